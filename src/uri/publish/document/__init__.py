"""The publication as a value: blocks in order, in one language, that every form only renders."""

from uri.publish.document.blocks import (
    Block,
    Bullets,
    Cell,
    DataTable,
    Definitions,
    Download,
    Downloads,
    KeyFigure,
    KeyFigures,
    Notice,
    NumberedPicture,
    Paragraph,
    Section,
    Span,
    TableColumn,
    TableRow,
)
from uri.publish.document.publicatiedocument import Publicatiedocument, publicatiedocument

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
    "Publicatiedocument",
    "Section",
    "Span",
    "TableColumn",
    "TableRow",
    "publicatiedocument",
]
