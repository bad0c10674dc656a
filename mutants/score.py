"""Tell the score of a session of Cosmic Ray and every mutant that lives unexplained: `python score.py SESSION`.

A mutant is explained in explained.toml by the text of the line that it changes, wherever that line stands, and only has
to be if it lives. An explanation of which no line is there any more is told of.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

import attrs
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, TestOutcome, WorkResult

SOURCES = Path("src/uri")
PACKAGES = ("rules", "aggregate", "audit")


@attrs.frozen
class Explanation:
    """Why mutants of some lines may live."""

    line: str
    operator: str
    why: str
    file: str = ""  # where the line alone says too little

    def fits(self, mutant: MutationSpec) -> bool:
        """Say whether it explains a mutant."""
        line = Path(mutant.module_path).read_text(encoding="utf-8").splitlines()[mutant.start_pos[0] - 1]
        within = str(mutant.module_path).endswith(self.file)
        return within and self.line in line and re.search(self.operator, mutant.operator_name) is not None


EXPLAINED = [
    Explanation(**entry)
    for entry in tomllib.loads(Path(__file__).with_name("explained.toml").read_text(encoding="utf-8"))["mutant"]
]


def stale() -> list[str]:
    """Return the lines that are explained, and stand in no package that is mutated."""
    files = [file for package in PACKAGES for file in SOURCES.joinpath(package).rglob("*.py")]
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return [entry.line for entry in EXPLAINED if entry.line not in source]


def score(session: WorkDB) -> None:
    """Print the mutants that live unexplained, and how many there were of each sort."""
    numbers = Counter[str]()
    for item, result in session.completed_work_items:
        (mutant,) = item.mutations
        sort = _sort(mutant, result)
        numbers[sort] += 1
        if sort == "unexplained":
            print(f"{mutant.module_path}:{mutant.start_pos[0]} {mutant.operator_name}")
            print("\n".join(re.findall(r"^[-+](?![-+]).*", result.diff or "", re.MULTILINE)), "\n")
    judged = numbers.total() - numbers["left out"]
    fine = judged - numbers["unexplained"]
    print(f"{judged} mutants judged: {numbers['killed']} killed, {numbers['stopped']} more stopped or out of bounds,")
    print(f"{numbers['explained']} explained, {numbers['unexplained']} unexplained: {fine / max(judged, 1):.1%}.")
    print(f"{numbers['left out']} left out, as others die alike or nothing changes;", end=" ")
    print(f"{session.num_work_items - numbers.total()} not judged yet.")


def _sort(mutant: MutationSpec, result: WorkResult) -> str:
    if result.test_outcome is None:
        return "left out"
    if result.test_outcome is not TestOutcome.SURVIVED:
        return "stopped" if result.output else "killed"
    return "explained" if any(entry.fits(mutant) for entry in EXPLAINED) else "unexplained"


if __name__ == "__main__":
    for text in stale():
        print(f"mutants/explained.toml: no line has {text!r}")
    with use_db(sys.argv[1], WorkDB.Mode.open) as opened:
        score(opened)
