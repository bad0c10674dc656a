"""One report in many layouts: the same tables, the same list of cases, and the same contradictions from each.

What is wrong in it is counted by hand. Table 1 says that of inappropriate behaviour 4 of 11 reports were
substantiated and 13 in all; the list has six such cases with an outcome (16, 17, 22, 23, 24 and 25), and 3 of
finance (1, 2 and 4), 2 of position (6 and 8), 3 of information (11 to 13) and 1 of resources (26): 15. Table 4 says 9
corrective talks and the like and 14 times no measure; the list has 7 (8, 16, 17, 23, 24, 25 and 26) and 16: 26 less
7 and less the three disciplinary ones (4, 6 and 12).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from tests.audit.documents.conftest import Auditor
from tests.audit.documents.layouts import (
    COLUMNS,
    LINES,
    Part,
    to_aligned_text,
    to_docx,
    to_html,
    to_odt,
    to_pdf,
    to_text,
)
from uri.audit import Audit

WRONG = {
    ("tabel-1", "Ongewenste omgangsvormen", "4"),
    ("tabel-1", "Totaal", "13"),
    ("tabel-4", "Corrigerend gesprek, waarschuwing, training, coaching e.d.", "9"),
    ("tabel-4", "Subtotaal", "9"),
    ("tabel-4", "Subtotaal", "14"),
}
"""The figures at which the list of cases contradicts a table: the table, the label of the row, and the figure."""


def wrong_figures(result: Audit) -> set[tuple[str | None, str, str]]:
    """Return the figures of tables at which an error was found, by the words of their lines."""
    figures = {
        (figure.place.page, figure.place.line): (published.table.name, row.label, figure.printed.text)
        for published in result.publicatie.tabellen
        for row, figures in zip(published.table.rows, published.table.figures, strict=True)
        for figure in figures[-1:]
    }
    places = [finding.place for finding in result.findings.errors if finding.rule == "URI-A-bijlage"]
    return {figures[place.page, place.line] for place in places}


@pytest.mark.parametrize(
    ("name", "layout"),
    [
        ("verslag.txt", to_text),
        ("verslag.txt", to_aligned_text),
        ("verslag.html", to_html),
        ("verslag.docx", to_docx),
        ("verslag.odt", to_odt),
        ("verslag.pdf", partial(to_pdf, style=LINES)),
        ("verslag.pdf", partial(to_pdf, style=COLUMNS)),
    ],
    ids=["tabs", "spaces", "html", "docx", "odt", "pdf with lines", "pdf without, in columns"],
)
def test_every_layout_gives_the_same_contradictions(
    name: str,
    layout: Callable[[list[Part]], str | bytes],
    dutch: list[Part],
    audited: Auditor,
) -> None:
    result = audited(name, layout(dutch))
    publication = result.publicatie
    assert [(published.table.name, published.kind) for published in publication.tabellen] == [
        ("tabel-1", "schendingen"),
        ("tabel-2", "aangetoond_per_jaar"),
        ("tabel-3", "signalen"),
        ("tabel-4", "afdoeningen"),
        ("tabel-5", None),
        ("tabel-6", None),
        ("tabel-7", None),
    ]
    assert [len(annex.cases) for annex in publication.bijlagen] == [26]
    assert (publication.jaar, publication.organisatie) == (2023, "Ministerie van Water en Erfgoed")
    assert publication.editie is not None
    assert publication.editie.naam == "bzk-2023"
    assert wrong_figures(result) == WRONG


def test_a_contradiction_is_told_with_its_line(dutch: list[Part], audited: Auditor) -> None:
    text = to_text(dutch)
    lines = text.splitlines()
    result = audited("verslag.txt", text)
    told = {finding.place.line for finding in result.findings.errors if finding.rule == "URI-A-bijlage"}
    wrong = ["Ongewenste omgangsvormen\t11\t4", "Totaal\t26\t13", "Subtotaal\t9", "Subtotaal\t14"]
    wrong += ["Corrigerend gesprek, waarschuwing, training, coaching e.d.\t9"]
    assert told == {lines.index(line) + 1 for line in wrong}
    assert "verslag.txt, tabel tabel-1, regel" in result.to_text("nl")
    assert "verslag.txt, table tabel-1, line" in result.to_text("en")


def test_the_number_of_a_section_counts_nothing(dutch: list[Part], audited: Callable[[str, str], Audit]) -> None:
    """Above the reports stands “2 Meldingen”: that is no claim of two."""
    result = audited("verslag.txt", to_text(dutch))
    assert not [finding for finding in result.findings if "“2 Meldingen”" in finding.to_text("nl")]


def test_a_number_that_nothing_bears_on_is_listed_with_its_sentence(
    dutch: list[Part], audited: Callable[[str, str], Audit]
) -> None:
    sentence = "Het team schreef in drie weken twee handleidingen over het archief."
    text = f"{to_text(dutch)}\n\n{sentence}\n"
    result = audited("verslag.txt", text)
    line = text.splitlines().index(sentence) + 1
    listed = [finding for finding in result.findings if finding.place.line == line]
    assert {finding.rule for finding in listed} == {"URI-A-nagaan"}
    assert all(sentence in finding.to_text("nl") for finding in listed)
    assert len(listed) == 2
    unchecked = [finding for finding in result.findings if finding.rule == "URI-A-nagaan"]
    assert f"{len(unchecked)} getallen in de tekst zijn niet nagegaan." in result.to_text("nl")


WRONG_IN_ENGLISH = {
    ("tabel-1", "Inappropriate behaviour", "4"),
    ("tabel-1", "Total", "13"),
    ("tabel-4", "Corrective talk, warning, training, coaching and the like", "9"),
    ("tabel-4", "Subtotal", "9"),
    ("tabel-4", "Subtotal", "14"),
}


@pytest.mark.parametrize(("name", "layout"), [("report.txt", to_text), ("report.html", to_html)], ids=["tabs", "html"])
def test_the_report_in_english_has_the_same_contradictions(
    name: str, layout: Callable[[list[Part]], str], english: list[Part], audited: Auditor
) -> None:
    result = audited(name, layout(english))
    publication = result.publicatie
    assert [published.kind for published in publication.tabellen] == [
        "schendingen",
        "aangetoond_per_jaar",
        "signalen",
        "afdoeningen",
        None,
        None,
        None,
    ]
    assert [len(annex.cases) for annex in publication.bijlagen] == [26]
    assert (publication.jaar, publication.organisatie) == (2023, "Ministry of Water and Heritage")
    assert wrong_figures(result) == WRONG_IN_ENGLISH
