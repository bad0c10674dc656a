"""The sentences of our own reports: every number that they tell of a table is understood, and none is called wrong."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.publish.sentences.full_dossiers import full_dossiers
from uri import Dossier, Rapport, rapport, read_dossier
from uri.audit import read_publication
from uri.audit.claims_in_text.found_claims import FoundClaims
from uri.audit.claims_in_text.text_claims import claims_in
from uri.audit.printed_tables.standard_tables import PublishedTable
from uri.audit.publication_manifest import PublicationManifest
from uri.audit.published_text.passages import LineStart, Passage, PassageKind
from uri.audit.relations.claims import relate_claims
from uri.audit.relations.figure_relations import RelationOutcome
from uri.languages import Language
from uri.publish.sentences import report_sentences
from uri.publish.sentences.audit_files import MANIFEST, audit_files
from uri.publish.sentences.report_sentences import KLEINE_AANTALLEN
from uri.testing import dossiers

EXAMPLE = Path(__file__).parents[3] / "examples" / "bzk-2023"


def printed_tables(folder: Path, report: Rapport, language: Language) -> list[PublishedTable]:
    """Read the tables of a report back as they are printed, each below its title."""
    files = audit_files(report, language)
    for name, text in files.items():
        (folder / name).write_text(text.split("[[beweringen]]")[0], encoding="utf-8")
    assert MANIFEST in files
    return [
        attrs.evolve(
            published, table=attrs.evolve(published.table, title=report[published.table.name].titel.to(language))
        )
        for published in read_publication(folder).tabellen
    ]


def passages_of(report: Rapport, language: Language, *, on_chance: bool = False) -> list[Passage]:
    """Put the sentences of each place in one paragraph, a sentence a line; or only those on what chance may do."""
    passages, line = [], 0
    for place, sentences in report_sentences(report, language).items():
        if (place == KLEINE_AANTALLEN) is not on_chance:
            continue
        text, starts = "", []
        for sentence in sentences:
            line += 1
            starts.append(LineStart(len(text), line))
            text += f"{sentence.text} "
        if starts:
            passages.append(Passage(PassageKind.PARAGRAPH, text.rstrip(), tuple(starts)))
    return passages


def found_in(
    folder: Path, report: Rapport, language: Language, *, on_chance: bool = False
) -> tuple[FoundClaims, list[str]]:
    """Return the claims that are found, and what of them does not hold or cannot be judged."""
    tables = printed_tables(folder, report, language)
    passages = passages_of(report, language, on_chance=on_chance)
    found = claims_in(passages, tables, jaar=report.verslagjaar, organisatie=report.organisatie)
    manifest = PublicationManifest(beweringen=found.entries)
    relations, faults = relate_claims(manifest, {one.table.name: one for one in tables}, {}, file="tekst")
    wrong = [relation for relation in relations if relation.judge() is not RelationOutcome.HOLDS]
    return found, [*(str(fault) for fault in faults), *(str(one.arithmetic()) for one in wrong)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_number_of_the_example_is_understood(tmp_path: Path, language: Language) -> None:
    report = rapport(read_dossier(EXAMPLE))
    found, wrong = found_in(tmp_path, report, language)
    assert len(found.claims) > 50
    assert not found.not_checked
    assert not wrong


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_said_of_chance_is_listed_and_not_judged(tmp_path: Path, language: Language) -> None:
    """A test is no claim on a printed figure: “van 21 naar 26 kan toeval zijn”."""
    report = rapport(read_dossier(EXAMPLE))
    found, wrong = found_in(tmp_path, report, language, on_chance=True)
    assert found.not_checked
    assert not wrong


@settings(max_examples=settings().max_examples // 8)
@given(source=full_dossiers() | dossiers(most=30), language=st.sampled_from(["nl", "en"]))
def test_every_number_of_any_report_is_understood(
    tmp_path_factory: pytest.TempPathFactory, source: Dossier, language: Language
) -> None:
    report = rapport(source)
    if not passages_of(report, language):
        return
    found, wrong = found_in(tmp_path_factory.mktemp("report"), report, language)
    assert not [(one.number, one.sentence) for one in found.not_checked]
    assert not wrong


def test_another_number_in_a_sentence_is_found(tmp_path: Path) -> None:
    """Of the example, every figure in digits in a sentence is made one more, in turn: the audit contradicts each."""
    report = rapport(read_dossier(EXAMPLE))
    tables, passages = printed_tables(tmp_path, report, "nl"), passages_of(report, "nl")
    missed = []
    for at, passage in enumerate(passages):
        for match in re.finditer(r"(?<![\d.,])\d{2,3}(?![\d.,%]\d|\d|%)", passage.text):
            other = f"{passage.text[: match.start()]}{int(match[0]) + 1}{passage.text[match.end() :]}"
            changed = [*passages[:at], attrs.evolve(passage, text=other), *passages[at + 1 :]]
            found = claims_in(changed, tables, jaar=report.verslagjaar, organisatie=report.organisatie)
            manifest = PublicationManifest(beweringen=found.entries)
            relations, _ = relate_claims(manifest, {one.table.name: one for one in tables}, {}, file="tekst")
            if all(relation.judge() is not RelationOutcome.BROKEN for relation in relations):
                missed.append(other[max(0, match.start() - 40) : match.end() + 40])
    assert not missed
