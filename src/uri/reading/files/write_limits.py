"""What a format can hold: a table that it cannot hold is refused as a whole, before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import chain
from math import inf, isfinite
from types import NoneType

import attrs

from uri.errors import UnwritableError
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text
from uri.reading.files.raw_cells import LARGEST_EXACT, Fault
from uri.reading.files.sheet_builder import header_findings
from uri.register.parsing.raw_sheet import Cell


@attrs.frozen(kw_only=True)
class Limits:
    """What a format can hold.

    Attributes:
        rows: The number of rows, with the header.
        columns: The number of columns.
        text: The number of characters in a cell.
        whole: The largest whole number.
        uniform: Whether a column holds values of one kind only.
        joined: Whether a tuple becomes one text, its parts divided by ``|``.
    """

    rows: float = inf
    columns: float = inf
    text: float = inf
    whole: float = inf
    uniform: bool = False
    joined: bool = False


MOST_ROWS, MOST_COLUMNS, LONGEST_TEXT = 1_048_576, 16_384, 32_767
SPREADSHEET = Limits(rows=MOST_ROWS, columns=MOST_COLUMNS, text=LONGEST_TEXT, whole=LARGEST_EXACT, joined=True)
"""Excel's limits (Microsoft, "Excel specifications and limits"), kept for ODS too, since Excel opens it."""

