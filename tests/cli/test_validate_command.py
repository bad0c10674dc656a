"""`uri validate` and `uri template` as a user meets them, and the copy with the faults in it."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import openpyxl
import pytest
from openpyxl.comments import Comment

import uri
from uri.cli import main
from uri.errors import UnwritableError
from uri.findings import Finding, Findings, Place
from uri.languages import same
from uri.publish.marked_copy import write_marked
from uri.reading import read_register, write_template

EXAMPLE = Path(__file__).parents[2] / "examples" / "bzk-2023"


Run: TypeAlias = Callable[..., Any]


HEAD = "Zaaknummer;Datum melding;Datum afgerond;Type schending;Uitkomst;Maatregel"
GOOD = "24-01;12-12-2023;05-02-2024;Ongewenste omgangsvormen;Aangetoond;Waarschuwing"
LATE = "24-02;03-05-2024;18-03-2024;Misbruik van bevoegdheden;Niet aangetoond;"
OPEN = "24-03;20-02-2024;;Lekken en misbruik van informatie;Lopend;"


@pytest.fixture
def cases(tmp_path: Path) -> Callable[..., Path]:
    def write(*rows: str) -> Path:
        path = tmp_path / "zaken.csv"
        path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
        return path

    return write


def test_a_register_without_faults_is_in_order(run: Run, cases: Callable[..., Path]) -> None:
    result = run("validate", cases(GOOD, OPEN))
    assert (result.code, result.err) == (0, "")
    assert result.verdict.startswith("In orde: 0 fouten, 0 waarschuwingen, 0 opmerkingen; ")


def test_a_fault_is_told_with_its_place_its_values_and_its_remedy(run: Run, cases: Callable[..., Path]) -> None:
    """The finding that the README shows."""
    result = run("validate", cases(GOOD, LATE, OPEN))
    assert result.code == 1
    assert result.out.startswith(
        "fout URI-M-afgerond-voor-ontvangst: De zaak is afgerond voordat zij is ontvangen. "
        "Verbeter één van beide datums.\n"
        "  zaken.csv, rij 3, kolom Datum afgerond (ontvangen 2024-05-03; afgerond 2024-03-18)\n"
    )
    assert result.verdict.startswith("Niet in orde: 1 fout, 0 waarschuwingen, 0 opmerkingen; ")


def test_the_kenmerk_is_told_only_when_asked_for(run: Run, cases: Callable[..., Path]) -> None:
    path = cases(GOOD, LATE)
    assert "24-02" not in run("validate", path).out
    assert "rij 3, kolom Datum afgerond, kenmerk 24-02" in run("validate", path, "--kenmerk").out


def test_the_threshold_decides_on_the_exit_code(run: Run, cases: Callable[..., Path]) -> None:
    path = cases(OPEN)
    standing = ("--standdatum", "2024-12-31")  # far more than twelve weeks after 20 February
    assert run("validate", path, *standing).code == 0
    assert run("validate", path, *standing, "--fail-on", "warning").code == 0
    result = run("validate", path, *standing, "--fail-on", "notice")
    assert (result.code, result.out.split(":")[0]) == (1, "opmerking URI-M-lang-open")


def test_twelve_weeks_are_eighty_four_days(run: Run, cases: Callable[..., Path]) -> None:
    path = cases(OPEN)  # received on 20 February 2024: 84 days later is 14 May
    assert run("validate", path, "--standdatum", "2024-05-14", "--fail-on", "notice").code == 0
    assert run("validate", path, "--standdatum", "2024-05-15", "--fail-on", "notice").code == 1


def test_rows_that_cannot_be_read_are_findings_among_the_others(run: Run, cases: Callable[..., Path]) -> None:
    result = run("validate", cases(GOOD, LATE, OPEN.replace("Lopend", "Lpend")))
    assert result.code == 1
    assert "fout URI-I-label: " in result.out
    assert "  zaken.csv, rij 4, kolom Uitkomst\n" in result.out
    assert result.verdict.startswith("Niet in orde: 2 fouten, ")


def test_json_is_one_object_with_everything(run: Run, cases: Callable[..., Path]) -> None:
    result = run("validate", cases(GOOD, LATE), "--format", "json", "--language", "en")
    output: dict[str, Any] = json.loads(result.out)
    assert result.code == 1
    assert list(output) == ["schema", "profiel", "counts", "rules", "findings"]
    assert (output["schema"], output["profiel"]) == (1, "standaard")
    assert output["counts"] == {"error": 1, "warning": 0, "notice": 0}
    assert output["rules"]["URI-M-afgerond-voor-ontvangst"] == {"passed": 1, "failed": 1, "not_evaluable": 0}
    assert output["findings"] == [
        {
            "rule": "URI-M-afgerond-voor-ontvangst",
            "severity": "error",
            "file": "zaken.csv",
            "sheet": None,
            "table": None,
            "page": None,
            "line": None,
            "row": 3,
            "code": None,
            "column": "Datum afgerond",
            "key": None,
            "kenmerk": None,
            "message": "The case was closed before it was received.",
            "found": "ontvangen 2024-05-03; afgerond 2024-03-18",
            "hint": "Correct one of the two dates.",
        }
    ]


def test_english_speaks_english(run: Run, cases: Callable[..., Path]) -> None:
    result = run("validate", cases(LATE), "--language", "en")
    assert result.out.startswith("error URI-M-afgerond-voor-ontvangst: The case was closed before it was received.")
    assert result.verdict.startswith("Not in order: 1 error, 0 warnings, 0 notices; ")
    assert result.verdict.endswith(" times not evaluable. Profile: standaard.")


def test_a_profile_changes_the_verdict_and_is_named(run: Run, cases: Callable[..., Path], tmp_path: Path) -> None:
    profile = tmp_path / "soepel.toml"
    profile.write_text('[regels]\n"URI-M-afgerond-voor-ontvangst" = "notice"\n', encoding="utf-8")
    result = run("validate", cases(LATE), "--profile", profile)
    assert (result.code, result.verdict[-16:]) == (0, "Profiel: soepel.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["weg.csv"], "bestaat niet"),
        (["weg.csv", "--profile", "weg.toml"], "bestaat niet"),
    ],
)
def test_what_cannot_be_read_ends_with_two(run: Run, tmp_path: Path, arguments: list[str], message: str) -> None:
    result = run("validate", tmp_path / arguments[0], *arguments[1:])
    assert result.code == 2
    assert message in result.err
    assert "Traceback" not in result.err


def test_a_day_that_is_none_is_bad_use(run: Run, cases: Callable[..., Path]) -> None:
    result = run("validate", cases(GOOD), "--standdatum", "31-12-2024")
    assert result.code == 2
    assert "'31-12-2024' is geen datum zoals 2023-12-31" in result.err


def test_a_wrong_profile_ends_with_two_and_all_its_faults(run: Run, cases: Callable[..., Path], tmp_path: Path) -> None:
    profile = tmp_path / "fout.toml"
    profile.write_text('[regels]\n"A" = "off"\n"B" = "off"\n', encoding="utf-8")
    result = run("validate", cases(GOOD), "--profile", profile)
    assert result.code == 2
    assert result.err.count("er is geen regel") == 2


# ------------------------------------------------------------------------------------------------------------- example


def pinned() -> Mapping[str, tuple[str, list[tuple[str | None, int | str | None]]]]:
    """What the example's report contradicts in itself, by rule: its severity, and where (file or table, row)."""
    return {
        # 37 proven in 2021 [S 269-278] beside the 36 reports of that year [S 237]: "gedaan" and "afgerond" may be
        # counted on another basis, so this is to be looked at, and not impossible.
        "URI-T-opgegeven": ("warning", [("kerncijfers", "aangetoond"), ("aangetoond_per_jaar", "totaal")]),
        # "Bewuste tegenwerking van externe partij" twice, with the same outcome [S 568-569].
        "URI-R-zelfde-zaak": ("warning", [("zaken.csv", 20)]),
        # The cases leave out AIVD and RCN [S 546]; the employees also RVB [S 243], or TMG and externals [S 393].
        "URI-R-omvang": ("warning", [("kerncijfers", "meldingen_per_100_medewerkers")]),
        # Case 21 is described as "Ongewenste omgangsvormen", its category [S 571].
        "URI-M-omschrijving-herhaalt-categorie": ("notice", [("zaken.csv", 22)]),
        # Bijlage 1 has no dates at all [S 549-576]: its 26 cases are those that were closed in the year [S 543].
        "URI-M-uitkomst-zonder-afronding": ("notice", [("zaken.csv", row) for row in range(2, 28)]),
    }


