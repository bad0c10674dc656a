"""Cases made by seed, as positions among distinct values: what all contestants get, each in its own form.

The proportions are those of a real register: a dozen types of which a few are common, four outcomes, measures where a
violation was proven, four years, five parts of one organisation, one signaal in ten. About one row in a hundred breaks
a rule, where that is asked for: see `benchmarks.breaches`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import attrs
import numpy as np

from benchmarks.breaches import break_some
from benchmarks.texts import descriptions
from benchmarks.vocabulary import (
    AANGETOOND,
    DAYS,
    FIRST_DAY,
    LOPEND,
    MEASURES,
    MELDING,
    MISSING,
    ONBEKEND,
    ONDERDELEN,
    SIGNAAL,
    VALUES,
    YEARS,
)
from uri import editie
from uri.register.columns import Numbers
from uri.taxonomy import EditieRij, Meldkanaal

SEED = 9
"""With this one the 26 rows hold a concern of every year, so that no column is "not collected"."""


@attrs.frozen(eq=False)
class CodedField:
    """A field: its distinct values, and for each row the position of its value, `MISSING` where it is missing."""

    values: Sequence[Any]
    positions: Numbers


@attrs.frozen(eq=False)
class Cases:
    """Cases by field; `year` is the year in which each of them counts."""

    fields: Mapping[str, CodedField]
    year: Numbers

    def __len__(self) -> int:
        return len(self.year)


def make_cases(rows: int, *, texts: bool = False, kenmerken: bool = False, breaches: bool = False) -> Cases:
    """Make cases, by demand with descriptions, with a kenmerk each, and with breaches of the rules."""
    rng = np.random.default_rng(SEED)
    year = rng.integers(0, len(YEARS), rows, dtype=np.int8)
    fields = _dated(rng, year) | _independent_fields(rng, rows)
    fields["afdoeningen"] = _measures(rng, fields)
    unique = [name for name, wanted in (("kenmerk", kenmerken), ("omschrijving", texts)) if wanted]
    fields |= {name: np.arange(rows, dtype=np.int32) for name in unique}
    if breaches:
        fields |= _word(rng, fields["ontvangen"])
        break_some(rng, fields)
    values = dict(VALUES)
    if kenmerken:
        values["kenmerk"] = [f"Z{number:08d}" for number in range(rows)]
    if texts:
        kinds = [VALUES["hoofdcategorie"][position] for position in fields["hoofdcategorie"].tolist()]
        values["omschrijving"] = descriptions(rng, kinds, breaches=breaches)
    coded = {name: CodedField(values[name], fields[name]) for name in values if name in fields}
    return Cases(coded, _years(fields))


def _dated(rng: np.random.Generator, year: Numbers) -> dict[str, Numbers]:
    """Make kind, outcome and dates: closed in the year, received up to five months before; some still run."""
    rows = len(year)
    kind = _drawn(rng, rows, [0.9, 0.1])
    outcome = np.where(kind == SIGNAAL, ONBEKEND, _drawn(rng, rows, [0.50, 0.45, 0.0, 0.05])).astype(np.int8)
    running = (kind == MELDING) & (year == len(YEARS) - 1) & _chosen(rng, rows, 0.1)
    outcome[running] = LOPEND
    first = np.array([date(jaar, 1, 1).toordinal() for jaar in YEARS], np.int32) - FIRST_DAY.toordinal()
    day = first[year] + rng.integers(0, 365, rows, dtype=np.int16)
    late = first[year] + rng.integers(300, 365, rows, dtype=np.int16)
    earlier = day - rng.integers(0, 150, rows, dtype=np.int16)
    received = np.where(running, late, np.where(kind == SIGNAAL, day, earlier))
    closed = np.where(running | (kind == SIGNAAL), MISSING, day)
    stated = np.where(running | _chosen(rng, rows, 0.5), year, MISSING)
    return {
        "soort": kind,
        "uitkomst": outcome,
        "ontvangen": received.astype(np.int16),
        "afgerond": closed.astype(np.int16),
        "verslagjaar": stated.astype(np.int8),
    }


def _word(rng: np.random.Generator, received: Numbers) -> dict[str, Numbers]:
    """Make when the reporter heard: of half the cases the receipt is confirmed within a week, of half word in time."""
    rows = len(received)
    confirmed = received + rng.integers(0, 8, rows, dtype=np.int16)
    told = confirmed + rng.integers(0, 85, rows, dtype=np.int16)
    days = {"ontvangst_bevestigd": confirmed, "geinformeerd": told}
    return {name: np.where(_chosen(rng, rows, 0.5), day, MISSING).astype(np.int16) for name, day in days.items()}


def _independent_fields(rng: np.random.Generator, rows: int) -> dict[str, Numbers]:
    """Make the fields that do not depend on dates or outcome."""
    table = editie()
    held = [isinstance(table.place(code, "schendingen"), EditieRij) for code in VALUES["hoofdcategorie"]]
    weights = np.where(held, 0.5 ** (np.arange(len(VALUES["hoofdcategorie"])) / 2), 0)
    return {
        "organisatie": np.zeros(rows, np.int8),
        "onderdeel": rng.integers(0, len(ONDERDELEN) - 1, rows, dtype=np.int8),
        "meldkanaal": rng.integers(MISSING, len(Meldkanaal), rows, dtype=np.int8),
        "hoofdcategorie": _drawn(rng, rows, weights / weights.sum()),
        "nevencategorieen": np.zeros(rows, np.int8),
        "opvolging": _drawn(rng, rows, [0.3, 0.1, 0.2, 0.2, 0.15, 0.05]),
        "betrokkenen": rng.integers(1, 20, rows, dtype=np.int8),
    }


def _measures(rng: np.random.Generator, fields: Mapping[str, Numbers]) -> Numbers:
    """Give the meldingen that were proven a set of measures."""
    proven = fields["uitkomst"] == AANGETOOND
    measures: Numbers = np.where(proven, rng.integers(1, len(MEASURES) - 1, len(proven), dtype=np.int8), 0)
    return measures.astype(np.int8)


def _years(fields: Mapping[str, Numbers]) -> Numbers:
    """Work out the year in which each case counts: as stated, else that of the date that counts, else of the other."""
    year_of = np.array([*(day.year for day in DAYS), 0], np.int16)
    stated = np.array([*YEARS, 0], np.int16)[fields["verslagjaar"]]
    received, closed = year_of[fields["ontvangen"]], year_of[fields["afgerond"]]
    concern = fields["soort"] == SIGNAAL
    first, second = np.where(concern, received, closed), np.where(concern, closed, received)
    year: Numbers = np.where(stated > 0, stated, np.where(first > 0, first, second))
    return year.astype(np.int16)


def _chosen(rng: np.random.Generator, rows: int, part: float) -> Numbers:
    """Choose a part of the rows."""
    return rng.random(rows, np.float32) < part


def _drawn(rng: np.random.Generator, rows: int, weights: Any) -> Numbers:  # noqa: ANN401 (a list or an array)
    """Draw positions by weight."""
    bounds = np.cumsum(weights)[:-1].astype(np.float32)
    return np.searchsorted(bounds, rng.random(rows, np.float32), side="right").astype(np.int8)
