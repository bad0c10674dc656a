"""The marked copy of an audited document: a page that needs nothing beside it, and a view in a notebook."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import attrs

from uri.aggregate.tables.table_html import escaped
from uri.audit import Audit
from uri.audit.claims_in_text.found_claims import FoundClaims
from uri.audit.published_text.published_text import PublishedText
from uri.errors import UnwritableError, UriError, without_origin
from uri.file_replacement import replacing
from uri.findings import quoted
from uri.languages import Language, Text, current_language
from uri.marked_document.copy_html import CopyWriter
from uri.marked_document.locating import marks_of
from uri.marked_document.marks import Marks
from uri.pictures.colours import DEFAULT_COLOUR
from uri.publish.document.web.page_frame import framed
from uri.publish.document.web.stylesheet import notebook_style, stylesheet


@attrs.frozen(repr=False)
class MarkedDocument:
    """A copy of a document in which every contradiction is marked, with its arithmetic. A notebook shows it.

    Attributes:
        title: The title of the document.
        text: Its passages and tables.
        marks: What is said of them.
        found: What was understood of the text, and what was not.
        verdict: The audit in one line.
    """

    title: str
    text: PublishedText
    marks: Marks
    found: FoundClaims | None
    verdict: Text

    def to_html(self, language: Language | None = None) -> str:
        """Write it as one HTML page, with an overview of what was found on top.

        The page needs nothing beside it, holds no script, and fetches nothing.

        Args:
            language: The language of what is said, ``"nl"`` or ``"en"``; by default the current one.
        """
        language = language or current_language()
        style = stylesheet(DEFAULT_COLOUR) + _own_style()
        title = _TITLE.format(self.title).to(language)
        header = f"<p>{escaped(self.verdict.to(language))}</p>"
        return framed(title, language, style, header=header, body=self._body(title, language))

    def write(self, path: str | os.PathLike[str], language: Language | None = None) -> None:
        """Write the page into a file; one of that name is replaced.

        Args:
            path: The file, which ends in ``.html``.
            language: The language of what is said; by default the current one.

        Raises:
            UnwritableError: It cannot be written, or does not end in ``.html``.
        """
        target = Path(path)
        if target.suffix.lower() != ".html":
            raise UnwritableError(_NO_PAGE.format(quoted(target.name)), _NAME_PAGE)
        try:
            with without_origin(), replacing(Path(os.path.realpath(target))) as stream:
                stream.write(self.to_html(language).encode())
        except OSError as error:
            raise UnwritableError(_FAILED.format(quoted(target.name))) from error

    def _body(self, title: str, language: Language) -> str:
        writer = CopyWriter(self.text, self.marks, self.found, language)
        copy = "\n".join(filter(None, writer.body()))
        heading = f"<h1>{escaped(title)}</h1>"
        article = f'<article aria-label="{escaped(self.title)}">\n{copy}\n</article>'
        return f"{heading}\n{writer.index()}\n{article}\n{writer.not_checked()}"

    def _repr_html_(self) -> str:
        language = current_language()
        own = _own_style().replace(":root", ":scope")
        style = f"{notebook_style()}@scope (.uri-page) {{\n{own}}}\n"
        body = self._body(_TITLE.format(self.title).to(language), language)
        return f'<style>\n{style}</style>\n<div class="uri-page" lang="{language}">\n{body}\n</div>'

    def __repr__(self) -> str:
        return f"<MarkedDocument {self.text.file}: {len(self.marks.findings)}>"


def mark_document(audit: Audit) -> MarkedDocument:
    """Mark what an audit found in the document that it audited.

    Args:
        audit: The audit of a document: a text, a page, or a file of Word, LibreOffice or PDF.

    Raises:
        UriError: What was audited is no document with running text: a table or a folder.
    """
    publication = audit.publicatie
    if publication.tekst is None:
        raise UriError(_NO_TEXT.format(quoted(publication.naam)), _AUDIT_A_DOCUMENT)
    return MarkedDocument(
        title=publication.titel or publication.naam,
        text=publication.tekst,
        marks=marks_of(audit, publication.tekst),
        found=publication.gevonden,
        verdict=Text(audit.verdict("nl"), audit.verdict("en")),
    )


def _own_style() -> str:
    return files("uri.marked_document").joinpath("marked_document.css").read_text("utf-8")


_TITLE = Text("{}, nagegaan", "{}, checked")
_NO_TEXT = Text("{} is geen document met tekst.", "{} is no document with text.")
_AUDIT_A_DOCUMENT = Text(
    "Ga het verslag zelf na: een bestand .txt, .md, .html, .docx, .odt of .pdf.",
    "Audit the report itself: a file .txt, .md, .html, .docx, .odt or .pdf.",
)
_NO_PAGE = Text("{} is geen pagina.", "{} is no page.")
_NAME_PAGE = Text("Noem een bestand .html.", "Name a file .html.")
_FAILED = Text("{} kan niet worden geschreven.", "{} cannot be written.")
