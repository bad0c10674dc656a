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
    PERSOONSGERICHT,
    SCHENDINGEN,
    SIGNALEN,
)
from benchmarks.rivals.margins import CODES, Margins
from benchmarks.vocabulary import JAREN, VERSLAGJAAR
from uri.register.columns import Numbers

Rijen = list[tuple[str, int, list[int]]]
"""Of each line of each table: the table, the place of the line, and its figures."""

DIMENSIES = ("jaar", *CODES)

DENSE_FROM = 100_000
"""The rows from which a dense array of all combinations is worth its making."""

_CLOSED = "soort = 'melding' AND uitkomst <> 'lopend'"
_PROVEN = f"{_CLOSED} AND uitkomst = 'aangetoond'"


def connected(frame: pd.DataFrame) -> duckdb.DuckDBPyConnection:
    """Load the cases, and the lines of the tables beside them, into a database in memory."""
    connection = duckdb.connect()
    if len(frame) > DENSE_FROM:  # count all enums together in one dense array
        connection.execute("SET perfect_ht_threshold = 24")
    connection.register("bron", frame)
    connection.execute("CREATE TABLE zaken AS SELECT * FROM bron")
    connection.unregister("bron")
    for name, lijst in (("schendingen", SCHENDINGEN), ("signalen", SIGNALEN), ("afdoeningen", AFDOENINGEN)):
        connection.execute(f"CREATE TABLE lijst_{name} (regel INTEGER, code VARCHAR)")
        places = [(lijst.regels.index(line), code) for line, code in lijst.paren]
        connection.executemany(f"INSERT INTO lijst_{name} VALUES (?, ?)", places)
    return connection


def tables(connection: duckdb.DuckDBPyConnection) -> Rijen:
    """Count all tables."""
    return connection.execute(QUERY).fetchall()


def one_group(connection: duckdb.DuckDBPyConnection, margins: Margins) -> dict[str, Numbers]:
    """Count all tables from one group-by over all columns."""
    found = connection.execute(CUBE).fetchnumpy()
    codes = [np.asarray(found[name]) for name in DIMENSIES]
    return margins.of(margins.dense(codes, np.asarray(found["n"])))


def _table(name: str, lijst: str, field: str, conditions: Iterable[str]) -> str:
    counts = ", ".join(f"coalesce(sum(n) FILTER ({each}), 0)::BIGINT" for each in conditions)
    return (
        f"SELECT '{name}' AS tabel, regel, [{counts}] AS cijfers FROM lijst_{lijst}"
        f" LEFT JOIN kubus ON code = {field}::VARCHAR GROUP BY regel"
    )


def _headlines() -> str:
    conditions = (
        _CLOSED,
        _PROVEN,
        f"{_CLOSED} AND afdoeningen IN {_listed(DISCIPLINAIR)}",
        f"{_CLOSED} AND afdoeningen IN {_listed(NIET_DISCIPLINAIR)}",
        "soort = 'signaal'",
        f"{_CLOSED} AND hoofdcategorie = 'misstand'",
        f"{_CLOSED} AND opvolging IN {_listed(PERSOONSGERICHT)}",
    )
    lines = (
        f"SELECT 'kerncijfers', {at}, ["
        + ", ".join(f"coalesce(sum(n) FILTER ({each} AND jaar = {year}), 0)::BIGINT" for year in JAREN[-2:])
        + "] FROM kubus"
        for at, each in enumerate(conditions)
    )
    return " UNION ALL ".join(lines)


def _listed(words: Iterable[str]) -> str:
    return "(" + ", ".join(f"'{word}'" for word in words) + ")"


CUBE = f"""
SELECT jaar, {", ".join(f"enum_code({name}) AS {name}" for name in CODES)}, n
FROM (SELECT {", ".join(DIMENSIES)}, count(*) AS n FROM zaken GROUP BY ALL)
"""

_OWN = f"jaar = {VERSLAGJAAR}"
QUERY = f"""
WITH kubus AS MATERIALIZED (SELECT {", ".join(DIMENSIES)}, count(*) AS n FROM zaken GROUP BY ALL)
SELECT * FROM (
{_headlines()}
UNION ALL {_table("schendingen", "schendingen", "hoofdcategorie", [f"{_CLOSED} AND {_OWN}", f"{_PROVEN} AND {_OWN}"])}
UNION ALL {
    _table("aangetoond_per_jaar", "schendingen", "hoofdcategorie", [f"{_PROVEN} AND jaar = {year}" for year in JAREN])
}
UNION ALL {_table("signalen", "signalen", "hoofdcategorie", [f"soort = 'signaal' AND {_OWN}"])}
UNION ALL {_table("afdoeningen", "afdoeningen", "afdoeningen", [f"{_CLOSED} AND {_OWN}"])}
) ORDER BY ALL
"""


def numbers(rows: Rijen) -> dict[str, list[list[int]]]:
    """Return the figures of every table, row by row."""
    found: dict[str, list[list[int]]] = {}
    for name, _, figures in rows:
        found.setdefault(name, []).append(figures)
    return found
