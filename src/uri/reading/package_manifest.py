"""The manifest of a data package: which files it has, and their digests, so that one that was changed is found out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from uri.aggregate.json_forms.json_text import parsed
from uri.errors import UnreadableError
from uri.file_opening import open_regular
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text
from uri.reading.files.encodings import read_text
from uri.reading.files.file_source import FileSource

MANIFEST_FILE = "manifest.json"
"""The manifest within a data package."""

MANIFEST_SCHEMA = 1
"""The version of the form of a manifest."""

_RULE = "URI-I-pakket"
_NAME = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def check_digests(folder: Path, needed: str) -> None:
    """Check that the files of a data package are those that its manifest tells of; a folder without one says nothing.

    Args:
        folder: The folder.
        needed: The file that is to be read, which the manifest must tell of.

    Raises:
        UnreadableError: A file is not there, or is not what the manifest says; the findings name every such file.
    """
    if not (folder / MANIFEST_FILE).exists():
        return
    files = _files(folder / MANIFEST_FILE)
    faults = [*([] if needed in files else [_fault(needed, _UNTOLD)]), *_faults(folder, files)]
    if faults:
        broken = ", ".join(quoted(fault.place.file) for fault in faults)
        raise UnreadableError(_BROKEN.format(broken), _AGAIN, findings=Findings(faults))


def _files(manifest: Path) -> Mapping[str, str]:
    """Return the digest of each file that a manifest tells of."""
    source = FileSource.of(manifest)
    with source.telling_failures():
        source.check_place()
        value = parsed(read_text(source, windows=False))
    if isinstance(value, Text):
        raise UnreadableError(_NO_MANIFEST, findings=Findings([_fault(MANIFEST_FILE, value)]))
    files = value.get("bestanden") if isinstance(value, dict) and value.get("schema") == MANIFEST_SCHEMA else None
    if not isinstance(files, dict):
        raise UnreadableError(_NO_MANIFEST, _EXPECTED)
    told = {name: entry.get("sha256") if isinstance(entry, dict) else None for name, entry in files.items()}
    if not all(_NAME.fullmatch(name) and isinstance(sha, str) and _DIGEST.fullmatch(sha) for name, sha in told.items()):
        raise UnreadableError(_NO_MANIFEST, _EXPECTED)
    return {name: str(sha) for name, sha in told.items()}


def _faults(folder: Path, files: Mapping[str, str]) -> Iterator[Finding]:
    for name, told in files.items():
        try:
            with open_regular(folder / name) as stream:
                found = hashlib.sha256(stream.read()).hexdigest()
        except OSError:
            yield _fault(name, _MISSING)
        else:
            if found != told:
                yield _fault(name, _CHANGED)


def _fault(name: str, message: Text) -> Finding:
    return Finding(rule=_RULE, message=message, place=Place(file=name))


_BROKEN = Text(
    "Het gegevenspakket is niet wat zijn manifest zegt: {}.", "The data package is not what its manifest says: {}."
)
_AGAIN = Text("Haal het opnieuw op, of maak het opnieuw met uri publish.", "Fetch it again, or make it by uri publish.")
_NO_MANIFEST = Text(
    "manifest.json is geen manifest van een gegevenspakket.", "manifest.json is no manifest of a data package."
)
_EXPECTED = Text(
    "Verwacht worden schema 1 en bestanden: een naam zonder map, met de sha256 in 64 kleine hexadecimale tekens.",
    "Expected are schema 1 and bestanden: a name without a folder, with its sha256 in 64 small hexadecimal signs.",
)
_UNTOLD = Text("het manifest noemt dit bestand niet.", "the manifest does not tell of this file.")
_MISSING = Text("dit bestand is er niet, of is niet te lezen.", "this file is not there, or cannot be read.")
_CHANGED = Text("dit bestand is veranderd: de SHA-256 klopt niet.", "this file was changed: its SHA-256 differs.")
