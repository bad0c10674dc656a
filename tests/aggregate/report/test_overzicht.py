"""Bijlage 1: the closed cases one by one, without anything that tells who they are about."""

from datetime import date
from functools import partial
from importlib.resources import files
from pathlib import Path

import attrs
import pytest

from tests.factories import dossier, melding
from uri import (
    Afdoening,
    Dossier,
    Kubus,
    Leeg,
    Register,
    Schendingstype,
    Signaal,
    UnplacedError,
    overzicht,
)
from uri.languages import Text
from uri.taxonomy import read_editie

NVT = Leeg.NIET_VAN_TOEPASSING

reported = partial(melding, kenmerk="2023-0815", ontvangen=date(2023, 4, 5), eigen={"Naam": "J. Jansen"})
"""Make a melding with all that must not be printed."""


def listed(source: Dossier | Register, **named: bool) -> list[tuple[str, ...]]:
    table = overzicht(source, **named)  # type: ignore[arg-type]  # any choice
    return [tuple(map(str, row)) for row in table.cellen]


def test_cases_stand_by_category_outcome_and_measure_whatever_their_order() -> None:
    """By category, as the list is printed [S 548-576], in the edition's order and words."""
    cases = [
        reported("omgangsvormen", "niet_aangetoond"),
        reported("omgangsvormen", afdoeningen="training"),
        reported("financieel", afdoeningen="ontslag"),
        reported("omgangsvormen", afdoeningen="berisping"),
        reported("financieel", "onbekend"),
    ]
    expected = [
        ("Financiële schendingen (in de zakelijke sfeer)", "Aangetoond", "Beëindiging dienstverband"),
        ("Financiële schendingen (in de zakelijke sfeer)", "Onbekend", "Geen afdoening"),
        ("Ongewenste omgangsvormen", "Aangetoond", "Schriftelijke berisping"),
        ("Ongewenste omgangsvormen", "Aangetoond", "volgen verplichte training"),
        ("Ongewenste omgangsvormen", "Niet aangetoond", str(NVT)),
    ]
    assert listed(dossier(*cases)) == listed(dossier(*cases[::-1])) == expected


def test_rows_are_numbered_anew() -> None:
    table = overzicht(dossier(reported("positie"), reported("geweld")))
    assert [(row.code, row.label.nl) for row in table.rijen] == [("1", "1"), ("2", "2")]


def test_all_measures_of_a_case_are_named() -> None:
    """Tabel 4 counts one of them; the list hides none."""
    (row,) = listed(dossier(reported("positie", afdoeningen="training ontslag")))
    assert row[-1] == "Beëindiging dienstverband; volgen verplichte training"


def test_only_what_was_proven_can_be_without_a_measure() -> None:
    """In Bijlage 1 "Geen afdoening" stands beside "Geen integriteitsschending geconstateerd" [S 549, 551]."""
    table = overzicht(dossier(reported("positie", afdoeningen="geen"), reported("positie", "niet_aangetoond")))
    assert [str(cell) for cell in table.column("afdoening").values()] == ["Geen afdoening", str(NVT)]


def test_in_english_the_list_has_the_words_of_the_edition_where_it_has_any(tmp_path: Path) -> None:
    """A row that the edition names in English is called so; words within a row are the library's own."""
    folder = Path(str(files("uri.taxonomy") / "data" / "edities"))
    types, measures = (
        (folder / kind / "bzk-2023.toml").read_text(encoding="utf-8") for kind in ("schendingstypes", "afdoeningen")
    )
    named = 'label = "{}"\nengels = "{}"'
    for text, label, english, name in (
        (types, "Ongepaste communicatie", "Improper speech", "eigen"),
        (measures, "Schriftelijke berisping", "Reprimand in writing", "maatregelen"),
    ):
        assert f'label = "{label}"' in text
        told = text.replace(f'label = "{label}"', named.format(label, english))
        (tmp_path / f"{name}.toml").write_text(
            told.replace('afdoeningen = "bzk-2023"', 'afdoeningen = "maatregelen.toml"'), encoding="utf-8"
        )
    own = read_editie(str(tmp_path / "eigen.toml"))
    cases = [reported("communicatie", afdoeningen="berisping"), reported("geweld", afdoeningen="waarschuwing")]
    lines = [
        [cell.en for cell in cells if isinstance(cell, Text)]
        for cells in overzicht(Register.from_records(cases, editie=own)).cellen
    ]
    assert lines == [
        ["Improper speech", "Substantiated", "Reprimand in writing"],
        [Schendingstype.GEWELD.label.en, "Substantiated", Afdoening.WAARSCHUWING.label.en],
    ]


def test_running_cases_signalen_and_other_years_are_not_listed() -> None:
    """Only meldingen that were closed in the year [S 543]."""
    others = [
        reported("positie", "lopend"),
        Signaal(hoofdcategorie=Schendingstype.POSITIE, verslagjaar=2023),
        attrs.evolve(reported("positie"), verslagjaar=2022),
    ]
    assert len(listed(dossier(reported("geweld"), *others))) == 1


def test_descriptions_are_shown_only_where_that_was_said() -> None:
    case = reported("positie", omschrijving="Bijbaan")
    shown = ("Misbruik positie/ belangenverstrengeling", "Bijbaan", "Aangetoond", "Geen afdoening")
    hidden = (shown[0], *shown[2:])
    assert listed(dossier(case)) == listed(Register.from_records([case])) == [hidden]
    assert listed(dossier(case, omschrijvingen=True)) == [shown]
    assert listed(dossier(case), omschrijvingen=True) == [shown]
    assert listed(dossier(case, omschrijvingen=True), omschrijvingen=False) == [hidden]


def test_a_description_that_is_missing_is_blank() -> None:
    assert overzicht(dossier(reported("positie")), omschrijvingen=True)["1", "omschrijving"] is Leeg.BLANCO


@pytest.mark.parametrize("written", ["to_text", "to_markdown", "to_html"])
def test_nothing_that_tells_of_a_person_comes_through(written: str) -> None:
    """No kenmerk, date or own field, even where descriptions are shown."""
    said = str(getattr(overzicht(dossier(reported("positie", omschrijving="Bijbaan"), omschrijvingen=True)), written)())
    assert not [secret for secret in ("0815", "2023-04-05", "Jansen", "Naam") if secret in said]


def test_a_cube_has_no_cases_to_list() -> None:
    table = overzicht(Kubus.from_register(Register.from_records([reported("positie")])))
    assert table.rijen == ()
    assert [note.nl for note in table.noten] == ["Er zijn geen zaken om op te sommen."]


def test_a_case_that_fits_no_row_is_refused() -> None:
    with pytest.raises(UnplacedError, match=r"(?s)Geanonimiseerd overzicht.*bzk-2023.*anders"):
        overzicht(dossier(reported("anders")))


def test_a_report_on_one_organisation_never_lists_the_cases_of_another() -> None:
    foreign = attrs.evolve(reported("positie", omschrijving="geheim van B"), organisatie="B")
    counts = Kubus.from_register(Register.from_records([attrs.evolve(reported("geweld"), organisatie="A")]))
    source = attrs.evolve(dossier(foreign, omschrijvingen=True), tellingen=(counts,), organisatie="A")
    assert listed(source) == []
