"""Make the pages that `make check-pages` looks at: python tests/pages/make_pages.py FOLDER."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import uri
from tests.pages.made_up import ministry, nothing
from uri.languages import Language
from uri.publish import Stijl, publicatiedocument, write_publication

ROOT = Path(__file__).parents[2]
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><path fill="#a90061" d="M5 5h80v50H5z"/></svg>'


def main(folder: Path) -> None:
    """Write each page into a folder of its own."""
    example = uri.read_dossier(ROOT / "examples" / "bzk-2023")
    with tempfile.TemporaryDirectory() as beside:
        logo = Path(beside) / "logo.svg"
        logo.write_text(LOGO, encoding="utf-8")
        stijl = Stijl(kleur="#a90061", logo=logo, logo_tekst="Ministerie")
        languages: tuple[Language, ...] = ("nl", "en")
        for language in languages:
            for name, dossier, chosen in (
                ("example", example, None),
                ("ministry", ministry(), stijl),
                ("nothing", nothing(), None),
            ):
                document = publicatiedocument(dossier, language=language)
                write_publication(document, folder / name, ["html"], chosen)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
