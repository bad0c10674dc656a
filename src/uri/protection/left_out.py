"""What a protected report leaves out besides counts, and who publishes must know of: doubts, and notes with numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from uri.aggregate import Rapport
from uri.languages import Text
from uri.protection.key_figures_shown import COMPARISON
from uri.protection.meanings import CASES


def left_out(reports: Sequence[Rapport], given: Sequence[Rapport]) -> Iterator[Text]:
    """Warn of what is left out: what another source says otherwise of a cell, and notes that name numbers.

    Args:
        reports: The reports as they were made.
        given: The same reports as readers get them.
    """
    doubts = sum(
        bool(relation.elders) and relation.holds(table) is False
        for report in reports
        for table in report.values()
        for relation in table.relaties
    )
    if doubts:
        yield _DOUBTS.format(doubts)
    notes = sum(
        note not in protected[name].noten
        for report, protected in zip(reports, given, strict=True)
        for name, table in report.items()
        if name in protected and name not in {CASES, COMPARISON}
        for note in table.noten
    )
    if notes:
        yield _NOTES.format(notes)


_DOUBTS = Text(
    "Een andere bron zegt van {} cellen iets anders. Dat staat niet in wat u publiceert: het kan aantallen verraden.",
    "Another source says otherwise of {} cells. That is not in what you publish: it may tell counts.",
)
_NOTES = Text(
    "Weggelaten zijn {} opmerkingen onder tabellen die getallen noemen. Lees ze, en zeg wat nodig is zonder getallen.",
    "Left out are {} remarks below tables that name numbers. Read them, and say what is needed without numbers.",
)
