"""A document as HTML, its passages and tables in order, with what is said of them beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

import attrs

from uri.aggregate.tables.table_html import escaped
from uri.audit.claims_in_text.found_claims import FoundClaims, place_words
from uri.audit.printed.grid_cells import COVERED
from uri.audit.published_text.passages import LineStart, Passage, PassageKind
from uri.audit.published_text.published_text import Block, PublishedText, TextTable
from uri.findings import Finding, Place, Severity
from uri.languages import Language, Text
from uri.marked_document.marks import Marks

_TOP, _DEEPEST = 2, 6
"""The levels of headings below that of the page."""


@attrs.frozen
class CopyWriter:
    """Writes the blocks of a document.

    Attributes:
        text: The document.
        marks: What is said of it.
        found: What was understood of its text, and what was not.
        language: The language of what is said.
    """

    text: PublishedText
    marks: Marks
    found: FoundClaims | None
    language: Language

    def index(self) -> str:
        """Write everything that is said, in order, each with a way to its place."""
        placed = self.marks.placed
        items = "".join(
            f'<li class="{finding.severity.value}" id="overzicht-{number}">'
            f"{self._way(number, finding) if number in placed else ''}{self._said(finding)}</li>"
            for number, finding in enumerate(self.marks.findings, 1)
        )
        title = _FOUND.to(self.language)
        listed = f"<ol>{items}</ol>" if items else f"<p>{_NOTHING.to(self.language)}</p>"
        heading = f'<h2 id="bevindingen-kop">{title}</h2>'
        return f'<nav class="remarks" aria-labelledby="bevindingen-kop">{heading}{listed}</nav>'

    def body(self) -> Iterator[str]:
        """Give the blocks, each followed by what is said of it; list items that follow one another are one list."""
        numbered = list(enumerate(self.text.blocks))
        for is_list, group in groupby(numbered, key=lambda pair: _is_list_item(pair[1])):
            if is_list:
                yield f"<ul>{''.join(self._item(number, block) for number, block in group)}</ul>"
                continue
            for number, block in group:
                yield self._block(number, block)
                yield self._aside(number)

    def not_checked(self) -> str:
        """Write which numbers of the text were not checked, each with its sentence; nothing where all were."""
        if self.found is None or not self.found.not_checked:
            return ""
        items = "".join(
            f"<li>{escaped(place_words(each.line, each.page).to(self.language))}: "
            f"<strong>{escaped(each.number)}</strong> (“{escaped(each.sentence)}”)</li>"
            for each in self.found.not_checked
        )
        told = escaped(self.found.summary().to(self.language))
        return (
            f'<section aria-labelledby="niet-nagegaan-kop"><h2 id="niet-nagegaan-kop">{_NOT_CHECKED.to(self.language)}'
            f"</h2><p>{told}.</p><ul>{items}</ul></section>"
        )

    # ------------------------------------------------------------------------------------------------------- blocks

    def _block(self, number: int, block: Block) -> str:
        if isinstance(block, TextTable):
            return self._table(number, block)
        if block.kind is PassageKind.HEADING:
            level = min(_TOP + max(block.level, 1) - 1, _DEEPEST)
            return f"<h{level}>{self._words(number, block)}</h{level}>"
        kind = ' class="footnote"' if block.kind is PassageKind.FOOTNOTE else ""
        return f"<p{kind}>{self._words(number, block)}</p>"

    def _item(self, number: int, block: Block) -> str:
        assert isinstance(block, Passage)  # noqa: S101 (tables are no list items)
        return f"<li>{self._words(number, block)}{self._aside(number)}</li>"

    def _words(self, number: int, passage: Passage) -> str:
        """Write the words of a passage, marked ones as such; where a remark ends, its number stands behind it."""
        written, position = [], 0
        marks = self.marks.words.get(number, ())
        for mark, following in zip_longest(marks, marks[1:]):
            goes_on = following.remarks if following is not None and following.start == mark.end else ()
            ended = [remark for remark in mark.remarks if remark not in goes_on]
            written.append(escaped(passage.text[position : mark.start]))
            written.append(self._marked(escaped(passage.text[mark.start : mark.end]), mark.remarks, ended))
            position = mark.end
        return "".join([*written, escaped(passage.text[position:])])

    def _table(self, number: int, table: TextTable) -> str:
        grid = table.grid
        rows = "".join(
            f"<tr>{''.join(self._cells(number, row, cells, is_head=not at))}</tr>"
            for at, (row, cells) in enumerate(grid.rows)
        )
        caption = f"<caption>{escaped(grid.title)}</caption>" if grid.title else ""
        label = escaped(grid.title or _TABLE.to(self.language))
        place = self._where(LineStart(0, table.line, table.page))
        return (
            f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">'
            f"<table>{caption}<tbody>{rows}</tbody></table></div>{place}"
        )

    def _cells(self, number: int, row: int, cells: Sequence[str], *, is_head: bool) -> Iterator[str]:
        """Give the cells of a row; one that others, merged, covers is a part of the one before it."""
        position = 0
        while position < len(cells):
            width = 1
            while position + width < len(cells) and cells[position + width] == COVERED:
                width += 1
            text = "" if cells[position] == COVERED else escaped(cells[position])
            remarks = self.marks.cells.get((number, row, position), ())
            span = f' colspan="{width}"' if width > 1 else ""
            is_row_head = position == 0 and not is_head
            tag, scope = ("th", ' scope="col"') if is_head else ("th", ' scope="row"') if is_row_head else ("td", "")
            yield f"<{tag}{scope}{span}>{self._marked(text, remarks, remarks) if remarks else text}</{tag}>"
            position += width

    # ------------------------------------------------------------------------------------------------------ remarks

    def _marked(self, written: str, remarks: Iterable[int], ended: Iterable[int]) -> str:
        """Write marked words, and behind them the ways to the remarks that end there."""
        gravest = min((self.marks.findings[number - 1].severity for number in remarks), key=list(Severity).index)
        ways = " ".join(
            f'<a href="#bevinding-{number}" aria-label="{_REMARK.format(number).to(self.language)}">{number}</a>'
            for number in ended
        )
        return f'<mark class="{gravest.value}">{written}</mark>' + (f'<sup class="way">{ways}</sup>' if ways else "")

    def _aside(self, block: int) -> str:
        """Write what is said of a block; what is said of several blocks stands at the first, and is referred to."""
        said = [number for number in self.marks.within(block) if self._first_block(number) == block]
        return "".join(
            f'<aside class="remark {self.marks.findings[number - 1].severity.value}" id="bevinding-{number}" '
            f'aria-label="{_REMARK.format(number).to(self.language)}"><p><strong>{number}.</strong> '
            f"{self._said(self.marks.findings[number - 1])} "
            f'<a href="#overzicht-{number}">{_UP.to(self.language)}</a></p></aside>'
            for number in said
        )

    def _first_block(self, number: int) -> int:
        blocks = [
            *(block for block, numbers in self.marks.blocks.items() if number in numbers),
            *(block for block, marks in self.marks.words.items() if any(number in mark.remarks for mark in marks)),
            *(block for (block, _, _), numbers in self.marks.cells.items() if number in numbers),
        ]
        return min(blocks)

    def _said(self, finding: Finding) -> str:
        severity = finding.severity.label.to(self.language).capitalize()
        words = attrs.evolve(finding, place=Place(), hint=None).to_text(self.language)
        return f"<strong>{severity}.</strong> {escaped(words)}"

    def _way(self, number: int, finding: Finding) -> str:
        place = attrs.evolve(finding.place, file=None).to_text(self.language) or _REMARK.format(number).to(
            self.language
        )
        return f'<a href="#bevinding-{number}">{escaped(place)}</a><br>'

    def _where(self, place: LineStart) -> str:
        told = _LINE.format(place.line) if place.page is None else _PAGE.format(place.page)
        return f'<p class="where">{told.to(self.language)}</p>'


def _is_list_item(block: Block) -> bool:
    return isinstance(block, Passage) and block.kind is PassageKind.LIST_ITEM


_FOUND = Text("Bevindingen", "Findings")
_NOTHING = Text("Er is niets gevonden dat niet klopt.", "Nothing was found that is wrong.")
_NOT_CHECKED = Text("Niet nagegaan", "Not checked")
_TABLE = Text("Tabel", "Table")
_REMARK = Text("Bevinding {}", "Finding {}")
_UP = Text("Naar het overzicht", "To the overview")
_LINE = Text("regel {}", "line {}")
_PAGE = Text("bladzijde {}", "page {}")
