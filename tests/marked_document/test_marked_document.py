"""In a marked copy each contradiction stands at the figures that it is about, once, with a way back and forth."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import uri
from uri.errors import UnwritableError, UriError
from uri.marked_document.marks import apart

TEXT = """\
# Jaarverslag integriteit 2023

In 2023 zijn er 8 meldingen gedaan van integriteitsschendingen & vermoedens daarvan. Dat is meer dan in het jaar ervoor.

Tabel 1 - Overzicht van schendingen

| Type schending | mogelijke schending |
|---|---|
| Ongewenste omgangsvormen | 4 |
| Lekken, misbruik van informatie | 5 |
| Totaal | 10 |

- De vergadering was op drie dagen in het jaar, en iedereen was daarbij welkom om mee te denken.
"""


class Page(HTMLParser):
    """The marks of a page with their words, and which anchors and ways there are."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.marks: list[tuple[str, str]] = []
        self.anchors: list[str] = []
        self.ways: list[str] = []
        self.tags: list[str] = []
        self._class: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if given.get("id"):
            self.anchors.append(str(given["id"]))
        if tag == "a":
            self.ways.append(str(given["href"]))
        if tag == "mark":
            self._class = given["class"]
            self.marks.append((str(self._class), ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._class = None

    def handle_data(self, data: str) -> None:
        if self._class is not None:
            self.marks[-1] = (self._class, self.marks[-1][1] + data)


@pytest.fixture
def audit(tmp_path: Path) -> uri.audit.Audit:
    document = tmp_path / "verslag.md"
    document.write_text(TEXT, encoding="utf-8")
    return uri.audit.audit(document)


def test_figures_are_marked_where_they_stand(audit: uri.audit.Audit) -> None:
    """4 and 5 are 9 and not 10, and 8 is not 10 either."""
    page = Page(uri.mark_document(audit).to_html("nl"))
    assert page.marks == [("error", "8"), ("error", "4"), ("error", "5"), ("error", "10")]


def test_every_way_leads_somewhere_and_every_anchor_is_one(audit: uri.audit.Audit) -> None:
    page = Page(uri.mark_document(audit).to_html("nl"))
    assert len(page.anchors) == len(set(page.anchors))
    assert {way.removeprefix("#") for way in page.ways} <= set(page.anchors)
    assert len(uri.mark_document(audit).marks.findings) == len(audit.findings.errors) == 2


def test_words_of_the_document_are_never_markup_and_nothing_comes_from_elsewhere(audit: uri.audit.Audit) -> None:
    written = uri.mark_document(audit).to_html("nl")
    assert "integriteitsschendingen &amp; vermoedens" in written
    assert not {"script", "img", "iframe"} & set(Page(written).tags)
    assert "http" not in re.sub(r"<meta [^>]*>", "", written)


def test_what_was_not_checked_is_listed_with_its_sentence(audit: uri.audit.Audit) -> None:
    written = uri.mark_document(audit).to_html("en")
    rest = written[written.index("Not checked") :]
    assert "drie dagen in het jaar" in rest


def test_a_notebook_shows_it_within_its_own_scope(audit: uri.audit.Audit) -> None:
    shown = uri.mark_document(audit)._repr_html_()
    assert shown.startswith("<style>")
    assert ":root" not in shown
    assert "<html" not in shown


def test_a_table_is_no_document(tmp_path: Path) -> None:
    table = tmp_path / "tabel.csv"
    table.write_text("Type;2022\nDiefstal;4\nLekken;5\nTotaal;8\n", encoding="utf-8")
    with pytest.raises(UriError, match="geen document"):
        uri.mark_document(uri.audit.audit(table))


def test_the_copy_is_a_page(audit: uri.audit.Audit, tmp_path: Path) -> None:
    with pytest.raises(UnwritableError):
        uri.mark_document(audit).write(tmp_path / "kopie.docx")
    uri.mark_document(audit).write(tmp_path / "kopie.html", "nl")
    assert (tmp_path / "kopie.html").read_text(encoding="utf-8") == uri.mark_document(audit).to_html("nl")


def test_marks_that_overlap_lie_apart() -> None:
    found = [(mark.start, mark.end, mark.remarks) for mark in apart([(0, 9, 1), (4, 6, 2), (20, 22, 3)])]
    assert found == [(0, 4, (1,)), (4, 6, (1, 2)), (6, 9, (1,)), (20, 22, (3,))]
