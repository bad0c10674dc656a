"""What a source leaves to choose: an organisation, a year and a part; and what was chosen, if it is there."""

from __future__ import annotations

from collections.abc import Iterable

from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.sources.case_counts import CaseCounts
from uri.aggregate.sources.dossier import Dossier
from uri.errors import CHOOSE_ONE, SelectionError, selection_error
from uri.findings import quoted
from uri.languages import Text
from uri.taxonomy import Soort


def organisation(
    cases: CaseCounts | None, cubes: Iterable[Kubus], dossier: Dossier | None, wanted: str | None
) -> str | None:
    """Return the organisation that was chosen, or the only one that there is; None where nothing names one.

    Raises:
        SelectionError: There are several and none was chosen, or there are no figures of the one that was.
    """
    names = {name for cube in cubes for name in cube.organisaties}
    if cases is not None:
        names |= cases.organisaties
    if dossier is not None and dossier.organisatie is not None:
        if wanted is None:
            return dossier.organisatie
        names.add(dossier.organisatie)
    known = sorted(name for name in names if name is not None)
    if wanted is None:
        if len(names) > 1:
            raise selection_error(_ORGANISATIONS, "organisatie", known, CHOOSE_ONE)
        return known[0] if known else None
    if known and wanted not in known:
        raise selection_error(_NO_ORGANISATION.format(quoted(wanted)), "organisatie", known)
    return wanted


def year(cases: CaseCounts | None, cubes: Iterable[Kubus], dossier: Dossier | None, wanted: int | None) -> int:
    """Return the year that was chosen, that of the dossier, or the only one that there is.

    Raises:
        SelectionError: There are several and none was chosen, there are no figures of the one that was, or there is
            none at all.
    """
    if dossier is not None and wanted in {None, dossier.verslagjaar}:
        return dossier.verslagjaar
    known: list[int] = sorted({*(cases.jaren if cases else ()), *(year for cube in cubes for year in cube.jaren)})
    if wanted is not None:
        if known and wanted not in known:
            raise selection_error(_NO_YEAR.format(wanted), "verslagjaar", known)
        return wanted
    if not known:
        raise SelectionError(_NO_ROWS, _BELOW_HEADERS)
    if len(known) > 1:
        raise selection_error(_YEARS, "verslagjaar", known, CHOOSE_ONE)
    return known[0]


def refuse_unknown_part(cubes: Iterable[Kubus | None], wanted: str) -> None:
    """Raise `SelectionError` when no cube names a part."""
    known = sorted({name for cube in cubes if cube for name in cube.onderdelen if name is not None})
    if wanted not in known:
        raise selection_error(_NO_PART.format(quoted(wanted)), "onderdeel", known)


def of_organisation(cube: Kubus, name: str | None) -> Kubus | None:
    """Keep the figures of an organisation; a cube that names none is taken to be about it."""
    if name is None or cube.organisaties == (None,):
        return cube
    return cube.only(name) if name in cube.organisaties else None


def left_out(
    soort: Soort, cases: CaseCounts | None, own: CaseCounts | None, chosen: tuple[int, str | None]
) -> Iterable[Text]:
    """Say how many cases of a kind and year are left out, for want of an organisation or of a part.

    Args:
        soort: The kind of case.
        cases: All cases.
        own: Those of the organisation that was chosen.
        chosen: The year and the part that were chosen.
    """
    if cases is None or own is None:
        return
    jaar, onderdeel = chosen
    nameless = cases.cubes[soort].per_jaar.get((None, jaar), {}) if own is not cases else {}
    if number := sum(nameless.values()):
        yield _NAMELESS.format(number)
    if onderdeel is not None and (number := own.cubes[soort].total(onderdeel={None}, verslagjaar={jaar})):
        yield _PARTLESS.format(number)


def foreign(soort: Soort, cases: CaseCounts | None, cubes: Iterable[Kubus], jaar: int, name: str) -> Iterable[Text]:
    """Say which other organisations a dossier holds figures of, of a kind and year."""
    names = {other for cube in cubes if cube.soort is soort for other in cube.organisaties}
    if cases is not None:
        names |= {other for other, of in cases.per_jaar[soort] if of == jaar}
    if others := sorted(other for other in names if other not in {None, name}):
        yield _FOREIGN.format(", ".join(map(str, others)))


_ORGANISATIONS = Text("Er zijn meer organisaties.", "There are several organisations.")
_NO_ORGANISATION = Text("Er zijn geen cijfers van {}.", "There are no figures of {}.")
_YEARS = Text("Er zijn meer verslagjaren.", "There are several years.")
_NO_YEAR = Text("Er zijn geen cijfers over {}.", "There are no figures on {}.")
_NO_ROWS = Text("Er zijn geen rijen, dus ook geen verslagjaar.", "There are no rows, so there is no year.")
_BELOW_HEADERS = Text("Staan er zaken onder de koppen?", "Are there cases below the headers?")
_NO_PART = Text("Geen cijfers met onderdeel {}.", "No figures of the part {}.")
_NAMELESS = Text("Niet meegeteld: rijen zonder organisatie ({}).", "Not counted: rows without an organisation ({}).")
_PARTLESS = Text("Niet meegeteld: rijen zonder onderdeel ({}).", "Not counted: rows without a part ({}).")
_FOREIGN = Text("Niet meegeteld: cijfers van {}.", "Not counted: figures of {}.")
