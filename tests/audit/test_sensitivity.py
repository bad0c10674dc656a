"""Sensitivity and specificity: consistent publications are left alone, one changed figure is found and repaired.

The publications are made here, with every table shape and kind of relation, and the relations that hold in them are
written down as they are made: nothing is asked of the audit to know what it should find.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uri.audit import Audit, audit
from uri.findings import Severity

pytestmark = pytest.mark.no_cover

Cell = tuple[int, int]


@attrs.frozen
class Relation:
    """Cells that add up to others, or are at most those."""

    left: tuple[Cell, ...]
    right: tuple[Cell, ...]
    at_most: bool = False

    def holds(self, values: dict[Cell, int]) -> bool:
        left, right = (sum(values[cell] for cell in side) for side in (self.left, self.right))
        return left <= right if self.at_most else left == right


@attrs.frozen
class Made:
    """A table: its labels, headers and figures, and what must hold between them."""

    labels: list[str]
    headers: list[str]
    values: dict[Cell, int]
    relations: list[Relation]

    def broken(self, values: dict[Cell, int]) -> bool:
        return not all(relation.holds(values) for relation in self.relations)

    def printed(self, values: dict[Cell, int], *, bullets: bool) -> str:
        """Print the table in Dutch notation."""
        stream = io.StringIO()
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(["Soort", *self.headers])
        for row, label in enumerate(self.labels):
            cells = [f"{values[row, column]:,}".replace(",", ".") for column in range(len(self.headers))]
            writer.writerow([label, *(f"● {cell}" if bullets and cell != "0" else cell for cell in cells)])
        return stream.getvalue()


WORDS = st.sampled_from(
    [
        "Fraude",
        "Diefstal",
        "Lekken",
        "Pesten",
        "Intimidatie",
        "Corruptie",
        "Privé",
        "2019",
        "Overige",
        "Verzuim",
        "Misbruik",
    ]
)
NUMBERS = st.integers(0, 60) | st.integers(0, 5_000)


@st.composite
def shapes(draw: st.DrawFn) -> tuple[list[str], list[tuple[int, list[int]]]]:
    """Make the labels of the rows, and for every total the row of it and those of its parts."""
    words = draw(st.lists(WORDS, min_size=2, max_size=8, unique=True))
    kind = draw(st.sampled_from(["flat", "top", "subtotals", "totals"]))
    if kind == "flat":
        return [*words, "Totaal"], [(len(words), list(range(len(words))))]
    if kind == "top":
        return ["Total", *words], [(0, list(range(1, len(words) + 1)))]
    cut = draw(st.integers(1, len(words) - 1))
    labels: list[str] = []
    sums: list[tuple[int, list[int]]] = []
    for number, block in enumerate((words[:cut], words[cut:]), 1):
        parts = list(range(len(labels), len(labels) + len(block)))
        labels += [*block, "Subtotaal" if kind == "subtotals" else f"Totaal deel {number}"]
        sums.append((len(labels) - 1, parts))
    return [*labels, "Totaal"], [*sums, (len(labels), [whole for whole, _ in sums])]


@st.composite
def tables(draw: st.DrawFn) -> Made:
    labels, sums = draw(shapes())
    kind = draw(st.sampled_from(["years", "one", "of which", "across"]))
    headers = {
        "years": ["2021", "2022", "2023"],
        "one": ["Aantal"],
        "of which": ["Gemeld", "waarvan aangetoond"],
        "across": ["Mannen", "Vrouwen", "Totaal"],
    }[kind]
    details = sorted({part for _, parts in sums for part in parts} - {whole for whole, _ in sums})
    values: dict[Cell, int] = {}
    for row in details:
        first = draw(NUMBERS)
        values[row, 0] = first
        for column in range(1, len(headers)):
            values[row, column] = draw(st.integers(0, first) if kind == "of which" else NUMBERS)
        if kind == "across":
            values[row, 2] = values[row, 0] + values[row, 1]
    for whole, parts in sums:
        for column in range(len(headers)):
            values[whole, column] = sum(values[part, column] for part in parts)
    relations = [
        Relation(tuple((part, column) for part in parts), ((whole, column),))
        for whole, parts in sums
        for column in range(len(headers))
    ]
    for row in range(len(labels)):
        if kind == "of which":
            relations.append(Relation(((row, 1),), ((row, 0),), at_most=True))
        if kind == "across":
            relations.append(Relation(((row, 0), (row, 1)), ((row, 2),)))
    return Made(labels, headers, values, relations)


def audited(text: str) -> Audit:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tabel.csv"
        path.write_text(text, encoding="utf-8")
        return audit(path, most=60)


def wrong(table: Audit) -> list[Any]:
    return list(table.findings.at_least(Severity.WARNING))


@settings(max_examples=settings().max_examples * 10)
@given(table=tables(), bullets=st.booleans())
def test_what_is_consistent_is_left_alone(table: Made, bullets: bool, rates: Counter[str]) -> None:  # noqa: FBT001 (drawn or listed)
    assert not table.broken(table.values)
    rates["consistent"] += 1
    assert wrong(audited(table.printed(table.values, bullets=bullets))) == []


@settings(max_examples=settings().max_examples * 10)
@given(table=tables(), data=st.data())
def test_one_changed_figure_is_found_and_repaired(table: Made, data: st.DataObject, rates: Counter[str]) -> None:
    cell = data.draw(st.sampled_from(sorted(table.values)))
    value = data.draw((st.integers(0, 80) | st.integers(0, 9_999)).filter(lambda number: number != table.values[cell]))
    values = table.values | {cell: value}
    result = audited(table.printed(values, bullets=False))
    rates["changed"] += 1
    if not table.broken(values):
        assert wrong(result) == []
        return
    rates["broken"] += 1
    assert wrong(result)
    rates["found"] += 1
    repairs = [repair for herstel in result.herstel for repair in herstel.mogelijk]
    place = (cell[0] + 2, table.headers[cell[1]])
    restoring = [
        change
        for repair in repairs
        if len(repair) == 1
        for change in repair
        if (change.cijfer.place.row, change.cijfer.place.column) == place
    ]
    assert restoring, "the changed figure is in no smallest repair"
    (change,) = restoring
    low, high = change.waarden
    assert low is not None
    assert low <= table.values[cell] and (high is None or table.values[cell] <= high)  # noqa: PT018 (one interval)
    rates["repaired"] += 1
    rates["unique"] += len(result.herstel) == 1 and result.herstel[0].uniek
