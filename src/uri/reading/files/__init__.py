r"""The raw file layer: a file becomes one table of raw cells with positions, and such a table becomes a file.

Nothing here knows what a column means. `read_sheet` raises `UnreadableError` where the file is no table; faults
of single cells and rows are `Findings` of the `Sheet`, and the caller rejects those rows. No message quotes a cell.

What every format shares: the header is the first row that is not empty; rows in which every cell is empty are not
rows; text from CSV and spreadsheets loses its outer white space, and a line break within it is ``\n``; the empty
text is None; a date-time at midnight is a date; a time of day or a duration is text, such as ``13:45:00``.
"""

from uri.errors import UnwritableError
from uri.reading.files.file_formats import SUFFIXES, read_sheet, read_sheets, write_sheet
from uri.reading.files.file_source import FileArgument
from uri.reading.files.progress_line import progress
from uri.register.parsing.raw_sheet import Cell, Sheet

__all__ = [
    "SUFFIXES",
    "Cell",
    "FileArgument",
    "Sheet",
    "UnwritableError",
    "progress",
    "read_sheet",
    "read_sheets",
    "write_sheet",
]
