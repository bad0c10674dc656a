"""The command `uri cube`: what a dossier or register hands over, in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.conftest import Said
from uri import read_aanlevering

Run: TypeAlias = Callable[..., Said]
EXAMPLES = Path(__file__).parents[2] / "examples"
CASES = "verslagjaar,categorie,uitkomst\n2023,positie,aangetoond\n2023,geweld,niet aangetoond\n"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "zaken.csv"
    path.write_text(CASES, encoding="utf-8")
    return path


def test_a_dossier_is_written_as_its_report_prints_it(run: Run, tmp_path: Path) -> None:
    """26 meldingen and 15 signalen [S 258, 307]."""
    out = tmp_path / "nieuw" / "bzk.json"
    said = run("cube", str(EXAMPLES / "bzk-2023"), "--out", str(out))
    assert said.code == 0
    assert [cube.total() for cube in read_aanlevering(out).kubussen] == [26, 15]


def test_a_register_without_a_name_says_which_option_names_it(run: Run, register: Path, tmp_path: Path) -> None:
    out = tmp_path / "k.json"
    said = run("cube", str(register), "--out", str(out))
    assert (said.code, out.exists()) == (2, False)
    assert "--organisatie" in said.err
    assert run("cube", str(register), "--organisatie", "Ministerie A", "--out", str(out)).code == 0
    made = read_aanlevering(out)
    assert (made.organisatie, made.verslagjaar, made.kubussen[0].total()) == ("Ministerie A", 2023, 2)


def test_a_dossier_counts_in_its_own_edition(run: Run, tmp_path: Path) -> None:
    said = run("cube", str(EXAMPLES / "bzk-2023"), "--editie", "rijk-2015", "--out", str(tmp_path / "k.json"))
    assert said.code == 2
    assert "dossier.toml" in said.err
