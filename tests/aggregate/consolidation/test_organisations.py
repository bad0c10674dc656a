"""Organisations in a total: one body under all its names, parts, years in which they did not exist, and series."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from tests.factories import dossier, melding, register
from uri import Aanlevering, IncompatibleError, Leeg, Register, consolidate, read_dossier, read_organisaties
from uri.aggregate.consolidation.consolidatie import Consolidatie

BZK = "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"


def of(name: str, jaar: int = 2023, number: int = 1) -> Register:
    return register(*[melding(organisatie=name, verslagjaar=jaar)] * number)


def handed(name: str, onderdeel: str | None = None, zonder: tuple[str, ...] = ()) -> Aanlevering:
    made = Aanlevering.of(of(name))
    return attrs.evolve(made, onderdeel=onderdeel, zonder=frozenset(zonder))


def rules(made: Consolidatie) -> list[str]:
    return [finding.rule for finding in made.findings]


@pytest.mark.parametrize("other", ["Min. BZK", BZK, "ministerie van bzk"])
def test_a_ministry_twice_is_refused_under_any_name(other: str) -> None:
    with pytest.raises(IncompatibleError, match="“BZK” is er meer dan eens, ook als “"):
        consolidate([of("BZK"), of("Defensie"), of(other)])


def test_a_part_beside_its_whole_is_known_from_the_data() -> None:
    """RVB and Logius are parts of BZK [S Tabel 7], and DGDOO is one of its core."""
    with pytest.raises(IncompatibleError) as caught:
        consolidate([of("BZK"), of("Rijksvastgoedbedrijf"), of("Logius"), of("Gemeente Voorbeeld")])
    said = caught.value.to_text("nl")
    assert "“Rijksvastgoedbedrijf” staat naast het geheel, “BZK”; “Logius” staat naast het geheel, “BZK”" in said
    with pytest.raises(IncompatibleError, match="“DGDOO” staat naast het geheel, “BZK Kern”"):
        consolidate([of("BZK Kern"), of("DGDOO")])
    with pytest.raises(
        IncompatibleError, match=r"“Min. BZK \(RVB\)” is er meer dan eens, ook als “Rijksvastgoedbedrijf”"
    ):
        consolidate([handed("Min. BZK", "RVB"), of("Rijksvastgoedbedrijf")])
    assert consolidate([of("RVB"), of("Logius")])["schendingen"].count("totaal", "mogelijk") == 2


def test_a_part_that_its_whole_leaves_out_stands_beside_it() -> None:
    made = consolidate([handed(BZK, zonder=("AIVD", "RCN")), of("AIVD")])
    assert made["schendingen"].count("totaal", "mogelijk") == 2
    with pytest.raises(IncompatibleError, match="“AIVD” staat naast"):
        consolidate([handed(BZK, zonder=("RCN",)), of("AIVD")])


def test_what_stands_outside_by_the_data_is_asked_after() -> None:
    made = consolidate([handed(BZK, zonder=("RCN",)), of("Defensie")])
    (found,) = made.findings
    assert (found.rule, "AIVD" in found.message.nl, "RCN" in found.message.nl) == (
        "URI-I-organisatie-buiten",
        True,
        False,
    )
    assert not consolidate([read_dossier(Path("examples/bzk-2023")), of("Defensie")]).findings


def test_a_body_that_did_not_exist_in_the_year_is_a_finding_and_is_added_all_the_same() -> None:
    made = consolidate([of("VROM"), of("Asiel en Migratie")])
    assert rules(made) == ["URI-I-organisatie-jaar"] * 2
    said = made.findings.to_text("nl")
    assert "“VROM” bestond niet in 2023. Ministerie van Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer" in said
    assert "verder als Ministerie van Infrastructuur en Milieu" in said
    assert "Ministerie van Asiel en Migratie begon op 2-7-2024" in said
    assert made["schendingen"].count("totaal", "mogelijk") == 2


def test_a_name_of_another_year_is_told_and_a_likely_slip_is_asked_after() -> None:
    made = consolidate([of("VenJ"), of("Min. van Defensi"), of("Gemeente Voorbeeld")])
    assert rules(made) == ["URI-I-organisatie-onbekend", "URI-I-organisatie-naam"]
    assert "heette in 2023 “Ministerie van Justitie en Veiligheid”" in made.findings.to_text("nl")
    assert "Bedoelde u “Ministerie van Defensie”?" in made.findings.to_text("nl")
    assert str(made["dekking"]["venj", "naam"]) == "Ministerie van Justitie en Veiligheid"
    assert made["dekking"]["gemeente_voorbeeld", "naam"] is Leeg.NIET_BEKEND


def test_a_reorganisation_in_the_year_is_told() -> None:
    made = consolidate([of("EZK", 2024)])
    assert "URI-I-reorganisatie" in rules(made)
    assert str(made["dekking"]["ezk", "reorganisatie"]) == (
        "Ministerie van Economische Zaken en Klimaat heet sinds 2-7-2024 Ministerie van Economische Zaken"
    )


def test_all_ministries_of_a_year_can_be_expected() -> None:
    """Twelve in 2023; who handed over under another of its names is not missing, and who is missing is no zero."""
    made = consolidate([of("Min. BZK"), of("LNV")], verwacht=["ministeries", "Gemeente Voorbeeld"])
    beside = made["schendingen_per_organisatie"]
    columns = [column.naam for column in beside.kolommen if column.naam.endswith(": mogelijk")]
    assert len(columns) == 12 + 1 + 1  # the ministries, the municipality, the total
    assert beside["totaal", "Ministerie van Defensie: mogelijk"] is Leeg.NIET_VERZAMELD
    assert beside["totaal", "totaal: mogelijk"] == 2
    assert "Ministerie van Landbouw, Natuur en Voedselkwaliteit: mogelijk" not in columns
    assert len(consolidate([of("Min. BZK"), of("LNV")], verwacht="ministeries").deelnemers) == 12


def test_a_file_of_ones_own_makes_names_one_and_parts_parts(tmp_path: Path) -> None:
    text = """
