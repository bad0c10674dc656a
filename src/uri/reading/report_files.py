"""Reports in files: the JSON that `uri report` prints, by itself or in a data package, read back."""

from __future__ import annotations

import os
from pathlib import Path

from uri.aggregate import Rapport
from uri.languages import Text
from uri.reading.files.file_source import FileArgument
from uri.reading.json_documents import is_object_with, read_object
from uri.reading.package_manifest import check_digests
from uri.taxonomy import Editie

REPORT_FILE = "rapport.json"
"""The report within a data package."""
PROOF_FILE = "bewijs.json"
"""The proof beside the reports of a release in which small counts are protected."""

_NO_JSON = Text("{file} is geen rapportage in JSON.", "{file} is no report in JSON.")
_EXPECTED = Text(
    "Verwacht wordt wat uri report --format json schrijft.", "What uri report --format json writes is expected."
)


def read_report(path: FileArgument, *, editie: Editie | str | None = None) -> Rapport:
    """Read a report that was written as JSON: the inverse of `uri.publish.to_json`, in either language.

    Args:
        path: The file, an open file, or the folder of a data package with ``rapport.json`` in it.
        editie: The edition of the report, where it is an organisation's own: an edition, or the path of its file.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: It is no report of schema 1, or its edition is not known; the findings name every fault by its
            path in the JSON. Or a file of the package is not what ``manifest.json`` says of it; the findings name it.
    """
    return read_object(_file(path), lambda value: Rapport.from_dict(value, editie=editie), _NO_JSON, _EXPECTED)


def is_report(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path seems to be a report in JSON: a package with one, or a file that holds an object with tables.

    A register in JSON is a list. What cannot be looked at is none.
    """
    try:
        if Path(path).is_dir():
            return Path(path, REPORT_FILE).is_file() and not Path(path, "dossier.toml").exists()
    except OSError:
        return False
    return is_object_with(path, ("schema", "tabellen"))


def _file(path: FileArgument) -> FileArgument:
    """Return the file of a report: the path itself, or what stands in a whole package for it."""
    if not hasattr(path, "read") and os.path.isdir(path):  # noqa: PTH112 (false, not an error, for a strange path)
        check_digests(Path(path), REPORT_FILE)
        return Path(path) / REPORT_FILE
    return path
