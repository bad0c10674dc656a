"""The verbs: what can be checked, what stands beside it, and who raises."""

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pandas as pd
import pytest

import uri
from tests.factories import closed_melding, dossier, register
from uri import Dossier, Kerncijfers, Kubus, Melding, Register, Tabel
from uri.aggregate import Relatie, RelatieSoort
from uri.errors import InvalidError
from uri.findings import Severity, Tally
from uri.model import Personeel
from uri.rules import CATALOGUS, Regel
from uri.rules.derived_fields import DERIVED_FIELDS
from uri.rules.source_tables import tables_of
from uri.taxonomy import Onderdeel, Organisaties, Soort

WRONG = closed_melding(ontvangen=date(2023, 7, 1))
NOTICE = closed_melding(afgerond=None, verslagjaar=2023)


# ------------------------------------------------------------------------------------------------------- the catalogue


def test_ids_are_unique_and_say_what_a_rule_is_about() -> None:
    ids = [rule.id for rule in CATALOGUS]
    assert len(ids) == len(set(ids))
    assert {name.rsplit("-")[1] for name in ids} == {"M", "R", "T"}


def test_what_a_rule_implies_is_a_rule() -> None:
    known = {rule.id for rule in CATALOGUS}
    assert all(set(rule.implies) <= known - {rule.id} for rule in CATALOGUS)


@pytest.mark.parametrize("rule", CATALOGUS, ids=lambda rule: rule.id)
def test_a_rule_says_everything_in_two_languages_with_its_source(rule: Regel) -> None:
    texts = (rule.message.nl, rule.message.en, rule.hint.nl, rule.hint.en)
    assert all(text[0].isupper() or text[0] == "“" for text in texts)
    assert all(text.endswith((".", "?", ").")) for text in texts)
    assert len(rule.bron) > 10


@pytest.mark.parametrize("rule", [rule for rule in CATALOGUS if isinstance(rule, Regel)], ids=lambda rule: rule.id)
def test_a_rule_looks_at_what_there_is_and_shows_no_free_text(rule: Regel) -> None:
    beside = {"editie", "standdatum", "zonder", "stated_organisatie"}
    fields = {field.name for field in attrs.fields(Melding)} | {"soort"}
    assert set(rule.inputs) <= fields | beside | DERIVED_FIELDS.keys()
    assert rule.field in fields
    assert not {"kenmerk", "omschrijving", "organisatie", "onderdeel"} & set(rule.shows)


# ------------------------------------------------------------------------------------------------------------ the verbs


def test_check_returns_validate_raises_is_valid_answers() -> None:
    findings = uri.check(WRONG)
    assert findings.counts() == {"URI-M-afgerond-voor-ontvangst": 1}
    assert not uri.is_valid(WRONG)
    with pytest.raises(InvalidError) as raised:
        uri.validate(WRONG)
    assert raised.value.findings == findings
    assert str(raised.value).startswith("Niet in orde: 1 fout, 0 waarschuwingen, 0 opmerkingen; ")


def test_what_is_lighter_than_the_threshold_is_returned() -> None:
    assert uri.validate(NOTICE).counts() == {"URI-M-uitkomst-zonder-afronding": 1}
    assert uri.is_valid(NOTICE)
    assert uri.is_valid(NOTICE, fail_on="warning")
    assert not uri.is_valid(NOTICE, fail_on=Severity.NOTICE)
    with pytest.raises(InvalidError):
        uri.validate(NOTICE, fail_on="notice")


def test_a_threshold_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="ernstig"):
        uri.is_valid(WRONG, fail_on="ernstig")


@pytest.mark.parametrize("x", [3, "zaken.csv", None, uri.Klacht(verslagjaar=2023)])
def test_what_cannot_be_checked_is_a_type_error(x: Any) -> None:  # noqa: ANN401 (anything at all)
    with pytest.raises(TypeError, match=f"tabel, rapport of frame, niet {type(x).__name__}"):
        uri.check(x)


