"""A picture as a figure on a page: small panels side by side, which go below one another where there is no room."""

from __future__ import annotations

from uri.aggregate.tables.table_html import divisible, escaped
from uri.languages import Language, Text
from uri.pictures.bar_drawing import panel_svg
from uri.publish.document.blocks import NumberedPicture


def picture_title(picture: NumberedPicture, language: Language) -> str:
    """Return the title of a picture with its number before it."""
    return _NUMBERED.format(picture.number, picture.picture.title).to(language)


def picture_html(picture: NumberedPicture, language: Language) -> str:
    """Write a picture; its panels hold their figures in words, and a link leads to the table."""
    anchor, bars = escaped(picture.name), picture.picture.bars
    panels = "\n".join(
        f'<li><p aria-hidden="true">{divisible(panel.title)}</p>\n{panel_svg(panel, bars, f"{anchor}-{at}")}</li>'
        for at, panel in enumerate(bars.panels, 1)
    )
    table = f'<a href="#tabel-{escaped(picture.table)}">{_FIGURES.to(language)}</a>'
    return (
        f'<figure id="{anchor}" class="picture">\n'
        f"<figcaption><strong>{escaped(picture_title(picture, language))}</strong> "
        f"<span>{_SCALE.to(language)} {table}</span></figcaption>\n"
        f'<ul class="panels">\n{panels}\n</ul>\n</figure>'
    )


_NUMBERED = Text("Figuur {}. {}", "Figure {}. {}")
_SCALE = Text("Alle staven staan op één schaal.", "All bars are on one scale.")
_FIGURES = Text("De cijfers in een tabel.", "The figures in a table.")
