"""Tables 1 and 3: meldingen and signalen by schendingstype.

Source: Jaarrapportage Integriteit BZK 2023, Tabel 1 [S 245-258] and Tabel 3 [S 293-307].
"""

from __future__ import annotations

from collections import Counter

from uri.aggregate.bouwstenen import AANTAL, AFGEROND, TOTAAL, added, count_notes
from uri.aggregate.dossier import Bron
from uri.aggregate.keuze import Keuze, choose
from uri.aggregate.kubus import Kubus
from uri.aggregate.maten import Basis, Eenheid, Leeg
from uri.aggregate.plaatsen import left_out_note, placed, refuse_unplaced, unplaced
from uri.aggregate.relaties import RelatieSoort, at_most, sums
from uri.aggregate.tabel import Cel, Tabel, TabelKolom, TabelRij
from uri.taxonomy import Editie, EditieRij, Schendingstype, Soort, Uitkomst
from uri.texts import Text

MOGELIJK = TabelKolom("mogelijk", Text("Mogelijke schending", "Possible violation"))
AANGETOOND = TabelKolom("aangetoond", Text("Waarvan aangetoond", "Of which substantiated"))

_COUNTED = {MOGELIJK: AFGEROND, AANGETOOND: frozenset({Uitkomst.AANGETOOND})}
_NEEDED = {MOGELIJK: {Uitkomst.AANGETOOND, Uitkomst.NIET_AANGETOOND}, AANGETOOND: {Uitkomst.AANGETOOND}}


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


def schendingen_of(keuze: Keuze) -> Tabel:
    """Make Table 1 for a choice that has been settled."""
    titel = Text("Totaaloverzicht van schendingen", "Overview of violations")
    rows = keuze.editie.rows("schendingen")
    told = {
        column: keuze.kubus(Soort.MELDING, keuze.verslagjaar, "hoofdcategorie", "uitkomst", uitkomsten=_NEEDED[column])
        for column in _COUNTED
    }
    widest = MOGELIJK if told[MOGELIJK] else AANGETOOND
    cubes = {MOGELIJK: told[MOGELIJK], AANGETOOND: told[widest]}
    results = {
        column: placed(by_type(cube, _COUNTED[column]) if cube else Counter(), keuze.editie, "schendingen")
        for column, cube in cubes.items()
    }
    refuse_unplaced(unplaced(results[widest].zonder_rij, keuze.editie, Eenheid.MELDING.label, titel))
    cells: dict[tuple[str, str], Cel] = {}
    for column, result in results.items():
        known = cubes[column] is not None
        cells |= {(row.code, column.naam): result.per_rij[row.code] if known else Leeg.NIET_VERZAMELD for row in rows}
        cells[TOTAAL.code, column.naam] = added(cells[row.code, column.naam] for row in rows)
    codes = [row.code.value for row in rows]
    names = [column.naam for column in _COUNTED]
    return Tabel.of(
        "schendingen",
        titel,
        [*type_rows(rows), TOTAAL],
        _COUNTED,
        cells,
        basis=Basis.AFGEROND,
        eenheid=Eenheid.MELDING,
        standdatum=keuze.standdatum,
        relaties=[
            *sums(TOTAAL.code, codes, names),
            *at_most(RelatieSoort.AANGETOOND, [*codes, TOTAAL.code], "aangetoond", "mogelijk"),
        ],
        noten=[
            *keuze.notes(),
            *keuze.doubts(),
            *count_notes(cubes[widest]),
            *left_out_note(results[widest].niet_geteld, keuze.editie),
        ],
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

    Rows: the edition's for signalen, and ``totaal``. Column: ``aantal``. Raises as `schendingen` does.
    """
    return signalen_of(
        choose(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel, editie=editie)
    )


def signalen_of(keuze: Keuze) -> Tabel:
    """Make Table 3 for a choice that has been settled."""
    titel = Text("Overzicht signalen", "Overview of concerns")
    rows = keuze.editie.rows("signalen")
    cube = keuze.kubus(Soort.SIGNAAL, keuze.verslagjaar, "hoofdcategorie")
    result = placed(by_type(cube) if cube else Counter(), keuze.editie, "signalen")
    refuse_unplaced(unplaced(result.zonder_rij, keuze.editie, Eenheid.SIGNAAL.label, titel))
    cells: dict[tuple[str, str], Cel] = {
        (row.code, AANTAL.naam): result.per_rij[row.code] if cube else Leeg.NIET_VERZAMELD for row in rows
    }
    cells[TOTAAL.code, AANTAL.naam] = added([*cells.values()])
    return Tabel.of(
        "signalen",
        titel,
        [*type_rows(rows), TOTAAL],
        [AANTAL],
        cells,
        basis=Basis.ONTVANGEN,
        eenheid=Eenheid.SIGNAAL,
        standdatum=keuze.standdatum,
        relaties=sums(TOTAAL.code, [row.code.value for row in rows], [AANTAL.naam]),
        noten=[
            *keuze.notes(Soort.SIGNAAL),
            *keuze.doubts(Soort.SIGNAAL),
            *count_notes(cube),
            *left_out_note(result.niet_geteld, keuze.editie),
        ],
    )


def by_type(kubus: Kubus, uitkomsten: frozenset[Uitkomst] | None = None) -> Counter[Schendingstype]:
    """Count the units of a cube by hoofdcategorie, of some outcomes only where those are given."""
    allowed = {} if uitkomsten is None else {"uitkomst": uitkomsten}
    return Counter({code: number for (code,), number in kubus.margin("hoofdcategorie", **allowed).items()})


def type_rows(rows: tuple[EditieRij[Schendingstype], ...]) -> list[TabelRij]:
    """Make a table row for each row of an edition."""
    return [TabelRij(row.code.value, row.text) for row in rows]
