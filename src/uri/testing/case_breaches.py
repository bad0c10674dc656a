"""Breaches of the rules on a case: each breaker turns a valid melding into one that breaks its rule, and no other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeAlias

import attrs
from hypothesis import strategies as st

from uri.model import Melding, Registratie, Signaal
from uri.register import Register
from uri.taxonomy import Afdoening, Editie, EditieRij, Schendingstype, Uitkomst
from uri.taxonomy.codes import CodeT
from uri.testing.case_strategies import codes, measures

DAYS = st.dates(date(2016, 1, 1), date(2029, 12, 31))
DAY = date(2024, 1, 1)
"""A day for what needs one, where it does not matter which."""

_SINCE_WBK = st.dates(date(2023, 2, 18), date(2029, 12, 31))
_FINAL = st.sampled_from([Uitkomst.AANGETOOND, Uitkomst.NIET_AANGETOOND])
_MOST = st.integers(1, 400)


@attrs.frozen
class BrokenCase:
    """A case that breaks a rule.

    Attributes:
        case: The case.
        field: The field at which the rule reports it.
        beside: The further arguments that `uri.check` needs to see it.
    """

    case: Registratie
    field: str
    beside: Mapping[str, Any] = attrs.field(factory=dict)


CaseBreaker: TypeAlias = Callable[[st.DrawFn, Registratie, Register], BrokenCase]


def closed(case: Registratie, **fields: Any) -> Melding:  # noqa: ANN401 (the fields of a melding)
    """Make a case a closed melding that no rule says a word of, but for what is given."""
    return Melding(**_fields(case, **{"uitkomst": Uitkomst.NIET_AANGETOOND, **fields}))


def _concern(case: Registratie, **fields: Any) -> Signaal:  # noqa: ANN401 (the fields of a signaal)
    return Signaal(**_fields(case, **{"uitkomst": Uitkomst.ONBEKEND, "nevencategorieen": (), **fields}))


def _fields(case: Registratie, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 (the fields of a case)
    undated = dict.fromkeys(("ontvangen", "ontvangst_bevestigd", "geinformeerd", "afgerond", "verslagjaar"))
    values = {field.name: getattr(case, field.name) for field in attrs.fields(Registratie)}
    return {**values, **undated, "kenmerk": None, "afdoeningen": (), **fields}


def _closed_before_receipt(draw: st.DrawFn, case: Registratie, _: Register) -> BrokenCase:
    day = draw(DAYS)
    return BrokenCase(closed(case, ontvangen=day + timedelta(draw(_MOST)), afgerond=day), "afgerond")


def _confirmed_before_receipt(draw: st.DrawFn, case: Registratie, _: Register) -> BrokenCase:
    day = draw(DAYS)
    received = day + timedelta(draw(_MOST))
    broken = closed(case, ontvangen=received, ontvangst_bevestigd=day, afgerond=received)
    return BrokenCase(broken, "ontvangst_bevestigd")


def _informed_before_receipt(draw: st.DrawFn, case: Registratie, _: Register) -> BrokenCase:
    day = draw(DAYS)
    received = day + timedelta(draw(_MOST))
    return BrokenCase(closed(case, ontvangen=received, geinformeerd=day, afgerond=received), "geinformeerd")


def _confirmed_late(draw: st.DrawFn, case: Registratie, register: Register) -> BrokenCase:
    received = draw(_SINCE_WBK)
    confirmed = received + timedelta(draw(st.integers(8, 400)))
    wrongdoing = _wrongdoing(draw, case, register)
    broken = attrs.evolve(wrongdoing, ontvangen=received, ontvangst_bevestigd=confirmed, afgerond=confirmed)
    return BrokenCase(broken, "ontvangst_bevestigd")


def _informed_late(draw: st.DrawFn, case: Registratie, register: Register) -> BrokenCase:
    """Break the term of three months, which are 92 days at most."""
    received = draw(_SINCE_WBK)
    confirmed = received + timedelta(draw(st.integers(0, 7))) if draw(st.booleans()) else None
    told = (confirmed or received + timedelta(7)) + timedelta(draw(st.integers(93, 400)))
    wrongdoing = _wrongdoing(draw, case, register)
    broken = attrs.evolve(wrongdoing, ontvangen=received, ontvangst_bevestigd=confirmed, geinformeerd=told)
    return BrokenCase(attrs.evolve(broken, afgerond=told), "geinformeerd")


def _wrongdoing(draw: st.DrawFn, case: Registratie, register: Register) -> Melding:
    """Make a case one of wrongdoing; in an edition without a row for it there is nothing to draw."""
    has_row = Schendingstype.MISSTAND not in _without_row(register.editie)
    kind = _drawn(draw, [Schendingstype.MISSTAND] if has_row else [])
    return closed(case, ontvangen=DAY, hoofdcategorie=kind, nevencategorieen=(), omschrijving=None)


def _other_year(draw: st.DrawFn, case: Registratie, register: Register) -> BrokenCase:
    day, off = draw(DAYS), draw(st.sampled_from([-2, -1, 1, 2]))
    if draw(st.booleans()):
        kind = draw(codes(lijst=Schendingstype, editie=register.editie, tabel="signalen"))
        broken = _concern(case, hoofdcategorie=kind, ontvangen=day, verslagjaar=day.year + off)
        return BrokenCase(broken, "verslagjaar")
    return BrokenCase(closed(case, afgerond=day, verslagjaar=day.year + off), "verslagjaar")


def _year_before_receipt(draw: st.DrawFn, case: Registratie, _: Register) -> BrokenCase:
    day = draw(DAYS)
    earlier = day.year - draw(st.integers(1, 3))
    return BrokenCase(closed(case, ontvangen=day, verslagjaar=earlier, uitkomst=Uitkomst.LOPEND), "verslagjaar")


def _running_and_closed(draw: st.DrawFn, case: Registratie, _: Register) -> BrokenCase:
    return BrokenCase(closed(case, afgerond=draw(DAYS), uitkomst=Uitkomst.LOPEND), "uitkomst")


def _outcome_without_date(draw: st.DrawFn, case: Registratie, _: Register) -> BrokenCase:
    return BrokenCase(closed(case, verslagjaar=draw(DAYS).year, uitkomst=draw(_FINAL)), "afgerond")


def _measure_without_violation(draw: st.DrawFn, case: Registratie, register: Register) -> BrokenCase:
    measure = _drawn(draw, _taken(register.editie))
    return BrokenCase(closed(case, afgerond=draw(DAYS), afdoeningen=(measure,)), "afdoeningen")


def _measure_before_closing(draw: st.DrawFn, case: Registratie, register: Register) -> BrokenCase:
    measure = _drawn(draw, _taken(register.editie))
    year = draw(DAYS).year
    broken = closed(case, verslagjaar=year, uitkomst=Uitkomst.LOPEND, afdoeningen=(measure,))
    return BrokenCase(broken, "afdoeningen")


def _none_and_a_measure(draw: st.DrawFn, case: Registratie, register: Register) -> BrokenCase:
    both = (Afdoening.GEEN, _drawn(draw, measures(register.editie)))
    broken = closed(case, afgerond=draw(DAYS), uitkomst=Uitkomst.AANGETOOND, afdoeningen=both)
    return BrokenCase(broken, "afdoeningen")


def _main_type_twice(draw: st.DrawFn, case: Registratie, _: Register) -> BrokenCase:
    broken = closed(case, afgerond=draw(DAYS), nevencategorieen=(case.hoofdcategorie, *case.nevencategorieen))
    return BrokenCase(broken, "nevencategorieen")


def _strange_type(draw: st.DrawFn, case: Registratie, register: Register) -> BrokenCase:
    strange = _drawn(draw, _without_row(register.editie))
    broken = closed(case, afgerond=draw(DAYS), hoofdcategorie=strange, nevencategorieen=())
    return BrokenCase(attrs.evolve(broken, omschrijving=None), "hoofdcategorie")


def _strange_further_type(draw: st.DrawFn, case: Registratie, register: Register) -> BrokenCase:
    strange = [code for code in _without_row(register.editie) if not code.bladen & case.hoofdcategorie.bladen]
    broken = closed(case, afgerond=draw(DAYS), nevencategorieen=(_drawn(draw, strange),))
    return BrokenCase(broken, "nevencategorieen")


def _strange_measure(draw: st.DrawFn, case: Registratie, register: Register) -> BrokenCase:
    strange = _drawn(draw, _measures_without_row(register.editie))
    broken = closed(case, afgerond=draw(DAYS), uitkomst=Uitkomst.AANGETOOND, afdoeningen=(strange,))
    return BrokenCase(broken, "afdoeningen")


def _nobody(draw: st.DrawFn, case: Registratie, _: Register) -> BrokenCase:
    return BrokenCase(closed(case, afgerond=draw(DAYS), betrokkenen=0), "betrokkenen")


def _received_later(draw: st.DrawFn, case: Registratie, register: Register) -> BrokenCase:
    last = _last_day(register)
    broken = closed(case, ontvangen=last + timedelta(draw(_MOST)), uitkomst=Uitkomst.LOPEND)
    return BrokenCase(broken, "ontvangen", {"standdatum": last})


def _closed_later(draw: st.DrawFn, case: Registratie, register: Register) -> BrokenCase:
    last = _last_day(register)
    broken = closed(case, afgerond=last + timedelta(draw(_MOST)))
    return BrokenCase(broken, "afgerond", {"standdatum": last})


def _outside_part(draw: st.DrawFn, case: Registratie, _: Register) -> BrokenCase:
    name, left_out = draw(st.sampled_from([("Dienst Z", "Dienst Z"), ("dienst-z ", "Dienst Z")]))
    broken = closed(case, afgerond=draw(DAYS), onderdeel=name)
    return BrokenCase(broken, "onderdeel", {"zonder": [left_out]})


def _open_for_long(draw: st.DrawFn, case: Registratie, register: Register) -> BrokenCase:
    last = _last_day(register)
    received = last - timedelta(draw(st.integers(85, 400)))
    broken = closed(case, ontvangen=received, uitkomst=Uitkomst.LOPEND)
    return BrokenCase(broken, "ontvangen", {"standdatum": last})


def _concern_with_outcome(draw: st.DrawFn, case: Registratie, register: Register) -> BrokenCase:
    fields: dict[str, Any] = {"uitkomst": draw(_FINAL)}
    if draw(st.booleans()):
        fields = {"afdoeningen": (_drawn(draw, measures(register.editie)),)}
    kind = draw(codes(lijst=Schendingstype, editie=register.editie, tabel="signalen"))
    broken = _concern(case, hoofdcategorie=kind, ontvangen=draw(DAYS), **fields)
    return BrokenCase(broken, "soort")


def _other_organisation(draw: st.DrawFn, case: Registratie, _: Register) -> BrokenCase:
    broken = closed(case, afgerond=draw(DAYS), organisatie="Ministerie Z")
    return BrokenCase(broken, "organisatie", {"organisatie": "Ministerie A"})


def _described(make: Callable[[st.DrawFn, Registratie, Editie], str]) -> CaseBreaker:
    def broken(draw: st.DrawFn, case: Registratie, register: Register) -> BrokenCase:
        description = make(draw, case, register.editie)
        return BrokenCase(closed(case, afgerond=draw(DAYS), omschrijving=description), "omschrijving")

    return broken


def _within_words(number: Callable[[st.DrawFn], str]) -> CaseBreaker:
    """Break by a description that holds a number or an address between words."""

    def make(draw: st.DrawFn, _case: Registratie, _editie: Editie) -> str:
        before, behind = draw(st.sampled_from([("", ""), ("zie ", ""), ("zie (", ") hieronder"), ("", ", en zo")]))
        return f"{before}{number(draw)}{behind}"

    return _described(make)


def _category_again(draw: st.DrawFn, case: Registratie, editie: Editie) -> str:
    place = editie.place(case.hoofdcategorie, "schendingen")
    words = (
        [word for word, code in place.words() if code is case.hoofdcategorie] if isinstance(place, EditieRij) else []
    )
    return draw(st.sampled_from([*words, case.hoofdcategorie.value]))


def _a_bsn(draw: st.DrawFn) -> str:
    """Make nine figures whose weighted sum divides by eleven: the elfproef."""
    figures = draw(st.lists(st.integers(0, 9), min_size=8, max_size=8))
    figures[0] = figures[0] or 1
    rest = sum(weight * figure for weight, figure in zip(range(9, 1, -1), figures, strict=True)) % 11
    if rest == 10:  # noqa: PLR2004 (no figure closes such a number: shift its last weight, which is two)
        figures[7] += 1 if figures[7] < 9 else -1  # noqa: PLR2004 (the largest figure)
        rest = sum(weight * figure for weight, figure in zip(range(9, 1, -1), figures, strict=True)) % 11
    text = "".join(map(str, [*figures, rest]))
    return draw(st.sampled_from([text, f"{text[:4]}.{text[4:6]}.{text[6:]}", f"{text[:3]} {text[3:6]} {text[6:]}"]))


def _a_telephone_number(draw: st.DrawFn) -> str:
    rest = draw(st.integers(1_000_000, 9_999_999))
    return draw(st.sampled_from([f"061{rest}", f"06-1{rest}", f"+31 6 1{rest}", f"00316 1{rest}"]))


def _a_mail_address(draw: st.DrawFn) -> str:
    name, host = (draw(st.text("abcdefgh", min_size=1, max_size=6)) for _ in range(2))
    return f"{name}@{host}.nl"


def _an_address(draw: st.DrawFn) -> str:
    digits, number = draw(st.integers(1000, 9999)), draw(st.integers(1, 999))
    letters = draw(st.text("BCGHJK", min_size=2, max_size=2))
    return draw(
        st.sampled_from(
            [f"{digits} {letters} {number}", f"{digits}{letters}, {number}", f"Weg {number}, {digits} {letters}"]
        )
    )


CASE_BREAKERS: Mapping[str, CaseBreaker] = {
    "URI-M-afgerond-voor-ontvangst": _closed_before_receipt,
    "URI-M-bevestigd-voor-ontvangst": _confirmed_before_receipt,
    "URI-M-geinformeerd-voor-ontvangst": _informed_before_receipt,
    "URI-M-ander-verslagjaar": _other_year,
    "URI-M-verslagjaar-voor-ontvangst": _year_before_receipt,
    "URI-M-lopend-en-afgerond": _running_and_closed,
    "URI-M-uitkomst-zonder-afronding": _outcome_without_date,
    "URI-M-maatregel-zonder-schending": _measure_without_violation,
    "URI-M-maatregel-voor-afronding": _measure_before_closing,
    "URI-M-geen-naast-maatregel": _none_and_a_measure,
    "URI-M-hoofdcategorie-herhaald": _main_type_twice,
    "URI-M-type-buiten-editie": _strange_type,
    "URI-M-nevencategorie-buiten-editie": _strange_further_type,
    "URI-M-afdoening-buiten-editie": _strange_measure,
    "URI-M-geen-betrokkene": _nobody,
    "URI-M-ontvangen-na-standdatum": _received_later,
    "URI-M-afgerond-na-standdatum": _closed_later,
    "URI-M-onderdeel-buiten-omvang": _outside_part,
    "URI-M-lang-open": _open_for_long,
    "URI-M-laat-bevestigd": _confirmed_late,
    "URI-M-laat-geinformeerd": _informed_late,
    "URI-M-signaal-met-uitkomst": _concern_with_outcome,
    "URI-R-andere-organisatie": _other_organisation,
    "URI-M-omschrijving-herhaalt-categorie": _described(_category_again),
    "URI-M-bsn": _within_words(_a_bsn),
    "URI-M-telefoonnummer": _within_words(_a_telephone_number),
    "URI-M-emailadres": _within_words(_a_mail_address),
    "URI-M-adres": _within_words(_an_address),
}


def _drawn(draw: st.DrawFn, options: Sequence[CodeT]) -> CodeT:
    """Draw one of some codes; where there are none, there is nothing to draw."""
    return draw(st.sampled_from(options) if options else st.nothing())


def _without_row(editie: Editie) -> list[Schendingstype]:
    return [code for code in Schendingstype if not isinstance(editie.place(code, "schendingen"), EditieRij)]


def _measures_without_row(editie: Editie) -> list[Afdoening]:
    if not editie.afdoeningen.bekend:
        return []
    held = [*measures(editie), Afdoening.GEEN]
    return [code for code in Afdoening if code not in held]


def _taken(editie: Editie) -> list[Afdoening]:
    """Return the measures of an edition that an employer takes."""
    return [code for code in measures(editie) if code is not Afdoening.EIGEN_VERZOEK]


def _last_day(register: Register) -> date:
    days = [day for case in register for day in (case.ontvangen, case.afgerond) if day is not None]
    return max(days, default=DAY)
