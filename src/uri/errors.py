"""The errors that the library raises: one family, each also a builtin type, each with a hint.

An error speaks one sentence and a hint, in Dutch by default (``str(error)``) and in English on request
(``error.to_text("en")``). Where several things are wrong it carries them all, as `Findings`.
"""

from __future__ import annotations

from uri.findings import Findings
from uri.texts import Language, Text


class UriError(Exception):
    """Anything that the library refuses to do, with the reason and the way out."""

    def __init__(self, message: Text, hint: Text | None = None, *, findings: Findings | None = None) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint
        self.findings = Findings() if findings is None else findings

    def to_text(self, language: Language = "nl") -> str:
        """Write the message, the hint, and the findings where there are any."""
        said = [self.message.to(language) + ("" if self.hint is None else f" {self.hint.to(language)}")]
        return "\n".join([*said, self.findings.to_text(language)] if self.findings else said)

    def __str__(self) -> str:
        return self.to_text()


class UnknownLabelError(UriError, LookupError):
    """A label or code that the edition does not have; `nearest` holds the labels most like it."""

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


class RejectedRowsError(UriError, ValueError):
    """Rows that cannot be understood; `findings` names every one of them."""


class UnplacedError(UriError, ValueError):
    """Counts that no row of the edition can hold; `findings` names every one of them."""


class SelectionError(UriError, LookupError):
    """A year, organisation or part that is not there, or a choice that was not made."""


class IncompatibleError(UriError, ValueError):
    """Two things that may not be added or compared: other unit, basis, reference date or coverage."""


class MissingExtraError(UriError, ImportError):
    """An optional dependency that is not installed; the hint names the extra that brings it."""
