"""Which column is which field, where columns are empty, marked with crosses, or hold several words in a cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

import uri

Propose: TypeAlias = Callable[[str], uri.Koppeling]


@pytest.fixture
def proposed(tmp_path: Path) -> Propose:
    """Propose a mapping for a CSV file of this text."""
    file = tmp_path / "eigen.csv"

    def of(text: str) -> uri.Koppeling:
        file.write_text(text, encoding="utf-8")
        return uri.propose(file)

    return of


def test_columns_without_a_single_cross_are_no_crosses_by_their_headers_alone(proposed: Propose) -> None:
    mapping = proposed(
        "Categorie;Uitkomst;Jaar;Communicatiekanaal;Informatieobjecten\n"
        "geweld;aangetoond;2023;;\nprive;lopend;2023;;\ngeweld;lopend;2023;;\n"
    )
    assert not mapping.kruisjes
    assert mapping.kolommen["Informatieobjecten"] == "eigen"


def test_an_empty_column_of_crosses_is_one_beside_others_of_its_field(proposed: Propose) -> None:
    mapping = proposed(
        "Categorie;Uitkomst;Jaar;Berisping;Strafontslag;Verplaatsing\n"
        "geweld;aangetoond;2023;x;;\nprive;aangetoond;2023;;x;\ngeweld;lopend;2023;;;\n"
    )
    assert {header: cross.code for header, cross in mapping.kruisjes.items()} == {
        "Berisping": "berisping",
        "Strafontslag": "strafontslag",
        "Verplaatsing": "verplaatsing",
    }


def test_an_empty_column_takes_no_field_from_one_with_values(proposed: Propose) -> None:
    mapping = proposed(
        "Resultaat toelichting;Resultaat;Categorie;Jaar\n"
        ";Gegrond;geweld;2023\n;Ongegrond;geweld;2023\n;Gegrond;prive;2023\n"
    )
    assert mapping.kolommen["Resultaat"] == "uitkomst"
    assert mapping.kolommen["Resultaat toelichting"] != "uitkomst"


def test_words_that_an_edition_knows_are_parted_though_the_whole_looks_like_one_of_them(proposed: Propose) -> None:
    mapping = proposed(
        "Categorie;Uitkomst;Jaar;Maatregel\n"
        'geweld;aangetoond;2023;"Schriftelijke berisping; Training"\ngeweld;lopend;2023;\nprive;lopend;2023;\n'
    )
    assert dict(mapping.tabel.scheiding) == {"afdoeningen": "; "}
    assert not mapping.proposals.get("afdoeningen")


def test_the_vocabulary_says_nothing_of_a_sentence(proposed: Propose) -> None:
    sentence = "Er is geen sprake van te betalen kosten die met deze zaak gemoeid zouden zijn"
    mapping = proposed(f"Categorie;Uitkomst;Jaar\ngeweld;{sentence};2023\ngeweld;aangetoond;2023\nprive;lopend;2023\n")
    assert sentence not in mapping.proposals.get("uitkomst", {})
