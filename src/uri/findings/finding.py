"""One finding: how grave it is, where it was made, and what it says."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs

from uri.texts import Language, Text, current_language

_LONGEST_QUOTE = 40


class Severity(StrEnum):
    """How grave a finding is, from grave to light."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def label(self) -> Text:
        """The word for it, singular."""
        return _SEVERITIES[self][0]

    def counted(self, number: int) -> Text:
        """Say how many of them there are."""
        return Text("{} {}", "{} {}").format(number, _SEVERITIES[self][number != 1])

    def reaches(self, threshold: Severity) -> bool:
        """Tell whether this is at least as grave as a threshold."""
        grave_first = list(Severity)
        return grave_first.index(self) <= grave_first.index(threshold)


_SEVERITIES = {
    Severity.ERROR: (Text("fout", "error"), Text("fouten", "errors")),
    Severity.WARNING: (Text("waarschuwing", "warning"), Text("waarschuwingen", "warnings")),
    Severity.NOTICE: (Text("opmerking", "notice"), Text("opmerkingen", "notices")),
}


@attrs.frozen(kw_only=True)
class Place:
    """Where a finding was made: as much of it as is known.

    `row` is the line or row number that the user sees in the file, counted from 1; `code` is a row of a `table`, `key`
    one of a TOML file. `kenmerk` is filled only for those who ask for it.
    """

    file: str | None = None
    sheet: str | None = None
    table: str | None = None
    row: int | None = None
    code: str | None = None
    column: str | None = None
    key: str | None = None
    kenmerk: str | None = None

    def to_text(self, language: Language | None = None) -> str:
        """Write the place as it is read aloud: file, sheet or table, row, column, kenmerk."""
        words = _PLACE_WORDS[language or current_language()]
        named = [f"{word} {value}" for name, word in words.items() if (value := getattr(self, name)) is not None]
        return ", ".join([self.file, *named] if self.file is not None else named)


_PLACE_WORDS: dict[Language, dict[str, str]] = {
    "nl": {
        "sheet": "blad",
        "table": "tabel",
        "row": "rij",
        "code": "rij",
        "column": "kolom",
        "key": "sleutel",
        "kenmerk": "kenmerk",
    },
    "en": {
        "sheet": "sheet",
        "table": "table",
        "row": "row",
        "code": "row",
        "column": "column",
        "key": "key",
        "kenmerk": "kenmerk",
    },
}


@attrs.frozen(kw_only=True)
class Finding:
    """One fault or doubt.

    `rule` is a stable id (``URI-I-…`` for input). `message` says in one sentence what is wrong, `found` the values
    that show it, `hint` how to mend it.
    """

    rule: str
    message: Text
    found: Text | None = None
    hint: Text | None = None
    severity: Severity = Severity.ERROR
    place: Place = attrs.field(factory=Place)

    def to_text(self, language: Language | None = None) -> str:
        """Write the finding on one line: place, message, values, hint."""
        where = self.place.to_text(language)
        text = said(self.message, self.found, self.hint, language)
        return f"{where}: {text}" if where else text

    def to_dict(self, language: Language | None = None) -> dict[str, object]:
        """Return the finding as plain data, ready for JSON."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            **attrs.asdict(self.place),
            "message": self.message.to(language),
            "found": None if self.found is None else self.found.to(language),
            "hint": None if self.hint is None else self.hint.to(language),
        }


@attrs.frozen
class Tally:
    """How often a rule was judged, and with what outcome."""

    passed: int = 0
    failed: int = 0
    not_evaluable: int = 0

    @property
    def total(self) -> int:
        """How often it was judged."""
        return self.passed + self.failed + self.not_evaluable

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.passed + other.passed, self.failed + other.failed, self.not_evaluable + other.not_evaluable)


def said(message: Text, found: Text | None, hint: Text | None, language: Language | None) -> str:
    """Write a message, the values that show it, and the hint, behind one another."""
    values = "" if found is None else f"({found.to(language)})"
    return " ".join(filter(None, [message.to(language), values, "" if hint is None else hint.to(language)]))


def quoted(value: Any) -> str:  # noqa: ANN401 (whatever was found)
    """Quote a value from a code, number or date column, shortened; never use it for names or free text."""
    text = " ".join(str(value).split())
    return f"“{text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + '…'}”"
