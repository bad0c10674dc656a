"""A grid read as a table: what its rows and columns are, made out from the words beside the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed.grid_cells import COVERED
from uri.audit.printed.grid_headers import BodyRow, GridParts, grid_parts
from uri.audit.printed.grids import PrintedGrid
from uri.audit.printed.printed_numbers import PrintedKind, PrintedNumber, is_english, read_number
from uri.audit.printed_tables.column_reader import plain_headers, read_columns
from uri.audit.printed_tables.figures import Figure, FigureMeaning
from uri.audit.printed_tables.header_totals import with_header_totals
from uri.audit.printed_tables.indented_rows import with_indented
from uri.audit.printed_tables.label_words import (
    is_dashed,
    is_note,
    is_of_which,
    is_sentence,
    is_subtotal,
    is_total,
    list_number,
    opens_parts,
    stands_alone,
)
from uri.audit.printed_tables.likely_totals import with_likely_total_column, with_likely_totals
from uri.audit.printed_tables.partition_words import partition_said
from uri.audit.printed_tables.percent_rows import heads_percentages, percent_rows, with_percent_rows
from uri.audit.printed_tables.period_totals import with_year_columns, with_year_rows
from uri.audit.printed_tables.printed_table import ColumnKind, Partition, PrintedColumn, PrintedRow, PrintedTable
from uri.audit.printed_tables.quantity_words import is_no_sum, is_percentage
from uri.audit.printed_tables.shares_in_cells import with_shares_apart
from uri.findings import Place
from uri.languages import Text, same
from uri.taxonomy.labels import normal


def read_table(
    grid: PrintedGrid,
    *,
    name: str,
    meaning: FigureMeaning | None = None,
    column_meanings: Mapping[str, FigureMeaning] | None = None,
    row_meanings: Mapping[str, FigureMeaning] | None = None,
    partition: Partition | None = None,
    blank_open: bool = False,
    zero_hidden: bool = True,
    english: bool | None = None,
) -> PrintedTable | None:
    """Make out the title, the headers, the rows and the figures of a grid.

    Args:
        grid: The grid.
        name: The name that the table gets.
        meaning: What is stated of the whole table.
        column_meanings: What is stated of columns, by their header.
        row_meanings: What is stated of rows, by their label.
        partition: What the rows are to their total; None to see it from the words around them.
        blank_open: Whether a blank may hide a number.
        zero_hidden: Whether a figure that is hidden to protect people may be zero.
        english: Whether commas part thousands; None to see it from the figures.

    Returns:
        The table; None where the grid holds no figure.
    """
    parts = with_shares_apart(with_header_totals(grid_parts(grid), grid.title))
    numbers = _read_numbers(parts, grid.english if english is None else english)
    if not any(number.is_number for row in numbers for number in row):
        return None
    percent = percent_rows(numbers)
    about = f"{grid.title} {parts.title} {parts.corner}"
    told = _telling(numbers, percent)
    columns = read_columns(parts, told, _by_label(column_meanings), meaning or FigureMeaning(), about=about)
    rows = with_percent_rows(_read_rows(parts.body, numbers), percent)
    columns = with_likely_total_column(with_year_columns(columns, rows, numbers, about=about), rows, numbers)
    rows = with_year_rows(with_likely_totals(rows, columns, numbers), columns, numbers, about=about)
    place = Place(file=grid.file, sheet=grid.sheet, table=name)
    maker = _FigureMaker(place, columns, _by_label(row_meanings), grid, blank_open=blank_open, zero_hidden=zero_hidden)
    title, figures = grid.title or parts.title, maker.figures(rows, numbers)
    return PrintedTable(
        name=name,
        title=title,
        rows=tuple(rows),
        columns=tuple(columns),
        figures=figures,
        partition=partition or partition_said((about, *parts.headers, *(row.label for row in rows if row.heading))),
    )


def _by_label(meanings: Mapping[str, FigureMeaning] | None) -> dict[str, FigureMeaning]:
    return {normal(label): meaning for label, meaning in (meanings or {}).items()}


# ---------------------------------------------------------------------------------------------------------------- cells


def _read_numbers(parts: GridParts, english: bool | None) -> list[list[PrintedNumber]]:  # noqa: FBT001 (a keyword where it is public)
    """Make out the cells of each row, in the notation of the table."""
    if english is None:
        english = is_english(cell for row in parts.body for cell in row.figures)
    percentages = [is_percentage(header) for header in plain_headers(parts)]
    return [
        [
            _read_cell(cell, is_percent=is_percent or is_row, english=english)
            for cell, is_percent in zip(row.figures, percentages, strict=True)
        ]
        for row in parts.body
        for is_row in [heads_percentages(" ".join(row.labels))]
    ]


def _telling(numbers: Sequence[Sequence[PrintedNumber]], percent: frozenset[int]) -> list[list[PrintedNumber]]:
    """Return the figures of each column that tell what it holds: not those of rows of percentages, if it has others."""
    return [
        [number for row, number in enumerate(column) if row not in percent] or [*column]
        for column in zip(*numbers, strict=True)
    ]


def _read_cell(cell: str, *, is_percent: bool, english: bool) -> PrintedNumber:
    """Make out a cell; under a header or beside a label of percentages a bare number is one."""
    number = read_number(cell, english=english, words=True)
    is_bare = number.kind is PrintedKind.NUMBER and not number.percent
    return read_number(f"{number.abbreviated}%", english=english) if is_percent and is_bare else number


# ----------------------------------------------------------------------------------------------------------------- rows


def _read_rows(body: Sequence[BodyRow], numbers: Sequence[Sequence[PrintedNumber]]) -> list[PrintedRow]:
    """Tell of each row what it is: a detail, a total, a part, a heading."""
    blanks = [all(number.kind in {PrintedKind.BLANK, PrintedKind.COVERED} for number in row) for row in numbers]
    rows: list[PrintedRow] = []
    for line, label, is_blank in zip(body, _labels(body), blanks, strict=True):
        is_first = not rows or rows[-1].kind is not RijSoort.DETAIL
        text = " ".join(label)
        is_heading = is_blank and (
            is_first or text.endswith(":") or is_note(text) or is_sentence(text) or stands_alone(text)
        )
        rows.append(_read_row(label, line.number, is_heading=is_heading))
    rows = _with_lists(_with_headings(rows, blanks) if _has_headings(rows) else rows)
    return with_indented(rows, [line.indent for line in body], blanks)


def _with_lists(rows: Sequence[PrintedRow]) -> list[PrintedRow]:
    """Take each row of a list, numbered from the first below a row of figures, for one with a dash."""
    lists: list[PrintedRow] = []
    number = 0
    for above, row in zip([None, *rows[:-1]], rows, strict=True):
        begins = (
            list_number(row.label) == 1 and above is not None and not above.heading and not list_number(above.label)
        )
        number = 1 if begins else number + 1 if number and list_number(row.label) == number + 1 else 0
        lists.append(attrs.evolve(row, dashed=row.dashed or number > 0))
    return lists


def _labels(body: Sequence[BodyRow]) -> list[tuple[str, ...]]:
    """Return the parts of each label; a group that is not repeated goes on below, unless it is a number."""
    above: list[str] = []
    labels = []
    for row in body:
        words = ["" if cell == COVERED else cell for cell in row.labels]
        if len(words) > 1:
            if not words[0] and above and not above[0].isdecimal() and any(words[1:]):
                words[0] = above[0]
            above = words
        labels.append(tuple(filter(None, words)))
    return labels


def _read_row(label: tuple[str, ...], number: int, *, is_heading: bool) -> PrintedRow:
    text = ", ".join(label)
    if is_heading and is_sentence(text):
        return PrintedRow(text, number, heading=True, counts=False)
    counts = not (is_no_sum(text) or is_percentage(text))
    if any(map(is_subtotal, label)) or any(map(is_total, label[1:])):
        return PrintedRow(text, number, RijSoort.SUBTOTAAL)
    if is_total(text):
        return PrintedRow(text, number, RijSoort.TOTAAL, opens=opens_parts(text), counts=counts)
    opens = opens_parts(text) and (is_heading or not stands_alone(text))
    return PrintedRow(
        text,
        number,
        of_which=any(map(is_of_which, label)) and not opens,
        opens=opens,
        heading=is_heading,
        dashed=is_dashed(text),
        counts=counts,
    )


def _has_headings(rows: Sequence[PrintedRow]) -> bool:
    """Tell whether the first row that is no total is a heading, in a table without subtotals."""
    first = next((row for row in rows if row.kind is RijSoort.DETAIL), None)
    return first is not None and first.heading and not any(row.kind is RijSoort.SUBTOTAAL for row in rows)


def _with_headings(rows: Sequence[PrintedRow], blanks: Sequence[bool]) -> list[PrintedRow]:
    """Take each blank row with figures right below it for a heading too."""
    is_followed = [*(not is_blank for is_blank in blanks[1:]), False]
    return [
        attrs.evolve(row, heading=row.heading or (is_blank and followed and row.kind is RijSoort.DETAIL))
        for row, is_blank, followed in zip(rows, blanks, is_followed, strict=True)
    ]


# -------------------------------------------------------------------------------------------------------------- figures


@attrs.frozen
class _FigureMaker:
    """Makes the figures of a table, each with its name, its place and what is stated of it."""

    place: Place
    columns: Sequence[PrintedColumn]
    row_meanings: Mapping[str, FigureMeaning]
    grid: PrintedGrid
    blank_open: bool = attrs.field(kw_only=True)
    zero_hidden: bool = attrs.field(kw_only=True)

    def figures(
        self, rows: Sequence[PrintedRow], numbers: Sequence[Sequence[PrintedNumber]]
    ) -> tuple[tuple[Figure, ...], ...]:
        """Return the figures of each row."""
        rows_above = [None, *rows[:-1]]
        return tuple(self._of_row(*row) for row in zip(rows_above, rows, numbers, strict=True))

    def _of_row(
        self, above: PrintedRow | None, row: PrintedRow, numbers: Sequence[PrintedNumber]
    ) -> tuple[Figure, ...]:
        meaning = self.row_meanings.get(normal(row.label), FigureMeaning())
        place = self.grid.place_of(row.number, self.place)
        return tuple(
            Figure(
                name=self._name(row, column, above),
                printed=number,
                place=attrs.evolve(place, column=column.label or None),
                meaning=meaning.completed_by(column.meaning),
                blank_open=self.blank_open,
                zero_hidden=self.zero_hidden,
                is_total=row.kind is not RijSoort.DETAIL or column.kind is ColumnKind.TOTAL,
            )
            for column, number in zip(self.columns, numbers, strict=True)
        )

    def _name(self, row: PrintedRow, column: PrintedColumn, above: PrintedRow | None) -> Text:
        """Name a figure by its row, and by its column where there are more."""
        name = _row_name(row, above, self.grid.places.get(row.number))
        is_alone = not column.label or sum(not other.in_cells for other in self.columns) == 1
        return name if is_alone else _WITH_COLUMN.format(name, column.label)


def _row_name(row: PrintedRow, above: PrintedRow | None, place: Place | None) -> Text:
    """Name a row by its label or number; a subtotal by the heading right above it, or by its number as well."""
    number = _ROW.format(row.number) if place is None else _LINE.format(place.line)
    if not row.label:
        return number
    if row.kind is not RijSoort.SUBTOTAAL:
        return same(row.label)
    if above is not None and above.heading:
        return same(f"{above.label}, {row.label}")
    return _NUMBERED.format(same(row.label), number)


_ROW = Text("rij {}", "row {}")
_LINE = Text("regel {}", "line {}")
_NUMBERED = Text("{} ({})", "{} ({})")
_WITH_COLUMN = Text("{} ({})", "{} ({})")
