"""A plain text read as a document: what is a passage, what is a table, and on which line it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from uri.audit.printed.grid_cells import COVERED
from uri.audit.published_text.passages import PassageKind
from uri.audit.published_text.published_text import PublishedText
from uri.audit.published_text.reader import read_published_text
from uri.errors import MissingFileError, UnreadableError

Reader = Callable[..., PublishedText]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    def reader(text: str, name: str = "verslag.txt") -> PublishedText:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_published_text(path)

    return reader


def rows(document: PublishedText, position: int = 0) -> list[tuple[str, ...]]:
    return [cells for _, cells in document.tables[position].grid.rows]


def test_headings_paragraphs_items_and_notes_are_told_apart(read: Reader) -> None:
    document = read(
        "Jaarverslag\n\n2.1 Meldingen\n\nEr kwamen 4 zaken¹ binnen,\nevenveel als vorig jaar.\n\n"
        "- eerste punt\n- tweede punt\n\n¹ Zonder de inspectie\n"
    )
    assert [(passage.kind, passage.level, passage.text) for passage in document.passages] == [
        (PassageKind.HEADING, 1, "Jaarverslag"),
        (PassageKind.HEADING, 2, "2.1 Meldingen"),
        (PassageKind.PARAGRAPH, 0, "Er kwamen 4 zaken¹ binnen, evenveel als vorig jaar."),
        (PassageKind.LIST_ITEM, 0, "- eerste punt"),
        (PassageKind.LIST_ITEM, 0, "- tweede punt"),
        (PassageKind.FOOTNOTE, 0, "¹ Zonder de inspectie"),
    ]
    paragraph = document.passages[2]
    assert paragraph.line_at(paragraph.text.index("4 zaken")).line == 5
    assert paragraph.line_at(paragraph.text.index("evenveel")).line == 6


def test_a_word_broken_at_the_end_of_a_line_is_whole_and_a_dash_for_a_left_out_part_stays(read: Reader) -> None:
    document = read("Over een integriteits-\nschending met in-\nen uitstroom bij de BZK-\nbrede dienst.\n")
    assert document.passages[0].text == "Over een integriteitsschending met in- en uitstroom bij de BZK-brede dienst."


def test_a_sentence_that_a_page_cuts_in_two_is_one_passage(read: Reader) -> None:
    document = read("Wij ontvingen dit jaar weer\n\nvier zaken. Dat is veel.\n")
    (passage,) = document.passages
    assert passage.text == "Wij ontvingen dit jaar weer vier zaken. Dat is veel."
    assert [(start.offset, start.line) for start in passage.starts] == [(0, 1), (28, 3)]


def test_tabs_make_a_table_with_its_caption_and_its_lines(read: Reader) -> None:
    document = read(
        "Tabel 3 – Zaken\n\nSoort\t2021\t2022\nDiefstal\t3\t● 4\nLekken\t\t1\nTotaal\t3\t5\n\nTekst erna.\n"
    )
    (table,) = document.tables
    assert table.grid.title == "Tabel 3 – Zaken"
    assert (table.line, table.page) == (3, None)
    assert table.grid.rows == (
        (3, ("Soort", "2021", "2022")),
        (4, ("Diefstal", "3", "● 4")),
        (5, ("Lekken", "", "1")),
        (6, ("Totaal", "3", "5")),
    )
    assert [passage.text for passage in document.passages] == ["Tekst erna."]


def test_words_lined_up_by_spaces_make_a_table_whose_headers_may_span_columns(read: Reader) -> None:
    document = read(
        "Table 2: Interests\n"
        "                       Staff       Reports\n"
        "Unit                 2021  2022   2021  2022\n"
        "Archive                14    15      3     3\n"
        "Inspectorate and       30    35      0     1\n"
        "advice\n"
        "Total                  44    50      3     4\n"
    )
    assert rows(document) == [
        ("", "Staff", COVERED, "Reports", COVERED),
        ("Unit", "2021", "2022", "2021", "2022"),
        ("Archive", "14", "15", "3", "3"),
        ("Inspectorate and advice", "30", "35", "0", "1"),
        ("Total", "44", "50", "3", "4"),
    ]


def test_a_label_and_a_figure_a_line_are_a_table(read: Reader) -> None:
    document = read("Tabel 6 – Bijeenkomsten\n\n- Introductie: 6\n- Maatwerk: 4\n\nDat zijn er tien.\n")
    assert rows(document) == [("Introductie", "6"), ("Maatwerk", "4")]
    assert [passage.text for passage in document.passages] == ["Dat zijn er tien."]


def test_one_sentence_with_a_colon_is_no_table(read: Reader) -> None:
    document = read("Dit jaar waren er twee soorten:\n- diefstal: 4 zaken in de stad\n- lekken\n")
    assert document.tables == ()


def test_headers_and_a_total_that_a_paragraph_cuts_off_belong_to_the_table(read: Reader) -> None:
    document = read(
        "Tabel 2\n\n\t2021\t2022\n\nZaken per jaar, zoals aangetoond.\n\nDiefstal\t3\t4\nLekken\t1\t1\n\n"
        "In 2022 was er geen misstand gemeld.\n\nTotaal\n\n3.2 Signalen\n"
    )
    assert rows(document) == [("", "2021", "2022"), ("Diefstal", "3", "4"), ("Lekken", "1", "1"), ("Totaal", "", "")]
    assert [passage.text for passage in document.passages] == [
        "Zaken per jaar, zoals aangetoond.",
        "In 2022 was er geen misstand gemeld.",
        "3.2 Signalen",
    ]


def test_a_table_whose_headers_are_repeated_is_one_table(read: Reader) -> None:
    document = read(
        "Soort\t\tZaak\tGevolg\nDiefstal\t1\tFiets\tGeen\n\nSoort\t\tZaak\tGevolg\nLekken\t2\tBrief\tBerisping\n"
    )
    assert rows(document) == [
        ("Soort", "", "Zaak", "Gevolg"),
        ("Diefstal", "1", "Fiets", "Geen"),
        ("Lekken", "2", "Brief", "Berisping"),
    ]
    assert [number for number, _ in document.tables[0].grid.rows] == [1, 2, 5]


@pytest.mark.parametrize(
    "contents",
    [
        "Inhoud\n\nVoorwoord\t3\n1. Meldingen\t4\t2. Signalen\t9\n",
        "Contents\n\nVoorwoord ........ 3\n1. Meldingen ..... 4\n2. Signalen ...... 9\n",
        "Voorwoord ........ 3\nMeldingen ..... 4\nSignalen ...... 9\nSlot ......... 12\n",
    ],
    ids=["tabs", "dots", "without a heading"],
)
def test_the_table_of_contents_is_no_table_and_no_text(read: Reader, contents: str) -> None:
    document = read(f"{contents}\nVoorwoord\n\nMeldingen\n\nSignalen\n\nSlot\n\nEr waren 4 zaken.\n")
    assert document.tables == ()
    assert [passage.text for passage in document.passages] == [
        "Voorwoord",
        "Meldingen",
        "Signalen",
        "Slot",
        "Er waren 4 zaken.",
    ]


def test_a_note_belongs_to_the_table_with_its_mark(read: Reader) -> None:
    document = read("Tabel 5\n\nMedewerkers\t11.633 ²\nHulpvragen\t224\n\n¹ Van de tekst\n\n² Zonder stagiairs\n")
    assert [note.text for note in document.tables[0].notes] == ["² Zonder stagiairs"]


def test_a_caption_without_a_table_is_told(read: Reader) -> None:
    document = read("Tabel 4 – Afdoeningen\n\nHier stond een plaatje van de tabel.\n")
    (finding,) = document.unread
    assert finding.rule == "URI-A-ongelezen"
    assert (finding.place.file, finding.place.line) == ("verslag.txt", 1)


def test_markdown_has_headings_and_tables_of_pipes(read: Reader) -> None:
    document = read(
        "# Verslag\n\nEr waren **4** zaken[^1].\n\nTabel 1 – Zaken\n\n| Soort | Zaken |\n|---|--:|\n| Lekken | 4 |\n\n"
        "[^1]: Zonder de inspectie.\n",
        "verslag.md",
    )
    assert [(passage.kind, passage.text) for passage in document.passages][:2] == [
        (PassageKind.HEADING, "Verslag"),
        (PassageKind.PARAGRAPH, "Er waren 4 zaken[^1]."),
    ]
    assert document.tables[0].grid.rows == ((7, ("Soort", "Zaken")), (9, ("Lekken", "4")))
    assert document.tables[0].grid.title == "Tabel 1 – Zaken"


def test_what_is_no_document_is_refused(read: Reader, tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        read_published_text(tmp_path / "weg.txt")
    with pytest.raises(UnreadableError, match="geen tekst"):
        read("\n\n")
    with pytest.raises(UnreadableError, match="formaat"):
        read("x", "verslag.exe")
