"""What does not hold: every relation judged, and each contradiction a finding at the figure where it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs

from uri.audit.audit_rules import AFGEKAPT, GRONDSLAG, LEEG, ONBEKEND, ONVERGELIJKBAAR, RULES, TEKST, VAAG
from uri.audit.printed.printed_numbers import PrintedKind
from uri.audit.printed_tables.figures import Figure
from uri.audit.relations.figure_relations import PrintedRelation, RelationOutcome, clash
from uri.audit.relations.word_relations import missing_figures
from uri.findings import Finding, Place, Tally, quoted
from uri.languages import Text, joined, same
from uri.rules.rule import Basisregel


@attrs.frozen(eq=False)
class JudgedRelation:
    """A relation with what it turned out to be."""

    relation: PrintedRelation
    outcome: RelationOutcome

    @classmethod
    def judge(cls, relation: PrintedRelation) -> JudgedRelation:
        """Judge a relation."""
        return cls(relation, relation.judge())

    @property
    def rule(self) -> Basisregel | None:
        """The rule that it breaks; None where it holds or cannot be judged."""
        match self.outcome:
            case RelationOutcome.BROKEN:
                return RULES[self.relation.rule]
            case RelationOutcome.NEEDS_BLANK:
                return LEEG
            case RelationOutcome.NEEDS_CUTTING:
                return AFGEKAPT
            case RelationOutcome.INCOMPARABLE:
                return ONVERGELIJKBAAR
            case RelationOutcome.TWO_BASES:
                return GRONDSLAG
        return None

    @property
    def tally(self) -> Tally:
        """How it counts for its rule: passed, failed or not evaluable."""
        match self.outcome:
            case RelationOutcome.HOLDS:
                return Tally(passed=1)
            case RelationOutcome.UNKNOWN | RelationOutcome.INCOMPARABLE:
                return Tally(not_evaluable=1)
        return Tally(failed=1)


def contradictions(judged: Iterable[JudgedRelation]) -> list[Finding]:
    """Return a finding for each relation that does not hold, with its arithmetic."""
    return [finding for relation in judged if (finding := contradiction(relation)) is not None]


def contradiction(judged: JudgedRelation) -> Finding | None:
    """Return the finding for a relation that does not hold; None where it holds or cannot be judged."""
    relation, rule = judged.relation, judged.rule
    if rule is None:
        return None
    match judged.outcome:
        case RelationOutcome.INCOMPARABLE:
            arithmetic = _differing(relation)
        case RelationOutcome.TWO_BASES:
            arithmetic = joined([_with_basis(figure) for figure in relation.figures], ", ")
        case _:
            arithmetic = relation.arithmetic()
    finding = rule.finding(place_of(relation), found=_worded(relation, arithmetic))
    is_broken = judged.outcome is RelationOutcome.BROKEN
    return attrs.evolve(finding, severity=relation.severity) if is_broken else finding


def _worded(relation: PrintedRelation, arithmetic: Text) -> Text:
    """Put the words of the text before its arithmetic, where there are."""
    return arithmetic if relation.wording is None else _NAMED.format(relation.wording, arithmetic)


def place_of(relation: PrintedRelation) -> Place:
    """Return where a relation shows: at its last figure that someone printed."""
    return next((figure.place for figure in reversed(relation.figures) if not figure.fixed), Place())


def _with_basis(figure: Figure) -> Text:
    """Write a figure with what puts it in the year."""
    basis = figure.meaning.basis
    told = Text(basis, f"“{basis}”") if basis else _NOT_STATED
    return _ON_BASIS.format(figure.full_name, figure.printed.abbreviated, told)


def unchecked_claims(judged: Iterable[JudgedRelation], claims: Collection[PrintedRelation]) -> list[Finding]:
    """Return a notice for each claim that cannot be judged, with the figures that it would need.

    Args:
        judged: Every relation, judged.
        claims: Those that claims make.
    """
    of_claims = {id(claim) for claim in claims}
    unknown = [
        pair.relation for pair in judged if pair.outcome is RelationOutcome.UNKNOWN and id(pair.relation) in of_claims
    ]
    return [
        ONBEKEND.finding(place_of(relation), found=_worded(relation, missing_figures(relation.figures)))
        for relation in unknown
    ]


def _differing(relation: PrintedRelation) -> Text:
    """Name the figures of a relation, and the respect in which they are stated to differ."""
    names = joined([figure.full_name for figure in relation.figures], ", ")
    return _DIFFERENT.format(names, _RESPECTS.get(clash(relation.figures) or "", ""))


def unread_cells(judged: Iterable[JudgedRelation]) -> list[Finding]:
    """Return a notice for each cell without a sure number that keeps a relation from being judged.

    That is a text where a number should stand, or a word such as “circa” that leaves open how many.
    """
    unjudged = [pair.relation for pair in judged if pair.outcome is RelationOutcome.UNKNOWN]
    figures = dict.fromkeys(figure for relation in unjudged for figure in relation.figures)
    rules = {figure: rule for figure in figures if (rule := _keeps_from_judging(figure)) is not None}
    return [rule.finding(figure.place, found=same(quoted(figure.printed.text))) for figure, rule in rules.items()]


def _keeps_from_judging(figure: Figure) -> Basisregel | None:
    if figure.printed.kind is PrintedKind.TEXT:
        return TEKST
    return VAAG if figure.printed.vague else None


def tallies(judged: Sequence[JudgedRelation]) -> dict[str, Tally]:
    """Count by rule how many relations hold, do not hold, and cannot be judged."""
    by_rule: dict[str, Tally] = {}
    for judged_relation in judged:
        rule = judged_relation.relation.rule
        by_rule[rule] = by_rule.get(rule, Tally()) + judged_relation.tally
    return by_rule


_NAMED = Text("{}: {}", "{}: {}")
_ON_BASIS = Text("{}: {} ({})", "{}: {} ({})")
_NOT_STATED = Text("niet opgegeven", "not stated")
_RESPECTS: Mapping[str, Text] = {
    "eenheid": Text("eenheid", "unit"),
    "basis": Text("basis", "basis"),
    "omvang": Text("omvang", "scope"),
    "standdatum": Text("standdatum", "reference date"),
}
"""The respects in which figures can be stated to differ, in words."""
_DIFFERENT = Text("{}: verschillend in {}", "{}: different in {}")
