"""One raw cell to one value, by the form of its field: a reader that is not sure refuses."""

from datetime import UTC, date, datetime
from math import inf, nan

import pytest

from uri.model import Field, FieldForm
from uri.register import Cell
from uri.register.parsing.cell_readers import CellError, pieces_of, text, value
from uri.taxonomy import Schendingstype, editie

FINANCIEEL, POSITIE = Schendingstype.FINANCIEEL, Schendingstype.POSITIE


def read(vorm: FieldForm, cell: Cell) -> object:
    return value(cell, Field(name="veld", form=vorm), editie("bzk-2023").parse)


def fault(vorm: FieldForm, cell: Cell) -> CellError:
    with pytest.raises(CellError) as caught:
        read(vorm, cell)
    return caught.value


@pytest.mark.parametrize("cell", [None, nan], ids=repr)
@pytest.mark.parametrize("vorm", FieldForm)
def test_an_empty_cell_is_no_value_in_any_form(vorm: FieldForm, cell: Cell) -> None:
    assert read(vorm, cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "2023-02-01",
        "2023-2-1",
        " 2023-02-01 ",
        "2023-02-01T00:00:00",
        "2023-02-01 00:00",
        "2023-02-01 00:00:00.000",
        "01-02-2023",
        "1-2-2023",
        "1/2/2023",
        "01.02.2023",
        date(2023, 2, 1),
        datetime(2023, 2, 1),  # noqa: DTZ001 (a spreadsheet has no time zones)
        datetime(2023, 2, 1, tzinfo=UTC),
    ],
    ids=repr,
)
def test_a_day_is_iso_or_dutch_or_a_date_of_the_file(cell: Cell) -> None:
    """The Dutch write the day first: 1/2/2023 is the first of February."""
    assert read(FieldForm.DATUM, cell) == date(2023, 2, 1)


@pytest.mark.parametrize("cell", ["29-02-2024", "01-01-1900", "31-12-9999"])
def test_the_outermost_days_exist(cell: str) -> None:
    day, month, year = map(int, cell.split("-"))
    assert read(FieldForm.DATUM, cell) == date(year, month, day)


@pytest.mark.parametrize(
    "cell",
    [
        "30-02-2023",
        "2023-02-30",
        "29-02-2023",
        "12-31-2023",
        "00-01-2023",
        "31-12-1899",
        "1899-12-31",
        date(1899, 12, 31),
        "31-12-23",
        "23-12-31",
        45291,
        45291.0,
        "45291",
        20231231,
        "20231231",
        "2023",
        "31 december 2023",
        "2023-12-31 13:45",
        datetime(2023, 12, 31, 13, 45),  # noqa: DTZ001 (a spreadsheet has no time zones)
        "31-12/2023 ?",
        True,
        ("2023-12-31",),
    ],
    ids=repr,
)
def test_what_is_not_plainly_a_day_from_1900_on_is_refused(cell: Cell) -> None:
    assert fault(FieldForm.DATUM, cell).rule == "URI-I-datum"


@pytest.mark.parametrize("cell", [2023, "2023", " 2023 ", 2023.0], ids=repr)
def test_a_year_is_a_whole_number(cell: Cell) -> None:
    assert read(FieldForm.JAAR, cell) == 2023


@pytest.mark.parametrize(
    "cell",
    ["23", 23, 1899, 10_000, 2023.5, "2023,5", "2.023", "tweeduizend", "-2023", -2023, True, date(2023, 1, 1)],
    ids=repr,
)
def test_what_is_not_plainly_a_year_is_refused(cell: Cell) -> None:
    assert fault(FieldForm.JAAR, cell).rule == "URI-I-jaar"


@pytest.mark.parametrize(
    ("cell", "count"), [(0, 0), ("0", 0), (12, 12), (" 12 ", 12), (12.0, 12), (2**31 - 1, 2**31 - 1)], ids=repr
)
def test_a_count_is_a_whole_number_of_zero_or_more(cell: Cell, count: int) -> None:
    found = read(FieldForm.AANTAL, cell)
    assert (found, type(found)) == (count, int)


@pytest.mark.parametrize(
    "cell",
    [3.9, "3.9", "3,9", "1.234", "1,234", "1 234", "1'234", -1, "-1", "+1", "drie", "1e3", True, False, 2**31, inf],
    ids=repr,
)
def test_what_is_not_plainly_a_count_is_refused(cell: Cell) -> None:
    """Not rounded, not read as true, and no thousands guessed: 1.234 could be either."""
    assert fault(FieldForm.AANTAL, cell).rule == "URI-I-aantal"


