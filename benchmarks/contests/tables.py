"""The tables that count cases, from a register that is loaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

import uri
from benchmarks.cases import Cases, make_cases
from benchmarks.contest import Contest, Contestant, Goal
from benchmarks.forms import frame_of, register_of
from benchmarks.rivals import tables_duckdb, tables_numpy, tables_pandas, tables_polars
from benchmarks.rivals.lists import KERNCIJFERS
from benchmarks.rivals.margins import CODES, Margins
from benchmarks.rivals.margins import numbers as figures
from benchmarks.vocabulary import VERSLAGJAAR
from uri.aggregate import Selection

COUNTED: tuple[Callable[..., uri.Tabel], ...] = (
    uri.kerncijfers,
    uri.schendingen,
    uri.aangetoond_per_jaar,
    uri.signalen,
    uri.afdoeningen,
)
OURS, POLARS, POLARS_CUBE = "uri", "polars, lazy", "polars, one group-by, and NumPy"
DUCKDB, DUCKDB_CUBE = "DuckDB, one query", "DuckDB, one group-by, and NumPy"
GROUPBY, CROSSTAB, BINCOUNT = "pandas, group-by", "pandas, crosstab", "np.bincount"

_WORK = (
    "From columns in memory, with the year of each case known: the five tables that count cases. Key figures of this"
    " year and the last one, violations by type (possible and substantiated), substantiated violations over four years,"
    " concerns by type, measures by level. With every row of the list, zeros included, subtotals and totals, in the"
    " order of the list. The list of cases is no count, and left out for all. Our tables also carry labels, notes and"
    " the relations between their cells; the others hold figures and row codes only. Nothing that was counted is kept"
    " from one run to the next."
)


_MUCH_BESIDE = (
    "A few dozen of the thousand calls of Python that five tables take count anything: choosing the year, saying what"
    " is left out or doubtful, and laying out cells take the others, whatever the number of rows."
)
_KEY = (
    "The key must be made of eight columns first, which takes as long as counting it; the columns are new, so that"
    " their bounds are to be found too; and then come five tables."
)
_ONE_CORE = (
    "The rival counts on both cores. `np.bincount`, which is a third of our time, holds the lock of the interpreter, so"
    " that a second thread gains nothing."
)


def small(rows: int) -> Contest:
    """Count a register as a ministry has it."""
    cases = make_cases(rows)
    frame = frame_of(cases, *CODES)
    return Contest(
        name="tables-small",
        title=f"All tables of a loaded register of {rows:,} rows",
        work=_WORK,
        contestants=(
            ours(register_of(cases)),
            *_polars(cases),
            *_duckdb(cases),
            _groupby(frame),
            Contestant(
                name=CROSSTAB,
                does="`crosstab` per table on categoricals, the lists' lines as a matrix of ones",
                run=lambda _: tables_pandas.by_crosstab(frame),
                answer=tables_pandas.numbers,
            ),
        ),
        goals=(
            Goal(rival=POLARS, most=0.1, reason=_MUCH_BESIDE),
            Goal(rival=POLARS_CUBE, most=1, reason=_MUCH_BESIDE),
            Goal(rival=GROUPBY, most=1 / 40, reason=_MUCH_BESIDE),
        ),
        times=20,
    )


def large(rows: int) -> Contest:
    """Count a register that is larger than any ministry's."""
    cases = make_cases(rows)
    frame = frame_of(cases, *CODES)
    return Contest(
        name="tables-large",
        title=f"All tables of a loaded register of {rows:,} rows",
        work=_WORK,
        contestants=(
            ours(register_of(cases)),
            bincount(tables_numpy.Key(cases)),
            *_polars(cases),
            *_duckdb(cases),
            _groupby(frame),
        ),
        goals=(
            Goal(rival=BINCOUNT, most=2, reason=_KEY),
            Goal(rival=DUCKDB, most=1 / 3, reason=_ONE_CORE),
            Goal(rival=DUCKDB_CUBE, most=1 / 3, reason=_ONE_CORE),
            Goal(rival=POLARS, most=1 / 5, reason=_ONE_CORE),
            Goal(rival=POLARS_CUBE, most=1 / 5, reason=_ONE_CORE),
        ),
    )


