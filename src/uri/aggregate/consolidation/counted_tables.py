"""The standard tables that can be added over organisations: what each counts, and in which rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from uri.aggregate.consolidation.aanlevering import Aanlevering
from uri.aggregate.cubes.dimensions import CLOSED, DECIDED, PROVEN
from uri.aggregate.cubes.heaviest_measures import by_heaviest
from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.report import aangetoond_per_jaar, afdoeningen, schendingen, signalen
from uri.aggregate.report.table_parts import AANTAL, TOTAAL, year_column
from uri.aggregate.tables.cells import TabelKolom, TabelRij
from uri.aggregate.tables.table_definition import TableDefinition
from uri.languages import Text
from uri.taxonomy import Afdoening, Editie, Soort, Uitkomst
from uri.taxonomy.edities import BaseEditie


@attrs.frozen
class CountedColumn:
    """A column of a table.

    Attributes:
        column: The column.
        counts: What it counts of a cube, by code.
        needed: The outcomes that a cube must cover, of the column or of one that tells it too.
        jaar: The year that it counts, where that is not the year of the total.
        undivided: What it counts, by code, of a cube that says nothing of outcomes; None where that tells nothing.
    """

    column: TabelKolom
    counts: Callable[[Kubus], Mapping[Any, int]]
    needed: tuple[frozenset[Uitkomst], ...] = (frozenset(),)
    jaar: int | None = None
    undivided: Callable[[Kubus], Mapping[Any, int]] | None = None

    def of(self, cube: Kubus) -> Mapping[Any, int]:
        """Return what it counts of a cube that tells it, by code."""
        return self.undivided(cube) if self.undivided is not None and is_undivided(cube) else self.counts(cube)


@attrs.frozen
class CountedTable:
    """A standard table whose figures add up over organisations.

    Attributes:
        name: Its name.
        tabel: The table of an edition that has its rows.
        soort: The kind of case that it counts.
        dimensions: What a cube must be counted by.
        columns: Its columns.
        definition: The table, apart from its figures.
        list_of: The edition that has its rows, of an edition of types.
        rows: Its rows, by those that count something themselves.
        remark: What a reader must know of it, whatever the figures.
    """

    name: str
    tabel: str
    soort: Soort
    dimensions: tuple[str, ...]
    columns: tuple[CountedColumn, ...]
    definition: TableDefinition
    list_of: Callable[[Editie], BaseEditie[Any]] = lambda editie: editie
    rows: Callable[[tuple[TabelRij, ...], Editie], tuple[TabelRij, ...]] = lambda rows, _: (*rows, TOTAAL)
    remark: tuple[Text, ...] = ()

    def cube(self, counts: Aanlevering | None, column: CountedColumn) -> Kubus | None:
        """Return the cube that tells a column, None where nothing does."""
        if counts is None:
            return None
        cubes = (counts.kubus(self.soort, *self.dimensions, uitkomsten=outcomes) for outcomes in column.needed)
        told = next((cube for cube in cubes if cube), None)
        if told is not None or column.undivided is None:
            return told
        needed = {*self.dimensions} - {"uitkomst"}
        own = (cube for cube in counts.kubussen if cube.soort is self.soort and is_undivided(cube))
        return next((cube for cube in own if needed <= {*cube.dimensies}), None)


def is_undivided(cube: Kubus) -> bool:
    """Tell whether a cube of meldingen says nothing of outcomes."""
    return cube.soort is Soort.MELDING and "uitkomst" not in cube.dimensies


def _by_measure(cube: Kubus) -> Mapping[Any, int]:
    """Count the meldingen of a cube by their heaviest measure, whatever their outcome."""
    counts: Counter[Afdoening] = Counter()
    for measures, number in cube.per("afdoeningen").items():
        counts[cube.editie.afdoeningen.heaviest(measures)] += number
    return counts


COUNTED = (
    CountedTable(
        "schendingen",
        "schendingen",
        Soort.MELDING,
        ("hoofdcategorie", "uitkomst"),
        (
            CountedColumn(
                schendingen.MOGELIJK,
                lambda cube: cube.per("hoofdcategorie", uitkomst=CLOSED),
                (DECIDED,),
                undivided=lambda cube: cube.per("hoofdcategorie"),
            ),
            CountedColumn(
                schendingen.AANGETOOND, lambda cube: cube.per("hoofdcategorie", uitkomst=PROVEN), (DECIDED, PROVEN)
            ),
        ),
        schendingen.DEFINITION,
    ),
    CountedTable(
        "signalen",
        "signalen",
        Soort.SIGNAAL,
        ("hoofdcategorie",),
        (CountedColumn(AANTAL, lambda cube: cube.per("hoofdcategorie")),),
        signalen.DEFINITION,
    ),
    CountedTable(
        "afdoeningen",
        "afdoeningen",
        Soort.MELDING,
        ("uitkomst", "afdoeningen"),
        (
            CountedColumn(
                AANTAL, lambda cube: by_heaviest(cube, cube.editie.afdoeningen), (DECIDED,), undivided=_by_measure
            ),
        ),
        afdoeningen.DEFINITION,
        list_of=lambda editie: editie.afdoeningen,
        rows=lambda rows, editie: afdoeningen.by_level(rows, editie.afdoeningen),
        remark=(afdoeningen.HEAVIEST,),
    ),
)
"""The tables of one year, in the order of the report."""


def over_years(years: Sequence[int]) -> tuple[CountedTable, ...]:
    """Return the tables over the years, a column each: the violations that were reported, and Table 2 of those proven.

    Args:
        years: The years, in order.
    """
    reported, proven = COUNTED[0].columns
    return tuple(
        CountedTable(
            name,
            COUNTED[0].tabel,
            COUNTED[0].soort,
            COUNTED[0].dimensions,
            tuple(attrs.evolve(counted, column=year_column(year), needed=needed, jaar=year) for year in years),
            definition,
        )
        for name, counted, needed, definition in (
            ("gemeld_per_jaar", reported, reported.needed, _REPORTED),
            ("aangetoond_per_jaar", proven, (PROVEN,), aangetoond_per_jaar.DEFINITION),
        )
    )


_REPORTED = attrs.evolve(
    aangetoond_per_jaar.DEFINITION,
    titel=Text("Mogelijke integriteitsschendingen per jaar", "Possible integrity violations by year"),
)
