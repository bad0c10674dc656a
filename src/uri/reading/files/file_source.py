"""What is read: a file by its path, or what an open file holds."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO, TypeAlias

import attrs

from uri.errors import MissingFileError, UnreadableError, without_origin
from uri.file_opening import NoRegularFileError, check_regular, open_regular
from uri.findings import Findings, quoted
from uri.languages import Text
from uri.reading.files.progress_line import tell

LARGEST_AREA = 2**26
"""Rows times columns: with more, a stray cell far off is likelier than a register."""

FileArgument: TypeAlias = str | os.PathLike[str] | IO[bytes] | IO[str]
"""What a reader takes: a path, or a file that is open for reading bytes or text."""

_NAMELESS = "bestand"
"""How a file is called that has no name of its own."""

_MISSING = Text("{file} bestaat niet.", "{file} does not exist.")
_LOOK = Text("Controleer de plaats en de rechten.", "Check the place and the permissions.")
_NO_TEXT = Text("{file} is niet als tekst te lezen.", "{file} cannot be read as text.")
_AS_BYTES = Text('Open het als bytes: open(…, "rb").', 'Open it as bytes: open(…, "rb").')
_NOT_OPEN = Text("{file} is niet open om te lezen.", "{file} is not open for reading.")
_OPEN_IT = Text('Open het met open(…, "rb").', 'Open it by open(…, "rb").')
_NO_FILE = Text("{file} is een map of geen gewoon bestand.", "{file} is a folder or not a regular file.")
_DENIED = Text("{file} mag niet worden gelezen.", "{file} may not be read.")
_FAILED = Text("{file} kan niet worden gelezen.", "{file} cannot be read.")
_NOTHING_READ = Text("{file} geeft geen bytes en geen tekst.", "{file} gives no bytes and no text.")
_FORMAT_TYPE = Text('format is een tekst, zoals "csv", geen {}.', 'format is a text, such as "csv", not {}.')
_NO_FORMAT = Text(
    "Van een open bestand zonder naam is het formaat onbekend.", "The format of an open file without a name is unknown."
)
_NAME_IT = Text('Noem het, zoals "csv".', 'Name it, as in "csv".')


@attrs.frozen(kw_only=True)
class FileSource:
    """What is to be read: a file and, where the caller chose, the sheet and the header row.

    Attributes:
        path: Where the file is; of an open file only its name.
        content: What an open file holds; None for a file that is to be opened.
        format: The suffix of the format that the caller named; by default that of the path.
        sheet: The name of the sheet.
        header_row: The row of the headers, from 1.
        list_path: Where the list of a JSON file stands: keys with points between them, `""` for the file as a whole.
            Keys of nested objects are then headers with points. By default the file is the list, and nothing nests.
    """

    path: Path = attrs.field(repr=False)
    content: bytes | None = attrs.field(default=None, repr=False)
    format: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    list_path: str | None = None

    @classmethod
    def of(
        cls,
        file: FileArgument,
        *,
        format: str | None = None,  # noqa: A002 (as pandas and polars call it)
        sheet: str | None = None,
        header_row: int | None = None,
    ) -> FileSource:
        """Return the source that a caller names; an open file is read, from where it stands.

        Raises:
            UnreadableError: An open file has no name that tells its format, or cannot be read.
            TypeError: The format is no text.
        """
        if not isinstance(format, str | None):
            raise TypeError(str(_FORMAT_TYPE.format(type(format).__name__)))
        suffix = None if format is None else f".{format.lower().removeprefix('.')}"
        if not hasattr(file, "read"):
            return cls(path=Path(file), format=suffix, sheet=sheet, header_row=header_row)
        name = getattr(file, "name", None)
        known = Path(name).name if isinstance(name, str | os.PathLike) else ""
        path = Path(known or f"{_NAMELESS}{suffix or ''}")
        if suffix is None and not path.suffix:
            raise UnreadableError(_NO_FORMAT, _NAME_IT, argument="format")
        source = cls(path=path, format=suffix, sheet=sheet, header_row=header_row)
        return attrs.evolve(source, content=source.read_from(file))

    @property
    def file(self) -> str:
        """The file's name, never its folder."""
        return name_of(self.path)

    @property
    def suffix(self) -> str:
        """The suffix that tells the format, in small letters."""
        return self.format or self.path.suffix.lower()

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return self.path.stat().st_size if self.content is None else len(self.content)

    def open(self) -> BinaryIO:
        """Open the file for reading bytes."""
        return open_regular(self.path) if self.content is None else io.BytesIO(self.content)

    def read_from(self, file: Any) -> bytes:  # noqa: ANN401 (whatever has `read`)
        """Return what an open file holds, its text as UTF-8.

        Raises:
            UnreadableError: It is open as text, and is none; or it is closed, open for writing, or cannot be read.
        """
        with without_origin():
            try:
                content: object = file.read()
                if isinstance(content, str):
                    return content.encode()
            except UnicodeError as error:
                raise self.unreadable(_NO_TEXT, _AS_BYTES) from error
            except ValueError as error:  # closed, or `io.UnsupportedOperation`: open for writing
                raise self.unreadable(_NOT_OPEN, _OPEN_IT) from error
            except OSError as error:
                raise self.unreadable(_FAILED) from error
        if not isinstance(content, bytes | bytearray | memoryview):
            raise self.unreadable(_NOTHING_READ, _OPEN_IT)
        return bytes(content)

    @contextmanager
    def telling_failures(self) -> Iterator[None]:
        """Turn what the system says of the file into an error of the library, which keeps nothing of its content."""
        with without_origin():
            try:
                yield
            except UnreadableError:
                raise  # also where it is an `OSError`
            except FileNotFoundError as error:
                raise self.missing() from error
            except NoRegularFileError as error:
                raise self.unreadable(_NO_FILE, _LOOK) from error
            except OSError as error:
                reason = _DENIED if isinstance(error, PermissionError) else _FAILED
                raise self.unreadable(reason, _LOOK) from error

    def check_place(self) -> None:
        """Check that the file is there, and is one.

        Raises:
            OSError: It is not.
        """
        if self.content is None:
            check_regular(self.path)

    def tell(self, done: int, whole: int) -> None:
        """Say how much has been read, of how much."""
        tell(self.file, done / whole if whole else 1.0)

    def unreadable(
        self,
        message: Text,
        hint: Text | None = None,
        *values: object,
        findings: Findings | None = None,
        argument: str | None = None,
    ) -> UnreadableError:
        """Return the error that says why this file is no table: `message` with the file's name as ``{file}``."""
        text = message.format(*values, file=quoted(self.file))
        return UnreadableError(text, hint, findings=findings, argument=argument)

    def missing(self) -> MissingFileError:
        """Return the error for a file that does not exist."""
        return MissingFileError(_MISSING.format(file=quoted(self.file)), _LOOK, filename=str(self.path))


def name_of(path: Path) -> str:
    """Return the last part of a path; a path that has none, such as ``.``, is named by the folder that it stands for.

    Examples:
        >>> name_of(Path("map", "zaken.csv")), name_of(Path("/")) == str(Path("/"))
        ('zaken.csv', True)
    """
    return path.name or path.resolve().name or str(path)


def too_large(source: FileSource) -> UnreadableError:
    """Return the error for more cells than any register has."""
    return source.unreadable(
        Text("{file} heeft te veel cellen om te lezen.", "{file} has too many cells to read."),
        Text(
            "Verwijder losse cellen ver buiten de tabel, of verdeel het bestand.",
            "Remove stray cells far outside the table, or split the file.",
        ),
    )
