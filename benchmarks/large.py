"""Parquet larger than memory: the cube of many rows, and how much memory counting them takes.

``python -m benchmarks.large`` writes a folder of files by seed, counts it in two ways, each in a process of its own,
and prints time and peak memory of each. What they count must be what was counted while the rows were made.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import machine
from uri import Kubus, Uitkomst
from uri.taxonomy import editie

SEED = 20_230
PER_FILE = 5_000_000
PER_BATCH = 1_000_000
EPOCH, DAYS = 18_262, 1_826
"""1 January 2020 as days since 1970, and the days of five years."""

NAMES = {
    "organisatie": [f"Ministerie {letter}" for letter in "ABCDEF"],
    "onderdeel": [f"Dienst {number}" for number in range(1, 5)],
    "hoofdcategorie": [row.code.value for row in editie().rows("schendingen")],
    "uitkomst": [outcome.value for outcome in Uitkomst],
    "afdoeningen": ["berisping", "coaching", "berisping|coaching", "ontslag"],
}


def main() -> None:
    """Write the files, count them in each way, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000_000)
    parser.add_argument("--way", choices=WAYS, help="count the files of --folder in one way: what the other calls do")
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    if arguments.way:
        print(json.dumps(measured(arguments.way, arguments.folder)))
        return
    with tempfile.TemporaryDirectory(prefix="uri-large-") as folder:
        wanted = write(Path(folder), arguments.rows)
        system = ", ".join(f"{name} {value}" for name, value in machine.described())
        size = sum(file.stat().st_size for file in Path(folder).glob("*.parquet"))
        print(f"{arguments.rows:,} rows, {size / 1e6:,.0f} MB of Parquet. {system}")
        for way in WAYS:
            report(way, Path(folder), wanted)


def report(way: str, folder: Path, wanted: Mapping[str, int]) -> None:
    """Count in a new process, check the counts, and print time and peak memory."""
    command = [sys.executable, "-m", "benchmarks.large", "--way", way, "--folder", str(folder)]
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 (this very file)
    result = json.loads(run.stdout)
    if result["counts"] != wanted:
        msg = f"{way} counted otherwise than the rows were made"
        raise AssertionError(msg)
    print(
        f"{way:>22}: {result['seconds']:6.1f} s, peak {result['peak']:5,.0f} MB, "
        f"of which {result['loaded']:,.0f} MB before counting; {result['cells']:,} cells"
    )


def measured(way: str, folder: Path) -> dict[str, object]:
    """Count the files of a folder in this process."""
    loaded = _peak()
    began = time.perf_counter()
    cube = WAYS[way](folder)
    counts = cube.margin("organisatie", "verslagjaar", "uitkomst")
    return {
        "seconds": time.perf_counter() - began,
        "peak": _peak(),
        "loaded": loaded,
        "cells": len(cube.cellen),
        "counts": {f"{name} {year} {outcome}": number for (name, year, outcome), number in counts.items()},
    }


def by_duckdb(folder: Path) -> Kubus:
    """Let DuckDB count the folder, with at most 1 GB."""
    import duckdb  # noqa: PLC0415 (the other way does without)

    with duckdb.connect(config={"memory_limit": "1GB"}) as connection:
        return Kubus.from_frame(connection.read_parquet(str(folder / "*.parquet")))


def by_batches(folder: Path) -> Kubus:
    """Count batch by batch with pyarrow, and add the cubes."""
    files = map(pq.ParquetFile, sorted(folder.glob("*.parquet")))
    batches = (batch for file in files for batch in file.iter_batches(PER_BATCH))
    return Kubus.concat((Kubus.from_frame(pa.table(batch)) for batch in batches if len(batch)), parts=True)


WAYS: Mapping[str, Callable[[Path], Kubus]] = {"DuckDB": by_duckdb, "batches of pyarrow": by_batches}


def write(folder: Path, rows: int) -> dict[str, int]:
    """Write rows by seed, a file at a time; return how many there are by organisation, year and outcome."""
    random = np.random.default_rng(SEED)
    counts: Counter[str] = Counter()
    for number, start in enumerate(range(0, rows, PER_FILE)):
        table = _table(random, min(PER_FILE, rows - start), counts)
        pq.write_table(table, folder / f"part-{number:03}.parquet", compression="zstd", row_group_size=PER_BATCH)
    return dict(counts)


def _table(random: np.random.Generator, length: int, counts: Counter[str]) -> pa.Table:
    codes = {name: random.integers(0, len(names), length, np.int8) for name, names in NAMES.items()}
    received = random.integers(0, DAYS, length, np.int32)
    closed = received + random.integers(0, 300, length, np.int32)
    years = (np.datetime64("1970-01-01") + closed.astype("timedelta64[D]") + EPOCH).astype("datetime64[Y]")
    year = years.astype(np.int64) + 1970
    outcomes, organisations = NAMES["uitkomst"], NAMES["organisatie"]
    keys = (codes["organisatie"].astype(np.int64) * 100 + year - 2000) * len(outcomes) + codes["uitkomst"]
    for key, number in zip(*(array.tolist() for array in np.unique(keys, return_counts=True)), strict=True):
        rest, outcome = divmod(key, len(outcomes))
        counts[f"{organisations[rest // 100]} {rest % 100 + 2000} {outcomes[outcome]}"] += number
    unproven = codes["uitkomst"] != outcomes.index(Uitkomst.AANGETOOND)
    gaps = {"afdoeningen": unproven}
    texts = {
        name: pa.DictionaryArray.from_arrays(pa.array(codes[name], mask=gaps.get(name)), names)
        for name, names in NAMES.items()
    }
    days = {"ontvangen": received, "afgerond": closed}
    dated = {name: pa.array(dates + np.int32(EPOCH), pa.int32()).cast(pa.date32()) for name, dates in days.items()}
    return pa.table({**texts, **dated})


def _peak() -> float:
    """Return the most memory that this process has had, in MB; where there is no /proc, that of its parent may show."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1]) / 1024  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
