"""The lists laid out for reading: code lists and editions by name, row by row."""

from __future__ import annotations

import pytest

from uri.cli.listings import CODE_LISTS, ORGANISATIES, find_listings, names
from uri.errors import UnknownLabelError
from uri.languages import Text
from uri.taxonomy import Code, afdoening_editie, afdoening_edities, editie, edities, groepering, groeperingen


def test_every_list_has_a_name_and_every_name_gives_its_lists() -> None:
    groupings = {name for name in groeperingen() if groepering(name).groepen}
    assert set(names()) == {*CODE_LISTS, ORGANISATIES, *edities(), *afdoening_edities(), *groupings}
    assert len(names()) == len(set(names()))
    for naam in names():
        one = naam in CODE_LISTS or naam in groupings
        lists = 2 if naam == ORGANISATIES else one + (naam in edities()) + (naam in afdoening_edities())
        assert len(find_listings(naam)) == lists


def test_organisations_and_their_parts_are_listed() -> None:
    bodies, parts = find_listings(ORGANISATIES)
    shown = {code: (label.nl, remark.nl) for code, label, remark in bodies.rows}
    assert shown["vrom"][1] == "tot en met 2010-10-13"
    assert "VenJ" in bodies.accepted["jenv"]
    assert [code for code, _, remark in parts.rows if remark.nl] == ["AIVD", "RCN"]  # [S 546]


def test_every_code_list_of_the_library_is_named() -> None:
    assert set(CODE_LISTS.values()) == {c for c in Code.__subclasses__() if c.__module__ == Code.__module__}


@pytest.mark.parametrize("naam", CODE_LISTS)
def test_a_code_list_shows_each_code_with_its_label(naam: str) -> None:
    (lijst,) = find_listings(naam)
    assert [(code, label) for code, label, _ in lijst.rows] == [(c.value, c.label) for c in CODE_LISTS[naam]]
    assert (lijst.title.nl, lijst.title.en, lijst.source) == (f"Codelijst {naam}", f"Code list {naam}", None)


def test_a_code_list_shows_what_a_code_is_made_of() -> None:
    """Defensie counts position and powers as one row, and since 2021 means and rules as two."""
    (lijst,) = find_listings("schendingstype")
    assert {code: remark.nl for code, _, remark in lijst.rows if remark.nl} == {
        "positie_bevoegdheden": "= positie, bevoegdheden",
        "bedrijfsmiddelen": "= dienstmiddelen, interne_regels",
    }


@pytest.mark.parametrize("naam", edities())
def test_an_edition_shows_its_rows_its_source_and_what_stands_in_one_table_only(naam: str) -> None:
    lijst = find_listings(naam)[0]
    made = editie(naam)
    assert [(code, label) for code, label, _ in lijst.rows] == [(row.code.value, row.text) for row in made.rijen]
    assert lijst.source == made.bron
    assert {code: (remark.nl, remark.en) for code, _, remark in lijst.rows if remark.nl} == (
        {"anders": ("alleen signalen", "only signalen")} if naam == "bzk-2023" else {}  # Tabel 3 only [S 306]
    )


@pytest.mark.parametrize("naam", afdoening_edities())
def test_an_edition_of_measures_shows_their_levels(naam: str) -> None:
    lijst = find_listings(naam)[-1]
    made = afdoening_editie(naam)
    levels = {row.code: Text("", "") for row in made.rijen}  # where the source gives none
    levels |= {code: level.label for code, level in made.niveaus.items()}
    assert lijst.rows == tuple((row.code.value, row.text, levels[row.code]) for row in made.rijen)
    assert (lijst.title.nl, lijst.source) == (f"Afdoeningen, editie {naam}", made.bron)


def test_an_unknown_list_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UnknownLabelError, match="Er is geen lijst “kleuren”") as unknown:
        find_listings("kleuren")
    assert unknown.value.nearest == ()
    assert all(naam in str(unknown.value) for naam in names())
    with pytest.raises(UnknownLabelError) as unknown:
        find_listings("uitkomsten")
    assert unknown.value.nearest == ("uitkomst",)


def test_the_other_words_that_are_accepted_stand_beside_a_label() -> None:
    assert find_listings("uitkomst")[0].accepted["onbekend"] == ("niet vermeld",)
