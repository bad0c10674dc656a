"""What an organisation hands over: its counts of one year with their scope, as they are in the published report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.factories import dossier, melding, register, signaal
from uri import Aanlevering, Personeel, Register, SelectionError, Soort, UnreadableError, read_aanlevering, read_dossier
from uri.aggregate.json_forms.content_digest import digest_of
from uri.reading import is_aanlevering
from uri.testing import registers

EXAMPLE = Path(__file__).parents[3] / "examples" / "bzk-2023"


@pytest.fixture(scope="module")
def handed_over() -> Aanlevering:
    return Aanlevering.of(read_dossier(EXAMPLE))


def test_the_example_hands_over_what_its_report_prints(handed_over: Aanlevering) -> None:
    """26 meldingen [S 258], without AIVD and RCN [S 546]; 15 signalen [S 307].

    The case list has 15 substantiated ones: two more of omgangsvormen than the 13 of Table 1 [S 254, 258].
    """
    reports, concerns = handed_over.kubussen
    assert (reports.total(), reports.total(uitkomst={"aangetoond"}), concerns.total()) == (26, 15, 15)
    assert handed_over.zonder == {"AIVD", "RCN"}
    assert [staff.aantal for staff in handed_over.personeel] == [9000, 11633]


def test_no_kenmerk_or_description_is_in_it() -> None:
    case = melding(kenmerk="ZK-4711", omschrijving="Een verhaal")
    text = Aanlevering.of(dossier(case, organisatie="Ministerie A")).to_json()
    assert "4711" not in text
    assert "verhaal" not in text


def test_it_comes_back_equal_from_a_file(handed_over: Aanlevering, tmp_path: Path) -> None:
    path = tmp_path / "bzk.json"
    path.write_text(handed_over.to_json(), encoding="utf-8")
    assert is_aanlevering(path)
    assert read_aanlevering(path) == handed_over


@given(registers(least=1))
def test_what_any_register_hands_over_comes_back_equal(cases: Register) -> None:
    for name in filter(None, cases.organisaties):
        for year in {case.jaar for case in cases.to_records() if case.organisatie == name and case.jaar}:
            try:
                made = Aanlevering.of(cases, organisatie=name, verslagjaar=year)
            except SelectionError:  # only cases that still run
                continue
            assert Aanlevering.from_json(made.to_json()) == made


def test_a_changed_file_is_refused_and_named(handed_over: Aanlevering, tmp_path: Path) -> None:
    path = tmp_path / "bzk.json"
    path.write_text(handed_over.to_json().replace("RCN", "RVB"), encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"bzk\.json") as caught:
        read_aanlevering(path)
    assert [(finding.place.file, finding.place.key) for finding in caught.value.findings] == [("bzk.json", "digest")]


@pytest.mark.parametrize(("key", "value"), [("organisatie", "Ministerie B"), ("verslagjaar", 2022)])
def test_counts_of_another_organisation_or_year_are_refused(handed_over: Aanlevering, key: str, value: Any) -> None:  # noqa: ANN401 (a value of JSON)
    document = {**json.loads(handed_over.to_json()), key: value}
    with pytest.raises(UnreadableError) as caught:
        Aanlevering.from_dict({**document, "digest": digest_of(document)})
    assert [finding.place.key for finding in caught.value.findings] == [
        "kubussen 1, populatie",
        "kubussen 2, populatie",
    ]


def test_a_source_without_a_name_is_refused_until_it_is_named() -> None:
    cases = register(melding(), signaal())
    with pytest.raises(SelectionError) as caught:
        Aanlevering.of(cases)
    assert caught.value.argument == "organisatie"
    assert Aanlevering.of(cases, organisatie="Ministerie A").organisatie == "Ministerie A"


def test_a_part_has_no_staff_of_the_whole() -> None:
    whole = dossier(
        melding(onderdeel="RVB"), melding(onderdeel="SSO"), organisatie="A", personeel=(Personeel(jaar=2023, aantal=9),)
    )
    part = Aanlevering.of(whole, onderdeel="RVB")
    assert (part.onderdeel, part.personeel) == ("RVB", ())
    cube = part.kubus(Soort.MELDING, "uitkomst")
    assert cube is not None
    assert cube.total() == 1


def test_the_repr_holds_no_figures(handed_over: Aanlevering) -> None:
    assert repr(handed_over) == "<Aanlevering Ministerie van Binnenlandse Zaken en Koninkrijksrelaties, 2023>"
