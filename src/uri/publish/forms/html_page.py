"""The form ``html``: one page that needs nothing beside it, without script, for every browser and for paper."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from uri.aggregate import Rapport
from uri.aggregate.tables.table_html import escaped
from uri.errors import UnreadableError
from uri.findings import quoted
from uri.languages import Language, Text
from uri.publish.document import Publicatiedocument, publicatiedocument
from uri.publish.document.web.body_html import body_html
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
    language, title = document.language, escaped(document.title)
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language}">',
            "<head>",
            '<meta charset="utf-8">',
            *_head(title, stylesheet(stijl.kleur)),
            "</head>",
            "<body>",
            f'<a class="skip" href="#inhoud">{_SKIP.to(language)}</a>',
            f'<header class="wide">{_sender(document, stijl)}</header>',
            '<main id="inhoud" class="wide uri-page" tabindex="-1">',
            body_html(document.title, language, document.sections),
            "</main>",
            f'<footer class="wide"><p>{title}</p></footer>',
            "</body>",
            "</html>",
            "",
        ]
    )


def _head(title: str, style: str) -> list[str]:
    """Write what a browser must know; nothing may come from elsewhere, and no other style may be given."""
    written = f"\n{style}"
    digest = base64.b64encode(hashlib.sha256(written.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return [
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{title}</title>",
        '<link rel="icon" href="data:,">',
        f"<style>{written}</style>",
    ]


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
_SKIP = Text("Direct naar de inhoud", "Skip to the contents")
_NO_PICTURE = Text("Het logo {} is geen PNG of SVG.", "The logo {} is no PNG or SVG.")
_PICTURES = Text("Noem een bestand .png of .svg.", "Name a file .png or .svg.")
_UNREADABLE = Text("Het logo {} kan niet worden gelezen.", "The logo {} cannot be read.")
