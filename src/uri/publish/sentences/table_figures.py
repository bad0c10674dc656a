"""The figures of one table that can be told: a cell that is empty or hidden is none."""

from __future__ import annotations

import attrs

from uri.aggregate import Tabel
from uri.aggregate.tables.cells import Notatie
from uri.languages import Language
from uri.publish.sentences.number_words import spoken
from uri.publish.sentences.sentence import ToldFigure
from uri.taxonomy import Basis


@attrs.frozen
class TableFigures:
    """The figures of one table, in one language.

    Attributes:
        table: The table.
        language: The language in which they are told.
    """

    table: Tabel
    language: Language

    def find(self, row: str, column: str) -> ToldFigure | None:
        """Return a figure; None where there is no such cell, or it holds no number: it is empty, hidden or a text."""
        notations = {known.code: known.notatie for known in self.table.rijen}
        if row not in notations or column not in self.columns:
            return None
        cell = self.table[row, column]
        if isinstance(cell, bool) or not isinstance(cell, int | float):
            return None
        return ToldFigure(
            table=self.table.naam,
            row=row,
            column=column,
            value=cell,
            text=spoken(cell, notations[row], self.language),
        )

    def count(self, row: str, column: str) -> ToldFigure | None:
        """Return a figure that is a whole number; None where there is none."""
        found = self.find(row, column)
        return found if found is not None and isinstance(found.value, int) else None

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return [column.naam for column in self.table.kolommen]

    def label(self, row: str) -> str:
        """Return the words of a row."""
        return next(known.label.to(self.language) for known in self.table.rijen if known.code == row)

    def notation(self, figure: ToldFigure) -> Notatie:
        """Return how the numbers of a figure's row are written."""
        return next(known.notatie for known in self.table.rijen if known.code == figure.row)

    def basis(self, figure: ToldFigure) -> Basis:
        """Return what puts a unit of a figure in its year."""
        return self.table.basis_of((figure.row, figure.column))
