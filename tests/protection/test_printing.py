"""What a protected report holds: no figure that it hides, wherever it would stand."""

import json
import logging
import pickle
import zipfile
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

import uri
from tests.factories import with_cell
from uri.aggregate import Leeg
from uri.protection.printing import protected_report
from uri.publish import FORMS, publicatiedocument, to_markdown, write_publication
from uri.taxonomy import Basis

EXAMPLE = Path(__file__).parents[2] / "examples" / "bzk-2023"
BELEID = uri.Beleid(drempel=3, bron="Besluit")
RARE = 7654321
"""A number that nothing else holds."""

WRITTEN_FORMS = [name for name in FORMS if name != "pdf"]
"""All forms but the PDF, which is the page again, set by an engine that is not always there."""


@pytest.fixture(scope="module")
def example() -> uri.Rapport:
    return uri.rapport(uri.read_dossier(EXAMPLE))


@pytest.fixture(scope="module")
def protected(example: uri.Rapport) -> uri.Bescherming:
    return uri.protect([example], BELEID)


def test_no_form_holds_a_hidden_figure(example: uri.Rapport, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    place = ("positie", "aangetoond")
    planted = with_cell(example, "schendingen", place, RARE)
    with caplog.at_level(logging.DEBUG):
        report = protected_report(planted, [("schendingen", place)], BELEID)
        write_publication(publicatiedocument(report), tmp_path, WRITTEN_FORMS, None)
    assert report["schendingen"][place] is Leeg.ONDERDRUKT
    written = dict(_contents(tmp_path))
    assert len(written) > len(WRITTEN_FORMS)
    assert [name for name, contents in written.items() if _holds(contents)] == []
    told = [
        repr(report),
        report.to_text("nl"),
        report.to_text("en"),
        to_markdown(report),
        report._repr_html_(),
        caplog.text,
    ]
    assert not [text for text in told if _holds(text.encode())]
    assert not _holds(pickle.dumps(report))


def test_the_search_finds_a_figure_that_is_shown(example: uri.Rapport, tmp_path: Path) -> None:
    planted = with_cell(example, "schendingen", ("positie", "aangetoond"), RARE)
    write_publication(publicatiedocument(planted), tmp_path, WRITTEN_FORMS, None)
    suffixes = {Path(name).suffix for name, contents in _contents(tmp_path) if _holds(contents)}
    assert suffixes >= {".html", ".json", ".csv", ".xml"}
    assert all(_holds(text.encode()) for text in (planted.to_text("nl"), planted.to_text("en"), to_markdown(planted)))
    assert _holds(pickle.dumps(planted))


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give what files hold, and what the files in packed ones hold."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.name, path.read_bytes()
        if path.is_file() and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                yield from ((name, packed.read(name)) for name in packed.namelist())


def _holds(contents: bytes) -> bool:
    return any(sign in contents for sign in (b"7654321", b"7.654.321", b"7,654,321", RARE.to_bytes(4, "little")))


def test_what_another_source_says_of_a_cell_goes(protected: uri.Bescherming) -> None:
    # The example states 21 reports of 2022 [S 23]; with 19 substantiated, 2 were not, so the 21 is hidden.
    assert protected.rapporten[0]["kerncijfers"]["meldingen", "2022"] is Leeg.ONDERDRUKT
    supplements = protected.rapporten[0].to_dict("nl")["aanvulling"]
    assert [name for name, part in supplements.items() if "elders" in part] == []


def test_the_basis_of_a_hidden_cell_says_nothing_of_its_number(example: uri.Rapport) -> None:
    place, told = ("onderzoeken", "2023"), set()
    for basis in Basis:
        table = example["kerncijfers"]
        row = [row.code for row in table.rijen].index(place[0])
        column = [column.naam for column in table.kolommen].index(place[1])
        bases = [list(line) for line in table.bases]
        bases[row][column] = basis
        other = attrs.evolve(table, bases=tuple(map(tuple, bases)))
        report = attrs.evolve(example, tabellen={**example.tabellen, "kerncijfers": other})
        told.add(json.dumps(protected_report(report, [("kerncijfers", place)], BELEID).to_dict("nl")))
    assert len(told) == 1


def test_a_rate_goes_with_the_count_that_it_is_worked_out_from(example: uri.Rapport) -> None:
    report = protected_report(example, [("kerncijfers", ("meldingen", "2022"))], BELEID)
    assert report["kerncijfers"]["meldingen_per_100_medewerkers", "2022"] is Leeg.ONDERDRUKT


def test_the_list_of_cases_goes(protected: uri.Bescherming) -> None:
    assert len(protected.rapporten[0]["overzicht"].rijen) == 0


def test_protecting_twice_changes_nothing(protected: uri.Bescherming) -> None:
    again = uri.protect(protected.rapporten, BELEID)
    assert again.rapporten[0].to_dict("nl") == protected.rapporten[0].to_dict("nl")


def test_the_same_reports_give_the_same_bytes(example: uri.Rapport, protected: uri.Bescherming) -> None:
    again = uri.protect([example], BELEID)
    assert again.bewijs.to_json() == protected.bewijs.to_json()
    assert again.rapporten[0].to_dict("nl") == protected.rapporten[0].to_dict("nl")
