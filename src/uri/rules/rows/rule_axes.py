"""Axes: what rules look at, as a whole number for each row and the meaning of each number.

A rule looks at *names*: fields, derived fields, and what stands beside the cases. Each name rests on some *roots*, the
columns of the register. A root is an axis. The distinct combinations of numbers on some axes are all that a rule has to
be asked about, whatever the number of rows.

A column of many values makes many combinations with others. Most rules ask something of such a column alone, though:
values to which all those questions have one answer form a *class*, and one value of a class speaks for it. Of a date,
for instance, only the year may matter, and on which side of the reference date it lies.

docs/rules-over-rows.md explains it with an example.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import repeat
from typing import Any, TypeAlias

import attrs
import numpy as np

from uri.model import FieldForm
from uri.register import Register
from uri.register.columns import Column, Numbers
from uri.register.counting import counted, distinct, numbered, stretches
from uri.rules.derived_fields import BESIDE, DERIVED_FIELDS, Context
from uri.rules.rows.row_limits import ROW_LIMITS, RowLimits
from uri.rules.rule import Condition, Regel

Question: TypeAlias = Condition | str
"""What is asked of a column: a condition, or the value of a name; under the column's own name, each value apart."""


@cache
def roots_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns on which some names rest: fields, and what is derived of all rows at once."""
    roots: dict[str, None] = {}
    for name in names:
        if name in DERIVED_FIELDS and DERIVED_FIELDS[name].numbers is None:
            roots |= dict.fromkeys(roots_of(DERIVED_FIELDS[name].inputs.names))
        elif name not in BESIDE:
            roots[name] = None
    return tuple(roots)


# ---------------------------------------------------------------------------------------------------------------- axes


@attrs.define(eq=False, slots=False)
class Axis:
    """One column as rules look at it.

    Attributes:
        values: A whole number for each row.
        meanings: Returns the values that such numbers stand for.
        dense: Whether about all numbers between the lowest and the highest occur.
    """

    values: Numbers = attrs.field(repr=False)
    meanings: Callable[[Iterable[int]], list[Any]] = attrs.field(repr=False)
    dense: bool = False

    @cached_property
    def low(self) -> int:
        """The lowest number."""
        return int(self.values.min())

    @cached_property
    def span(self) -> int:
        """How many numbers there are from the lowest to the highest."""
        return int(self.values.max()) - self.low + 1

    def occurring(self, limits: RowLimits) -> Numbers:
        """Return the numbers that occur, counted from the lowest; where few are possible, all of those."""
        if self.dense or self.span <= limits.short:
            return np.arange(self.span)
        numbering = numbered([self.values], limits=limits.counting)
        (values,) = numbering.split(np.flatnonzero(counted(numbering, len(self.values))))
        return values - self.low


class Axes(dict[str, Axis]):
    """The axes of a register by name, each made when it is first asked for."""

    def __init__(self, register: Register) -> None:
        super().__init__()
        self.register = register

    def __missing__(self, name: str) -> Axis:
        self[name] = axis = self._axis(name)
        return axis

    def _axis(self, name: str) -> Axis:
        if name in DERIVED_FIELDS and (numbers := DERIVED_FIELDS[name].numbers) is not None:
            values, missing = numbers(self.register)
            return Axis(values, lambda coded: [None if number == missing else number for number in coded])
        column = self.register.kolommen.get(name)
        if column is not None and column.field.form in {FieldForm.DATUM, FieldForm.JAAR}:
            return _gapless(column)
        if column is not None and column.field.form is not FieldForm.TEKST:
            return Axis(column.values, column.meanings, dense=bool(column.terms))
        return text_axis(self.texts(name))

    def texts(self, name: str) -> Numbers:
        """Return a column of texts, None where one is missing; a name that is no field is that of an own one."""
        column = self.register.kolommen.get(name)
        texts = self.register.eigen.get(name) if column is None else column.values
        return np.full(len(self.register), None, object) if texts is None else texts


def _gapless(column: Column) -> Axis:
    """Put the number of a missing day or year right below the first that occurs, and not thousands below."""
    values = column.values
    above = (values - values.dtype.type(1)).view(f"u{values.itemsize}")  # what is missing, 0, comes last of all
    first = min(int(above.min(initial=np.iinfo(above.dtype).max)), int(values.max(initial=0))) + 1
    numbers = np.maximum(values, values.dtype.type(first - 1))
    return Axis(numbers, lambda coded: column.meanings(number if number >= first else 0 for number in coded))


def text_axis(texts: Numbers) -> Axis:
    """Number texts as they first occur; -1 is a missing one."""
    positions: dict[str | None, int] = {}
    numbers = np.full(len(texts), -1, np.int32)
    with_text = np.flatnonzero(texts != np.array(None, object))
    numbers[with_text] = [positions.setdefault(text, len(positions)) for text in texts[with_text].tolist()]
    meanings = (*positions, None)
    return Axis(numbers, lambda coded: [meanings[number] for number in coded], dense=True)


def sieved_axis(texts: Numbers, with_text: Numbers, suspects: Numbers) -> Axis:
    """Number the texts that a sieve holds back from 1 on; 0 is any other, which means the first of those.

    Args:
        texts: The texts, None where one is missing, which is numbered -1.
        with_text: The rows whose text is not missing.
        suspects: Those of them that are held back.
    """
    numbers = np.full(len(texts), -1, np.int32)
    numbers[with_text] = 0
    others = np.setdiff1d(with_text[: len(suspects) + 1], suspects)
    stand_in = texts[others[0]] if len(others) else None
    held = text_axis(texts[suspects])
    numbers[suspects] = held.values + 1
    meanings = (stand_in, *held.meanings(range(held.span if len(suspects) else 0)), None)
    return Axis(numbers, lambda coded: [meanings[number] for number in coded])


# -------------------------------------------------------------------------------------------------------- combinations


@attrs.define(eq=False)
class CombinationView:
    """A look at some combinations: under each name, its value in each of them.

    Attributes:
        context: What stands beside the cases.
        columns: The values by name: of roots from the start, of derived fields from when they are first asked for.
        length: The number of combinations.
    """

    context: Context
    columns: dict[str, list[Any]] = attrs.field(repr=False)
    length: int

    def column(self, name: str) -> list[Any]:
        """Return the values of a name, combination by combination."""
        if name not in self.columns:
            self.columns[name] = self._derived(name)
        return self.columns[name]

    def rows(self, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Return the values of some names, a tuple for each combination."""
        return zip(*map(self.column, names), strict=True) if names else repeat((), self.length)

    def _derived(self, name: str) -> list[Any]:
        if name in BESIDE:
            return [getattr(self.context, name)] * self.length
        return DERIVED_FIELDS[name].of(self.rows(DERIVED_FIELDS[name].inputs.names))


