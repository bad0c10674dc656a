"""Claims of the text: every kind holds, breaks, or names a figure that is not there; what went before; the annex."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

import uri
from uri.audit import Audit, audit
from uri.errors import SelectionError, UnreadableError
from uri.findings import Severity, Tally

TABLE = "Soort;2022;2023\nA;10;20\nB;5;6\nTotaal;15;26\n"
MANIFEST = """
[[tabellen]]
bestand = "t.csv"
eenheid = "melding"
basis = "afgerond"

"""


@pytest.fixture
def claimed(tmp_path: Path) -> Any:
    def write(*claims: str) -> Audit:
        (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
        listed = "".join(
            f'[[beweringen]]\ntekst = "woorden {number}"\n{claim}\n' for number, claim in enumerate(claims, 1)
        )
        (tmp_path / "publicatie.toml").write_text(MANIFEST + listed, encoding="utf-8")
        return audit(tmp_path)

    return write


@pytest.mark.parametrize(
    ("claim", "rule"),
    [
        ('waarde = 26\nsom = "t | Totaal | 2023"', None),
        ('waarde = 26\nsom = "t | * | 2023"', None),
        ('waarde = 26\nsom = "t | #4 | 2023"', None),
        ('waarde = 25\nsom = "t | Totaal | 2023"', "URI-A-bewering"),
        ('soort = "verschil"\nwaarde = 11\nvan = "t | Totaal | 2022"\nnaar = "t | Totaal | 2023"', None),
        ('soort = "verschil"\nwaarde = 12\nvan = "t | Totaal | 2022"\nnaar = "t | Totaal | 2023"', "URI-A-bewering"),
        ('soort = "verhouding"\nwaarde = "76,9%"\nteller = "t | A | 2023"\nnoemer = "t | Totaal | 2023"', None),
        ('soort = "verhouding"\nwaarde = "77%"\nteller = "t | A | 2023"\nnoemer = "t | Totaal | 2023"', None),
        (
            'soort = "verhouding"\nwaarde = "76%"\nteller = "t | A | 2023"\nnoemer = "t | Totaal | 2023"',
            "URI-A-afgekapt",
        ),
        (
            'soort = "verhouding"\nwaarde = "78%"\nteller = "t | A | 2023"\nnoemer = "t | Totaal | 2023"',
            "URI-A-bewering",
        ),
        # 5 / 20 is a quarter: 0,2 by rounding half to even, 0,3 by rounding half up; both are rounding
        ('soort = "verhouding"\nwaarde = "0,2"\nteller = "t | B | 2022"\nnoemer = "t | A | 2023"', None),
        ('soort = "verhouding"\nwaarde = "0,3"\nteller = "t | B | 2022"\nnoemer = "t | A | 2023"', None),
        ('soort = "verhouding"\ntussen = [1.75, 2.25]\nteller = "t | A | 2023"\nnoemer = "t | A | 2022"', None),
        (
            'soort = "verhouding"\ntussen = [2.5, 3]\nteller = "t | A | 2023"\nnoemer = "t | A | 2022"',
            "URI-A-woord",
        ),
        ('soort = "uiterste"\nsom = "t | A | 2023"\nonder = "t | * | 2023"', None),
        ('soort = "uiterste"\nsom = "t | B | 2023"\nonder = "t | * | 2023"', "URI-A-bewering"),
        ('soort = "stijging"\nvan = "t | A | 2022"\nnaar = "t | A | 2023"', None),
        ('soort = "daling"\nvan = "t | A | 2022"\nnaar = "t | A | 2023"', "URI-A-bewering"),
        ('soort = "stijging"\nvan = "t | A | 2022"\nnaar = "t | A | 2022"', "URI-A-bewering"),
        ('soort = "gelijk"\nlinks = "t | * | 2022"\nrechts = "t | Totaal | 2022"', None),
        ('soort = "gelijk"\nlinks = ["t | A | 2022", "t | B | 2022"]\nrechts = "t | Totaal | 2023"', "URI-A-bewering"),
        ('soort = "hoogstens"\nper_rij = true\nlinks = "t | * | 2022"\nrechts = "t | * | 2023"', None),
        (
            'soort = "hoogstens"\nregel = "URI-T-meldplicht"\nper_rij = true\nlinks = "t|*|2023"\nrechts = "t|*|2022"',
            "URI-T-meldplicht",
        ),
    ],
)
def test_each_kind_of_claim_holds_or_is_contradicted(claim: str, rule: str | None, claimed: Any) -> None:
    assert set(claimed(claim).findings.at_least(Severity.WARNING).counts()) == ({rule} if rule else set())


def test_claims_may_be_of_one_another(claimed: Any) -> None:
    result = claimed('naam = "eerst"\nwaarde = 2', 'waarde = 3\nsom = "eerst"')
    (finding,) = result.findings.errors
    assert finding.found is not None
    assert finding.found.nl == "“woorden 1”: 2 is niet gelijk aan “woorden 2”: 3"


def test_a_printed_ratio_can_be_what_is_wrong(claimed: Any) -> None:
    """Given 20 of 26 the ratio should be 77%: changing it is a repair, as is changing either figure and its sum."""
    result = claimed('soort = "verhouding"\nwaarde = "70%"\nteller = "t | A | 2023"\nnoemer = "t | Totaal | 2023"')
    (knot,) = result.herstel
    assert [[change.cijfer.printed.abbreviated for change in changes] for changes in knot.mogelijk] == [["70%"]]
    assert "70% → 77%" in result.to_text()


def test_several_columns_are_added_up_row_by_row(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("S;a;b;c\nx;1;2;3\nwaarvan q;1;1;1\ny;4;5;9\ny;1;1;3\n", encoding="utf-8")
    (tmp_path / "publicatie.toml").write_text(
        MANIFEST + '[[beweringen]]\ntekst = "w"\nsoort = "gelijk"\nper_rij = true\n'
        'links = ["t | * | a", "t | * | b"]\nrechts = "t | * | c"\n',
        encoding="utf-8",
    )
    (finding,) = audit(tmp_path).findings.errors
    assert finding.place.row == 5
    assert audit(tmp_path).findings.tallies["URI-A-bewering"] == Tally(passed=2, failed=1)


def test_a_percentage_may_rise_by_less_than_one(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("S;2022;2023\nx;1,5%;1,9%\ny;3%;1%\n", encoding="utf-8")
    claim = '[[beweringen]]\ntekst = "w"\nsoort = "stijging"\nvan = "t | {0} | 2022"\nnaar = "t | {0} | 2023"\n'
    (tmp_path / "publicatie.toml").write_text(MANIFEST + claim.format("x") + claim.format("y"), encoding="utf-8")
    assert audit(tmp_path).findings.tallies["URI-A-bewering"] == Tally(passed=1, failed=1)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ('waarde = 1\nsom = "weg | A | 2023"', "Er is geen tabel of bijlage “weg”; kies uit t."),
        ('waarde = 1\nsom = "t | C | 2023"', "Tabel “t” heeft geen rij “C”"),
        ('waarde = 1\nsom = "t | A | 2024"', "Tabel “t” heeft geen kolom “2024”"),
        ('waarde = 1\nsom = "t | A"', "is niet “tabel | rij | kolom”"),
        ('waarde = 1\nsom = "eerder"', "“eerder” is de naam van geen bewering met een waarde"),
        ('som = "t | A | 2023"', "Er is geen waarde genoemd."),
        ('soort = "verschil"\nwaarde = 1\nvan = "t | A | 2022"', "Bij verschil hoort de sleutel naar."),
        ('soort = "verhouding"\ntussen = [1]\nteller = "t | A | 2022"\nnoemer = "t | A | 2023"', "twee getallen"),
        ('soort = "gelijk"\nregel = "URI-T-onzin"\nlinks = "t | A | 2022"\nrechts = "t | A | 2022"', "geen regel"),
        ('soort = "raden"', "verwacht: één van: getal, verschil"),
        ('waarde = "dertien"', "De waarde “dertien” is geen getal."),
        (
            'soort = "stijging"\nvan = "t | A | 2022"\nnaar = "t | A | 2023"\nwaarde = 3',
            "horen deze sleutels niet: waarde",
        ),
        ('soort = "uiterste"\nsom = "t | * | 2022"\nonder = "t | * | 2022"', "som noemt één cijfer."),
        (
            'soort = "verhouding"\ntussen = [0.2, 0.1]\nteller = "t | A | 2022"\nnoemer = "t | A | 2023"',
            "twee getallen, het kleinste eerst",
        ),
        ("waarde = 1.5", "verwacht: een tekst of een heel getal"),
        ("onzin = 1", "onbekende sleutel “onzin”"),
        ('onbekend = { nl = "het aantal" }', "een tekst, of { nl = "),
    ],
)
def test_a_claim_that_cannot_be_read_is_told_at_its_place(claim: str, expected: str, claimed: Any) -> None:
    with pytest.raises(UnreadableError) as caught:
        claimed("waarde = 1", claim)
    assert expected in str(caught.value)
    assert "beweringen 2" in str(caught.value)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "leeg.csv").write_text("a;b\nc;d\n", encoding="utf-8")
    (tmp_path / "publicatie.toml").write_text(
        MANIFEST.replace('basis = "afgerond"', 'basis = "x"\n[tabellen.kolommen]\n2030 = {}\n')
        + '[[tabellen]]\nbestand = "weg.csv"\n[[tabellen]]\nbestand = "leeg.csv"\n[[tabellen]]\nbestand = "t.csv"\n'
        + '[[bijlagen]]\nbestand = "t.csv"\ncategorie = "Soort"\nafdoening = "Wat"\n'
        + '[[eerder]]\npad = "nergens"\njaar = 2022\n[[beweringen]]\ntekst = "x"\nsom = "y"\n',
        encoding="utf-8",
    )
    with pytest.raises(UnreadableError) as caught:
        audit(tmp_path)
    message = caught.value.to_text("en")
    for words in [
        "no column or row “2030”",
        "“weg.csv” does not exist",
        "“leeg.csv” holds no table with figures",
        "The name “t” was given to more tables or annexes",
        "These columns are not there: “Wat”",
        "“nergens”",
        "No waarde is stated",
    ]:
        assert words in message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "geen tabel, bijlage of bewering om na te gaan"),
        (MANIFEST + '[[beweringen]]\ntekst = "a"\nwaarde = 1\nnaam = "n"\n' * 2, "De naam “n” is aan meer beweringen"),
        (MANIFEST + '[[eerder]]\npad = "t.csv"\njaar = 2021\n' * 2, "Van “2021” zijn er meer"),
    ],
)
def test_what_would_be_lost_without_a_word_is_told(text: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "publicatie.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match=expected):
        audit(tmp_path)


def test_two_tables_of_one_file_share_its_name(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE + "\n" + TABLE, encoding="utf-8")
    (tmp_path / "publicatie.toml").write_text('[[tabellen]]\nbestand = "t.csv"\nnaam = "mijn"\n', encoding="utf-8")
    assert [published.table.name for published in uri.read_publication(tmp_path).tabellen] == ["mijn-1", "mijn-2"]


def test_a_publication_that_refers_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "publicatie.toml").write_text('[[eerder]]\npad = "."\njaar = 2022\n', encoding="utf-8")
    with pytest.raises(UnreadableError, match="verwijst naar zichzelf"):
        audit(tmp_path)


# ------------------------------------------------------------------------------------------------- earlier publications

NOW = (
    "Type;2021;2022\nFinanciële schendingen;5;1\nLekken, misbruik van informatie;2;0\nOngewenste omgangsvormen;7;3\n"
    "Totaal;14;4\n"
)
THEN = (
    "Type;Mogelijk;Waarvan aangetoond\nFinanciële schendingen;9;5\nLekken, misbruik van informatie;4;3\n"
    "Ongewenste omgangsvormen;8;7\nTotaal;21;15\n"
)


def _years(folder: Path, now: str, then: str, editions: tuple[str, str]) -> Audit:
    old = folder / "2021"
    old.mkdir()
    (old / "t.csv").write_text(then, encoding="utf-8")
    (old / "publicatie.toml").write_text(
        f'jaar = 2021\neditie = "{editions[1]}"\n[[tabellen]]\nbestand = "t.csv"\nsoort = "schendingen"\n',
        encoding="utf-8",
    )
    (folder / "nu.csv").write_text(now, encoding="utf-8")
    (folder / "publicatie.toml").write_text(
        f'jaar = 2022\neditie = "{editions[0]}"\n[[tabellen]]\nbestand = "nu.csv"\nsoort = "aangetoond_per_jaar"\n'
        '[[eerder]]\npad = "2021"\njaar = 2021\n',
        encoding="utf-8",
    )
    return audit(folder)


def test_a_year_is_compared_with_what_was_published_then(tmp_path: Path) -> None:
    findings = _years(tmp_path, NOW, THEN, ("bzk-2023", "bzk-2023")).findings.by_rule()["URI-T-jaarkolom"]
    assert [finding.severity for finding in findings] == [Severity.WARNING] * 2
    assert {(finding.place.file, finding.place.row) for finding in findings} == {("t.csv", 3), ("t.csv", 5)}


def test_editions_are_compared_as_finely_as_both_allow(tmp_path: Path) -> None:
    """Position and authority: one row with Defensie in 2022, two with BZK; together they compare, apart they do not."""
    now = "Type;2021;2022\nMisbruik positie/ belangenverstrengeling;2;1\nMisbruik bevoegdheden;3;1\nTotaal;5;2\n"
    then = (
        "Type;Mogelijk;Waarvan aangetoond\nMisbruik positie, bevoegdheden en belangenverstrengeling;9;6\n"
        "Oneigenlijk gebruik van dienstmiddelen;4;1\nTotaal;13;7\n"
    )
    result = _years(tmp_path, now, then, ("bzk-2023", "defensie-2022"))
    (finding,) = result.findings.by_rule()["URI-T-jaarkolom"]
    assert finding.found is not None
    assert "2 + " in finding.found.nl
    assert "= 5 is niet gelijk aan" in finding.found.nl
    (notice,) = result.findings.by_rule()["URI-A-onvergelijkbaar"]
    assert "Oneigenlijk gebruik van dienstmiddelen" in notice.message.nl


# ------------------------------------------------------------------------------------------------------------ the annex


@pytest.mark.parametrize(
    ("reading", "expected"),
    [("", "past bij 3 van 3"), ('lezing = { "Geen afdoening" = "aangetoond" }', "Aangetoond past bij 1 van 3")],
)
def test_a_reading_may_be_laid_down(reading: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Type;Mogelijk;Waarvan aangetoond\nFinanciële schendingen;2;0\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(
        "Categorie;Wat;Afdoening\nFinanciële schending;x;Geen afdoening\n;y;Geen afdoening\n", encoding="utf-8"
    )
    (tmp_path / "publicatie.toml").write_text(
        'editie = "bzk-2023"\n[[tabellen]]\nbestand = "t.csv"\nsoort = "schendingen"\n'
        f'[[bijlagen]]\nbestand = "b.csv"\ncategorie = "Categorie"\nafdoening = "Afdoening"\n{reading}\n',
        encoding="utf-8",
    )
    # One row tells too little of a list to be recognised by itself; two do.
    table = (tmp_path / "t.csv").read_text(encoding="utf-8")
    (tmp_path / "t.csv").write_text(table + "Lekken, misbruik van informatie;0;0\n", encoding="utf-8")
    (words,) = [remark.nl for remark in audit(tmp_path).gelezen if "bijlage" in remark.nl]
    assert expected.replace("3 van 3", "4 van 4").replace("1 van 3", "3 van 4") in words


@pytest.mark.parametrize(
    ("annex", "reading", "expected"),
    [
        ("Privé;x;\n", "", "rij 3, kolom Hoe: Van deze zaak staat er niet wat ervan gekomen is."),
        ("Privé;x;Geen afdoening\n", '{ "Geen afdoenning" = "aangetoond" }', "“Geen afdoenning” kan niet als"),
        ("Privé;x;Geen afdoening\n", '{ "Geen afdoening" = "lopend" }', "“Geen afdoening” kan niet als Lopend"),
    ],
)
def test_an_annex_loses_no_case_and_no_reading(annex: str, reading: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("Bijlage 1;;\nCategorie;Wat;Hoe\n" + annex, encoding="utf-8")
    (tmp_path / "publicatie.toml").write_text(
        '[[bijlagen]]\nbestand = "b.csv"\ncategorie = "Categorie"\nafdoening = "Hoe"\n'
        + (f"lezing = {reading}\n" if reading else ""),
        encoding="utf-8",
    )
    with pytest.raises(UnreadableError) as caught:
        audit(tmp_path)
    assert expected in str(caught.value)


ANNEX = (
    "Categorie;Hoe\nPrivé;Geen afdoening\n;Afdoening door middel van een berisping\n"
    "Ongewenste omgangsvormen;Geen afdoening\n;Geen afdoening\n"
)


def _of_annex(folder: Path, name: str, number: int) -> Audit:
    (folder / "b.csv").write_text(ANNEX, encoding="utf-8")
    (folder / "publicatie.toml").write_text(
        '[[bijlagen]]\nbestand = "b.csv"\ncategorie = "Categorie"\nafdoening = "Hoe"\n'
        f'[[beweringen]]\ntekst = "w"\nwaarde = {number}\nsom = "{name}"\n',
        encoding="utf-8",
    )
    return audit(folder)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("b | Geen afdoening", 3),
        ("b | Ongewenste omgangsvormen | Geen afdoening", 2),
        ("b | Privé | *", 2),
        ("b | * | Afdoening door middel van een berisping", 1),
        ("b | Privé | Geen integriteitsschending geconstateerd", 0),
        ("b | *", 4),
    ],
)
def test_cases_of_an_annex_are_counted_by_type_and_words(name: str, number: int, tmp_path: Path) -> None:
    assert not _of_annex(tmp_path, name, number).findings.errors
    assert _of_annex(tmp_path, name, number + 1).findings.errors.counts() == {"URI-A-bewering": 1}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("b | Geen afdoeningen", "geen zaak en geen zin van de editie heeft de woorden “Geen afdoeningen”"),
        ("b | Prive-sfeer? | *", "de editie heeft geen type “Prive-sfeer?”"),
        ("b | Privé | * | 2023", "Van “b” is “bijlage | type | woorden” te tellen."),
    ],
)
def test_cases_that_no_annex_can_have_are_told(name: str, expected: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        _of_annex(tmp_path, name, 1)
    assert expected in str(caught.value)


def test_words_of_an_annex_that_say_nothing_are_told_with_their_row(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("Categorie;Wat;Hoe\nOnzin;x;Geen afdoening\nPrivé;y;Weet niet\n", encoding="utf-8")
    (tmp_path / "publicatie.toml").write_text(
        '[[bijlagen]]\nbestand = "b.csv"\ncategorie = "Categorie"\nafdoening = "Hoe"\n', encoding="utf-8"
    )
    with pytest.raises(UnreadableError) as caught:
        audit(tmp_path)
    assert "rij 2, kolom Categorie: “Onzin” is geen type" in str(caught.value)
    assert "rij 3, kolom Hoe: “Weet niet” zegt niet" in str(caught.value)


# ---------------------------------------------------------------------------------------------------------------- verbs


def test_nothing_to_compare_with_a_register_is_told(claimed: Any, tmp_path: Path) -> None:
    claimed()
    with pytest.raises(SelectionError, match="niets met het register"):
        audit(tmp_path, against=uri.Register.from_records([]))


def test_without_a_solver_findings_still_come(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    (tmp_path / "t.csv").write_text(TABLE.replace("26", "27"), encoding="utf-8")
    result = audit(tmp_path / "t.csv")
    assert result.findings.errors.counts() == {"URI-T-som": 1}
    assert result.herstel == ()
    (notice,) = result.findings.by_rule()["URI-A-herstel"]
    assert notice.hint is not None
    assert "uri-integriteit[solver]" in notice.hint.nl


def test_repairs_that_were_not_all_found_are_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE.replace("26", "27"), encoding="utf-8")
    assert "niet alle zijn gezocht" in audit(tmp_path / "t.csv", most=1).to_text()
    assert "Binnen de tijd is geen herstel gevonden" in audit(tmp_path / "t.csv", seconds=0).to_text()


def test_what_no_figure_can_mend_is_said(claimed: Any) -> None:
    """Nothing is less than itself."""
    result = claimed('soort = "daling"\nvan = "t | A | 2022"\nnaar = "t | A | 2022"')
    assert "Geen wijziging van cijfers maakt dit kloppend." in result.to_text()
