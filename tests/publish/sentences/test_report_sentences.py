"""The sentences of a report: as the report of BZK has them, and with every number out of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import dossier, melding, signaal, with_cell
from tests.publish.sentences.full_dossiers import full_dossiers
from uri import Dossier, Leeg, Rapport, Sessie, Vertrouwenspersonen, rapport, read_dossier
from uri.languages import Language
from uri.model import FinancieelBelang, Kerncijfers, Klacht
from uri.publish.sentences import Sentence, report_sentences
from uri.publish.sentences.wording import codes, wording
from uri.testing import dossiers, edities

EXAMPLE = Path(__file__).parents[3] / "examples" / "bzk-2023"

WORDS: dict[Language, str] = {
    "nl": "geen één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien"
    " zeventien achttien negentien twintig",
    "en": "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty",
}
"""The numbers from zero to twenty, typed over."""


def texts(report: Rapport, place: str, language: Language = "nl") -> list[str]:
    return [sentence.text for sentence in report_sentences(report, language).get(place, ())]


def told(report: Rapport, language: Language = "nl") -> list[Sentence]:
    return [sentence for sentences in report_sentences(report, language).values() for sentence in sentences]


def numbers(sentence: Sentence, report: Rapport, language: Language) -> Iterator[tuple[float, float]]:
    """Read the numbers in a sentence, each with its rounding: words and figures, but for years and names in quotes."""
    known = {word: number for number, word in enumerate(WORDS[language].split())} | {"none": 0}
    years = {str(year) for year in range(report.verslagjaar - 5, report.verslagjaar + 1)}
    unquoted = re.sub("“.*?”", "", sentence.text, flags=re.DOTALL)
    for word in re.findall(r"\d[\d.,]*%?|[^\W\d]+", unquoted):
        if word[0].isdigit():
            figure = word.rstrip(".,")
            if figure not in years:
                yield as_number(figure, language)
        elif word.lower() in known:
            yield known[word.lower()], 0


def as_number(figure: str, language: Language) -> tuple[float, float]:
    plain = figure.removesuffix("%")
    plain = plain.replace(".", "").replace(",", ".") if language == "nl" else plain.replace(",", "")
    scale = 100 if figure.endswith("%") else 1
    rounding = 0.51 * 10 ** -len(plain.partition(".")[2]) if "." in plain else 0
    return float(plain) / scale, rounding / scale


# ------------------------------------------------------------------------------------------------- the report of BZK


@pytest.fixture(scope="module")
def bzk() -> Rapport:
    return rapport(read_dossier(EXAMPLE))


def test_the_headlines_say_what_the_report_of_bzk_says(bzk: Rapport) -> None:
    """In 2023: 26 reports, 21 the year before; 15 concerns, 20 the year before; no wrongdoing [S 57-61]."""
    said = texts(bzk, "kort")
    assert said[0].startswith(
        "In 2023 zijn 26 meldingen van (vermoedens van) integriteitsschendingen afgerond; dat is meer dan in 2022, toen"
        " het er 21 waren"
    )
    assert (
        "In 2023 zijn vijftien signalen ontvangen; dat is minder dan in 2022, toen het er twintig waren"
        " (wat 2022 telt, is niet opgegeven)." in said
    )
    assert any(line.startswith("In 2023 zijn geen meldingen van een vermoeden van een misstand") for line in said)
    assert "Van de aangetoonde meldingen zijn er drie disciplinair afgedaan." in said


def test_inquiries_and_opinions_are_told(bzk: Rapport) -> None:
    """One inquiry [S 319], one opinion of the committee [S 401]; of complaints nothing is known, so nothing is said."""
    said = texts(bzk, "kort")
    assert "Over 2023 is één persoonsgericht onderzoek geteld." in said
    assert "Over 2023 is één advies van de klachtencommissie geteld." in said
    assert not any("klachten " in line or "adviesvra" in line for line in said)


def test_the_types_that_the_report_names_stand_out_and_no_other(bzk: Rapport) -> None:
    """Eleven of 26 meldingen [S 253, 258] and ten of fifteen signalen [S 300, 305], as the report remarks [S 63]."""
    sentences = [sentence for sentence in told(bzk) if sentence.code.startswith("opvallend")]
    rest = "ten minste het dubbele van elk ander type."
    assert {sentence.text for sentence in sentences} == {
        f"Het type “Ongewenste omgangsvormen” valt op: elf van de 26 meldingen, {rest}",
        f"Het type “Ongewenste omgangsvormen” valt op: tien van de vijftien signalen, {rest}",
    }


def test_measures_are_told_by_level(bzk: Rapport) -> None:
    """One reprimand and two dismissals [S 315]."""
    assert texts(bzk, "afdoeningen")[0] == (
        "Er zijn drie meldingen disciplinair afgedaan: “Schriftelijke berisping” (één) en “Beëindiging dienstverband”"
        " (twee)."
    )


def test_advisers_are_told_as_table_5_has_them(bzk: Rapport) -> None:
    """Ten and twenty; fourteen joined, four left; 224 requests, 105 and 139 more than before [S 384-389]."""
    said = texts(bzk, "vertrouwenspersonen")
    assert said[:3] == [
        "Aan het begin van 2023 waren er tien vertrouwenspersonen, aan het einde twintig.",
        "Er kwamen veertien vertrouwenspersonen bij.",
        "Er namen vier vertrouwenspersonen afscheid.",
    ]
    assert "Over 2023 zijn 224 hulpvragen geteld; dat is 105 meer dan in 2022 en 139 meer dan in 2021." in said
    assert "Gemiddeld was het aantal contactmomenten per hulpvraag 2,0." in said


def test_sessions_are_told_by_kind(bzk: Rapport) -> None:
    """Six, three and four sessions [S 446-448]."""
    (said,) = texts(bzk, "sessies")
    assert said == (
        "Over 2023 zijn dertien sessies over integriteit geteld: “Introductiemodule” (zes), “Ongewenste omgangsvormen”"
        " (drie) en “Maatwerksessies” (vier)."
    )


def test_english_says_the_same(bzk: Rapport) -> None:
    dutch, english = told(bzk, "nl"), told(bzk, "en")
    assert [sentence.code for sentence in dutch] == [sentence.code for sentence in english]
    assert texts(bzk, "vertrouwenspersonen", "en")[0] == (
        "At the beginning of 2023 there were ten confidential advisers, at the end twenty."
    )


# ---------------------------------------------------------------------------------------------------- words and forms


def test_one_and_none_have_forms_of_their_own() -> None:
    one = rapport(dossier(melding("positie"), signaal("positie"), verslagjaar=2023))
    assert texts(one, "schendingen") == [
        "In 2023 is één melding van een (vermoeden van een) integriteitsschending afgerond.",
        "Deze melding is aangetoond.",
    ]
    assert texts(one, "signalen") == ["In 2023 is één signaal ontvangen."]


def test_twenty_is_a_word_and_21_a_figure() -> None:
    many = [melding("positie", "niet_aangetoond") for _ in range(21)]
    assert "21 meldingen" in texts(rapport(dossier(*many)), "schendingen")[0]
    assert "twintig meldingen" in texts(rapport(dossier(*many[:20])), "schendingen")[0]


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        (3, 2, "drie klachten geteld; dat is meer dan in 2022, toen het er twee waren."),
        (1, 2, "één klacht geteld; dat is minder dan in 2022, toen het er twee waren."),
        (2, 2, "twee klachten geteld; dat is evenveel als in 2022."),
        (2, 1, "twee klachten geteld; dat is meer dan in 2022, toen het er één was."),
        (2, 0, "twee klachten geteld; dat is meer dan in 2022, toen er geen waren."),
        (0, 0, "geen klachten geteld, net als in 2022."),
    ],
)
def test_a_comparison_tells_which_is_more_and_no_trend(now: int, then: int, said: str) -> None:
    stated = tuple(Kerncijfers(jaar=year, klachten=number) for year, number in ((2022, then), (2023, now)))
    (line,) = [line for line in texts(rapport(dossier(kerncijfers=stated)), "kort") if "klacht" in line]
    assert line.endswith(said)


def test_what_is_received_is_not_compared_with_what_is_closed() -> None:
    received = Klacht(ontvangen=date(2023, 3, 1)), Klacht(ontvangen=date(2022, 3, 1))
    assert "meer dan" not in "".join(texts(rapport(dossier(klachten=(*received, Klacht(verslagjaar=2022)))), "kort"))
    assert any("evenveel als in 2022." in line for line in texts(rapport(dossier(klachten=received)), "kort"))


@pytest.mark.parametrize(("first", "second", "stands_out"), [(4, 1, False), (5, 2, True), (6, 3, True), (7, 4, False)])
def test_a_type_stands_out_from_five_and_at_double_any_other(first: int, second: int, stands_out: bool) -> None:  # noqa: FBT001 (a column of the table above)
    cases = [melding("positie") for _ in range(first)] + [melding("prive") for _ in range(second)]
    said = [sentence.code for sentence in told(rapport(dossier(*cases)))]
    assert ("opvallend_meldingen" in said) is stands_out


def test_growth_below_zero_is_told_as_fewer() -> None:
    advisers = (Vertrouwenspersonen(jaar=2023, hulpvragen=10), Vertrouwenspersonen(jaar=2022, hulpvragen=14))
    assert texts(rapport(dossier(vertrouwenspersonen=advisers)), "vertrouwenspersonen") == [
        "Over 2023 zijn tien hulpvragen geteld; dat is vier minder dan in 2022."
    ]


def test_many_kinds_of_session_are_not_listed() -> None:
    sessions = tuple(Sessie(jaar=2023, sessie=f"Soort {letter}", aantal=1) for letter in "abcdefghi")
    assert texts(rapport(dossier(sessies=sessions)), "sessies") == [
        "Over 2023 zijn negen sessies over integriteit geteld."
    ]


def test_interests_are_compared_with_the_year_before() -> None:
    interests = tuple(
        FinancieelBelang(jaar=year, onderdeel="Dienst", meldplicht=30, meldingen=number)
        for year, number in ((2022, 1), (2023, 2))
    )
    assert texts(rapport(dossier(financiele_belangen=interests)), "financiele_belangen") == [
        "In 2023 hadden 30 medewerkers een meldplicht voor financiële belangen; dat is evenveel als in 2022.",
        "In 2023 zijn twee financiële belangen gemeld; dat is meer dan in 2022, toen het er één was.",
    ]


@pytest.mark.parametrize("code", codes())
def test_no_wording_has_a_number_or_a_trend_of_its_own(code: str) -> None:
    """But for none, which has a form of its own, and the one way to say at which side a year begins."""
    for number in (None, 0, 1, 2):
        try:
            template = wording(code, number)
        except KeyError:
            continue
        for language, words in (("nl", WORDS["nl"]), ("en", WORDS["en"])):
            found = set(re.findall(r"[^\W_]+", template.to(language).lower()))  # type: ignore[arg-type]  # (both languages)
            assert not found & (set(words.split()) - {"geen", "no"}), code
            assert not found & {
                "gestegen",
                "gedaald",
                "stijging",
                "daling",
                "toename",
                "afname",
                "rise",
                "fall",
                "rose",
            }
            assert not any(sign.isdigit() for sign in template.to(language))  # type: ignore[arg-type]  # (both languages)


# --------------------------------------------------------------------------------------------------------- properties


@settings(max_examples=settings().max_examples // 3)
@given(
    full_dossiers() | edities().flatmap(lambda editie: dossiers(editie=editie, most=40)), st.sampled_from(["nl", "en"])
)
def test_every_number_in_a_sentence_is_a_figure_of_a_table(source: Dossier, language: Language) -> None:
    """What a test says has numbers of its own: see the tests of those sentences."""
    report = rapport(source)
    for sentence in told(report, language):
        for figure in sentence.figures:
            assert report[figure.table][figure.row, figure.column] == figure.value
        for number, rounding in [] if sentence.tests else numbers(sentence, report, language):
            assert any(abs(abs(figure.value) - number) <= rounding for figure in sentence.figures), sentence


@settings(max_examples=settings().max_examples // 3)
@given(full_dossiers(), st.data())
def test_a_hidden_figure_is_told_in_no_sentence(source: Dossier, data: st.DataObject) -> None:
    report = rapport(source)
    figures = [figure for sentence in told(report) for figure in sentence.figures]
    if not figures:
        return
    hidden = data.draw(st.sampled_from(figures))
    after = told(with_cell(report, hidden.table, (hidden.row, hidden.column), Leeg.ONDERDRUKT))
    places = {(figure.table, figure.row, figure.column) for sentence in after for figure in sentence.figures}
    claimed = {
        (figure.table, figure.row, figure.column)
        for sentence in after
        for claim in sentence.claims
        for side in claim.sides.values()
        for figure in side
    }
    assert (hidden.table, hidden.row, hidden.column) not in places | claimed


def test_a_hidden_type_lets_no_type_stand_out() -> None:
    report = rapport(dossier(*[melding("positie") for _ in range(9)], melding("prive")))
    hidden = with_cell(report, "schendingen", ("prive", "mogelijk"), Leeg.ONDERDRUKT)
    assert "opvallend_meldingen" in [sentence.code for sentence in told(report)]
    assert "opvallend_meldingen" not in [sentence.code for sentence in told(hidden)]


def test_a_report_without_figures_says_nothing() -> None:
    assert not told(rapport(dossier(verslagjaar=2023)))
