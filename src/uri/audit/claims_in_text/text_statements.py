"""What a part of a sentence says of numbers, before anyone has looked which printed figure it is about."""

from __future__ import annotations

import attrs

from uri.audit.claims_in_text.subjects import NumberSubject
from uri.audit.claims_in_text.text_numbers import TextNumber
from uri.audit.claims_in_text.text_sentences import TextSentence
from uri.audit.publication_manifest import ClaimKind


@attrs.frozen(kw_only=True)
class TextStatement:
    """What a part of a sentence says.

    Attributes:
        kind: The kind of claim that it makes.
        sentence: The sentence.
        subject: What it is about; of a change, afterwards; of a ratio, the part.
        other: Of a change, the same before it; of a ratio, the whole; of an extreme, those among which it is one.
        number: The number in it; None where there is none.
        word: The word in it that stands for an interval.
        bases: What it says that puts its subject in the year.
        pointing: Whether its subject was named in a sentence before it.
        dated: Whether the sentence itself names the year.
        parts: The numbers that are parts of its own, or make it up.
        only: Where there is nothing else of its subject, the words of what there is.
        falls: Whether the number is how much less there is, and not how much more.
    """

    kind: ClaimKind
    sentence: TextSentence
    subject: NumberSubject
    other: NumberSubject | None = None
    number: TextNumber | None = None
    word: str | None = None
    bases: frozenset[str] = frozenset()
    pointing: bool = False
    dated: bool = False
    falls: bool = False
    only: tuple[str, ...] = ()
    parts: tuple[TextNumber, ...] = ()

    @property
    def offset(self) -> int:
        """Where in its sentence it stands: at its number, or at the begin."""
        return 0 if self.number is None else self.number.start

    def __str__(self) -> str:
        words = [self.kind.value]
        if self.number is not None:
            words.append(f"-{self.number.text}" if self.falls else self.number.text)
        if self.word is not None:
            words.append(self.word)
        if self.parts:
            words.append(f"met {' + '.join(part.text for part in self.parts)}:")
        if self.only:
            words.append(f"0 buiten {', '.join(self.only)}:")
        if self.other is None or self.kind is ClaimKind.UITERSTE:
            return " ".join([*words, str(self.subject)])
        if self.kind is ClaimKind.VERHOUDING:
            return " ".join([*words, f"{self.subject} / {self.other}"])
        return " ".join([*words, f"{self.other} > {self.subject}"])
