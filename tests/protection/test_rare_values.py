"""What is hidden stands nowhere: rare values are planted, and sought in all that is written, printed, told and kept."""

from __future__ import annotations

import logging
import pickle
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest

import uri
from tests.factories import dossier, melding, register, signaal, with_cell
from uri.aggregate import Leeg
from uri.aggregate.tables.cells import CellKey
from uri.aggregate.tables.table_relations import Elders, Relatie, RelatieSoort
from uri.languages import Text, same
from uri.protection.printing import protected_report
from uri.publish import FORMS, publicatiedocument, to_csv, to_json, to_markdown, write_publication

EXAMPLE = Path(__file__).parents[2] / "examples" / "bzk-2023"
BELEID = uri.Beleid(drempel=3, bron="Besluit")
WORD = "zeldzaamwoord"
PLACES: list[tuple[str, CellKey]] = [
    ("kerncijfers", ("onderzoeken", "2023")),
    ("kerncijfers", ("meldingen", "2022")),
    ("schendingen", ("positie", "aangetoond")),
    ("schendingen", ("positie", "mogelijk")),
    ("aangetoond_per_jaar", ("financieel", "2020")),
    ("signalen", ("financieel", "aantal")),
    ("afdoeningen", ("berisping", "aantal")),
]
PLANTED = {place: 7_654_300 + number for number, place in enumerate(PLACES)}
"""A number for each place that nothing else holds."""
RATE, NOTED, ELSEWHERE = 7_654_320.25, 7_654_321, 7_654_322
NUMBERS = [*PLANTED.values(), int(RATE), NOTED, ELSEWHERE]
_RARE = re.compile(rb"7[., ]?654[., ]?3\d\d|" + WORD.encode(), re.IGNORECASE)
_PAIR = re.compile(rb"7\xc2\xa0654|7\xe2\x80\xaf654")

WRITTEN_FORMS = [name for name in FORMS if name != "pdf"]
"""All forms but the PDF, which is set by an engine that is not always there."""


def is_rare(contents: bytes) -> bool:
    """Tell whether something holds a planted value: in any notation, or as the bytes of a number or in a pickle."""
    packed = any(number.to_bytes(4, "little") in contents for number in NUMBERS)
    return packed or bool(_RARE.search(contents) or _PAIR.search(contents))


@pytest.fixture(scope="module")
def planted() -> uri.Rapport:
    """The example, with rare numbers in cells, notes and what other sources say, and a rare word in the list."""
    report = uri.rapport(uri.read_dossier(EXAMPLE))
    for (name, place), number in PLANTED.items():
        report = with_cell(report, name, place, number)
    report = with_cell(report, "kerncijfers", ("meldingen_per_100_medewerkers", "2022"), RATE)  # type: ignore[arg-type]
    report = with_cell(report, "overzicht", ("1", "omschrijving"), same(WORD))  # type: ignore[arg-type]
    told = Relatie(
        RelatieSoort.OPGEGEVEN,
        (("positie", "mogelijk"),),
        (),
        elders=(Elders(label=same("een ander register"), aantal=ELSEWHERE, naam="meldingen"),),
    )
    tables = {name: attrs.evolve(table, noten=(*table.noten, _note(NOTED))) for name, table in report.items()}
    tables["schendingen"] = attrs.evolve(tables["schendingen"], relaties=(*tables["schendingen"].relaties, told))
    return attrs.evolve(report, tabellen=tables)


def _note(number: int) -> Text:
    return Text("Hiervan lopen er nog {}.", "Of these {} still run.").format(number)


@pytest.fixture(scope="module")
def protected(planted: uri.Rapport) -> uri.Rapport:
    return protected_report(planted, PLACES, BELEID)


def told(report: uri.Rapport) -> Iterator[tuple[str, bytes]]:
    """Give every way in which a report shows itself, with what it then says."""
    ways: Mapping[str, Callable[[], str]] = {
        "repr": lambda: repr(report),
        "tables": lambda: repr([*report.values()]),
        "html": report._repr_html_,
        "markdown": lambda: to_markdown(report),
        "frames": lambda: "".join(table.to_frame().to_csv() for table in report.values()),
        "text nl": lambda: report.to_text("nl"),
        "text en": lambda: report.to_text("en"),
        "json nl": lambda: to_json(report, "nl"),
        "json en": lambda: to_json(report, "en"),
        "csv nl": lambda: str(to_csv(report, "nl")),
        "csv en": lambda: str(to_csv(report, "en")),
    }
    yield from ((name, way().encode()) for name, way in ways.items())
    yield "pickle", pickle.dumps(report)


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give what files hold, and what the files in packed ones hold."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.name, path.read_bytes()
        if path.is_file() and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                yield from ((f"{path.name}/{name}", packed.read(name)) for name in packed.namelist())


