"""The CSV files of a package: what their metadata say holds, and the long list has every figure of the report."""

from __future__ import annotations

import csv
import io
import json
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.aggregate.report.generated_reports import hidden, reports
from tests.publish.data_package.packages import example, told, written
from uri import Rapport
from uri.languages import LANGUAGES, Language
from uri.publish import Stijl, publicatiedocument
from uri.publish.data_package.long_list import long_list
from uri.publish.data_package.package_files import render

csvw = pytest.importorskip("csvw")  # not there with the oldest pandas


def is_valid(folder: Path) -> bool:
    """Ask another library whether the files are what the metadata say."""
    metadata = str(folder / "csv-metadata.json")
    with warnings.catch_warnings():
        warnings.simplefilter("always")  # it gathers what is wrong as warnings
        try:
            valid: bool = csvw.CSVW(metadata, validate=True).is_valid
        except ValueError:  # ... but for a key that stands twice
            return False
    return valid


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("files", [example, told])
def test_the_files_are_what_their_metadata_say(files: Any, language: Language, tmp_path: Path) -> None:  # noqa: ANN401
    assert is_valid(written(files(language), tmp_path))


@settings(max_examples=max(5, settings().max_examples // 20))
@given(reports(), st.data())
def test_the_files_of_every_report_are_what_their_metadata_say(
    tmp_path_factory: pytest.TempPathFactory, report: Rapport, data: st.DataObject
) -> None:
    files = render(publicatiedocument(hidden(report, data.draw)), Stijl())
    assert is_valid(written(files, tmp_path_factory.mktemp("data")))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("afdoeningen.csv", b"detail,16,", b"detail,zestien,"),
        ("afdoeningen.csv", b"detail,16,", b"som,16,"),
        ("rapport-lang.csv", b",cijfer,melding,", b",geteld,melding,"),
        ("kerncijfers.csv", b"2022=niet_verzameld\n", b"2022=vergeten\n"),
        ("afdoeningen.csv", b"\nfinancieel,", b"\nberisping,"),  # a code that stands twice
    ],
)
def test_a_file_that_is_something_else_is_not_valid(name: str, old: bytes, new: bytes, tmp_path: Path) -> None:
    changed = example()[name].replace(old, new, 1)
    assert changed != example()[name]
    assert not is_valid(written(example() | {name: changed}, tmp_path))


def test_each_column_and_table_has_a_title_in_both_languages() -> None:
    metadata = json.loads(told()["csv-metadata.json"])
    names = {table["url"] for table in metadata["tables"]}
    assert names == {name for name in told() if name.endswith(".csv")}
    for table in metadata["tables"]:
        assert [title["@language"] for title in table["dc:title"]] == ["nl", "en"]
        (header, *_) = csv.reader(io.StringIO(told()[table["url"]].decode(), newline=""))
        columns = table["tableSchema"]["columns"]
        assert [column["titles"]["und"] for column in columns] == header
        assert all(column["titles"].keys() == {"und", "nl", "en"} for column in columns)


def test_a_table_says_its_unit_basis_date_and_notes() -> None:
    metadata = json.loads(told()["csv-metadata.json"])
    table = next(table for table in metadata["tables"] if table["url"] == "schendingen.csv")
    assert [unit["@value"] for unit in table["schema:unitText"]] == ["meldingen", "reports"]
    assert table["urn:uri:kenmerk:basis"] == {"@id": "urn:uri:code:basis:afgerond"}
    assert table["dc:date"] == "2025-03-01"
    notes = [note["@value"] for note in table["dc:description"]]
    assert "Eenheid: meldingen. Grondslag: afgerond in het jaar." in notes
    assert "De cijfers van <b>twee</b> onderdelen & die van de rest zijn samen geteld." in notes


@settings(max_examples=max(10, settings().max_examples // 10))
@given(reports(), st.sampled_from(LANGUAGES), st.data())
def test_the_long_list_says_of_every_figure_what_the_json_says(
    report: Rapport, language: Language, data: st.DataObject
) -> None:
    protected = hidden(report, data.draw)
    lines = list(csv.DictReader(io.StringIO(long_list(protected, language), newline="")))
    plain = protected.to_dict(language)
    expected = {
        (name, row["code"], column): (row, row["cellen"][column], table["eenheid"])
        for name, table in plain["tabellen"].items()
        if not any(isinstance(value, str) for row in table["rijen"] for value in row["cellen"].values())
        for row in table["rijen"]
        for column in table["kolommen"]
    }
    assert [(line["tabel"], line["rij"], line["kolom"]) for line in lines] == list(expected)
    for line, ((_, _, column), (row, value, unit)) in zip(lines, expected.items(), strict=True):
        assert line["waarde"] == ("" if value is None else str(value))
        assert line["status"] == row["leeg"].get(column, "cijfer")
        assert (line["soort"], line["eenheid"]) == (row["soort"], unit)
        assert line["basis"] == row["basis"].get(column, line["basis"])
        assert (line["verslagjaar"], line["editie"]) == (str(report.verslagjaar), report.editie.naam)
        assert (line["organisatie"], line["onderdeel"]) == (report.organisatie or "", report.onderdeel or "")


def test_the_long_list_has_the_figures_of_the_published_report() -> None:
    lines = csv.DictReader(io.StringIO(example()["rapport-lang.csv"].decode(), newline=""))
    values = {(line["tabel"], line["rij"], line["kolom"]): line["waarde"] for line in lines}
    assert values["schendingen", "omgangsvormen", "mogelijk"] == "11"  # [S 237-254]
    assert values["signalen", "totaal", "aantal"] == "15"  # [S 289]
    assert values["afdoeningen", "geen", "aantal"] == "16"  # [S 319-335]
    assert ("overzicht", "1", "categorie") not in values
