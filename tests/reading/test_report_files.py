"""Reports in files: what is written is read back equal, from a file, an open file or a package."""

from __future__ import annotations

import io
import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.aggregate.report.generated_reports import hidden, reports
from tests.factories import dossier, melding
from uri import MissingFileError, Rapport, Sessie, UnreadableError, editie, rapport, read_dossier, read_report
from uri.languages import LANGUAGES, Language
from uri.publish import to_json
from uri.reading import is_report

EXAMPLE = Path(__file__).parents[2] / "examples" / "bzk-2023"


@pytest.fixture(scope="module")
def report() -> Rapport:
    return rapport(
        dossier(melding(), organisatie="Ministerie A", sessies=(Sessie(jaar=2023, sessie="A\u202eB\x1b", aantal=3),))
    )


@settings(max_examples=settings().max_examples // 4)
@given(reports(), st.sampled_from(LANGUAGES), st.data())
def test_the_bytes_of_a_report_come_back_equal(report: Rapport, language: Language, data: st.DataObject) -> None:
    protected = hidden(report, data.draw)
    written = to_json(protected, language)
    assert read_report(io.BytesIO(written.encode()), editie=report.editie) == protected
    assert to_json(protected, language) == written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_comes_back_equal(report: Rapport, language: Language, mark: bytes, tmp_path: Path) -> None:
    path = tmp_path / "uit.json"
    path.write_bytes(mark + to_json(report, language).encode())
    assert read_report(path) == report
    assert read_report(str(path)) == report
    with path.open("rb") as file:
        assert read_report(file) == report


def test_the_published_report_comes_back_equal(tmp_path: Path) -> None:
    report = rapport(read_dossier(EXAMPLE))
    (tmp_path / "rapport.json").write_text(to_json(report), encoding="utf-8")
    assert read_report(tmp_path) == report


def test_an_edition_of_ones_own_comes_from_its_file(tmp_path: Path) -> None:
    own = Path(editie.__code__.co_filename).parent / "data" / "edities" / "schendingstypes" / "rijk-2015.toml"
    path = tmp_path / "eigen.toml"
    path.write_bytes(own.read_bytes())
    report = rapport(dossier(melding("informatie"), editie=editie(str(path))))
    (tmp_path / "rapport.json").write_text(to_json(report), encoding="utf-8")
    with pytest.raises(UnreadableError, match="“eigen”"):
        read_report(tmp_path)
    assert read_report(tmp_path, editie=str(path)) == report


def test_a_package_without_a_report_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"rapport\.json"):
        read_report(tmp_path)
    with pytest.raises(MissingFileError, match=r"niets\.json"):
        read_report(tmp_path / "niets.json")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Line 1, character 1: this is not JSON."),
        (b'{"schema": 1,', "Line 1, character 14: this is not JSON."),
        (b'{"schema": NaN}', "JSON has no NaN, Infinity or endless number."),
        (b"\xff\xfe\xff", "stuk.json"),
        (b"[" * 100_000, "nested"),
        (b"[]", "here stands a list."),
        (b'{"schema": 2}', "The report has schema 2; what is read is schema 1."),
        (b'{"schema": 1, "schema": 1}', "key schema: this key stands there more than once."),
    ],
)
def test_what_is_no_report_is_told(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "stuk.json"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        read_report(path)
    assert said in caught.value.to_text("en")
    assert "stuk.json" in caught.value.to_text("en")
    assert str(tmp_path) not in caught.value.to_text("en")


def test_a_fault_has_its_file_and_its_path(report: Rapport, tmp_path: Path) -> None:
    data = report.to_dict()
    data["tabellen"]["sessies"]["rijen"][0]["cellen"]["aantal"] = True
    path = tmp_path / "stuk.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        read_report(path)
    (finding,) = caught.value.findings
    assert (finding.place.file, finding.rule) == ("stuk.json", "URI-I-rapport")
    assert finding.to_text("en") == (
        "stuk.json, key tabellen, sessies, rijen 1, cellen, aantal: here stands “true”."
        " Expected is a number, a text or null."
    )


def test_a_text_is_quoted_in_no_fault(report: Rapport, tmp_path: Path) -> None:
    data = attrs.evolve(report, organisatie="Geheim BV").to_dict()
    data["tabellen"]["sessies"]["rijen"][0].update(label="Jan Jansen", soort="som")
    path = tmp_path / "stuk.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        read_report(path)
    assert "Jan" not in caught.value.to_text()
    assert "Geheim" not in caught.value.to_text()


def test_a_report_is_told_from_a_register_and_a_dossier(report: Rapport, tmp_path: Path) -> None:
    path = tmp_path / "rapport.json"
    path.write_text(to_json(report), encoding="utf-8")
    register = tmp_path / "register.json"
    register.write_text('[{"kenmerk": "1"}]', encoding="utf-8")
    assert is_report(path)
    assert is_report(tmp_path)
    assert not any(map(is_report, [register, EXAMPLE, tmp_path / "niets.json", EXAMPLE / "dossier.toml"]))
    (tmp_path / "dossier.toml").touch()
    assert not is_report(tmp_path)
