"""Data packages for tests: of the example, of a ministry that says all of its publication, and with odd names."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from tests.pages.made_up import ministry
from uri import Dossier, read_dossier
from uri.aggregate import Publicatiegegevens
from uri.languages import Language
from uri.publish import Publicatiedocument, Stijl, publicatiedocument
from uri.publish.data_package.package_files import render

EXAMPLE = Path(__file__).parents[3] / "examples" / "bzk-2023"
DETAILS = Publicatiegegevens(
    datum=date(2024, 7, 1),
    tooi="https://identifier.overheid.nl/tooi/id/gemeente/gm9999",
    contact="vragen@voorbeeld.nl",
    licentie="https://creativecommons.org/publicdomain/zero/1.0/",
)


def document(
    source: Dossier, language: Language = "nl", details: Publicatiegegevens | None = None
) -> Publicatiedocument:
    return publicatiedocument(source, language=language, publicatie=details)


@cache
def example(language: Language = "nl") -> dict[str, bytes]:
    return render(document(read_dossier(EXAMPLE), language), Stijl())


@cache
def told(language: Language = "nl") -> dict[str, bytes]:
    """Return the package of a ministry whose dossier says all that a catalogue asks for."""
    return render(document(ministry(), language, DETAILS), Stijl())


def written(files: dict[str, bytes], folder: Path) -> Path:
    """Write a package to a folder."""
    folder.mkdir(exist_ok=True)
    for name, contents in files.items():
        (folder / name).write_bytes(contents)
    return folder
