"""Whether hidden figures leave room for numbers: relations that each hold by themselves, and not together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from uri.audit.audit_rules import SAMEN
from uri.audit.contradictions import JudgedRelation, place_of
from uri.audit.relations.figure_relations import SumRelation
from uri.audit.relations.written_sums import written_sums
from uri.audit.repair import fit_together, hiding_knots
from uri.audit.repair_solver import OutOfWorkError, Work
from uri.findings import Finding
from uri.languages import Text, joined


def unfitting(judged: Sequence[JudgedRelation], work: Work) -> Iterator[Finding]:
    """Give a finding for each knot of relations that no numbers satisfy, whatever is hidden.

    The finding writes out relations that together are impossible, none of which can be missed for that.

    Args:
        judged: Every relation between the figures, judged by itself.
        work: What may be done; it is spent. What there is no work left for is not judged.

    Raises:
        MissingExtraError: The package highspy is not installed.
    """
    for knot in hiding_knots(judged):
        try:
            if not fit_together(knot, work):
                needed = [member.relation for member in _needed(knot, work)]
                sums = [_written(relation) for relation in needed if isinstance(relation, SumRelation)]
                yield SAMEN.finding(place_of(needed[-1]), found=joined(sums, "; "))
        except OutOfWorkError:
            return


def _needed(knot: Sequence[JudgedRelation], work: Work) -> list[JudgedRelation]:
    """Leave out every relation without which the others are impossible all the same."""
    needed = list(knot)
    for member in knot:
        others = [other for other in needed if other is not member]
        if not fit_together(others, work):
            needed = others
    return needed


def _written(relation: SumRelation) -> Text:
    left, right = written_sums(relation.left, relation.right)
    return (_AT_MOST if relation.at_most else _EQUAL).format(left, right)


_EQUAL = Text("{} is {}", "{} is {}")
_AT_MOST = Text("{} is hoogstens {}", "{} is at most {}")
