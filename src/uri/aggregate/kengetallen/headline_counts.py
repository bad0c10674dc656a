"""The headline figures of a year, counted: from its cases, or from what is stated of it.

Source: Jaarrapportage Integriteit BZK 2023, chapter 1 and par. 3.1 to 3.4, 4.2 [S 57-61, 237, 281, 289, 319, 401].
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import attrs

from uri.aggregate.cubes.dimensions import CLOSED, DECIDED, PROVEN
from uri.aggregate.cubes.heaviest_measures import by_heaviest
from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.cubes.placing import all_placed
from uri.aggregate.cubes.units import Eenheid
from uri.aggregate.kengetallen.counted_figure import CountedFigure
from uri.aggregate.sources.selection import Selection
from uri.languages import Text
from uri.model import Adviesvraag, Kerncijfers, Klacht, Zaak
from uri.taxonomy import Basis, EditieRij, Niveau, Opvolging, Schendingstype, Soort

ZaakT = TypeVar("ZaakT", bound=Zaak)

STATED = tuple(field.name for field in attrs.fields(Kerncijfers) if field.name != "jaar")
"""The names of the figures that an organisation can state of a year."""

TITLE = Text("Kerncijfers", "Key figures")
"""The title of the table of the headline figures."""

STATED_FIGURES = Text("opgegeven kerncijfers", "stated key figures")
CASES = Text("de zaken", "the cases")
_LEVELS = (Niveau.DISCIPLINAIR, Niveau.NIET_DISCIPLINAIR)


def stated_figures(selection: Selection, year: int) -> dict[str, CountedFigure]:
    """Return the figures that are stated of a year; nothing says what puts a unit in it."""
    record = next(iter(selection.stated(Kerncijfers, year)), None)
    stated = {name: getattr(record, name, None) for name in STATED}
    return {
        name: CountedFigure(number, Basis.NIET_OPGEGEVEN, STATED_FIGURES)
        for name, number in stated.items()
        if number is not None
    }


def headline_counts(selection: Selection, year: int) -> dict[str, CountedFigure]:
    """Count the headline figures of a year from its cases, or from counts in their place, as far as those tell them."""
    closed = selection.kubus(Soort.MELDING, year, "uitkomst", uitkomsten=DECIDED)
    proven = selection.kubus(Soort.MELDING, year, "uitkomst", uitkomsten=PROVEN)
    by_type = selection.kubus(Soort.MELDING, year, "hoofdcategorie", "uitkomst", uitkomsten=DECIDED)
    by_measure = selection.kubus(Soort.MELDING, year, "uitkomst", "afdoeningen", uitkomsten=PROVEN)
    concerns = selection.kubus(Soort.SIGNAAL, year)
    counted: dict[str, tuple[Kubus | None, int | None]] = {
        "meldingen": (closed, None if closed is None else closed.total(uitkomst=CLOSED)),
        "aangetoond": (proven, None if proven is None else proven.total(uitkomst=PROVEN)),
        **{level.value: (by_measure, number) for level, number in _by_level(selection, by_measure).items()},
        "signalen": (concerns, None if concerns is None else concerns.total()),
        "misstanden": (by_type, None if by_type is None else _wrongdoing(by_type)),
        "onderzoeken": (closed, _inquiries(selection, year)),
    }
    figures = {
        name: CountedFigure(number, cube.basis, selection.source_name(cube, year), cube)
        for name, (cube, number) in counted.items()
        if cube is not None and number is not None
    }
    return figures | record_counts(selection, year)


def record_counts(selection: Selection, year: int) -> dict[str, CountedFigure]:
    """Count the complaints and the requests for advice of a year, where there are records of them."""
    counted = {
        "klachten": counted_records(selection.all_stated(Klacht), selection, year),
        "adviesvragen": counted_records(selection.all_stated(Adviesvraag), selection, year),
    }
    return {name: figure for name, figure in counted.items() if figure is not None}


def _by_level(selection: Selection, cube: Kubus | None) -> dict[Niveau, int]:
    """Count the substantiated meldingen by the level of their heaviest measure.

    Table 4 counts all that were closed, so it may have more: who leaves of his own accord does so whatever the outcome.
    """
    measures = selection.editie.afdoeningen
    if cube is None or not measures.niveaus:
        return {}
    result = all_placed(by_heaviest(cube, measures, PROVEN), measures, "afdoeningen", Eenheid.MELDING.label, TITLE)
    return {
        level: sum(number for code, number in result.by_row.items() if measures.niveaus[code] is level)
        for level in _LEVELS
    }


def _wrongdoing(cube: Kubus) -> int | None:
    """Count suspected wrongdoing: the cases of that type.

    None where there are none and the list that the cases were coded in has no row that would show them.
    """
    number = cube.total(hoofdcategorie={Schendingstype.MISSTAND}, uitkomst=CLOSED)
    place = cube.editie.place(Schendingstype.MISSTAND, "schendingen")
    has_row = isinstance(place, EditieRij) and place.bladen == Schendingstype.MISSTAND.bladen
    return number if number or has_row else None


def _inquiries(selection: Selection, year: int) -> int | None:
    """Count the investigations into individuals, where the cases of the year say anything of follow-up."""
    if not selection.has_cases(Soort.MELDING, year):
        return None
    counts = selection.follow_ups(year, CLOSED)
    inquiries = [number for steps, number in counts.items() if Opvolging.PERSOONSGERICHT_ONDERZOEK in steps]
    return sum(inquiries) if any(counts) else None


def counted_records(cases: Sequence[Zaak], selection: Selection, year: int) -> CountedFigure | None:
    """Count cases of a year; where there are cases at all, they tell of their own years and of the report's.

    They count when received [S 289, 401], but for those of which the year is stated.
    """
    own = [case for case in cases if case.organisatie in {None, selection.organisatie}]
    if not own or year not in {*(case.jaar for case in own), selection.verslagjaar}:
        return None
    counted = of_year(cases, selection, year)
    bases = {Basis.ONTVANGEN if case.verslagjaar is None else Basis.VERSLAGJAAR for case in counted}
    basis = Basis.GEMENGD if len(bases) > 1 else next(iter(bases), Basis.NIET_OPGEGEVEN)
    return CountedFigure(len(counted), basis, CASES)


def of_year(cases: Sequence[ZaakT], selection: Selection, year: int) -> list[ZaakT]:
    """Return the cases of an organisation and year."""
    return [case for case in cases if case.organisatie in {None, selection.organisatie} and case.jaar == year]
