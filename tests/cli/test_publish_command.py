"""The command `uri publish`: the texts of a dossier in its publication, and what it says of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.conftest import Said

Run: TypeAlias = Callable[..., Said]

MANIFEST = """verslagjaar = 2023
organisatie = "Gemeente Voorbeeld"
zaken = "zaken.csv"
[publicatie]
datum = 2024-07-01
[[publicatie.teksten]]
bestand = "duiding.md"
na = "schendingen"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dossier.toml").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "zaken.csv").write_text("categorie,uitkomst\npositie,aangetoond\ngeweld,aangetoond\n", encoding="utf-8")
    return tmp_path


def test_own_texts_and_sentences_stand_on_the_page(run: Run, folder: Path) -> None:
    (folder / "duiding.md").write_text("# Duiding\n\nAlle {{ schendingen.totaal.aangetoond }}.\n", encoding="utf-8")
    said = run("publish", str(folder), "--out", str(folder / "uit"), "--format", "html")
    assert (said.code, said.err) == (0, "")
    page = (folder / "uit" / "rapport.html").read_text(encoding="utf-8")
    assert "Duiding</h2>" in page
    assert "Alle 2." in page
    assert "In 2023 zijn twee meldingen van (vermoedens van) integriteitsschendingen afgerond" in page
    assert "1 juli 2024" in page


def test_a_number_that_stands_in_no_table_is_told(run: Run, folder: Path) -> None:
    (folder / "duiding.md").write_text("# Duiding\n\nEr waren 17 gesprekken.\n", encoding="utf-8")
    said = run("publish", str(folder), "--out", str(folder / "uit"), "--format", "html")
    assert said.code == 0
    assert "het getal “17” staat in geen enkele tabel" in said.err
    assert "duiding.md, rij 3" in said.err


def test_a_faulty_text_is_refused_and_nothing_is_written(run: Run, folder: Path) -> None:
    (folder / "duiding.md").write_text("# Duiding\n\n{{ schendingen.totaal.aantal }}\n", encoding="utf-8")
    said = run("publish", str(folder), "--out", str(folder / "uit"), "--format", "html")
    assert said.code == 2
    assert "duiding.md, rij 3: er is geen kolom “aantal” in tabel “schendingen”." in said.err
    assert not (folder / "uit").exists()
