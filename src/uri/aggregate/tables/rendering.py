"""One table, written out: as text, Markdown, HTML, or a DataFrame."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from html import escape
from itertools import chain
from textwrap import wrap
from typing import TYPE_CHECKING

from uri.aggregate.cubes.units import Leeg
from uri.aggregate.tables.tabel import Cel, Notatie, RijSoort, Tabel, TabelRij
from uri.texts import Language, Text

if TYPE_CHECKING:
    import pandas as pd

_DIGITS = Decimal("0.01")
_WIDEST_HEAD = 24


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


def caption(tabel: Tabel, language: Language) -> str:
    """Say what the numbers of a table count: unit, basis and reference date."""
    said = [tabel.eenheid.label.to(language), tabel.basis.label.to(language)]
    if tabel.standdatum is not None:
        said.append(Text("stand {}", "as of {}").format(tabel.standdatum.isoformat()).to(language))
    return ", ".join(said)


def notes(tabel: Tabel, language: Language) -> list[str]:
    """Return all that stands below a table: its remarks, and what the signs for empty cells mean."""
    kinds = {cell for cells in tabel.cellen for cell in cells if isinstance(cell, Leeg) and cell.sign}
    legend = [f"{kind.sign} = {kind.label.to(language)}" for kind in Leeg if kind in kinds]
    return [remark.to(language) for remark in tabel.remarks()] + ([", ".join(legend)] if legend else [])


def text(tabel: Tabel, language: Language) -> str:
    """Write a table in plain text: numbers to the right, long headers over several lines, totals under a line."""
    head, rows = _grid(tabel, language)
    heads = [wrap(cell, _WIDEST_HEAD) for cell in head]
    height = max(map(len, heads))
    top = [[""] * (height - len(lines)) + lines for lines in heads]
    body = [(row.soort, [_one_line(cell) for cell in cells]) for row, cells in rows]
    widths = [max(map(len, [*lines, *(cells[at] for _, cells in body)])) for at, lines in enumerate(top)]
    left = [True, *_is_text(tabel)]
    rule = "-" * (sum(widths) + 2 * (len(widths) - 1))
    written = [*(_aligned(cells, widths, left) for cells in zip(*top, strict=True)), rule]
    for soort, cells in body:
        written += [*([rule] if soort is RijSoort.TOTAAL else []), _aligned(cells, widths, left)]
    below = [f"* {note}" for note in notes(tabel, language)]
    return "\n".join([tabel.titel.to(language), f"({caption(tabel, language)})", "", *written, *below])


def markdown(tabel: Tabel, language: Language) -> str:
    """Write a table in Markdown: totals in bold, notes below."""
    head, rows = _grid(tabel, language)
    rule = ["---", *("---" if is_text else "---:" for is_text in _is_text(tabel))]
    lines = [head, rule]
    for row, cells in rows:
        strong = row.soort is not RijSoort.DETAIL
        lines.append([f"**{cell}**" if strong and cell else cell for cell in map(_markdown_cell, cells)])
    table = [f"| {' | '.join(cells)} |" for cells in lines]
    below = [f"- {_markdown_note(note)}" for note in notes(tabel, language)]
    title = f"**{_markdown_cell(tabel.titel.to(language))}** ({caption(tabel, language)})"
    return "\n".join([title, "", *table, *(["", *below] if below else [])])


def html(tabel: Tabel, language: Language) -> str:
    """Write a table as an HTML fragment with a caption, row and column headers, and its notes below."""
    head, rows = _grid(tabel, language)
    style = ["left" if is_text else "right" for is_text in _is_text(tabel)]
    title = f"{escape(tabel.titel.to(language))} <small>({escape(caption(tabel, language))})</small>"
    columns = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = []
    for row, (label, *cells) in rows:
        tag = "td" if row.soort is RijSoort.DETAIL else "th"
        body = "".join(
            f'<{tag} style="text-align: {side}">{escape(cell)}</{tag}>' for side, cell in zip(style, cells, strict=True)
        )
        lines.append(f'<tr><th scope="row" style="text-align: left">{escape(label)}</th>{body}</tr>')
    below = "".join(f"<li>{escape(note)}</li>" for note in notes(tabel, language))
    return "\n".join(
        [
            f'<table lang="{language}">',
            f"<caption>{title}</caption>",
            f"<thead><tr>{columns}</tr></thead>",
            "<tbody>",
            *lines,
            "</tbody>",
            "</table>",
            *([f"<ul>{below}</ul>"] if below else []),
        ]
    )


def frame(tabel: Tabel, language: Language | None) -> pd.DataFrame:
    """Lay a table out as a DataFrame: see `Tabel.to_frame`."""
    import numpy as np  # noqa: PLC0415 (loaded on use)
    import pandas as pd  # noqa: PLC0415 (loaded on use)

    if language is None:
        names, headers = [row.code for row in tabel.rijen], [column.naam for column in tabel.kolommen]
    else:
        names = [row.label.to(language) for row in tabel.rijen]
        headers = [column.label.to(language) for column in tabel.kolommen]
    rows, columns = _index(tuple(names), tabel.naam).view(), _index(tuple(headers), None).view()
    if tabel.cellen and set(map(type, chain.from_iterable(tabel.cellen))) == {int}:
        return pd.DataFrame(np.array(tabel.cellen, np.int64), index=rows, columns=columns, copy=False)
    made = [_series([cells[at] for cells in tabel.cellen], language or "nl") for at in range(len(columns))]
    frame = pd.DataFrame(dict(enumerate(made)), index=rows)
    frame.columns = columns
    return frame


@lru_cache
def _index(names: tuple[str, ...], name: str | None) -> pd.Index:
    """Make an index once for all tables of the same rows or columns, as it costs more than their figures.

    What it says cannot be changed but for its name, so that each frame gets a view of it.
    """
    import numpy as np  # noqa: PLC0415 (loaded on use)
    import pandas as pd  # noqa: PLC0415 (loaded on use)

    made = pd.Index(names, dtype="str", name=name)
    np.asarray(made).flags.writeable = False  # pandas 2 hands its own array out
    return made


def _series(cells: list[Cel], language: Language) -> object:
    import pandas as pd  # noqa: PLC0415 (loaded on use)

    values = [None if isinstance(cell, Leeg) else str_or_number(cell, language) for cell in cells]
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {int, float}:
        return pd.array(values, dtype="Int64" if kinds <= {int} else "Float64")  # type: ignore[call-overload]
    return pd.Series(values, dtype="str").array


def str_or_number(cell: Cel, language: Language) -> str | int | float:
    """Return a cell that is not empty as a plain value."""
    return cell.to(language) if isinstance(cell, Text) else cell


def _grid(tabel: Tabel, language: Language) -> tuple[list[str], list[tuple[TabelRij, list[str]]]]:
    """Return the header and the rows of a table as strings, the labels first."""
    head = ["", *(column.label.to(language) for column in tabel.kolommen)]
    rows = [
        (row, [row.label.to(language), *(cell_text(cell, row.notatie, language) for cell in cells)])
        for row, cells in zip(tabel.rijen, tabel.cellen, strict=True)
    ]
    return head, rows


def _is_text(tabel: Tabel) -> list[bool]:
    """Tell for each column whether it holds texts."""
    return [
        any(isinstance(cells[at], Text) or type(cells[at]) is str for cells in tabel.cellen)
        for at in range(len(tabel.kolommen))
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
    """Keep a note that begins with a hyphen from being a list of its own."""
    return ("\\" if note.startswith("-") else "") + _markdown_cell(note)


def _one_line(cell: str) -> str:
    """Keep a cell on one line, and control characters off the terminal."""
    return "".join(sign if sign.isprintable() else "�" for sign in " ".join(cell.split()))


def _separated(number: str, language: Language) -> str:
    return number.translate(_DUTCH) if language == "nl" else number


_DUTCH = str.maketrans(",.", ".,")
