"""Files that take the place of others only when complete: one that is written bit by bit, or several at once."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from uri.errors import UnwritableError
from uri.findings import quoted
from uri.languages import Text, same


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a new file beside `path`, which takes its place once all is written and vanishes if anything fails."""
    beside = path.with_name(f".{os.urandom(4).hex()}.tmp")
    try:
        with beside.open("xb") as stream:
            yield stream
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_all(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files in a folder, which is made if need be; an existing file of that name is replaced.

    Args:
        folder: The folder.
        files: The contents by the path of the file within the folder, with ``/`` between folders; a text is UTF-8.

    Raises:
        UnwritableError: A file cannot be written; what stood in the folder before stands there still.
    """
    existed = folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".nieuw-") as staging:
            new, old = Path(staging, "nieuw"), Path(staging, "oud")
            new.mkdir()
            old.mkdir()
            for name, contents in files.items():
                if (folder / name).is_dir():
                    raise IsADirectoryError(None, "is een map / is a folder")
                (new / name).parent.mkdir(parents=True, exist_ok=True)
                (new / name).write_bytes(contents.encode() if isinstance(contents, str) else contents)
            _swap(folder, new, old, list(files))
    except (OSError, UnicodeEncodeError) as error:
        if not existed:
            shutil.rmtree(folder, ignore_errors=True)
        raise UnwritableError(
            Text("In {} is niet te schrijven.", "{} cannot be written to.").format(quoted(folder)),
            same(getattr(error, "strerror", None) or str(error)),
        ) from error


def _swap(folder: Path, new: Path, old: Path, names: list[str]) -> None:
    """Put the new files in place, keeping the old ones until all of them stand."""
    done: list[str] = []
    try:
        for name in names:
            for made in (folder, old):
                (made / name).parent.mkdir(parents=True, exist_ok=True)
            if (folder / name).exists():
                (folder / name).replace(old / name)
            done.append(name)
            (new / name).replace(folder / name)
    except OSError:
        for name in done:
            (folder / name).unlink(missing_ok=True)
            if (old / name).exists():
                (old / name).replace(folder / name)
        raise
