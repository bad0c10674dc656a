"""The command as a user meets it: what it prints, what it writes, and how it says no."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import attrs
import pytest

from uri.cli import main
from uri.cli.arguments import parser
from uri.cli.listings import names
from uri.cli.remedies import option
from uri.languages import LANGUAGES, Language, Text, speaking

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "bzk-2023"
TABLES = [
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
EDITIONS = "bzk-2023, defensie-2018, defensie-2020, defensie-2022, rijk-2015"
TITLE = "Integriteitsrapportage Ministerie van Binnenlandse Zaken en Koninkrijksrelaties, 2023"


@attrs.frozen
class Said:
    """What a command came to."""

    code: int | str | None
    out: str
    err: str


Run: TypeAlias = Callable[..., Said]
Craft: TypeAlias = Callable[[str, str], Path]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> Said:
        try:
            code: int | str | None = main([str(argument) for argument in arguments])
        except SystemExit as stop:  # argparse on bad use, --version and --help
            code = stop.code
        return Said(code, *capsys.readouterr())

    return call


@pytest.fixture
def craft(tmp_path: Path) -> Craft:
    def make(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return make


MANY = """\
ministerie;jaar;categorie;uitkomst
A;2022;geweld;nee
A;2023;geweld;ja
A;2023;prive;ja
B;2023;geweld;ja
"""


def figure(said: Said, table: str, row: str, column: str) -> object:
    """Return one cell of a report in JSON; the command must have succeeded."""
    assert (said.code, said.err) == (0, "")
    rows = json.loads(said.out)["tabellen"][table]["rijen"]
    cell: object = next(found["cellen"][column] for found in rows if found["code"] == row)
    return cell


def test_the_version_is_that_of_the_project(run: Run) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert run("--version") == Said(0, f"uri {project['version']}\n", "")


# ------------------------------------------------------------------------------------------------------------ formats


def test_a_report_is_printed_as_text_unless_said_otherwise(run: Run) -> None:
    said = run("report", EXAMPLE)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{TITLE}\n{'=' * len(TITLE)}\n\n\nKerncijfers\n")
    assert said == run("report", EXAMPLE, "--format", "text")


@pytest.mark.parametrize(
    ("form", "begin", "name"),
    [
        ("text", TITLE, "rapport.txt"),
        ("md", f"# {TITLE}\n\n**Kerncijfers** (", "rapport.md"),
        ("html", '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">', "rapport.html"),
        ("json", "{\n", "rapport.json"),
    ],
)
def test_what_is_printed_can_be_written_instead(run: Run, tmp_path: Path, form: str, begin: str, name: str) -> None:
    printed = run("report", EXAMPLE, "--format", form)
    assert printed.out.startswith(begin)
    assert run("report", EXAMPLE, "--format", form, "--out", tmp_path / "uit") == Said(0, "", "")
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "uit").iterdir()} == {name: printed.out}


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_that_was_made_is_written_in_any_form_and_language(
    run: Run, tmp_path: Path, form: str, language: Language
) -> None:
    direct = run("report", EXAMPLE, "--format", form, "--language", language)
    other = "en" if language == "nl" else "nl"
    run("report", EXAMPLE, "--format", "json", "--out", tmp_path, "--language", other)
    for path in (tmp_path, tmp_path / "rapport.json"):
        again = run("report", path, "--format", form, "--language", language)
        assert (again.code, again.out, again.err) == (0, direct.out, "")


def test_the_same_input_gives_the_same_bytes_whatever_the_order_of_sets() -> None:
    written = {
        subprocess.run(
            [sys.executable, "-m", "uri", "report", EXAMPLE, "--format", "json"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(written) == 1


def test_a_report_that_was_made_has_no_cases_to_choose_from(run: Run, tmp_path: Path) -> None:
    run("report", EXAMPLE, "--format", "json", "--out", tmp_path)
    said = run("report", tmp_path, "--onderdeel", "Noord")
    assert (said.code, said.out) == (2, "")
    assert "--onderdeel is voor zaken" in said.err


def test_a_fault_in_a_report_is_told_by_its_path_and_not_as_one_of_a_register(run: Run, tmp_path: Path) -> None:
    run("report", EXAMPLE, "--format", "json", "--out", tmp_path)
    path = tmp_path / "rapport.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"leeg"', '"leg"', 1), encoding="utf-8")
    said = run("report", path)
    assert (said.code, said.out) == (2, "")
    assert "rapport.json, sleutel tabellen, kerncijfers, rijen 1, leg:" in said.err
    assert "--kolom" not in said.err


def test_json_is_one_object_of_all_tables(run: Run) -> None:
    assert list(json.loads(run("report", EXAMPLE, "--format", "json").out)["tabellen"]) == TABLES


def test_csv_writes_a_file_a_table(run: Run, tmp_path: Path) -> None:
    assert run("report", EXAMPLE, "--format", "csv", "--out", tmp_path) == Said(0, "", "")
    assert {path.name for path in tmp_path.iterdir()} == {f"{name}.csv" for name in TABLES}
    lines = (tmp_path / "schendingen.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "code,label,soort,mogelijk,aangetoond,leeg"
    assert lines[-1] == "totaal,Totaal,totaal,26,15,"


def test_csv_needs_a_folder(run: Run) -> None:
    assert run("report", EXAMPLE, "--format", "csv") == Said(
        2, "", "uri: csv schrijft een bestand per tabel. Noem een map met --out.\n"
    )


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_english_is_a_matter_of_asking(run: Run, form: str) -> None:
    said = run("report", EXAMPLE, "--format", form, "--language", "en")
    assert said.code == 0
    printed = said.out.partition('"aanvulling"')[0]  # which has both languages, for who reads the report back
    assert "Overview of violations" in printed
    assert "Totaaloverzicht" not in printed


def test_the_environment_chooses_a_language_and_the_option_goes_before_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("URI_LANGUAGE", "en")
    assert "Overview of violations" in run("report", EXAMPLE).out
    assert "Totaaloverzicht" in run("report", EXAMPLE, "--language", "nl").out


def test_the_language_may_be_said_before_the_command(run: Run) -> None:
    assert run("--language", "en", "codes", "uitkomst") == run("codes", "uitkomst", "--language", "en")
    assert run("--language", "en", "codes", "uitkomst").out.startswith("Code list uitkomst\n")


def test_the_language_of_a_command_is_forgotten_after_it(run: Run) -> None:
    run("codes", "uitkomst", "--language", "en")
    assert str(Text("ja", "yes")) == "ja"


# ------------------------------------------------------------------------------------------------------------- choices


def test_a_register_is_reported_by_year_and_organisation(run: Run, craft: Craft) -> None:
    path = craft("zaken.csv", MANY)

    def possible(*options: object) -> object:
        return figure(run("report", path, "--format", "json", *options), "schendingen", "totaal", "mogelijk")

    assert possible("--organisatie", "A", "--verslagjaar", 2023) == 2
    assert possible("--organisatie", "A", "--verslagjaar", 2022) == 1
    assert possible("--organisatie", "B") == 1  # it has one year, so no choice is open


PARTS = """\
onderdeel,jaar,categorie,uitkomst
Noord,2023,geweld,ja
Noord,2023,prive,nee
Zuid,2023,geweld,ja
"""


def test_a_report_can_be_of_one_part(run: Run, craft: Craft) -> None:
    path = craft("zaken.csv", PARTS)
    said = run("report", path, "--onderdeel", "Noord", "--format", "json")
    assert figure(said, "schendingen", "totaal", "mogelijk") == 2
    assert json.loads(said.out)["onderdeel"] == "Noord"
    assert run("report", path, "--onderdeel", "Noord").out.startswith("Integriteitsrapportage Noord, 2023\n")
    assert run("report", path, "--onderdeel", "West").code == 2


def test_a_check_can_be_of_one_part(run: Run, craft: Craft) -> None:
    """The same case twice, with one kenmerk, in the south only."""
    rows = ["onderdeel,kenmerk,jaar,categorie,uitkomst", "Noord,1,2023,geweld,ja", *["Zuid,2,2023,geweld,ja"] * 2]
    path = craft("zaken.csv", "\n".join(rows))
    assert run("validate", path, "--onderdeel", "Noord", "--fail-on", "warning").code == 0
    assert "URI-R-kenmerk-dubbel" in run("validate", path, "--onderdeel", "Zuid").out
    assert run("validate", path, "--onderdeel", "West").code == 2


def test_a_column_can_be_called_anything(run: Run, craft: Craft) -> None:
    path = craft("zaken.csv", "wat het was;kwam eruit;wanneer a=b;uitkomst\npositie;ja;2023;!\n")
    mapping = ["wat het was=hoofdcategorie", "kwam eruit=uitkomst", "wanneer a=b=verslagjaar", "uitkomst="]
    options = [word for pair in mapping for word in ("--kolom", pair)]
    said = run("report", path, "--format", "json", *options)
    assert figure(said, "schendingen", "positie", "aangetoond") == 1
    assert run("validate", path, *options, "--fail-on", "error").code == 0


def test_columns_that_are_not_right_are_told_with_the_option_that_mends_them(run: Run, craft: Craft) -> None:
    said = run("report", craft("zaken.csv", "wat het was;uitkomst;jaar\npositie;ja;2023\n"))
    assert (said.code, said.out) == (2, "")
    assert '\n--kolom "Uw kop=veld" zegt wat een kolom is;' in said.err


def test_ambiguous_words_are_told_with_the_option_that_mends_them(run: Run, craft: Craft) -> None:
    said = run("report", craft("zaken.csv", "categorie,afdoening,jaar\npositie,Geen afdoening,2023\n"))
    assert said.err.splitlines()[-1] == '--lezing "WOORDEN=UITKOMST" zegt hoe zulke woorden gelezen worden.'


def test_a_row_without_headers_is_told_with_the_option_that_mends_it(run: Run, craft: Craft) -> None:
    said = run("report", craft("zaken.csv", MANY), "--kop", 9)
    assert said.code == 2
    assert refusal(said) == "Rij 9 van “zaken.csv” is leeg. Kies een rij met koppen. (--kop)"


def test_a_choice_that_is_open_names_its_option() -> None:
    assert (option("verslagjaar"), option("sheet"), option("header_row")) == ("--verslagjaar", "--blad", "--kop")
    assert (option("nergens"), option(None)) == (None, None)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--kolom", "Datum"], "--kolom wil twee delen met een = ertussen."),
        (["--kolom", "a=ontvangen", "--kolom", "a=afgerond"], "--kolom noemt hetzelfde twee keer."),
        (["--kolom", "soort cat=jaar", "--kolom", "SOORT  CAT=uitkomst"], "--kolom noemt hetzelfde twee keer."),
    ],
    ids=["no field", "twice", "twice in other letters"],
)
def test_a_column_is_said_once_and_whole(run: Run, craft: Craft, options: list[str], message: str) -> None:
    said = run("report", craft("zaken.csv", MANY), *options)
    assert said.code == 2
    assert refusal(said).startswith(message)


def test_a_register_is_read_in_the_edition_that_is_named(run: Run, craft: Craft) -> None:
    """The label "Misdragingen in de privé-sfeer" is a row of Rijk 2015, not of BZK 2023."""
    path = craft("zaken.csv", "categorie,uitkomst,jaar\nMisdragingen in de privé-sfeer,ja,2015\n")
    said = run("report", path, "--editie", "rijk-2015", "--format", "json")
    assert figure(said, "schendingen", "prive", "mogelijk") == 1
    assert json.loads(said.out)["editie"] == "rijk-2015"
    assert run("report", path).code == 1


def test_ambiguous_words_are_read_as_was_said(run: Run, craft: Craft) -> None:
    """The words "Geen afdoening" may be proven or not: the command never guesses."""
    path = craft("zaken.csv", "categorie,afdoening,jaar\npositie,Geen afdoening,2023\n")
    refused = run("report", path)
    assert (refused.code, refused.out) == (1, "")
    assert "zegt niet of het Aangetoond of Niet aangetoond is" in refused.err
    for outcome, proven in (("aangetoond", 1), ("niet_aangetoond", 0)):
        said = run("report", path, "--format", "json", "--lezing", f"Geen afdoening={outcome}")
        assert figure(said, "schendingen", "positie", "aangetoond") == proven


def test_ambiguous_words_of_a_dossier_can_be_read_otherwise_than_it_says(run: Run) -> None:
    """Read as its manifest says, 15 of 26 cases are substantiated; 5 of them are "Geen afdoening" [S 549-576]."""

    def proven(*options: str) -> object:
        said = run("report", EXAMPLE, "--format", "json", *options)
        return figure(said, "schendingen", "totaal", "aangetoond")

    assert proven() == 15
    assert proven("--lezing", "Geen afdoening=aangetoond") == 15
    assert proven("--lezing", "geen afdoening=niet_aangetoond") == 15 - 5


def test_words_can_be_read_in_one_way_only(run: Run, craft: Craft) -> None:
    path = craft("zaken.csv", "categorie,afdoening,jaar\npositie,Geen afdoening,2023\n")
    twice = [
        word for outcome in ("aangetoond", "niet_aangetoond") for word in ("--lezing", f"Geen afdoening={outcome}")
    ]
    said = run("report", path, *twice)
    assert (said.code, refusal(said)) == (2, "--lezing noemt hetzelfde twee keer. Noem het één keer.")


def test_a_header_further_down_can_be_pointed_at(run: Run, craft: Craft) -> None:
    path = craft("zaken.csv", "Register integriteit\n\ncategorie,uitkomst,jaar\npositie,ja,2023\n")
    assert figure(run("report", path, "--kop", 3, "--format", "json"), "schendingen", "positie", "mogelijk") == 1


def test_a_doubt_about_the_input_is_printed_aside_and_stops_nothing(run: Run, craft: Craft) -> None:
    path = craft("zaken.csv", "categorie,uitkomst,jaar,onderdel\npositie,ja,2023,X\n")
    said = run("report", path, "--format", "json")
    assert said.code == 0
    assert json.loads(said.out)["tabellen"]
    assert said.err.startswith("zaken.csv, ")
    assert "onderdel" in said.err


def test_rows_that_repeat_a_kenmerk_are_told_below_the_tables_and_aside(run: Run, craft: Craft) -> None:
    """Two cases in four rows: the second and third row of one case repeat its kenmerk, which itself is not told."""
    path = craft("zaken.csv", REPEATING)
    said = run("report", path, "--format", "json")
    tables = json.loads(said.out)["tabellen"]
    note = "Zaken met het kenmerk van een eerdere, elk apart geteld: 2."
    filled = {"kerncijfers", "schendingen", "aangetoond_per_jaar", "afdoeningen", "overzicht"}
    assert {name for name, table in tables.items() if note in table["noten"]} == filled
    assert said.code == 0
    assert [line.split(": ")[0] for line in said.err.splitlines()] == [
        f"zaken.csv, rij {row}, kolom Zaaknummer" for row in (3, 4)
    ]
    assert "15-0" not in said.out + said.err


REPEATING = """\
Zaaknummer;Datum melding;Datum afgerond;Type schending;Uitkomst;Maatregel
15-01;01-04-2024;02-05-2024;Ongewenste omgangsvormen;Aangetoond;Waarschuwing
15-01;01-04-2024;02-05-2024;Lekken en misbruik van informatie;Aangetoond;Waarschuwing
15-01;01-04-2024;02-05-2024;Ongewenste omgangsvormen;Aangetoond;Waarschuwing
15-02;01-04-2024;02-05-2024;Misbruik van bevoegdheden;Niet aangetoond;
"""


# ------------------------------------------------------------------------------------------------------ how it says no


def refusal(said: Said) -> str:
    """Return the one line that a refusal says, without the name of the command; nothing may be printed."""
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert line.startswith("uri: ")
    return line.removeprefix("uri: ")


@pytest.mark.parametrize(
    ("options", "nl", "en"),
    [
        (
            ["--verslagjaar", "2023"],
            "Er zijn meer organisaties. Kies er één: A, B. (--organisatie)",
            "There are several organisations. Choose one: A, B. (--organisatie)",
        ),
        (
            ["--organisatie", "A"],
            "Er zijn meer verslagjaren. Kies er één: 2022, 2023. (--verslagjaar)",
            "There are several years. Choose one: 2022, 2023. (--verslagjaar)",
        ),
        (
            ["--organisatie", "A", "--verslagjaar", "2021"],
            "Er zijn geen cijfers over 2021. Er zijn: 2022, 2023. (--verslagjaar)",
            "There are no figures on 2021. There are: 2022, 2023. (--verslagjaar)",
        ),
        (
            ["--organisatie", "C"],
            "Er zijn geen cijfers van “C”. Er zijn: A, B. (--organisatie)",
            "There are no figures of “C”. There are: A, B. (--organisatie)",
        ),
        (
            ["--editie", "bzk-2022"],
            f"De editie “bzk-2022” bestaat niet. Kies uit: {EDITIONS}.",
            f"There is no edition “bzk-2022”. Choose from: {EDITIONS}.",
        ),
        (
            ["--lezing", "Geen afdoening"],
            '--lezing wil twee delen met een = ertussen. Bijvoorbeeld: --lezing "Geen afdoening=aangetoond"',
            '--lezing takes two parts with an = between them. Such as: --lezing "Geen afdoening=aangetoond"',
        ),
        (
            ["--lezing", "Geen afdoening=lopend"],
            (
                "“Geen afdoening” kan niet als “lopend” gelezen worden."
                " De editie bzk-2023 laat aangetoond, niet_aangetoond open."
            ),
            "“Geen afdoening” cannot be read as “lopend”. Edition bzk-2023 leaves aangetoond, niet_aangetoond open.",
        ),
    ],
    ids=["organisations", "years", "year", "organisation", "edition", "no outcome", "no such reading"],
)
def test_a_choice_that_is_open_or_not_there_is_refused_with_what_there_is(
    run: Run, craft: Craft, tmp_path: Path, options: list[str], nl: str, en: str
) -> None:
    path, out = craft("zaken.csv", MANY), tmp_path / "uit"
    for language, message in (("nl", nl), ("en", en)):
        said = run("report", path, *options, "--language", language, "--out", out)
        assert (said.code, refusal(said)) == (2, message)
    assert not out.exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--verslagjaar", "1999"], "Er zijn geen cijfers over 1999. Er zijn: 2020, 2021, 2022, 2023. (--verslagjaar)"),
        (
            ["--organisatie", "X"],
            (
                "Er zijn geen cijfers van “X”."
                " Er zijn: Ministerie van Binnenlandse Zaken en Koninkrijksrelaties. (--organisatie)"
            ),
        ),
    ],
    ids=["year", "organisation"],
)
def test_a_dossier_refuses_what_it_does_not_have(run: Run, options: list[str], message: str) -> None:
    said = run("report", EXAMPLE, *options)
    assert (said.code, refusal(said)) == (2, message)


@pytest.mark.parametrize(
    ("name", "text", "begin"),
    [
        ("er-niet.csv", None, "“er-niet.csv” bestaat niet."),
        ("leeg.csv", "", "“leeg.csv” "),
        ("koppen.csv", "categorie,uitkomst,jaar\n", "Er zijn geen rijen"),
        ("zaken.doc", "categorie", "Het formaat van “zaken.doc” is onbekend."),
        ("telling.csv", "categorie,uitkomst,jaar,aantal\npositie,ja,2023,4\n", "Een bestand met aantallen is geen"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(
    run: Run, craft: Craft, tmp_path: Path, name: str, text: str | None, begin: str
) -> None:
    if text is not None:
        craft(name, text)
    said = run("report", tmp_path / name)
    assert said.code == 2
    assert refusal(said).startswith(begin)


def test_a_folder_without_a_dossier_is_refused(run: Run, tmp_path: Path) -> None:
    said = run("report", tmp_path)
    assert said.code == 2
    assert refusal(said).startswith(f"De map “{tmp_path.name}” heeft geen dossier.toml.")


def test_rejected_rows_are_named_each_and_nothing_is_printed_or_written(run: Run, craft: Craft, tmp_path: Path) -> None:
    rows = ["categorie,uitkomst,jaar", "positie,ja,2023", "positief,ja,2023", "geweld,misschien,2023", "geweld,ja,"]
    out = tmp_path / "uit"
    said = run("report", craft("zaken.csv", "\n".join(rows)), "--format", "csv", "--out", out)
    assert (said.code, said.out, out.exists()) == (1, "", False)
    summary, *findings, remedy = said.err.splitlines()
    assert summary == "uri: Niet te lezen: 3 van de 4 rijen."
    assert remedy.startswith("uri map BESTAND")
    assert [finding.split(": ")[0] for finding in findings] == [
        "zaken.csv, rij 3, kolom categorie",
        "zaken.csv, rij 4, kolom uitkomst",
        "zaken.csv, rij 5, kolom jaar",
    ]


def test_of_very_many_findings_the_rest_is_counted(run: Run, craft: Craft) -> None:
    said = run(
        "report", craft("zaken.csv", "categorie,uitkomst,jaar\n" + "".join(f"mis{n},ja,2023\n" for n in range(60)))
    )
    summary, *findings, last, _ = said.err.splitlines()
    assert summary == "uri: Niet te lezen: 60 van de 60 rijen."
    assert (len(findings), last) == (50, "… en nog 10.")


def test_counts_that_no_row_can_hold_are_refused(run: Run, tmp_path: Path) -> None:
    """Only BZK counts communicatie; the report has one such case [S 564]."""
    said = run("report", EXAMPLE, "--editie", "rijk-2015", "--out", tmp_path / "uit")
    assert (said.code, said.out, list(tmp_path.iterdir())) == (1, "", [])
    summary, *findings = said.err.splitlines()
    assert summary == "uri: Niet elk geval past in een rij van de editie."
    assert findings[0].startswith("Totaaloverzicht van schendingen: ")
    assert all("communicatie" in finding and "rijk-2015" in finding for finding in findings)


def test_a_place_that_cannot_be_written_to_is_refused(run: Run, craft: Craft) -> None:
    said = run("report", EXAMPLE, "--out", craft("bestand", "oud"))
    assert said.code == 2
    assert "is niet te schrijven" in refusal(said)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("bericht",),
        ("report",),
        ("report", EXAMPLE, "--format", "pdf"),
        ("report", EXAMPLE, "--verslagjaar", "drie"),
        ("report", EXAMPLE, "--language", "fr"),
        ("report", EXAMPLE, "--jaar", "2023"),
        ("codes", "uitkomst", "afdoening"),
    ],
    ids=lambda arguments: " ".join(Path(str(argument)).name for argument in arguments) or "nothing",
)
def test_bad_use_is_refused_with_the_usage(run: Run, arguments: tuple[object, ...]) -> None:
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("usage: uri")


@pytest.mark.parametrize(
    "options",
    [("--blad", "X"), ("--kop", "9"), ("--kolom", "a=ontvangen")],
    ids=lambda o: o[0],
)
def test_an_option_that_a_dossier_has_no_use_for_is_refused(run: Run, options: tuple[str, str]) -> None:
    assert run("report", EXAMPLE, *options).code == 2


@pytest.mark.parametrize("editie", ["nonsense", "rijk-2015"])
def test_a_dossier_is_checked_in_its_own_edition_and_in_no_other(run: Run, editie: str) -> None:
    result = run("validate", EXAMPLE, "--editie", editie)
    assert (result.code, result.out) == (2, "")
    assert "--editie is voor een bestand. Een dossier zegt het in dossier.toml." in result.err


def test_how_the_words_of_a_register_were_read_stands_below_its_tables(run: Run, craft: Craft) -> None:
    path = craft("zaken.csv", "categorie,afdoening,jaar\npositie,Geen afdoening,2023\n")
    said = run("report", path, "--lezing", "Geen afdoening=aangetoond")
    assert "“Geen afdoening” is gelezen als: Aangetoond." in said.out


# ---------------------------------------------------------------------------------------------------- help, completion


COMMANDS = ("report", "validate", "audit", "template", "codes", "completion")


@pytest.mark.parametrize(("language", "word"), [("nl", "opdrachten:"), ("en", "commands:")])
def test_help_speaks_the_language_that_is_asked_for(run: Run, language: str, word: str) -> None:
    said = run("--help", "--language", language)
    assert (said.code, said.err) == (0, "")
    assert word in said.out
    assert all(command in said.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_something_of_every_argument_in_both_languages(command: str) -> None:
    words: dict[Language, list[str]] = {}
    for language in LANGUAGES:
        with speaking(language):
            below = next(a for a in parser()._actions if isinstance(a.choices, dict))  # noqa: SLF001 (to look into it)
            actions = below.choices[command]._actions  # type: ignore[index]  # noqa: SLF001 (to look into it)
            words[language] = [str(action.help) for action in actions]
    assert all(text.endswith((".", "uri", "aangetoond.")) for texts in words.values() for text in texts)
    assert not set(words["nl"]) & set(words["en"])


def test_the_page_on_the_command_names_every_option() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    below = next(a for a in parser()._actions if isinstance(a.choices, dict))  # noqa: SLF001 (to look into it)
    for command, arguments in below.choices.items():  # type: ignore[union-attr]  # found just above
        assert f"`uri {command} " in page
        options = {word for action in arguments._actions for word in action.option_strings}  # noqa: SLF001 (idem)
        assert not {option for option in options - {"-h", "--help"} if option not in page}


def test_help_names_every_format_that_can_be_read(run: Run) -> None:
    said = " ".join(run("report", "--help").out.split())
    assert "CSV (ook .tsv en .txt), XLSX, ODS, JSON, JSON Lines of Parquet" in said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_commands_options_and_choices(run: Run, shell: str) -> None:
    said = run("completion", shell)
    assert (said.code, said.err) == (0, "")
    for word in (*COMMANDS, "verslagjaar", "kolom", "html", "warning"):
        assert word in said.out


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_takes_the_script_and_offers_what_fits(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "uri"
    script.write_text(run("completion", "bash").out, encoding="utf-8")
    ask = f'source {script}; COMP_WORDS=(uri report --onder); COMP_CWORD=2; _shtab_uri; echo "${{COMPREPLY[@]}}"'
    bash = subprocess.run(["bash", "-c", ask], check=True, capture_output=True, text=True)  # noqa: S607 (any bash)
    assert bash.stdout.split() == ["--onderdeel"]


def test_completion_without_its_extra_says_how_to_get_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    said = run("completion", "bash")
    assert said.code == 2
    assert 'pip install "uri-integriteit[completion]"' in refusal(said)


# --------------------------------------------------------------------------------------------------------------- codes


def test_codes_without_a_name_lists_the_lists(run: Run) -> None:
    lists = (
        "schendingstype afdoening uitkomst soort meldkanaal opvolging niveau oordeel jaarbron basis janee organisaties"
    )
    editions = "bzk-2023 defensie-2018 defensie-2020 defensie-2022 rijk-2015 defensie-2015 om-2016 bzk-2023-grof"
    assert run("codes") == Said(0, "\n".join([*lists.split(), *editions.split()]) + "\n", "")


UITKOMSTEN = """\
Codelijst uitkomst

