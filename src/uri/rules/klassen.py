"""Columns as far as rules tell their values apart: of a date, say, the year, and on which side of the reference date.

A column of many values would make many combinations with others. Most rules ask something of it alone, though: values
to which all such questions have one answer are a class, and one value of a class speaks for it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np

from uri.register.tellen import STRETCH, counted, numbered, stretches
from uri.rules.afgeleid import AFGELEID, Omgeving
from uri.rules.regel import Conditie, Regel
from uri.rules.sleutels import As, Blik, wortels
from uri.taxonomy import Soort

Vraag: TypeAlias = Conditie | str
"""What is asked of a column: a question, or what stands under a name; under its own name, each value apart."""


def vragen(rule: Regel) -> dict[str, dict[Vraag, None]]:
    """Return what a rule asks of each column."""
    asked: dict[str, dict[Vraag, None]] = {}
    kind = [] if set(rule.soorten) == set(Soort) else ["soort"]
    for question in [*kind, rule.geldt, rule.conditie]:
        for root, part in _parts(question) if question is not None else ():
            asked.setdefault(root, {})[part] = None
    return asked or {"soort": {"soort": None}}


def _parts(question: Vraag) -> Iterator[tuple[str, Vraag]]:
    """Break a question up into those that rest on one column each."""
    names = question.inputs.names if isinstance(question, Conditie) else (question,)
    roots = wortels(names)
    if len(roots) == 1:
        yield roots[0], question
    elif roots:
        for name in names if isinstance(question, Conditie) else AFGELEID[question].inputs.names:
            yield from _parts(name)


def classed(axis: As, root: str, questions: Iterable[Vraag], omgeving: Omgeving) -> As:
    """Number the rows by the class of what stands in a column; a class means the first of its values."""
    numbering = numbered([axis.waarden])
    found = np.flatnonzero(counted(numbering, len(axis.waarden)))
    values = axis.meanings(numbering.split(found)[0].tolist())
    blik = Blik(omgeving, {root: values}, len(values))
    first: dict[Hashable, int] = {}
    means: list[Any] = []
    classes = []
    for value, answers in zip(values, zip(*(_answers(each, blik) for each in questions), strict=True), strict=True):
        if answers not in first:
            first[answers] = len(first)
            means.append(value)
        classes.append(first[answers])
    table = np.zeros(numbering.size, np.min_scalar_type(-len(first)))
    table[found] = classes
    parts = [table[numbering.of(rows)] for rows in stretches(len(axis.waarden), STRETCH)]
    return As(np.concatenate(parts), lambda coded: [means[code] for code in coded])


def _answers(question: Vraag, blik: Blik) -> list[Any]:
    if isinstance(question, str):
        return blik.column(question)
    return [_answer(question, row) for row in blik.rows(question.inputs.names)]


def _answer(question: Conditie, row: Sequence[Any]) -> object:
    """Answer a question; a value that cannot be asked is a class of its own, as `geldt` may keep it from being asked."""
    try:
        return question.answer(row)
    except Exception:  # noqa: BLE001 (whatever a condition raises on what it was not meant for)
        return row
