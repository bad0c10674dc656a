"""The manifest of a dossier: what it says, and every fault of it at once."""

from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest

from uri.aggregate import Maand
from uri.errors import UnreadableError
from uri.languages import Text
from uri.reading.dossier_manifest import DossierFile, DossierManifest, read_dossier_manifest
from uri.reading.publication_entry import Address, PublicationEntry, TextEntry, Tooi

Said: TypeAlias = list[tuple[str | None, str]]


def read(folder: Path, text: str | bytes) -> DossierManifest:
    (folder / "dossier.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return read_dossier_manifest(folder)


def refused(folder: Path, text: str | bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read(folder, text)
    return caught.value


def said(error: UnreadableError) -> Said:
    assert {(finding.rule, finding.place.file) for finding in error.findings} == {("URI-I-dossier", "dossier.toml")}
    return [(finding.place.key, finding.message.nl) for finding in error.findings]


def test_a_year_is_all_that_must_be_said(tmp_path: Path) -> None:
    assert read(tmp_path, "verslagjaar = 2023") == DossierManifest(verslagjaar=2023)
    assert said(refused(tmp_path, "")) == [("verslagjaar", "de sleutel “verslagjaar” ontbreekt.")]


def test_everything_that_can_be_said_is_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """
        organisatie = "Ministerie A"
        verslagjaar = 2023
        editie = "bzk-2023"
        standdatum = 2024-03-01
        zonder = ["AIVD", "RCN"]
        omschrijvingen = true
        noten = ["Voorlopig."]
        zaken = ["a.csv", { bestand = "b.xlsx", blad = "Register", kop = 3 }]
        kerncijfers = "k.csv"
        [lezing]
        "Geen afdoening" = "aangetoond"
        [personeel]
        bestand = "p.csv"
        [[tellingen]]
        bestand = "t.csv"
        editie = "rijk-2015"
        standdatum = 2016-03-01
        vast = { verslagjaar = 2015, soort = "signaal" }
        kolommen = { Wat = "hoofdcategorie" }
        """,
    )
    assert found == DossierManifest(
        organisatie="Ministerie A",
        verslagjaar=2023,
        editie="bzk-2023",
        standdatum=date(2024, 3, 1),
        zonder=["AIVD", "RCN"],
        omschrijvingen=True,
        noten=["Voorlopig."],
        lezing={"Geen afdoening": "aangetoond"},
        zaken=[DossierFile(bestand="a.csv"), DossierFile(bestand="b.xlsx", blad="Register", kop=3)],
        kerncijfers=[DossierFile(bestand="k.csv")],
        personeel=[DossierFile(bestand="p.csv")],
        tellingen=[
            DossierFile(
                bestand="t.csv",
                editie="rijk-2015",
                standdatum=date(2016, 3, 1),
                vast={"verslagjaar": 2015, "soort": "signaal"},
                kolommen={"Wat": "hoofdcategorie"},
            )
        ],
    )


@pytest.mark.parametrize("form", ['"a.csv"', '["a.csv"]', '{ bestand = "a.csv" }', '[{ bestand = "a.csv" }]'])
@pytest.mark.parametrize("kind", ["zaken", "tellingen", "sessies", "klachten"])
def test_one_file_may_be_named_in_short(tmp_path: Path, kind: str, form: str) -> None:
    found = read(tmp_path, f"verslagjaar = 2023\n{kind} = {form}")
    assert getattr(found, kind) == [DossierFile(bestand="a.csv")]


@pytest.mark.parametrize(
    ("line", "where", "expected"),
    [
        ("verslagjaar = 3.9", "verslagjaar", "een heel getal"),
        ('verslagjaar = "2023"', "verslagjaar", "een heel getal"),
        ("verslagjaar = true", "verslagjaar", "een heel getal"),
        ("organisatie = 3", "organisatie", "een tekst"),
        ("editie = 2023", "editie", "een tekst"),
        ('omschrijvingen = "ja"', "omschrijvingen", "true of false"),
        ("omschrijvingen = 1", "omschrijvingen", "true of false"),
        ('standdatum = "2024-03-01"', "standdatum", "een datum als 2023-12-31"),
        ("standdatum = 2024-03-01T00:00:00", "standdatum", "een datum als 2023-12-31"),
        ("zonder = [1]", "zonder 1", "een tekst"),
        ("lezing = { x = 1 }", "lezing, x", "een tekst"),
        ("zaken = 1", "zaken 1, bestand", "een tekst"),
        ('zaken = { bestand = "a", kop = "3" }', "zaken 1, kop", "een heel getal"),
        ('zaken = ["a", { bestand = "a", vast = { x = 3.9 } }]', "zaken 2, vast, x", "een tekst of een heel getal"),
        ('zaken = { bestand = "a", kolommen = { x = 1 } }', "zaken 1, kolommen, x", "een tekst"),
    ],
)
def test_a_value_of_another_type_is_refused_and_not_made_into_one(
    tmp_path: Path, line: str, where: str, expected: str
) -> None:
    text = line if line.startswith("verslagjaar") else f"verslagjaar = 2023\n{line}"
    assert said(refused(tmp_path, text)) == [(where, f"verwacht: {expected}.")]


@pytest.mark.parametrize("line", ["lezing = 3", 'zaken = { bestand = "a", vast = "x" }'])
def test_what_must_be_a_table_is_refused_as_anything_else(tmp_path: Path, line: str) -> None:
    assert len(said(refused(tmp_path, f"verslagjaar = 2023\n{line}"))) == 1


@pytest.mark.parametrize("key", ["zonder", "noten"])
def test_a_text_is_no_list_of_letters(tmp_path: Path, key: str) -> None:
    """Either one name, as a file may be named in short, or a fault."""
    try:
        found = getattr(read(tmp_path, f'verslagjaar = 2023\n{key} = "AIVD"'), key)
    except UnreadableError:
        return
    assert found == ["AIVD"]


@pytest.mark.parametrize(
    ("line", "where", "message"),
    [
        ('organisati = "x"', None, "onbekende sleutel “organisati”; kies uit verslagjaar, organisatie, editie, "),
        ('"a @ b" = 1', None, "onbekende sleutel “a @ b”; kies uit verslagjaar, "),
        ("a = 1\nb = 2", None, "onbekende sleutel “a”, “b”; kies uit verslagjaar, "),
        ('zaken = { bestand = "a", blaad = "b" }', "zaken 1", "onbekende sleutel “blaad”; kies uit bestand, blad, "),
        ('zaken = { blad = "b" }', "zaken 1, bestand", "de sleutel “bestand” ontbreekt."),
    ],
)
def test_a_key_that_is_unknown_or_missing_is_named_with_those_there_are(
    tmp_path: Path, line: str, where: str | None, message: str
) -> None:
    [(place, text)] = said(refused(tmp_path, f"verslagjaar = 2023\n{line}"))
    assert place == where
    assert text.startswith(message)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    error = refused(tmp_path, 'organisatie = 3\nonbekend = 1\nzaken = ["a", 2, { blad = 3 }]')
    assert sorted(place or "" for place, _ in said(error)) == [
        "",
        "organisatie",
        "verslagjaar",
        "zaken 2, bestand",
        "zaken 3, bestand",
        "zaken 3, blad",
    ]
    assert error.message.nl == "dossier.toml klopt niet."


def test_a_fault_is_told_in_english_too(tmp_path: Path) -> None:
    error = refused(tmp_path, 'verslagjaar = "x"\nonbekend = 1')
    english = error.to_text("en")
    assert "dossier.toml is not right." in english
    assert "expected: a whole number." in english
    assert "unknown key “onbekend”; choose from verslagjaar, " in english


def test_a_folder_without_a_manifest_is_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"heeft geen dossier\.toml"):
        read_dossier_manifest(tmp_path)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("verslagjaar = 2023\norganisatie x", "regel 2"),
        ("verslagjaar = 2023\nverslagjaar = 2024\n\n", "regel 2"),
    ],
    ids=["syntax", "doubled key"],
)
def test_what_is_not_toml_is_refused_with_the_place(tmp_path: Path, text: str, where: str) -> None:
    error = refused(tmp_path, text)
    assert error.message.nl == "dossier.toml is niet te lezen."
    assert error.hint is not None
    assert where in error.hint.nl


