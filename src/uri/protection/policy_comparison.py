"""Policies tried on the same reports; and where little is left, what a coarser one would show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from uri.aggregate import Rapport
from uri.aggregate.tables.cells import RijSoort
from uri.errors import IncompatibleError, UnprotectedError
from uri.protection.allowance import MOST_STEPS, Limit
from uri.protection.beleid import Beleid
from uri.protection.bescherming import Bescherming, protected_release
from uri.protection.bewijs import check_proof
from uri.protection.policy_outcomes import Beleidsuitkomst, Beleidsvergelijking
from uri.protection.release import CellPlace
from uri.taxonomy import groepering, groeperingen


def protect(
    reports: Sequence[Rapport],
    beleid: Beleid,
    *,
    earlier: Sequence[Rapport] = (),
    whole: Rapport | None = None,
    advise: bool = True,
    steps: int | None = MOST_STEPS,
    seconds: float | None = None,
) -> Bescherming:
    """Protect small counts over all reports together, so that none can be worked out from any of them.

    Args:
        reports: The reports: years, parts and their whole, ministries and the government.
        beleid: The policy.
        earlier: Reports that are in print already, protected or not. What they show cannot be hidden any more.
        whole: One of `reports`, of which the other organisations are parts.
        advise: Whether to try coarser rows too, where most of the counts are hidden.
        steps: How many steps the search for a pattern takes at most, None for as many as it needs. After those a
            pattern is given that is proved and perhaps not the least: `Bescherming.kloof` says by how much. The same
            steps give the same pattern everywhere.
        seconds: After so many seconds without a proof the release is refused, None for whenever.

    Raises:
        UnprotectedError: A small count can be worked out whatever else is hidden, or the time is up; nothing is given.
        IncompatibleError: Earlier reports cannot have hidden what the reports now say, or the grouping of the policy is
            one of another edition than a report has.
        MissingExtraError: The extra ``solver`` is not installed.
    """
    limit = Limit.of(steps, seconds)
    result = protected_release(reports, beleid, earlier=earlier, whole=whole, limit=limit)
    if not advise or not result.is_little_left:
        return result
    coarser = [*_coarser(reports, beleid)]
    tried = tuple(_outcome(reports, other, earlier, whole, limit) for other in coarser)
    return attrs.evolve(result, advies=tried)


def compare_policies(
    reports: Sequence[Rapport],
    policies: Sequence[Beleid],
    *,
    earlier: Sequence[Rapport] = (),
    whole: Rapport | None = None,
) -> Beleidsvergelijking:
    """Tell what each policy would hide of reports; see `Beleid.varied` for policies that differ in a few things.

    Args:
        reports: The reports, as `protect` takes them.
        policies: The policies.
        earlier: Reports that are in print already.
        whole: One of `reports`, of which the other organisations are parts.

    Raises:
        MissingExtraError: The extra ``solver`` is not installed.
    """
    return Beleidsvergelijking(tuple(_outcome(reports, beleid, earlier, whole, Limit()) for beleid in policies))


def _outcome(
    reports: Sequence[Rapport], beleid: Beleid, earlier: Sequence[Rapport], whole: Rapport | None, limit: Limit
) -> Beleidsuitkomst:
    try:
        result = protected_release(reports, beleid, earlier=earlier, whole=whole, limit=limit)
    except (UnprotectedError, IncompatibleError) as error:
        return Beleidsuitkomst(beleid=beleid, reden=error.message)
    hidden = [one for one in result.bewijs.data["cijfers"] if one["waarde"] is None and not one["altijd_verborgen"]]
    places = [CellPlace(*place) for one in hidden for place in one["plaatsen"]]
    return Beleidsuitkomst(
        beleid=beleid,
        aantal=sum(loss.aantal for loss in result.verlies),
        klein=sum(loss.klein for loss in result.verlies),
        verborgen=sum(loss.verborgen for loss in result.verlies),
        verlies=sum(one["gewicht"] for one in hidden),
        totalen_verborgen=sum(_is_total(place, result.rapporten) for place in places),
        bewezen=not check_proof(result.bewijs, result.rapporten),
    )


def _is_total(place: CellPlace, reports: Sequence[Rapport]) -> bool:
    rows = reports[place.report][place.table].rijen
    return next(row.soort for row in rows if row.code == place.row) is RijSoort.TOTAAL


def _coarser(reports: Sequence[Rapport], beleid: Beleid) -> Iterator[Beleid]:
    """Give the policy with each grouping of the library that has fewer rows than it has now, and goes with the reports.

    A grouping of one's own is not known to the library, so of it only the totals are coarser.
    """
    editions = {report.editie for report in reports}
    if any(report.groepen not in {None, beleid.groepen} for report in reports):
        return
    for known in map(groepering, groeperingen()):
        if known.groepen:
            fits = beleid.groepen is None and editions == {known.editie}
        else:
            fits = beleid.groepen is None or bool(beleid.groepen.groepen)
        if fits:
            yield attrs.evolve(beleid, groepen=known)
