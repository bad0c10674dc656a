"""The publication as a value: blocks in order, in one language, that every form only renders."""

from uri.publish.document.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    DataTable,
    Definitions,
    Download,
    Downloads,
    KeyFigure,
    KeyFigures,
    Notice,
    NumberedPicture,
    Paragraph,
    Row,
    Section,
    Span,
)
from uri.publish.document.publicatiedocument import Publicatiedocument, publicatiedocument

__all__ = [
    "Block",
    "Bullets",
    "Cell",
    "Column",
    "DataTable",
    "Definitions",
    "Download",
    "Downloads",
    "KeyFigure",
    "KeyFigures",
    "Notice",
    "NumberedPicture",
    "Paragraph",
    "Publicatiedocument",
    "Row",
    "Section",
    "Span",
    "publicatiedocument",
]
