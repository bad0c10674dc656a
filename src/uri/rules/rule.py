"""What a rule is: one named condition on a few fields, with all that is to be said of it.

The condition is written once, as a pure function whose parameters are the names of what it looks at. A single record
calls it as it is; a register calls it once for each distinct combination of their values.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from itertools import compress
from typing import Any, TypeAlias

import attrs

from uri.findings import Finding, Place, Severity
from uri.rules.derived_fields import DERIVED_FIELDS, Inputs
from uri.taxonomy import Soort
from uri.texts import Text

Rijen: TypeAlias = Callable[[tuple[str, ...]], Iterable[Sequence[Any]]]
"""Cases: what stands under some names, case by case."""


class Verdict(IntEnum):
    """What came of judging one case by one rule."""

    PASS = 0
    FAIL = 1
    NOT_EVALUABLE = 2


@attrs.frozen
class Condition:
    """A question about a case: True, False, or None where it cannot be told.

    `question` gets the inputs in their order.
    """

    question: Callable[..., bool | None] = attrs.field(repr=False)
    inputs: Inputs

    @classmethod
    def of(cls, function: Callable[..., bool | None]) -> Condition:
        """Make a condition of a function that looks at its parameters."""
        return cls(function, Inputs.of(function))

    def ask(self, values: Mapping[str, Any]) -> bool | None:
        """Answer for the values of one case; None where a needed one is missing."""
        row = [values[name] for name in self.inputs.names]
        return None if self.inputs.lacking(row) else self.question(*row)

    def answers(self, rows: Iterable[Sequence[Any]]) -> list[bool | None]:
        """Answer for rows of the values of the inputs, in their order."""
        return self.inputs.call(self.question, rows)


@attrs.frozen(kw_only=True)
class Basisregel:
    """What every rule has: a stable id, how grave a breach is, and what to say of it.

    `bron` is where the rule comes from, `implies` the ids of rules that its breach breaks too. `since` and `until` are
    the first and the last year of the editions that it holds for.
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
        """Report a breach at a place; `message` says more than the rule does, `found` are the values that show it."""
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

    `field` is the field at which a finding stands, None for the whole row. `shows` are the fields whose values it
    shows: codes, dates and numbers only.
    """

    field: str | None
    shows: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Regel(Rijregel):
    """A rule on one melding or signaal.

    `applies` says which cases it is about; any other passes. `extra` is the module that the condition needs, and the
    optional dependency that brings it.
    """

    condition: Condition
    applies: Condition | None = None
    kinds: tuple[Soort, ...] = tuple(Soort)
    extra: tuple[str, str] | None = None

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
        (verdict,) = self.judge_all(lambda names: [tuple(values[name] for name in names)])
        return verdict

    def judge_all(self, rows: Rijen) -> list[Verdict]:
        """Judge many cases at once; the condition is only asked of those that the rule is about."""
        if self.applies is None:
            return [_verdict(kept) for kept in self.condition.answers(rows(self.condition.inputs.names))]
        about = self.applies.answers(rows(self.applies.inputs.names))
        kept = iter(self.condition.answers(compress(rows(self.condition.inputs.names), about)))
        return [Verdict.PASS if each is False else _verdict(next(kept) if each else None) for each in about]


def _verdict(kept: bool | None) -> Verdict:
    return Verdict.NOT_EVALUABLE if kept is None else Verdict.PASS if kept else Verdict.FAIL


def regel(
    prefix: str,
    message: Text,
    hint: Text,
    *,
    applies: Callable[..., bool | None] | None = None,
    **said: Any,  # noqa: ANN401 (the other attributes of a rule)
) -> Callable[[Callable[..., bool | None]], Regel]:
    """Make a rule of the function below, which is named for the fault and True for a case that is free of it."""

    def made(function: Callable[..., bool | None]) -> Regel:
        return Regel(
            id="-".join([prefix, *function.__name__.split("_")]),
            message=message,
            hint=hint,
            condition=Condition.of(function),
            applies=None if applies is None else Condition.of(applies),
            **said,
        )

    return made


def regels_of(module: str) -> tuple[Regel, ...]:
    """Return the rules that a module defines, in their order."""
    return tuple(value for value in vars(sys.modules[module]).values() if isinstance(value, Regel))


def sources(name: str) -> tuple[str, ...]:
    """Return the fields that a derived field needs; any other name is itself."""
    if name not in DERIVED_FIELDS:
        return (name,)
    return tuple(field for part in DERIVED_FIELDS[name].inputs.needed for field in sources(part))
