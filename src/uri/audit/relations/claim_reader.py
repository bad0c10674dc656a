"""One claim of a text, read by its kind: what must hold if it is true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import attrs

from uri.aggregate import RelatieSoort
from uri.audit.audit_rules import BEWERING, WOORD
from uri.audit.printed.printed_numbers import PrintedKind, exact_number, read_number
from uri.audit.printed_tables.figures import Figure
from uri.audit.publication_manifest import ClaimEntry, ClaimKind, WordUse
from uri.audit.relations.claim_numbers import ClaimedNumber, cited, stated_interval
from uri.audit.relations.claim_references import ClaimError, FigureFinder
from uri.audit.relations.claim_words import Vocabulary, WordMeaning, known_words
from uri.audit.relations.figure_relations import PrintedRelation, RatioRelation, RelationOutcome, SumRelation
from uri.audit.relations.word_relations import AmountRelation, UncheckedClaim, WordInterval, WordRelation
from uri.findings import Place, Severity, quoted
from uri.languages import Text

REFERENCES = ("som", "van", "naar", "teller", "noemer", "onder", "links", "rechts")
"""The keys that name figures."""

_ONE = Fraction(1)


@attrs.frozen
class ClaimReader:
    """Reads one claim.

    Attributes:
        finder: Finds the figures that it names.
        words: What words stand for.
        claim: The claim.
        number: The number that it prints itself, where it does.
        place: Where it stands in the manifest.
    """

    finder: FigureFinder
    words: Vocabulary
    claim: ClaimEntry
    number: ClaimedNumber | None
    place: Place

    def relations(self) -> Iterator[PrintedRelation]:
        """Give what must hold if the claim is true.

        Raises:
            ClaimError: It names no figure, or says nothing.
        """
        if self.claim.onbekend is not None:
            yield self._unchecked(self.claim.onbekend)
            return
        for relation in _READERS[self.claim.soort](self):
            hidden = any(figure.printed.kind is PrintedKind.SUPPRESSED for figure in relation.figures)
            is_empty = hidden and relation.judge() is RelationOutcome.HOLDS
            yield self._hidden(relation) if is_empty else relation

    # -------------------------------------------------------------------------------------------------- kinds of claims

    def getal(self) -> Iterator[PrintedRelation]:
        """Give that the number of the claim is the sum of others."""
        number = self._own_number()
        if not self.claim.som:
            return
        figures = self.finder.find_all(self.claim.som)
        if number.interval is not None and number.vague:
            yield self._amount(figures, (), number.interval)
        else:
            is_one = len(figures) == 1
            right = (number.figure,)
            yield SumRelation(rule=self._rule, left=figures, right=right, identity=is_one, wording=self._wording)

    def verschil(self) -> Iterator[PrintedRelation]:
        """Give that the figures after a change are so many more than those before."""
        number, before, after = self._own_number(), self._figures("van"), self._figures("naar")
        if number.interval is not None and number.vague:
            yield self._amount(after, before, number.interval)
        else:
            yield self._equal((*before, number.figure), after)

    def groei(self) -> Iterator[PrintedRelation]:
        """Give that the figures after a change are a percentage more than those before."""
        number, before, after = self._own_number(), self._figures("van"), self._figures("naar")
        if not number.figure.printed.percent:
            raise ClaimError(_NO_PERCENTAGE.format(quoted(self.claim.waarde)))
        if number.interval is not None:
            yield self._within(after, before, number.interval.mapped(_ONE, _ONE), number)
            return
        yield RatioRelation(
            rule=self._rule,
            numerator=after,
            denominator=before,
            result=number.figure,
            growth=True,
            wording=self._wording,
        )

    def verhouding(self) -> Iterator[PrintedRelation]:
        """Give that a ratio is as printed, or as a word says."""
        above, below, number = self._figures("teller"), self._figures("noemer"), self.number
        if number is not None and number.interval is not None:
            yield self._within(above, below, number.interval, number)
        elif number is None and (self.claim.tussen or self.claim.woord is not None):
            yield self._within(above, below, self._interval(WordUse.AANDEEL), None)
        else:
            result = self._one_figure("som") if self.claim.som else self._own_number().figure
            yield RatioRelation(
                rule=self._rule, numerator=above, denominator=below, result=result, wording=self._wording
            )

    def stijging(self) -> Iterator[PrintedRelation]:
        """Give that there is more after a change, and how much more where a word says so."""
        yield self._more("naar", "van")
        yield from self._change(_ONE)

    def daling(self) -> Iterator[PrintedRelation]:
        """Give that there is less after a change, and how much less where a word says so."""
        yield self._more("van", "naar")
        yield from self._change(-_ONE)

    def _change(self, sign: Fraction | None = None) -> Iterator[PrintedRelation]:
        """Relate the figures after a change to those before, as a word says.

        Args:
            sign: One for a rise, minus one for a fall, None where the word itself says it.
        """
        if sign is not None and self.claim.woord is None and not self.claim.tussen:
            return
        uses = (WordUse.VERANDERING,) if sign is None else (WordUse.VERANDERING, WordUse.MATE)
        interval = self._interval(*uses, sign=sign)
        yield self._within(self._figures("naar"), self._figures("van"), interval, None)

    def verandering(self) -> Iterator[PrintedRelation]:
        """Give that there is as many times as much after a change as a word says."""
        yield from self._change()

    def gelijk(self) -> Iterator[SumRelation]:
        """Give that two sums are equal."""
        yield from (self._equal(left, right) for left, right in self._pairs())

    def hoogstens(self) -> Iterator[SumRelation]:
        """Give that one sum is at most another."""
        yield from (self._at_most(left, right) for left, right in self._pairs())

    def minstens(self) -> Iterator[SumRelation]:
        """Give that one sum is at least another."""
        yield from (self._at_most(right, left) for left, right in self._pairs())

    def uiterste(self) -> Iterator[SumRelation]:
        """Give that one figure is the largest of some."""
        largest = self._one_figure("som")
        for other in self._figures("onder"):
            if other is not largest and other.has_number:
                yield self._at_most((other,), (largest,))

    def _more(self, more_key: str, less_key: str) -> SumRelation:
        """Relate two sums of which one is more: by one at least, where both count in whole numbers."""
        less, more = self._figures(less_key), self._figures(more_key)
        is_whole = all(figure.printed.is_whole for figure in (*less, *more))
        return self._at_most((*less, _AT_LEAST_ONE) if is_whole else less, more)

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

    def _hidden(self, relation: PrintedRelation) -> UncheckedClaim:
        """Return a relation that holds only because a figure is not told."""
        return UncheckedClaim(rule=relation.rule, figures=relation.figures, wording=cited(self.claim))

    def _unchecked(self, missing: Text) -> UncheckedClaim:
        """Return what cannot be checked, with the figures that are there and the one that is not."""
        figures = [figure for key in REFERENCES for figure in self.finder.find_all(getattr(self.claim, key))]
        unknown = Figure(name=missing, printed=read_number("onbekend"), place=self.place)
        return UncheckedClaim(rule=self._rule, figures=(*figures, unknown), wording=cited(self.claim))

    # ------------------------------------------------------------------------------------------------------- relations

    def _equal(self, left: tuple[Figure, ...], right: tuple[Figure, ...]) -> SumRelation:
        return SumRelation(rule=self._rule, left=left, right=right, wording=self._wording)

    def _at_most(self, left: tuple[Figure, ...], right: tuple[Figure, ...]) -> SumRelation:
        return SumRelation(rule=self._rule, left=left, right=right, at_most=True, wording=self._wording)

    def _amount(self, plus: tuple[Figure, ...], minus: tuple[Figure, ...], interval: WordInterval) -> AmountRelation:
        own = self._own_number().figure
        return AmountRelation(
            rule=WOORD.id,
            own=own,
            plus=plus,
            minus=minus,
            interval=interval,
            percent=own.printed.percent,
            wording=cited(self.claim),
        )

    def _within(
        self,
        above: tuple[Figure, ...],
        below: tuple[Figure, ...],
        interval: WordInterval,
        number: ClaimedNumber | None,
    ) -> WordRelation:
        is_vague = number is None or number.vague
        return WordRelation(
            rule=WOORD.id if is_vague else self._rule,
            numerator=above,
            denominator=below,
            interval=interval,
            wording=cited(self.claim),
            severity=Severity.WARNING if is_vague else Severity.ERROR,
        )

    def _interval(self, *uses: WordUse, sign: Fraction | None = None) -> WordInterval:
        """Return the interval that the claim gives, or else that of its word."""
        stated = stated_interval(self.claim)
        if stated is not None:
            return stated
        meaning = self._word(*uses)
        if meaning.use is WordUse.MATE and sign is not None:
            return meaning.interval.mapped(sign, _ONE)
        return meaning.interval

    def _word(self, *uses: WordUse) -> WordMeaning:
        word = self.claim.woord
        if word is None:
            raise ClaimError(_NO_KEY.format(self.claim.soort.value, "woord"))
        meaning = self.words.find(word)
        if meaning is None:
            raise ClaimError(_NO_WORD.format(quoted(word), ", ".join(known_words(uses))))
        if meaning.use not in uses:
            raise ClaimError(_OTHER_USE.format(quoted(word), meaning.use.value, self.claim.soort.value))
        return meaning

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
        return cited(self.claim) if self.number is None else None

    # --------------------------------------------------------------------------------------------------------- figures

    def _own_number(self) -> ClaimedNumber:
        if self.number is None:
            raise ClaimError(_NO_VALUE)
        if self.claim.woord is not None and not self.number.vague:
            self._word(WordUse.GETAL)
        stated_interval(self.claim)
        return self.number

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


_READERS: dict[ClaimKind, Callable[[ClaimReader], Iterator[PrintedRelation]]] = {
    ClaimKind.GETAL: ClaimReader.getal,
    ClaimKind.VERSCHIL: ClaimReader.verschil,
    ClaimKind.GROEI: ClaimReader.groei,
    ClaimKind.VERHOUDING: ClaimReader.verhouding,
    ClaimKind.UITERSTE: ClaimReader.uiterste,
    ClaimKind.STIJGING: ClaimReader.stijging,
    ClaimKind.DALING: ClaimReader.daling,
    ClaimKind.VERANDERING: ClaimReader.verandering,
    ClaimKind.GELIJK: ClaimReader.gelijk,
    ClaimKind.HOOGSTENS: ClaimReader.hoogstens,
    ClaimKind.MINSTENS: ClaimReader.minstens,
}

_AT_LEAST_ONE = Figure(name=Text("ten minste", "at least"), printed=exact_number("1", 1), place=Place(), fixed=True)

_ONE_FIGURE = Text("{} noemt één cijfer.", "{} names one figure.")
_NO_VALUE = Text("Er is geen waarde genoemd.", "No waarde is stated.")
_NO_KEY = Text("Bij {} hoort de sleutel {}.", "{} needs the key {}.")
_NO_RULE = Text("{} is geen regel; kies uit {}.", "{} is no rule; choose from {}.")
_NO_PAIRS = Text("Geen rij heeft in beide tabellen dezelfde naam.", "No row has the same name in both tables.")
_NO_PERCENTAGE = Text(
    "Bij groei is de waarde een percentage, en {} is dat niet; een aantal is een verschil.",
    "The waarde of groei is a percentage, which {} is not; a number is a verschil.",
)
_NO_WORD = Text(
    "Van het woord {} is niet bekend waarvoor het staat; noem het onder [woorden], of tussen. Bekend zijn: {}.",
    "What the word {} stands for is not known; state it under [woorden], or give tussen. Known are: {}.",
)
_OTHER_USE = Text("Het woord {} hoort bij {}, en niet bij {}.", "The word {} goes with {}, and not with {}.")
