"""Published tables and reports in a total: what they tell is added, and what they lack is not collected."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings

from tests.factories import melding, register, signaal
from uri import (
    Aanlevering,
    Leeg,
    Rapport,
    Register,
    SelectionError,
    consolidate,
    publish,
    rapport,
    read_dossier,
    read_publication,
)
from uri.aggregate import Basis
from uri.aggregate.consolidation.consolidatie import Consolidatie
from uri.aggregate.report.grouped_report import grouped_report
from uri.reading import read_report
from uri.taxonomy import groepering
from uri.testing import meldingen, registers
from uri.testing import signalen as concerns

EXAMPLES = Path(__file__).parents[3] / "examples"
TOTALS = ("schendingen", "signalen", "afdoeningen")
B = register(melding(organisatie="Gemeente B"), signaal(organisatie="Gemeente B"))


def figures(made: Consolidatie, *names: str) -> dict[tuple[str, str, str], object]:
    return {
        (name, row.code, column.naam): made[name][row.code, column.naam]
        for name in names
        for row in made[name].rijen
        for column in made[name].kolommen
    }


def test_the_printed_report_gives_what_its_dossier_gives_but_for_what_annex_and_table_differ_in() -> None:
    """Table 1 prints 26 and 13 [S 258], Table 3 prints 15 [S 307], Table 4 prints 3, 9 and 26 [S 330-337]."""
    made = consolidate([read_publication(EXAMPLES / "bzk-2023" / "publicatie"), B])
    table = made["schendingen"]
    assert table.row("totaal") == {"mogelijk": 27, "aangetoond": 14}
    assert table.row("omgangsvormen") == {"mogelijk": 11, "aangetoond": 4}
    assert made["signalen"].count("totaal", "aantal") == 16
    measures = made["afdoeningen"]
    assert [measures.count(code, "aantal") for code in ("disciplinair", "niet_disciplinair", "totaal")] == [3, 9, 27]
    assert made["aangetoond_per_jaar"].row("totaal") == {"2020": 34, "2021": 37, "2022": 19, "2023": 14}  # [S 283]
    assert not [one for one in made.tabellen.values() if one.broken()]
    whole = consolidate([read_dossier(EXAMPLES / "bzk-2023"), B])
    assert figures(made, "signalen") == figures(whole, "signalen")


@settings(max_examples=settings().max_examples // 4)
@given(
    registers(
        zaken=meldingen(editie="bzk-2023", jaren=(2023,), organisaties=("Gemeente A",))
        | concerns(editie="bzk-2023", jaren=(2023,), organisaties=("Gemeente A",)),
        editie="bzk-2023",
        least=1,
        most=8,
    )
)
def test_a_report_that_was_read_gives_the_totals_of_its_cases(drawn: Register) -> None:
    cases = [attrs.evolve(case, organisatie="Gemeente A", onderdeel=None) for case in drawn.to_records()]
    own = Register.from_records(cases, editie="bzk-2023")
    report = Rapport.from_dict(rapport(own, verslagjaar=2023).to_dict())
    made, whole = (consolidate([one, B], verslagjaar=2023) for one in (report, own))
    assert figures(made, *TOTALS) == figures(whole, *TOTALS)


def test_a_report_in_json_is_a_participant(tmp_path: Path) -> None:
    report = rapport(read_dossier(EXAMPLES / "bzk-2023"))
    path = tmp_path / "bzk.json"
    path.write_text(publish.to_json(report), encoding="utf-8")
    made = consolidate([read_report(path), B])
    assert made["schendingen"].count("totaal", "mogelijk") == 27
    assert made["aangetoond_per_jaar"].count("totaal", "2020") == 34  # [S 283]
    handed = made.aanleveringen
    assert [(one.organisatie, one.verslagjaar) for one in handed][:2] == [
        ("Gemeente B", 2023),
        (report.organisatie, 2020),
    ]
    assert all(Aanlevering.from_json(one.to_json()) == one for one in handed)


@pytest.mark.parametrize(
    ("grouping", "why"),
    [("bzk-2023-grof", "niet elke rij is er een van de editie"), ("totalen", "er ontbreken rijen")],
    ids=["groups", "totals"],
)
def test_of_a_report_with_merged_rows_nothing_is_taken_for_zero(grouping: str, why: str) -> None:
    """What is added up in a group cannot be told apart, and a level of measures is none of its rows."""
    own = register(
        melding("positie", "aangetoond", "gesprek", organisatie="Gemeente A"), signaal(organisatie="Gemeente A")
    )
    made = consolidate([grouped_report(rapport(own), groepering(grouping)), B])
    told = made.findings.to_text("nl")
    for title in (
        "Totaaloverzicht van schendingen",
        "Overzicht signalen",
        "Aangetoonde integriteitsschendingen per jaar",
    ):
        assert f"{title}: niet overgenomen; {why}" in told
    assert "Totaaloverzicht van afdoeningen: niet overgenomen; er ontbreken rijen" in told
    for name in TOTALS:
        cells = made[f"{name}_per_organisatie"].row("totaal")
        assert [cell for column, cell in cells.items() if "Gemeente A" in column].count(Leeg.NIET_VERZAMELD) > 0
    assert made["schendingen"].row("totaal") == {"mogelijk": 1, "aangetoond": 1}


TABLE = """Type;Mogelijk;Waarvan aangetoond
Financiële schendingen;5;2
Misbruik positie, bevoegdheden en belangenverstrengeling;{};1
Totaal;{};3
"""
MANIFEST = """titel = "Cijfers"
organisatie = "Gemeente A"
jaar = 2023
editie = "defensie-2022"
[[tabellen]]
naam = "cijfers"
bestand = "cijfers.csv"
soort = "schendingen"
basis = "{}"
"""


def publication(folder: Path, table: str, manifest: str = MANIFEST.format("afgerond")) -> Path:
    folder.mkdir()
    (folder / "cijfers.csv").write_text(table, encoding="utf-8")
    (folder / "publicatie.toml").write_text(manifest, encoding="utf-8")
    return folder


def test_rows_that_are_not_printed_are_zero_only_where_the_total_says_so(tmp_path: Path) -> None:
    other = register(melding(organisatie="Gemeente B"), editie="defensie-2022")
    whole = read_publication(publication(tmp_path / "a", TABLE.format(1, 6)))
    made = consolidate([whole, other])
    assert made["schendingen"].row("totaal") == {"mogelijk": 7, "aangetoond": 4}
    top = read_publication(publication(tmp_path / "b", TABLE.format(1, 9)))
    left = consolidate([top, other])
    assert left["schendingen_per_organisatie"]["totaal", "Gemeente A: mogelijk"] is Leeg.NIET_VERZAMELD
    assert left["schendingen"].row("totaal") == {"mogelijk": 1, "aangetoond": 1}
    assert "cijfers: niet overgenomen; er ontbreken rijen" in left.findings.to_text("nl")


@pytest.mark.parametrize(
    ("cell", "total", "told"),
    [
        ("<5", "8", "niet elke cel heeft een getal"),
        ("x", "8", "niet elke cel heeft een getal"),
        ("0", "5", "er zijn meer aangetoond dan gemeld"),
    ],
    ids=["range", "suppressed", "more-proven"],
)
def test_a_table_that_tells_less_is_named_and_is_no_zero(tmp_path: Path, cell: str, total: str, told: str) -> None:
    read = read_publication(publication(tmp_path / "a", TABLE.format(cell, total)))
    made = consolidate([read, register(melding(organisatie="Gemeente B"), editie="defensie-2022")])
    assert made["schendingen_per_organisatie"]["totaal", "Gemeente A: mogelijk"] is Leeg.NIET_VERZAMELD
    assert told in made.findings.to_text("nl")
    assert str(made["dekking"]["gemeente_a", "schendingen"]) == "niet verzameld"


def test_a_publication_on_another_basis_is_beside_the_total(tmp_path: Path) -> None:
    read = read_publication(publication(tmp_path / "a", TABLE.format(1, 6), MANIFEST.format("gemeld in het jaar")))
    made = consolidate([read, register(melding(organisatie="Gemeente B"), editie="defensie-2022")])
    assert made["schendingen"].count("totaal", "mogelijk") == 1
    assert made["schendingen_per_organisatie"].count("totaal", "Gemeente A: mogelijk") == 6
    (counted,) = [one for one in made.aanleveringen if one.organisatie == "Gemeente A"]
    assert counted.kubussen[0].basis is Basis.NIET_OPGEGEVEN


def test_reports_over_the_years_are_told_by_year_and_without_outcomes(tmp_path: Path) -> None:
    """Defensie printed 667 reports in 2022, and of 2021 a total of 271 below rows that add up to 371."""
    folder = tmp_path / "defensie"
    folder.mkdir()
    for file in (EXAMPLES / "defensie-2022").iterdir():
        text = file.read_text(encoding="utf-8").replace('bestand = "int', 'soort = "schendingen"\nbestand = "int')
        (folder / file.name).write_text(text, encoding="utf-8")
    made = consolidate([read_publication(folder)])
    assert made["schendingen"].row("totaal") == {"mogelijk": 667, "aangetoond": Leeg.NIET_VERZAMELD}
    assert made["schendingen"].count("omgangsvormen", "mogelijk") == 281
    assert "Ministerie van Defensie: Geteld zonder uitkomst" in " ".join(one.nl for one in made["schendingen"].noten)
    earlier = consolidate([read_publication(folder)], verslagjaar=2021)
    assert earlier["schendingen"].count("totaal", "mogelijk") == 371
    assert "het gedrukte totaal (271) is niet de som van de rijen (371)" in earlier.findings.to_text("nl")
    assert "welke standaardtabel dit is" in consolidate(
        [read_publication(EXAMPLES / "defensie-2022")]
    ).findings.to_text("nl")


def test_a_publication_without_organisation_or_year_is_refused(tmp_path: Path) -> None:
    for words, argument in (('organisatie = "Gemeente A"', "organisatie"), ("jaar = 2023", "verslagjaar")):
        folder = publication(tmp_path / argument, TABLE.format(1, 6), MANIFEST.format("afgerond").replace(words, ""))
        with pytest.raises(SelectionError) as caught:
            consolidate([read_publication(folder)])
        assert caught.value.argument == argument
