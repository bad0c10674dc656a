"""From sentences to statements: each part of a sentence is read by a form, or as one number with what it is about.

Precision goes first: a part is read only where every word of it is known to say nothing, or is part of what the number
is about. Whatever stands before the number of one part may hold for the next one too, and what stands behind the last
one for those before it; where that is so, nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from uri.audit.claims_in_text.bracket_reading import read_bracket
from uri.audit.claims_in_text.concepts import ConceptKind
from uri.audit.claims_in_text.form_reading import read_by_form
from uri.audit.claims_in_text.marked_sentences import marks_in
from uri.audit.claims_in_text.sentence_parts import Joint, SentencePart, broad_parts, narrow_parts
from uri.audit.claims_in_text.sentence_state import ReadingMatter, ReadingThread, SentenceState, UnsureYearError
from uri.audit.claims_in_text.subjects import NumberSubject
from uri.audit.claims_in_text.text_sentences import TextSentence
from uri.audit.claims_in_text.text_statements import TextStatement
from uri.audit.claims_in_text.time_words import Times
from uri.audit.publication_manifest import ClaimKind
from uri.languages import Language

_VERBS: dict[Language, re.Pattern[str]] = {
    "nl": re.compile(
        r"\b(?:is|zijn|was|waren|werd|werden|heeft|hebben|had|hadden|namen|nam|verwelkomden|kwamen|kwam|kregen|kreeg)\b"
    ),
    "en": re.compile(r"\b(?:is|are|was|were|has|have|had|left|joined|led|received)\b"),
}
_LONGEST = 2_000
"""No sentence has more signs; what has is a list or a table that was not recognised, and is not read."""
_REFERENCE = re.compile(r"(?:(?:zie|see)(?: ook| also)? )?(?:\(?#r\d+#\)?)")
_TO_NUMBER = re.compile(r"^.*?#[cz]\d+#")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")


def read_sentences(
    sentences: Iterable[TextSentence], matter: ReadingMatter, base: NumberSubject | None = None
) -> list[TextStatement]:
    """Return what sentences say, in order.

    Args:
        sentences: The sentences.
        matter: What they are read with.
        base: What the first of them may refer to.
    """
    statements: list[TextStatement] = []
    passage, thread = None, ReadingThread(base=base)
    for sentence in sentences:
        if passage is not None and sentence.passage is not passage:
            thread = ReadingThread()
        passage = sentence.passage
        if len(sentence.text) > _LONGEST:
            thread = ReadingThread()
            continue
        statements.extend(_OneSentence(SentenceState.of(matter, sentence, thread)).read())
    return statements


@attrs.define
class _OneSentence:
    """The reading of one sentence.

    Attributes:
        state: What is known while it is read.
        brackets: What stands in brackets, by the position in its mark.
        is_inherited: Whether the last number took what it counts from a part before it.
    """

    state: SentenceState
    brackets: list[str] = attrs.field(factory=list)
    is_inherited: bool = False

    def read(self) -> list[TextStatement]:
        """Return what it says."""
        text = re.sub(r"^[-–—•●▪*]\s*|[.!?]+[\"']?$", "", self.state.marked.text)
        text = self._with_brackets_marked(_REFERENCE.sub("", text))
        if not self._read_form(text):
            for part in broad_parts(text, self.state.matter.language):
                self._read_part(part)
        self.state.finish(text)
        return self.state.said

    def _with_brackets_marked(self, text: str) -> str:
        """Put a mark in the place of what stands in brackets."""

        def marked(match: re.Match[str]) -> str:
            self.brackets.append(match[1].strip())
            return f" ¶{len(self.brackets) - 1} "

        return re.sub(r" +(?=[,;.:]|$)", "", re.sub(" +", " ", _BRACKETS.sub(marked, text)))

    def _read_part(self, part: SentencePart) -> None:
        if self._read_form(part.text):
            return
        parts = narrow_parts(part.text, self.state.matter.language)
        verbs = _VERBS[self.state.matter.language]
        is_known = True
        for number, narrow in enumerate(parts):
            is_whole = is_known or verbs.search(narrow.text) is not None
            if len(parts) > 1 and is_whole and self._read_form(narrow.text):
                is_known = True
                continue
            is_sure = is_whole and not any(
                self._reaches_back(narrow, later) for later in parts[number + 1 : number + 2]
            )
            before = len(self.state.said)
            is_joined = narrow.joint is not Joint.FIRST or part.joint is Joint.LIST
            is_known = self._read_number(narrow.text, is_sure=is_sure, is_joined=is_joined)
            if narrow.joint is Joint.OF_WHICH and before and len(self.state.said) > before:
                self.state.said.extend(_at_most(*self.state.said[before - 1 : before + 1]))

    def _read_form(self, text: str) -> bool:
        times = self.state.times(text)
        if not read_by_form(self.state, _bare(times.text), times):
            return False
        self._read_brackets(text, times)
        return True

    def _read_brackets(self, text: str, times: Times) -> None:
        for at in re.findall(r"¶(\d+)", text):
            read_bracket(self.state, self.brackets[int(at)], text.split(f"¶{at}", maxsplit=1)[0], times)

    # --------------------------------------------------------------------------------------------- one number by itself

    def _read_number(self, text: str, *, is_sure: bool, is_joined: bool) -> bool:
        """Read one number with all words around it; tell whether nothing of it may hold for the next one as well."""
        times = self.state.times(text)
        plain = _bare(times.text)
        marks, others = marks_in(plain, "cz"), marks_in(plain, "pxyd")
        if not marks and not others:
            self._read_brackets(text, times)
        said = None
        if len(marks) == 1 and not others and "@" not in plain and is_sure and not self.state.thread.front:
            said = self._counted(plain, marks[0], times, is_joined=is_joined)
        if marks:
            self.state.carry(plain.split("#")[0])
        if said is None:
            self.state.lose()
            return False
        pointed = self.state.pointed
        self.state.keep(said, times)
        self._read_brackets(text, times)
        if self.is_inherited:
            self.state.pointed = pointed  # the next part may be another one of the same whole
        return not any(one.subject.has_unit and not one.subject.is_known for one in said)

    def _counted(self, plain: str, mark: str, times: Times, *, is_joined: bool) -> list[TextStatement] | None:
        """Return what a number counts: what its own words say, or with them what was named before."""
        rest = plain.replace(f"#{mark}#", " ")
        read = self.state.matter.words.read(rest)
        if read.partitive:
            return None
        subject = NumberSubject.of(read.concepts)
        self.is_inherited = not subject.has_unit and not self._has_own_noun(plain)
        if self.is_inherited:
            if self.state.pointed is None or not (read.points or is_joined):
                return None
            subject = self.state.pointed.joined(read.concepts)
        number = self.state.marked.number(mark)
        if number.value == 0 and not subject.is_known:
            return None
        try:
            return self.state.counts(subject, times, number, read.bases, pointing=read.points)
        except UnsureYearError:
            return None

    def _has_own_noun(self, plain: str) -> bool:
        """Tell whether the word behind a number is one that is not known, so that it may be what is counted."""
        behind = self.state.matter.words.sequence(_TO_NUMBER.sub("", plain))
        return bool(behind) and behind[0].is_open

    def _reaches_back(self, part: SentencePart, later: SentencePart) -> bool:
        """Tell whether what stands behind a later number may hold for an earlier one as well."""
        verbs = _VERBS[self.state.matter.language]
        if later.joint is Joint.OF_WHICH or (verbs.search(later.text) and verbs.search(part.text)):
            return False
        return self._has_tail(later.text) and not self._has_tail(part.text)

    def _has_tail(self, text: str) -> bool:
        """Tell whether there are qualities behind the unit of a number."""
        sequence = self.state.matter.words.sequence(_TO_NUMBER.sub("", _bare(text)))
        units = [number for number, one in enumerate(sequence) if one.kind is ConceptKind.UNIT]
        return bool(units) and any(one.kind is ConceptKind.QUALITY for one in sequence[units[0] + 1 :])


def _at_most(whole: TextStatement, part: TextStatement) -> Iterator[TextStatement]:
    """Give that a part is at most its whole."""
    if (
        whole.kind is part.kind is ClaimKind.GETAL
        and part.number is not None
        and part.subject.year == whole.subject.year
    ):
        yield attrs.evolve(whole, kind=ClaimKind.HOOGSTENS, parts=(part.number,))


def _bare(text: str) -> str:
    """Leave out the marks of brackets."""
    return " ".join(re.sub(r"¶\d+", " ", text).split())
