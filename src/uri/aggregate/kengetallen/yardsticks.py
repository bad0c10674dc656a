"""What key figures are held against: terms, the classes of days of a handover, and the informal benchmark."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _data() -> dict[str, Any]:
    text = (files("uri.aggregate.kengetallen") / "maatstaven.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def twelve_weeks() -> int:
    """Return the days within which a reporter hears by the decree of 15 December 2009."""
    return int(_data()["termijnen"]["twaalf_weken"])


def class_bounds() -> tuple[int, ...]:
    """Return the last day of each class of days but the last class, which has no end."""
    return tuple(_data()["dagklassen"]["grenzen"])


def rule_of_thumb() -> tuple[Fraction, Fraction]:
    """Return the informal Dutch benchmark: how many in 100 employees are involved in a (suspected) violation a year."""
    rule = _data()["vuistregel"]
    return Fraction(rule["laag"], 100), Fraction(rule["hoog"], 100)