def test_a_manifest_in_another_encoding_is_refused(tmp_path: Path) -> None:
    error = refused(tmp_path, 'verslagjaar = 2023\norganisatie = "Financiën"'.encode("cp1252"))
    assert error.message.nl == "dossier.toml is niet te lezen."


def test_a_manifest_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").mkdir()
    with pytest.raises(UnreadableError, match="niet te lezen"):
        read_dossier_manifest(tmp_path)


def test_a_byte_order_mark_says_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "verslagjaar = 2023".encode("utf-8-sig")).verslagjaar == 2023


def test_a_manifest_that_is_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    refused(tmp_path, f"verslagjaar = 2023\nx = {'[' * 5000}{']' * 5000}")


# ------------------------------------------------------------------------------------------------------ publication


def test_what_is_said_of_the_publication_is_read(tmp_path: Path) -> None:
    said = """
    verslagjaar = 2023
    [publicatie]
    datum = 2024-07-01
    tooi = "https://identifier.overheid.nl/tooi/id/ministerie/mnre0000"
    contact = "vraag@voorbeeld.nl"
    licentie = "https://creativecommons.org/publicdomain/zero/1.0/"
    titel = { nl = "Titel", en = "Title" }
    [[publicatie.teksten]]
    bestand = "voorwoord.md"
    voor = "kort"
    taal = "nl"
    """
    assert read(tmp_path, said).publicatie == PublicationEntry(
        datum=date(2024, 7, 1),
        tooi=Tooi("https://identifier.overheid.nl/tooi/id/ministerie/mnre0000"),
        contact="vraag@voorbeeld.nl",
        licentie=Address("https://creativecommons.org/publicdomain/zero/1.0/"),
        titel=Text("Titel", "Title"),
        teksten=[TextEntry(bestand="voorwoord.md", voor="kort", taal="nl")],
    )


