"""The headline figures: from the cases where there are cases, else as stated, each with its own scope."""

from collections.abc import Mapping
from datetime import date

import attrs
import pytest

from tests.factories import dossier, melding
from uri import (
    Adviesvraag,
    Dossier,
    Kerncijfers,
    Klacht,
    Kubus,
    Leeg,
    Opvolging,
    Personeel,
    Register,
    Schendingstype,
    Signaal,
    Soort,
    UnplacedError,
    afdoeningen,
    editie,
    kerncijfers,
)
from uri.aggregate import Basis, Eenheid
from uri.model import Registratie
from uri.taxonomy import afdoening_editie

NOT_COLLECTED, NVT = Leeg.NIET_VERZAMELD, Leeg.NIET_VAN_TOEPASSING
RATE = "meldingen_per_100_medewerkers"


def figures(source: Dossier | Register | Kubus, year: int = 2023) -> dict[str, object]:
    """Return the figures of one year that are collected."""
    column: Mapping[str, object] = kerncijfers(source, verslagjaar=2023).column(str(year))
    return {code: figure for code, figure in column.items() if figure is not NOT_COLLECTED}


def test_the_cases_tell_what_was_closed_proven_and_decided() -> None:
    """Of the meldingen some are proven, disciplinary or not [S 57]; what still runs is not counted [S 237]."""
    cases = [
        melding(afdoeningen="ontslag berisping"),
        melding(afdoeningen="berisping"),
        melding(afdoeningen="training"),
        melding(afdoeningen="geen"),
        melding(uitkomst="niet_aangetoond", hoofdcategorie="misstand"),
        melding(uitkomst="onbekend"),
        melding(uitkomst="lopend"),
    ]
    assert figures(dossier(*cases)) == {
        "meldingen": 6,
        "aangetoond": 4,
        "disciplinair": 2,
        "niet_disciplinair": 1,
        "misstanden": 1,
    }


def test_who_leaves_of_his_own_accord_counts_among_the_measures_of_what_was_proven_only() -> None:
    """Two left, one of them for a violation that was proven: one of one proven, where Table 4 counts both [S 333]."""
    cases = dossier(
        melding(afdoeningen="eigen_verzoek"),
        melding(uitkomst="niet_aangetoond", afdoeningen="eigen_verzoek"),
        melding(uitkomst="onbekend", afdoeningen="berisping"),
    )
    found = figures(cases)
    assert (found["aangetoond"], found["niet_disciplinair"], found["disciplinair"]) == (1, 1, 0)
    assert not kerncijfers(cases).broken()
    measures = afdoeningen(cases)
    assert (measures.count("eigen_verzoek", "aantal"), measures.count("disciplinair", "aantal")) == (2, 1)


def test_the_level_of_a_measure_is_the_editions() -> None:
    """The end of a temporary contract [S 332] is disciplinary at the Openbaar Ministerie."""
    cases = dossier(melding(afdoeningen="einde_tijdelijk"))
    om = attrs.evolve(editie(), naam="om", afdoeningen=afdoening_editie("om-2016"))
    assert figures(cases)["niet_disciplinair"] == 1
    assert kerncijfers(cases, editie=om).column("2023") == {
        **kerncijfers(cases).column("2023"),
        "disciplinair": 1,
        "niet_disciplinair": 0,
    }


@pytest.mark.parametrize("naam", ["rijk-2015", "defensie-2018"])
def test_where_an_edition_gives_measures_no_level_that_of_the_cases_is_not_known(naam: str) -> None:
    """Which measures those lists had is not known; of the year before there are no cases, so nothing is collected."""
    table = kerncijfers(Register.from_records([melding(afdoeningen="berisping")], editie=naam))
    for level in ("disciplinair", "niet_disciplinair"):
        assert (table[level, "2022"], table[level, "2023"]) == (NOT_COLLECTED, Leeg.NIET_BEKEND)
    stated = dossier(melding(), editie=editie(naam), kerncijfers=(Kerncijfers(jaar=2023, disciplinair=1),))
    assert kerncijfers(stated)["disciplinair", "2023"] == 1


def test_signalen_count_when_received_beside_meldingen_when_closed() -> None:
    """[S 237, 289]."""
    signaal = Signaal(hoofdcategorie=Schendingstype.POSITIE, ontvangen=date(2023, 12, 1), afgerond=date(2024, 2, 1))
    found = figures(dossier(melding(), signaal))
    assert (found["meldingen"], found["signalen"]) == (1, 1)


def test_last_year_stands_beside_the_year_as_it_was_stated() -> None:
    """21 meldingen and 20 signalen in 2022 [S 237, 289]; adviesvragen were not registered [S 413]."""
    headlines = (Kerncijfers(jaar=2022, meldingen=21, signalen=20), Kerncijfers(jaar=2023, onderzoeken=1, klachten=1))
    source = dossier(melding(), kerncijfers=headlines)
    assert figures(source, 2022) == {"meldingen": 21, "signalen": 20}
    assert {code: figures(source)[code] for code in ("onderzoeken", "klachten")} == {"onderzoeken": 1, "klachten": 1}
    assert "adviesvragen" not in figures(source)


