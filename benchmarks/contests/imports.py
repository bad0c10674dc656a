"""What importing the library costs, above an interpreter that does nothing."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.contest import Contest, Contestant, Goal

PANDAS, EMPTY = "pandas", "an empty interpreter"


def imports(_rows: int) -> Contest:
    """Import the library, pandas, or nothing, each in a Python of its own."""
    return Contest(
        name="imports",
        title="Importing the library, cold",
        work="Each in a Python of its own; the time of a Python that imports nothing is taken off.",
        contestants=(
            _python("uri", "import uri, uri.taxonomy"),
            _python(PANDAS, "import pandas"),
            _python(EMPTY, ""),
        ),
        goals=(Goal(rival=PANDAS, most=0.25),),
        baseline=EMPTY,
    )


def _python(name: str, code: str) -> Contestant:
    def run(_: object) -> int:
        return subprocess.run([sys.executable, "-c", code], check=True).returncode  # noqa: S603 (code of this module)

    return Contestant(name=name, does=f"`{code}`" if code else "imports nothing", run=run)
