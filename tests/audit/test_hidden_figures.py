"""A hidden figure is one number wherever it counts: the audit finds tables that no numbers fit, and only those."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import uri

pytest.importorskip("highspy")


def audit_of(folder: Path, text: str) -> uri.audit.Audit:
    table = folder / "tabel.csv"
    table.write_text(text, encoding="utf-8")
    return uri.audit.audit(table)


def test_each_sum_holds_and_both_together_do_not(tmp_path: Path) -> None:
    """The total of totals is 9 + 6 = 15 down, and 9 + 5 = 14 across."""
    result = audit_of(tmp_path, "Type;2022;2023;Samen\nDiefstal;x;x;9\nLekken;4;2;6\nTotaal;9;5;x\n")
    (error,) = result.findings.errors
    assert error.rule == "URI-A-samen"
    assert error.found is not None
    assert "9 + Lekken (Samen): 6 = 15" in error.found.nl
    assert "9 + Totaal (2023): 5 = 14" in error.found.nl
    (repair,) = result.herstel
    changes = {str(change.to_text()) for (change,) in repair.mogelijk}
    assert changes == {
        "tabel, Totaal (2022): 9 → 10",
        "tabel, Totaal (2023): 5 → 6",
        "tabel, Diefstal (Samen): 9 → 8",
    }


def test_what_fits_is_in_order(tmp_path: Path) -> None:
    result = audit_of(tmp_path, "Type;2022;2023;Samen\nDiefstal;x;x;8\nLekken;4;2;6\nTotaal;9;5;x\n")
    assert not result.findings.errors


@settings(max_examples=60)
@given(
    counts=st.tuples(*[st.integers(0, 4)] * 4),
    wrong=st.sampled_from([(0, 0), (0, 1), (2, 2), (1, 2), (2, 0)]),
    by=st.integers(-1, 1),
    hidden=st.sets(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=2, max_size=5),
)
def test_nothing_is_called_wrong_where_some_numbers_fit(
    tmp_path_factory: pytest.TempPathFactory,
    counts: tuple[int, ...],
    wrong: tuple[int, int],
    by: int,
    hidden: set[tuple[int, int]],
) -> None:
    """By trying all numbers: what is hidden lies from nought to 17, as no total is larger than 16 + 1."""
    a, b, c, d = counts
    cells = [[a, b, a + b], [c, d, c + d], [a + c, b + d, a + b + c + d]]
    cells[wrong[0]][wrong[1]] = max(cells[wrong[0]][wrong[1]] + by, 0)
    printed = [["x" if (row, column) in hidden else str(cells[row][column]) for column in range(3)] for row in range(3)]
    lines = [";".join([label, *texts]) for label, texts in zip(("Diefstal", "Lekken", "Totaal"), printed, strict=True)]
    text = "\n".join(["Type;2022;2023;Samen", *lines]) + "\n"
    result = audit_of(tmp_path_factory.mktemp("x"), text)
    assert not (result.findings.errors and fits(printed))


def fits(printed: list[list[str]]) -> bool:
    """Tell whether some counts within give every number that is shown."""
    shown = [None if text == "x" else int(text) for row in printed for text in row]
    within = [range(18) if number is None else [number] for number in (shown[0], shown[1], shown[3], shown[4])]
    for a, b, c, d in product(*within):
        cells = [a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d]
        if all(number in {None, cell} for number, cell in zip(shown, cells, strict=True)):
            return True
    return False
