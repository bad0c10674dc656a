"""Tables in plain lines, found by their form: parted by tabs, lined up by spaces, or a label and a figure on a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from uri.audit.printed.grid_cells import indent_of
from uri.audit.printed.markdown_text import plain_text
from uri.audit.printed.printed_numbers import PrintedKind, read_number
from uri.audit.printed_tables.label_words import is_sentence, is_total
from uri.audit.published_text.lined_up_tables import LONGEST_LABEL, is_label, part_lined_up
from uri.audit.published_text.source_lines import SourceLine, SourcePart, SourceRow, SourceTable

_PAIR = re.compile(
    r"\s*(?:[-–—•●▪*]\s+)?(?P<label>[^\W\d][^:]{1,98}?)(?:\s*:\s+|\s*\.{3,}\s*|\s*…+\s*|\t+)(?P<figure>\S.{0,98})$"
)
_LOOSE_PAIR = re.compile(r"\s*(?:[-–—•●▪*]\s+)?(?P<label>[^\W\d].{1,98}?)\s+(?P<figure>[●•]?\s?\d[\d.,]*\s?[%¹²³⁴⁵]?)$")
_FEWEST_PAIRS = 3
"""So many lines of a label and a figure are a table, where no caption says so; with a caption two are enough."""

_Cells = Callable[[SourceLine], Sequence[str]]


def part_lines(lines: Sequence[SourceLine], *, captioned: bool) -> list[SourcePart]:
    """Part lines that stand together into tables and lines of running text.

    Args:
        lines: Lines without an empty one between them, none of which its format marks as anything but text.
        captioned: Whether the caption of a table stands above them.
    """
    for part in (_by_tabs, part_lined_up):
        if parts := part(lines):
            return parts
    return _by_pairs(lines, captioned=captioned) or [*lines]


# ----------------------------------------------------------------------------------------------------------------- tabs


def _by_tabs(lines: Sequence[SourceLine]) -> list[SourcePart]:
    """Part the lines with tabs from the others; nothing where no line has a tab between words."""
    tabbed = [position for position, line in enumerate(lines) if _is_tabbed(line.text)]
    if not tabbed:
        return []
    parts: list[SourcePart] = [*lines[: tabbed[0]]]
    rows: list[SourceRow] = []
    for line in lines[tabbed[0] : tabbed[-1] + 1]:
        if not _is_tabbed(line.text) and not is_label(line.text):
            parts += _table(rows)
            parts.append(line)
            rows = []
        else:
            cells = [plain_text(cell) for cell in line.text.split("\t")]
            rows.append(SourceRow(tuple(cells), line.line, line.page, indent_of(line.text.partition("\t")[0])))
    below = lines[tabbed[-1] + 1 :]
    if below and is_total(below[0].text):
        rows.append(SourceRow((plain_text(below[0].text),), below[0].line, below[0].page))
        below = below[1:]
    return [*parts, *_table(rows), *below]


def _is_tabbed(text: str) -> bool:
    """Tell whether a tab parts cells: not only one that indents a line, or stands behind the number of a heading."""
    head, tab, _ = text.strip(" ").partition("\t")
    return (
        bool(tab)
        and not re.fullmatch(r"\s*[\d.]{1,8}\s*|\s*[-–—•●▪*]\s*|\(?[a-z\d]{1,2}[.)]", head)
        and (
            bool(head)
            or text.strip(" ").count("\t") > 1
            or read_number(text).kind is not PrintedKind.TEXT
            or len(text) < LONGEST_LABEL
        )
    )


def _table(rows: Sequence[SourceRow]) -> list[SourcePart]:
    return [SourceTable(tuple(rows), is_formed=True)] if rows else []


# ---------------------------------------------------------------------------------------------------------------- pairs


def _by_pairs(lines: Sequence[SourceLine], *, captioned: bool) -> list[SourcePart]:
    """Part the lines of a label and a figure from the others; nothing where there are too few of them."""
    pairs = [_pair(line, loose=captioned) for line in lines]
    runs = list(_runs(pairs))
    first, last = max(runs, key=lambda run: run[1] - run[0], default=(0, 0))
    if last - first < (2 if captioned else _FEWEST_PAIRS):
        return []
    rows = [row for row in pairs[first:last] if row is not None]
    return [*lines[:first], *_table(rows), *lines[last:]]


def _pair(line: SourceLine, *, loose: bool) -> SourceRow | None:
    """Return a line as a row of a label and a figure; None where it is none."""
    match = _PAIR.match(line.text) or (_LOOSE_PAIR.match(line.text) if loose else None)
    if match is None or not read_number(match["figure"]).is_number or is_sentence(match["label"]):
        return None
    return SourceRow((plain_text(match["label"]), match["figure"].strip()), line.line, line.page)


def _runs(pairs: Sequence[SourceRow | None]) -> Iterator[tuple[int, int]]:
    """Give from where to before where pairs stand below one another."""
    turns = enumerate(pairwise([None, *pairs, None]))
    edges = [place for place, (one, other) in turns if (one is None) != (other is None)]
    yield from zip(edges[::2], edges[1::2], strict=True)
