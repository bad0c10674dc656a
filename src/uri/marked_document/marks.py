"""Where contradictions show in a document: words of its passages and cells of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import attrs

from uri.findings import Finding


@attrs.frozen
class WordMark:
    """Words of a passage of which something is said.

    Attributes:
        start: Where they begin in the text of the passage.
        end: Where they end.
        remarks: The numbers of what is said of them, from 1.
    """

    start: int
    end: int
    remarks: tuple[int, ...]


@attrs.frozen(repr=False)
class Marks:
    """The marks in a document.

    Attributes:
        findings: What is said, in the order of its numbers.
        words: The marks in each passage, by the number of its block, in order and apart.
        cells: What is said of a cell, by the numbers of its block and row and its position.
        blocks: What is said of a block as a whole, by its number: nothing in it could be pointed at.
    """

    findings: tuple[Finding, ...]
    words: Mapping[int, tuple[WordMark, ...]]
    cells: Mapping[tuple[int, int, int], tuple[int, ...]]
    blocks: Mapping[int, tuple[int, ...]]

    def within(self, block: int) -> list[int]:
        """Return the numbers of what is said of a block or of anything in it, each once, in order."""
        said = [*self.blocks.get(block, ()), *(number for mark in self.words.get(block, ()) for number in mark.remarks)]
        said += [number for (of_block, _, _), numbers in self.cells.items() if of_block == block for number in numbers]
        return sorted(set(said))

    @property
    def placed(self) -> frozenset[int]:
        """The numbers of what is said of something in the document."""
        return frozenset(
            [
                *(number for marks in self.words.values() for mark in marks for number in mark.remarks),
                *(number for numbers in self.cells.values() for number in numbers),
                *(number for numbers in self.blocks.values() for number in numbers),
            ]
        )


def apart(spans: Iterable[tuple[int, int, int]]) -> Iterator[WordMark]:
    """Part spans that overlap into marks that do not, each with the numbers of all spans that cover it.

    >>> [(mark.start, mark.end, mark.remarks) for mark in apart([(0, 9, 1), (4, 6, 2)])]
    [(0, 4, (1,)), (4, 6, (1, 2)), (6, 9, (1,))]

    Args:
        spans: Start, end and number of each.
    """
    known = list(spans)
    edges = sorted({edge for start, end, _ in known for edge in (start, end)})
    for start, end in pairwise(edges):
        covering = tuple(sorted({number for low, high, number in known if low <= start and end <= high}))
        if covering:
            yield WordMark(start, end, covering)
