"""Compare what two versions of the library give: `python scripts/compare_versions.py BASE_SRC NEW_SRC`.

Each argument is the `src` folder of a checkout. Both versions read the same files, the examples of the first checkout
and registers, dossiers and printed tables that are made for this; each runs in a process of its own. What the words of
a finding or an error say may differ. Anything else that differs makes the exit code 1: rules, severities, places,
figures, tables, cases, files that are written, exit codes. Exit code 2: a version could not be run at all.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections import Counter
from json import dumps, loads
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

Output: TypeAlias = tuple[Any, list[str]]
"""What must not differ, and the words."""

EQUAL, WORDING, DIFFERENT, ONE_SIDED = "equal", "wording only", "different", "in one only"
COLUMNS = (EQUAL, WORDING, DIFFERENT, ONE_SIDED)


def started(script: str, source: Path, *arguments: object) -> subprocess.Popen[bytes]:
    """Start a script that stands beside this one, under a version of the library."""
    beside = {
        "PYTHONPATH": str(source),
        "PYTHONHASHSEED": "0",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    path = Path(__file__).with_name(script)
    return subprocess.Popen([sys.executable, path, *map(str, arguments)], env={**os.environ, **beside})


def finished(*processes: subprocess.Popen[bytes]) -> None:
    """Wait for processes, and stop with exit code 2 when one of them failed."""
    codes = [process.wait() for process in processes]
    if any(codes):
        sys.stderr.write("A version could not be run.\n")
        sys.exit(2)


def recorded(folder: Path, sources: dict[str, Path], registers: int) -> dict[str, Path]:
    """Make the inputs by the first version, and record what each version makes of them."""
    inputs, root = folder / "inputs", sources["base"].parent
    inputs.mkdir()
    finished(started("comparison_inputs.py", sources["base"], inputs, root, registers))
    outputs = {name: folder / f"{name}.jsonl" for name in sources}
    running = []
    for name, source in sources.items():
        work = folder / name
        work.mkdir()
        running.append(started("comparison_recorder.py", source, inputs, root, outputs[name], work))
    finished(*running)
    return outputs


def outputs_of(path: Path) -> dict[tuple[str, str], str]:
    """Return the recorded lines by kind and key; a key that stands twice is a fault of the recorder."""
    lines: dict[tuple[str, str], str] = {}
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            kind, key, *_ = loads(line)
            if (kind, key) in lines:
                sys.stderr.write(f"Recorded twice: {kind}, {key}\n")
                sys.exit(2)
            lines[kind, key] = line
    return lines


def output(line: str) -> Output:
    """Return what stands in a recorded line."""
    _, _, value, words = loads(line)
    return value, words


def judged(base: str | None, new: str | None) -> str:
    """Say how two recorded lines differ."""
    if base == new:
        return EQUAL
    if base is None or new is None:
        return ONE_SIDED
    return WORDING if dumps(output(base)[0]) == dumps(output(new)[0]) else DIFFERENT


def compared(paths: dict[str, Path], out: Path | None) -> Counter[tuple[str, str]]:
    """Count the outputs of each kind by how they differ, and write the pairs that do into a folder."""
    versions = {name: outputs_of(path) for name, path in paths.items()}
    counts: Counter[tuple[str, str]] = Counter()
    for kind, key in dict.fromkeys(key for lines in versions.values() for key in lines):
        pair = {name: lines.get((kind, key)) for name, lines in versions.items()}
        verdict = judged(*pair.values())
        counts[kind, verdict] += 1
        if out is not None and verdict != EQUAL:
            folder = out / verdict.replace(" ", "-") / kind.replace(" ", "-")
            folder.mkdir(parents=True, exist_ok=True)
            for name, line in pair.items():
                written = {"kind": kind, "key": key, "output": None if line is None else output(line)}
                path = folder / f"{counts[kind, verdict]:05}.{name}.json"
                path.write_text(dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return counts


def summary(counts: Counter[tuple[str, str]]) -> str:
    """Write the counts as a table."""
    kinds = dict.fromkeys(kind for kind, _ in counts)
    rows = {kind: [counts[kind, verdict] for verdict in COLUMNS] for kind in kinds}
    rows["total"] = [sum(numbers) for numbers in zip(*rows.values(), strict=True)]
    lines = [f"{'outputs':20}" + "".join(f"{name:>14}" for name in ("compared", *COLUMNS))]
    lines += [
        f"{kind:20}" + "".join(f"{number:>14}" for number in (sum(numbers), *numbers)) for kind, numbers in rows.items()
    ]
    return "\n".join(lines)


def strange(path: Path) -> int:
    """Count the outputs that are an error of another kind than the library raises on purpose."""
    with path.open(encoding="utf-8") as stream:
        return sum('"unexpected": true' in line for line in stream)


def main() -> int:
    """Run the comparison and return its exit code."""
    parser = argparse.ArgumentParser(description="Compare what two versions of the library give.")
    parser.add_argument("base", type=Path, metavar="BASE_SRC", help="the src folder of the version to hold on to")
    parser.add_argument("new", type=Path, metavar="NEW_SRC", help="the src folder of the version to judge")
    parser.add_argument("--registers", type=int, default=2000, metavar="N", help="how many registers to make")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write the pairs that differ into this folder")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        sources = {"base": options.base.resolve(), "new": options.new.resolve()}
        paths = recorded(Path(folder).resolve(), sources, options.registers)
        counts = compared(paths, options.out)
        errors = ", ".join(f"{name} {strange(path)}" for name, path in paths.items())
    print(f"{summary(counts)}\nerrors that are no UriError: {errors}")
    return int(any(number and verdict in {DIFFERENT, ONE_SIDED} for (_, verdict), number in counts.items()))


if __name__ == "__main__":
    sys.exit(main())
