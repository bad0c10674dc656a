"""The forms of sentences: each is read as its own example says, in words that its data state."""

from __future__ import annotations

import pytest

from uri.audit.claims_in_text.concepts import ConceptWords
from uri.audit.claims_in_text.sentence_forms import form_entries
from uri.audit.claims_in_text.sentence_reader import read_sentences
from uri.audit.claims_in_text.sentence_state import ReadingMatter
from uri.audit.claims_in_text.text_sentences import sentences_in
from uri.audit.published_text.passages import LineStart, Passage, PassageKind
from uri.languages import Language

EXAMPLES = [(entry["code"], example) for entry in form_entries() for example in entry["voorbeelden"]]


def told(text: str, language: Language) -> list[str]:
    passage = Passage(PassageKind.PARAGRAPH, text, (LineStart(0, 1),))
    matter = ReadingMatter(ConceptWords.of(language), language, 2023)
    return [str(statement) for statement in read_sentences(sentences_in([passage]), matter)]


@pytest.mark.parametrize(
    "example", [pytest.param(example, id=f"{code}-{number}") for number, (code, example) in enumerate(EXAMPLES)]
)
def test_a_form_says_what_its_example_says(example: dict[str, object]) -> None:
    language: Language = "en" if example.get("taal") == "en" else "nl"
    assert told(str(example["zin"]), language) == example["leest"]


def test_every_form_has_an_example() -> None:
    assert not [entry["code"] for entry in form_entries() if not entry["voorbeelden"]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Bij de directie Breda zijn er 12 meldingen gedaan.", id="of a part of the organisation"),
        pytest.param("Van de meldingen zijn er 12 in 2023 afgerond.", id="of a part that is not named"),
        pytest.param("In de eerste helft van 2023 zijn er 12 meldingen gedaan.", id="of a part of the year"),
        pytest.param("Naar verwachting zijn er in 2023 12 meldingen gedaan.", id="expected"),
        pytest.param("Er zijn niet 12 meldingen gedaan.", id="denied"),
        pytest.param("Er zijn 12 meldingen ingetrokken.", id="a verb that is not known"),
        pytest.param("Er zijn 3 à 4 meldingen gedaan.", id="a range"),
        pytest.param("Op 1 december 2023 waren er 12 meldingen.", id="a day in the year"),
        pytest.param("Bij de directie Breda waren er 5 signalen en 3 meldingen.", id="a part named before both"),
        pytest.param("Er waren 5 meldingen en 3 signalen over ongewenste omgangsvormen.", id="a type after both"),
        pytest.param("Zie tabel 3 en artikel 12.", id="references"),
    ],
)
def test_what_is_not_certain_says_nothing_of_reports(text: str) -> None:
    assert not [one for one in told(text, "nl") if one.split(" ", 2)[2:] and one.split(" ")[2] == "melding"]
