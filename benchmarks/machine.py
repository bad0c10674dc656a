"""What the contests were held on, as far as it says anything of the figures; never whose machine it is."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

_LIBRARIES = (
    "uri-integriteit",
    "numpy",
    "pandas",
    "polars",
    "duckdb",
    "pyarrow",
    "pandera",
    "attrs",
    "cattrs",
    "pydantic",
)


def described() -> list[tuple[str, str]]:
    """Return what is known, with its name."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        ("Date", datetime.now(UTC).date().isoformat()),
        ("Cores", str(os.cpu_count())),
        ("Memory", f"{memory:.0f} GB"),
        ("System", f"{platform.system()}, {platform.machine()}"),
        ("Python", platform.python_version()),
        *((name, number) for name in _LIBRARIES if (number := _version(name)) is not None),
    ]


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
