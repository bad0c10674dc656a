"""Short texts in the two languages that the library speaks, Dutch and English, and the one that it speaks now.

Errors, findings, tables and reports speak the current language: the one that `set_language` was last called with,
or else the one that the environment variable ``URI_LANGUAGE`` names, or else Dutch. The locale of the machine is not
asked: it tells who set up a computer, and little of who will read a report.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal, TypeAlias, get_args

import attrs

Language: TypeAlias = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

VARIABLE = "URI_LANGUAGE"
"""The environment variable that names a language where nobody called `set_language`."""


def set_language(language: Language) -> None:
    """Choose the language that the library speaks from now on, in the whole process.

    Every ``language=`` parameter still decides for its own call, which is what a server with readers of both
    languages needs. Without a call the environment variable ``URI_LANGUAGE`` decides, and without that, or where it
    names another language, it is Dutch.

    >>> import uri
    >>> uri.set_language("en")
    >>> print(uri.Uitkomst.AANGETOOND.label)
    Substantiated
    >>> uri.set_language("nl")
    >>> print(uri.Uitkomst.AANGETOOND.label)
    Aangetoond

    Args:
        language: ``"nl"`` or ``"en"``.

    Raises:
        ValueError: The library does not speak the language.
    """
    global _chosen  # noqa: PLW0603 (the one setting that the library has)
    if language not in LANGUAGES:
        raise ValueError(str(_UNSPOKEN.format(language, ", ".join(LANGUAGES))))
    _chosen = language


def current_language() -> Language:
    """Return the language that the library speaks now."""
    if _chosen is not None:
        return _chosen
    return "en" if os.environ.get(VARIABLE, "").lower().startswith("en") else "nl"


@contextmanager
def speaking(language: Language | None) -> Iterator[None]:
    """Speak a language for as long as a block runs, and then the former one; None changes nothing."""
    global _chosen  # noqa: PLW0603 (as in `set_language`)
    before = _chosen
    if language is not None:
        set_language(language)
    try:
        yield
    finally:
        _chosen = before


_chosen: Language | None = None


@attrs.frozen
class Text:
    """One text in Dutch and in English; ``str()`` gives the current language.

    >>> Text("Totaal", "Total").to("en")
    'Total'
    >>> str(Text("Totaal", "Total"))
    'Totaal'

    Attributes:
        nl: The text in Dutch.
        en: The text in English.
    """

    nl: str
    en: str

    def to(self, language: Language | None = None) -> str:
        """Return the text in a language, by default the current one.

        Raises:
            ValueError: The library does not speak that language.
        """
        match language or current_language():
            case "nl":
                return self.nl
            case "en":
                return self.en
            case strange:
                raise ValueError(str(_UNSPOKEN.format(strange, ", ".join(LANGUAGES))))

    def format(self, *values: object, **named: object) -> Text:
        """Fill both templates with the same values, each in its own language where it is a `Text`."""
        if Text not in map(type, (*values, *named.values())):
            return Text(self.nl.format(*values, **named), self.en.format(*values, **named))
        return Text(_filled(self.nl, "nl", values, named), _filled(self.en, "en", values, named))

    def __str__(self) -> str:
        return self.to()


def same(text: str) -> Text:
    """Return a text that reads alike in both languages, such as a name or a published label."""
    return Text(text, text)


def counted(number: int, one: Text, more: Text) -> Text:
    """Return a number with the word for what is counted, singular or plural.

    >>> counted(1, Text("zaak", "case"), Text("zaken", "cases")).en
    '1 case'
    """
    return Text("{} {}", "{} {}").format(number, one if number == 1 else more)


def joined(texts: list[Text], separator: str = "; ") -> Text:
    """Join several texts into one."""
    return Text(separator.join(text.nl for text in texts), separator.join(text.en for text in texts))


def _filled(template: str, language: Language, values: tuple[object, ...], named: Mapping[str, object]) -> str:
    words = [_in(language, value) for value in values]
    return template.format(*words, **{name: _in(language, value) for name, value in named.items()})


def _in(language: Language, value: object) -> object:
    return value.to(language) if isinstance(value, Text) else value


_UNSPOKEN = Text("De taal “{}” is er niet. Kies uit: {}.", "There is no language “{}”. Choose from: {}.")
