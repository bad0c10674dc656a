"""The example row of an empty register: left out by its two marks, and by nothing less."""

import pandas as pd
import pytest

import uri
from uri.errors import RejectedRowsError
from uri.register import Reader, Reading, Sheet
from uri.register.parsing.example_rows import EXAMPLE_KIND, EXAMPLE_REFERENCE

HEADERS = ("kenmerk", "soort", "categorie", "uitkomst", "jaar")
CASE = ("1", "melding", "geweld", "aangetoond", 2024)
EXAMPLE = (EXAMPLE_REFERENCE.nl, EXAMPLE_KIND.nl, "geweld", "aangetoond", 2024)


def _read(*rows: tuple[object, ...], koppeling: uri.Koppeling | None = None) -> Reading:
    columns = tuple(map(list, zip(*rows, strict=True)))
    sheet = Sheet(file="zaken.xlsx", headers=HEADERS, columns=columns, rows=range(2, 2 + len(rows)))
    return Reading.of(Reader.of(koppeling=koppeling).cases(sheet))


@pytest.mark.parametrize("koppeling", [None, uri.Koppeling(kolommen={"categorie": "hoofdcategorie"})])
def test_an_example_is_left_out_wherever_it_stands_and_named(koppeling: uri.Koppeling | None) -> None:
    reading = _read(CASE, EXAMPLE, CASE, koppeling=koppeling)
    assert (len(reading.register), reading.rows, reading.rejected, reading.left_out) == (2, 3, (), (3,))
    (notice,) = reading.findings
    assert (notice.rule, notice.severity.value, notice.place.row) == ("URI-I-weggelaten", "notice", 3)


def test_an_example_in_english_is_one_too() -> None:
    assert _read((EXAMPLE_REFERENCE.en, EXAMPLE_KIND.en, *EXAMPLE[2:])).left_out == (2,)


@pytest.mark.parametrize(
    "row",
    [
        (EXAMPLE_REFERENCE.nl, "melding", *EXAMPLE[2:]),
        (EXAMPLE_REFERENCE.nl.lower(), None, *EXAMPLE[2:]),
        ("VOORBEELD 1", "signaal", *EXAMPLE[2:]),
    ],
)
def test_a_case_that_looks_like_the_example_is_read(row: tuple[object, ...]) -> None:
    reading = _read(row)
    assert (len(reading.register), reading.left_out, reading.rejected) == (1, (), ())


def test_a_case_written_over_the_example_is_refused_until_its_kind_is_said() -> None:
    """It is neither counted nor lost: the row says that it does not count, and is no longer the example."""
    reading = _read(("24-001", *EXAMPLE[1:]))
    assert (reading.rejected, reading.left_out) == ((2,), ())
    assert [finding.place.column for finding in reading.findings] == ["soort"]


def test_what_is_wrong_with_the_example_itself_is_not_told() -> None:
    reading = _read((*EXAMPLE[:2], "bestaat niet", "ook niet", 2024), CASE)
    assert (len(reading.register), reading.rejected) == (1, ())


def test_a_frame_knows_the_example_and_a_count_of_its_rows_refuses_it() -> None:
    frame = pd.DataFrame([CASE, EXAMPLE], columns=HEADERS)
    assert len(uri.Register.from_frame(frame)) == 1
    with pytest.raises(RejectedRowsError):
        uri.Kubus.from_frame(frame)
