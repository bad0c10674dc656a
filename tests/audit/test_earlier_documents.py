"""Two documents beside each other: what this year's says of an earlier year must be what was said then."""

from __future__ import annotations

from pathlib import Path

import pytest

import uri
from uri.errors import SelectionError

ROWS = (
    "Financiële schendingen (in de zakelijke sfeer)",
    "Misbruik positie/ belangenverstrengeling",
    "Lekken, misbruik van informatie",
    "Ongewenste omgangsvormen",
)


def report(folder: Path, year: int, table: list[list[str]], title: str) -> uri.Publicatie:
    """Write a report of a year with one table, and read it."""
    lines = "\n".join("| " + " | ".join(cells) + " |" for cells in table)
    rule = "|" + "---|" * len(table[0])
    head, _, body = lines.partition("\n")
    words = "Dit verslag laat zien welke schendingen er waren, en hoe de organisatie daarop heeft geantwoord."
    path = folder / f"verslag-{year}.md"
    text = f"# Jaarverslag integriteit {year}\n\n{words}\n\nTabel 1 - {title}\n\n{head}\n{rule}\n{body}\n"
    path.write_text(text, encoding="utf-8")
    return uri.read_publication(path)


@pytest.fixture
def now(tmp_path: Path) -> uri.Publicatie:
    """The report of 2023: it says that 3 + 2 + 1 + 9 = 15 were substantiated in 2022."""
    table = [["Type schending", "2022", "2023"]]
    table += [
        [row, *counts] for row, counts in zip(ROWS, (["3", "3"], ["2", "2"], ["1", "3"], ["9", "4"]), strict=True)
    ]
    return report(tmp_path, 2023, [*table, ["Totaal", "15", "12"]], "Aangetoonde schendingen per jaar")


@pytest.fixture
def then(tmp_path: Path) -> uri.Publicatie:
    """The report of 2022 said 8 of the last type and 14 in all."""
    table = [["Type schending", "mogelijke schending", "waarvan aangetoond"]]
    counts = (["5", "3"], ["4", "2"], ["2", "1"], ["10", "8"])
    table += [[row, *counts] for row, counts in zip(ROWS, counts, strict=True)]
    return report(tmp_path, 2022, [*table, ["Totaal", "21", "14"]], "Overzicht van schendingen")


def test_restated_figures_are_told(now: uri.Publicatie, then: uri.Publicatie) -> None:
    assert not now.audit().findings.errors
    found = now.with_earlier(then).audit().findings.at_least("warning")
    told = [finding.to_text("nl") for finding in found if finding.rule == "URI-T-jaarkolom"]
    assert len(told) == 2
    assert any("Ongewenste omgangsvormen (2022): 9" in line and "8" in line for line in told)
    assert any("Totaal (2022): 15" in line and "14" in line for line in told)


def test_an_earlier_publication_is_of_another_earlier_year(now: uri.Publicatie, then: uri.Publicatie) -> None:
    with pytest.raises(SelectionError, match="niet voor 2022"):
        then.with_earlier(now)
    with pytest.raises(SelectionError, match="meer eerdere"):
        now.with_earlier(then, then)
