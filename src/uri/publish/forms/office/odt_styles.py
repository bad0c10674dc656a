"""The styles of a text document in OpenDocument: those with a name, which an organisation's template may have too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from uri.languages import Language
from uri.publish.forms.office.odf_markup import element, written
from uri.publish.forms.office.properties import LOCALES

FONT = "Liberation Sans"
_SIZES = ("16pt", "13pt", "11.5pt", "11pt", "10.5pt", "10.5pt")
"""The sizes of headings by level."""


def named_styles(colour: str) -> str:
    """Write the styles that have a name.

    Args:
        colour: The colour of headings and of the heads of tables.
    """
    return "".join(
        [
            *_paragraphs(colour),
            *(_text_style(name, **properties) for name, properties in _SPANS.items()),
            *(
                _text_style(f"Language_20_{language}", fo__language=code, fo__country=country)
                for language, (code, country) in LOCALES.items()
            ),
            _list_style("Bullets", "text:list-level-style-bullet", text__bullet_char="•"),
            _list_style("Numbers", "text:list-level-style-number", style__num_format="1", style__num_suffix="."),
        ]
    )


def own_styles(language: Language, colour: str, sender: str) -> str:
    """Write the part of the styles of a document without a template: letters, paper, and a foot with page numbers."""
    code, country = LOCALES[language]
    letters = element(
        "style:text-properties",
        style__font_name=FONT,
        fo__font_family=f"'{FONT}'",
        fo__font_size="10.5pt",
        fo__language=code,
        fo__country=country,
        fo__hyphenate="true",
        fo__hyphenation_remain_char_count=2,
        fo__hyphenation_push_char_count=2,
    )
    defaults = element("style:default-style", letters, style__family="paragraph")
    standard = element("style:style", style__name="Standard", style__family="paragraph", style__class="text")
    number = element("text:tab") + element("text:page-number", "1", text__select_page="current")
    foot = element("style:footer", element("text:p", written(sender) + number, text__style_name="Footer"))
    return "".join(
        [
            element("office:styles", defaults + standard + named_styles(colour)),
            element("office:automatic-styles", _PAPER),
            element(
                "office:master-styles",
                element("style:master-page", foot, style__name="Standard", style__page_layout_name="paper"),
            ),
        ]
    )


def content_styles(colour: str) -> str:
    """Write the styles that only the contents use: the frames of cells, rows, and pictures."""
    line = "0.5pt solid #b4bcc4"
    frames = {
        "head": {"fo__background_color": colour, "style__vertical_align": "bottom"},
        "cell": {"fo__border_bottom": line},
        "total": {"fo__border_top": "1pt solid #1b1f24", "fo__border_bottom": line},
    }
    return "".join(
        [
            *(
                element(
                    "style:style",
                    element("style:table-cell-properties", fo__padding="0.1cm", **properties),
                    style__name=name,
                    style__family="table-cell",
                )
                for name, properties in frames.items()
            ),
            *(
                element(
                    "style:style",
                    element("style:paragraph-properties", fo__keep_with_next="always"),
                    style__name=f"kept-{name}",
                    style__family="paragraph",
                    style__parent_style_name=name,
                )
                for name in ("Caption", "Figure_20_Caption", "Table_20_Basis")
            ),
            element(
                "style:style",
                element("style:table-row-properties", fo__keep_together="always"),
                style__name="row",
                style__family="table-row",
            ),
            element(
                "style:style",
                element("style:graphic-properties", style__vertical_pos="top", style__vertical_rel="baseline"),
                style__name="Picture",
                style__family="graphic",
            ),
        ]
    )


def _paragraphs(colour: str) -> Iterator[str]:
    bold = {"fo__font_weight": "bold"}
    kept = {"fo__keep_with_next": "always"}
    coloured = {**bold, "fo__color": colour}
    yield _style("Text_20_body", {"fo__margin_bottom": "0.25cm", "fo__line_height": "130%", **_LOOSE})
    yield _style("Title", {"fo__margin_bottom": "0.2cm"}, {**coloured, "fo__font_size": "22pt", **_UNBROKEN})
    yield _style("Subtitle", {"fo__margin_bottom": "0.8cm"}, {"fo__font_size": "13pt", **_UNBROKEN})
    for level, size in enumerate(_SIZES, 1):
        space = {"fo__margin_top": "0.7cm" if level == 1 else "0.45cm", "fo__margin_bottom": "0.2cm"}
        yield _style(
            f"Heading_20_{level}",
            {**space, **kept},
            {**coloured, "fo__font_size": size, **_UNBROKEN},
            style__default_outline_level=level,
            style__next_style_name="Text_20_body",
        )
    yield _style("Contents_20_Heading", {**kept, "fo__margin_bottom": "0.2cm"}, {**coloured, "fo__font_size": "13pt"})
    for level in (1, 2):
        indent = {"fo__margin_left": f"{(level - 1) * 0.6}cm", "fo__margin_bottom": "0.06cm"}
        yield _style(f"Contents_20_{level}", indent, tab="16.5cm")
    yield _style("List_20_Item", {"fo__margin_bottom": "0.12cm", "fo__line_height": "125%", **_LOOSE})
    yield _style(
        "Notice",
        {"fo__padding_left": "0.3cm", "fo__border_left": f"2pt solid {colour}", "fo__margin_bottom": "0.3cm", **_LOOSE},
    )
    yield _style("Definition_20_Term", {**kept, "fo__margin_top": "0.15cm"}, bold)
    yield _style("Definition", {"fo__margin_left": "0.6cm", "fo__margin_bottom": "0.1cm", **_LOOSE})
    yield _style("Caption", {**kept, "fo__margin_top": "0.4cm"}, {**coloured, **_UNBROKEN})
    yield _style("Figure_20_Caption", {**kept, "fo__margin_top": "0.4cm"}, {**coloured, **_UNBROKEN})
    yield _style("Figure", {"fo__margin_top": "0.15cm", "fo__margin_bottom": "0.4cm"})
    yield _style("Table_20_Basis", {**kept, "fo__margin_bottom": "0.12cm"}, {"fo__font_size": "9pt", **_UNBROKEN})
    yield _style("Table_20_Note", {"fo__margin_top": "0.08cm", **_LOOSE}, {"fo__font_size": "9pt"})
    yield _style("Table_20_End", {"fo__margin_bottom": "0.1cm"}, {"fo__font_size": "6pt"})
    yield _style("Footer", {}, {"fo__font_size": "8.5pt"}, tab="16.5cm")
    yield from _cells(bold)


def _cells(bold: Mapping[str, object]) -> Iterator[str]:
    small = {"fo__font_size": "9.5pt", **_UNBROKEN}
    head = {**small, **bold, "fo__color": "#ffffff"}
    for name, properties in (
        ("Table_20_Heading", head),
        ("Table_20_Contents", small),
        ("Table_20_Contents_20_Total", {**small, **bold}),
    ):
        yield _style(name, {"fo__text_align": "start"}, properties)
        yield _style(f"{name}_20_Number", {"fo__text_align": "end"}, properties)
    yield _style("Table_20_Row_20_Heading", {"fo__text_align": "start"}, small)
    yield _style("Table_20_Row_20_Heading_20_Total", {"fo__text_align": "start"}, {**small, **bold})


def _style(
    name: str,
    layout: Mapping[str, object],
    letters: Mapping[str, object] | None = None,
    *,
    tab: str | None = None,
    **more: object,
) -> str:
    stops = (
        element("style:tab-stops", element("style:tab-stop", style__position=tab, style__type="right")) if tab else ""
    )
    contents = element("style:paragraph-properties", stops, **layout) if layout or tab else ""
    if letters:
        contents += element("style:text-properties", **letters)
    shown = name.replace("_20_", " ")
    return element(
        "style:style",
        contents,
        style__name=name,
        style__display_name=None if shown == name else shown,
        style__family="paragraph",
        style__parent_style_name="Standard",
        **more,
    )


def _text_style(name: str, **properties: object) -> str:
    return element(
        "style:style",
        element("style:text-properties", **properties),
        style__name=name,
        style__display_name=name.replace("_20_", " "),
        style__family="text",
    )


def _list_style(name: str, tag: str, **properties: object) -> str:
    indent = element(
        "style:list-level-properties",
        element(
            "style:list-level-label-alignment",
            text__label_followed_by="listtab",
            fo__text_indent="-0.5cm",
            fo__margin_left="0.8cm",
        ),
        text__list_level_position_and_space_mode="label-alignment",
    )
    return element("text:list-style", element(tag, indent, text__level=1, **properties), style__name=name)


_UNBROKEN = {"fo__hyphenate": "false"}
_LOOSE = {"fo__orphans": 2, "fo__widows": 2}
_SPANS: Mapping[str, Mapping[str, object]] = {
    "Strong_20_Emphasis": {"fo__font_weight": "bold"},
    "Emphasis": {"fo__font_style": "italic"},
}
_PAPER = element(
    "style:page-layout",
    element(
        "style:page-layout-properties",
        fo__page_width="21cm",
        fo__page_height="29.7cm",
        style__print_orientation="portrait",
        fo__margin_top="2cm",
        fo__margin_bottom="1.5cm",
        fo__margin_left="2.25cm",
        fo__margin_right="2.25cm",
    )
    + element(
        "style:footer-style",
        element("style:header-footer-properties", fo__min_height="0.9cm", fo__margin_top="0.4cm"),
    ),
    style__name="paper",
)
