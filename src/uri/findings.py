"""What was found wrong, as values: a finding says where, what, and how to mend it.

A check collects every fault in one pass and returns them as `Findings`. Nothing here raises, prints or
logs, and a finding locates by file, sheet, row and column: never by name or free text, and by kenmerk only when asked.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from html import escape
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, overload

import attrs

from uri.texts import Language, Text, same

if TYPE_CHECKING:
    import pandas as pd

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

    def to_text(self, language: Language = "nl") -> str:
        """Write the place as it is read aloud: file, sheet or table, row, column, kenmerk."""
        words = _PLACE_WORDS[language]
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

    def to_text(self, language: Language = "nl") -> str:
        """Write the finding on one line: place, message, values, hint."""
        where = self.place.to_text(language)
        said = _said(self.message, self.found, self.hint, language)
        return f"{where}: {said}" if where else said

    def to_dict(self, language: Language = "nl") -> dict[str, object]:
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


class Kind(NamedTuple):
    """What findings of one kind have in common."""

    rule: str
    severity: Severity
    message: Text
    hint: Text | None


Choice: TypeAlias = Callable[[Kind], bool]
"""Which kinds are wanted."""


class Later(Sequence[Finding]):
    """Findings that are made when they are looked at, and counted before. A copy of them by pickle is made in full."""

    @abstractmethod
    def kinds(self) -> Mapping[Kind, int]:
        """Count them by kind, in the order in which the kinds first occur."""

    @abstractmethod
    def only(self, choice: Choice) -> Sequence[Finding]:
        """Leave out all but some kinds."""

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)


@attrs.frozen(eq=False)
class _Joined(Later):
    """Findings of several passes, behind one another."""

    parts: tuple[Sequence[Finding], ...]

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        place = range(len(self))[index]
        if isinstance(place, range):
            return tuple(self[each] for each in place)
        for part in self.parts:
            if place < len(part):
                return part[place]
            place -= len(part)
        raise IndexError(index)

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    def __iter__(self) -> Iterator[Finding]:
        return chain.from_iterable(self.parts)

    def kinds(self) -> Mapping[Kind, int]:
        total = Counter[Kind]()
        for part in self.parts:
            total.update(_kinds(part))
        return total

    def only(self, choice: Choice) -> Sequence[Finding]:
        return _Joined(tuple(_only(part, choice) for part in self.parts))


def _kinds(findings: Sequence[Finding]) -> Mapping[Kind, int]:
    return findings.kinds() if isinstance(findings, Later) else Counter(map(_kind, findings))


def _only(findings: Sequence[Finding], choice: Choice) -> Sequence[Finding]:
    if isinstance(findings, Later):
        return findings.only(choice)
    return tuple(finding for finding in findings if choice(_kind(finding)))


def _kind(finding: Finding) -> Kind:
    return Kind(finding.rule, finding.severity, finding.message, finding.hint)


def _behind(first: Sequence[Finding], second: Sequence[Finding]) -> Sequence[Finding]:
    if first and second and isinstance(first, Later) | isinstance(second, Later):
        return _Joined((first, second))
    return (*first, *second) if first and second else first or second


def _as_items(findings: Iterable[Finding]) -> Sequence[Finding]:
    return findings if isinstance(findings, Later) else tuple(findings)


@attrs.frozen
class Findings(Sequence[Finding]):
    """All findings of one pass, in the order in which a reader meets them. Those of many rows are made on a look.

    Of a check, `tallies` says for each rule how often it passed, failed, or could not be evaluated, and `profiel` by
    which profile was judged. A selection of findings has neither.
    """

    _items: Sequence[Finding] = attrs.field(default=(), converter=_as_items, eq=tuple)
    tallies: Mapping[str, Tally] = attrs.field(factory=dict, kw_only=True, hash=False)
    profiel: str | None = attrs.field(default=None, kw_only=True)

    @classmethod
    def joined(cls, groups: Iterable[Findings]) -> Findings:
        """Put several passes behind one another."""
        whole = cls()
        for group in groups:
            whole += group
        return whole

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
        rules = dict.fromkeys([*self.tallies, *other.tallies])
        return Findings(
            _behind(self._items, other._items),
            tallies={rule: self.tallies.get(rule, Tally()) + other.tallies.get(rule, Tally()) for rule in rules},
            profiel=self.profiel or other.profiel,
        )

    @property
    def errors(self) -> Findings:
        """Only the findings of severity error."""
        return self.at_least(Severity.ERROR)

    def at_least(self, severity: Severity | str) -> Findings:
        """Only the findings that are at least as grave."""
        threshold = Severity(severity)
        return Findings(_only(self._items, lambda kind: kind.severity.reaches(threshold)))

    def by_rule(self) -> dict[str, Findings]:
        """Return the findings of each rule, in the order in which the rules occur."""
        return {rule: self._of(rule=rule) for rule in self.counts()}

    def by_severity(self) -> dict[Severity, Findings]:
        """Return the findings of each severity, grave first."""
        return {severity: self._of(severity=severity) for severity in Severity}

    def _of(self, **common: str) -> Findings:
        return Findings(
            _only(self._items, lambda kind: all(getattr(kind, name) == value for name, value in common.items()))
        )

    def counts(self) -> dict[str, int]:
        """Count the findings by rule."""
        counts = Counter[str]()
        for kind, number in _kinds(self._items).items():
            counts[kind.rule] += number
        return dict(counts)

    def to_text(self, language: Language = "nl", *, most: int | None = None) -> str:
        """Write the findings, a line each; past `most` lines, how many more there are."""
        return "\n".join(_first(self, Finding.to_text, most, language))

    def to_groups(self, language: Language = "nl", *, places: int | None = 3) -> str:
        """Write the findings by rule, grave first: what is wrong, and the first few places of it.

        Behind them, which rules could not be evaluated and how often.
        """
        lines = []
        for found in self._grave_first():
            lines += _group(found, language, places)
        return "\n".join([*lines, *self._not_evaluable(language)])

    def verdict(self, language: Language = "nl") -> str:
        """Say in one line how many findings there are of each severity, and how much could not be evaluated."""
        counts = [severity.counted(len(found)).to(language) for severity, found in self.by_severity().items()]
        unknown = sum(tally.not_evaluable for tally in self.tallies.values())
        said = _VERDICT.format(", ".join(counts), unknown)
        return said.to(language) + ("" if self.profiel is None else _PROFILE.format(self.profiel).to(language))

    def to_dicts(self, language: Language = "nl") -> list[dict[str, object]]:
        """Return the findings as plain data, ready for JSON."""
        return [finding.to_dict(language) for finding in self]

    def to_dict(self, language: Language = "nl") -> dict[str, object]:
        """Return findings, tallies and profile as one plain object."""
        return {
            "schema": SCHEMA,
            "profiel": self.profiel,
            "counts": {severity.value: len(found) for severity, found in self.by_severity().items()},
            "rules": {rule: attrs.asdict(tally) for rule, tally in self.tallies.items()},
            "findings": self.to_dicts(language),
        }

    def to_json(self, language: Language = "nl") -> str:
        """Write findings, tallies and profile as one JSON object."""
        return json.dumps(self.to_dict(language), ensure_ascii=False, indent=2) + "\n"

    def to_frame(self, language: Language = "nl") -> pd.DataFrame:
        """Return a DataFrame, a row per finding: rule, severity, place, message, values and hint."""
        import pandas as pd

        return pd.DataFrame(self.to_dicts(language), columns=list(Finding(rule="", message=same("")).to_dict()))

    def __str__(self) -> str:
        return "\n".join(filter(None, [self.to_groups(), self.verdict()]))

    def __repr__(self) -> str:
        return f"<Findings: {self.verdict()}>"

    def _repr_html_(self) -> str:
        rows = [
            [found[0].severity.label.nl, rule, _heading(found, "nl"), str(len(found)), _line(found)(found[0], "nl")]
            for rule, found in ((found[0].rule, found) for found in self._grave_first())
        ]
        body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
        head = "".join(f"<th>{word}</th>" for word in ("Ernst", "Regel", "Wat", "Aantal", "Eerste plaats"))
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{escape(self.verdict())}</p>"

    def _grave_first(self) -> list[Findings]:
        return [rule for found in self.by_severity().values() for rule in found.by_rule().values()]

    def _not_evaluable(self, language: Language) -> list[str]:
        unknown = {rule: tally for rule, tally in self.tallies.items() if tally.not_evaluable}
        lines = [_RATIO.format(rule, tally.not_evaluable, tally.total) for rule, tally in unknown.items()]
        return [_UNKNOWN.to(language), *(line.to(language) for line in lines)] if unknown else []


SCHEMA = 1
"""The version of the JSON of findings."""

_VERDICT = Text("{}; {} keer niet te beoordelen.", "{}; {} times not evaluable.")
_PROFILE = Text(" Profiel: {}.", " Profile: {}.")
_UNKNOWN = Text("Niet te beoordelen, want er ontbreekt iets:", "Not evaluable, as something is missing:")
_RATIO = Text("  {}: {} van {}", "  {}: {} of {}")
_MORE = Text("… en nog {}.", "… and {} more.")


def _group(found: Findings, language: Language, most: int | None) -> list[str]:
    """Write one rule: its message once, and below it the places; where the messages differ, each with its own."""
    first = found[0]
    heading = " ".join(filter(None, [first.severity.label.to(language), f"{first.rule}:", _heading(found, language)]))
    return [heading, *(f"  {line}" for line in _first(found, _line(found), most, language))]


def _heading(found: Findings, language: Language) -> str:
    first = found[0]
    return _said(first.message, None, first.hint, language) if _alike(found) else ""


def _line(found: Findings) -> Callable[[Finding, Language], str]:
    return _place if _alike(found) else Finding.to_text


def _place(finding: Finding, language: Language) -> str:
    values = "" if finding.found is None else f"({finding.found.to(language)})"
    return " ".join(filter(None, [finding.place.to_text(language), values])) or "-"


def _alike(found: Findings) -> bool:
    kinds = _kinds(found._items)  # noqa: SLF001 (what is in them is told by what they have in common)
    return len({(kind.message, kind.hint) for kind in kinds}) == 1


def _said(message: Text, found: Text | None, hint: Text | None, language: Language) -> str:
    values = "" if found is None else f"({found.to(language)})"
    return " ".join(filter(None, [message.to(language), values, "" if hint is None else hint.to(language)]))


def _first(
    found: Findings, line: Callable[[Finding, Language], str], most: int | None, language: Language
) -> list[str]:
    shown = [line(finding, language) for finding in found[:most]]
    rest = len(found) - len(shown)
    return [*shown, _MORE.format(rest).to(language)] if rest else shown


def quoted(value: Any) -> str:  # noqa: ANN401 (whatever was found)
    """Quote a value from a code, number or date column, shortened; never use it for names or free text."""
    text = " ".join(str(value).split())
    return f"“{text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + '…'}”"