def test_more_years_can_be_asked_for() -> None:
    headlines = (Kerncijfers(jaar=2021, meldingen=36, aangetoond=37),)
    table = kerncijfers(dossier(melding(), kerncijfers=headlines), jaren=3)
    assert [column.naam for column in table.kolommen] == ["2021", "2022", "2023"]
    assert table["meldingen", "2021"] == 36
    assert [doubt.nl for doubt in table.remarks()] == [  # [S 237] against the column of 2021 [S 269-278]
        (
            "Klopt niet: Waarvan aangetoond (2021) 37 is meer dan Meldingen van (vermoedens van)"
            " integriteitsschendingen (2021) 36."
        )
    ]


def test_a_case_goes_before_a_stated_figure() -> None:
    source = dossier(melding(), kerncijfers=(Kerncijfers(jaar=2023, meldingen=26),))
    assert figures(source)["meldingen"] == 1


BY_STATED = "Waarvan aangetoond (2023) volgens de opgegeven kerncijfers"


def test_a_stated_figure_that_differs_from_the_cases_is_a_doubt() -> None:
    """The report says 13 proven [S 57] where its cases say 15: a reader must be told."""
    for number in (13, 0):
        source = dossier(melding(), kerncijfers=(Kerncijfers(jaar=2023, meldingen=1, aangetoond=number),))
        assert [note.nl for note in kerncijfers(source).remarks()] == [
            f"Klopt niet: Waarvan aangetoond (2023) 1 is niet gelijk aan {BY_STATED} {number}."
        ]


def test_inquiries_are_counted_where_the_cases_tell_of_follow_up() -> None:
    """One persoonsgericht onderzoek, stated [S 319]; it is one of the ways to follow a melding up [S 221]."""
    stated = (Kerncijfers(jaar=2023, onderzoeken=4),)
    inquiry, talk = ((Opvolging.PERSOONSGERICHT_ONDERZOEK,), (Opvolging.BEWUSTWORDINGSGESPREK,))
    cases = [attrs.evolve(melding(), opvolging=found) for found in (inquiry, inquiry, talk)]
    running = attrs.evolve(melding(uitkomst="lopend"), opvolging=inquiry)
    assert figures(dossier(*cases, running))["onderzoeken"] == 2
    assert figures(dossier(melding(), kerncijfers=stated))["onderzoeken"] == 4
    assert "onderzoeken" not in figures(dossier(melding()))


def test_a_measure_that_fits_no_row_is_refused_here_too() -> None:
    """Else it would be missing from both levels without a word."""
    om = attrs.evolve(editie(), naam="om", afdoeningen=afdoening_editie("om-2016"))
    with pytest.raises(UnplacedError, match=r"Kerncijfers: .*om-2016.*ontslag"):
        kerncijfers(dossier(melding(afdoeningen="ontslag", verslagjaar=2022), melding()), editie=om)


@pytest.mark.parametrize(
    "stray",
    [
        melding(uitkomst="lopend", verslagjaar=2022),
        Signaal(hoofdcategorie=Schendingstype.POSITIE, verslagjaar=2022),
    ],
    ids=["a running melding", "a signaal"],
)
def test_a_stray_row_of_last_year_does_not_put_zero_over_what_was_stated(stray: Registratie) -> None:
    """21 meldingen in 2022 [S 237] stay 21, whatever of 2022 is still in the register."""
    source = dossier(melding(), stray, kerncijfers=(Kerncijfers(jaar=2022, meldingen=21),))
    assert figures(source, 2022)["meldingen"] == 21


def test_klachten_and_adviesvragen_are_counted_by_year() -> None:
    """One advice of the klachtencommissie in 2023 [S 401]."""
    source = dossier(
        klachten=(Klacht(verslagjaar=2023), Klacht(verslagjaar=2023), Klacht(verslagjaar=2022)),
        adviesvragen=(Adviesvraag(verslagjaar=2023),),
    )
    assert figures(source) == {"klachten": 2, "adviesvragen": 1}
    assert figures(source, 2022)["klachten"] == 1


def test_klachten_of_another_organisation_do_not_count() -> None:
    cases = (Klacht(verslagjaar=2023, organisatie="A"), Klacht(verslagjaar=2023, organisatie="B"))
    assert figures(dossier(organisatie="A", klachten=cases))["klachten"] == 1


def test_klachten_of_this_year_do_not_put_zero_over_what_was_stated_of_the_last() -> None:
    source = dossier(klachten=(Klacht(verslagjaar=2023),), kerncijfers=(Kerncijfers(jaar=2022, klachten=4),))
    assert figures(source, 2022)["klachten"] == 4


def test_signalen_among_the_cases_do_not_put_zero_over_counted_meldingen() -> None:
    """A dossier may hold its signalen one by one, and its meldingen as counts only."""
    counts = Kubus.from_register(Register.from_records([melding(), melding()]))
    signaal = Signaal(hoofdcategorie=Schendingstype.POSITIE, verslagjaar=2023)
    assert figures(dossier(signaal, tellingen=(counts,)))["meldingen"] == 2


