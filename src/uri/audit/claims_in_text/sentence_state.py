"""What is known while a sentence is read: its words with marks, what it said so far, and what it may refer to."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from uri.audit.claims_in_text.concepts import ConceptKind, ConceptWords
from uri.audit.claims_in_text.marked_sentences import MarkedSentence, marks_in
from uri.audit.claims_in_text.subjects import BEGIN, END, NumberSubject
from uri.audit.claims_in_text.text_numbers import NumberKind, TextNumber
from uri.audit.claims_in_text.text_sentences import TextSentence
from uri.audit.claims_in_text.text_statements import TextStatement
from uri.audit.claims_in_text.time_words import Times, times_in
from uri.audit.publication_manifest import ClaimKind
from uri.languages import Language

AMOUNT_OF: dict[Language, re.Pattern[str]] = {
    "nl": re.compile(r"\b(?:aantal(?:len)?|aandeel|aandelen|hoeveel)\b"),
    "en": re.compile(r"\b(?:numbers?(?: of)?|shares?(?: of)?|how many)\b"),
}
"""Words behind which stands what is counted."""

_CARRIES = re.compile(
    r"^(?:daarnaast|verder|voorts|tevens|bovendien|ook|daar|hier|also|in addition|further|there|here)\b"
)
_PLACE = re.compile(r"(?:ook )?(?:bij|binnen|in|voor|op|within|at|for)\b")
_ALIKE = re.compile(r"\b(?:net als|evenals|just as)\b|, as in\b")


@attrs.frozen
class ReadingMatter:
    """What every sentence of a text is read with.

    Attributes:
        words: What words stand for.
        language: The language of the text.
        year: The verslagjaar.
    """

    words: ConceptWords
    language: Language
    year: int | None


@attrs.define
class ReadingThread:
    """What the sentences of one passage said so far.

    Attributes:
        base: What the last one was about; None where that is not certain.
        type: The type that it named; None where that is not certain.
        year: The year that was last named; None where none was.
        front: Words that are not known before a number, which may hold for what follows.
        is_narrowed: Whether those words tell a place, so that they may hold for all that follows.
        counted: The numbers that were told, in order.
    """

    base: NumberSubject | None = None
    type: str | None = None
    year: int | None = None
    front: frozenset[str] = frozenset()
    is_narrowed: bool = False
    counted: list[TextStatement] = attrs.field(factory=list)


class UnsureYearError(Exception):
    """It is not certain of which year a part of a sentence is."""


@attrs.define
class SentenceState:
    """The reading of one sentence.

    Attributes:
        matter: What it is read with.
        sentence: The sentence.
        thread: What those before it said.
        marked: It, with marks.
        pointed: What a part may refer to; None where that is not certain.
        year: The year that it named first.
        earlier: The year that it compared with last.
        said: What it said so far.
        topic: What it says that a next sentence is about; None where it does not say.
    """

    matter: ReadingMatter
    sentence: TextSentence
    thread: ReadingThread
    marked: MarkedSentence
    pointed: NumberSubject | None = None
    year: int | None = None
    earlier: int | None = None
    said: list[TextStatement] = attrs.field(factory=list)
    topic: NumberSubject | None = None

    @classmethod
    def of(cls, matter: ReadingMatter, sentence: TextSentence, thread: ReadingThread) -> SentenceState:
        """Begin a sentence."""
        marked = MarkedSentence.of(sentence.text, matter.language)
        if not _CARRIES.match(marked.text) and not thread.is_narrowed:
            thread.front = frozenset()
        return cls(matter, sentence, thread, marked, pointed=thread.base)

    def times(self, text: str) -> Times:
        """Take the times out of a part, and remember with which year it compares."""
        times = times_in(text, self.marked.numbers, self.matter.language, year=self.matter.year)
        if times.against:
            self.earlier = times.against[-1]
        return times

    def year_of(self, times: Times) -> int | None:
        """Return the year of which a part speaks: its own, that of the sentence, or the verslagjaar.

        Raises:
            UnsureYearError: It names several, or none where another year was spoken of before.
        """
        if len(times.years) > 1:
            raise UnsureYearError
        if times.before:
            spoken = self.year or self.thread.year
            if spoken is None:
                raise UnsureYearError
            return spoken - 1
        if times.years:
            return times.years[0]
        if self.year is not None:
            return self.year
        if self.thread.year not in {None, self.matter.year}:
            raise UnsureYearError
        return self.matter.year

    def years_of(self, subject: NumberSubject, times: Times) -> tuple[NumberSubject, NumberSubject]:
        """Return a subject before a change, and after it.

        Raises:
            UnsureYearError: The year is not certain.
        """
        year = self.year_of(times)
        if times.moment is not None:
            return subject.in_year(None), subject.at(times.moment, year)
        if times.against:
            return subject.in_year(times.against[0]), subject.in_year(year)
        if subject.is_plain_stock:
            return subject.at(BEGIN, year), subject.at(END, year)
        return subject.in_year(None), subject.in_year(year)

    def counts(
        self, subject: NumberSubject, times: Times, number: TextNumber, bases: frozenset[str], *, pointing: bool
    ) -> list[TextStatement]:
        """Return that there are so many, in each year that is named with it.

        Raises:
            UnsureYearError: The year is not certain.
        """
        is_zero = number.kind is NumberKind.ZERO
        is_several = is_zero and times.years and not times.before
        years: list[int | None] = list(times.years) if is_several else [self.year_of(times)]
        if _ALIKE.search(self.marked.text):
            years += times.against
        return [
            TextStatement(
                kind=ClaimKind.GETAL,
                sentence=self.sentence,
                subject=subject.in_year(year) if times.moment is None else subject.at(times.moment, year),
                number=number,
                bases=bases,
                pointing=pointing,
                dated=bool(times.years) or self.year is not None,
            )
            for year in years
        ]

    def keep(self, said: Sequence[TextStatement], times: Times) -> None:
        """Keep what a part says, and what a next part may refer to."""
        self.said.extend(said)
        if times.years and self.year is None:
            self.year = times.years[0]
        own = [one for one in said if not one.pointing]
        if own:
            self.pointed = self.topic or own[-1].subject.without_moment()

    def lose(self) -> None:
        """Forget what may be referred to: a part was not understood."""
        self.pointed = None

    def carry(self, front: str) -> None:
        """Carry the words before a number that are not known to what follows it, where they may hold for that too.

        Args:
            front: All words before the number, without times.
        """
        opened = frozenset(one.code for one in self.matter.words.sequence(front) if one.is_open)
        self.thread.front = self.thread.front | opened
        if opened and _PLACE.match(front):
            self.thread.is_narrowed = True

    def finish(self, text: str) -> None:
        """Remember what a next sentence may refer to."""
        thread = self.thread
        thread.counted.extend(one for one in self.said if one.kind is ClaimKind.GETAL)
        if years := self.times(text).years:
            thread.year = years[0]
        types = {one.code for one in self.matter.words.sequence(text) if one.code.startswith("type:")}
        thread.type = next(iter(types)) if len(types) == 1 else None
        subjects = {one.subject.without_moment().concepts for one in self.said}
        if self.topic is not None:
            thread.base = self.topic
        elif len(subjects) == 1:
            thread.base = NumberSubject(next(iter(subjects)))
        else:
            thread.base = None if subjects or marks_in(text, "cp") else self._topic(text)

    def _topic(self, text: str) -> NumberSubject | None:
        """Return what a sentence without numbers is about: what it names the number of, or its only unit."""
        amounts = list(AMOUNT_OF[self.matter.language].finditer(text))
        words = text[amounts[0].end() :] if len(amounts) == 1 else text
        known: list[str] = []
        for one in self.matter.words.sequence(words):
            if one.is_open and amounts:
                break
            if one.kind in {ConceptKind.UNIT, ConceptKind.QUALITY} and not one.is_open:
                known.append(one.code)
        subject = NumberSubject.of(known)
        is_certain = len(amounts) == 1 or len(set(self.matter.words.units_in(words))) == 1
        return subject if is_certain and subject.has_unit else None
