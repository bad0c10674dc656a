"""Policies side by side, held against what their reports show; and what is advised where little is left."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest

import uri
from tests.factories import melding, register
from tests.protection.field_reader import cells_of
from uri.cli import main
from uri.protection import Beleidsuitkomst, compare_policies
from uri.taxonomy import groepering

POLICY = uri.Beleid(drempel=3, bron="Besluit")
WEIGHTS = {"detail": 1, "subtotaal": 2, "totaal": 4}


def body(**kinds: int) -> uri.Rapport:
    return uri.rapport(
        register(*(melding(kind, "aangetoond", "gesprek") for kind, n in kinds.items() for _ in range(n)))
    )


SMALL, LARGE = body(positie=2, prive=1, informatie=1), body(positie=20, prive=15, informatie=12)


def read_off(given: Sequence[uri.Rapport], threshold: int, before: Sequence[uri.Rapport]) -> dict[str, int]:
    """Count in plain data what a policy comes to: counts and small ones before, the weights of hidden ones after."""
    counts = [number for report in before for _, _, number in cells_of(report.to_dict("nl")) if number]
    hidden: list[int] = []
    totals = 0
    for report in given:
        plain = report.to_dict("nl")
        kinds = {
            (name, row["code"]): row["soort"] for name, table in plain["tabellen"].items() for row in table["rijen"]
        }
        for (name, row, _), _, number in cells_of(plain):
            if number is None:
                hidden.append(4 if name == "kerncijfers" else WEIGHTS[kinds[name, row]])
                totals += kinds[name, row] == "totaal"
    return {
        "aantal": len(counts),
        "klein": sum(number < threshold for number in counts),
        "verborgen": len(hidden),
        "verlies": sum(hidden),
        "totalen_verborgen": totals,
    }


@pytest.mark.parametrize("report", [SMALL, LARGE], ids=["small", "large"])
def test_each_policy_comes_to_what_its_reports_show(report: uri.Rapport) -> None:
    policies = POLICY.varied(drempels=[3, 5], groepen=[None, "bzk-2023-grof", "totalen"])
    made = compare_policies([report], policies)
    assert [outcome.beleid for outcome in made] == list(policies)
    for outcome in made:
        result = uri.protect([report], outcome.beleid, advise=False)
        before = uri.protect([report], attrs.evolve(outcome.beleid, drempel=2, beschermen=frozenset()), advise=False)
        told = read_off(result.rapporten, outcome.beleid.drempel, before.rapporten)
        assert {name: getattr(outcome, name) for name in told} == told
        assert (outcome.bewezen, outcome.reden) == (True, None)
        assert outcome.getoond == told["aantal"] - told["verborgen"]


def test_a_policy_varies_in_thresholds_and_groupings_and_in_nothing_else() -> None:
    grof = groepering("bzk-2023-grof")
    policy = attrs.evolve(POLICY, nul_tonen=False, groepen=grof)
    assert policy.varied() == (policy,)
    assert [(one.drempel, one.groepen) for one in policy.varied(drempels=[5, 3])] == [(5, grof), (3, grof)]
    assert [one.groepen for one in policy.varied(groepen=[None, "totalen"])] == [None, groepering("totalen")]
    assert not any(one.nul_tonen for one in policy.varied(drempels=[5, 3], groepen=[None]))


def test_a_policy_that_cannot_be_kept_has_the_reason_and_the_others_are_compared() -> None:
    report = uri.rapport(register(*[melding("positie", "niet_aangetoond")] * 8, editie="rijk-2015"))
    made = compare_policies([report], [attrs.evolve(POLICY, groepen=groepering("bzk-2023-grof")), POLICY])
    assert made[0].reden is not None
    assert "rijk-2015" in made[0].reden.nl
    assert made[1].reden is None
    text = made.to_text("nl")
    assert "niet te beschermen" in text
    assert f"* Beleid 1: {made[0].reden.nl}" in text


def test_the_comparison_is_a_table_for_people_and_programs() -> None:
    made = compare_policies([SMALL], POLICY.varied(drempels=[3, 5]))
    frame = made.to_frame()
    assert [*frame["drempel"]] == [3, 5]
    assert [*frame["verborgen"]] == [outcome.verborgen for outcome in made]
    assert (len(made), repr(made)) == (2, "<Beleidsvergelijking: 2 maal beleid>")
    assert str(made) == made.to_text("nl")
    assert "Of which totals" in made.to_text("en")
    assert made._repr_html_().count("<tr>") == 3


def test_where_little_is_left_coarser_rows_are_tried_and_the_one_that_shows_the_most_is_advised() -> None:
    result = uri.protect([SMALL], POLICY)
    assert result.is_little_left
    tried = compare_policies([SMALL], POLICY.varied(groepen=["bzk-2023-grof", "totalen"]))
    assert result.advies == tried.uitkomsten
    best = max(tried, key=lambda outcome: outcome.getoond)
    assert result.aanbevolen == best
    costs = result.costs("nl")
    for outcome in tried:
        assert outcome.sentence().nl in costs
    assert best.beleid.groepen is not None
    assert f'Advies: groepen = "{best.beleid.groepen.naam}"' in costs
    assert "Advice" in result.costs("en")
    assert "Advies: groepen" not in str([report.to_text() for report in result.rapporten])


def test_of_a_body_with_many_cases_nothing_is_advised() -> None:
    result = uri.protect([LARGE], POLICY)
    assert (result.is_little_left, result.advies, result.aanbevolen) == (False, (), None)


@pytest.mark.parametrize(
    ("grouping", "expected"),
    [(None, ["bzk-2023-grof", "totalen"]), ("bzk-2023-grof", ["totalen"]), ("totalen", [])],
    ids=["rows", "groups", "totals"],
)
def test_only_coarser_rows_are_tried(grouping: str | None, expected: list[str]) -> None:
    result = uri.protect([SMALL], attrs.evolve(POLICY, drempel=10, groepen=grouping))
    assert result.is_little_left
    assert [outcome.beleid.groepen.naam for outcome in result.advies if outcome.beleid.groepen] == expected


def test_a_grouping_of_another_edition_is_not_tried_and_nothing_where_it_is_not_asked_for() -> None:
    cases = [melding(kind, "aangetoond") for kind in ("positie", "prive", "financieel")]
    report = uri.rapport(register(*cases, editie="rijk-2015"))
    result = uri.protect([report], POLICY)
    assert [outcome.beleid.groepen for outcome in result.advies] == [groepering("totalen")]
    assert uri.protect([report], POLICY, advise=False).advies == ()
    grouped = uri.protect([SMALL], attrs.evolve(POLICY, groepen="totalen")).rapporten
    assert uri.protect(grouped, POLICY).advies == ()


def test_what_shows_fewer_counts_than_now_is_not_advised() -> None:
    result = uri.protect([SMALL], POLICY)
    fewer = Beleidsuitkomst(beleid=POLICY, aantal=2, verborgen=2)
    more = Beleidsuitkomst(beleid=POLICY, aantal=40)
    refused = Beleidsuitkomst(beleid=POLICY, aantal=50, reden=uri.languages.Text("Nee.", "No."))
    shown = sum(loss.aantal - loss.verborgen for loss in result.verlies)
    assert attrs.evolve(result, advies=(fewer,)).aanbevolen == (fewer if shown == 0 else None)
    assert attrs.evolve(result, advies=(fewer, more)).aanbevolen is more
    assert attrs.evolve(result, advies=(refused,)).aanbevolen is None
    assert "Nee." in attrs.evolve(result, advies=(refused,)).costs("nl")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    made = {"report": tmp_path / "r.json", "three": tmp_path / "drie.toml", "five": tmp_path / "vijf.toml"}
    made["report"].write_text(uri.publish.to_json(SMALL, "nl"), encoding="utf-8")
    for name, threshold in (("three", 3), ("five", 5)):
        made[name].write_text(f'schema = 1\ndrempel = {threshold}\nbron = "Besluit"\n', encoding="utf-8")
    return made


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as stop:
        code = int(stop.code or 0)
    return code, *capsys.readouterr()


def test_the_command_compares_policies_and_writes_nothing(
    files: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    here = sorted(files["report"].parent.iterdir())
    options: list[Any] = ["--beleid", files["three"], "--beleid", files["five"], "--vergelijk"]
    code, out, err = run(capsys, "protect", files["report"], *options)
    policies = [uri.read_beleid(files[name]) for name in ("three", "five")]
    assert (code, out, err) == (0, compare_policies([SMALL], policies).to_text("nl") + "\n", "")
    varied = ["--drempel", "3,5", "--groepen", "geen,totalen"]
    code, out, _ = run(capsys, "protect", files["report"], *options[:2], "--vergelijk", *varied)
    expected = policies[0].varied(drempels=[3, 5], groepen=[None, "totalen"])
    assert (code, out) == (0, compare_policies([SMALL], expected).to_text("nl") + "\n")
    assert sorted(files["report"].parent.iterdir()) == here


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "--out"),
        (["--out", "uit", "--beleid", "{five}"], "--vergelijk"),
        (["--out", "uit", "--drempel", "3"], "--vergelijk"),
        (["--out", "uit", "--groepen", "totalen"], "--vergelijk"),
        (["--vergelijk", "--groepen", "niets"], "bzk-2023-grof"),
        (["--vergelijk", "--drempel", "1,3"], "3,5,10"),
        (["--vergelijk", "--drempel", "drie"], "3,5,10"),
    ],
    ids=["nowhere", "two-policies", "threshold", "grouping", "no-grouping", "too-low", "no-number"],
)
def test_what_the_command_cannot_do_is_refused_with_the_option_that_mends_it(
    files: dict[str, Path], capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    words = [option.format(**files) for option in options]
    code, _, err = run(capsys, "protect", files["report"], "--beleid", files["three"], *words)
    assert code == 2
    assert said in err
