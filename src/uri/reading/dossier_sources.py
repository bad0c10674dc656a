"""The files of a dossier as sources of its publication: own texts as they are, and the digest of every file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from uri.aggregate.sources.dossier import RECORD_FIELDS
from uri.aggregate.sources.publication_details import Bronbestand, Publicatietekst
from uri.errors import MissingFileError, UnreadableError
from uri.file_opening import open_regular, reason
from uri.findings import quoted
from uri.languages import Text
from uri.reading.dossier_manifest import MANIFEST_FILE, DossierFile, DossierManifest
from uri.reading.publication_entry import TextEntry

LARGEST_TEXT = 2**20
"""In bytes: what a person writes is far smaller."""

Opened = Callable[[str], Path]
"""Gives the path of a file that a manifest names, or refuses it."""


def read_own_text(entry: TextEntry, opened: Opened) -> Publicatietekst:
    """Read an own text of a dossier as it is.

    Args:
        entry: What the manifest says of it.
        opened: Gives the path of a file that the manifest names.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: It cannot be read, is no UTF-8, or is larger than a person writes.
    """
    unreadable = _UNREADABLE.format(quoted(Path(entry.bestand).name))
    path = opened(entry.bestand)
    try:
        with open_regular(path) as stream:
            data = stream.read(LARGEST_TEXT + 1)
    except FileNotFoundError:
        raise MissingFileError(unreadable, _NO_FILE, filename=str(path)) from None
    except OSError as error:
        raise UnreadableError(unreadable, reason(error)) from None
    if len(data) > LARGEST_TEXT:
        raise UnreadableError(unreadable, _TOO_LARGE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(unreadable, _NO_UTF8) from None
    ((place, section),) = entry.places.items()
    return Publicatietekst(bestand=entry.bestand, inhoud=text, plaats=place, sectie=section, taal=entry.taal)


def source_files(manifest: DossierManifest, opened: Opened) -> tuple[Bronbestand, ...]:
    """Return every file of a dossier with its SHA-256: the manifest, and what it names, each once, in its order.

    Args:
        manifest: The manifest.
        opened: Gives the path of a file that the manifest names.
    """
    names = dict.fromkeys([MANIFEST_FILE, *_named(manifest)])
    return tuple(Bronbestand(bestand=_told(name), sha256=_digest(opened(name))) for name in names)


def _named(manifest: DossierManifest) -> Iterator[str]:
    """Name the files of a manifest in its order; an edition is a file where its name is that of one."""
    if _is_file(manifest.editie):
        yield str(manifest.editie)
    if manifest.organisaties is not None:
        yield manifest.organisaties
    for kind in ("zaken", "tellingen", *RECORD_FIELDS.values()):
        files: list[DossierFile] = getattr(manifest, kind)
        for file in files:
            yield file.bestand
            yield from (str(name) for name in (file.koppeling,) if name is not None)
            yield from (str(name) for name in (file.editie,) if _is_file(name))
    for text in manifest.publicatie.teksten:
        yield text.bestand


def _told(name: str) -> str:
    """Return the name of a file as a publication tells it: of one outside the folder no more than its last part."""
    path = Path(name)
    return path.name if path.is_absolute() or ".." in path.parts else path.as_posix()


def _is_file(editie: str | None) -> bool:
    return editie is not None and editie.endswith(".toml")


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with open_regular(path) as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


_PIECE = 2**20
_UNREADABLE = Text("{} is niet te lezen.", "{} cannot be read.")
_NO_FILE = Text("Het bestand is er niet.", "The file is not there.")
_TOO_LARGE = Text(
    "Het is te groot voor een tekst die iemand schreef.", "It is too large for a text that a person wrote."
)
_NO_UTF8 = Text("Bewaar het bestand als UTF-8.", "Save the file as UTF-8.")
