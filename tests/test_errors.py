"""One family of errors, each also a builtin type, each with a reason and a way out in two languages."""

from __future__ import annotations

import copy
import errno
import pickle
from collections.abc import Callable

import pytest

from uri import errors
from uri.errors import (
    EditionError,
    IncompatibleError,
    InvalidError,
    MissingExtraError,
    MissingFileError,
    NotACountError,
    ProfileError,
    RejectedRowsError,
    SelectionError,
    UnknownLabelError,
    UnplacedError,
    UnprotectedError,
    UnreadableError,
    UnwritableError,
    UriError,
)
from uri.findings import Finding, Findings, Place
from uri.languages import Language, Text, same

BUILTIN: dict[type[UriError], type[Exception]] = {
    EditionError: ValueError,
    IncompatibleError: ValueError,
    MissingExtraError: ImportError,
    RejectedRowsError: ValueError,
    SelectionError: LookupError,
    UnknownLabelError: LookupError,
    UnplacedError: ValueError,
    UnprotectedError: ValueError,
    UnreadableError: ValueError,
    UnwritableError: ValueError,
    MissingFileError: FileNotFoundError,
    NotACountError: ValueError,
    InvalidError: ValueError,
    ProfileError: ValueError,
}
MESSAGE, HINT = Text("Dit kan niet.", "This cannot be."), Text("Doe dat.", "Do that.")
FOUND = Findings(Finding(rule="URI-I-rij", message=Text("Fout.", "Wrong."), place=Place(row=row)) for row in (1, 2))
each_error = pytest.mark.parametrize("error", [UriError, *BUILTIN])


FIELDS: dict[type[UriError], dict[str, object]] = {
    UnknownLabelError: {"nearest": ("dit", "dat")},
    SelectionError: {"available": (2022, 2023)},
    IncompatibleError: {"differing": ("editie",)},
    MissingExtraError: {"extra": "testing", "name": "hypothesis"},
    MissingFileError: {"filename": "map/zaken.csv"},
    NotACountError: {"cell": "tekst"},
}


def _made(error: type[UriError]) -> UriError:
    make: Callable[..., UriError] = error
    found = {} if error is UnknownLabelError else {"findings": FOUND}
    return make(MESSAGE, HINT, **found, **FIELDS.get(error, {}))


def _pickled(made: UriError) -> UriError:
    arrived = pickle.loads(pickle.dumps(made))  # noqa: S301 (our own)
    assert isinstance(arrived, UriError)
    return arrived


def test_every_error_of_the_family_is_also_a_builtin_type() -> None:
    family = {value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)}
    assert family == {UriError, *BUILTIN}
    for error, builtin in BUILTIN.items():
        assert issubclass(error, UriError)
        assert issubclass(error, builtin)


@each_error
def test_an_error_says_its_message_and_hint_in_dutch_or_english(error: type[UriError]) -> None:
    made = error(MESSAGE, HINT)
    assert (str(made), made.to_text("nl")) == ("Dit kan niet. Doe dat.", "Dit kan niet. Doe dat.")
    assert made.to_text("en") == "This cannot be. Do that."
    assert str(error(MESSAGE)) == "Dit kan niet."
    assert (made.message, made.hint, made.findings) == (MESSAGE, HINT, Findings())


@pytest.mark.parametrize("error", [error for error in (UriError, *BUILTIN) if error is not UnknownLabelError])
def test_an_error_carries_all_that_is_wrong_and_says_what_is_alike_once(error: type[UriError]) -> None:
    made = error(MESSAGE, HINT, findings=FOUND)
    assert made.findings == FOUND
    assert str(made) == "Dit kan niet. Doe dat.\nFout. [2 rijen: 1, 2]"
    assert made.to_text("en") == "This cannot be. Do that.\nWrong. [2 rows: 1, 2]"


@each_error
def test_an_error_speaks_the_current_language(error: type[UriError], speak: Callable[[Language], None]) -> None:
    made = _made(error)
    speak("en")
    assert str(made) == made.to_text() == made.to_text("en")
    assert str(made).startswith("This cannot be. Do that.")


@pytest.mark.parametrize("error", FIELDS)
def test_what_a_program_may_act_on_stands_in_fields(error: type[UriError]) -> None:
    made = _made(error)
    assert {name: getattr(made, name) for name in FIELDS[error]} == FIELDS[error]
    assert not any(getattr(error(MESSAGE), name) for name in FIELDS[error])


def test_a_missing_file_is_what_python_calls_one_too() -> None:
    made = MissingFileError(MESSAGE, filename="zaken.csv")
    assert isinstance(made, UnreadableError)
    assert (made.errno, made.filename) == (errno.ENOENT, "zaken.csv")
    assert str(made) == "Dit kan niet."


def test_an_unknown_label_carries_the_nearest_ones() -> None:
    assert UnknownLabelError(same("x")).nearest == ()
    assert UnknownLabelError(same("x"), nearest=("dit", "dat")).nearest == ("dit", "dat")


@each_error
@pytest.mark.parametrize("travel", [_pickled, copy.copy, copy.deepcopy], ids=["pickle", "copy", "deep"])
def test_an_error_comes_whole_out_of_a_worker(error: type[UriError], travel: Callable[[UriError], UriError]) -> None:
    made = _made(error)
    arrived = travel(made)
    assert type(arrived) is error
    assert vars(arrived) == vars(made)
    assert {name: getattr(arrived, name) for name in FIELDS.get(error, {})} == FIELDS.get(error, {})
    assert arrived.to_text("en") == made.to_text("en")


def test_errors_without_findings_share_none() -> None:
    """A hundred thousand cells that cannot be read make as many errors."""
    one, other = (UriError(Text("fout", "fault")) for _ in range(2))
    assert one.findings is other.findings
    assert one.findings == Findings()
