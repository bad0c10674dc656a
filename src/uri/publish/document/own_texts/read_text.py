"""What an own text says once it is read: blocks, sections, and what is to be told of it."""

from __future__ import annotations

import attrs

from uri.findings import Finding
from uri.publish.document.blocks import Block, Section


@attrs.frozen
class Anchor:
    """A link of an own text to a place in the publication.

    Attributes:
        name: The place.
        file: The file of the text.
        line: The line of the link.
    """

    name: str
    file: str
    line: int


@attrs.frozen(kw_only=True)
class ReadText:
    """An own text as it was read.

    Attributes:
        blocks: What stands before its first heading.
        sections: Its sections.
        anchors: Its links within the publication.
        findings: Its faults and doubts.
    """

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    anchors: tuple[Anchor, ...]
    findings: tuple[Finding, ...]
