"""The errors that the library raises: one family, each also a builtin type, each with a hint.

An error speaks one sentence and a hint, in the current language (``str(error)``, see `set_language`) or in one that is
asked for (``error.to_text("en")``). Where several things are wrong it carries them all, as `Findings`. What a program
may want to act on stands in fields, so that nobody has to take a message apart.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import ENOENT
from typing import Any, ClassVar

from uri.findings import Findings
from uri.languages import Language, Text
from uri.visible_text import visibly

_NO_FINDINGS = Findings()


class UriError(Exception):
    """Anything that the library refuses to do, with the reason and the way out.

    Attributes:
        message: What is wrong, in one sentence.
        hint: What mends it, where the library knows.
        findings: Everything that is wrong, where there are several things.
        argument: The argument that mends it, such as ``"verslagjaar"`` or ``"sheet"``, where there is one.
    """

    _builtin_fields: ClassVar[tuple[str, ...]] = ()
    """Fields that the builtin type keeps outside the dictionary of the error."""

    def __init__(
        self, message: Text, hint: Text | None = None, *, findings: Findings | None = None, argument: str | None = None
    ) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint
        self.argument = argument
        self.findings = _NO_FINDINGS if findings is None else findings

    @visibly
    def to_text(self, language: Language | None = None) -> str:
        """Write the message, the hint, the argument that mends it, and the findings, as far as there are any.

        Args:
            language: The language; by default the current one.
        """
        hint = "" if self.hint is None else f" {self.hint.to(language)}"
        sentence = self.message.to(language) + hint + ("" if self.argument is None else f" ({self.argument}=)")
        return f"{sentence}\n{self.findings.to_text(language)}" if self.findings else sentence

    def __str__(self) -> str:
        return self.to_text()

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what pickles and copies the error; that of some builtin types would lose a part."""
        kept = {name: getattr(self, name) for name in self._builtin_fields}
        return type(self), (self.message, self.hint), vars(self) | kept


@contextmanager
def without_origin() -> Iterator[None]:
    """Let go of what an error of the library came from: an error of Python can hold what a file says."""
    around = sys.exception()
    try:
        yield
    except UriError as error:
        error.__cause__, error.__context__ = None, around
        raise


class UnknownLabelError(UriError, LookupError):
    """A label or code that the edition does not have.

    Attributes:
        nearest: The labels or names that are most like it, the nearest first; none where nothing is like it.
    """

    def __init__(self, message: Text, hint: Text | None = None, *, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.nearest = nearest


class EditionError(UriError, ValueError):
    """An edition file that contradicts itself or does not cover the code list."""


class ProfileError(UriError, ValueError):
    """A profile of rules that cannot be read or contradicts itself; `findings` names every fault."""


class InvalidError(UriError, ValueError):
    """Something that breaks rules; `findings` names every breach."""


class UnreadableError(UriError, ValueError):
    """A file that cannot be read as a table at all: missing, damaged, of another format, without a header."""


class MissingFileError(UnreadableError, FileNotFoundError):
    """A file or folder that does not exist; also a `FileNotFoundError`.

    Attributes:
        filename: The path that was asked for, where it is known; no message holds more of it than its last part.
    """

    _builtin_fields = ("filename",)

    def __init__(
        self,
        message: Text,
        hint: Text | None = None,
        *,
        findings: Findings | None = None,
        filename: str | None = None,
    ) -> None:
        super().__init__(message, hint, findings=findings)
        self.errno, self.strerror = ENOENT, message.en
        self.filename = filename


class UnwritableError(UriError, ValueError):
    """A table that a file format cannot hold as it is, or a file that cannot be made; nothing was written."""


class RejectedRowsError(UriError, ValueError):
    """Rows that cannot be understood; `findings` names every one of them."""


class UnplacedError(UriError, ValueError):
    """Counts that no row of the edition can hold; `findings` names every one of them."""


class UnprotectedError(UriError, ValueError):
    """Small counts that cannot be protected, or not provably so; nothing is given."""


class SelectionError(UriError, LookupError):
    """A year, organisation or part that is not there, or a choice that was not made.

    Attributes:
        available: What there is to choose from.
    """

    def __init__(
        self,
        message: Text,
        hint: Text | None = None,
        *,
        findings: Findings | None = None,
        argument: str | None = None,
        available: tuple[str | int, ...] = (),
    ) -> None:
        super().__init__(message, hint, findings=findings, argument=argument)
        self.available = available


THERE_ARE = Text("Er zijn: {}.", "There are: {}.")
CHOOSE_ONE = Text("Kies er één: {}.", "Choose one: {}.")
NO_SUCH = Text("Er is geen {}; kies uit {}.", "There is no {}; choose from {}.")


def selection_error(
    message: Text, argument: str, available: Iterable[str | int], hint: Text = THERE_ARE
) -> SelectionError:
    """Make the error for a choice that is not there, or that is open; the hint names what there is.

    Args:
        message: What is wrong.
        argument: The argument that chooses.
        available: What there is to choose from, in order.
        hint: The form of the hint, with one place for what there is.
    """
    choices = tuple(available)
    listed = ", ".join(map(str, choices)) or "-"
    return SelectionError(message, hint.format(listed), argument=argument, available=choices)


class IncompatibleError(UriError, ValueError):
    """Two things that may not be added or compared: other unit, basis, reference date or coverage, or the same cases.

    Attributes:
        differing: The names of the properties in which they differ, such as ``"editie"`` or ``"standdatum"``.
    """

    def __init__(
        self,
        message: Text,
        hint: Text | None = None,
        *,
        findings: Findings | None = None,
        differing: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message, hint, findings=findings)
        self.differing = differing


class NotACountError(UriError, ValueError):
    """A cell of a table that holds no whole number, so that it cannot be reckoned with.

    Attributes:
        cell: What the cell holds: a `Leeg` that says why it is empty, a text or a fraction.
    """

    def __init__(
        self, message: Text, hint: Text | None = None, *, findings: Findings | None = None, cell: object = None
    ) -> None:
        super().__init__(message, hint, findings=findings)
        self.cell = cell


class MissingExtraError(UriError, ImportError):
    """An optional dependency that is not installed; the hint names the extra that brings it.

    Attributes:
        extra: The extra of this library that brings it, such as ``"spreadsheets"``.
        name: The module that is missing.
    """

    _builtin_fields = ("name",)

    def __init__(
        self,
        message: Text,
        hint: Text | None = None,
        *,
        findings: Findings | None = None,
        extra: str | None = None,
        name: str | None = None,
    ) -> None:
        super().__init__(message, hint, findings=findings)
        self.extra = extra
        self.name = name
