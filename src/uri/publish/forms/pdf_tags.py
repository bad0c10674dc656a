"""What a screen reader needs of the tables of a tagged PDF: of which cells each head is the head."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from uri import extras


def with_scopes(pdf: bytes) -> bytes:
    """Return a tagged PDF in which every head of a table says whether it is of its column or of its row.

    Cells in the head of a table are heads of columns; the first cell of any other row is the head of that row.

    Args:
        pdf: The document. Its identifier is made anew from what is in it, so that the same input gives the same bytes.

    Raises:
        MissingExtraError: The extra ``pdf`` is not installed.
    """
    pikepdf = extras.load("pikepdf", "pdf")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for row, is_head in _rows(document.Root.StructTreeRoot, is_head=False):
            for at, cell in enumerate(_children(row)):
                if is_head or at == 0:
                    cell.S = pikepdf.Name.TH
                    scope = pikepdf.Name.Column if is_head else pikepdf.Name.Row
                    cell.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=scope)
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _rows(element: Any, *, is_head: bool) -> Iterator[tuple[Any, bool]]:  # noqa: ANN401 (pikepdf makes its own types)
    """Give each row of a table below an element, and whether it stands in the head of the table."""
    for child in _children(element):
        kind = str(child.S)
        if kind == "/TR":
            yield child, is_head
        else:
            yield from _rows(child, is_head=kind == "/THead")


def _children(element: Any) -> list[Any]:  # noqa: ANN401 (pikepdf makes its own types)
    """Return the elements right below one; contents of a page and links to objects are none."""
    pikepdf = extras.load("pikepdf", "pdf")
    below = element.get("/K", [])
    listed = list(below) if isinstance(below, pikepdf.Array) else [below]
    return [child for child in listed if isinstance(child, pikepdf.Dictionary) and "/S" in child]
