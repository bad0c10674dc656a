"""What `uri audit` compares: a publication, and what it was made of or the organisations that it adds up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from uri.aggregate import Consolidatie, consolidate
from uri.audit import audit, read_publication
from uri.audit.documents.document_reader import is_document, read_document
from uri.audit.documents.manifest_folder import write_manifest
from uri.cli.inputs import is_counted, read_handed_over
from uri.errors import UriError
from uri.findings import quoted
from uri.languages import Text
from uri.taxonomy import Editie

if TYPE_CHECKING:
    from pathlib import Path

    from uri.audit import Audit, Publicatie


def audited(path: Path, against: Sequence[Path], earlier: Sequence[Path] = ()) -> Audit:
    """Audit a publication: against one register or dossier, or against several sources together.

    Args:
        path: The publication.
        against: The paths of what it is compared with.
        earlier: The paths of earlier publications.

    Raises:
        SelectionError: An earlier publication is not one.
    """
    publication = read_publication(path).with_earlier(*map(read_publication, earlier))
    if len(against) == 1 and not is_counted(against[0]):
        return audit(publication, against=against[0])
    return audit(publication, against=_together(publication, against) if against else None)


def write_found(path: Path, folder: Path) -> None:
    """Write what is found in a document as a folder with a manifest, to correct by hand and to audit again.

    Args:
        path: The document.
        folder: The folder, which is made if need be.

    Raises:
        UriError: The file is no document, or the folder has a manifest already.
    """
    if not is_document(path):
        raise UriError(_NO_DOCUMENT.format(quoted(path.name)), _DOCUMENTS)
    write_manifest(read_document(path), folder)


_NO_DOCUMENT = Text("{} is geen document met tekst.", "{} is no document with text.")
_DOCUMENTS = Text(
    "--manifest schrijft op wat er in een document staat: .txt, .md, .html, .docx, .odt of .pdf.",
    "--manifest writes down what stands in a document: .txt, .md, .html, .docx, .odt or .pdf.",
)


def _together(publication: Publicatie, against: Sequence[Path]) -> Consolidatie:
    """Add organisations up, in the year and the edition of a publication."""
    found = [one.recognition.editie for one in publication.tabellen if one.recognition is not None]
    editie = publication.editie or next((one for one in found if isinstance(one, Editie)), None)
    return consolidate([read_handed_over(one) for one in against], verslagjaar=publication.jaar, editie=editie)
