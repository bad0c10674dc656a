"""The manifest of a data package: a file that was changed, or is gone, is refused by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.factories import dossier, melding
from uri import UnreadableError, rapport, read_report
from uri.publish import publicatiedocument, write_publication

REPORT = rapport(dossier(melding(), organisatie="Ministerie A"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_publication(publicatiedocument(REPORT), tmp_path, ["data"])
    return tmp_path / "data"


def refused(folder: Path) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read_report(folder)
    return caught.value


def test_a_whole_package_is_read(folder: Path) -> None:
    assert read_report(folder) == REPORT


@pytest.mark.parametrize("name", ["rapport.json", "schendingen.csv", "codelijsten.ttl", "LEESMIJ.md", "dataset.jsonld"])
def test_a_changed_file_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    error = refused(folder)
    assert name in str(error)
    assert [(finding.rule, finding.place.file) for finding in error.findings] == [("URI-I-pakket", name)]


def test_every_broken_file_is_told_at_once(folder: Path) -> None:
    (folder / "schendingen.csv").write_bytes(b"")
    (folder / "signalen.csv").unlink()
    (folder / "sessies.csv").unlink()
    (folder / "sessies.csv").mkdir()
    error = refused(folder)
    assert {finding.place.file for finding in error.findings} == {"schendingen.csv", "signalen.csv", "sessies.csv"}
    assert error.findings[0].message.en == "this file was changed: its SHA-256 differs."


def test_a_report_that_the_manifest_does_not_tell_of_is_refused(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    del manifest["bestanden"]["rapport.json"]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert "rapport.json" in str(refused(folder))


@pytest.mark.parametrize(
    "manifest",
    [
        [],
        {},
        {"schema": 2, "bestanden": {}},
        {"schema": 1, "bestanden": []},
        {"schema": 1, "bestanden": {"rapport.json": "0" * 64}},
        {"schema": 1, "bestanden": {"rapport.json": {"sha256": 3}}},
        {"schema": 1, "bestanden": {"rapport.json": {"sha256": "0" * 63}}},
        {"schema": 1, "bestanden": {"../rapport.json": {"sha256": "0" * 64}}},
        {"schema": 1, "bestanden": {"..": {"sha256": "0" * 64}}},
        {"schema": 1, "bestanden": {"a/b.csv": {"sha256": "0" * 64}}},
    ],
)
def test_what_is_no_manifest_is_refused(folder: Path, manifest: Any) -> None:  # noqa: ANN401 (anything in JSON)
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert "manifest.json" in str(refused(folder))


def test_a_manifest_that_is_no_json_is_refused_with_its_place(folder: Path) -> None:
    (folder / "manifest.json").write_bytes(b'{"schema": 1,')
    (finding,) = refused(folder).findings
    assert (finding.place.file, finding.message.en) == ("manifest.json", "Line 1, character 14: this is not JSON.")


def test_a_report_without_a_manifest_is_read_as_it_is(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    assert read_report(folder) == REPORT
