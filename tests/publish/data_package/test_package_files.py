"""The data package as a whole: its files, their digests, what comes back, and what stays text."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from pathlib import Path

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.aggregate.report.generated_reports import hidden, reports
from tests.factories import dossier, melding
from tests.publish.data_package.packages import DETAILS, EXAMPLE, document, example, told, written
from uri import Rapport, Sessie, UnreadableError, audit, publish, rapport, read_dossier, read_report
from uri.languages import LANGUAGES, Language
from uri.publish import Stijl, publicatiedocument, rendered
from uri.publish.data_package.package_files import render

NASTY = '=HYPERLINK("x")\x1b[31m\u202eneve\u2066 <script>alert(1)</script> [a](javascript:1) |`#\U000e0041'


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_package_holds_what_its_readme_and_manifest_name(language: Language) -> None:
    files = example(language)
    manifest = json.loads(files["manifest.json"])
    assert manifest["bestanden"].keys() == files.keys() - {"manifest.json"}
    assert (manifest["taal"], manifest["editie"], manifest["verslagjaar"]) == (language, "bzk-2023", 2023)
    readme = files["LEESMIJ.md" if language == "nl" else "README.md"].decode()
    for name in files.keys() - {"LEESMIJ.md", "README.md"}:
        assert f"- `{name}`: " in readme


@pytest.mark.parametrize("files", [example(), example("en"), told()])
def test_the_manifest_has_the_digest_of_each_file(files: dict[str, bytes]) -> None:
    for name, entry in json.loads(files["manifest.json"])["bestanden"].items():
        assert entry == {"sha256": hashlib.sha256(files[name]).hexdigest(), "bytes": len(files[name])}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_dossier_gives_the_same_bytes(language: Language) -> None:
    assert render(document(read_dossier(EXAMPLE), language), Stijl()) == example(language)


def test_the_package_is_a_folder_of_a_publication() -> None:
    files = rendered(publicatiedocument(read_dossier(EXAMPLE)), ["data"])
    assert files == {f"data/{name}": contents for name, contents in example().items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_leads_to_a_file_of_the_package_that_is_there(language: Language) -> None:
    files = rendered(document(read_dossier(EXAMPLE), language), ["html", "data"])
    (page,) = (contents.decode() for name, contents in files.items() if name.endswith(".html"))
    (led,) = re.findall(r'href="(data/[^"]*)"', page)
    assert led in files


@settings(max_examples=max(10, settings().max_examples // 10))
@given(reports(), st.sampled_from(LANGUAGES), st.data())
def test_a_package_reads_back_equal(
    tmp_path_factory: pytest.TempPathFactory, report: Rapport, language: Language, data: st.DataObject
) -> None:
    protected = hidden(report, data.draw)
    files = render(publicatiedocument(protected, language=language), Stijl())
    folder = written(files, tmp_path_factory.mktemp("data"))
    assert read_report(folder, editie=report.editie) == protected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_keeps_to_the_schema_beside_it(language: Language) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    files = told(language)
    schema = json.loads(files["rapport.schema.json"])
    jsonschema.Draft202012Validator(schema).validate(json.loads(files["rapport.json"]))


@pytest.mark.parametrize("files", [example("nl"), example("en"), told("nl"), told("en")])
def test_the_audit_finds_nothing_wrong_in_what_is_published(files: dict[str, bytes], tmp_path: Path) -> None:
    found = audit.audit(written(files, tmp_path / "data"))
    assert not found.findings.at_least("warning")
    assert found.coverage.checked > 20


@settings(max_examples=max(10, settings().max_examples // 10))
@given(reports(), st.sampled_from(LANGUAGES), st.data())
def test_the_audit_finds_nothing_wrong_where_the_tables_agree(
    tmp_path_factory: pytest.TempPathFactory, report: Rapport, language: Language, data: st.DataObject
) -> None:
    named_as_total = any(row.label.nl == "Totaal" for row in report["financiele_belangen"].rijen[:-1])
    assume(not named_as_total and not any(table.broken() for table in report.values()))
    protected = hidden(report, data.draw)
    folder = written(render(publicatiedocument(protected, language=language), Stijl()), tmp_path_factory.mktemp("data"))
    try:
        found = audit.audit(folder, seconds=0)
    except UnreadableError:  # no table has a figure
        assert not any(isinstance(cell, int) for table in protected.values() for row in table.cellen for cell in row)
    else:
        assert not found.findings.at_least("warning")


def test_the_audit_finds_a_figure_that_was_changed_afterwards(tmp_path: Path) -> None:
    files = dict(example())
    files["afdoeningen.csv"] = files["afdoeningen.csv"].replace(b"totaal,26,", b"totaal,27,")
    found = audit.audit(written(files, tmp_path))
    assert {finding.rule for finding in found.findings.errors} == {"URI-T-som", "URI-A-tabellen"}


def odd_package(language: Language) -> dict[str, bytes]:
    """Return the package of a dossier in which every text that a user gives is odd."""
    source = dossier(melding(), organisatie=NASTY, sessies=(Sessie(jaar=2023, sessie=NASTY, aantal=3),))
    return render(document(source, language, attrs.evolve(DETAILS, contact=NASTY)), Stijl())


@pytest.mark.parametrize("language", LANGUAGES)
def test_odd_texts_come_back_as_they_were(language: Language, tmp_path: Path) -> None:
    back = read_report(written(odd_package(language), tmp_path))
    assert back.organisatie == NASTY
    assert back["sessies"].rijen[0].label.nl == NASTY


def test_no_file_holds_a_sign_that_nobody_sees() -> None:
    for name, contents in odd_package("nl").items():
        assert not set(contents.decode()) & {"\x1b", "\u202e", "\u2066", "\U000e0041"}, name


def test_no_cell_is_a_formula() -> None:
    for name, contents in odd_package("en").items():
        if name.endswith(".csv"):
            for line in csv.reader(io.StringIO(contents.decode(), newline="")):
                assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in line), name


def test_the_readme_shows_markup_as_text() -> None:
    readme = odd_package("nl")["LEESMIJ.md"].decode()
    assert "<script" not in readme
    assert r"\[a\](javascript:1) \|\`\#" in readme


def test_what_a_dossier_does_not_say_is_told() -> None:
    assert "(`licentie`)" in example()["LEESMIJ.md"].decode()
    assert "(`licentie`)" not in told()["LEESMIJ.md"].decode()
    bare = render(publicatiedocument(dossier(melding())), Stijl())["LEESMIJ.md"].decode()
    for key in ("organisatie", "tooi", "contact", "licentie", "datum"):
        assert f"(`{key}`)" in bare


def test_the_report_of_the_example_comes_back(tmp_path: Path) -> None:
    publish.write_publication(publicatiedocument(read_dossier(EXAMPLE), language="en"), tmp_path, ["data"])
    assert read_report(tmp_path / "data") == rapport(read_dossier(EXAMPLE))
