"""A publication as a value: which sections it has, what stands in them, and what its pictures show and name."""

from __future__ import annotations

import pytest

from tests.factories import dossier, kubus, melding, signaal, with_cell
from uri import Leeg, Rapport, rapport
from uri.languages import Language
from uri.model import Kerncijfers, Sessie
from uri.pictures import Picture
from uri.publish import Publicatiedocument, publicatiedocument
from uri.publish.document import Block, Bullets, DataTable, Definitions, Paragraph
from uri.taxonomy import Schendingstype

CASES = (*[melding("positie")] * 2, melding("prive", "niet_aangetoond"), signaal("positie"))


def blocks(document: Publicatiedocument, code: str) -> tuple[Block, ...]:
    return next(section.blocks for section in document.sections if section.code == code)


def words(document: Publicatiedocument, code: str) -> list[str]:
    """Return what the paragraphs and lists of a section say."""
    said: list[str] = []
    for block in blocks(document, code):
        if isinstance(block, Paragraph):
            said.append(block.text)
        elif isinstance(block, Bullets):
            said += [item.text for item in block.items]
    return said


def terms(document: Publicatiedocument) -> dict[str, str]:
    return {
        name: meaning.text
        for block in blocks(document, "begrippen")
        if isinstance(block, Definitions)
        for name, meaning in block.items
    }


def test_sections_stand_in_the_order_of_the_report_and_only_where_there_are_figures() -> None:
    codes = [section.code for section in publicatiedocument(dossier(*CASES)).sections]
    assert codes == ["kort", "telling", "schendingen", "signalen", "afdoeningen", "overzicht", "begrippen", "colofon"]


def test_a_table_stands_behind_what_it_says() -> None:
    kinds = [type(block) for block in blocks(publicatiedocument(dossier(*CASES)), "signalen")]
    assert kinds == [Paragraph, DataTable]


def test_an_empty_year_has_no_section_of_figures() -> None:
    document = publicatiedocument(dossier())
    assert [section.code for section in document.sections] == ["kort", "telling", "begrippen", "colofon"]
    assert words(document, "telling")[-1].startswith("Zonder cijfers: Kerncijfers; Totaaloverzicht van schendingen; ")


# ----------------------------------------------------------------------------------------------- how was counted


def test_what_puts_a_case_in_its_year_is_told_where_it_is_so() -> None:
    said = words(publicatiedocument(dossier(*CASES)), "telling")
    assert "Meldingen tellen in het jaar waarin zij zijn afgerond, ook als zij eerder zijn gedaan." in said
    assert "Signalen tellen in het jaar waarin zij zijn ontvangen." in said
    assert not any("tellen in het jaar" in line for line in words(publicatiedocument(dossier()), "telling"))


def test_the_parts_that_were_left_out_are_named() -> None:
    document = publicatiedocument(dossier(*CASES, zonder=frozenset({"RCN", "AIVD"})))
    assert "Niet meegeteld zijn de zaken van: AIVD, RCN." in words(document, "telling")


# --------------------------------------------------------------------------------------------------- signs and terms


def test_terms_are_explained_where_they_occur() -> None:
    said = terms(publicatiedocument(dossier(*CASES)))
    assert {"Melding", "Aangetoond", "Signaal", "Afdoening", "Ongewenste omgangsvormen"} <= said.keys()
    assert not {"Klacht", "Adviesvraag", "Hulpvraag", "Meldplicht", "Persoonsgericht onderzoek"} & said.keys()


def test_a_term_of_a_row_needs_a_figure_in_it() -> None:
    stated = Kerncijfers(jaar=2023, klachtadviezen=0)
    assert "Klacht" in terms(publicatiedocument(dossier(*CASES, kerncijfers=(stated,))))


def test_signs_have_a_name_and_are_explained_where_they_occur() -> None:
    report = rapport(dossier(*CASES))
    said = terms(publicatiedocument(report))
    assert said["- (niet verzameld)"] == "Hierover zijn geen cijfers verzameld."
    assert "x (onderdrukt)" not in said
    hidden = with_cell(report, "schendingen", ("positie", "mogelijk"), Leeg.ONDERDRUKT)
    assert "x (onderdrukt)" in terms(publicatiedocument(hidden))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_meaning_is_a_sentence(language: Language) -> None:
    sessions = (Sessie(jaar=2023, sessie="Workshop", aantal=1),)
    document = publicatiedocument(dossier(*CASES, sessies=sessions), language=language)
    assert all(meaning[0].isupper() and meaning.endswith(".") for meaning in terms(document).values())


# ---------------------------------------------------------------------------------------------------------- pictures


def pictured(report: Rapport) -> dict[str, Picture]:
    return {each.table: each.picture for each in publicatiedocument(report).pictures}


def test_a_picture_says_what_it_counts_and_of_which_years() -> None:
    earlier = kubus(melding("prive", verslagjaar=2021))
    found = pictured(rapport(dossier(*CASES, tellingen=(earlier,))))
    assert found["schendingen"].title == "Meldingen naar type, en hoeveel daarvan zijn aangetoond, 2023"
    assert found["aangetoond_per_jaar"].title == "Aangetoonde meldingen naar type, 2021–2023"


def test_a_picture_has_a_panel_for_each_type_that_counts_and_names_the_others() -> None:
    report = rapport(dossier(*CASES))
    document = publicatiedocument(report)
    panels = [panel.title for panel in pictured(report)["schendingen"].bars.panels]
    labels = {row.code: row.label.nl for row in report["schendingen"].rijen}
    assert panels == [labels["positie"], labels["prive"]]
    (none,) = [line for line in words(document, "schendingen") if line.startswith("Van deze typen is er geen melding:")]
    named = none.removeprefix("Van deze typen is er geen melding: ").removesuffix(".").split("; ")
    assert sorted([*named, *panels]) == sorted(label for code, label in labels.items() if code != "totaal")


def test_a_type_of_which_a_figure_is_hidden_has_a_panel_and_is_not_said_to_count_nothing() -> None:
    report = rapport(dossier(*CASES))
    hidden = with_cell(report, "schendingen", ("geweld", "mogelijk"), Leeg.ONDERDRUKT)
    label = report.editie.place(Schendingstype.GEWELD, "schendingen")
    document = publicatiedocument(hidden)
    (panel,) = [
        panel for panel in pictured(hidden)["schendingen"].bars.panels if panel.title == getattr(label, "label", "")
    ]
    assert [bar.value for bar in panel.bars] == [None, 0]
    (none,) = [line for line in words(document, "schendingen") if line.startswith("Van deze typen is er geen melding:")]
    assert panel.title not in none
