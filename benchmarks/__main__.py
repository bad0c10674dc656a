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
    arguments = parser.parse_args()
    if arguments.write and arguments.only != names:
        parser.error("the page is of all contests: leave out --only or --write")
    return arguments


def main() -> None:
    """Hold the contests one after another."""
    arguments = _arguments()
    results = []
    for plan in PROGRAMME:
        if plan.name in arguments.only:
            results.append(compete(plan.at(arguments.scale), budget=arguments.budget, most=arguments.rounds))
            print(text(results[-1]), flush=True)
    if arguments.write:
        arguments.write.write_text(page(results, machine.described()), encoding="utf-8")


if __name__ == "__main__":
    main()