@pytest.mark.parametrize(("cell", "number"), [("2,5", 2.5), ("2.5", 2.5), (2.5, 2.5), (2, 2.0), ("0", 0.0)], ids=repr)
def test_a_number_may_have_a_dutch_or_an_english_fraction(cell: Cell, number: float) -> None:
    assert read(FieldForm.GETAL, cell) == number


@pytest.mark.parametrize(
    "cell", ["1.234,5", "1.234.567", "1 234", "-1", -0.5, "1e3", "veel", "nan", inf, True, date(2023, 1, 1)], ids=repr
)
def test_what_is_not_plainly_a_number_is_refused(cell: Cell) -> None:
    assert fault(FieldForm.GETAL, cell).rule == "URI-I-getal"


def test_a_number_that_may_hold_thousands_is_refused() -> None:
    assert fault(FieldForm.GETAL, "1.234").rule == "URI-I-getal"


@pytest.mark.parametrize(
    "cell", ["financieel", "Financiële schendingen (in de zakelijke sfeer)", "FINANCIËLE SCHENDING"]
)
def test_a_code_is_its_value_or_a_label_of_the_edition(cell: str) -> None:
    assert read(FieldForm.CODE, cell) is FINANCIEEL


@pytest.mark.parametrize("cell", ["onzin", 3, True, "financieel|positie", ("financieel", "positie")], ids=repr)
def test_anything_else_is_no_code(cell: Cell) -> None:
    assert fault(FieldForm.CODE, cell).rule == "URI-I-label"


def test_a_misspelt_label_is_refused_with_the_nearest_one() -> None:
    refused = fault(FieldForm.CODE, "Financiele schendign")
    assert refused.hint is not None
    assert "“Financiële schending”" in refused.hint.nl


@pytest.mark.parametrize(
    "cell",
    [
        "financieel|positie",
        " Financiële schendingen | positie |",
        ("financieel", "positie"),
        ("financieel ", "", "positie"),
    ],
    ids=repr,
)
def test_several_codes_stand_in_one_cell(cell: Cell) -> None:
    assert read(FieldForm.CODES, cell) == (FINANCIEEL, POSITIE)


@pytest.mark.parametrize("cell", ["|", " | |"])
def test_separators_alone_are_no_codes(cell: Cell) -> None:
    assert read(FieldForm.CODES, cell) == ()


@pytest.mark.parametrize("cell", ["financieel|financieel", ("financieel", "Financiële schendingen")], ids=repr)
def test_a_code_that_stands_twice_in_one_cell_is_refused(cell: Cell) -> None:
    assert fault(FieldForm.CODES, cell).rule == "URI-I-dubbel"


def test_one_unknown_label_refuses_the_whole_cell() -> None:
    refused = fault(FieldForm.CODES, "financieel|onzin")
    assert (refused.rule, refused.message.nl) == ("URI-I-label", "“onzin” staat niet in editie bzk-2023.")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (" a b ", " a b "),
        (7, "7"),
        (2023001.0, "2023001"),
        (2.5, "2.5"),
        (True, "ja"),
        (False, "nee"),
        (date(2023, 12, 31), "2023-12-31"),
        (datetime(2023, 12, 31), "2023-12-31"),  # noqa: DTZ001 (a spreadsheet has no time zones)
        (datetime(2023, 12, 31, 13, 45), "2023-12-31T13:45:00"),  # noqa: DTZ001 (idem)
        (("a", "b"), "a|b"),
    ],
    ids=repr,
)
def test_a_cell_reads_as_the_text_that_a_user_would_write(cell: Cell, written: str) -> None:
    assert text(cell) == written


@pytest.mark.parametrize("vorm", [FieldForm.NAAM, FieldForm.TEKST])
@pytest.mark.parametrize(("cell", "kept"), [(" a\r\nb ", "a\nb"), ("  ", None), ("", None), (7.0, "7")], ids=repr)
def test_a_text_loses_outer_space_and_foreign_line_ends_only(vorm: FieldForm, cell: Cell, kept: str | None) -> None:
    assert read(vorm, cell) == kept


@pytest.mark.parametrize("vorm", [FieldForm.NAAM, FieldForm.TEKST])
def test_half_a_character_is_no_text(vorm: FieldForm) -> None:
    assert fault(vorm, "a\ud800").rule == "URI-I-teken"


def test_the_parts_of_a_cell_are_its_texts_without_the_empty_ones() -> None:
    assert pieces_of(" a |b||") == pieces_of(("a", " b", "")) == ["a", "b"]


def test_a_refused_cell_is_quoted_in_short() -> None:
    """A finding quotes at most 40 characters of a cell."""
    assert fault(FieldForm.DATUM, "x" * 100).message.nl == f"“{'x' * 39}…” is geen datum."
