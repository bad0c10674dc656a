"""The sentences as claims: the audit reads every one of them, agrees, and disagrees once a figure is another."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import dossier, melding, signaal
from tests.publish.sentences.full_dossiers import full_dossiers
from uri import Dossier, Rapport, Vertrouwenspersonen, rapport, read_dossier
from uri.audit import Audit, audit
from uri.languages import Language
from uri.model import Kerncijfers
from uri.publish.sentences import report_sentences
from uri.publish.sentences.audit_files import MANIFEST, audit_files, claims
from uri.testing import dossiers

EXAMPLE = Path(__file__).parents[3] / "examples" / "bzk-2023"


def audited(folder: Path, report: Rapport, language: Language = "nl") -> Audit:
    for name, text in audit_files(report, language).items():
        (folder / name).write_text(text, encoding="utf-8")
    return audit(folder, seconds=0)


def number_of_claims(report: Rapport, language: Language = "nl") -> int:
    told = report_sentences(report, language).values()
    return sum(len([*claims(sentence)]) for sentences in told for sentence in sentences)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_audit_agrees_with_every_sentence_of_the_example(tmp_path: Path, language: Language) -> None:
    report = rapport(read_dossier(EXAMPLE))
    found = audited(tmp_path, report, language)
    manifest = (tmp_path / MANIFEST).read_text(encoding="utf-8")
    assert manifest.count("[[beweringen]]") == number_of_claims(report, language) > 50
    assert not found.findings.errors
    assert not [finding for finding in found.findings if finding.rule == "URI-A-onbekend"]


@settings(max_examples=settings().max_examples // 3)
@given(source=full_dossiers() | dossiers(most=30), language=st.sampled_from(["nl", "en"]))
def test_the_audit_agrees_with_every_sentence_of_any_report(
    tmp_path_factory: pytest.TempPathFactory, source: Dossier, language: Language
) -> None:
    report = rapport(source)
    if not number_of_claims(report, language):
        return
    found = audited(tmp_path_factory.mktemp("publication"), report, language)
    assert not [finding.to_text("en") for finding in found.findings.errors]
    assert not [finding for finding in found.findings if finding.rule == "URI-A-onbekend"]


def _changed() -> Rapport:
    advisers = Vertrouwenspersonen(
        jaar=2023, begin=4, toegetreden=3, vertrokken=1, eind=6, hulpvragen=9, medewerkers=90
    )
    cases = [*[melding("positie", afdoeningen="berisping")] * 6, *[melding("prive", "niet_aangetoond")] * 2]
    return rapport(
        dossier(
            *cases,
            *[signaal("positie")] * 5,
            vertrouwenspersonen=(advisers,),
            kerncijfers=(Kerncijfers(jaar=2022, meldingen=7, signalen=5, misstanden=1),),
        )
    )


PLACES = sorted(
    {
        (figure.table, figure.row, figure.column)
        for sentences in report_sentences(_changed(), "nl").values()
        for sentence in sentences
        for figure in sentence.figures
    }
)


@pytest.mark.parametrize("place", PLACES, ids=".".join)
def test_the_audit_disagrees_once_a_figure_is_another(tmp_path: Path, place: tuple[str, str, str]) -> None:
    """Every figure that a sentence tells is put up by fifty in the printed table."""
    name, row, column = place
    report = _changed()
    assert not audited(tmp_path, report).findings.errors
    table = report[name]
    line = 1 + [known.code for known in table.rijen].index(row)
    at = 1 + [known.naam for known in table.kolommen].index(column)
    printed = [*csv.reader((tmp_path / f"{name}.csv").read_text(encoding="utf-8").splitlines())]
    printed[line][at] = "150,00%" if "%" in printed[line][at] else str(int(printed[line][at]) + 50)
    with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(printed)
    errors = audit(tmp_path, seconds=0).findings.errors
    assert [finding for finding in errors if finding.rule == "URI-A-bewering"]
