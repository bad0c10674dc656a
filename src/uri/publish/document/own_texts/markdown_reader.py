"""An own text, read from Markdown to blocks: headings, paragraphs, lists, weight, stress and links only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from uri import extras
from uri.aggregate import Rapport
from uri.aggregate.sources.publication_details import Publicatietekst
from uri.findings import Finding, Place, Severity, quoted
from uri.languages import Language, Text
from uri.publish.document.blocks import Block, Bullets, Paragraph, Section, Span
from uri.publish.document.own_texts.figure_references import Piece, resolved
from uri.publish.document.own_texts.read_text import Anchor, ReadText
from uri.publish.document.own_texts.stray_numbers import stray_numbers

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

EXTRA = "documents"
"""The extra that brings what reads Markdown."""
WRONG, STRAY = "URI-I-eigentekst", "URI-I-eigengetal"
"""The rules of what an own text cannot hold, and of a number in it that no table has."""
_DEEPEST = 4
"""So many levels of headings a text has at most: a page has its title and the section above them."""
_ADDRESS = re.compile(r"https?://[^\s]+|mailto:[^\s]+", re.IGNORECASE)


def read_markdown(text: Publicatietekst, report: Rapport, language: Language, taken: set[str]) -> ReadText:
    """Read an own text.

    Args:
        text: The text.
        report: The report that its references are about.
        language: The language of the publication.
        taken: The codes that sections have already; those of this text are added.

    Returns:
        Its blocks and sections, with a finding for each thing that it cannot hold, each reference that names no figure,
        and each number that no table prints.

    Raises:
        MissingExtraError: What reads Markdown is not installed.
    """
    return _Reader(text, report, language, taken).read()


@attrs.define
class _Heading:
    """A heading on its way to a section, with what stands below it."""

    level: int
    title: str
    blocks: list[Block] = attrs.field(factory=list)
    below: list[_Heading] = attrs.field(factory=list)


@attrs.frozen
class _Style:
    """How the words at hand are told."""

    strong: bool = False
    emphasis: bool = False
    link: str | None = None


class _Reader:
    """One reading of a text: collects its faults, and goes on."""

    def __init__(self, text: Publicatietekst, report: Rapport, language: Language, taken: set[str]) -> None:
        self.text, self.report, self.language, self.taken = text, report, language, taken
        self.findings: list[Finding] = []
        self.anchors: list[Anchor] = []

    def read(self) -> ReadText:
        """Read the text."""
        first: list[Block] = []
        headings: list[_Heading] = []
        for node in _tree(self.text.inhoud).children:
            if node.type == "heading":
                self._open(headings, node)
            else:
                target = _last(headings).blocks if headings else first
                target.extend(self._blocks(node))
        if not first and not headings and not self.findings:
            self._fault(_NOTHING, 1)
        return ReadText(
            blocks=tuple(first),
            sections=tuple(self._section(heading) for heading in headings),
            anchors=tuple(self.anchors),
            findings=tuple(self.findings),
        )

    # --------------------------------------------------------------------------------------------------------- headings

    def _open(self, headings: list[_Heading], node: SyntaxTreeNode) -> None:
        """Open a heading under the one that it belongs to; a level that is skipped is a fault."""
        line = _line(node)
        spans = [*self._inline(node)]
        if any(span.strong or span.emphasis or span.link for span in spans):
            self._fault(_PLAIN_HEADING, line)
        heading = _Heading(int(node.tag[1:]), "".join(span.text for span in spans).strip())
        if not heading.title:
            self._fault(_NO_TITLE, line)
        within, depth = headings, 1
        while within and within[-1].level < heading.level:
            parent, within = within[-1], within[-1].below
            depth += 1
            if heading.level > parent.level + 1 and not within:
                self._fault(_SKIPPED, line)
        if depth > _DEEPEST:
            self._fault(_TOO_DEEP.format(_DEEPEST), line)
        if depth == 1 and headings and heading.level < headings[0].level:
            self._fault(_FIRST_HIGHEST, line)
        within.append(heading)

    def _section(self, heading: _Heading) -> Section:
        return Section(
            code=_code(heading.title, self.taken),
            title=heading.title,
            blocks=tuple(heading.blocks),
            sections=tuple(map(self._section, heading.below)),
        )

    # ----------------------------------------------------------------------------------------------------------- blocks

    def _blocks(self, node: SyntaxTreeNode) -> Iterator[Block]:
        match node.type:
            case "paragraph":
                yield Paragraph(tuple(self._inline(node)))
            case "bullet_list":
                yield Bullets(tuple(self._items(node)))
            case "ordered_list":
                if node.attrs.get("start", 1) != 1:
                    self._fault(_FROM_ONE, _line(node))
                yield Bullets(tuple(self._items(node)), ordered=True)
            case kind:
                self._fault(_NOT_HERE.format(_KINDS.get(kind, _OTHER)), _line(node))

    def _items(self, node: SyntaxTreeNode) -> Iterator[Paragraph]:
        """Give the items of a list: a paragraph each."""
        for item in node.children:
            match item.children:
                case [only] if only.type == "paragraph":
                    yield Paragraph(tuple(self._inline(only)))
                case _:
                    self._fault(_ONE_PARAGRAPH, _line(item))

    # ------------------------------------------------------------------------------------------------------------ words

    def _inline(self, node: SyntaxTreeNode) -> Iterator[Span]:
        """Give the stretches of a paragraph or heading, those alike put together."""
        self.line = _line(node)
        spans: list[Span] = []
        literal: list[str] = []
        for inline in node.children:
            for span, is_figure in self._spans(inline.children, _Style()):
                literal.append("\n" if is_figure else span.text)
                if spans and attrs.evolve(spans[-1], text="") == attrs.evolve(span, text=""):
                    spans[-1] = attrs.evolve(span, text=spans[-1].text + span.text)
                else:
                    spans.append(span)
        for number in stray_numbers("".join(literal), self.report, self.language):
            self._find(STRAY, _STRAY.format(quoted(number)), _line(node), Severity.NOTICE, _REFER)
        yield from spans

    def _spans(self, nodes: list[SyntaxTreeNode], style: _Style) -> Iterator[tuple[Span, bool]]:
        """Give the stretches of some nodes, each with whether it is the figure of a reference."""
        for node in nodes:
            match node.type:
                case "text":
                    yield from self._words(node.content, style)
                case "softbreak" | "hardbreak":
                    self.line += 1
                    yield Span(" ", style.strong, style.emphasis, style.link), False
                case "strong":
                    yield from self._spans(node.children, attrs.evolve(style, strong=True))
                case "em":
                    yield from self._spans(node.children, attrs.evolve(style, emphasis=True))
                case "link":
                    address = str(node.attrs.get("href", ""))
                    yield from self._spans(node.children, attrs.evolve(style, link=self._link(address)))
                case kind:
                    self._fault(_NOT_HERE.format(_KINDS.get(kind, _OTHER)), self.line)

    def _words(self, words: str, style: _Style) -> Iterator[tuple[Span, bool]]:
        for piece in resolved(words, self.report, self.language):
            if isinstance(piece, Piece):
                yield Span(piece.text, style.strong, style.emphasis, style.link), piece.is_figure
            else:
                self._fault(piece.message, self.line, piece.hint)

    def _link(self, address: str) -> str | None:
        """Return where a link leads: out by http, https or mailto, or to a place in the publication."""
        if address.startswith("#") and address[1:]:
            self.anchors.append(Anchor(address[1:], self.text.bestand, self.line))
            return address
        if _ADDRESS.fullmatch(address):
            return address
        self._fault(_NO_LINK, self.line)
        return None

    # ----------------------------------------------------------------------------------------------------------- faults

    def _fault(self, message: Text, line: int, hint: Text | None = None) -> None:
        self._find(WRONG, message, line, Severity.ERROR, hint)

    def _find(self, rule: str, message: Text, line: int, severity: Severity, hint: Text | None) -> None:
        """Note a finding, once: a tag that is opened and closed is one fault."""
        place = Place(file=self.text.bestand, row=line)
        finding = Finding(rule=rule, message=message, hint=hint, severity=severity, place=place)
        if finding not in self.findings:
            self.findings.append(finding)


def _tree(markdown: str) -> SyntaxTreeNode:
    """Parse Markdown; links are judged here and not by the parser, and tables are known so that they can be refused."""
    parser: Any = extras.load("markdown_it", EXTRA).MarkdownIt("commonmark").enable("table")
    parser.validateLink = lambda _address: True
    tree: SyntaxTreeNode = extras.load("markdown_it.tree", EXTRA).SyntaxTreeNode(parser.parse(markdown))
    return tree


def _line(node: SyntaxTreeNode) -> int:
    return 1 if node.map is None else node.map[0] + 1


def _last(headings: list[_Heading]) -> _Heading:
    last = headings[-1]
    return _last(last.below) if last.below else last


def _code(title: str, taken: set[str]) -> str:
    """Give a section a code of its own, which is also its anchor: its title in plain letters, numbered where taken."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", plain)) or "tekst"
    stem = stem if stem[0].isalpha() else f"tekst-{stem}"
    code, number = stem, 2
    while code in taken:
        code, number = f"{stem}-{number}", number + 1
    taken.add(code)
    return code


