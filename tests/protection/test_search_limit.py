"""A search that ends before the least pattern is found: proved all the same, the same each time, and told as it is."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

import uri
from tests.protection.field_reader import leaks
from tests.protection.releases import in_parts, single, yearly
from uri.cli import main
from uri.errors import UnprotectedError
from uri.protection import allowance, check_proof, known_worlds
from uri.protection.known_worlds import KnownWorlds

POLICY = uri.Beleid(drempel=3, bron="b")


def protect(reports: list[uri.Rapport], *, parts: bool, steps: int | None) -> uri.Bescherming:
    return uri.protect(reports, POLICY, whole=reports[0] if parts else None, steps=steps, advise=False)


@pytest.mark.parametrize(
    ("make", "seed"), [(single, 8), (yearly, 3), (in_parts, 3)], ids=["single", "yearly", "in_parts"]
)
def test_after_one_step_a_release_is_proved_and_leaks_nothing(
    make: Callable[[int], list[uri.Rapport]], seed: int
) -> None:
    reports, parts = make(seed), make is in_parts
    ended, whole = (protect(reports, parts=parts, steps=steps) for steps in (1, None))
    plain = [[report.to_dict("nl") for report in one] for one in (ended.rapporten, reports)]
    assert leaks(*plain, threshold=3, zeros_shown=True, whole_range=False, in_parts=parts) == []
    assert check_proof(ended.bewijs, ended.rapporten, solve=True) == ()
    assert ended.ondergrens <= whole.gewogen_verlies <= ended.gewogen_verlies
    assert (whole.ondergrens, whole.kloof) == (whole.gewogen_verlies, 0)


def test_the_same_steps_give_the_same_bytes_and_stand_in_the_proof() -> None:
    reports = in_parts(3)
    first, second = (protect(reports, parts=True, steps=1) for _ in range(2))
    assert first.bewijs.to_json() == second.bewijs.to_json()
    assert first.bewijs.data["stappen"] == 1
    assert "ondergrens" not in first.bewijs.to_json()


def test_the_gap_is_told_to_who_publishes() -> None:
    reports = [uri.rapport(uri.read_dossier("examples/bzk-2023"))]
    assert "met minder kan het niet" in protect(reports, parts=False, steps=None).costs("nl")
    ended = protect(reports, parts=False, steps=1)
    assert ended.kloof > 0
    assert f"minder dan {ended.ondergrens} kan niet" in ended.costs("nl")


def test_when_the_time_is_up_the_release_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = itertools.count(step=10)
    monkeypatch.setattr(allowance, "monotonic", lambda: next(clock))
    with pytest.raises(UnprotectedError, match="tijd"):
        uri.protect(single(8), POLICY, seconds=15)


def test_when_the_time_is_up_the_command_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = itertools.count(step=10)
    monkeypatch.setattr(allowance, "monotonic", lambda: next(clock))
    policy, out = tmp_path / "beleid.toml", tmp_path / "uit"
    policy.write_text('schema = 1\ndrempel = 3\nbron = "b"\n', encoding="utf-8")
    said = ["protect", "examples/bzk-2023", "--beleid", str(policy), "--out", str(out)]
    assert main([*said, "--seconds", "15"]) != 0
    assert "De tijd is om" in capsys.readouterr().err
    assert not out.exists()


def test_no_steps_are_no_limit_of_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["protect", "r.json", "--beleid", "b.toml", "--out", str(tmp_path), "--steps", "0"])
    assert stopped.value.code == 2
    assert "'0'" in capsys.readouterr().err


def test_worlds_that_fit_no_more_come_back_until_they_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    known = KnownWorlds()
    for world in ((1, 5), (2, 4), (3, 3)):
        known.add(world)
    known.fit([(0, 2, 9)])
    assert len(known) == 2
    assert known.first([(1, 0, 4)]) == (2, 4)
    assert known.first([(1, 5, 5)]) is None
    known.fit([])
    assert known.first([(1, 5, 5)]) == (1, 5)
    monkeypatch.setattr(known_worlds, "_MOST_KEPT", 2)
    known.fit([(0, 2, 9)])
    known.fit([])
    assert len(known) == 2
    assert known.first([(1, 5, 5)]) is None
    assert known.first([(1, 0, 3)]) == (3, 3)
