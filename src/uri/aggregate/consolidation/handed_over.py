"""What sources hand over: the counts of each organisation and year that they tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Protocol, TypeAlias, TypeGuard, cast

import attrs

from uri.aggregate.consolidation.aanlevering import Aanlevering
from uri.aggregate.consolidation.report_counts import counts_of_report
from uri.aggregate.consolidation.table_counts import Overgenomen
from uri.aggregate.cubes.dimensions import Combinatie
from uri.aggregate.cubes.frame_counts import register_of
from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.kengetallen.case_details import CaseDetails, details_of_rows
from uri.aggregate.report.rapport import Rapport
from uri.aggregate.sources.case_counts import CaseCounts
from uri.aggregate.sources.dossier import Dossier
from uri.aggregate.sources.selection import Bron, Selection
from uri.errors import SelectionError
from uri.findings import Findings
from uri.languages import Text
from uri.register import Frame, Register
from uri.taxonomy import Soort


class HandsOver(Protocol):
    """What hands its counts over by itself, such as a publication."""

    def handed_over(self) -> Overgenomen:
        """Return its counts, and what of it cannot be taken over."""
        ...


Geleverd: TypeAlias = Aanlevering | Bron | Rapport | HandsOver
"""What an organisation can hand over: its counts, or what these can be made from."""


@attrs.frozen
class HandedOver:
    """The counts of one organisation and year in a source.

    Attributes:
        counts: The counts.
        beside: Whether they stand beside those that the source is about: earlier years in a dossier.
        findings: What of the source is not taken over.
    """

    counts: Aanlevering
    beside: bool = False
    findings: Findings = attrs.field(factory=Findings)


def handed_over(bron: Geleverd) -> Iterable[HandedOver]:
    """Return what a source tells of each organisation and year that it names.

    Args:
        bron: A handover, dossier, register, cube or frame, a report, or a publication.

    Raises:
        SelectionError: The source names no organisation.
    """
    if isinstance(bron, Aanlevering):
        return [HandedOver(bron)]
    if isinstance(bron, Selection):
        return [HandedOver(Aanlevering.of(bron, dagen="dag"))]
    if isinstance(bron, Dossier):
        return [HandedOver(Aanlevering.of(bron, dagen="dag")), *_earlier(bron)]
    if isinstance(bron, Rapport) or _hands_over(bron):
        taken = counts_of_report(bron) if isinstance(bron, Rapport) else bron.handed_over()
        own = HandedOver(taken.eigen, findings=taken.findings)
        return [own, *(HandedOver(counts, beside=True) for counts in taken.eerder)]
    source = bron if isinstance(bron, Register | Kubus) else register_of(cast("Frame", bron))
    return _of_cubes((source,)) if isinstance(source, Kubus) else _of_register(source)


def _hands_over(bron: Geleverd) -> TypeGuard[HandsOver]:
    """Tell by its class whether a source hands over by itself: some frames have an attribute of any name."""
    return callable(getattr(type(bron), "handed_over", None))


def _earlier(dossier: Dossier) -> Iterator[HandedOver]:
    """Give the years before its own of which a dossier states counts."""
    years = {year for cube in dossier.tellingen for year in cube.jaren if year < dossier.verslagjaar}
    for year in sorted(years):
        yield HandedOver(Aanlevering.of(dossier, verslagjaar=year, dagen="dag"), beside=True)


def _of_register(register: Register) -> Iterable[HandedOver]:
    """Return what the cases of a register tell, as a table that is made of one organisation takes them.

    A year of which there are cases of an organisation, closed or not, is told by its meldingen where it has any; its
    signalen tell the years in which there are some.
    """
    counts = CaseCounts.of(register, onderdelen=False)
    years: dict[str | None, set[int]] = {}
    for places in counts.per_jaar.values():
        for name, year in places:
            years.setdefault(name, set()).add(year)
    meldingen = counts.cubes[Soort.MELDING]
    tellers = {name for name, _ in meldingen.per_jaar}
    told = {(name, year) for name, own in years.items() if name in tellers for year in own if year}
    cubes = (attrs.evolve(meldingen, populatie=meldingen.populatie | told), counts.cubes[Soort.SIGNAAL])
    whole = _of_cubes(cubes, {(name, year) for name, own in years.items() for year in own if year})
    return [*_with_details(register, whole, meldingen.populatie | told)]


def _with_details(
    register: Register, whole: Iterable[HandedOver], speaking: Collection[tuple[str | None, int]]
) -> Iterator[HandedOver]:
    """Put beside the cubes of each organisation and year what its cases tell besides, going through each of them once.

    Args:
        register: The cases.
        whole: What is handed over, sorted by organisation.
        speaking: The organisations and years that meldingen speak for.
    """
    for name, of_name in groupby(whole, key=lambda one: one.counts.organisatie):
        cases = register.take(register.kolommen["organisatie"].is_at(name))
        own = cases.kolommen["soort"].is_at(Soort.MELDING)
        for one in of_name:
            year = one.counts.verslagjaar
            details = details_of_rows(cases, own, year) if (name, year) in speaking else CaseDetails({})
            told = attrs.evolve(one.counts, naast=details.handed_over, doorlooptijden=details.durations)
            yield attrs.evolve(one, counts=told)


def _of_cubes(cubes: Iterable[Kubus], places: Iterable[tuple[str | None, int]] = ()) -> list[HandedOver]:
    """Part cubes by organisation and year, going through each of them once.

    Args:
        cubes: The cubes.
        places: Organisations and years of which there is something to hand over, though no cube speaks for them.
    """
    parts: dict[tuple[str | None, int], list[Kubus]] = {place: [] for place in places}
    for cube in cubes:
        for place in cube.populatie:
            parts.setdefault(place, []).append(_of_place(cube, place))
    if not parts or any(name is None for name, _ in parts):
        raise SelectionError(_NAMELESS, _HAND_OVER)
    return [
        HandedOver(Aanlevering(organisatie=name, verslagjaar=year, kubussen=tuple(own), standdatum=_day(own)))
        for (name, year), own in sorted(parts.items(), key=_place_order)
        if name is not None
    ]


def _place_order(part: tuple[tuple[str | None, int], list[Kubus]]) -> tuple[str, int]:
    (name, year), _ = part
    return name or "", year


def _of_place(cube: Kubus, place: tuple[str | None, int]) -> Kubus:
    """Keep one organisation and year of a cube, its parts together."""
    cells: dict[Combinatie, int] = {}
    for cell, number in cube.per_jaar.get(place, {}).items():
        whole = (cell[0], None, *cell[2:])
        cells[whole] = cells.get(whole, 0) + number
    return attrs.evolve(cube, cellen=cells, populatie=frozenset({place}))


def _day(cubes: Iterable[Kubus]) -> date | None:
    return next((cube.standdatum for cube in cubes if cube.standdatum is not None), None)


_NAMELESS = Text(
    "Een bron heeft rijen zonder organisatie: van wie zij zijn, is niet te zeggen.",
    "A source has rows without an organisation: whose they are cannot be told.",
)
_HAND_OVER = Text(
    "Maak van haar eerst een aanlevering met een organisatie (uri cube --organisatie).",
    "Make a handover of it first, with an organisation (uri cube --organisatie).",
)
