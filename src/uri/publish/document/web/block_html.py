"""One block as HTML, without style and without script."""

from __future__ import annotations

import re
from functools import singledispatch

from uri.aggregate.tables.table_html import escaped, table_html
from uri.languages import Language
from uri.publish.document.blocks import (
    Block,
    Bullets,
    DataTable,
    Definitions,
    Downloads,
    KeyFigure,
    KeyFigures,
    Notice,
    NumberedPicture,
    Paragraph,
    Span,
)
from uri.publish.document.web.picture_html import picture_html


def block_html(block: Block, level: int, language: Language) -> str:
    """Write a block.

    Args:
        block: The block.
        level: The level of a heading in it, one below that of the section.
        language: The language that it is in.
    """
    return _html(block, level, language)


@singledispatch
def _html(block: object, _level: int, _language: Language) -> str:
    raise TypeError(type(block).__name__)


@_html.register
def _paragraph(block: Paragraph, _level: int, _language: Language) -> str:
    return f"<p>{_spans(block)}</p>"


@_html.register
def _bullets(block: Bullets, _level: int, _language: Language) -> str:
    tag = "ol" if block.ordered else "ul"
    return _list([_spans(item) for item in block.items], tag)


@_html.register
def _notice(block: Notice, level: int, _language: Language) -> str:
    said = "".join(f"<p>{_spans(paragraph)}</p>" for paragraph in block.paragraphs)
    return f'<div class="notice"><h{level}>{escaped(block.title)}</h{level}>{said}</div>'


@_html.register
def _key_figures(block: KeyFigures, _level: int, _language: Language) -> str:
    return _list([_key_figure(figure) for figure in block.figures], 'ul class="key-figures"')


@_html.register
def _table(block: DataTable, _level: int, language: Language) -> str:
    return table_html(block, language)


@_html.register
def _picture(block: NumberedPicture, _level: int, language: Language) -> str:
    return picture_html(block, language)


@_html.register
def _definitions(block: Definitions, _level: int, _language: Language) -> str:
    items = "".join(f"<div><dt>{escaped(term)}</dt><dd>{_spans(meaning)}</dd></div>" for term, meaning in block.items)
    return f"<dl>{items}</dl>"


@_html.register
def _downloads(block: Downloads, _level: int, _language: Language) -> str:
    return _list(
        [f'<a href="{escaped(item.file)}">{escaped(item.label)}</a> ({escaped(item.file)})' for item in block.files],
        'ul class="downloads"',
    )


def _list(items: list[str], tag: str) -> str:
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag.split(maxsplit=1)[0]}>"


def _key_figure(figure: KeyFigure) -> str:
    earlier = "" if figure.earlier is None else f' <span class="earlier">{escaped(figure.earlier)}</span>'
    return f"<strong>{escaped(figure.text)}</strong> <span>{escaped(figure.label)}</span>{earlier}"


def _spans(paragraph: Paragraph) -> str:
    return "".join(map(_span, paragraph.spans))


def _span(span: Span) -> str:
    written = escaped(span.text)
    if span.language is not None:
        written = f'<span lang="{span.language}">{written}</span>'
    if span.emphasis:
        written = f"<em>{written}</em>"
    if span.strong:
        written = f"<strong>{written}</strong>"
    if span.link is None or not _LINK.match(span.link):
        return written
    return f'<a href="{escaped(span.link)}">{written}</a>'


_LINK = re.compile(r"#|https?://|mailto:|[\w.-]+(/[\w.-]+)*/?(#|$)", re.IGNORECASE)
"""Where a link may lead: on the page, to a page, to a mailbox, or to a file beside it; never to a program."""