def rare(found: Iterable[tuple[str, bytes]]) -> list[str]:
    return [name for name, contents in found if is_rare(contents)]


def test_no_form_holds_a_planted_value(
    protected: uri.Rapport, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert all(protected[name][place] is Leeg.ONDERDRUKT for name, place in PLACES)
    with caplog.at_level(logging.DEBUG):
        document = publicatiedocument(protected)
        write_publication(document, tmp_path, WRITTEN_FORMS, None)
    written = dict(files(tmp_path))
    assert len(written) > len(WRITTEN_FORMS)
    assert rare(written.items()) == []
    assert rare(told(protected)) == []
    kept = {"log": caplog.text, "findings": document.findings.to_text("nl"), "document": repr(document)}
    assert rare((name, text.encode()) for name, text in kept.items()) == []


def test_the_search_finds_what_is_not_hidden(planted: uri.Rapport, tmp_path: Path) -> None:
    write_publication(publicatiedocument(planted), tmp_path, WRITTEN_FORMS, None)
    suffixes = {Path(name).suffix for name in rare(files(tmp_path))}
    assert suffixes >= {".html", ".json", ".csv", ".xml"}
    assert set(rare(told(planted))) >= {"html", "markdown", "frames", "text nl", "json en", "csv nl", "pickle"}


def pdf_contents(path: Path) -> str:
    plumber = pytest.importorskip("pdfplumber")
    with plumber.open(path) as document:
        return "\n".join([str(document.metadata), *(page.extract_text() for page in document.pages)])


@pytest.mark.parametrize("is_protected", [True, False], ids=["protected", "planted"])
def test_a_pdf_holds_no_planted_value(tmp_path: Path, *, is_protected: bool) -> None:
    pytest.importorskip("weasyprint")
    report = uri.rapport(register(melding("positie", "aangetoond", "gesprek")))
    place = ("schendingen", ("positie", "mogelijk"))
    report = with_cell(report, *place, PLANTED[place])
    if is_protected:
        report = protected_report(report, [place], BELEID)
    write_publication(publicatiedocument(report), tmp_path, ["pdf"], None)
    (path,) = tmp_path.iterdir()
    assert is_rare(pdf_contents(path).encode()) is not is_protected


CASE: Mapping[str, Any] = {"omschrijving": f"Een {WORD} in de kluis"}


@pytest.fixture(scope="module")
def result() -> uri.Bescherming:
    """A release of a body with rare descriptions, of which most counts are small."""
    cases = [melding("positie", "aangetoond", "gesprek", **CASE), *[melding("prive", "aangetoond", "gesprek")] * 9]
    return uri.protect([uri.rapport(register(*cases, signaal("informatie")))], BELEID)


def test_a_release_tells_nothing_of_a_case(result: uri.Bescherming) -> None:
    kept = {
        "repr": repr(result),
        "text": result.to_text("nl"),
        "html": result._repr_html_(),
        "proof": result.bewijs.to_json(),
        "reasons": result.redenen.to_text(),
        "warnings": str(result.waarschuwingen),
    }
    assert rare((name, text.encode()) for name, text in kept.items()) == []
    assert rare([("pickle", pickle.dumps(result)), *told(result.rapporten[0])]) == []


def test_only_descriptions_stand_where_the_policy_wants_them() -> None:
    policy = attrs.evolve(BELEID, bijlage=uri.protection.Bijlage.OMSCHRIJVINGEN)
    cases = [melding("positie", "aangetoond", "gesprek", **CASE), *[melding("prive", "aangetoond", "gesprek")] * 9]
    report = protected_report(uri.rapport(dossier(*cases, omschrijvingen=True)), [], policy)
    assert "text nl" in rare(told(report))
    (cells,) = {tuple(map(str, cells[:1] + cells[2:])) for cells in report["overzicht"].cellen}
    assert set(cells) == {str(Leeg.ONDERDRUKT)}
