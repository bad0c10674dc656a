"""What a table is made of: its rows, its columns, and what a cell can hold."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

import attrs

from uri.aggregate.cubes.units import Leeg
from uri.languages import Language, Text

Cel: TypeAlias = int | float | str | Text | Leeg
"""A number, a text, or the reason why there is neither. Ratios are unrounded fractions."""

CellKey: TypeAlias = tuple[str, str]
"""Where a cell stands: (row code, column name)."""


class RijSoort(StrEnum):
    """Whether a row counts something itself or adds others up."""

    DETAIL = "detail"
    SUBTOTAAL = "subtotaal"
    TOTAAL = "totaal"


class Notatie(StrEnum):
    """How the numbers of a row are written: as a whole number, with decimals, or as a percentage."""

    AANTAL = "aantal"
    GETAL = "getal"
    PROCENT = "procent"


@attrs.frozen
class TabelRij:
    """A row of a table.

    Attributes:
        code: Its name in a program, unique within the table.
        label: Its name in print.
        soort: Whether it counts something itself or adds others up.
        notatie: How its numbers are written.
        groep: The code of the row that has the figures which the rows of its group share: its own, where it is that
            row; None where there is no such row.
    """

    code: str
    label: Text
    soort: RijSoort = RijSoort.DETAIL
    notatie: Notatie = Notatie.AANTAL
    groep: str | None = None


@attrs.frozen
class TabelKolom:
    """A column of a table.

    Attributes:
        naam: Its name in a program, unique within the table.
        label: Its name in print.
    """

    naam: str
    label: Text


def number_text(number: float) -> Text:
    """Write a number as each language does, to no more decimals than it has.

    >>> number_text(11633), number_text(-0.5)
    (Text(nl='11.633', en='11,633'), Text(nl='-0,5', en='-0.5'))
    """
    written = f"{number:,}"
    return Text(written.translate(DUTCH), written)


DUTCH = str.maketrans(",.", ".,")
"""The separators of a number, from English to Dutch."""


def plain_value(cell: Cel, language: Language | None) -> str | int | float | None:
    """Return what a cell holds as a plain value, None where it is empty."""
    if isinstance(cell, Leeg):
        return None
    return cell.to(language) if isinstance(cell, Text) else cell
