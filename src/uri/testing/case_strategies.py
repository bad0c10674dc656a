"""The strategies for codes, cases, registers and cubes.

Valid cases are those in which the rules find nothing at error or warning.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

import attrs
from hypothesis import strategies as st

from uri.aggregate import Kubus
from uri.model import Melding, Registratie, Signaal
from uri.register import Register
from uri.taxonomy import (
    Afdoening,
    Editie,
    EditieRij,
    JaNee,
    Meldkanaal,
    Opvolging,
    Schendingstype,
    Soort,
    Uitkomst,
)
from uri.taxonomy import editie as find_editie
from uri.taxonomy.codes import CodeT

ORGANISATIES: tuple[str, ...] = ("Ministerie A", "Ministerie B")
"""The organisations that generated cases belong to by default."""

_SIGNS = "abcdefgXYZ0123456789àéïöñ€ßΩ世😀.,;:|/\\'\"=+-@<>&%#()"
_LETTERS = "abcdefgiklmnoprstuvwxyzéïö"
_OWN_HEADERS = ("Zaakgroep", "Locatiecode", "Vrij veld é")


def teksten() -> st.SearchStrategy[str]:
    """Draw texts as a record holds them: not empty, no outer white space, inner spaces and new lines kept."""
    word = st.text(_SIGNS, min_size=1, max_size=8)
    return st.builds(
        lambda first, rest: first + "".join(gap + part for gap, part in rest),
        word,
        st.lists(st.tuples(st.sampled_from([" ", "\n"]), word), max_size=2),
    )


def omschrijvingen() -> st.SearchStrategy[str]:
    """Draw descriptions: a few words without a figure or a sign that could make up a number or an address."""
    word = st.text(_LETTERS, min_size=1, max_size=8)
    return st.lists(word, min_size=1, max_size=4).map(" ".join)


def codes(
    *, lijst: type[CodeT], editie: Editie | str | None = None, tabel: str = "schendingen"
) -> st.SearchStrategy[CodeT]:
    """Draw codes of a list.

    Args:
        lijst: The list, such as `Schendingstype`.
        editie: An edition, or its name; then only codes of types or measures are drawn that a row of it holds.
        tabel: The table whose rows of types are meant: ``schendingen`` or ``signalen``.
    """
    return st.sampled_from(list(lijst) if editie is None else _codes_with_row(lijst, find_editie(editie), tabel))


def namen(*, known: Sequence[str] = ORGANISATIES) -> st.SearchStrategy[str | None]:
    """Draw a name out of a few, or none.

    Args:
        known: The names.
    """
    return st.none() | st.sampled_from(known)


def dagen(*, jaren: Collection[int] = range(2015, 2031)) -> st.SearchStrategy[date]:
    """Draw days within some years.

    Args:
        jaren: The years; those between the first and the last count too.
    """
    return st.dates(date(min(jaren), 1, 1), date(max(jaren), 12, 31))


def meldingen(
    *,
    editie: Editie | str | None = None,
    jaren: Collection[int] = range(2015, 2031),
    organisaties: Sequence[str] = ORGANISATIES,
) -> st.SearchStrategy[Melding]:
    """Draw consistent meldingen, closed or still running.

    Closing follows receipt and falls in the verslagjaar, and the reporter hears in time. Only a substantiated melding
    has measures, but for who left of his own accord, as may be whatever the outcome.

    Args:
        editie: An edition, or its name; its rows hold all codes that are drawn.
        jaren: The years in which meldingen count.
        organisaties: The names to draw the organisation from.
    """
    return _meldingen(_case_parts(find_editie(editie), tuple(sorted(jaren)), tuple(organisaties), "schendingen"))


@st.composite
def _meldingen(draw: st.DrawFn, parts: _CaseParts) -> Melding:
    outcome = draw(_OUTCOMES)
    closed = None if outcome is Uitkomst.LOPEND else draw(parts.day)
    stated: int | None
    if closed is None:
        stated = draw(parts.year)
        received = draw(parts.day_until[stated])
    else:
        stated = closed.year if draw(_STATED) else None
        received = closed - timedelta(draw(_DURATION))
    return Melding(
        **_common(draw, parts),
        ontvangen=received,
        **_word_in_time(draw, received),
        afgerond=closed,
        verslagjaar=stated,
        uitkomst=outcome,
        afdoeningen=draw(parts.measures if outcome is Uitkomst.AANGETOOND else parts.departures),
    )


def signalen(
    *,
    editie: Editie | str | None = None,
    jaren: Collection[int] = range(2015, 2031),
    organisaties: Sequence[str] = ORGANISATIES,
) -> st.SearchStrategy[Signaal]:
    """Draw consistent signalen, without outcome or measure.

    Args:
        editie: An edition, or its name; its rows hold all codes that are drawn.
        jaren: The years in which signalen are received.
        organisaties: The names to draw the organisation from.
    """
    return _signalen(_case_parts(find_editie(editie), tuple(sorted(jaren)), tuple(organisaties), "signalen"))


@st.composite
def _signalen(draw: st.DrawFn, parts: _CaseParts) -> Signaal:
    received = draw(parts.day)
    stated = draw(parts.year) if received is None else received.year if draw(_STATED) else None
    return Signaal(**_common(draw, parts), ontvangen=received, **_word_in_time(draw, received), verslagjaar=stated)


def _word_in_time(draw: st.DrawFn, received: date | None) -> dict[str, Any]:
    """Draw when the receipt was confirmed and the reporter heard: within a week of it, and twelve weeks after that."""
    confirmed = None if received is None or not draw(_STATED) else received + timedelta(draw(_DAYS_OF_WEEK))
    start = confirmed or received
    told = None if start is None or not draw(_STATED) else start + timedelta(draw(_TWELVE_WEEKS))
    return {"ontvangst_bevestigd": confirmed, "geinformeerd": told}


def zaken() -> st.SearchStrategy[Registratie]:
    """Draw meldingen and signalen as wide as a constructor accepts: consistent or not, with any code."""
    fields: Mapping[str, st.SearchStrategy[object]] = {
        "kenmerk": st.none() | teksten(),
        "organisatie": namen(),
        "onderdeel": st.none() | teksten(),
        "meldkanaal": st.none() | st.sampled_from(Meldkanaal),
        "anoniem": st.none() | st.sampled_from(JaNee),
        "ontvangen": st.none() | st.dates(date(1900, 1, 1), date(9999, 12, 31)),
        "ontvangst_bevestigd": st.none() | st.dates(date(1900, 1, 1), date(9999, 12, 31)),
        "geinformeerd": st.none() | st.dates(date(1900, 1, 1), date(9999, 12, 31)),
        "afgerond": st.none() | st.dates(date(1900, 1, 1), date(9999, 12, 31)),
        "verslagjaar": st.integers(1900, 9999),
        "hoofdcategorie": st.sampled_from(Schendingstype),
        "nevencategorieen": _some(list(Schendingstype)),
        "opvolging": _some(list(Opvolging)),
        "uitkomst": st.sampled_from(Uitkomst),
        "afdoeningen": _some(list(Afdoening)),
        "betrokkenen": st.none() | st.integers(0, 2**31 - 1),
        "omschrijving": st.none() | teksten(),
        "eigen": _own(),
    }
    return st.one_of(st.builds(Melding, **fields), st.builds(Signaal, **fields))


def registers(
    *,
    zaken: st.SearchStrategy[Registratie] | None = None,
    editie: Editie | str | None = None,
    least: int = 0,
    most: int = 12,
) -> st.SearchStrategy[Register]:
    """Draw registers in which no two cases of an organisation share a kenmerk, and none repeats another.

    Args:
        zaken: The cases; by default consistent meldingen and signalen of the edition.
        editie: The edition of the register, or its name.
        least: The least number of cases.
        most: The largest number of cases.
    """
    if zaken is None:
        zaken = st.one_of(meldingen(editie=editie), signalen(editie=editie))
    cases = st.lists(zaken, min_size=least, max_size=most, unique_by=(_reference, _contents))
    return cases.map(lambda rows: Register.from_records(rows, editie=editie))


def kubussen(*, soort: Soort = Soort.MELDING, editie: Editie | str | None = None) -> st.SearchStrategy[Kubus]:
    """Draw cubes of the cases of a generated register.

    Args:
        soort: The kind of case that is counted.
        editie: The edition of the register, or its name.
    """
    return registers(editie=editie).map(lambda register: Kubus.from_register(register, soort))


@attrs.frozen(eq=False)
class _CaseParts:
    """The strategies for the parts of a case, given its edition, years and organisations.

    Each is made once, as that takes far longer than to draw from it.
    """

    kind: st.SearchStrategy[Schendingstype]
    others: Mapping[Schendingstype, st.SearchStrategy[tuple[Schendingstype, ...]]]
    measures: st.SearchStrategy[tuple[Afdoening, ...]]
    departures: st.SearchStrategy[tuple[Afdoening, ...]]
    year: st.SearchStrategy[int]
    day: st.SearchStrategy[date | None]
    day_until: Mapping[int, st.SearchStrategy[date | None]]
    rest: Mapping[str, st.SearchStrategy[Any]]


@cache
def _case_parts(editie: Editie, jaren: tuple[int, ...], organisaties: tuple[str, ...], tabel: str) -> _CaseParts:
    types = _codes_with_row(Schendingstype, editie, tabel)
    until = {year: st.none() | dagen(jaren=(jaren[0], year)) for year in jaren}
    return _CaseParts(
        kind=st.sampled_from(types),
        others={kind: _some([code for code in types if not code.bladen & kind.bladen]) for kind in types},
        measures=st.just((Afdoening.GEEN,)) | _some(measures(editie)),
        departures=_some([code for code in measures(editie) if code is Afdoening.EIGEN_VERZOEK]),
        year=st.sampled_from(jaren),
        day=until[jaren[-1]],
        day_until=until,
        rest=_independent_fields(organisaties),
    )


def _independent_fields(organisaties: tuple[str, ...]) -> dict[str, st.SearchStrategy[Any]]:
    """Return the strategies for the fields that do not depend on others."""
    return {
        "kenmerk": st.none() | teksten(),
        "organisatie": namen(known=organisaties),
        "onderdeel": namen(known=("Dienst X", "Dienst Y")),
        "meldkanaal": st.none() | st.sampled_from(Meldkanaal),
        "anoniem": st.none() | st.sampled_from(JaNee),
        "opvolging": _some(list(Opvolging)),
        "betrokkenen": st.none() | st.integers(1, 20),
        "omschrijving": st.none() | omschrijvingen(),
        "eigen": _own(),
    }


_OUTCOMES = st.sampled_from(Uitkomst)
_STATED = st.booleans()
_DURATION = st.integers(0, 400)
_DAYS_OF_WEEK, _TWELVE_WEEKS = st.integers(0, 7), st.integers(0, 84)


def _common(draw: st.DrawFn, parts: _CaseParts) -> dict[str, Any]:
    kind = draw(parts.kind)
    rest = {name: draw(field) for name, field in parts.rest.items()}
    return {"hoofdcategorie": kind, "nevencategorieen": draw(parts.others[kind]), **rest}


def measures(editie: Editie) -> list[Afdoening]:
    """Return the measures that a row of an edition holds, without "geen"."""
    return [code for code in _codes_with_row(Afdoening, editie, "afdoeningen") if code is not Afdoening.GEEN]


def _codes_with_row(lijst: type[CodeT], editie: Editie, tabel: str) -> list[CodeT]:
    """Return the codes that a row of an edition holds; of a list that editions have no rows for, all."""
    if issubclass(lijst, Afdoening):
        if not editie.afdoeningen.bekend:  # no rule and no table says a word of it
            return list(lijst)
        return [code for code in lijst if isinstance(editie.afdoeningen.place(code, "afdoeningen"), EditieRij)]
    if issubclass(lijst, Schendingstype):
        return [code for code in lijst if isinstance(editie.place(code, tabel), EditieRij)]
    return list(lijst)


def _reference(case: Registratie) -> object:
    """Return the key that no two cases may share; a case without a kenmerk shares none."""
    return object() if case.kenmerk is None else (case.organisatie, case.kenmerk)


def _contents(case: Registratie) -> object:
    """Return all but the kenmerk, which no two cases may share; one with neither date nor description may repeat."""
    details = (case.ontvangen, case.afgerond, case.omschrijving)
    return object() if details == (None, None, None) else attrs.evolve(case, kenmerk=None)


def _some(codes: Sequence[CodeT]) -> st.SearchStrategy[tuple[CodeT, ...]]:
    return st.lists(st.sampled_from(codes), max_size=3, unique=True).map(tuple) if codes else st.just(())


def _own() -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(_OWN_HEADERS), teksten(), max_size=2)
