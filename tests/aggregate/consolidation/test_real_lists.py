"""The four lists by which Defensie published its reports, as printed, and what they have in common.

Sources: jaarverslag Defensie 2015, 2018, 2020 and 2022, bijlage integriteitsmeldingen (rijksfinancien.nl, onderdelen
d16e32261, d17e34060, 872926 and 1686482). Of 2021 the print has 271 below rows that add up to 371.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from uri import Leeg, Publicatie, consolidate, read_publication
from uri.aggregate.consolidation.consolidatie import Consolidatie

LISTS = {
    2015: (
        "rijk-2015",
        """Type integriteitmeldingen;2015;2014
Financiële schendingen;93;83
Misbruik positie en belangenverstrengeling;6;10
Lekken en misbruik van informatie;14;12
Misbruik van bevoegdheden;3;6
Misbruik van geweldsbevoegdheid;1;4
Ongewenste omgangsvormen;103;56
Misdragingen in de privé-sfeer;115;130
Oneigenlijk gebruik van dienstmiddelen/overschrijding interne regels;81;109
Misstand volgens de klokkenluidersregeling;1;0
Totaal;417;410
""",
    ),
    2018: (
        "defensie-2018",
        """Type (vermeende) integriteitschendingen;2017;2018
Financiële schendingen;45;46
Misbruik positie, bevoegdheden en belangenverstrengeling;18;10
Lekken en misbruik van informatie;24;37
Misbruik van geweldsbevoegdheid;1;2
Ongewenste omgangsvormen;145;136
Misdragingen in de privésfeer;130;103
Oneigenlijk gebruik van dienstmiddelen/overschrijding interne regels;139;120
Misstand volgens de klokkenluidersregeling;0;0
Totaal;502;454
""",
    ),
    2020: (
        "defensie-2020",
        """Type (vermeende) integriteitschendingen;2019;2020
Financiële schendingen;46;29
Misbruik positie, bevoegdheden en belangenverstrengeling;20;14
Lekken en misbruik van informatie;54;19
Misbruik van geweldsbevoegdheid;3;0
Ongewenste omgangsvormen;118;82
Misdragingen in de privésfeer;119;107
Oneigenlijk gebruik van dienstmiddelen/overschrijding interne regels;98;63
Totaal;458;314
""",
    ),
    2022: (
        "defensie-2022",
        """Soort schending;2021;2022
Financiële schendingen;28;24
Misbruik positie, bevoegdheden en belangenverstrengeling;14;25
Lekken en misbruik van informatie;16;15
Misbruik van geweldsbevoegdheid;0;0
Ongewenste omgangsvormen;92;281
Misdragingen in de privésfeer;83;151
Oneigenlijk gebruik van dienstmiddelen;81;30
Overschrijding interne regels;55;121
Overige;2;20
Totaal;271;667
""",
    ),
}

# By hand: position and powers together, means and rules together; what only some lists have is left out.
YEARS = ("2014", "2015", "2017", "2018", "2019", "2020", "2021", "2022")
COMMON = {
    "financieel": (83, 93, 45, 46, 46, 29, 28, 24),
    "positie_bevoegdheden": (10 + 6, 6 + 3, 18, 10, 20, 14, 14, 25),
    "informatie": (12, 14, 24, 37, 54, 19, 16, 15),
    "geweld": (4, 1, 1, 2, 3, 0, 0, 0),
    "omgangsvormen": (56, 103, 145, 136, 118, 82, 92, 281),
    "prive": (130, 115, 130, 103, 119, 107, 83, 151),
    "bedrijfsmiddelen": (109, 81, 139, 120, 98, 63, 81 + 55, 30 + 121),
}


def published(folder: Path, jaar: int, organisatie: str = "Ministerie van Defensie") -> Publicatie:
    editie, table = LISTS[jaar]
    own = folder / f"{organisatie}-{jaar}"
    own.mkdir()
    (own / "meldingen.csv").write_text(table, encoding="utf-8")
    manifest = f"""titel = "Integriteitsmeldingen"
organisatie = "{organisatie}"
jaar = {jaar}
editie = "{editie}"
[[tabellen]]
bestand = "meldingen.csv"
soort = "schendingen"
eenheid = "melding"
basis = "gemeld in het jaar"
"""
    (own / "publicatie.toml").write_text(manifest, encoding="utf-8")
    return read_publication(own)


@pytest.fixture
def made(tmp_path: Path) -> Consolidatie:
    return consolidate([published(tmp_path, jaar) for jaar in LISTS], verslagjaar=2022)


def test_eight_years_by_four_lists_at_what_they_have_in_common(made: Consolidatie) -> None:
    table = made["gemeld_per_jaar"]
    assert tuple(column.naam for column in table.kolommen) == YEARS
    assert {code: tuple(table[code, year] for year in YEARS) for code in COMMON} == COMMON


def test_what_does_not_compare_is_left_empty_and_named(made: Consolidatie) -> None:
    table = made["gemeld_per_jaar"]
    assert {row.code for row in table.rijen} == {*COMMON, "anders", "totaal"}
    for code in ("anders", "totaal"):
        assert {table[code, year] for year in YEARS[:6]} == {Leeg.NIET_VAN_TOEPASSING}
    notes = [note.nl for note in table.noten]
    assert "Niet vergelijkbaar met andere lijsten: Overige." in notes
    assert any("telt" in note and "Misstand" in note for note in notes)
    assert set(made["aangetoond_per_jaar"].row("totaal").values()) == {Leeg.NIET_VERZAMELD}


def test_the_year_itself_is_as_printed(made: Consolidatie) -> None:
    table = made["schendingen"]
    printed = dict(zip(YEARS, zip(*COMMON.values(), strict=True), strict=True))["2022"]
    assert sum(printed) + 20 == 667
    assert table.row("totaal") == {"mogelijk": 667, "aangetoond": Leeg.NIET_VERZAMELD}
    assert (table["dienstmiddelen", "mogelijk"], table["interne_regels", "mogelijk"]) == (30, 121)
    assert "het gedrukte totaal (271) is niet de som van de rijen (371)" in made.findings.to_text("nl")


@pytest.mark.parametrize("jaar", LISTS)
def test_each_list_by_itself_gives_its_printed_total(tmp_path: Path, jaar: int) -> None:
    total = {2015: 417, 2018: 454, 2020: 314, 2022: 667}[jaar]
    assert consolidate([published(tmp_path, jaar)])["schendingen"].count("totaal", "mogelijk") == total


def test_two_organisations_by_two_lists_add_up_where_they_compare(tmp_path: Path) -> None:
    """A body that is made up has the figures of Defensie in 2018; the rows of the list of 2022 are asked for."""
    one, other = published(tmp_path, 2018), published(tmp_path, 2018, "Gemeente Voorbeeld")
    both = consolidate([one, other], editie="defensie-2022")["schendingen"]
    assert both.count("bedrijfsmiddelen", "mogelijk") == 2 * 120
    assert both["anders", "mogelijk"] is Leeg.NIET_VAN_TOEPASSING
