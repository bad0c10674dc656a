"""The forms of sentences that are understood: data, each with examples that are tests themselves."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from uri.audit.publication_manifest import WordUse
from uri.audit.relations.claim_words import known_words
from uri.languages import Language

_DATA = Path(__file__).with_name("zinsvormen.toml")

_UP = {
    "nl": "gestegen|toegenomen|gegroeid|steeg|stegen|groeide|groeiden|uitgebreid",
    "en": "risen|rose|increased|grown|grew|gone up|went up",
}
_DOWN = {
    "nl": "gedaald|afgenomen|daalde|daalden|teruggelopen",
    "en": "fallen|fell|decreased|declined|dropped|gone down|went down",
}
_MORE = {"nl": "meer|hoger", "en": "more|higher"}
_LESS = {"nl": "minder|lager", "en": "fewer|less|lower"}
_GROWTH = {"nl": "groei|toename|stijging", "en": "increase|rise|growth"}
_DECLINE = {"nl": "daling|afname", "en": "decrease|decline|fall|drop"}
_MAINLY = {"nl": "vooral|voornamelijk|hoofdzakelijk", "en": "mainly|mostly"}


@attrs.frozen(kw_only=True)
class SentenceForm:
    """A form of a part of a sentence.

    Attributes:
        code: Its name.
        patterns: What it looks like, in one language.
        says: What it says, in the words of the data.
        in_brackets: Whether it stands in brackets.
        compares: Whether it compares with another time, which must be named.
        marks: The begin of a mark that it has, of a count or a percentage; any will do, and where there are none, none.
    """

    code: str
    patterns: tuple[re.Pattern[str], ...]
    says: tuple[Mapping[str, Any], ...]
    in_brackets: bool = False
    compares: bool = False
    marks: tuple[str, ...] = ()

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Give every way in which a whole part of a sentence has this form."""
        if self.marks and not any(mark in text for mark in self.marks):
            return
        yield from (match for pattern in self.patterns if (match := pattern.fullmatch(text)))


@cache
def sentence_forms(language: Language) -> tuple[SentenceForm, ...]:
    """Return the forms of one language, in the order in which they are tried."""
    return tuple(
        SentenceForm(
            code=entry["code"],
            patterns=tuple(re.compile(_regex(pattern, language)) for pattern in entry[language]),
            says=tuple(entry["leest"]),
            in_brackets=entry.get("haken", False),
            compares=entry.get("toen", False),
            marks=_marks(entry[language]),
        )
        for entry in form_entries()
    )


def _marks(patterns: Iterable[str]) -> tuple[str, ...]:
    """Return of which kinds of number each of some patterns has one; none where one of them has no number."""
    if all("{n}" in pattern for pattern in patterns):
        return ("#c", "#z")
    return ("#p",) if all("{p}" in pattern for pattern in patterns) else ()


@cache
def form_entries() -> tuple[Mapping[str, Any], ...]:
    """Return the forms as their data have them, with their examples."""
    return tuple(tomllib.loads(_DATA.read_text(encoding="utf-8"))["vorm"])


def direction_of(match: re.Match[str]) -> int:
    """Return one where a form tells of more, minus one where it tells of less, zero where of neither."""
    groups = match.groupdict()
    if groups.get("up"):
        return 1
    return -1 if groups.get("down") else 0


def word_of(match: re.Match[str]) -> str | None:
    """Return the word in a form that stands for an interval."""
    groups = match.groupdict()
    return groups.get("mate") or groups.get("mate2") or groups.get("maal") or groups.get("deel") or groups.get("vooral")


def _regex(pattern: str, language: Language) -> str:
    """Turn a pattern of the data into a regular expression; a slot that comes twice gets a second name."""
    slots = _slots(language)
    seen: set[str] = set()

    def filled(match: re.Match[str]) -> str:
        name = match[1]
        regex = slots[name]
        if name in seen:
            regex = regex.replace(f"(?P<{name}>", f"(?P<{name}2>")
        seen.add(name)
        return regex

    return re.sub(r"\{([a-z]+)\}", filled, pattern)


@cache
def _slots(language: Language) -> Mapping[str, str]:
    return {
        **{name: rf"#(?P<{name}>[cz]\d+)#" for name in "nm"},
        "p": r"#(?P<p>p\d+)#",
        **{name: rf"(?P<{name}>[^#@]*?[^#@ ])" for name in "abc"},
        "l": r"@(?P<l>\d+)@",
        "vrij": r"(?P<vrij>[^#@]+?)",
        "rest": r"(?:[^#@,]+)",
        "mate": _words("mate", WordUse.MATE),
        "maal": _words("maal", WordUse.VERANDERING),
        "deel": _words("deel", WordUse.AANDEEL),
        "vooral": f"(?P<vooral>{_MAINLY[language]})",
        "richting": f"(?:(?P<up>{_UP[language]})|(?P<down>{_DOWN[language]}))",
        "meer": f"(?:(?P<up>{_MORE[language]})|(?P<down>{_LESS[language]}))",
        "naam": f"(?:(?P<up>{_GROWTH[language]})|(?P<down>{_DECLINE[language]}))",
        "toe": "(?:(?P<up>toe)|(?P<down>af))",
    }


def _words(name: str, use: WordUse) -> str:
    words = sorted(known_words([use]), key=len, reverse=True)
    return rf"(?P<{name}>{'|'.join(map(re.escape, words))})(?!\w)"
