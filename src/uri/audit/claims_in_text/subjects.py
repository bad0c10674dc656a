"""What a number is about: concepts and a year. Two numbers are about the same when these are the same."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from uri.audit.claims_in_text.concepts import concept, is_unit

BEGIN, END = "begin", "eind"
_LEVELS = frozenset({"disciplinair", "niet_disciplinair"})
_FLOWS = frozenset({"nieuw", "vertrokken"})
"""Nobody joins and leaves at once."""
_MELDING, _SCHENDING, _AANGETOOND, _MISSTAND = "melding", "schending", "aangetoond", "misstand"


@attrs.frozen
class NumberSubject:
    """What a number is about.

    Attributes:
        concepts: The units and qualities, in one form for one meaning.
        year: The year; None where there is none.
    """

    concepts: frozenset[str]
    year: int | None = None

    @classmethod
    def of(cls, codes: Iterable[str], year: int | None = None) -> NumberSubject:
        """Make one of codes: several words for one meaning become one.

        A measure follows on a substantiated report, so its level or name says all [S 57, 315]; a report of a violation
        is a report; a wrongdoing is a report of that type; requests for help go to the confidential advisers [S 389].

        >>> sorted(NumberSubject.of(["melding", "aangetoond", "disciplinair"]).concepts)
        ['disciplinair']
        >>> sorted(NumberSubject.of(["misstand"]).concepts)
        ['melding', 'type:misstand']
        """
        found = _of_units(set(codes))
        return cls(frozenset(_of_measures(found)), year)

    @property
    def has_unit(self) -> bool:
        """Whether it says what is counted."""
        return any(map(is_unit, self.concepts)) or bool(self.concepts & _LEVELS) or self._has_measure

    @property
    def _has_measure(self) -> bool:
        return any(code.startswith("afdoening:") for code in self.concepts)

    @property
    def is_known(self) -> bool:
        """Whether all of it is words that the library knows."""
        return bool(self.concepts) and not any(code.startswith("~") for code in self.concepts)

    @property
    def is_stock(self) -> bool:
        """Whether it is counted on a day."""
        return any((known := concept(code)) is not None and known.stock for code in self.concepts)

    @property
    def is_plain_stock(self) -> bool:
        """Whether it is a stock and no part of one, so that it has a number at the begin of a year and at the end."""
        units = [known for code in self.concepts if (known := concept(code)) is not None]
        return len(units) == len(self.concepts) == 1 and units[0].stock

    def without_moment(self) -> NumberSubject:
        """Return it without the day on which it is counted."""
        return attrs.evolve(self, concepts=self.concepts - {BEGIN, END})

    def joined(self, other: Iterable[str]) -> NumberSubject:
        """Return it with more concepts; a type, and who joined or left, comes in the place of the one that it has."""
        added = set(other)
        replaced = _FLOWS if added & _FLOWS else frozenset[str]()
        if any(code.startswith("type:") for code in added):
            replaced |= {code for code in self.concepts if code.startswith("type:")}
        return NumberSubject.of(self.concepts - replaced | added, self.year)

    def in_year(self, year: int | None) -> NumberSubject:
        """Return it of another year."""
        return attrs.evolve(self, year=year)

    def at(self, moment: str, year: int | None) -> NumberSubject:
        """Return it on the first or last day of a year."""
        return NumberSubject(self.concepts - {BEGIN, END} | {moment}, year)

    def __str__(self) -> str:
        year = "" if self.year is None else f" {self.year}"
        return "+".join(sorted(self.concepts)) + year


def _of_units(found: set[str]) -> set[str]:
    """Leave of several units for one thing the one by which tables call it."""
    if _MISSTAND in found:
        found = found - {_MISSTAND} | {"type:misstand"}
    if "type:misstand" in found and not any(map(is_unit, found)):
        found = found | {_MELDING}
    if _SCHENDING in found and found & {_MELDING, _AANGETOOND}:
        found = found - {_SCHENDING} | {_MELDING}
    if "hulpvraag" in found and not found & _FLOWS:
        found = found - {"vertrouwenspersoon"}
    if "belang" in found:
        found = found - {_MELDING}
    if "meldplicht" in found:
        found = found - {_MELDING} | {"medewerker"}
    return found


def _of_measures(found: set[str]) -> set[str]:
    """Leave of a measure its level, or its name where that is told."""
    measures = {code for code in found if code.startswith("afdoening:")}
    if measures - {"afdoening:geen"}:
        return found - {_MELDING, _AANGETOOND, "afdoening", *_LEVELS}
    if measures and _AANGETOOND not in found:
        return found - {_MELDING, "afdoening"}
    return found - {_MELDING, _AANGETOOND, "afdoening", "zaak"} if found & _LEVELS else found
