"""A passage knows on which line each of its words stands."""

from __future__ import annotations

from uri.audit.published_text.passages import LineStart, Passage, PassageKind


def test_a_word_stands_on_the_last_line_that_begins_before_it() -> None:
    starts = (LineStart(0, 57, 4), LineStart(9, 58, 4), LineStart(20, 1, 5))
    passage = Passage(PassageKind.PARAGRAPH, "Er waren 26 meldingen in 2023", starts)
    assert passage.line_at(0).line == 57
    assert passage.line_at(passage.text.index("26")) == LineStart(9, 58, 4)
    assert passage.line_at(passage.text.index("2023")) == LineStart(20, 1, 5)
