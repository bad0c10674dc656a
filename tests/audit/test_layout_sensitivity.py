"""Dash groups, headline figures and percentages, made by chance: consistent ones are left alone, broken ones found.

What holds is written down as the tables are made: nothing is asked of the audit to know what it should find.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
from hypothesis import given
from hypothesis import strategies as st

from uri.audit import Audit, audit
from uri.findings import Severity

COUNTS = st.integers(0, 40)
FLOWS = [
    ("Lopend op 1 januari", "Ontvangen", "Afgehandeld", "Lopend op 31 december"),
    ("Begin", "In", "Uit", "Eind"),
    ("Open at start of year", "Received", "Closed", "Open at end of year"),
    ("Beginvoorraad", "Instroom", "Uitstroom", "Eindvoorraad"),
]
PROOFS = [("Gemeld", "Aangetoond"), ("Aantal meldingen", "Aangetoonde meldingen"), ("Reported", "Substantiated")]


@attrs.frozen
class Made:
    """A table and the same with one figure changed, so that something in it cannot hold."""

    right: str
    wrong: str


def printed(rows: list[tuple[str, ...]]) -> str:
    return "".join(";".join(row) + "\n" for row in rows)


@st.composite
def flows(draw: st.DrawFn) -> Made:
    labels = draw(st.sampled_from(FLOWS))
    years = draw(st.integers(1, 2))
    stocks, came_in, went_out = [draw(COUNTS)], [draw(COUNTS) for _ in range(years)], []
    for year in range(years):  # what is there at the end of one year is there at the begin of the next
        went_out.append(draw(st.integers(0, stocks[-1] + came_in[year])))
        stocks.append(stocks[-1] + came_in[year] - went_out[-1])
    rows = [stocks[:-1], came_in, went_out, stocks[1:]]
    changed = [list(row) for row in rows]
    changed[draw(st.integers(0, 3))][draw(st.integers(0, years - 1))] += draw(st.integers(1, 30))
    header = ("Kerncijfer", *(str(2022 + year) for year in range(years)))
    if draw(st.booleans()):
        return Made(*(printed([header, *_labelled(labels, cells)]) for cells in (rows, changed)))
    across = [[list(cells) for cells in zip(*table, strict=True)] for table in (rows, changed)]
    names = ("Noord", "Zuid")[:years]
    return Made(*(printed([("Dienst", *labels), *_labelled(names, cells)]) for cells in across))


def _labelled(labels: tuple[str, ...], cells: list[list[int]]) -> list[tuple[str, ...]]:
    return [(label, *map(str, row)) for label, row in zip(labels, cells, strict=True)]


@st.composite
def proofs(draw: st.DrawFn) -> Made:
    reported, aangetoond = draw(st.sampled_from(PROOFS))
    whole = draw(COUNTS)
    part, too_many = draw(st.integers(0, whole)), draw(st.integers(whole + 1, whole + 50))
    right, wrong = (
        printed([("Kerncijfer", "2023"), (reported, str(whole)), (aangetoond, str(number))])
        for number in (part, too_many)
    )
    return Made(right, wrong)


@st.composite
def dash_groups(draw: st.DrawFn) -> Made:
    dash = draw(st.sampled_from(["- ", "• ", "– "]))
    parts = draw(st.lists(st.integers(0, 20), min_size=1, max_size=5))
    whole = sum(parts) + draw(st.integers(0, 5))
    hidden = draw(st.sampled_from([[], ["-"], ["x"], ["<5"]]))
    # the last part alone is more than the whole, so that nobody takes the parts for parts of parts
    broken = [*parts[:-1], whole + draw(st.integers(1, 20))]
    texts = []
    for numbers in (parts, broken):
        cells = [*map(str, numbers), *hidden]
        rows = [(f"{dash}deel {chr(97 + place)}", cell) for place, cell in enumerate(cells)]
        texts.append(printed([("Soort", "2023"), ("Omgang", str(whole)), *rows, ("Fraude", "5")]))
    return Made(*texts)


def rounded(part: int, whole: int) -> int:
    return int(Fraction(100 * part, whole) + Fraction(1, 2))


@st.composite
def shares(draw: st.DrawFn) -> Made:
    counts = draw(st.lists(st.integers(3, 60), min_size=4, max_size=7))
    total = sum(counts)
    place = draw(st.integers(0, len(counts) - 1))
    off = draw(st.integers(2, 30))
    texts = []
    for error in (0, off):
        cells = [f"{rounded(count, total) + error * (number == place)}%" for number, count in enumerate(counts)]
        rows = [(chr(65 + number), str(count), cells[number]) for number, count in enumerate(counts)]
        texts.append(printed([("Soort", "Aantal", "%"), *rows, ("Totaal", str(total), "100%")]))
    return Made(*texts)


@st.composite
def parts_of_rows(draw: st.DrawFn) -> Made:
    wholes = draw(st.lists(st.integers(20, 60), min_size=4, max_size=6))
    parts = [draw(st.integers(3, whole - 3)) for whole in wholes]
    place, off = draw(st.integers(0, len(wholes) - 1)), draw(st.integers(2, 30))
    texts = []
    for error in (0, off):
        rows = [
            (
                chr(65 + number),
                str(whole),
                str(parts[number]),
                f"{rounded(parts[number], whole) + error * (number == place)}%",
            )
            for number, whole in enumerate(wholes)
        ]
        texts.append(printed([("Soort", "Gemeld", "waarvan aangetoond", "% aangetoond"), *rows]))
    return Made(*texts)


def audited(text: str) -> Audit:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tabel.csv"
        path.write_text(text, encoding="utf-8")
        return audit(path, most=1, seconds=0)


@given(table=st.one_of(flows(), proofs(), dash_groups(), shares(), parts_of_rows()))
def test_a_consistent_layout_is_left_alone_and_a_broken_one_is_found(table: Made) -> None:
    right = audited(table.right)
    assert list(right.findings.at_least(Severity.WARNING)) == []
    assert right.coverage.checked > 0
    assert audited(table.wrong).findings.errors
