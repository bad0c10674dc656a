"""What was found in a text: the claims that are understood, each with its sentence, and the numbers that are not."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import attrs

from uri.audit.publication_manifest import ClaimEntry
from uri.languages import Text


class Understanding(StrEnum):
    """How a claim was understood; nothing else is judged.

    Attributes:
        LITERAL: The sentence itself says what its number is about.
        REFERRING: It refers to what the sentence before it names, and only one thing can be meant.
        DERIVED: It follows from several sentences together.
    """

    LITERAL = "letterlijk"
    REFERRING = "verwijzend"
    DERIVED = "afgeleid"


@attrs.frozen(kw_only=True, repr=False)
class FoundClaim:
    """A claim of a text.

    Attributes:
        entry: The claim, as a manifest has it.
        sentence: The sentence that says it.
        line: The line on which it stands.
        page: The page; None where there are no pages.
        understanding: How it was understood.
        start: Where its number begins in the sentence.
    """

    entry: ClaimEntry
    sentence: str
    line: int
    page: int | None
    understanding: Understanding
    start: int = 0


@attrs.frozen(kw_only=True, repr=False)
class UncheckedNumber:
    """A number of which no claim could be made with certainty, or none that anything else bears on.

    Attributes:
        number: The number as it is printed.
        sentence: The sentence that it stands in.
        line: The line on which it stands.
        page: The page; None where there are no pages.
    """

    number: str
    sentence: str
    line: int
    page: int | None


@attrs.frozen(kw_only=True, repr=False)
class FoundClaims:
    """What was found in a text.

    Attributes:
        claims: The claims, in the order of the text.
        not_checked: The numbers that say how many of something, and are not checked.
        bases: What puts the figures of a table in their year, by the name of the table, where the text says it.
    """

    claims: tuple[FoundClaim, ...]
    not_checked: tuple[UncheckedNumber, ...]
    bases: Mapping[str, str] = attrs.field(factory=dict)

    @property
    def entries(self) -> list[ClaimEntry]:
        """The claims as a manifest has them."""
        return [claim.entry for claim in self.claims]

    def summary(self) -> Text:
        """Say how many numbers of the text are not checked."""
        return (_ONE if len(self.not_checked) == 1 else _SEVERAL).format(len(self.not_checked))


def place_words(line: int, page: int | None) -> Text:
    """Write where a sentence stands.

    >>> place_words(12, None).nl, place_words(3, 7).en
    ('regel 12', 'page 7, line 3')
    """
    return _LINE.format(line) if page is None else _PAGE_LINE.format(page, line)


_LINE = Text("regel {}", "line {}")
_PAGE_LINE = Text("blz. {}, regel {}", "page {}, line {}")
_ONE = Text("{} getal in de tekst is niet nagegaan", "{} number in the text was not checked")
_SEVERAL = Text("{} getallen in de tekst zijn niet nagegaan", "{} numbers in the text were not checked")
