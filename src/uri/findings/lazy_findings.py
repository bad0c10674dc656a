"""Lazy findings: many findings that are counted at once, and each made when it is looked at."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple, TypeAlias, overload

import attrs

from uri.findings.finding import Finding, Severity
from uri.languages import Text


class FindingKind(NamedTuple):
    """What findings of one kind have in common; they differ in their place and values.

    Attributes:
        rule: The id of the rule.
        severity: How grave they are.
        message: What is wrong.
        hint: How to mend it.
    """

    rule: str
    severity: Severity
    message: Text
    hint: Text | None


Choice: TypeAlias = Callable[[FindingKind], bool]
"""Tells whether a kind is wanted."""


class LazyFindings(Sequence[Finding]):
    """Findings that are made when they are looked at, and counted before that. Pickle makes all of them."""

    @abstractmethod
    def kinds(self) -> Mapping[FindingKind, int]:
        """Count them by kind, in the order in which the kinds first occur."""

    @abstractmethod
    def only(self, choice: Choice) -> Sequence[Finding]:
        """Return the findings of some kinds, in their order."""

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)


@attrs.frozen(eq=False)
class _JoinedFindings(LazyFindings):
    """Findings of several passes, behind one another."""

    parts: tuple[Sequence[Finding], ...]

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        selection = range(len(self))[index]
        if isinstance(selection, range):
            return tuple(self[position] for position in selection)
        position = selection
        for part in self.parts:
            if position < len(part):
                return part[position]
            position -= len(part)
        raise IndexError(index)

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    def __iter__(self) -> Iterator[Finding]:
        return chain.from_iterable(self.parts)

    def kinds(self) -> Mapping[FindingKind, int]:
        total = Counter[FindingKind]()
        for part in self.parts:
            total.update(count_kinds(part))
        return total

    def only(self, choice: Choice) -> Sequence[Finding]:
        return _JoinedFindings(tuple(only_kinds(part, choice) for part in self.parts))


def count_kinds(findings: Sequence[Finding]) -> Mapping[FindingKind, int]:
    """Count findings by kind."""
    return findings.kinds() if isinstance(findings, LazyFindings) else Counter(map(_kind, findings))


def only_kinds(findings: Sequence[Finding], choice: Choice) -> Sequence[Finding]:
    """Return the findings of some kinds, in their order."""
    if isinstance(findings, LazyFindings):
        return findings.only(choice)
    return tuple(finding for finding in findings if choice(_kind(finding)))


def _kind(finding: Finding) -> FindingKind:
    return FindingKind(finding.rule, finding.severity, finding.message, finding.hint)


def concatenated(first: Sequence[Finding], second: Sequence[Finding]) -> Sequence[Finding]:
    """Put findings behind one another."""
    if not (first and second):
        return first or second
    *parts, last = _parts(first)
    following, *others = _parts(second)
    plain = not isinstance(last, LazyFindings) and not isinstance(following, LazyFindings)
    whole = [*parts, (*last, *following), *others] if plain else [*parts, last, following, *others]
    return whole[0] if len(whole) == 1 else _JoinedFindings(tuple(whole))


def _parts(findings: Sequence[Finding]) -> Sequence[Sequence[Finding]]:
    return findings.parts if isinstance(findings, _JoinedFindings) else [findings]


def as_items(findings: Iterable[Finding]) -> Sequence[Finding]:
    """Return lazy findings as they are, and any others as a tuple."""
    return findings if isinstance(findings, LazyFindings) else tuple(findings)
