"""A file of cases to a register that has been checked."""

from __future__ import annotations

import uri
from benchmarks.cases import make_cases
from benchmarks.contest import Contest, Contestant, Goal
from benchmarks.contests.rules import broken, checked
from benchmarks.forms import folder, write_csv
from benchmarks.rivals import reading_pandas, reading_polars, rules_pandas, rules_polars

POLARS, PANDAS = "polars", "pandas"
_FIRST_LINE = 2
"""The line of a file on which its first case stands."""


_PARTED = (
    "To part the fields into distinct texts and their positions takes pyarrow as long as it takes polars to read the"
    " whole file. On top of that come the lines on which rows start, and a text of Python for each kenmerk and each"
    " description."
)


def reading(rows: int) -> Contest:
    """Read and check a file without descriptions."""
    return _contest(rows, "csv", f"A CSV file of {rows:,} cases, read and checked", texts=False)


def reading_with_texts(rows: int) -> Contest:
    """Read and check a file in which each case has a description of its own."""
    title = f"A CSV file of {rows:,} cases with descriptions, read and checked"
    return _contest(rows, "csv-text", title, texts=True)


def _contest(rows: int, name: str, title: str, *, texts: bool) -> Contest:
    path = folder() / f"{name}.csv"
    write_csv(make_cases(rows, texts=texts, kenmerken=True, breaches=True), path)

    return Contest(
        name=name,
        title=title,
        work=(
            "Canonical headers, codes by their values, ISO dates, a kenmerk each. Every cell must be a known code,"
            " a day or a number, and no needed one empty; then every rule on every row, the failing rows gathered by"
            " rule. Polars is told which sets of codes occur; ours and pandas find out. Ours also takes labels,"
            " other headers and other ways to write a date, and says of each fault where it is."
        ),
        contestants=(
            Contestant(
                name="uri",
                does="`uri.check(uri.read_register(path))`",
                run=lambda _: checked(uri.read_register(path)),
                answer=lambda findings: broken(findings, _FIRST_LINE),
            ),
            Contestant(
                name=POLARS,
                does="`read_csv` with a schema of enums, also of the sets of codes that occur; an expression per rule",
                run=lambda _: reading_polars.checked(path),
                answer=rules_polars.broken,
            ),
            Contestant(
                name=PANDAS,
                does="`read_csv` to categoricals that are compared with the lists; a mask per rule",
                run=lambda _: reading_pandas.checked(path),
                answer=rules_pandas.broken,
            ),
        ),
        goals=(
            Goal(rival=POLARS, most=1, reason=_PARTED),
            Goal(rival=PANDAS, most=1 / 3, reason=_PARTED),
        ),
    )