_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 excludes (its production 2, Char), and so what no spreadsheet holds."""

_SHEET_NAME = re.compile(r"(?!')[^\n\[\]:*?/\\]{1,31}(?<!')")

_CHARACTERS = Fault(
    "URI-O-teken",
    Text("De tekst bevat tekens die een bestand niet kan bewaren.", "The text has characters that no file can hold."),
    Text("Verwijder de stuurtekens.", "Remove the control characters."),
)
_LENGTH = Fault(
    "URI-O-lengte",
    Text("De tekst is langer dan {} tekens.", "The text is longer than {} characters."),
    Text("Kort de tekst in, of kies een ander formaat.", "Shorten the text, or choose another format."),
)
_NUMBER = Fault(
    "URI-O-getal",
    Text("Dit getal kan het formaat niet exact bewaren.", "The format cannot hold this number exactly."),
    Text("Schrijf het als tekst, of laat het weg.", "Write it as text, or leave it out."),
)
_KIND = Fault(
    "URI-O-soort",
    Text("Deze soort waarde kan het formaat niet bewaren.", "The format cannot hold this kind of value."),
    Text(
        "Toegestaan zijn tekst, getallen, ja/nee, datums zonder tijdzone en lijsten van teksten.",
        "Texts, numbers, true and false, dates without a time zone and lists of texts are allowed.",
    ),
)
_MIXED = Fault(
    "URI-O-soort",
    Text("De kolom heeft waarden van meer dan één soort.", "The column has values of more than one kind."),
    Text("Maak er één soort van.", "Make them one kind."),
)
_DIVIDER = Fault(
    "URI-O-deelteken",
    Text("Een onderdeel van de lijst bevat zelf een “|”.", "A part of the list has a “|” itself."),
    Text("Kies JSON of Parquet, of vervang het teken.", "Choose JSON or Parquet, or replace the character."),
)


def flat_text(cell: Cell) -> Cell:
    r"""Return the cell as formats without lists hold it: a tuple as one text, and ``\n`` for line breaks."""
    if isinstance(cell, tuple):
        cell = "|".join(cell)
    return cell.replace("\r\n", "\n").replace("\r", "\n") if isinstance(cell, str) else cell


def check_table(file: str, headers: Sequence[str], columns: Sequence[Sequence[Cell]], limits: Limits) -> None:
    """Check that a file can hold the table.

    Raises:
        UnwritableError: It cannot; the findings name every cell that is in the way, the header row being row 1.
    """
    lengths = {len(column) for column in columns}
    if len(headers) != len(columns) or len(lengths) > 1:
        raise UnwritableError(
            Text("De kolommen zijn niet even lang, of koppen ontbreken.", "Columns differ in length or lack headers.")
        )
    rows, width = max(lengths, default=0) + 1, len(columns)
    if rows > limits.rows or width > limits.columns:
        raise UnwritableError(
            Text(
                "De tabel heeft {} rijen en {} kolommen; in {} passen er {} en {}.",
                "The table has {} rows and {} columns; {} holds {} and {}.",
            ).format(rows, width, quoted(file), limits.rows, limits.columns),
            Text("Verdeel de tabel, of kies CSV of Parquet.", "Split the table, or choose CSV or Parquet."),
        )
    findings = header_findings(Place(file=file, row=1), dict(enumerate(headers))) + Findings(
        Finding(rule=fault.rule, message=fault.message, hint=fault.hint, place=Place(file=file, row=row, column=header))
        for header, column in zip(headers, columns, strict=True)
        for row, fault in _column_faults(header, column, limits)
    )
    if findings:
        message = Text("De tabel kan niet in {} worden bewaard.", "The table cannot be saved in {}.")
        raise UnwritableError(message.format(quoted(file)), findings=findings)


def check_sheet_name(name: str) -> None:
    """Check that Excel can have a sheet of this name.

    Raises:
        UnwritableError: It cannot.
    """
    if not _SHEET_NAME.fullmatch(name) or _UNHOLDABLE.search(name):
        raise UnwritableError(
            Text("Een blad kan niet {} heten.", "A sheet cannot be called {}.").format(quoted(name)),
            Text(
                "De naam telt 1 tot 31 tekens, zonder [ ] : * ? / \\ en zonder ' aan het begin of eind.",
                "The name has 1 to 31 characters, without [ ] : * ? / \\ and without ' at its start or end.",
            ),
        )


def _column_faults(header: str, column: Sequence[Cell], limits: Limits) -> Iterator[tuple[int | None, Fault]]:
    """Give the faults of a column with their rows, the header being row 1."""
    if _is_mixed({_kind(cell_type) for cell_type in set(map(type, column)) - {NoneType}}, limits):
        yield None, _MIXED
    for row, cell in enumerate(chain([header], column), 1):
        if fault := _cell_fault(cell, limits):
            yield row, fault


def _cell_fault(cell: object, limits: Limits) -> Fault | None:  # noqa: PLR0911 (a return for every kind of value)
    match cell:
        case None | bool():
            return None
        case str():
            return _text_fault(cell, limits)
        case int():
            return _NUMBER if abs(cell) > limits.whole else None
        case float():
            return None if isfinite(cell) else _NUMBER
        case datetime():
            # pandas' NaT passes for a datetime, but has no year.
            return None if cell.tzinfo is None and cell.year >= 1 else _KIND
        case date():
            return None
        case tuple() if all(isinstance(part, str) for part in cell):
            divided = limits.joined and any("|" in part for part in cell)
            return _DIVIDER if divided else _text_fault("|".join(cell), limits)
        case _:
            return _KIND


def _text_fault(text: str, limits: Limits) -> Fault | None:
    if _UNHOLDABLE.search(text):
        return _CHARACTERS
    # Excel counts UTF-16 code units: two for a character beyond the basic plane.
    if 2 * len(text) > limits.text and len(text.encode("utf-16-le")) > 2 * limits.text:
        return _LENGTH.format(limits.text)
    return None


def _kind(cell: type) -> type:
    """Return the kind of value that a class belongs to; a date-time is a date here, and a class of codes a str."""
    return next((kind for kind in (str, bool, int, float, date, tuple) if issubclass(cell, kind)), cell)


def _is_mixed(kinds: set[type], limits: Limits) -> bool:
    """Tell whether these kinds cannot share a column: lists mix with nothing, numbers with numbers."""
    return len(kinds) > 1 and (tuple in kinds or (limits.uniform and kinds != {int, float}))
