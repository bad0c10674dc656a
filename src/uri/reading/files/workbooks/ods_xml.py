"""The XML of an ODS file that is written: its package, its cells, and texts as OpenDocument holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from html import escape
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from uri.reading.files.write_limits import flat_text
from uri.register.parsing.raw_sheet import Cell

URN = "urn:oasis:names:tc:opendocument:xmlns:"
MANIFEST = "META-INF/manifest.xml"
MOST_SPACES = 100
"""That one element may stand for; a longer run takes more elements, so that a small file stays small."""

_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OUTER_OR_RUN = re.compile(rf" {{2,{MOST_SPACES}}}|^ | $")
_SPACES = {
    **{name: f"{URN}{name}:1.0" for name in ("office", "table", "text", "style")},
    "number": f"{URN}datastyle:1.0",
    "fo": f"{URN}xsl-fo-compatible:1.0",
    "of": "urn:oasis:names:tc:opendocument:xmlns:of:1.2",
}
_PREFIXES = " ".join(f'xmlns:{name}="{space}"' for name, space in _SPACES.items())


@contextmanager
def package(stream: BinaryIO, styles: str | None = None) -> Iterator[IO[bytes]]:
    """Open the content of a new spreadsheet, to write what stands within its outermost element.

    Args:
        stream: Where the package is written.
        styles: What stands within the outermost element of its styles, where it has any.
    """
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIMETYPE, ZIP_STORED)
        members = ["content.xml"] if styles is None else ["styles.xml", "content.xml"]
        archive.writestr(MANIFEST, _manifest(members))
        if styles is not None:
            archive.writestr("styles.xml", _document("styles").format(styles))
        head, tail = _document("content").split("{}")
        with archive.open("content.xml", "w", force_zip64=True) as content:
            content.write(head.encode())
            yield content
            content.write(tail.encode())


def _document(part: str) -> str:
    return f'<office:document-{part} {_PREFIXES} office:version="1.3">{{}}</office:document-{part}>'


def _manifest(members: list[str]) -> str:
    files = "".join(
        f'<manifest:file-entry manifest:full-path="{member}" manifest:media-type="text/xml"/>' for member in members
    )
    return (
        f'<manifest:manifest xmlns:manifest="{URN}manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_MIMETYPE}"/>'
        f"{files}</manifest:manifest>"
    )


def cell_xml(cell: Cell, more: str = "") -> str:
    """Return the XML of a cell.

    Args:
        cell: The cell.
        more: Attributes that it has beside those of its value.
    """
    start = f"<table:table-cell{more}"
    match flat_text(cell):
        case bool(value):
            return f'{start} office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
        case int() | float() as value:
            return f'{start} office:value-type="float" office:value="{value}"/>'
        case date() as value:
            return f'{start} office:value-type="date" office:date-value="{value.isoformat()}"/>'
        case str(value):
            return f'{start} office:value-type="string">{paragraphs(value)}</table:table-cell>'
    return f"{start}/>"


def paragraphs(text: str) -> str:
    """Return the XML of a text: a paragraph a line, with elements for tabs and for spaces that XML would lose."""
    lines = (
        _OUTER_OR_RUN.sub(lambda run: f'<text:s text:c="{len(run[0])}"/>', line).replace("\t", "<text:tab/>")
        for line in escape(text, quote=False).split("\n")
    )
    return "".join(f"<text:p>{line}</text:p>" for line in lines)


def attribute(text: str) -> str:
    """Return a text as XML quotes it in an attribute, where it would take other white space for a space."""
    return '"' + escape(text).replace("\t", "&#9;").replace("\r", "&#13;") + '"'
