"""What organisations hand over for a whole, in files: the JSON that `uri cube` writes, or of a cube, read back."""

from __future__ import annotations

import os

from uri.aggregate import Aanlevering, Kubus
from uri.aggregate.cubes.cube_json import read_cube_document
from uri.languages import Text
from uri.reading.files.file_source import FileArgument
from uri.reading.json_documents import is_object_with, read_object
from uri.taxonomy import Editie


def read_aanlevering(path: FileArgument, *, editie: Editie | str | None = None) -> Aanlevering:
    """Read what an organisation hands over: the inverse of `Aanlevering.to_json`.

    Args:
        path: The file, or an open file.
        editie: The edition of the counts, where it is an organisation's own: an edition, or the path of its file.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: It is no handover of schema 1, it was changed since it was written, or its edition is not
            known; the findings name every fault by its path in the JSON.
    """
    return read_object(path, lambda value: Aanlevering.from_dict(value, editie=editie), _NO_JSON, _EXPECTED)


def is_aanlevering(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path seems to be what an organisation hands over: an object with cubes."""
    return is_object_with(path, ("schema", "kubussen"))


def read_kubus(path: FileArgument, *, editie: Editie | str | None = None) -> Kubus:
    """Read a cube by itself: the inverse of `Kubus.to_json`.

    Args:
        path: The file, or an open file.
        editie: The edition of the cube, where it is an organisation's own: an edition, or the path of its file.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: It is no cube of schema 1, it was changed since it was written, or its edition is not known;
            the findings name every fault by its path in the JSON.
    """
    return read_object(path, lambda value: Kubus(**read_cube_document(value, editie)), _NO_CUBE, _CUBE_EXPECTED)


def is_kubus(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path seems to be a cube by itself: an object with cells and dimensions."""
    return is_object_with(path, ("schema", "dimensies", "cellen"))


_NO_CUBE = Text("{file} is geen kubus in JSON.", "{file} is no cube in JSON.")
_CUBE_EXPECTED = Text("Verwacht wordt wat Kubus.to_json schrijft.", "What Kubus.to_json writes is expected.")
_NO_JSON = Text("{file} is geen aanlevering in JSON.", "{file} is no handover in JSON.")
_EXPECTED = Text("Verwacht wordt wat uri cube schrijft.", "What uri cube writes is expected.")
