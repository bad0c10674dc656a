"""Printed labels: what print varies without meaning is forgotten, and nothing else is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from uri.cli.listings import CODE_LISTS, names
from uri.errors import EditionError, UnknownLabelError
from uri.languages import Text, same
from uri.taxonomy import afdoening_editie, afdoening_edities, editie, edities
from uri.taxonomy.edities import BaseEditie
from uri.taxonomy.labels import Lexicon, normal


@attrs.frozen(kw_only=True)
class CodeListing:
    """A list that labels are looked up in: its name, its reader, its words and what each means."""

    naam: str
    parse: Callable[[str], Any]
    woorden: tuple[tuple[str, Any], ...]


def _edition(made: BaseEditie[Any]) -> CodeListing:
    words = [*((code.value, code) for code in made.codes), *(word for row in made.rijen for word in row.words())]
    return CodeListing(naam=made.naam, parse=made.parse, woorden=tuple(words))


def _code_list(naam: str) -> CodeListing:
    codes = CODE_LISTS[naam]
    words = [(word, code) for code in codes for word in (code.value, code.label.nl, *code.entry.aliases)]
    return CodeListing(naam=naam, parse=codes.parse, woorden=tuple(words))


LIJSTEN = (
    *(_edition(editie(naam)) for naam in edities()),
    *(_edition(afdoening_editie(naam)) for naam in afdoening_edities()),
    *(_code_list(naam) for naam in CODE_LISTS),
)
# What print does to a label, by kind. One of each kind at a time, in this order.
RUIS: dict[str, tuple[Callable[[str], str], ...]] = {
    "joints": (
        str,
        lambda label: re.sub(r"\s*/\s*|\s+en\s+", "/", label),
        lambda label: re.sub(r"\s*/\s*|\s+en\s+", "/ ", label),
        lambda label: re.sub(r"\s*/\s*|\s+en\s+", " / ", label),
        lambda label: re.sub(r"\s*/\s*|\s+en\s+", " en ", label),
        lambda label: re.sub(r"\s*/\s*|\s+en\s+", ", ", label),
    ),
    "hyphens": (
        str,
        lambda label: label.replace("-", ""),
        lambda label: label.replace("-", " "),
        lambda label: label.replace("-", "- "),
        lambda label: label.replace("-", "\N{NON-BREAKING HYPHEN}"),
    ),
    "spaces": (
        str,
        lambda label: f"  {label.replace(' ', '  ')}\n",
        lambda label: label.replace(" ", "\N{NO-BREAK SPACE}"),
        lambda label: label.replace(" ", "\n"),
        lambda label: label.replace(" ", "-"),
    ),
    "case": (str, str.upper, str.lower, str.title, str.swapcase),
    "diacritics": (
        str,
        lambda label: unicodedata.normalize("NFD", label),
        lambda label: "".join(c for c in unicodedata.normalize("NFD", label) if not unicodedata.combining(c)),
    ),
    "tail": tuple(
        f"{{}}{tail}".format for tail in ("", "?", "¹", " ²", "³", "*", " †", "‡ ", "²?", ":", " [1]", " (2)", " 1)")
    ),
}
NOISES = st.tuples(*(st.sampled_from(kind) for kind in RUIS.values()))
AMBIGUOUS = {"ontslag", "ontslagen"}  # means nothing by itself where several rows may be meant
WORDS = st.sampled_from(
    [(lijst, word, meaning) for lijst in LIJSTEN for word, meaning in lijst.woorden if word not in AMBIGUOUS]
)


@pytest.mark.parametrize("kind", RUIS)
def test_every_word_of_every_list_reads_as_its_code_under_each_noise_of_print(kind: str) -> None:
    for lijst in LIJSTEN:
        for word, meaning in lijst.woorden:
            if word in AMBIGUOUS:
                continue
            for noise in RUIS[kind]:
                assert lijst.parse(noise(word)) is meaning, (lijst.naam, word, noise(word))


@given(chosen=WORDS, noises=NOISES)
def test_noises_of_print_may_come_together(
    chosen: tuple[CodeListing, str, Any], noises: tuple[Callable[[str], str], ...]
) -> None:
    lijst, printed, meaning = chosen
    for noise in noises:
        printed = noise(printed)
    assert lijst.parse(printed) is meaning


@pytest.mark.parametrize(
    "printings",
    [
        pytest.param(
            (
                "Misbruik positie/ belangenverstrengeling",  # [S 249]
                "Misbruik positie / belangenverstrengeling",  # [S 270]
                "Misbruik positie en belangenverstrengeling",  # [S 554]
            ),
            id="slash-or-en",
        ),
        pytest.param(("Misstand volgens klokkenluiderregeling?", "Misstand volgens klokkenluiderregeling"), id="?"),
        pytest.param(("hoor- wederhoor gesprek", "hoor-wederhoor gesprek"), id="hyphen"),  # [S 221], [S 311]
        pytest.param(("Misdragingen in de privé-sfeer", "Misdragingen in de privésfeer"), id="defensie-2015-2018"),
        pytest.param(("Lekken, misbruik van informatie", "Lekken en misbruik van informatie"), id="comma-or-en"),
        pytest.param(
            ("gevraagd én ongevraagd advies", "gevraagd / ongevraagd advies"), id="en-with-an-accent"
        ),  # [S 211]
    ],
)
def test_printings_of_one_label_in_the_sources_read_alike(printings: tuple[str, ...]) -> None:
    assert len({normal(printing) for printing in printings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Misstand volgens klokkenluideregeling", "Misstand volgens klokkenluiderregeling"),  # [S 257], [S 305]
        ("Financiële schending (in de zakelijke sfeer)", "Financiële schending"),  # [S 549]: words count
        ("Misbruik bevoegdheden", "Misbruik van bevoegdheden"),  # [S 252], Defensie 2015
        ("Overige 2", "Overige"),  # a digit is a footnote only when it is marked as one
        ("Integer", "Intger"),
    ],
)
def test_true_variants_do_not_read_alike(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@given(word=st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789", min_size=1).filter(lambda word: word.lower() != "en"))
def test_no_letter_or_digit_of_a_word_is_forgotten(word: str) -> None:
    assert normal(word) == word.lower()


@st.composite
def _misprints(draw: st.DrawFn) -> tuple[CodeListing, str]:
    """Draw a list and a text: anything, or a word of the list that misses, doubles or changes a letter."""
    lijst, word, _ = draw(WORDS)
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from("aeinrstxz /-²?"))
    wrong = (word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :])
    return lijst, draw(st.text() | st.sampled_from(wrong))


@given(misprint=_misprints())
@example(misprint=(LIJSTEN[0], ""))
@example(misprint=(LIJSTEN[0], "en"))
def test_a_text_reads_only_as_a_word_of_the_list_and_is_never_guessed(misprint: tuple[CodeListing, str]) -> None:
    lijst, text = misprint
    meanings = {meaning for word, meaning in lijst.woorden if normal(word) == normal(text)}
    if meanings and normal(text) not in AMBIGUOUS:
        assert {lijst.parse(text)} == meanings
    elif text not in AMBIGUOUS:  # as a code it reads as itself
        with pytest.raises(UnknownLabelError):
            lijst.parse(text)


def _unknown(lijst: CodeListing, text: str) -> UnknownLabelError | None:
    try:
        lijst.parse(text)
    except UnknownLabelError as unknown:
        return unknown
    return None


@st.composite
def _typing_errors(draw: st.DrawFn) -> tuple[CodeListing, str, Any]:
    lijst, word, meaning = draw(WORDS.filter(lambda chosen: len(chosen[1]) >= 8))
    at = draw(st.sampled_from([at for at, letter in enumerate(word) if letter.isalpha()]))
    return lijst, word[:at] + draw(st.sampled_from(["", "q"])) + word[at + 1 :], meaning


@given(error=_typing_errors())
@example(error=(_edition(afdoening_editie("bzk-2023")), "Beëindiging stagx", "einde_tijdelijk"))
def test_the_error_names_first_what_was_mistyped(error: tuple[CodeListing, str, Any]) -> None:
    lijst, text, meaning = error
    unknown = _unknown(lijst, text)
    if unknown is None:
        assert lijst.parse(text) == meaning  # another word of the same code, such as its singular
    else:
        assert [lijst.parse(near) for near in unknown.nearest][:1] == [meaning]


@given(misprint=_misprints())
def test_at_most_three_labels_are_near_each_with_a_meaning_of_its_own(misprint: tuple[CodeListing, str]) -> None:
    lijst, text = misprint
    if (unknown := _unknown(lijst, text)) is not None:
        meanings = [lijst.parse(near) for near in unknown.nearest]
        assert len(meanings) == len(set(meanings)) <= 3


@pytest.mark.parametrize("text", ["", " ", "en", "?"])
def test_nothing_is_near_a_text_without_letters(text: str) -> None:
    with pytest.raises(UnknownLabelError) as unknown:
        editie("bzk-2023").parse(text)
    assert unknown.value.nearest == ()


def test_the_error_is_a_lookup_error_that_speaks_two_languages() -> None:
    with pytest.raises(LookupError) as caught:
        editie("bzk-2023").parse("Ongewenste omgangsvromen")
    error = caught.value
    assert isinstance(error, UnknownLabelError)
    assert error.nearest == ("Ongewenste omgangsvormen",)
    assert str(error) == (
        "“Ongewenste omgangsvromen” staat niet in editie bzk-2023. Bedoelde u “Ongewenste omgangsvormen”?"
    )
    assert error.to_text("en") == (
        "“Ongewenste omgangsvromen” is not in edition bzk-2023. Did you mean “Ongewenste omgangsvormen”?"
    )


def test_several_near_labels_are_all_named_the_best_first() -> None:
    unknown = _unknown(_edition(editie("rijk-2015")), "Misbruik van bevoegdheidd")
    assert unknown is not None
    assert unknown.nearest == ("Misbruik van bevoegdheden", "Misbruik van geweldsbevoegdheid")
    assert str(unknown).endswith("Bedoelde u “Misbruik van bevoegdheden”, “Misbruik van geweldsbevoegdheid”?")


@pytest.mark.parametrize("lijst", LIJSTEN, ids=lambda lijst: f"{lijst.naam}-{type(lijst.woorden[0][1]).__name__}")
def test_where_nothing_is_near_the_hint_names_a_list_that_can_be_printed(lijst: CodeListing) -> None:
    with pytest.raises(UnknownLabelError) as unknown:
        lijst.parse("qqqqqqqqqq")
    assert unknown.value.nearest == ()
    assert lijst.naam in names()
    assert unknown.value.hint == Text(
        f"De lijst staat in: uri codes {lijst.naam}", f"For the list: uri codes {lijst.naam}"
    )


class TestLexicon:
    """A lexicon holds each label once, and a label that is a code means that code."""

    CODES = ("rood", "blauw")

    def lexicon(self, *entries: tuple[str, str]) -> Lexicon[str]:
        return Lexicon.of(same("kleuren"), entries, self.CODES)

    @pytest.mark.parametrize(
        "second",
        ["Rode wijn", "rode  WIJN²", "rode-wijn", "rode/ wijn?", "rode en wijn", "rodé wijn"],
    )
    @pytest.mark.parametrize("meaning", CODES)
    def test_two_labels_that_read_alike_are_refused_whatever_they_mean(self, second: str, meaning: str) -> None:
        with pytest.raises(EditionError) as caught:
            self.lexicon(("Rode wijn", "rood"), (second, meaning))
        assert str(caught.value).startswith("kleuren: het label “")
        assert caught.value.to_text("en").startswith("kleuren: the label “")

    @pytest.mark.parametrize("label", ["", "  ", "?", "en", "²"])
    def test_a_label_without_letters_is_refused(self, label: str) -> None:
        with pytest.raises(EditionError):
            self.lexicon((label, "rood"))

    def test_a_label_may_be_its_own_code_but_not_another_one(self) -> None:
        assert self.lexicon(("Rood", "rood")).find("ROOD") == "rood"
        with pytest.raises(EditionError):
            self.lexicon(("Blauw", "rood"))

    def test_get_answers_and_find_raises(self) -> None:
        lexicon = self.lexicon(("Wijn", "rood"))
        assert (lexicon.get("wijn?"), lexicon.get("blauw"), lexicon.get("water")) == ("rood", "blauw", None)
        with pytest.raises(UnknownLabelError):
            lexicon.find("water")

    def test_the_three_nearest_are_named_and_no_more(self) -> None:
        kinds = [f"rode wijn {letter}" for letter in "abcd"]
        lexicon = Lexicon.of(same("wijnen"), [(kind, kind) for kind in kinds], kinds)
        assert lexicon.nearest("rode wijn c d") == ("rode wijn c", "rode wijn d", "rode wijn a")

    def test_a_beginning_of_three_letters_names_its_label_and_two_are_too_few(self) -> None:
        lexicon = self.lexicon(("Wijn", "rood"))
        assert (lexicon.nearest("wij"), lexicon.nearest("wi")) == (("Wijn",), ())

    def test_a_code_without_a_label_is_named_as_it_is(self) -> None:
        assert self.lexicon(("Wijn", "rood")).nearest("blauv") == ("blauw",)
