"""The table: rows, columns, cells, and the arithmetic that must hold between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import attrs

from uri.aggregate.cubes.units import Basis, Eenheid, Leeg
from uri.aggregate.tables.relaties import CellKey, Relatie
from uri.texts import Language, Text, current_language

if TYPE_CHECKING:
    import pandas as pd

Cel: TypeAlias = int | float | str | Text | Leeg
"""A number, a text, or the reason why there is neither. Ratios are unrounded fractions."""


class RijSoort(StrEnum):
    """Whether a row counts something itself or adds others up."""

    DETAIL = "detail"
    SUBTOTAAL = "subtotaal"
    TOTAAL = "totaal"


class Notatie(StrEnum):
    """How the numbers of a row are written."""

    AANTAL = "aantal"
    GETAL = "getal"
    PROCENT = "procent"


@attrs.frozen
class TabelRij:
    """A row: its code is unique within the table."""

    code: str
    label: Text
    soort: RijSoort = RijSoort.DETAIL
    notatie: Notatie = Notatie.AANTAL


@attrs.frozen
class TabelKolom:
    """A column."""

    naam: str
    label: Text


@attrs.frozen(kw_only=True, repr=False, slots=False)
class Tabel:
    """A standard table. `cellen` holds a tuple per row, a value per column.

    `basis`, `eenheid` and `standdatum` say what its numbers count; `relaties` what must hold between its cells;
    `noten` what a reader must know.
    """

    naam: str
    titel: Text
    rijen: tuple[TabelRij, ...]
    kolommen: tuple[TabelKolom, ...]
    cellen: tuple[tuple[Cel, ...], ...]
    basis: Basis
    eenheid: Eenheid
    standdatum: date | None = None
    relaties: tuple[Relatie, ...] = ()
    noten: tuple[Text, ...] = ()

    @classmethod
    def of(
        cls,
        naam: str,
        titel: Text,
        rijen: Iterable[TabelRij],
        kolommen: Iterable[TabelKolom],
        cellen: Mapping[CellKey, Cel],
        *,
        basis: Basis,
        eenheid: Eenheid,
        standdatum: date | None = None,
        relaties: Iterable[Relatie] = (),
        noten: Iterable[Text] = (),
    ) -> Tabel:
        """Make a table from cells by (row code, column name)."""
        rows, columns = tuple(rijen), tuple(kolommen)
        names = [column.naam for column in columns]
        return cls(
            naam=naam,
            titel=titel,
            rijen=rows,
            kolommen=columns,
            cellen=tuple([tuple([cellen[row.code, name] for name in names]) for row in rows]),
            basis=basis,
            eenheid=eenheid,
            standdatum=standdatum,
            relaties=tuple(relaties),
            noten=tuple(noten),
        )

    def __getitem__(self, cell: CellKey) -> Cel:
        code, column = cell
        return self.cellen[self._row(code)][self._column(column)]

    def row(self, code: str) -> dict[str, Cel]:
        """Return the cells of one row by column name."""
        names = (column.naam for column in self.kolommen)
        return dict(zip(names, self.cellen[self._row(code)], strict=True))

    def column(self, naam: str) -> dict[str, Cel]:
        """Return the cells of one column by row code."""
        at = self._column(naam)
        return {row.code: cells[at] for row, cells in zip(self.rijen, self.cellen, strict=True)}

    def label(self, cell: CellKey) -> Text:
        """Return the words for a cell: its row, and its column where there is more than one."""
        row, column = self.rijen[self._row(cell[0])].label, self.kolommen[self._column(cell[1])].label
        return row if len(self.kolommen) == 1 else Text("{} ({})", "{} ({})").format(row, column)

    def broken(self) -> tuple[Relatie, ...]:
        """Return the relations that do not hold; one that touches an empty cell is not evaluable and not broken."""
        return tuple(relation for relation in self.relaties if relation.holds(self) is False)

    def remarks(self) -> tuple[Text, ...]:
        """Return all that stands below the table: the notes, and a doubt for each relation that does not hold."""
        return (*self.noten, *(relation.doubt(self) for relation in self.broken()))

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return all(isinstance(cell, Leeg) for cells in self.cellen for cell in cells)

    def to_frame(self, language: Language | None = None) -> pd.DataFrame:
        """Return a DataFrame: a row per table row, a column per table column; empty cells are missing.

        Rows and columns are named by code; given a language, by label. A table of whole numbers throughout has columns
        of int64; of any other, each column is Int64, Float64 or str.
        """
        from uri.aggregate.tables.rendering import frame  # noqa: PLC0415 (pandas is loaded on use)

        return frame(self, language)

    def to_text(self, language: Language | None = None) -> str:
        """Write the table in plain text."""
        from uri.aggregate.tables.rendering import text  # noqa: PLC0415 (rendering stands above the table)

        return text(self, language or current_language())

    def to_markdown(self, language: Language | None = None) -> str:
        """Write the table in Markdown."""
        from uri.aggregate.tables.rendering import markdown  # noqa: PLC0415 (rendering stands above the table)

        return markdown(self, language or current_language())

    def to_html(self, language: Language | None = None) -> str:
        """Write the table in HTML, as a fragment."""
        from uri.aggregate.tables.rendering import html  # noqa: PLC0415 (rendering stands above the table)

        return html(self, language or current_language())

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        return str(_REPR.format(self.naam, len(self.rijen), len(self.kolommen)))

    def _repr_html_(self) -> str:
        return self.to_html()

    def _repr_markdown_(self) -> str:
        return self.to_markdown()

    def _row(self, code: str) -> int:
        return _at(self._rows, code)

    def _column(self, naam: str) -> int:
        return _at(self._columns, naam)

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {row.code: at for at, row in enumerate(self.rijen)}

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {column.naam: at for at, column in enumerate(self.kolommen)}


def _at(known: Mapping[str, int], wanted: str) -> int:
    if wanted not in known:
        msg = f"{wanted!r}; choose from {', '.join(known)}"
        raise KeyError(msg)
    return known[wanted]


_REPR = Text("<Tabel {}: {} rijen, {} kolommen>", "<Tabel {}: {} rows, {} columns>")
