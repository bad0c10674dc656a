"""One raw cell by a mapping: a word to its code, a cell of several values to its parts, a cross to what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from uri.languages import Text
from uri.register.parsing.cell_readers import CellError, is_empty, pieces_of, text
from uri.register.parsing.raw_sheet import Cell
from uri.taxonomy.codes import Code
from uri.taxonomy.labels import matching_key

_CROSSES = {"x", "v", "ja", "j", "yes", "y", "true", "waar", "1", "✓", "✔", "☑", "☒", "•", "●"}
_NO_CROSSES = {"", "nee", "neen", "n", "no", "false", "onwaar", "0", "-", "–", "☐"}


@attrs.frozen(kw_only=True)
class WordMap:
    """What the words of one field stand for.

    Attributes:
        codes: The codes by the normal form of the word: `""` is the empty cell, and the code `""` is nothing.
        members: The members of the code list by code; empty for dates and years.
        separator: What parts several values in one cell.
    """

    codes: Mapping[str, str]
    members: Mapping[str, Code]
    separator: str | None = None

    def value(self, cell: Cell) -> Cell:
        """Return a cell with each of its words in code; a word that is not mapped stays as it is."""
        values = self.pieces(cell)
        return tuple(map(text, values)) if len(values) > 1 else values[0] if values else None

    def pieces(self, cell: Cell) -> tuple[Cell, ...]:
        """Return the values of a cell one by one, each word in code; different words of one code are one value."""
        values: list[Cell] = []
        words: list[Cell] = []
        for piece in self._pieces(cell):
            value = self._coded(piece)
            if value is not None and (value not in values or piece in words):
                values.append(value)
            words.append(piece)
        return tuple(values)

    def _pieces(self, cell: Cell) -> Sequence[Cell]:
        if is_empty(cell):
            return [None]
        if isinstance(cell, tuple):
            return cell
        whole = text(cell)
        if matching_key(whole) in self.codes:
            return [whole]
        if self.separator and self.separator.strip(" ") in whole:
            return [piece.strip() for piece in whole.split(self.separator.strip(" ")) if piece.strip()]
        pieces = pieces_of(cell)
        return pieces if len(pieces) > 1 else [cell]

    def _coded(self, piece: Cell) -> Cell:
        code = self.codes.get("" if piece is None else matching_key(text(piece)))
        if code is None:
            return piece
        return self.members.get(code, code) if code else None


def is_cross(cell: Cell) -> bool:
    """Tell whether a cell holds a cross.

    Raises:
        CellError: It holds something that is neither a cross nor none.
    """
    written = "" if is_empty(cell) else text(cell).strip().casefold()
    if written in _CROSSES:
        return True
    if written in _NO_CROSSES:
        return False
    raise CellError(
        "URI-I-kruisje",
        Text("dit is geen kruisje.", "this is no cross."),
        Text("Zet een x, een 1 of ja, of laat de cel leeg.", "Set an x, a 1 or yes, or leave the cell empty."),
    )
