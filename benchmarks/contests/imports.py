"""What importing the library and one report cost, each in a Python of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.contest import Contest, Contestant, Fact, Goal

PANDAS, EMPTY, REPORT = "pandas", "an empty interpreter", "uri report"

_EXAMPLE = Path(__file__).parents[2] / "examples" / "bzk-2023"
_COMPILED = Path(tempfile.gettempdir(), "uri-benchmarks-compiled")
"""Where the modules of all contestants are kept compiled, as pip does when it installs."""

_COMMANDS = {
    "uri": ["-c", "import uri, uri.taxonomy"],
    REPORT: ["-m", "uri", "report", str(_EXAMPLE)],
    PANDAS: ["-c", "import pandas"],
    EMPTY: ["-c", ""],
}


def imports(_rows: int) -> Contest:
    """Import the library, pandas, or nothing, each in a Python of its own."""
    return Contest(
        name="imports",
        title="Importing the library, cold",
        work="Each in a Python of its own; the time of a Python that imports nothing is taken off.",
        contestants=(
            _python("uri", "`import uri, uri.taxonomy`"),
            _python(PANDAS, "`import pandas`"),
            _python(EMPTY, "imports nothing"),
        ),
        goals=(Goal(rival=PANDAS, most=0.25),),
        baseline=EMPTY,
    )


def report(_rows: int) -> Contest:
    """Make the report of the example from the command, beside a Python that only imports pandas."""
    return Contest(
        name="report-cold",
        title="A report of 26 cases, cold",
        work="From the command to the last table, in a Python of its own, beside one that only imports pandas.",
        contestants=(
            _python(REPORT, "`uri report examples/bzk-2023`: a dossier of 26 cases and nine tables"),
            _python(PANDAS, "`import pandas`"),
        ),
        goals=(Goal(rival=PANDAS, most=1.0),),
        facts=_memory,
    )


def _python(name: str, does: str) -> Contestant:
    return Contestant(name=name, does=does, run=lambda _: _run(*_COMMANDS[name]).returncode)


def _memory() -> Iterable[Fact]:
    pandas, ours = (float(_run("-c", _PEAK, *_COMMANDS[name]).stdout) / 2**10 for name in (PANDAS, REPORT))
    yield Fact(name=f"Peak memory, where importing pandas takes {pandas:.0f} MB", value=ours, unit="MB", most=64)


_PEAK = """
import resource, subprocess, sys
subprocess.run([sys.executable, *sys.argv[1:]], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Prints the peak memory of a Python, in KB; run by a small one, as a process begins with the peak of its parent."""


def _run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(_COMPILED)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.run(  # noqa: S603 (commands of this module)
        [sys.executable, *arguments], check=True, stdout=subprocess.PIPE, env=environment
    )
