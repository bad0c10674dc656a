"""The data of the taxonomy: code lists and published editions, as TOML with their provenance on top."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent  # importlib.resources takes longer to load than all that is read here


def load(*path: str) -> dict[str, Any]:
    """Read one data file of the library."""
    return tomllib.loads(_FOLDER.joinpath(*path).read_text(encoding="utf-8"))


def names(*path: str) -> list[str]:
    """Name the data files in a folder, without suffix, sorted."""
    return sorted(file.stem for file in _FOLDER.joinpath(*path).glob("*.toml"))
