"""The form ``docx``: the whole publication as a Word document, to read, to edit and to print."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from uri import extras
from uri.aggregate.tables.table_blocks import table_title
from uri.errors import UnreadableError
from uri.findings import quoted
from uri.languages import Language, Text
from uri.pictures.colours import on_light
from uri.pictures.picture import untitled_svg
from uri.pictures.raster import png, png_size
from uri.publish.document import Publicatiedocument
from uri.publish.document.blocks import DataTable, NumberedPicture, Section
from uri.publish.forms.office.archives import fixed
from uri.publish.forms.office.docx_blocks import DocxBody
from uri.publish.forms.office.docx_lists import prepared_lists
from uri.publish.forms.office.docx_markup import field, run, with_namespaces
from uri.publish.forms.office.docx_styles import prepared_styles
from uri.publish.forms.office.logos import logo_png
from uri.publish.forms.office.odf_markup import element
from uri.publish.forms.office.properties import document_date, locale, sender
from uri.publish.forms.office.text_layout import LOGO_HEIGHT, WIDTH, picture_size
from uri.publish.stijl import Stijl
from uri.visible_text import visible

EXTRA = "documents"


def render(document: Publicatiedocument, stijl: Stijl) -> bytes:
    """Write a publication as a Word document.

    Args:
        document: The publication.
        stijl: The house style: its colour, and its template, whose styles, paper, header and footer are kept.

    Raises:
        UnreadableError: The logo cannot be read, or the template is no Word document.
        MissingExtraError: The extra ``documents`` is not installed.
    """
    word = _opened(stijl.docx)
    if stijl.docx is None:
        _lay_out(word, sender(document))
    _properties(word, document)
    styles = prepared_styles(word, stijl.kleur, has_template=stijl.docx is not None)
    body = DocxBody(
        language=document.language,
        colour=stijl.kleur,
        styles=styles,
        new_list=prepared_lists(word),
        anchors=_anchors(document),
        relation=lambda address: str(word.part.relate_to(address, _HYPERLINK, is_external=True)),
        draw=lambda picture: _drawn(word, picture, stijl.kleur),
        width=_text_width(word),
    )
    logo = [body.paragraph(shown, "Figure") for shown in _logo(word, stijl)]
    for markup in (*logo, *_contents(document, body)):
        word.element.body.insert_element_before(_element(markup), "w:sectPr")
    out = io.BytesIO()
    word.save(out)
    return fixed(out.getvalue())


def _contents(document: Publicatiedocument, body: DocxBody) -> Iterator[str]:
    yield body.paragraph(run(document.title), "Title")
    if from_whom := sender(document):
        yield body.paragraph(run(from_whom), "Subtitle")
    yield body.paragraph(run(_CONTENTS.to(document.language)), "TOC Heading")
    entries = [entry for section in document.sections for entry in _entries(section, document.language)]
    for number, (title, anchor, level) in enumerate(entries, 1):
        before = _TOC if number == 1 else ""
        yield body.entry(title, anchor, level, before, _TOC_END if number == len(entries) else "")
    for section in document.sections:
        yield from body.section(section)


def _entries(section: Section, language: Language, level: int = 1) -> Iterable[tuple[str, str, int]]:
    yield section.title, section.code, level
    for block in section.blocks:
        if isinstance(block, DataTable):
            yield table_title(block, language), f"tabel-{block.name}", 2
    for below in section.sections:
        yield from _entries(below, language, 2)


def _anchors(document: Publicatiedocument) -> dict[str, str]:
    """Name every place that a link can lead to; Word takes letters, digits and underscores, and forty of them."""
    anchors = [
        *(section.code for section in document.walk()),
        *(f"tabel-{table.name}" for table in document.tables),
        *(picture.name for picture in document.pictures),
    ]
    return {
        anchor: f"a{number}_{re.sub('[^0-9A-Za-z]', '_', anchor)}"[:40]
        for number, anchor in enumerate(dict.fromkeys(anchors), 1)
    }


def _opened(template: Path | None) -> Any:  # noqa: ANN401 (a document of python-docx)
    """Open a new document: an empty one, or one like a template, without what stands in it."""
    library = extras.load("docx", EXTRA)
    try:
        word = library.Document(None if template is None else io.BytesIO(_as_document(template.read_bytes())))
    except (OSError, BadZipFile, ValueError, KeyError) as error:
        name = "" if template is None else template.name
        raise UnreadableError(_NO_TEMPLATE.format(quoted(name)), _SUCH_A_TEMPLATE) from error
    for name in [name for name, relation in word.part.rels.items() if relation.reltype.endswith(_EFFECTS)]:
        word.part.rels.pop(name)
    for block in list(word.element.body):
        if not block.tag.endswith("}sectPr"):
            word.element.body.remove(block)
    return word


def _as_document(archive: bytes) -> bytes:
    """Return a template as a document, which python-docx opens only."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as parts, ZipFile(out, "w") as written:
        for name in parts.namelist():
            contents = parts.read(name)
            if name == "[Content_Types].xml":
                contents = contents.replace(b"template.main+xml", b"document.main+xml")
            written.writestr(name, contents)
    return out.getvalue()


