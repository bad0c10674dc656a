"""Sieves: which of many texts may break a rule, told from their bytes, so that the rule is asked about few of them.

A sieve may hold back a text that breaks no rule, but never let one through that does: the rule itself judges what is
held back. Signs that bytes do not show, such as digits of other scripts, are a reason to hold a text back.

Texts are looked at in batches that fit the cache, a byte a sign: Latin-1, with a question mark for any sign beyond it.
Of the ways that were measured on a million descriptions this is the fastest: searching them with `re` takes ten times
as long, and handing them to pyarrow takes as long as sifting them here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TypeAlias

import numpy as np

from uri.register.columns import Numbers
from uri.rules.derived_fields import Context

_BATCH = 1 << 12
"""So many texts are looked at together."""
_UNSHOWN = ord("?")
_STRANGE_DIGIT = re.compile(r"[^\D0-9]")


class TextBatch:
    """Some texts behind one another, with a line break after each.

    Attributes:
        texts: The texts.
        data: Their signs, a byte each.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.data: Numbers = np.frombuffer("\n".join([*texts, ""]).encode("latin-1", "replace"), np.uint8)
        lengths = np.fromiter(map(len, texts), np.intp, len(texts)) + 1
        self._ends = np.cumsum(lengths)
        self._starts = self._ends - lengths

    @cached_property
    def digits(self) -> Numbers:
        """True for each sign that is one of the digits 0 to 9."""
        return (self.data - np.uint8(ord("0"))) < 10  # noqa: PLR2004 (as many as there are)

    @cached_property
    def strange_digits(self) -> Numbers:
        """True for each text that holds a digit of another script."""
        texts = self.texts
        strange = self.holding(self.data == _UNSHOWN)
        rows = np.flatnonzero(strange).tolist()
        strange[rows] = [_STRANGE_DIGIT.search(texts[row]) is not None for row in rows]
        return strange

    @cached_property
    def digit_counts(self) -> Numbers:
        """For each text, how many of the digits 0 to 9 it holds."""
        return self.sums(self.digits, np.dtype(np.int32))

    def sums(self, numbers: Numbers, dtype: np.dtype[np.generic]) -> Numbers:
        """Add a number for each sign up by text; what does not fit the type wraps around."""
        sums: Numbers = np.add.reduceat(numbers, self._starts, dtype=dtype)
        return sums

    def holding(self, signs: Numbers) -> Numbers:
        """Tell which texts hold one of some signs, given as True or as positions."""
        positions = np.flatnonzero(signs) if signs.dtype == bool else signs
        mask = np.zeros(len(self.texts), bool)
        mask[np.searchsorted(self._ends, positions, side="right")] = True
        return mask


Sieve: TypeAlias = Callable[[Context], Callable[[TextBatch], Numbers]]
"""Given what stands beside the cases, returns what tells which texts of a batch are held back."""


def sift(texts: Numbers, sieves: Iterable[Sieve], context: Context) -> list[Numbers]:
    """Sift texts through several sieves.

    Args:
        texts: The texts, none of them missing.
        sieves: The sieves.
        context: What stands beside the cases.

    Returns:
        For each sieve, the positions of the texts that it holds back.
    """
    suspects = [sieve(context) for sieve in sieves]
    held: list[list[Numbers]] = [[np.empty(0, np.intp)] for _ in suspects]
    for start in range(0, len(texts), _BATCH):
        batch = TextBatch(texts[start : start + _BATCH].tolist())
        for positions, suspect in zip(held, suspects, strict=True):
            positions.append(np.flatnonzero(suspect(batch)) + start)
    return [np.concatenate(positions) for positions in held]


# -------------------------------------------------------------------------------------------------------------- sieves


def holds_digits(least: int) -> Sieve:
    """Hold back texts with at least so many digits, whatever stands between them."""
    return lambda _: lambda batch: (batch.digit_counts >= least) | batch.strange_digits


def holds_sign(sign: str) -> Sieve:
    """Hold back texts with a sign of Latin-1."""
    return lambda _: lambda batch: batch.holding(batch.data == ord(sign))


def holds_postcode(_: Context) -> Callable[[TextBatch], Numbers]:
    """Hold back texts with four digits, perhaps a space, and two capitals."""
    return _with_postcode


def _with_postcode(batch: TextBatch) -> Numbers:
    """Find two capitals first, as there are few of them, and look at what stands before those."""
    capitals = (batch.data - np.uint8(ord("A"))) < 26  # noqa: PLR2004 (as many as there are)
    letters = np.flatnonzero(capitals[1:] & capitals[:-1])
    spaced = batch.data.take(letters - 1, mode="wrap") == ord(" ")
    for back in range(1, 5):
        before = batch.digits.take(letters - spaced - back, mode="wrap")
        letters, spaced = letters[before], spaced[before]
    return batch.holding(letters)


def reads_as_label(context: Context) -> Callable[[TextBatch], Numbers]:
    """Hold back texts that may read as a label of the edition.

    The normal form of a text keeps its letters, but for the word “en”. So texts of ASCII that read alike have the same
    letters, e and n left out, and the same sum of a weight for each. Signs beyond ASCII may become letters: of a text
    that has any, no more is told than that it has no more letters than the longest label.
    """
    if context.editie is None:
        return lambda batch: np.zeros(len(batch.texts), bool)
    labels = TextBatch(list(context.editie.lexicon.forms))
    sums = np.unique(labels.sums(_WEIGHTS.take(labels.data), _WEIGHTS.dtype))
    most = int(sums.max() >> _COUNT)

    def suspect(batch: TextBatch) -> Numbers:
        weighed = batch.sums(_WEIGHTS.take(batch.data), _WEIGHTS.dtype)
        alike = sums.take(np.searchsorted(sums, weighed), mode="clip") == weighed
        beyond_ascii = batch.holding((batch.data >= 0x80) | (batch.data == _UNSHOWN))  # noqa: PLR2004 (the first)
        suspects: Numbers = alike | (beyond_ascii & (weighed >> _COUNT <= most))
        return suspects

    return suspect


_COUNT = np.uint64(48)
"""From this bit on, the sum of the weights of letters counts them."""


def _weights() -> Numbers:
    """Return the weight of each sign of Latin-1: of letters, large and small alike; of any other, and of e and n, 0."""
    weights = np.zeros(256, np.uint64)
    for number, letter in enumerate("abcdfghijklmopqrstuvwxyz", 1):
        weight = (1 << 48) + number * 0x9E3779B97F4A7C15 % (1 << 40)
        weights[[ord(letter), ord(letter.upper())]] = weight
    return weights


_WEIGHTS = _weights()
