"""The tables by DuckDB, from a table of its own with enum columns.

One query makes all of them; or one group-by counts, and NumPy makes them of it.
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import numpy as np
import pandas as pd

from benchmarks.rivals.lists import (
    AFDOENINGEN,
    DISCIPLINAIR,
    NIET_DISCIPLINAIR,
    PERSON_DIRECTED,
    SCHENDINGEN,
    SIGNALEN,
)
from benchmarks.rivals.margins import CODES, Margins
from benchmarks.vocabulary import VERSLAGJAAR, YEARS
from uri.register.columns import Numbers

Lines = list[tuple[str, int, list[int]]]
"""Of each line of each table: the table, the place of the line, and its figures."""

DIMENSIONS = ("jaar", *CODES)

DENSE_FROM = 100_000
"""The rows from which a dense array of all combinations is worth its making."""

_CLOSED = "soort = 'melding' AND uitkomst <> 'lopend'"
_PROVEN = f"{_CLOSED} AND uitkomst = 'aangetoond'"


def connected(frame: pd.DataFrame) -> duckdb.DuckDBPyConnection:
    """Load the cases, and the lines of the tables beside them, into a database in memory."""
    connection = duckdb.connect()
    if len(frame) > DENSE_FROM:  # count all enums together in one dense array
        connection.execute("SET perfect_ht_threshold = 24")
    connection.register("source", frame)
    connection.execute("CREATE TABLE cases AS SELECT * FROM source")
    connection.unregister("source")
    for name, listing in (("schendingen", SCHENDINGEN), ("signalen", SIGNALEN), ("afdoeningen", AFDOENINGEN)):
        connection.execute(f"CREATE TABLE list_{name} (line INTEGER, code VARCHAR)")
        places = [(listing.lines.index(line), code) for line, code in listing.pairs]
        connection.executemany(f"INSERT INTO list_{name} VALUES (?, ?)", places)
    return connection


def tables(connection: duckdb.DuckDBPyConnection) -> Lines:
    """Count all tables."""
    return connection.execute(QUERY).fetchall()


def one_group(connection: duckdb.DuckDBPyConnection, margins: Margins) -> dict[str, Numbers]:
    """Count all tables from one group-by over all columns."""
    counts = connection.execute(CUBE).fetchnumpy()
    codes = [np.asarray(counts[name]) for name in DIMENSIONS]
    return margins.of(margins.dense(codes, np.asarray(counts["n"])))


def _table(name: str, listing: str, field: str, conditions: Iterable[str]) -> str:
    counts = ", ".join(f"coalesce(sum(n) FILTER ({condition}), 0)::BIGINT" for condition in conditions)
    return (
        f"SELECT '{name}' AS name, line, [{counts}] AS figures FROM list_{listing}"
        f" LEFT JOIN counted ON code = {field}::VARCHAR GROUP BY line"
    )


def _headlines() -> str:
    conditions = (
        _CLOSED,
        _PROVEN,
        f"{_CLOSED} AND afdoeningen IN {_listed(DISCIPLINAIR)}",
        f"{_CLOSED} AND afdoeningen IN {_listed(NIET_DISCIPLINAIR)}",
        "soort = 'signaal'",
        f"{_CLOSED} AND hoofdcategorie = 'misstand'",
        f"{_CLOSED} AND opvolging IN {_listed(PERSON_DIRECTED)}",
    )
    lines = (
        f"SELECT 'kerncijfers', {place}, ["
        + ", ".join(f"coalesce(sum(n) FILTER ({condition} AND jaar = {year}), 0)::BIGINT" for year in YEARS[-2:])
        + "] FROM counted"
        for place, condition in enumerate(conditions)
    )
    return " UNION ALL ".join(lines)


def _listed(words: Iterable[str]) -> str:
    return "(" + ", ".join(f"'{word}'" for word in words) + ")"


CUBE = f"""
SELECT jaar, {", ".join(f"enum_code({name}) AS {name}" for name in CODES)}, n
FROM (SELECT {", ".join(DIMENSIONS)}, count(*) AS n FROM cases GROUP BY ALL)
"""

_OWN = f"jaar = {VERSLAGJAAR}"
QUERY = f"""
WITH counted AS MATERIALIZED (SELECT {", ".join(DIMENSIONS)}, count(*) AS n FROM cases GROUP BY ALL)
SELECT * FROM (
{_headlines()}
UNION ALL {_table("schendingen", "schendingen", "hoofdcategorie", [f"{_CLOSED} AND {_OWN}", f"{_PROVEN} AND {_OWN}"])}
UNION ALL {
    _table("aangetoond_per_jaar", "schendingen", "hoofdcategorie", [f"{_PROVEN} AND jaar = {year}" for year in YEARS])
}
UNION ALL {_table("signalen", "signalen", "hoofdcategorie", [f"soort = 'signaal' AND {_OWN}"])}
UNION ALL {_table("afdoeningen", "afdoeningen", "afdoeningen", [f"{_CLOSED} AND {_OWN}"])}
) ORDER BY ALL
"""


def numbers(rows: Lines) -> dict[str, list[list[int]]]:
    """Return the figures of every table, row by row."""
    tables: dict[str, list[list[int]]] = {}
    for name, _, figures in rows:
        tables.setdefault(name, []).append(figures)
    return tables
