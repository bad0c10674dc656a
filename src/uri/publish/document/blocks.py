"""The blocks of a publication: what stands on the page, in one language, before any form has rendered it.

A block holds no markup. Every text in it is plain, and whoever writes a form escapes it as the form asks. A figure is
there as it is printed and as the number that it stands for, so that no form rounds or separates for itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import attrs

from uri.aggregate.tables.table_blocks import Cell, DataTable, TableColumn, TableRow
from uri.languages import Language
from uri.pictures import Picture

__all__ = [
    "Block",
    "Bullets",
    "Cell",
    "DataTable",
    "Definitions",
    "Download",
    "Downloads",
    "KeyFigure",
    "KeyFigures",
    "Notice",
    "NumberedPicture",
    "Paragraph",
    "Section",
    "Span",
    "TableColumn",
    "TableRow",
]


@attrs.frozen
class Span:
    """A stretch of running text of one kind.

    Attributes:
        text: The words.
        strong: Whether they weigh more than those around them.
        emphasis: Whether they are stressed.
        link: Where they lead: an address, or ``#`` and an anchor: the code of a section, the name of a
            picture, or ``tabel-`` and the name of a table.
        language: The language of the words, where that is another than the document's.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str | None = None
    language: Language | None = None


@attrs.frozen
class Paragraph:
    """A paragraph of running text.

    >>> Paragraph.of("Er zijn geen misstanden gemeld.").text
    'Er zijn geen misstanden gemeld.'

    Attributes:
        spans: Its stretches, in order.
    """

    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str) -> Paragraph:
        """Make a paragraph of plain words."""
        return cls((Span(text),))

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(span.text for span in self.spans)


@attrs.frozen
class Bullets:
    """A list.

    Attributes:
        items: Its items.
        ordered: Whether they are numbered.
    """

    items: tuple[Paragraph, ...]
    ordered: bool = False


@attrs.frozen
class Notice:
    """Something that a reader must see before the figures, set apart from the text.

    Attributes:
        title: What it is about.
        paragraphs: What it says.
    """

    title: str
    paragraphs: tuple[Paragraph, ...]


@attrs.frozen
class KeyFigure:
    """A headline figure.

    Attributes:
        text: The figure as it is printed.
        label: What it counts.
        earlier: What it was before, in words; None where that is not known.
    """

    text: str
    label: str
    earlier: str | None = None


@attrs.frozen
class KeyFigures:
    """The headline figures, side by side.

    Attributes:
        figures: They, in order.
    """

    figures: tuple[KeyFigure, ...]


@attrs.frozen(kw_only=True)
class NumberedPicture:
    """A picture in its place in a publication.

    Attributes:
        name: Its name, which is also its anchor and the stem of its file.
        number: Its number in the publication.
        picture: What it shows.
        table: The name of the table that has its figures.
    """

    name: str
    number: int
    picture: Picture
    table: str


@attrs.frozen
class Definitions:
    """Terms, and what each stands for.

    Attributes:
        items: Each term with its meaning.
    """

    items: tuple[tuple[str, Paragraph], ...]


@attrs.frozen
class Download:
    """A file that is published beside the document.

    Attributes:
        file: Its path, from where the document stands.
        label: What it is.
    """

    file: str
    label: str


@attrs.frozen
class Downloads:
    """The files that are published beside the document.

    Attributes:
        files: They, in order.
    """

    files: tuple[Download, ...]


Block: TypeAlias = (
    Paragraph | Bullets | Notice | KeyFigures | DataTable | NumberedPicture | Definitions | Downloads
)  # fmt: skip
"""What a section is made of."""


@attrs.frozen(kw_only=True)
class Section:
    """A part of a publication, under a heading.

    Attributes:
        code: Its name in a program, which is also its anchor on a page.
        title: Its heading.
        blocks: What stands in it.
        sections: The parts below it, each under a heading one level lower.
    """

    code: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Give this section and those below it, in the order of the page."""
        yield self
        for section in self.sections:
            yield from section.walk()
