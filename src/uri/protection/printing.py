"""A report without the figures that are hidden: in its tables, and in all that would tell them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import attrs

from uri.aggregate import Leeg, Rapport, Tabel
from uri.aggregate.report.grouped_report import grouping_note
from uri.aggregate.report.rapport_json import basis_when_empty
from uri.aggregate.tables.cells import Cel, CellKey
from uri.languages import Text, same
from uri.protection.beleid import Beleid, Bijlage
from uri.protection.key_figures_shown import COMPARISON, ShownTables
from uri.protection.meanings import CASES
from uri.taxonomy import Basis

_DESCRIPTIONS = "omschrijving"
_NUMBER_OF_CASES = ("totaal", "mogelijk")
"""The cell of Table 1 that says how many cases the list has."""
WORKED_OUT = {("kerncijfers", "meldingen_per_100_medewerkers"): "meldingen"}
"""The rows of numbers that are worked out from another row of their table."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_RATE = {"100"}


def protected_report(report: Rapport, hidden: Collection[tuple[str, CellKey]], beleid: Beleid) -> Rapport:
    """Return a report in which some cells are hidden, and in which nothing else tells what stood there.

    With a figure goes what is worked out from it, every note that names a number, and the list of cases. So does what
    another source says of a cell, which a report carries unseen, and what the basis of a hidden count would tell of it.
    The report is made anew from what is left, so that it holds no figure that it does not show.

    Args:
        report: The report.
        hidden: The cells, each by its table, row and column.
        beleid: The policy.
    """
    own = [_explained(beleid), *([] if report.groepen is None else [grouping_note(report.groepen)])]
    number_is_shown = "schendingen" in report and ("schendingen", _NUMBER_OF_CASES) not in hidden
    tables = {
        name: _protected_cases(table, beleid, number_is_shown=number_is_shown)
        if name == CASES
        else _protected_table(table, hidden, own)
        for name, table in report.items()
        if name != COMPARISON
    }
    if COMPARISON in report:
        shown = ShownTables(tables, report.editie, report.verslagjaar)
        tables[COMPARISON] = shown.protected(report[COMPARISON], own[0])
    return Rapport.from_dict(attrs.evolve(report, tabellen=tables).to_dict("nl"), editie=report.editie)


def without_numbers(notes: Collection[Text], years: Collection[str]) -> tuple[Text, ...]:
    """Return the notes that name no number but years."""
    return tuple(note for note in notes if set(_NUMBER.findall(note.nl)) <= {*years, *_RATE})


def _protected_table(table: Tabel, hidden: Collection[tuple[str, CellKey]], own: Sequence[Text]) -> Tabel:
    gone = {place for name, place in hidden if name == table.naam}
    gone |= {
        (row, column.naam)
        for (name, row), source in WORKED_OUT.items()
        for column in table.kolommen
        if name == table.naam and (source, column.naam) in gone
    }
    cells = tuple(
        tuple(
            Leeg.ONDERDRUKT if (row.code, column.naam) in gone else cell
            for column, cell in zip(table.kolommen, cells, strict=True)
        )
        for row, cells in zip(table.rijen, table.cellen, strict=True)
    )
    years = {column.naam for column in table.kolommen if column.naam.isdecimal()}
    printed = attrs.evolve(
        table, cellen=cells, relaties=tuple(relation for relation in table.relaties if not relation.elders)
    )
    return attrs.evolve(
        printed,
        bases=_bases_of_what_is_shown(printed),
        noten=_notes(table, years, own, anything_hidden=bool(gone)),
    )


def _notes(table: Tabel, years: Collection[str], own: Sequence[Text], *, anything_hidden: bool) -> tuple[Text, ...]:
    """Return the notes that tell no number, once what the sign for a hidden cell means, and how rows are merged.

    Args:
        table: The table.
        years: The years that a note may name.
        own: Our own notes, which may hold any number: what the sign means, and by which grouping rows are merged.
        anything_hidden: Whether the table has the sign.
    """
    kept = [note for note in without_numbers(table.noten, years) if note not in own]
    merged = [note for note in own[1:] if note in table.noten]
    return (*kept, *merged, *(own[:1] if anything_hidden else []))


def _bases_of_what_is_shown(table: Tabel) -> tuple[tuple[Basis, ...], ...]:
    """Return the bases of a table, with for a hidden cell the one that says nothing of it.

    Some bases follow from the number: that of a sum of several sources, or of a count that is zero.
    """
    usual = basis_when_empty(table.basis)
    return tuple(
        tuple(usual if cell is Leeg.ONDERDRUKT else basis for cell, basis in zip(cells, bases, strict=True))
        for cells, bases in zip(table.cellen, table.bases, strict=True)
    )


def _protected_cases(table: Tabel, beleid: Beleid, *, number_is_shown: bool) -> Tabel:
    """Leave of the list of cases nothing, or the descriptions in alphabetical order.

    Who sees the list can count it, so it goes where the number of cases is hidden.
    """
    names = [column.naam for column in table.kolommen]
    if beleid.bijlage is Bijlage.WEG or not table.rijen or not number_is_shown or _DESCRIPTIONS not in names:
        return attrs.evolve(table, rijen=(), cellen=(), bases=(), relaties=(), noten=(_LEFT_OUT,))
    words = sorted((cell for cell in table.column(_DESCRIPTIONS).values()), key=_alphabetical)
    cells: tuple[tuple[Cel, ...], ...] = tuple(
        tuple(word if name == _DESCRIPTIONS else Leeg.ONDERDRUKT for name in names) for word in words
    )
    return attrs.evolve(table, cellen=cells, relaties=(), noten=(_ONLY_WORDS, _explained(beleid)))


def _alphabetical(cell: Cel) -> tuple[bool, str, str]:
    return isinstance(cell, Leeg), str(cell).casefold(), str(cell)


def _explained(beleid: Beleid) -> Text:
    return _EXPLAINED.format(same(beleid.bron))


_EXPLAINED = Text(
    "x = niet getoond, om personen te beschermen: een klein aantal, of een aantal waaruit het te berekenen zou zijn. "
    "Grond: {}",
    "x = not shown, to protect people: a small count, or another count from which it could be worked out. Ground: {}",
)
_LEFT_OUT = Text(
    "Het overzicht van meldingen is niet opgenomen, om personen te beschermen.",
    "The list of reports is left out, to protect people.",
)
_ONLY_WORDS = Text(
    "Alleen de omschrijvingen staan hier, op alfabet.", "Only the descriptions stand here, in alphabetical order."
)
