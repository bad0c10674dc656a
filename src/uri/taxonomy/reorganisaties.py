"""What happened to an organisation between two years: a new name, a merger, a split, its beginning or its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import attrs

from uri.languages import Text, joined, same
from uri.taxonomy.organisaties import Organisatie, Organisaties


@attrs.frozen
class Reorganisatie:
    """Something that happened to an organisation, so that its figures before and after may not compare.

    Attributes:
        dag: The first day on which it was so.
        organisatie: The organisation to which it happened.
        anders: The other organisations in it; none where only the name is another.
        text: What happened, in one sentence.
    """

    dag: date
    organisatie: Organisatie
    anders: tuple[Organisatie, ...]
    text: Text


def reorganisaties(
    bekend: Organisaties, organisatie: Organisatie, van_jaar: int, tot_jaar: int
) -> tuple[Reorganisatie, ...]:
    """Return what happened to an organisation from the first day of a year to the last day of another, in order.

    Args:
        bekend: The organisations that are known.
        organisatie: The organisation.
        van_jaar: The first year.
        tot_jaar: The last year.
    """
    found = [*_names(organisatie), *_before(bekend, organisatie), *_after(bekend, organisatie)]
    return tuple(sorted((one for one in found if van_jaar <= one.dag.year <= tot_jaar), key=lambda one: one.dag))


def _names(one: Organisatie) -> Iterator[Reorganisatie]:
    for before, after in pairwise(one.namen):
        if after.geldig.van is not None:
            yield Reorganisatie(
                after.geldig.van, one, (), _RENAMED.format(before.naam, _day(after.geldig.van), after.naam)
            )


def _before(known: Organisaties, one: Organisatie) -> Iterator[Reorganisatie]:
    """Give what made an organisation, and those that went up into it later."""
    first = one.geldig.van
    makers = []
    for other in known.voorgangers(one):
        last = other.geldig.tot
        if first is not None and (last is None or last < first):
            makers.append(other)
        elif last is not None:
            day = last + timedelta(days=1)
            yield Reorganisatie(day, one, (other,), _TAKEN_UP.format(_last(other), _day(day), _name(one, day)))
    if first is not None:
        text = _MADE if makers else _BEGUN
        names = joined([same(_name(other, first)) for other in makers], ", ")
        yield Reorganisatie(first, one, tuple(makers), text.format(_name(one, first), _day(first), names))


def _after(known: Organisaties, one: Organisatie) -> Iterator[Reorganisatie]:
    """Give the end of an organisation, and those that were split off from it."""
    heirs = known.opvolgers(one)
    if one.geldig.tot is not None:
        day = one.geldig.tot + timedelta(days=1)
        text = _ENDED.format(_last(one), _day(day))
        names = joined([same(_name(other, day)) for other in heirs], ", ")
        yield Reorganisatie(day, one, heirs, _INTO.format(text, names) if heirs else text)
        return
    for other in heirs:
        first = other.geldig.van
        if first is not None:
            yield Reorganisatie(
                first, one, (other,), _SPLIT.format(_name(other, first), _day(first), _name(one, first))
            )


def _name(one: Organisatie, day: date) -> str:
    """Return the name of an organisation on a day, else that nearest to it."""
    return next((name.naam for name in one.namen if name.geldig.op(day)), one.naam_in(day.year).naam)


def _last(one: Organisatie) -> str:
    return one.namen[-1].naam


def _day(day: date) -> Text:
    return Text(f"{day.day}-{day.month}-{day.year}", day.isoformat())


_RENAMED = Text("{} heet sinds {} {}", "{} is called since {} {}")
_TAKEN_UP = Text("{} ging op {} op in {}", "{} was taken up on {} into {}")
_MADE = Text("{} ontstond op {} uit {}", "{} was made on {} out of {}")
_BEGUN = Text("{} begon op {}", "{} began on {}")
_ENDED = Text("{} bestaat niet meer sinds {}", "{} is no more since {}")
_INTO = Text("{}; verder als {}", "{}; goes on as {}")
_SPLIT = Text("{} is op {} afgesplitst van {}", "{} was split off on {} from {}")
