"""A report whose rows are merged by a fixed grouping: the same tables, totals and relations, and fewer rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import attrs

from uri.aggregate.cubes.units import Leeg
from uri.aggregate.report.common_rows import leaves_of_row
from uri.aggregate.report.rapport import Rapport
from uri.aggregate.report.table_definitions import DEFINITIONS
from uri.aggregate.tables.cells import Cel, CellKey, RijSoort, TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_definition import TableContent
from uri.aggregate.tables.table_relations import Relatie, RelatieSoort
from uri.errors import IncompatibleError
from uri.findings import quoted
from uri.languages import Text, joined, same
from uri.taxonomy import AfdoeningRijen, Basis, Groepering
from uri.taxonomy.groepering import BETWEEN

_OF_TYPES: Mapping[str, str] = {
    "schendingen": "schendingen",
    "aangetoond_per_jaar": "schendingen",
    "signalen": "signalen",
}
"""The tables with a row for each type, each with the table of the edition whose rows it has."""
_OF_MEASURES = "afdoeningen"

_Merged: TypeAlias = Sequence[tuple[TabelRij, Sequence[str]]]
"""The rows of a grouped table, each with the codes of the rows that it adds up."""


def grouped_report(report: Rapport, groepering: Groepering) -> Rapport:
    """Return a report whose rows of types and of measures are merged, with totals and subtotals as they were.

    What must hold between the cells is declared anew. Rows that were merged before, as their editions only compare
    together, draw the groups together in which they have a part.

    Args:
        report: The report; one that has this grouping already is returned as it is.
        groepering: The grouping.

    Raises:
        IncompatibleError: The grouping is one of another edition, the report has another grouping, or a row is in none.
    """
    if report.groepen == groepering:
        return report
    if report.groepen is not None:
        raise IncompatibleError(
            _OTHER_GROUPING.format(quoted(report.groepen.naam), quoted(groepering.naam)),
            _FROM_ROWS,
            differing=("groepen",),
        )
    if groepering.editie is not None and groepering.editie != report.editie:
        raise IncompatibleError(
            _OTHER_EDITION.format(quoted(groepering.naam), quoted(groepering.editie.naam), quoted(report.editie.naam)),
            _OWN_GROUPING,
            differing=("editie",),
        )
    return attrs.evolve(
        report,
        tabellen={name: _grouped_table(table, report, groepering) for name, table in report.items()},
        groepen=groepering,
    )


def grouping_note(groepering: Groepering) -> Text:
    """Say that rows are merged, by which grouping and whose it is; or that only totals are left."""
    if not groepering.groepen:
        return _ONLY_TOTALS
    return _NOTE.format(same(groepering.titel), same(groepering.bron))


def _grouped_table(table: Tabel, report: Rapport, groepering: Groepering) -> Tabel:
    if table.naam in _OF_TYPES:
        rows = _types(table, report, groepering)
    elif table.naam == _OF_MEASURES and groepering.afdoeningen is not AfdoeningRijen.RIJEN:
        rows = _measures(table, groepering.afdoeningen)
    else:
        return table
    cells, bases = _added_up(table, rows)
    kept = tuple(row for row, _ in rows)
    content = TableContent(editie=report.editie, rijen=kept, kolommen=table.kolommen, cellen=cells)
    elsewhere = [relation for relation in table.relaties if relation.elders]
    relations = [
        relation
        for relation in (*DEFINITIONS[table.naam].relations(content), *elsewhere)
        if cells.keys() >= {*relation.links, *relation.rechts}
    ]
    return Tabel.of(
        table.naam,
        table.titel,
        kept,
        table.kolommen,
        cells,
        basis=bases,
        eenheid=table.eenheid,
        standdatum=table.standdatum,
        relaties=_once(relations),
        noten=(*table.noten, grouping_note(groepering)),
    )


def _once(relations: Iterable[Relatie]) -> tuple[Relatie, ...]:
    return tuple(dict.fromkeys(relations))


def _types(table: Tabel, report: Rapport, groepering: Groepering) -> _Merged:
    """Merge the rows of types by their groups, and leave those that add others up."""
    details = [row.code for row in table.rijen if row.soort is RijSoort.DETAIL]
    others = [(row, [row.code]) for row in table.rijen if row.soort is not RijSoort.DETAIL]
    if not groepering.groepen:
        return others
    of_row = {code: _groups_of(code, table, report, groepering) for code in details}
    labels = {group.code: group.label for group in groepering.groepen}
    merged: list[tuple[TabelRij, Sequence[str]]] = []
    for codes in _drawn_together(list(labels), of_row.values()):
        members = [row for row, own in of_row.items() if own & set(codes)]
        if members:
            label = joined([labels[code] for code in codes], " + ")
            merged.append((TabelRij(BETWEEN.join(codes), label), members))
    return [*merged, *others]


def _groups_of(code: str, table: Tabel, report: Rapport, groepering: Groepering) -> frozenset[str]:
    """Return the codes of the groups in which a row has a part.

    Raises:
        IncompatibleError: The row is none of the edition.
    """
    of = _OF_TYPES[table.naam]
    leaves = leaves_of_row(code, report.editie, of)
    found = {
        group.code
        for group in groepering.groepen
        for row in report.editie.rows(of)
        if row.code.value in group.rijen and leaves is not None and row.bladen & leaves
    }
    if not found:
        raise IncompatibleError(_NO_GROUP.format(table.titel, quoted(code), quoted(groepering.naam)), _OWN_GROUPING)
    return frozenset(found)


def _drawn_together(codes: Sequence[str], together: Iterable[frozenset[str]]) -> list[list[str]]:
    """Join the groups that some row has a part in both of, in the order of the grouping."""
    parts = [{code} for code in codes]
    for own in together:
        touched = [part for part in parts if part & own]
        parts = [part for part in parts if not part & own] + ([set().union(*touched)] if touched else [])
    ordered = [[code for code in codes if code in part] for part in parts]
    return sorted(ordered, key=lambda part: codes.index(part[0]))


def _measures(table: Tabel, left: AfdoeningRijen) -> _Merged:
    """Leave of the measures the subtotals, and rows that are in none; or the total only."""
    if left is AfdoeningRijen.TOTAAL:
        return [(row, [row.code]) for row in table.rijen if row.soort is RijSoort.TOTAAL]
    subtotals = {row.code for row in table.rijen if row.soort is RijSoort.SUBTOTAAL}
    within = {
        code
        for relation in table.relaties
        if relation.soort is RelatieSoort.SOM and {whole for whole, _ in relation.rechts} <= subtotals
        for code, _ in relation.links
    }
    return [(row, [row.code]) for row in table.rijen if row.code not in within]


def _added_up(table: Tabel, rows: _Merged) -> tuple[dict[CellKey, Cel], dict[CellKey, Basis]]:
    """Add the cells of rows up that are one row now; say what puts a unit in its year where they say the same."""
    cells: dict[CellKey, Cel] = {}
    bases: dict[CellKey, Basis] = {}
    for row, members in rows:
        for column in table.kolommen:
            places = [(member, column.naam) for member in members]
            kinds = {table.basis_of(place) for place in places}
            cells[row.code, column.naam] = _sum([table[place] for place in places])
            bases[row.code, column.naam] = kinds.pop() if len(kinds) == 1 else Basis.GEMENGD
    return cells, bases


def _sum(parts: Sequence[Cel]) -> Cel:
    """Add cells up; where one holds no number neither does the sum, and a hidden one hides it."""
    numbers = [cell for cell in parts if isinstance(cell, int)]
    if len(numbers) == len(parts):
        return sum(numbers)
    if Leeg.ONDERDRUKT in parts:
        return Leeg.ONDERDRUKT
    return next(cell for cell in parts if not isinstance(cell, int))


_NOTE = Text(
    "Rijen zijn samengevoegd volgens een vaste indeling ({}), die niet van de cijfers afhangt. Bron: {}.",
    "Rows are merged by a fixed grouping ({}), which does not depend on the figures. Source: {}.",
)
_ONLY_TOTALS = Text("Alleen totalen zijn opgenomen.", "Only totals are included.")
_OTHER_GROUPING = Text(
    "Het rapport is al ingedeeld volgens {}, en niet volgens {}.", "The report is grouped by {} already, and not by {}."
)
_FROM_ROWS = Text(
    "Neem het rapport met de rijen van de editie, of dezelfde groepen in het beleid.",
    "Take the report with the rows of the edition, or the same groepen in the policy.",
)
_OTHER_EDITION = Text(
    "De groepering {} hoort bij editie {}, en het rapport is van editie {}.",
    "The grouping {} belongs to edition {}, and the report is of edition {}.",
)
_OWN_GROUPING = Text(
    "Maak een eigen groepering van die editie (een TOML-bestand), of kies totalen.",
    "Make a grouping of that edition of your own (a TOML file), or choose totalen.",
)
_NO_GROUP = Text("{}: de rij {} is in geen groep van {}.", "{}: the row {} is in no group of {}.")
