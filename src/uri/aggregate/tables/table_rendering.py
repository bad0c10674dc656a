"""One table, written out: as text, Markdown or a DataFrame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import chain
from textwrap import wrap
from typing import TYPE_CHECKING, Protocol

from uri.aggregate.cubes.units import Eenheid, Leeg
from uri.aggregate.tables.cells import DUTCH, Cel, CellKey, Notatie, RijSoort, TabelKolom, TabelRij, plain_value
from uri.aggregate.tables.table_bases import basis_lines
from uri.languages import Language, Text, current_language
from uri.taxonomy import Basis

if TYPE_CHECKING:
    import pandas as pd

_DIGITS = Decimal("0.01")
_WIDEST_HEAD = 24


class TableContents(Protocol):
    """What is written of a table: its cells and the words around them."""

    @property
    def naam(self) -> str:
        """The name in a program."""
        ...

    @property
    def titel(self) -> Text:
        """The title."""
        ...

    @property
    def rijen(self) -> tuple[TabelRij, ...]:
        """The rows."""
        ...

    @property
    def kolommen(self) -> tuple[TabelKolom, ...]:
        """The columns."""
        ...

    @property
    def cellen(self) -> tuple[tuple[Cel, ...], ...]:
        """The cells, a tuple per row."""
        ...

    @property
    def basis(self) -> Basis:
        """What puts a unit in a year, of all figures."""
        ...

    def figure_bases(self) -> Mapping[CellKey, Basis]:
        """Return what puts a unit in a year, of each cell that holds a figure."""
        ...

    @property
    def eenheid(self) -> Eenheid:
        """The count unit."""
        ...

    @property
    def standdatum(self) -> date | None:
        """The reference date."""
        ...

    def remarks(self) -> tuple[Text, ...]:
        """Return what stands below the table."""
        ...


def cell_text(cell: Cel, notatie: Notatie, language: Language) -> str:
    """Write one cell: numbers as the language has them, rounded half up to two decimals where they are not whole."""
    if isinstance(cell, Leeg):
        return cell.sign
    if isinstance(cell, Text):
        return cell.to(language)
    if isinstance(cell, str):
        return cell
    if notatie is Notatie.AANTAL:
        return _separated(f"{cell:,}", language)
    number = Decimal(repr(cell)) * (100 if notatie is Notatie.PROCENT else 1)
    written = f"{number.quantize(_DIGITS, ROUND_HALF_UP):,}"
    if notatie is Notatie.PROCENT:
        return _separated(written, language) + "%"
    return _separated(written.removesuffix("0"), language)


def caption(table: TableContents, language: Language) -> str:
    """Say what the numbers of a table count: unit, basis and reference date."""
    parts = [table.eenheid.label.to(language), table.basis.label.to(language)]
    if table.standdatum is not None:
        parts.append(Text("stand {}", "as of {}").format(table.standdatum.isoformat()).to(language))
    return ", ".join(parts)


def notes(table: TableContents, language: Language) -> list[str]:
    """Return the lines below a table: its bases where they differ, its remarks, and what signs for empty cells mean."""
    kinds = {cell for cells in table.cellen for cell in cells if isinstance(cell, Leeg) and cell.sign}
    legend = [f"{kind.sign} = {kind.label.to(language)}" for kind in Leeg if kind in kinds]
    bases = basis_lines(table.rijen, table.kolommen, table.figure_bases())
    return [line.to(language) for line in (*bases, *table.remarks())] + ([", ".join(legend)] if legend else [])


def text(table: TableContents, language: Language) -> str:
    """Write a table in plain text: numbers to the right, long headers over several lines, totals under a line."""
    head, rows = _grid(table, language)
    heads = [wrap(cell, _WIDEST_HEAD) for cell in head]
    height = max(map(len, heads))
    top = [[""] * (height - len(lines)) + lines for lines in heads]
    body = [(row.soort, [one_line(cell) for cell in cells]) for row, cells in rows]
    widths = [max(map(len, [*lines, *(cells[at] for _, cells in body)])) for at, lines in enumerate(top)]
    left = [True, *_is_text(table)]
    rule = "-" * (sum(widths) + 2 * (len(widths) - 1))
    written = [*(_aligned(cells, widths, left) for cells in zip(*top, strict=True)), rule]
    for soort, cells in body:
        written += [*([rule] if soort is RijSoort.TOTAAL else []), _aligned(cells, widths, left)]
    below = [f"* {note}" for note in notes(table, language)]
    return "\n".join([table.titel.to(language), f"({caption(table, language)})", "", *written, *below])


def markdown(table: TableContents, language: Language) -> str:
    """Write a table in Markdown: totals in bold, notes below."""
    head, rows = _grid(table, language)
    rule = ["---", *("---" if is_text else "---:" for is_text in _is_text(table))]
    lines = [head, rule]
    for row, cells in rows:
        strong = row.soort is not RijSoort.DETAIL
        lines.append([f"**{cell}**" if strong and cell else cell for cell in map(_markdown_cell, cells)])
    body = [f"| {' | '.join(cells)} |" for cells in lines]
    below = [f"- {_markdown_note(note)}" for note in notes(table, language)]
    title = f"**{_markdown_cell(table.titel.to(language))}** ({caption(table, language)})"
    return "\n".join([title, "", *body, *(["", *below] if below else [])])


def _grid(table: TableContents, language: Language) -> tuple[list[str], list[tuple[TabelRij, list[str]]]]:
    """Return the header and the rows of a table as strings, the labels first."""
    head = ["", *(column.label.to(language) for column in table.kolommen)]
    rows = [
        (row, [row.label.to(language), *(cell_text(cell, row.notatie, language) for cell in cells)])
        for row, cells in zip(table.rijen, table.cellen, strict=True)
    ]
    return head, rows


def _is_text(table: TableContents) -> list[bool]:
    """Tell for each column whether it holds texts."""
    return [
        any(isinstance(cells[at], Text) or type(cells[at]) is str for cells in table.cellen)
        for at in range(len(table.kolommen))
    ]


def _aligned(cells: Iterable[str], widths: list[int], left: list[bool]) -> str:
    parts = (
        cell.ljust(width) if is_left else cell.rjust(width)
        for cell, width, is_left in zip(cells, widths, left, strict=True)
    )
    return "  ".join(parts).rstrip()


def _markdown_cell(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


def _markdown_note(note: str) -> str:
    """Escape a note, so that a hyphen at its beginning does not start a list."""
    return ("\\" if note.startswith("-") else "") + _markdown_cell(note)


def one_line(cell: str) -> str:
    """Put a cell on one line and replace the characters that would control a terminal."""
    return "".join(sign if sign.isprintable() else "�" for sign in " ".join(cell.split()))


def _separated(number: str, language: Language) -> str:
    return number.translate(DUTCH) if language == "nl" else number


def table_frame(
    name: str,
    rows: Sequence[TabelRij],
    columns: Sequence[TabelKolom],
    cells: Sequence[Sequence[Cel]],
    language: Language | None,
) -> pd.DataFrame:
    """Lay cells out as a DataFrame whose index bears the name of the table: see `Tabel.to_frame`."""
    import numpy as np  # noqa: PLC0415 (loaded on use)
    import pandas as pd  # noqa: PLC0415 (loaded on use)

    if language is None:
        names, headers = [row.code for row in rows], [column.naam for column in columns]
    else:
        names = [row.label.to(language) for row in rows]
        headers = [column.label.to(language) for column in columns]
    index, header = _index(tuple(names), name).view(), _index(tuple(headers), None).view()
    if cells and set(map(type, chain.from_iterable(cells))) == {int}:
        return pd.DataFrame(np.array(cells, np.int64), index=index, columns=header, copy=False)
    series = [_series([row[at] for row in cells], language or current_language()) for at in range(len(columns))]
    frame = pd.DataFrame(dict(enumerate(series)), index=index)
    frame.columns = header
    return frame


@lru_cache
def _index(names: tuple[str, ...], name: str | None) -> pd.Index:
    """Make an index once for all tables of the same rows or columns, as it costs more than their figures.

    Nothing in it can be changed but its name, so each frame gets a view of it.
    """
    import numpy as np  # noqa: PLC0415 (loaded on use)
    import pandas as pd  # noqa: PLC0415 (loaded on use)

    index = pd.Index(names, dtype="str", name=name)
    np.asarray(index).flags.writeable = False  # pandas 2 hands its own array out
    return index


def _series(cells: Sequence[Cel], language: Language) -> object:
    import pandas as pd  # noqa: PLC0415 (loaded on use)

    values = [plain_value(cell, language) for cell in cells]
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {int, float}:
        return pd.array(values, dtype="Int64" if kinds <= {int} else "Float64")  # type: ignore[call-overload]  # (stubs)
    return pd.Series(values, dtype="str").array
