"""What stands on the page of a publication: its title, its table of contents and its sections."""

from __future__ import annotations

from collections.abc import Iterable

from uri.aggregate.tables.table_blocks import table_title
from uri.aggregate.tables.table_html import escaped
from uri.languages import Language, Text
from uri.publish.document.blocks import DataTable, NumberedPicture, Section
from uri.publish.document.web.block_html import block_html
from uri.publish.document.web.picture_html import picture_title
from uri.publish.document.web.stylesheet import notebook_style

_TOP = 2
_DEEPEST = 6
"""The levels of headings that HTML has, and the first one below that of the page."""


def body_html(title: str, language: Language, sections: Iterable[Section]) -> str:
    """Write a publication as it stands within a page."""
    listed = tuple(sections)
    written = [f"<h1>{escaped(title)}</h1>", *([_contents(listed, language)] if len(listed) > 1 else [])]
    return "\n".join([*written, *(_section(section, _TOP, language) for section in listed)])


def notebook_html(title: str, language: Language, sections: Iterable[Section]) -> str:
    """Write a publication as a notebook shows it: as its page does, within a page that is not ours."""
    body = body_html(title, language, sections)
    return f'<style>\n{notebook_style()}</style>\n<div class="uri-page" lang="{language}">\n{body}\n</div>'


def _section(section: Section, level: int, language: Language) -> str:
    code = escaped(section.code)
    return "\n".join(
        [
            f'<section id="{code}" aria-labelledby="{code}-kop">',
            f'<h{level} id="{code}-kop">{escaped(section.title)}</h{level}>',
            *(block_html(block, min(level + 1, _DEEPEST), language) for block in section.blocks),
            *(_section(below, min(level + 1, _DEEPEST), language) for below in section.sections),
            "</section>",
        ]
    )


def _contents(sections: tuple[Section, ...], language: Language) -> str:
    """Write the table of contents: the sections, and the numbered pictures and tables in each."""
    return (
        f'<nav class="contents" aria-labelledby="inhoud-kop"><h2 id="inhoud-kop">{_CONTENTS.to(language)}</h2>'
        f"<ul>{''.join(_entry(section, language) for section in sections)}</ul></nav>"
    )


def _entry(section: Section, language: Language) -> str:
    below = [_entry(part, language) for part in section.sections]
    numbered = [
        f'<li><a href="#{escaped(anchor)}">{escaped(title)}</a></li>'
        for block in section.blocks
        for anchor, title in _numbered(block, language)
    ]
    parts = "".join(numbered + below)
    link = f'<a href="#{escaped(section.code)}">{escaped(section.title)}</a>'
    return f"<li>{link}{f'<ul>{parts}</ul>' if parts else ''}</li>"


def _numbered(block: object, language: Language) -> Iterable[tuple[str, str]]:
    if isinstance(block, DataTable):
        yield f"tabel-{block.name}", table_title(block, language)
    elif isinstance(block, NumberedPicture):
        yield block.name, picture_title(block, language)


_CONTENTS = Text("Inhoud", "Contents")
