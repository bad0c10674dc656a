"""Reports in files: the JSON that `uri report` prints, by itself or in a data package, read back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, cast

import attrs

from uri.aggregate import Rapport
from uri.errors import UnreadableError
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text
from uri.reading.files.encodings import read_text
from uri.reading.files.file_source import FileArgument, FileSource
from uri.reading.files.json_files import parsed
from uri.reading.package_manifest import check_digests
from uri.taxonomy import Editie

REPORT_FILE = "rapport.json"
"""The report within a data package."""

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
    source = FileSource.of(_file(path), format="json")
    with source.telling_failures():
        source.check_place()
        value = parsed(read_text(source, windows=False))
    if isinstance(value, Text):
        fault = Finding(rule="URI-I-json", message=value, place=Place(file=source.file))
        raise source.unreadable(_NO_JSON, _EXPECTED, findings=Findings([fault]))
    try:
        return Rapport.from_dict(cast("Any", value), editie=editie)
    except UnreadableError as error:
        message = Text("{}: {}", "{}: {}").format(quoted(source.file), error.message)
        findings = Findings(_in_file(finding, source.file) for finding in error.findings)
        raise UnreadableError(message, error.hint, findings=findings, argument=error.argument) from None


def is_report(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path seems to be a report in JSON: a package with one, or a file that holds an object with tables.

    A register in JSON is a list. What cannot be looked at is none.
    """
    try:
        if Path(path).is_dir():
            return Path(path, REPORT_FILE).is_file() and not Path(path, "dossier.toml").exists()
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
    return isinstance(value, dict) and value.keys() >= {"schema", "tabellen"}


def _file(path: FileArgument) -> FileArgument:
    """Return the file of a report: the path itself, or what stands in a whole package for it."""
    if not hasattr(path, "read") and os.path.isdir(path):  # noqa: PTH112 (false, not an error, for a strange path)
        check_digests(Path(path), REPORT_FILE)
        return Path(path) / REPORT_FILE
    return path


def _in_file(finding: Finding, file: str) -> Finding:
    return attrs.evolve(finding, place=attrs.evolve(finding.place, file=file))
