"""What a document is taken for: its own words for it, the kinds of its tables, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit.documents.conftest import Auditor
from uri.audit.documents.document_reader import DocumentReading, is_document, read_document
from uri.audit.printed_tables.standard_tables import TableKind

FRENCH = (
    "Ce rapport présente les chiffres de l'année pour tous les services du ministère. Nous avons reçu quinze plaintes "
    "et douze signalements, soit une baisse par rapport à l'année précédente. Les conseillers de confiance ont mené "
    "plus de deux cents entretiens avec les agents qui se posaient des questions. La plupart des dossiers concernaient "
    "les relations entre collègues et la manière dont les responsables avaient réagi aux premières alertes.\n"
)
TYPES = "Financiële schendingen\t{}\nMisbruik bevoegdheden\t{}\nOngewenste omgangsvormen\t{}\nTotaal\t{}\n"


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], DocumentReading]:
    def reader(text: str, name: str = "verslag.txt") -> DocumentReading:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_document(path)

    return reader


Read = Callable[[str], DocumentReading]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Jaarverslag integriteit 2022\n\nWij deden veel.\n", 2022),
        ("Jaarverslag integriteit\n\nJuli 2024\n\nVoor u ligt het jaarverslag over het jaar 2023.\n", 2023),
        ("Integrity report 2021\n\nWe did a lot.\n", 2021),
        ("Jaarverslag integriteit\n\nIn het jaarverslag 2025 leest u hoe het afliep.\n", None),
        ("Jaarverslag 2021-2022\n\nWij deden veel.\n", None),
    ],
    ids=["title", "the text itself", "English", "another report", "two years"],
)
def test_the_year_is_that_of_the_report_itself(text: str, year: int | None, read: Read) -> None:
    assert read(text).manifest.jaar == year


def test_the_organisation_is_told_where_the_document_names_one(read: Read) -> None:
    title = "Jaarverslag 2022\n\nMinisterie van Water en\n\nErfgoed\n\n"
    assert read(f"{title}Wij deden veel.\n").manifest.organisatie == "Ministerie van Water en Erfgoed"
    two = "Jaarverslag 2022\n\nGemeente Zandstad\n\nGemeente Kleidorp\n\nWij deden veel.\n"
    assert read(two).manifest.organisatie is None


@pytest.mark.parametrize(
    ("above", "header", "kind"),
    [
        ("Tabel 1 – Signalen", "Soort\tAantal", TableKind.SIGNALEN),
        ("Tabel 1", "Soort\tSignaal", TableKind.SIGNALEN),
        ("Tabel 1 – Signalen en meldingen", "Soort\tAantal", None),
        ("Tabel 1 – Overzicht", "Soort\tAantal", None),
    ],
    ids=["caption", "header", "both", "neither"],
)
def test_a_table_counts_concerns_only_where_it_says_so(
    above: str, header: str, kind: TableKind | None, read: Read
) -> None:
    (entry,) = read(f"{above}\n\n{header}\n{TYPES.format(1, 2, 3, 6)}").manifest.tabellen
    assert entry.soort == kind


@pytest.mark.parametrize(
    ("heading", "caption", "kind"),
    [
        ("Aangetoonde schendingen", "Tabel 2", TableKind.AANGETOOND_PER_JAAR),
        ("De jaren", "Tabel 2 – Aangetoonde schendingen per jaar", TableKind.AANGETOOND_PER_JAAR),
        ("Aangetoonde schendingen", "Tabel 2 – Meldingen per jaar", None),
        ("Niet aangetoonde schendingen", "Tabel 2", None),
        ("De jaren", "Tabel 2", None),
    ],
    ids=["heading", "caption", "the caption says otherwise", "not substantiated", "nothing"],
)
def test_a_table_of_years_counts_what_was_substantiated_only_where_it_says_so(
    heading: str, caption: str, kind: TableKind | None, read: Read
) -> None:
    rows = TYPES.format("1\t2", "0\t1", "4\t3", "5\t6")
    (entry,) = read(f"{heading}\n\n{caption}\n\n\t2021\t2022\n{rows}").manifest.tabellen
    assert entry.soort == kind


def test_tables_are_named_by_their_captions_and_else_by_where_they_stand(read: Read) -> None:
    rows = "Soort\tAantal\nLekken\t3\nDiefstal\t4\n"
    text = f"Tabel 4 – Een\n\n{rows}\nDaarna volgt nog een tabel.\n\n{rows}\nTabel 4 – Twee\n\n{rows}"
    assert [entry.naam for entry in read(text).manifest.tabellen] == ["tabel-4", "tabel-regel-9", "tabel-4-2"]
    without = f"{rows}\nDaarna volgt nog een tabel.\n\n{rows}"
    assert [entry.naam for entry in read(without).manifest.tabellen] == ["tabel-1", "tabel-2"]


def test_a_text_in_another_language_is_not_guessed_at(audited: Auditor) -> None:
    result = audited("rapport.txt", FRENCH)
    assert not result.publicatie.beweringen
    (notice,) = result.findings
    assert (notice.rule, str(notice.found)) == ("URI-A-ongelezen", "de tekst is geen Nederlands en geen Engels")


def test_a_text_without_figures_has_nothing_to_check(audited: Auditor) -> None:
    result = audited("verslag.txt", "Jaarverslag\n\nWij spraken dit jaar met alle afdelingen over omgangsvormen.\n")
    assert result.verdict("nl").startswith("Niets na te gaan")


def test_a_file_with_only_a_table_is_read_as_it_always_was(tmp_path: Path) -> None:
    table = tmp_path / "tabel.md"
    table.write_text("## Zaken\n\n| Soort | 2022 |\n|---|--:|\n| Lekken | 4 |\n\nBron: register\n", encoding="utf-8")
    assert not is_document(table)
    table.write_text(
        table.read_text(encoding="utf-8")
        + "\nIn 2022 kwamen er vier zaken binnen, en dat waren er evenveel als toen.\n",
        encoding="utf-8",
    )
    assert is_document(table)


def test_a_list_with_words_that_no_edition_has_is_told_and_left_out(read: Read) -> None:
    cases = "\n".join(f"\t{number}\tZaak\tGeen afdoening" for number in range(2, 6))
    text = (
        "Bijlage 2\n\nCategorie\tNr\tZaak\tGevolg\n"
        f"Ongewenste omgangsvormen\t1\tZaak\tGeen afdoening\n{cases}\n\t6\tZaak\tNog niet bekend\n"
    )
    reading = read(text)
    assert reading.manifest.bijlagen == []
    (notice,) = reading.remarks
    assert (notice.rule, notice.place.table, notice.place.line) == ("URI-A-ongelezen", "bijlage-2", 9)
