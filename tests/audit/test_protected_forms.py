"""The audit reads what protected reports look like in every form: a hidden figure is unknown, and never nought."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import uri
from tests.factories import melding, register, with_cell
from uri.aggregate import Leeg, Rapport
from uri.publish import publicatiedocument, to_csv, to_json, to_markdown, write_publication

pytest.importorskip("highspy")

HIDDEN = [("positie", "mogelijk"), ("positie", "aangetoond"), ("prive", "mogelijk"), ("prive", "aangetoond")]


def hidden(report: Rapport) -> Rapport:
    for place in HIDDEN:
        report = with_cell(report, "schendingen", place, Leeg.ONDERDRUKT)
    return report


@pytest.fixture(scope="module")
def plain() -> Rapport:
    """Of 12 reports 6 of misconduct, 2 of position, 1 of private conduct and 3 of leaks; all were substantiated."""
    kinds = ["omgangsvormen"] * 6 + ["positie"] * 2 + ["prive"] + ["informatie"] * 3
    return uri.rapport(register(*(melding(kind, "aangetoond", "gesprek") for kind in kinds)))


def csv_files(report: Rapport, folder: Path) -> None:
    for name, text in to_csv(report, "nl").items():
        if report[name.removesuffix(".csv")].rijen:
            (folder / name).write_text(text, encoding="utf-8")


def one_file(name: str, write: Callable[[Rapport], str]) -> Callable[[Rapport, Path], None]:
    def written(report: Rapport, folder: Path) -> None:
        (folder / name).write_text(write(report), encoding="utf-8")

    return written


def publication(form: str) -> Callable[[Rapport, Path], None]:
    return lambda report, folder: write_publication(publicatiedocument(report), folder, [form], None)


WRITERS = {
    "json": one_file("rapport.json", lambda report: to_json(report, "nl")),
    "markdown": one_file("rapport.md", lambda report: to_markdown(report, "nl")),
    "text": one_file("rapport.txt", lambda report: report.to_text("nl")),
    "csv": csv_files,
    "html": publication("html"),
    "ods": publication("ods"),
    "xlsx": publication("xlsx"),
    "data": publication("data"),
}


def rules(report: Rapport, folder: Path, form: str) -> set[str]:
    WRITERS[form](report, folder)
    inside = [*folder.iterdir()]
    place = folder if form == "csv" else inside[0]
    result = uri.audit.audit(place)
    assert result.coverage.checked > 5
    return {finding.rule for finding in result.findings.errors}


@pytest.mark.parametrize("form", WRITERS)
def test_what_is_right_is_no_contradiction_in_any_form(plain: Rapport, tmp_path: Path, form: str) -> None:
    assert rules(hidden(plain), tmp_path, form) == set()


@pytest.mark.parametrize("form", WRITERS)
def test_a_shown_part_above_its_total_is_found_in_any_form(plain: Rapport, tmp_path: Path, form: str) -> None:
    """With 13 of one type, there are at least 13 + 3 = 16 of all, and the total says 12."""
    wrong = with_cell(hidden(plain), "schendingen", ("omgangsvormen", "mogelijk"), 13)
    assert "URI-T-som" in rules(wrong, tmp_path, form)


def table(folder: Path, stated: str) -> uri.audit.Audit:
    """Audit a table of which the shown parts are 8 of 9, and three are hidden."""
    (folder / "tabel.csv").write_text(
        "Type;2023\nDiefstal;x\nLekken;8\nGeweld;x\nPrive;x\nTotaal;9\n", encoding="utf-8"
    )
    (folder / "publicatie.toml").write_text(f'[[tabellen]]\nbestand = "tabel.csv"\n{stated}', encoding="utf-8")
    return uri.audit.audit(folder)


def test_a_hidden_figure_is_no_zero_where_zeros_are_shown(tmp_path: Path) -> None:
    """8 and three times at least 1 are 11 at least."""
    (error,) = table(tmp_path, "nul_verborgen = false\n").findings.errors
    assert error.rule == "URI-T-som"


def test_a_hidden_figure_may_be_zero_where_nothing_says_otherwise(tmp_path: Path) -> None:
    assert not table(tmp_path, "").findings.errors


@pytest.fixture
def three_hidden(plain: Rapport) -> Rapport:
    """Three hidden types beside 6 + 5 of 13: with no zeros among them they are one too many for their total."""
    report = with_cell(hidden(plain), "schendingen", ("financieel", "mogelijk"), Leeg.ONDERDRUKT)
    for place, number in {("informatie", "mogelijk"): 5, ("totaal", "mogelijk"): 13}.items():
        report = with_cell(report, "schendingen", place, number)
    return report


@pytest.mark.parametrize(("shows_zeros", "is_wrong"), [(True, True), (False, False)], ids=["shown", "hidden"])
def test_the_proof_beside_a_report_says_whether_zeros_are_shown(
    three_hidden: Rapport, tmp_path: Path, *, shows_zeros: bool, is_wrong: bool
) -> None:
    (tmp_path / "rapport.json").write_text(to_json(three_hidden, "nl"), encoding="utf-8")
    (tmp_path / "bewijs.json").write_text(json.dumps({"beleid": {"nul_tonen": shows_zeros}}), encoding="utf-8")
    found = [finding.rule for finding in uri.audit.audit(tmp_path).findings.errors]
    assert ("URI-T-som" in found) is is_wrong


def test_a_row_of_nothing_but_hidden_figures_is_no_header(tmp_path: Path) -> None:
    """With the first row for one of headers, its figures would be missing from 3 = x + 2."""
    path = tmp_path / "tabel.md"
    path.write_text("|  | 2022 | 2023 |\n|--|--|--|\n| Diefstal | x | x |\n| Lekken | 2 | 4 |\n| Totaal | 3 | 5 |\n")
    publication = uri.audit.read_publication(path)
    assert [row.label for row in publication.tabellen[0].table.rows] == ["Diefstal", "Lekken", "Totaal"]
    assert not publication.audit().findings.errors


def test_several_reports_in_a_folder_are_audited_one_by_one(plain: Rapport, tmp_path: Path) -> None:
    for name in ("noord.json", "zuid.json"):
        (tmp_path / name).write_text(to_json(plain, "nl"), encoding="utf-8")
    with pytest.raises(uri.UnreadableError, match=r"“noord\.json”, “zuid\.json”"):
        uri.audit.read_publication(tmp_path)
