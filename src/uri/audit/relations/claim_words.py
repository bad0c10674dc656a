"""The words in a text that stand for an interval, such as “ruim”, “licht gestegen” and “merendeel”.

What they stand for is data (``woorden.toml``), each with its reason, and a manifest can state another.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import cache
from math import isfinite
from pathlib import Path

import attrs

from uri.audit.printed.printed_numbers import PrintedNumber
from uri.audit.publication_manifest import WordEntry, WordsEntry, WordUse, structure_words
from uri.audit.relations.word_relations import WordInterval
from uri.findings import Finding, Place, quoted
from uri.languages import Text
from uri.taxonomy.labels import normal

_DATA = Path(__file__).with_name("woorden.toml")
_ENDS = ("minstens", "meer_dan", "hoogstens", "minder_dan")
_TEN, _FIVE = 10, 5


@attrs.frozen
class WordMeaning:
    """What a word stands for: an interval of what it says something of."""

    use: WordUse
    interval: WordInterval


@attrs.frozen
class Vocabulary:
    """The words that are known, by their normal form."""

    words: Mapping[str, WordMeaning]

    @classmethod
    def with_words(cls, stated: Mapping[str, WordEntry], *, file: str) -> tuple[Vocabulary, list[Finding]]:
        """Put what a manifest states of words over what the library takes them for.

        Args:
            stated: The words of the manifest.
            file: The name of the manifest.

        Returns:
            The words, and a finding for each that stands for no interval.
        """
        words = dict(library_words())
        faults = []
        for word, entry in stated.items():
            if (fault := _fault(entry)) is None:
                words[normal(word)] = _meaning(entry)
            else:
                place = Place(file=file, key=f"woorden, {word}")
                faults.append(Finding(rule="URI-I-publicatie", message=fault, place=place))
        return cls(words), faults

    def find(self, word: str) -> WordMeaning | None:
        """Return what a word stands for; None where it is not known."""
        return self.words.get(normal(word))

    def split(self, text: str) -> tuple[str | None, str]:
        """Part the word before a number from it: the longest that is known.

        >>> Vocabulary(library_words()).split("iets meer dan 12.000")
        ('iets meer dan', '12.000')
        """
        parts = text.split()
        for count in range(len(parts) - 1, 0, -1):
            word = " ".join(parts[:count])
            meaning = self.find(word)
            if meaning is not None and meaning.use is WordUse.GETAL:
                return word, " ".join(parts[count:])
        return None, text


@cache
def library_words() -> Mapping[str, WordMeaning]:
    """Return the words of the library, by their normal form."""
    return {normal(word): _meaning(entry) for entry in library_entries() for word in entry.woorden}


def library_entries() -> list[WordsEntry]:
    """Return the words of the library as its data have them, with the reason of each interval."""
    return structure_words(tomllib.loads(_DATA.read_text(encoding="utf-8"))["woord"])


def known_words(uses: Collection[WordUse]) -> list[str]:
    """Name the words of the library that say something of some uses."""
    return [word for entry in library_entries() if entry.bij in uses for word in entry.woorden]


def around(printed: PrintedNumber, interval: WordInterval) -> WordInterval:
    """Return the interval of a word such as “ruim” around the number behind it."""
    return interval.mapped(roundness(printed), printed.number or Fraction(0))


def roundness(printed: PrintedNumber) -> Fraction:
    """Return the step between numbers that are as round as a printed one.

    >>> from uri.audit.printed.printed_numbers import read_number
    >>> [str(roundness(read_number(text))) for text in ("26", "25", "12.000", "50%", "1,5")]
    ['1', '5', '1000', '1/10', '1/2']
    """
    scale = printed.step
    digits = abs(int((printed.number or Fraction(0)) / scale))
    step = 1
    while digits and digits % _TEN == 0:
        digits, step = digits // _TEN, step * _TEN
    return scale * step * (_FIVE if digits > _TEN and digits % _TEN == _FIVE else 1)


def _meaning(entry: WordEntry) -> WordMeaning:
    low = entry.meer_dan if entry.minstens is None else entry.minstens
    high = entry.minder_dan if entry.hoogstens is None else entry.hoogstens
    interval = WordInterval(
        low=exact(low),
        high=exact(high),
        low_open=entry.minstens is None and low is not None,
        high_open=entry.hoogstens is None and high is not None,
    )
    return WordMeaning(entry.bij, interval)


def _fault(entry: WordEntry) -> Text | None:
    """Return what is wrong with the interval of a word; None where nothing is."""
    ends = [end for name in _ENDS if (end := getattr(entry, name)) is not None]
    if not ends or not all(map(isfinite, ends)):
        return _NO_ENDS.format(", ".join(_ENDS))
    if None not in (entry.minstens, entry.meer_dan) or None not in (entry.hoogstens, entry.minder_dan):
        return _TWO_OF_ONE
    interval = _meaning(entry).interval
    if interval.low is None or interval.high is None:
        return None
    is_open = interval.low_open or interval.high_open
    is_empty = interval.low >= interval.high if is_open else interval.low > interval.high
    return _EMPTY.format(quoted(interval.to_text().nl)) if is_empty else None


def exact(number: float | None) -> Fraction | None:
    """Return a number of a TOML file as it is written."""
    return None if number is None else Fraction(str(number))


_NO_ENDS = Text("Een woord heeft een interval; noem één of twee van {}.", "A word has an interval; give some of {}.")
_TWO_OF_ONE = Text(
    "Noem minstens of meer_dan, en hoogstens of minder_dan, niet beide.",
    "Give minstens or meer_dan, and hoogstens or minder_dan, not both.",
)
_EMPTY = Text("In het interval {} ligt niets.", "Nothing lies in the interval {}.")
