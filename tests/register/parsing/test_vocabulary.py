"""The vocabulary finds a phrase by its first word, and finds what a search of all of them finds."""

from hypothesis import given
from hypothesis import strategies as st

from uri.register.parsing.vocabulary import header_vocabulary, words_of

_ALL = header_vocabulary().phrases
_WORDS = sorted({word for phrase in _ALL for word in words_of(phrase.pattern.pattern)})


@given(st.lists(st.sampled_from([*_WORDS, "Datum", "van", "2024", "zaak", "-"]), max_size=5).map(" ".join))
def test_what_a_text_may_mean_is_what_any_phrase_in_it_says(text: str) -> None:
    joined = " ".join(words_of(text))
    found = [phrase for phrase in _ALL if phrase.pattern.search(joined)]
    assert {phrase.meaning for phrase in found} == set(header_vocabulary().meanings(text))
    assert len(found) == len(header_vocabulary().ranked(text))
