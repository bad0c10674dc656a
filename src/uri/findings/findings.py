"""All findings of one pass, and how they are told."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, overload

import attrs

from uri.findings.finding import Finding, Severity, Tally, said
from uri.findings.lazy_findings import as_items, behind, kinds, only
from uri.texts import Language, Text, same

if TYPE_CHECKING:
    import pandas as pd


@attrs.frozen
class Findings(Sequence[Finding]):
    """All findings of one pass, in the order in which a reader meets them. Those of many rows are made on a look.

    Of a check, `tallies` says for each rule how often it passed, failed, or could not be evaluated, and `profiel` by
    which profile was judged. A selection of findings has neither.
    """

    _items: Sequence[Finding] = attrs.field(default=(), converter=as_items, eq=tuple)
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
            behind(self._items, other._items),
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
        return Findings(only(self._items, lambda kind: kind.severity.reaches(threshold)))

    def by_rule(self) -> dict[str, Findings]:
        """Return the findings of each rule, in the order in which the rules occur."""
        return {rule: self._of(rule=rule) for rule in self.counts()}

    def by_severity(self) -> dict[Severity, Findings]:
        """Return the findings of each severity, grave first."""
        return {severity: self._of(severity=severity) for severity in Severity}

    def _of(self, **common: str) -> Findings:
        return Findings(
            only(self._items, lambda kind: all(getattr(kind, name) == value for name, value in common.items()))
        )

    def counts(self) -> dict[str, int]:
        """Count the findings by rule."""
        counts = Counter[str]()
        for kind, number in kinds(self._items).items():
            counts[kind.rule] += number
        return dict(counts)

    def to_text(self, language: Language | None = None, *, most: int | None = None) -> str:
        """Write the findings, a line each; past `most` lines, how many more there are."""
        return "\n".join(_first(self, Finding.to_text, most, language))

    def to_groups(self, language: Language | None = None, *, places: int | None = 3) -> str:
        """Write the findings by rule, grave first: what is wrong, and the first few places of it.

        Behind them, which rules could not be evaluated and how often.
        """
        lines = []
        for found in self._grave_first():
            lines += _group(found, language, places)
        return "\n".join([*lines, *self._not_evaluable(language)])

    def verdict(self, language: Language | None = None) -> str:
        """Say in one line how many findings there are of each severity, and how much could not be evaluated."""
        counts = [severity.counted(len(found)).to(language) for severity, found in self.by_severity().items()]
        unknown = sum(tally.not_evaluable for tally in self.tallies.values())
        said = _VERDICT.format(", ".join(counts), unknown)
        return said.to(language) + ("" if self.profiel is None else _PROFILE.format(self.profiel).to(language))

    def to_dicts(self, language: Language | None = None) -> list[dict[str, object]]:
        """Return the findings as plain data, ready for JSON."""
        return [finding.to_dict(language) for finding in self]

    def to_dict(self, language: Language | None = None) -> dict[str, object]:
        """Return findings, tallies and profile as one plain object."""
        return {
            "schema": SCHEMA,
            "profiel": self.profiel,
            "counts": {severity.value: len(found) for severity, found in self.by_severity().items()},
            "rules": {rule: attrs.asdict(tally) for rule, tally in self.tallies.items()},
            "findings": self.to_dicts(language),
        }

    def to_json(self, language: Language | None = None) -> str:
        """Write findings, tallies and profile as one JSON object."""
        return json.dumps(self.to_dict(language), ensure_ascii=False, indent=2) + "\n"

    def to_frame(self, language: Language | None = None) -> pd.DataFrame:
        """Return a DataFrame, a row per finding: rule, severity, place, message, values and hint."""
        import pandas as pd

        return pd.DataFrame(self.to_dicts(language), columns=list(Finding(rule="", message=same("")).to_dict()))

    def __str__(self) -> str:
        return "\n".join(filter(None, [self.to_groups(), self.verdict()]))

    def __repr__(self) -> str:
        return f"<Findings: {self.verdict()}>"

    def _repr_html_(self) -> str:
        rows = [
            [str(found[0].severity.label), rule, _heading(found, None), str(len(found)), _line(found)(found[0], None)]
            for rule, found in ((found[0].rule, found) for found in self._grave_first())
        ]
        body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
        head = "".join(f"<th>{word}</th>" for word in _HEADERS)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{escape(self.verdict())}</p>"

    def _grave_first(self) -> list[Findings]:
        return [rule for found in self.by_severity().values() for rule in found.by_rule().values()]

    def _not_evaluable(self, language: Language | None) -> list[str]:
        unknown = {rule: tally for rule, tally in self.tallies.items() if tally.not_evaluable}
        lines = [_RATIO.format(rule, tally.not_evaluable, tally.total) for rule, tally in unknown.items()]
        return [_UNKNOWN.to(language), *(line.to(language) for line in lines)] if unknown else []


SCHEMA = 1
"""The version of the JSON of findings."""

_HEADERS = (
    Text("Ernst", "Severity"),
    Text("Regel", "Rule"),
    Text("Wat", "What"),
    Text("Aantal", "Number"),
    Text("Eerste plaats", "First place"),
)
_VERDICT = Text("{}; {} keer niet te beoordelen.", "{}; {} times not evaluable.")
_PROFILE = Text(" Profiel: {}.", " Profile: {}.")
_UNKNOWN = Text("Niet te beoordelen, want er ontbreekt iets:", "Not evaluable, as something is missing:")
_RATIO = Text("  {}: {} van {}", "  {}: {} of {}")
_MORE = Text("… en nog {}.", "… and {} more.")


def _group(found: Findings, language: Language | None, most: int | None) -> list[str]:
    """Write one rule: its message once, and below it the places; where the messages differ, each with its own."""
    first = found[0]
    heading = " ".join(filter(None, [first.severity.label.to(language), f"{first.rule}:", _heading(found, language)]))
    return [heading, *(f"  {line}" for line in _first(found, _line(found), most, language))]


def _heading(found: Findings, language: Language | None) -> str:
    first = found[0]
    return said(first.message, None, first.hint, language) if _alike(found) else ""


def _line(found: Findings) -> Callable[[Finding, Language | None], str]:
    return _place if _alike(found) else Finding.to_text


def _place(finding: Finding, language: Language | None) -> str:
    values = "" if finding.found is None else f"({finding.found.to(language)})"
    return " ".join(filter(None, [finding.place.to_text(language), values])) or "-"


def _alike(found: Findings) -> bool:
    common = kinds(found._items)  # noqa: SLF001 (what is in them is told by what they have in common)
    return len({(kind.message, kind.hint) for kind in common}) == 1


def _first(
    found: Findings, line: Callable[[Finding, Language | None], str], most: int | None, language: Language | None
) -> list[str]:
    shown = [line(finding, language) for finding in found[:most]]
    rest = len(found) - len(shown)
    return [*shown, _MORE.format(rest).to(language)] if rest else shown
