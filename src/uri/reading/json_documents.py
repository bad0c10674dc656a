"""JSON objects in files: read whole, refused where it is no JSON, and recognised by their keys."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from typing import Any, TypeVar

import attrs

from uri.aggregate.json_forms.json_text import parsed
from uri.errors import UnreadableError
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text
from uri.reading.files.encodings import read_text
from uri.reading.files.file_source import FileArgument, FileSource

Value = TypeVar("Value")


def read_object(path: FileArgument, make: Callable[[Any], Value], no_json: Text, expected: Text) -> Value:
    """Read a JSON file and make something of its value; what is wrong in it is told with the file.

    Args:
        path: The file, or an open file.
        make: What is made of the value.
        no_json: What is said of a file that is no JSON.
        expected: What is expected in its place.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: It is no JSON, or nothing can be made of it.
    """
    source = FileSource.of(path, format="json")
    with source.telling_failures():
        source.check_place()
        value = parsed(read_text(source, windows=False))
    if isinstance(value, Text):
        fault = Finding(rule="URI-I-json", message=value, place=Place(file=source.file))
        raise source.unreadable(no_json, expected, findings=Findings([fault]))
    try:
        return make(value)
    except UnreadableError as error:
        message = Text("{}: {}", "{}: {}").format(quoted(source.file), error.message)
        findings = Findings(_in_file(finding, source.file) for finding in error.findings)
        raise UnreadableError(message, error.hint, findings=findings, argument=error.argument) from None


def is_object_with(path: str | os.PathLike[str], keys: Collection[str]) -> bool:
    """Tell whether a path is a JSON file that holds an object with some keys. What cannot be looked at is none."""
    try:
        source = FileSource.of(path)
        if source.suffix != ".json":
            return False
        source.check_place()
        with source.open() as stream:
            if not stream.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
                return False
        value = parsed(read_text(source, windows=False))
    except (OSError, UnreadableError):
        return False
    return isinstance(value, dict) and value.keys() >= set(keys)


def _in_file(finding: Finding, file: str) -> Finding:
    return attrs.evolve(finding, place=attrs.evolve(finding.place, file=file))
