"""The tables by polars, from enums: a group-by per table in one lazy plan, or one group-by and its margins by NumPy."""

from __future__ import annotations

import pandas as pd
import polars as pl

from benchmarks.cases import Cases
from benchmarks.forms import categories
from benchmarks.rivals.lists import (
    AFDOENINGEN,
    DISCIPLINAIR,
    KERNCIJFERS,
    NIET_DISCIPLINAIR,
    PERSON_DIRECTED,
    SCHENDINGEN,
    SIGNALEN,
    CodeListing,
)
from benchmarks.rivals.margins import CODES, Margins
from benchmarks.vocabulary import VERSLAGJAAR, YEARS
from uri.register.columns import Numbers

Tables = dict[str, pl.DataFrame]

_CLOSED = (pl.col("soort") == "melding") & (pl.col("uitkomst") != "lopend")
_CONCERN = pl.col("soort") == "signaal"
_PROVEN = pl.col("uitkomst") == "aangetoond"
_OWN = pl.col("jaar") == VERSLAGJAAR


def frame_of(cases: Cases, *fields: str) -> pl.DataFrame:
    """Make a frame of fields of codes or sets of codes, each an enum; with the year."""
    columns = {name: _enum(cases, name) for name in fields}
    return pl.DataFrame({**columns, "jaar": pl.Series(cases.year)})


def _enum(cases: Cases, name: str) -> pl.Series:
    coded = cases.fields[name]
    words = pd.Categorical.from_codes(coded.positions, categories=pd.Index(categories(coded)))
    return pl.from_pandas(pd.Series(words)).cast(pl.Enum(categories(coded)))


class OnePlan:
    """All tables in one lazy plan, collected together."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._lines = {
            (field, listing): pl.DataFrame(listing.pairs, schema={"line": pl.String, field: pl.String}, orient="row")
            .with_columns(pl.col("line").cast(pl.Enum(listing.lines)), pl.col(field).cast(frame.schema[field]))
            .lazy()
            for field, listing in _LISTS
        }

    def tables(self, frame: pl.DataFrame) -> Tables:
        """Count all tables."""
        rows = frame.lazy()
        by_year = {str(year): (pl.col("jaar") == year).sum() for year in YEARS}
        by_outcome = {"mogelijk": pl.len(), "aangetoond": _PROVEN.sum()}
        number = {"aantal": pl.len()}
        plans = {
            "kerncijfers": _headlines(rows),
            "schendingen": self._summed(rows.filter(_CLOSED & _OWN), SCHENDINGEN, by_outcome),
            "aangetoond_per_jaar": self._summed(rows.filter(_CLOSED & _PROVEN), SCHENDINGEN, by_year),
            "signalen": self._summed(rows.filter(_CONCERN & _OWN), SIGNALEN, number),
            "afdoeningen": self._summed(rows.filter(_CLOSED & _OWN), AFDOENINGEN, number, "afdoeningen"),
        }
        return dict(zip(plans, pl.collect_all(plans.values()), strict=True))

    def _summed(
        self, rows: pl.LazyFrame, listing: CodeListing, counts: dict[str, pl.Expr], field: str = "hoofdcategorie"
    ) -> pl.LazyFrame:
        joined = self._lines[field, listing].join(rows.group_by(field).agg(**counts), on=field, how="left")
        return joined.group_by("line").agg(pl.col(*counts).sum()).sort("line")


_LISTS = (("hoofdcategorie", SCHENDINGEN), ("hoofdcategorie", SIGNALEN), ("afdoeningen", AFDOENINGEN))


def _headlines(rows: pl.LazyFrame) -> pl.LazyFrame:
    kinds = (
        _CLOSED,
        _CLOSED & _PROVEN,
        _CLOSED & pl.col("afdoeningen").is_in(DISCIPLINAIR),
        _CLOSED & pl.col("afdoeningen").is_in(NIET_DISCIPLINAIR),
        _CONCERN,
        _CLOSED & (pl.col("hoofdcategorie") == "misstand"),
        _CLOSED & pl.col("opvolging").is_in(PERSON_DIRECTED),
    )
    own = rows.filter(pl.col("jaar").is_in(YEARS[-2:])).group_by("jaar")
    return own.agg(**{name: kind.sum() for name, kind in zip(KERNCIJFERS, kinds, strict=True)}).sort("jaar")


def one_group(frame: pl.DataFrame, margins: Margins) -> dict[str, Numbers]:
    """Count all tables from one group-by over all columns."""
    cube = frame.group_by("jaar", *CODES).len("n")
    codes = [cube["jaar"].to_numpy(), *(cube[name].to_physical().to_numpy() for name in CODES)]
    return margins.of(margins.dense(codes, cube["n"].to_numpy()))


def numbers(tables: Tables) -> dict[str, list[list[int]]]:
    """Return the figures of every table, row by row."""
    figures = {name: [list(row[1:]) for row in table.rows()] for name, table in tables.items()}
    figures["kerncijfers"] = list(map(list, zip(*figures["kerncijfers"], strict=True)))
    return figures