def test_the_example_gives_its_true_findings_and_no_others() -> None:
    findings = uri.check(uri.read_dossier(EXAMPLE))
    places = {
        rule: (each[0].severity.value, [(f.place.file or f.place.table, f.place.row or f.place.code) for f in each])
        for rule, each in findings.by_rule().items()
    }
    assert places == pinned()


def test_the_example_says_the_arithmetic() -> None:
    findings = uri.check(uri.read_dossier(EXAMPLE)).by_rule()
    assert [finding.found and finding.found.nl for finding in findings["URI-T-opgegeven"]] == [
        (
            "Waarvan aangetoond (2021) 37 is meer dan Meldingen van (vermoedens van) integriteitsschendingen (2021) 36"
            " (bronnen: tellingen; opgegeven kerncijfers)"
        ),
        "Totaal (2021) 37 is meer dan het opgegeven aantal meldingen (2021) 36",
    ]
    scopes = findings["URI-R-omvang"][0].found
    assert scopes is not None
    assert scopes.nl == "meldingen zonder AIVD, RCN; medewerkers zonder AIVD, RCN, RVB; TMG, externen"


def test_the_example_is_in_order_but_for_warnings(run: Run) -> None:
    assert run("validate", EXAMPLE).code == 0
    assert run("validate", EXAMPLE, "--fail-on", "warning").code == 1
    assert run("report", EXAMPLE).code == 0


