"""``python -m benchmarks``: hold the contests, print what came of them, and by demand write the page."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import machine
from benchmarks.contest import compete
from benchmarks.page import page, text
from benchmarks.programme import PROGRAMME


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = [plan.name for plan in PROGRAMME]
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--scale", type=float, default=1.0, help="part of the rows that each contest is meant for")
    parser.add_argument("--budget", type=float, default=15.0, help="seconds of rounds for each contest")
    parser.add_argument("--rounds", type=int, default=200, help="rounds at most")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="Markdown file to write the results to")
    asked = parser.parse_args()
    if asked.write and asked.only != names:
        parser.error("the page is of all contests: leave out --only or --write")
    return asked


def main() -> None:
    """Hold the contests one after another."""
    asked = _arguments()
    results = []
    for plan in PROGRAMME:
        if plan.name in asked.only:
            results.append(compete(plan.at(asked.scale), budget=asked.budget, most=asked.rounds))
            print(text(results[-1]), flush=True)
    if asked.write:
        asked.write.write_text(page(results, machine.described()), encoding="utf-8")


if __name__ == "__main__":
    main()
