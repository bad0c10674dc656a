"""The times in a marked sentence: the year of which it speaks, the one with which it compares, the day of a stock."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from uri.audit.claims_in_text.subjects import BEGIN, END
from uri.audit.claims_in_text.text_numbers import TextNumber
from uri.languages import Language


@attrs.frozen(kw_only=True)
class Times:
    """The times in a part of a sentence.

    Attributes:
        text: The part without them.
        years: The years that it speaks of.
        against: The years that it compares with.
        moment: The begin or the end of a year, of which a stock is told.
        before: Whether it speaks of the year before the one that was spoken of last.
    """

    text: str
    years: tuple[int, ...] = ()
    against: tuple[int, ...] = ()
    moment: str | None = None
    before: bool = False


_NAMED = {
    "nl": {
        0: "dit jaar|het afgelopen jaar|afgelopen jaar|het verslagjaar|dit verslagjaar|het jaar",
        -1: "vorig jaar|het vorige jaar|het voorgaande jaar|vorig verslagjaar",
    },
    "en": {
        0: "this year|the past year|the reporting year|the year",
        -1: "last year|the previous year|the preceding year",
    },
}
_YEAR_BEFORE = {
    "nl": "het jaar ervoor|het jaar daarvoor|een jaar eerder|een jaar daarvoor",
    "en": "the year before|a year earlier",
}
"""The year before the one that was just spoken of."""
_FROM_TO = {
    "nl": r"van (#c\d+#)((?: \w+)?) in (#y\d+#) naar (#c\d+#)((?: \w+)?) in (#y\d+#)",
    "en": r"from (#c\d+#)((?: \w+)?) in (#y\d+#) to (#c\d+#)((?: \w+)?) in (#y\d+#)",
}
_COMPARING = {
    "nl": r"(?:ten opzichte van|t\.?o\.?v\.?|vergeleken met|in vergelijking (?:met|tot)|dan|als|net als|evenals)",
    "en": r"(?:compared (?:with|to)|relative to|than|as|just as)",
}
_IN = {
    "nl": r"(?:(?:in de loop )?(?:in|over|van|gedurende|voor|tijdens)(?: het)?(?: jaar)? |het jaar )",
    "en": r"(?:(?:in|for|of|over|during)(?: the)?(?: year)? )",
}
_MOMENTS = {
    "nl": (
        (
            r"(?:aan |bij )?(?:het )?begin (?:van )?{y}|(?:per|op) 1 januari {y}|(?:aan )?(?:het )?begin",
            BEGIN,
        ),
        (r"(?:aan |per )?(?:het )?eind(?:e)? (?:van )?{y}|ultimo {y}|aan het eind(?:e)?", END),
    ),
    "en": (
        (r"at (?:the )?(?:beginning|start) of {y}|at the (?:beginning|start)", BEGIN),
        (r"at (?:the )?end of {y}|at the end", END),
    ),
}
_YEAR = r"((?:19|20)\d\d)$"
_DAYS = (
    (re.compile(rf"^0?1(?:[-/.]0?1[-/.]| januari | january ){_YEAR}|^january 1,? {_YEAR}"), BEGIN),
    (re.compile(rf"^31(?:[-/.]12[-/.]| december ){_YEAR}|^december 31,? {_YEAR}"), END),
)


def times_in(text: str, numbers: Sequence[TextNumber], language: Language, *, year: int | None) -> Times:
    """Take the times out of a marked text.

    >>> from uri.audit.claims_in_text.marked_sentences import MarkedSentence
    >>> marked = MarkedSentence.of("In 2023 is het aantal ten opzichte van vorig jaar gestegen", "nl")
    >>> times_in(marked.text, marked.numbers, "nl", year=2023)
    Times(text='is het aantal gestegen', years=(2023,), against=(2022,), moment=None, before=False)

    Args:
        text: The text with marks.
        numbers: The numbers behind the marks.
        language: Its language.
        year: The verslagjaar, of which “vorig jaar” is the one before.
    """
    taker = _TimeTaker(text, numbers, language, year)
    return taker.taken()


class _TimeTaker:
    """Takes times out of one text."""

    def __init__(self, text: str, numbers: Sequence[TextNumber], language: Language, year: int | None) -> None:
        self.text, self.numbers, self.language, self.year = text, numbers, language, year
        self.years: list[int] = []
        self.against: list[int] = []
        self.moment: str | None = None
        self.before = False
        self.any_year = rf"(?:#y\d+#(?: \(?#y\d+#\)?)?|{self._named_words(0, -1)})"

    def taken(self) -> Times:
        """Take days, moments, comparisons and years, in this order."""
        self._take_days()
        self._take_from_to()
        for pattern, moment in _MOMENTS[self.language]:
            self._take(pattern.replace("{y}", self.any_year), self.years, moment)
        joint = "en" if self.language == "nl" else "and"
        own_year = rf"(?:#y\d+#(?: \(?#y\d+#\)?)?|{self._named_words(0)})"
        several = rf"{self.any_year}(?:(?:,| {joint})(?: in)? {self.any_year})*"
        within = "(?:in |over |for |het jaar )?"
        self._take(rf"{_COMPARING[self.language]} {within}{several}", self.against, None)
        self._take_year_before()
        several = rf"{own_year}(?:(?:,| {joint})(?: in)? {own_year})*"
        self._take(rf"(?:{_IN[self.language]})?{several}", self.years, None)
        text = re.sub(r"\s+([,;.])", r"\1", " ".join(self.text.split()))
        return Times(
            text=re.sub(r"^[,;. ]+|[,;. ]+$", "", text),
            years=tuple(dict.fromkeys(self.years)),
            against=tuple(dict.fromkeys(self.against)),
            moment=self.moment,
            before=self.before,
        )

    def _take_from_to(self) -> None:
        """Take the years of “van 21 in 2022 naar 26 in 2023”."""
        match = re.search(_FROM_TO[self.language], self.text)
        if match is not None:
            joints = ("van", "naar") if self.language == "nl" else ("from", "to")
            words = f"{joints[0]} {match[1]}{match[2]} {joints[1]} {match[4]}{match[5]}"
            self.text = self.text[: match.start()] + words + self.text[match.end() :]
            self.against.extend(self._years_of(match[3]))
            self.years.extend(self._years_of(match[6]))

    def _take_year_before(self) -> None:
        pattern = rf"(?<!\w)(?:in )?(?:{_YEAR_BEFORE[self.language]})(?!\w)"
        self.before = re.search(pattern, self.text) is not None
        self.text = re.sub(pattern, " ", self.text)

    def _named_words(self, *back: int) -> str:
        """Return the words for years that are so far back; nothing where the verslagjaar is not known."""
        return "|".join(_NAMED[self.language][one] for one in back) if self.year is not None else r"\b\B"

    def _take(self, pattern: str, into: list[int], moment: str | None) -> None:
        match = re.search(rf"(?<![\w#]){pattern}(?![\w#])", self.text)
        while match is not None:
            into.extend(self._years_of(match[0]))
            if moment is not None:
                self.moment = moment
            self.text = f"{self.text[: match.start()]} {self.text[match.end() :]}"
            match = re.search(rf"(?<![\w#]){pattern}(?![\w#])", self.text)

    def _years_of(self, words: str) -> list[int]:
        years = [int(self.numbers[int(at)].value or 0) for at in re.findall(r"#y(\d+)#", words)]
        if not years and self.year is not None:
            years = [
                self.year + back
                for back, named in _NAMED[self.language].items()
                if re.search(rf"(?<!\w)(?:{named})(?!\w)", words)
            ]
        return years

    def _take_days(self) -> None:
        """Take the first and last day of a year; any other date stays, so that the sentence is not understood."""
        for at, number in enumerate(self.numbers):
            for pattern, moment in _DAYS:
                match = pattern.match(number.text)
                if match and f"#d{at}#" in self.text:
                    self.text = re.sub(rf"(?:per |op |on |as of |at )?#d{at}#", " ", self.text)
                    self.years.append(int(next(filter(None, match.groups()))))
                    self.moment = moment
