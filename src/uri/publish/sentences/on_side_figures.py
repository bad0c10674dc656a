"""Sentences on what stands beside the cases: confidential advisers, sessions and financial interests.

Source: Jaarrapportage Integriteit BZK 2023, par. 4.1.3 and chapters 6 and 7 [S 382-393, 443-448, 460-483].
"""

from __future__ import annotations

from collections.abc import Iterator

from uri.aggregate import Rapport
from uri.aggregate.tables.cells import RijSoort
from uri.aggregate.tables.table_rendering import cell_text
from uri.languages import Language
from uri.publish.sentences.comparison import compared, grown
from uri.publish.sentences.on_cases import listed
from uri.publish.sentences.sentence import Claim, Clause, Sentence, SentenceKind
from uri.publish.sentences.table_figures import TableFigures
from uri.publish.sentences.telling import told

_COUNTED = "aantal"
_MOST_LISTED = 8
"""So many kinds of session are listed in a sentence; of more the table is the better list."""


def on_stock(report: Rapport, language: Language) -> Iterator[Sentence]:
    """Tell how many vertrouwenspersonen there were at the beginning and the end of the year."""
    figures, year = TableFigures(report["vertrouwenspersonen"], language), str(report.verslagjaar)
    begin, end = figures.count("begin", _COUNTED), figures.count("eind", _COUNTED)
    if begin is not None and end is not None:
        yield told("vertrouwenspersonen", begin, year=year, language=language, whole=end)


def on_advisers(report: Rapport, language: Language) -> Iterator[Sentence]:
    """Tell Table 5: stock and flow of the vertrouwenspersonen, hulpvragen, their ratio and the contacts."""
    figures, year = TableFigures(report["vertrouwenspersonen"], language), str(report.verslagjaar)
    yield from on_stock(report, language)
    for row in ("toegetreden", "vertrokken", "extern"):
        if (number := figures.count(row, _COUNTED)) is not None:
            yield told(row, number, year=year, language=language)
    requests = figures.count("hulpvragen", _COUNTED)
    if requests is not None:
        yield told("hulpvragen", requests, year=year, language=language, beside=_growth(figures, language))
    yield from _ratio(figures, year, language)
    contacts = figures.find("contactmomenten", _COUNTED)
    if contacts is not None:
        yield told("contactmomenten", contacts, year=year, language=language, form=False)


def on_sessions(report: Rapport, language: Language) -> Iterator[Sentence]:
    """Tell Table 6: how many sessions, and of which kinds."""
    figures, year = TableFigures(report["sessies"], language), str(report.verslagjaar)
    kinds = [row.code for row in figures.table.rijen if row.soort is RijSoort.DETAIL]
    total = figures.count("totaal", _COUNTED)
    if total is not None:
        beside = listed(figures, kinds, language) if len(kinds) <= _MOST_LISTED else Clause()
        yield told("sessies", total, year=year, language=language, beside=beside)


def on_interests(report: Rapport, language: Language) -> Iterator[Sentence]:
    """Tell Table 7: how many have a duty to report, and how many interests were reported, beside the year before."""
    figures, year = TableFigures(report["financiele_belangen"], language), str(report.verslagjaar)
    before = str(report.verslagjaar - 1)
    for kind, code in (("meldplicht", "meldplicht"), ("meldingen", "financiele_belangen")):
        now, earlier = figures.count("totaal", f"{kind}_{year}"), figures.count("totaal", f"{kind}_{before}")
        if now is not None:
            beside = compared(figures, now, earlier, before, year, language)
            yield told(code, now, year=year, language=language, beside=beside)


def _growth(figures: TableFigures, language: Language) -> Clause:
    """Say how many more or fewer hulpvragen there are than in each earlier year that the table has."""
    rows = [row.code for row in figures.table.rijen if row.code.startswith("groei_")]
    found = ((figures.count(row, _COUNTED), row.removeprefix("groei_")) for row in rows)
    return grown([(figure, year) for figure, year in found if figure is not None], language)


def _ratio(figures: TableFigures, year: str, language: Language) -> Iterator[Sentence]:
    """Tell the hulpvragen as a part of the employees, where both of them are told too."""
    ratio = figures.find("ratio", _COUNTED)
    requests, staff = figures.count("hulpvragen", _COUNTED), figures.count("medewerkers", _COUNTED)
    if ratio is None or requests is None or staff is None:
        return
    printed = cell_text(ratio.value, figures.notation(ratio), "nl")
    share = Claim(kind=SentenceKind.VERHOUDING, value=printed, sides={"teller": (requests,), "noemer": (staff,)})
    beside = Clause(claims=(share,))
    yield told("ratio", ratio, year=year, language=language, whole=staff, beside=beside, form=False)