def test_a_finding_locates_by_file_row_and_the_user_s_own_header(tmp_path: Path) -> None:
    path = tmp_path / "zaken.csv"
    path.write_text(
        "categorie;uitkomst;datum melding;afgesloten op\nprive;ja;2023-07-01;2023-06-01\n", encoding="utf-8"
    )
    cases = uri.read_register(path, mapping={"afgesloten op": "afgerond"})
    twice = Register.concat([cases, cases[:]], parts=True)
    (finding,) = uri.check(twice).errors[:1]
    assert finding.place == uri.Place(file="zaken.csv", row=2, column="afgesloten op")
    assert [each.place.row for each in uri.check(twice).errors] == [2, 2]


def test_rows_keep_their_numbers_through_a_selection() -> None:
    frame = pd.DataFrame(
        {
            "hoofdcategorie": "prive",
            "uitkomst": "ja",
            "verslagjaar": [2022, 2023],
            "afgerond": [date(2022, 2, 1), date(2023, 6, 1)],
            "ontvangen": [date(2022, 1, 1), date(2023, 7, 1)],
        }
    )
    cases = Register.from_frame(frame)
    (finding,) = uri.check(cases.select(verslagjaar=2023))
    assert finding.place.row == 2
    (again,) = uri.check(Register.from_records(cases.select(verslagjaar=2023)))
    assert again.place.row == 1
    both = uri.check(Register.concat([Register.from_records([WRONG]), cases], parts=True))
    assert [each.place.row for each in both] == [1, 2]


# --------------------------------------------------------------------------------------------------- what stands beside


def test_the_reference_date_is_never_the_clock() -> None:
    waiting = closed_melding(uitkomst="lopend", afgerond=None, ontvangen=date(2001, 1, 1))
    tallies = uri.check(waiting).tallies
    assert tallies["URI-M-lang-open"] == tallies["URI-M-ontvangen-na-standdatum"] == Tally(not_evaluable=1)


def test_a_dossier_tells_its_rules_what_it_knows() -> None:
    late = closed_melding(afgerond=date(2024, 2, 1), verslagjaar=2024, organisatie="Ministerie B", onderdeel="AIVD")
    dossier = Dossier(
        verslagjaar=2024,
        editie=uri.editie(),
        organisatie="Ministerie A",
        standdatum=date(2024, 1, 31),
        zonder=frozenset({"AIVD"}),
        register=register(late),
    )
    assert uri.check(dossier).counts() == {
        "URI-M-afgerond-na-standdatum": 1,
        "URI-M-onderdeel-buiten-omvang": 1,
        "URI-R-andere-organisatie": 1,
    }
    assert uri.check(dossier, standdatum=date(2024, 3, 1), zonder=[], organisatie="Ministerie B").counts() == {}


def test_an_edition_decides_which_types_there_are() -> None:
    case = closed_melding(hoofdcategorie="communicatie")
    rule = "URI-M-type-buiten-editie"
    assert uri.check(case).tallies[rule] == Tally(not_evaluable=1)
    assert uri.check(case, editie="bzk-2023").tallies[rule] == Tally(passed=1)
    assert uri.check(case, editie="rijk-2015").tallies[rule] == Tally(failed=1)
    assert uri.check(register(case, editie="rijk-2015")).tallies[rule] == Tally(failed=1)


# ---------------------------------------------------------------------------------------------- registers and dossiers


def test_two_organisations_may_use_one_kenmerk() -> None:
    first, second = (
        closed_melding(kenmerk="1", organisatie="A"),
        closed_melding(kenmerk="1", organisatie="B", betrokkenen=2),
    )
    assert uri.check(register(first, second)).tallies["URI-R-kenmerk-dubbel"] == Tally(passed=2)
    again = attrs.evolve(second, organisatie="A")
    assert uri.check(register(first, again)).tallies["URI-R-kenmerk-dubbel"] == Tally(passed=1, failed=1)


def test_a_kenmerk_is_there_already_whatever_stands_in_own_columns() -> None:
    cells = {
        "kenmerk": "K-1",
        "hoofdcategorie": "financieel",
        "uitkomst": "aangetoond",
        "verslagjaar": 2023,
        "regio": ["Noord", "Zuid"],
    }
    found = uri.check(Register.from_frame(pd.DataFrame(cells)))
    assert found.tallies["URI-R-kenmerk-dubbel"] == Tally(passed=1, failed=1)


