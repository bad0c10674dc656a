"""An organisation's own texts in a publication: read from Markdown, with figures that follow the cases."""

from uri.publish.document.own_texts.own_sections import with_own_texts

__all__ = ["with_own_texts"]
