"""What stands in brackets: it is about what stands right before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from uri.audit.claims_in_text.form_reading import read_by_form
from uri.audit.claims_in_text.marked_sentences import marks_in
from uri.audit.claims_in_text.sentence_forms import sentence_forms
from uri.audit.claims_in_text.sentence_parts import narrow_parts
from uri.audit.claims_in_text.sentence_state import AMOUNT_OF, SentenceState, UnsureYearError
from uri.audit.claims_in_text.subjects import NumberSubject
from uri.audit.claims_in_text.text_statements import TextStatement
from uri.audit.claims_in_text.time_words import Times, times_in
from uri.audit.publication_manifest import ClaimKind

_IN_THIS_TYPE = re.compile(r"\b(?:in|binnen|van) (?:deze|die) categorie\b|\bin this category\b")
_ANY_MARK = re.compile(r"#[a-z]\d+#|@\d+@|¶\d+")


def read_bracket(state: SentenceState, inside: str, before: str, times: Times) -> None:
    """Read what stands in brackets.

    Args:
        state: The reading of its sentence.
        inside: What stands in the brackets.
        before: What stands before them in their part of the sentence.
        times: The times of that part.
    """
    anchor = None if state.thread.front else _anchor(state, before.strip())
    if anchor is None:
        return
    kept, state.pointed = state.pointed, anchor[0]
    own = times_in(inside, state.marked.numbers, state.matter.language, year=state.matter.year)
    own = attrs.evolve(own, years=own.years or anchor[1] or times.years)
    try:
        if not _read_part_of(state, own, before) and not read_by_form(state, own.text, own, in_brackets=True):
            _read_numbers(state, own)
    except UnsureYearError:
        pass
    state.pointed = kept


def _anchor(state: SentenceState, before: str) -> tuple[NumberSubject, tuple[int, ...]] | None:
    """Return what a bracket is about, and the year right before it."""
    words = state.matter.words
    if year := re.search(r"#y(\d+)#$", before):
        value = int(state.marked.numbers[int(year[1])].value or 0)
        return None if state.pointed is None else (state.pointed, (value,))
    if label := re.search(r"@(\d+)@$", before):
        codes = words.of_label(state.marked.labels[int(label[1])])
        return None if state.pointed is None else (state.pointed.joined(codes), ())
    if not marks_in(before, "cz") and not words.read(_ANY_MARK.sub(" ", before)).is_known:
        return None
    about = _words_right_before(state, before)
    codes = words.read(_ANY_MARK.sub(" ", about)).concepts
    if _IN_THIS_TYPE.search(about) and state.thread.type is not None:
        codes |= {state.thread.type}
    subject = NumberSubject.of(codes)
    return (subject, ()) if subject.has_unit or not subject.is_known else None


def _words_right_before(state: SentenceState, before: str) -> str:
    """Return the words that a bracket is about: those behind “aantal”, behind the last number, or all."""
    amounts = list(AMOUNT_OF[state.matter.language].finditer(before))
    return before[amounts[-1].end() :] if amounts else before.rsplit("#", 1)[-1]


def _read_part_of(state: SentenceState, times: Times, before: str) -> bool:
    """Read “11 van de 26”: the part is what stands before it, the whole what is left of that."""
    (form,) = [form for form in sentence_forms(state.matter.language) if form.code == "tussen_haken_deel"]
    match = next(form.matches(times.text), None)
    if match is None or state.pointed is None or not state.pointed.is_known:
        return False
    part = state.years_of(state.pointed, times)[1]
    told = [(part, match["n"])]
    if (whole := _whole_of(part, before)) is not None:
        told.append((whole, match["m"]))
    state.said.extend(
        TextStatement(kind=ClaimKind.GETAL, sentence=state.sentence, subject=subject, number=state.marked.number(mark))
        for subject, mark in told
    )
    return True


def _whole_of(part: NumberSubject, before: str) -> NumberSubject | None:
    """Return the whole of a part: without its one quality, or within its type where the sentence says so."""
    units = part.concepts & {"melding", "signaal"}
    if len(part.concepts - units) == 1 and units:
        return NumberSubject(units, part.year)
    types = frozenset(code for code in part.concepts if code.startswith("type:"))
    return NumberSubject(units | types, part.year) if types and _IN_THIS_TYPE.search(before) else None


def _read_numbers(state: SentenceState, times: Times) -> None:
    """Read one number, or several that are joined: “(twee bij A en een bij B)”."""
    words, pointed = state.matter.words, state.pointed
    whole = next((one for one in reversed(state.said) if one.kind is ClaimKind.GETAL and one.number), None)
    told: list[TextStatement] = []
    for part in narrow_parts(times.text, state.matter.language):
        marks = marks_in(part.text, "cz")
        if len(marks) != 1 or marks_in(part.text, "pxyd") or pointed is None:
            return
        read = words.read(part.text.replace(f"#{marks[0]}#", " "))
        own = NumberSubject.of(read.concepts)
        subject = own if own.has_unit and own.is_known else pointed.joined(read.concepts)
        told.extend(state.counts(subject, times, state.marked.number(marks[0]), read.bases, pointing=False))
    state.said.extend(told)
    if whole is not None and pointed is not None and whole.subject.concepts == pointed.concepts:
        state.said.extend(_sum_of(whole, told))


def _sum_of(whole: TextStatement, told: Sequence[TextStatement]) -> Iterator[TextStatement]:
    """Give that numbers in brackets make up the one before them, where each of them is the same kind of part."""
    parts = [one.subject.concepts - whole.subject.concepts for one in told]
    are_alike = all(all(code.startswith("~") for code in part) for part in parts) or all(
        all(code.startswith("type:") for code in part) for part in parts
    )
    numbers = tuple(one.number for one in told if one.number is not None)
    if len(set(parts)) == len(told) > 1 and all(parts) and are_alike and len(numbers) == len(told):
        yield attrs.evolve(whole, kind=ClaimKind.GELIJK, parts=numbers)
