"""The publications that office documents are tried on: the example, a ministry that is hard to lay out, and nothing."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import attrs

from tests.pages.made_up import ministry, nothing
from uri import read_dossier
from uri.languages import Language
from uri.publish import Publicatiedocument, publicatiedocument
from uri.publish.document import Block, Bullets, Cell, DataTable, Paragraph, Section

EXAMPLE = Path(__file__).parents[3] / "examples" / "bzk-2023"
LANGUAGES: tuple[Language, ...] = ("nl", "en")
DOSSIERS = {"example": lambda: read_dossier(EXAMPLE), "ministry": ministry, "nothing": nothing}
DOCUMENTS = {
    f"{name} {language}": publicatiedocument(dossier(), language=language)
    for name, dossier in DOSSIERS.items()
    for language in LANGUAGES
}
NASTY = (
    '=HYPERLINK("http://x.test";"a") +1 <b>&amp;</b> </text:p>  two  spaces\ttab\nline '
    "\x1b[31m\u202eneve\u2066 _x0041_ \ufffe "
)
SHOWN = NASTY.replace("\x1b", r"\u001b").replace("\u202e", r"\u202e").replace("\u2066", r"\u2066")
SHOWN = SHOWN.replace("\ufffe", r"\ufffe")


def expected(cell: Cell) -> int | float | str:
    """Return what stands in a cell of a workbook: the number behind it, or the words."""
    return cell.value if isinstance(cell.value, int | float) else cell.text


def parts(contents: bytes) -> dict[str, str]:
    """Return the XML parts of a document by name."""
    with ZipFile(io.BytesIO(contents)) as archive:
        return {
            name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels", ".rdf"))
        }


def spoilt(document: Publicatiedocument, words: str) -> Publicatiedocument:
    """Return a document in which every text of the organisation is the same words."""

    def table(block: Block) -> Block:
        if not isinstance(block, DataTable):
            return block
        return attrs.evolve(
            block,
            title=words,
            caption=words,
            notes=(words,),
            columns=tuple(attrs.evolve(column, label=f"{words}{at}") for at, column in enumerate(block.columns)),
            rows=tuple(
                attrs.evolve(
                    row,
                    label=words,
                    cells=tuple(
                        cell if isinstance(cell.value, int | float) else Cell(text=words, value=words)
                        for cell in row.cells
                    ),
                )
                for row in block.rows
            ),
        )

    own = Section(code="own", title=words, blocks=(Paragraph.of(words), Bullets((Paragraph.of(words),))))
    sections = tuple(
        attrs.evolve(section, title=words, blocks=tuple(map(table, section.blocks))) for section in document.sections
    )
    return attrs.evolve(document, title=words, sections=(*sections, own))
