"""What cubes and tables are made from: cases counted by their values, and frames that their engine counts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from uri.aggregate.cubes.dimensions import DIMENSIES, Combinatie, counted_fields
from uri.extras import available
from uri.languages import Text
from uri.model import Registratie
from uri.register import Dataframe, Frame, Register, frame_of
from uri.taxonomy import Soort, Uitkomst

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


def cells_by_kind(
    count: Callable[..., Mapping[Combinatie, int]], *, onderdelen: bool
) -> Mapping[Soort, Mapping[Combinatie, int]]:
    """Count cases once, and give those of each kind by its own dimensions.

    Args:
        count: What counts the cases by the values of fields, such as `Register.count`.
        onderdelen: Whether the parts of an organisation are counted apart.
    """
    cells: dict[Soort, dict[Combinatie, int]] = {soort: {} for soort in Soort}
    names = counted_fields(onderdelen=onderdelen)
    stops = {soort: len(DIMENSIES[soort]) + (1 if onderdelen else 0) for soort in Soort}
    for (soort, *values), number in count(*names).items():
        kept = values[: stops[soort] - 1] if onderdelen else [values[0], None, *values[1 : stops[soort] - 1]]
        of_kind, key = cells[soort], tuple(kept)
        of_kind[key] = of_kind.get(key, 0) + number
    return cells


def population(dimensions: tuple[str, ...], cells: Iterable[Combinatie]) -> frozenset[tuple[str | None, int]]:
    """Return the organisations and years of cases, of meldingen those that are closed."""
    outcome = dimensions.index("uitkomst") if "uitkomst" in dimensions else None
    return frozenset({(cell[0], cell[2]) for cell in cells if outcome is None or cell[outcome] is not Uitkomst.LOPEND})
