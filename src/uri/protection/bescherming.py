"""The protection of a release: its reports as readers get them, what that costs, and the proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from uri.aggregate import Leeg, Rapport
from uri.aggregate.report.grouped_report import grouped_report
from uri.languages import Language, Text, current_language
from uri.protection.allowance import Limit
from uri.protection.beleid import Beleid, Grootheid
from uri.protection.bewijs import Bewijs, bewijs_of
from uri.protection.figure_names import name_of_figure
from uri.protection.hidden_figures import hidden_figures
from uri.protection.hidden_reasons import HiddenCells, Redenen, VerborgenCel, nothing_told
from uri.protection.left_out import left_out
from uri.protection.policy_outcomes import Beleidsuitkomst
from uri.protection.printing import protected_report
from uri.protection.release import CellPlace, Release, release
from uri.visible_text import visibly

_MOST_LOST = 0.5
"""From this share of the counts on, so much is hidden that totals only say as much."""


@attrs.frozen
class Verlies:
    """What of one table is hidden.

    Attributes:
        tabel: The name of the table.
        aantal: How many of its cells hold a count other than zero.
        klein: How many of those are small.
        verborgen: How many are hidden.
    """

    tabel: str
    aantal: int
    klein: int
    verborgen: int


@attrs.frozen(kw_only=True, repr=False)
class Bescherming:
    """Reports in which small counts are protected together, with the proof that they are.

    Attributes:
        beleid: The policy.
        rapporten: The reports as readers get them, in the order in which they were given.
        bewijs: The proof, which tells no more than the reports do.
        verlies: What of each table is hidden.
        waarschuwingen: What whoever publishes must know.
        redenen: Why each cell is hidden, for whoever publishes only; not compared, and not kept in a pickle.
        advies: Where little is left, what the policy would come to with coarser rows.
        gewogen_verlies: What readers lose: a detail weighs 1, a subtotal 2, a total and a headline figure 4.
        ondergrens: What they lose at least, whatever is hidden to protect them.
    """

    beleid: Beleid
    rapporten: tuple[Rapport, ...]
    bewijs: Bewijs
    verlies: tuple[Verlies, ...]
    waarschuwingen: tuple[Text, ...] = ()
    redenen: Redenen = attrs.field(default=Redenen(nothing_told), eq=False)
    advies: tuple[Beleidsuitkomst, ...] = ()
    gewogen_verlies: int = 0
    ondergrens: int = 0

    def waarom(self, tabel: str, rij: str, kolom: str, *, rapport: int = 0) -> VerborgenCel:
        """Return why a cell is hidden, for whoever publishes only.

        Args:
            tabel: The name of the table.
            rij: The code of the row.
            kolom: The name of the column.
            rapport: The number of the report, from 0.

        Raises:
            SelectionError: That cell is not hidden.
        """
        return self.redenen.of(tabel, rij, kolom, rapport=rapport)

    @property
    def kloof(self) -> float:
        """The share of the loss that a longer search might spare at most; 0 where the loss is the least."""
        return (self.gewogen_verlies - self.ondergrens) / self.gewogen_verlies if self.gewogen_verlies else 0.0

    @property
    def is_little_left(self) -> bool:
        """Whether more than half of the counts that are not zero are hidden."""
        return _is_little_left(self.verlies)

    @property
    def aanbevolen(self) -> Beleidsuitkomst | None:
        """Of the coarser rows those that show the most counts, where that is no fewer than are shown now; else None."""
        now = sum(loss.aantal - loss.verborgen for loss in self.verlies)
        best = max(self.advies, key=lambda outcome: outcome.getoond, default=None)
        return None if best is None or best.reden is not None or best.getoond < now else best

    @visibly
    def to_text(self, language: Language | None = None) -> str:
        """Write the reports as readers get them, with what it costs and what to know.

        Args:
            language: ``"nl"`` or ``"en"``; by default the current language.
        """
        return "\n\n".join([*(report.to_text(language) for report in self.rapporten), self.costs(language)]) + "\n"

    @visibly
    def costs(self, language: Language | None = None) -> str:
        """Say what is not shown, and what whoever publishes must know: not for who reads what is published.

        Args:
            language: ``"nl"`` or ``"en"``; by default the current language.
        """
        chosen = language or current_language()
        lost = [
            _LOST.format(loss.tabel, loss.verborgen, loss.aantal, loss.klein).to(chosen)
            for loss in self.verlies
            if loss.aantal
        ]
        if self.kloof:
            gap = _GAP.format(self.gewogen_verlies, self.ondergrens, round(100 * self.kloof))
            lost.append(gap.to(chosen))
        else:
            lost.append(_LEAST.format(self.gewogen_verlies).to(chosen))
        known = [f"* {warning.to(chosen)}" for warning in self.waarschuwingen]
        known += [f"* {outcome.sentence().to(chosen)}" for outcome in self.advies]
        if self.aanbevolen is not None:
            known.append(f"* {self.aanbevolen.recommendation().to(chosen)}")
        return "\n".join([_COST.to(chosen), *lost, *known])

    def __repr__(self) -> str:
        hidden = sum(loss.verborgen for loss in self.verlies)
        counts = sum(loss.aantal for loss in self.verlies)
        return str(_REPR.format(len(self.rapporten), hidden, counts))

    def _repr_html_(self) -> str:
        from html import escape  # noqa: PLC0415 (on use)

        return f"<pre>{escape(self.to_text())}</pre>"


def protected_release(
    reports: Sequence[Rapport],
    beleid: Beleid,
    *,
    earlier: Sequence[Rapport] = (),
    whole: Rapport | None = None,
    limit: Limit | None = None,
) -> Bescherming:
    """Protect a release, as `protect` does, without trying another policy.

    Raises:
        UnprotectedError: A small count can be worked out whatever else is hidden.
        IncompatibleError: The earlier reports, or the grouping of the policy, do not go with the reports.
    """
    if beleid.groepen is not None:
        reports = [grouped_report(report, beleid.groepen) for report in reports]
    laid_out = release(reports, beleid, earlier=earlier, whole=whole)
    found = hidden_figures(laid_out, reports, beleid, limit or Limit())
    hidden = found.hidden
    places = {place for at in hidden for place in laid_out.figures[at].places}
    given = tuple(
        protected_report(
            report, [(place.table, (place.row, place.column)) for place in places if place.report == number], beleid
        )
        for number, report in enumerate(reports)
    )
    lost = tuple(_losses(laid_out, reports, places, beleid))
    return Bescherming(
        beleid=beleid,
        rapporten=given,
        bewijs=bewijs_of(laid_out, given, beleid, hidden, found.proofs, (limit or Limit()).steps),
        verlies=lost,
        waarschuwingen=(
            *_found_guilty(laid_out, hidden, reports),
            *_open_already(laid_out, beleid),
            *left_out(reports, given),
            *_advice(lost, is_coarsened=found.is_coarsened),
        ),
        gewogen_verlies=found.loss,
        ondergrens=found.least_loss,
        redenen=Redenen(HiddenCells(laid_out, given, hidden, beleid.demand).told),
    )


def _losses(laid_out: Release, reports: Sequence[Rapport], hidden: set[CellPlace], beleid: Beleid) -> Iterator[Verlies]:
    counts, small, gone = Counter[str](), Counter[str](), Counter[str]()
    for figure in laid_out.figures:
        for place in figure.places:
            if figure.meaning is not None and figure.value:
                counts[place.table] += 1
                small[place.table] += figure.unknown.is_counted and beleid.demand.is_small(figure.value)
                gone[place.table] += place in hidden
    for name in dict.fromkeys(name for report in reports for name in report):
        yield Verlies(name, counts[name], small[name], gone[name])


def _found_guilty(laid_out: Release, hidden: frozenset[int], reports: Sequence[Rapport]) -> Iterator[Text]:
    """Warn where all reports of a type were proven and both counts stand in print: everyone was found guilty."""
    shown = {
        figure.meaning: figure
        for at, figure in enumerate(laid_out.figures)
        if figure.meaning is not None and figure.places and at not in hidden
    }
    for counted, figure in shown.items():
        if counted.grootheid is Grootheid.MOGELIJK and figure.value:
            proven = shown.get(attrs.evolve(counted, grootheid=Grootheid.AANGETOOND))
            if proven is not None and proven.value == figure.value:
                yield _GUILTY.format(figure.value, name_of_figure(figure, laid_out, reports))


def _open_already(laid_out: Release, beleid: Beleid) -> Iterator[Text]:
    """Warn of small counts that an earlier report shows."""
    number = sum(
        figure.unknown.is_open
        and figure.unknown.is_counted
        and bool(figure.value)
        and beleid.demand.is_small(figure.value or 0)
        for figure in laid_out.figures
    )
    if number:
        yield _OPEN.format(number)


def _advice(lost: Sequence[Verlies], *, is_coarsened: bool) -> Iterator[Text]:
    counts, gone = sum(loss.aantal for loss in lost), sum(loss.verborgen for loss in lost)
    if _is_little_left(lost):
        yield _TOTALS_ONLY.format(gone, counts)
    if is_coarsened:
        yield _COARSENED


def _is_little_left(lost: Sequence[Verlies]) -> bool:
    counts, gone = sum(loss.aantal for loss in lost), sum(loss.verborgen for loss in lost)
    return bool(counts) and gone > _MOST_LOST * counts


def hidden_cells(report: Rapport) -> frozenset[tuple[str, str, str]]:
    """Return the cells of a report that are hidden: table, row and column."""
    return frozenset(
        (name, row.code, column.naam)
        for name, table in report.items()
        for row, cells in zip(table.rijen, table.cellen, strict=True)
        for column, cell in zip(table.kolommen, cells, strict=True)
        if cell is Leeg.ONDERDRUKT
    )


_REPR = Text(
    "<Bescherming: {} rapporten, {} van {} aantallen verborgen>", "<Bescherming: {} reports, {} of {} counts hidden>"
)
_COST = Text("Wat er niet getoond wordt (alleen voor wie publiceert):", "What is not shown (only for who publishes):")
_LOST = Text("{}: {} van {} aantallen, waarvan {} klein", "{}: {} of {} counts, of which {} small")
_LEAST = Text("Verlies, gewogen: {}; met minder kan het niet.", "Loss, weighed: {}; less cannot do.")
_GAP = Text(
    "Verlies, gewogen: {}; minder dan {} kan niet. Het zoeken hield op na zijn stappen; meer sparen hoogstens {} %.",
    "Loss, weighed: {}; less than {} cannot do. The search ended after its steps; more spare {} % at most.",
)
_GUILTY = Text(
    "Alle {} meldingen zijn aangetoond en beide aantallen staan er: ieder is dan schuldig bevonden ({}).",
    "All {} reports were substantiated and both counts are shown: everyone was found guilty then ({}).",
)
_OPEN = Text(
    "Al openbaar, en dus niet meer te beschermen: {} kleine aantallen uit eerdere rapporten.",
    "In print already, and so beyond protection: {} small counts of earlier reports.",
)
_TOTALS_ONLY = Text(
    "Er blijft weinig over: {} van {} aantallen zijn verborgen. Overweeg alleen totalen, of een grovere indeling.",
    "Little is left: {} of {} counts are hidden. Consider totals only, or a coarser grouping.",
)
_COARSENED = Text(
    "Van een deel staan alleen totalen, of niets: het patroon zelf zou er anders verraden wat klein is.",
    "Of some only totals are shown, or nothing: else the pattern itself would tell what is small.",
)