aangetoond       Aangetoond  (ook “geconstateerd”, “integriteitsschending geconstateerd”, “ja”)
niet_aangetoond  Niet aangetoond  (ook “niet geconstateerd”, “geen integriteitsschending geconstateerd”, “nee”)
lopend           Lopend  (ook “in behandeling”, “lopend onderzoek”, “nog niet afgerond”)
onbekend         Onbekend  (ook “niet vermeld”)
"""


def test_a_code_list_is_printed_with_its_labels(run: Run) -> None:
    assert run("codes", "uitkomst").out.rstrip("\n") == UITKOMSTEN.rstrip("\n")
    assert "aangetoond       Substantiated  (also " in run("codes", "uitkomst", "--language", "en").out


def test_the_schendingstypes_are_the_codes_that_others_build_on(run: Run) -> None:
    """Issue 2: keep them exactly; a parent names its parts."""
    lines = run("codes", "schendingstype").out.splitlines()
    codes = [line.split()[0] for line in lines[2:] if line]
    kept = (
        "financieel positie informatie communicatie bevoegdheden geweld omgangsvormen bedrijfsmiddelen prive misstand"
    )
    assert codes[:13] == [*kept.split(), "anders", "dienstmiddelen", "interne_regels"]
    (whole,) = (line for line in lines if line.startswith("bedrijfsmiddelen"))
    assert whole.endswith("(= dienstmiddelen, interne_regels)")


def test_an_edition_is_printed_with_its_source_and_its_levels(run: Run) -> None:
    """Types [S 248-257, 306] and measures [S 324-336] of one report."""
    said = run("codes", "bzk-2023").out
    assert said.count("Jaarrapportage Integriteit BZK (over 2023), juli 2024") == 2
    lines = [" ".join(line.split()) for line in said.splitlines()]
    assert "anders Anders (alleen signalen)" in lines
    assert "omgangsvormen Ongewenste omgangsvormen (ook “Ongewenste omgangsvorm”)" in lines
    assert any(line.startswith("einde_tijdelijk Beëindiging tijdelijke arbeidsovereenkomst, stage (") for line in lines)
    assert "gesprek Corrigerend gesprek, waarschuwing, training, coaching e.d. (Niet-disciplinair)" in lines


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_list_can_be_printed(run: Run, name: str, language: str) -> None:
    said = run("codes", name, "--language", language)
    assert (said.code, said.err) == (0, "")
    title, *rows = said.out.splitlines()
    assert name in title
    assert all(len(row.split(maxsplit=1)) == 2 for row in rows if row)


def test_an_unknown_list_is_refused_with_those_there_are(run: Run) -> None:
    said = run("codes", "kleuren")
    assert said.code == 2
    assert refusal(said).startswith("Er is geen lijst “kleuren”. Kies uit: schendingstype, afdoening, uitkomst,")


# --------------------------------------------------------------------------------------------------------- as a program


def program(*arguments: object, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "uri", *map(str, arguments)]
    terminal = {**os.environ, "PYTHONIOENCODING": encoding}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=terminal, check=False, timeout=60)


def test_as_a_program_it_ends_with_its_code(tmp_path: Path) -> None:
    done = program("report", EXAMPLE, "--format", "json", "--out", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    refused = program("report", tmp_path / "nergens.csv")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("arguments", [("report", EXAMPLE), ("codes",)], ids=["report", "codes"])
def test_a_reader_that_stops_reading_is_no_error(arguments: tuple[object, ...]) -> None:
    """As when the output is piped into head."""
    command = [sys.executable, "-m", "uri", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_a_sentence() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "uri", "report", str(EXAMPLE)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False, timeout=60)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_terminal_without_unicode_is_no_error() -> None:
    done = program("report", EXAMPLE, "--format", "json", encoding="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Financiële schendingen" in done.stdout  # a pipe or file gets UTF-8, as JSON must be
