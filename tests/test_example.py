"""The example: the printed report as input, and what `uri report examples/bzk-2023 --format json` makes of it.

[S n] is line n of the report, Ministerie van BZK, Jaarrapportage Integriteit BZK (over 2023), July 2024. Where the
cases of Bijlage 1 say otherwise than its tables (15 proven, not 13), it is the cases that count.
"""

import csv
import io
import json
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from uri.cli import main

Json: TypeAlias = dict[str, Any]
CellKey: TypeAlias = tuple[str, str, str]

EXAMPLE = Path(__file__).parents[1] / "examples" / "bzk-2023"
READ_AS_PROVEN = "“Geen afdoening” is gelezen als: Aangetoond."

FIN = "Financiële schendingen (in de zakelijke sfeer)"
POS = "Misbruik positie/ belangenverstrengeling"
INF = "Lekken, misbruik van informatie"
COM = "Ongepaste communicatie"
OMG = "Ongewenste omgangsvormen"
BED = "Misbruik bedrijfsmiddelen/ overtreding interne regels"
TYPES = {  # [S 296-306], the spelling of Tabel 3
    "financieel": FIN,
    "positie": POS,
    "informatie": INF,
    "communicatie": COM,
    "bevoegdheden": "Misbruik bevoegdheden",
    "geweld": "Misbruik geweldsbevoegdheid",
    "omgangsvormen": OMG,
    "bedrijfsmiddelen": BED,
    "prive": "Ongepaste gedragingen in de privésfeer",
    "misstand": "Misstand volgens klokkenluiderregeling",
}


