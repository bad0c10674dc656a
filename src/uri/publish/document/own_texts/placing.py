"""Own texts in their places: before or after a section, at its beginning or end, or in place of its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from uri.aggregate.sources.publication_details import Publicatietekst, Tekstplaats
from uri.findings import Finding, Place, quoted
from uri.languages import Language, Text
from uri.publish.document.blocks import Block, Bullets, Paragraph, Section
from uri.publish.document.own_texts.markdown_reader import WRONG
from uri.publish.document.own_texts.read_text import Anchor, ReadText

MANIFEST_FILE = "dossier.toml"
_TEXT_BLOCKS = (Paragraph, Bullets)
"""What is text in a section; tables, pictures and key figures stay."""


@attrs.define
class _Site:
    """A section that texts are placed at, as it grows."""

    section: Section
    is_there: bool
    before: list[Section] = attrs.field(factory=list)
    after: list[Section] = attrs.field(factory=list)

    def take(self, text: Publicatietekst, read: ReadText) -> None:
        """Place one text."""
        blocks, below = self.section.blocks, self.section.sections
        match text.plaats:
            case Tekstplaats.VERVANGT:
                kept: tuple[Block, ...] = tuple(block for block in blocks if not isinstance(block, _TEXT_BLOCKS))
                self._become((*read.blocks, *kept), (*below, *read.sections))
            case Tekstplaats.VOOR:
                self.before += read.sections
                self._become((*read.blocks, *blocks), below)
            case Tekstplaats.NA:
                self.after += read.sections
                self._become((*blocks, *read.blocks), below)

    def _become(self, blocks: tuple[Block, ...], sections: tuple[Section, ...]) -> None:
        self.section = attrs.evolve(self.section, blocks=blocks, sections=sections)
        self.is_there = self.is_there or bool(blocks or sections)

    def sections(self) -> tuple[Section, ...]:
        """Return the section with those around it; one that has nothing is left out."""
        return (*self.before, *([self.section] if self.is_there else []), *self.after)


def placed(
    sections: Iterable[Section],
    titles: Mapping[str, Text],
    texts: Iterable[tuple[Publicatietekst, ReadText]],
    language: Language,
) -> tuple[Section, ...]:
    """Put own texts among the sections of a publication; one that has nothing of its own may get a text all the same.

    Args:
        sections: The sections, in order.
        titles: The headings of all that there can be, by code and in order.
        texts: The texts, each as it was read, for sections that there can be.
        language: The language of the publication.
    """
    sites = {section.code: _Site(section, is_there=True) for section in sections}
    order = list(sites)
    after: str | None = None
    for code in reversed(list(titles)):
        if code not in sites:
            sites[code] = _Site(Section(code=code, title=titles[code].to(language)), is_there=False)
            order.insert(len(order) if after is None else order.index(after), code)
        after = code
    for text, read in texts:
        sites[text.sectie].take(text, read)
    return tuple(section for code in order for section in sites[code].sections())


def place_faults(
    texts: Sequence[tuple[Publicatietekst, ReadText]], titles: Mapping[str, Text], replaceable: Iterable[str]
) -> list[Finding]:
    """Find what keeps own texts from their places: no such section, or a text that is half a section."""
    faults = []
    for text, read in texts:
        choices = list(replaceable) if text.plaats is Tekstplaats.VERVANGT else list(titles)
        if text.sectie not in choices:
            message = _NO_SECTION.format(quoted(text.sectie), text.plaats.value, ", ".join(choices))
            place = Place(file=MANIFEST_FILE, key=f"publicatie, teksten, {text.plaats.value}")
            faults.append(Finding(rule=WRONG, message=message, place=place))
        elif text.plaats is not Tekstplaats.VERVANGT and read.blocks and read.sections:
            faults.append(Finding(rule=WRONG, message=_HALF, place=Place(file=text.bestand, row=1)))
    return faults


def anchor_faults(anchors: Iterable[Anchor], names: Iterable[str]) -> list[Finding]:
    """Find the links that lead to no place in the publication."""
    known = list(names)
    return [
        Finding(
            rule=WRONG,
            message=_NO_ANCHOR.format(quoted(anchor.name), ", ".join(known)),
            place=Place(file=anchor.file, row=anchor.line),
        )
        for anchor in anchors
        if anchor.name not in known
    ]


_NO_SECTION = Text("er is geen sectie {} voor “{}”; kies uit {}.", "there is no section {} for “{}”; choose from {}.")
_HALF = Text(
    "de tekst begint zonder kop en heeft later wel koppen; begin met een kop, of laat de koppen weg.",
    "the text begins without a heading and has headings further on; begin with one, or leave them out.",
)
_NO_ANCHOR = Text("er is geen plaats {} in de publicatie; kies uit {}.", "there is no place {}; choose from {}.")
