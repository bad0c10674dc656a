"""The contests of the benchmarks, at a size that takes no time: every contestant does the work.

They need the libraries that they compare with, the group ``bench``; without those they are skipped.
"""

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("highspy")
pytest.importorskip("pandera")
pytest.importorskip("polars")
pytest.importorskip("pydantic")

from benchmarks.cases import make_cases
from benchmarks.contest import Contest, Contestant, DisagreeError, Goal, agree, compete
from benchmarks.contests import rules
from benchmarks.forms import json_of, register_of
from benchmarks.page import page
from benchmarks.programme import LEAST_ROWS, PROGRAMME, Plan
from uri.rules.catalogue import CASE_RULES, REGISTER_RULES

ROWS = 600
"""Enough for every breach to be made, and for every type, outcome and measure to occur."""


@pytest.mark.parametrize("plan", [plan for plan in PROGRAMME if not plan.cold], ids=lambda plan: plan.name)
def test_all_contestants_give_the_same_answer(plan: Plan) -> None:
    agree(plan.make(ROWS))


def test_a_register_as_small_as_a_ministry_has_it_gives_the_same_tables_everywhere() -> None:
    (small,) = (plan for plan in PROGRAMME if plan.rows == LEAST_ROWS and plan.name == "tables-small")
    agree(small.at(1))


def test_a_contest_is_called_what_the_programme_calls_it() -> None:
    assert [plan.make(ROWS).name for plan in PROGRAMME] == [plan.name for plan in PROGRAMME]


def test_every_goal_names_a_contestant() -> None:
    for plan in PROGRAMME:
        contest = plan.make(ROWS)
        assert {goal.rival for goal in contest.goals} <= {each.name for each in contest.contestants[1:]}


def test_every_contest_has_a_goal() -> None:
    assert [plan.name for plan in PROGRAMME if not plan.make(ROWS).goals] == []


def test_every_rule_is_broken_by_some_case() -> None:
    """But one: no measure of the list lies outside the edition."""
    contest = rules.rules_with_texts(6_000)
    broken = contest.ours.answer(contest.ours.run(None))
    assert {rule.id for rule in (*CASE_RULES, *REGISTER_RULES)} - set(broken) == {"URI-M-afdoening-buiten-editie"}


def test_about_one_row_in_a_hundred_breaks_a_rule() -> None:
    contest = rules.rules(60_000)
    broken = contest.ours.answer(contest.ours.run(None))
    assert 0.005 < len({row for rows in broken.values() for row in rows}) / 60_000 < 0.02


def test_the_year_that_rivals_are_told_is_the_one_in_which_a_case_counts() -> None:
    made = make_cases(ROWS, breaches=True)
    assert register_of(made).jaar.tolist() == made.year.tolist()


def test_the_same_seed_makes_the_same_cases() -> None:
    first, second = (json_of(make_cases(ROWS, texts=True, kenmerken=True, breaches=True)) for _ in range(2))
    assert first == second


def a_contest(theirs: object, *goals: Goal) -> Contest:
    return Contest(
        name="sum",
        title="Adding up",
        work="One and one.",
        contestants=(
            Contestant(name="uri", does="adds", run=lambda _: {"sum": [1, 2]}),
            Contestant(name="rival", does="adds too", run=lambda _: theirs),
        ),
        goals=goals,
    )


def test_a_contestant_with_another_answer_stops_the_contest() -> None:
    with pytest.raises(DisagreeError, match="sum: rival: sum: 1: expected 2, found 3"):
        compete(a_contest({"sum": [1, 3]}), budget=0, most=1)


def test_the_page_holds_every_goal_whether_it_was_met_and_why_not() -> None:
    goals = (Goal(rival="rival", most=900), Goal(rival="rival", most=0, reason="Nothing takes no time."))
    written = page([compete(a_contest({"sum": [1, 2]}, *goals), budget=0, most=3)], [("Cores", "2")])
    assert written.startswith("<!-- Made by")
    assert "| ≤ 900 | yes |" in written
    assert "| ≤ 0 | **no** |" in written
    assert "Adding up, against rival: Nothing takes no time." in written
    assert "Rounds: 3." in written
    assert "| Cores | 2 |" in written
    assert "none is set" not in written


def test_the_page_holds_the_fastest_rival_that_has_no_goal() -> None:
    result = compete(a_contest({"sum": [1, 2]}), budget=0, most=3)
    assert (result.fastest, result.lacks_goal) == ("rival", True)
    assert "| none is set | **no** |" in page([result], [])
