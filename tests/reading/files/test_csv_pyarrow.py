"""The faster reader of CSV: it gives what the plain reader gives, or it steps aside."""

import csv
import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from uri.errors import UriError
from uri.reading import scan_register
from uri.reading.files import csv_files, csv_pyarrow, read_sheet, sheet_builder
from uri.reading.files.file_source import FileSource
from uri.register import Register, Sheet
from uri.testing import registers, zaken

Craft = Callable[..., Path]

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1252"]
SIGNS = st.sampled_from(
    [*'ab1é€"";,\t\n\r \xa0', "\r\n", '""', "|", "\x00", "\x1f", "\x85", "\u2028", "\ufeff", "\U0001f600"]
)
FIELDS = st.one_of(st.just(""), st.sampled_from(["a", " a ", "\xa0", "financieel"]), st.lists(SIGNS).map("".join))


@contextmanager
def eager(*, first: int = 2**20, piece: int = 2**24) -> Iterator[None]:
    """Let the faster reader read every file, in small pieces."""
    with patch.multiple(csv_pyarrow, SMALLEST=0, FIRST=first, PIECE=piece):
        yield


def said(sheet: Sheet) -> tuple[object, ...]:
    """Return all that a sheet says, row numbers as they would be printed."""
    rows = [sheet.place(index).row for index in range(len(sheet.rows))]
    return sheet.file, sheet.name, sheet.headers, list(map(list, sheet.columns)), rows, list(sheet.findings)


def outcome(read: Callable[[FileSource], Sheet | None], source: FileSource) -> object:
    """Return what a reader says of a file: a table, or the error."""
    try:
        sheet = read(source)
    except UriError as error:
        return type(error), error.message, error.hint, list(error.findings)
    return None if sheet is None else said(sheet)


def quoted(field: str) -> str:
    return '"' + field.replace('"', '""') + '"' if set(field) & set('";,\t|\r\n') else field


