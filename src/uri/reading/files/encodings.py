"""From the bytes of a text file to its text: UTF-8, UTF-16 with a byte order mark, or Windows' cp1252."""

from __future__ import annotations

import codecs
import io
import re
from typing import BinaryIO

import numpy as np

from uri.errors import UnreadableError
from uri.languages import Text
from uri.reading.files.file_source import FileSource

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HEAD = 2**20
"""So many bytes tell whether a file is UTF-8, as a guess that is checked when it is read."""
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_text(source: FileSource, *, windows: bool) -> str:
    """Return the text of the file; cp1252 only where `windows` allows it and the bytes do not look like UTF-8.

    Raises:
        UnreadableError: The bytes are of no known encoding, or are no text.
    """
    with source.open() as file:
        data = file.read()
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or not windows or _mostly_utf8(data):
            raise _undecodable(source, error) from None
        text = _windows_text(source, data)
    if (encoding == "utf-16" or _may_have_control(data)) and (control := _CONTROL.search(text)):
        raise source.unreadable(
            Text(
                "{file} is geen tekstbestand: regel {0} bevat tekens die in tekst niet voorkomen.",
                "{file} is not a text file: line {0} holds characters that text does not have.",
            ),
            Text("Bewaar het opnieuw vanuit het programma waar het vandaan komt.", "Save it anew from its program."),
            text.count("\n", 0, control.start()) + 1,
        )
    return text


def as_utf8(source: FileSource) -> BinaryIO:
    """Open a file as UTF-8 without a mark: as it is if it begins so, else a copy of its whole text.

    Raises:
        UnreadableError: The bytes are of no known encoding, or are no text.
    """
    stream = source.open()
    head = stream.read(_HEAD)
    mark = next((mark for mark in _MARKS if head.startswith(mark)), b"")
    is_utf8 = mark in {b"", codecs.BOM_UTF8} and _begins_as_utf8(head)
    if not is_utf8:
        stream.close()
        return io.BytesIO(read_text(source, windows=True).encode())
    stream.seek(len(mark))
    return stream


def _begins_as_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _may_have_control(data: bytes) -> bool:
    """Tell whether bytes other than tabs and line ends stand among the control signs of ASCII."""
    allowed = sum(map(data.count, (b"\t", b"\n", b"\r")))
    return int(np.count_nonzero(np.frombuffer(data, np.uint8) < ord(" "))) > allowed


def _mostly_utf8(data: bytes) -> bool:
    """Tell whether most bytes beyond ASCII form valid UTF-8: then the file is damaged UTF-8, not cp1252."""
    plain = len(data.decode("ascii", "ignore"))
    valid = len(data.decode("utf-8", "ignore").encode()) - plain
    return 2 * valid > len(data) - plain


def _windows_text(source: FileSource, data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _undecodable(source, error) from None


def _undecodable(source: FileSource, error: UnicodeDecodeError) -> UnreadableError:
    return source.unreadable(
        Text(
            "De tekens van {file} zijn niet te lezen vanaf regel {0}.",
            "The characters of {file} cannot be read from line {0}.",
        ),
        Text("Bewaar het bestand als UTF-8.", "Save the file as UTF-8."),
        error.object.count(b"\n", 0, error.start) + 1,
    )
