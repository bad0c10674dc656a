"""Sentences on meldingen, signalen and what came of them.

Source: Jaarrapportage Integriteit BZK 2023, chapter 1 and par. 3.1 to 3.4 [S 57-63, 237, 283, 289, 315-319].
"""

from __future__ import annotations

from collections.abc import Iterator

from uri.aggregate import Rapport
from uri.languages import Language
from uri.publish.sentences.comparison import compared, enumerated
from uri.publish.sentences.outstanding_type import outstanding
from uri.publish.sentences.sentence import Clause, Sentence, ToldFigure
from uri.publish.sentences.table_figures import TableFigures
from uri.publish.sentences.telling import told
from uri.publish.sentences.wording import wording
from uri.taxonomy import Niveau

_COUNTED = "aantal"


def on_key_figure(report: Rapport, name: str, language: Language) -> Iterator[Sentence]:
    """Tell a headline figure beside that of the year before, or of several before where those are known."""
    figures, year = TableFigures(report["kerncijfers"], language), str(report.verslagjaar)
    now = figures.count(name, year)
    if now is not None:
        yield told(
            name,
            now,
            year=year,
            language=language,
            basis=figures.basis(now),
            beside=_beside_last_year(figures, name, year, language),
        )


def on_proven(report: Rapport, language: Language) -> Iterator[Sentence]:
    """Tell how many of the meldingen were substantiated, by the headline figures."""
    figures, year = TableFigures(report["kerncijfers"], language), str(report.verslagjaar)
    yield from _part_proven(figures, ("aangetoond", year), ("meldingen", year), year, language)


def on_measure_of_proven(report: Rapport, name: str, language: Language) -> Iterator[Sentence]:
    """Tell how many of the substantiated meldingen led to a measure of some level, by the headline figures."""
    figures, year = TableFigures(report["kerncijfers"], language), str(report.verslagjaar)
    proven, measure = figures.count("aangetoond", year), figures.count(name, year)
    if proven is not None and measure is not None and proven.value >= max(measure.value, 1):
        yield told(name, measure, year=year, language=language)


def on_types(report: Rapport, language: Language) -> Iterator[Sentence]:
    """Tell Table 1: how many meldingen, how many of them substantiated, and which type stands out."""
    figures, year = TableFigures(report["schendingen"], language), str(report.verslagjaar)
    possible = figures.count("totaal", "mogelijk")
    if possible is not None:
        yield told("meldingen", possible, year=year, language=language, basis=figures.basis(possible))
    yield from _part_proven(figures, ("totaal", "aangetoond"), ("totaal", "mogelijk"), year, language)
    yield from on_outstanding_type(report, language)


def on_outstanding_type(report: Rapport, language: Language) -> Iterator[Sentence]:
    """Tell which type of the meldingen stands out."""
    yield from outstanding(TableFigures(report["schendingen"], language), "mogelijk", "opvallend_meldingen", language)


def on_years(report: Rapport, language: Language) -> Iterator[Sentence]:
    """Tell Table 2: how many were substantiated, beside the year before it in the table."""
    figures, year = TableFigures(report["aangetoond_per_jaar"], language), str(report.verslagjaar)
    now = figures.count("totaal", year)
    if now is not None:
        beside = _beside_last_year(figures, "totaal", year, language)
        yield told("aangetoond_per_jaar", now, year=year, language=language, beside=beside)


def on_concerns(report: Rapport, language: Language) -> Iterator[Sentence]:
    """Tell Table 3: how many signalen, and which type stands out."""
    figures, year = TableFigures(report["signalen"], language), str(report.verslagjaar)
    total = figures.count("totaal", _COUNTED)
    if total is not None:
        yield told("signalen", total, year=year, language=language, basis=figures.basis(total))
    yield from on_outstanding_concern(report, language)


def on_outstanding_concern(report: Rapport, language: Language) -> Iterator[Sentence]:
    """Tell which type of the signalen stands out."""
    yield from outstanding(TableFigures(report["signalen"], language), _COUNTED, "opvallend_signalen", language)


def on_measures(report: Rapport, language: Language) -> Iterator[Sentence]:
    """Tell Table 4: how many meldingen were closed with a measure of each level, which measures, and how many without.

    Nothing is told where there was nothing to close.
    """
    figures, year = TableFigures(report["afdoeningen"], language), str(report.verslagjaar)
    total = figures.count("totaal", _COUNTED)
    if total is None or not total.value:
        return
    for level in Niveau:
        number = figures.count(level.value, _COUNTED)
        if number is not None:
            measures = _measures(report, figures, level, number, language)
            yield told(f"afgedaan_{level.value}", number, year=year, language=language, beside=measures)


def listed(figures: TableFigures, rows: list[str], language: Language) -> Clause:
    """List what some rows count, those with nothing left out; nothing where there are none, or one figure is hidden.

    A row that is the only one has no number behind it, as the sentence has that number already.
    """
    found = [figures.count(row, _COUNTED) for row in rows]
    filled = [figure for figure in found if figure is not None and figure.value]
    if None in found or not filled:
        return Clause()
    each = wording("opgesomd" if len(filled) > 1 else "opgesomd_enige").to(language)
    parts = [each.format(label=figures.label(figure.row), n=figure.text) for figure in filled]
    text = wording("opsomming").to(language).format(delen=enumerated(parts, language))
    return Clause(text=text, figures=tuple(filled))


def _measures(report: Rapport, figures: TableFigures, level: Niveau, number: ToldFigure, language: Language) -> Clause:
    """List the measures of a level, where the level is a subtotal of them."""
    levels = report.editie.afdoeningen.niveaus
    rows = [row.code for row in figures.table.rijen if row.code in {code.value for code in levels}]
    within = [row for row in rows if levels[next(code for code in levels if code.value == row)] is level]
    return Clause() if number.row in within else listed(figures, within, language)


def _part_proven(
    figures: TableFigures, part: tuple[str, str], whole: tuple[str, str], year: str, language: Language
) -> Iterator[Sentence]:
    """Tell how many of the meldingen were substantiated, where the one is a part of the other."""
    proven, reported = figures.count(*part), figures.count(*whole)
    if proven is None or reported is None or not reported.value or proven.value > reported.value:
        return
    if figures.basis(proven) is not figures.basis(reported):
        return
    code, of = ("aangetoond_enige", None) if reported.value == 1 else ("aangetoond", reported)
    yield told(code, proven, year=year, language=language, whole=of)


def _beside_last_year(figures: TableFigures, row: str, year: str, language: Language) -> Clause:
    """Compare a figure with that of the column before it; nothing where there is none."""
    columns, now = figures.columns, figures.count(row, year)
    before = columns[columns.index(year) - 1] if year in columns[1:] else None
    if now is None or before is None:
        return Clause()
    return compared(figures, now, figures.count(row, before), before, year, language)
