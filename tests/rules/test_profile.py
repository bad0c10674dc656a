"""Profiles: rules switched off, taken otherwise, and added; and every fault of the file in one pass."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.factories import melding
from uri.errors import MissingFileError, ProfileError
from uri.findings import Severity, Tally
from uri.model import Melding, Signaal
from uri.register import Register
from uri.rules import CATALOGUS, check
from uri.rules.profile import Profiel, read_profiel
from uri.taxonomy import Opvolging, Schendingstype

Profile = Callable[[str], Path]


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    def write(text: str) -> Path:
        path = tmp_path / "huis.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


not_substantiated = partial(melding, "prive", "niet_aangetoond")


def test_a_rule_can_be_switched_off_or_taken_more_gravely(profile: Profile) -> None:
    path = profile('[regels]\n"URI-M-uitkomst-zonder-afronding" = "error"\n"URI-M-geen-betrokkene" = "off"\n')
    findings = check(not_substantiated(betrokkenen=0), profiel=path)
    assert [(finding.rule, finding.severity) for finding in findings] == [
        ("URI-M-uitkomst-zonder-afronding", Severity.ERROR)
    ]
    assert "URI-M-geen-betrokkene" not in findings.tallies


def test_the_findings_say_which_profile_was_used(profile: Profile) -> None:
    assert check(not_substantiated()).profiel == "standaard"
    assert check(not_substantiated(), profiel=profile("")).profiel == "huis"
    assert check(not_substantiated(), profiel=profile('naam = "Ons huis"')).profiel == "Ons huis"
    assert "Profiel: Ons huis." in str(check(not_substantiated(), profiel=profile('naam = "Ons huis"')))


OWN = """
[[eigen]]
id = "HUIS-1"
melding = "Een melding uit de vertrouwenslijn noemt geen aantal."
message = "No number."
hulp = "Vul het in."
ernst = "warning"
als = { meldkanaal = ["vertrouwenspersoon", "bva"] }
dan = { betrokkenen = { minstens = 2, hoogstens = 4 } }
"""


@pytest.mark.parametrize(
    ("fields", "tally"),
    [
        ({"meldkanaal": "bva", "betrokkenen": 2}, Tally(passed=1)),
        ({"meldkanaal": "bva", "betrokkenen": 4}, Tally(passed=1)),
        ({"meldkanaal": "bva", "betrokkenen": 1}, Tally(failed=1)),
        ({"meldkanaal": "bva", "betrokkenen": 5}, Tally(failed=1)),
        ({"meldkanaal": "bva"}, Tally(not_evaluable=1)),
        ({"meldkanaal": "meldpunt", "betrokkenen": 1}, Tally(passed=1)),
        ({"betrokkenen": 1}, Tally(not_evaluable=1)),
    ],
    ids=["least", "most", "too few", "too many", "no number", "not about it", "no channel"],
)
def test_an_own_rule_passes_fails_or_cannot_tell(profile: Profile, fields: dict[str, Any], tally: Tally) -> None:
    findings = check(not_substantiated(**fields), profiel=profile(OWN))
    assert findings.tallies["HUIS-1"] == tally
    register = Register.from_records([not_substantiated(**fields)])
    assert check(register, profiel=profile(OWN)).tallies["HUIS-1"] == tally


def test_an_own_rule_speaks_in_its_own_words(profile: Profile) -> None:
    (finding,) = check(not_substantiated(meldkanaal="bva", betrokkenen=1), profiel=profile(OWN)).at_least("warning")
    assert (finding.rule, finding.severity, finding.place.column) == ("HUIS-1", Severity.WARNING, "betrokkenen")
    assert finding.message.to("en") == "No number."
    assert finding.found is not None
    assert finding.found.nl == "betrokkenen 1"
    assert finding.hint is not None
    assert finding.hint.nl == "Vul het in."


def test_an_own_rule_names_its_source_and_its_remedy_in_two_languages(profile: Profile) -> None:
    path = profile(OWN.replace("ernst = ", 'hint = "Fill it in."\nbron = "Reglement, art. 3"\nernst = '))
    (rule,) = read_profiel(path, []).eigen
    assert (rule.hint.to("en"), rule.bron) == ("Fill it in.", "Reglement, art. 3")
    (plain,) = read_profiel(profile(OWN), []).eigen
    assert (plain.hint.to("en"), plain.bron) == ("Vul het in.", "huis.toml")


@pytest.mark.parametrize("name", ["zonder", "stated_organisatie", "met_datum", "standdatum"])
def test_a_header_of_ones_own_cannot_bear_a_name_that_the_rules_use(profile: Profile, name: str) -> None:
    with pytest.raises(ProfileError, match=f"“{name}” is een naam die de regels zelf gebruiken"):
        check(
            not_substantiated(), profiel=profile(f'[[eigen]]\nid = "H"\nmelding = "Fout."\ndan = {{ {name} = "x" }}\n')
        )


def test_an_id_that_stands_twice_in_a_profile_is_told(profile: Profile) -> None:
    with pytest.raises(ProfileError, match="de regel “HUIS-1” bestaat al"):
        check(not_substantiated(), profiel=profile(OWN + OWN))


@pytest.mark.parametrize(
    ("then", "fields", "tally"),
    [
        ("{ opvolging = 'mediation' }", {"opvolging": (Opvolging.MEDIATION, Opvolging.AANGIFTE)}, Tally(passed=1)),
        ("{ opvolging = 'mediation' }", {}, Tally(failed=1)),
        ("{ onderdeel = { gevuld = true } }", {}, Tally(failed=1)),
        ("{ onderdeel = { gevuld = true } }", {"onderdeel": "Dienst X"}, Tally(passed=1)),
        ("{ opvolging = { gevuld = false } }", {}, Tally(passed=1)),
        ("{ ontvangen = { minstens = 2022-01-01 } }", {"ontvangen": date(2021, 12, 31)}, Tally(failed=1)),
        ("{ ontvangen = { hoogstens = 2022-01-01 } }", {"ontvangen": date(2022, 1, 1)}, Tally(passed=1)),
        ("{ Regio = ['Noord', 'Zuid'] }", {"eigen": {"Regio": "West"}}, Tally(failed=1)),
        ("{ Regio = ['Noord', 'Zuid'] }", {"eigen": {"Regio": "Zuid"}}, Tally(passed=1)),
        ("{ Regio = ['Noord', 'Zuid'] }", {}, Tally(not_evaluable=1)),
        ("{ betrokkenen = 1, Regio = 'Zuid' }", {"betrokkenen": 2}, Tally(failed=1)),
        ("{ betrokkenen = 1, Regio = 'Zuid' }", {"betrokkenen": 1}, Tally(not_evaluable=1)),
    ],
)
def test_each_test_of_an_own_rule(profile: Profile, then: str, fields: dict[str, Any], tally: Tally) -> None:
    path = profile(f'[[eigen]]\nid = "HUIS-1"\nmelding = "Fout."\ndan = {then}\n')
    assert check(not_substantiated(**fields), profiel=path).tallies["HUIS-1"] == tally
    other = Signaal(verslagjaar=2023, hoofdcategorie=Schendingstype.PRIVE, eigen={"Regio": "Oost"})
    meldingen = profile(path.read_text(encoding="utf-8") + 'soorten = ["melding"]\n')
    register = Register.from_records([not_substantiated(**fields), other])  # so that there is a column
    assert check(register, profiel=meldingen).tallies["HUIS-1"].failed == tally.failed
    assert check(register, profiel=meldingen).tallies["HUIS-1"].not_evaluable == tally.not_evaluable


def test_an_own_rule_can_be_about_one_kind_and_about_some_editions(profile: Profile) -> None:
    kind = profile('[[eigen]]\nid = "H"\nmelding = "Fout."\nsoorten = ["signaal"]\ndan = { betrokkenen = 1 }\n')
    signaal = Signaal(verslagjaar=2023, hoofdcategorie=Schendingstype.PRIVE)
    assert "H" not in check(not_substantiated(), profiel=kind).tallies
    assert "H" in check(signaal, profiel=kind).tallies
    text = '[[eigen]]\nid = "H"\nmelding = "Fout."\nsinds = 2019\ntot = 2022\ndan = { betrokkenen = 1 }\n'
    years = profile(text)
    about = {
        name: "H" in check(not_substantiated(), editie=name, profiel=years).tallies
        for name in ("defensie-2018", "defensie-2020", "defensie-2022", "bzk-2023")
    }
    assert about == {"defensie-2018": False, "defensie-2020": True, "defensie-2022": True, "bzk-2023": False}


def test_every_fault_of_a_profile_is_told_at_once(profile: Profile) -> None:
    path = profile(
        """
        [regels]
        "URI-M-bestaat-niet" = "warning"
        "URI-M-bsn" = "zwaar"
        [[eigen]]
        id = "URI-M-bsn"
        melding = "Dubbel."
        dan = { betrokkenen = "een", uitkomst = "anders", omschrijving = { minstens = 3 }, ontvangen = {} }
        [[eigen]]
        id = "HUIS-2"
        melding = "Leeg."
        ernst = "off"
        soorten = ["klacht"]
        dan = {}
        """
    )
    with pytest.raises(ProfileError) as raised:
        check(not_substantiated(), profiel=path)
    messages = [finding.message.nl for finding in raised.value.findings]
    assert [text.split(":")[0] for text in messages] == [
        *["URI-M-bsn"] * 4,
        *["HUIS-2"] * 3,
        "URI-M-bsn",
        "de regel “URI-M-bsn” bestaat al.",
        "er is geen regel “URI-M-bestaat-niet”.",
    ]
    assert "betrokkenen: verwacht: een heel getal." in messages[0]
    assert "kies uit aangetoond, niet_aangetoond, lopend, onbekend." in messages[1]


def test_a_name_that_is_taken_hides_no_other_fault(profile: Profile) -> None:
    path = profile('[[eigen]]\nid = "A"\nmelding = "M."\ndan = { standdatum = "2023-01-01", betrokkenen = "een" }')
    with pytest.raises(ProfileError) as raised:
        check(not_substantiated(), profiel=path)
    assert ["standdatum" in finding.message.nl for finding in raised.value.findings] == [True, False]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("regels = 3", "sleutel regels"),
        ("[[eigen]]\nid = 3", "sleutel eigen 1"),
        ('nam = "x"', "onbekende sleutel “nam”; kies uit naam, regels, eigen."),
        ("= 3", "Dit is geen TOML"),
    ],
)
def test_a_profile_of_the_wrong_form_is_refused(profile: Profile, text: str, message: str) -> None:
    with pytest.raises(ProfileError) as raised:
        read_profiel(profile(text), ())
    assert message in str(raised.value)


def test_a_profile_that_is_not_there_is_refused_without_its_folder(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError) as raised:
        check(not_substantiated(), profiel=tmp_path / "weg.toml")
    assert "weg.toml" in str(raised.value)
    assert str(tmp_path) not in str(raised.value)


def test_a_profile_may_be_made_in_python() -> None:
    off = Profiel(naam="niets", ernst={rule.id: None for rule in CATALOGUS})
    findings = check(Register.from_records([melding("prive", "lopend", afgerond=date(2024, 1, 1))]), profiel=off)
    assert (len(findings), findings.tallies) == (0, {})


@pytest.mark.parametrize("key", ["als", "dan"])
def test_a_column_that_no_row_has_is_a_fault_of_the_profile(profile: Profile, key: str) -> None:
    tests: dict[str, dict[str, object]] = {"als": {"soort": "melding"}, "dan": {"onderdeel": {"gevuld": True}}}
    tests[key] = {"Teem": "A"}
    lines = "\n".join(
        f"{name}.{field} = {_toml(test)}" for name, by_field in tests.items() for field, test in by_field.items()
    )
    path = profile(f'[[eigen]]\nid = "HUIS-1"\nmelding = "Fout."\n{lines}')
    case = Melding(hoofdcategorie="prive", uitkomst="lopend", verslagjaar=2023, eigen={"Team": "A"})
    with pytest.raises(ProfileError) as raised:
        check(Register.from_records([case]), profiel=path)
    assert [finding.message.nl for finding in raised.value.findings] == [
        "HUIS-1: geen rij heeft iets in een kolom “Teem”."
    ]
    assert "“Team”" in str(raised.value)
    assert check(Register.from_records([]), profiel=path).tallies["HUIS-1"].passed == 0


def _toml(test: object) -> str:
    return "{gevuld = true}" if isinstance(test, dict) else f'"{test}"'
