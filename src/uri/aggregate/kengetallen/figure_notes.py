"""What a reader of key figures must know: why one is not there, how few it is told of, and what it is held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from uri.aggregate.kengetallen.kengetal import Kengetal
from uri.aggregate.kengetallen.yardsticks import rule_of_thumb
from uri.aggregate.tables.cells import number_text
from uri.languages import Text, joined

_HELD_AGAINST = "meldingen_per_100_medewerkers"
"""The figure that the informal benchmark is about."""


def figure_notes(columns: Mapping[Text, Sequence[Kengetal]], minste: int | None = None) -> Iterable[Text]:
    """Give the notes on key figures.

    Args:
        columns: The figures of each column, by its label.
        minste: A share of fewer cases than this gets a note.
    """
    for label, figures in columns.items():
        for note in (*_reasons(figures), *_ranges(figures), *_incomplete(figures), *_few(figures, minste)):
            yield Text("{}: {}", "{}: {}").format(label, note)
    if any(one.naam == _HELD_AGAINST and one.waarde is not None for own in columns.values() for one in own):
        yield _RULE_OF_THUMB.format(*(number_text(_plain(float(end))) for end in rule_of_thumb()))


def _reasons(figures: Sequence[Kengetal]) -> Iterable[Text]:
    """Say why figures were not made, those of one reason together."""
    by_reason: dict[Text, list[Text]] = {}
    for figure in figures:
        if figure.reden is not None:
            by_reason.setdefault(figure.reden, []).append(figure.label)
    for reason, labels in by_reason.items():
        yield _NOT_MADE.format(joined(labels, "; "), reason)


def _ranges(figures: Iterable[Kengetal]) -> Iterable[Text]:
    """Say between which numbers figures lie that are known no better."""
    for figure in figures:
        if figure.bereik is not None:
            low, high = figure.bereik
            if high is None:
                yield _AT_LEAST.format(figure.label, number_text(_plain(float(low))))
            else:
                yield _BETWEEN.format(figure.label, number_text(_plain(float(low))), number_text(_plain(float(high))))


def _incomplete(figures: Iterable[Kengetal]) -> Iterable[Text]:
    """Say of how many closed reports something is known, where that is not of all."""
    by_name = {figure.naam: figure for figure in figures}
    closed = by_name["meldingen"].teller
    for name, what in _TOLD_OF_SOME.items():
        known = by_name[name].noemer
        if closed is not None and known is not None and known < closed:
            yield _KNOWN.format(number_text(known), number_text(closed), what)


def _few(figures: Iterable[Kengetal], minste: int | None) -> Iterable[Text]:
    few = [] if minste is None else [figure for figure in figures if figure.is_of_fewer_than(minste)]
    if few:
        labels = [Text("{} ({})", "{} ({})").format(one.label, number_text(one.noemer or 0)) for one in few]
        yield _FEW.format(minste, joined(labels, "; "))


def _plain(number: float) -> float:
    return int(number) if number.is_integer() else number


_TOLD_OF_SOME = {
    "aandeel_kanaal_meldpunt": Text("via welk kanaal zij kwamen", "through which channel they came"),
    "aandeel_anoniem": Text("of zij anoniem waren", "whether they were anonymous"),
    "aandeel_drie_maanden": Text("hoeveel dagen zij duurden", "how many days they took"),
}
"""The shares of those that tell something, and what that is."""
_NOT_MADE = Text("niet gemaakt: {}, want {}.", "not made: {}, as {}.")
_AT_LEAST = Text("{}: {} of meer.", "{}: {} or more.")
_BETWEEN = Text("{}: tussen {} en {}.", "{}: between {} and {}.")
_KNOWN = Text("van {} van de {} meldingen is bekend {}.", "of {} of the {} reports it is known {}.")
_FEW = Text("over minder dan {} gevallen: {}.", "of fewer than {} cases: {}.")
_RULE_OF_THUMB = Text(
    "Informele maatstaf, geen norm: {} tot {} procent van de medewerkers is per jaar betrokken bij een (vermoeden van"
    " een) schending.",
    "Informal benchmark, no standard: {} to {} percent of employees are involved in a (suspected) violation a year.",
)
