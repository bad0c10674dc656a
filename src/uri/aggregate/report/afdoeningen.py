"""Table 4: closed meldingen by the measure that followed.

The list of measures is the edition's, and so is the level of each. Where the list is not known, neither is the table.
Source: Jaarrapportage Integriteit BZK 2023, Tabel 4 [S 321-337].
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from uri.aggregate.cubes.dimensions import DECIDED
from uri.aggregate.cubes.heaviest_measures import by_heaviest
from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.cubes.placing import all_placed, left_out_note
from uri.aggregate.cubes.units import Eenheid, Leeg
from uri.aggregate.report.table_parts import AANTAL, TOTAAL, added, basis_of, count_notes, label_among
from uri.aggregate.sources.selection import Bron, Selection
from uri.aggregate.tables.cells import Cel, RijSoort, TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_definition import TableContent, TableDefinition
from uri.aggregate.tables.table_relations import Relatie, sums
from uri.languages import Text
from uri.taxonomy import AfdoeningEditie, Basis, Editie, Niveau, Soort, Uitkomst

_TITLE = Text("Totaaloverzicht van afdoeningen", "Overview of measures")
HEAVIEST = Text(
    "Een melding telt één keer, bij haar zwaarste afdoening.", "A report counts once, by its heaviest measure."
)
_NOT_KNOWN = Text(
    "Welke afdoeningen bij editie {} horen, is niet bekend: deze tabel is er niet van te maken.",
    "Which measures go with edition {} is not known: this table cannot be made of it.",
)
_NONE_NOTED = Text(
    "Bij geen van de aangetoonde meldingen ({}) is iets over een afdoening ingevuld.",
    "None of the substantiated reports ({}) says anything of a measure.",
)


def afdoeningen(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
) -> Tabel:
    """Table 4: closed meldingen by their heaviest measure, with a subtotal per level.

    Rows: those of the edition, each level's followed by its subtotal (``disciplinair``, ``niet_disciplinair``), and
    ``totaal``. An edition that gives no levels has no subtotals. Column: ``aantal``. A melding without a measure counts
    as ``geen`` [S 321-337]. Of an edition whose list of measures is not known there is only ``totaal``, not known.

    >>> import uri
    >>> cases = [
    ...     uri.Melding(
    ...         verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond", afdoeningen=["berisping", "gesprek"]
    ...     )
    ... ]
    >>> table = uri.afdoeningen(uri.Register.from_records(cases))
    >>> table.count("berisping", "aantal"), table.count("disciplinair", "aantal"), table.count("gesprek", "aantal")
    (1, 1, 0)

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
    measures = selection.editie.afdoeningen
    if not measures.bekend:
        return _not_known(selection)
    cube = selection.kubus(Soort.MELDING, selection.verslagjaar, "uitkomst", "afdoeningen", uitkomsten=DECIDED)
    counts = by_heaviest(cube, measures) if cube else {}
    result = all_placed(counts, measures, "afdoeningen", Eenheid.MELDING.label, _TITLE)
    figures: dict[str, Cel] = {
        code.value: number if cube else Leeg.NIET_VERZAMELD for code, number in result.by_row.items()
    }
    rows, relations = _layout(selection.editie)
    for relation in relations:  # each subtotal, then the total
        ((whole, _),) = relation.rechts
        figures[whole] = added(figures[part] for part, _ in relation.links)
    return Tabel.of(
        "afdoeningen",
        _TITLE,
        rows,
        [AANTAL],
        {(row.code, AANTAL.naam): figures[row.code] for row in rows},
        basis=basis_of(cube),
        eenheid=Eenheid.MELDING,
        standdatum=selection.standdatum,
        relaties=relations,
        noten=[
            *selection.notes(),
            *selection.doubts(),
            HEAVIEST,
            *_none_noted(cube),
            *count_notes(cube),
            *left_out_note(result.not_counted, measures),
        ],
    )


def _not_known(selection: Selection) -> Tabel:
    """Make the table of an edition whose list of measures is not known: no row of another list is borrowed."""
    return Tabel.of(
        "afdoeningen",
        _TITLE,
        [TOTAAL],
        [AANTAL],
        {(TOTAAL.code, AANTAL.naam): Leeg.NIET_BEKEND},
        basis=Basis.NIET_OPGEGEVEN,
        eenheid=Eenheid.MELDING,
        standdatum=selection.standdatum,
        noten=[*selection.notes(), _NOT_KNOWN.format(selection.editie.naam)],
    )


@lru_cache
def _layout(editie: Editie) -> tuple[tuple[TabelRij, ...], tuple[Relatie, ...]]:
    """Lay the rows of an edition out, and say what adds up to what."""
    details = [TabelRij(row.code.value, row.text) for row in editie.afdoeningen.rows("afdoeningen")]
    laid_out = by_level(details, editie.afdoeningen)
    return laid_out, tuple(_relations(TableContent(editie=editie, rijen=laid_out, kolommen=(AANTAL,))))


def by_level(details: Iterable[TabelRij], editie: AfdoeningEditie) -> tuple[TabelRij, ...]:
    """Lay rows out by level, each level's followed by its subtotal, and all by the total."""
    of_level: dict[Niveau | None, list[TabelRij]] = {level: [] for level in (None, *Niveau)}
    for row in details:
        of_level[_level(row.code, editie)].append(row)
    rows = of_level.pop(None)
    for level, own in of_level.items():
        rows += own
        if level and own and [row.code for row in own] != [level.value]:  # a row of its name needs no subtotal
            rows.append(TabelRij(level.value, _subtotal(level), RijSoort.SUBTOTAAL))
    return (*rows, TOTAAL)


def _relations(content: TableContent) -> Iterable[Relatie]:
    """Say what adds up to what: rows to the subtotal of their level, these and the others to the total."""
    subtotals = {row.code for row in content.rijen if row.soort is RijSoort.SUBTOTAAL}
    levels = {code: _level(code, content.editie.afdoeningen) for code in content.details}
    tops = [code for code, level in levels.items() if level is None]
    for level in Niveau:
        codes = [code for code in levels if levels[code] is level]
        if level.value in subtotals:
            yield from sums(level.value, codes, content.columns)
            codes = [level.value]
        tops += codes
    yield from sums(TOTAAL.code, tops, content.columns)


def _level(code: str, editie: AfdoeningEditie) -> Niveau | None:
    """Return the level of a row; one of several measures, with ``+`` between them, has a level where they share it."""
    by_code = {measure.value: level for measure, level in editie.niveaus.items()}
    levels = {by_code.get(part) for part in code.split("+")}
    return levels.pop() if len(levels) == 1 else None


DEFINITION = TableDefinition(
    titel=_TITLE,
    relations=_relations,
    rows=lambda editie, _: _layout(editie)[0],
    column=label_among(AANTAL),
)
"""Table 4, apart from its figures."""


def _none_noted(kubus: Kubus | None) -> list[Text]:
    """Say so where no substantiated melding tells of a measure, as in a register without such a column."""
    proven = kubus.per("afdoeningen", uitkomst={Uitkomst.AANGETOOND}) if kubus else {}
    return [_NONE_NOTED.format(proven[()])] if set(proven) == {()} else []


def _subtotal(level: Niveau) -> Text:
    return Text("Subtotaal {}", "Subtotal {}").format(Text(level.label.nl.lower(), level.label.en.lower()))
