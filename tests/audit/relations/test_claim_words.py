"""Words in claims: bounds, growth, changes and parts, on both sides of their intervals; and what cannot be checked."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.audit import Audit, audit
from uri.audit.publication_manifest import WordUse
from uri.audit.relations.claim_words import library_entries, library_words
from uri.audit.relations.word_relations import WordInterval
from uri.errors import UnreadableError
from uri.findings import Severity, Tally
from uri.taxonomy.labels import normal

TABLE = "Soort;2022;2023\nA;10;20\nB;5;6\nC;geheim;7\nD;15;26\n"
MANIFEST = '[[tabellen]]\nbestand = "t.csv"\neenheid = "melding"\nbasis = "afgerond"\n'
WORD, CLAIM = "URI-A-woord", "URI-A-bewering"


@pytest.fixture
def claimed(tmp_path: Path) -> Any:
    def write(*claims: str, words: str = "") -> Audit:
        (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
        listed = "".join(f'[[beweringen]]\ntekst = "w{number}"\n{claim}\n' for number, claim in enumerate(claims, 1))
        (tmp_path / "publicatie.toml").write_text(MANIFEST + listed + words, encoding="utf-8")
        return audit(tmp_path)

    return write


NUMBERS = [
    # 26; the next number as round as 20 is 30, as 25 is 30, as 26 is 27: half of that is 5, 2,5 and 0,5
    ("ruim 25", None),
    ("ruim 20", WORD),
    ("ruim 27", WORD),
    ("iets meer dan 26", None),
    ("bijna 30", None),
    ("bijna 25", WORD),
    ("krap 26", None),
    ("circa 25", None),
    ("circa 30", None),
    ("ca. 40", WORD),
    ("zo'n 20", WORD),
    ("minstens 26", None),
    ("minstens 27", CLAIM),
    ("hoogstens 26", None),
    ("hoogstens 25", CLAIM),
    ("meer dan 25", None),
    ("meer dan 26", CLAIM),
    ("minder dan 27", None),
    ("minder dan 26", CLAIM),
]


@pytest.mark.parametrize(("number", "rule"), NUMBERS)
def test_a_word_before_a_number_stands_for_an_interval(number: str, rule: str | None, claimed: Any) -> None:
    """Of the table: 26 in 2023."""
    _says(claimed(f'waarde = "{number}"\nsom = "t | D | 2023"'), rule)


OTHERS = [
    # 26 - 15 = 11
    ('soort = "verschil"\nwaarde = "ruim 10"\nvan = "t | D | 2022"\nnaar = "t | D | 2023"', None),
    ('soort = "verschil"\nwaarde = "bijna 10"\nvan = "t | D | 2022"\nnaar = "t | D | 2023"', WORD),
    ('soort = "verschil"\nwaarde = "minstens 12"\nvan = "t | D | 2022"\nnaar = "t | D | 2023"', CLAIM),
    # 26 / 15 - 1 = 73,3%
    ('soort = "groei"\nwaarde = "73%"\nvan = "t | D | 2022"\nnaar = "t | D | 2023"', None),
    ('soort = "groei"\nwaarde = "73,3%"\nvan = "t | D | 2022"\nnaar = "t | D | 2023"', None),
    ('soort = "groei"\nwaarde = "36%"\nvan = "t | D | 2022"\nnaar = "t | D | 2023"', CLAIM),
    ('soort = "groei"\nwaarde = "ruim 70%"\nvan = "t | D | 2022"\nnaar = "t | D | 2023"', None),
    ('soort = "groei"\nwaarde = "bijna 70%"\nvan = "t | D | 2022"\nnaar = "t | D | 2023"', WORD),
    ('soort = "groei"\nwaarde = "minstens 80%"\nvan = "t | D | 2022"\nnaar = "t | D | 2023"', CLAIM),
    # 10 / 20 - 1 = -50%
    ('soort = "groei"\nwaarde = "-50%"\nvan = "t | A | 2023"\nnaar = "t | A | 2022"', None),
    ('soort = "groei"\nwaarde = "-40%"\nvan = "t | A | 2023"\nnaar = "t | A | 2022"', CLAIM),
    # 20 / 26 = 76,9%, and 6 / 26 = 23,1%; 5 / 10 is no more than half
    ('soort = "verhouding"\nwaarde = "ruim 75%"\nteller = "t | A | 2023"\nnoemer = "t | D | 2023"', None),
    ('soort = "verhouding"\nwaarde = "bijna 75%"\nteller = "t | A | 2023"\nnoemer = "t | D | 2023"', WORD),
    ('soort = "verhouding"\nwaarde = "minstens 80%"\nteller = "t | A | 2023"\nnoemer = "t | D | 2023"', CLAIM),
    ('soort = "verhouding"\nwoord = "merendeel"\nteller = "t | A | 2023"\nnoemer = "t | D | 2023"', None),
    ('soort = "verhouding"\nwoord = "vooral"\nteller = "t | B | 2023"\nnoemer = "t | D | 2023"', WORD),
    ('soort = "verhouding"\nwoord = "Vooral"\nteller = "t | B | 2022"\nnoemer = "t | A | 2022"', WORD),
    ('soort = "verhouding"\nwoord = "een kwart"\nteller = "t | B | 2023"\nnoemer = "t | D | 2023"', None),
    # 20 / 10 = 2; 6 / 5 = 1,2; 5 / 6 = 0,83
    ('soort = "stijging"\nwoord = "verdubbeld"\nvan = "t | A | 2022"\nnaar = "t | A | 2023"', None),
    ('soort = "stijging"\nwoord = "sterk"\nvan = "t | A | 2022"\nnaar = "t | A | 2023"', None),
    ('soort = "stijging"\nwoord = "licht"\nvan = "t | B | 2022"\nnaar = "t | B | 2023"', WORD),
    ('soort = "stijging"\nwoord = "licht gestegen"\nvan = "t | B | 2022"\nnaar = "t | B | 2023"', WORD),
    ('soort = "stijging"\nwoord = "licht"\ntussen = [1, 1.3]\nvan = "t | B | 2022"\nnaar = "t | B | 2023"', None),
    ('soort = "daling"\nwoord = "licht"\nvan = "t | B | 2023"\nnaar = "t | B | 2022"', WORD),
    ('soort = "daling"\nwoord = "sterk"\nvan = "t | A | 2023"\nnaar = "t | A | 2022"', None),
    ('soort = "verandering"\nwoord = "gehalveerd"\nvan = "t | A | 2023"\nnaar = "t | A | 2022"', None),
    ('soort = "verandering"\nwoord = "stabiel"\nvan = "t | B | 2022"\nnaar = "t | B | 2023"', WORD),
    ('waarde = 20\nwoord = "ruim"\ntussen = [20, 30]\nsom = "t | D | 2023"', None),
    ('waarde = 20\nwoord = "ruim"\nsom = "t | D | 2023"', WORD),
    ('soort = "minstens"\nlinks = "t | A | 2023"\nrechts = "t | A | 2022"', None),
    ('soort = "minstens"\nlinks = "t | A | 2022"\nrechts = "t | A | 2023"', CLAIM),
]


@pytest.mark.parametrize(("claim", "rule"), OTHERS)
def test_each_kind_of_claim_takes_a_word_or_a_bound(claim: str, rule: str | None, claimed: Any) -> None:
    _says(claimed(claim), rule)


def _says(result: Audit, rule: str | None) -> None:
    assert set(result.findings.at_least(Severity.WARNING).counts()) == ({rule} if rule else set())
    claims = [result.findings.tallies.get(name, Tally()) for name in (WORD, CLAIM)]
    assert sum(tally.not_evaluable for tally in claims) == 0
    assert sum(tally.failed for tally in claims) == (1 if rule else 0)


def test_a_word_shows_its_interval(claimed: Any) -> None:
    (finding,) = claimed('waarde = "ruim 20"\nsom = "t | D | 2023"').findings.by_rule()[WORD]
    assert finding.found is not None
    assert finding.found.nl == "“w1”: D (2023): 26 ligt buiten “ruim 20”: 20 tot 25"
    (finding,) = claimed(OTHERS[16][0]).findings.by_rule()[WORD]
    assert finding.found is not None
    assert (
        finding.found.nl.endswith(" is 0,5, buiten meer dan 0,5 en ten hoogste 1") or "meer dan 0,5" in finding.found.nl
    )


def test_a_manifest_can_state_what_a_word_stands_for(claimed: Any) -> None:
    claim = 'soort = "stijging"\nwoord = "licht"\nvan = "t | B | 2022"\nnaar = "t | B | 2023"'
    words = '[woorden]\nlicht = { bij = "mate", meer_dan = 0, hoogstens = 0.2, reden = "zo bedoeld" }\n'
    _says(claimed(claim, words=words), None)
    _says(claimed(claim, words=words.replace("0.2", "0.19")), WORD)
    own = 'waarde = "pakweg 25"\nsom = "t | D | 2023"'
    _says(
        claimed(own, words='[woorden]\npakweg = { bij = "getal", minstens = 0, hoogstens = 0.2, reden = "x" }\n'), None
    )


@pytest.mark.parametrize(
    ("claim", "words", "expected"),
    [
        (
            'waarde = 2\nwoord = "zowat"\nsom = "t | A | 2022"',
            "",
            "Van het woord “zowat” is niet bekend waarvoor het staat",
        ),
        (
            'waarde = 2\nwoord = "merendeel"\nsom = "t | A | 2022"',
            "",
            "“merendeel” hoort bij aandeel, en niet bij getal",
        ),
        ('soort = "verandering"\nvan = "t|A|2022"\nnaar = "t|A|2023"', "", "Bij verandering hoort de sleutel woord."),
        (
            'soort = "groei"\nwaarde = 5\nvan = "t|A|2022"\nnaar = "t|A|2023"',
            "",
            "de waarde een percentage, en “5” is dat niet",
        ),
        ('waarde = 2\ntussen = [3]\nsom = "t | A | 2022"', "", "tussen heeft twee getallen"),
        ("waarde = 1", '[woorden]\nx = { bij = "getal", reden = "y" }\n', "noem één of twee van minstens, meer_dan"),
        (
            "waarde = 1",
            '[woorden]\nx = { bij = "getal", reden = "y", minstens = 1, meer_dan = 1 }\n',
            "Noem minstens of meer_dan",
        ),
        (
            "waarde = 1",
            '[woorden]\nx = { bij = "getal", reden = "y", meer_dan = 1, hoogstens = 1 }\n',
            "ligt niets",
        ),
        ("waarde = 1", '[woorden]\nx = { bij = "iets", reden = "y", minstens = 1 }\n', "verwacht: één van: getal"),
        ("waarde = 1", '[woorden]\nx = { bij = "getal", minstens = 1 }\n', "de sleutel “reden” ontbreekt"),
    ],
)
def test_a_word_that_says_nothing_is_told(claim: str, words: str, expected: str, claimed: Any) -> None:
    with pytest.raises(UnreadableError) as caught:
        claimed(claim, words=words)
    assert expected in str(caught.value)


# ----------------------------------------------------------------------------------- what cannot be checked, and bases


@pytest.mark.parametrize(
    ("claim", "named"),
    [
        ('soort = "daling"\nnaar = "t | A | 2023"\nonbekend = "het aantal in 2021"', "het aantal in 2021"),
        ('waarde = 3\nonbekend = "het aantal klachten"', "het aantal klachten"),
        ('waarde = 3\nonbekend = { nl = "het aantal klachten", en = "the complaints" }', "het aantal klachten"),
        # a figure that is kept secret fits anything, so that it fits says nothing
        ('soort = "stijging"\nvan = "t | C | 2022"\nnaar = "t | C | 2023"', "C (2022)"),
        ('waarde = 7\nsom = "t | C | 2022"', "C (2022)"),
    ],
)
def test_a_claim_on_an_unknown_figure_is_named_and_counted(claim: str, named: str, claimed: Any) -> None:
    result = claimed(claim)
    (notice,) = result.findings.by_rule()["URI-A-onbekend"]
    assert notice.found is not None
    assert notice.found.nl.startswith("“w1”: ")
    assert named in notice.found.nl
    assert notice.severity is Severity.NOTICE
    assert result.findings.tallies[CLAIM] == Tally(not_evaluable=1)
    assert not result.findings.at_least(Severity.WARNING)


def test_an_unknown_figure_is_named_in_the_language_of_the_reader(claimed: Any) -> None:
    result = claimed('waarde = 3\nonbekend = { nl = "het aantal klachten", en = "the complaints" }')
    (notice,) = result.findings.by_rule()["URI-A-onbekend"]
    assert notice.to_text("en").count("the complaints") == 1
    assert "klachten" not in notice.to_text("en")


def test_an_unknown_figure_does_not_hide_a_wrong_name(claimed: Any) -> None:
    with pytest.raises(UnreadableError, match="heeft geen rij “Z”"):
        claimed('soort = "daling"\nnaar = "t | Z | 2023"\nonbekend = "het aantal in 2021"')


def test_one_number_on_two_bases_is_a_contradiction_of_basis(claimed: Any) -> None:
    """The table counts what was closed; the text says that the same 26 were received."""
    result = claimed('waarde = 26\nbasis = "ontvangen"\nsom = "t | D | 2023"')
    (finding,) = result.findings.errors
    assert finding.rule == "URI-A-grondslag"
    assert finding.found is not None
    assert finding.found.nl == "t, D (2023): 26 (afgerond), “w1”: 26 (ontvangen)"
    assert result.herstel == ()


@pytest.mark.parametrize(
    "claim",
    [
        'waarde = 25\nbasis = "ontvangen"\nsom = "t | D | 2023"',  # another number: of something else
        'waarde = 26\nbasis = "ontvangen"\nsom = ["t | A | 2023", "t | B | 2023"]',  # a sum is not that number
        'waarde = 26\neenheid = "persoon"\nsom = "t | D | 2023"',  # persons may be as many as reports
    ],
)
def test_what_is_counted_otherwise_is_only_not_compared(claim: str, claimed: Any) -> None:
    result = claimed(claim)
    assert not result.findings.at_least(Severity.WARNING)
    assert result.findings.counts()["URI-A-onvergelijkbaar"] == 1


# --------------------------------------------------------------------------------------------------------------- words


def test_every_word_has_its_reason_and_stands_once() -> None:
    entries = library_entries()
    assert all(entry.reden for entry in entries)
    listed = [normal(word) for entry in entries for word in entry.woorden]
    assert len(set(listed)) == len(listed)


def test_there_are_words_of_every_use() -> None:
    assert {meaning.use for meaning in library_words().values()} == set(WordUse)


ENDS = st.none() | st.integers(-3, 3)


@given(
    low=ENDS,
    high=ENDS,
    low_open=st.booleans(),
    high_open=st.booleans(),
    factor=st.sampled_from([-2, -1, 1, 2]),
    offset=st.integers(-2, 2),
)
def test_an_interval_admits_what_lies_in_it_also_when_it_is_moved(
    low: int | None, high: int | None, *, low_open: bool, high_open: bool, factor: int, offset: int
) -> None:
    interval = WordInterval(
        low=None if low is None else Fraction(low),
        high=None if high is None else Fraction(high),
        low_open=low_open,
        high_open=high_open,
    )
    moved = interval.mapped(Fraction(factor), Fraction(offset))
    for number in (Fraction(step, 2) for step in range(-8, 9)):
        above = low is None or number > low or (number == low and not low_open)
        below = high is None or number < high or (number == high and not high_open)
        assert interval.admits((number, number)) is (above and below)
        image = number * factor + offset
        assert moved.admits((image, image)) is (above and below)
