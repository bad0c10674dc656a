"""Comparing with an earlier year: more, fewer or as many, and nothing of a trend.

Two numbers of two years tell which is larger and not why: chance alone moves small numbers, so no word of rising,
falling or growing stands here.
"""

from __future__ import annotations

from collections.abc import Iterable

from uri.languages import Language
from uri.publish.sentences.sentence import Claim, ClaimKind, Clause, Figure
from uri.publish.sentences.table_figures import TableFigures
from uri.publish.sentences.wording import wording
from uri.taxonomy import Basis


def compared(
    figures: TableFigures, now: Figure, earlier: Figure | None, year: str, this_year: str, language: Language
) -> Clause:
    """Say whether a figure is more than that of an earlier year.

    Nothing is said where the earlier figure is not known, or is hidden, or where the two count something else: what is
    received in one year does not compare with what is closed in another. Where what one of them counts was not stated,
    that is said behind it.

    Args:
        figures: The table of both.
        now: The figure of the report's year.
        earlier: That of the earlier year.
        year: The earlier year.
        this_year: The report's year.
        language: The language of the sentence.
    """
    if earlier is None:
        return Clause()
    bases = {year: figures.basis(earlier), this_year: figures.basis(now)}
    unstated = [of for of, basis in bases.items() if basis is Basis.NIET_OPGEGEVEN]
    if Basis.GEMENGD in bases.values() or (len({*bases.values()}) > 1 and not unstated):
        return Clause()
    form, kind = _direction(now, earlier)
    text = wording(form, earlier.value).to(language).format(n=earlier.text, jaar=year)
    if len(unstated) == 1:
        text += wording("grondslag_onbekend").to(language).format(jaar=unstated[0])
    sides = {"links": (earlier,), "rechts": (now,)} if kind is ClaimKind.GELIJK else {"van": (earlier,), "naar": (now,)}
    return Clause(text=text, figures=(earlier,), claims=(Claim(kind=kind, sides=sides),))


def _direction(now: Figure, earlier: Figure) -> tuple[str, ClaimKind]:
    if now.value == earlier.value:
        return "evenveel", ClaimKind.GELIJK
    return ("meer_dan", ClaimKind.STIJGING) if now.value > earlier.value else ("minder_dan", ClaimKind.DALING)


def grown(differences: Iterable[tuple[Figure, str]], language: Language) -> Clause:
    """Say how many more or fewer there are than in each of some earlier years, of which a table has the difference.

    Args:
        differences: The differences, each with its year.
        language: The language of the sentence.
    """
    pairs = list(differences)
    if not pairs:
        return Clause()
    words = [_difference(figure, year, language) for figure, year in pairs]
    listed = enumerated(words, language)
    return Clause(
        text=wording("groei").to(language).format(verschillen=listed), figures=tuple(figure for figure, _ in pairs)
    )


def enumerated(words: list[str], language: Language) -> str:
    """Put words in a row, with “and” before the last.

    >>> enumerated(["a", "b", "c"], "nl")
    'a, b en c'
    """
    *first, last = words
    return f"{', '.join(first)}{wording('en').to(language)}{last}" if first else last


def _difference(figure: Figure, year: str, language: Language) -> str:
    form = "groei_geen" if figure.value == 0 else "groei_meer" if figure.value > 0 else "groei_minder"
    return wording(form).to(language).format(n=figure.text, jaar=year)
