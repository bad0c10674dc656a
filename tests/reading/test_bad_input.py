"""Bad input of every kind: found in one pass, told by place, never a traceback, never a word of a case.

Every file holds a case with a kenmerk and a description, and no message may repeat either.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

import uri
from uri.cli import main
from uri.errors import UnreadableError
from uri.model import Melding
from uri.register import Register

KENMERK, VERHAAL = "GEHEIM-1", "Jan Jansen nam geld mee"
Edit: TypeAlias = Callable[[str], str]
Told: TypeAlias = list[tuple[str, int | None, str | None]]
Run: TypeAlias = Callable[..., tuple[int, str]]
Write: TypeAlias = Callable[..., Path]

ROW: Mapping[str, str] = {
    "zaaknummer": KENMERK,
    "jaar": "2023",
    "categorie": "financieel",
    "uitkomst": "ja",
    "datum melding": "31-12-2022",
    "betrokkenen": "1",
    "beschrijving": VERHAAL,
}


def csv(*rows: Mapping[str, str]) -> str:
    """Write a register with one good case, and rows that differ from it."""
    lines = [list(ROW), *(list({**ROW, **row}.values()) for row in ({}, *rows))]
    return "".join(";".join(cells) + "\n" for cells in lines)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``uri report`` on a path; return the exit code and what was said, once it is clear what was not."""

    def command(path: Path, *options: str) -> tuple[int, str]:
        code = main(["report", str(path), *options])
        out, err = capsys.readouterr()
        assert out == ""
        assert KENMERK not in err
        assert "Jansen" not in err
        return code, err

    return command


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the text of a file ``r.csv``, or of another name."""

    def make(text: str | bytes, name: str = "r.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return make


def told(reading: uri.Reading) -> Told:
    return [(finding.rule, finding.place.row, finding.place.column) for finding in reading.findings]


BAD_CELLS = [
    ("categorie", "onzin", "URI-I-label"),
    ("categorie", "Financiele schendign", "URI-I-label"),
    ("categorie", "", "URI-I-ontbreekt"),
    ("uitkomst", "misschien", "URI-I-label"),
    ("uitkomst", "", "URI-I-ontbreekt"),
    ("datum melding", "30-02-2023", "URI-I-datum"),
    ("datum melding", "31-12-1899", "URI-I-datum"),
    ("datum melding", "31-12-23", "URI-I-datum"),
    ("datum melding", "45291", "URI-I-datum"),
    ("jaar", "23", "URI-I-jaar"),
    ("jaar", "tweeduizend", "URI-I-jaar"),
    ("betrokkenen", "drie", "URI-I-aantal"),
    ("betrokkenen", "3.9", "URI-I-aantal"),
    ("betrokkenen", "3,9", "URI-I-aantal"),
    ("betrokkenen", "-1", "URI-I-aantal"),
    ("betrokkenen", "1.000", "URI-I-aantal"),
]


@pytest.mark.parametrize(("column", "cell", "rule"), BAD_CELLS)
def test_a_cell_that_is_not_understood_rejects_its_row(
    write: Write, run: Run, column: str, cell: str, rule: str
) -> None:
    path = write(csv({column: cell}))
    reading = uri.scan_register(path)
    assert told(reading) == [(rule, 3, column)]
    assert (len(reading.register), reading.rejected, reading.rows) == (1, (3,), 2)
    with pytest.raises(uri.RejectedRowsError):
        uri.read_register(path)
    code, err = run(path)
    assert code == 1
    assert f"r.csv, rij 3, kolom {column}: " in err


def test_all_bad_cells_are_told_in_one_pass(write: Write, run: Run) -> None:
    path = write(csv(*({column: cell} for column, cell, _ in BAD_CELLS)))
    reading = uri.scan_register(path)
    assert told(reading) == [(rule, row, column) for row, (column, _, rule) in enumerate(BAD_CELLS, 3)]
    assert len(reading.register) + len(reading.rejected) == reading.rows == len(BAD_CELLS) + 1
    code, err = run(path)
    assert code == 1
    for column, _, _ in BAD_CELLS:
        assert f"kolom {column}: " in err


def test_a_misspelt_label_is_told_with_the_nearest(write: Write, run: Run) -> None:
    assert "Bedoelde u “Financiële schending”" in run(write(csv({"categorie": "Financiele schendign"})))[1]


def test_nothing_is_written_when_a_row_is_rejected(write: Write, tmp_path: Path, run: Run) -> None:
    path, out = write(csv({"categorie": "onzin"})), tmp_path / "uit"
    for form in ("csv", "json", "md", "text"):
        assert run(path, "--format", form, "--out", str(out))[0] == 1
    assert not out.exists()


@pytest.mark.parametrize("line", [f"{KENMERK};2023;financieel", ";".join([*ROW.values(), "x"])], ids=["few", "many"])
def test_a_line_of_another_length_is_rejected_and_its_row_told(write: Write, run: Run, line: str) -> None:
    path = write(f"{csv()}{line}\n")
    assert told(uri.scan_register(path))[0] == ("URI-I-velden", 3, None)
    code, err = run(path)
    assert code == 1
    assert "r.csv, rij 3: " in err


def test_a_shifted_line_does_not_tell_the_story_of_its_case(write: Write, run: Run) -> None:
    """A description with a separator that is not between quotation marks: the commonest fault of CSV."""
    path = write(f"jaar;beschrijving;categorie;uitkomst\n2023;Wie weet; {VERHAAL};financieel;ja\n")
    assert told(uri.scan_register(path)) == [("URI-I-velden", 2, None)]
    assert run(path)[0] == 1


@pytest.mark.parametrize("outcome", ["ja", "aangetoond"])
def test_a_file_without_headers_does_not_tell_of_its_first_case(write: Write, run: Run, outcome: str) -> None:
    assert run(write(";".join({**ROW, "uitkomst": outcome}.values()) + "\n"))[0] == 2


HEADERS = [
    ("categorie", "weg", "de kolom hoofdcategorie ontbreekt."),
    ("categorie", "categori", "Heet zij misschien “categori”?"),
    ("uitkomst", "weg", "de kolom uitkomst of afdoeningen ontbreekt."),
    ("betrokkenen", "verslagjaar", "staat naast “jaar”: twee kolommen voor verslagjaar."),
    ("betrokkenen", "Jaar", "De kop “jaar” komt 2 keer voor."),
]


@pytest.mark.parametrize(("header", "instead", "message"), HEADERS)
def test_missing_and_doubled_columns_are_told(write: Write, run: Run, header: str, instead: str, message: str) -> None:
    path = write(csv().replace(header, instead, 1))
    with pytest.raises(UnreadableError):
        uri.scan_register(path)
    code, err = run(path)
    assert code == 2
    assert message in err


NO_TABLE: Mapping[str, tuple[str, bytes, str]] = {
    "empty file": ("r.csv", b"", "“r.csv” is leeg."),
    "blank lines": ("r.csv", b"\r\n;;\r\n", "“r.csv” bevat alleen lege regels."),
    "every byte": ("r.csv", bytes(range(256)), "De tekens van “r.csv” zijn niet te lezen vanaf regel 2."),
    "picture": ("r.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "“r.csv” is geen tekstbestand"),
    "UTF-16 without a mark": ("r.csv", csv().encode("utf-16-le"), "“r.csv” is geen tekstbestand: regel 1"),
    "truncated UTF-8": ("r.csv", "jaar;é\nü;ö".encode()[:-1], "niet te lezen vanaf regel 2."),
    "open quote": ("r.csv", csv().replace(VERHAAL, f'"{VERHAAL}').encode(), "aanhalingstekens niet goed vanaf regel 2"),
    "CSV called JSON": ("r.json", csv().encode(), "“r.json” is geen tabel in JSON."),
    "nested JSON": ("r.json", f'[{{"nr": "{KENMERK}", "x": '.encode() + b"[" * 100_000, "te diep genest."),
    "truncated JSON Lines": ("r.jsonl", f'{{}}\n{{"omschrijving": "{VERHAAL}'.encode(), "r.jsonl, rij 2: "),
    "doubled key": ("r.json", f'[{{"nr": "{KENMERK}", "nr": "x"}}]'.encode(), "rij 1, kolom nr: De sleutel “nr”"),
    "CSV called XLSX": ("r.xlsx", csv().encode(), "“r.xlsx” is beschadigd of geen rekenblad."),
    "truncated ODS": ("r.ods", b"PK\x03\x04", "“r.ods” is beschadigd of geen rekenblad."),
    "old or locked workbook": ("r.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "met een wachtwoord beveiligd"),
    "truncated Parquet": ("r.parquet", b"PAR1", "“r.parquet” is beschadigd of geen Parquet."),
    "unknown format": ("r.dat", csv().encode(), "Het formaat van “r.dat” is onbekend."),
}


@pytest.mark.parametrize(("name", "content", "message"), NO_TABLE.values(), ids=list(NO_TABLE))
def test_what_is_no_table_of_cases_is_refused_in_one_sentence(
    write: Write, run: Run, name: str, content: bytes, message: str
) -> None:
    path = write(content, name)
    with pytest.raises(UnreadableError):
        uri.scan_register(path)
    code, err = run(path)
    assert code == 2
    assert message in err
    assert err.startswith("uri: ")


@pytest.mark.parametrize(("name", "content"), [("r.csv", csv().partition("\n")[0]), ("r.json", "[]")])
def test_a_file_without_cases_is_an_empty_register_of_which_nothing_can_be_reported(
    write: Write, run: Run, name: str, content: str
) -> None:
    path = write(content, name)
    assert len(uri.read_register(path)) == 0
    code, err = run(path)
    assert code == 2
    assert "Er zijn geen rijen" in err


@pytest.mark.parametrize("name", ["weg.csv", "weg", "weg/r.csv", "a\0b.csv"])
def test_a_file_that_does_not_exist_is_refused(tmp_path: Path, run: Run, name: str) -> None:
    code, err = run(tmp_path / name)
    assert code == 2
    assert "bestaat niet" in err


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, run: Run) -> None:
    assert run(tmp_path / ("a" * 300))[0] == 2


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path, run: Run) -> None:
    assert run(tmp_path)[0] == 2


@pytest.fixture
def shut() -> Iterator[Path]:
    """Give a folder with a file that may not be read, and a folder that may not be entered, with one in it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "dicht").mkdir()
        for path in (folder / "r.csv", folder / "dicht" / "r.csv"):
            path.write_text(csv(), encoding="utf-8")
        uri.read_register(folder / "r.csv")  # loads what reading needs
        (folder / "r.csv").chmod(0)
        (folder / "dicht").chmod(0)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            (folder / "dicht").chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions are those of POSIX")
