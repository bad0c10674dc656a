"""The package of a document in OpenDocument: its parts, and what its properties say."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from uri import extras
from uri.errors import UnreadableError
from uri.findings import quoted
from uri.languages import Text
from uri.publish.document import Publicatiedocument
from uri.publish.forms.office.archives import fixed
from uri.publish.forms.office.odf_markup import element
from uri.publish.forms.office.properties import LOCALES, document_date, locale, sender
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
        styles: What stands in the part of the styles, where there is no template.
        settings: What stands in the part of the settings, where there is no template.
        missing_styles: The styles with a name that a template gets where it has none of that name.
        files: Other files, such as pictures, by their path.
    """

    automatic_styles: str
    body: str
    styles: str
    settings: str
    missing_styles: str = ""
    files: Mapping[str, bytes] = attrs.field(factory=dict)


def package(kind: str, document: Publicatiedocument, parts: Parts, template: Path | None = None) -> bytes:
    """Return the bytes of a document.

    Args:
        kind: ``text`` or ``spreadsheet``.
        document: The publication that it is of.
        parts: What stands in it.
        template: A document or template of the organisation, whose styles, paper and pictures are kept.

    Raises:
        UnreadableError: The template cannot be read, or is of another kind.
        MissingExtraError: The extra ``documents`` is not installed.
    """
    library: Any = extras.load("odfdo", "documents")
    odf = library.Document(kind) if template is None else _opened(library, kind, template)
    _properties(odf, document)
    content = element("office:automatic-styles", parts.automatic_styles) + element("office:body", parts.body)
    odf.container.set_part("content.xml", _part("content", content))
    if template is None:
        odf.container.set_part("styles.xml", _part("styles", parts.styles))
    else:
        odf.container.set_part("styles.xml", _completed(odf.container.get_part("styles.xml"), parts, document))
    if template is None:
        odf.container.set_part("settings.xml", _part("settings", element("office:settings", parts.settings)))
    for name, contents in parts.files.items():
        odf.container.set_part(name, contents)
        odf.manifest.add_full_path(name, _MEDIA_TYPES[name.rpartition(".")[2]])
    return saved(odf)


def _opened(library: Any, kind: str, template: Path) -> Any:  # noqa: ANN401 (odfdo, and a document of it)
    """Open a template as a new document: of a template a document is made, of a document one like it."""
    try:
        odf = library.Document(io.BytesIO(template.read_bytes()))
        found = odf.get_type()
    except Exception as error:  # odfdo has no errors of its own for what is no document
        raise UnreadableError(_NO_TEMPLATE.format(quoted(template.name)), _SUCH_A_TEMPLATE) from error
    if found not in {kind, f"{kind}-template"}:
        raise UnreadableError(_NO_TEMPLATE.format(quoted(template.name)), _SUCH_A_TEMPLATE)
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    odf.container.mimetype = mimetype
    odf.manifest.set_media_type("/", mimetype)
    return odf


def _completed(styles: bytes, parts: Parts, document: Publicatiedocument) -> bytes:
    """Return the styles of a template with those that it lacks, and in the language of the document."""
    etree: Any = extras.load("lxml.etree", "documents")
    root = etree.fromstring(styles)
    names = root.nsmap | _NAMESPACES
    (common,) = root.findall("office:styles", names)
    known = {_key(style) for style in common}
    for style in etree.fromstring(_part("styles", element("office:styles", parts.missing_styles)))[0]:
        if _key(style) not in known:
            common.append(style)
    language, country = LOCALES[document.language]
    for text in common.findall("style:default-style[@style:family='paragraph']/style:text-properties", names):
        text.set(f"{{{_NAMESPACES['fo']}}}language", language)
        text.set(f"{{{_NAMESPACES['fo']}}}country", country)
    completed: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return completed


def _key(style: Any) -> tuple[str, ...]:  # noqa: ANN401 (an element of lxml)
    return (style.tag, *(style.get(f"{{{_NAMESPACES['style']}}}{name}", "") for name in ("name", "family")))


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


_NO_TEMPLATE = Text(
    "Het sjabloon {} is geen tekstdocument (ODT of OTT).", "The template {} is no text document (ODT or OTT)."
)
_SUCH_A_TEMPLATE = Text("Bewaar het sjabloon als .ott of .odt.", "Save the template as .ott or .odt.")
_MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
_DRAWN = ("Thumbnails/", "Configurations2/")
