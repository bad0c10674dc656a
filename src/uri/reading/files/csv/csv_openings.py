"""How a CSV file opens: what parts its fields, which line holds the headers, and where the rows begin."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from string import whitespace

import attrs

_SEPARATORS = ";,\t"
_BLOCK = 2**18
_NAMED = re.compile(r"sep=([^\s\"]|\t)\n")


@attrs.frozen(kw_only=True)
class CsvOpening:
    """The header record, the separator that parts it, the line on which it starts, and the line after it."""

    separator: str
    record: tuple[str, ...] = attrs.field(repr=False)
    line: int
    after: int


def opening(text: str, header_row: int | None) -> CsvOpening | None:
    r"""Find the first record from `header_row` on that is not empty; there may be none. Lines end in ``\n``.

    The separator is the one that gives this record most fields, or the one that Excel's own first line (``sep=;``)
    names.
    """
    if not text.strip(_SEPARATORS + whitespace):
        return None
    named = _NAMED.match(text)
    skipped = (header_row or 1) - 1 or (1 if named else 0)
    found = [_first(text, skipped, each) for each in (named[1] if named else _SEPARATORS)]
    return max((each for each in found if each is not None), key=lambda each: len(each.record), default=None)


def lines(text: str, skipped: int) -> Iterator[str]:
    """Give the lines of a text, but for the first ones."""
    return islice(_lines(text), skipped, None)


def _lines(text: str) -> Iterator[str]:
    """Give the lines of a text block by block, since a stream over a text has four bytes for every sign."""
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin + _BLOCK) + 1 or len(text)
        yield from io.StringIO(text[begin:end])
        begin = end


def _first(text: str, skipped: int, separator: str) -> CsvOpening | None:
    reader = csv.reader(lines(text, skipped), delimiter=separator)
    line = skipped + 1
    try:
        for record in reader:
            after = skipped + reader.line_num + 1
            if any(map(str.strip, record)):
                return CsvOpening(separator=separator, record=tuple(record), line=line, after=after)
            line = after
    except csv.Error:
        return None
    return None
