"""Short texts in the two languages that the library speaks: Dutch first, English beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

import attrs

Language: TypeAlias = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@attrs.frozen
class Text:
    """One text in Dutch and in English; ``str()`` gives the Dutch.

    >>> Text("Totaal", "Total").to("en")
    'Total'
    """

    nl: str
    en: str

    def to(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.nl if language == "nl" else self.en

    def format(self, *values: object, **named: object) -> Text:
        """Fill both templates with the same values, each in its own language where it is a `Text`."""
        if Text not in map(type, (*values, *named.values())):
            return Text(self.nl.format(*values, **named), self.en.format(*values, **named))
        return Text(_filled(self.nl, "nl", values, named), _filled(self.en, "en", values, named))

    def __str__(self) -> str:
        return self.nl


def same(text: str) -> Text:
    """Return a text that reads alike in both languages, such as a name or a published label."""
    return Text(text, text)


def joined(texts: list[Text], separator: str = "; ") -> Text:
    """Join several texts into one."""
    return Text(separator.join(text.nl for text in texts), separator.join(text.en for text in texts))


def _filled(template: str, language: Language, values: tuple[object, ...], named: Mapping[str, object]) -> str:
    said = [_said(value, language) for value in values]
    return template.format(*said, **{name: _said(value, language) for name, value in named.items()})


def _said(value: object, language: Language) -> object:
    return value.to(language) if isinstance(value, Text) else value
