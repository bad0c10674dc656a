"""A whole report in English, of our own wording, with slips: they are found, each at its line, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import attrs
import pytest

from uri.audit import Audit, audit
from uri.audit.claims_in_text.text_claims import claims_in
from uri.audit.documents.document_reader import DocumentReading, read_document
from uri.audit.publication_manifest import PublicationManifest
from uri.audit.published_text.passages import Passage
from uri.audit.relations.claims import relate_claims
from uri.audit.relations.figure_relations import RelationOutcome
from uri.findings import Severity

REPORT = Path(__file__).with_name("report.md")
WRONG = {RelationOutcome.BROKEN, RelationOutcome.INCOMPARABLE, RelationOutcome.TWO_BASES}


@pytest.fixture(scope="module")
def result() -> Audit:
    return audit(REPORT, seconds=0)


@pytest.fixture(scope="module")
def reading() -> DocumentReading:
    return read_document(REPORT)


def line_of(words: str) -> int:
    (number,) = (number for number, line in enumerate(REPORT.read_text("utf-8").splitlines(), 1) if words in line)
    return number


def told(result: Audit, rule: str, words: str) -> list[str]:
    return [text for one in result.findings if one.rule == rule and words in (text := one.to_text("en"))]


def test_two_numbers_for_the_same_coordinators_contradict(result: Audit) -> None:
    first, second = line_of("four central coordinators and two local"), line_of("three local coordinators")
    for words in ("“two local coordinators”", "“one at the museums”"):
        (text,) = told(result, "URI-A-bewering", words)
        assert re.findall(r"\[\w+ (\d+)\]", text) == [str(first), str(second)]


def test_a_part_that_is_more_than_its_whole_is_told(result: Audit) -> None:
    """In 2021, 1 + 2 + 8 + 18 + 5 + 3 = 37 reports were substantiated, of 36 that were made."""
    (text,) = told(result, "URI-T-opgegeven", "2021")
    assert "37 is more than" in text


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("12,000 people", id="11,633 are not over 12,000"),
        pytest.param("rose slightly from 21", id="26 is 24% more than 21"),
        pytest.param("slightly more than in 2022", id="26 is 24% more than 21, again"),
        pytest.param("mainly concerned", id="11 of 26 is no majority"),
        pytest.param("slightly less than 50%", id="11 of 26 is 42%"),
    ],
)
def test_words_that_do_not_fit_the_figures_are_warned_of(result: Audit, words: str) -> None:
    texts = told(result, "URI-A-woord", words)
    assert any(re.search(rf"{re.escape(words)}[^\]]*\[\w+ {line_of(words)}\]", text) for text in texts)


def test_a_table_of_closed_reports_is_not_what_was_made(result: Audit) -> None:
    assert len(told(result, "URI-A-grondslag", "26")) == 2


def test_nothing_else_is_called_wrong(result: Audit) -> None:
    """Three contradictions, two numbers on two bases; five words, and a ratio that was cut off."""
    assert len(result.findings.errors) == 5
    assert len([one for one in result.findings if one.severity is Severity.WARNING]) == 6
    assert not told(result, "URI-A-nagaan", "")


NOTHING_TELLS_OF = ("against 23 in 2022", "that is 108 more than in 2022", "and 142 more than in 2021")
"""Numbers that only their own sentence tells; what they are held against leaves room for three more."""


def test_another_number_anywhere_in_the_text_is_found(reading: DocumentReading, result: Audit) -> None:
    """Every count in digits becomes three more, in turn: something else does not hold than in the report as it is."""
    tables = result.publicatie.tabellen
    by_name = {one.table.name: one for one in tables}

    def wrong(passages: Sequence[Passage]) -> set[str]:
        found = claims_in(passages, tables, jaar=2023, organisatie=reading.manifest.organisatie)
        relations, _ = relate_claims(PublicationManifest(beweringen=found.entries), by_name, {}, file="report.md")
        return {str(one.arithmetic()) for one in relations if one.judge() in WRONG}

    passages = list(reading.text.passages)
    known, missed = wrong(passages), []
    for at, passage in enumerate(passages):
        for match in re.finditer(r"(?<![\d,.])(?<!^)\d{1,3}(?![\d,%]|\.\d)", passage.text):
            other = f"{passage.text[: match.start()]}{int(match[0]) + 3}{passage.text[match.end() :]}"
            if wrong([*passages[:at], attrs.evolve(passage, text=other), *passages[at + 1 :]]) <= known:
                missed.append(other)
    assert [words for words in NOTHING_TELLS_OF for other in missed if words in other] == list(NOTHING_TELLS_OF)
    assert len(missed) == len(NOTHING_TELLS_OF)
