"""Each key figure against a count in plain Python over the records, which knows nothing of cubes or columns."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from math import ceil
from statistics import median

import attrs
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri import Melding, Meldkanaal, Register, Signaal, kengetallen
from uri.model import Registratie
from uri.testing import meldingen, signalen

pytestmark = pytest.mark.no_cover

YEAR = 2023
DISCIPLINARY = {
    "ontslag",
    "strafontslag",
    "ander_ontslag",
    "voorwaardelijk_ontslag",
    "verplaatsing",
    "financieel",
    "berisping",
}

CASES = st.lists(
    st.one_of(
        meldingen(editie="bzk-2023", jaren=(YEAR - 1, YEAR, YEAR + 1)),
        signalen(editie="bzk-2023", jaren=(YEAR,)),
    ),
    max_size=20,
).map(lambda cases: [attrs.evolve(case, organisatie="A") for case in cases])


class Plain:
    """The figures of a year, counted from records one by one."""

    def __init__(self, cases: Sequence[Registratie]) -> None:
        reports = [case for case in cases if isinstance(case, Melding)]
        self.closed = [case for case in reports if case.uitkomst != "lopend" and year_of(case) == YEAR]
        self.proven = [case for case in self.closed if case.uitkomst == "aangetoond"]
        self.concerns = [case for case in cases if isinstance(case, Signaal) and case.jaar == YEAR]
        self.reports = reports

    def share(self, of: Sequence[Melding], holds: Callable[[Melding], bool]) -> Fraction | None:
        return Fraction(sum(map(holds, of)), len(of)) if of else None

    def days(self) -> list[int]:
        return [
            (case.afgerond - case.ontvangen).days
            for case in self.closed
            if case.ontvangen is not None and case.afgerond is not None and case.afgerond >= case.ontvangen
        ]

    def within_three_months(self) -> list[bool]:
        """By another library's months: from the confirmation, or from seven days after the receipt."""
        return [
            pd.Timestamp(case.afgerond)
            <= pd.Timestamp(case.ontvangst_bevestigd or case.ontvangen + timedelta(7)) + pd.DateOffset(months=3)
            for case in self.closed
            if case.ontvangen is not None and case.afgerond is not None and case.afgerond >= case.ontvangen
        ]

    def stock(self) -> tuple[int, int, int] | None:
        """Open on 1 January, received, open on 31 December; None where a case does not tell."""
        first, last = date(YEAR, 1, 1), date(YEAR, 12, 31)
        begin = received = end = 0
        for case in self.reports:
            is_open = case.uitkomst == "lopend"
            closed = None if is_open else case.verslagjaar or (case.afgerond.year if case.afgerond else None)
            if case.ontvangen is None or (closed is None and not is_open):
                return None
            begin += case.ontvangen < first and (closed is None or closed >= YEAR)
            received += first <= case.ontvangen <= last
            end += case.ontvangen <= last and (closed is None or closed > YEAR)
        return begin, received, end


def year_of(case: Melding) -> int | None:
    if case.verslagjaar is not None:
        return case.verslagjaar
    day = case.afgerond or case.ontvangen
    return None if day is None else day.year


@given(cases=CASES)
def test_every_figure_is_that_of_a_plain_count(cases: list[Registratie]) -> None:
    plain = Plain([FIRST, *cases])
    made = kengetallen(Register.from_records([FIRST, *cases], editie="bzk-2023"), organisatie="A", verslagjaar=YEAR)
    told = {name: figure.waarde for name, figure in made.items()}
    assert told["meldingen"] == len(plain.closed)
    assert told["aandeel_aangetoond"] == plain.share(plain.closed, lambda case: case.uitkomst == "aangetoond")
    assert told["aandeel_disciplinair"] == plain.share(plain.proven, is_disciplinary)
    for name, outcome in (("aangetoond", "aangetoond"), ("niet_aangetoond", "niet_aangetoond")):
        without = [case for case in plain.closed if case.uitkomst == outcome and {*case.afdoeningen} <= {"geen"}]
        assert told[f"geen_afdoening_{name}"] == len(without)
    concerns = len(plain.concerns) if plain.concerns else None
    assert told["signalen_per_melding"] == (None if concerns is None else Fraction(concerns, len(plain.closed)))
    for code in ("financieel", "omgangsvormen", "bedrijfsmiddelen"):
        assert told[f"aandeel_type_{code}"] == plain.share(plain.closed, partial(is_of_type, code=code))
    for channel in Meldkanaal:
        named = [case for case in plain.closed if case.meldkanaal is not None]
        assert told[f"aandeel_kanaal_{channel.value}"] == plain.share(named, partial(came_by, channel=channel))
    answered = [case for case in plain.closed if case.anoniem is not None]
    assert told["aandeel_anoniem"] == plain.share(answered, lambda case: case.anoniem == "ja")


@given(cases=CASES)
def test_days_stock_and_flow_are_those_of_a_plain_count(cases: list[Registratie]) -> None:
    plain = Plain([FIRST, *cases])
    made = kengetallen(Register.from_records([FIRST, *cases], editie="bzk-2023"), organisatie="A", verslagjaar=YEAR)
    told = {name: figure.waarde for name, figure in made.items()}
    days, in_term = plain.days(), plain.within_three_months()
    assert told["dagen_mediaan"] == Fraction(median(days))
    assert told["dagen_p90"] == sorted(days)[ceil(Fraction(9, 10) * len(days)) - 1]
    assert told["aandeel_twaalf_weken"] == Fraction(sum(day <= 84 for day in days), len(days))
    assert told["aandeel_drie_maanden"] == Fraction(sum(in_term), len(days))
    stock = plain.stock()
    assert tuple(told[name] for name in ("open_begin", "ontvangen", "open_eind")) == (stock or (None, None, None))
    if stock is not None:
        begin, received, end = stock
        assert begin + received - len(plain.closed) == end
        assert told["afgerond"] == len(plain.closed)


def is_disciplinary(case: Melding) -> bool:
    return any(measure in DISCIPLINARY for measure in case.afdoeningen)


def is_of_type(case: Melding, code: str) -> bool:
    finer = {"dienstmiddelen": "bedrijfsmiddelen", "interne_regels": "bedrijfsmiddelen"}  # [S 256]
    return finer.get(case.hoofdcategorie, case.hoofdcategorie) == code


def came_by(case: Melding, channel: Meldkanaal) -> bool:
    return case.meldkanaal == channel


FIRST = Melding(
    organisatie="A",
    ontvangen=date(YEAR, 3, 1),
    afgerond=date(YEAR, 5, 30),
    hoofdcategorie="positie",
    uitkomst="aangetoond",
    afdoeningen=["berisping"],
)
"""A case that is always there, so that there are figures of the year."""
