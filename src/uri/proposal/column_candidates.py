"""The fields that columns may be, given to them: the clearest header first, and none where two are as clear."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import attrs

from uri.register.koppeling import EIGEN

_SEVERAL_MAY_NAME_IT = {"kenmerk", "omschrijving", "organisatie"}
"""The fields for which the first of several columns is taken: no table counts by them."""


@attrs.frozen(kw_only=True)
class Candidate:
    """A field that a column may be.

    Attributes:
        name: The field, or `eigen`.
        strength: How clearly the header names it: as the register itself does, as a whole, and in how many words.
        is_weak: Whether the header may as well mean something else.
    """

    name: str
    strength: tuple[bool, bool, float]
    is_weak: bool = False


def assigned(
    candidates: Mapping[str, Sequence[Candidate]], taken: Collection[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Give each header a field that no other has.

    The first choice of a header goes before its second one, and a clear header before a weak one.

    Args:
        candidates: The candidates of each header, the best first.
        taken: The fields that are told otherwise.

    Returns:
        The field of each header, and that of each header with which another header competes on a par.
    """
    fields: dict[str, str] = {}
    doubtful: dict[str, str] = {}
    for _, claims in sorted(_claims(candidates).items()):
        free: dict[str, list[str]] = {}
        for header, name in claims:
            if header not in fields and header not in doubtful and name not in {*taken, *fields.values()} - {EIGEN}:
                free.setdefault(name, []).append(header)
        for name, headers in free.items():
            if name == EIGEN:
                fields |= dict.fromkeys(headers, name)
            elif len(headers) == 1 or name in _SEVERAL_MAY_NAME_IT:
                if name not in doubtful.values():
                    fields[headers[0]] = name
            elif name not in doubtful.values():
                doubtful |= dict.fromkeys(headers, name)
    return fields, doubtful


_Rank = tuple[bool, int, tuple[bool, bool, float]]


def _claims(candidates: Mapping[str, Sequence[Candidate]]) -> dict[_Rank, list[tuple[str, str]]]:
    """Return what headers claim, by its rank: the lowest first."""
    claims: dict[_Rank, list[tuple[str, str]]] = {}
    for header, ranked in candidates.items():
        for position, candidate in enumerate(ranked):
            canonical, whole, words = candidate.strength
            rank = (candidate.is_weak, position, (not canonical, not whole, -words))
            claims.setdefault(rank, []).append((header, candidate.name))
    return claims
