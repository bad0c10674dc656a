"""The colophon, and what a publication carries of its dossier: dates, licence, sources; nothing from the clock."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from tests.factories import dossier, melding, with_cell
from uri import Leeg, Rapport, rapport, read_dossier
from uri.aggregate import Bronbestand, Maand, Publicatiegegevens
from uri.languages import Language, Text
from uri.publish import Publicatiedocument, publicatiedocument
from uri.publish.document import Bullets, Definitions, Paragraph, Span

DETAILS = Publicatiegegevens(
    datum=date(2024, 7, 1),
    tooi="https://identifier.overheid.nl/tooi/id/ministerie/mnre0000",
    contact="vraag@voorbeeld.nl",
    licentie="https://creativecommons.org/publicdomain/zero/1.0/",
    titel=Text("Eigen titel", "Title of our own"),
    bronnen=(Bronbestand("zaken.csv", "ab" * 32),),
)


def terms(document: Publicatiedocument) -> dict[str, Paragraph]:
    (block,) = [block for block in document.sections[-1].blocks if isinstance(block, Definitions)]
    return dict(block.items)


def sources(document: Publicatiedocument) -> list[str]:
    return [item.text for block in document.sections[-1].blocks if isinstance(block, Bullets) for item in block.items]


def made(report: Rapport | None = None, language: Language = "nl") -> Publicatiedocument:
    report = report or rapport(dossier(melding("positie")))
    return publicatiedocument(report, publicatie=DETAILS, language=language)


def test_what_the_dossier_says_stands_in_the_colophon() -> None:
    said = terms(made())
    assert said["Gepubliceerd"].text == "1 juli 2024"
    assert said["Contact"] == Paragraph((Span("vraag@voorbeeld.nl", link="mailto:vraag@voorbeeld.nl"),))
    assert said["Licentie"].spans[0].link == DETAILS.licentie
    assert sources(made()) == [f"zaken.csv (SHA-256 {'ab' * 32})"]


def test_the_title_is_the_dossiers_own_in_each_language() -> None:
    assert [made(language=language).title for language in ("nl", "en")] == ["Eigen titel", "Title of our own"]
    assert terms(made(language="en"))["Published"].text == "1 July 2024"


def test_a_month_is_written_without_a_day() -> None:
    month = Publicatiegegevens(datum=Maand(2024, 7))
    document = publicatiedocument(rapport(dossier(melding("positie"))), publicatie=month)
    assert terms(document)["Gepubliceerd"].text == "juli 2024"


def test_nothing_that_is_not_said_is_made_up() -> None:
    document = publicatiedocument(rapport(dossier(melding("positie"))))
    assert not {"Gepubliceerd", "Contact", "Licentie"} & terms(document).keys()
    assert not sources(document)
    assert document.publicatie == Publicatiegegevens()
    assert document.title == "Integriteitsrapportage 2023"


def test_a_publication_carries_what_a_catalogue_needs() -> None:
    found = made().publicatie
    assert (found.tooi, found.datum, found.licentie, found.contact) == (
        DETAILS.tooi,
        DETAILS.datum,
        DETAILS.licentie,
        DETAILS.contact,
    )
    assert found.bronnen == DETAILS.bronnen


def test_digests_of_sources_are_not_told_where_a_figure_is_hidden() -> None:
    """Who knows the digest of a file with a few figures can try numbers until it fits."""
    hidden = with_cell(rapport(dossier(melding("positie"))), "schendingen", ("positie", "mogelijk"), Leeg.ONDERDRUKT)
    document = made(hidden)
    assert sources(document) == ["zaken.csv"]
    assert document.publicatie.bronnen == (Bronbestand("zaken.csv"),)


def test_a_dossier_knows_its_files_in_order_with_their_digests(tmp_path: Path) -> None:
    files = {
        "dossier.toml": 'verslagjaar = 2023\nzaken = "zaken.csv"\nsessies = "sessies.csv"\n'
        '[publicatie]\ndatum = 2024-07-01\n[[publicatie.teksten]]\nbestand = "tekst.md"\nna = "kort"\n',
        "zaken.csv": "categorie,uitkomst\npositie,aangetoond\n",
        "sessies.csv": "sessie,aantal\nWorkshop,3\n",
        "tekst.md": "# Duiding\n\nEr waren {{ sessies.totaal.aantal }} sessies.\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = read_dossier(tmp_path)
    assert found.bronnen == tuple(
        Bronbestand(name, hashlib.sha256(content.encode()).hexdigest()) for name, content in files.items()
    )
    document = publicatiedocument(found)
    assert document.publicatie.datum == date(2024, 7, 1)
    assert [section.code for section in document.sections][:2] == ["kort", "duiding"]
