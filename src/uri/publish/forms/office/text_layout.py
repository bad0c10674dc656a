"""How a publication is laid out in a text document, whatever its format: widths of columns, breaks, sizes, legends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uri.languages import Language, Text
from uri.publish.document.blocks import DataTable

WIDTH = 16.5
"""The width of the text in centimetres: A4 with margins."""
_LETTER = 0.2
"""The width of a letter in a table, in centimetres."""
_LEAST, _WIDEST_NUMBER, _WIDEST_HEAD, _WIDEST_WORDS, _PADDING = 1.0, 2.9, 9.0, 5.4, 0.45
_WHOLE = 22
"""A table of so many rows stands on one page."""


def column_widths(table: DataTable, width: float = WIDTH) -> list[float]:
    """Return the widths of the columns of a table in centimetres, of the row heads first.

    Args:
        table: The table.
        width: The width of the text, which they have together.
    """
    labels = [row.label for row in table.rows]
    columns = [_column([*labels, table.corner], table.corner, _WIDEST_HEAD)]
    for at, column in enumerate(table.columns):
        cells = [row.cells[at].text for row in table.rows]
        columns.append(_column(cells, column.label, _WIDEST_WORDS if column.is_text else _WIDEST_NUMBER))
    least, wanted = [low for low, _ in columns], [high for _, high in columns]
    if (over := sum(wanted) - width) > 0:
        slack = sum(wanted) - sum(least)
        part = min(over / slack, 1) if slack else 0
        widths = [high - (high - low) * part for low, high in columns]
        return [each * width / sum(widths) for each in widths]
    texts = [at for at, column in enumerate(table.columns, 1) if column.is_text] or [0]
    return [each - over / len(texts) * (at in texts) for at, each in enumerate(wanted)]


def _column(cells: list[str], head: str, widest: float) -> tuple[float, float]:
    """Return the least width of a column, in which no word of its head breaks, and the one that it would like."""
    word = max(map(len, head.split()), default=0)
    longest = max((len(part) for cell in cells for part in cell.split()), default=0)
    low = max(_LEAST, min(max(word, longest) * _LETTER, widest / 2), word * _LETTER) + _PADDING
    return low, max(low, min(max(map(len, cells)) * _LETTER, widest) + _PADDING)


def breaks(table: DataTable) -> bool:
    """Return whether a table may go on on the next page, as it is long."""
    return len(table.rows) > _WHOLE


def legend(table: DataTable, language: Language) -> Iterator[str]:
    """Say what the signs of a table mean."""
    if table.signs:
        yield _SIGNS.to(language) + " " + ", ".join(f"{sign} = {meaning}" for sign, meaning in table.signs) + "."


def picture_size(svg: str, room: float = WIDTH) -> tuple[float, float]:
    """Return the width and height of a picture in centimetres, as wide as the text at most."""
    width, height = (float(number) for number in _SIZE.findall(svg)[0])
    wide = min(room, width * _PIXEL)
    return wide, wide * height / width


LOGO_HEIGHT = 2.0
"""The height of a logo in centimetres."""
_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_PIXEL = 2.54 / 96
_SIGNS = Text("Tekens in plaats van een getal:", "Signs in place of a number:")
