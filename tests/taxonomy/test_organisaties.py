"""Organisations as data: what the source says, every way to write a name, and a file of one's own."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from uri.errors import MissingFileError, UnknownLabelError, UnreadableError
from uri.taxonomy import Organisaties, organisaties, read_organisaties, reorganisaties

# Typed over from the value list rwc_ministeries_compleet, version 6: the number and the names.
TOOI = {
    "az": ("mnre1010", ["Algemene Zaken"]),
    "bz": ("mnre1013", ["Buitenlandse Zaken"]),
    "jenv": ("mnre1058", ["Justitie", "Veiligheid en Justitie", "Justitie en Veiligheid"]),
    "bzk": ("mnre1034", ["Binnenlandse Zaken en Koninkrijksrelaties"]),
    "ocw": ("mnre1109", ["Onderwijs, Cultuur en Wetenschap"]),
    "fin": ("mnre1090", ["Financiën"]),
    "def": ("mnre1018", ["Defensie"]),
    "ienw": ("mnre1130", ["Infrastructuur en Milieu", "Infrastructuur en Waterstaat"]),
    "ezk": (
        "mnre1045",
        [
            "Economische Zaken, Landbouw en Innovatie",
            "Economische Zaken",
            "Economische Zaken en Klimaat",
            "Economische Zaken",
            "Economische Zaken en Klimaat",
        ],
    ),
    "lvvn": ("mnre1153", ["Landbouw, Natuur en Voedselkwaliteit", "Landbouw, Visserij, Voedselzekerheid en Natuur"]),
    "szw": ("mnre1073", ["Sociale Zaken en Werkgelegenheid"]),
    "vws": ("mnre1025", ["Volksgezondheid, Welzijn en Sport"]),
    "aenm": ("mnre1162", ["Asiel en Migratie"]),
    "vro": ("mnre1171", ["Volkshuisvesting en Ruimtelijke Ordening"]),
    "kgg": ("mnre1182", ["Klimaat en Groene Groei"]),
    "vw": ("mnre0170", ["Verkeer en Waterstaat"]),
    "vrom": ("mnre0180", ["Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer"]),
    "ez_2010": ("mnre1040", ["Economische Zaken"]),
    "lnv_2010": ("mnre1150", ["Landbouw, Natuur en Voedselkwaliteit"]),
}
IN_2023 = {"az", "bz", "jenv", "bzk", "ocw", "fin", "def", "ienw", "ezk", "lvvn", "szw", "vws"}


def test_the_ministries_are_those_of_the_source() -> None:
    known = organisaties()
    assert {
        one.code: (str(one.tooi).rpartition("/")[2], [name.kaal for name in one.namen]) for one in known.organisaties
    } == TOOI
    names = [name.naam for one in known.organisaties for name in one.namen]
    assert all(name.startswith("Ministerie van ") for name in names)


@pytest.mark.parametrize(
    ("jaar", "codes"),
    [
        (2009, {"az", "bz", "jenv", "bzk", "ocw", "fin", "def", "szw", "vws", "vw", "vrom", "ez_2010", "lnv_2010"}),
        (2011, IN_2023 - {"lvvn"}),
        (2023, IN_2023),
        (2024, IN_2023 | {"aenm", "vro", "kgg"}),
        (2026, IN_2023),
        (2040, IN_2023),
    ],
    ids=["before-2010", "after-the-mergers", "after-the-split", "fifteen", "last", "unknown-future"],
)
def test_the_ministries_of_a_year(jaar: int, codes: set[str]) -> None:
    """By hand from the days in the source; after its last day it says nothing, so the last ones stand."""
    assert {one.code for one in organisaties().van_soort("ministerie", jaar)} == codes


@pytest.mark.parametrize(
    "naam",
    [
        "BZK",
        "bzk",
        "Min. BZK",
        "MinBZK",
        "Min. van BZK",
        "Ministerie van BZK",
        "Ministerie BZK",
        "het ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
        "Binnenlandse Zaken & Koninkrijksrelaties",
        "Ministry of the Interior and Kingdom Relations",
    ],
)
def test_every_way_to_write_a_name_is_one_body(naam: str) -> None:
    assert organisaties().find(naam).code == "bzk"


@pytest.mark.parametrize(
    ("naam", "jaar", "code"),
    [
        ("EZ", 2009, "ez_2010"),
        ("EZ", 2010, "ez_2010"),
        ("EZ", 2012, "ezk"),
        ("EZ", 2015, "ezk"),
        ("EZ", 2020, "ezk"),
        ("LNV", 2009, "lnv_2010"),
        ("LNV", 2014, "lnv_2010"),
        ("LNV", 2020, "lvvn"),
        ("LNV", 2025, "lvvn"),
        ("VenJ", 2023, "jenv"),
        ("Justitie", 2023, "jenv"),
    ],
)
def test_a_name_that_came_back_is_told_by_the_year(naam: str, jaar: int, code: str) -> None:
    assert organisaties().find(naam, jaar).code == code


def test_in_every_year_of_a_name_every_way_to_write_it_is_that_body() -> None:
    known = organisaties()
    for one in known.organisaties:
        for name in one.namen:
            first = 2000 if name.geldig.van is None else name.geldig.van.year
            last = 2030 if name.geldig.tot is None else name.geldig.tot.year
            before = ("", "Ministerie van ", "ministerie ", "Min. ", "min van ")
            written = [f"{prefix}{word}" for prefix in before for word in (name.kaal, *name.afkortingen)]
            for year in range(first, last + 1):
                assert {known.find(words, year).code for words in [*written, name.naam, one.code]} == {one.code}


def test_a_name_of_two_bodies_needs_the_year() -> None:
    assert organisaties().get("EZ") is None
    with pytest.raises(UnknownLabelError) as caught:
        organisaties().find("Ministerie van Economische Zaken")
    assert set(caught.value.nearest) == {"ezk", "ez_2010"}


def test_an_unknown_name_is_suggested_what_it_may_be() -> None:
    with pytest.raises(UnknownLabelError) as caught:
        organisaties().find("Min. van Justitie en Vailigheid")
    assert caught.value.nearest == ("Ministerie van Justitie en Veiligheid",)
    assert organisaties().nearest("Min BZZK")[0] == "BZK"
    assert not organisaties().nearest("Gemeente Utrecht")


def test_names_change_and_the_body_stays() -> None:
    found = organisaties().find("VenJ")
    assert [found.naam_in(year).kaal for year in (2009, 2010, 2017, 2018)] == [
        "Justitie",
        "Veiligheid en Justitie",
        "Veiligheid en Justitie",
        "Justitie en Veiligheid",
    ]


def test_a_name_or_succession_has_its_decree_where_the_source_has_one() -> None:
    known = organisaties()
    assert [name.grondslag for name in known.find("JenV").namen] == [None, "Stcrt. 2010, 16523", "Stcrt. 2017, 62719"]
    assert (known.find("VROM").grondslag, known.find("KGG").grondslag) == ("Stcrt. 2010, 16525", None)
    assert known.find("KGG").namen[0].grondslag == "Stcrt. 2024, 22500"


def test_what_happened_is_told_in_order() -> None:
    known = organisaties()
    told = [(one.dag, one.text.nl) for one in reorganisaties(known, known.find("ezk"), 2010, 2017)]
    assert told == [
        (
            date(2010, 10, 14),
            (
                "Ministerie van Economische Zaken, Landbouw en Innovatie ontstond op 14-10-2010 uit "
                "Ministerie van Economische Zaken, Ministerie van Landbouw, Natuur en Voedselkwaliteit"
            ),
        ),
        (
            date(2013, 1, 1),
            (
                "Ministerie van Economische Zaken, Landbouw en Innovatie heet sinds 1-1-2013 "
                "Ministerie van Economische Zaken"
            ),
        ),
        (
            date(2017, 10, 26),
            (
                "Ministerie van Landbouw, Natuur en Voedselkwaliteit is op 26-10-2017 afgesplitst van "
                "Ministerie van Economische Zaken"
            ),
        ),
    ]
    (end,) = reorganisaties(known, known.find("VROM"), 2000, 2030)
    assert (end.dag, [one.code for one in end.anders]) == (date(2010, 10, 14), ["ienw"])
    assert end.text.en.endswith("is no more since 2010-10-14; goes on as Ministerie van Infrastructuur en Milieu")
    taken_up = reorganisaties(known, known.find("BZK"), 2020, 2030)
    assert [(one.dag, one.anders[0].code) for one in taken_up] == [(date(2026, 2, 23), "vro")]
    assert not reorganisaties(known, known.find("BZK"), 2011, 2025)


def test_parts_have_their_wholes_and_some_stand_outside() -> None:
    known = organisaties()
    part = known.onderdeel("Rijksvastgoedbedrijf")
    assert part is not None
    assert (part.naam, part.buiten) == ("RVB", False)
    deep = known.onderdeel("dgdoo", "Min. BZK")
    assert deep is not None
    assert known.gehelen(deep) == (known.sleutel("BZK Kern"), known.sleutel("BZK"))
    assert known.onderdeel("RVB", "Defensie") is None
    assert [one.naam for one in known.onderdelen if one.buiten] == ["AIVD", "RCN"]  # [S 546]


OWN = """
titel = "Gemeente Voorbeeld"
bron = "Organisatiebesluit"