def _lay_out(word: Any, from_whom: str) -> None:  # noqa: ANN401 (a document of python-docx)
    """Set the paper, and a foot with the sender and the number of the page."""
    shared = extras.load("docx.shared", EXTRA)
    (section,) = word.sections
    section.page_width, section.page_height = shared.Cm(21), shared.Cm(29.7)
    section.left_margin = section.right_margin = shared.Cm(2.25)
    section.top_margin, section.bottom_margin = shared.Cm(2), shared.Cm(2)
    foot = section.footer.paragraphs[0]
    stops = foot.style.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(shared.Cm(WIDTH), extras.load("docx.enum.text", EXTRA).WD_TAB_ALIGNMENT.RIGHT)
    for markup in (run(f"{from_whom}\t", _SMALL), field("PAGE", "1", _SMALL)):
        foot._p.append(_element(markup))  # noqa: SLF001 (the way that python-docx offers)


def _properties(word: Any, document: Publicatiedocument) -> None:  # noqa: ANN401 (a document of python-docx)
    told, moment, author = word.core_properties, document_date(document), visible(sender(document))
    told.title, told.language = visible(document.title)[:255], locale(document)
    told.author = told.last_modified_by = author[:255]
    told.created = told.modified = moment
    told.revision, told.comments, told.keywords, told.subject = 1, "", "", ""
    names = extras.load("docx.oxml.ns", EXTRA)
    for language in word.styles.element.iter(names.qn("w:lang")):
        language.set(names.qn("w:val"), locale(document))


def _text_width(word: Any) -> float:  # noqa: ANN401 (a document of python-docx)
    """Return the width of the text in centimetres: what the margins of the paper leave."""
    section = word.sections[-1]
    if None in (section.page_width, section.left_margin, section.right_margin):
        return WIDTH
    return float((section.page_width - section.left_margin - section.right_margin) / _PER_CENTIMETRE)


def _drawn(word: Any, picture: NumberedPicture, colour: str) -> str:  # noqa: ANN401 (a document of python-docx)
    """Put a picture in the document, and return the run that shows it."""
    drawn = untitled_svg(picture.picture, picture.name, on_light(colour))
    return _shown(
        word, png(drawn), picture_size(drawn, _text_width(word)), picture.picture.title, picture.picture.description
    )


def _logo(word: Any, stijl: Stijl) -> Iterator[str]:  # noqa: ANN401 (a document of python-docx)
    """Give a run with the logo, where there is one and no template, which has its own."""
    if stijl.logo is not None and stijl.docx is None:
        contents = logo_png(stijl.logo)
        wide, high = png_size(contents)
        yield _shown(word, contents, (LOGO_HEIGHT * wide / high, LOGO_HEIGHT), "", stijl.logo_tekst)


def _shown(
    word: Any,  # noqa: ANN401 (a document of python-docx)
    contents: bytes,
    size: tuple[float, float],
    title: str,
    alternative: str,
) -> str:
    """Put a picture in the document, and return the run that shows it."""
    shared = extras.load("docx.shared", EXTRA)
    inline = word.part.new_pic_inline(io.BytesIO(contents), *map(shared.Cm, size))
    inline.docPr.set("descr", visible(alternative))
    if title:
        inline.docPr.set("title", visible(title))
    inline.docPr.set("name", f"picture-{inline.docPr.id}")
    for named in inline.iter(_PICTURE_NAME):
        named.set("name", f"picture-{inline.docPr.id}")
    names = extras.load("docx.oxml.xmlchemy", EXTRA)
    return element("w:r", element("w:drawing", names.serialize_for_reading(inline)))


def _element(markup: str) -> Any:  # noqa: ANN401 (an element of python-docx)
    return extras.load("docx.oxml", EXTRA).parse_xml(with_namespaces(markup))


_PICTURE_NAME = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
_PER_CENTIMETRE = 360_000
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_EFFECTS = "/stylesWithEffects"
"""The part with the styles of Word 2010, of which the new ones would be missing."""
_TOC = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_TOC_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_SMALL = '<w:sz w:val="17"/>'
_CONTENTS = Text("Inhoud", "Contents")
_NO_TEMPLATE = Text(
    "Het sjabloon {} is geen Word-document (DOCX of DOTX).", "The template {} is no Word document (DOCX or DOTX)."
)
_SUCH_A_TEMPLATE = Text("Bewaar het sjabloon als .dotx of .docx.", "Save the template as .dotx or .docx.")