def ours(register: uri.Register, **named: Any) -> Contestant:  # noqa: ANN401 (attributes of a contestant)
    """Let the library make the tables, of a register whose columns are new to it each time."""
    years = register.jaar

    def fresh() -> uri.Register:
        columns = {name: attrs.evolve(column) for name, column in register.kolommen.items()}
        columns["verslagjaar"] = attrs.evolve(columns["verslagjaar"], values=years)  # the rivals know it too
        return attrs.evolve(register, kolommen=columns)

    entered = Contestant(
        name=OURS,
        does=(
            "`Selection.of`, and of it `uri.kerncijfers`, `uri.schendingen`, `uri.aangetoond_per_jaar`, `uri.signalen`,"
            " `uri.afdoeningen`"
        ),
        ready=fresh,
        run=_tables,
        answer=numbers,
    )
    return attrs.evolve(entered, **named)


def _tables(register: uri.Register) -> list[uri.Tabel]:
    """Select once, as a report does, and make each table of the selection."""
    selection = Selection.of(register, verslagjaar=VERSLAGJAAR)
    return [make(selection) for make in COUNTED]


def bincount(key: tables_numpy.Key) -> Contestant:
    """Let numpy count one cube, and do nothing else."""
    return Contestant(
        name=BINCOUNT,
        does="counts the cells of one cube from a combined key that is ready; makes no table",
        run=lambda _: key.count(),
        answer=key.numbers,
    )


def numbers(tables: list[uri.Tabel]) -> dict[str, list[list[Any]]]:
    """Return the figures of every table, row by row; of the headline figures those that cases tell."""
    figures_by_table = {table.naam: [list(cells) for cells in table.cellen] for table in tables}
    headlines = next(table for table in tables if table.naam == "kerncijfers")
    return {**figures_by_table, "kerncijfers": [list(headlines.row(name).values()) for name in KERNCIJFERS]}


def _polars(cases: Cases) -> tuple[Contestant, Contestant]:
    frame = tables_polars.frame_of(cases, *CODES)
    plan, margins = tables_polars.OnePlan(frame), Margins(cases)
    return (
        Contestant(
            name=POLARS,
            does="enums; a group-by per table, in one lazy plan, joined to the lists and collected together",
            run=lambda _: plan.tables(frame),
            answer=tables_polars.numbers,
        ),
        Contestant(
            name=POLARS_CUBE,
            does="enums; one group-by over all columns by polars, its margins by NumPy",
            run=lambda _: tables_polars.one_group(frame, margins),
            answer=figures,
        ),
    )


def _duckdb(cases: Cases) -> tuple[Contestant, Contestant]:
    connection, margins = tables_duckdb.connected(frame_of(cases, *CODES)), Margins(cases)
    return (
        Contestant(
            name=DUCKDB,
            does="a table of its own with enum columns; one query: one group-by, then all tables joined to the lists",
            run=lambda _: tables_duckdb.tables(connection),
            answer=tables_duckdb.numbers,
        ),
        Contestant(
            name=DUCKDB_CUBE,
            does="the same table; one group-by over all columns by DuckDB, its margins by NumPy",
            run=lambda _: tables_duckdb.one_group(connection, margins),
            answer=figures,
        ),
    )


def _groupby(frame: Any) -> Contestant:  # noqa: ANN401 (a frame of pandas)
    by_group = tables_pandas.ByGroup(frame)
    return Contestant(
        name=GROUPBY,
        does="categoricals; `groupby(observed=False)` per table, the lists' lines as a matrix of ones",
        run=lambda _: by_group.tables(frame),
        answer=tables_pandas.numbers,
    )
