"""One finding: how grave it is, where it was made, and what it says."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs

from uri.languages import Language, Text, current_language
from uri.visible_text import visible, visibly

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
    """Where a finding was made. What is not known is None.

    Attributes:
        file: The name of the file.
        sheet: The sheet of a workbook.
        table: The name of the table.
        page: The page of a document.
        line: The line of a document, or of its page; of a document without lines, its paragraph or row of a table.
        row: The line or row number that the user sees in the file, counted from 1.
        code: The row of the table.
        column: The column, by the header that the user wrote.
        key: The key of a TOML file.
        kenmerk: The kenmerk of the case, filled only for those who ask for it.
    """

    file: str | None = None
    sheet: str | None = None
    table: str | None = None
    page: int | None = None
    line: int | None = None
    row: int | None = None
    code: str | None = None
    column: str | None = None
    key: str | None = None
    kenmerk: str | None = None

    @visibly
    def to_text(self, language: Language | None = None) -> str:
        """Return the place as it is read aloud: file, sheet or table, page and line or row, column, kenmerk.

        Args:
            language: The language; the one that the library speaks where there is none.
        """
        words = _PLACE_WORDS[language or current_language()]
        parts = [f"{word} {value}" for name, word in words.items() if (value := getattr(self, name)) is not None]
        return ", ".join([self.file, *parts] if self.file is not None else parts)

    def __str__(self) -> str:
        return self.to_text()


_PLACE_WORDS: dict[Language, dict[str, str]] = {
    "nl": {
        "sheet": "blad",
        "table": "tabel",
        "page": "bladzijde",
        "line": "regel",
        "row": "rij",
        "code": "rij",
        "column": "kolom",
        "key": "sleutel",
        "kenmerk": "kenmerk",
    },
    "en": {
        "sheet": "sheet",
        "table": "table",
        "page": "page",
        "line": "line",
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

    Attributes:
        rule: The stable id of the rule, such as ``URI-M-bsn``; ``URI-I-…`` for input that cannot be read.
        message: What is wrong, in one sentence.
        found: The values that show it.
        hint: How to mend it.
        severity: How grave it is.
        place: Where it was found.
    """

    rule: str
    message: Text
    found: Text | None = None
    hint: Text | None = None
    severity: Severity = Severity.ERROR
    place: Place = attrs.field(factory=Place)

    @visibly
    def to_text(self, language: Language | None = None) -> str:
        """Return the finding on one line: place, message, values, hint.

        Args:
            language: The language; the one that the library speaks where there is none.
        """
        place = self.place.to_text(language)
        text = sentences(self.message, self.found, self.hint, language)
        return f"{place}: {text}" if place else text

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

    def __str__(self) -> str:
        return self.to_text()


@attrs.frozen
class Tally:
    """How often a rule was judged, and with what outcome.

    Attributes:
        passed: How often it was kept.
        failed: How often it was broken.
        not_evaluable: How often something that it needs was missing.
    """

    passed: int = 0
    failed: int = 0
    not_evaluable: int = 0

    @property
    def total(self) -> int:
        """How often it was judged."""
        return self.passed + self.failed + self.not_evaluable

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.passed + other.passed, self.failed + other.failed, self.not_evaluable + other.not_evaluable)


def sentences(message: Text, found: Text | None, hint: Text | None, language: Language | None) -> str:
    """Return a message, the values that show it, and the hint, behind one another."""
    values = "" if found is None else f"({found.to(language)})"
    return " ".join(filter(None, [message.to(language), values, "" if hint is None else hint.to(language)]))


def quoted(value: Any) -> str:  # noqa: ANN401 (whatever was found)
    """Return a value from a code, number or date column in quotes, shortened; never use it for names or free text."""
    text = visible(" ".join(str(value).split()))
    return f"“{text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + '…'}”"
