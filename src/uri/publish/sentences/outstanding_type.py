"""Which type stands out, if any does: at least five units, and at least double those of every other type.

The rule is ours. Both limits keep small numbers from standing out by chance alone: of two types with three and one
units nobody would say that the first is what a year was about. In the report of BZK on 2023 both types that it names
as standing out do so by this rule: 11 of 26 meldingen beside 5 for the next type [S 63, 247-258], and 10 of 15
signalen beside 2 [S 289, 293-307].
"""

from __future__ import annotations

from uri.aggregate.tables.cells import RijSoort
from uri.languages import Language
from uri.publish.sentences.sentence import Claim, Sentence, SentenceKind, ToldFigure
from uri.publish.sentences.table_figures import TableFigures
from uri.publish.sentences.wording import wording

LEAST = 5
"""So many units a type has at least that stands out."""
TIMES = 2
"""So many times the units of any other type it has at least."""


def outstanding(figures: TableFigures, column: str, code: str, language: Language) -> tuple[Sentence, ...]:
    """Name the type that stands out; nothing where none does, or where a figure of the column is empty or hidden.

    Args:
        figures: The table of types, with its total.
        column: The column of the figures.
        code: The name of the wording.
        language: The language of the sentence.
    """
    rows = [row.code for row in figures.table.rijen if row.soort is RijSoort.DETAIL]
    found = [figures.count(row, column) for row in rows]
    known = sorted((figure for figure in found if figure is not None), key=lambda figure: -figure.value)
    total = figures.count("totaal", column)
    if total is None or len(known) < max(len(rows), TIMES):
        return ()
    first, second = known[:2]
    if first.value < LEAST or first.value < TIMES * second.value:
        return ()
    text = wording(code).to(language).format(label=figures.label(first.row), n=first.text, of=total.text)
    return (
        Sentence(code=code, text=f"{text}.", figures=(first, total), claims=(_largest(first), _double(first, second))),
    )


def _largest(first: ToldFigure) -> Claim:
    return Claim(kind=SentenceKind.UITERSTE, sides={"som": (first,)}, among=first)


def _double(first: ToldFigure, second: ToldFigure) -> Claim:
    return Claim(kind=SentenceKind.MINSTENS, sides={"links": (first,), "rechts": (second,) * TIMES})
