"""How much of a publication could be checked, and the word for what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import attrs

from uri.audit.audit_rules import NIETS
from uri.audit.contradictions import JudgedRelation
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.standard_tables import PublishedTable
from uri.audit.relations.figure_relations import RelationOutcome
from uri.findings import Finding, Place, Tally
from uri.languages import Text, counted


class Uitslag(StrEnum):
    """The word for what came of an audit; a program reads it in the JSON, as ``oordeel``."""

    IN_ORDE = "in_orde"
    DEELS = "deels_nagegaan"
    NIETS = "niets_na_te_gaan"
    NIET_IN_ORDE = "niet_in_orde"


@attrs.frozen
class Coverage:
    """How many relations there are between the figures of a publication, and how many could be judged.

    Attributes:
        checked: How many were found to hold or not to hold.
        relations: How many there are.
    """

    checked: int
    relations: int

    @classmethod
    def of(cls, tallies: Mapping[str, Tally]) -> Coverage:
        """Count what the tallies of all rules say."""
        total = sum(tallies.values(), Tally())
        return cls(total.passed + total.failed, total.total)

    def uitslag(self, *, failed: bool) -> Uitslag:
        """Return the word for what came of it.

        Args:
            failed: Whether something was found that is as grave as is asked for.
        """
        if failed:
            return Uitslag.NIET_IN_ORDE
        if not self.checked:
            return Uitslag.NIETS
        return Uitslag.IN_ORDE if self.checked == self.relations else Uitslag.DEELS

    def verdict(self, *, failed: bool, warned: bool) -> Text:
        """Return the words with which the last line begins: how many of how many, where that is not all.

        Args:
            failed: Whether something was found that is as grave as is asked for.
            warned: Whether there is a warning.
        """
        uitslag = self.uitslag(failed=failed)
        is_right = uitslag in {Uitslag.IN_ORDE, Uitslag.DEELS}
        word = _BUT_FOR_WARNINGS if is_right and warned else _WORDS[uitslag]
        is_all = self.checked == self.relations > 0
        if is_all or uitslag is Uitslag.NIETS:
            return word
        return _PARTLY.format(word, self.to_text())

    def to_text(self) -> Text:
        """Say how many relations of how many were checked."""
        return _CHECKED.format(self.checked, counted(self.relations, _RELATION, _RELATIONS))


def unchecked_tables(tables: Iterable[PublishedTable], judged: Sequence[JudgedRelation]) -> list[Finding]:
    """Return a notice for each table of which no figure is in any relation that was judged, or refused with a word."""
    checked: set[Figure] = {
        figure for pair in judged if pair.outcome is not RelationOutcome.UNKNOWN for figure in pair.relation.figures
    }
    return [
        NIETS.finding(_place(published))
        for published in tables
        if not any(figure in checked for row in published.table.figures for figure in row)
    ]


def _place(published: PublishedTable) -> Place:
    place = published.table.figures[0][0].place
    return Place(file=place.file, sheet=place.sheet, table=published.table.name)


_WORDS = {
    Uitslag.IN_ORDE: Text("In orde", "In order"),
    Uitslag.DEELS: Text("In orde", "In order"),
    Uitslag.NIETS: Text("Niets na te gaan", "Nothing to check"),
    Uitslag.NIET_IN_ORDE: Text("Niet in orde", "Not in order"),
}
_BUT_FOR_WARNINGS = Text("In orde op waarschuwingen na", "In order but for warnings")
_PARTLY = Text("{}, {}", "{}, {}")
_CHECKED = Text("{} van {} nagegaan", "{} of {} checked")
_RELATION, _RELATIONS = Text("verband", "relation"), Text("verbanden", "relations")
