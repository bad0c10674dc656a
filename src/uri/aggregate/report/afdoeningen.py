"""Table 4: closed meldingen by the measure that followed.

The level of a measure is the edition's. Source: Jaarrapportage Integriteit BZK 2023, Tabel 4 [S 321-337].
"""

from __future__ import annotations

from functools import lru_cache

from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.cubes.placing import left_out_note, placed, refuse_unplaced, unplaced
from uri.aggregate.cubes.units import Basis, Eenheid, Leeg
from uri.aggregate.report.table_parts import AANTAL, AFGEROND, TOTAAL, added, count_notes
from uri.aggregate.sources.dossier import Bron
from uri.aggregate.sources.selection import Selection, choose
from uri.aggregate.tables.cells import Cel, RijSoort, TabelRij
from uri.aggregate.tables.relaties import Relatie, sums
from uri.aggregate.tables.tabel import Tabel
from uri.taxonomy import Afdoening, AfdoeningEditie, Editie, Niveau, Soort, Uitkomst
from uri.texts import Text

_HEAVIEST = Text(
    "Een melding telt één keer, bij haar zwaarste afdoening.", "A report counts once, by its heaviest measure."
)
_NONE_NOTED = Text(
    "Bij geen van de aangetoonde meldingen ({}) is iets over een afdoening ingevuld.",
    "None of the substantiated reports ({}) says anything of a measure.",
)
_NEEDED = frozenset({Uitkomst.AANGETOOND, Uitkomst.NIET_AANGETOOND})


def afdoeningen(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
) -> Tabel:
    """Table 4: closed meldingen by heaviest measure, with a subtotal per level.

    Rows: the edition's, each level's followed by its subtotal (``disciplinair``, ``niet_disciplinair``), and
    ``totaal``. Column: ``aantal``. A melding without a measure counts as ``geen``. Raises as `schendingen` does.
    """
    return afdoeningen_of(
        choose(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel, editie=editie)
    )


def afdoeningen_of(keuze: Selection) -> Tabel:
    """Make Table 4 for a choice that has been settled."""
    titel = Text("Totaaloverzicht van afdoeningen", "Overview of measures")
    measures = keuze.editie.afdoeningen
    cube = keuze.kubus(Soort.MELDING, keuze.verslagjaar, "uitkomst", "afdoeningen", uitkomsten=_NEEDED)
    result = placed(by_heaviest(cube, measures) if cube else {}, measures, "afdoeningen")
    refuse_unplaced(unplaced(result.without_row, measures, Eenheid.MELDING.label, titel))
    figures: dict[str, Cel] = {
        code.value: number if cube else Leeg.NIET_VERZAMELD for code, number in result.by_row.items()
    }
    rows, relations = _by_level(measures)
    for relation in relations:  # each subtotal, then the total
        ((whole, _),) = relation.rechts
        figures[whole] = added(figures[part] for part, _ in relation.links)
    return Tabel.of(
        "afdoeningen",
        titel,
        rows,
        [AANTAL],
        {(row.code, AANTAL.naam): figures[row.code] for row in rows},
        basis=Basis.AFGEROND,
        eenheid=Eenheid.MELDING,
        standdatum=keuze.standdatum,
        relaties=relations,
        noten=[
            *keuze.notes(),
            *keuze.doubts(),
            _HEAVIEST,
            *_none_noted(cube),
            *count_notes(cube),
            *left_out_note(result.not_counted, measures),
        ],
    )


@lru_cache
def _by_level(editie: AfdoeningEditie) -> tuple[tuple[TabelRij, ...], tuple[Relatie, ...]]:
    """Lay the rows out by level, each level's followed by its subtotal, and say what adds up to what."""
    rows: list[TabelRij] = []
    relations: list[Relatie] = []
    tops: list[str] = []
    for level in Niveau:
        details = [row for row in editie.rows("afdoeningen") if editie.niveaus[row.code] is level]
        codes = [row.code.value for row in details]
        rows += [TabelRij(row.code.value, row.text) for row in details]
        if not codes or codes == [level.value]:  # one row that bears the level's name needs no subtotal
            tops += codes
            continue
        rows.append(TabelRij(level.value, _subtotal(level), RijSoort.SUBTOTAAL))
        tops.append(level.value)
        relations += sums(level.value, codes, [AANTAL.naam])
    return (*rows, TOTAAL), (*relations, *sums(TOTAAL.code, tops, [AANTAL.naam]))


def _none_noted(kubus: Kubus | None) -> list[Text]:
    """Say it where not one substantiated melding has a word on measures, as where the register has no such column."""
    proven = kubus.per("afdoeningen", uitkomst={Uitkomst.AANGETOOND}) if kubus else {}
    return [_NONE_NOTED.format(proven[()])] if set(proven) == {()} else []


def by_heaviest(kubus: Kubus, editie: AfdoeningEditie) -> dict[Afdoening, int]:
    """Count the closed meldingen of a cube by their heaviest measure, those without any as ``geen``."""
    counts: dict[Afdoening, int] = {}
    for measures, number in kubus.per("afdoeningen", uitkomst=AFGEROND).items():
        heaviest = editie.heaviest(measures)
        counts[heaviest] = counts.get(heaviest, 0) + number
    return counts


def _subtotal(level: Niveau) -> Text:
    return Text("Subtotaal {}", "Subtotal {}").format(Text(level.label.nl.lower(), level.label.en.lower()))
