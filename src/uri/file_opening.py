"""Files of the user, opened for reading: regular files only, and in words why one cannot be."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from uri.languages import Text

_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_BINARY", "O_CLOEXEC", "O_NOCTTY", "O_NONBLOCK"))
_MISSING = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}

NO_FILE = Text("Het is een map of geen gewoon bestand.", "It is a folder or not a regular file.")
_DENIED = Text("Het mag niet worden gelezen: controleer de rechten.", "It may not be read: check the permissions.")
_FAILED = Text("Het systeem kan het niet lezen.", "The system cannot read it.")


class NoRegularFileError(OSError):
    """A folder, device, pipe or socket where a file is expected."""


def check_regular(path: Path) -> None:
    """Check that a regular file stands at a path, itself or behind a link.

    Raises:
        OSError: There is none: a `FileNotFoundError`, a `NoRegularFileError`, or what the system says.
    """
    try:
        _require_regular(path.stat())
    except ValueError as error:  # a sign that no path has
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)) from error
    except OSError as error:
        if error.errno in _MISSING:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)) from error
        raise


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file for reading its bytes.

    What is no file is never opened: opening a pipe can wait forever, and opening a device can do something.

    Raises:
        OSError: As `check_regular`.
    """
    check_regular(path)
    descriptor = os.open(path, _FLAGS)
    try:
        _require_regular(os.fstat(descriptor))  # another one may stand there since
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def reason(error: OSError) -> Text:
    """Say why a file that is there cannot be opened or read."""
    if isinstance(error, NoRegularFileError):
        return NO_FILE
    return _DENIED if isinstance(error, PermissionError) else _FAILED


def _require_regular(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NoRegularFileError