def run(*arguments: str, doubts: str = "") -> str:
    """Return what the command prints; it must succeed and have nothing to complain of but these doubts."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["report", *arguments])
    assert (code, err.getvalue()) == (0, doubts)
    return out.getvalue()


def published(folder: Path, *options: str, doubts: str = "") -> Json:
    made: Json = json.loads(run(str(folder), "--format", "json", *options, doubts=doubts))
    return made


@pytest.fixture(scope="module")
def report() -> Json:
    return published(EXAMPLE)


def cells(table: Json) -> dict[str, str]:
    """Return the cells of each row as JSON writes them, so that 26 and 26.0 differ."""
    return {row["code"]: json.dumps(list(row["cellen"].values())) for row in table["rijen"]}


def as_json(rows: Mapping[str, list[object]]) -> dict[str, str]:
    return {code: json.dumps(values) for code, values in rows.items()}


# ------------------------------------------------------------------------------------------------------------ the form


def test_the_report_is_one_object_of_the_promised_form(report: Json) -> None:
    assert list(report) == ["schema", "organisatie", "verslagjaar", "editie", "tabellen", "aanvulling"]
    assert report["schema"] == 1
    assert report["organisatie"] == "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"
    assert (report["verslagjaar"], report["editie"]) == (2023, "bzk-2023")
    assert list(report["tabellen"]) == [
        "kerncijfers",
        "schendingen",
        "aangetoond_per_jaar",
        "signalen",
        "afdoeningen",
        "vertrouwenspersonen",
        "sessies",
        "financiele_belangen",
        "overzicht",
    ]


def test_every_table_and_row_has_the_promised_keys_and_every_code_is_its_own(report: Json) -> None:
    for table in report["tabellen"].values():
        assert list(table) == ["titel", "basis", "eenheid", "standdatum", "kolommen", "noten", "rijen"]
        assert table["standdatum"] is None  # the report states no reference date
        codes = [row["code"] for row in table["rijen"]]
        assert len(codes) == len(set(codes)) > 0
        for row in table["rijen"]:
            assert list(row) == ["code", "label", "soort", "cellen", "leeg", "basis"]
            assert row["soort"] in {"detail", "subtotaal", "totaal"}
            assert list(row["cellen"]) == table["kolommen"]
            assert list(row["leeg"]) == [name for name, value in row["cellen"].items() if value is None]


@pytest.mark.parametrize(
    ("name", "basis", "unit"),
    [
        ("kerncijfers", "gemengd", "gemengd"),
        ("schendingen", "afgerond", "melding"),
        ("aangetoond_per_jaar", "gemengd", "melding"),
        ("signalen", "ontvangen", "signaal"),
        ("afdoeningen", "afgerond", "melding"),
        ("vertrouwenspersonen", "verslagjaar", "gemengd"),
        ("sessies", "verslagjaar", "sessie"),
        ("financiele_belangen", "verslagjaar", "gemengd"),
        ("overzicht", "afgerond", "melding"),
    ],
)
def test_every_table_says_what_it_counts_and_when(report: Json, name: str, basis: str, unit: str) -> None:
    """Meldingen count in the year of closing [S 237], signalen when received [S 289]; of years before none says."""
    table = report["tabellen"][name]
    assert (table["basis"], table["eenheid"]) == (basis, unit)


def test_only_totals_and_subtotals_are_marked_as_such(report: Json) -> None:
    marked = {
        (name, row["code"]): row["soort"]
        for name, table in report["tabellen"].items()
        for row in table["rijen"]
        if row["soort"] != "detail"
    }
    summed = ("schendingen", "aangetoond_per_jaar", "signalen", "afdoeningen", "sessies", "financiele_belangen")
    levels = ("disciplinair", "niet_disciplinair")
    assert marked == {(name, "totaal"): "totaal" for name in summed} | {
        ("afdoeningen", level): "subtotaal" for level in levels
    }


# ------------------------------------------------------------------------------------------------------------ the input


def read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((EXAMPLE / name).read_text(encoding="utf-8"))))


def test_the_cases_are_those_of_bijlage_1_as_printed() -> None:
    """26 cases, numbered, by category and outcome words [S 549-576]."""
    rows = read("zaken.csv")
    assert [row["nr"] for row in rows] == [str(number) for number in range(1, 27)]
    assert Counter((row["categorie"], row["afdoening"]) for row in rows) == {
        ("Financiële schending (in de zakelijke sfeer)", "Geen afdoening"): 2,
        ("Financiële schending (in de zakelijke sfeer)", "Geen integriteitsschending geconstateerd"): 2,
        ("Financiële schending (in de zakelijke sfeer)", "Afdoening door middel van beëindiging dienstverband"): 1,
        ("Misbruik positie en belangenverstrengeling", "Geen integriteitsschending geconstateerd"): 3,
        ("Misbruik positie en belangenverstrengeling", "Afdoening door middel van een berisping"): 1,
        ("Misbruik positie en belangenverstrengeling", "Afdoening door middel van een corrigerend gesprek"): 1,
        ("Lekken, misbruiken, achterhouden, ongeoorloofd omgaan met informatie", "Geen afdoening"): 2,
        (
            "Lekken, misbruiken, achterhouden, ongeoorloofd omgaan met informatie",
            "Afdoening door middel van beëindiging dienstverband",
        ): 1,
        ("Ongepaste communicatie", "Geen integriteitsschending geconstateerd"): 1,
        ("Ongewenste omgangsvormen", "Geen integriteitsschending geconstateerd"): 5,
        ("Ongewenste omgangsvormen", "Afdoening door middel van volgen verplichte training"): 1,
        ("Ongewenste omgangsvormen", "Afdoening door middel van corrigerend gesprek"): 4,
        ("Ongewenste omgangsvormen", "Geen afdoening"): 1,
        (
            "Misbruik bedrijfsmiddelen en overtreding interne regels",
            "Afdoening door middel van corrigerend gesprek",
        ): 1,
    }


@pytest.mark.parametrize(
    ("number", "description"),
    [
        (1, "Voorwerpen vermist"),  # [S 549]
        (10, "Bevoordelen bevriende collega's en ongewenste omgangsvormen"),  # [S 558]
        (16, "Discriminerende en seksueel getinte opmerkingen"),  # [S 566]
        (22, "Ongepaste grappen"),  # [S 572]
        (26, "Toegang verschaffen tot ruimtes zonder autorisatie"),  # [S 576]
    ],
)
def test_a_case_keeps_its_printed_number_and_description(number: int, description: str) -> None:
    assert read("zaken.csv")[number - 1]["beschrijving"] == description


def test_the_years_that_are_stated_leave_out_the_year_that_the_cases_tell() -> None:
    """Tabel 2, 2020 to 2022 only: its column of 2023 (13 proven) is not what the cases say."""
    assert {row["jaar"] for row in read("aangetoond-2020-2022.csv")} == {"2020", "2021", "2022"}
    assert all(row["meldingen"] == "" for row in read("kerncijfers.csv") if row["jaar"] == "2023")


# ------------------------------------------------------------------------------------------------------- what comes out


def test_schendingen(report: Json) -> None:
    """Tabel 1 [S 247-258], but 6 and 15 proven where it prints 4 and 13: so say the cases [S 565-575]."""
    table = report["tabellen"]["schendingen"]
    assert table["kolommen"] == ["mogelijk", "aangetoond"]
    assert cells(table) == as_json(
        {
            "financieel": [5, 3],  # [S 248]
            "positie": [5, 2],  # [S 249]
            "informatie": [3, 3],  # [S 250]
            "communicatie": [1, 0],  # [S 251]
            "bevoegdheden": [0, 0],  # [S 252]
            "geweld": [0, 0],  # [S 253]
            "omgangsvormen": [11, 6],  # [S 254]: 4 in print; 5 measures and one "Geen afdoening" [S 566-575]
            "bedrijfsmiddelen": [1, 1],  # [S 255]
            "prive": [0, 0],  # [S 256]
            "misstand": [0, 0],  # [S 257]
            "totaal": [26, 15],  # [S 258]: 13 in print
        }
    )
    assert {row["code"]: row["label"] for row in table["rijen"]} == TYPES | {"totaal": "Totaal"}
    assert READ_AS_PROVEN in table["noten"]


def test_aangetoond_per_jaar(report: Json) -> None:
    """Tabel 2: 2020 to 2022 as printed [S 268-278], 2023 from the cases; the totals are ours (none in print)."""
    table = report["tabellen"]["aangetoond_per_jaar"]
    assert table["kolommen"] == ["2020", "2021", "2022", "2023"]
    assert cells(table) == as_json(
        {
            "financieel": [3, 1, 3, 3],  # [S 269]
            "positie": [2, 0, 2, 2],  # [S 270]
            "informatie": [0, 2, 0, 3],  # [S 271]
            "communicatie": [3, 8, 2, 0],  # [S 272]
            "bevoegdheden": [0, 0, 0, 0],  # [S 273]
            "geweld": [0, 0, 0, 0],  # [S 274]
            "omgangsvormen": [6, 18, 9, 6],  # [S 275]: 4 in print
            "bedrijfsmiddelen": [15, 5, 3, 1],  # [S 276]
            "prive": [5, 3, 0, 0],  # [S 277]
            "misstand": [0, 0, 0, 0],  # [S 278]
            "totaal": [34, 37, 19, 15],
        }
    )
    assert {row["code"]: row["label"] for row in table["rijen"]} == TYPES | {"totaal": "Totaal"}


def test_the_reading_and_the_doubt_about_2021_stand_below_table_2(report: Json) -> None:
    """37 proven in 2021 [S 269-278] is more than the 36 meldingen of that year [S 237]: a doubt, and no more."""
    assert report["tabellen"]["aangetoond_per_jaar"]["noten"] == [
        READ_AS_PROVEN,
        "Klopt niet: Totaal (2021) 37 is meer dan het opgegeven aantal meldingen (2021) 36.",
    ]


def test_signalen(report: Json) -> None:
    """Tabel 3 [S 295-307]; its blanks are zeros, as its total of 15 shows."""
    table = report["tabellen"]["signalen"]
    assert table["kolommen"] == ["aantal"]
    assert cells(table) == as_json(
        {
            "financieel": [1],  # [S 296]
            "positie": [2],  # [S 297]
            "informatie": [1],  # [S 298]
            "communicatie": [0],
            "bevoegdheden": [0],
            "geweld": [0],
            "omgangsvormen": [10],  # [S 302]
            "bedrijfsmiddelen": [0],
            "prive": [1],  # [S 304]
            "misstand": [0],
            "anders": [0],  # [S 306]
            "totaal": [15],  # [S 307]
        }
    )
    assert {row["code"]: row["label"] for row in table["rijen"]} == TYPES | {"anders": "Anders", "totaal": "Totaal"}
    assert table["noten"] == []


def test_afdoeningen(report: Json) -> None:
    """Tabel 4 [S 323-337], but 7 and 16 where it prints 9 and 14: so say the cases of Bijlage 1."""
    table = report["tabellen"]["afdoeningen"]
    assert table["kolommen"] == ["aantal"]
    assert cells(table) == as_json(
        {
            "berisping": [1],  # [S 325, 554]
            "financieel": [0],  # [S 326]
            "verplaatsing": [0],  # [S 327]
            "ontslag": [2],  # [S 328, 552, 560]
            "disciplinair": [3],  # [S 329]
            "gesprek": [7],  # [S 331]: 9 in print; [S 556, 566, 567, 573-576]
            "einde_tijdelijk": [0],  # [S 332]
            "eigen_verzoek": [0],  # [S 333]
            "niet_disciplinair": [7],  # [S 334]
            "geen": [16],  # [S 336]: 14 in print; 5 "Geen afdoening" and 11 without a violation
            "totaal": [26],  # [S 337]
        }
    )
    assert [row["label"] for row in table["rijen"]] == [
        "Schriftelijke berisping",
        "Financiële afdoening",
        "Verplaatsing",
        "Beëindiging dienstverband",
        "Subtotaal disciplinair",
        "Corrigerend gesprek, waarschuwing, training, coaching e.d.",
        "Beëindiging tijdelijke arbeidsovereenkomst, stage",
        "Ontslag op initiatief medewerker",
        "Subtotaal niet-disciplinair",
        "Geen afdoening",
        "Totaal",
    ]
    assert table["noten"] == [READ_AS_PROVEN, "Een melding telt één keer, bij haar zwaarste afdoening."]


def test_vertrouwenspersonen(report: Json) -> None:
    """Tabel 5 [S 384-391]; the ratio is computed: 224 of 11633, 1,93% where 1,92% is printed [S 390]."""
    table = report["tabellen"]["vertrouwenspersonen"]
    assert cells(table) == as_json(
        {
            "medewerkers": [11633],  # [S 384]
            "begin": [10],  # [S 385]
            "eind": [20],  # [S 386]
            "vertrokken": [4],  # [S 387]
            "toegetreden": [14],  # [S 387]
            "extern": [2],  # [S 388]
            "hulpvragen": [224],  # [S 389]
            "groei_2022": [105],  # [S 389]
            "groei_2021": [139],  # [S 389]
            "ratio": [224 / 11633],  # [S 390]
            "contactmomenten": [2.0],  # [S 391]
        }
    )


def test_sessies(report: Json) -> None:
    """Tabel 6 [S 445-448]; the total is ours."""
    table = report["tabellen"]["sessies"]
    assert cells(table) == as_json(
        {"introductiemodule": [6], "ongewenste_omgangsvormen": [3], "maatwerksessies": [4], "totaal": [13]}
    )


def test_financiele_belangen(report: Json) -> None:
    """Tabel 7 [S 466-483]; the shared figures of BZK Kern stand on its own row; the totals are ours."""
    table = report["tabellen"]["financiele_belangen"]
    assert table["kolommen"] == ["meldplicht_2022", "meldplicht_2023", "meldingen_2022", "meldingen_2023"]
    by_label = {row["label"]: json.dumps(list(row["cellen"].values())) for row in table["rijen"]}
    shared: list[object] = [None] * 4
    assert by_label == as_json(
        {
            "Adv. college ICT toetsing": [14, 14, 3, 3],  # [S 468]
            "AIVD": [4, 4, 1, 1],  # [S 469]
            "BZK Kern": [45, 52, 2, 2],  # [S 470-471]
            "DGDOO": shared,  # [S 471]
            "DGOBDR": shared,  # [S 472]
            "DGVB (incl. WBI/ VHF/ comm.REHO)": shared,  # [S 473]
            "PDGRO": shared,  # [S 474]
            "PSG cluster": shared,  # [S 475]
            "Doc-Direkt": [7, 7, 0, 0],  # [S 476]
            "FMH": [30, 35, 0, 1],  # [S 477]
            "Logius": [31, 52, 3, 7],  # [S 478]
            "P-Direkt": [6, 6, 0, 0],  # [S 479]
            "RVB": [104, 109, 2, 2],  # [S 480]
            "RvIG": [2, 2, 0, 0],  # [S 481]
            "SSC-ICT": [2, 4, 0, 0],  # [S 482]
            "UBR HIS": [6, 6, 0, 0],  # [S 483]
            "Totaal": [251, 291, 11, 16],
        }
    )
    blank = {row["label"] for row in table["rijen"] if set(row["leeg"].values()) == {"blanco"}}
    assert blank == {"DGDOO", "DGOBDR", "DGVB (incl. WBI/ VHF/ comm.REHO)", "PDGRO", "PSG cluster"}


def test_kerncijfers_with_last_years(report: Json) -> None:
    """The headline figures of chapter 1 and section 3, with those of 2022 beside them."""
    table = report["tabellen"]["kerncijfers"]
    assert table["kolommen"] == ["2022", "2023"]
    assert cells(table) == as_json(
        {
            "meldingen": [21, 26],  # [S 57, 237]
            "aangetoond": [19, 15],  # [S 269-278]; the cases, where print says 13 [S 57]
            "disciplinair": [None, 3],  # [S 57, 315]
            "niet_disciplinair": [None, 7],  # the cases, where print says 9 [S 57]
            "signalen": [20, 15],  # [S 59, 289]
            "misstanden": [0, 0],  # [S 61, 281]
            "onderzoeken": [None, 1],  # [S 319]
            "klachten": [None, None],  # how many were received, the report does not say
            "klachtadviezen": [None, 1],  # "één advies uitgebracht" [S 401]
            "adviesvragen": [None, None],  # not registered [S 413]
            "meldingen_per_100_medewerkers": [None, None],
        }
    )


def test_there_is_no_rate_over_employees_of_another_scope(report: Json) -> None:
    """9.000 leaves out RVB, RCN and AIVD [S 239, 243], the meldingen only AIVD and RCN [S 546]."""
    table = report["tabellen"]["kerncijfers"]
    rate = next(row for row in table["rijen"] if row["code"] == "meldingen_per_100_medewerkers")
    assert rate["leeg"] == {"2022": "niet_verzameld", "2023": "niet_van_toepassing"}
    assert table["noten"][0] == READ_AS_PROVEN
    assert [note for note in table["noten"] if note.startswith("2023: geen meldingen per 100 medewerkers")]


def test_overzicht(report: Json) -> None:
    """Bijlage 1 [S 549-576]: the cases by category, outcome and measure; no kenmerk, though the input has one."""
    table = report["tabellen"]["overzicht"]
    assert table["kolommen"] == ["categorie", "omschrijving", "uitkomst", "afdoening"]
    assert [row["code"] for row in table["rijen"]] == [str(number) for number in range(1, 27)]
    listed = [row["cellen"] for row in table["rijen"]]
    assert Counter((row["categorie"], row["uitkomst"], row["afdoening"]) for row in listed) == {
        (FIN, "Aangetoond", "Beëindiging dienstverband"): 1,
        (FIN, "Aangetoond", "Geen afdoening"): 2,
        (FIN, "Niet aangetoond", None): 2,
        (POS, "Aangetoond", "Schriftelijke berisping"): 1,
        (POS, "Aangetoond", "corrigerend gesprek"): 1,
        (POS, "Niet aangetoond", None): 3,
        (INF, "Aangetoond", "Beëindiging dienstverband"): 1,
        (INF, "Aangetoond", "Geen afdoening"): 2,
        (COM, "Niet aangetoond", None): 1,
        (OMG, "Aangetoond", "volgen verplichte training"): 1,
        (OMG, "Aangetoond", "corrigerend gesprek"): 4,
        (OMG, "Aangetoond", "Geen afdoening"): 1,
        (OMG, "Niet aangetoond", None): 5,
        (BED, "Aangetoond", "corrigerend gesprek"): 1,
    }
    assert {row["omschrijving"] for row in listed} == {row["beschrijving"] for row in read("zaken.csv")}
    assert all(row["leeg"] in ({}, {"afdoening": "niet_van_toepassing"}) for row in table["rijen"])


def test_what_puts_a_figure_in_its_year_is_said_only_where_a_source_says_it(report: Json) -> None:
    """The cases were closed in 2023 [S 543], its signalen received [S 289]; of 2020 to 2022 nothing says it [S 264]."""
    by_year = report["tabellen"]["aangetoond_per_jaar"]
    for row in by_year["rijen"]:
        assert row["basis"] == dict.fromkeys(["2020", "2021", "2022"], "niet_opgegeven") | {"2023": "afgerond"}
    figures = {row["code"]: row["basis"] for row in report["tabellen"]["kerncijfers"]["rijen"]}
    assert figures["meldingen"] == {"2022": "niet_opgegeven", "2023": "afgerond"}
    assert figures["signalen"] == {"2022": "niet_opgegeven", "2023": "ontvangen"}
    assert figures["klachtadviezen"] == {"2023": "niet_opgegeven"}
    text = run(str(EXAMPLE))
    assert "\n* afgerond in het jaar: 2023.\n* grondslag niet opgegeven: 2020, 2021, 2022.\n" in text
    assert "(meldingen, grondslag verschilt per rij of kolom)" in text


def test_english_changes_words_and_no_figure(report: Json) -> None:
    english = published(EXAMPLE, "--language", "en")["tabellen"]
    assert english["schendingen"]["titel"] == "Overview of violations"
    assert english["schendingen"]["rijen"][-1]["label"] == "Total"
    assert english["aangetoond_per_jaar"]["noten"] == [
        "“Geen afdoening” was read as: Substantiated.",
        "Does not hold: Total (2021) 37 is more than the stated number of reports (2021) 36.",
    ]
    numeric = [name for name in report["tabellen"] if name != "overzicht"]
    assert [cells(english[name]) for name in numeric] == [cells(report["tabellen"][name]) for name in numeric]


# ----------------------------------------------------------------------------------------------------- changed by hand

Edit: TypeAlias = tuple[str, str, str]


@pytest.fixture
def copy(tmp_path: Path) -> Callable[..., Path]:
    """Copy the example and replace texts in it, each of which must be there exactly once."""

    def make(*edits: Edit) -> Path:
        folder = tmp_path / "dossier"
        shutil.copytree(EXAMPLE, folder)
        for name, old, new in edits:
            text = (folder / name).read_text(encoding="utf-8")
            assert text.count(old) == 1
            (folder / name).write_text(text.replace(old, new), encoding="utf-8")
        return folder

    return make


def changes(before: Json, after: Json) -> dict[CellKey, tuple[object, object]]:
    """Return the cells that differ, but for the case list, of which one case moves every row."""
    old, new = (
        {
            (name, row["code"], column): value
            for name, table in report["tabellen"].items()
            if name != "overzicht"
            for row in table["rijen"]
            for column, value in row["cellen"].items()
        }
        for report in (before, after)
    )
    return {at: (old.get(at), new.get(at)) for at in old | new if old.get(at) != new.get(at)}


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(
            (
                "zaken.csv",
                "20,Angstcultuur,Geen integriteitsschending geconstateerd",
                "20,Angstcultuur,Afdoening door middel van een berisping",
            ),
            {
                ("kerncijfers", "aangetoond", "2023"): (15, 16),
                ("kerncijfers", "disciplinair", "2023"): (3, 4),
                ("schendingen", "omgangsvormen", "aangetoond"): (6, 7),
                ("schendingen", "totaal", "aangetoond"): (15, 16),
                ("aangetoond_per_jaar", "omgangsvormen", "2023"): (6, 7),
                ("aangetoond_per_jaar", "totaal", "2023"): (15, 16),
                ("afdoeningen", "berisping", "aantal"): (1, 2),
                ("afdoeningen", "disciplinair", "aantal"): (3, 4),
                ("afdoeningen", "geen", "aantal"): (16, 15),
            },
            id="another outcome",
        ),
        pytest.param(
            ("zaken.csv", "Ongepaste communicatie,14,", "Misstand volgens klokkenluiderregeling,14,"),
            {
                ("kerncijfers", "misstanden", "2023"): (0, 1),
                ("schendingen", "communicatie", "mogelijk"): (1, 0),
                ("schendingen", "misstand", "mogelijk"): (0, 1),
            },
            id="another category",
        ),
        pytest.param(
            (
                "zaken.csv",
                "categorie,nr,beschrijving,afdoening\n",
                """categorie,nr,beschrijving,afdoening