def test_cases_of_which_nothing_is_told_may_well_be_alike() -> None:
    bare = closed_melding(afgerond=None, verslagjaar=2023)
    assert uri.check(register(bare, bare)).tallies["URI-R-zelfde-zaak"] == Tally(not_evaluable=2)
    assert uri.check(register(closed_melding(), closed_melding())).tallies["URI-R-zelfde-zaak"] == Tally(
        passed=1, failed=1
    )
    other = closed_melding(eigen={"Regio": "West"})
    assert uri.check(register(closed_melding(), other)).tallies["URI-R-zelfde-zaak"] == Tally(passed=2)


def test_the_finding_on_a_repeated_case_names_the_first_and_no_kenmerk() -> None:
    cases = [closed_melding(kenmerk="geheim"), closed_melding(betrokkenen=3), closed_melding(kenmerk="ook geheim")]
    (finding,) = uri.check(register(*cases))
    assert (finding.place.row, finding.found and finding.found.nl) == (3, "als rij 1")
    assert "geheim" not in repr(finding) + str(uri.check(register(*cases)))


def test_a_case_of_another_file_is_named_with_its_file_and_one_of_the_same_by_its_row(tmp_path: Path) -> None:
    for name in ("een.csv", "twee.csv"):
        (tmp_path / name).write_text("kenmerk;categorie;uitkomst;verslagjaar\n7;prive;ja;2023\n", encoding="utf-8")
    first, second = (uri.read_register(tmp_path / name) for name in ("een.csv", "twee.csv"))
    (finding,) = uri.check(Register.concat([first, second], parts=True)).by_rule()["URI-R-kenmerk-dubbel"]
    assert (finding.place.file, str(finding.found)) == ("twee.csv", "als een.csv, rij 2")
    (again,) = uri.check(Register.concat([first, first[:]], parts=True)).by_rule()["URI-R-kenmerk-dubbel"]
    assert str(again.found) == "als rij 2"


@pytest.mark.parametrize(
    ("received", "closed", "standdatum"),
    [(date(2023, 6, 1), date(2023, 6, 1), None), (date(2023, 6, 1), date(2023, 6, 1), date(2023, 6, 1))],
    ids=["closed on the day of receipt", "all on the reference date"],
)
def test_one_day_is_neither_before_nor_after_itself(received: date, closed: date, standdatum: date | None) -> None:
    case = closed_melding(ontvangen=received, afgerond=closed, betrokkenen=1)
    assert not uri.check(case, standdatum=standdatum).errors


def test_earlier_headline_figures_are_checked_too() -> None:
    """More substantiated than reported, two years before the year of the dossier."""
    stated = (
        Kerncijfers(jaar=2021, meldingen=3, aangetoond=4),
        Kerncijfers(jaar=2022, meldingen=3, aangetoond=3),
        Kerncijfers(jaar=2023, meldingen=3, aangetoond=3),
    )
    (finding,) = uri.check(dossier(kerncijfers=stated)).by_rule()["URI-T-aangetoond"]
    assert finding.place.column == "2021"


def test_headline_figures_of_a_later_year_alone_leave_the_year_itself_checked() -> None:
    later = (Kerncijfers(jaar=2024, meldingen=3, aangetoond=4),)
    findings = uri.check(dossier(closed_melding(), kerncijfers=later))
    assert findings.tallies["URI-T-aangetoond"].failed == 0


def test_the_tables_of_a_cube_are_named_by_year_where_there_are_more() -> None:
    year = register(closed_melding())
    years = year + register(closed_melding(afgerond=date(2022, 6, 1)))
    names = [{table.naam for table in tables_of(Kubus.from_register(each))[0]} for each in (year, years)]
    assert names == [
        {"schendingen", "aangetoond_per_jaar", "afdoeningen"},
        {f"{name} {year}" for name in ("schendingen", "aangetoond_per_jaar", "afdoeningen") for year in (2022, 2023)},
    ]


