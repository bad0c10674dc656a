"""A cube as a DataFrame: its cells, and zeros where it speaks and counts nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from uri.aggregate.cubes.dimensions import DECIDED, Combinatie
from uri.taxonomy import Basis, EditieRij, Jaarbron, Schendingstype, Soort, Uitkomst

if TYPE_CHECKING:
    import pandas as pd


def cube_frame(kind: tuple[Soort, Basis], dimensions: tuple[str, ...], cells: Mapping[Combinatie, int]) -> pd.DataFrame:
    """Lay cells out as rows, sorted; the kind of case and the basis are the same in all."""
    import pandas as pd  # noqa: PLC0415 (loaded on use)

    rows = [(*map(_plain, kind), *map(_plain, combination), number) for combination, number in cells.items()]
    rows.sort(key=lambda row: tuple(str(value or "") for value in row[:-1]))
    return pd.DataFrame(rows, columns=["soort", "basis", *dimensions, "aantal"])


def zeros(
    dimensions: tuple[str, ...],
    population: Iterable[tuple[str | None, int]],
    outcomes: Collection[Uitkomst],
    rows: Collection[EditieRij[Schendingstype]],
    counted: Collection[Combinatie],
) -> Iterator[Combinatie]:
    """Give a combination for each organisation, year and outcome that a cube speaks for and has no case of.

    Args:
        dimensions: The dimensions of the cube.
        population: The organisations and years that it speaks for.
        outcomes: The outcomes that it covers.
        rows: The rows of its edition, of which the first lends its code.
        counted: The organisations, years and, where it counts by them, outcomes of which there are cases.
    """
    by_outcome = "uitkomst" in dimensions
    outcomes_of_zeros = sorted(DECIDED if DECIDED.issubset(outcomes) else outcomes)
    code = next((row.code for row in rows), Schendingstype.ANDERS)
    for organisatie, year in population:
        for outcome in outcomes_of_zeros if by_outcome else [None]:
            if (organisatie, year, *([outcome] if by_outcome else [])) not in counted:
                values: dict[str, Any] = {"organisatie": organisatie, "verslagjaar": year}
                values |= {"jaarbron": Jaarbron.OPGEGEVEN, "hoofdcategorie": code}
                values |= {"uitkomst": outcome, "afdoeningen": ()}
                yield tuple(values.get(name) for name in dimensions)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return "|".join(value)
    return value.value if isinstance(value, StrEnum) else value