def test_a_publication_may_name_its_month_only(tmp_path: Path) -> None:
    said = read(tmp_path, 'verslagjaar = 2023\n[publicatie]\ndatum = "2024-07"').publicatie
    assert said.datum == Maand(2024, 7)


@pytest.mark.parametrize(
    ("line", "key", "said"),
    [
        ('datum = "2024-13"', "publicatie, datum", "a date such as"),
        ("datum = 2024-07-01T10:00:00", "publicatie, datum", "a date such as"),
        ('datum = "juli"', "publicatie, datum", "a date such as"),
        ('tooi = "mnre1034"', "publicatie, tooi", "the TOOI identifier"),
        ('tooi = "https://voorbeeld.nl/mnre1034"', "publicatie, tooi", "the TOOI identifier"),
        ('licentie = "CC0"', "publicatie, licentie", "an address that begins with https://"),
        ("titel = 3", "publicatie, titel", "a text of one line"),
        ('titel = "a\\nb"', "publicatie, titel", "a text of one line"),
        ('titel = { nl = "a" }', "publicatie, titel", "a text of one line"),
        ('titels = "a"', "publicatie", "unknown key “titels”"),
        ('teksten = [{ bestand = "a.md" }]', "publicatie, teksten 1", "name exactly one of: voor, na, vervangt."),
        ('teksten = [{ bestand = "a.md", voor = "a", na = "b" }]', "publicatie, teksten 1", "name exactly one of"),
        ('teksten = [{ bestand = "a.md", voor = "a", taal = "de" }]', "publicatie, teksten 1, taal", "one of: nl, en"),
        (
            'teksten = [{ bestand = "a.md", vervangt = "a" }, { bestand = "b.md", vervangt = "a", taal = "en" }]',
            "publicatie, teksten 2",
            "the section “a” is replaced already",
        ),
    ],
)
def test_a_fault_of_the_publication_is_told_at_its_key(tmp_path: Path, line: str, key: str, said: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path, f"verslagjaar = 2023\n[publicatie]\n{line}")
    (finding,) = caught.value.findings
    assert finding.place.key == key
    assert said in finding.message.to("en")
