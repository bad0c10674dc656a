"""One raw cell to one value: each form of field has one reader, and a reader that is not sure refuses.

A reader gets every *distinct* cell of a column once. It returns the value, or raises `CellError`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from types import NoneType
from typing import Any, TypeAlias, TypeVar

import numpy as np

from uri.errors import UnknownLabelError, UriError
from uri.findings import quoted
from uri.languages import Text
from uri.model import Field, FieldForm
from uri.model.field_converters import clean
from uri.model.fields import EERSTE_JAAR, GROOTSTE, LAATSTE_JAAR
from uri.register.columns import Numbers
from uri.register.parsing.day_reader import as_day
from uri.register.parsing.raw_sheet import Cell, CleanTexts, RepeatedCells
from uri.taxonomy.codes import Code

SEPARATOR = "|"
"""What separates several values in one cell."""

Piece = TypeVar("Piece")
Result = TypeVar("Result")

WordReader: TypeAlias = Callable[[str], Code]
"""What a printed label means: raises `UnknownLabelError` for one that is not in the list."""

_DECIMAL = re.compile(r"[0-9]{1,10}([.,][0-9]{1,10})?")
_HALF = re.compile("[\ud800-\udfff]")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}[.][0-9]{3}")


class CellError(UriError, ValueError):
    """A cell that cannot be understood.

    Attributes:
        rule: The id of the finding that it makes.
        field: The field at fault, if it is not that of the cell's column.
        others: What else is wrong with the cell.
    """

    def __init__(self, rule: str, message: Text, hint: Text | None = None, *, field: str | None = None) -> None:
        super().__init__(message, hint)
        self.rule = rule
        self.field = field
        self.others: tuple[CellError, ...] = ()


def value(cell: Cell, field: Field, words: WordReader) -> Any:  # noqa: ANN401 (the field's form decides)
    """Read one cell as a value of a field, None for an empty one.

    Raises:
        CellError: The cell cannot be understood.
    """
    if is_empty(cell):
        return None
    return _READERS[field.form](cell, words)


def is_empty(cell: Cell) -> bool:
    """Tell whether a cell holds nothing: no value, a blank text, or not a number."""
    if isinstance(cell, str):
        return not cell.strip()
    return cell is None or cell == () or (isinstance(cell, float) and math.isnan(cell))


def read_pieces(pieces: Iterable[Piece], read: Callable[[Piece], Result]) -> list[Result]:
    """Read every piece of a cell.

    Raises:
        CellError: Some piece cannot be read; it carries the faults of the others.
    """
    results: list[Result] = []
    faults: list[CellError] = []
    for piece in pieces:
        try:
            results.append(read(piece))
        except CellError as error:
            faults.append(error)
    if faults:
        faults[0].others = tuple(faults[1:])
        raise faults[0]
    return results


def pieces_of(cell: Cell) -> list[str]:
    """Split a cell that may hold several values."""
    if isinstance(cell, Code):
        return [cell]
    pieces = cell if isinstance(cell, tuple) else text(cell).split(SEPARATOR)
    return [piece if isinstance(piece, Code) else piece.strip() for piece in pieces if piece.strip()]


def text(cell: Cell) -> str:
    """Read a cell as text: a number as it is written, a day in ISO form."""
    if isinstance(cell, tuple):
        return SEPARATOR.join(cell)
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def from_decimal(number: Decimal) -> int | float:
    """Return a decimal number as a cell: int where it is whole."""
    if not number.is_finite():
        return math.nan if number.is_nan() else float(number)
    return int(number) if number == number.to_integral_value() else float(number)


def unknown_label(error: UnknownLabelError, field: str | None = None) -> CellError:
    """Turn the error of a look-up into the fault of a cell."""
    return CellError("URI-I-label", error.message, error.hint, field=field)


def _code(cell: Cell, words: WordReader) -> Code:
    if isinstance(cell, Code):
        return cell
    try:
        return words(text(cell))
    except UnknownLabelError as error:
        raise unknown_label(error) from None


def _codes(cell: Cell, words: WordReader) -> tuple[Code, ...]:
    members = read_pieces(pieces_of(cell), lambda piece: _code(piece, words))
    if len(members) != len(set(members)):
        raise CellError(
            "URI-I-dubbel",
            Text("dezelfde code staat twee keer in één cel.", "the same code stands twice in one cell."),
            Text("Noem elke code één keer.", "Name each code once."),
        )
    return tuple(members)


def _day(cell: Cell, _words: WordReader) -> date:
    day = as_day(cell)
    if isinstance(day, Text):
        raise CellError(
            "URI-I-datum",
            day.format(quoted(text(cell)), EERSTE_JAAR),
            Text("Schrijf een datum als 2023-12-31 of 31-12-2023.", "Write a date as 2023-12-31 or 31-12-2023."),
        )
    return day


def _year(cell: Cell, _words: WordReader) -> int:
    number = _whole(cell)
    if number is None or not EERSTE_JAAR <= number <= LAATSTE_JAAR:
        raise CellError(
            "URI-I-jaar",
            Text("{} is geen jaar.", "{} is no year.").format(quoted(text(cell))),
            Text("Schrijf een jaar met vier cijfers.", "Write a year in four digits."),
        )
    return number


def _count(cell: Cell, _words: WordReader) -> int:
    number = _whole(cell)
    if number is None or not 0 <= number <= GROOTSTE:
        raise CellError(
            "URI-I-aantal",
            Text("{} is geen aantal.", "{} is no count.").format(quoted(text(cell))),
            Text(
                "Schrijf een heel getal van nul of meer, zonder punt of komma.",
                "Write a whole number, zero or more, without point or comma.",
            ),
        )
    return number


def _whole(cell: Cell) -> int | None:
    """Return a whole number, or None for anything that is not plainly one."""
    if isinstance(cell, str) and re.fullmatch(r"[0-9]{1,10}", cell.strip()):
        return int(cell)
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell if isinstance(cell, int) and not isinstance(cell, bool) else None


def _number(cell: Cell, _words: WordReader) -> float:
    number = math.nan
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = float(cell)
    elif isinstance(cell, str) and _DECIMAL.fullmatch(cell.strip()) and not _THOUSANDS.fullmatch(cell.strip()):
        number = float(cell.replace(",", "."))
    if not 0 <= number <= GROOTSTE:
        raise CellError(
            "URI-I-getal",
            Text("{} is geen getal van nul of meer.", "{} is no number of zero or more.").format(quoted(text(cell))),
            Text("Schrijf een getal als 2,5.", "Write a number such as 2.5."),
        )
    return number


def has_half_sign(text: str) -> bool:
    """Tell whether a text holds half a character, as an escape in JSON can bring: no file can hold it."""
    return not text.isascii() and _HALF.search(text) is not None


def texts(cells: Sequence[Cell]) -> Numbers | None:
    """Read a column as texts at once, None for an empty one.

    Returns:
        The texts; None where some cell must be looked at by itself.
    """
    if isinstance(cells, RepeatedCells):
        distinct = texts(cells.cells)
        return None if distinct is None else distinct[cells.positions]
    cleaned = cells if isinstance(cells, CleanTexts) else _cleaned(cells)
    return None if cleaned is None else np.array([*cleaned, None], object)[:-1]


def _cleaned(cells: Sequence[Any]) -> list[str | None] | None:
    if not set(map(type, cells)) <= {str, NoneType}:
        return None
    whole = "".join(filter(None, cells))
    return None if "\r" in whole or has_half_sign(whole) else [(cell and cell.strip()) or None for cell in cells]


def _text(cell: Cell, _words: WordReader) -> str | None:
    written = text(cell)
    if has_half_sign(written):
        raise CellError(
            "URI-I-teken",
            Text("de tekst bevat een half teken.", "the text holds half a character."),
            Text("Bewaar het bestand als UTF-8.", "Save the file as UTF-8."),
        )
    return clean(written)


_READERS: Mapping[FieldForm, Callable[[Cell, WordReader], Any]] = {
    FieldForm.CODE: _code,
    FieldForm.CODES: _codes,
    FieldForm.DATUM: _day,
    FieldForm.JAAR: _year,
    FieldForm.AANTAL: _count,
    FieldForm.GETAL: _number,
    FieldForm.NAAM: _text,
    FieldForm.TEKST: _text,
}
