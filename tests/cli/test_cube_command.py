"""The command `uri cube`: what a dossier or register hands over, in a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.conftest import Said
from tests.factories import kubus, melding
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


def test_what_was_handed_over_is_added_up_in_a_folder(run: Run, tmp_path: Path) -> None:
    """To the 26 meldingen and 15 signalen of BZK [S 258, 307] one melding of another organisation is added."""
    handed_over, other, out = tmp_path / "bzk.json", tmp_path / "b.csv", tmp_path / "uit"
    run("cube", str(EXAMPLES / "bzk-2023"), "--out", str(handed_over))
    other.write_text("organisatie,verslagjaar,categorie,uitkomst\nB,2023,positie,aangetoond\n", encoding="utf-8")
    said = run("consolidate", str(handed_over), str(other), "--verwacht", "C", "--out", str(out))
    assert (said.code, said.err) == (0, "")
    tables = ("schendingen", "signalen", "afdoeningen", "vertrouwenspersonen", "sessies", "financiele_belangen")
    names = [f"{name}{suffix}.csv" for name in tables for suffix in ("", "_per_organisatie")]
    assert sorted(path.name for path in out.iterdir()) == sorted(
        [*names, "dekking.csv", "vergelijking.csv", "consolidatie.txt", "consolidatie.json"]
    )
    assert (out / "schendingen.csv").read_text(encoding="utf-8").splitlines()[-1] == "totaal,Totaal,totaal,27,16,"
    last = (out / "signalen_per_organisatie.csv").read_text(encoding="utf-8").splitlines()[-1]
    assert last == "totaal,Totaal,totaal,,,15,15,B=niet_verzameld|C=niet_verzameld"
    assert "C (niets aangeleverd)" in (out / "consolidatie.txt").read_text(encoding="utf-8")


def test_a_dossier_and_what_it_handed_over_are_one_organisation(run: Run, tmp_path: Path) -> None:
    handed_over, out = tmp_path / "bzk.json", tmp_path / "uit"
    run("cube", str(EXAMPLES / "bzk-2023"), "--out", str(handed_over))
    said = run("consolidate", str(handed_over), str(EXAMPLES / "bzk-2023"), "--out", str(out))
    assert (said.code, out.exists()) == (2, False)
    assert "is er meer dan eens" in said.err


def test_a_report_and_a_publication_are_added_and_findings_are_told(run: Run, tmp_path: Path) -> None:
    """The printed tables of BZK have 26 and 13 [S 258]; a report of one melding comes beside them."""
    other, report, out = tmp_path / "b.csv", tmp_path / "b.json", tmp_path / "uit"
    other.write_text("organisatie,verslagjaar,categorie,uitkomst\nVenJ,2023,positie,aangetoond\n", encoding="utf-8")
    assert run("report", str(other), "--format", "json", "--out", str(report)).code == 0
    published = EXAMPLES / "bzk-2023" / "publicatie"
    said = run("consolidate", str(published), str(report), "--verwacht", "ministeries", "--out", str(out))
    assert said.code == 0
    assert "heette in 2023 “Ministerie van Justitie en Veiligheid”" in said.err
    assert (out / "schendingen.csv").read_text(encoding="utf-8").splitlines()[-1] == "totaal,Totaal,totaal,27,14,"
    assert "Ministerie van Defensie (niets aangeleverd)" in (out / "consolidatie.txt").read_text(encoding="utf-8")


def test_a_cube_by_itself_is_added_for_the_organisations_that_it_names(run: Run, tmp_path: Path) -> None:
    path, out = tmp_path / "kubus.json", tmp_path / "uit"
    cases = [melding(organisatie=name) for name in ("A", "B", "B")]
    path.write_text(kubus(*cases).to_json(), encoding="utf-8")
    said = run("consolidate", str(path), "--out", str(out))
    assert (said.code, said.err) == (0, "")
    last = (out / "schendingen_per_organisatie.csv").read_text(encoding="utf-8").splitlines()[-1]
    assert last.startswith("totaal,Totaal,totaal,1,2,3,1,2,3")
    path.write_text(path.read_text(encoding="utf-8").replace('"A"', '"C"', 1), encoding="utf-8")
    changed = run("consolidate", str(path), "--out", str(out))
    assert changed.code == 2
    assert "kubus.json" in changed.err


@pytest.mark.parametrize(
    ("how", "classes"),
    [
        ("klassen", [[29, 56, 1]]),
        ("dag", [[31, 31, 1]]),
        ("30,60", [[31, 60, 1]]),
        ("geen", None),
    ],
    ids=str,
)
def test_days_are_handed_over_as_it_is_asked(
    run: Run, tmp_path: Path, how: str, classes: list[list[int]] | None
) -> None:
    """From 1 May to 1 June is 31 days."""
    cases, out = tmp_path / "a.csv", tmp_path / "a.json"
    cases.write_text(
        "organisatie,ontvangen,afgerond,categorie,uitkomst\nA,2023-05-01,2023-06-01,positie,aangetoond\n",
        encoding="utf-8",
    )
    assert run("cube", str(cases), "--dagen", how, "--out", str(out)).code == 0
    told = json.loads(out.read_text(encoding="utf-8")).get("doorlooptijden")
    assert told == (
        None if classes is None else [dict(zip(("van", "tot", "aantal"), one, strict=True)) for one in classes]
    )


def test_days_that_do_not_rise_are_refused(run: Run, tmp_path: Path) -> None:
    said = run("cube", str(EXAMPLES / "bzk-2023"), "--dagen", "60,30", "--out", str(tmp_path / "k.json"))
    assert said.code == 2
    assert "60,30 zijn geen oplopende dagen" in said.err
