"""The form of a handover in JSON, schema 1: its keys, what each may hold and what it means."""

from __future__ import annotations

from typing import Any

from uri.aggregate.consolidation.opgaven import Opgavetabel
from uri.aggregate.cubes.cube_form import CUBE, HEADING
from uri.aggregate.json_forms.json_faults import BAD, Faults, good
from uri.aggregate.json_forms.json_form import (
    CodeForm,
    DayForm,
    Key,
    ListForm,
    MapForm,
    NullableForm,
    ObjectForm,
    TextForm,
    WholeForm,
)
from uri.aggregate.kengetallen.beside_counts import BESIDE
from uri.aggregate.kengetallen.doorlooptijden import Dagklasse, Doorlooptijden
from uri.languages import Text
from uri.model import Personeel
from uri.model.fields import EERSTE_JAAR, GROOTSTE, LAATSTE_JAAR

_YEAR = WholeForm(EERSTE_JAAR, LAATSTE_JAAR)
_STAFF = ObjectForm(
    {
        "jaar": Key(_YEAR, "The year."),
        "aantal": Key(WholeForm(0, GROOTSTE), "The number of employees."),
        "omvang": Key(NullableForm(TextForm()), "Which employees are meant."),
        "zonder": Key(NullableForm(TextForm()), "The parts that are left out, with | between them."),
        "onderdeel": Key(
            NullableForm(TextForm()), "The part whose employees these are, null for the whole.", needed=False
        ),
    }
)
_DAYS = ObjectForm(
    {
        "van": Key(WholeForm(0, GROOTSTE), "The least number of days of the class."),
        "tot": Key(NullableForm(WholeForm(0, GROOTSTE)), "The largest number of days in it, null where there is none."),
        "aantal": Key(WholeForm(0, GROOTSTE), "The number of closed meldingen."),
    }
)
_STATED = ObjectForm(
    {
        "tabel": Key(CodeForm(Opgavetabel), "The standard table of the figure."),
        "rij": Key(TextForm(), "What the figure is: a row, a kind of session, or a column without its year."),
        "aantal": Key(WholeForm(0, GROOTSTE), "The number."),
    }
)
HANDOVER = ObjectForm(
    {
        **HEADING,
        "organisatie": Key(TextForm(), "The organisation that the counts are about."),
        "onderdeel": Key(NullableForm(TextForm()), "The part of it, null for the whole."),
        "verslagjaar": Key(_YEAR, "The year that the counts are about."),
        "standdatum": Key(NullableForm(DayForm()), "The reference date."),
        "zonder": Key(ListForm(TextForm()), "The parts of the organisation that the counts leave out."),
        "personeel": Key(ListForm(_STAFF), "The numbers of employees in the year."),
        "kubussen": Key(ListForm(CUBE), "The counts; of two that tell the same, the first goes before."),
        "opgaven": Key(ListForm(_STATED), "The figures that are stated beside the cases.", needed=False),
        "naast": Key(
            MapForm(WholeForm(0, GROOTSTE), BESIDE),
            "Counts that no cube holds, by name; one that is not there was not collected.",
            needed=False,
        ),
        "doorlooptijden": Key(
            ListForm(_DAYS),
            "How many closed meldingen took how many days; those without both dates are left out.",
            needed=False,
        ),
    }
)
"""What an organisation hands over, in JSON."""


def plain_staff(staff: Personeel) -> dict[str, Any]:
    """Return a number of employees as plain data."""
    own = {} if staff.onderdeel is None else {"onderdeel": staff.onderdeel}
    return {"jaar": staff.jaar, "aantal": staff.aantal, "omvang": staff.omvang, "zonder": staff.zonder, **own}


def plain_days(durations: Doorlooptijden) -> list[dict[str, int | None]]:
    """Return days as plain data, in the order of the classes."""
    return [{"van": low, "tot": high, "aantal": number} for (low, high), number in durations.klassen.items()]


def days_of(plain: Any, faults: Faults) -> Doorlooptijden | None:  # noqa: ANN401 (as its form has read it)
    """Return the days of a handover; note each class that ends before it begins, or that stands there twice."""
    classes: dict[Dagklasse, int] = {}
    listed = good(plain, "doorlooptijden", None)
    if listed is None:
        return None
    for at, one in enumerate(listed):
        days = (good(one, "van", BAD), good(one, "tot", BAD))
        if BAD in days or good(one, "aantal", BAD) is BAD:
            continue
        low, high = days
        if (high is not None and high < low) or days in classes:
            faults.add(("doorlooptijden", at), _NO_CLASS)
            continue
        classes[days] = one["aantal"]
    return Doorlooptijden(klassen=classes)


_NO_CLASS = Text(
    "deze klasse eindigt voor zij begint, of staat er al.", "this class ends before it begins, or stands there already."
)
