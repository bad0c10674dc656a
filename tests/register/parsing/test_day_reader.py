"""A day is read where its form leaves no doubt, and what is refused is refused for the reason that is true of it."""

import io
import json
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from uri.languages import Text
from uri.reading import read_register
from uri.register import Register
from uri.register.parsing.day_reader import as_day

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
