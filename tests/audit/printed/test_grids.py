"""One table in every format gives one grid; what is no table is told in a sentence."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from uri.audit import audit, read_publication
from uri.audit.printed.grid_cells import COVERED
from uri.audit.printed.grids import SUFFIXES, read_grids
from uri.audit.printed.html_tables import read_html_tables
from uri.errors import MissingFileError, UnreadableError, UriError
from uri.languages import same
from uri.reading.files.file_formats import write_sheet

ROWS = [
    ["Type", "2022", "2023"],
    ["Lekken, misbruik", "1.234", "3"],
    ["Pesten", "5", "0"],
    ["Totaal", "1.239", "3"],
]


def as_csv(path: Path) -> None:
    path.write_text("\n".join(";".join(row) for row in ROWS), encoding="utf-8")


def as_tsv(path: Path) -> None:
    path.write_text("\n".join("\t".join(row) for row in ROWS), encoding="utf-8")


def as_markdown(path: Path) -> None:
    lines = ["# Tabel 1", "", *("| " + " | ".join(row) + " |" for row in ROWS)]
    path.write_text("\n".join([*lines[:3], "|:--|--:|--:|", *lines[3:]]), encoding="utf-8")


def as_html(path: Path) -> None:
    rows = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    path.write_text(f"<h1>x</h1><table><caption>Tabel 1</caption>\n{rows}\n</table>", encoding="utf-8")


def as_xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    book.save(path)


def as_ods(path: Path) -> None:
    write_sheet(path, ROWS[0], [list(column) for column in zip(*ROWS[1:], strict=True)])


WRITERS: dict[str, Callable[[Path], None]] = {
    ".csv": as_csv,
    ".tsv": as_tsv,
    ".md": as_markdown,
    ".html": as_html,
    ".htm": as_html,
    ".xlsx": as_xlsx,
    ".ods": as_ods,
}


def test_every_format_is_tried() -> None:
    assert set(WRITERS) == set(SUFFIXES)


@pytest.mark.parametrize("suffix", WRITERS)
def test_one_table_is_one_grid_in_every_format(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"tabel{suffix}"
    WRITERS[suffix](path)
    (grid,) = read_grids(path)
    assert [list(cells) for _, cells in grid.rows] == ROWS
    assert audit(path).findings.errors.counts() == {}


def test_a_number_of_a_workbook_is_read_as_it_is_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["", "a", "b", "c", "d"])
    sheet.append(["rij", 0.019256, 11633, 2, 0.5])
    sheet["B2"].number_format, sheet["C2"].number_format, sheet["D2"].number_format = "0.00%", "#,##0", "0.0"
    sheet.merge_cells("A3:A4")
    sheet["A3"], sheet["B3"], sheet["B4"] = "samen", 1, 2
    hidden = book.create_sheet("verborgen")
    hidden.append(["geheim", 1])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "t.xlsx")
    (grid,) = read_grids(tmp_path / "t.xlsx")
    assert [cells for _, cells in grid.rows] == [
        ("", "a", "b", "c", "d"),
        ("rij", "1,93%", "11633", "2,0", "0,5"),
        ("samen", "1", "", "", ""),
        (COVERED, "2", "", "", ""),
    ]


def test_spans_of_html_cover_the_cells_beside_and_below(tmp_path: Path) -> None:
    path = tmp_path / "t.html"
    path.write_text(
        "<table><tr><th rowspan=2>Onderdeel<th colspan='2'>Aantal<sup>1</sup></tr><tr><td>2022<td>2023</tr>"
        "<tr><td>Kern<td rowspan=2>45</td><td>5 &amp; <b>2</b></tr><tr><td>SSC<td>6</tr></table>",
        encoding="utf-8",
    )
    (grid,) = read_grids(path)
    assert [cells for _, cells in grid.rows] == [
        ("Onderdeel", "Aantal¹", COVERED),
        (COVERED, "2022", "2023"),
        ("Kern", "45", "5 & 2"),
        ("SSC", COVERED, "6"),
    ]


def test_several_tables_of_a_file_are_several_grids(tmp_path: Path) -> None:
    path = tmp_path / "t.md"
    path.write_text("**Tabel 1**\n\na|b\n-|-\nx|1\n\n## Tabel 2\na|b\n--|--\ny\\|z|*2*\n", encoding="utf-8")
    first, second = read_grids(path)
    assert (first.title, second.title) == ("Tabel 1", "Tabel 2")
    assert second.rows[-1] == (10, ("y|z", "2"))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Tabel 1, over 2023\nType;Aantal\nLekken, misbruik;5", ("Lekken, misbruik", "5")),
        ('Type,Aantal\n"Lekken, misbruik",5', ("Lekken, misbruik", "5")),
        ("Type;Aantal\r\nLekken;5\r\n", ("Lekken", "5")),
    ],
)
def test_the_separator_is_the_one_that_makes_a_table(text: str, row: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8", newline="")
    (grid,) = read_grids(path)
    assert grid.rows[-1][1] == row


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("t.pdf", b"%PDF-1.7", "“t.pdf” is beschadigd"),
        ("t.pptx", b"PK", "Het formaat van “t.pptx” is onbekend."),
        ("t.csv", b"", "“t.csv” bevat geen tabel."),
        ("t.csv", b" ; ; \n;;\n", "“t.csv” bevat geen tabel"),
        ("t.md", b"# Kop\n\nGeen tabel.\n", "“t.md” bevat geen tabel."),
        ("t.html", b"<p>Geen tabel</p>", "“t.html” bevat geen tabel."),
        ("t.xlsx", b"PK\x03\x04 kapot", "is beschadigd"),
        ("t.ods", b"kapot", "“t.ods”"),
        ("t.csv", b"a;b\n1;\xff\x00\xfe" * 3, "“t.csv”"),
        ("t.csv", b'a;"b\n', "“t.csv”"),
    ],
)
def test_what_is_no_table_is_told(name: str, content: bytes, expected: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        audit(tmp_path / name)
    assert expected in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize("name", ["weg.csv", "weg", "weg.pdf"])
@pytest.mark.parametrize("read", [audit, read_publication])
def test_a_file_that_is_not_there_is_told(read: Callable[[Path], object], name: str, tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="bestaat niet") as caught:
        read(tmp_path / name)
    assert caught.value.filename == str(tmp_path / name)


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_damaged_file_gives_an_error_or_findings_and_never_a_traceback(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"tabel{suffix}"
    WRITERS[suffix](path)
    whole, chance = path.read_bytes(), random.Random(suffix)  # noqa: S311 (repeatable)
    message: list[str] = []
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(bytes(damaged[: chance.randint(0, len(damaged))] if chance.random() < 0.3 else damaged))
        try:
            audit(path, seconds=2)
        except UriError as error:
            message.append(error.to_text())
    assert not [text for text in message if str(tmp_path) in text]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "t.xlsx", "w", compression=8) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (2**27))
    with pytest.raises(UnreadableError):
        audit(tmp_path / "t.xlsx")


def test_a_table_of_more_cells_than_anyone_prints_is_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("uri.audit.printed.grids.LARGEST_TABLE", 40)
    (tmp_path / "t.csv").write_text("\n".join(["a;1"] * 20), encoding="utf-8")
    assert [len(grid.rows) for grid in read_grids(tmp_path / "t.csv")] == [20]
    (tmp_path / "t.csv").write_text("\n".join(["a;1"] * 21), encoding="utf-8")
    with pytest.raises(UnreadableError, match="te veel cellen"):
        audit(tmp_path / "t.csv")


def test_a_span_of_millions_covers_no_more_than_a_table_has(tmp_path: Path) -> None:
    path = tmp_path / "t.html"
    path.write_text("<table><tr><td rowspan=9999 colspan=9999>a<td>1</tr></table>" * 3, encoding="utf-8")
    assert read_grids(path)[0].rows


def test_names_are_those_of_files(tmp_path: Path) -> None:
    as_csv(tmp_path / "een.csv")
    as_csv(tmp_path / "twee.csv")
    from uri import read_publication  # noqa: PLC0415 (as a user does)

    read = read_publication(tmp_path)
    assert [published.table.name for published in read.tabellen] == ["een", "twee"]
    assert same("een").nl in repr(read.tabellen[0].table)


def test_a_formula_without_a_result_is_no_blank(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Soort", "Aantal"], ["A", 1], ["B", 2], ["Totaal", "=SUM(B2:B3)"]):
        sheet.append(row)
    book.save(tmp_path / "t.xlsx")
    result = audit(tmp_path / "t.xlsx")
    (notice,) = result.findings.by_rule()["URI-A-tekst"]
    assert (notice.place.sheet, notice.place.row) == ("Sheet", 4)


def test_a_raised_digit_is_a_mark_and_no_digit(tmp_path: Path) -> None:
    (tmp_path / "t.html").write_text(
        "<table><tr><th>S<th>A</tr><tr><td>a<td>12<sup>1</sup></tr><tr><td>Totaal<td>12</tr></table>", encoding="utf-8"
    )
    (tmp_path / "t.md").write_text("S|A\n-|-\na|12<sup>1</sup>\nTotaal|12\n", encoding="utf-8")
    for name in ("t.html", "t.md"):
        assert audit(tmp_path / name).findings.tallies["URI-T-som"].passed == 1


@pytest.mark.parametrize("kind", ["sr-only", "x visually-hidden", "unseen"])
def test_words_that_are_heard_and_not_seen_are_no_part_of_a_cell(tmp_path: Path, kind: str) -> None:
    """A screen reader hears words beside a sign; the sign is what was printed."""
    heard = f"<span aria-hidden=true>-</span><span class='{kind}'>niet <span>verzameld</span> 3</span>"
    (tmp_path / "t.html").write_text(
        f"<table><tr><th>S<th>A</tr><tr><td>a<td>{heard}!</tr><tr><td>b<td><span class='{kind}'>c<td>2</tr></table>",
        encoding="utf-8",
    )
    (grid,) = read_grids(tmp_path / "t.html")
    assert [cells for _, cells in grid.rows] == [("S", "A", ""), ("a", "-!", ""), ("b", "", "2")]


def test_a_table_within_a_table_loses_no_row_of_either(tmp_path: Path) -> None:
    inner = "<table><tr><td>q</td><td>7</td></tr></table>"
    (tmp_path / "t.html").write_text(
        f"<table><tr><td>a</td><td>1{inner}</td></tr><tr><td>b</td><td>2</td></tr></table>", encoding="utf-8"
    )
    assert [[cells for _, cells in grid.rows] for grid in read_grids(tmp_path / "t.html")] == [
        [("q", "7")],
        [("a", "1"), ("b", "2")],
    ]


def test_decimals_of_a_workbook_are_no_thousands(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["S", "A"], ["a", 1.234], ["b", 2.125], ["Totaal", 3.359]):
        sheet.append(row)
    book.save(tmp_path / "t.xlsx")
    assert audit(tmp_path / "t.xlsx").findings.tallies["URI-T-som"].passed == 1


def test_a_text_without_a_table_beside_tables_is_only_a_text(tmp_path: Path) -> None:
    as_csv(tmp_path / "een.csv")
    (tmp_path / "README.md").write_text("# Uitleg\n\nGeen tabel.\n", encoding="utf-8")
    assert audit(tmp_path).findings.errors.counts() == {}


@pytest.mark.parametrize(("down", "column"), [(512, 512), (513, 0)])
def test_a_cell_covers_no_more_than_the_largest_table(down: int, column: int) -> None:
    """512 by 512 is as large as a table may be; a row more, and the cell covers nothing but its own place."""
    (table,) = read_html_tables(f'<table><tr><td rowspan="{down}" colspan="512">a<tr><td>b</table>')
    assert {place: text for place, text in list(table.rows.values())[1].items() if text == "b"} == {column: "b"}
