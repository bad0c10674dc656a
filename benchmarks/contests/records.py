"""JSON to records with full checking, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import uri
from benchmarks.cases import make_cases
from benchmarks.contest import Contest, Contestant, Goal
from benchmarks.forms import json_of
from benchmarks.rivals import records_pydantic
from uri.register import REGISTER_FIELDS

PYDANTIC = "pydantic"
MOST = 1.2
"""So many times as long as pydantic, which is compiled, the standard library may take."""

_PAUSED = {True: "", False: ", garbage collection paused"}


def reading(rows: int, *, collecting: bool) -> Contest:
    """Read records from JSON."""
    data = json_of(make_cases(rows, texts=True, kenmerken=True))
    return Contest(
        name="json-read" if collecting else "json-read-paused",
        title=f"{rows:,} JSON records to objects, with full checking{_PAUSED[collecting]}",
        work=(
            "A JSON list in memory to frozen objects: every code known, dates real, numbers in range, texts trimmed,"
            " sets of codes without repetition and in order, no field unknown, a year or a date in each."
        ),
        contestants=(
            Contestant(
                name="uri",
                does="`uri.records_from_json` to `Melding` and `Signaal`",
                run=lambda _: uri.records_from_json(data),
                answer=fields_of,
            ),
            Contestant(
                name=PYDANTIC,
                does="`TypeAdapter.validate_json` to equal models, strict and frozen, told apart by `soort`",
                run=lambda _: records_pydantic.read(data),
                answer=fields_of,
            ),
        ),
        goals=(Goal(rival=PYDANTIC, most=MOST),),
        collecting=collecting,
    )


def writing(rows: int, *, collecting: bool) -> Contest:
    """Write records as JSON."""
    data = json_of(make_cases(rows, texts=True, kenmerken=True))
    ours, theirs = uri.records_from_json(data), records_pydantic.read(data)
    return Contest(
        name="json-write" if collecting else "json-write-paused",
        title=f"{rows:,} records to JSON{_PAUSED[collecting]}",
        work="Objects in memory to a JSON list in memory.",
        contestants=(
            Contestant(
                name="uri",
                does="`uri.records_to_json`",
                run=lambda _: uri.records_to_json(ours),
                answer=_filled,
            ),
            Contestant(
                name=PYDANTIC,
                does="`TypeAdapter.dump_json(exclude_unset=True)`",
                run=lambda _: records_pydantic.write(theirs),
                answer=_filled,
            ),
        ),
        goals=(Goal(rival=PYDANTIC, most=MOST),),
        collecting=collecting,
    )


def fields_of(records: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Return what each record holds, field by field."""
    return [tuple(getattr(record, name) for name in REGISTER_FIELDS) for record in records]


def _filled(data: str | bytes) -> list[dict[str, Any]]:
    """Return the objects of a JSON list without what is empty."""
    return [{key: value for key, value in record.items() if value not in (None, [], {})} for record in json.loads(data)]