@attrs.define(eq=False)
class CombinationIndex:
    """The combinations that occur, of rows or of cells that each stand for many rows, by what rules look at."""

    context: Context
    axes: Mapping[str, Axis] = attrs.field(repr=False)
    limits: RowLimits = ROW_LIMITS
    _indexed: dict[tuple[str, ...], tuple[Numbers, CombinationView]] = attrs.field(factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, register: Register, context: Context, limits: RowLimits = ROW_LIMITS) -> CombinationIndex:
        """Index the rows of a register."""
        return cls(context, Axes(register), limits)

    def distinct(self, names: tuple[str, ...]) -> tuple[Numbers, CombinationView]:
        """Return for each row the number of its combination of what some names rest on, and these combinations."""
        roots = roots_of(names) or ("soort",)
        if roots not in self._indexed:
            axes = [self.axes[name] for name in roots]
            numbers, coded = distinct([axis.values for axis in axes], limits=self.limits.counting)
            columns = {name: axis.meanings(codes) for name, axis, codes in zip(roots, axes, coded, strict=True)}
            self._indexed[roots] = numbers, CombinationView(self.context, columns, len(coded[0]))
        return self._indexed[roots]


# ------------------------------------------------------------------------------------------------------------- classes


def questions_of(rule: Regel) -> dict[str, dict[Question, None]]:
    """Return what a rule asks of each root; one under its own name is asked for each value apart."""
    questions: dict[str, dict[Question, None]] = {}
    for question in ["soort", rule.applies, rule.condition]:
        for root, part in _parts(question) if question is not None else ():
            questions.setdefault(root, {})[part] = None
    return questions


def _parts(question: Question) -> Iterator[tuple[str, Question]]:
    """Break a question up into those that rest on one root each."""
    names = question.inputs.names if isinstance(question, Condition) else (question,)
    roots = roots_of(names)
    if len(roots) == 1:
        yield roots[0], question
    elif roots:
        for name in names if isinstance(question, Condition) else DERIVED_FIELDS[question].inputs.names:
            yield from _parts(name)


def classed(axis: Axis, root: str, questions: Iterable[Question], context: Context, limits: RowLimits) -> Axis:
    """Number the rows by the class of their value; a class means the first of its values."""
    numbers = axis.occurring(limits)
    values = axis.meanings((numbers + axis.low).tolist())
    view = CombinationView(context, {root: values}, len(values))
    first: dict[Hashable, int] = {}
    classes = [
        first.setdefault(answers, len(first))
        for answers in zip(*(_answers(question, view) for question in questions), strict=True)
    ]
    meanings = dict(zip(reversed(classes), reversed(values), strict=True))
    table = np.zeros(axis.span, np.min_scalar_type(-len(first)))
    table[numbers] = classes
    parts = [
        table.take(axis.values[rows] - np.intp(axis.low))
        for rows in stretches(len(axis.values), limits.counting.stretch)
    ]
    return Axis(np.concatenate(parts), lambda coded: [meanings[code] for code in coded])


def _answers(question: Question, view: CombinationView) -> list[Any]:
    if isinstance(question, str):
        return view.column(question)
    rows = [*view.rows(question.inputs.names)]
    try:
        return question.answers(rows)
    except Exception:  # noqa: BLE001 (what `applies` would have kept from being asked may not be possible to ask)
        return rows