# -------------------------------------------------------------------------------------------------------------- marked


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with a title above the table, a formula beside it, and a comment of the user's own."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Meldingen"
    sheet.append(["Register 2024"])
    for row in [HEAD, GOOD, LATE, OPEN]:
        sheet.append([cell or None for cell in row.split(";")])
    sheet["C4"].comment = Comment("van ons", "wij")
    sheet["J1"] = "=1+1"
    path = tmp_path / "zaken.xlsx"
    workbook.save(path)
    return path


def test_a_marked_copy_has_the_faults_in_their_cells(run: Run, book: Path, tmp_path: Path) -> None:
    before, out = book.read_bytes(), tmp_path / "kopie.xlsx"
    result = run("validate", book, "--kop", "2", "--marked", out, "--standdatum", "2024-12-31")
    assert result.err == ""
    assert (result.code, book.read_bytes() == before) == (1, True)
    sheet = openpyxl.load_workbook(out)["Meldingen"]
    late, waiting = sheet["C4"], sheet["B5"]
    assert late.comment is not None
    assert late.comment.text == (
        "van ons\nURI-M-afgerond-voor-ontvangst: De zaak is afgerond voordat zij is ontvangen. "
        "Verbeter één van beide datums."
    )
    assert waiting.comment is not None
    assert waiting.comment.text.startswith("URI-M-lang-open: ")
    assert (late.fill.start_color.rgb[-6:], waiting.fill.start_color.rgb[-6:]) == ("FFC7CE", "DDEBF7")
    assert sheet["J1"].value == "=1+1"
    marked = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    assert marked == {"C4", "B5"}
    assert sheet["A1"].value == "Register 2024"


def test_a_finding_without_a_cell_of_its_own_stands_at_its_row(book: Path, tmp_path: Path) -> None:
    place = Place(file="zaken.xlsx", sheet="Meldingen", row=3)
    findings = Findings(
        Finding(rule=f"R-{number}", message=same("m"), place=attrs.evolve(place, column=column))
        for number, column in enumerate([None, "betrokkenen"])
    )
    assert write_marked(book, tmp_path / "k.xlsx", findings) == 1
    comment = openpyxl.load_workbook(tmp_path / "k.xlsx")["Meldingen"]["A3"].comment
    assert comment is not None
    assert comment.text == "R-0: m\nR-1: m"


