"""A table with a year in each row: its total is of all years together, and not of the year before."""

from __future__ import annotations

from pathlib import Path

import pytest

from uri.audit import read_publication

REPORT = """# Meldpunt {years}

| Jaar | Meldingen |
|---|---|
{rows}

Het aantal meldingen groeide in 2023 met 24%. In 2023 zijn er {told} meldingen gedaan.
"""
YEARS = ["| 2021 | 40 |", "| 2022 | 49 |", "| 2023 | 61 |"]
WHOLE = "| Totaal | 150 |"  # 40 + 49 + 61 = 150, and (61 - 49) / 49 = 24.49%, rounded 24%


def errors_of(path: Path, years: str, rows: list[str], told: int) -> list[str]:
    path.write_text(REPORT.format(years=years, rows="\n".join(rows), told=told), encoding="utf-8")
    return [str(finding.rule) for finding in read_publication(path).audit().findings.errors]


@pytest.mark.parametrize("years", ["2023", "2022-2023"], ids=["one-year", "two-years"])
@pytest.mark.parametrize("rows", [[*YEARS, WHOLE], [WHOLE, *YEARS]], ids=["total-below", "total-above"])
def test_the_total_of_all_years_is_no_figure_of_one(tmp_path: Path, years: str, rows: list[str]) -> None:
    assert errors_of(tmp_path / "verslag.md", years, rows, 61) == []


@pytest.mark.parametrize("rows", [[*YEARS, WHOLE], [WHOLE, *YEARS]], ids=["total-below", "total-above"])
def test_neither_does_it_bear_out_what_is_said_of_one_year(tmp_path: Path, rows: list[str]) -> None:
    assert errors_of(tmp_path / "verslag.md", "2023", rows, 61) == []
    assert len(errors_of(tmp_path / "verslag.md", "2023", rows, 150)) == 1  # the row 2023 says 61
