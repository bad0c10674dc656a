"""`uri audit` as a user meets it: what it prints, and how it ends."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
DEFENSIE = EXAMPLES / "defensie-2022"
RIGHT = "Soort;Aantal\nA;1\nB;2\nTotaal;3\n"
WRONG = "Soort;Aantal\nA;1\nB;2\nTotaal;4\n"
BLANK = "Soort;Aantal\nA;1\nB;\nTotaal;4\n"
TEXT = "Soort;Aantal\nA;1\nB;enkele\nTotaal;4\n"
PARTLY = "Soort;2022;2023\nA;1;1\nB;enkele;2\nTotaal;4;3\n"
THREE_NOTICES = "0 fouten, 0 waarschuwingen, 3 opmerkingen; 1 keer niet te beoordelen."
NOTHING = "Soort;Aantal\nA;1\nB;2\n"


Run: TypeAlias = Callable[..., Any]


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "tabel.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("text", "threshold", "code", "verdict"),
    [
        (RIGHT, "error", 0, "In orde: 0 fouten, 0 waarschuwingen, 2 opmerkingen; 0 keer niet te beoordelen."),
        (RIGHT, "notice", 1, "Niet in orde: 0 fouten, 0 waarschuwingen, 2 opmerkingen; 0 keer niet te beoordelen."),
        (WRONG, "error", 1, "Niet in orde: 1 fout, 0 waarschuwingen, 2 opmerkingen; 0 keer niet te beoordelen."),
        (
            BLANK,
            "error",
            0,
            "In orde op waarschuwingen na: 0 fouten, 1 waarschuwing, 2 opmerkingen; 0 keer niet te beoordelen.",
        ),
        (TEXT, "error", 0, "Niets na te gaan: 0 fouten, 0 waarschuwingen, 4 opmerkingen; 1 keer niet te beoordelen."),
        (
            PARTLY,
            "error",
            0,
            f"In orde, 1 van 2 verbanden nagegaan: {THREE_NOTICES}",
        ),
        (
            PARTLY,
            "notice",
            1,
            f"Niet in orde, 1 van 2 verbanden nagegaan: {THREE_NOTICES}",
        ),
        (BLANK, "warning", 1, "Niet in orde: 0 fouten, 1 waarschuwing, 2 opmerkingen; 0 keer niet te beoordelen."),
    ],
)
def test_the_threshold_decides_on_the_exit_code_and_the_last_line_is_the_verdict(
    text: str, threshold: str, code: int, verdict: str, run: Run, table: Callable[[str], Path]
) -> None:
    ended = run("audit", table(text), "--fail-on", threshold)
    assert (ended.code, ended.verdict, ended.err) == (code, verdict, "")


@pytest.mark.parametrize(
    ("text", "oordeel", "checked", "relations"),
    [
        (RIGHT, "in_orde", 1, 1),
        (WRONG, "niet_in_orde", 1, 1),
        (TEXT, "niets_na_te_gaan", 0, 1),
        (PARTLY, "deels_nagegaan", 1, 2),
        (NOTHING, "niets_na_te_gaan", 0, 0),
    ],
)
def test_json_has_a_word_for_what_came_of_it(
    text: str, oordeel: str, checked: int, relations: int, run: Run, table: Callable[[str], Path]
) -> None:
    data = json.loads(run("audit", table(text), "--format", "json").out)
    assert (data["oordeel"], data["checked"], data["relations"]) == (oordeel, checked, relations)


def test_the_word_in_json_follows_the_threshold(run: Run, table: Callable[[str], Path]) -> None:
    arguments = ("audit", table(BLANK), "--format", "json", "--fail-on")
    assert json.loads(run(*arguments, "error").out)["oordeel"] == "in_orde"
    assert json.loads(run(*arguments, "warning").out)["oordeel"] == "niet_in_orde"


def test_nothing_to_check_is_no_clean_bill_in_either_language(run: Run, table: Callable[[str], Path]) -> None:
    ended = run("audit", table(NOTHING), "--language", "en")
    assert ended.verdict.startswith("Nothing to check: 0 errors,")
    assert "notice URI-A-niets: Nothing of this table can be checked. Print a total," in ended.out
    assert "In all 0 of 0 relations checked." in ended.out


def test_the_default_threshold_is_error(run: Run, table: Callable[[str], Path]) -> None:
    assert run("audit", table(BLANK)).code == 0


def test_json_is_one_object_with_findings_repairs_and_reading(run: Run) -> None:
    ended = run("audit", DEFENSIE, "--format", "json", "--language", "en")
    data = json.loads(ended.out)
    assert ended.code == 1
    assert data["counts"] == {"error": 1, "warning": 0, "notice": 0}
    assert data["repairs"] == [
        {
            "unique": True,
            "complete": True,
            "at_least": 1,
            "verdict": "This is the only smallest repair (unique).",
            "sets": [
                [
                    {
                        "figure": "integriteitsmeldingen, Totaal (2021)",
                        "file": "integriteitsmeldingen.csv",
                        "sheet": None,
                        "table": "integriteitsmeldingen",
                        "page": None,
                        "line": None,
                        "row": 11,
                        "column": "2021",
                        "printed": "271",
                        "least": 371,
                        "most": 371,
                    }
                ]
            ],
            "annex": None,
        }
    ]
    where = "integriteitsmeldingen [jaarverslag 2022, bijlage Integriteitsmeldingen]"
    assert data["read"] == [f"{where}: edition defensie-2022, 9 of 9 rows placed; checked by 2 relations of its own."]
    assert data["schema"] == 1


def test_markdown_lets_no_sign_of_the_table_through(run: Run, table: Callable[[str], Path]) -> None:
    printed = run("audit", table(WRONG.replace("A;", "*A* [x](y);")), "--format", "md").out
    assert "\\*A\\* \\[x\\](y): 1" in printed
    assert printed.startswith("# Audit: tabel.csv\n")


def test_english_speaks_english(run: Run, table: Callable[[str], Path]) -> None:
    ended = run("audit", table(WRONG), "--language", "en")
    assert "error URI-T-som: The parts do not add up to the whole." in ended.out
    assert "A: 1 + B: 2 = 3 does not equal Totaal: 4" in ended.out
    assert "There are 3 smallest repairs, of 1 figure each (ambiguous)." in ended.out
    assert ended.verdict.startswith("Not in order: 1 error,")


def test_a_register_says_what_was_published_wrong(run: Run) -> None:
    ended = run("audit", EXAMPLES / "bzk-2023" / "publicatie", "--against", EXAMPLES / "bzk-2023")
    assert ended.code == 1
    assert "fout URI-A-register: Het register zegt iets anders." in ended.out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["weg.csv"], "“weg.csv” bestaat niet."),
        (["weg"], "“weg” bestaat niet."),
        (["tabel.csv", "--against", "weg.csv"], "“weg.csv” bestaat niet."),
        (["tabel.csv", "--format", "xml"], "invalid choice: 'xml'"),
    ],
)
def test_what_cannot_be_read_ends_with_two(
    arguments: list[str], expected: str, run: Run, table: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(table(WRONG).parent)
    ended = run("audit", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert expected in ended.err


def test_as_a_program_it_prints_nothing_but_its_own(table: Callable[[str], Path]) -> None:
    """The solver greets on standard output, past Python."""
    command = [sys.executable, "-m", "uri", "audit", str(table(WRONG)), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["repairs"]


def test_a_notebook_shows_findings_and_repairs(table: Callable[[str], Path]) -> None:
    from uri import read_publication  # noqa: PLC0415 (as in a notebook)

    shown = read_publication(table(WRONG.replace("A;", "<b>A;"))).audit()._repr_html_()
    assert "&lt;b&gt;A: 1 + B: 2 = 3" in shown
    assert "<li>" in shown
    assert "<b>" not in shown


def test_a_document_is_copied_with_its_contradictions_marked(run: Run, tmp_path: Path) -> None:
    """4 and 5 are 9."""
    document, copy = tmp_path / "verslag.md", tmp_path / "kopie.html"
    words = "In dit jaar is er veel gebeurd, en alle meldingen die daarover zijn gedaan staan in deze tabel.\n\n"
    document.write_text(f"{words}| Soort | Aantal |\n|---|---|\n| A | 4 |\n| B | 5 |\n| Totaal | 10 |\n", "utf-8")
    assert run("audit", document, "--marked", copy).code == 1
    assert copy.read_text("utf-8").count("<mark ") == 3
    assert "geen document" in run("audit", EXAMPLES / "bzk-2023" / "publicatie", "--marked", copy).err


def test_an_earlier_report_stands_beside_it(run: Run, tmp_path: Path) -> None:
    """A folder says of itself what year it is about; what a table of 2022 says of 2021 was said then, or not."""
    for year, text in (
        (2021, "Soort;2021\nA;4\nB;5\nTotaal;9\n"),
        (2022, "Soort;2021;2022\nA;4;1\nB;6;2\nTotaal;10;3\n"),
    ):
        folder = tmp_path / str(year)
        folder.mkdir()
        (folder / "tabel.csv").write_text(text, "utf-8")
        manifest = f'jaar = {year}\n[[tabellen]]\nbestand = "tabel.csv"\nsoort = "schendingen"\n'
        (folder / "publicatie.toml").write_text(manifest, "utf-8")
    assert run("audit", tmp_path / "2022").code == 0
    said = run("audit", tmp_path / "2021", "--eerder", tmp_path / "2022")
    assert said.code == 2
    assert "niet voor 2021" in said.err


REPORT = (
    "Jaarverslag 2023\n\nIn dit jaar telden wij samen met alle diensten 9 zaken van twee soorten in het register.\n\n"
    "Tabel 1 – Zaken\n\nSoort\tZaken\nDiefstal\t4\nLekken\t5\nTotaal\t8\n"
)


def test_what_is_found_in_a_document_is_written_as_a_folder_that_can_be_audited(run: Run, tmp_path: Path) -> None:
    document, folder = tmp_path / "verslag.txt", tmp_path / "gevonden"
    document.write_text(REPORT, encoding="utf-8")
    of_document = run("audit", document, "--manifest", folder)
    assert "verslag.txt, tabel tabel-1, regel 10, kolom Zaken (Diefstal: 4 + Lekken: 5 = 9 is niet" in of_document.out
    of_folder = run("audit", folder)
    assert "tabel-1.csv, tabel tabel-1, rij 4, kolom Zaken (Diefstal: 4 + Lekken: 5 = 9 is niet" in of_folder.out
    assert (of_document.code, of_folder.code) == (1, 1)
    again = run("audit", document, "--manifest", folder)
    assert (again.code, "publicatie.toml" in again.err) == (2, True)


def test_a_table_file_is_no_document_of_which_a_manifest_can_be_made(
    run: Run, table: Callable[[str], Path], tmp_path: Path
) -> None:
    ended = run("audit", table(RIGHT), "--manifest", tmp_path / "gevonden")
    assert (ended.code, ended.out) == (2, "")
    assert "geen document" in ended.err
