"""The data of the taxonomy: code lists and published editions, as TOML with their provenance on top."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def load(*path: str) -> dict[str, Any]:
    """Read one data file of the library."""
    return tomllib.loads(files(__name__).joinpath(*path).read_text(encoding="utf-8"))


def names(*path: str) -> list[str]:
    """Name the data files in a folder, without suffix, sorted."""
    entries = files(__name__).joinpath(*path).iterdir()
    return sorted(entry.name.removesuffix(".toml") for entry in entries if entry.name.endswith(".toml"))
