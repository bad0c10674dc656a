"""Both workbooks: what readers that are not ours find in them, and what they say to who cannot see them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import odfdo
import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from tests.publish.forms.office_documents import DOCUMENTS, NASTY, SHOWN, expected, parts, spoilt
from tests.publish.sentences.full_dossiers import full_dossiers
from uri import extras
from uri.aggregate import Dossier
from uri.errors import MissingExtraError, UnwritableError
from uri.model import Melding
from uri.publish import Publicatiedocument, Stijl, publicatiedocument, write
from uri.publish.document import DataTable, Definitions
from uri.publish.forms import ods_workbook, xlsx_workbook
from uri.publish.forms.office.workbook_sheets import workbook_sheets
from uri.register import Register

FORMS = {"ods": ods_workbook.render, "xlsx": xlsx_workbook.render}
CONTENTS = {
    (form, name): render(document, Stijl()) for form, render in FORMS.items() for name, document in DOCUMENTS.items()
}
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

Rows = list[list[Any]]


def sheets(contents: bytes) -> dict[str, Rows]:
    """Read a workbook as another library does, without what is empty behind the last filled cell of a row."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(contents))
    found = {}
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        found[name] = [list(cut(row)) for row in rows]
    return found


def cut(row: list[Any]) -> Iterator[Any]:
    filled = max((at for at, cell in enumerate(row) if cell != ""), default=-1)
    yield from row[: filled + 1]


@pytest.fixture(scope="module", params=list(CONTENTS), ids=" ".join)
def book(request: pytest.FixtureRequest) -> tuple[Publicatiedocument, dict[str, Rows]]:
    return DOCUMENTS[request.param[1]], sheets(CONTENTS[request.param])


def data_sheets(document: Publicatiedocument, found: dict[str, Rows]) -> Iterator[tuple[DataTable, Rows]]:
    for table in document.tables:
        (name,) = [name for name in found if name.startswith(f"{table.number} ")]
        yield table, found[name]


def test_every_value_of_every_table_is_the_one_of_the_document(book: tuple[Publicatiedocument, Any]) -> None:
    document, found = book
    tables = list(data_sheets(document, found))
    assert tables
    for table, rows in tables:
        head = [table.corner, *(column.label for column in table.columns)]
        read = rows[rows.index(head) + 1 :]
        assert read == [[row.label, *map(expected, row.cells)] for row in table.rows]


def test_a_sheet_has_no_empty_row_and_no_empty_column(book: tuple[Publicatiedocument, Any]) -> None:
    _, found = book
    for rows in found.values():
        assert all(rows)
        assert all(cell != "" for row in rows for cell in row)
        width = max(map(len, rows))
        begin = next(at for at, row in enumerate(rows) if len(row) == width)
        assert all(len(row) == 1 for row in rows[:begin])
        assert all(len(row) == width for row in rows[begin:])


def test_the_first_cells_say_what_a_table_is_and_what_its_signs_mean(book: tuple[Publicatiedocument, Any]) -> None:
    document, found = book
    for table, rows in data_sheets(document, found):
        assert rows[0][0].endswith(f"{table.number}. {table.title}")
        assert rows[1][0] == table.caption
        for sign, meaning in table.signs:
            assert f"{sign} = {meaning}" in rows[2][0]


def test_the_cover_comes_first_with_title_sender_and_colophon(book: tuple[Publicatiedocument, Any]) -> None:
    document, found = book
    cover = next(iter(found.values()))
    assert cover[:2] == [[document.title], [document.rapport.organisatie]]
    colophon = document.sections[-1].blocks[0]
    assert isinstance(colophon, Definitions)
    for term, meaning in colophon.items:
        assert [term, meaning.text] in cover


def test_the_contents_list_every_other_sheet(book: tuple[Publicatiedocument, Any]) -> None:
    document, found = book
    names = list(found)
    listed = [row[0] for row in found[names[1]][2:]]
    assert listed == names[2:]
    assert names[1] == {"nl": "Inhoud", "en": "Contents"}[document.language]


def test_notes_and_explained_signs_have_sheets_of_their_own(book: tuple[Publicatiedocument, Any]) -> None:
    document, found = book
    *_, notes, signs = found.values()
    told = [row[1] for row in notes if len(row) > 1]
    assert all(note in told for table in document.tables for note in table.notes)
    explained = {row[0]: row[1] for row in signs if len(row) > 1}
    for section in document.walk():
        for block in section.blocks:
            if isinstance(block, Definitions) and section.code != "colofon":
                assert all(explained[term] == meaning.text for term, meaning in block.items)


def test_names_of_sheets_are_short_and_once_and_without_refused_signs(book: tuple[Publicatiedocument, Any]) -> None:
    _, found = book
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in found)
    assert len({name.casefold() for name in found}) == len(found)


