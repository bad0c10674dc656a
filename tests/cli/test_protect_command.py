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


def test_why_a_cell_is_hidden_is_printed_on_demand_and_written_nowhere(
    run: Run, policy: Path, dossier: Path, tmp_path: Path
) -> None:
    plain = run("protect", dossier, "--beleid", policy, "--out", tmp_path / "zonder")
    told = run("protect", dossier, "--beleid", policy, "--out", tmp_path / "met", "--waarom")
    assert "klein: 1." not in plain.out
    assert "klein: 1." in told.out
    assert "ALLEEN VOOR WIE PUBLICEERT" in told.out
    written = [{path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("zonder", "met")]
    assert written[0] == written[1]


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


def test_what_a_printed_table_hides_is_worked_out_from_its_sums(run: Run, policy: Path, tmp_path: Path) -> None:
    """Of 23 reports all but one row are shown; of 8 proven 5 are, so the two hidden rows have 3 between them."""
    table = tmp_path / "tabel.csv"
    table.write_text(
        "Soort;Gemeld;Aangetoond\nLekken;10;3\nDiefstal;x;x\nOmgang;7;2\nFraude;4;x\nTotaal;23;8\n", encoding="utf-8"
    )
    said = run("audit", table, "--attack", policy, "--language", "en")
    assert said.code == 1
    assert "Diefstal (Gemeld): this is 2" in said.out
    for shown in ("Lekken (Gemeld): 10", "Omgang (Gemeld): 7", "Fraude (Gemeld): 4", "Totaal (Gemeld): 23"):
        assert shown in said.out
    assert "Fraude (Aangetoond): this lies from 1 to 2" in said.out


def test_a_printed_table_that_hides_enough_tells_nothing(run: Run, policy: Path, tmp_path: Path) -> None:
    table = tmp_path / "tabel.csv"
    table.write_text("Soort;Gemeld\nLekken;10\nDiefstal;x\nOmgang;x\nTotaal;19\n", encoding="utf-8")
    said = run("audit", table, "--attack", policy)
    assert (said.code, said.out.split(":")[0]) == (0, "Niets na te rekenen")


def test_what_was_protected_withstands_the_attack_and_what_was_not_is_told(
    run: Run, policy: Path, dossier: Path, tmp_path: Path
) -> None:
    run("protect", dossier, "--beleid", policy, "--out", tmp_path / "uit")
    assert run("audit", tmp_path / "uit", "--attack", policy).code == 0
    told = run("audit", dossier, "--attack", policy, "--format", "json")
    assert told.code == 1
    assert "1 is klein en staat er" in told.out


def test_a_register_is_protected_as_its_report_is(run: Run, policy: Path, dossier: Path, tmp_path: Path) -> None:
    register = tmp_path / "cases.csv"
    lines = (dossier / "zaken.csv").read_text(encoding="utf-8").splitlines()
    register.write_text(
        "\n".join([f"{lines[0]},verslagjaar", *(f"{line},2023" for line in lines[1:])]), encoding="utf-8"
    )
    for source in (register, dossier):
        assert run("protect", source, "--beleid", policy, "--out", tmp_path / "uit").code == 0
    tables = [
        json.loads((tmp_path / "uit" / name).read_text(encoding="utf-8"))["tabellen"]
        for name in ("cases.json", "klein.json")
    ]
    assert tables[0]["schendingen"]["rijen"] == tables[1]["schendingen"]["rijen"]
