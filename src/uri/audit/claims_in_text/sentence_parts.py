"""The parts of a marked sentence: what is joined by “en”, a comma or “waarvan”, each with its own number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

import attrs

from uri.audit.claims_in_text.marked_sentences import marks_in
from uri.languages import Language


class Joint(StrEnum):
    """How a part hangs together with the one before it."""

    FIRST = "first"
    BREAK = "break"
    AND = "and"
    OF_WHICH = "of which"
    LIST = "list"


@attrs.frozen
class SentencePart:
    """A part of a sentence.

    Attributes:
        text: Its words, with marks.
        joint: How it hangs together with the part before it.
    """

    text: str
    joint: Joint = Joint.FIRST


_BREAKS = {
    "nl": r";|:(?= )|,? (?:maar|terwijl)(?= )"
    r"|,(?= (?:toen|daar waar|waar|tegen|ten minste|in alle gevallen)\b)"
    r"|(?:,| en)(?= (?:\w+ )?(?:meer|minder|hoger|lager) dan\b)",
    "en": r";|:(?= )|,? (?:but|whereas)(?= )"
    r"|,(?= (?:when|where|while|against|up from|down from|at least|in all cases)\b)"
    r"|(?:,| and)(?= (?:\w+ )?(?:more|fewer|less|higher|lower) than\b)",
}
_JOINTS = {
    "nl": r",? (?:waarvan|van wie)(?= )| en(?= )|,(?= )",
    "en": r",? (?:of which|of whom)(?= )|,? and(?= )|,(?= )",
}
_OF_WHICH = re.compile(r"waarvan|van wie|of which|of whom")
_NUMBERS = "czp"


def broad_parts(text: str, language: Language) -> list[SentencePart]:
    """Part a sentence where one statement ends and another begins.

    >>> [part.text for part in broad_parts("dat is meer, toen het er #c1# waren", "nl")]
    ['dat is meer', 'toen het er #c1# waren']
    """
    return list(_parts(text, _BREAKS[language], keep=False))


def narrow_parts(text: str, language: Language) -> list[SentencePart]:
    """Part what is joined, so that each part has one number; words without a number stay with what is before them.

    >>> [part.text for part in narrow_parts("er zijn #c0# meldingen van fraude en diefstal en #c1# signalen", "nl")]
    ['er zijn #c0# meldingen van fraude en diefstal', '#c1# signalen']
    """
    return list(_parts(text, _JOINTS[language], keep=True))


def _parts(text: str, joints: str, *, keep: bool) -> Iterator[SentencePart]:
    pieces: list[tuple[str, str]] = []
    at, joint = 0, ""
    for match in re.finditer(joints, text):
        pieces.append((joint, text[at : match.start()]))
        at, joint = match.end(), match[0]
    pieces.append((joint, text[at:]))
    merged: list[tuple[str, str]] = []
    for joint, words in pieces:
        lacks_number = keep and merged and not (marks_in(words, _NUMBERS) and marks_in(merged[-1][1], _NUMBERS))
        if lacks_number:
            merged[-1] = (merged[-1][0], merged[-1][1] + joint + words)
        else:
            merged.append((joint, words))
    for number, (joint, words) in enumerate(merged):
        if words.strip():
            yield SentencePart(words.strip(), _kind(joint, number, keep=keep))


def _kind(joint: str, number: int, *, keep: bool) -> Joint:
    if number == 0:
        return Joint.FIRST
    if not keep:
        return Joint.LIST if joint == ":" else Joint.BREAK
    return Joint.OF_WHICH if _OF_WHICH.search(joint) else Joint.AND
