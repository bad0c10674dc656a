"""Tables as they were published, with the notes that stand behind their figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from uri.audit import Audit, audit

CASES = Path(__file__).parent / "field_cases"


def errors(result: Audit) -> dict[str, int]:
    return result.findings.errors.counts()


def test_notes_in_html_are_no_digits_of_a_figure() -> None:
    """12 + 5 = 17 and 7 + 9 = 16, each with notes behind it."""
    result = audit(CASES / "45" / "tabel.html")
    numbers = [[figure.printed.number for figure in row] for row in result.publicatie.tabellen[0].table.figures]
    assert numbers == [[12, 7], [5, 9], [17, 16]]
    assert result.findings.tallies["URI-T-som"].passed == 2
    assert errors(result) == {}


def test_a_note_hides_no_wrong_total() -> None:
    """5 + 9 = 14, where 16 is printed."""
    assert errors(audit(CASES / "45" / "klein.html")) == {"URI-T-som": 1}


@pytest.mark.parametrize(
    "cell",
    [
        "9<sup>[2]</sup>",
        "9<sup>2</sup>",
        "9<sup>1,2</sup>",
        "9<sup>(2)</sup>",
        "9<sup>a</sup>",
        '9<sup><a href="#n">2</a></sup>',
        '9<a href="#n"><sup>2</sup></a>',
        "9<SUP>2",
        "9&nbsp;<sup>2</sup>",
        "9 [r]",
        "9*",
    ],
)
@pytest.mark.parametrize("total", ["Totaal<sup>1</sup>", "Totaal<sup>a</sup>", "Total [2]"])
def test_each_way_to_mark_a_figure_leaves_it_as_it_is(cell: str, total: str, tmp_path: Path) -> None:
    rows = f"<tr><td>A<td>5<tr><td>B<td>{cell}</td></tr>"
    for printed, expected in (("14", {}), ("16", {"URI-T-som": 1})):
        page = f"<table><tr><th>Soort<th>Aantal{rows}<tr><td>{total}</td><td>{printed}</td></tr></table>"
        (tmp_path / "tabel.html").write_text(page, encoding="utf-8")
        assert errors(audit(tmp_path / "tabel.html")) == expected


@pytest.mark.parametrize("sign", ["[c]", "[x]", "[low]", "[u]", "Fewer than 5", "Less than 5 cases", "≤4"])
def test_a_figure_that_is_not_told_is_what_fits_and_no_more(sign: str, tmp_path: Path) -> None:
    """10 and a few are 12, and never 9."""
    for total, expected in (("12", {}), ("9", {"URI-T-som": 1})):
        (tmp_path / "tabel.csv").write_text(f"Type;Number\nA;10\nB;{sign}\nTotal;{total}\n", encoding="utf-8")
        assert errors(audit(tmp_path / "tabel.csv")) == expected


def test_where_no_figure_can_be_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "tabel.csv").write_text("Type;Number\nA;10\nB;[z]\nTotal;12\n", encoding="utf-8")
    assert errors(audit(tmp_path / "tabel.csv")) == {"URI-T-som": 1}