@pytest.mark.parametrize("form", FORMS)
def test_tables_of_one_name_get_sheets_of_their_own(form: str) -> None:
    (table, *_) = DOCUMENTS["example nl"].tables
    titles = [
        "Een titel [van] 31: tekens/en*veel\\meer?",
        "'Een titel van 31 tekens en veel anders'",
        "\U0001f600" * 40,
    ]
    section = attrs.evolve(
        DOCUMENTS["example nl"].sections[0],
        blocks=tuple(
            attrs.evolve(table, title=title, name=f"a{at}", number=1) for at, title in enumerate((*titles, titles[0]))
        ),
    )
    document = attrs.evolve(DOCUMENTS["example nl"], sections=(section,))
    names = list(sheets(FORMS[form](document, Stijl())))[2:6]
    assert names[0] == "1 Een titel van 31 tekens"
    assert names[3] == "1 Een titel van 31 tekens 2"
    assert all(len(name.encode("utf-16-le")) <= 62 for name in names)


@pytest.mark.parametrize("form", FORMS)
def test_words_are_never_formulas_nor_markup_and_nothing_in_them_is_unseen(form: str) -> None:
    contents = FORMS[form](spoilt(DOCUMENTS["example nl"], NASTY), Stijl())
    for text in parts(contents).values():
        ET.fromstring(text)  # noqa: S314 (of our own making)
        assert "\u202e" not in text
        assert not re.search("<f[ >]|table:formula", text)
    words = [cell for rows in sheets(contents).values() for row in rows for cell in row if isinstance(cell, str)]
    seen = SHOWN.strip().replace("\t", "").replace("\n", "")  # which not every reader gives back
    assert sum(seen in cell.replace("\t", "").replace("\n", "") for cell in words) > 100


@pytest.mark.parametrize(("form", "name"), [("ods", "example nl"), ("xlsx", "ministry en")])
def test_the_same_document_has_the_same_bytes(form: str, name: str) -> None:
    assert FORMS[form](DOCUMENTS[name], Stijl()) == CONTENTS[form, name]


