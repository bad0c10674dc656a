"""The picture of days to closing: how many cases took how long, with the median and the twelve weeks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from typing import Any

from uri.aggregate import Doorlooptijden, Selection
from uri.aggregate.kengetallen.case_details import case_details
from uri.aggregate.kengetallen.doorlooptijden import Bereik, Dagklasse
from uri.aggregate.kengetallen.yardsticks import class_bounds, twelve_weeks
from uri.aggregate.sources.selection import Bron
from uri.aggregate.tables.cells import number_text
from uri.errors import SelectionError
from uri.languages import Language, Text, current_language
from uri.pictures.bars import Bar, Bars, Mark, Panel
from uri.pictures.picture import Picture

_FORTNIGHTS = tuple(range(14, 13 * 14 + 1, 14))
"""The last day of each fortnight of half a year; what took longer is one class."""
_NINE_TENTHS = Fraction(9, 10)


def days(
    bron: Bron | Doorlooptijden,
    *,
    language: Language | None = None,
    **keuze: Any,  # noqa: ANN401 (of a table)
) -> Picture:
    """Draw how many closed meldingen took how many days from receipt to closing: by fortnight, or by the classes given.

    Days are finer than any printed table: a bar of 1 tells of a case. So the picture is for who may know the cases.

    >>> import uri
    >>> picture = uri.pictures.days(uri.Doorlooptijden.of([10, 30, 30, 95]), language="en")
    >>> picture.remark
    'Median: 30 days. 90th percentile: 95 days. Within twelve weeks (84 days): 3 of 4.'

    Args:
        bron: The days, also of several organisations added up; or the cases that they are of: a register or a dossier.
        language: ``"nl"`` or ``"en"``; by default the current language.
        **keuze: What is chosen of cases: ``verslagjaar``, ``organisatie``, ``onderdeel``.

    Raises:
        SelectionError: The year or organisation is open, what was chosen is not there, or no case tells its days.
    """
    chosen = language or current_language()
    durations, year = _found(bron, keuze)
    classed = _classed(durations)
    bars = tuple(_bar(days, number, chosen) for days, number in classed.items())
    title = _TITLE if year is None else _OF_YEAR.format(_TITLE, year)
    return Picture(
        title=title.to(chosen),
        language=chosen,
        drawing=Bars((Panel("", bars, code="dagen", marks=tuple(_marks(durations, classed, chosen))),), standing=True),
        remark=" ".join(line.to(chosen) for line in (*_told(durations), *_unequal(classed))),
    )


def _found(bron: Bron | Doorlooptijden, choice: dict[str, Any]) -> tuple[Doorlooptijden, int | None]:
    if isinstance(bron, Doorlooptijden):
        found, year = bron, None
    else:
        selection = Selection.of(bron, **choice)
        year = selection.verslagjaar
        found = case_details(selection, year).durations or Doorlooptijden(klassen={})
    if not found.aantal:
        raise SelectionError(_NO_DAYS, _GIVE_DATES)
    return found, year


def _classed(durations: Doorlooptijden) -> dict[Dagklasse, int]:
    """Count by fortnight, those without a case too, or by the classes of a handover; other classes stay as they are."""
    for bounds in (_FORTNIGHTS, class_bounds()):
        with suppress(ValueError):  # the days are in classes that lie across these
            return _filled(durations.in_classes(bounds).klassen, bounds)
    return dict(durations.klassen)


def _filled(found: Mapping[Dagklasse, int], bounds: Sequence[int]) -> dict[Dagklasse, int]:
    """Put zeros in the classes without a case, up to the last that has one."""
    classes = [(low + 1 if low else 0, high) for low, high in zip((0, *bounds), (*bounds, None), strict=True)]
    last = max(at for at, days in enumerate(classes) if found.get(days))
    return {days: found.get(days, 0) for days in classes[: last + 1]}


def _bar(days: Dagklasse, number: int, language: Language) -> Bar:
    low, high = days
    label = _LONGER.format(low) if high is None else Text("{}–{}", "{}–{}").format(low, high)
    return Bar.of(number, label.to(language), f"{low}-{'' if high is None else high}", language)


def _marks(durations: Doorlooptijden, classed: dict[Dagklasse, int], language: Language) -> Iterator[Mark]:
    """Mark the median where it is known exactly, and the twelve weeks where they are the end of a class."""
    median = durations.median()
    if median is not None and median[0] == median[1]:
        yield Mark(_place(median[0], [*classed]), _MEDIAN.format(_days(median)).to(language))
    ends = [high for _, high in classed]
    if twelve_weeks() in ends:
        yield Mark(ends.index(twelve_weeks()) + 1, _TWELVE.to(language))


def _place(day: Fraction, classes: list[Dagklasse]) -> float:
    """Return where a day stands among the bars."""
    at = max(position for position, (low, _) in enumerate(classes) if low <= day)
    low, high = classes[at]
    return at + 0.5 if high is None else at + float((day - low + Fraction(1, 2)) / (high - low + 1))


def _told(durations: Doorlooptijden) -> Iterator[Text]:
    median, most, within = durations.median(), durations.quantile(_NINE_TENTHS), durations.within(twelve_weeks())
    if median is not None:
        yield Text("{}.", "{}.").format(_MEDIAN.format(_days(median)))
    if most is not None:
        yield _NINE.format(_days(most))
    if within is not None:
        yield _WITHIN.format(twelve_weeks(), number_text(within), number_text(durations.aantal))


def _unequal(classed: Collection[Dagklasse]) -> Iterator[Text]:
    """Say so where classes are not equally wide, as their bars then do not compare."""
    if len({high - max(low, 1) for low, high in classed if high is not None}) > 1:
        yield _NOT_EQUAL


def _days(between: Bereik) -> Text:
    low, high = (None if end is None else number_text(float(end) if end % 1 else int(end)) for end in between)
    if high is None:
        return _AT_LEAST.format(low)
    return _EXACTLY.format(low) if between[0] == between[1] else _BETWEEN.format(low, high)


_NOT_EQUAL = Text("De klassen zijn niet even breed.", "The classes are not equally wide.")
_TITLE = Text("Dagen van ontvangst tot afronding", "Days from receipt to closing")
_OF_YEAR = Text("{}, meldingen afgerond in {}", "{}, reports closed in {}")
_LONGER = Text("{} en meer", "{} and more")
_MEDIAN = Text("Mediaan: {}", "Median: {}")
_NINE = Text("90e percentiel: {}.", "90th percentile: {}.")
_WITHIN = Text("Binnen twaalf weken ({} dagen): {} van {}.", "Within twelve weeks ({} days): {} of {}.")
_TWELVE = Text("twaalf weken", "twelve weeks")
_EXACTLY = Text("{} dagen", "{} days")
_BETWEEN = Text("{} tot {} dagen", "{} to {} days")
_AT_LEAST = Text("{} dagen of meer", "{} days or more")
_NO_DAYS = Text(
    "Van geen enkele afgeronde melding zijn de dagen bekend.", "Of no closed report the number of days is known."
)
_GIVE_DATES = Text(
    "Dagen volgen uit de datum van ontvangst en die van afronding.",
    "Days follow from the date of receipt and that of closing.",
)