def test_a_cube_of_meldingen_tells_nothing_of_signalen() -> None:
    cube = Kubus.from_register(Register.from_records([melding()]), Soort.MELDING)
    assert figures(cube) == {
        "meldingen": 1,
        "aangetoond": 1,
        "disciplinair": 0,
        "niet_disciplinair": 0,
        "misstanden": 0,
    }


def test_a_list_without_misstand_does_not_tell_that_there_were_none() -> None:
    """Defensie 2020 dropped the row: where such cases went is unknown."""
    assert "misstanden" not in figures(Register.from_records([melding()], editie="defensie-2020"))


@pytest.mark.parametrize("naam", ["defensie-2020", "defensie-2022"])
def test_cases_of_a_type_without_a_row_are_counted_all_the_same(naam: str) -> None:
    cases = [melding("misstand"), melding("misstand", "niet_aangetoond"), melding("prive")]
    assert figures(Register.from_records(cases, editie=naam))["misstanden"] == 2


def test_without_anything_nothing_is_collected() -> None:
    table = kerncijfers(dossier())
    assert table.is_empty
    assert (table.basis, table.eenheid, table.remarks()) == (Basis.NIET_OPGEGEVEN, Eenheid.GEMENGD, ())


# --------------------------------------------------------------------------------------------------------------- rates


def staff(number: int, zonder: str | None = None, jaar: int = 2023) -> Personeel:
    return Personeel(jaar=jaar, aantal=number, zonder=zonder)


@pytest.mark.parametrize(
    ("left_out", "staffs", "rate"),
    [
        ((), (staff(300),), 100 * 2 / 300),
        (("AIVD", "RCN"), (staff(9000, "RCN | AIVD"),), 100 * 2 / 9000),
        (("AIVD",), (staff(500), staff(400, "AIVD")), 100 * 2 / 400),
        (("AIVD", "RCN"), (staff(9000, "RCN|RVB|AIVD"), staff(11633, "TMG|externen")), NVT),
        ((), (staff(9000, "RCN"),), NVT),
        (("RCN",), (staff(9000),), NVT),
        ((), (staff(0),), NVT),
        ((), (), NOT_COLLECTED),
        ((), (staff(300, jaar=2022),), NOT_COLLECTED),
    ],
    ids=[
        "whole",
        "same parts in any order",
        "the one that fits",
        "as in the report",
        "staff leaves out more",
        "cases leave out more",
        "nobody",
        "unknown",
        "other year",
    ],
)
def test_a_rate_needs_a_denominator_of_the_same_scope(
    left_out: tuple[str, ...], staffs: tuple[Personeel, ...], rate: object
) -> None:
    """Reports per 100 employees, unrounded; the report's scopes differ [S 239, 243, 393, 546], so it has none."""
    source = dossier(melding(), melding(uitkomst="niet_aangetoond"), zonder=frozenset(left_out), personeel=staffs)
    table = kerncijfers(source)
    assert table[RATE, "2023"] == rate
    said = [note.en for note in table.noten]
    assert bool(said) == (rate is NVT)
    assert all(note.startswith("2023: no reports per 100 employees, as the known numbers") for note in said)


def test_without_meldingen_there_is_no_rate() -> None:
    assert kerncijfers(dossier(personeel=(staff(300),)))[RATE, "2023"] is NOT_COLLECTED


def test_of_two_numbers_of_one_scope_the_command_does_not_pick() -> None:
    table = kerncijfers(dossier(melding(), personeel=(staff(300), staff(400))))
    assert table[RATE, "2023"] is NVT
    assert [note.en for note in table.noten] == [
        "2023: no reports per 100 employees, as there are several numbers of employees of that scope."
    ]
    assert kerncijfers(dossier(melding(), personeel=(staff(200), staff(200))))[RATE, "2023"] == 0.5


def test_figures_of_different_sources_are_related_as_a_doubt() -> None:
    """One case without misstand beside two stated misstanden: the sources contradict one another."""
    source = dossier(melding(), kerncijfers=(Kerncijfers(jaar=2023, misstanden=2),))
    assert [relation.soort.value for relation in kerncijfers(source).broken()] == ["URI-T-jaarkolom"]
    alone = dossier(kerncijfers=(Kerncijfers(jaar=2023, meldingen=1, misstanden=2),))
    assert len(kerncijfers(alone).broken()) == 1


def test_a_part_has_the_rate_of_its_own_employees() -> None:
    """Two reports of a part with 50 employees are 4 per 100; the number of the whole is no denominator of a part."""
    whole = Dossier(
        verslagjaar=2023,
        editie="bzk-2023",
        register=Register.from_records([melding(onderdeel=part) for part in "AAB"]),
        personeel=(
            Personeel(jaar=2023, aantal=300),
            Personeel(jaar=2023, aantal=50, onderdeel="A"),
        ),
    )
    rates = [kerncijfers(whole, onderdeel=part)["meldingen_per_100_medewerkers", "2023"] for part in ("A", "B", None)]
    assert rates == [4.0, Leeg.NIET_VERZAMELD, 1.0]
