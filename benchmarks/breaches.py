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


def _closed_before_receipt(fields: Fields, at: Numbers) -> None:
    closed = fields["afgerond"][at]
    fields["ontvangen"][at] = np.where(closed == v.MISSING, fields["ontvangen"][at], closed + 5)


def _another_year(fields: Fields, at: Numbers) -> None:
    fields["verslagjaar"][at] = 0


def _running_but_closed(fields: Fields, at: Numbers) -> None:
    fields["uitkomst"][at] = v.LOPEND


def _measure_without_violation(fields: Fields, at: Numbers) -> None:
    fields["uitkomst"][at] = v.NIET_AANGETOOND
    fields["afdoeningen"][at] = 2


def _none_beside_a_measure(fields: Fields, at: Numbers) -> None:
    fields["afdoeningen"][at] = len(v.MEASURES) - 1


def _main_category_repeated(fields: Fields, at: Numbers) -> None:
    fields["nevencategorieen"][at] = fields["hoofdcategorie"][at] + 1


def _type_without_a_row(fields: Fields, at: Numbers) -> None:
    kinds = v.VALUES["hoofdcategorie"]
    fields["hoofdcategorie"][at] = kinds.index(Schendingstype.POSITIE_BEVOEGDHEDEN)


def _other_category_without_a_row(fields: Fields, at: Numbers) -> None:
    fields["nevencategorieen"][at] = 1 + v.VALUES["hoofdcategorie"].index(Schendingstype.ANDERS)


def _nobody_involved(fields: Fields, at: Numbers) -> None:
    fields["betrokkenen"][at] = 0


def _after_the_reference_date(fields: Fields, at: Numbers) -> None:
    day = v.STANDDATUM.toordinal() - v.FIRST_DAY.toordinal() + 9
    fields["ontvangen"][at] = day
    fields["afgerond"][at] = np.where(fields["afgerond"][at] == v.MISSING, v.MISSING, day + 9)


def _part_left_out(fields: Fields, at: Numbers) -> None:
    fields["onderdeel"][at] = v.ONDERDELEN.index(v.LEFT_OUT)


def _no_closing_date(fields: Fields, at: Numbers) -> None:
    fields["verslagjaar"][at] = len(v.YEARS) - 1
    fields["afgerond"][at] = v.MISSING


def _long_open(fields: Fields, at: Numbers) -> None:
    fields["uitkomst"][at] = v.LOPEND
    fields["afgerond"][at] = v.MISSING
    fields["verslagjaar"][at] = len(v.YEARS) - 1


def _received_after_its_year(fields: Fields, at: Numbers) -> None:
    fields["soort"][at] = v.MELDING
    fields["ontvangen"][at] = v.STANDDATUM.toordinal() - v.FIRST_DAY.toordinal()
    fields["afgerond"][at] = v.MISSING
    fields["verslagjaar"][at] = 0


def _concern_with_an_outcome(fields: Fields, at: Numbers) -> None:
    fields["soort"][at] = v.SIGNAAL
    fields["uitkomst"][at] = v.AANGETOOND


def _the_same_case(fields: Fields, at: Numbers) -> None:
    for name in fields.keys() - {"kenmerk"}:
        fields[name][at] = fields[name][at - 1]


def _the_same_kenmerk(fields: Fields, at: Numbers) -> None:
    if "kenmerk" in fields:
        fields["kenmerk"][at] = fields["kenmerk"][at - 1]


def _of_another_organisation(fields: Fields, at: Numbers) -> None:
    fields["organisatie"][at] = 1


BREACHES: tuple[Breach, ...] = (
    _closed_before_receipt,
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
