"""The claims of a text: what must hold between the figures that they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import isfinite

import attrs

from uri.aggregate import RelatieSoort
from uri.audit.audit_rules import BEWERING, WOORD
from uri.audit.printed.printed_numbers import PrintedKind, PrintedNumber, read_number
from uri.audit.printed_tables.annex import Annex
from uri.audit.printed_tables.figures import Figure, FigureMeaning
from uri.audit.printed_tables.standard_tables import PublishedTable
from uri.audit.publication_manifest import ClaimEntry, ClaimKind
from uri.audit.relations.claim_references import ClaimError, FigureFinder
from uri.audit.relations.figure_relations import PrintedRelation, RatioRelation, SumRelation, WordRelation
from uri.findings import Finding, Place, quoted
from uri.languages import Text, same


def relate_claims(
    claims: Sequence[ClaimEntry],
    tables: Mapping[str, PublishedTable],
    annexes: Mapping[str, Annex],
    *,
    file: str,
) -> tuple[list[PrintedRelation], list[Finding]]:
    """Turn claims into relations between figures.

    Args:
        claims: The claims as the manifest states them.
        tables: The tables of the publication by their name.
        annexes: Its annexes by their name.
        file: The name of the manifest.

    Returns:
        The relations, and a finding for each claim that names no figure or says nothing.
    """
    places = [Place(file=file, key=f"beweringen {number}") for number, _ in enumerate(claims, 1)]
    figures = [_claimed_figure(claim, place) for claim, place in zip(claims, places, strict=True)]
    claimed = {claim.naam: figure for claim, figure in zip(claims, figures, strict=True) if claim.naam and figure}
    finder = FigureFinder(tables, annexes, claimed)
    names = Counter(claim.naam for claim in claims if claim.naam)
    relations: list[PrintedRelation] = []
    faults: list[Finding] = []
    for claim, figure, place in zip(claims, figures, places, strict=True):
        try:
            _check(claim, figure, names)
            relations += _ClaimReader(finder, claim, figure).relations()
        except ClaimError as error:
            faults.append(Finding(rule="URI-I-publicatie", message=error.message, place=place))
    return relations, faults


def _check(claim: ClaimEntry, figure: Figure | None, names: Counter[str]) -> None:
    """Check that the name of a claim is its own, that its value is a number, and that its keys fit its kind."""
    if claim.naam is not None and names[claim.naam] > 1:
        raise ClaimError(_SAME_NAME.format(quoted(claim.naam)))
    if figure is not None and not figure.has_number:
        raise ClaimError(_NO_NUMBER.format(quoted(claim.waarde)))
    keys = {key for key in _KEYS if getattr(claim, key) not in (None, [], False)}
    if strange := keys - _KEYS_OF[claim.soort]:
        raise ClaimError(_NO_SUCH_KEY.format(claim.soort.value, ", ".join(sorted(strange))))


def _claimed_figure(claim: ClaimEntry, place: Place) -> Figure | None:
    """Return the number that a claim itself prints."""
    if claim.waarde is None:
        return None
    meaning = claim.completed_by(FigureMeaning())
    return Figure(name=_cited(claim), printed=read_number(str(claim.waarde)), place=place, meaning=meaning)


def _cited(claim: ClaimEntry) -> Text:
    return same(f"“{claim.tekst}” [{claim.bron}]" if claim.bron else f"“{claim.tekst}”")


@attrs.frozen
class _ClaimReader:
    """Reads one claim.

    Attributes:
        finder: Finds the figures that it names.
        claim: The claim.
        figure: The figure that it prints itself, where it does.
    """

    finder: FigureFinder
    claim: ClaimEntry
    figure: Figure | None

    def relations(self) -> Iterator[PrintedRelation]:
        """Give what must hold if the claim is true."""
        match self.claim.soort:
            case ClaimKind.GETAL:
                yield from self._number()
            case ClaimKind.VERSCHIL:
                yield self._equal((*self._figures("van"), self._own_figure()), self._figures("naar"))
            case ClaimKind.VERHOUDING:
                yield self._ratio()
            case ClaimKind.UITERSTE:
                yield from self._extreme()
            case ClaimKind.STIJGING:
                yield self._more("naar", "van")
            case ClaimKind.DALING:
                yield self._more("van", "naar")
            case ClaimKind.GELIJK:
                yield from (self._equal(left, right) for left, right in self._pairs())
            case ClaimKind.HOOGSTENS:
                yield from (self._at_most(left, right) for left, right in self._pairs())

    # -------------------------------------------------------------------------------------------------- kinds of claims

    def _number(self) -> Iterator[SumRelation]:
        figure = self._own_figure()
        if self.claim.som:
            yield self._equal(self.finder.find_all(self.claim.som), (figure,))

    def _extreme(self) -> Iterator[SumRelation]:
        largest = self._one_figure("som")
        for other in self._figures("onder"):
            if other is not largest and other.has_number:
                yield self._at_most((other,), (largest,))

    def _more(self, more_key: str, less_key: str) -> SumRelation:
        """Relate two sums of which one is more: by one at least, where both count in whole numbers."""
        less, more = self._figures(less_key), self._figures(more_key)
        is_whole = all(figure.printed.is_whole for figure in (*less, *more))
        return self._at_most((*less, _ONE) if is_whole else less, more)

    def _ratio(self) -> PrintedRelation:
        above, below = self._figures("teller"), self._figures("noemer")
        wording = self._wording
        if self.claim.tussen:
            low, high = self._interval()
            return WordRelation(rule=WOORD.id, numerator=above, denominator=below, low=low, high=high, wording=wording)
        result = self._one_figure("som") if self.claim.som else self._own_figure()
        return RatioRelation(rule=self._rule, numerator=above, denominator=below, result=result, wording=wording)

    def _interval(self) -> tuple[Fraction, Fraction]:
        match self.claim.tussen:
            case [low, high] if isfinite(low) and isfinite(high) and low <= high:
                return Fraction(str(low)), Fraction(str(high))
        raise ClaimError(_TWO_ENDS)

    def _pairs(self) -> list[tuple[tuple[Figure, ...], tuple[Figure, ...]]]:
        """Return the figures of both sides: all of them, or those of each row that both have."""
        left, right = self._figures("links"), self._figures("rechts")
        if not self.claim.per_rij:
            return [(left, right)]
        ours, theirs = self.finder.by_row(self.claim.links), self.finder.by_row(self.claim.rechts)
        shared = [row for row in ours if row in theirs]
        if not shared:
            raise ClaimError(_NO_PAIRS)
        return [(tuple(ours[row]), tuple(theirs[row])) for row in shared]

    # ------------------------------------------------------------------------------------------------------- relations

    def _equal(self, left: tuple[Figure, ...], right: tuple[Figure, ...]) -> SumRelation:
        return SumRelation(rule=self._rule, left=left, right=right, wording=self._wording)

    def _at_most(self, left: tuple[Figure, ...], right: tuple[Figure, ...]) -> SumRelation:
        return SumRelation(rule=self._rule, left=left, right=right, at_most=True, wording=self._wording)

    @property
    def _rule(self) -> str:
        rule = self.claim.regel
        if rule is None:
            return BEWERING.id
        if rule not in set(RelatieSoort):
            raise ClaimError(_NO_RULE.format(quoted(rule), ", ".join(RelatieSoort)))
        return rule

    @property
    def _wording(self) -> Text | None:
        """The wording, where the relation has no figure of the claim itself, which would say it."""
        return _cited(self.claim) if self.figure is None else None

    # --------------------------------------------------------------------------------------------------------- figures

    def _own_figure(self) -> Figure:
        if self.figure is None:
            raise ClaimError(_NO_VALUE)
        return self.figure

    def _figures(self, key: str) -> tuple[Figure, ...]:
        names: list[str] = getattr(self.claim, key)
        if not names:
            raise ClaimError(_NO_KEY.format(self.claim.soort.value, key))
        return self.finder.find_all(names)

    def _one_figure(self, key: str) -> Figure:
        figures = self._figures(key)
        if len(figures) != 1:
            raise ClaimError(_ONE_FIGURE.format(key))
        return figures[0]


_ONE = Figure(
    name=Text("ten minste", "at least"),
    printed=PrintedNumber("1", PrintedKind.NUMBER, Fraction(1), Fraction(1), Fraction(1)),
    place=Place(),
    meaning=FigureMeaning(),
    fixed=True,
)

_KEYS_OF: dict[ClaimKind, set[str]] = {
    ClaimKind.GETAL: {"waarde", "som"},
    ClaimKind.VERSCHIL: {"waarde", "van", "naar"},
    ClaimKind.VERHOUDING: {"waarde", "som", "teller", "noemer", "tussen"},
    ClaimKind.UITERSTE: {"som", "onder"},
    ClaimKind.STIJGING: {"van", "naar"},
    ClaimKind.DALING: {"van", "naar"},
    ClaimKind.GELIJK: {"links", "rechts", "per_rij"},
    ClaimKind.HOOGSTENS: {"links", "rechts", "per_rij"},
}
"""The keys that each kind of claim has of its own."""

_KEYS = set[str]().union(*_KEYS_OF.values())

_NO_SUCH_KEY = Text("Bij {} horen deze sleutels niet: {}.", "{} has no keys {}.")
_ONE_FIGURE = Text("{} noemt één cijfer.", "{} names one figure.")
_SAME_NAME = Text("De naam {} is aan meer beweringen gegeven.", "The name {} was given to more claims.")
_NO_NUMBER = Text("De waarde {} is geen getal.", "The waarde {} is no number.")
_NO_VALUE = Text("Er is geen waarde genoemd.", "No waarde is stated.")
_NO_KEY = Text("Bij {} hoort de sleutel {}.", "{} needs the key {}.")
_TWO_ENDS = Text("tussen heeft twee getallen, het kleinste eerst.", "tussen has two numbers, the smaller first.")
_NO_RULE = Text("{} is geen regel; kies uit {}.", "{} is no rule; choose from {}.")
_NO_PAIRS = Text("Geen rij heeft in beide tabellen dezelfde naam.", "No row has the same name in both tables.")
