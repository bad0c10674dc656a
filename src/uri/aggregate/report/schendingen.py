"""Tables 1 and 3: meldingen and signalen by schendingstype.

Source: Jaarrapportage Integriteit BZK 2023, Tabel 1 [S 245-258] and Tabel 3 [S 293-307].
"""

from __future__ import annotations

from functools import lru_cache

from uri.aggregate.cubes.placing import left_out_note, placed, refuse_unplaced, unplaced
from uri.aggregate.cubes.units import Basis, Eenheid, Leeg
from uri.aggregate.report.table_parts import AANTAL, AFGEROND, TOTAAL, added, count_notes
from uri.aggregate.sources.dossier import Bron
from uri.aggregate.sources.selection import Selection, choose
from uri.aggregate.tables.cells import Cel, CellKey, TabelKolom, TabelRij
from uri.aggregate.tables.relaties import Relatie, RelatieSoort, at_most, sums
from uri.aggregate.tables.tabel import Tabel
from uri.taxonomy import Editie, EditieRij, Schendingstype, Soort, Uitkomst
from uri.texts import Text

MOGELIJK = TabelKolom("mogelijk", Text("Mogelijke schending", "Possible violation"))
AANGETOOND = TabelKolom("aangetoond", Text("Waarvan aangetoond", "Of which substantiated"))

_KOLOMMEN = (MOGELIJK, AANGETOOND)
_COUNTED = {MOGELIJK.naam: AFGEROND, AANGETOOND.naam: frozenset({Uitkomst.AANGETOOND})}
_NEEDED = {
    MOGELIJK.naam: frozenset({Uitkomst.AANGETOOND, Uitkomst.NIET_AANGETOOND}),
    AANGETOOND.naam: frozenset({Uitkomst.AANGETOOND}),
}
"""By column: the outcomes that are counted, and those that a cube must cover to tell."""


def schendingen(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
) -> Tabel:
    """Table 1: closed meldingen by schendingstype, possible and substantiated.

    Rows: the edition's, and ``totaal``. Columns: ``mogelijk``, ``aangetoond``. A melding counts once, by its
    hoofdcategorie. Raises `SelectionError` when year or organisation is open, `UnplacedError` for what fits no row.
    """
    return schendingen_of(
        choose(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel, editie=editie)
    )


def schendingen_of(keuze: Selection) -> Tabel:
    """Make Table 1 for a choice that has been settled."""
    titel = Text("Totaaloverzicht van schendingen", "Overview of violations")
    told = {
        column: keuze.kubus(Soort.MELDING, keuze.verslagjaar, "hoofdcategorie", "uitkomst", uitkomsten=_NEEDED[column])
        for column in _COUNTED
    }
    widest = MOGELIJK.naam if told[MOGELIJK.naam] else AANGETOOND.naam
    cubes = {MOGELIJK.naam: told[MOGELIJK.naam], AANGETOOND.naam: told[widest]}
    results = {
        column: placed(
            cube.per("hoofdcategorie", uitkomst=_COUNTED[column]) if cube else {}, keuze.editie, "schendingen"
        )
        for column, cube in cubes.items()
    }
    refuse_unplaced(unplaced(results[widest].without_row, keuze.editie, Eenheid.MELDING.label, titel))
    rows, relations = _schendingen(keuze.editie)
    cells: dict[CellKey, Cel] = {}
    for column, result in results.items():
        known = cubes[column] is not None
        figures: list[Cel] = [*result.by_row.values()] if known else [Leeg.NIET_VERZAMELD] * len(result.by_row)
        cells |= {(row.code, column): figure for row, figure in zip(rows, [*figures, added(figures)], strict=True)}
    return Tabel.of(
        "schendingen",
        titel,
        rows,
        _KOLOMMEN,
        cells,
        basis=Basis.AFGEROND,
        eenheid=Eenheid.MELDING,
        standdatum=keuze.standdatum,
        relaties=relations,
        noten=[
            *keuze.notes(),
            *keuze.doubts(),
            *count_notes(cubes[widest]),
            *left_out_note(results[widest].not_counted, keuze.editie),
        ],
    )


@lru_cache
def _schendingen(editie: Editie) -> tuple[tuple[TabelRij, ...], tuple[Relatie, ...]]:
    """Lay out the rows of an edition, and what must hold between their cells."""
    rows = (*type_rows(editie.rows("schendingen")), TOTAAL)
    codes = [row.code for row in rows]
    total = sums(TOTAAL.code, codes[:-1], _COUNTED)
    return rows, (*total, *at_most(RelatieSoort.AANGETOOND, codes, "aangetoond", "mogelijk"))


def signalen(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
) -> Tabel:
    """Table 3: signalen received, by schendingstype.

    Rows: the edition's for signalen, and ``totaal``. Column: ``aantal``. Raises as `schendingen` does.
    """
    return signalen_of(
        choose(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel, editie=editie)
    )


def signalen_of(keuze: Selection) -> Tabel:
    """Make Table 3 for a choice that has been settled."""
    titel = Text("Overzicht signalen", "Overview of concerns")
    rows, relations = _signalen(keuze.editie)
    cube = keuze.kubus(Soort.SIGNAAL, keuze.verslagjaar, "hoofdcategorie")
    result = placed(cube.per("hoofdcategorie") if cube else {}, keuze.editie, "signalen")
    refuse_unplaced(unplaced(result.without_row, keuze.editie, Eenheid.SIGNAAL.label, titel))
    figures: list[Cel] = [*result.by_row.values()] if cube else [Leeg.NIET_VERZAMELD] * len(result.by_row)
    return Tabel.of(
        "signalen",
        titel,
        rows,
        [AANTAL],
        {(row.code, AANTAL.naam): figure for row, figure in zip(rows, [*figures, added(figures)], strict=True)},
        basis=Basis.ONTVANGEN,
        eenheid=Eenheid.SIGNAAL,
        standdatum=keuze.standdatum,
        relaties=relations,
        noten=[
            *keuze.notes(Soort.SIGNAAL),
            *keuze.doubts(Soort.SIGNAAL),
            *count_notes(cube),
            *left_out_note(result.not_counted, keuze.editie),
        ],
    )


@lru_cache
def _signalen(editie: Editie) -> tuple[tuple[TabelRij, ...], tuple[Relatie, ...]]:
    """Lay out the rows of an edition for signalen, and what must hold between their cells."""
    rows = (*type_rows(editie.rows("signalen")), TOTAAL)
    return rows, tuple(sums(TOTAAL.code, [row.code for row in rows[:-1]], [AANTAL.naam]))


def type_rows(rows: tuple[EditieRij[Schendingstype], ...]) -> list[TabelRij]:
    """Make a table row for each row of an edition."""
    return [TabelRij(row.code.value, row.text) for row in rows]
