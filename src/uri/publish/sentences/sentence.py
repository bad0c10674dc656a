"""A sentence of a publication as a value: its words, the figures in it, and what must hold if it is true."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import attrs

from uri.statistics import ChanceTest


@attrs.frozen(kw_only=True)
class ToldFigure:
    """A figure of a table that a sentence tells.

    Attributes:
        table: The name of the table.
        row: The code of the row.
        column: The name of the column.
        value: The number in that cell.
        text: The number as the sentence has it, in words or figures.
    """

    table: str
    row: str
    column: str
    value: int | float
    text: str


class SentenceKind(StrEnum):
    """What a sentence says of figures, by the kinds of the audit."""

    GETAL = "getal"
    VERHOUDING = "verhouding"
    UITERSTE = "uiterste"
    STIJGING = "stijging"
    DALING = "daling"
    GELIJK = "gelijk"
    MINSTENS = "minstens"


@attrs.frozen(kw_only=True)
class Claim:
    """What must hold between figures if a sentence is true.

    Attributes:
        kind: What it says of them.
        value: The number that the sentence itself gives; None where it gives none.
        sides: The figures by the key of the audit: ``som``, ``van``, ``naar``, ``links`` and the like.
        among: The column, as a figure of it, of which a figure is the largest.
    """

    kind: SentenceKind
    value: str | None = None
    sides: Mapping[str, tuple[ToldFigure, ...]] = attrs.field(factory=dict)
    among: ToldFigure | None = None


@attrs.frozen(kw_only=True)
class Clause:
    """A part of a sentence, with its figures and what it says of them.

    Attributes:
        text: Its words; empty where there is nothing to say.
        figures: The figures in it.
        claims: What must hold beside what each figure says by itself.
    """

    text: str = ""
    figures: tuple[ToldFigure, ...] = ()
    claims: tuple[Claim, ...] = ()


@attrs.frozen(kw_only=True)
class Sentence:
    """A sentence that follows from the figures of a report.

    Attributes:
        code: Its name: that of its wording.
        text: Its words, with a full stop.
        figures: Every figure in it, in no order.
        claims: What must hold beside what each figure says by itself.
        tests: The tests that it rests on, where it says what chance may do.
    """

    code: str
    text: str
    figures: tuple[ToldFigure, ...]
    claims: tuple[Claim, ...] = ()
    tests: tuple[ChanceTest, ...] = ()
