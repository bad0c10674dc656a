"""The form ``pdf``: the page on paper, tagged for screen readers after PDF/UA-1."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from uri import extras
from uri.aggregate import Maand
from uri.errors import MissingExtraError
from uri.languages import Text
from uri.publish.document import Publicatiedocument
from uri.publish.forms.html_page import page
from uri.publish.forms.pdf_tags import with_scopes
from uri.publish.stijl import Stijl


def render(document: Publicatiedocument, stijl: Stijl) -> bytes:
    """Write a publication as a tagged PDF.

    Args:
        document: The publication; the date in the properties is that of publication, and there is none without it.
        stijl: The house style: its colour and its logo.

    Raises:
        UnreadableError: The logo cannot be read, or is no PNG or SVG.
        MissingExtraError: The extra ``pdf`` or the library Pango of the system is not installed.
    """
    extras.load("pikepdf", "pdf")
    engine = _engine()
    fonts = extras.load("weasyprint.text.fonts", "pdf").FontConfiguration()
    fetcher = extras.load("weasyprint.urls", "pdf").URLFetcher(allowed_protocols=["data"])  # nothing from elsewhere
    sheet = engine.CSS(string=_style(document), url_fetcher=fetcher, font_config=fonts)
    written = _dated(page(document, stijl), document)
    source = engine.HTML(string=written, url_fetcher=fetcher)
    with _no_clock():
        written_pdf = source.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
    return with_scopes(written_pdf)


@contextmanager
def _no_clock() -> Iterator[None]:
    """Keep the time out of the fonts: where HarfBuzz cannot part a font, fontTools does, and dates it.

    The variable is that of https://reproducible-builds.org/specs/source-date-epoch; a date that the user gave stays.
    """
    if _EPOCH in os.environ:
        yield
        return
    os.environ[_EPOCH] = "0"
    try:
        yield
    finally:
        os.environ.pop(_EPOCH, None)


def _engine() -> Any:  # noqa: ANN401 (a module without types)
    """Import WeasyPrint, which needs a library that pip does not bring."""
    try:
        return extras.load("weasyprint", "pdf")
    except OSError as error:
        raise MissingExtraError(_NO_PANGO, _INSTALL_PANGO, extra="pdf", name="pango") from error


def _dated(written: str, document: Publicatiedocument) -> str:
    date = document.publicatie.datum
    if date is None:
        return written
    stated = f"{date.jaar}-{date.maand:02}-01" if isinstance(date, Maand) else date.isoformat()
    return written.replace("<title>", f'<meta name="dcterms.created" content="{stated}">\n<title>', 1)


def _style(document: Publicatiedocument) -> str:
    """Return what paper asks for on top of the rules of the page: its own letters, and numbers of pages."""
    faces = "".join(_face(name, weight) for name, weight in (("Regular", 400), ("Bold", 700)))
    numbered = f'"{_PAGE.to(document.language)} " counter(page) " / " counter(pages)'
    return f"{faces}@page {{ @bottom-right {{ content: {numbered}; font: 8pt Uri; }} }}\n{_RULES}"


def _face(name: str, weight: int) -> str:
    font = Path(str(files("uri.pictures.fonts").joinpath(f"OpenSans-{name}.ttf"))).read_bytes()
    data = base64.b64encode(font).decode()
    return f'@font-face {{ font-family: Uri; font-weight: {weight}; src: url("data:font/ttf;base64,{data}"); }}\n'


_EPOCH = "SOURCE_DATE_EPOCH"
_RULES = """\
html, body, svg, svg text { font-family: Uri !important; }
.skip, footer { display: none; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
"""
_PAGE = Text("Pagina", "Page")
_NO_PANGO = Text(
    "Voor PDF is Pango nodig, een bibliotheek van het systeem, en die is niet geïnstalleerd.",
    "PDF needs Pango, a library of the system, which is not installed.",
)
_INSTALL_PANGO = Text(
    "Installeer het met: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "Install it with: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
)
