"""Comparing with an earlier year: more, fewer or as many, and nothing of a trend.

Two numbers of two years tell which is larger and not why: chance alone moves small numbers, so no word of rising,
falling or growing stands here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from uri.languages import Language
from uri.publish.sentences.sentence import Claim, Clause, SentenceKind, ToldFigure
from uri.publish.sentences.table_figures import TableFigures
from uri.publish.sentences.wording import wording
from uri.taxonomy import Basis


def compared(
    figures: TableFigures, now: ToldFigure, earlier: ToldFigure | None, year: str, this_year: str, language: Language
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
    doubt = basis_doubt({year: figures.basis(earlier), this_year: figures.basis(now)}, language)
    if doubt is None:
        return Clause()
    form, _ = _direction(now, earlier)
    text = wording(form, earlier.value).to(language).format(n=earlier.text, jaar=year) + doubt
    return Clause(text=text, figures=(earlier,), claims=(changed(now, earlier),))


def basis_doubt(bases: Mapping[str, Basis], language: Language) -> str | None:
    """Say of which years it was not stated what they count, where that of others was; None where years do not compare.

    Args:
        bases: What puts a unit in each year, by year.
        language: The language of the sentence.
    """
    unstated = [year for year, basis in bases.items() if basis is Basis.NIET_OPGEGEVEN]
    stated = {*bases.values()} - {Basis.NIET_OPGEGEVEN}
    if Basis.GEMENGD in stated or len(stated) > 1:
        return None
    if not unstated or not stated:
        return ""
    code = "grondslag_onbekend" if len(unstated) == 1 else "grondslagen_onbekend"
    return wording(code).to(language).format(jaar=enumerated(unstated, language))


def changed(now: ToldFigure, earlier: ToldFigure) -> Claim:
    """Claim which of two figures is larger, or that they are equal."""
    _, kind = _direction(now, earlier)
    sides = (
        {"links": (earlier,), "rechts": (now,)} if kind is SentenceKind.GELIJK else {"van": (earlier,), "naar": (now,)}
    )
    return Claim(kind=kind, sides=sides)


def _direction(now: ToldFigure, earlier: ToldFigure) -> tuple[str, SentenceKind]:
    if now.value == earlier.value:
        return "evenveel", SentenceKind.GELIJK
    return ("meer_dan", SentenceKind.STIJGING) if now.value > earlier.value else ("minder_dan", SentenceKind.DALING)


def grown(differences: Iterable[tuple[ToldFigure, str]], language: Language) -> Clause:
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


def _difference(figure: ToldFigure, year: str, language: Language) -> str:
    form = "groei_geen" if figure.value == 0 else "groei_meer" if figure.value > 0 else "groei_minder"
    return wording(form).to(language).format(n=figure.text, jaar=year)
