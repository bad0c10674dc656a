"""What a rule is: one named condition on a few fields, with all that is to be said of it.

The condition is written once, as a pure function whose parameters are the names of what it looks at. A single record
calls it as it is; a register calls it once for each distinct combination of their values.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import IntEnum, StrEnum
from itertools import compress
from typing import Any, TypeAlias, TypeVar

import attrs

from uri.extras import installed
from uri.findings import Finding, Place, Severity
from uri.languages import Text, joined, same
from uri.rules.derived_fields import DERIVED_FIELDS, Inputs
from uri.rules.text_sieves import Sieve
from uri.taxonomy import Soort

CaseValues: TypeAlias = Callable[[tuple[str, ...]], Iterable[Sequence[Any]]]
"""Gives the values of some names, a sequence for each case."""
RuleT = TypeVar("RuleT", bound="Basisregel")

_NOT_INSTALLED = Text("Niet nagegaan, want {} is niet geïnstalleerd.", "Not checked, as {} is not installed.")
_INSTALL = Text('Installeer het met: pip install "{0}"', 'Install it with: pip install "{0}"')
_NAMED = Text("{} {}", "{} {}")


class Verdict(IntEnum):
    """What came of judging one case by one rule."""

    PASS = 0
    FAIL = 1
    NOT_EVALUABLE = 2


@attrs.frozen
class Condition:
    """A question about a case.

    Attributes:
        question: Answers True, False, or None where it cannot be told. It gets the values of the inputs in their order.
        inputs: The names of what it looks at.
    """

    question: Callable[..., bool | None] = attrs.field(repr=False)
    inputs: Inputs

    @classmethod
    def of(cls, function: Callable[..., bool | None]) -> Condition:
        """Make a condition of a function that looks at its parameters."""
        return cls(function, Inputs.of(function))

    def ask(self, values: Mapping[str, Any]) -> bool | None:
        """Answer for the values of one case; None where a needed one is missing."""
        answer: bool | None = self.inputs.ask(self.question, values)
        return answer

    def answers(self, rows: Iterable[Sequence[Any]]) -> list[bool | None]:
        """Answer for rows of the values of the inputs, in their order."""
        return self.inputs.call(self.question, rows)


@attrs.frozen(kw_only=True)
class Basisregel:
    """What every rule has: a stable id, how grave a breach is, and what to say of it.

    Attributes:
        id: The stable id, such as ``URI-M-bsn``.
        severity: How grave a breach is.
        message: What is wrong, in one sentence.
        hint: How to mend it.
        bron: Where the rule comes from: a law, a publication.
        implies: The ids of rules that a breach of this one breaks too.
        since: The first year of the editions that it holds for.
        until: The last year of the editions that it holds for.
    """

    id: str
    severity: Severity = Severity.ERROR
    message: Text
    hint: Text
    bron: str
    implies: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None

    def finding(self, place: Place, *, message: Text | None = None, found: Text | None = None) -> Finding:
        """Make the finding on a breach.

        Args:
            place: Where the breach is.
            message: What is wrong, where that says more than the message of the rule.
            found: The values that show it.

        Returns:
            The finding, with the severity and the hint of the rule.
        """
        return Finding(
            rule=self.id,
            severity=self.severity,
            message=message or self.message,
            found=found,
            hint=self.hint,
            place=place,
        )

    def holds_for(self, jaar: int | None) -> bool:
        """Tell whether the rule holds for editions of a year; for an edition without one, every rule does."""
        return jaar is None or ((self.since or jaar) <= jaar <= (self.until or jaar))


@attrs.frozen(kw_only=True)
class Rijregel(Basisregel):
    """A rule that rows of a register can break.

    Attributes:
        field: The field at which a finding stands, None for the whole row.
        shows: The fields whose values a finding shows: codes, dates and numbers only.
    """

    field: str | None
    shows: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Regel(Rijregel):
    """A rule on one melding or signaal.

    Attributes:
        condition: What must hold for a case.
        applies: Which cases the rule is about. Any other passes.
        kinds: The kinds of cases that the rule is about. Of any other there is no verdict at all.
        extra: The module that the condition needs, and the optional dependency that brings it.
        sieve: For a rule on the texts of `field`: which of many texts it has to be asked about. It is kept for any
            other text, whatever else the rule looks at.
    """

    condition: Condition
    applies: Condition | None = None
    kinds: tuple[Soort, ...] = tuple(Soort)
    extra: tuple[str, str] | None = None
    sieve: Sieve | None = attrs.field(default=None, repr=False)

    @property
    def inputs(self) -> tuple[str, ...]:
        """All that the rule looks at: fields, derived fields, and what stands beside the cases."""
        about = self.applies.inputs.names if self.applies else ()
        return tuple(dict.fromkeys([*about, *self.condition.inputs.names]))

    @property
    def needs(self) -> tuple[str, ...]:
        """The fields without whose value the rule cannot be evaluated."""
        return tuple(dict.fromkeys(field for name in self.condition.inputs.needed for field in sources(name)))

    def judge(self, values: Mapping[str, Any]) -> Verdict:
        """Judge one case by the values of `inputs`; a needed value that is missing is never a pass."""
        about = True if self.applies is None else self.applies.ask(values)
        return Verdict.PASS if about is False else _verdict(self.condition.ask(values) if about else None)

    def judge_all(self, cases: CaseValues) -> list[Verdict]:
        """Judge many cases at once; the condition is only asked of those that the rule is about."""
        if self.applies is None:
            return [_verdict(answer) for answer in self.condition.answers(cases(self.condition.inputs.names))]
        is_about = self.applies.answers(cases(self.applies.inputs.names))
        answers = iter(self.condition.answers(compress(cases(self.condition.inputs.names), is_about)))
        return [Verdict.PASS if about is False else _verdict(next(answers) if about else None) for about in is_about]

    def unavailable(self) -> Finding | None:
        """Say that the rule cannot be judged for want of an optional dependency; None where it can."""
        module, extra = self.extra or ("", "")
        if self.extra is None or installed(package := module.partition(".")[0]):
            return None
        return Finding(
            rule=self.id,
            severity=Severity.NOTICE,
            message=_NOT_INSTALLED.format(package),
            hint=_INSTALL.format(f"uri-integriteit[{extra}]"),
        )


def _verdict(answer: bool | None) -> Verdict:
    return Verdict.NOT_EVALUABLE if answer is None else Verdict.PASS if answer else Verdict.FAIL


def shown_values(values: Mapping[str, Any]) -> Text | None:
    """Write the values that a finding shows, by field; a missing one is left out."""
    texts = [_NAMED.format(name, _written(value)) for name, value in values.items() if value not in {None, ()}]
    return joined(texts) if texts else None


def _written(value: Any) -> Text:  # noqa: ANN401 (a code, codes, a date or a number)
    if isinstance(value, tuple):
        return joined([_written(part) for part in value], " | ")
    if isinstance(value, StrEnum):
        label: Text = value.label  # type: ignore[attr-defined]  # every code has a label, which StrEnum does not know
        return label
    return same(value.isoformat() if isinstance(value, date) else str(value))


def regel(
    prefix: str,
    message: Text,
    hint: Text,
    *,
    applies: Callable[..., bool | None] | None = None,
    **others: Any,  # noqa: ANN401 (the other attributes of a rule)
) -> Callable[[Callable[..., bool | None]], Regel]:
    """Make a rule of the function below, which is named for the fault and True for a case that is free of it.

    Args:
        prefix: What the id of the rule starts with; the name of the function follows.
        message: What is wrong, in one sentence.
        hint: How to mend it.
        applies: Tells which cases the rule is about; all where there is none.
        **others: The other attributes of a `Regel`.

    Returns:
        A decorator that puts the rule in the place of the function.
    """

    def rule_of(function: Callable[..., bool | None]) -> Regel:
        return Regel(
            id="-".join([prefix, *function.__name__.split("_")]),
            message=message,
            hint=hint,
            condition=Condition.of(function),
            applies=None if applies is None else Condition.of(applies),
            **others,
        )

    return rule_of


def rules_of(module: str) -> tuple[Regel, ...]:
    """Return the rules that a module defines, in their order."""
    return tuple(value for value in vars(sys.modules[module]).values() if isinstance(value, Regel))


def sources(name: str) -> tuple[str, ...]:
    """Return the fields that a derived field needs; any other name is itself."""
    if name not in DERIVED_FIELDS:
        return (name,)
    return tuple(field for part in DERIVED_FIELDS[name].inputs.needed for field in sources(part))
