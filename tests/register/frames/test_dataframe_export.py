"""The register beside pandas: what a DataFrame holds, and what is read from one."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from tests.factories import melding
from uri.errors import RejectedRowsError, UnreadableError, UriError
from uri.model import Melding
from uri.register import REGISTER_FIELDS, Reader, Reading, Register, Sheet
from uri.register.frames.frame_sheets import frame_sheet
from uri.register.parsing.raw_sheet import RepeatedCells
from uri.testing import registers, zaken


def frame(**columns: Any) -> pd.DataFrame:  # noqa: ANN401 (what a frame takes for a column)
    """Make a frame of one valid case, with columns beside it or in place of it."""
    return pd.DataFrame(
        {"hoofdcategorie": ["financieel"], "uitkomst": ["aangetoond"], "verslagjaar": [2023], **columns}
    )


def read(**columns: Any) -> Melding:  # noqa: ANN401 (idem)
    [case] = Register.from_frame(frame(**columns))
    assert isinstance(case, Melding)
    return case


@settings(max_examples=settings().max_examples // 4)
@given(registers(zaken=zaken(), most=5))
def test_a_register_comes_back_from_its_frame(made: Register) -> None:
    laid = made.to_frame()
    assert list(laid.columns) == [*REGISTER_FIELDS, *made.eigen]
    assert list(laid.index) == list(range(len(made)))
    assert Register.from_frame(laid) == made


def test_a_frame_has_the_types_that_are_promised() -> None:
    case = melding(
        "financieel",
        verslagjaar=None,
        afgerond=date(9999, 12, 31),
        afdoeningen="berisping coaching",
        eigen={"x": "a"},
    )
    laid = Register.from_records([case]).to_frame()
    days = dict.fromkeys(("ontvangen", "ontvangst_bevestigd", "geinformeerd", "afgerond"), "datetime64[s]")
    kinds = {**days, "verslagjaar": "Int64", "betrokkenen": "Int64"}
    text = str(pd.Series(["a"], dtype="str").dtype)  # "object" in pandas 2
    assert laid.dtypes.astype(str).to_dict() == dict.fromkeys([*REGISTER_FIELDS, "x"], text) | kinds
    assert laid.dropna(axis="columns").iloc[0].to_dict() == {
        "soort": "melding",
        "afgerond": datetime(9999, 12, 31),  # noqa: DTZ001 (a frame's days have no time zones)
        "hoofdcategorie": "financieel",
        "uitkomst": "aangetoond",
        "afdoeningen": "berisping|coaching",
        "x": "a",
    }


@pytest.mark.parametrize("empty", [None, np.nan, pd.NA, pd.NaT], ids=repr)
def test_every_kind_of_missing_value_is_an_empty_cell(empty: object) -> None:
    """With a value in the row below, so that the column keeps its kind."""
    columns = {"betrokkenen": 3, "ontvangen": date(2023, 1, 2), "kenmerk": "Z", "Zaakgroep": "a", "afdoening": "geen"}
    laid = frame(**{name: [empty] for name in columns})
    below = frame(**{name: [value] for name, value in columns.items()})
    first, second = Register.from_frame(pd.concat([laid.astype(object), below.astype(object)]))
    assert first == read()
    assert second != first


@pytest.mark.parametrize(
    "column",
    [
        pd.Series([2, None], dtype="Int64"),
        pd.Series([2, None], dtype="float64"),
        pd.Series([2, None], dtype=object),
        pd.Series(["2", None], dtype="str"),
        pd.Series(["2", None], dtype="category"),
    ],
    ids=lambda column: f"{column.dtype} {column.iloc[0]!r}",
)
def test_a_count_is_read_from_every_kind_of_column(column: "pd.Series[Any]") -> None:
    laid = pd.concat([frame(), frame()], ignore_index=True).assign(betrokkenen=column)
    assert [case.betrokkenen for case in Register.from_frame(laid)] == [2, None]


@pytest.mark.parametrize(
    "column",
    [
        pd.to_datetime(["2023-02-01"]),
        pd.to_datetime(["2023-02-01"]).as_unit("s"),
        pd.to_datetime(["2023-02-01"]).tz_localize("UTC"),
        [date(2023, 2, 1)],
        ["1-2-2023"],
    ],
    ids=["nanoseconds", "seconds", "zone", "date", "text"],
)
def test_a_day_is_read_from_every_kind_of_column(column: Any) -> None:  # noqa: ANN401 (what a frame takes)
    assert read(ontvangen=column).ontvangen == date(2023, 2, 1)


@pytest.mark.parametrize(
    ("field", "scalar", "value"),
    [
        ("betrokkenen", np.int64(3), 3),
        ("verslagjaar", np.int16(2022), 2022),
        ("ontvangen", np.datetime64("2023-02-01"), date(2023, 2, 1)),
    ],
)
def test_a_scalar_of_numpy_is_the_number_or_day_that_it_is(field: str, scalar: object, value: object) -> None:
    held = pd.Series([scalar], dtype=object)
    assert getattr(read(**{field: held}), field) == value


@pytest.mark.parametrize("number", ["Infinity", "-Infinity", "0.5"])
def test_a_decimal_that_is_no_count_is_a_rejected_row(number: str) -> None:
    with pytest.raises(RejectedRowsError):
        read(betrokkenen=[Decimal(number)])


def test_a_decimal_that_is_no_number_is_an_empty_cell() -> None:
    assert read(betrokkenen=[Decimal("NaN")]).betrokkenen is None


@pytest.mark.parametrize("cell", [["positie", "geweld"], {"positie"}, {"a": "b"}, (1, 2)], ids=repr)
def test_a_cell_of_another_kind_is_a_rejected_row(cell: object) -> None:
    """A list of texts may just as well be read as several values; anything else is a finding."""
    with pytest.raises(RejectedRowsError):
        read(meldkanaal=[cell])


@pytest.mark.parametrize("field", ["meldkanaal", "ontvangen", "betrokkenen"])
@pytest.mark.parametrize("text", ["", "  "], ids=repr)
def test_an_empty_text_is_an_empty_cell(field: str, text: str) -> None:
    assert read(**{field: [text]}) == read()


def test_an_index_with_a_name_is_a_column() -> None:
    [case] = Register.from_frame(frame(kenmerk=["Z"]).set_index("kenmerk"))
    assert case.kenmerk == "Z"


def test_an_index_that_is_a_column_too_is_a_doubled_column() -> None:
    """Which is what ``set_index("kenmerk", drop=False)`` leaves."""
    with pytest.raises(UnreadableError):
        Register.from_frame(frame(kenmerk=["Z"]).set_index("kenmerk", drop=False))


@pytest.mark.parametrize(("header", "cell"), [("Locatie", "\ud800"), ("Locatie\ud800", "a")], ids=ascii)
def test_half_a_character_is_refused_in_a_column_of_ones_own(header: str, cell: str) -> None:
    """JSON can hold one, as an escape; no file or frame can."""
    headers = ("categorie", "uitkomst", "jaar", header)
    sheet = Sheet(headers=headers, columns=(["financieel"], ["ja"], [2023], [cell]), rows=[2])
    with pytest.raises(UriError):
        Reading.of(Reader.of().cases(sheet)).accepted()


def test_an_index_without_a_name_says_nothing() -> None:
    laid = pd.concat([frame(), frame(hoofdcategorie=["onzin"])]).set_index(pd.Index([7, 7]))
    with pytest.raises(RejectedRowsError) as caught:
        Register.from_frame(laid)
    assert [finding.place.row for finding in caught.value.findings] == [2]


def test_a_header_need_not_be_a_text() -> None:
    laid = frame()
    laid[3] = "a"
    assert list(Register.from_frame(laid).eigen) == ["3"]


@pytest.mark.parametrize("rows", [0, 2])
def test_a_frame_without_columns_has_no_cases(rows: int) -> None:
    laid = pd.DataFrame(index=range(rows))
    if not rows:
        assert len(Register.from_frame(laid)) == 0
        return
    with pytest.raises(RejectedRowsError, match="2 van de 2 rijen"):
        Register.from_frame(laid)


@pytest.mark.parametrize("own", [{"Locatie": ["a\r\nb"]}, {" Locatie ": ["a"]}], ids=repr)
def test_what_was_read_comes_back_from_its_records(own: dict[str, list[str]]) -> None:
    made = Register.from_frame(frame(**own))
    assert Register.from_records(made.to_records()) == made


def test_a_column_without_a_header_is_refused() -> None:
    with pytest.raises(UriError):
        Register.from_frame(frame(**{" ": ["a"]}))


def test_a_frame_does_not_lose_a_column_to_one_of_the_same_name() -> None:
    case = melding("financieel", kenmerk="Z", eigen={"kenmerk": "own"})
    with pytest.raises(UriError):
        Register.from_records([case]).to_frame()


@pytest.mark.parametrize(
    "column",
    [
        pd.Series([1, True, 1.0, "1", None, 1], dtype=object),
        pd.Series(["a", None, "b", "a", "", " a"], dtype=object),
        pd.Series(["a", None, "b", "a"], dtype="str"),
        pd.Series(["a", None, "b", "a"], dtype="category"),
        pd.Series([2, 1, 2], dtype="category"),
        pd.Series([1, None, 2, 1], dtype="Int64"),
        pd.Series([0.5, np.nan, -1.0, 0.5]),
        pd.Series([True, None, False, True], dtype="boolean"),
        pd.Series([datetime(2023, 1, 2), None, datetime(2023, 1, 2, 3)]),  # noqa: DTZ001 (a frame's days have none)
        pd.Series([date(2023, 1, 2), None, datetime(2023, 1, 2)], dtype=object),  # noqa: DTZ001 (idem)
        pd.Series([("a", "b"), None, ["a"], ("a", "b")], dtype=object),
        pd.Series([], dtype="str"),
    ],
    ids=[
        "mixed",
        "texts as objects",
        "texts",
        "categories",
        "categories of numbers",
        "whole numbers",
        "numbers",
        "truth",
        "moments",
        "days and moments",
        "lists",
        "nothing",
    ],
)
def test_the_cells_of_a_column_are_its_values_and_each_different_one_is_kept_once(column: "pd.Series[Any]") -> None:
    [cells] = frame_sheet(pd.DataFrame({"a": column})).columns
    values = [None if gap else as_cell(value) for value, gap in zip(column.tolist(), column.isna(), strict=True)]
    assert list(map(repr, cells)) == list(map(repr, values))
    assert isinstance(cells, RepeatedCells)
    assert sorted({*map(repr, cells.cells), "None"}) == sorted({*map(repr, values), "None"})
    assert len(set(map(repr, cells.cells))) == len(cells.cells)


def as_cell(value: Any) -> Any:  # noqa: ANN401 (what a frame holds)
    if isinstance(value, list):
        return tuple(value)
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else value
