"""When a reporter must hear: the terms of the law on a report of wrongdoing, and what is known of the others."""

from datetime import date
from typing import Any

import pytest

from tests.factories import closed_melding, register, running_melding, signaal
from uri import Melding, check
from uri.findings import Severity, Tally

CONFIRMED, INFORMED = "URI-M-laat-bevestigd", "URI-M-laat-geinformeerd"


def wrongdoing(received: date | None, **fields: Any) -> Melding:  # noqa: ANN401 (the fields of a melding)
    """Make a melding of wrongdoing, closed long after; no other rule says a word of it."""
    return closed_melding(
        **{"hoofdcategorie": "misstand", "ontvangen": received, "afgerond": date(2025, 6, 1), **fields}
    )


@pytest.mark.parametrize(
    ("received", "confirmed", "tally"),
    [
        (date(2024, 3, 1), date(2024, 3, 1), Tally(passed=1)),
        (date(2024, 3, 1), date(2024, 3, 8), Tally(passed=1)),
        (date(2024, 3, 1), date(2024, 3, 9), Tally(failed=1)),
        (date(2023, 2, 18), date(2023, 2, 26), Tally(failed=1)),
        (date(2023, 2, 17), date(2023, 2, 25), Tally(passed=1)),
        (date(2024, 3, 1), None, Tally(not_evaluable=1)),
        (None, date(2024, 3, 9), Tally(not_evaluable=1)),
    ],
    ids=[
        "same day",
        "seven days",
        "eight days",
        "first day of the law",
        "day before the law",
        "unknown",
        "not received",
    ],
)
def test_the_receipt_is_confirmed_within_seven_days(
    received: date | None, confirmed: date | None, tally: Tally
) -> None:
    """Directive (EU) 2019/1937, article 9(1)(b); the law came into force on 18 February 2023."""
    case = wrongdoing(received, ontvangst_bevestigd=confirmed)
    assert check(case).tallies[CONFIRMED] == tally
    assert check(register(case)).tallies[CONFIRMED] == tally


@pytest.mark.parametrize(
    ("received", "confirmed", "informed", "tally"),
    [
        (date(2024, 3, 1), date(2024, 3, 4), date(2024, 6, 4), Tally(passed=1)),
        (date(2024, 3, 1), date(2024, 3, 4), date(2024, 6, 5), Tally(failed=1)),
        (date(2023, 11, 28), date(2023, 11, 30), date(2024, 2, 29), Tally(passed=1)),
        (date(2023, 11, 28), date(2023, 11, 30), date(2024, 3, 1), Tally(failed=1)),
        (date(2024, 1, 1), None, date(2024, 4, 8), Tally(passed=1)),
        (date(2024, 1, 1), None, date(2024, 4, 9), Tally(failed=1)),
        (date(2023, 2, 17), date(2023, 2, 17), date(2024, 2, 17), Tally(passed=1)),
        (date(2024, 1, 1), date(2024, 1, 1), None, Tally(not_evaluable=1)),
        (None, date(2024, 1, 1), date(2024, 9, 1), Tally(not_evaluable=1)),
    ],
    ids=[
        "three months",
        "a day more",
        "to the end of February",
        "past the end of February",
        "from seven days after the receipt",
        "a day more than that",
        "before the law",
        "not told when",
        "not received",
    ],
)
def test_the_reporter_hears_within_three_months_of_the_confirmation(
    received: date | None, confirmed: date | None, informed: date | None, tally: Tally
) -> None:
    """Article 9(1)(f); without a confirmation the three months start seven days after the report was made."""
    case = wrongdoing(received, ontvangst_bevestigd=confirmed, geinformeerd=informed)
    assert check(case).tallies[INFORMED] == tally
    assert check(register(case)).tallies[INFORMED] == tally


def test_the_terms_hold_for_wrongdoing_only_whether_it_is_the_main_type_or_another() -> None:
    late: dict[str, Any] = {"ontvangst_bevestigd": date(2024, 5, 1), "geinformeerd": date(2025, 5, 1)}
    day = date(2024, 3, 1)
    beside = wrongdoing(day, **late, hoofdcategorie="financieel", nevencategorieen=["misstand"])
    assert {CONFIRMED, INFORMED} <= check(beside).counts().keys()
    other = wrongdoing(day, **late, hoofdcategorie="financieel")
    assert not {CONFIRMED, INFORMED} & check(other).counts().keys()
    assert check(other).tallies[CONFIRMED] == check(wrongdoing(None, hoofdcategorie="prive")).tallies[CONFIRMED]
    assert CONFIRMED not in check(signaal("misstand", ontvangen=date(2023, 5, 1), **late)).tallies


def test_a_term_that_was_exceeded_is_a_warning_that_shows_the_days() -> None:
    case = wrongdoing(date(2024, 3, 1), ontvangst_bevestigd=date(2024, 3, 11))
    (finding,) = check(case).by_rule()[CONFIRMED]
    assert (finding.severity, finding.place.column) == (Severity.WARNING, "ontvangst_bevestigd")
    assert str(finding.found) == "ontvangen 2024-03-01; ontvangst_bevestigd 2024-03-11"


@pytest.mark.parametrize("field", ["ontvangst_bevestigd", "geinformeerd"])
def test_nothing_is_said_to_a_reporter_before_the_case_came_in(field: str) -> None:
    rule = {
        "ontvangst_bevestigd": "URI-M-bevestigd-voor-ontvangst",
        "geinformeerd": "URI-M-geinformeerd-voor-ontvangst",
    }
    day = date(2023, 3, 2)
    for other, tally in ((day, Tally(passed=1)), (date(2023, 3, 1), Tally(failed=1)), (None, Tally(not_evaluable=1))):
        assert check(closed_melding(**{"ontvangen": day, field: other})).tallies[rule[field]] == tally


def test_of_a_report_that_is_long_open_the_reporter_may_have_heard() -> None:
    """Within twelve weeks: Besluit melden vermoeden van misstand bij Rijk en Politie, article 16."""
    still = running_melding(ontvangen=date(2023, 1, 2))
    heard = running_melding(ontvangen=date(2023, 1, 2), geinformeerd=date(2023, 3, 1))
    day = date(2023, 3, 28)  # twelve weeks and a day
    assert "URI-M-lang-open" in check(still, standdatum=day).counts()
    assert "URI-M-lang-open" not in check(heard, standdatum=day).counts()
