"""A copy of an audited document in which each contradiction is marked at its place, with its arithmetic beside it."""

from uri.marked_document.marked_document import MarkedDocument, mark_document

__all__ = ["MarkedDocument", "mark_document"]
