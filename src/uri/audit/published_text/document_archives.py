"""Office documents are zip archives: their size is bounded, and what is damaged or locked is said in words."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, TypeVar
from zipfile import ZipFile

from uri import extras
from uri.errors import UnreadableError, UriError
from uri.languages import Text
from uri.reading.files.file_source import FileSource
from uri.reading.files.workbooks.zipped_xml import DAMAGE, OLE, check_size

EXTRA = "documents"
"""The extra of this library that brings the libraries of documents."""

_ENCRYPTED = (b"encryption-data", b"EncryptedPackage")
_MANIFEST = "META-INF/manifest.xml"
_Read = TypeVar("_Read")


def read_archive(source: FileSource, module: str, read: Callable[[Any, Any], _Read]) -> _Read:
    """Open an office document with the library that reads it, and return what is read of it.

    Args:
        source: The file.
        module: The library.
        read: Takes the library and the open file.

    Raises:
        MissingExtraError: The library is not installed.
        UnreadableError: The file is damaged, locked or too large.
    """
    library = extras.load(module, EXTRA)
    with source.open() as stream:
        try:
            _check(source, stream)
            stream.seek(0)
            return read(library, io.BytesIO(stream.read()))
        except UriError:
            raise
        except Exception as error:  # the libraries have no errors of their own for what is no document
            raise damaged(source) from error


def _check(source: FileSource, stream: Any) -> None:  # noqa: ANN401 (an open file)
    """Check that a file is an archive of a size that documents have, and not locked."""
    if stream.read(len(OLE)) == OLE:
        raise locked(source)
    try:
        with ZipFile(stream) as archive:
            if any(member.flag_bits & 1 for member in archive.infolist()):
                raise locked(source)
            check_size(source, archive)
            if _MANIFEST in archive.namelist() and any(sign in archive.read(_MANIFEST) for sign in _ENCRYPTED):
                raise locked(source)
    except UriError:
        raise
    except DAMAGE as error:
        raise damaged(source) from error


def damaged(source: FileSource) -> UnreadableError:
    """Return the error for a file that is not the document that its name promises."""
    return source.unreadable(_DAMAGED, _SAVE)


def locked(source: FileSource) -> UnreadableError:
    """Return the error for a document that only its password opens."""
    return source.unreadable(_LOCKED, _UNLOCK)


_DAMAGED = Text(
    "{file} is beschadigd of geen document van dit formaat.", "{file} is damaged or no document of this format."
)
_SAVE = Text("Open het in zijn programma en bewaar het opnieuw.", "Open it in its program and save it anew.")
_LOCKED = Text(
    "{file} is met een wachtwoord beveiligd of in een oud formaat bewaard.",
    "{file} is protected with a password or saved in an old format.",
)
_UNLOCK = Text(
    "Bewaar het zonder wachtwoord als .docx, .odt of .pdf.", "Save it without a password as .docx, .odt or .pdf."
)
