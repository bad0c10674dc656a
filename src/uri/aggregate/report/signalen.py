"""Table 3: signalen by schendingstype.

Source: Jaarrapportage Integriteit BZK 2023, Tabel 3 [S 293-307].
"""

from __future__ import annotations

from functools import lru_cache

from uri.aggregate.cubes.placing import all_placed, left_out_note
from uri.aggregate.cubes.units import Eenheid
from uri.aggregate.report.source_relations import ComparedColumn
from uri.aggregate.report.table_parts import (
    AANTAL,
    TOTAAL,
    basis_of,
    count_notes,
    label_among,
    total_of,
    type_cells,
    type_rows,
)
from uri.aggregate.sources.selection import Bron, Selection
from uri.aggregate.tables.cells import TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_definition import TableContent, TableDefinition
from uri.aggregate.tables.table_relations import Relatie
from uri.languages import Text
from uri.taxonomy import Editie, Soort

_TITLE = Text("Overzicht signalen", "Overview of concerns")
_COMPARED = ComparedColumn(
    soort=Soort.SIGNAAL, tabel="signalen", kolom=AANTAL.naam, headlines={TOTAAL.code: "signalen"}
)


def signalen(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
) -> Tabel:
    """Table 3: signalen received, by schendingstype.

    Rows: those of the edition for signalen, and ``totaal``. Column: ``aantal`` [S 293-307].

    >>> import uri
    >>> concerns = [uri.Signaal(verslagjaar=2023, hoofdcategorie="positie")]
    >>> uri.signalen(uri.Register.from_records(concerns)).count("positie", "aantal")
    1

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
    cube = selection.kubus(Soort.SIGNAAL, selection.verslagjaar, "hoofdcategorie")
    counts = cube.per("hoofdcategorie") if cube else {}
    result = all_placed(counts, selection.editie, "signalen", Eenheid.SIGNAAL.label, _TITLE)
    rows, relations = _layout(selection.editie)
    return Tabel.of(
        "signalen",
        _TITLE,
        rows,
        [AANTAL],
        type_cells(rows, AANTAL.naam, result.by_row.values(), collected=cube is not None),
        basis=basis_of(cube),
        eenheid=Eenheid.SIGNAAL,
        standdatum=selection.standdatum,
        relaties=[*relations, *_COMPARED.relations(selection, rows)],
        noten=[
            *selection.notes(Soort.SIGNAAL),
            *selection.doubts(Soort.SIGNAAL),
            *count_notes(cube),
            *left_out_note(result.not_counted, selection.editie),
        ],
    )


@lru_cache
def _layout(editie: Editie) -> tuple[tuple[TabelRij, ...], tuple[Relatie, ...]]:
    """Lay out the rows of an edition for signalen, and what must hold between their cells."""
    rows = (*type_rows(editie.rows("signalen")), TOTAAL)
    return rows, tuple(total_of(TableContent(editie=editie, rijen=rows, kolommen=(AANTAL,))))


DEFINITION = TableDefinition(
    titel=_TITLE,
    relations=total_of,
    elsewhere=_COMPARED.relation,
    rows=lambda editie, _: _layout(editie)[0],
    column=label_among(AANTAL),
)
"""Table 3, apart from its figures."""
