"""The blocks of a publication as markup of a Word document: headings, captions, tables, lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import singledispatchmethod

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.aggregate.tables.table_blocks import table_title
from uri.languages import Language
from uri.publish.document.blocks import (
    Block,
    Bullets,
    DataTable,
    Definitions,
    Downloads,
    KeyFigures,
    Notice,
    NumberedPicture,
    Paragraph,
    Section,
    Span,
)
from uri.publish.document.web.picture_html import picture_title
from uri.publish.forms.office.docx_markup import field, link, mark, paragraph, run
from uri.publish.forms.office.odf_markup import element
from uri.publish.forms.office.properties import LOCALES
from uri.publish.forms.office.text_layout import breaks, column_widths, legend
from uri.visible_text import visible

DEEPEST = 6
_TWIPS = 1440 / 2.54
"""The twentieths of a point in a centimetre."""


@attrs.frozen(kw_only=True)
class DocxBody:
    """What the blocks of a document need to be written.

    Attributes:
        language: The language of the document.
        colour: The colour of the heads of tables.
        styles: The identifiers of styles by their names.
        anchors: The names of places by their anchors.
        new_list: Gives the properties of the items of a numbered list that begins.
        relation: Gives the relation of the document to an address.
        draw: Gives a run with a picture.
        width: The width of the text in centimetres.
    """

    language: Language
    colour: str
    styles: Mapping[str, str]
    anchors: Mapping[str, str]
    new_list: Callable[[], str]
    relation: Callable[[str], str]
    draw: Callable[[NumberedPicture], str]
    width: float

    def section(self, section: Section, level: int = 1) -> Iterator[str]:
        """Give the paragraphs and tables of a section and of those below it."""
        yield self.heading(section.title, level, section.code)
        for block in section.blocks:
            yield from self._block(block, level)
        for below in section.sections:
            yield from self.section(below, min(level + 1, DEEPEST))

    def heading(self, title: str, level: int, anchor: str | None = None) -> str:
        """Write a heading."""
        return self.paragraph(self._marked(anchor, run(title)), f"Heading {level}")

    def paragraph(self, contents: str, style: str, more: str = "") -> str:
        """Write a paragraph of a style by its name."""
        return paragraph(contents, self.styles[style], more)

    def entry(self, title: str, anchor: str, level: int, before: str = "", behind: str = "") -> str:
        """Write a line of the table of contents."""
        name = self.anchors[anchor]
        return self.paragraph(before + link(run(title), anchor=name) + behind, f"toc {level}")

    @singledispatchmethod
    def _block(self, block: Block, _level: int) -> Iterable[str]:
        raise TypeError(type(block).__name__)

    @_block.register
    def _(self, block: Paragraph, _level: int) -> Iterable[str]:
        return [self.paragraph(self._spans(block), "Body Text")]

    @_block.register
    def _(self, block: Bullets, _level: int) -> Iterable[str]:
        if not block.ordered:
            return [self.paragraph(self._spans(item), "List Bullet") for item in block.items]
        list_of_its_own = self.new_list()
        return [self.paragraph(self._spans(item), "List Number", list_of_its_own) for item in block.items]

    @_block.register
    def _(self, block: Notice, level: int) -> Iterable[str]:
        heading = self.heading(block.title, min(level + 1, DEEPEST))
        return [heading, *(self.paragraph(self._spans(each), "Notice") for each in block.paragraphs)]

    @_block.register
    def _(self, block: KeyFigures, _level: int) -> Iterable[str]:
        return [
            self.paragraph(
                run(figure.text, "<w:b/>")
                + run(f" {figure.label}" + ("" if figure.earlier is None else f" ({figure.earlier})")),
                "List Bullet",
            )
            for figure in block.figures
        ]

    @_block.register
    def _(self, block: Definitions, _level: int) -> Iterable[str]:
        for term, meaning in block.items:
            yield self.paragraph(run(term), "Definition Term")
            yield self.paragraph(self._spans(meaning), "Definition")

    @_block.register
    def _(self, block: Downloads, _level: int) -> Iterable[str]:
        return [
            self.paragraph(self._link(run(f"{item.label} ({item.file})"), item.file), "List Bullet")
            for item in block.files
        ]

    @_block.register
    def _(self, block: NumberedPicture, _level: int) -> Iterable[str]:
        title = picture_title(block, self.language)
        return [
            self.paragraph(self._marked(block.name, _numbered(title, block.number)), "Caption", _KEPT),
            self.paragraph(self.draw(block), "Figure"),
        ]

    @_block.register
    def _(self, block: DataTable, _level: int) -> Iterable[str]:
        title = _numbered(table_title(block, self.language), block.number)
        yield self.paragraph(self._marked(f"tabel-{block.name}", title), "Caption", _KEPT)
        yield self.paragraph(run(block.caption), "Table Basis", _KEPT)
        yield self._table(block)
        for line in (*block.notes, *legend(block, self.language)):
            yield self.paragraph(run(line), "Table Note")
        yield self.paragraph("", "Table Note")  # Word joins tables with nothing between them

    def _table(self, block: DataTable) -> str:
        widths = [round(width * _TWIPS) for width in column_widths(block, self.width)]
        sides = [True, *(column.is_text for column in block.columns)]
        heads = [run(label, _HEAD) for label in (block.corner, *(column.label for column in block.columns))]
        kept = not breaks(block)
        rows = [self._row(heads, widths, sides, "head", kept=True)]
        for number, row in enumerate(block.rows, 1):
            weight = "" if row.kind is RijSoort.DETAIL else "<w:b/>"
            cells = [run(row.label, weight), *(self._words(cell.text, cell.language, weight) for cell in row.cells)]
            kind = "total" if row.kind is RijSoort.TOTAAL else "cell"
            rows.append(self._row(cells, widths, sides, kind, kept=kept and number < len(block.rows)))
        grid = element("w:tblGrid", "".join(element("w:gridCol", w__w=width) for width in widths))
        return element("w:tbl", _table_properties(block, self.language, sum(widths)) + grid + "".join(rows))

    def _row(self, cells: list[str], widths: list[int], sides: list[bool], kind: str, *, kept: bool) -> str:
        more = _KEPT if kept else ""
        return element(
            "w:tr",
            element("w:trPr", "<w:cantSplit/>" + ("<w:tblHeader/>" if kind == "head" else ""))
            + "".join(
                element(
                    "w:tc",
                    element("w:tcPr", element("w:tcW", w__w=width, w__type="dxa") + self._frame(kind))
                    + self.paragraph(
                        contents, "Table Contents", more + ("" if is_text else element("w:jc", w__val="right"))
                    ),
                )
                for contents, width, is_text in zip(cells, widths, sides, strict=True)
            ),
        )

    def _frame(self, kind: str) -> str:
        if kind == "head":
            fill = self.colour.removeprefix("#")
            return element("w:shd", w__val="clear", w__color="auto", w__fill=fill) + element(
                "w:vAlign", w__val="bottom"
            )
        top = element("w:top", w__val="single", w__sz=8, w__color="1B1F24") if kind == "total" else ""
        return element("w:tcBorders", top + element("w:bottom", w__val="single", w__sz=4, w__color="B4BCC4"))

    def _words(self, text: str, language: Language | None, weight: str) -> str:
        return run(text, weight + ("" if language is None else _language(language)))

    def _spans(self, words: Paragraph) -> str:
        return "".join(map(self._span, words.spans))

    def _span(self, span: Span) -> str:
        properties = ("<w:b/>" if span.strong else "") + ("<w:i/>" if span.emphasis else "")
        if span.link is not None:
            properties += element("w:color", w__val=self.colour.removeprefix("#")) + element("w:u", w__val="single")
        if span.language is not None:
            properties += _language(span.language)
        written = run(span.text, properties)
        return written if span.link is None else self._link(written, span.link)

    def _link(self, contents: str, address: str) -> str:
        if address.startswith("#"):
            return link(contents, anchor=self.anchors[address[1:]])
        return link(contents, relation=self.relation(visible(address)))

    def _marked(self, anchor: str | None, contents: str) -> str:
        if anchor is None:
            return contents
        return mark(contents, self.anchors[anchor], list(self.anchors).index(anchor) + 1)


def _numbered(title: str, number: int) -> str:
    """Write a caption whose number is a field, so that programs list and renumber it."""
    before, digits, after = title.partition(str(number))
    return run(before) + field(f"SEQ {before.strip()} \\* ARABIC", digits) + run(after)


def _table_properties(block: DataTable, language: Language, width: int) -> str:
    look = element("w:tblLook", w__val="00A0", w__firstRow=1, w__firstColumn=1, w__noHBand=1, w__noVBand=1)
    return element(
        "w:tblPr",
        "".join(
            [
                element("w:tblW", w__w=width, w__type="dxa"),
                element("w:tblInd", w__w=108, w__type="dxa"),  # what a cell has on its left
                element("w:tblLayout", w__type="fixed"),
                look,
                element("w:tblCaption", w__val=visible(table_title(block, language))),
                element("w:tblDescription", w__val=visible(block.caption)),
            ]
        ),
    )


def _language(language: Language) -> str:
    return element("w:lang", w__val="-".join(LOCALES[language]))


_KEPT = "<w:keepNext/>"
"""A caption and a short table stay on one page, whatever a template says."""
_HEAD = '<w:b/><w:color w:val="FFFFFF"/>'
