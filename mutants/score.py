"""Skip the mutants that are explained, or tell the score: `python score.py skip|score SESSION`, for Cosmic Ray.

Skipping tells of each explanation whose line no package has any more.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, TestOutcome, WorkerOutcome, WorkResult

SOURCES = Path("src/uri")
PACKAGES = ("rules", "aggregate", "audit")
EXPLAINED = tomllib.loads(Path(__file__).with_name("explained.toml").read_text(encoding="utf-8"))["mutant"]


def skip(session: WorkDB) -> None:
    """Leave out what is explained."""
    for line in stale():
        print(f"mutants/explained.toml: no line has {line!r}")
    for item in session.pending_work_items:
        if any(map(_explained, item.mutations)):
            session.set_result(item.job_id, WorkResult(worker_outcome=WorkerOutcome.SKIPPED))


def stale() -> list[str]:
    """Return the lines that are explained, and stand in no package that is mutated."""
    files = [file for package in PACKAGES for file in SOURCES.joinpath(package).rglob("*.py")]
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return [entry["line"] for entry in EXPLAINED if entry["line"] not in source]


def score(session: WorkDB) -> None:
    """Print the mutants that live, and how many were killed."""
    judged = Counter[TestOutcome | None](result.test_outcome for _, result in session.results if result.test_outcome)
    living = {job for job, result in session.results if result.test_outcome is TestOutcome.SURVIVED}
    diffs = {job: result.diff for job, result in session.results}
    for job in living:
        print(diffs[job], "\n")
    killed, total = judged[TestOutcome.KILLED], judged.total()
    print(f"{killed} of {total} mutants killed ({killed / max(total, 1):.1%}); {session.num_work_items} were made,")
    print(f"{session.num_results - total} left out, {session.num_work_items - session.num_results} not judged yet.")


def _explained(mutant: MutationSpec) -> bool:
    line = Path(mutant.module_path).read_text(encoding="utf-8").splitlines()[mutant.start_pos[0] - 1]
    return any(entry["line"] in line and re.search(entry["operator"], mutant.operator_name) for entry in EXPLAINED)


if __name__ == "__main__":
    with use_db(sys.argv[2], WorkDB.Mode.open) as opened:
        {"skip": skip, "score": score}[sys.argv[1]](opened)
