"""Whose figures these are: one organisation under all its names, or a part of one."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from uri.aggregate.consolidation.aanlevering import Aanlevering
from uri.taxonomy import Organisatie, Organisaties
from uri.taxonomy.organisaties import part_key


@attrs.frozen
class Body:
    """An organisation or a part of one, by what all its names have in common.

    Attributes:
        keys: Its own key, and those of what it is a part of, the nearest first.
        organisatie: The organisation, where it is known; of a part, that of which it is one.
    """

    keys: tuple[str, ...]
    organisatie: Organisatie | None

    @property
    def place(self) -> tuple[str, str]:
        """What tells it from all others: the key of the organisation, and its own."""
        return self.keys[-1], self.keys[0]

    @property
    def wholes(self) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
        """Give the place of each whole that it is a part of, with the keys that are parts of that whole."""
        for at, key in enumerate(self.keys[1:], 1):
            yield (self.keys[-1], key), self.keys[:at]

    @property
    def is_part(self) -> bool:
        """Whether it is a part of an organisation."""
        return len(self.keys) > 1

    def existed_in(self, verslagjaar: int) -> bool:
        """Tell whether it was there in a year, as far as that is known.

        Args:
            verslagjaar: The year.
        """
        return self.organisatie is None or self.organisatie.geldig.in_jaar(verslagjaar)


def body_of(known: Organisaties, organisatie: str, onderdeel: str | None, verslagjaar: int) -> Body:
    """Return whose figures these are.

    Args:
        known: The organisations that are known.
        organisatie: The name of the organisation, or of a part that hands over by itself.
        onderdeel: The name of the part, None for the whole.
        verslagjaar: The year.
    """
    found = known.get(organisatie, verslagjaar)
    part = known.onderdeel(organisatie) if found is None else None
    keys = (known.sleutel(organisatie, verslagjaar),) if part is None else (part_key(part.naam), *known.gehelen(part))
    if part is not None:
        found = known.met_sleutel(keys[-1])
    if onderdeel is not None:
        named = known.onderdeel(onderdeel, organisatie)
        keys = (part_key(onderdeel), *keys) if named is None else (part_key(named.naam), *known.gehelen(named))
    return Body(keys, found)


def left_out(known: Organisaties, counts: Aanlevering) -> Collection[str]:
    """Return the keys of the parts that the counts of an organisation leave out.

    Args:
        known: The organisations that are known.
        counts: Its counts.
    """
    keys = set()
    for name in counts.zonder:
        part = known.onderdeel(name, counts.organisatie)
        keys.add(part_key(name if part is None else part.naam))
    return keys
