"""All findings of one pass, and how they are told."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, TypeVar, overload

import attrs

from uri.findings.finding import Finding, Severity, Tally, sentences
from uri.findings.lazy_findings import as_items, concatenated, count_kinds, only_kinds
from uri.languages import Language, Text, counted, same
from uri.visible_text import visibly

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")


@attrs.frozen
class Findings(Sequence[Finding]):
    """All findings of one pass, a sequence in the order in which a reader meets them.

    Findings on many rows are only made when they are looked at. Counting findings does not make them.

    Attributes:
        tallies: For each rule of a check, how often it was kept, broken or not evaluable. A selection has none.
        profiel: The name of the profile of a check. A selection has none.

    Examples:
        >>> import uri
        >>> melding = uri.Melding(hoofdcategorie="prive", uitkomst="lopend", verslagjaar=2023, betrokkenen=0)
        >>> findings = uri.check(melding)
        >>> len(findings), findings.counts()
        (1, {'URI-M-geen-betrokkene': 1})
        >>> print(findings[0].to_text("en"))
        column betrokkenen: Not one person is involved. (betrokkenen 0) Leave the number empty when it is not known.
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
            concatenated(self._items, other._items),
            tallies={rule: self.tallies.get(rule, Tally()) + other.tallies.get(rule, Tally()) for rule in rules},
            profiel=self.profiel or other.profiel,
        )

    @property
    def errors(self) -> Findings:
        """The findings of severity error."""
        return self.at_least(Severity.ERROR)

    def at_least(self, severity: Severity | str) -> Findings:
        """Return the findings that are at least as grave.

        Args:
            severity: ``"error"``, ``"warning"`` or ``"notice"``.
        """
        threshold = Severity(severity)
        return Findings(only_kinds(self._items, lambda kind: kind.severity.reaches(threshold)))

    def by_rule(self) -> dict[str, Findings]:
        """Return the findings of each rule, in the order in which the rules occur."""
        return {rule: self._of(rule=rule) for rule in self.counts()}

    def by_severity(self) -> dict[Severity, Findings]:
        """Return the findings of each severity, grave first."""
        return {severity: self._of(severity=severity) for severity in Severity}

    def _of(self, **common: str) -> Findings:
        return Findings(
            only_kinds(self._items, lambda kind: all(getattr(kind, name) == value for name, value in common.items()))
        )

    def counts(self) -> dict[str, int]:
        """Count the findings by rule."""
        counts = Counter[str]()
        for kind, number in count_kinds(self._items).items():
            counts[kind.rule] += number
        return dict(counts)

    @visibly
    def to_text(self, language: Language | None = None, *, most: int | None = None) -> str:
        """Return the findings, a line each; those of reading that differ in their row only share one.

        Args:
            language: The language; the one that the library speaks where there is none.
            most: The number of findings to show at most; a last line then says how many more there are.
        """
        if all(kind.rule.startswith(_OF_READING) for kind in count_kinds(self._items)):
            return "\n".join(_first_lines(_alike(self), _told, most, language))
        return "\n".join(_first_lines(self, Finding.to_text, most, language))

    @visibly
    def to_groups(self, language: Language | None = None, *, places: int | None = 3) -> str:
        """Return the findings by rule, grave first: what is wrong, and the first few places of it.

        A last line names rules that could not be evaluated everywhere; `tallies` has all of them, and how often.

        Args:
            language: The language; the one that the library speaks where there is none.
            places: The number of places to show for each rule; None for all.
        """
        lines = []
        for findings in self._grave_first():
            lines += _group(findings, language, places)
        return "\n".join([*lines, *self._not_evaluable(language)])

    @visibly
    def verdict(self, language: Language | None = None) -> str:
        """Return one line: how many findings there are of each severity, and how often a rule was not evaluable."""
        counts = [severity.counted(len(findings)).to(language) for severity, findings in self.by_severity().items()]
        unknown = sum(tally.not_evaluable for tally in self.tallies.values())
        profile = "" if self.profiel is None else _PROFILE.format(self.profiel).to(language)
        return _VERDICT.format(", ".join(counts), counted(unknown, _TIME, _TIMES)).to(language) + profile

    def to_dicts(self, language: Language | None = None) -> list[dict[str, object]]:
        """Return the findings as plain data, ready for JSON.

        Args:
            language: The language of the messages; the one that the library speaks where there is none.
        """
        return [finding.to_dict(language) for finding in self]

    def to_dict(self, language: Language | None = None) -> dict[str, object]:
        """Return findings, tallies and profile as one plain object.

        Args:
            language: The language of the messages; the one that the library speaks where there is none.
        """
        return {
            "schema": SCHEMA,
            "profiel": self.profiel,
            "counts": {severity.value: len(findings) for severity, findings in self.by_severity().items()},
            "rules": {rule: attrs.asdict(tally) for rule, tally in self.tallies.items()},
            "findings": self.to_dicts(language),
        }

    @visibly
    def to_json(self, language: Language | None = None) -> str:
        """Return findings, tallies and profile as one JSON object.

        Args:
            language: The language of the messages; the one that the library speaks where there is none.
        """
        return json.dumps(self.to_dict(language), ensure_ascii=False, indent=2) + "\n"

    def to_frame(self, language: Language | None = None) -> pd.DataFrame:
        """Return a DataFrame, a row per finding: rule, severity, place, message, values and hint.

        Args:
            language: The language of the messages; the one that the library speaks where there is none.
        """
        import pandas as pd

        return pd.DataFrame(self.to_dicts(language), columns=list(Finding(rule="", message=same("")).to_dict()))

    def __str__(self) -> str:
        return "\n".join(filter(None, [self.to_groups(), self.verdict()]))

    def __repr__(self) -> str:
        return f"<Findings: {self.verdict()}>"

    @visibly
    def _repr_html_(self) -> str:
        rows = [_cells(of_rule) for of_rule in self._grave_first()]
        body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
        head = "".join(f"<th>{word}</th>" for word in _HEADERS)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{escape(self.verdict())}</p>"

    def _grave_first(self) -> list[Findings]:
        return [of_rule for findings in self.by_severity().values() for of_rule in findings.by_rule().values()]

    def _not_evaluable(self, language: Language | None) -> list[str]:
        """Name the first few rules that could not be evaluated everywhere, in one line."""
        rules = [rule for rule, tally in self.tallies.items() if tally.not_evaluable]
        named = _NAMED if len(rules) > _NAMED + 1 else len(rules)  # “and 1 more” is as long as its name
        first_rules = ", ".join(rules[:named])
        shown = _AND_MORE.format(first_rules, len(rules) - named) if len(rules) > named else same(first_rules)
        return [_UNKNOWN[len(rules) != 1].format(len(rules), shown).to(language)] if rules else []


