"""Everyday words in the data: the headers that people give a field, and the words that they use for its codes."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from uri.languages import Text, same

_WORD = re.compile(r"[^\W_]+|#")
_DATA = files("uri.register.parsing") / "everyday_words"
_ANY_WORD = 0.5
"""What a word that may be any says of a text, where one that is named says 1."""


@attrs.frozen
class EverydayPhrase:
    """A phrase of the vocabulary: words that stand beside one another, each with ``*`` for any letters.

    Attributes:
        meaning: What it stands for.
        reason: Why.
        pattern: The phrase as a regular expression on words that are joined by spaces.
        words: How many words it has; one that may be any word says half as much.
        first: Its first word, None where that may vary.
        is_weak: Whether it may as well mean something else, as the header ``Status`` may.
    """

    meaning: str
    reason: Text
    pattern: re.Pattern[str]
    words: float
    first: str | None = None
    is_weak: bool = False


@attrs.frozen
class EverydayWords:
    """The phrases for the codes of one field, or for the fields themselves."""

    phrases: Sequence[EverydayPhrase] = attrs.field(repr=False)
    _by_first: Mapping[str | None, Sequence[int]] = attrs.field(init=False, repr=False, eq=False)

    @_by_first.default
    def _indexed(self) -> Mapping[str | None, Sequence[int]]:
        """Return the positions of the phrases by their first word, under None of those whose first word may vary."""
        index: dict[str | None, list[int]] = {}
        for position, phrase in enumerate(self.phrases):
            index.setdefault(phrase.first, []).append(position)
        return index

    def _within(self, joined: str) -> list[EverydayPhrase]:
        """Return the phrases that stand in a text; one with a first word that the text lacks is not looked for."""
        likely = {place for word in {None, *joined.split(" ")} for place in self._by_first.get(word, ())}
        phrases = (self.phrases[place] for place in sorted(likely))
        return [phrase for phrase in phrases if phrase.pattern.search(joined)]

    def find(self, text: str) -> EverydayPhrase | None:
        """Return the phrase that says best what a text stands for; None where there is none, or two disagree.

        A phrase that is the whole text says more than one within it, and more words say more than fewer.
        """
        best = self.best(text)
        meanings = {phrase.meaning for phrase in best}
        return best[0] if len(meanings) == 1 else None

    def best(self, text: str) -> list[EverydayPhrase]:
        """Return the phrases that say most of a text, those of one strength; a weak one only where it is all of it."""
        joined = " ".join(words_of(text))
        found = [
            (strength, phrase)
            for phrase in self._within(joined)
            if (strength := _strength(phrase, joined))[0] or not phrase.is_weak
        ]
        most = max((strength for strength, _ in found), default=(False, 0.0))
        return [phrase for strength, phrase in found if strength == most]

    def meanings(self, text: str) -> tuple[str, ...]:
        """Return every meaning that some phrase gives a text, the best first."""
        return tuple(dict.fromkeys(phrase.meaning for _, phrase in self.ranked(text)))

    def ranked(self, text: str) -> list[tuple[tuple[bool, float], EverydayPhrase]]:
        """Return every phrase that stands in a text with how much it says, the best first."""
        joined = " ".join(words_of(text))
        found = [(_strength(phrase, joined), phrase) for phrase in self._within(joined)]
        return sorted(found, key=lambda pair: pair[0], reverse=True)


def _strength(phrase: EverydayPhrase, joined: str) -> tuple[bool, float]:
    return (phrase.pattern.fullmatch(joined) is not None, phrase.words)


def words_of(text: str) -> list[str]:
    """Return the words of a text, without diacritics, in small letters; a number is a word, and so is ``#``.

    Examples:
        >>> words_of("Privé-gedrag / caseId_2")
        ['prive', 'gedrag', 'case', 'id', '2']
    """
    parted = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", text)
    plain = unicodedata.normalize("NFKD", parted).casefold()
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


@cache
def vocabulary_of(field: str) -> EverydayWords:
    """Return the vocabulary of the codes of a field; one without words for a field that has none."""
    file = _DATA / f"{field}.toml"
    if not file.is_file():
        return EverydayWords(())
    entries: Iterable[Mapping[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8")).get("betekenis", ())
    return EverydayWords(
        [phrase for entry in entries for phrase in _phrases(entry, str(entry["code"]), Text(**entry["reden"]))]
    )


@cache
def header_vocabulary() -> EverydayWords:
    """Return the vocabulary of headers: its meanings are fields."""
    entries = tomllib.loads((_DATA / "kolommen.toml").read_text(encoding="utf-8"))["veld"]
    return EverydayWords([phrase for entry in entries for phrase in _phrases(entry, entry["naam"], same(""))])


@cache
def place_headers() -> EverydayWords:
    """Return the headers of a place, which may be a part of the organisation or no field at all."""
    words = tomllib.loads((_DATA / "kolommen.toml").read_text(encoding="utf-8"))["plaats"]
    return EverydayWords(list(_phrases({"woorden": words}, "plaats", same(""))))


def _phrases(entry: Mapping[str, Any], meaning: str, reason: Text) -> Iterable[EverydayPhrase]:
    for phrase in entry["woorden"]:
        words = sum(_ANY_WORD if part == "*" else 1 for part in phrase.split())
        first = phrase.split()[0]
        yield EverydayPhrase(
            meaning=meaning,
            reason=reason,
            pattern=_pattern(phrase),
            words=words,
            first=None if "*" in first else first,
            is_weak=bool(entry.get("zwak")),
        )


def _pattern(phrase: str) -> re.Pattern[str]:
    r"""Return a phrase as an expression on whole words: ``*`` within a word stands for letters, alone for a word."""
    parts = [re.escape(part).replace(r"\*", "[^ ]*") if part != "*" else "[^ ]+" for part in phrase.split()]
    return re.compile(rf"(?:^|(?<= )){' '.join(parts)}(?:$|(?= ))")
