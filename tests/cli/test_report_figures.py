"""The key figures in what ``uri report`` writes, in every format."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Said

BZK = Path(__file__).parents[2] / "examples" / "bzk-2023"


@pytest.mark.parametrize("name", ["text", "md", "html", "json"], ids=str)
def test_the_key_figures_stand_behind_the_tables_where_they_are_asked_for(run: Callable[..., Said], name: str) -> None:
    asked, plain = (run("report", BZK, "--format", name, *more) for more in (["--vergelijking"], []))
    assert (asked.code, plain.code) == (0, 0)
    share = "0.57692" if name == "json" else "57,69%"  # 15 / 26
    assert (share in asked.out, share in plain.out) == (True, False)


def test_csv_has_a_file_of_them(run: Callable[..., Said], tmp_path: Path) -> None:
    assert run("report", BZK, "--format", "csv", "--vergelijking", "--out", tmp_path).code == 0
    assert "aandeel_aangetoond" in (tmp_path / "vergelijking.csv").read_text(encoding="utf-8")


def test_what_is_written_is_read_back_and_protected(run: Callable[..., Said], tmp_path: Path) -> None:
    written = run("report", BZK, "--format", "json", "--vergelijking")
    (tmp_path / "rapport.json").write_text(written.out, encoding="utf-8")
    (tmp_path / "beleid.toml").write_text('schema = 1\ndrempel = 3\nbron = "Besluit"\n', encoding="utf-8")
    said = run("report", tmp_path / "rapport.json", "--format", "json", "--beleid", tmp_path / "beleid.toml")
    assert said.code == 0
    rows = json.loads(said.out)["tabellen"]["vergelijking"]["rijen"]
    assert {row["code"] for row in rows}.isdisjoint({"geen_afdoening_aangetoond", "geen_afdoening_niet_aangetoond"})


def test_it_is_an_option_for_cases(run: Callable[..., Said], tmp_path: Path) -> None:
    written = run("report", BZK, "--format", "json")
    (tmp_path / "rapport.json").write_text(written.out, encoding="utf-8")
    said = run("report", tmp_path / "rapport.json", "--vergelijking")
    assert said.code == 2
    assert "--vergelijking is voor zaken" in said.err
