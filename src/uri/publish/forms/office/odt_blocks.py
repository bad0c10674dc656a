"""The blocks of a publication as markup of a text document in OpenDocument: headings, captions, tables, lists."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatchmethod

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.aggregate.tables.table_blocks import table_title
from uri.languages import Language
from uri.pictures.colours import Shades
from uri.pictures.picture import untitled_svg
from uri.pictures.raster import in_font, png
from uri.publish.document.blocks import (
    Block,
    Bullets,
    Cell,
    DataTable,
    Definitions,
    Downloads,
    KeyFigures,
    Notice,
    NumberedPicture,
    Paragraph,
    Section,
    Span,
    TableColumn,
    TableRow,
)
from uri.publish.document.web.picture_html import picture_title
from uri.publish.forms.office.odf_markup import element, written
from uri.publish.forms.office.odt_styles import FONT
from uri.publish.forms.office.text_layout import (
    WIDTH,
    breaks,
    column_widths,
    legend,
    picture_size,
)

DEEPEST = 6
"""The levels of headings that are used."""


@attrs.define
class OdtBody:
    """The contents of a text document, and what they need: styles of columns, and files of pictures.

    Attributes:
        language: The language of the document.
        shades: The colours of pictures.
        styles: The styles that only the contents use, by name.
        pictures: The files of pictures, by their path in the package.
    """

    language: Language
    shades: Shades
    styles: dict[str, str] = attrs.field(factory=dict)
    pictures: dict[str, bytes] = attrs.field(factory=dict)

    def section(self, section: Section, level: int = 1) -> str:
        """Write a section with those below it."""
        return "".join(
            [
                self.heading(section.title, level, section.code),
                *(self._block(block, level) for block in section.blocks),
                *(self.section(below, min(level + 1, DEEPEST)) for below in section.sections),
            ]
        )

    def heading(self, title: str, level: int, anchor: str | None = None) -> str:
        """Write a heading, to which links lead by its anchor."""
        return element(
            "text:h", _marked(anchor, written(title)), text__style_name=f"Heading_20_{level}", text__outline_level=level
        )

    def frame(
        self, name: str, files: Mapping[str, bytes], size: tuple[float, float], title: str, alternative: str
    ) -> str:
        """Write a picture, of which a program shows the first file that it can, with its alternative in words.

        Args:
            name: Its name.
            files: What it looks like, by the suffix of a file.
            size: Its width and height in centimetres.
            title: Its title; none where it is empty.
            alternative: What it shows.
        """
        images = ""
        for suffix, contents in files.items():
            path = f"Pictures/{name}.{suffix}"
            self.pictures[path] = contents
            images += element(
                "draw:image", xlink__href=path, xlink__type="simple", xlink__show="embed", xlink__actuate="onLoad"
            )
        words = (element("svg:title", written(title)) if title else "") + (
            element("svg:desc", written(alternative)) if alternative else ""
        )
        return element(
            "draw:frame",
            images + words,
            draw__name=name,
            draw__style_name="Picture",
            text__anchor_type="as-char",
            svg__width=f"{size[0]:.2f}cm",
            svg__height=f"{size[1]:.2f}cm",
        )

    @singledispatchmethod
    def _block(self, block: Block, _level: int) -> str:
        raise TypeError(type(block).__name__)

    @_block.register
    def _(self, block: Paragraph, _level: int) -> str:
        return paragraph(self._spans(block), "Text_20_body")

    @_block.register
    def _(self, block: Bullets, _level: int) -> str:
        return _list([self._spans(item) for item in block.items], ordered=block.ordered)

    @_block.register
    def _(self, block: Notice, level: int) -> str:
        said = [paragraph(self._spans(each), "Notice") for each in block.paragraphs]
        return self.heading(block.title, min(level + 1, DEEPEST)) + "".join(said)

    @_block.register
    def _(self, block: KeyFigures, _level: int) -> str:
        return _list(
            [
                _styled(written(figure.text), "Strong_20_Emphasis")
                + written(f" {figure.label}" + ("" if figure.earlier is None else f" ({figure.earlier})"))
                for figure in block.figures
            ]
        )

    @_block.register
    def _(self, block: Definitions, _level: int) -> str:
        return "".join(
            paragraph(written(term), "Definition_20_Term") + paragraph(self._spans(meaning), "Definition")
            for term, meaning in block.items
        )

    @_block.register
    def _(self, block: Downloads, _level: int) -> str:
        return _list([_link(written(f"{item.label} ({item.file})"), f"../{item.file}") for item in block.files])

    @_block.register
    def _(self, block: NumberedPicture, _level: int) -> str:
        drawn = untitled_svg(block.picture, block.name, self.shades)
        files = {"svg": in_font(drawn, FONT).encode(), "png": png(drawn)}
        frame = self.frame(block.name, files, picture_size(drawn), block.picture.title, block.picture.description)
        title = picture_title(block, self.language)
        caption = _marked(block.name, _numbered(title, block.number, "Figure"))
        return paragraph(caption, "kept-Figure_20_Caption") + paragraph(frame, "Figure")

    @_block.register
    def _(self, block: DataTable, _level: int) -> str:
        title = _numbered(table_title(block, self.language), block.number, "Table")
        caption = _marked(f"tabel-{block.name}", title)
        lines = [*block.notes, *legend(block, self.language)]
        return "".join(
            [
                paragraph(caption, "kept-Caption"),
                paragraph(written(block.caption), "kept-Table_20_Basis"),
                self._table(block),
                *(paragraph(written(line), "Table_20_Note") for line in lines),
                paragraph("", "Table_20_End"),
            ]
        )

    def _table(self, block: DataTable) -> str:
        name = f"tabel-{block.number}"
        first, *others = (self._column(f"{name}.{at}", width) for at, width in enumerate(column_widths(block)))
        heads = _cell(written(block.corner), "Table_20_Heading", "head") + "".join(
            _cell(written(column.label), _side("Table_20_Heading", column), "head") for column in block.columns
        )
        self.styles[name] = element(
            "style:style",
            element(
                "style:table-properties",
                style__width=f"{WIDTH}cm",
                table__align="margins",  # the paper of a template may be narrower or broader
                style__may_break_between_rows=str(breaks(block)).lower(),
            ),
            style__name=name,
            style__family="table",
        )
        return element(
            "table:table",
            "".join(
                [
                    element("table:title", written(table_title(block, self.language))),
                    element("table:desc", written(block.caption)),
                    element("table:table-header-columns", first),
                    *others,
                    element("table:table-header-rows", element("table:table-row", heads, table__style_name="row")),
                    *(self._row(row, block.columns) for row in block.rows),
                ]
            ),
            table__name=f"{block.name}-{block.number}",
            table__style_name=name,
        )

    def _column(self, name: str, width: float) -> str:
        self.styles[name] = element(
            "style:style",
            element(
                "style:table-column-properties",
                style__column_width=f"{width:.2f}cm",
                style__rel_column_width=f"{round(width * 1000)}*",
            ),
            style__name=name,
            style__family="table-column",
        )
        return element("table:table-column", table__style_name=name)

    def _row(self, row: TableRow, columns: tuple[TableColumn, ...]) -> str:
        weight = "" if row.kind is RijSoort.DETAIL else "_20_Total"
        frame = "total" if row.kind is RijSoort.TOTAAL else "cell"
        cells = "".join(
            _cell(self._words(cell), _side(f"Table_20_Contents{weight}", column), frame)
            for cell, column in zip(row.cells, columns, strict=True)
        )
        head = _cell(written(row.label), f"Table_20_Row_20_Heading{weight}", frame)
        return element("table:table-row", head + cells, table__style_name="row")

    def _words(self, cell: Cell) -> str:
        return self._spans(Paragraph((Span(cell.text, language=cell.language),)))

    def _spans(self, words: Paragraph) -> str:
        return "".join(map(self._span, words.spans))

    def _span(self, span: Span) -> str:
        markup = written(span.text)
        if span.language is not None:
            markup = _styled(markup, f"Language_20_{span.language}")
        if span.emphasis:
            markup = _styled(markup, "Emphasis")
        if span.strong:
            markup = _styled(markup, "Strong_20_Emphasis")
        return markup if span.link is None else _link(markup, span.link)


def paragraph(markup: str, style: str) -> str:
    """Write a paragraph of a style."""
    return element("text:p", markup, text__style_name=style)


def _styled(markup: str, style: str) -> str:
    return element("text:span", markup, text__style_name=style)


def _link(markup: str, address: str) -> str:
    return element("text:a", markup, xlink__type="simple", xlink__href=address)


def _marked(anchor: str | None, markup: str) -> str:
    if anchor is None:
        return markup
    return element("text:bookmark-start", text__name=anchor) + markup + element("text:bookmark-end", text__name=anchor)


def _numbered(title: str, number: int, kind: str) -> str:
    """Write a caption whose number is a field, so that programs list and renumber it."""
    before, digits, after = title.partition(str(number))
    field = element(
        "text:sequence",
        digits,
        text__ref_name=f"ref{kind}{number}",
        text__name=kind,
        text__formula=f"ooow:{kind}+1",
        style__num_format=1,
    )
    return written(before.strip()) + " " + field + written(after)


def _list(items: list[str], *, ordered: bool = False) -> str:
    listed = "".join(element("text:list-item", paragraph(item, "List_20_Item")) for item in items)
    return element("text:list", listed, text__style_name="Numbers" if ordered else "Bullets")


def _cell(markup: str, style: str, frame: str) -> str:
    return element(
        "table:table-cell", paragraph(markup, style), office__value_type="string", table__style_name=frame
    )  # fmt: skip


def _side(style: str, column: TableColumn) -> str:
    return style if column.is_text else f"{style}_20_Number"
