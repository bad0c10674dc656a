"""Writing several files at once: all of them, or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from uri.errors import UnwritableError
from uri.findings import quoted
from uri.texts import Text, same


def write_all(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts to files in a folder, which is made if need be; an existing file of that name is replaced.

    When anything fails, what stood there before stands there still, and `UnwritableError` says why.
    """
    existed = folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".nieuw-") as staging:
            new, old = Path(staging, "nieuw"), Path(staging, "oud")
            new.mkdir()
            old.mkdir()
            for name, text in files.items():
                if (folder / name).is_dir():
                    raise IsADirectoryError(None, "is een map / is a folder")
                (new / name).write_text(text, encoding="utf-8", newline="")
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
