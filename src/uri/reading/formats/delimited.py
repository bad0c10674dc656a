"""CSV: lines of fields, separated by commas, semicolons or tabs.

Nothing is converted: a field is text, or None where it is empty. The separator is the one that gives the header line
most fields, or the one that Excel's own first line (``sep=;``) names.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from string import whitespace
from typing import BinaryIO

from uri.errors import UnreadableError
from uri.reading.formats.cells import FIELDS
from uri.reading.formats.encodings import read_text
from uri.reading.formats.sheets import Flaw, Source, from_rows
from uri.reading.formats.writing import Limits, joined
from uri.register.sheet import Cell, Sheet
from uri.texts import Text

LIMITS = Limits(text=131_072, joined=True)
"""The longest field that the standard library reads back."""

_SEPARATORS = ";,\t"
_NAMED = re.compile(r"sep=([^\s\"]|\t)\n")


def read(source: Source) -> Sheet:
    """Return the table of a CSV file; a row's number is the line on which it starts.

    Raises:
        UnreadableError: the text is not lines of fields.
    """
    text = _with_plain_line_ends(source, read_text(source, windows=True))
    if not text.strip(_SEPARATORS + whitespace):
        return from_rows(source, {})
    named = _NAMED.match(text)
    skipped = (source.header_row or 1) - 1 or (1 if named else 0)
    separator = named[1] if named else max(_SEPARATORS, key=lambda each: _header_width(text, skipped, each))
    rows: dict[int, tuple[str | None, ...]] = {}
    flaws: list[Flaw] = []
    width = 0
    for number, record in _records(source, text, skipped, separator):
        # The garbage collector lets go of tuples of texts, not of lists: this halves the time.
        cells = tuple([field.strip() or None for field in record])
        if not any(cells):
            continue
        width = width or len(cells)
        if len(cells) != width:
            flaws.append((number, None, FIELDS.format(len(cells), width)))
            cells = (*cells, *(None,) * width)[:width]
        rows[number] = cells
    return from_rows(source, rows, flaws)


def write(stream: BinaryIO, headers: Sequence[str], columns: Sequence[Sequence[Cell]], _sheet_name: str) -> None:
    r"""Write the table as UTF-8 with commas and ``\n``."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(joined, headers))
    writer.writerows(zip(*([_field(cell) for cell in column] for column in columns), strict=True))
    text.detach()


def _field(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return str(cell).lower()
    return cell.isoformat() if isinstance(cell, date) else joined(cell)


def _with_plain_line_ends(source: Source, text: str) -> str:
    r"""Return the text with ``\n`` for every line break.

    Lone carriage returns among other line ends are refused: no two programs would count the same lines.
    """
    text = text.replace("\r\n", "\n")
    if "\r" in text and "\n" in (bare := re.sub(r'"[^"]*"', "", text)) and "\r" in bare:
        raise source.unreadable(
            Text("De regeleinden van {file} zijn door elkaar geraakt.", "The line ends of {file} are mixed up."),
            Text("Bewaar het opnieuw vanuit het programma waar het vandaan komt.", "Save it anew from its program."),
        )
    return text.replace("\r", "\n")


def _lines(text: str, skipped: int) -> Iterator[str]:
    lines = io.StringIO(text)
    for _ in range(skipped):
        next(lines, None)
    return lines


def _header_width(text: str, skipped: int, separator: str) -> int:
    """Count the fields of the first line that is not empty, as this separator parts them."""
    try:
        records = csv.reader(_lines(text, skipped), delimiter=separator)
        return len(next((record for record in records if any(map(str.strip, record))), ()))
    except csv.Error:
        return 0


def _records(source: Source, text: str, skipped: int, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Give each record with the line on which it starts."""
    reader = csv.reader(_lines(text, skipped), delimiter=separator, strict=True)
    number = skipped + 1
    try:
        for record in reader:
            yield number, record
            number = skipped + reader.line_num + 1
    except csv.Error:
        raise _broken(source, number) from None


def _broken(source: Source, number: int) -> UnreadableError:
    return source.unreadable(
        Text(
            "In {file} staan de aanhalingstekens niet goed vanaf regel {0}.",
            "In {file} the quotation marks are not right from line {0}.",
        ),
        Text(
            "Sluit elke aangehaalde tekst, en verdubbel de aanhalingstekens erbinnen.",
            "Close every quoted text, and double the quotation marks within it.",
        ),
        number,
    )
