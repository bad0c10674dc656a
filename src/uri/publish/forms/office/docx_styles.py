"""The styles of a Word document: those that a template lacks are added, and without a template all are set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from uri import extras

_FONT = "Arial"


@attrs.frozen(kw_only=True)
class _Look:
    """How a style looks: sizes and spaces in points."""

    size: float = 10.5
    bold: bool = False
    coloured: bool = False
    before: float = 0
    after: float = 6
    left: float = 0
    kept: bool = False
    outline: int | None = None


_LOOKS: Mapping[str, _Look] = {
    "Body Text": _Look(),
    "Title": _Look(size=22, bold=True, coloured=True),
    "Subtitle": _Look(size=13, after=20),
    **{
        f"Heading {level}": _Look(size=size, bold=True, coloured=True, before=14, after=5, kept=True, outline=level)
        for level, size in enumerate((16, 13, 11.5, 11, 10.5, 10.5), 1)
    },
    "TOC Heading": _Look(size=13, bold=True, coloured=True, kept=True),
    "toc 1": _Look(after=2),
    "toc 2": _Look(after=2, left=17),
    "List Bullet": _Look(after=3),
    "List Number": _Look(after=3),
    "Notice": _Look(left=8),
    "Definition Term": _Look(bold=True, before=4, after=0, kept=True),
    "Definition": _Look(left=17, after=3),
    "Caption": _Look(bold=True, coloured=True, before=12, after=0, kept=True),
    "Table Basis": _Look(size=9, after=4, kept=True),
    "Table Contents": _Look(size=9.5, before=2, after=2),
    "Table Note": _Look(size=9, before=2, after=0),
    "Figure": _Look(before=4, after=12),
}


def prepared_styles(word: Any, colour: str, *, has_template: bool) -> dict[str, str]:  # noqa: ANN401 (a document of python-docx)
    """Return the identifiers of the styles that are used, by name.

    Args:
        word: The document.
        colour: The colour of headings.
        has_template: Whether it is the organisation's own, whose styles stay as they are.
    """
    paragraph_style = extras.load("docx.enum.style", "documents").WD_STYLE_TYPE.PARAGRAPH
    found = {}
    for name, look in _LOOKS.items():
        there = any(style.name == name for style in word.styles)
        style = word.styles[name] if there else word.styles.add_style(name, paragraph_style)
        if not (there and has_template):
            _set(style, look, colour, numbered=name.startswith("List "), font=None if has_template else _FONT)
        found[name] = style.style_id
    if not has_template:
        _set_default(word)
    return found


def _set(  # of a template the letters are inherited
    style: Any,  # noqa: ANN401 (a style)
    look: _Look,
    colour: str,
    *,
    numbered: bool,
    font: str | None,
) -> None:
    shared = extras.load("docx.shared", "documents")
    _plain(style)
    style.font.name = font
    style.font.size = shared.Pt(look.size)
    style.font.bold = look.bold
    style.font.italic = False
    if look.coloured:
        style.font.color.rgb = shared.RGBColor.from_string(colour.removeprefix("#").upper())
    layout = style.paragraph_format
    layout.space_before, layout.space_after = shared.Pt(look.before), shared.Pt(look.after)
    layout.keep_with_next = look.kept
    layout.widow_control = True
    if not numbered:
        layout.left_indent = shared.Pt(look.left)


def _plain(style: Any) -> None:  # noqa: ANN401 (a style)
    """Take away the fonts, colours, spacing and lines that the library's own template gives to a style."""
    names = extras.load("docx.oxml.ns", "documents")
    properties = style.element.get_or_add_rPr()
    for tag in ("w:rFonts", "w:color", "w:spacing"):
        for found in properties.findall(names.qn(tag)):
            properties.remove(found)
    for border in style.element.get_or_add_pPr().findall(names.qn("w:pBdr")):
        style.element.pPr.remove(border)


def _set_default(word: Any) -> None:  # noqa: ANN401 (a document of python-docx)
    shared = extras.load("docx.shared", "documents")
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, shared.Pt(10.5)
    normal.paragraph_format.line_spacing = 1.2
