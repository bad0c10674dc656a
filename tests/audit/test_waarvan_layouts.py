"""Layouts of “waarvan”: consistent tables are left alone, and a changed figure that cannot be right is found.

What must hold is written down as the tables are made: rows add up to their total, and parts are no more than their
whole, one by one and together.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uri.audit import Audit, audit
from uri.findings import Severity

_IF_APART = (
    "if these parts exclude one another: "
    "waarvan deel 1: 12 + waarvan deel 2: 20 + waarvan deel 3: 9 = 41 is more than Meldingen: 40"
)

LAYOUTS = ["each", "first", "behind the name", "row of its own", "row with dashes", "column of its own"]
ONCE = {"first", "behind the name", "row of its own"}
PARTS = ["Waarschuwing", "Berisping", "Schorsing", "Ontslag"]
OTHERS = ["Ingetrokken", "Ongegrond", "Verjaard"]


def may_be_parts(counts: list[list[int]], whole: int, parts: range, *, in_parts: bool) -> bool:
    """Tell whether rows can be parts of the whole or, where that is possible, of a part above: every way is tried."""
    choices = [[whole, *(range(parts[0], part) if in_parts else [])] for part in parts]
    for wholes in product(*choices):
        of_each = {row: [part for part, of in zip(parts, wholes, strict=True) if of == row] for row in wholes}
        if all(
            sum(counts[part][column] for part in found) <= counts[row][column]
            for row, found in of_each.items()
            for column in range(len(counts[row]))
        ):
            return True
    return False


@attrs.frozen
class Made:
    """A table: a line of cells for each row, with the places of the whole and of its parts.

    Where “waarvan” stands once, print does not say how far it goes: other parts than those that were made can be meant.
    """

    headers: list[str]
    lines: list[list[str]]
    whole: int
    parts: list[int]
    is_open: bool

    def broken(self) -> bool:
        """Tell whether it cannot be right, however far the parts go."""
        ends = range(self.parts[0] + 1, len(self.lines)) if self.is_open else [self.parts[-1] + 1]
        return all(self._is_broken(range(self.parts[0], end)) for end in ends)

    def _is_broken(self, parts: range) -> bool:
        columns = range(-len(self.headers) + 1, 0)
        counts = [[int(line[column] or 0) for column in columns] for line in self.lines]
        for at in zip(*counts, strict=True):
            if sum(at[:-1]) - sum(at[part] for part in parts) != at[-1]:
                return True
        return not may_be_parts(counts, self.whole, parts, in_parts=not self.is_open)

    def found(self) -> bool:
        """Tell whether the audit finds something wrong."""
        lines = [["", *([""] * (len(self.lines[0]) - len(self.headers))), *self.headers[1:]], *self.lines]
        with TemporaryDirectory() as folder:
            path = Path(folder) / "tabel.csv"
            path.write_text("\n".join(";".join(f'"{cell}"' for cell in line) for line in lines), encoding="utf-8")
            return bool(audit(path).findings.at_least(Severity.WARNING))


def _labels(layout: str, parts: list[str]) -> tuple[list[list[str]], list[list[str]]]:
    """Return the labels of the whole, with the row that may stand below it, and of its parts."""
    match layout:
        case "each":
            return [["Gegrond"]], [[f"waarvan {part.lower()}"] for part in parts]
        case "first":
            return [["Gegrond"]], [[f"waarvan {parts[0].lower()}"], *([part] for part in parts[1:])]
        case "behind the name":
            return [["Gegrond, waarvan"]], [[part] for part in parts]
        case "row of its own":
            return [["Gegrond"], ["Waarvan:"]], [[part] for part in parts]
        case "row with dashes":
            return [["Gegrond"], ["waarvan"]], [[f"- {part.lower()}"] for part in parts]
    return [["Gegrond", ""]], [["waarvan" if not number else "", part] for number, part in enumerate(parts)]


@st.composite
def tables(draw: st.DrawFn) -> Made:
    layout = draw(st.sampled_from(LAYOUTS))
    headers = ["Soort", *["2021", "2022", "2023"][: draw(st.integers(1, 3))]]
    width = len(headers) - 1
    counts = st.lists(st.integers(1, 500), min_size=width, max_size=width)
    parts = {part: draw(counts) for part in PARTS[: draw(st.integers(2, len(PARTS)))]}
    others = {other: draw(counts) for other in OTHERS[: draw(st.integers(1, len(OTHERS)))]}
    cut = draw(st.integers(0, len(others)))
    wholes, below = _labels(layout, list(parts))
    more = range(20) if layout in {"each", "column of its own"} else [0]
    whole = [sum(column) + draw(st.sampled_from(more)) for column in zip(*parts.values(), strict=True)]
    blank = [""] * (len(wholes[0]) - 1)
    lines = [[other, *blank, *map(str, counts)] for other, counts in others.items()]
    block = [[*wholes[0], *map(str, whole)], *([*label, *[""] * width] for label in wholes[1:])]
    block += [[*label, *map(str, counts)] for label, counts in zip(below, parts.values(), strict=True)]
    total = [sum(column) for column in zip(whole, *others.values(), strict=True)]
    lines = [*lines[:cut], *block, *lines[cut:], ["Totaal", *blank, *map(str, total)]]
    first = cut + len(wholes)
    places = list(range(first, first + len(parts)))
    return Made(headers, lines, cut, places, layout in ONCE)


@settings(max_examples=settings().max_examples)
@given(table=tables())
def test_what_is_consistent_is_left_alone(table: Made) -> None:
    assert not table.broken()
    assert not table.found()


@settings(max_examples=settings().max_examples)
@given(table=tables(), data=st.data())
def test_a_changed_figure_is_found_where_it_cannot_be_right(table: Made, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from([row for row, line in enumerate(table.lines) if line[-1]]))
    column = data.draw(st.integers(1, len(table.headers) - 1)) - len(table.headers)
    lines = [list(line) for line in table.lines]
    value = int(lines[row][column])
    lines[row][column] = data.draw(st.integers(1, 1_000).filter(lambda other: other != value).map(str))
    changed = attrs.evolve(table, lines=lines)
    if changed.broken():
        assert changed.found()


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([12, 20, 9], [_IF_APART]),  # 41 of 40: one of them is no part of another, and all of them come near
        ([12, 20, 8], []),  # 40 of 40
        ([20, 12, 9], []),  # 12 of the 20, and 9 of those
        ([2, 38, 9], []),  # 2 + 38 = 40, and 9 of those 38
        ([12, 20, 19], []),  # 51 of 40: 19 of the 20
        ([9, 32], ["waarvan deel 1: 9 + waarvan deel 2: 32 = 41 is more than Meldingen: 40"]),  # no room for it
    ],
)
def test_parts_that_are_nearly_the_whole_are_doubted(
    parts: list[int], said: list[str], audited_text: Callable[..., Audit]
) -> None:
    lines = "".join(f"waarvan deel {number};{part}\n" for number, part in enumerate(parts, 1))
    findings = audited_text(f"Soort;Aantal\nMeldingen;40\n{lines}").findings.at_least(Severity.WARNING)
    assert [getattr(finding.found, "en", "") for finding in findings] == said


def test_what_may_be_parts_of_parts_is_counted_as_not_checked(audited_text: Callable[..., Audit]) -> None:
    """Each is at most 30: that is checked. Whether 28 and 27 are beside one another, nothing says."""
    result = audited_text("Soort;Aantal\nMeldingen;30\nwaarvan aangetoond;28\nwaarvan ontslag;27\n")
    assert (result.coverage.checked, result.coverage.relations) == (2, 3)
