"""A day is read where its form leaves no doubt, and what is refused is refused for the reason that is true of it."""

import io
import json
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.languages import Text
from uri.reading import read_register
from uri.register import Register
from uri.register.parsing.day_reader import as_day
from uri.register.parsing.written_dates import WrittenDates

DAY = date(2023, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        *("2023-12-31", "31-12-2023", "31/12/2023", "31.12.2023", " 2023-12-31 "),
        *("2023-12-31T00:00", "2023-12-31 00:00:00", "2023-12-31T00:00:00.000Z", "2023-12-31T00:00:00+00:00"),
        *("2023-12-31T00:00:00+0100", "31-12-2023 00:00:00"),
    ],
)
def test_a_day_is_read(text: str) -> None:
    assert as_day(text) == DAY


def test_a_day_or_month_without_a_zero_is_read() -> None:
    assert (as_day("2023-1-5"), as_day("5-1-2023")) == (date(2023, 1, 5), date(2023, 1, 5))


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("2023-12-31T14:30:00Z", "tijdzone"),
        ("2023-12-31T14:30:00+02:00", "tijdzone"),
        ("2023-12-31 14:30 CET", "tijdzone"),
        ("2023-12-31T14:30", "met een tijd."),
        ("31-12-2023 8:05", "met een tijd."),
        (datetime(2023, 12, 31, 14, 30), "met een tijd."),  # noqa: DTZ001 (a cell has no time zone)
        ("31-12-23", "twee cijfers"),
        ("31/12/'23", "twee cijfers"),
        ("31 december 2023", "in woorden"),
        ("31-dec-2023", "in woorden"),
        ("December 31, 2023", "in woorden"),
        ("31 dec. 23", "in woorden"),
        ("zo 31 dec 2023", "in woorden"),
        ("2023/12/31", "zonder streepjes"),
        ("20231231", "zonder streepjes"),
        ("45291", "een getal"),
        (45291.5, "een getal"),
        ("12-2023", "geen hele datum"),
        ("31-02-2023", "geen bestaande dag"),
        ("12/31/2023", "geen bestaande dag"),
        ("1023-01-01", "geen dag vanaf"),
        (date(1023, 1, 1), "geen dag vanaf"),
        ("onbekend", "geen datum"),
        ("x" * 10_000, "geen datum"),
        (True, "geen datum"),
    ],
)
def test_the_reason_is_the_true_one(cell: object, words: str) -> None:
    reason = as_day(cell)  # type: ignore[arg-type]  # (some are no cells)
    assert isinstance(reason, Text)
    assert words in reason.nl


@pytest.mark.parametrize("midnight", ["2023-12-31T00:00:00Z", "2023-12-31T00:00:00+00:00", "2023-12-31T00:00:00"])
def test_midnight_is_one_day_in_every_format(midnight: str) -> None:
    case = {"categorie": "geweld", "uitkomst": "aangetoond", "afgerond": midnight}
    moment = datetime.fromisoformat(midnight)
    table = f"categorie;uitkomst;afgerond\ngeweld;aangetoond;{midnight}\n"
    parquet = io.BytesIO()
    pd.DataFrame([case | {"afgerond": moment}]).to_parquet(parquet)
    registers = [
        read_register(io.StringIO(table), format="csv"),
        read_register(io.StringIO(json.dumps([case])), format="json"),
        read_register(io.StringIO(json.dumps(case)), format="jsonl"),
        read_register(io.BytesIO(parquet.getvalue()), format="parquet"),
        Register.from_frame(pd.DataFrame([case | {"afgerond": moment}])),
        Register.from_frame(pd.DataFrame([case])),
    ]
    assert [register[0].afgerond for register in registers] == [DAY] * len(registers)
    assert moment.tzinfo in {None, UTC}


@pytest.mark.parametrize("table", ["categorie;uitkomst;jaar;x\ngeweld;aangetoond;2023;{}\n", "categorie;{};x\n1;2;3"])
def test_a_field_that_is_too_long_is_named(table: str) -> None:
    with pytest.raises(ValueError, match=r"langer dan 131\.072 tekens"):
        read_register(io.StringIO(table.format("a" * 140_000)), format="csv")


@pytest.mark.parametrize("cell", [DAY, "2023-12-31T00:00:00Z", "31-12-2023 00:00", datetime(2023, 12, 31)])  # noqa: DTZ001 (a cell has no time zone)
def test_midnight_is_that_day_in_an_excel_file(tmp_path: Path, cell: object) -> None:
    path = tmp_path / "zaken.xlsx"
    frame = pd.DataFrame([{"categorie": "geweld", "uitkomst": "aangetoond", "afgerond": cell}])
    frame.to_excel(path, index=False, engine="openpyxl")
    assert read_register(path)[0].afgerond == DAY


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
><office:body><office:spreadsheet><table:table table:name="a">{}</table:table></office:spreadsheet></office:body>
</office:document-content>"""


def _ods_text(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


@pytest.mark.parametrize(
    "cell",
    [
        '<table:table-cell office:value-type="date" office:date-value="2023-12-31"/>',
        '<table:table-cell office:value-type="date" office:date-value="2023-12-31T00:00:00"/>',
        _ods_text("2023-12-31T00:00:00Z"),
        _ods_text("31-12-2023 00:00"),
    ],
)
def test_midnight_is_that_day_in_an_opendocument_file(tmp_path: Path, cell: str) -> None:
    heads = "".join(map(_ods_text, ("categorie", "uitkomst", "afgerond")))
    values = "".join(map(_ods_text, ("geweld", "aangetoond"))) + cell
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in (heads, values))
    path = tmp_path / "zaken.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(rows))
    assert read_register(path)[0].afgerond == DAY


WRITTEN = st.one_of(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)).flatmap(
        lambda day: st.sampled_from(
            [f"{day:%Y-%m-%d}", f"{day:%d-%m-%Y}", f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}T00:00:00Z"]
        )
    ),
    st.from_regex(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}( 00:00)?", fullmatch=True),
    st.dates(date(1900, 1, 1)),
)


@given(cell=WRITTEN)
def test_a_mapping_reads_every_day_that_is_read_without_one_as_the_same(cell: str | date) -> None:
    """A mapping reads more forms, by the column that a cell stands in; alone in it, a cell is no other day."""
    day = as_day(cell)
    if isinstance(day, date):
        assert WrittenDates.of([cell]).read(cell) == day
