"""Sentences of other reports, made up: what each claims of the printed figures, or that nothing of it is judged.

The figures are those that examples/bzk-2023/publicatie prints; of which a sentence tells was worked out by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from uri.audit import Publicatie, read_publication
from uri.audit.claims_in_text.found_claims import FoundClaims
from uri.audit.claims_in_text.text_claims import claims_in
from uri.audit.publication_manifest import ClaimEntry
from uri.audit.published_text.passages import LineStart, Passage, PassageKind

EXAMPLES = Path(__file__).parents[3] / "examples"
ALL, PROVEN = "tabel-1 | Totaal | mogelijke schending", "tabel-1 | Totaal | waarvan aangetoond"
BEHAVIOUR = "tabel-1 | Ongewenste omgangsvormen | mogelijke schending"
BEHAVIOUR_PROVEN = "tabel-1 | Ongewenste omgangsvormen | waarvan aangetoond"
MONEY = "tabel-1 | Financiële schendingen (in de zakelijke sfeer) | mogelijke schending"
SIGNALS, SIGNALS_BEHAVIOUR = "tabel-3 | Totaal", "tabel-3 | Ongewenste omgangsvormen"
BEGIN, END = "tabel-5 | Aantal vertrouwenspersonen 1-1-2023", "tabel-5 | Aantal vertrouwenspersonen 31-12-2023"
STAFF, REQUESTS = "tabel-5 | Aantal medewerkers BZK 2023", "tabel-5 | Aantal hulpvragen 2023"
DISCIPLINARY, OTHERWISE = "tabel-4 | #7", "tabel-4 | #12"
DUTY = "tabel-7 | {} | Aantal medewerkers met een meldplicht {}"


@pytest.fixture(scope="module")
def printed() -> Publicatie:
    return read_publication(EXAMPLES / "bzk-2023" / "publicatie")


def passages_of(text: str) -> list[Passage]:
    """Make a passage of each line: one with a number sign is a heading, one with a dash an item."""
    kinds = {"#": PassageKind.HEADING, "-": PassageKind.LIST_ITEM}
    return [
        Passage(kinds.get(line[0], PassageKind.PARAGRAPH), line.lstrip("#- "), (LineStart(0, number),))
        for number, line in enumerate(text.splitlines(), 1)
    ]


def told(entries: Iterable[ClaimEntry]) -> set[str]:
    return {
        " ".join(
            [
                entry.soort.value,
                str(entry.woord or entry.waarde or "").strip(),
                " / ".join([*entry.som, *entry.van, *entry.teller]),
                *([" > ".join([*entry.naar, *entry.noemer])] if entry.naar or entry.noemer else []),
            ]
        )
        for entry in entries
        if entry.som or entry.van or entry.teller
    }


def found_in(printed: Publicatie, text: str) -> FoundClaims:
    """Return what a text claims, without what the cells of the tables say by themselves."""
    return claims_in(
        passages_of(text), printed.tabellen, printed.bijlagen, jaar=printed.jaar, organisatie=printed.organisatie
    )


def of_text(printed: Publicatie, text: str) -> set[str]:
    return told(found_in(printed, text).entries) - told(found_in(printed, "Niets.").entries)


CLAIMS = {
    "Het ministerie telt 11.633 medewerkers.": [f"getal 11.633 {STAFF}"],
    "BZK heeft bijna 12.000 medewerkers.": [f"getal bijna 12.000 {STAFF}"],
    "Meer dan elfduizend medewerkers werken bij BZK.": [f"getal meer dan 11000 {STAFF}"],
    "Het aantal aangetoonde schendingen is 13.": [f"getal 13 {PROVEN}"],
    "Dertien meldingen zijn aangetoond.": [f"getal 13 {PROVEN}"],
    "In 2023 zijn 26 vermoedens van integriteitsschendingen geregistreerd.": [f"getal 26 {ALL}"],
    "In 2023 waren er 26 meldingen en 15 signalen.": [f"getal 26 {ALL}", f"getal 15 {SIGNALS}"],
    "- 15 signalen\n- 224 hulpvragen": [f"getal 15 {SIGNALS}", f"getal 224 {REQUESTS}"],
    "Van de 26 meldingen gaan er 11 over ongewenste omgangsvormen en 5 over financiële schendingen.": [
        f"getal 26 {ALL}",
        f"getal 11 {BEHAVIOUR}",
        f"getal 5 {MONEY}",
    ],
    "11 van de 26 meldingen gaan over ongewenste omgangsvormen, waarvan er 4 zijn aangetoond.": [
        f"getal 26 {ALL}",
        f"getal 11 {BEHAVIOUR}",
        f"getal 4 {BEHAVIOUR_PROVEN}",
    ],
    "Van de aangetoonde meldingen zijn er drie disciplinair afgedaan.": [f"getal 3 {DISCIPLINARY}"],
    "In negen zaken volgde een niet-disciplinaire maatregel.": [f"getal 9 {OTHERWISE}"],
    "Bijna de helft van de meldingen gaat over ongewenste omgangsvormen.": [
        f"verhouding bijna de helft {BEHAVIOUR} {ALL}"
    ],
    "Het overgrote deel van de signalen gaat over ongewenste omgangsvormen.": [
        f"verhouding het overgrote deel {SIGNALS_BEHAVIOUR} {SIGNALS}"
    ],
    "50% van de meldingen is aangetoond.": [f"verhouding 50% {PROVEN} {ALL}"],
    "Over ongewenste omgangsvormen gaat 42 procent van alle meldingen.": [f"verhouding 42% {BEHAVIOUR} {ALL}"],
    "De meeste signalen gaan over ongewenste omgangsvormen.": [f"uiterste  {SIGNALS_BEHAVIOUR}"],
    "De signalen gaan vooral over ongewenste omgangsvormen.": [
        f"uiterste  {SIGNALS_BEHAVIOUR}",
        f"verhouding vooral {SIGNALS_BEHAVIOUR} {SIGNALS}",
    ],
    "Het aantal vertrouwenspersonen is in 2023 verdubbeld.": [f"verandering verdubbeld {BEGIN} {END}"],
    "Aan het begin van 2023 waren er tien vertrouwenspersonen, aan het einde twintig.": [
        f"getal 10 {BEGIN}",
        f"getal 20 {END}",
    ],
    "Per 1 januari 2023 waren er 10 vertrouwenspersonen.": [f"getal 10 {BEGIN}"],
    "Bij FMH hadden in 2023 35 medewerkers een meldplicht.": [f"getal 35 {DUTY.format('FMH', 2023)}"],
    "In 2022 hadden 31 medewerkers bij Logius een meldplicht.": [f"getal 31 {DUTY.format('Logius', 2022)}"],
    "In 2023 zijn er geen misstanden geregistreerd.": [
        "getal 0 tabel-1 | Misstand volgens klokkenluideregeling | mogelijke schending"
    ],
    "Twee externe vertrouwenspersonen waren beschikbaar.": [
        "getal 2 tabel-5 | Aantal extern beschikbare vertrouwenspersonen"
    ],
    "Het aantal hulpvragen is 1,92% van het aantal medewerkers.": [f"verhouding 1,92% {REQUESTS} {STAFF}"],
    "In 2022 waren er 20 signalen. In 2023 zijn dat er 15. Deze daling zet door.": [
        f"getal 15 {SIGNALS}",
        f"daling  signaal 2022 {SIGNALS}",
    ],
}

NOTHING = [
    "In de eerste helft van 2023 kwamen er 12 meldingen binnen.",
    "Van de 31 mensen die belden zijn er 3 later teruggekomen.",
    "Bij het Rijksvastgoedbedrijf zijn in 2023 vijf meldingen gedaan.",
    "Daarnaast zijn er 4 meldingen gedaan bij de decentrale coördinatoren.",
    "In het vierde kwartaal van 2023 zijn 9 meldingen gedaan.",
    "Het gaat om 3 meldingen per 1.000 medewerkers.",
    "Gemiddeld zijn er 2 meldingen per maand gedaan.",
    "Er waren 2 meldingen tegen leidinggevenden en 5 tegen collega's.",
    "# Directie Noord\nIn 2023 zijn er 4 meldingen gedaan en 2 signalen ontvangen.",
    "# RVB\nIn 2023 zijn er 4 meldingen gedaan.",
    "Bij het RVB was het beeld anders:\n- 4 meldingen\n- 2 signalen",
    "Bij Logius waren er 5 meldingen. Er zijn 3 signalen ontvangen.",
    "Tot en met september 2023 zijn 18 meldingen gedaan.",
    "Sinds 2020 zijn er 90 meldingen gedaan.",
    "In de periode 2020-2023 zijn 120 meldingen gedaan.",
    "Halverwege 2023 waren er 14 vertrouwenspersonen.",
    "In mei zijn er 3 meldingen gedaan.",
    "Er zijn intern 9 meldingen gedaan.",
    "Er kwamen tot 30 meldingen binnen.",
    "Op 1 juli 2023 waren er 15 vertrouwenspersonen.",
    "Wij streven naar 25 vertrouwenspersonen in 2024.",
    "Voor 2024 verwachten we 30 meldingen.",
    "In 2023 zijn er 5 vertrouwenspersonen opgeleid.",
    "Aan de sessie namen 20 medewerkers deel.",
    "De helft van de meldingen is gedaan door leidinggevenden.",
    "De meeste meldingen zijn gedaan bij Logius.",
    "Het aantal meldingen bij de directie steeg van 3 naar 5.",
    "In de afgelopen drie jaar is het aantal meldingen gestegen van 10 naar 26.",
    "Rijksbreed zijn 557 schendingen geconstateerd.",
    "Bij de politie zijn in 2023 400 meldingen gedaan.",
    "Eind 2023 stonden 5 meldingen open.",
    "Het aantal meldingen is in vijf jaar verdubbeld.",
    "Er zijn 13 meldingen niet in behandeling genomen.",
    "In 2023 zijn 5 meldingen gedaan over de directie, 3 signalen en 2 klachten.",
    "Eén op de vijf meldingen is anoniem.",
    "Vorig jaar waren er 21 meldingen.",
    "In 2023 zijn 3 à 4 meldingen gedaan.",
    "De instelling is een pilot voor de duur van 1 jaar.",
    "Na aftrek van dubbele zaken is het aantal meldingen gestegen van 21 naar 30.",
]


@pytest.mark.parametrize("text", [pytest.param(text, id=text[:60]) for text in CLAIMS])
def test_a_sentence_claims_what_it_says(printed: Publicatie, text: str) -> None:
    assert of_text(printed, text) == set(CLAIMS[text])


@pytest.mark.parametrize("text", [pytest.param(text, id=text[:60]) for text in NOTHING])
def test_what_is_not_certain_is_listed_and_not_judged(printed: Publicatie, text: str) -> None:
    assert not {claim for claim in of_text(printed, text) if "tabel-" in claim}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Bij de directie Noord zijn vijf meldingen gedaan.", ["vijf"]),
        ("Artikel 12 en tabel 3 gaan over 2023; bel 070-1234567.", []),
        ("Eén of meer meldingen van 31 december 2023.", []),
        ("De cursus duurde 18 uur en kostte € 5.000.", ["18"]),
        ("Wij werken aan één rijksdienst met ruim tweehonderd mensen.", ["één", "ruim tweehonderd"]),
    ],
    ids=["a part", "references", "none", "hours and money", "words"],
)
def test_numbers_that_say_how_many_are_listed_as_they_stand(printed: Publicatie, text: str, numbers: list[str]) -> None:
    listed = {one.number for one in found_in(printed, text).not_checked if one.sentence in text}
    assert listed == set(numbers)


def test_the_text_of_defensie_is_held_against_its_table() -> None:
    """It prints 271 and 667 in all, a rise of 667 - 271 = 396 or 146%, and 281 of inappropriate behaviour."""
    defensie = read_publication(EXAMPLES / "defensie-2022")
    text = (
        "In 2022 zijn 667 meldingen gedaan, tegen 271 in 2021.\n"
        "In 2022 zijn 281 meldingen gedaan over ongewenste omgangsvormen.\n"
        "De meeste meldingen gaan over ongewenste omgangsvormen.\n"
        "Het aantal meldingen is ten opzichte van 2021 met 396 gestegen.\n"
        "Het aantal meldingen steeg met 146% ten opzichte van 2021."
    )
    found = claims_in(passages_of(text), defensie.tabellen, jaar=2022, organisatie=defensie.organisatie)
    table = "integriteitsmeldingen | {} | {}"
    now, before = table.format("Totaal", 2022), table.format("Totaal", 2021)
    behaviour = table.format("Ongewenste omgangsvormen", 2022)
    assert told(found.entries) == {
        f"getal 667 {now}",
        f"getal 271 {before}",
        f"getal 281 {behaviour}",
        f"uiterste  {behaviour}",
        f"verschil 396 {before} {now}",
        f"groei 146% {before} {now}",
    }
    assert not found.not_checked


def test_a_sentence_without_end_is_not_read(printed: Publicatie) -> None:
    """What has more signs than any sentence is a list that was not recognised; its numbers are listed."""
    found = found_in(printed, "In 2023 zijn er 99 meldingen gedaan " + "en 99 signalen " * 200)
    assert not [entry for entry in found.entries if entry.waarde == "99"]
    assert len([one for one in found.not_checked if one.number == "99"]) == 201
