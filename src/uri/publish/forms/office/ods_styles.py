"""The styles of a workbook in OpenDocument: of cells, of numbers, of columns and rows, and of paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from uri.aggregate.tables.cells import Notatie, RijSoort
from uri.languages import Language
from uri.publish.forms.office.odf_markup import element
from uri.publish.forms.office.properties import LOCALES
from uri.publish.forms.office.workbook_sheets import LineKind, SheetCell, SheetColumn, WorkbookSheet

_SIGN_WIDTH = 0.2
"""The width of a sign in centimetres, of the letters below."""
_LINE_HEIGHT = 0.45
"""The height of a line of these letters, in centimetres."""
_FONT = "Arial"


def cell_style(cell: SheetCell, column: SheetColumn, kind: RijSoort) -> str:
    """Return the name of the style of a cell."""
    if isinstance(cell.value, str):
        what = f"words{'' if cell.language is None else f'-{cell.language}'}" if column.is_text else "sign"
    else:
        what = f"{cell.notation}{'-left' if column.is_text else ''}"
    return f"{what}-{kind}"


def content_styles(sheets: Iterable[WorkbookSheet]) -> str:
    """Write the styles of the widths and heights that occur, and of the sheets."""
    widths = {column.width for sheet in sheets for column in sheet.table.columns}
    heights = {
        lines
        for sheet in sheets
        for lines in (sheet.table.head_height, *map(sheet.table.height, range(len(sheet.table.rows))))
    }
    return "".join(
        [
            *(_style(f"width-{width}", "table-column", _width(width)) for width in sorted(widths)),
            *(
                _style(f"height-{lines}", "table-row", _height(lines * _LINE_HEIGHT + 0.05))
                for lines in sorted(heights)
            ),
            *(_style(f"line-{kind}", "table-row", _height(_LINE_HEIGHT * size)) for kind, size in _LINE_SIZES.items()),
            *(
                _style(name, "table", element("style:table-properties", table__display="true"), page=page)
                for name, page in (("sheet", "Standing"), ("sheet-lying", "Lying"))
            ),
        ]
    )


def styles(language: Language, colour: str) -> str:
    """Write the part of the styles: those with a name, and how a sheet stands on paper.

    Args:
        language: The language of the workbook.
        colour: The colour of heads and titles.
    """
    named = "".join([_defaults(language), *_number_styles(language), *_cell_styles(colour)])
    layouts = "".join(_layout(name, *size) for name, size in _PAPER.items())
    pages = "".join(
        element("style:master-page", _FOOTER, style__name=name, style__page_layout_name=f"layout-{name}")
        for name in _PAPER
    )
    return "".join(
        [
            element("office:styles", named),
            element("office:automatic-styles", layouts),
            element("office:master-styles", pages),
        ]
    )


def _style(name: str, family: str, properties: str, *, page: str | None = None, **more: object) -> str:
    return element(
        "style:style", properties, style__name=name, style__family=family, style__master_page_name=page, **more
    )  # fmt: skip


def _width(signs: int) -> str:
    return element("style:table-column-properties", style__column_width=f"{signs * _SIGN_WIDTH:.2f}cm")


def _height(centimetres: float) -> str:
    return element(
        "style:table-row-properties",
        style__row_height=f"{centimetres:.2f}cm",
        style__use_optimal_row_height="true",
    )


def _defaults(language: Language) -> str:
    of_language, country = LOCALES[language]
    text = element(
        "style:text-properties",
        style__font_name=_FONT,
        fo__font_family=_FONT,
        fo__font_size="10pt",
        fo__language=of_language,
        fo__country=country,
    )
    return element("style:default-style", text, style__family="table-cell") + _style("Default", "table-cell", "")


def _number_styles(language: Language) -> Iterator[str]:
    of_language, country = LOCALES[language]
    for notation, (tag, digits) in _NUMBERS.items():
        number = element("number:number", number__min_integer_digits=1, number__grouping="true", **digits)
        sign = element("number:text", "%") if notation is Notatie.PROCENT else ""
        yield element(
            f"number:{tag}",
            number + sign,
            style__name=f"number-{notation}",
            number__language=of_language,
            number__country=country,
        )


def _cell_styles(colour: str) -> Iterator[str]:
    for line, size in ((LineKind.TITLE, "14pt"), (LineKind.HEADING, "12pt")):
        yield _cell(f"Line-{line}", text={"fo__font_size": size, "fo__font_weight": "bold", "fo__color": colour})
    yield _cell(f"Line-{LineKind.TEXT}")
    yield _cell("Link", text={"fo__color": colour, "style__text_underline_style": "solid"})
    for name, side in (("Head", "start"), ("Head-number", "end")):
        yield _cell(
            name,
            cell={"fo__background_color": colour, "fo__wrap_option": "wrap", "style__vertical_align": "bottom"},
            side=side,
            text={"fo__font_weight": "bold", "fo__color": "#ffffff"},
        )
    for kind in RijSoort:
        rule = {"fo__border_top": "0.75pt solid #000000"} if kind is RijSoort.TOTAAL else {}
        weight = {} if kind is RijSoort.DETAIL else {"fo__font_weight": "bold"}
        for language in ("", *LOCALES):
            spoken = dict(zip(("fo__language", "fo__country"), LOCALES[language], strict=True)) if language else {}
            name = f"words{f'-{language}' if language else ''}-{kind}"
            yield _cell(name, cell={"fo__wrap_option": "wrap", **rule}, side="start", text={**weight, **spoken})
        yield _cell(f"sign-{kind}", cell=rule, side="end", text=weight)
        for notation in Notatie:
            for name, side in ((f"{notation}-{kind}", "end"), (f"{notation}-left-{kind}", "start")):
                yield _cell(name, cell=rule, side=side, text=weight, number=f"number-{notation}")


def _cell(
    name: str,
    *,
    cell: dict[str, str] | None = None,
    side: str | None = None,
    text: dict[str, str] | None = None,
    number: str | None = None,
) -> str:
    """Write a style of cells: their frame, the side that words are set to, letters, and how numbers are written."""
    frame = {"style__vertical_align": "top", "style__text_align_source": "fix" if side else "value-type"}
    properties = element("style:table-cell-properties", **{**frame, **(cell or {})})
    if side:
        properties += element("style:paragraph-properties", fo__text_align=side)
    if text:
        properties += element("style:text-properties", **text)
    return _style(name, "table-cell", properties, style__parent_style_name="Default", style__data_style_name=number)


def _layout(name: str, width: str, height: str, orientation: str) -> str:
    page = element(
        "style:page-layout-properties",
        fo__page_width=width,
        fo__page_height=height,
        style__print_orientation=orientation,
        fo__margin="1.8cm",
        style__scale_to_X=1,
        style__scale_to_Y=_MANY,
    )
    footer = element(
        "style:footer-style",
        element("style:header-footer-properties", fo__min_height="0.6cm", fo__margin_top="0.3cm"),
    )
    return element("style:page-layout", page + footer, style__name=f"layout-{name}")


_FOOTER = element(
    "style:footer",
    element("style:region-left", element("text:p", element("text:sheet-name", "…")))
    + element(
        "style:region-right",
        element("text:p", element("text:page-number", "1") + " / " + element("text:page-count", "1")),
    ),
)
_MANY = 1000
"""More pages than there are, below one another: breadth alone makes what is printed smaller."""
_PAPER = {"Standing": ("21cm", "29.7cm", "portrait"), "Lying": ("29.7cm", "21cm", "landscape")}
_LINE_SIZES = {LineKind.TITLE: 1.5, LineKind.HEADING: 1.3, LineKind.TEXT: 1.1}
_NUMBERS = {
    Notatie.AANTAL: ("number-style", {"number__decimal_places": 0}),
    Notatie.GETAL: ("number-style", {"number__decimal_places": 2, "number__min_decimal_places": 1}),
    Notatie.PROCENT: ("percentage-style", {"number__decimal_places": 2, "number__min_decimal_places": 2}),
}
"""How numbers look: as `cell_text` writes them."""
