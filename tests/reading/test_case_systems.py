"""Exports of case systems, read by their mappings: made by hand in the published forms, with invented cases.

The forms are those of the Zaken API 1.5.1 and of the list of reports of GlobaLeaks: docs/case-systems.md names both.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

import uri
from uri.proposal import propose_mapping
from uri.reading.files.nested_json import flat

Run: TypeAlias = Callable[..., Any]

FOLDER = Path(__file__).parent / "case_systems"
# What the people who handled the cases would say of them: type, outcome, receipt, closing, measures, part.
ZAKEN = {
    "ZAAK-2024-0000000011": "melding omgangsvormen aangetoond 2024-01-15 2024-03-28 berisping Directie Zuid",
    "ZAAK-2024-0000000012": "melding positie niet_aangetoond 2024-02-06 2024-05-14 - Directie Zuid",
    "ZAAK-2024-0000000019": "melding financieel aangetoond 2024-03-11 2024-06-20 corrigerend_gesprek+training"
    " Directie Noord",
    "ZAAK-2024-0000000023": "melding omgangsvormen lopend 2024-05-02 - - Directie Noord",
    "ZAAK-2024-0000000031": "melding informatie onbekend 2024-06-17 2024-06-28 - Staf",
    "ZAAK-2024-0000000034": "signaal omgangsvormen onbekend 2024-09-03 2024-09-10 - Directie Zuid",
}
TIPS = {
    "41": "melding omgangsvormen aangetoond 2024-01-09 - - Hoofdkantoor",
    "42": "melding financieel niet_aangetoond 2024-02-20 - - Regio",
    "43": "melding informatie aangetoond 2024-04-02 - - Regio",
    "44": "melding bevoegdheden onbekend 2024-06-25 - - Hoofdkantoor",
    "45": "melding omgangsvormen lopend 2024-10-14 - - Regio",
    "46": "melding financieel lopend 2024-12-03 - - Hoofdkantoor",
}


def told(case: Any) -> str:  # noqa: ANN401 (a melding or a signaal)
    measures = "+".join(sorted(code.value for code in case.afdoeningen))
    days = [day.isoformat() if day else "-" for day in (case.ontvangen, case.afgerond)]
    codes = [case.soort.value, case.hoofdcategorie.value, case.uitkomst.value]
    return " ".join([*codes, *days, measures or "-", case.onderdeel])


@pytest.mark.parametrize(("name", "cases"), [("zaken", ZAKEN), ("tips", TIPS)])
def test_every_case_of_an_export_is_read_as_it_was_handled(name: str, cases: dict[str, str]) -> None:
    reading = uri.scan_register(FOLDER / f"{name}.json", koppeling=FOLDER / f"{name}.toml")
    assert not reading.rejected
    assert {case.kenmerk: told(case) for case in reading.register.to_records()} == cases


@pytest.mark.parametrize("name", ["zaken", "tips"])
def test_open_text_stays_in_the_case_system(name: str) -> None:
    register = uri.read_register(FOLDER / f"{name}.json", koppeling=FOLDER / f"{name}.toml")
    kept = json.dumps([case.eigen for case in register.to_records()], ensure_ascii=False)
    assert "Open tekst" in (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert "pen tekst" not in kept
    assert all(case.omschrijving is None for case in register.to_records())


@pytest.mark.parametrize("name", ["zaken", "tips"])
def test_a_mapping_of_a_case_system_is_the_same_in_both_forms(name: str, tmp_path: Path) -> None:
    mapping = uri.read_koppeling(FOLDER / f"{name}.toml")
    uri.write_koppeling(mapping, tmp_path / "k.xlsx")
    assert uri.read_koppeling(tmp_path / "k.xlsx") == mapping


def test_an_expanded_zaak_is_proposed_by_the_names_of_its_eigenschappen() -> None:
    proposal = propose_mapping(FOLDER / "zaken.json")
    found = {field: header for header, field in proposal.koppeling.kolommen.items()}
    assert proposal.koppeling.tabel.pad == "results"
    assert found["hoofdcategorie"] == "_expand.eigenschappen.Aard van de schending"
    assert found["afdoeningen"] == "_expand.eigenschappen.Maatregel"
    assert found["uitkomst"] == "_expand.resultaat._expand.resultaattype.omschrijving"
    assert not proposal.koppeling.kruisjes  # columns that are empty in every zaak say nothing


def test_what_no_cell_can_hold_is_left_out_and_does_not_reject_a_row(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    shape = [[[4.3, 52.1], [4.4, 52.2]]]
    cases = [{"categorie": "geweld", "uitkomst": "aangetoond", "jaar": 2024, "vorm": shape} for _ in range(3)]
    file.write_text(json.dumps(cases), encoding="utf-8")
    mapping = uri.propose(file)
    assert mapping.kolommen["vorm"] == "weg"
    assert len(uri.read_register(file, koppeling=mapping)) == 3


def test_a_closed_report_without_an_end_breaks_a_rule_of_ones_own(run: Run, tmp_path: Path) -> None:
    profile = FOLDER / "tips-regels.toml"
    mapping = FOLDER / "tips.toml"
    assert "TIP-1" not in run("validate", FOLDER / "tips.json", "--koppeling", mapping, "--profile", profile).out
    tips = json.loads((FOLDER / "tips.json").read_text(encoding="utf-8"))
    tips[0]["substatus"] = None
    (tmp_path / "tips.json").write_text(json.dumps(tips), encoding="utf-8")
    said = run("validate", tmp_path / "tips.json", "--koppeling", mapping, "--profile", profile)
    assert (said.code, said.out.count("TIP-1")) == (1, 1)


def test_the_values_of_nested_objects_are_all_kept() -> None:
    record = {
        "a": {"b": 1, "c": [{"naam": "X", "waarde": "p"}, {"naam": "Y", "waarde": None}]},
        "d": [{"e": 1}, {"e": 2}],
    }
    assert flat(record) == {"a.b": 1, "a.c.X": "p", "a.c.Y": None, "d.e": ["1", "2"]}
    assert flat({"a.b": "x", "a": {"b": "y"}}) == {"a.b": ["x", "y"]}
    assert flat({"v": [{"name": "N", "value": 1}, {"name": "N", "value": 2}]}) == {"v.N": ["1", "2"]}


def test_a_list_of_names_and_values_needs_both_in_every_object() -> None:
    mixed = [{"naam": "A", "waarde": 1}, {"naam": "B"}]
    assert flat({"v": mixed}) == {"v.naam": ["A", "B"], "v.waarde": 1}


def test_what_lies_too_deep_is_told_and_no_traceback(tmp_path: Path) -> None:
    deep: Any = "bodem"
    for _ in range(300):
        deep = {"x": deep}
    file = tmp_path / "diep.json"
    file.write_text(
        json.dumps([{"categorie": "geweld", "uitkomst": "aangetoond", "jaar": 2024, "y": deep}]), encoding="utf-8"
    )
    reading = uri.scan_register(file, koppeling=uri.Koppeling())
    assert Counter(finding.rule for finding in reading.findings)["URI-I-genest"] == 1
