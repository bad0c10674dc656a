"""Days to closing: counted by class, with the median, and nothing that the classes do not tell."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import uri
from tests.factories import melding
from uri import pictures
from uri.pictures import Picture
from uri.pictures.bars import Bars

DAYS = (0, 14, 15, 54, 84, 85, 183, 400)


def register(*days: int) -> uri.Register:
    received = date(2023, 1, 1)
    cases = [
        melding(verslagjaar=None, ontvangen=received - timedelta(each), afgerond=received + timedelta(3))
        for each in days
    ]
    return uri.Register.from_records(cases)


def counts(picture: Picture) -> dict[str, int]:
    frame = picture.to_frame()
    return dict(zip(frame["kolom"], frame["waarde"], strict=True))


def test_cases_are_counted_by_fortnight_to_half_a_year() -> None:
    """Each case took three days more than its number."""
    picture = pictures.days(register(*(day - 3 for day in DAYS)))
    found = counts(picture)
    assert {days: number for days, number in found.items() if number} == {
        "0-14": 2,
        "15-28": 1,
        "43-56": 1,
        "71-84": 1,
        "85-98": 1,
        "183-": 2,
    }
    assert len(found) == 14  # thirteen fortnights, and what took longer
    assert picture.title == "Dagen van ontvangst tot afronding, meldingen afgerond in 2023"


def test_median_and_twelve_weeks_are_told_and_marked() -> None:
    """Of eight the middle two took 54 and 84 days; the eighth of nine tenths is the last; five took at most 84."""
    picture = pictures.days(uri.Doorlooptijden.of(DAYS))
    assert picture.remark == "Mediaan: 69 dagen. 90e percentiel: 400 dagen. Binnen twaalf weken (84 dagen): 5 van 8."
    assert isinstance(picture.drawing, Bars)
    median, weeks = picture.drawing.panels[0].marks
    assert (median.label, weeks.label) == ("Mediaan: 69 dagen", "twaalf weken")
    assert 4 < median.at < 5  # within the fifth fortnight, of the days 57 to 70
    assert weeks.at == 6


def test_of_classes_the_median_is_told_as_far_as_it_is_known() -> None:
    days = uri.Doorlooptijden.of(DAYS).in_classes([14, 28, 56, 84, 182, 365])
    picture = pictures.days(days, language="en")
    assert counts(picture) == {"0-14": 2, "15-28": 1, "29-56": 1, "57-84": 1, "85-182": 1, "183-365": 1, "366-": 1}
    assert picture.remark == (
        "Median: 43 to 70 days. 90th percentile: 366 days or more. Within twelve weeks (84 days): 5 of 8. "
        "The classes are not equally wide."
    )
    assert isinstance(picture.drawing, Bars)
    assert [mark.label for mark in picture.drawing.panels[0].marks] == ["twelve weeks"]


def test_classes_of_another_kind_are_shown_as_they_are() -> None:
    picture = pictures.days(uri.Doorlooptijden(klassen={(0, 30): 4, (31, 90): 2}))
    assert counts(picture) == {"0-30": 4, "31-90": 2}
    assert "twaalf weken" not in picture.remark


def test_cases_without_days_are_refused_with_what_to_do() -> None:
    with pytest.raises(uri.SelectionError, match="dagen bekend") as refused:
        pictures.days(uri.Register.from_records([melding()]))
    assert "datum van ontvangst" in str(refused.value.hint)
