"""The package of a document in OpenDocument: its parts, and what its properties say."""

from __future__ import annotations

import io
from typing import Any

import attrs

from uri import extras
from uri.publish.document import Publicatiedocument
from uri.publish.forms.office.archives import fixed
from uri.publish.forms.office.odf_markup import element
from uri.publish.forms.office.properties import document_date, locale, sender
from uri.visible_text import visible

_VERSION = "1.4"
_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ooo": "http://openoffice.org/2004/office",
}


@attrs.frozen(kw_only=True)
class Parts:
    """What is written into a package, as markup.

    Attributes:
        automatic_styles: The styles that only the contents use.
        body: The contents: ``office:text`` or ``office:spreadsheet``.
        styles: What stands in the part of the styles; None keeps those of the template.
        settings: What stands in the part of the settings; None keeps those of the template.
    """

    automatic_styles: str
    body: str
    styles: str | None = None
    settings: str | None = None


def package(kind: str, document: Publicatiedocument, parts: Parts) -> bytes:
    """Return the bytes of a document.

    Args:
        kind: ``text`` or ``spreadsheet``.
        document: The publication that it is of.
        parts: What stands in it.

    Raises:
        MissingExtraError: The extra ``documents`` is not installed.
    """
    odf: Any = extras.load("odfdo", "documents").Document(kind)
    _properties(odf, document)
    content = element("office:automatic-styles", parts.automatic_styles) + element("office:body", parts.body)
    odf.container.set_part("content.xml", _part("content", content))
    if parts.styles is not None:
        odf.container.set_part("styles.xml", _part("styles", parts.styles))
    if parts.settings is not None:
        odf.container.set_part("settings.xml", _part("settings", element("office:settings", parts.settings)))
    return saved(odf)


def saved(odf: Any) -> bytes:  # noqa: ANN401 (a document of odfdo)
    """Return the bytes of a document, without what programs draw of it, and with nothing of the clock."""
    for name in [name for name in odf.container.parts if name.startswith(_DRAWN)]:
        odf.container.del_part(name)
    for name in [name for name in odf.manifest.get_paths() if name.startswith(_DRAWN)]:
        odf.manifest.del_full_path(name)
    out = io.BytesIO()
    odf.save(out)
    return fixed(out.getvalue())


def _properties(odf: Any, document: Publicatiedocument) -> None:  # noqa: ANN401 (a document of odfdo)
    meta, moment, author = odf.meta, document_date(document), visible(sender(document))
    meta.title = visible(document.title)
    meta.language = locale(document)
    meta.creation_date = meta.date = moment
    if author:
        meta.initial_creator = meta.creator = author


def _part(name: str, contents: str) -> bytes:
    namespaces = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
    root = f"office:document-{name}"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{root}{namespaces} office:version="{_VERSION}">{contents}</{root}>'
    ).encode()


_DRAWN = ("Thumbnails/", "Configurations2/")