SCHEMA = 1
"""The version of the JSON of findings."""

_HEADERS = (
    Text("Ernst", "Severity"),
    Text("Regel", "Rule"),
    Text("Wat", "What"),
    Text("Aantal", "Number"),
    Text("Eerste plaats", "First place"),
)
_VERDICT = Text("{}; {} niet te beoordelen.", "{}; {} not evaluable.")
_TIME, _TIMES = Text("keer", "time"), Text("keer", "times")
_PROFILE = Text(" Profiel: {}.", " Profile: {}.")
_NAMED = 3
"""So many rules that could not be evaluated are named, and one more where that is all."""
_UNKNOWN = (
    Text(
        "{} regel is niet overal te beoordelen, want er ontbreekt iets: {}.",
        "{} rule cannot be evaluated everywhere, as something is missing: {}.",
    ),
    Text(
        "{} regels zijn niet overal te beoordelen, want er ontbreekt iets: {}.",
        "{} rules cannot be evaluated everywhere, as something is missing: {}.",
    ),
)
_OF_READING = "URI-I-"
"""How the rules of findings of reading begin: those are few, and made at once."""
_ROWS = Text("[{} rijen: {}]", "[{} rows: {}]")
_AND_MORE = Text("{} en nog {}", "{} and {} more")
_MORE = Text("… en nog {}.", "… and {} more.")


def _group(findings: Findings, language: Language | None, most: int | None) -> list[str]:
    """Return the lines of one rule: its message once, and below it the places; messages that differ stand with each."""
    first = findings[0]
    severity, heading = first.severity.label.to(language), _heading(findings, language)
    if heading or not first.rule.startswith(_OF_READING):
        lines = _first_lines(findings, _line(findings), most, language)
    else:
        lines = _first_lines(_alike(findings), _told, None, language)
    return [" ".join(filter(None, [severity, f"{first.rule}:", heading])), *(f"  {line}" for line in lines)]


def _cells(findings: Findings) -> list[str]:
    """Return the cells of one rule in a notebook's table."""
    first = findings[0]
    return [str(first.severity.label), first.rule, _heading(findings), str(len(findings)), _line(findings)(first)]


def _heading(findings: Findings, language: Language | None = None) -> str:
    first = findings[0]
    return sentences(first.message, None, first.hint, language) if _worded_alike(findings) else ""


def _line(findings: Findings) -> Callable[..., str]:
    return _place_and_values if _worded_alike(findings) else Finding.to_text


def _place_and_values(finding: Finding, language: Language | None = None) -> str:
    values = "" if finding.found is None else f"({finding.found.to(language)})"
    return " ".join(filter(None, [finding.place.to_text(language), values])) or "-"


def _worded_alike(findings: Findings) -> bool:
    kinds = count_kinds(findings._items)  # noqa: SLF001 (kinds tell what is in them without making them)
    return len({(kind.message, kind.hint) for kind in kinds}) == 1


def _alike(findings: Findings) -> list[list[Finding]]:
    """Put the findings that differ in their row only together: a word that cannot be read is then told once."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        place = attrs.evolve(finding.place, row=None, kenmerk=None)
        groups.setdefault((finding.rule, place, finding.message, finding.found, finding.hint), []).append(finding)
    return list(groups.values())


def _told(findings: Sequence[Finding], language: Language | None = None) -> str:
    """Return one finding in full, or what several have in common with the first of their rows."""
    first = findings[0]
    if len(findings) == 1:
        return first.to_text(language)
    place = attrs.evolve(first.place, row=None, kenmerk=None)
    rows = ", ".join(str(finding.place.row) for finding in findings[:_NAMED])
    more = ", …" if len(findings) > _NAMED else ""
    return f"{attrs.evolve(first, place=place).to_text(language)} " + _ROWS.format(len(findings), rows + more).to(
        language
    )


def _first_lines(
    findings: Sequence[T], line: Callable[..., str], most: int | None, language: Language | None
) -> list[str]:
    lines = [line(finding, language) for finding in findings[:most]]
    rest = len(findings) - len(lines)
    return [*lines, _MORE.format(rest).to(language)] if rest else lines
