"""The sentences of a report, by where they stand: in the year in short, and before each table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from uri.aggregate import Rapport
from uri.languages import Language, current_language
from uri.publish.sentences.on_cases import (
    on_concerns,
    on_key_figure,
    on_measure_of_proven,
    on_measures,
    on_outstanding_concern,
    on_outstanding_type,
    on_proven,
    on_types,
    on_years,
)
from uri.publish.sentences.on_chance import on_chance
from uri.publish.sentences.on_side_figures import on_advisers, on_interests, on_sessions, on_stock
from uri.publish.sentences.sentence import Sentence

KORT, KLEINE_AANTALLEN = "kort", "kleine_aantallen"
"""Where the headline sentences stand, and those on what chance leaves of differences."""

Teller = Callable[[Rapport, Language], Iterator[Sentence]]
"""What tells something of a report."""


def report_sentences(report: Rapport, language: Language | None = None) -> Mapping[str, tuple[Sentence, ...]]:
    """Return the sentences that follow from the figures of a report.

    A figure that is empty or hidden is told nowhere, nor what would follow from it.

    >>> import uri
    >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
    >>> sentences = report_sentences(uri.rapport(uri.Register.from_records(cases)))
    >>> sentences["schendingen"][0].text
    'In 2023 is één melding van een (vermoeden van een) integriteitsschending afgerond.'

    Args:
        report: The report.
        language: ``"nl"`` or ``"en"``; by default the current language.

    Returns:
        The sentences of the year in short (``kort``), those of each table by its name, and those on what chance may do
        (``kleine_aantallen``), which need the extra ``statistics`` and are not there without it.
    """
    chosen = language or current_language()
    sentences = {
        KORT: tuple(sentence for table, tell in _HEADLINES if table in report for sentence in tell(report, chosen))
    }
    sentences |= {table: tuple(tell(report, chosen)) for table, tell in _ON_TABLES.items() if table in report}
    sentences[KLEINE_AANTALLEN] = tuple(on_chance(report, chosen))
    return {place: told for place, told in sentences.items() if told}


def _key(name: str) -> tuple[str, Teller]:
    return "kerncijfers", lambda report, language: on_key_figure(report, name, language)


def _measure(name: str) -> tuple[str, Teller]:
    return "kerncijfers", lambda report, language: on_measure_of_proven(report, name, language)


_HEADLINES: tuple[tuple[str, Teller], ...] = (
    _key("meldingen"),
    ("kerncijfers", on_proven),
    _measure("disciplinair"),
    _measure("niet_disciplinair"),
    ("schendingen", on_outstanding_type),
    _key("misstanden"),
    _key("signalen"),
    ("signalen", on_outstanding_concern),
    _key("onderzoeken"),
    _key("klachten"),
    _key("klachtadviezen"),
    _key("adviesvragen"),
    ("vertrouwenspersonen", on_stock),
)
"""What the year in short tells, each with the table that it needs."""

_ON_TABLES: Mapping[str, Teller] = {
    "schendingen": on_types,
    "aangetoond_per_jaar": on_years,
    "signalen": on_concerns,
    "afdoeningen": on_measures,
    "vertrouwenspersonen": on_advisers,
    "sessies": on_sessions,
    "financiele_belangen": on_interests,
}
"""What is told of each table."""