@pytest.mark.parametrize(
    ("figures", "tally"),
    [
        ({"open_begin": 4, "ontvangen": 10, "open_eind": 6, "meldingen": 8}, Tally(passed=1)),
        ({"open_begin": 4, "ontvangen": 10, "open_eind": 7, "meldingen": 8}, Tally(failed=1)),
        ({"open_begin": 4, "ontvangen": 10, "meldingen": 8}, Tally(not_evaluable=1)),
        ({"open_begin": 4, "open_eind": 6, "meldingen": 8}, Tally(not_evaluable=1)),
        ({"ontvangen": 10, "open_eind": 6, "meldingen": 8}, Tally(not_evaluable=1)),
        ({"open_begin": 0, "ontvangen": 0, "open_eind": 0, "meldingen": 0}, Tally(passed=1)),
        ({"open_begin": 4, "ontvangen": 10, "open_eind": 6}, Tally(not_evaluable=1)),
        ({"meldingen": 8}, Tally()),
    ],
    ids=[
        "adds up",
        "one too many",
        "no end",
        "not received",
        "no start",
        "zeros",
        "nothing closed is known",
        "no stock or flow",
    ],
)
def test_stock_and_flow(figures: dict[str, int], tally: Tally) -> None:
    """Open at the start + received − closed = open at the end: 4 + 10 − 8 = 6."""
    findings = uri.check(dossier(kerncijfers=(Kerncijfers(jaar=2023, **figures),)))
    assert findings.tallies["URI-R-voorraad"] == tally


def test_what_was_closed_is_counted_where_there_are_cases() -> None:
    stated = Kerncijfers(jaar=2023, open_begin=0, ontvangen=2, open_eind=1)
    cases = register(
        closed_melding(betrokkenen=1), closed_melding(uitkomst="lopend", afgerond=None, ontvangen=date(2023, 3, 1))
    )
    assert uri.check(dossier(register=cases, kerncijfers=(stated,))).tallies["URI-R-voorraad"] == Tally(passed=1)
    both = Register.concat([cases, register(closed_melding(betrokkenen=2))], parts=True)
    (finding,) = uri.check(dossier(register=both, kerncijfers=(stated,))).errors
    assert finding.found is not None
    assert finding.found.nl == "0 open + 2 ontvangen − 2 afgerond = 0, opgegeven is 1 open"
    assert finding.place == uri.Place(table="kerncijfers", code="open_eind", column="2023")


@pytest.mark.parametrize(
    ("staff", "tally"),
    [
        ([], Tally(not_evaluable=1)),
        ([("AIVD|RCN", 2023)], Tally(passed=1)),
        ([("RCN", 2023), ("RCN | AIVD", 2023)], Tally(passed=1)),
        ([("RCN", 2023)], Tally(failed=1)),
        ([("AIVD|RCN", 2022)], Tally(not_evaluable=1)),
    ],
)
def test_numerator_and_denominator_have_one_scope(staff: list[tuple[str, int]], tally: Tally) -> None:
    people = tuple(Personeel(jaar=year, aantal=9000, zonder=left_out) for left_out, year in staff)
    findings = uri.check(dossier(zonder=frozenset({"AIVD", "RCN"}), personeel=people))
    assert findings.tallies["URI-R-omvang"] == tally


@pytest.mark.parametrize(
    ("name", "year", "tally"),
    [
        ("VROM", 2010, Tally(passed=1)),
        ("VROM", 2011, Tally(failed=1)),
        ("Ministerie van AenM", 2023, Tally(failed=1)),
        ("Ministerie van AenM", 2024, Tally(passed=1)),
        ("EZ", 2011, Tally(passed=1)),
        ("Gemeente Voorbeeld", 2011, Tally()),
    ],
)
def test_an_organisation_existed_in_its_year_as_far_as_is_known(name: str, year: int, tally: Tally) -> None:
    """VROM was there until 13-10-2010; AenM since 2-7-2024; what was EZ had another name in 2011."""
    findings = uri.check(dossier(organisatie=name, verslagjaar=year))
    assert findings.tallies["URI-R-organisatie-jaar"] == tally


def test_a_part_is_one_of_the_file_of_parts() -> None:
    parts = tuple(Onderdeel(geheel="Gemeente A", naam=name, aliassen=(name[:1],)) for name in ("Noord", "Zuidwest"))
    cases = [closed_melding(onderdeel=name) for name in ("noord", "Z", "Zuidwesst", None)]
    findings = uri.check(dossier(*cases, organisatie="Gemeente A", organisaties=Organisaties(onderdelen=parts)))
    (found,) = [one for one in findings if one.rule == "URI-R-onderdeel-onbekend"]
    assert found.found is not None
    assert found.found.nl == "“Zuidwesst”; bedoeld kan zijn “Zuidwest”"
    assert findings.tallies["URI-R-onderdeel-onbekend"] == Tally(passed=2, failed=1)


