"""Rows that are indented below a row of figures: parts of it, in every format of text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from uri.audit import Audit, audit
from uri.findings import Severity

RIGHT = [
    "Soort;Aantal\nOmgang;13\n  pesten;7\n  seksisme;6\nFraude;10\nTotaal;23\n",
    "Soort;Aantal\nOmgang;13\n  pesten;7\n  seksisme;6\nFraude;10\n",
    # below a total or a heading, the indent is layout
    "Soort;Aantal\nTotaal;25\n  A;10\n  B;15\n",
    "Soort;Aantal\nIntegriteit\n  A;10\n  B;15\nTotaal;25\n",
    # one space, by mistake
    "Soort;Aantal\nA;3\n B;4\nC;5\n",
    # three levels: which rows make up the first is not told
    "Soort;Aantal\nOmgang;13\n  pesten;8\n    online;8\n  seksisme;5\nFraude;10\n",
    # parts that overlap, in both years
    "Soort;2022;2023\nMeldingen;10;12\n  anoniem;6;7\n  via advocaat;8;9\n",
]


@pytest.mark.parametrize("text", RIGHT)
def test_parts_that_can_be_right_are_left_alone(text: str, audited_text: Callable[..., Audit]) -> None:
    assert audited_text(text).findings.at_least(Severity.WARNING).counts() == {}


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("S;N\nOmgang;13\n  pesten;8\n  seksisme;9\nFraude;10\nTotaal;23\n", "pesten: 8 + seksisme: 9 = 17"),
        ("S;N\nOmgang;13\n  pesten;8\n  seksisme;9\nFraude;10\n", "pesten: 8 + seksisme: 9 = 17"),
        ("S;N\nOmgang;13\n\u2003pesten;8\n\u2003seksisme;9\nFraude;10\n", "pesten: 8 + seksisme: 9 = 17"),
    ],
)
def test_parts_that_are_more_than_their_whole_are_an_error(
    text: str, arithmetic: str, audited_text: Callable[..., Audit]
) -> None:
    (finding,) = audited_text(text).findings.errors
    assert getattr(finding.found, "en", None) == f"{arithmetic} is more than Omgang: 13"


def test_a_total_above_indented_rows_adds_them_up(audited_text: Callable[..., Audit]) -> None:
    assert audited_text("Soort;Aantal\nTotaal;25\n  A;10\n  B;14\n").findings.errors.counts() == {"URI-T-som": 1}


_ROWS = [("Soort", "Aantal"), ("Omgang", 13), ("{}pesten", 8), ("{}seksisme", 9), ("Fraude", 10)]


def _html(path: Path) -> None:
    cells = [f"<tr>\n   <td>{label.format('&nbsp; &nbsp;')}<td>{figure}" for label, figure in _ROWS]
    path.write_text(f"<table>{''.join(cells)}</table>", encoding="utf-8")


def _markdown(path: Path) -> None:
    lines = [f"|   {label.format('&nbsp;&nbsp;')} | {figure} |\n" for label, figure in _ROWS]
    path.write_text("".join([lines[0], "| --- | --- |\n", *lines[1:]]), encoding="utf-8")


@pytest.mark.parametrize(("name", "write"), [("t.html", _html), ("t.md", _markdown)])
def test_every_format_of_text_keeps_an_indent(name: str, write: Callable[[Path], None], tmp_path: Path) -> None:
    write(tmp_path / name)
    assert audit(tmp_path / name).findings.errors.counts() == {"URI-T-groep": 1}


def test_spaces_that_a_page_lays_out_anew_are_no_indent(tmp_path: Path) -> None:
    path = tmp_path / "t.html"
    path.write_text(
        "<table><tr><td>S<td>N<tr><td>Omgang<td>13<tr><td>\n    pesten<td>8<tr><td>\n    seksisme<td>9</table>",
        encoding="utf-8",
    )
    assert audit(path).findings.at_least(Severity.WARNING).counts() == {}
