"""A proposal of a mapping, as a value: the mapping so far, what is known of each word, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from uri.languages import Text
from uri.proposal.words import Certainty, KnownWord
from uri.reading.koppeling_remarks import Remarks
from uri.register import Koppeling


@attrs.frozen(kw_only=True)
class Voorstel:
    """A proposal of a mapping, and what it rests on.

    Attributes:
        koppeling: The mapping, as far as it is settled, with what is proposed and open.
        missing: The fields that every case needs and no column or key tells; of several one is enough.
        doubts: What may be otherwise than it is read here, and no key of the mapping leaves open.
        words: What is known of each distinct word, by field.
        left_out: Why rows of the table are no cases, by sheet and row.
        file: The bare name of the file.
    """

    koppeling: Koppeling
    missing: Sequence[str] = ()
    doubts: Sequence[Text] = ()
    words: Mapping[str, Sequence[KnownWord]] = attrs.field(repr=False)
    left_out: Mapping[tuple[str | None, int], Text] = attrs.field(repr=False)
    file: str

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is open or proposed."""
        return not (self.koppeling.open or self.koppeling.proposals or self.missing)

    def accepted(self) -> Voorstel:
        """Return the proposal with every word that is proposed settled."""
        words = {
            field: [
                attrs.evolve(word, certainty=Certainty.SETTLED) if word.certainty is Certainty.PROPOSED else word
                for word in known
            ]
            for field, known in self.words.items()
        }
        return attrs.evolve(self, koppeling=self.koppeling.confirm(), words=words)

    @property
    def remarks(self) -> Remarks:
        """What is known of the words that are proposed or open, by field and word."""
        told = (pair for certainty in (Certainty.PROPOSED, Certainty.OPEN) for pair in self.of(certainty))
        return {(field, word.word): word.remark for field, word in told}

    def of(self, certainty: Certainty) -> Iterator[tuple[str, KnownWord]]:
        """Give the words of one certainty, each with its field."""
        for field, words in self.words.items():
            yield from ((field, word) for word in words if word.certainty is certainty)
