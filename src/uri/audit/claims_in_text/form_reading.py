"""What a form says of the words in it, once every one of those is understood."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from uri.audit.claims_in_text.concepts import WordsRead
from uri.audit.claims_in_text.sentence_forms import SentenceForm, direction_of, sentence_forms, word_of
from uri.audit.claims_in_text.sentence_state import SentenceState, UnsureYearError
from uri.audit.claims_in_text.subjects import NumberSubject
from uri.audit.claims_in_text.text_statements import TextStatement
from uri.audit.claims_in_text.time_words import Times
from uri.audit.publication_manifest import ClaimKind

_NARROWING = re.compile(r"\b(?:aftrek|correctie|uitsluiting|weglating|uitzondering|deduct\w*|correct\w*|exclu\w*)\b")
"""Words that take something off a number, so that it is another one."""

Slots = Mapping[str, str | None]


def read_by_form(state: SentenceState, text: str, times: Times, *, in_brackets: bool = False) -> bool:
    """Read a part by the first form that it has and that says something certain; tell whether there is one.

    Args:
        state: The reading of its sentence.
        text: The part, without times.
        times: The times in it.
        in_brackets: Whether it stands in brackets.
    """
    for form in sentence_forms(state.matter.language):
        if form.in_brackets is not in_brackets or (form.compares and not times.against):
            continue
        for match in form.matches(text):
            said = said_by(state, form, match, times)
            if said is not None:
                state.keep(said, times)
                return True
    return False


def said_by(state: SentenceState, form: SentenceForm, match: re.Match[str], times: Times) -> list[TextStatement] | None:
    """Return what a form says; None where some of its words are not understood."""
    said: list[TextStatement] = []
    for says in form.says:
        if says["soort"] == "onderwerp":
            state.topic = _topic(state, says, match, said)
            continue
        try:
            statement = _FormReading(state, says, match, times).statement()
        except UnsureYearError:
            return None
        if statement is None:
            return None
        said.append(statement)
    return said


def _topic(
    state: SentenceState, says: Mapping[str, Any], match: re.Match[str], said: Sequence[TextStatement]
) -> NumberSubject | None:
    """Return what a form says that the next sentence is about; None where that is not certain."""
    if "bij" in says and not any(says["bij"] in one.subject.concepts for one in said):
        return None
    words = " ".join(match.groupdict().get(name) or "" for name in says["over"])
    topic = NumberSubject.of(state.matter.words.read(words).concepts | set(says.get("ook", ())))
    return topic if topic.is_known and topic.has_unit else None


@attrs.frozen
class _FormReading:
    """The reading of one thing that a form says."""

    state: SentenceState
    says: Mapping[str, Any]
    match: re.Match[str]
    times: Times

    def statement(self) -> TextStatement | None:
        """Return what it says; None where that is not certain.

        Raises:
            UnsureYearError: The year is not certain.
        """
        if self.says.get("vorige"):
            return self._of_those_before()
        read = [self._read(name) for name in self.says["over"]]
        subject = self._subject(frozenset(self.says.get("ook", ())).union(*(one.concepts for one in read)))
        if subject is None or self.state.thread.front or not self._is_told_apart(read, subject):
            return None
        free = self.match.groupdict().get("vrij") or ""
        if self.state.matter.words.units_in(free) or _NARROWING.search(free):
            return None
        whole = self._whole()
        if whole is None and "geheel" in self.says:
            return None
        return self._made(subject, whole, frozenset().union(*(one.bases for one in read)))

    def _read(self, name: str) -> WordsRead:
        """Read the words of a slot; a quoted label stands for what it names."""
        words = self.match.groupdict().get(name) or ""
        if name != "l":
            return self.state.matter.words.read(words)
        return WordsRead(concepts=self.state.matter.words.of_label(self.state.marked.labels[int(words)]))

    def _subject(self, codes: frozenset[str]) -> NumberSubject | None:
        """Return what codes say together with what was named before; None where that is nothing certain."""
        subject = NumberSubject.of(codes)
        pointed = self.state.pointed
        if not subject.has_unit and self.says.get("verwijst") and pointed is not None:
            subject = pointed.joined(codes)
        return subject if subject.has_unit and subject.is_known else None

    def _is_told_apart(self, read: Sequence[WordsRead], subject: NumberSubject) -> bool:
        """Tell whether a part is told apart from its whole by something."""
        if not self.says.get("deel"):
            return True
        pointed = self.state.pointed or NumberSubject(frozenset())
        whole = read[0].concepts if len(read) > 1 else pointed.concepts
        return NumberSubject.of(whole).concepts != subject.concepts

    def _whole(self) -> NumberSubject | None:
        names = self.says.get("geheel") or self.says.get("onder")
        if not names:
            return None
        whole = NumberSubject.of(frozenset().union(*(self._read(name).concepts for name in names)))
        return whole if whole.has_unit and whole.is_known else None

    def _of_those_before(self) -> TextStatement | None:
        """Relate the last number to an earlier one of the same subject in another year: “deze daling”."""
        told = [one for one in self.state.thread.counted if one.subject.year is not None]
        for one in reversed(told[:-1]):
            if one.subject.concepts == told[-1].subject.concepts and one.subject.year != told[-1].subject.year:
                first, last = sorted((one.subject, told[-1].subject), key=lambda subject: subject.year or 0)
                return TextStatement(
                    kind=self._direction,
                    sentence=self.state.sentence,
                    subject=last,
                    other=first,
                    word=word_of(self.match),
                    pointing=True,
                )
        return None

    @property
    def _direction(self) -> ClaimKind:
        return ClaimKind.STIJGING if direction_of(self.match) > 0 else ClaimKind.DALING

    def _made(self, subject: NumberSubject, whole: NumberSubject | None, bases: frozenset[str]) -> TextStatement:
        """Make a statement, with the years that it is of.

        Raises:
            UnsureYearError: The year is not certain.
        """
        then, now = self.state.years_of(subject, self.times)
        kind_name = self.says["soort"]
        kind = self._direction if kind_name == "richting" else ClaimKind(kind_name)
        compares = kind_name in {"richting", "verandering", "gelijk", "verschil", "groei"}
        number = self.state.marked.number(self.match[self.says["waarde"]]) if "waarde" in self.says else None
        at = {"toen": then, "eerder": subject.in_year(self.state.earlier)}.get(self.says.get("jaar", ""), now)
        if kind is ClaimKind.GETAL and "jaar" not in self.says and self.times.moment is None:
            at = subject.in_year(now.year)
        has_word = number is None and kind not in {ClaimKind.UITERSTE, ClaimKind.GELIJK}
        return TextStatement(
            kind=kind,
            sentence=self.state.sentence,
            subject=at,
            other=then if compares else None if whole is None else whole.in_year(now.year),
            number=number,
            word=word_of(self.match) if has_word else None,
            bases=bases,
            pointing=bool(self.says.get("verwijst")) and not self._names_unit,
            dated=bool(self.times.years) or self.state.year is not None,
            only=self._only(),
            falls=number is not None and compares and direction_of(self.match) < 0,
        )

    def _only(self) -> tuple[str, ...]:
        """Return the words of which a form says that there is nothing else, without their articles."""
        words = self.match.groupdict().get(self.says.get("alleen", "")) or ""
        return tuple(
            re.sub(r"^(?:een|de|het|an?|the) ", "", one) for one in re.split(r",? (?:of|or) |, ", words) if one
        )

    @property
    def _names_unit(self) -> bool:
        codes = frozenset().union(*(self._read(name).concepts for name in self.says["over"]))
        return NumberSubject.of(codes).has_unit
