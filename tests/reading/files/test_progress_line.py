"""How far a long read is: told on a terminal, wiped out at the end, and told nowhere else."""

import os
import pty
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO
from unittest.mock import patch

import pytest

from uri.errors import UnreadableError
from uri.reading import progress
from uri.reading.files import csv_pyarrow, progress_line, read_sheet, write_sheet

Opened = Callable[[], tuple[int, int]]
FORMATS = [".csv", ".xlsx", ".ods", ".jsonl", ".parquet"]


@pytest.fixture(autouse=True)
def no_patience() -> Iterator[None]:
    """Take every read for a long one."""
    with patch.multiple(progress_line, PATIENCE=0.0, PAUSE=0.0):
        yield


@contextmanager
def written(opened: Opened) -> Iterator[tuple[TextIO, list[str]]]:
    """Open a stream on one end of a pipe or terminal; the list holds at last what came out at the other end."""
    reading, writing = opened()
    found: list[str] = []
    with os.fdopen(writing, "w") as stream:
        yield stream, found
        stream.write("\n")
        stream.flush()
        output = b""
        while not output.endswith(b"\n"):
            output += os.read(reading, 2**16)
        found.append(output.decode().replace("\r\n", "\n"))
    os.close(reading)


def shown(output: str) -> list[str]:
    """Return the lines as a terminal shows them at last: what follows a carriage return is written over the line."""
    lines = []
    for line in output.split("\n")[:-1]:
        signs: dict[int, str] = {}
        for part in line.split("\r"):
            signs |= dict(enumerate(part))
        lines.append("".join(signs.values()).rstrip())
    return lines


def make(folder: Path, suffix: str) -> Path:
    write_sheet(folder / f"zaken{suffix}", ["a", "b"], [[str(number) for number in range(9)], ["x"] * 9])
    return folder / f"zaken{suffix}"


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_terminal_is_told_how_far_a_file_is_and_nothing_of_it_stays(tmp_path: Path, suffix: str) -> None:
    path = make(tmp_path, suffix)
    with written(pty.openpty) as (stream, found), progress(stream):
        read_sheet(path)
    assert re.search(rf"“zaken{suffix}” [0-9]+%", found[0])
    assert shown(found[0]) == [""]


def test_the_faster_reader_tells_it_too_piece_by_piece(tmp_path: Path) -> None:
    path = make(tmp_path, ".csv")
    with (
        patch.multiple(csv_pyarrow, SMALLEST=0, FIRST=8, PIECE=8),
        written(pty.openpty) as (stream, found),
        progress(stream),
    ):
        read_sheet(path)
    parts = [int(part) for part in re.findall(r"([0-9]+)%", found[0])]
    assert len(set(parts)) > 1
    assert parts == sorted(parts)
    assert parts[-1] == 100


def test_the_line_is_wiped_out_before_an_error_is_told(tmp_path: Path) -> None:
    path = tmp_path / "zaken.csv"
    path.write_text("a,a\n" + "1,2\n" * 9)
    with written(pty.openpty) as (stream, found), progress(stream):
        with pytest.raises(UnreadableError):
            read_sheet(path)
        stream.write("fout")
    assert "%" in found[0]
    assert shown(found[0]) == ["fout"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_pipe_is_told_nothing(tmp_path: Path, suffix: str) -> None:
    path = make(tmp_path, suffix)
    with written(os.pipe) as (stream, found), progress(stream):
        read_sheet(path)
    assert found == ["\n"]


def test_nothing_is_told_to_those_who_do_not_ask(tmp_path: Path) -> None:
    """As in a notebook, where a library that is called stays silent; nor after one who did ask."""
    path = make(tmp_path, ".csv")
    with written(pty.openpty) as (stream, found), patch.object(sys, "stderr", stream):
        read_sheet(path)
        with progress():
            pass
        read_sheet(path)
    assert found == ["\n"]


def test_a_read_that_is_not_long_is_not_told(tmp_path: Path) -> None:
    path = make(tmp_path, ".csv")
    with patch.object(progress_line, "PATIENCE", 3600.0), written(pty.openpty) as (stream, found), progress(stream):
        read_sheet(path)
    assert found == ["\n"]


@pytest.mark.parametrize(("opened", "is_told"), [(pty.openpty, True), (os.pipe, False)], ids=["terminal", "pipe"])
def test_the_command_tells_it_on_a_terminal_and_not_in_a_pipe(
    tmp_path: Path, run: Callable[..., object], opened: Opened, *, is_told: bool
) -> None:
    path = tmp_path / "zaken.csv"
    path.write_text("jaar,categorie,uitkomst\n" + "2023,financieel,aangetoond\n" * 9)
    with written(opened) as (stream, found), patch.object(sys, "stderr", stream):
        run("report", path)
    assert ("“zaken.csv”" in found[0]) is is_told
    assert shown(found[0]) == [""]