# --------------------------------------------------------------------------------------------------------------- tables


def test_a_cube_is_checked_by_its_tables() -> None:
    cases = register(closed_melding(organisatie="A"), closed_melding(organisatie="B", afgerond=date(2022, 1, 1)))
    findings = uri.check(Kubus.from_register(cases))
    assert (len(findings), {name[:6] for name in findings.tallies}) == (0, {"URI-T-"})
    assert findings.tallies["URI-T-som"].passed == findings.tallies["URI-T-som"].total > 0


def test_what_fits_no_row_of_a_table_is_a_finding_of_a_cube() -> None:
    cases = register(closed_melding(hoofdcategorie="anders"))
    findings = uri.check(Kubus.from_register(cases))
    assert set(findings.counts()) == {"URI-I-rijloos"}


def broken(soort: RelatieSoort) -> Tabel:
    """Table 1 of one case, saying that two were substantiated."""
    table = uri.schendingen(register(closed_melding(uitkomst="aangetoond")))
    return attrs.evolve(
        table,
        cellen=tuple(tuple(2 if cell == 1 and at else cell for at, cell in enumerate(row)) for row in table.cellen),
        relaties=tuple(relation for relation in table.relaties if relation.soort is soort),
    )


def test_more_substantiated_than_reported_is_an_error_per_row_and_in_total() -> None:
    findings = uri.check(broken(RelatieSoort.AANGETOOND))
    assert [(each.rule, each.severity, each.place.code, each.place.column) for each in findings] == [
        ("URI-T-aangetoond", Severity.ERROR, "prive", "aangetoond"),
        ("URI-T-aangetoond", Severity.ERROR, "totaal", "aangetoond"),
    ]
    assert findings[1].found is not None
    assert findings[1].found.nl == "Totaal (Waarvan aangetoond) 2 is meer dan Totaal (Mogelijke schending) 1"


def test_the_parts_of_that_table_still_add_up() -> None:
    assert uri.check(broken(RelatieSoort.SOM)).tallies == {"URI-T-som": Tally(passed=2)}


def test_a_report_is_checked_by_all_its_tables() -> None:
    rapport = uri.rapport(register(closed_melding(uitkomst="aangetoond")))
    wrong = attrs.evolve(rapport, tabellen={**rapport.tabellen, "schendingen": broken(RelatieSoort.AANGETOOND)})
    assert uri.check(rapport).counts() == {}
    assert uri.check(wrong).counts() == {"URI-T-aangetoond": 2}


def test_a_relation_that_touches_an_empty_cell_cannot_be_told() -> None:
    table = uri.schendingen(register(closed_melding()))
    empty = attrs.evolve(table, cellen=tuple((uri.Leeg.BLANCO, *row[1:]) for row in table.cellen))
    assert uri.check(empty).tallies["URI-T-som"] == Tally(passed=1, not_evaluable=1)


def test_a_dossier_whose_organisation_is_open_says_so() -> None:
    cases = register(closed_melding(organisatie="A"), closed_melding(organisatie="B"))
    (finding,) = uri.check(dossier(register=cases)).errors
    assert finding.rule == "URI-I-keuze"


def test_a_type_outside_the_edition_is_named_once_case_by_case() -> None:
    cases = register(closed_melding(hoofdcategorie="anders"))
    assert uri.check(dossier(register=cases)).errors.counts() == {"URI-M-type-buiten-editie": 1}


def test_the_kinds_of_a_rule_are_melding_and_signaal() -> None:
    assert {kind for rule in CATALOGUS if isinstance(rule, Regel) for kind in rule.kinds} == set(Soort)


def test_a_relation_may_be_made_by_others() -> None:
    table = uri.schendingen(register(closed_melding()))
    own = Relatie(RelatieSoort.GROEP, (("totaal", "mogelijk"),), (("prive", "aangetoond"),))
    findings = uri.check(attrs.evolve(table, relaties=(own,)))
    assert [each.rule for each in findings] == ["URI-T-groep"]
