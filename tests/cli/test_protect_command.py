"""The commands that protect small counts, and check the proof."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import attrs
import pytest

from uri.cli.program import main

POLICY = 'schema = 1\ndrempel = 3\nbron = "Besluit van de directeur"\n'


@attrs.frozen
class Said:
    """What a command came to."""

    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return lambda *arguments: Said(main([str(argument) for argument in arguments]), *capsys.readouterr())


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "beleid.toml"
    path.write_text(POLICY, encoding="utf-8")
    return path


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Nine cases of three types: five and three proven of two of them, one not of the third."""
    folder = tmp_path / "klein"
    folder.mkdir()
    (folder / "dossier.toml").write_text('verslagjaar = 2023\norganisatie = "Dienst"\nzaken = "zaken.csv"\n')
    rows = ["positie,aangetoond,berisping"] * 5 + ["geweld,aangetoond,gesprek"] * 3 + ["prive,niet_aangetoond,"]
    (folder / "zaken.csv").write_text("\n".join(["hoofdcategorie,uitkomst,afdoeningen", *rows]) + "\n")
    return folder


def test_what_is_protected_is_proved_and_a_change_of_it_is_not(
    run: Run, policy: Path, dossier: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit"
    assert run("protect", dossier, "--beleid", policy, "--out", out).code == 0
    assert sorted(path.name for path in out.iterdir()) == ["bewijs.json", "klein.json"]
    report = json.loads((out / "klein.json").read_text(encoding="utf-8"))
    rows = {row["code"]: row for row in report["tabellen"]["schendingen"]["rijen"]}
    assert rows["prive"]["cellen"]["mogelijk"] is None
    assert rows["prive"]["leeg"]["mogelijk"] == "onderdrukt"
    assert rows["misstand"]["cellen"]["mogelijk"] == 0
    assert "Besluit van de directeur" in " ".join(report["tabellen"]["schendingen"]["noten"])
    assert report["tabellen"]["overzicht"]["rijen"] == []
    assert run("verify", out).code == 0
    assert run("verify", out, "--solve").code == 0
    rows["positie"]["cellen"]["mogelijk"] = 4
    (out / "klein.json").write_text(json.dumps(report), encoding="utf-8")
    refused = run("verify", out)
    assert refused.code == 1
    assert refused.out.endswith("Niet bewezen.\n")


def test_a_report_and_a_publication_follow_a_policy(run: Run, policy: Path, dossier: Path, tmp_path: Path) -> None:
    said = run("report", dossier, "--beleid", policy, "--format", "json")
    assert '"onderdrukt"' in said.out
    assert "niet getoond wordt" in said.err
    with (dossier / "dossier.toml").open("a", encoding="utf-8") as stream:
        stream.write('[publicatie]\ncontact = "integriteit@dienst.nl"\n')
    assert run("publish", dossier, "--beleid", policy, "--out", tmp_path / "p", "--format", "html").code == 0
    page = (tmp_path / "p" / "rapport.html").read_text(encoding="utf-8")
    assert "integriteit@dienst.nl" in page
    assert "Besluit van de directeur" in page


def test_a_policy_that_is_wrong_is_refused_with_every_fault(
    run: Run, policy: Path, dossier: Path, tmp_path: Path
) -> None:
    policy.write_text('schema = 1\neis = "streng"\nbeschermen = ["mogelijk", "alles"]\n', encoding="utf-8")
    said = run("protect", dossier, "--beleid", policy, "--out", tmp_path / "uit")
    assert said.code == 2
    for fault in ("“drempel” ontbreekt", "“bron” ontbreekt", "drempel, bereik", "niet_aangetoond"):
        assert fault in said.err
    assert not (tmp_path / "uit").exists()


def test_two_reports_of_one_name_are_refused(run: Run, policy: Path, dossier: Path, tmp_path: Path) -> None:
    said = run("protect", dossier, dossier, "--beleid", policy, "--out", tmp_path / "uit")
    assert said.code == 2
    assert "“klein.json”" in said.err


def test_a_folder_without_a_proof_is_refused(run: Run, tmp_path: Path) -> None:
    said = run("verify", tmp_path)
    assert said.code == 2
    assert "bewijs.json" in said.err
    (tmp_path / "bewijs.json").write_text("{}", encoding="utf-8")
    assert "geen bewijs" in run("verify", tmp_path).err
