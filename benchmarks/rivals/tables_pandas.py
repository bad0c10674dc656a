"""The tables by pandas, from categoricals: by `groupby(observed=False)`, and by `crosstab`."""

from __future__ import annotations

import numpy as np
import pandas as pd

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
from benchmarks.vocabulary import VERSLAGJAAR, YEARS
from uri.register.columns import Numbers

Tables = dict[str, pd.DataFrame]


class ByGroup:
    """Each table from a group-by that keeps what does not occur, then summed to the lines of the list."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._lines = {
            name: pd.DataFrame(listing.matrix(frame[field].cat.categories), index=listing.lines)
            for name, listing, field in _LISTS
        }

    def tables(self, frame: pd.DataFrame) -> Tables:
        """Count all tables."""
        closed = frame[(frame["soort"] == "melding") & (frame["uitkomst"] != "lopend")]
        concerns = frame[frame["soort"] == "signaal"]
        proven = closed[closed["uitkomst"] == "aangetoond"]
        own = closed[closed["jaar"] == VERSLAGJAAR]
        by_outcome = {
            "mogelijk": _sizes(own, "hoofdcategorie"),
            "aangetoond": _sizes(own[own["uitkomst"] == "aangetoond"], "hoofdcategorie"),
        }
        counts = proven.groupby(["hoofdcategorie", "jaar"], observed=False).size()
        by_year = counts.unstack(fill_value=0)  # noqa: PD010 (a pivot table would group again)
        return {
            "kerncijfers": _headlines(frame),
            "schendingen": self._summed("schendingen", pd.DataFrame(by_outcome)),
            "aangetoond_per_jaar": self._summed("schendingen", by_year.reindex(columns=YEARS, fill_value=0)),
            "signalen": self._summed(
                "signalen", _sizes(concerns[concerns["jaar"] == VERSLAGJAAR], "hoofdcategorie").to_frame()
            ),
            "afdoeningen": self._summed("afdoeningen", _sizes(own, "afdoeningen").to_frame()),
        }

    def _summed(self, name: str, counts: pd.DataFrame) -> pd.DataFrame:
        lines = self._lines[name]
        return pd.DataFrame(lines.to_numpy() @ counts.to_numpy(), index=lines.index, columns=counts.columns)


_LISTS: tuple[tuple[str, CodeListing, str], ...] = (
    ("schendingen", SCHENDINGEN, "hoofdcategorie"),
    ("signalen", SIGNALEN, "hoofdcategorie"),
    ("afdoeningen", AFDOENINGEN, "afdoeningen"),
)


def _sizes(rows: pd.DataFrame, field: str) -> pd.Series:
    return rows.groupby(field, observed=False).size()


def _headlines(frame: pd.DataFrame) -> pd.DataFrame:
    """Count the headline figures of two years, each by a mask."""
    closed = _where((frame["soort"] == "melding") & (frame["uitkomst"] != "lopend"))
    kinds = (
        closed,
        closed & _where(frame["uitkomst"] == "aangetoond"),
        closed & _where(frame["afdoeningen"].isin(DISCIPLINAIR)),
        closed & _where(frame["afdoeningen"].isin(NIET_DISCIPLINAIR)),
        _where(frame["soort"] == "signaal"),
        closed & _where(frame["hoofdcategorie"] == "misstand"),
        closed & _where(frame["opvolging"].isin(PERSON_DIRECTED)),
    )
    years = [frame["jaar"].to_numpy() == year for year in YEARS[-2:]]
    figures = [[np.count_nonzero(kind & year) for year in years] for kind in kinds]
    return pd.DataFrame(figures, index=KERNCIJFERS, columns=YEARS[-2:])


def _where(answers: pd.Series) -> Numbers:
    return answers.to_numpy()


def by_crosstab(frame: pd.DataFrame) -> Tables:
    """Count all tables by `crosstab`, with the rows of the list as categories."""
    closed = frame[(frame["soort"] == "melding") & (frame["uitkomst"] != "lopend")]
    concerns = frame[frame["soort"] == "signaal"]
    own = closed[closed["jaar"] == VERSLAGJAAR]
    proven = closed[closed["uitkomst"] == "aangetoond"]
    by_outcome = _crossed(own, "hoofdcategorie", own["uitkomst"], SCHENDINGEN)
    schendingen = pd.DataFrame({"mogelijk": by_outcome.sum(axis=1), "aangetoond": by_outcome.get("aangetoond", 0)})
    received = concerns[concerns["jaar"] == VERSLAGJAAR]
    return {
        "kerncijfers": _headlines(frame),
        "schendingen": schendingen,
        "aangetoond_per_jaar": _crossed(proven, "hoofdcategorie", proven["jaar"], SCHENDINGEN).reindex(
            columns=YEARS, fill_value=0
        ),
        "signalen": _crossed(received, "hoofdcategorie", received["soort"], SIGNALEN)[["signaal"]],
        "afdoeningen": _crossed(own, "afdoeningen", own["soort"], AFDOENINGEN)[["melding"]],
    }


def _crossed(rows: pd.DataFrame, field: str, by: pd.Series, listing: CodeListing) -> pd.DataFrame:
    """Cross each code with a second column, then add the codes up to the lines that they belong to."""
    counts = pd.crosstab(rows[field], by, dropna=False)
    lines = pd.DataFrame(listing.matrix(counts.index), index=listing.lines, columns=counts.index)
    return lines @ counts


def numbers(tables: Tables) -> dict[str, list[list[int]]]:
    """Return the figures of every table, row by row."""
    return {name: table.to_numpy().astype(int).tolist() for name, table in tables.items()}
