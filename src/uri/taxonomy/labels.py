"""Printed labels and what they mean: one normal form, one look-up, and never a guess.

The normal form forgets what print varies without meaning: case, white space, diacritics, hyphens,
punctuation, "/" against " / " against " en ", a trailing "?" and footnote marks. What is left are the bare
letters and digits, run together. True variants, such as another spelling or a singular, are aliases in the data.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Generic, TypeVar

import attrs

from uri.errors import EditionError, UnknownLabelError
from uri.findings import quoted
from uri.languages import Text

Meaning = TypeVar("Meaning")

_MARKS = re.compile(r"[⁰¹²³⁴-⁹*†‡]")
_LAST_MARK = re.compile(r"(?:\[[\da-z]{1,2}\]|\[[¹²³⁰⁴-⁹ᵃ-ᶻ]{1,2}\]|[ᵃᵇᶜᵈᵉᶠ]|\(\d{1,2}\)|(?<=\s)\d{1,2}\))$")
_LONGEST_LAST_MARK = 4
_LIKE, _MOST, _SHORTEST, _LONGEST = 0.7, 3, 3, 200
_NO_WORD = re.compile(r"[\W_]+")


def normal(label: str) -> str:
    """Return the form in which two printings of one label are equal.

    >>> normal("Misbruik positie/ belangenverstrengeling") == normal("misbruik positie en belangenverstrengeling²")
    True
    >>> normal("Misdragingen in de privé-sfeer") == normal("Misdragingen in de privésfeer")
    True
    """
    text = label.strip()
    if last := _LAST_MARK.search(text, max(0, len(text) - _LONGEST_LAST_MARK)):
        text = text[: last.start()]
    text = _MARKS.sub(" ", text)
    if text.isascii():  # as most are: nothing to take apart
        text = text.casefold()
    else:
        text = unicodedata.normalize("NFKD", text).casefold()
        text = "".join(sign for sign in text if not unicodedata.combining(sign))
    words = _NO_WORD.sub(" ", text).split()
    return "".join(word for word in words if word != "en")


def matching_key(word: str) -> str:
    """Return the form in which two printings of a word are equal; one without a letter or digit stands for itself."""
    return normal(word) or word.strip()


def _not_in(lexicon: Lexicon[Meaning]) -> Text:
    """Return the message on a label that a list does not have, made once for as many labels as there are."""
    named = Text(*(name.replace("{", "{{").replace("}", "}}") for name in (lexicon.name.nl, lexicon.name.en)))
    return Text("{{}} staat niet in {}.", "{{}} is not in {}.").format(named)


def _where_listed(lexicon: Lexicon[Meaning]) -> Text:
    return Text("De lijst staat in: uri codes {}", "For the list: uri codes {}").format(lexicon.name.nl.split()[-1])


@attrs.frozen
class Lexicon(Generic[Meaning]):
    """The meanings of the labels of one list.

    Attributes:
        name: The list, for messages.
    """

    name: Text
    _meanings: Mapping[str, Meaning]
    _shown: Mapping[str, str]
    _ambiguous: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    _weights: Mapping[Meaning, int] = attrs.field(factory=dict, eq=False)
    _not_in_list: Text = attrs.field(init=False, eq=False, default=attrs.Factory(_not_in, takes_self=True))
    _for_the_list: Text = attrs.field(init=False, eq=False, default=attrs.Factory(_where_listed, takes_self=True))

    @classmethod
    def of(
        cls,
        name: Text,
        entries: Iterable[tuple[str, Meaning]],
        codes: Iterable[Meaning],
        *,
        ambiguous: Mapping[str, tuple[str, ...]] | None = None,
        weights: Mapping[Meaning, int] | None = None,
    ) -> Lexicon[Meaning]:
        """Build a lexicon.

        Args:
            name: The list, for messages.
            entries: Labels, each with its meaning.
            codes: The codes, which read as themselves.
            ambiguous: Words that mean nothing by themselves, each with the labels between which they leave the choice.
                A word that is among the entries is none.
            weights: How light each meaning is, the lightest the highest: a suggestion never leads to a heavier one.

        Raises:
            EditionError: Two labels normalise alike, or a label reads as a code that it does not mean.
        """
        by_code = {normal(str(code)): code for code in codes}
        meanings: dict[str, Meaning] = {}
        shown: dict[str, str] = {}
        for label, meaning in entries:
            key = normal(label)
            if not key or key in meanings or by_code.get(key, meaning) != meaning:
                raise EditionError(
                    Text("{}: het label {} is dubbel of leeg.", "{}: the label {} stands twice or is empty.").format(
                        name, quoted(label)
                    ),
                    Text("Houd één van de gelijkluidende labels.", "Keep one of the labels that read alike."),
                )
            meanings[key], shown[key] = meaning, label
        spelled = {key: str(code) for key, code in by_code.items()}
        choices = {normal(word): labels for word, labels in (ambiguous or {}).items() if normal(word) not in meanings}
        read = {form: meaning for form, meaning in {**by_code, **meanings}.items() if form not in choices}
        return cls(
            name,
            read,
            {form: label for form, label in {**spelled, **shown}.items() if form in read},
            choices,
            weights or {},
        )

    @property
    def forms(self) -> frozenset[str]:
        """The normal forms of its labels: any other text means nothing."""
        return frozenset(self._meanings)

    def get(self, label: str) -> Meaning | None:
        """Return the meaning of a label, or None: one that is not in the list, or leaves a choice."""
        return self._meanings.get(normal(label))

    def choices(self, label: str) -> tuple[str, ...]:
        """Return the labels between which an ambiguous word leaves the choice; none for any other."""
        return self._ambiguous.get(normal(label), ()) if self._ambiguous else ()

    def find(self, label: str) -> Meaning:
        """Return the meaning of a label.

        Raises:
            UnknownLabelError: The list does not have the label; the error names the nearest ones.
        """
        meaning = self.get(label)
        if meaning is None:
            raise self.unknown(label)
        return meaning

    def unknown(self, label: str) -> UnknownLabelError:
        """Make the error for a label that is not in the list, or that leaves a choice."""
        if choices := self.choices(label):
            return UnknownLabelError(
                Text("{} kan in {} meer betekenen.", "{} can mean several things in {}.").format(
                    quoted(label), self.name
                ),
                Text("Schrijf welke: {}.", "Write which one: {}.").format(", ".join(map(quoted, choices))),
                nearest=choices,
            )
        nearest = self.nearest(label)
        listed = ", ".join(quoted(near) for near in nearest)
        return UnknownLabelError(
            self._not_in_list.format(quoted(label)),
            Text("Bedoelde u {}?", "Did you mean {}?").format(listed) if nearest else self._for_the_list,
            nearest=nearest,
        )

    def nearest(self, label: str) -> tuple[str, ...]:
        """Return at most three labels that look most like `label`, the best first."""
        if not _may_search():
            return ()
        best: dict[Meaning, str] = {}
        for key in _ranked(label, self._shown):
            best.setdefault(self._meanings[key], self._shown[key])
        if self._weights and best:
            best = self._not_heavier(label, best)
        return tuple(best.values())[:_MOST]

    def _not_heavier(self, label: str, best: Mapping[Meaning, str]) -> dict[Meaning, str]:
        """Keep of the nearest the lightest that the label may mean, and none where it has a word that lightens.

        A label that is one of the list but for a slip of the pen means that one, however heavy.
        """
        words = _words(label)
        scores = {meaning: _ratio(normal(label), normal(shown)) for meaning, shown in best.items()}
        lighter = [word for word in _LIGHTER if any(_alike(word, said) for said in words)]
        likeliest = max(scores, key=lambda meaning: (scores[meaning], self._weights[meaning]))
        one_letter = 1 - 1 / max(len(normal(label)), 1)  # the likeness of a label in which one is another
        if scores[likeliest] >= min(_MISTYPED, one_letter) and self._has_words(likeliest, lighter):
            return {likeliest: best[likeliest]}
        near = {meaning for meaning, score in scores.items() if score >= max(scores.values()) - _MARGIN}
        meant = {meaning for meaning in self._weights if self._shares_word(words, meaning)}
        lightest = max(self._weights[meaning] for meaning in near | meant)
        return {
            meaning: shown
            for meaning, shown in best.items()
            if self._weights[meaning] >= lightest and self._has_words(meaning, lighter)
        }

    def _has_words(self, meaning: Meaning, words: Iterable[str]) -> bool:
        own = _words(self._shown_words(meaning))
        return all(any(_alike(word, mine) for mine in own) for word in words)

    def _shown_words(self, meaning: Meaning) -> str:
        return " ".join(self._shown[form] for form, other in self._meanings.items() if other == meaning)

    def _shares_word(self, words: frozenset[str], meaning: Meaning) -> bool:
        """Tell whether a label has a word of a meaning, or nearly, that no lighter one has."""
        weight = self._weights[meaning]
        others = " ".join(self._shown_words(other) for other, lighter in self._weights.items() if lighter > weight)
        own = _words(self._shown_words(meaning)) - _words(others)
        return any(_alike(word, mine) for word in words for mine in own)


_LIGHTER = (
    *("voorwaardelijk", "mondeling", "tijdelijk", "vrijwillig", "gedeeltelijk"),
    *("voornemen", "eigen", "geen", "niet", "stagiair"),
)
"""Words that make a measure lighter than it is without them; ours."""
_FEWEST_SIGNS, _SAME, _MARGIN, _MISTYPED = 4, 0.8, 0.15, 0.9


def _words(label: str) -> frozenset[str]:
    """Return the words of a label that say something, in their normal form."""
    parts = (normal(word) for word in _NO_WORD.sub(" ", label).split())
    return frozenset(word for word in parts if len(word) >= _FEWEST_SIGNS)


def _alike(one: str, other: str) -> bool:
    return one == other or _ratio(one, other) >= _SAME


def _ratio(one: str, other: str) -> float:
    from difflib import SequenceMatcher  # noqa: PLC0415 (only a wrong label needs it)

    return SequenceMatcher(None, one, other).ratio()


def nearest_names(wrong: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return at most three names that look most like a wrong one, the best first."""
    by_form = {normal(name): name for name in names}
    return tuple(by_form[form] for form in _ranked(wrong, by_form))[:_MOST]