QUOTES: st.SearchStrategy[Callable[[str], str]] = st.sampled_from(
    [quoted, quoted, str, lambda field: f'"{field}"', lambda field: f'"{field}" ']
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Draw the bytes of a file that is more or less CSV: rows of any length, fields quoted well, badly or not."""
    separator, end = draw(st.sampled_from(",;\t|")), draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    quote = draw(QUOTES)
    width = draw(st.integers(1, 4))
    lengths = st.one_of(st.just(width), st.just(width), st.integers(0, 5))
    rows = draw(
        st.lists(lengths.flatmap(lambda length: st.lists(FIELDS, min_size=length, max_size=length)), max_size=8)
    )
    header = separator.join("abcde"[:width])
    opening = draw(st.sampled_from(["", "", f"sep={separator}{end}", f"lijst{end}", end, '"']))
    lines = [opening + header, *(separator.join(map(quote, row)) for row in rows)]
    text = end.join(lines) + draw(st.sampled_from(["", end, end + end, '"']))
    return text.encode(draw(st.sampled_from(ENCODINGS)), "replace")


@example(content=b"a|b\n;\n|", header_row=2, first=8, piece=1)
@given(files(), st.sampled_from([None, None, 1, 2, 3]), st.integers(8, 40), st.integers(1, 20))
def test_the_faster_reader_says_what_the_plain_one_says_or_steps_aside(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, header_row: int | None, first: int, piece: int
) -> None:
    path = tmp_path_factory.mktemp("csv") / "x.csv"
    path.write_bytes(content)
    source = FileSource(path=path, header_row=header_row)
    with eager(first=first, piece=piece):
        found = outcome(csv_pyarrow.read, source)
    assert found is None or found == outcome(csv_files.read, source)


@st.composite
def tables(draw: st.DrawFn) -> tuple[bytes, int]:
    """Draw the bytes of a well-formed file and its number of rows that are not empty."""
    separator, end = draw(st.sampled_from(",;\t")), draw(st.sampled_from(["\n", "\r\n"]))
    fields = st.text(st.sampled_from('ab1é€",;\t\n \xa0'), max_size=6)
    width = draw(st.integers(2, 4))
    rows = draw(st.lists(st.lists(fields, min_size=width, max_size=width), min_size=1, max_size=20))
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator="\n", quoting=draw(st.sampled_from([0, 1])))
    writer.writerow("abcd"[:width])
    for row in rows:
        writer.writerow(row)
        stream.write(draw(st.sampled_from(["", "", "\n"])))
    encoding = draw(st.sampled_from(ENCODINGS))
    return stream.getvalue().replace("\n", end).encode(encoding), sum(any(map(str.strip, row)) for row in rows)


@given(tables(), st.integers(1, 20))
def test_the_faster_reader_steps_aside_for_no_well_formed_file(
    tmp_path_factory: pytest.TempPathFactory, table: tuple[bytes, int], piece: int
) -> None:
    """Whatever the encoding, the line ends, the blank lines, and the line breaks within fields."""
    content, rows = table
    path = tmp_path_factory.mktemp("csv") / "x.csv"
    path.write_bytes(content)
    with eager(first=64, piece=piece):
        sheet = csv_pyarrow.read(FileSource(path=path))
    assert sheet is not None
    assert len(sheet.rows) == rows
    assert said(sheet) == said(csv_files.read(FileSource(path=path)))


@pytest.mark.parametrize(
    "content",
    [
        "a,b\n1,2\n1\n",
        "a,b\n1,2\n1,2,3\n",
        "a,b\n1,2\n  \n",
        'a,b\n1,"2" \n',
        'a,b\n1,2"\n1,2"\n',
        'a,b\n1, "2"\n',
        "a,b\r1,2\r",
        'a,b\n1,"2\r3"\n',
        'a,b\n1,"2\n',
        f"a,b\n1,{'x' * 131_073}\n",
        "a,b\n1,\x01\n",
        "a,a\n1,2\n".replace("a", "\x1f", 1),
    ],
    ids=[
        "short row",
        "long row",
        "blanks alone",
        "blank behind a quotation mark",
        "quotation mark within a field",
        "blank before a quotation mark",
        "old mac",
        "carriage return in a field",
        "open quotation",
        "endless field",
        "control sign",
        "control sign in the header",
    ],
)
def test_the_faster_reader_steps_aside_for_what_the_two_would_read_differently(craft: Craft, content: str) -> None:
    with eager():
        assert csv_pyarrow.read(FileSource(path=craft("x.csv", content))) is None


@pytest.mark.parametrize("above", ["\x01", "a\rb", '"a\rb"'], ids=["control", "carriage return", "quoted"])
def test_what_stands_above_the_headers_is_looked_at_too(craft: Craft, above: str) -> None:
    path = craft("x.csv", f"{above}\na,b\n1,2\n")
    with eager():
        assert csv_pyarrow.read(FileSource(path=path, header_row=2)) is None


def test_line_breaks_within_fields_are_read_wherever_pyarrow_parts_the_file(craft: Craft) -> None:
    """It does so every MiB, and most of this file is line breaks within fields."""
    fields = ["\n" * 97 + str(number) for number in range(2**15)]
    path = craft("x.csv", "a,b\n" + "".join(f'{number},"{field}!"\n' for number, field in enumerate(fields)))
    assert path.stat().st_size > max(csv_pyarrow.SMALLEST, 2**21)
    sheet = csv_pyarrow.read(FileSource(path=path))
    assert sheet is not None
    assert sheet.columns[1] == [field.strip() + "!" for field in fields]
    assert list(sheet.rows) == list(range(2, 2 + 98 * len(fields), 98))


def test_bytes_that_turn_out_not_to_be_utf8_are_left_to_the_plain_reader(craft: Craft) -> None:
    path = craft("x.csv", b"a,b\n" + b"1,2\n" * 2**19 + b"\xe9,2\n")
    assert path.stat().st_size > csv_pyarrow.SMALLEST
    assert csv_pyarrow.read(FileSource(path=path)) is None
    assert read_sheet(path).columns[0][-1] == "é"


def damaged(register: Register, bad: list[tuple[int, str, str]], path: Path) -> None:
    """Write a register to a file, with other texts in some of its cells."""
    frame = register.to_frame().astype(object)
    for row, column, text in bad:
        if len(frame):
            frame.loc[row % len(frame), column] = text
    frame.to_csv(path, index=False, sep=";")


BAD = st.tuples(
    st.integers(0, 9),
    st.sampled_from(["hoofdcategorie", "uitkomst", "afdoeningen", "ontvangen", "kenmerk", "omschrijving"]),
    st.sampled_from(["", "onzin", " financieel ", "31-12-2023", 'zei "ja"', "twee\nregels", "berisping|berisping"]),
)


@given(registers(zaken=zaken(), most=6), st.lists(BAD, max_size=4), st.integers(1, 200))
def test_both_readers_give_the_same_register_and_the_same_findings(
    tmp_path_factory: pytest.TempPathFactory, register: Register, bad: list[tuple[int, str, str]], piece: int
) -> None:
    path = tmp_path_factory.mktemp("csv") / "x.csv"
    damaged(register, bad, path)
    with eager(first=2**10, piece=piece):
        assert csv_pyarrow.read(FileSource(path=path)) is not None
        fast = scan_register(path)
    plain = scan_register(path)
    assert fast.register == plain.register
    assert list(fast.findings) == list(plain.findings)
    assert (fast.rows, fast.rejected) == (plain.rows, plain.rejected)
    places = [(fast.register.place(row), plain.register.place(row)) for row in range(len(fast.register))]
    assert all(ours == theirs for ours, theirs in places)


def test_the_faster_reader_is_not_loaded_for_a_small_file(craft: Craft) -> None:
    path = craft("x.csv", "jaar,categorie,uitkomst\n2023,financieel,aangetoond\n")
    code = f"import sys, uri; uri.read_register({str(path)!r}); print('pyarrow.csv' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"


def test_a_large_file_is_read_plainly_where_the_extra_is_not_installed(
    craft: Craft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.csv", None)
    with eager():
        assert csv_pyarrow.read(FileSource(path=craft("x.csv", "a,b\n1,2\n"))) is None
        assert read_sheet(craft("x.csv", "a,b\n1,2\n")).columns == (["1"], ["2"])


def test_the_bound_on_stray_cells_is_one_of_spreadsheets(craft: Craft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_builder, "LARGEST_AREA", 2)
    path = craft("x.csv", "a,b\n1,2\n3,4\n")
    assert len(read_sheet(path).rows) == 2
    with eager():
        assert len(read_sheet(path).rows) == 2
