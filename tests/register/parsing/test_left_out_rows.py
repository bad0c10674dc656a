"""Rows that are no cases: which are left out, and which are not however little they tell."""

from __future__ import annotations

from uri.register.parsing.left_out_rows import HEADERS_AGAIN, HEADING_ROW, LEGEND_ROW, TOTAL_ROW, reasons_left_out
from uri.register.parsing.mapped_sheets import filled_down

HEADERS = ("Nr", "Ontvangen", "Categorie", "Conclusie")


def reasons(
    *rows: tuple[object, ...], numbers: list[int] | None = None, repeating: tuple[str, ...] = ()
) -> dict[int, object]:
    columns = dict(zip(HEADERS, map(list, zip(*rows, strict=True)), strict=True))
    telling = {"Ontvangen", "Categorie", "Conclusie"}
    found = reasons_left_out(
        columns,
        numbers or list(range(2, 2 + len(rows))),
        telling=telling,
        repeating=repeating,
        dates={"Ontvangen"},
    )
    return dict(found)


def test_a_total_is_known_with_what_people_write_beside_it() -> None:
    for total in ("Totaal", "Totaal generaal", "Grand total", "Totaal aantal meldingen:", "Totaal 2023"):
        assert reasons((1, "1-2-2023", "Fraude", "Gegrond"), (total, None, None, 3)) == {1: TOTAL_ROW}


def test_a_case_that_tells_little_is_no_note() -> None:
    assert reasons((1, None, "Fraude", None), ("Totaal verduisterd bedrag", "2-2-2023", None, None)) == {}


def test_a_legend_below_the_table_is_no_case_but_a_short_case_is() -> None:
    case = (1, "1-2-2023", "1", "2")
    assert reasons(case, ("1", "Fraude", None, None), ("2", "Pesten", None, None), numbers=[2, 4, 5]) == {
        1: LEGEND_ROW,
        2: LEGEND_ROW,
    }
    assert reasons(case, (2, "2-2-2023", None, None), numbers=[2, 4]) == {}


def test_what_repeats_is_a_heading_and_never_a_total() -> None:
    rows = [(None, None, "Fraude", None), (1, "1-2-2023", None, "Gegrond"), (None, None, "Totaal", 1)]
    assert reasons(*rows, repeating=("Categorie",)) == {0: HEADING_ROW, 2: TOTAL_ROW}
    assert filled_down(["Fraude", None, "Totaal", None], passed=[2]) == ["Fraude", "Fraude", "Totaal", "Fraude"]


def test_a_total_with_an_amount_and_what_is_counted_is_no_case() -> None:
    case = (1, "1-2-2023", "Fraude", "Gegrond")
    assert reasons(case, ("totaal", None, "4 zaken", "€ 6.550,50")) == {1: TOTAL_ROW}
    assert reasons(case, ("totaal", None, "4 ruzies", None)) == {}


def test_a_year_by_itself_heads_a_block_and_a_number_by_itself_does_not() -> None:
    case = (1, "1-2-2023", "Fraude", "Gegrond")
    assert reasons(("2023", None, None, None), case, (2024, None, None, None), case) == {0: HEADING_ROW, 2: HEADING_ROW}
    assert reasons(case, (17, None, None, None)) == {}


def test_headers_that_stand_there_once_more_are_no_case() -> None:
    case = (1, "1-2-2023", "Fraude", "Gegrond")
    assert reasons(case, ("nr.", "ontvangen", "Categorie ", None), case) == {1: HEADERS_AGAIN}
    assert reasons(case, ("Nr", "2-2-2023", "Categorie", "Conclusie")) == {}
