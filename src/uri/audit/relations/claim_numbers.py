"""The number that a claim itself prints: as it stands, or with a word such as “ruim” before it, as an interval."""

from __future__ import annotations

from math import isfinite

import attrs

from uri.audit.printed.printed_numbers import PrintedKind, PrintedNumber, read_number
from uri.audit.printed_tables.figures import Figure, FigureMeaning
from uri.audit.publication_manifest import ClaimEntry, ClaimKind, WordUse
from uri.audit.relations.claim_references import ClaimError
from uri.audit.relations.claim_words import Vocabulary, around, exact
from uri.audit.relations.word_relations import WordInterval
from uri.findings import Place
from uri.languages import Text, same


@attrs.frozen
class ClaimedNumber:
    """The number that a claim prints.

    Attributes:
        figure: The number as a figure.
        interval: Between which numbers it lies, where it does not stand for itself.
        vague: Whether that interval is that of a word or of the manifest, and not printed as a limit.
    """

    figure: Figure
    interval: WordInterval | None = None
    vague: bool = False


def claimed_number(claim: ClaimEntry, words: Vocabulary, place: Place) -> ClaimedNumber | None:
    """Return the number that a claim prints; None where it prints none.

    Args:
        claim: The claim.
        words: What words stand for.
        place: Where it stands in the manifest.
    """
    if claim.waarde is None:
        return None
    text = str(claim.waarde)
    word, rest = (claim.woord, text) if claim.woord is not None else words.split(text)
    printed = read_number(rest)
    interval = _stated(claim, printed) or _of_word(word, words, printed)
    if interval is not None:
        shown = text if claim.woord is None else f"{claim.woord} {text}"
        printed = attrs.evolve(
            printed, text=shown, kind=PrintedKind.RANGE, low=interval.low, high=interval.high, abbreviated=shown
        )
    figure = Figure(name=cited(claim), printed=printed, place=place, meaning=claim.completed_by(FigureMeaning()))
    if interval is None and printed.kind is PrintedKind.RANGE and not printed.vague:
        return ClaimedNumber(figure, WordInterval(low=printed.low, high=printed.high))
    return ClaimedNumber(figure, interval, vague=interval is not None)


def cited(claim: ClaimEntry) -> Text:
    """Quote the words of a claim, with their source."""
    return same(f"“{claim.tekst}” [{claim.bron}]" if claim.bron else f"“{claim.tekst}”")


def stated_interval(claim: ClaimEntry) -> WordInterval | None:
    """Return the interval that a claim itself gives.

    Raises:
        ClaimError: It is none.
    """
    match claim.tussen:
        case []:
            return None
        case [low, high] if isfinite(low) and isfinite(high) and low <= high:
            return WordInterval(low=exact(low), high=exact(high))
    raise ClaimError(_TWO_ENDS)


def _stated(claim: ClaimEntry, printed: PrintedNumber) -> WordInterval | None:
    """Return the interval that a claim gives of its number; one that is none is told when the claim is read."""
    if printed.kind is not PrintedKind.NUMBER or claim.soort is ClaimKind.UITERSTE:
        return None
    try:
        return stated_interval(claim)
    except ClaimError:
        return None


def _of_word(word: str | None, words: Vocabulary, printed: PrintedNumber) -> WordInterval | None:
    meaning = None if word is None else words.find(word)
    if meaning is None or meaning.use is not WordUse.GETAL or printed.number is None:
        return None
    return around(printed, meaning.interval)


_TWO_ENDS = Text("tussen heeft twee getallen, het kleinste eerst.", "tussen has two numbers, the smaller first.")
