"""How far a long read is: told on a terminal to those who ask for it, and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import TextIO

import attrs

from uri.findings import quoted

PATIENCE, PAUSE = 1.0, 0.1
"""Seconds before a read is long, and between two times that it is told how far it is."""


@attrs.define(eq=False)
class _Meter:
    """One line at the end of a terminal, which is written over and at last wiped out."""

    stream: TextIO
    due: float = 0.0
    width: int = 0

    def write(self, line: str) -> None:
        self.stream.write(f"\r{line.ljust(self.width)}\r{line}")
        self.stream.flush()
        self.width, self.due = len(line), monotonic() + PAUSE


_METER: ContextVar[_Meter | None] = ContextVar("meter", default=None)


@contextmanager
def progress(stream: TextIO | None = None) -> Iterator[None]:
    """Tell how far a file is that takes long to read.

    Nothing is written where the stream is no terminal. What is written is gone when the file has been read.

    Args:
        stream: Where to tell it; standard error by default.
    """
    stream = stream or sys.stderr
    token = _METER.set(_Meter(stream) if stream is not None and stream.isatty() else None)
    try:
        yield
    finally:
        _METER.reset(token)


@contextmanager
def one_read() -> Iterator[None]:
    """Enclose the reading of one file, which is not long yet when it starts."""
    meter = _METER.get()
    if meter is not None:
        meter.due = monotonic() + PATIENCE
    try:
        yield
    finally:
        if meter is not None and meter.width:
            meter.write("")


def tell(file: str, part: float) -> None:
    """Say of the file that is being read which part of it has been read, from 0 to 1."""
    meter = _METER.get()
    if meter is not None and monotonic() >= meter.due:
        meter.write(f"{quoted(file)} {min(part, 1):.0%}")
