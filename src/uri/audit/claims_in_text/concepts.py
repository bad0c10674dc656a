"""What words of a text stand for: the unit that is counted, which part of it, what puts it in a year, or nothing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

import attrs

from uri.audit.claims_in_text.text_numbers import plain_text
from uri.languages import Language
from uri.taxonomy import afdoening_editie, afdoening_edities, editie, edities
from uri.taxonomy.codes import CodeT
from uri.taxonomy.edities import BaseEditie

_DATA = Path(__file__).with_name("onderwerpen.toml")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_ENDINGS = re.compile(r"(?<=\w{4})(?:en|e|s|n)$")
_OPEN = "~"
"""Before a word that is not known."""


class ConceptKind(StrEnum):
    """What a concept says of a number."""

    UNIT = "eenheid"
    QUALITY = "eigenschap"
    BASIS = "grondslag"
    EMPTY = "leeg"
    PARTITIVE = "deel"
    POINTER = "verwijzing"


@attrs.frozen
class Concept:
    """A concept of the field.

    Attributes:
        code: Its name.
        kind: What it says of a number.
        stock: Whether it is counted on a day, and not over a year.
    """

    code: str
    kind: ConceptKind
    stock: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is a word that the library does not know."""
        return self.code.startswith(_OPEN)


@attrs.frozen(kw_only=True)
class WordsRead:
    """What words stand for together.

    Attributes:
        concepts: The units and qualities in them by code; a word that is not known, by itself behind ``~``.
        bases: What they say that puts it in its year.
        points: Whether they point at something that was named before.
        partitive: Whether they say that a part is meant of what they name: “van de meldingen”.
    """

    concepts: frozenset[str] = frozenset()
    bases: frozenset[str] = frozenset()
    points: bool = False
    partitive: bool = False

    @property
    def is_known(self) -> bool:
        """Whether every word of them is known."""
        return not any(code.startswith(_OPEN) for code in self.concepts)


@attrs.frozen
class ConceptWords:
    """The words of one language, by the words of each phrase, and whose the publication is.

    Attributes:
        phrases: The concept of each phrase.
        longest: Of how many words the longest phrase is.
    """

    phrases: Mapping[tuple[str, ...], Concept]
    longest: int

    @classmethod
    def of(cls, language: Language, own_names: Iterable[str] = ()) -> ConceptWords:
        """Return the words of a language, in which the names of the publishing organisation say nothing."""
        phrases = dict(_phrases(language))
        for name in own_names:
            if words := tuple(words_of(name)):
                phrases.setdefault(words, _EMPTY)
        return cls(phrases, max(map(len, phrases)))

    def read(self, text: str) -> WordsRead:
        """Read words: the longest phrase that is known first.

        >>> words = ConceptWords.of("nl").read("aangetoonde meldingen over ongewenste omgangsvormen")
        >>> sorted(words.concepts)
        ['aangetoond', 'melding', 'type:omgangsvormen']
        >>> sorted(ConceptWords.of("nl").read("drie meldingen uit Breda").concepts)
        ['melding', '~breda', '~drie', '~uit']
        """
        found = list(self._concepts(words_of(text)))
        codes = frozenset(one.code for one in found if one.kind in {ConceptKind.UNIT, ConceptKind.QUALITY})
        return WordsRead(
            concepts=codes,
            bases=frozenset(one.code for one in found if one.kind is ConceptKind.BASIS),
            points=any(one.kind is ConceptKind.POINTER for one in found),
            partitive=any(one.kind is ConceptKind.PARTITIVE for one in found),
        )

    def sequence(self, text: str) -> list[Concept]:
        """Return the concepts of words in order."""
        return list(self._concepts(words_of(text)))

    def units_in(self, text: str) -> list[str]:
        """Return the units that words name, in order."""
        return [one.code for one in self._concepts(words_of(text)) if one.kind is ConceptKind.UNIT]

    def of_label(self, text: str) -> frozenset[str]:
        """Return the codes of a label by itself, as in quotes: also of one that says nothing within a sentence."""
        residual = self.phrases.get(("=", *words_of(text)))
        return self.read(text).concepts if residual is None else frozenset({residual.code})

    def _concepts(self, words: list[str]) -> Iterator[Concept]:
        position = 0
        while position < len(words):
            for length in range(min(self.longest, len(words) - position), 0, -1):
                if concept := self.phrases.get(tuple(words[position : position + length])):
                    yield concept
                    position += length
                    break
            else:
                yield Concept(_OPEN + _ENDINGS.sub("", words[position]), ConceptKind.QUALITY)
                position += 1


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, without diacritics and without hyphens within them.

    >>> words_of("Niet-disciplinair, privé-sfeer")
    ['nietdisciplinair', 'privesfeer']
    """
    return _WORD.findall(re.sub(r"(?<=\w)-(?=\w)", "", plain_text(text)))


@cache
def concept(code: str) -> Concept | None:
    """Return a concept of the data by its code."""
    return next((one for one, _ in _entries() if one.code == code), None)


def is_unit(code: str) -> bool:
    """Tell whether a code is that of a unit."""
    known = concept(code)
    return known is not None and known.kind is ConceptKind.UNIT


@cache
def _entries() -> tuple[tuple[Concept, Mapping[str, list[str]]], ...]:
    raw = tomllib.loads(_DATA.read_text(encoding="utf-8"))["begrip"]
    return tuple(
        (Concept(entry["code"], ConceptKind(entry["soort"]), entry.get("stand", False)), entry) for entry in raw
    )


_EMPTY = Concept("leeg", ConceptKind.EMPTY)


@cache
def _phrases(language: Language) -> Mapping[tuple[str, ...], Concept]:
    phrases: dict[tuple[str, ...], Concept] = {}
    for code, label in _taxonomy_labels(language):
        words = tuple(words_of(label))
        key = words if len(words) > 1 or code.partition(":")[2] not in _RESIDUAL else ("=", *words)
        known = phrases.setdefault(key, Concept(code, ConceptKind.QUALITY))
        if known.code != code:
            phrases[key] = Concept(_OPEN + " ".join(words), ConceptKind.QUALITY)
    for one, entry in _entries():
        phrases.update({tuple(words_of(phrase)): one for phrase in entry[language]})
        phrases.update({("=", *words_of(label)): one for label in entry.get("label", ())})
    return phrases


_RESIDUAL = frozenset({"anders", "overige", "overig"})
"""Codes whose label is a word that says nothing within a sentence."""


def _taxonomy_labels(language: Language) -> Iterator[tuple[str, str]]:
    """Give every label of types and measures that the taxonomy knows, with the code that it stands for."""
    types = [editie(), *map(editie, edities())]
    measures = [afdoening_editie(), *map(afdoening_editie, afdoening_edities())]
    for edition in dict.fromkeys(types):
        yield from _labels_of("type", edition, language)
    for edition_of_measures in dict.fromkeys(measures):
        yield from _labels_of("afdoening", edition_of_measures, language)


def _labels_of(prefix: str, edition: BaseEditie[CodeT], language: Language) -> Iterator[tuple[str, str]]:
    for row in edition.rijen:
        labels = (row.label, *row.aliases) if language == "nl" else (row.text.en,)
        yield from ((f"{prefix}:{row.code.value}", label) for label in labels)