@pytest.mark.parametrize(
    ("source", "out"), [("zaken.csv", "k.xlsx"), ("zaken.xlsx", "k.csv"), ("zaken.xlsx", "zaken.xlsx")]
)
def test_only_a_copy_of_xlsx_can_be_marked(book: Path, source: str, out: str) -> None:
    before = book.read_bytes()
    with pytest.raises(UnwritableError):
        write_marked(book.with_name(source), book.with_name(out), Findings())
    assert book.read_bytes() == before


def test_a_damaged_workbook_gives_no_copy(tmp_path: Path) -> None:
    damaged = tmp_path / "zaken.xlsx"
    damaged.write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(UnwritableError):
        write_marked(damaged, tmp_path / "k.xlsx", Findings())
    assert not (tmp_path / "k.xlsx").exists()


# ------------------------------------------------------------------------------------------------------------ template


@pytest.mark.parametrize("name", ["bzk-2023", "defensie-2022"])
def test_a_template_reads_back_as_an_empty_register(tmp_path: Path, name: str) -> None:
    path = tmp_path / "leeg.xlsx"
    write_template(path, editie=name)
    register = read_register(path, editie=name)
    assert (len(register), register.editie.naam, dict(register.eigen)) == (0, name, {})


def test_the_command_writes_a_template_of_an_edition(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "leeg.xlsx"
    assert run("template", path, "--editie", "defensie-2022").code == 0
    shown = {cell.value for row in openpyxl.load_workbook(path)["lijsten"].iter_rows() for cell in row}
    assert {row.label for row in uri.editie("defensie-2022").rijen} <= shown


def test_a_filled_template_is_read_without_naming_its_sheet(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "vol.xlsx"
    assert run("template", path).code == 0
    book = openpyxl.load_workbook(path)
    headers = [cell.value for cell in book["register"][1]]
    case: dict[str, str | int] = {
        "Hoofdcategorie": "Ongewenste omgangsvormen",
        "Uitkomst": "Aangetoond",
        "Verslagjaar": 2024,
    }
    for header, value in case.items():
        book["register"].cell(3, headers.index(header) + 1, value)
    book.save(path)
    result = run("validate", path)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("opmerking URI-I-weggelaten: niet gelezen: de voorbeeldrij van het lege register.")
    assert "2024" in run("report", path).out


@pytest.mark.parametrize("name", ["leeg.csv", "weg/leeg.xlsx"])
def test_a_template_that_cannot_be_written_is_bad_use(run: Run, tmp_path: Path, name: str) -> None:
    result = run("template", tmp_path / name)
    assert (result.code, result.out) == (2, "")
    assert str(tmp_path) not in result.err


def test_a_part_of_a_dossier_is_judged_by_what_the_dossier_states(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dossier.toml").write_text(
        'organisatie = "A"\nverslagjaar = 2023\nstanddatum = 2023-12-31\nzaken = "z.csv"\n', encoding="utf-8"
    )
    (tmp_path / "z.csv").write_text(
        "categorie;uitkomst;ontvangen;afgerond;onderdeel;organisatie\n"
        "geweld;aangetoond;2024-05-01;2024-06-01;X;A\n"
        "geweld;aangetoond;2023-02-01;2023-06-01;X;B\n",
        encoding="utf-8",
    )
    judged = []
    for part in ([], ["--onderdeel", "X"]):
        code = main(["validate", str(tmp_path), "--format", "json", *part])
        findings = json.loads(capsys.readouterr().out)["findings"]
        judged.append((code, sorted((finding["rule"], finding["row"]) for finding in findings)))
    assert judged[0] == judged[1]
    assert ("URI-M-afgerond-na-standdatum", 2) in judged[1][1]
    assert ("URI-R-andere-organisatie", 3) in judged[1][1]
