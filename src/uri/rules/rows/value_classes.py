"""Columns as far as rules tell their values apart: of a date, say, the year, and on which side of the reference date.

A column of many values would make many combinations with others. Most rules ask something of it alone, though: values
to which all such questions have one answer are a class, and one value of a class speaks for it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any, TypeAlias

import numpy as np

from uri.register.counting import STRETCH, stretches
from uri.rules.derived_fields import DERIVED_FIELDS, Context
from uri.rules.rows.axes import Axis, CombinationView, wortels
from uri.rules.rule import Condition, Regel

Question: TypeAlias = Condition | str
"""What is asked of a column: a question, or what stands under a name; under its own name, each value apart."""


def vragen(rule: Regel) -> dict[str, dict[Question, None]]:
    """Return what a rule asks of each column."""
    asked: dict[str, dict[Question, None]] = {}
    for question in ["soort", rule.applies, rule.condition]:
        for root, part in _parts(question) if question is not None else ():
            asked.setdefault(root, {})[part] = None
    return asked


def _parts(question: Question) -> Iterator[tuple[str, Question]]:
    """Break a question up into those that rest on one column each."""
    names = question.inputs.names if isinstance(question, Condition) else (question,)
    roots = wortels(names)
    if len(roots) == 1:
        yield roots[0], question
    elif roots:
        for name in names if isinstance(question, Condition) else DERIVED_FIELDS[question].inputs.names:
            yield from _parts(name)


def classed(axis: Axis, root: str, questions: Iterable[Question], omgeving: Context) -> Axis:
    """Number the rows by the class of what stands in a column; a class means the first of its values."""
    found = axis.occurring()
    values = axis.meanings((found + axis.low).tolist())
    blik = CombinationView(omgeving, {root: values}, len(values))
    first: dict[Hashable, int] = {}
    classes = [
        first.setdefault(answers, len(first))
        for answers in zip(*(_answers(each, blik) for each in questions), strict=True)
    ]
    means = dict(zip(reversed(classes), reversed(values), strict=True))
    table = np.zeros(axis.span, np.min_scalar_type(-len(first)))
    table[found] = classes
    parts = [table.take(axis.values[rows] - np.intp(axis.low)) for rows in stretches(len(axis.values), STRETCH)]
    return Axis(np.concatenate(parts), lambda coded: [means[code] for code in coded])


def _answers(question: Question, blik: CombinationView) -> list[Any]:
    if isinstance(question, str):
        return blik.column(question)
    rows = [*blik.rows(question.inputs.names)]
    try:
        return question.answers(rows)
    except Exception:  # noqa: BLE001 (what `applies` would have kept from being asked may not be possible to ask)
        return rows
