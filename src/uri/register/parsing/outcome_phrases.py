"""Outcome and measures, made out together: a case list says both in one phrase.

"Geen integriteitsschending geconstateerd" is an outcome, "Afdoening door middel van …" an outcome and a measure, and
"Geen afdoening" a measure that leaves two outcomes open. The pair of cells is read as one; each distinct pair once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import attrs

from uri.errors import UnknownLabelError
from uri.findings import quoted
from uri.languages import Text, joined
from uri.register.parsing.cell_readers import CellError, is_empty, pieces_of, read_pieces, unknown_label
from uri.register.parsing.raw_sheet import Cell
from uri.taxonomy import Afdoening, AfdoeningEditie, Betekenis, Uitkomst
from uri.taxonomy.labels import normal

OutcomePair: TypeAlias = tuple[Uitkomst | None, tuple[Afdoening, ...]]
"""The outcome, None where it is not said, and the measures of one case."""


def outcomes_of(editie: AfdoeningEditie, phrase: str) -> tuple[Uitkomst, ...]:
    """Return the outcomes that a phrase can stand for: those of the edition, all for one that no list knows."""
    meaning = editie.phrase(phrase)
    if meaning is not None:
        return meaning.uitkomsten
    try:
        Uitkomst.parse(phrase)
    except UnknownLabelError:
        return () if editie.lexicon.get(phrase) is not None else tuple(Uitkomst)
    return ()


def is_open(editie: AfdoeningEditie, phrase: str) -> bool:
    """Tell whether a phrase leaves more than one outcome open in an edition."""
    return len(outcomes_of(editie, phrase)) > 1


@attrs.frozen(kw_only=True)
class OutcomeReader:
    """Reads a cell of outcomes and a cell of measures.

    Attributes:
        editie: The edition whose phrases are known.
        lezing: The outcome that the user chose for an ambiguous phrase, in the user's words.
        chosen: The same, by the normal form of the phrase.
        used: The normal forms of the phrases for which a choice was needed.
        has_codes: Whether the column of measures is one of codes, as the library writes it, and not of words.
    """

    editie: AfdoeningEditie
    lezing: Mapping[str, Uitkomst]
    chosen: Mapping[str, Uitkomst]
    used: set[str] = attrs.field(factory=set, eq=False, repr=False)
    has_codes: bool = True

    @classmethod
    def of(cls, editie: AfdoeningEditie, lezing: Mapping[str, str]) -> OutcomeReader:
        """Make a reader.

        Raises:
            UnknownLabelError: A phrase of `lezing` leaves nothing to choose, or excludes the outcome.
        """
        choices: dict[str, Uitkomst] = {}
        for phrase, word in lezing.items():
            outcome, options = Uitkomst.parse(str(word)), outcomes_of(editie, phrase)
            alike = [choice for other, choice in choices.items() if normal(other) == normal(phrase)]
            if not is_open(editie, phrase) or outcome not in options or alike not in ([], [outcome]):
                raise UnknownLabelError(
                    Text("{} kan niet als {} gelezen worden.", "{} cannot be read as {}.").format(
                        quoted(phrase), quoted(word)
                    ),
                    Text("De editie {} laat {} open.", "Edition {} leaves {} open.").format(
                        editie.naam, ", ".join(options) or Text("niets", "nothing")
                    ),
                )
            choices[phrase] = outcome
        chosen = {normal(phrase): outcome for phrase, outcome in choices.items()}
        return cls(editie=editie, lezing=choices, chosen=chosen)

    def decided(self) -> dict[str, Uitkomst]:
        """Return the readings that decided something, in the user's words."""
        return {phrase: outcome for phrase, outcome in self.lezing.items() if normal(phrase) in self.used}

    def read(self, outcome: Cell, measures: Cell) -> OutcomePair:
        """Make out what a pair of cells says.

        Raises:
            CellError: A phrase is unknown or ambiguous, stands twice, or contradicts another.
        """
        pieces = [(piece, self._outcome) for piece in ([] if is_empty(outcome) else pieces_of(outcome))]
        pieces += [(piece, self._measure) for piece in ([] if is_empty(measures) else pieces_of(measures))]
        phrases = read_pieces(pieces, lambda piece: (piece[0], piece[1](piece[0])))
        afdoeningen = tuple(measure for _, meaning in phrases for measure in meaning.afdoeningen)
        if len(afdoeningen) != len(set(afdoeningen)):
            raise CellError(
                "URI-I-dubbel",
                Text("dezelfde afdoening staat er twee keer.", "the same measure stands there twice."),
                Text("Noem elke afdoening één keer.", "Name each measure once."),
            )
        return self._decide(phrases), afdoeningen

    def _outcome(self, words: str) -> Betekenis:
        if isinstance(words, Uitkomst):
            return Betekenis(uitkomsten=(words,), afdoeningen=())
        try:
            return Betekenis(uitkomsten=(Uitkomst.parse(words),), afdoeningen=())
        except UnknownLabelError as error:
            if (meaning := self.editie.phrase(words) or self._said(words)) is not None:
                return meaning
            raise unknown_label(error, "uitkomst") from None

    def _measure(self, words: str) -> Betekenis:
        if isinstance(words, Afdoening):
            return Betekenis(uitkomsten=(), afdoeningen=(words,))
        if (meaning := self.editie.phrase(words)) is not None:
            return meaning
        try:
            return Betekenis(uitkomsten=(), afdoeningen=(self._code(words),))
        except UnknownLabelError as error:
            if (said := self._said(words)) is not None:
                return said
            raise unknown_label(error, "afdoeningen") from None

    def _said(self, words: str) -> Betekenis | None:
        """Return what the user says of a phrase that the edition does not know."""
        outcome = self.chosen.get(normal(words))
        if outcome is None:
            return None
        self.used.add(normal(words))
        return Betekenis(uitkomsten=(outcome,), afdoeningen=())

    def _code(self, words: str) -> Afdoening:
        """Return the measure that words name; a code reads as itself only where the column is one of codes."""
        return self.editie.parse(words) if self.has_codes else self.editie.lexicon.find(words)

    def _decide(self, phrases: list[tuple[str, Betekenis]]) -> Uitkomst | None:
        certain = {meaning.uitkomsten[0] for _, meaning in phrases if len(meaning.uitkomsten) == 1}
        if len(certain) > 1:
            listed = joined([outcome.label for outcome in sorted(certain)], ", ")
            raise CellError(
                "URI-I-tegenspraak",
                Text("uitkomst en afdoening zeggen elk iets anders: {}.", "outcome and measure differ: {}.").format(
                    listed
                ),
                Text("Verbeter één van beide cellen.", "Correct one of the two cells."),
            )
        if certain:
            return certain.pop()
        for words, meaning in phrases:
            if meaning.uitkomsten:
                return self._chosen(words, meaning)
        return None

    def _chosen(self, words: str, meaning: Betekenis) -> Uitkomst:
        outcome = self.chosen.get(normal(words))
        if outcome is None:
            options = [option.label for option in meaning.uitkomsten]
            either = Text(" of ".join(option.nl for option in options), " or ".join(option.en for option in options))
            raise CellError(
                "URI-I-dubbelzinnig",
                Text("{} zegt niet of het {} is.", "{} does not say whether it is {}.").format(quoted(words), either),
                Text(
                    "Vul de kolom uitkomst in, of zeg hoe deze woorden gelezen worden (lezing).",
                    "Fill in the column uitkomst, or say how these words are to be read (lezing).",
                ),
            )
        self.used.add(normal(words))
        return outcome
