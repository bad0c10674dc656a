"""Who takes part in a total: each organisation or part once, with what it handed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs

from uri.aggregate.consolidation.aanlevering import Aanlevering
from uri.aggregate.consolidation.bodies import Body, body_of, left_out
from uri.aggregate.consolidation.handed_over import Geleverd, HandedOver, handed_over
from uri.aggregate.report.table_parts import TOTAAL
from uri.errors import CHOOSE_ONE, IncompatibleError, SelectionError, selection_error
from uri.findings import Findings, quoted
from uri.languages import Text, joined, same
from uri.taxonomy import Organisaties
from uri.taxonomy.organisaties import MINISTERIE

MINISTERIES = "ministeries"
"""What stands in the place of the names of all ministries of the year."""


@attrs.frozen
class Participant:
    """An organisation, or a part of one, in a total.

    Attributes:
        name: Its name.
        body: Whose figures these are.
        by_year: Its counts by year; none where it was expected and handed nothing over.
        findings: What of its sources is not taken over.
    """

    name: str
    body: Body
    by_year: Mapping[int, Aanlevering] = attrs.field(factory=dict, hash=False)
    findings: Findings = attrs.field(factory=Findings)

    def of_year(self, verslagjaar: int) -> Aanlevering | None:
        """Return its counts of a year, None where it handed none over."""
        return self.by_year.get(verslagjaar)

    def nearest(self, verslagjaar: int) -> Aanlevering | None:
        """Return its counts of a year, or else of the year that is nearest; None where it handed nothing over."""
        years = sorted(self.by_year, key=lambda year: (abs(year - verslagjaar), year))
        return self.by_year[years[0]] if years else None


def participants(
    bronnen: Iterable[Geleverd], verslagjaar: int | None, verwacht: Collection[str] | str, bekend: Organisaties
) -> tuple[int, tuple[Participant, ...]]:
    """Return the year of a total, and who takes part in it, by name.

    Args:
        bronnen: What was handed over.
        verslagjaar: The year, where these are about several.
        verwacht: The names of organisations of which counts are expected; ``ministeries`` for all ministries.
        bekend: The organisations that are known.

    Raises:
        SelectionError: The year is open, nothing was handed over, or a source names no organisation.
        IncompatibleError: An organisation is there twice, or a part of it beside its whole.
    """
    every = [one for source in bronnen for one in handed_over(source)]
    if not every:
        raise SelectionError(_NOTHING)
    years = sorted({one.counts.verslagjaar for one in every if not one.beside})
    if verslagjaar is None and len(years) > 1:
        raise selection_error(_YEARS, "verslagjaar", years, CHOOSE_ONE)
    chosen = years[0] if verslagjaar is None else verslagjaar
    bodies = [body_of(bekend, one.counts.organisatie, one.counts.onderdeel, one.counts.verslagjaar) for one in every]
    _refuse_double(bekend, every, bodies)
    found = _grouped(every, bodies, chosen)
    there = {one.body.place for one in found}
    expected = [(name, body_of(bekend, name, None, chosen)) for name in _expected(verwacht, bekend, chosen)]
    there |= {
        (body.keys[-1], body.keys[-1])
        for one, body in zip(every, bodies, strict=True)
        if one.counts.onderdeel is not None
    }
    absent = {body.place: Participant(name, body) for name, body in expected if body.place not in there}
    everyone = _told_apart(sorted([*found, *absent.values()], key=lambda one: (one.name.casefold(), one.name)))
    return chosen, everyone


def _expected(verwacht: Collection[str] | str, known: Organisaties, year: int) -> Iterable[str]:
    """Name those that are expected; all ministries of a year by the name that they had at its end."""
    for name in [verwacht] if isinstance(verwacht, str) else verwacht:
        if name == MINISTERIES:
            yield from (one.naam_in(year).naam for one in known.van_soort(MINISTERIE, year))
        else:
            yield name


def _grouped(every: Sequence[HandedOver], bodies: Sequence[Body], chosen: int) -> list[Participant]:
    """Put the years of each body together; what it handed over of a year goes before what another year says of it."""
    by_place: dict[tuple[str, str], dict[int, HandedOver]] = {}
    own: dict[tuple[str, str], Body] = {}
    for one, body in zip(every, bodies, strict=True):
        years = by_place.setdefault(body.place, {})
        before = years.get(one.counts.verslagjaar)
        if before is None or (before.beside and not one.beside):
            years[one.counts.verslagjaar] = one
            if one.counts.verslagjaar == chosen or body.place not in own:
                own[body.place] = body
    made = []
    for place, years in by_place.items():
        counts = {year: one.counts for year, one in sorted(years.items())}
        named = counts.get(chosen) or counts[max(counts)]
        left = Findings.joined(one.findings for one in years.values())
        made.append(Participant(_name(named), own[place], counts, left))
    return made


def _refuse_double(known: Organisaties, every: Sequence[HandedOver], bodies: Sequence[Body]) -> None:
    """Refuse cases that would count twice in a year; say of each organisation why."""
    there: dict[tuple[tuple[str, str], int], list[Aanlevering]] = {}
    for one, body in zip(every, bodies, strict=True):
        if not one.beside:
            there.setdefault((body.place, one.counts.verslagjaar), []).append(one.counts)
    faults = [_twice(counts) for counts in there.values() if len(counts) > 1]
    outside = {(place, year): left_out(known, counts[0]) for (place, year), counts in there.items()}
    for one, body in zip(every, bodies, strict=True):
        for whole, parts in body.wholes:
            key = (whole, one.counts.verslagjaar)
            if not one.beside and key in there and not set(parts) & set(outside[key]):
                part = one.counts.onderdeel or one.counts.organisatie
                faults.append(_BESIDE.format(quoted(part), quoted(_name(there[key][0]))))
    if faults:
        raise IncompatibleError(
            _COUNT_TWICE.format(joined([*dict.fromkeys(faults)], "; ")), _KEEP_ONE, differing=("organisatie",)
        )


def _twice(counts: Sequence[Aanlevering]) -> Text:
    """Say that an organisation is there twice, and by which names."""
    first, *others = dict.fromkeys(_name(one) for one in counts)
    said = _TWICE.format(quoted(first))
    return _ALSO.format(said, joined([same(quoted(name)) for name in others], ", ")) if others else said


def _told_apart(everyone: Sequence[Participant]) -> tuple[Participant, ...]:
    """Give different organisations of one name a column each, by the code of the organisation.

    Raises:
        IncompatibleError: Their codes do not tell them apart, or a name is that of the total.
    """
    names = Counter(one.name for one in everyone)
    told = [
        attrs.evolve(one, name=f"{one.name} ({one.body.organisatie.code})")
        if names[one.name] > 1 and one.body.organisatie
        else one
        for one in everyone
    ]
    own = Counter(one.name for one in told)
    faults = [_TWICE.format(quoted(name)) for name, times in own.items() if times > 1 or name == TOTAAL.code]
    if faults:
        raise IncompatibleError(_COUNT_TWICE.format(joined(faults, "; ")), _KEEP_ONE, differing=("organisatie",))
    return tuple(told)


def _name(counts: Aanlevering) -> str:
    return counts.organisatie if counts.onderdeel is None else f"{counts.organisatie} ({counts.onderdeel})"


_NOTHING = Text("Er is niets om op te tellen.", "There is nothing to add up.")
_YEARS = Text("Er zijn meer verslagjaren.", "There are several years.")
_COUNT_TWICE = Text("Zaken zouden dubbel tellen: {}.", "Cases would count twice: {}.")
_KEEP_ONE = Text("Lever elk geheel één keer aan, of alleen zijn delen.", "Give each whole once, or its parts only.")
_TWICE = Text("{} is er meer dan eens", "{} is there more than once")
_ALSO = Text("{}, ook als {}", "{}, also as {}")
_BESIDE = Text("{} staat naast het geheel, {}", "{} stands beside the whole, {}")