[[organisatie]]
code = "voorbeeld"
tot = 2030-01-01
[[organisatie.namen]]
naam = "Gemeente Voorbeeld"
afkortingen = ["GV"]

[[onderdeel]]
geheel = "GV"
naam = "Stadsbeheer"
aliassen = ["SB"]

[[onderdeel]]
geheel = "Stadsbeheer"
naam = "Reiniging"
"""


def own(folder: Path, text: str) -> Organisaties:
    path = folder / "eigen.toml"
    path.write_text(text, encoding="utf-8")
    return read_organisaties(path)


def test_a_file_of_ones_own_goes_with_what_is_known(tmp_path: Path) -> None:
    known = organisaties().met(own(tmp_path, OWN))
    assert known.find("gv").code == "voorbeeld"
    assert known.find("BZK").code == "bzk"
    part = known.onderdeel("Reiniging")
    assert part is not None
    assert known.gehelen(part) == (known.sleutel("SB"), known.sleutel("Gemeente Voorbeeld"))
    assert len(known.bronnen) == 3
    assert "Gemeente" not in repr(known)


FAULTS = {
    "sleutel": (("bron =", "bronn ="), ["onbekende sleutel “bronn”", "de sleutel “bron” ontbreekt"]),
    "dag": (("2030-01-01", '"2030"'), ["sleutel organisatie 1, tot: verkeerde waarde"]),
    "tooi": (('code = "voorbeeld"', 'code = "voorbeeld"\ntooi = "x"'), ["een TOOI-identificatie begint met"]),
    "opvolger": (
        ('code = "voorbeeld"', 'code = "voorbeeld"\nopvolgers = ["x", "voorbeeld"]'),
        ["met de code “x”", "met de code “voorbeeld”"],
    ),
    "achterstevoren": (
        ("tot = 2030-01-01", "van = 2031-01-01\ntot = 2030-01-01"),
        ["de laatste dag is voor de eerste"],
    ),
    "naam-erbuiten": (('naam = "Gemeente', 'tot = 2031-01-01\nnaam = "Gemeente'), ["geen dagen van de organisatie"]),
    "namen-overlappen": (
        ('[[onderdeel]]\ngeheel = "GV"', '[[organisatie.namen]]\nnaam = "Voorbeeldstad"\n[[onderdeel]]\ngeheel = "GV"'),
        ["begint na de laatste dag van de vorige"],
    ),
    "naam-van-een-ander": (
        (
            '[[onderdeel]]\ngeheel = "GV"',
            '[[organisatie]]\ncode = "x"\nnamen = [{ naam = "GV" }]\n[[onderdeel]]\ngeheel = "GV"',
        ),
        ["tegelijk de naam van een andere organisatie"],
    ),
    "geen-namen": (
        ('[[organisatie.namen]]\nnaam = "Gemeente Voorbeeld"\nafkortingen = ["GV"]', "namen = []"),
        ["ten minste één naam"],
    ),
    "dubbel-onderdeel": (
        ('naam = "Reiniging"', 'naam = "Reiniging"\n[[onderdeel]]\ngeheel = "SB"\nnaam = "reiniging"'),
        ["staat er twee keer"],
    ),
    "al-bekend": (('naam = "Gemeente Voorbeeld"', 'naam = "Min. BZK"'), ["“Min. BZK” is al een bekende organisatie"]),
    "rond": (('geheel = "GV"', 'geheel = "Reiniging"'), ["een deel van zichzelf"]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_told_at_its_key(tmp_path: Path, name: str) -> None:
    (old, new), told = FAULTS[name]
    assert old in OWN
    with pytest.raises(UnreadableError) as caught:
        own(tmp_path, OWN.replace(old, new, 1))
    said = caught.value.to_text("nl")
    assert "eigen.toml" in said
    for words in told:
        assert re.search(re.escape(words), said), said


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        read_organisaties(tmp_path / "weg.toml")
