"""The frame of a page that needs nothing beside it: its head, its policy, the way to its contents, and its foot."""

from __future__ import annotations

import base64
import hashlib

from uri.aggregate.tables.table_html import escaped
from uri.languages import Language, Text


def framed(title: str, language: Language, style: str, *, header: str, body: str) -> str:
    """Put a body into a whole page.

    Args:
        title: The title of the page, as text.
        language: The language of the page.
        style: Its stylesheet; the page allows no other, and nothing from elsewhere.
        header: What stands above the body, in HTML.
        body: What it holds, in HTML.
    """
    told = escaped(title)
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language}">',
            "<head>",
            '<meta charset="utf-8">',
            *_head(told, style),
            "</head>",
            "<body>",
            f'<a class="skip" href="#inhoud">{_SKIP.to(language)}</a>',
            f'<header class="wide">{header}</header>',
            '<main id="inhoud" class="wide uri-page" tabindex="-1">',
            body,
            "</main>",
            f'<footer class="wide"><p>{told}</p></footer>',
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


_SKIP = Text("Direct naar de inhoud", "Skip to the contents")
