"""Dates as people write them, in one column."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.register.parsing.raw_sheet import Cell
from uri.register.parsing.written_dates import WrittenDates

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2023-05-18", date(2023, 5, 18)),
        ("2023-05-18T09:00:00Z", date(2023, 5, 18)),
        ("2023-05-18 09:00:00.123+02:00", date(2023, 5, 18)),
        ("18-05-2023", date(2023, 5, 18)),
        ("18.5.2023", date(2023, 5, 18)),
        ("18/05/23", date(2023, 5, 18)),
        ("18-05-99", date(1999, 5, 18)),  # 2099 is still to come
        ("20230518", date(2023, 5, 18)),
        ("18 mei 2023", date(2023, 5, 18)),
        ("18 mrt. 2023", date(2023, 3, 18)),
        ("18 febr. '23", date(2023, 2, 18)),
        ("18 febr \u201923", date(2023, 2, 18)),
        ("Mar-18-2023", date(2023, 3, 18)),
        ("donderdag 18 mei 2023", date(2023, 5, 18)),
        ("18-okt-23", date(2023, 10, 18)),
        ("18 October 2023", date(2023, 10, 18)),
        ("May 18, 2023", date(2023, 5, 18)),
        ("18th of", None),
        (45064, date(2023, 5, 18)),  # as LibreOffice shows 45064 as a date
        ("45064", date(2023, 5, 18)),
        (date(2023, 5, 18), date(2023, 5, 18)),
        (datetime(2023, 5, 18, 13, tzinfo=timezone(timedelta(hours=2))), date(2023, 5, 18)),
        ("31-02-2023", None),
        ("2023", None),
        (14, None),
        ("binnenkort", None),
        (None, None),
    ],
)
def test_a_cell_is_its_day_or_none(cell: Cell, day: date | None) -> None:
    assert WrittenDates.of([cell], today=TODAY).read(cell) == day


def test_the_one_order_that_fits_a_column_reads_its_every_cell() -> None:
    american = WrittenDates.of(["03/04/24", "12/31/2023"], today=TODAY)
    assert american.read("03/04/24") == date(2024, 3, 4)
    dutch = WrittenDates.of(["03/04/24", "31-12-2023", "13/01/2024"], today=TODAY)
    assert dutch.read("03/04/24") == date(2024, 4, 3)


def test_day_and_month_that_cannot_be_told_apart_are_ambiguous() -> None:
    dates = WrittenDates.of(["03/04/24", "05/06/24"], today=TODAY)
    assert dates.read("03/04/24") is None
    assert dates.is_ambiguous("03/04/24")
    assert not dates.is_ambiguous("31-02-2023")
    mixed = WrittenDates.of(["12/31/2023", "31/12/2023", "03/04/2024"], today=TODAY)
    assert mixed.is_ambiguous("03/04/2024")
    assert mixed.read("31/12/2023") == date(2023, 12, 31)


def test_one_mistake_does_not_hide_the_order() -> None:
    dates = WrittenDates.of(["31-13-2023", "31-12-23", "04-05-24"], today=TODAY)
    assert dates.read("04-05-24") == date(2024, 5, 4)


_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_FORMS = [
    "{0.day:02}-{0.month:02}-{0.year}",
    "{0.day}/{0.month}/{0.year}",
    "{0:%Y-%m-%d}",
    "{0:%Y-%m-%dT%H:%M:%SZ}",
    "{0.day} {1} {0.year}",
    "{0.day}.{0.month}.{2:02}",
]


@given(st.lists(st.tuples(st.dates(date(2000, 1, 1), TODAY), st.sampled_from(_FORMS)), min_size=1, max_size=20))
def test_a_column_in_mixed_dutch_forms_is_read_or_refused_and_never_misread(column: list[tuple[date, str]]) -> None:
    cells = [
        form.format(datetime(day.year, day.month, day.day), _MONTHS[day.month - 1], day.year % 100)  # noqa: DTZ001
        for day, form in column
    ]
    dates = WrittenDates.of([*cells, "31-12-2020"], today=TODAY)
    for cell, (day, _) in zip(cells, column, strict=True):
        assert dates.read(cell) == day
