"""Frames of any engine as what tables are made from: counted by the engine, for no more than tables look at."""

from __future__ import annotations

from collections.abc import Collection

from uri.extras import available
from uri.languages import Text
from uri.model import Registratie
from uri.register import Dataframe, Frame, Register, frame_of

CUBE_FIELDS = frozenset(Registratie.een_van) | {
    "organisatie",
    "onderdeel",
    "soort",
    "hoofdcategorie",
    "uitkomst",
    "afdoeningen",
}
"""The fields that a cube counts by; of the dates, the year."""

_TABLE_FIELDS = CUBE_FIELDS | {"opvolging"}
"""The fields that tables look at, but for the list of cases."""


_SOURCES = Text("een register, kubus, dossier of frame", "a register, cube, dossier or frame")
"""What tables are made from."""


def counted(source: Frame, fields: Collection[str]) -> Register:
    """Return what a frame says of some fields, equal rows counted together where the engine can do that."""
    if not available("narwhals") or not source.groups:
        return source.register()
    headers = [header for header, name in source.fields.items() if name in fields]
    return source.count(headers, years=True).accepted()


def register_of(frame: Dataframe | Frame) -> Register:
    """Return what tables look at: the cases of a frame in memory, and of a lazy one how many there are of each kind."""
    source = frame_of(frame, _SOURCES)
    return counted(source, _TABLE_FIELDS) if source.lazy else source.register()
