"""Breaches: about one row in a hundred is made to break a rule, each in a way of its own."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from benchmarks import vocabulary as v
from uri.register.columns import Numbers
from uri.taxonomy import Schendingstype

Fields = dict[str, Numbers]
Breach = Callable[[Fields, Numbers], None]
"""Changes the fields of the rows at some positions."""


def break_some(rng: np.random.Generator, fields: Fields) -> None:
    """Do every breach to its share of the rows, once at least."""
    rows = len(fields["soort"])
    for breach in BREACHES:
        breach(fields, rng.integers(0, rows, max(1, rows // v.ONE_IN)))


def _closed_before_receipt(fields: Fields, rows: Numbers) -> None:
    closed = fields["afgerond"][rows]
    fields["ontvangen"][rows] = np.where(closed == v.MISSING, fields["ontvangen"][rows], closed + 5)


def _confirmed_before_receipt(fields: Fields, rows: Numbers) -> None:
    fields["ontvangst_bevestigd"][rows] = fields["ontvangen"][rows] - 1


def _informed_before_receipt(fields: Fields, rows: Numbers) -> None:
    fields["geinformeerd"][rows] = fields["ontvangen"][rows] - 1


def _wrongdoing_confirmed_late(fields: Fields, rows: Numbers) -> None:
    _make_wrongdoing(fields, rows)
    fields["ontvangst_bevestigd"][rows] = fields["ontvangen"][rows] + 8


def _wrongdoing_informed_late(fields: Fields, rows: Numbers) -> None:
    _make_wrongdoing(fields, rows)
    fields["geinformeerd"][rows] = fields["ontvangen"][rows] + 100


def _make_wrongdoing(fields: Fields, rows: Numbers) -> None:
    fields["soort"][rows] = v.MELDING
    fields["hoofdcategorie"][rows] = v.VALUES["hoofdcategorie"].index(Schendingstype.MISSTAND)
    fields["ontvangen"][rows] = v.WBK.toordinal() - v.FIRST_DAY.toordinal()
    fields["ontvangst_bevestigd"][rows] = v.MISSING


def _another_year(fields: Fields, rows: Numbers) -> None:
    fields["verslagjaar"][rows] = 0


def _running_but_closed(fields: Fields, rows: Numbers) -> None:
    fields["uitkomst"][rows] = v.LOPEND


def _measure_without_violation(fields: Fields, rows: Numbers) -> None:
    fields["uitkomst"][rows] = v.NIET_AANGETOOND
    fields["afdoeningen"][rows] = 2


def _none_beside_a_measure(fields: Fields, rows: Numbers) -> None:
    fields["afdoeningen"][rows] = len(v.MEASURES) - 1


def _main_category_repeated(fields: Fields, rows: Numbers) -> None:
    fields["nevencategorieen"][rows] = fields["hoofdcategorie"][rows] + 1


def _type_without_a_row(fields: Fields, rows: Numbers) -> None:
    kinds = v.VALUES["hoofdcategorie"]
    fields["hoofdcategorie"][rows] = kinds.index(Schendingstype.POSITIE_BEVOEGDHEDEN)


def _other_category_without_a_row(fields: Fields, rows: Numbers) -> None:
    fields["nevencategorieen"][rows] = 1 + v.VALUES["hoofdcategorie"].index(Schendingstype.ANDERS)


def _nobody_involved(fields: Fields, rows: Numbers) -> None:
    fields["betrokkenen"][rows] = 0


def _after_the_reference_date(fields: Fields, rows: Numbers) -> None:
    day = v.STANDDATUM.toordinal() - v.FIRST_DAY.toordinal() + 9
    fields["ontvangen"][rows] = day
    fields["afgerond"][rows] = np.where(fields["afgerond"][rows] == v.MISSING, v.MISSING, day + 9)


def _part_left_out(fields: Fields, rows: Numbers) -> None:
    fields["onderdeel"][rows] = v.ONDERDELEN.index(v.LEFT_OUT)


def _no_closing_date(fields: Fields, rows: Numbers) -> None:
    fields["verslagjaar"][rows] = len(v.YEARS) - 1
    fields["afgerond"][rows] = v.MISSING


def _long_open(fields: Fields, rows: Numbers) -> None:
    fields["uitkomst"][rows] = v.LOPEND
    fields["afgerond"][rows] = v.MISSING
    fields["verslagjaar"][rows] = len(v.YEARS) - 1


def _received_after_its_year(fields: Fields, rows: Numbers) -> None:
    fields["soort"][rows] = v.MELDING
    fields["ontvangen"][rows] = v.STANDDATUM.toordinal() - v.FIRST_DAY.toordinal()
    fields["afgerond"][rows] = v.MISSING
    fields["verslagjaar"][rows] = 0


def _concern_with_an_outcome(fields: Fields, rows: Numbers) -> None:
    fields["soort"][rows] = v.SIGNAAL
    fields["uitkomst"][rows] = v.AANGETOOND


def _the_same_case(fields: Fields, rows: Numbers) -> None:
    for name in fields.keys() - {"kenmerk"}:
        fields[name][rows] = fields[name][rows - 1]


def _the_same_kenmerk(fields: Fields, rows: Numbers) -> None:
    if "kenmerk" in fields:
        fields["kenmerk"][rows] = fields["kenmerk"][rows - 1]


def _of_another_organisation(fields: Fields, rows: Numbers) -> None:
    fields["organisatie"][rows] = 1


BREACHES: tuple[Breach, ...] = (
    _closed_before_receipt,
    _confirmed_before_receipt,
    _informed_before_receipt,
    _wrongdoing_confirmed_late,
    _wrongdoing_informed_late,
    _another_year,
    _running_but_closed,
    _measure_without_violation,
    _none_beside_a_measure,
    _main_category_repeated,
    _type_without_a_row,
    _other_category_without_a_row,
    _nobody_involved,
    _after_the_reference_date,
    _part_left_out,
    _no_closing_date,
    _long_open,
    _received_after_its_year,
    _concern_with_an_outcome,
    _of_another_organisation,
    _the_same_case,
    _the_same_kenmerk,
)
