"""Both text documents: what readers that are not ours find in them, headings, heads, alternatives, and templates."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import attrs
import docx
import odfdo
import pytest
from docx.document import Document

from tests.publish.forms.office_documents import DOCUMENTS, NASTY, SHOWN, parts, spoilt
from uri import extras
from uri.errors import MissingExtraError, UnreadableError
from uri.pictures.raster import png_size
from uri.publish import Publicatiedocument, Stijl
from uri.publish.document import Bullets, DataTable, KeyFigures, Notice, Paragraph, Section, Span
from uri.publish.forms import docx_text, odt_text

FORMS: dict[str, Callable[[Publicatiedocument, Stijl], bytes]] = {"odt": odt_text.render, "docx": docx_text.render}
CONTENTS = {
    (form, name): render(document, Stijl()) for form, render in FORMS.items() for name, document in DOCUMENTS.items()
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
MAIN = {"odt": "content.xml", "docx": "word/document.xml"}


def main_part(form: str, contents: bytes) -> ET.Element:
    return ET.fromstring(parts(contents)[MAIN[form]])  # noqa: S314 (of our own making)


def read_docx(contents: bytes) -> Document:
    return docx.Document(io.BytesIO(contents))


def grids(form: str, contents: bytes) -> list[list[list[str]]]:
    """Read the tables of a document as another library does."""
    if form == "docx":
        return [[[cell.text for cell in row.cells] for row in table.rows] for table in read_docx(contents).tables]
    body = odfdo.Document(io.BytesIO(contents)).body
    return [[[str(value) for value in row] for row in table.get_values()] for table in body.tables]


@pytest.fixture(scope="module", params=list(CONTENTS), ids=" ".join)
def written(request: pytest.FixtureRequest) -> tuple[str, Publicatiedocument, bytes]:
    form, name = request.param
    return form, DOCUMENTS[name], CONTENTS[form, name]


Written = tuple[str, Publicatiedocument, bytes]


def test_every_cell_of_every_table_is_the_one_of_the_document(written: Written) -> None:
    form, document, contents = written
    assert grids(form, contents) == [
        [
            [table.corner, *(column.label for column in table.columns)],
            *([row.label, *(cell.text for cell in row.cells)] for row in table.rows),
        ]
        for table in document.tables
    ]


def headings(form: str, contents: bytes) -> list[tuple[int, str]]:
    if form == "odt":
        return [
            (int(node.get(f"{T}outline-level", "0")), "".join(node.itertext()))
            for node in main_part(form, contents).iter(f"{T}h")
        ]
    return [
        (int(paragraph.style.name.removeprefix("Heading ")), paragraph.text)
        for paragraph in read_docx(contents).paragraphs
        if paragraph.style is not None and paragraph.style.name is not None
        if paragraph.style.name.startswith("Heading ")
    ]


def expected_headings(section: Section, level: int) -> list[tuple[int, str]]:
    notices = [(level + 1, block.title) for block in section.blocks if isinstance(block, Notice)]
    below = [found for part in section.sections for found in expected_headings(part, level + 1)]
    return [(level, section.title), *notices, *below]


def test_headings_are_those_of_the_sections_by_level(written: Written) -> None:
    form, document, contents = written
    assert headings(form, contents) == [
        found for section in document.sections for found in expected_headings(section, 1)
    ]


def test_all_prose_is_there_in_order(written: Written) -> None:
    form, document, contents = written
    told = "".join(main_part(form, contents).itertext())
    at = 0
    for block in document.blocks():
        said = [block.text] if isinstance(block, Paragraph) else []
        said += [item.text for item in block.items] if isinstance(block, Bullets) else []
        said += [figure.label for figure in block.figures] if isinstance(block, KeyFigures) else []
        said += [*block.notes] if isinstance(block, DataTable) else []
        for words in said:
            at = told.index(words, at)


def test_tables_repeat_their_heads_and_mark_those_of_rows(written: Written) -> None:
    form, document, contents = written
    root = main_part(form, contents)
    if form == "odt":
        for table in root.iter(f"{TABLE}table"):
            assert len(table.findall(f"{TABLE}table-header-rows/{TABLE}table-row")) == 1
            assert len(table.findall(f"{TABLE}table-header-columns/{TABLE}table-column")) == 1
        return
    for table, block in zip(root.iter(f"{W}tbl"), document.tables, strict=True):
        marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        assert marked == [True, *[False] * len(block.rows)]
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert look is not None
        assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")


def test_captions_have_numbers_that_are_fields(written: Written) -> None:
    form, document, contents = written
    numbers = [table.number for table in document.tables] + [picture.number for picture in document.pictures]
    if form == "odt":
        found = ["".join(node.itertext()) for node in main_part(form, contents).iter(f"{T}sequence")]
    else:
        found = [
            "".join(node.itertext())
            for node in main_part(form, contents).iter(f"{W}fldSimple")
            if "SEQ" in node.get(f"{W}instr", "")
        ]
    assert sorted(map(int, found)) == sorted(numbers)


def test_pictures_say_what_they_show(written: Written) -> None:
    form, document, contents = written
    told = [picture.picture.description for picture in document.pictures]
    if form == "odt":
        frames = main_part(form, contents).iter(f"{DRAW}frame")
        assert [frame.findtext(f"{SVG}desc") for frame in frames] == told
    else:
        drawn = read_docx(contents).inline_shapes
        assert [shape._inline.docPr.get("descr") for shape in drawn] == told  # noqa: SLF001 (no other way)
    with ZipFile(io.BytesIO(contents)) as archive:
        pictures = [archive.read(name) for name in archive.namelist() if name.endswith(".png")]
    assert len(pictures) == len(document.pictures)
    assert all(min(png_size(picture)) > 200 for picture in pictures)


def test_links_within_lead_to_a_place(written: Written) -> None:
    form, document, contents = written
    root = main_part(form, contents)
    if form == "odt":
        places = {node.get(f"{T}name") for node in root.iter(f"{T}bookmark-start")}
        links = {node.get("{http://www.w3.org/1999/xlink}href", "") for node in root.iter(f"{T}a")}
        assert {link[1:] for link in links if link.startswith("#")} <= places
    else:
        names = [node.get(f"{W}name", "") for node in root.iter(f"{W}bookmarkStart")]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch("[A-Za-z][A-Za-z0-9_]{0,39}", name) for name in names)
        links = {node.get(f"{W}anchor", "") for node in root.iter(f"{W}hyperlink")} - {""}
        assert links <= set(names)
    assert len([link for link in links if link]) >= len(document.sections) + len(document.tables)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("name", "language"), [("example nl", "nl-NL"), ("ministry en", "en-GB")])
def test_a_document_says_its_language_title_and_date(form: str, name: str, language: str) -> None:
    contents, moment = CONTENTS[form, name], {"example nl": "2024-07-01", "ministry en": "1980-01-01"}[name]
    if form == "odt":
        meta = odfdo.Document(io.BytesIO(contents)).meta
        told = (meta.title, meta.language, str(meta.creation_date)[:10], str(meta.date)[:10])
        code, country = language.split("-")
        assert f'fo:language="{code}" fo:country="{country}" fo:hyphenate' in parts(contents)["styles.xml"]
    else:
        core = read_docx(contents).core_properties
        told = (core.title, core.language, str(core.created)[:10], str(core.modified)[:10])
        assert f'<w:lang w:val="{language}"' in parts(contents)["word/styles.xml"]
    assert told == (DOCUMENTS[name].title, language, moment, moment)


@pytest.mark.parametrize("form", FORMS)
def test_words_are_never_markup_and_nothing_in_them_is_unseen(form: str) -> None:
    contents = FORMS[form](spoilt(DOCUMENTS["example nl"], NASTY), Stijl())
    for text in parts(contents).values():
        ET.fromstring(text)  # noqa: S314 (of our own making)
        assert "\u202e" not in text
    if form == "docx":
        told = [cell for grid in grids(form, contents) for row in grid for cell in row]
        assert told.count(SHOWN) > 100
        assert SHOWN in [paragraph.text for paragraph in read_docx(contents).paragraphs]
    else:
        root = main_part(form, contents)
        for node in root.iter(f"{T}s"):
            node.text = " " * int(node.get(f"{T}c", "1"))
        told = ["".join(cell.itertext()) for cell in root.iter(f"{TABLE}table-cell")]
        assert told.count(SHOWN.replace("\t", "").replace("\n", "")) > 100


@pytest.mark.parametrize("form", FORMS)
def test_runs_of_all_kinds_keep_their_words_language_and_links(form: str) -> None:
    spans = (
        Span("vet", strong=True),
        Span(" schuin", emphasis=True),
        Span(" elders", link="https://voorbeeld.nl/?a=1&b=2"),
        Span(" hier", link="#kort"),
        Span(" English", language="en"),
    )
    items = Bullets((Paragraph.of("eerste"), Paragraph.of("tweede")), ordered=True)
    section = Section(code="los", title="Los", blocks=(Paragraph(spans), items))
    document = DOCUMENTS["nothing nl"]
    contents = FORMS[form](attrs.evolve(document, sections=(*document.sections, section)), Stijl())
    told = parts(contents)
    assert "vet schuin elders hier English" in "".join(main_part(form, contents).itertext())
    assert (
        "https://voorbeeld.nl/?a=1&amp;b=2" in told["content.xml" if form == "odt" else "word/_rels/document.xml.rels"]
    )
    assert ('"Language_20_en"' if form == "odt" else '<w:lang w:val="en-GB"/>') in told[MAIN[form]]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_document_has_the_same_bytes(form: str) -> None:
    assert FORMS[form](DOCUMENTS["example nl"], Stijl()) == CONTENTS[form, "example nl"]


@pytest.mark.parametrize(("form", "missing"), [("odt", "resvg_py"), ("docx", "docx")])
def test_a_missing_library_is_named_with_the_way_to_install_it(
    form: str, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(extras, "import_module", absent)
    with pytest.raises(MissingExtraError, match=missing) as caught:
        FORMS[form](DOCUMENTS["example nl"], Stijl())
    assert "uri-integriteit[documents]" in str(caught.value.hint)


# ---------------------------------------------------------------------------------------------------------- house style


def odt_template(folder: Path, suffix: str) -> Path:
    """Make a template with a heading, a header and a style of its own, as an organisation would in Writer."""
    with ZipFile(io.BytesIO(CONTENTS["odt", "nothing en"])) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    styles = files["styles.xml"].decode()
    styles = styles.replace('fo:font-size="22pt"', 'fo:font-size="33pt"')
    styles = styles.replace("<style:footer>", "<style:header><text:p>Huisstijl</text:p></style:header><style:footer>")
    styles = re.sub(r'<style:style style:name="Table_20_Note".*?</style:style>', "", styles)
    files["styles.xml"] = styles.encode()
    if suffix == ".ott":
        for name in ("mimetype", "META-INF/manifest.xml"):
            files[name] = files[name].replace(b"opendocument.text", b"opendocument.text-template")
    path = folder / f"sjabloon{suffix}"
    with ZipFile(path, "w") as archive:
        for name, contents in files.items():
            archive.writestr(name, contents)
    return path


@pytest.mark.parametrize("suffix", [".odt", ".ott"])
def test_a_template_of_writer_keeps_its_styles_and_header_and_gets_what_it_lacks(tmp_path: Path, suffix: str) -> None:
    contents = odt_text.render(DOCUMENTS["example nl"], Stijl(odt=odt_template(tmp_path, suffix)))
    told = parts(contents)
    assert 'fo:font-size="33pt"' in told["styles.xml"]
    assert "Huisstijl" in told["styles.xml"]
    assert told["styles.xml"].count('style:name="Table_20_Note"') == 1
    assert told["styles.xml"].count('style:name="Title"') == 1
    assert 'fo:language="nl" fo:country="NL"' in told["styles.xml"]
    assert grids("odt", contents) == grids("odt", CONTENTS["odt", "example nl"])
    assert "Ministerie zonder Meldingen" not in told["content.xml"]
    with ZipFile(io.BytesIO(contents)) as archive:
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        assert archive.infolist()[0].compress_type == 0


def docx_template(folder: Path, suffix: str) -> Path:
    word = docx.Document()
    word.styles["Title"].font.size = docx.shared.Pt(33)
    word.sections[0].header.paragraphs[0].text = "Huisstijl"
    word.add_paragraph("Hier komt de tekst")
    path = folder / f"sjabloon{suffix}"
    word.save(str(path))
    if suffix == ".dotx":
        with ZipFile(path) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        with ZipFile(path, "w") as archive:
            for name, contents in files.items():
                archive.writestr(name, contents.replace(b"document.main+xml", b"template.main+xml"))
    return path


@pytest.mark.parametrize("suffix", [".docx", ".dotx"])
def test_a_template_of_word_keeps_its_styles_and_header_and_gets_what_it_lacks(tmp_path: Path, suffix: str) -> None:
    contents = docx_text.render(DOCUMENTS["example nl"], Stijl(docx=docx_template(tmp_path, suffix)))
    word = read_docx(contents)
    assert word.styles["Title"].font.size == docx.shared.Pt(33)
    assert word.sections[0].header.paragraphs[0].text == "Huisstijl"
    assert "Table Note" in [style.name for style in word.styles]
    assert "Hier komt de tekst" not in [paragraph.text for paragraph in word.paragraphs]
    assert word.styles["Table Note"].font.name is None  # the letters are the template's
    inside = docx.shared.Inches(6)  # python-docx's own paper: Letter, with margins of 1.25 inch
    for table in word.tables:
        assert sum(column.width for column in table.columns) == pytest.approx(inside, rel=0.001)
    assert all(shape.width <= inside for shape in word.inline_shapes)
    captions = [paragraph for paragraph in word.paragraphs if paragraph.style and paragraph.style.name == "Caption"]
    assert captions
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in captions)
    assert grids("docx", contents) == grids("docx", CONTENTS["docx", "example nl"])


def test_a_template_of_word_without_styles_of_lists_gets_bullets_and_numbers(tmp_path: Path) -> None:
    word = docx.Document()
    for style in [style for style in word.styles if (style.name or "").startswith("List ")]:
        style.delete()
    path = tmp_path / "sjabloon.docx"
    word.save(str(path))
    made = read_docx(docx_text.render(DOCUMENTS["nothing nl"], Stijl(docx=path)))
    numbering = ET.fromstring(made.part.numbering_part.blob)  # noqa: S314 (of our own making)
    for name, shown in (("List Bullet", "•"), ("List Number", "%1.")):
        number = made.styles[name].element.pPr.numPr.numId.val
        (of,) = [node for node in numbering.iter(f"{W}num") if node.get(f"{W}numId") == str(number)]
        chosen = of.find(f"{W}abstractNumId")
        assert chosen is not None
        (definition,) = [
            node for node in numbering.iter(f"{W}abstractNum") if node.get(f"{W}abstractNumId") == chosen.get(f"{W}val")
        ]
        assert [node.get(f"{W}val") for node in definition.iter(f"{W}lvlText")] == [shown]


def test_each_numbered_list_begins_anew() -> None:
    lists = tuple(Bullets((Paragraph.of("eerste"), Paragraph.of("tweede")), ordered=True) for _ in range(2))
    section = Section(code="los", title="Los", blocks=(lists[0], Paragraph.of("ertussen"), lists[1]))
    document = attrs.evolve(DOCUMENTS["nothing nl"], sections=(section,))
    root = main_part("docx", docx_text.render(document, Stijl()))
    numbers = [node.get(f"{W}val") for node in root.iter(f"{W}numId")]
    assert numbers == [numbers[0]] * 2 + [numbers[2]] * 2
    assert numbers[0] != numbers[2]
    listed = list(main_part("odt", odt_text.render(document, Stijl())).iter(f"{T}list"))
    assert [len(found) for found in listed] == [2, 2]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("contents", [b"geen archief", b"PK\x03\x04", None])
def test_what_is_no_template_is_said_without_a_traceback(form: str, contents: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "sjabloon.bestand"
    if contents is not None:
        path.write_bytes(contents)
    with pytest.raises(UnreadableError, match=r"sjabloon\.bestand"):
        FORMS[form](DOCUMENTS["nothing nl"], Stijl(odt=path, docx=path))


def test_a_workbook_is_no_template_of_a_text(tmp_path: Path) -> None:
    path = tmp_path / "werkmap.ods"
    odfdo.Document("spreadsheet").save(path)
    with pytest.raises(UnreadableError, match=r"werkmap\.ods"):
        odt_text.render(DOCUMENTS["nothing nl"], Stijl(odt=path))


def small_png() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 4, 2, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + b"\x15\x42\x73" * 4 for _ in range(2)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_a_logo_is_shown_with_its_alternative(form: str, suffix: str, tmp_path: Path) -> None:
    logo = tmp_path / f"logo{suffix}"
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><path d="M5 5h80v50H5z"/></svg>'
    logo.write_bytes(small_png() if suffix == ".png" else drawing)
    contents = FORMS[form](DOCUMENTS["nothing nl"], Stijl(logo=logo, logo_tekst="Wapen <&>"))
    assert "Wapen &lt;&amp;&gt;" in parts(contents)[MAIN[form]]
    with ZipFile(io.BytesIO(contents)) as archive:
        (shown,) = [archive.read(name) for name in archive.namelist() if name.endswith(".png")]
    wide, high = png_size(shown)
    assert wide / high == {".png": 2, ".svg": 1.5}[suffix]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["logo.svg", "logo.png", "logo.gif", "weg.png"])
def test_a_logo_that_is_no_picture_is_said(form: str, name: str, tmp_path: Path) -> None:
    if not name.startswith("weg"):
        (tmp_path / name).write_bytes(b"geen tekening")
    with pytest.raises(UnreadableError, match=re.escape(name)):
        FORMS[form](DOCUMENTS["nothing nl"], Stijl(logo=tmp_path / name))
