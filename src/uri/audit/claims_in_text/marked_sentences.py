"""A sentence with a mark in the place of each number and each quoted label, so that a form can be sought in it.

``#c0#`` is a count, ``#p1#`` a percentage, ``#y2#`` a year; ``@0@`` a label in quotes.
"""

from __future__ import annotations

import re

import attrs

from uri.audit.claims_in_text.text_numbers import TextNumber, numbers_in, plain_text
from uri.languages import Language

MARK = re.compile(r"#(?P<kind>[a-z])(?P<at>\d+)#")
_LABEL = re.compile(r"[“\"„]([^“”\"„#]{2,90})[”\"]")
_ACRONYM = re.compile(r"\s*\((?:[A-Z][A-Za-z&]{1,9})\)")
_OPTIONAL = re.compile(r"\(([^()#]*)\)")


@attrs.frozen
class MarkedSentence:
    """A sentence with marks.

    Attributes:
        text: It, in small letters, with marks.
        numbers: The numbers, by the position in their mark.
        labels: The quoted labels, by the position in theirs.
    """

    text: str
    numbers: tuple[TextNumber, ...]
    labels: tuple[str, ...]

    @classmethod
    def of(cls, text: str, language: Language) -> MarkedSentence:
        """Mark the numbers and the quoted labels of a sentence.

        >>> MarkedSentence.of("In 2023 zijn er 26 meldingen van (vermoedens van) schendingen (RVB).", "nl").text
        'in #y0# zijn er #c1# meldingen van vermoedens van schendingen.'
        """
        labels = [match for match in _LABEL.finditer(text) if match[1].strip()]
        numbers = [
            number
            for number in numbers_in(text, language)
            if not any(label.start() <= number.start < label.end() for label in labels)
        ]
        pieces = [(number.start, _end(number, text), f"#{number.kind.value}{at}#") for at, number in enumerate(numbers)]
        pieces += [(label.start(), label.end(), f"@{at}@") for at, label in enumerate(labels)]
        without = [(match.start(), match.end(), "") for match in _ACRONYM.finditer(text)]
        taken = [
            *pieces,
            *(gap for gap in without if not any(gap[0] < end and start < gap[1] for start, end, _ in pieces)),
        ]
        marked = _replaced(plain_text(text), sorted(taken))
        marked = _OPTIONAL.sub(r"\1", marked)
        return cls(" ".join(marked.split()), tuple(numbers), tuple(label[1].strip() for label in labels))

    def number(self, mark: str) -> TextNumber:
        """Return the number of a mark, such as ``c0``."""
        return self.numbers[int(mark[1:])]


def _end(number: TextNumber, text: str) -> int:
    """Return where a number ends, its footnote mark included."""
    if not number.mark:
        return number.end
    return number.end + len(text[number.end :]) - len(text[number.end :].lstrip()) + len(number.mark)


def _replaced(text: str, pieces: list[tuple[int, int, str]]) -> str:
    result, at = "", 0
    for start, end, instead in pieces:
        result += text[at:start] + instead
        at = end
    return result + text[at:]


def marks_in(text: str, kinds: str = "cp") -> list[str]:
    """Return the marks of some kinds in a marked text.

    >>> marks_in("in #y0# waren er #c1# en #p2#")
    ['c1', 'p2']
    """
    return [match["kind"] + match["at"] for match in MARK.finditer(text) if match["kind"] in kinds]
