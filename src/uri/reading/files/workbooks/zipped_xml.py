"""Workbooks are zip archives of XML: opened and read with a bound on everything that the file claims.

Python's ``zipfile`` gives no more bytes of a member than the directory declares, and checks their sum; so the declared
sizes, once found acceptable, bound what is read. XML with a document type is refused, since only that can define
entities.
"""

from __future__ import annotations

import zlib
from collections.abc import Container, Iterator
from contextlib import contextmanager
from functools import lru_cache
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from uri.errors import UnreadableError, UriError
from uri.languages import Text
from uri.reading.files.file_source import FileSource, too_large

LARGEST_UNPACKED = 2**30
"""Bytes of all members together, unpacked."""

LARGEST_RATIO = 500
"""Unpacked to packed size; only asked of archives that unpack to more than `SMALLEST_BOMB` bytes."""

SMALLEST_BOMB = 2**26

_CHUNK = 2**20
_DOCTYPE = b"<!DOCTYPE"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Microsoft's compound files begin: encrypted workbooks, and those from before 2007."""

DAMAGE = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,  # a directory that points outside the file
    ET.ParseError,
    RuntimeError,  # an unknown compression, a password, too deep an element
    ValueError,
    LookupError,  # a member or a shared text that is not there
    OverflowError,
)
"""What reading a damaged archive raises, in the archive itself or in what its XML should say."""


@contextmanager
def opened(source: FileSource) -> Iterator[ZipFile]:
    """Open the archive; whatever is found damaged while it is open becomes an `UnreadableError`."""
    with source.open() as stream:
        try:
            if stream.read(len(OLE)) == OLE:
                raise locked(source)
            with ZipFile(stream) as archive:
                check_size(source, archive)
                yield archive
        except UriError:
            raise
        except DAMAGE as error:
            raise source.unreadable(
                Text("{file} is beschadigd of geen rekenblad.", "{file} is damaged or not a spreadsheet."),
                Text("Open het in het rekenblad en bewaar het opnieuw.", "Open and save it in a spreadsheet program."),
            ) from error


def locked(source: FileSource) -> UnreadableError:
    """Return the error for a workbook that only its password opens."""
    return source.unreadable(
        Text(
            "{file} is met een wachtwoord beveiligd of in een oud formaat bewaard.",
            "{file} is protected with a password or saved in an old format.",
        ),
        Text("Bewaar het zonder wachtwoord als .xlsx of .ods.", "Save it without a password as .xlsx or .ods."),
    )


def elements(
    source: FileSource, archive: ZipFile, member: str, names: Container[str], *, shows_progress: bool = False
) -> Iterator[Element]:
    """Give the elements of one XML member that have these local names, each once it is complete.

    An element is emptied as soon as the next is asked for.

    Args:
        source: The file, for messages.
        archive: The open archive.
        member: The member.
        names: The local names.
        shows_progress: Whether to tell how far it is, as this member is most of the file.
    """
    _refuse_doctype(source, archive, member)
    size = archive.getinfo(member).file_size
    with archive.open(member) as part:
        for _, element in ET.iterparse(part):  # noqa: S314 (no document type, so no entities)
            if local(element.tag) in names:
                yield element
                element.clear()
                if shows_progress:
                    source.tell(part.tell(), size)


@lru_cache(maxsize=1024)
def local(tag: str) -> str:
    """Return the name of an element without its namespace."""
    return tag.rpartition("}")[2]


def check_size(source: FileSource, archive: ZipFile) -> None:
    """Check that an archive does not unpack to more than any file of its kind.

    Raises:
        UnreadableError: It does, or only its password opens it.
        ValueError: Two members have one name.
    """
    members = archive.infolist()
    if len(set(archive.namelist())) < len(members):
        msg = "two members of one name"
        raise ValueError(msg)
    if any(member.flag_bits & 1 for member in members):
        raise locked(source)
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > LARGEST_UNPACKED or (unpacked > SMALLEST_BOMB and unpacked > LARGEST_RATIO * packed):
        raise too_large(source)


def _refuse_doctype(source: FileSource, archive: ZipFile, member: str) -> None:
    with archive.open(member) as part:
        tail = b""
        while chunk := part.read(_CHUNK):
            # UTF-16 without its zero bytes reads as ASCII.
            if _DOCTYPE in (tail + chunk).replace(b"\0", b""):
                raise source.unreadable(
                    Text("{file} bevat een documenttype in zijn XML.", "{file} has a document type in its XML."),
                    Text(
                        "Open het in het rekenblad en bewaar het opnieuw.", "Open and save it in a spreadsheet program."
                    ),
                )
            tail = chunk[-2 * len(_DOCTYPE) :]
