"""References to figures in an own text: ``{{ table.row.column }}`` becomes the figure as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

import attrs

from uri.aggregate import Leeg, Rapport, Tabel
from uri.aggregate.tables.table_rendering import cell_text
from uri.findings import quoted
from uri.languages import Language, Text

_REFERENCE = re.compile(r"\{\{([^{}]*)\}\}")
_PARTS = 3
_MOST_NAMED = 12
"""So many names are listed where none is like what was written."""


class UnknownFigureError(Exception):
    """A reference that names no figure, with the message that says why."""

    def __init__(self, message: Text, hint: Text) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@attrs.frozen
class Piece:
    """A piece of an own text.

    Attributes:
        text: Its words, or the figure.
        is_figure: Whether it is the figure of a reference.
    """

    text: str
    is_figure: bool = False


def resolved(words: str, report: Rapport, language: Language) -> Iterator[Piece | UnknownFigureError]:
    """Put the printed figure in the place of each reference in some words.

    Args:
        words: The words.
        report: The report that has the figures.
        language: The language in which figures are printed.

    Yields:
        The pieces in order, and in the place of each reference that names no figure what is wrong with it.
    """
    end = 0
    for match in _REFERENCE.finditer(words):
        yield from _plain(words[end : match.start()])
        try:
            yield Piece(_figure(match[1].strip(), report, language), is_figure=True)
        except UnknownFigureError as fault:
            yield fault
        end = match.end()
    yield from _plain(words[end:])


def _plain(words: str) -> Iterator[Piece | UnknownFigureError]:
    if "{{" in words or "}}" in words:
        yield UnknownFigureError(_OPEN, _FORM)
    elif words:
        yield Piece(words)


def _figure(name: str, report: Rapport, language: Language) -> str:
    """Return the printed figure that a reference names.

    Raises:
        UnknownFigureError: There is no such figure, or its cell is empty.
    """
    parts = [part.strip() for part in name.split(".")]
    if len(parts) != _PARTS:
        raise UnknownFigureError(_NOT_THREE.format(quoted(name)), _FORM)
    table_name, row, column = parts
    _check(table_name, list(report), _NO_TABLE)
    table = report[table_name]
    _check(row, [known.code for known in table.rijen], _NO_ROW, table_name)
    _check(column, [known.naam for known in table.kolommen], _NO_COLUMN, table_name)
    return _printed(table, row, column, language)


def _check(name: str, known: list[str], message: Text, *of: str) -> None:
    """Check that a name is known; if not, name those like it, or else the first few there are."""
    if name not in known:
        like = get_close_matches(name, known)
        hint = _PERHAPS.format(", ".join(like)) if like else _THERE_ARE.format(_some(known))
        raise UnknownFigureError(message.format(quoted(name), *map(quoted, of)), hint)


def _some(names: list[str]) -> str:
    return ", ".join([*names[:_MOST_NAMED], *(["…"] if len(names) > _MOST_NAMED else [])])


def _printed(table: Tabel, row: str, column: str, language: Language) -> str:
    cell = table[row, column]
    if isinstance(cell, Leeg):
        raise UnknownFigureError(_EMPTY.format(quoted(f"{table.naam}.{row}.{column}"), cell.label), _REWORD)
    notation = next(known.notatie for known in table.rijen if known.code == row)
    return cell_text(cell, notation, language)


_FORM = Text("Schrijf {{ tabel.rij.kolom }}.", "Write {{ table.row.column }}.")
_OPEN = Text("een verwijzing is niet geopend of gesloten.", "a reference is not opened or not closed.")
_NOT_THREE = Text("de verwijzing {} heeft geen drie delen.", "the reference {} has no three parts.")
_NO_TABLE = Text("er is geen tabel {}.", "there is no table {}.")
_NO_ROW = Text("er is geen rij {} in tabel {}.", "there is no row {} in table {}.")
_NO_COLUMN = Text("er is geen kolom {} in tabel {}.", "there is no column {} in table {}.")
_PERHAPS = Text("Bedoeld is misschien: {}.", "Perhaps meant: {}.")
_THERE_ARE = Text("Er zijn: {}.", "There are: {}.")
_EMPTY = Text("{} heeft geen cijfer: {}.", "{} has no figure: {}.")
_REWORD = Text("Schrijf de zin zonder dit cijfer.", "Write the sentence without this figure.")
