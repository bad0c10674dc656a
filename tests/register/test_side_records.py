"""The records beside the cases, read from sheets: closed lists of columns, and every fault told."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import pytest

from uri.errors import RejectedRowsError, UriError
from uri.findings import Findings
from uri.model import FinancieelBelang, Klacht, Personeel, Sessie
from uri.register import Cell, Reader, Sheet

Place: TypeAlias = tuple[int | None, str | None]


def sheet(*rows: Mapping[str, Cell]) -> Sheet:
    """Lay rows out below a header row."""
    headers = tuple(dict.fromkeys(header for row in rows for header in row))
    cells = tuple([row.get(header) for row in rows] for header in headers)
    return Sheet(file="r.csv", headers=headers, columns=cells, rows=range(2, len(rows) + 2))


def told(findings: Findings) -> list[Place]:
    return [(finding.place.row, finding.place.column) for finding in findings]


def test_side_records_are_read_by_their_own_columns() -> None:
    rows = sheet({"Jaar": "2023", "Soort sessie": "Introductiemodule", "Aantal keer": "6"})
    assert Reader.of().records(rows, Sessie) == [Sessie(jaar=2023, sessie="Introductiemodule", aantal=6)]
    staff = sheet({"jaar": 2023, "aantal": 9000, "bereik": None, "zonder": "RCN|RVB"})
    [found] = Reader.of().records(staff, Personeel)
    assert found.buiten == {"RCN", "RVB"}


def test_complaints_keep_what_an_organisation_adds() -> None:
    rows = sheet({"oordeel": "Ongegrond", "Zaal": "3"}, {"oordeel": None, "Zaal": None})
    assert [dict(found.eigen) for found in Reader.of(jaar=2023).records(rows, Klacht)] == [{"Zaal": "3"}, {}]


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        (
            [{"sessie": "a", "aantal": "3.9"}, {"sessie": None, "aantal": -1}],
            [(2, "aantal"), (3, "sessie"), (3, "aantal")],
        ),
        ([{"sessie": "a"}], [(None, None)]),
        ([{"sessie": "a", "aantal": 1, "Zaal": "3"}], [(None, "Zaal")]),
    ],
    ids=["cells", "missing column", "strange column"],
)
def test_every_fault_of_side_records_is_told(rows: list[Mapping[str, Cell]], faults: list[Place]) -> None:
    with pytest.raises(UriError) as caught:
        Reader.of(jaar=2023).records(sheet(*rows), Sessie)
    assert set(told(caught.value.findings)) == set(faults)
    assert len(caught.value.findings) == len(faults)


@pytest.mark.parametrize(
    ("klasse", "row"),
    [
        (FinancieelBelang, {"jaar": 2023, "groep": None, "onderdeel": None, "meldplicht": 1}),
        (Klacht, {"datum melding": None, "oordeel": "gegrond"}),
    ],
    ids=["FinancieelBelang", "Klacht"],
)
def test_every_side_record_that_cannot_be_made_is_told_in_dutch(klasse: type[Any], row: Mapping[str, Cell]) -> None:
    with pytest.raises(RejectedRowsError) as caught:
        Reader.of().records(sheet(row, row), klasse)
    assert [finding.place.row for finding in caught.value.findings] == [2, 3]
    assert all(finding.message.nl != finding.message.en for finding in caught.value.findings)