@pytest.mark.parametrize("name", ["r.csv", "dicht/r.csv"])
def test_a_file_that_may_not_be_read_is_refused(shut: Path, run: Run, name: str) -> None:
    code, err = run(shut / name)
    assert code == 2
    assert "“r.csv” mag niet worden gelezen." in err


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Make a workbook of two cases, each part of it as `edits` changes its text; `more` are members to add."""

    def make(suffix: str, edits: Mapping[str, Edit] | None = None, more: Mapping[str, bytes] | None = None) -> Path:
        case = Melding(
            kenmerk=KENMERK,
            hoofdcategorie="financieel",
            uitkomst="aangetoond",
            verslagjaar=2023,
            omschrijving=VERHAAL,
        )
        whole, path = tmp_path / f"heel{suffix}", tmp_path / f"r{suffix}"
        uri.write_register(Register.from_records([case, case]), whole)
        with ZipFile(whole) as old, ZipFile(path, "w", ZIP_DEFLATED) as new:
            for member in old.namelist():
                text = old.read(member)
                edit = (edits or {}).get(member)
                new.writestr(member, edit(text.decode()).encode() if edit else text)
            for member, content in (more or {}).items():
                new.writestr(member, content)
        return path

    return make


SHEET = "xl/worksheets/sheet1.xml"


def replaced(old: str, new: str) -> Edit:
    """Return an edit that replaces a text which must be there."""

    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


def test_a_workbook_is_read_when_nothing_is_wrong_with_it(workbook: Callable[..., Path]) -> None:
    """The files below differ from this one in one thing."""
    assert len(uri.read_register(workbook(".xlsx"))) == len(uri.read_register(workbook(".ods"))) == 2


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_truncated_workbook_is_refused(workbook: Callable[..., Path], run: Run, suffix: str, part: float) -> None:
    path = workbook(suffix)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])
    code, err = run(path)
    assert code == 2
    assert "is beschadigd of geen rekenblad" in err


def test_a_zip_bomb_is_refused(workbook: Callable[..., Path], run: Run) -> None:
    code, err = run(workbook(".xlsx", more={"xl/bom.xml": bytes(2**26 + 1)}))
    assert code == 2
    assert "te veel cellen" in err


@pytest.mark.parametrize(("suffix", "member"), [(".ods", "content.xml"), (".xlsx", SHEET)])
def test_an_xml_entity_is_refused(workbook: Callable[..., Path], run: Run, suffix: str, member: str) -> None:
    """One entity of ten times another, and so on, would fill the memory."""

    def bomb(text: str) -> str:
        doctype = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
        head, end, rest = text.rpartition("?>")
        return f"{head}{end}{doctype}{rest}".replace("financieel", "&b;")

    code, err = run(workbook(suffix, {member: bomb}))
    assert code == 2
    assert "documenttype in zijn XML" in err


@pytest.mark.parametrize(
    ("suffix", "member", "edit", "place"),
    [
        (".xlsx", SHEET, replaced('<c r="C2"><v>2023</v></c>', '<c r="C2"><f>A1</f></c>'), "rij 2, kolom verslagjaar"),
        (
            ".ods",
            "content.xml",
            replaced(
                '<table:table-cell office:value-type="float" office:value="2023"/>',
                '<table:table-cell table:formula="of:=[.A1]" office:value-type="float"/>',
            ),
            "rij 2, kolom verslagjaar",
        ),
        (".xlsx", SHEET, replaced('<c r="C2"><v>2023</v></c>', '<c r="C2" t="e"><v>#REF!</v></c>'), "rij 2, kolom"),
        (
            ".xlsx",
            SHEET,
            replaced("</sheetData>", '</sheetData><mergeCells><mergeCell ref="D2:D3"/></mergeCells>'),
            "kolom hoofdcategorie: De rij valt in samengevoegde cellen.",
        ),
        (
            ".ods",
            "content.xml",
            replaced('office:value="2023"', 'office:value="2023" table:number-rows-spanned="2"'),
            "kolom verslagjaar: De rij valt in samengevoegde cellen.",
        ),
    ],
    ids=["formula in XLSX", "formula in ODS", "error value", "merged in XLSX", "merged in ODS"],
)
def test_cells_without_a_value_of_their_own_reject_their_rows(
    workbook: Callable[..., Path], run: Run, suffix: str, member: str, edit: Edit, place: str
) -> None:
    code, err = run(workbook(suffix, {member: edit}))
    assert code == 1
    assert f"r{suffix}, blad register, {place}" in err


def test_the_program_ends_as_the_function_does(write: Write, tmp_path: Path) -> None:
    """As a user runs it: exit code 1 or 2, a sentence and the findings on standard error, nothing else."""
    path = write(csv({"categorie": "onzin"}))
    for named, code in ((path, 1), (tmp_path / "weg.csv", 2)):
        ended = subprocess.run(
            [sys.executable, "-m", "uri", "report", named], capture_output=True, text=True, check=False
        )
        assert (ended.returncode, ended.stdout) == (code, "")
        assert ended.stderr.startswith("uri: ")
        assert "Traceback" not in ended.stderr
        assert KENMERK not in ended.stderr


def test_a_doubt_is_told_and_stops_nothing(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(csv().replace("betrokkenen", "betrokkene"))
    assert main(["report", str(path), "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("{")
    assert err == "r.csv, kolom betrokkene: is als eigen kolom gelezen. Bedoelde u “betrokkenen”?\n"


def test_findings_past_the_fiftieth_are_counted(write: Write, run: Run) -> None:
    code, err = run(write(csv(*({"jaar": f"x{n}"} for n in range(60)))))
    assert (code, len(err.splitlines())) == (1, 52)
    assert err.endswith("… en nog 10.\n")
