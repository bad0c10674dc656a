"""The form ``odt``: the whole publication as a text document in the open standard, to read, to edit and to print."""

from __future__ import annotations

from collections.abc import Iterable

from uri.aggregate.tables.table_blocks import table_title
from uri.languages import Language, Text
from uri.pictures.colours import on_light
from uri.pictures.raster import png_size
from uri.publish.document import Publicatiedocument
from uri.publish.document.blocks import DataTable, Section
from uri.publish.forms.office.logos import logo_png
from uri.publish.forms.office.odf_markup import element, written
from uri.publish.forms.office.odf_package import Parts, package
from uri.publish.forms.office.odt_blocks import OdtBody, paragraph
from uri.publish.forms.office.odt_styles import content_styles, named_styles, own_styles
from uri.publish.forms.office.properties import sender
from uri.publish.forms.office.text_layout import LOGO_HEIGHT
from uri.publish.stijl import Stijl


def render(document: Publicatiedocument, stijl: Stijl) -> bytes:
    """Write a publication as a text document.

    Args:
        document: The publication.
        stijl: The house style: its colour, and its template, whose styles, paper, header, footer and pictures are kept.

    Raises:
        UnreadableError: The logo cannot be read, or the template is no text document in OpenDocument.
        MissingExtraError: The extra ``documents`` is not installed.
    """
    body = OdtBody(document.language, on_light(stijl.kleur))
    sections = "".join(body.section(section) for section in document.sections)
    from_whom = sender(document)
    contents = "".join(
        [
            _SEQUENCES,
            _logo(body, stijl),
            paragraph(written(document.title), "Title"),
            *([paragraph(written(from_whom), "Subtitle")] if from_whom else []),
            _contents(document.sections, document.language),
            sections,
        ]
    )
    parts = Parts(
        automatic_styles=content_styles(stijl.kleur) + "".join(body.styles.values()),
        body=element("office:text", contents),
        styles=own_styles(document.language, stijl.kleur, from_whom),
        settings=_SETTINGS,
        missing_styles=named_styles(stijl.kleur),
        files=body.pictures,
    )
    return package("text", document, parts, template=stijl.odt)


def _logo(body: OdtBody, stijl: Stijl) -> str:
    """Write the logo, where there is one and no template, which has its own."""
    if stijl.logo is None or stijl.odt is not None:
        return ""
    contents = logo_png(stijl.logo)
    wide, high = png_size(contents)
    size = (LOGO_HEIGHT * wide / high, LOGO_HEIGHT)
    return paragraph(body.frame("logo", {"png": contents}, size, "", stijl.logo_tekst), "Figure")


def _contents(sections: Iterable[Section], language: Language) -> str:
    """Write the table of contents: sections and tables, each with its page, which programs fill in."""
    lines = "".join(
        _entry(title, anchor, level) for section in sections for title, anchor, level in _entries(section, language)
    )
    title = paragraph(_CONTENTS.to(language), "Contents_20_Heading")
    templates = "".join(
        element(
            "text:table-of-content-entry-template",
            element("text:index-entry-link-start")
            + element("text:index-entry-text")
            + element("text:index-entry-tab-stop", style__type="right", style__leader_char=".")
            + element("text:index-entry-page-number")
            + element("text:index-entry-link-end"),
            text__outline_level=level,
            text__style_name=f"Contents_20_{level}",
        )
        for level in (1, 2)
    )
    source = element("text:index-title-template", _CONTENTS.to(language), text__style_name="Contents_20_Heading")
    return element(
        "text:table-of-content",
        element("text:table-of-content-source", source + templates, text__outline_level=2)
        + element("text:index-body", element("text:index-title", title, text__name="contents-title") + lines),
        text__name="contents",
    )


def _entries(section: Section, language: Language, level: int = 1) -> Iterable[tuple[str, str, int]]:
    yield section.title, section.code, level
    for block in section.blocks:
        if isinstance(block, DataTable):
            yield table_title(block, language), f"tabel-{block.name}", 2
    for below in section.sections:
        yield from _entries(below, language, 2)


def _entry(title: str, anchor: str, level: int) -> str:
    page = element("text:bookmark-ref", "", text__reference_format="page", text__ref_name=anchor)
    link = element("text:a", written(title), xlink__type="simple", xlink__href=f"#{anchor}")
    return paragraph(link + element("text:tab") + page, f"Contents_20_{level}")


_SETTINGS = element(
    "config:config-item-set",
    element("config:config-item", "0", config__name="ViewAreaTop", config__type="long"),
    config__name="ooo:view-settings",
)
"""The least that the part of the settings must hold."""
_SEQUENCES = element(
    "text:sequence-decls",
    "".join(
        element("text:sequence-decl", text__display_outline_level=0, text__name=name) for name in ("Table", "Figure")
    ),
)
_CONTENTS = Text("Inhoud", "Contents")
