"""What was found wrong, as values: a finding says where, what, and how to mend it.

A check collects every fault in one pass and returns them as `Findings`. Nothing here raises, prints or
logs, and a finding locates by file, sheet, row and column: never by kenmerk, name or free text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import overload

import attrs

from uri.texts import Language, Text

_LONGEST_QUOTE = 40


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@attrs.frozen(kw_only=True)
class Place:
    """Where a finding was made: as much of it as is known.

    `row` is the line or row number that the user sees in the file, counted from 1.
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    def to_text(self, language: Language = "nl") -> str:
        """Write the place as it is read aloud: file, sheet, row, column."""
        words = _PLACE_WORDS[language]
        parts = ((words["sheet"], self.sheet), (words["row"], self.row), (words["column"], self.column))
        named = [f"{word} {value}" for word, value in parts if value is not None]
        return ", ".join([self.file, *named] if self.file is not None else named)


_PLACE_WORDS: dict[Language, dict[str, str]] = {
    "nl": {"sheet": "blad", "row": "rij", "column": "kolom"},
    "en": {"sheet": "sheet", "row": "row", "column": "column"},
}


@attrs.frozen(kw_only=True)
class Finding:
    """One fault or doubt.

    `rule` is a stable id (``URI-I-…`` for input). `message` says in one sentence what was found and what
    was expected, `hint` how to mend it.
    """

    rule: str
    message: Text
    hint: Text | None = None
    severity: Severity = Severity.ERROR
    place: Place = attrs.field(factory=Place)

    def to_text(self, language: Language = "nl") -> str:
        """Write the finding on one line: place, message, hint."""
        where = self.place.to_text(language)
        said = self.message.to(language) + ("" if self.hint is None else f" {self.hint.to(language)}")
        return f"{where}: {said}" if where else said

    def to_dict(self, language: Language = "nl") -> dict[str, object]:
        """Return the finding as plain data, ready for JSON."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            **attrs.asdict(self.place),
            "message": self.message.to(language),
            "hint": None if self.hint is None else self.hint.to(language),
        }


def _as_tuple(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(findings)


@attrs.frozen
class Findings(Sequence[Finding]):
    """All findings of one pass, in the order in which a reader meets them."""

    _items: tuple[Finding, ...] = attrs.field(default=(), converter=_as_tuple)

    @classmethod
    def joined(cls, groups: Iterable[Findings]) -> Findings:
        """Put several passes behind one another."""
        return cls(finding for group in groups for finding in group)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Findings: ...
    def __getitem__(self, index: int | slice) -> Finding | Findings:
        return Findings(self._items[index]) if isinstance(index, slice) else self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._items)

    def __add__(self, other: Findings) -> Findings:
        return Findings(self._items + other._items)

    @property
    def errors(self) -> Findings:
        """Only the findings of severity error."""
        return Findings(finding for finding in self if finding.severity is Severity.ERROR)

    def counts(self) -> dict[str, int]:
        """Count the findings by rule."""
        return dict(Counter(finding.rule for finding in self))

    def to_text(self, language: Language = "nl", *, most: int | None = None) -> str:
        """Write the findings, a line each; past `most` lines, how many more there are."""
        shown = self._items[:most]
        lines = [finding.to_text(language) for finding in shown]
        if rest := len(self) - len(shown):
            lines.append(Text("… en nog {}.", "… and {} more.").format(rest).to(language))
        return "\n".join(lines)

    def to_dicts(self, language: Language = "nl") -> list[dict[str, object]]:
        """Return the findings as plain data, ready for JSON."""
        return [finding.to_dict(language) for finding in self]


def quoted(value: object) -> str:
    """Quote a value from a code, number or date column, shortened; never use it for names or free text."""
    text = " ".join(str(value).split())
    return f"“{text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + '…'}”"
