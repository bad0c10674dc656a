"""The form ``html``: one page that needs nothing beside it, without script, for every browser and for paper."""

from __future__ import annotations

import base64
from pathlib import Path

from uri.aggregate import Rapport
from uri.aggregate.tables.table_html import escaped
from uri.errors import UnreadableError
from uri.findings import quoted
from uri.languages import Language, Text
from uri.publish.document import Publicatiedocument, publicatiedocument
from uri.publish.document.web.body_html import body_html
from uri.publish.document.web.page_frame import framed
from uri.publish.document.web.stylesheet import stylesheet
from uri.publish.stijl import Stijl


def render(document: Publicatiedocument, stijl: Stijl) -> bytes:
    """Write a publication as a page, in UTF-8.

    Args:
        document: The publication.
        stijl: The house style: its colour, and its logo, which the page takes into itself.

    Raises:
        UnreadableError: The logo cannot be read, or is no PNG or SVG.
    """
    return page(document, stijl).encode()


def to_html(rapport: Rapport, language: Language | None = None) -> str:
    """Write a report as one HTML page, that of its publication.

    Args:
        rapport: The report.
        language: ``"nl"`` or ``"en"``; by default the current language.
    """
    return page(publicatiedocument(rapport, language=language), Stijl())


def page(document: Publicatiedocument, stijl: Stijl) -> str:
    """Write a publication as a page; see `render`."""
    language = document.language
    return framed(
        document.title,
        language,
        stylesheet(stijl.kleur),
        header=_sender(document, stijl),
        body=body_html(document.title, language, document.sections),
    )


def _sender(document: Publicatiedocument, stijl: Stijl) -> str:
    """Write whose the page is: the logo, or a ribbon in its colour, and the name below it."""
    mark = '<div class="ribbon"></div>' if stijl.logo is None else _logo(stijl.logo, stijl.logo_tekst)
    report = document.rapport
    names = ", ".join(name for name in (report.organisatie, report.onderdeel) if name)
    return mark + (f"<p>{escaped(names)}</p>" if names else "")


def _logo(file: Path, alternative: str) -> str:
    kind = _KINDS.get(file.suffix.lower())
    if kind is None:
        raise UnreadableError(_NO_PICTURE.format(quoted(file.name)), _PICTURES)
    try:
        contents = file.read_bytes()
    except OSError as error:
        raise UnreadableError(_UNREADABLE.format(quoted(file.name))) from error
    data = base64.b64encode(contents).decode()
    return f'<span class="plate"><img src="data:{kind};base64,{data}" alt="{escaped(alternative)}"></span>'


_KINDS = {".png": "image/png", ".svg": "image/svg+xml"}
_NO_PICTURE = Text("Het logo {} is geen PNG of SVG.", "The logo {} is no PNG or SVG.")
_PICTURES = Text("Noem een bestand .png of .svg.", "Name a file .png or .svg.")
_UNREADABLE = Text("Het logo {} kan niet worden gelezen.", "The logo {} cannot be read.")