@pytest.mark.parametrize("form", FORMS)
def test_a_register_without_a_name_has_a_workbook(form: str) -> None:
    cases = [Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
    document = publicatiedocument(Register.from_records(cases))
    assert sheets(FORMS[form](document, Stijl()))


@pytest.mark.parametrize(("form", "missing"), [("ods", "odfdo"), ("xlsx", "xlsxwriter")])
def test_a_missing_library_is_named_with_the_way_to_install_it(
    form: str, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(extras, "import_module", absent)
    with pytest.raises(MissingExtraError) as caught:
        FORMS[form](DOCUMENTS["nothing nl"], Stijl())
    assert missing in str(caught.value)
    assert "pip install" in str(caught.value.hint)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=max(2, settings().max_examples // 20))  # each example makes and reads a workbook
@given(dossier=full_dossiers())
def test_a_workbook_of_any_report_gives_its_values_back(form: str, dossier: Dossier) -> None:
    document = publicatiedocument(dossier)
    for table, rows in data_sheets(document, sheets(FORMS[form](document, Stijl()))):
        assert rows[-len(table.rows) :] == [[row.label, *map(expected, row.cells)] for row in table.rows]


# ---------------------------------------------------------------------------------------------------------------- xlsx


def read_xlsx(name: str) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(CONTENTS["xlsx", name]))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_tables_of_xlsx_are_marked_as_tables_with_heads(name: str) -> None:
    book, document = read_xlsx(name), DOCUMENTS[name]
    names = [table for sheet in book for table in sheet.tables]
    assert len(set(names)) == len(names) == len(book.sheetnames)
    for sheet, planned in zip(book, workbook_sheets(document), strict=True):
        (table,) = sheet.tables.values()
        assert [column.name for column in table.tableColumns] == [column.head for column in planned.table.columns]
        assert table.headerRowCount == 1
        assert table.tableStyleInfo.showFirstColumn
        assert not sheet.merged_cells.ranges
        assert sheet.print_title_rows
        assert (sheet.freeze_panes is not None) is planned.is_data


def test_numbers_of_xlsx_look_as_they_are_printed() -> None:
    """Lines 390 and 391 of the report: a share as 1,92%, a mean as 2,0, and whole numbers above them."""
    (sheet,) = [sheet for sheet in read_xlsx("example nl") if sheet.title.startswith("6 ")]
    formats = {row[0].value: row[1].number_format for row in sheet.iter_rows() if isinstance(row[1].value, int | float)}
    assert set(formats.values()) == {"#,##0", "#,##0.0#", "0.00%"}
    assert {label: code for label, code in formats.items() if code != "#,##0"} == {
        "Ratio hulpvragen : medewerkers 2023": "0.00%",
        "Gemiddeld aantal contactmomenten per hulpvraag 2023": "#,##0.0#",
    }


@pytest.mark.parametrize(("name", "language"), [("example nl", "nl-NL"), ("example en", "en-GB")])
def test_properties_of_xlsx_say_title_sender_and_language_and_nothing_of_the_clock(name: str, language: str) -> None:
    told, document = read_xlsx(name).properties, DOCUMENTS[name]
    assert (told.title, told.creator, told.language) == (document.title, document.rapport.organisatie, language)
    assert str(told.created)[:10] == str(told.modified)[:10] == "2024-07-01"  # examples/bzk-2023/dossier.toml


def test_a_text_that_a_cell_cannot_hold_is_said() -> None:
    with pytest.raises(UnwritableError, match="32"):
        xlsx_workbook.render(spoilt(DOCUMENTS["example nl"], "a" * 32_768), Stijl())


def test_heads_that_are_alike_are_written_though_no_table_can_have_them() -> None:
    document = DOCUMENTS["example nl"]
    table = document.tables[0]
    twice = attrs.evolve(table, columns=tuple(attrs.evolve(column, label="A") for column in table.columns))
    section = attrs.evolve(document.sections[0], blocks=(twice,))
    rows = sheets(xlsx_workbook.render(attrs.evolve(document, sections=(section,)), Stijl()))["1 Kerncijfers"]
    assert [table.corner, "A", "A"] in rows


# ----------------------------------------------------------------------------------------------------------------- ods


def ods_root(name: str, part: str) -> ET.Element:
    return ET.fromstring(parts(CONTENTS["ods", name])[part])  # noqa: S314 (of our own making)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_tables_of_ods_mark_the_heads_of_columns_and_of_rows(name: str) -> None:
    tables = list(ods_root(name, "content.xml").iter(f"{TABLE}table"))
    planned = workbook_sheets(DOCUMENTS[name])
    for table, sheet in zip(tables, planned, strict=True):
        (heads,) = table.findall(f"{TABLE}table-header-rows")
        assert ["".join(cell.itertext()) for cell in heads.iter(f"{TABLE}table-cell")] == [
            column.head for column in sheet.table.columns
        ]
        assert len(table.findall(f"{TABLE}table-header-columns/{TABLE}table-column")) == 1
        assert len(list(table.iter(f"{TABLE}table-column"))) == len(sheet.table.columns)
        assert not list(table.iter(f"{TABLE}covered-table-cell"))
        assert table.findtext(f"{TABLE}title") == sheet.table.title


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_number_of_ods_is_shown_as_it_is_printed(name: str) -> None:
    for table in DOCUMENTS[name].tables:
        printed = [cell.text for row in table.rows for cell in row.cells]
        (node,) = [
            node
            for node in ods_root(name, "content.xml").iter(f"{TABLE}table")
            if node.get(f"{TABLE}name", "").startswith(f"{table.number} ")
        ]
        rows = node.findall(f"{TABLE}table-rows")[-1]
        shown = ["".join(cell.itertext()) for row in rows for cell in row[1:]]
        assert shown == [text.replace("  ", " ") for text in printed]


@pytest.mark.parametrize(("name", "language"), [("example nl", ("nl", "NL")), ("ministry en", ("en", "GB"))])
def test_ods_says_its_language_and_title_and_nothing_of_the_clock(name: str, language: tuple[str, str]) -> None:
    (default,) = ods_root(name, "styles.xml").iter(f"{STYLE}default-style")
    (text,) = default.iter(f"{STYLE}text-properties")
    assert (text.get(f"{FO}language"), text.get(f"{FO}country")) == language
    document = odfdo.Document(io.BytesIO(CONTENTS["ods", name]))
    assert document.meta.title == DOCUMENTS[name].title
    assert document.meta.language == "-".join(language)
    moment = {"example nl": "2024-07-01", "ministry en": "1980-01-01"}[name]
    assert str(document.meta.creation_date)[:10] == str(document.meta.date)[:10] == moment


def test_words_of_a_source_have_their_own_language_in_ods() -> None:
    content = parts(CONTENTS["ods", "example en"])["content.xml"]
    assert re.search(r'style-name="words-nl-detail"><text:p>Toegang verschaffen tot ruimtes', content)  # zaken.csv
    assert "words-nl" not in parts(CONTENTS["ods", "example nl"])["content.xml"]


def test_every_style_that_ods_uses_is_there() -> None:
    both = parts(CONTENTS["ods", "ministry nl"])
    used = set(re.findall(r'table:style-name="([^"]+)"', both["content.xml"]))
    assert used <= set(re.findall(r'style:name="([^"]+)"', both["content.xml"] + both["styles.xml"]))


def test_a_workbook_is_written_by_the_suffix_of_its_file(tmp_path: Path) -> None:
    for form in FORMS:
        write(DOCUMENTS["nothing nl"], tmp_path / f"a.{form}")
        assert (tmp_path / f"a.{form}").read_bytes() == CONTENTS[form, "nothing nl"]