_OTHER = Text("dit", "this")
_HTML, _CODE = Text("HTML", "HTML"), Text("code", "code")
_KINDS = {
    "html_block": _HTML,
    "html_inline": _HTML,
    "fence": _CODE,
    "code_block": _CODE,
    "code_inline": _CODE,
    "image": Text("een afbeelding", "an image"),
    "table": Text("een tabel", "a table"),
    "blockquote": Text("een citaatblok", "a block quotation"),
    "hr": Text("een lijn", "a rule"),
    "bullet_list": Text("een lijst in een lijst", "a list within a list"),
}
_NOT_HERE = Text(
    "{} kan hier niet; koppen, alinea's, lijsten, **vet**, *nadruk* en links wel.",
    "{} cannot stand here; headings, paragraphs, lists, **weight**, *stress* and links can.",
)
_NOTHING = Text("er staat geen tekst in het bestand.", "the file holds no text.")
_PLAIN_HEADING = Text("een kop heeft alleen woorden.", "a heading has words only.")
_NO_TITLE = Text("een kop heeft geen woorden.", "a heading has no words.")
_SKIPPED = Text("deze kop slaat een niveau over.", "this heading skips a level.")
_TOO_DEEP = Text("koppen gaan ten hoogste {} niveaus diep.", "headings go {} levels deep at most.")
_FIRST_HIGHEST = Text("geen kop staat hoger dan de eerste.", "no heading stands above the first.")
_FROM_ONE = Text("een genummerde lijst begint bij 1.", "a numbered list begins at 1.")
_ONE_PARAGRAPH = Text(
    "een punt van een lijst is één alinea, zonder lijst erin.",
    "an item of a list is one paragraph, without a list in it.",
)
_NO_LINK = Text(
    "een link leidt naar https://…, mailto:… of #…; een ander adres kan hier niet.",
    "a link leads to https://…, mailto:… or #…; no other address can stand here.",
)
_STRAY = Text("het getal {} staat in geen enkele tabel.", "the number {} stands in no table.")
_REFER = Text(
    "Verwijs naar het cijfer met {{ tabel.rij.kolom }}, dan volgt het de zaken.",
    "Refer to the figure by {{ table.row.column }}, so that it follows the cases.",
)