_searches: ContextVar[Iterator[int] | None] = ContextVar("searches", default=None)
"""The searches for a likely label that may be made yet; None where nobody counts them."""


@contextmanager
def few_searches(most: int = 200) -> Iterator[None]:
    """Search for labels that look like a wrong one so many times at most: a search costs as much as reading a page."""
    token = _searches.set(iter(range(most)))
    try:
        yield
    finally:
        _searches.reset(token)


def _may_search() -> bool:
    left = _searches.get()
    return left is None or next(left, None) is not None


def _ranked(label: str, forms: Iterable[str]) -> list[str]:
    """Return the normal forms that look like a label, the best first."""
    from difflib import SequenceMatcher  # noqa: PLC0415 (only a wrong label needs it)

    text = normal(label)
    if not _SHORTEST <= len(text) <= _LONGEST:
        return []
    match = SequenceMatcher(b=text)

    def likeness(form: str) -> float:
        ratios = []
        for part in (form, form[: len(text)]):
            match.set_seq1(part)
            likely = match.real_quick_ratio() >= _LIKE and match.quick_ratio() >= _LIKE  # each at least the ratio
            ratios.append(match.ratio() if likely else 0.0)
        return max(ratios)

    scores = {form: likeness(form) for form in forms}
    alike = [form for form, score in scores.items() if score >= _LIKE]
    return sorted(alike, key=lambda form: (-scores[form], len(form)))
