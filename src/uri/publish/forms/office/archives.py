"""Archives of office documents with the same bytes for the same parts: nothing in them is of the clock."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_FIRST = "mimetype"
"""The part that OpenDocument wants first, and not compressed [ODF 1.4, part 2, 3.3]."""


def fixed(archive: bytes, changes: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """Return an archive with the same parts, each with the earliest time that an archive can say.

    Args:
        archive: The archive.
        changes: What is made of a part, by its name.
    """
    change = changes or {}
    out = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as parts, ZipFile(out, "w") as written:
        for name in sorted(parts.namelist(), key=lambda name: (name != _FIRST, name != "[Content_Types].xml")):
            part = ZipInfo(name)  # of 1 January 1980
            part.create_system = 0  # as on any other machine
            part.compress_type = ZIP_STORED if name == _FIRST else ZIP_DEFLATED
            written.writestr(part, change.get(name, bytes)(parts.read(name)))
    return out.getvalue()
