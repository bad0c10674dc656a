"""Table 1: meldingen by schendingstype.

Source: Jaarrapportage Integriteit BZK 2023, Tabel 1 [S 245-258].
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from uri.aggregate.cubes.dimensions import CLOSED, DECIDED, PROVEN
from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.cubes.placing import PlacedCounts, all_placed, left_out_note
from uri.aggregate.cubes.units import Eenheid
from uri.aggregate.report.source_relations import ComparedColumn
from uri.aggregate.report.table_parts import (
    TOTAAL,
    basis_of,
    count_notes,
    label_among,
    total_of,
    type_cells,
    type_rows,
)
from uri.aggregate.sources.selection import Bron, Selection
from uri.aggregate.tables.cells import Cel, CellKey, TabelKolom, TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_definition import TableContent, TableDefinition
from uri.aggregate.tables.table_relations import Relatie, RelatieSoort, at_most
from uri.languages import Text
from uri.taxonomy import Editie, Schendingstype, Soort

MOGELIJK = TabelKolom("mogelijk", Text("Mogelijke schending", "Possible violation"))
AANGETOOND = TabelKolom("aangetoond", Text("Waarvan aangetoond", "Of which substantiated"))

_TITLE = Text("Totaaloverzicht van schendingen", "Overview of violations")
_COLUMNS = (MOGELIJK, AANGETOOND)
_COUNTED = {MOGELIJK.naam: CLOSED, AANGETOOND.naam: PROVEN}
_NEEDED = {MOGELIJK.naam: DECIDED, AANGETOOND.naam: PROVEN}
"""By column: the outcomes that are counted, and those that a cube must cover to tell."""

_COMPARED = ComparedColumn(
    soort=Soort.MELDING,
    tabel="schendingen",
    kolom=MOGELIJK.naam,
    headlines={TOTAAL.code: "meldingen", Schendingstype.MISSTAND.value: "misstanden"},
    counted=_COUNTED[MOGELIJK.naam],
    needed=_NEEDED[MOGELIJK.naam],
)
"""What was reported, compared with other sources; what was substantiated, Table 2 compares for each year."""


def schendingen(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
) -> Tabel:
    """Table 1: closed meldingen by schendingstype, possible and substantiated.

    Rows: those of the edition, and ``totaal``. Columns: ``mogelijk``, ``aangetoond``. A melding counts once, by its
    hoofdcategorie [S 245-258].

    >>> import uri
    >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
    >>> table = uri.schendingen(uri.Register.from_records(cases))
    >>> table.count("positie", "aangetoond"), table.count("totaal", "mogelijk")
    (1, 1)

    Args:
        bron: The cases, or counts of them: a register, a frame of any engine, a cube, a dossier or a selection.
        verslagjaar: The year, where the source holds several.
        organisatie: The organisation, where the source holds several.
        onderdeel: The part of the organisation; without it the whole.
        editie: The edition whose rows the table has, by default that of the source.

    Raises:
        SelectionError: The year or organisation is open, or what was chosen is not there.
        UnplacedError: There are cases that fit no row of the edition.
    """
    selection = Selection.of(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel, editie=editie)
    cubes = _cubes(selection)
    rows, relations = _layout(selection.editie)
    results = {column: _place(cube, column, selection.editie) for column, cube in cubes.items()}
    cells: dict[CellKey, Cel] = {}
    for column, result in results.items():
        cells |= type_cells(rows, column, result.by_row.values(), collected=cubes[column] is not None)
    widest = MOGELIJK.naam if cubes[MOGELIJK.naam] else AANGETOOND.naam
    return Tabel.of(
        "schendingen",
        _TITLE,
        rows,
        _COLUMNS,
        cells,
        basis={(row.code, column): basis_of(cube) for row in rows for column, cube in cubes.items()},
        eenheid=Eenheid.MELDING,
        standdatum=selection.standdatum,
        relaties=[*relations, *_COMPARED.relations(selection, rows)],
        noten=[
            *selection.notes(),
            *selection.doubts(),
            *count_notes(cubes[widest]),
            *left_out_note(results[widest].not_counted, selection.editie),
        ],
    )


def _cubes(selection: Selection) -> dict[str, Kubus | None]:
    """Return the cube that fills each column: the same one for both, where it tells how many were reported."""
    possible, proven = (
        selection.kubus(Soort.MELDING, selection.verslagjaar, "hoofdcategorie", "uitkomst", uitkomsten=_NEEDED[column])
        for column in _COUNTED
    )
    return {MOGELIJK.naam: possible, AANGETOOND.naam: possible or proven}


def _place(cube: Kubus | None, column: str, editie: Editie) -> PlacedCounts[Schendingstype]:
    """Put the counts of a column into the rows of the edition."""
    counts = cube.per("hoofdcategorie", uitkomst=_COUNTED[column]) if cube else {}
    return all_placed(counts, editie, "schendingen", Eenheid.MELDING.label, _TITLE)


@lru_cache
def _layout(editie: Editie) -> tuple[tuple[TabelRij, ...], tuple[Relatie, ...]]:
    """Lay out the rows of an edition, and what must hold between their cells."""
    rows = (*type_rows(editie.rows("schendingen")), TOTAAL)
    return rows, tuple(_relations(TableContent(editie=editie, rijen=rows, kolommen=_COLUMNS)))


def _relations(content: TableContent) -> Iterable[Relatie]:
    """Say what must hold: rows add up to the total, and of each row no more is substantiated than was reported."""
    yield from total_of(content)
    codes = [row.code for row in content.rijen]
    yield from at_most(RelatieSoort.AANGETOOND, codes, AANGETOOND.naam, MOGELIJK.naam)


DEFINITION = TableDefinition(
    titel=_TITLE,
    relations=_relations,
    elsewhere=_COMPARED.relation,
    rows=lambda editie, _: _layout(editie)[0],
    column=label_among(*_COLUMNS),
)
"""Table 1, apart from its figures."""
