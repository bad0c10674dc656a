"""The table: rows, columns, cells, and the arithmetic that must hold between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

import attrs

from uri.aggregate.cubes.units import Eenheid, Leeg
from uri.aggregate.tables import table_rendering
from uri.aggregate.tables.cells import Cel, CellKey, RijSoort, TabelKolom, TabelRij
from uri.aggregate.tables.table_blocks import table_block
from uri.aggregate.tables.table_html import style_element, table_html
from uri.aggregate.tables.table_relations import Relatie
from uri.errors import NO_SUCH, NotACountError
from uri.languages import Language, Text, current_language
from uri.taxonomy import Basis
from uri.visible_text import visibly

if TYPE_CHECKING:
    import pandas as pd


@attrs.frozen(kw_only=True, repr=False)
class Tabel:
    """A standard table: rows, columns and cells, what its numbers count, and what must hold between them.

    >>> import uri
    >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
    >>> table = uri.schendingen(uri.Register.from_records(cases))
    >>> table
    <Tabel schendingen: 11 rijen, 2 kolommen>
    >>> table.count("positie", "aangetoond")
    1
    >>> table["totaal", "mogelijk"]
    1

    Attributes:
        naam: Its name in a program, such as ``schendingen``.
        titel: Its title in print.
        rijen: The rows, each with a code.
        kolommen: The columns, each with a name.
        cellen: The cells: a tuple per row, a value per column.
        bases: What puts a unit in a year, of each cell: a tuple per row, a value per column.
        eenheid: The unit of its numbers.
        standdatum: The reference date of its numbers.
        relaties: What must hold between its cells.
        noten: What a reader must know.
    """

    naam: str
    titel: Text
    rijen: tuple[TabelRij, ...]
    kolommen: tuple[TabelKolom, ...]
    cellen: tuple[tuple[Cel, ...], ...]
    bases: tuple[tuple[Basis, ...], ...]
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
        basis: Basis | Mapping[CellKey, Basis],
        eenheid: Eenheid,
        standdatum: date | None = None,
        relaties: Iterable[Relatie] = (),
        noten: Iterable[Text] = (),
    ) -> Tabel:
        """Make a table from cells by (row code, column name).

        Args:
            naam: Its name in a program.
            titel: Its title in print.
            rijen: The rows, in order.
            kolommen: The columns, in order.
            cellen: A cell for each row and column.
            basis: What puts a unit in a year: of all cells, or of each row and column.
            eenheid: The unit of its numbers.
            standdatum: The reference date of its numbers.
            relaties: What must hold between its cells.
            noten: What a reader must know.

        Raises:
            KeyError: A row and column have no cell, or no basis.
        """
        rows, columns = tuple(rijen), tuple(kolommen)
        names = [column.naam for column in columns]
        return cls(
            naam=naam,
            titel=titel,
            rijen=rows,
            kolommen=columns,
            cellen=tuple([tuple([cellen[row.code, name] for name in names]) for row in rows]),
            bases=(
                ((basis,) * len(names),) * len(rows)
                if isinstance(basis, Basis)
                else tuple([tuple([basis[row.code, name] for name in names]) for row in rows])
            ),
            eenheid=eenheid,
            standdatum=standdatum,
            relaties=tuple(relaties),
            noten=tuple(noten),
        )

    @cached_property
    def basis(self) -> Basis:
        """What puts a unit in a year: what all cells with a figure share, else `Basis.GEMENGD`."""
        kinds = {*self.figure_bases().values()} or {basis for bases in self.bases for basis in bases}
        if not kinds:
            return Basis.NIET_OPGEGEVEN
        return kinds.pop() if len(kinds) == 1 else Basis.GEMENGD

    def figure_bases(self) -> dict[CellKey, Basis]:
        """Return what puts a unit in a year, of each cell that is not empty."""
        return {
            (row.code, column.naam): basis
            for row, cells, bases in zip(self.rijen, self.cellen, self.bases, strict=True)
            for column, cell, basis in zip(self.kolommen, cells, bases, strict=True)
            if not isinstance(cell, Leeg)
        }

    def basis_of(self, cell: CellKey) -> Basis:
        """Return what puts a unit of one cell in its year.

        Args:
            cell: The code of the row and the name of the column.

        Raises:
            KeyError: There is no such row or column.
        """
        return self.bases[self._row(cell[0])][self._column(cell[1])]

    def __getitem__(self, cell: CellKey) -> Cel:
        code, column = cell
        return self.cellen[self._row(code)][self._column(column)]

    def count(self, row: str, column: str) -> int:
        """Return the number in a cell, to reckon with; ``table[row, column]`` also gives what is no number.

        Args:
            row: The code of the row.
            column: The name of the column.

        Raises:
            KeyError: There is no such row or column.
            NotACountError: The cell is empty, a text or a fraction; the error says which.
        """
        cell = self[row, column]
        if isinstance(cell, int):
            return cell
        reason = _EMPTY.format(cell.label) if isinstance(cell, Leeg) else _FRACTION if type(cell) is float else _WORDS
        raise NotACountError(_NO_COUNT.format(self.naam, row, column, reason), _ANY_CELL, cell=cell)

    def row(self, code: str) -> dict[str, Cel]:
        """Return the cells of one row by column name.

        Args:
            code: The code of the row.

        Raises:
            KeyError: There is no such row.
        """
        names = (column.naam for column in self.kolommen)
        return dict(zip(names, self.cellen[self._row(code)], strict=True))

    def column(self, naam: str) -> dict[str, Cel]:
        """Return the cells of one column by row code.

        Args:
            naam: The name of the column.

        Raises:
            KeyError: There is no such column.
        """
        position = self._column(naam)
        return {row.code: cells[position] for row, cells in zip(self.rijen, self.cellen, strict=True)}

    def label(self, cell: CellKey) -> Text:
        """Return the words for a cell: its row, and its column where there is more than one.

        Args:
            cell: The code of the row and the name of the column.

        Raises:
            KeyError: There is no such row or column.
        """
        row, column = self.rijen[self._row(cell[0])].label, self.kolommen[self._column(cell[1])].label
        return row if len(self.kolommen) == 1 else Text("{} ({})", "{} ({})").format(row, column)

    def broken(self) -> tuple[Relatie, ...]:
        """Return the relations that do not hold; one with an empty cell cannot be evaluated and is not broken."""
        if not self.relaties:
            return ()
        names = [column.naam for column in self.kolommen]
        by_place = {
            (row.code, name): cell
            for row, cells in zip(self.rijen, self.cellen, strict=True)
            for name, cell in zip(names, cells, strict=True)
        }
        return tuple(relation for relation in self.relaties if relation.holds(by_place) is False)

    def remarks(self) -> tuple[Text, ...]:
        """Return what stands below the table: the notes, and a doubt for each relation that does not hold."""
        return (*self.noten, *(relation.doubt(self) for relation in self.broken()))

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return all(isinstance(cell, Leeg) for cells in self.cellen for cell in cells)

    def to_frame(self, language: Language | None = None, *, totals: bool = True) -> pd.DataFrame:
        """Return a DataFrame: a row per table row, a column per table column; empty cells are missing.

        A table of whole numbers throughout has columns of int64; of any other, each column is Int64, Float64 or str.

        Args:
            language: The language of the labels that name rows and columns; without one their codes name them.
            totals: Whether subtotals and totals are among the rows; without them ``to_frame(totals=False).sum()``
                counts everything once.
        """
        rows, cells = self.rijen, self.cellen
        if not totals:
            counts = [row.soort is RijSoort.DETAIL for row in rows]
            rows, cells = tuple(compress(rows, counts)), tuple(compress(cells, counts))
        return table_rendering.table_frame(self.naam, rows, self.kolommen, cells, language)

    @visibly
    def to_text(self, language: Language | None = None) -> str:
        """Write the table in plain text.

        Args:
            language: ``"nl"`` or ``"en"``; by default the current language.
        """
        return table_rendering.text(self, language or current_language())

    @visibly
    def to_markdown(self, language: Language | None = None) -> str:
        """Write the table in Markdown.

        Args:
            language: ``"nl"`` or ``"en"``; by default the current language.
        """
        return table_rendering.markdown(self, language or current_language())

    @visibly
    def to_html(self, language: Language | None = None) -> str:
        """Write the table as a fragment of HTML.

        Args:
            language: ``"nl"`` or ``"en"``; by default the current language.
        """
        chosen = language or current_language()
        return table_html(table_block(self, 0, chosen), chosen)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        return str(_REPR.format(self.naam, len(self.rijen), len(self.kolommen)))

    def _repr_html_(self) -> str:
        return f"{style_element()}{self.to_html()}"

    def _repr_markdown_(self) -> str:
        return self.to_markdown()

    def _row(self, code: str) -> int:
        return _position([row.code for row in self.rijen], code)

    def _column(self, naam: str) -> int:
        return _position([column.naam for column in self.kolommen], naam)


def _position(known: Sequence[str], wanted: str) -> int:
    if wanted not in known:
        raise KeyError(str(NO_SUCH.format(repr(wanted), ", ".join(known))))
    return known.index(wanted)


_REPR = Text("<Tabel {}: {} rijen, {} kolommen>", "<Tabel {}: {} rows, {} columns>")
_NO_COUNT = Text("{}: cel ({}, {}) is geen aantal: {}.", "{}: cell ({}, {}) is no count: {}.")
_EMPTY = Text("zij is leeg ({})", "it is empty ({})")
_FRACTION = Text("zij is een breuk", "it is a fraction")
_WORDS = Text("zij is een tekst", "it is a text")
_ANY_CELL = Text("Met tabel[rij, kolom] krijgt u wat er staat.", "With table[row, column] you get what stands there.")
