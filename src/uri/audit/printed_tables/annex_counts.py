"""The counts of an annex: how many cases there are of each type with each outcome in words, and figures that add them.

Type and words are counted together, so that it is known which measures go with which types.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import attrs

from uri.audit.printed.printed_numbers import read_number
from uri.audit.printed_tables.annex import Annex, AnnexCase
from uri.audit.printed_tables.figures import Figure
from uri.findings import Place
from uri.languages import Text
from uri.taxonomy import Afdoening, Schendingstype, Uitkomst
from uri.taxonomy.labels import normal


@attrs.frozen
class CaseKind:
    """A kind of case: its type and the words of its outcome, with what those say.

    Attributes:
        type: The type.
        words: What is printed of the outcome, in its normal form.
        uitkomst: The outcome, as the words are read; None where they have none.
        afdoening: The heaviest measure, by which a case counts.
    """

    type: Schendingstype
    words: str
    uitkomst: Uitkomst | None
    afdoening: Afdoening


@attrs.frozen(kw_only=True)
class CaseGroup:
    """The kinds of case that are counted together; what is None makes no difference.

    Attributes:
        types: The leaves within which their type lies.
        words: The words of their outcome, in the normal form.
        uitkomst: Their outcome.
        afdoeningen: The leaves within which their measure lies.
        outside: Groups that are left out of it.
    """

    types: frozenset[Schendingstype] | None = None
    words: str | None = None
    uitkomst: Uitkomst | None = None
    afdoeningen: frozenset[Afdoening] | None = None
    outside: tuple[CaseGroup, ...] = ()

    def __contains__(self, kind: CaseKind) -> bool:
        """Tell whether a kind of case is counted here."""
        return (
            (self.types is None or kind.type.bladen <= self.types)
            and self.words in {None, kind.words}
            and self.uitkomst in {None, kind.uitkomst}
            and (self.afdoeningen is None or kind.afdoening.bladen <= self.afdoeningen)
            and not any(kind in group for group in self.outside)
        )


@attrs.frozen(eq=False, kw_only=True)
class CaseCount(Figure):
    """A figure that nobody printed: the number of cases of some kinds, which the annex lists one by one.

    It cannot change by itself, but only as cases change from one kind into another.

    Attributes:
        counts: The counts that it is one of.
        group: The kinds of case that it counts.
    """

    counts: AnnexCounts
    group: CaseGroup


@attrs.frozen(eq=False)
class AnnexCounts:
    """The cases of an annex, counted by type and words together.

    Attributes:
        annex: The annex.
        cases: How many cases there are of each kind.
    """

    annex: Annex
    cases: Mapping[CaseKind, int]

    @classmethod
    def of(cls, annex: Annex, reading: Mapping[str, Uitkomst]) -> AnnexCounts:
        """Count the cases by one reading of the ambiguous words."""
        outcomes = {normal(words): outcome for words, outcome in reading.items()}
        return cls(annex, Counter(_kind(annex, case, outcomes) for case in annex.cases))

    def number(self, group: CaseGroup) -> int:
        """Return how many cases there are of some kinds."""
        return sum(count for kind, count in self.cases.items() if kind in group)

    def figure(self, group: CaseGroup, name: Text, *, doubtful: bool = False) -> CaseCount:
        """Return the number of cases of some kinds as a figure; where they may not count, it is none up to that."""
        number = self.number(group)
        return CaseCount(
            name=name,
            printed=read_number(f"0-{number}" if doubtful else str(number)),
            place=Place(file=self.annex.file, table=self.annex.name),
            counts=self,
            group=group,
        )


def _kind(annex: Annex, case: AnnexCase, outcomes: Mapping[str, Uitkomst]) -> CaseKind:
    words, possible = normal(case.words), case.meaning.uitkomsten
    return CaseKind(
        type=case.type,
        words=words,
        uitkomst=outcomes.get(words, possible[0] if possible else None),
        afdoening=annex.editie.afdoeningen.heaviest(case.meaning.afdoeningen),
    )
