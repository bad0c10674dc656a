"""What was found in a document, written as a folder: the audit of the folder finds what that of the document does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.audit.documents.layouts import Part, to_text
from uri.audit import Audit, audit, read_publication
from uri.audit.documents.document_reader import DocumentReading, read_document
from uri.audit.documents.manifest_folder import write_manifest
from uri.errors import UnwritableError

OF_DOCUMENTS = {"URI-A-ongelezen", "URI-A-nagaan"}
"""Notices of how a document was read, which a folder does not have."""


def findings_of(result: Audit) -> list[tuple[str, str, str | None]]:
    """Return what was found: the rule, its message, and the arithmetic but for the number of a row."""
    return sorted(
        (
            finding.rule,
            finding.message.nl,
            None if finding.found is None else re.sub(r"\((?:rij|regel) \d+\)", "(…)", finding.found.nl),
        )
        for finding in result.findings
        if finding.rule not in OF_DOCUMENTS
    )


@pytest.fixture(scope="module")
def document(dutch: list[Part], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("document") / "verslag.txt"
    path.write_text(to_text(dutch), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def reading(document: Path) -> DocumentReading:
    return read_document(document)


def test_the_folder_gives_the_same_findings_as_the_document(
    document: Path, reading: DocumentReading, tmp_path: Path
) -> None:
    folder = tmp_path / "gevonden"
    write_manifest(reading, folder)
    of_folder, of_document = audit(folder, seconds=0), audit(document, seconds=0)
    assert findings_of(of_folder) == findings_of(of_document)
    assert len(of_document.findings.errors) >= 5  # those of the list of cases alone


def test_the_folder_has_every_table_as_it_is_printed(reading: DocumentReading, tmp_path: Path) -> None:
    folder = tmp_path / "gevonden"
    write_manifest(reading, folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        "bijlage-1.csv",
        "publicatie.toml",
        *(f"tabel-{number}.csv" for number in range(1, 8)),
    ]
    assert (folder / "tabel-6.csv").read_text(encoding="utf-8") == (
        ";Aantal keer\nIntroductiemodule;6\nOngewenste omgangsvormen;3\nMaatwerksessies;4\n"
    )
    manifest = (folder / "publicatie.toml").read_text(encoding="utf-8")
    assert 'bijschrift = "Tabel 6 – Gehouden sessies"' in manifest
    assert '[tabellen.rijen]\n"Aantal medewerkers 2023" = { omvang = "Inclusief stagiairs en exclusief inhuur" }' in (
        manifest
    )


def test_a_figure_corrected_by_hand_is_believed(reading: DocumentReading, tmp_path: Path) -> None:
    folder = tmp_path / "gevonden"
    write_manifest(reading, folder)
    table = folder / "tabel-1.csv"
    printed = table.read_text(encoding="utf-8")
    assert ("tabel-1", 8) in wrong_rows(folder)  # six cases of row 8 are in the list, and it says four
    table.write_text(printed.replace("omgangsvormen;11;4", "omgangsvormen;11;6"), encoding="utf-8")
    assert ("tabel-1", 8) not in wrong_rows(folder)


def wrong_rows(folder: Path) -> set[tuple[str | None, int | None]]:
    findings = audit(folder, seconds=0).findings.errors
    return {(one.place.table, one.place.row) for one in findings if one.rule == "URI-A-bijlage"}


def test_a_manifest_that_is_there_is_never_overwritten(reading: DocumentReading, tmp_path: Path) -> None:
    folder = tmp_path / "gevonden"
    write_manifest(reading, folder)
    with pytest.raises(UnwritableError, match=r"publicatie\.toml"):
        write_manifest(reading, folder)


def test_the_folder_names_its_claims_and_where_they_stand(
    document: Path, reading: DocumentReading, tmp_path: Path
) -> None:
    folder = tmp_path / "gevonden"
    write_manifest(reading, folder)
    assert len(read_publication(folder).beweringen) == len(read_publication(document).beweringen)
    line = to_line(document, "Het meldpunt kreeg 15 signalen")
    assert f'bron = "regel {line}"' in (folder / "publicatie.toml").read_text(encoding="utf-8")


def to_line(document: Path, words: str) -> int:
    """Return the line of a document that begins with some words."""
    lines = document.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(words))
