"""Build the distributions and try the wheel: `make wheel`.

The wheel is made from the sdist, so both are whole. It goes into a fresh environment without any extra, of the oldest
and of the newest Python that this machine has among those that are supported, and does there what `smoke.py` says.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeAlias
from zipfile import ZipFile

Version: TypeAlias = tuple[int, int]

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"
SUPPORTED = range(11, 15)
"""The minor versions of Python 3 that are sought; of a newer one the dependencies may not be there yet."""

_ASK = "import sys, venv; print(*sys.version_info[:2], sys.version_info.releaselevel)"


def main() -> None:
    """Build, and try the wheel with each Python at once."""
    began = time.monotonic()
    wheel = build()
    pythons = known_pythons()
    chosen = sorted({min(pythons), max(pythons)})
    with ThreadPoolExecutor() as together:
        problems = list(together.map(lambda version: attempt(pythons[version], wheel), chosen))
    for version, problem in zip(chosen, problems, strict=True):
        if problem:
            sys.exit(f"With Python {written(version)}:\n{problem}")
    alone = ", the only one that is here" if len(chosen) == 1 else ""
    print(f"{wheel.name} works with Python {' and '.join(map(written, chosen))}{alone}", end=" ")
    print(f"({time.monotonic() - began:.0f} s)")


def build() -> Path:
    """Make the sdist, and the wheel from it, in `dist`; return the wheel, in which no file is missing."""
    shutil.rmtree(DIST, ignore_errors=True)
    problem = run(sys.executable, "-m", "build", "--outdir", DIST, ROOT)
    if problem:
        sys.exit(problem)
    (wheel,) = DIST.glob("*.whl")
    lost = sources() - {*ZipFile(wheel).namelist()}
    if lost:
        sys.exit(f"{wheel.name} lacks {', '.join(sorted(lost))}")
    return wheel


def sources() -> set[str]:
    """Name every file of the library, as a wheel does."""
    src = ROOT / "src"
    found = (path.relative_to(src) for path in (src / "uri").rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}


def attempt(python: Path, wheel: Path) -> str:
    """Try the wheel with one Python, in a folder of its own; return what went wrong, if anything."""
    with tempfile.TemporaryDirectory() as folder:
        environment, work = Path(folder, "environment"), Path(folder, "work")
        shutil.copytree(ROOT / "examples", work)
        own = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
        return (
            run(python, "-m", "venv", "--without-pip", environment)
            or run(sys.executable, "-m", "pip", "--python", own, "install", "--quiet", "--no-compile", wheel)
            or run(own, "-I", "-W", "error", ROOT / "tests" / "wheel" / "smoke.py", folder=work)
        )


def run(*command: str | Path, folder: Path | None = None) -> str:
    """Run a command, without what would lead it to the sources; return what it said when it failed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder, env=clean)
    return (done.stdout + done.stderr or "failed in silence") if done.returncode else ""


def known_pythons() -> dict[Version, Path]:
    """Find a Python of every minor version that is supported, released and able to make environments."""
    found: dict[Version, Path] = {}
    for path in candidates():
        asked = subprocess.run([path, "-I", "-c", _ASK], check=False, capture_output=True, text=True)
        answer = re.fullmatch(r"3 (\d+) final\s*", asked.stdout)
        if answer and int(answer[1]) in SUPPORTED:
            found.setdefault((3, int(answer[1])), path)
    return found


def candidates() -> Iterator[Path]:
    """Give what may be a Python: the one that runs this, those that are found as commands, and those of pyenv."""
    yield Path(sys.executable)
    for minor in SUPPORTED:
        command = shutil.which(f"python3.{minor}")
        if command:
            yield Path(command)
    yield from sorted(Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob("versions/3.*/bin/python"))


def written(version: Version) -> str:
    """Write a version as people do."""
    return ".".join(map(str, version))


if __name__ == "__main__":
    main()
