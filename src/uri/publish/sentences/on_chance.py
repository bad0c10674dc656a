"""Sentences on what small counts can and cannot say: whether chance alone may explain that years differ.

Each rests on a test of `uri.statistics`, which it has as data, and says no more than that test. Of a figure that is
empty or hidden nothing is said. All differences between two years are looked at together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from uri.aggregate import Leeg, Rapport
from uri.aggregate.tables.cells import RijSoort, number_text
from uri.extras import installed
from uri.languages import Language, Text
from uri.publish.sentences.comparison import basis_doubt, changed, enumerated
from uri.publish.sentences.sentence import Claim, Sentence, SentenceKind, ToldFigure
from uri.publish.sentences.table_figures import TableFigures
from uri.publish.sentences.wording import wording
from uri.statistics import Difference, differences, share, trend

_KEY, _TYPES, _TOTAL = "kerncijfers", "aangetoond_per_jaar", "totaal"
_LEAST = 3
"""Of fewer years than this no trend is told: two are a difference."""


def is_tested() -> bool:
    """Return whether what chance may do can be told: the extra ``statistics`` is installed."""
    return installed("scipy")


def on_chance(report: Rapport, language: Language) -> Iterator[Sentence]:
    """Tell of each difference between two years, of the years together and of a share what chance leaves of them.

    Nothing is told where no figure of an earlier year is known, nor without the extra ``statistics``.
    """
    key, types = _pairs_of_key_figures(report, language), _pairs_of_types(report, language)
    if not is_tested() or not [*key, *types]:
        return
    found = differences(
        {str(at): (int(pair.earlier.value), int(pair.now.value)) for at, pair in enumerate([*key, *types])}
    )
    tested = [*found.values()]
    for pair, difference in zip(key, tested[: len(key)], strict=True):
        yield _told(pair, difference, "toeval", language)
    yield from _on_types(types, tested[len(key) :], language)
    yield from _on_trend(report, language)
    yield from _on_share(report, language)


@attrs.frozen
class _Pair:
    """A figure and that of the year before."""

    label: str
    now: ToldFigure
    earlier: ToldFigure
    doubt: str

    def years(self, language: Language) -> str:
        return enumerated([self.earlier.column, self.now.column], language)


def _pairs_of_key_figures(report: Rapport, language: Language) -> list[_Pair]:
    if _KEY not in report:
        return []
    figures = TableFigures(report[_KEY], language)
    return [pair for row in report[_KEY].rijen if (pair := _pair(figures, row.code, language))]


def _pairs_of_types(report: Rapport, language: Language) -> list[_Pair]:
    """Pair the figures of each type; none at all where one of them is hidden, as a sentence speaks of all types."""
    if _TYPES not in report:
        return []
    table = report[_TYPES]
    rows = [row.code for row in table.rijen if row.soort is RijSoort.DETAIL]
    if any(cell is Leeg.ONDERDRUKT for row in rows for cell in [*table.row(row).values()][-2:]):
        return []
    figures = TableFigures(table, language)
    return [pair for row in rows if (pair := _pair(figures, row, language))]


def _pair(figures: TableFigures, row: str, language: Language) -> _Pair | None:
    """Pair a figure of the last year with that of the year before it; None where they do not compare, or are zero."""
    if len(figures.columns) < 2:  # noqa: PLR2004 (a pair)
        return None
    before, year = figures.columns[-2:]
    now, earlier = figures.count(row, year), figures.count(row, before)
    if now is None or earlier is None or not now.value + earlier.value:
        return None
    doubt = basis_doubt({before: figures.basis(earlier), year: figures.basis(now)}, language)
    if doubt is None:
        return None
    label = wording("rij_aangetoond").to(language) if (figures.table.naam, row) == (_KEY, "aangetoond") else None
    return _Pair(label or figures.label(row), _in_digits(now, language), _in_digits(earlier, language), doubt)


def _in_digits(figure: ToldFigure, language: Language) -> ToldFigure:
    return attrs.evolve(figure, text=number_text(figure.value).to(language))


def _told(pair: _Pair, difference: Difference, code: str, language: Language) -> Sentence:
    words = wording(code).to(language)
    text = words.format(label=pair.label, jaren=pair.years(language), zin=_within(difference.sentence, language))
    return Sentence(
        code=code,
        text=f"{text}{pair.doubt}.",
        figures=(pair.earlier, pair.now),
        claims=(changed(pair.now, pair.earlier),),
        tests=(difference.test,),
    )


def _within(sentence: Text, language: Language) -> str:
    """Return a sentence as it stands behind a colon, without its full stop."""
    said = sentence.to(language)
    return said[0].lower() + said[1:].removesuffix(".")


def _on_types(pairs: Sequence[_Pair], tested: Sequence[Difference], language: Language) -> Iterator[Sentence]:
    """Tell the types that differ by more than chance may give, and in one sentence that the others do not."""
    others = []
    for pair, difference in zip(pairs, tested, strict=True):
        if difference.may_be_chance and len(pairs) > 1:
            others.append((pair, difference))
        else:
            yield _told(pair, difference, "toeval_type", language)
    if others:
        code = "toeval_geen_type" if len(others) == len(pairs) else "toeval_andere_typen"
        text = wording(code).to(language).format(n=len(others), jaren=others[0][0].years(language))
        doubt = max((pair.doubt for pair, _ in others), key=len)
        tests = tuple(difference.test for _, difference in others)
        yield Sentence(code=code, text=f"{text}{doubt}.", figures=(), tests=tests)


def _on_trend(report: Rapport, language: Language) -> Iterator[Sentence]:
    if _TYPES not in report:
        return
    figures = TableFigures(report[_TYPES], language)
    counts = {
        year: _in_digits(figure, language)
        for year in figures.columns
        if (figure := figures.count(_TOTAL, year)) is not None
    }
    doubt = basis_doubt({year: figures.basis(figure) for year, figure in counts.items()}, language)
    if len(counts) < _LEAST or doubt is None or not any(figure.value for figure in counts.values()):
        return
    found = trend({int(year): int(figure.value) for year, figure in counts.items()})
    told = [wording("in_jaar").to(language).format(n=figure.text, jaar=year) for year, figure in counts.items()]
    text = wording("toeval_trend").to(language)
    yield Sentence(
        code="toeval_trend",
        text=f"{text.format(getallen=enumerated(told, language), zin=_within(found.sentence, language))}{doubt}.",
        figures=tuple(counts.values()),
        tests=(found.test,),
    )


def _on_share(report: Rapport, language: Language) -> Iterator[Sentence]:
    """Tell the share that was substantiated, by the headline figures."""
    if _KEY not in report:
        return
    figures, year = TableFigures(report[_KEY], language), str(report.verslagjaar)
    part, whole = figures.count("aangetoond", year), figures.count("meldingen", year)
    if part is None or whole is None or not 0 <= part.value <= whole.value or not whole.value:
        return
    if figures.basis(part) is not figures.basis(whole):
        return
    found = share(int(part.value), int(whole.value))
    text = wording("toeval_aandeel").to(language).format(jaren=year, zin=_within(found.sentence, language))
    sides = {"teller": (part,), "noemer": (whole,)}
    yield Sentence(
        code="toeval_aandeel",
        text=f"{text}.",
        figures=(_in_digits(part, language), _in_digits(whole, language)),
        claims=(Claim(kind=SentenceKind.VERHOUDING, value=found.percentage.nl, sides=sides),),
        tests=(found.test,),
    )
