"""What the installed library does, with nothing but what it needs beside it, and far from its sources.

`build.py` runs this in an environment that holds the wheel and its dependencies only, in a folder that holds a copy of
the examples only. It prints nothing when all is well.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import requires, version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import uri
from uri import taxonomy

EXTRAS = {
    "spreadsheets": "xlsxwriter",
    "parquet": "pyarrow",
    "solver": "highspy",
    "privacy": "stdnum",
    "testing": "hypothesis",
    "engines": "narwhals",
    "completion": "shtab",
}


LEZING = {"Geen afdoening": "aangetoond"}
OF_ANOTHER_ENGINE: Any = object()
LONGEST = 2_000
"""So much of what a command printed is repeated."""


def main() -> None:
    """Try everything, in the order in which a user meets it."""
    the_import_is_light()
    no_extra_is_there()
    all_files_are_there()
    an_example_is_read()
    the_command_does_its_work()
    a_missing_extra_is_named()
    what_has_another_way_needs_no_extra()


def the_import_is_light() -> None:
    assert not {"pandas", "numpy"} & {*sys.modules}
    assert Path(uri.__file__).is_relative_to(sys.prefix), uri.__file__
    assert uri.__version__ == version("uri-integriteit")
    assert not set(uri.__all__) - set(dir(uri))


def no_extra_is_there() -> None:
    """Else this would say nothing of those who install none."""
    needed = " ".join(requires("uri-integriteit") or ())
    assert all(f'extra == "{extra}"' in needed or f"extra == '{extra}'" in needed for extra in EXTRAS), needed
    assert not [module for module in EXTRAS.values() if find_spec(module)]


def all_files_are_there() -> None:
    assert files("uri").joinpath("py.typed").is_file()
    assert list(Path(taxonomy.__file__).parent.rglob("*.toml"))
    assert "bzk-2023" in uri.edities()
    for name in uri.edities():
        assert uri.editie(name).rows("schendingen")
    for name in taxonomy.afdoening_edities():
        assert taxonomy.afdoening_editie(name).rows("afdoeningen")
    for codes in (uri.Schendingstype, uri.Afdoening, uri.Uitkomst, uri.Soort, uri.Meldkanaal, uri.Opvolging):
        assert all(code.label.nl and code.label.en for code in codes)


def an_example_is_read() -> None:
    """The figures are those of the README."""
    dossier = uri.read_dossier("bzk-2023")
    table = uri.schendingen(dossier)
    assert (table["omgangsvormen", "aangetoond"], table["totaal", "mogelijk"]) == (6, 26)
    assert table.to_frame().loc["totaal", "aangetoond"] == 15
    assert len(uri.rapport(dossier).tabellen) == 9


def the_command_does_its_work() -> None:
    """With the exit codes that are documented."""
    said(0, "report", "bzk-2023", shows="Totaaloverzicht van schendingen")
    said(0, "report", "bzk-2023", "--format", "json", shows='"schema": 1')
    said(0, "validate", "bzk-2023", shows="In orde: 0 fouten")
    said(1, "validate", "bzk-2023", "--fail-on", "warning", shows="Niet in orde")
    said(1, "audit", "defensie-2022", shows="= 371 is niet gelijk aan Totaal (2021): 271")
    said(0, "codes", "uitkomst", "--language", "en", shows="Substantiated")
    said(0, "--version", shows=uri.__version__)
    said(2, "report", "er-is-niets.csv", shows="er-is-niets.csv")
    said(2, "report", shows="PATH")


def a_missing_extra_is_named() -> None:
    said(2, "completion", "bash", shows='pip install "uri-integriteit[completion]"')
    said(2, "template", "leeg.xlsx", shows='pip install "uri-integriteit[spreadsheets]"')
    said(2, "publish", "bzk-2023", "--out", "uit", "--format", "html", shows='pip install "uri-integriteit[documents]"')
    said(1, "audit", "defensie-2022", shows="highspy")
    register = uri.read_register("bzk-2023/zaken.csv", constants={"verslagjaar": 2023}, lezing=LEZING)
    refused("spreadsheets", lambda: uri.write_register(register, "zaken.xlsx"))
    refused("parquet", lambda: uri.write_register(register, "zaken.parquet"))
    refused("engines", lambda: uri.Register.from_frame(OF_ANOTHER_ENGINE))
    tallies = uri.check(melding("Bel 06-12345678.")).tallies
    assert tallies["URI-M-telefoonnummer"].not_evaluable == tallies["URI-M-bsn"].not_evaluable == 1


def what_has_another_way_needs_no_extra() -> None:
    cases = [melding("Verzonnen.")]
    assert uri.records_from_json(uri.records_to_json(cases)) == cases
    uri.write_register(uri.Register.from_records(cases), "zaken.json")
    assert uri.read_register("zaken.json").to_records() == cases


def melding(omschrijving: str) -> uri.Melding:
    return uri.Melding(
        hoofdcategorie=uri.Schendingstype.GEWELD,
        uitkomst=uri.Uitkomst.LOPEND,
        verslagjaar=2024,
        omschrijving=omschrijving,
    )


def refused(extra: str, use: Callable[[], object]) -> None:
    """Use what is not there; it is refused, with the way to install it."""
    told = ""
    try:
        use()
    except uri.MissingExtraError as error:
        told = error.to_text("en")
    assert f'pip install "uri-integriteit[{extra}]"' in told, f"{extra}: {told}"


def said(code: int, *arguments: str, shows: str) -> None:
    """Run the command that was installed; it ends with `code`, and shows some words."""
    command = shutil.which("uri", path=str(Path(sys.executable).parent))
    assert command, "the command is not installed"
    done = subprocess.run(
        [command, *arguments], check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    assert done.returncode == code, f"{arguments}: {done.returncode} with {done.stdout[-LONGEST:]}"
    assert shows in done.stdout, f"{arguments}: no {shows!r} in {done.stdout[-LONGEST:]}"


if __name__ == "__main__":
    main()
