"""`uri map`: the proposal of a mapping, and the mapping in the other commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

import uri

Run: TypeAlias = Callable[..., Any]

REGISTER = """\
Registratie integriteit;;;
Nr;Aard van de zaak;Bevinding;Jaar
1;Pesten;Gegrond;2023
2;Pesten;Ongegrond;2023
3;Parkeren;Ongegrond;2023
Totaal;3;;
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "eigen.csv"
    file.write_text(REGISTER, encoding="utf-8")
    return file


def test_each_word_is_told_once_with_its_rows_and_what_is_open(run: Run, path: Path) -> None:
    said = run("map", path)
    assert said.code == 1
    assert "hoofdcategorie: Pesten → omgangsvormen (2 rijen, eerst rij 3)" in said.out
    assert "hoofdcategorie: Parkeren (rij 5)" in said.out
    assert "eigen.csv, rij 6: een rij met een totaal." in said.out
    assert said.out.splitlines()[-1].startswith("3 voorgesteld, 1 open.")


def test_a_mapping_is_made_decided_and_used(run: Run, path: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "k.toml"
    assert run("map", path, "--accept", "--out", mapping).code == 1
    refused = run("report", path, "--koppeling", mapping)
    assert (refused.code, "Parkeren" in refused.err) == (1, True)
    decided = uri.read_koppeling(mapping).with_values(hoofdcategorie={"Parkeren": "prive"})
    uri.write_koppeling(decided, mapping)
    assert run("map", path, "--koppeling", mapping).code == 0
    said = run("report", path, "--koppeling", mapping, "--format", "json")
    assert (said.code, "rij 6" in said.err) == (0, True)
    assert run("report", path, "--koppeling", mapping, "--waarde", "Parkeren=onzin").code == 2


def test_single_words_are_mapped_on_the_command(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text("Categorie;Uitkomst;Jaar\nPesten;Gegrond;2023\n", encoding="utf-8")
    words = ["--waarde", "Pesten=omgangsvormen"]
    assert run("validate", file, *words, "--waarde", "Gegrond=aangetoond").code == 0
    assert run("validate", file, *words, "--lezing", "Gegrond=aangetoond").code == 0


def test_what_cannot_be_mapped_is_refused_without_a_traceback(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "brief.csv"
    file.write_text("Geachte heer\nhierbij\n", encoding="utf-8")
    assert (run("map", file).code, run("map", tmp_path / "niets.csv").code) == (2, 2)
    (tmp_path / "k.toml").write_text("schema = 1\n[kolommen]\nA = 'zaak'\n", encoding="utf-8")
    said = run("report", file, "--koppeling", tmp_path / "k.toml")
    assert (said.code, "kolommen, A" in said.err) == (2, True)


def test_english_speaks_english(run: Run, path: Path) -> None:
    said = run("map", path, "--language", "en")
    assert "bullying, intimidation" in said.out
    assert said.out.splitlines()[-1].startswith("3 proposed, 1 open.")
