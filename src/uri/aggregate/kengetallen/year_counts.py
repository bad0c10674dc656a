"""The counts of one organisation and year that key figures are made of, and what each of them rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import attrs

from uri.aggregate.cubes.dimensions import CLOSED, DECIDED, PROVEN
from uri.aggregate.cubes.heaviest_measures import by_heaviest
from uri.aggregate.cubes.placing import all_placed
from uri.aggregate.cubes.units import Eenheid
from uri.aggregate.kengetallen.case_details import KNOWN_DAYS, CaseDetails, case_details
from uri.aggregate.kengetallen.counted_figure import CountedFigure
from uri.aggregate.kengetallen.doorlooptijden import Doorlooptijden
from uri.aggregate.kengetallen.figure_definitions import ADVICE, STAFF, TYPE
from uri.aggregate.kengetallen.headline_counts import CASES, counted_records, headline_counts, of_year, stated_figures
from uri.aggregate.kengetallen.staff_counts import staff_of
from uri.aggregate.kengetallen.yardsticks import twelve_weeks
from uri.aggregate.sources.selection import Selection
from uri.languages import Text
from uri.model import Adviesvraag, Klacht, Vertrouwenspersonen
from uri.taxonomy import Afdoening, Basis, EditieRij, Oordeel, Soort, Uitkomst

_EMPLOYEES = Text("aantallen medewerkers", "numbers of employees")
_ADVISERS = Text("cijfers van de vertrouwenspersonen", "figures of the confidential advisers")
_TITLE = Text("Kengetallen", "Key figures")
_STOCK = {"open_begin", "ontvangen", "open_eind"}
"""The figures that an organisation states of its stock; what it closed is the number of its reports."""


@attrs.frozen(kw_only=True)
class YearCounts:
    """What the key figures of one organisation, or part of it, and year are made of.

    Attributes:
        figures: The counts by name; one that nothing tells is not there.
        durations: The days from receipt to closing, None where nothing tells them.
        reasons: Why a count is not there, by name, where there is more to say.
        zonder: The names of the parts that the counts leave out.
    """

    figures: Mapping[str, CountedFigure]
    durations: Doorlooptijden | None = None
    reasons: Mapping[str, Text] = attrs.field(factory=dict)
    zonder: frozenset[str] = frozenset()


def year_counts(selection: Selection, year: int) -> YearCounts:
    """Gather the counts of a year.

    Args:
        selection: The organisation and part.
        year: The year.

    Raises:
        UnplacedError: There are cases that fit no row of the edition.
    """
    details = case_details(selection, year)
    staff = staff_of(selection, year)
    figures = stated_figures(selection, year) | headline_counts(selection, year)
    figures |= _by_type(selection, year) | _without_measure(selection, year) | counted_records_beside(selection, year)
    figures |= counted_details(details)
    if figures.keys() >= _STOCK and "meldingen" in figures:
        figures.setdefault("afgerond", figures["meldingen"])
    if isinstance(staff, int):
        figures[STAFF] = CountedFigure(staff, Basis.NIET_OPGEGEVEN, _EMPLOYEES)
    return YearCounts(
        figures=figures,
        durations=details.durations,
        reasons={STAFF: staff} if isinstance(staff, Text) else {},
        zonder=frozenset() if selection.dossier is None else selection.dossier.zonder,
    )


def durations_figures(durations: Doorlooptijden | None) -> dict[str, CountedFigure]:
    """Count the cases of which the days are known, and those of them that took twelve weeks at most."""
    if durations is None:
        return {}
    counts = {KNOWN_DAYS: durations.aantal, "binnen_twaalf_weken": durations.within(twelve_weeks())}
    return {name: CountedFigure(number, Basis.AFGEROND, CASES) for name, number in counts.items() if number is not None}


def counted_details(details: CaseDetails) -> dict[str, CountedFigure]:
    """Return what cases tell beside their cube as what key figures are made of."""
    counts = {
        name: CountedFigure(number, Basis.ONTVANGEN if name == "ontvangen" else Basis.AFGEROND, CASES)
        for name, number in details.counts.items()
    }
    return counts | durations_figures(details.durations)


def _by_type(selection: Selection, year: int) -> dict[str, CountedFigure]:
    """Count the closed meldingen by the rows of the edition; counts in another edition do not compare row by row."""
    cube = selection.kubus(Soort.MELDING, year, "hoofdcategorie", "uitkomst", uitkomsten=DECIDED)
    if cube is None or cube.editie != selection.editie:
        return {}
    counts = cube.per("hoofdcategorie", uitkomst=CLOSED)
    rows = all_placed(counts, selection.editie, "schendingen", Eenheid.MELDING.label, _TITLE).by_row
    source = selection.source_name(cube, year)
    return {TYPE.format(code.value): CountedFigure(number, cube.basis, source, cube) for code, number in rows.items()}


def _without_measure(selection: Selection, year: int) -> dict[str, CountedFigure]:
    """Part the closed meldingen without a measure by outcome, which Table 4 puts into one row [S 335, 315]."""
    cube = selection.kubus(Soort.MELDING, year, "uitkomst", "afdoeningen", uitkomsten=DECIDED)
    measures = selection.editie.afdoeningen
    if cube is None or not measures.bekend:
        return {}
    parts = {
        "geen_afdoening_aangetoond": PROVEN,
        "geen_afdoening_niet_aangetoond": frozenset({Uitkomst.NIET_AANGETOOND}),
    }
    source = selection.source_name(cube, year)
    return {
        name: CountedFigure(by_heaviest(cube, measures, outcome).get(Afdoening.GEEN, 0), cube.basis, source, cube)
        for name, outcome in parts.items()
    }


def counted_records_beside(selection: Selection, year: int) -> dict[str, CountedFigure]:
    """Count complaints by judgement and requests for advice by type, and take what the advisers' figures state."""
    figures: dict[str, CountedFigure] = {}
    complaints = selection.all_stated(Klacht)
    if any(one.oordeel for one in complaints):
        judged = Counter(one.oordeel for one in of_year(complaints, selection, year))
        parts = {"klachten_gegrond": judged[Oordeel.GEGROND], "klachten_ongegrond": judged[Oordeel.ONGEGROND]}
        figures |= _parts(parts, counted_records(complaints, selection, year))
    questions = selection.all_stated(Adviesvraag)
    if any(one.hoofdcategorie for one in questions):
        figures |= _parts(_questions(selection, year), counted_records(questions, selection, year))
    advisers = next(iter(selection.stated(Vertrouwenspersonen, year)), None)
    stated = (
        {} if advisers is None else {"hulpvragen": advisers.hulpvragen, "hulpvragen_medewerkers": advisers.medewerkers}
    )
    return figures | {
        name: CountedFigure(number, Basis.VERSLAGJAAR, _ADVISERS)
        for name, number in stated.items()
        if number is not None
    }


def _parts(parts: Mapping[str, int], whole: CountedFigure | None) -> dict[str, CountedFigure]:
    """Return the parts of a count, where there is one."""
    return {} if whole is None else {name: attrs.evolve(whole, number=number) for name, number in parts.items()}


def _questions(selection: Selection, year: int) -> dict[str, int]:
    """Count the requests for advice of a year by the rows for signalen, which have a row for anything else."""
    counts = {row.code: 0 for row in selection.editie.rows("signalen")}
    without = 0
    for one in of_year(selection.all_stated(Adviesvraag), selection, year):
        row = None if one.hoofdcategorie is None else selection.editie.place(one.hoofdcategorie, "signalen")
        if isinstance(row, EditieRij):
            counts[row.code] += 1
        else:
            without += 1
    return {ADVICE.format(code.value): number for code, number in counts.items()} | {
        ADVICE.format("zonder_type"): without
    }