Ongepaste gedraging in de privésfeer,27,Iets,Afdoening door middel van een waarschuwing
""",
            ),
            {
                ("kerncijfers", "meldingen", "2023"): (26, 27),
                ("kerncijfers", "aangetoond", "2023"): (15, 16),
                ("kerncijfers", "niet_disciplinair", "2023"): (7, 8),
                ("schendingen", "prive", "mogelijk"): (0, 1),
                ("schendingen", "prive", "aangetoond"): (0, 1),
                ("schendingen", "totaal", "mogelijk"): (26, 27),
                ("schendingen", "totaal", "aangetoond"): (15, 16),
                ("aangetoond_per_jaar", "prive", "2023"): (0, 1),
                ("aangetoond_per_jaar", "totaal", "2023"): (15, 16),
                ("afdoeningen", "gesprek", "aantal"): (7, 8),
                ("afdoeningen", "niet_disciplinair", "aantal"): (7, 8),
                ("afdoeningen", "totaal", "aantal"): (26, 27),
            },
            id="a case more",
        ),
        pytest.param(
            (
                "zaken.csv",
                """\
Ongepaste communicatie,14,Ongepaste uitlatingen op social media,Geen integriteitsschending geconstateerd
""",
                "",
            ),
            {
                ("kerncijfers", "meldingen", "2023"): (26, 25),
                ("schendingen", "communicatie", "mogelijk"): (1, 0),
                ("schendingen", "totaal", "mogelijk"): (26, 25),
                ("afdoeningen", "geen", "aantal"): (16, 15),
                ("afdoeningen", "totaal", "aantal"): (26, 25),
            },
            id="a case less",
        ),
        pytest.param(
            ("dossier.toml", '"Geen afdoening" = "aangetoond"', '"Geen afdoening" = "niet_aangetoond"'),
            {
                ("kerncijfers", "aangetoond", "2023"): (15, 10),
                ("schendingen", "financieel", "aangetoond"): (3, 1),
                ("schendingen", "informatie", "aangetoond"): (3, 1),
                ("schendingen", "omgangsvormen", "aangetoond"): (6, 5),
                ("schendingen", "totaal", "aangetoond"): (15, 10),
                ("aangetoond_per_jaar", "financieel", "2023"): (3, 1),
                ("aangetoond_per_jaar", "informatie", "2023"): (3, 1),
                ("aangetoond_per_jaar", "omgangsvormen", "2023"): (6, 5),
                ("aangetoond_per_jaar", "totaal", "2023"): (15, 10),
            },
            id="another reading",
        ),
        pytest.param(
            ("signalen.csv", "Ongepaste communicatie,0", "Ongepaste communicatie,4"),
            {
                ("kerncijfers", "signalen", "2023"): (15, 19),
                ("signalen", "communicatie", "aantal"): (0, 4),
                ("signalen", "totaal", "aantal"): (15, 19),
            },
            id="more signalen",
        ),
    ],
)
def test_what_is_changed_in_the_files_changes_these_cells_and_no_others(
    copy: Callable[..., Path], report: Json, edit: Edit, expected: dict[CellKey, tuple[object, object]]
) -> None:
    assert changes(report, published(copy(edit))) == expected


def test_the_case_list_follows_too(copy: Callable[..., Path]) -> None:
    """Case 7 [S 555], proven after all, moves up to the proven ones of its category."""
    flipped = copy(
        (
            "zaken.csv",
            "7,Belangenverstrengeling bij aankoop,Geen integriteitsschending geconstateerd",
            "7,Belangenverstrengeling bij aankoop,Geen afdoening",
        )
    )
    listed = [row["cellen"] for row in published(flipped)["tabellen"]["overzicht"]["rijen"]]
    outcomes = [row["uitkomst"] for row in listed if row["categorie"] == POS]
    assert outcomes == ["Aangetoond"] * 3 + ["Niet aangetoond"] * 2
    assert len(listed) == 26


def test_another_organisation_has_the_same_tables_under_its_own_name(copy: Callable[..., Path], report: Json) -> None:
    name = "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"
    renamed = published(copy(("dossier.toml", f'organisatie = "{name}"', 'organisatie = "Waterschap Zuid"')))
    assert renamed.pop("organisatie") == "Waterschap Zuid"
    assert renamed == {key: value for key, value in report.items() if key != "organisatie"}


def test_the_order_of_the_rows_does_not_matter(copy: Callable[..., Path], report: Json) -> None:
    folder = copy()
    for name in ("zaken.csv", "signalen.csv", "aangetoond-2020-2022.csv", "kerncijfers.csv", "personeel.csv"):
        head, *rows = (folder / name).read_text(encoding="utf-8").splitlines()
        (folder / name).write_text("\n".join([head, *rows[::-2], *rows[-2::-2]]) + "\n", encoding="utf-8")
    assert published(folder) == report


def test_the_year_moved_takes_along_what_has_no_year_of_its_own(copy: Callable[..., Path], report: Json) -> None:
    """Cases, signalen and sessies state no year and follow the dossier; all else keeps the year it states."""
    files = ("vertrouwenspersonen.csv", "financiele-belangen.csv")
    doubts = "".join(f"{file}: geen rijen van 2024.\n" for file in files)
    moved = published(copy(("dossier.toml", "verslagjaar = 2023", "verslagjaar = 2024")), doubts=doubts)
    tables, before = moved["tabellen"], report["tabellen"]
    assert moved["verslagjaar"] == 2024
    for name in ("schendingen", "signalen", "afdoeningen", "sessies", "overzicht"):
        assert tables[name] == before[name]
    assert tables["aangetoond_per_jaar"]["kolommen"] == ["2020", "2021", "2022", "2024"]
    assert cells(tables["aangetoond_per_jaar"]) == cells(before["aangetoond_per_jaar"])
    assert tables["kerncijfers"]["kolommen"] == ["2023", "2024"]
    assert cells(tables["kerncijfers"]) == as_json(
        {
            "meldingen": [None, 26],
            "aangetoond": [None, 15],
            "disciplinair": [None, 3],
            "niet_disciplinair": [None, 7],
            "signalen": [None, 15],
            "misstanden": [None, 0],
            "onderzoeken": [1, None],
            "klachten": [None, None],
            "klachtadviezen": [1, None],
            "adviesvragen": [None, None],
            "meldingen_per_100_medewerkers": [None, None],
        }
    )
    assert tables["financiele_belangen"]["kolommen"] == ["meldplicht_2023", "meldingen_2023"]
    assert cells(tables["financiele_belangen"])["totaal"] == json.dumps([291, 16])
    assert set(cells(tables["vertrouwenspersonen"]).values()) == {"[null]"}


def test_an_earlier_year_can_be_asked_for(report: Json) -> None:
    """Of 2022 only what was stated is known: 19 proven [S 269-278], 21 meldingen and 20 signalen [S 237, 289]."""
    tables = published(EXAMPLE, "--verslagjaar", "2022")["tabellen"]
    before = report["tabellen"]["aangetoond_per_jaar"]
    proven = {row["code"]: json.dumps([None, row["cellen"]["2022"]]) for row in before["rijen"]}
    assert cells(tables["schendingen"]) == proven
    figures = cells(tables["kerncijfers"])
    assert (figures["meldingen"], figures["aangetoond"], figures["signalen"]) == ("[36, 21]", "[37, 19]", "[null, 20]")
    assert tables["overzicht"]["rijen"] == []
    assert set(cells(tables["afdoeningen"]).values()) == {"[null]"}
