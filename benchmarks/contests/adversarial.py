"""How reading grows with what is written to take long: twice as much may take twice as long, and no more."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from statistics import median
from time import perf_counter
from zipfile import ZipFile

import uri
from benchmarks.contest import LEAST, Contest, Contestant, Fact, Goal
from benchmarks.forms import folder
from uri.audit import read_publication
from uri.audit.printed.html_tables import read_html_tables
from uri.audit.printed.markdown_text import plain_text
from uri.errors import UnreadableError
from uri.reading import scan_register

_LINEAR, _SQUARE = 2, 4
"""How much longer twice as much takes where time grows with the size, and with its square."""


def adversarial(size: int) -> Contest:
    """Read what is written to take long, at a size and at half of it."""
    larger, smaller = _of(size), _of(size // 2)
    return Contest(
        name="adversarial",
        title=f"What is written to take long, {size // 2:,} and {size:,} times",
        work=(
            "Tables, comments and raised texts of HTML that nobody closes, marks of emphasis that never pair, a text"
            " that is nearly an e-mail address, labels that no list has, and cells that are merged to the last one of a"
            " sheet; each time is divided by the size."
        ),
        contestants=(larger, smaller),
        goals=(Goal(rival=smaller.name, most=(_LINEAR + _SQUARE) / 2 / _LINEAR),),
        facts=lambda: _growth(size),
    )


def _of(size: int) -> Contestant:
    return Contestant(
        name=f"{size:,} times",
        does="Every kind, one after another",
        run=lambda _: [(kind, read(size)) for kind, read in KINDS.items()],
        answer=lambda read: [kind for kind, _ in read],
        units=size,
    )


def _tables(size: int) -> object:
    path = folder() / "tables.html"
    path.write_text("<table><tr><td>x" * size + "<table><tr><td>T<td>2023<tr><td>a<td>1", encoding="utf-8")
    return read_publication(path)


def _email(size: int) -> object:
    case = uri.Signaal(verslagjaar=2023, hoofdcategorie="geweld", omschrijving="a." * size)
    return uri.check(uri.Register.from_records([case]))


def _labels(size: int) -> object:
    lines = "".join(f"gewelt{number};aangetoond;2023\n" for number in range(size))
    return scan_register(io.StringIO(f"categorie;uitkomst;jaar\n{lines}"), format="csv")


_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_PARTS = {
    "xl/workbook.xml": (
        f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}">'
        '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
}


def _merged(size: int) -> object:
    """Read a workbook of cells that are merged to the last cell of a sheet, over one another; it is refused."""
    path = folder() / "merged.xlsx"
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, size + 1))
    merged = "".join(f'<mergeCell ref="A{number}:XFD1048576"/>' for number in range(1, size + 1))
    sheet = (
        f'<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData>'
        f'<mergeCells count="{size}">{merged}</mergeCells></worksheet>'
    )
    with ZipFile(path, "w") as archive:
        for name, part in {**_PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            archive.writestr(name, part)
    try:
        return read_publication(path)
    except UnreadableError as refused:
        return refused.message


KINDS: Mapping[str, Callable[[int], object]] = {
    "unclosed tables": _tables,
    "unclosed comments": lambda size: read_html_tables("<!--" * size),
    "unclosed raised texts": lambda size: read_html_tables("<table><tr><td>" + "<sup>x" * size),
    "raised texts of Markdown": lambda size: plain_text("<sup>x" * size),
    "emphasis of Markdown": lambda size: plain_text("*a _b **c `d " * size),
    "nearly an e-mail address": _email,
    "unknown labels": _labels,
    "merged cells": _merged,
}
"""Each kind of text, and what reads it at a size."""


def _growth(size: int) -> Iterable[Fact]:
    """Measure each kind by itself: how much longer the size takes than half of it."""
    for kind, read in KINDS.items():
        ratios = [_seconds(read, size) / _seconds(read, size // 2) for _ in range(LEAST)]
        yield Fact(
            name=f"Twice as much, {kind}", value=median(ratios), unit="times as long", most=(_LINEAR + _SQUARE) / 2
        )


def _seconds(read: Callable[[int], object], size: int) -> float:
    began = perf_counter()
    read(size)
    return perf_counter() - began