titel = "Gemeente Voorbeeld"
bron = "Organisatiebesluit"
[[organisatie]]
code = "voorbeeld"
namen = [{ naam = "Gemeente Voorbeeld", afkortingen = ["GV"] }]
[[onderdeel]]
geheel = "GV"
naam = "Stadsbeheer"
"""
    path = tmp_path / "eigen.toml"
    path.write_text(text, encoding="utf-8")
    assert consolidate([of("GV"), of("Gemeente Voorbeeld")])["schendingen"].count("totaal", "mogelijk") == 2
    with pytest.raises(IncompatibleError, match="ook als"):
        consolidate([of("GV"), of("Gemeente Voorbeeld")], organisaties=path)
    with pytest.raises(IncompatibleError, match="“Stadsbeheer” staat naast het geheel, “GV”"):
        consolidate([of("GV"), of("Stadsbeheer")], organisaties=read_organisaties(path))
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "delen.toml").write_text(text, encoding="utf-8")
    (folder / "zaken.csv").write_text("categorie,uitkomst\npositie,aangetoond\n", encoding="utf-8")
    manifest = 'verslagjaar = 2023\norganisatie = "GV"\norganisaties = "delen.toml"\nzaken = "zaken.csv"\n'
    (folder / "dossier.toml").write_text(manifest, encoding="utf-8")
    read = read_dossier(folder)
    assert [one.bestand for one in read.bronnen] == ["dossier.toml", "delen.toml", "zaken.csv"]
    with pytest.raises(IncompatibleError, match="“Stadsbeheer” staat naast het geheel, “GV”"):
        consolidate([read, of("Stadsbeheer")])


def test_a_series_says_who_is_missing_when_and_what_was_reorganised() -> None:
    """By hand: 2016: EZ 2 and B 1; 2017: EZ 1; 2018: EZK 4, LNV 8 and B 16."""
    parts = [
        *(of(name, jaar, number) for name, jaar, number in [("EZ", 2016, 2), ("Gemeente B", 2016, 1), ("EZ", 2017, 1)]),
        *(of(name, 2018, number) for name, number in [("EZK", 4), ("LNV", 8), ("Gemeente B", 16)]),
    ]
    made = consolidate(parts, verslagjaar=2018)
    table = made["aangetoond_per_jaar"]
    assert table.row("totaal") == {"2016": 3, "2017": 1, "2018": 28}
    assert made["schendingen"].count("totaal", "aangetoond") == 28
    notes = [note.nl for note in table.noten]
    assert any(note.startswith("Niet elk jaar telt dezelfde organisaties") for note in notes)
    assert "2016: Niet in het totaal: LNV (bestond niet)." in notes
    assert "2017: Niet in het totaal: Gemeente B (niets aangeleverd); LNV (niets aangeleverd)." in notes  # since 26-10
    split = "Ministerie van Landbouw, Natuur en Voedselkwaliteit is op 26-10-2017 afgesplitst van"
    assert any(note.startswith(f"Reorganisatie: {split}") for note in notes)
    assert not table.broken()
    assert "aangetoond_per_jaar" not in consolidate(parts[-3:]).tabellen


def test_bodies_of_one_name_in_other_years_have_a_column_each() -> None:
    made = consolidate([of("LNV", 2009), of("LNV", 2018)], verslagjaar=2018)
    names = [column.naam for column in made["signalen_per_organisatie"].kolommen]
    assert names == ["LNV (lnv_2010)", "LNV (lvvn)", "totaal"]
    assert made["schendingen_per_organisatie"]["totaal", "LNV (lnv_2010): mogelijk"] is Leeg.NIET_VAN_TOEPASSING


def test_what_an_organisation_handed_over_goes_before_what_a_later_dossier_states() -> None:
    later = dossier(melding(verslagjaar=2023), organisatie="Gemeente B")
    stated = attrs.evolve(later, tellingen=(attrs.evolve(Aanlevering.of(of("Gemeente B", 2022, 5)).kubussen[0]),))
    assert consolidate([stated])["aangetoond_per_jaar"].row("totaal") == {"2022": 5, "2023": 1}
    both = consolidate([stated, of("Gemeente B", 2022, 3)], verslagjaar=2023)
    assert both["aangetoond_per_jaar"].row("totaal") == {"2022": 3, "2023": 1}
