"""Who takes part in a total: each organisation or part once, with what it handed over."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeAlias

import attrs

from uri.aggregate.cubes.frame_counts import register_of
from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.report.table_parts import TOTAAL
from uri.aggregate.sources.aanlevering import Aanlevering
from uri.aggregate.sources.dossier import Dossier
from uri.aggregate.sources.selection import Bron, Selection
from uri.errors import CHOOSE_ONE, IncompatibleError, SelectionError, selection_error
from uri.findings import quoted
from uri.languages import Text, joined
from uri.register import Register
from uri.taxonomy.labels import normal

Geleverd: TypeAlias = Aanlevering | Bron
"""What an organisation can hand over: its counts, or what these can be made from."""


@attrs.frozen
class Participant:
    """An organisation, or a part of one, in a total.

    Attributes:
        name: Its name.
        handed_over: Its counts; None where it was expected and handed nothing over.
    """

    name: str
    handed_over: Aanlevering | None

    def of_year(self, verslagjaar: int) -> Aanlevering | None:
        """Return its counts where they are about a year, else None."""
        own = self.handed_over
        return own if own is not None and own.verslagjaar == verslagjaar else None


def participants(
    bronnen: Iterable[Geleverd], verslagjaar: int | None, verwacht: Collection[str]
) -> tuple[int, tuple[Participant, ...]]:
    """Return the year of a total, and who takes part in it, by name.

    Args:
        bronnen: What was handed over.
        verslagjaar: The year, where these are about several.
        verwacht: The names of organisations of which counts are expected.

    Raises:
        SelectionError: The year is open, nothing was handed over, or a source names no organisation.
        IncompatibleError: An organisation is there twice, or a part of it beside its whole.
    """
    handed_over = [counts for source in bronnen for counts in _of_organisations(source, verslagjaar)]
    if not handed_over:
        raise SelectionError(_NOTHING)
    years = sorted({counts.verslagjaar for counts in handed_over})
    if verslagjaar is None and len(years) > 1:
        raise selection_error(_YEARS, "verslagjaar", years, CHOOSE_ONE)
    _refuse_double(handed_over)
    there = {_key(counts.organisatie) for counts in handed_over}
    absent = {_key(name): Participant(name, None) for name in verwacht if _key(name) not in there}
    found = [Participant(_name(counts), counts) for counts in handed_over]
    chosen = years[0] if verslagjaar is None else verslagjaar
    return chosen, tuple(sorted([*found, *absent.values()], key=lambda one: (one.name.casefold(), one.name)))


def _of_organisations(source: Geleverd, year: int | None) -> list[Aanlevering]:
    """Return what a source tells of each organisation that it names; of one without figures of the year, nothing."""
    if isinstance(source, Aanlevering):
        return [source]
    if isinstance(source, Dossier | Selection):
        return [Aanlevering.of(source)]
    counted = source if isinstance(source, Register | Kubus) else register_of(source)
    names = counted.organisaties
    if None in names or not names:
        raise SelectionError(_NAMELESS, _HAND_OVER)
    return [_of_year(counted, str(name), year) for name in names]


def _of_year(source: Register | Kubus, name: str, year: int | None) -> Aanlevering:
    """Return what a source tells of one organisation; nothing, where it has no figures of the year."""
    try:
        return Aanlevering.of(source, organisatie=name, verslagjaar=year)
    except SelectionError:
        if year is None:
            raise
        return Aanlevering(organisatie=name, verslagjaar=year, kubussen=())


def _refuse_double(handed_over: Collection[Aanlevering]) -> None:
    """Refuse cases that would count twice, and names that stand for two columns; say of each organisation why."""
    parts: dict[str, list[Aanlevering]] = {}
    for counts in handed_over:
        parts.setdefault(_key(counts.organisatie), []).append(counts)
    faults: list[Text] = []
    for own in parts.values():
        keys = [None if counts.onderdeel is None else _key(counts.onderdeel) for counts in own]
        faults += [
            _TWICE.format(quoted(_name(counts)))
            for at, (key, counts) in enumerate(zip(keys, own, strict=True))
            if keys.index(key) == at and keys.count(key) > 1
        ]
        if None in keys:
            faults += [
                _BESIDE.format(quoted(counts.onderdeel), quoted(counts.organisatie))
                for counts in own
                if counts.onderdeel is not None
            ]
    names = [_name(counts) for counts in handed_over]
    if not faults:
        faults += [
            _TWICE.format(quoted(name)) for name in sorted({*names}) if names.count(name) > 1 or name == TOTAAL.code
        ]
    if faults:
        raise IncompatibleError(_COUNT_TWICE.format(joined(faults, "; ")), _KEEP_ONE, differing=("organisatie",))


def _name(counts: Aanlevering) -> str:
    return counts.organisatie if counts.onderdeel is None else f"{counts.organisatie} ({counts.onderdeel})"


def _key(name: str) -> str:
    """Return what names have in common that differ in case, spaces and signs only."""
    return normal(name) or name


_NOTHING = Text("Er is niets om op te tellen.", "There is nothing to add up.")
_YEARS = Text("Er zijn meer verslagjaren.", "There are several years.")
_NAMELESS = Text(
    "Een bron heeft rijen zonder organisatie: van wie zij zijn, is niet te zeggen.",
    "A source has rows without an organisation: whose they are cannot be told.",
)
_HAND_OVER = Text(
    "Maak van haar eerst een aanlevering met een organisatie (uri cube --organisatie).",
    "Make a handover of it first, with an organisation (uri cube --organisatie).",
)
_COUNT_TWICE = Text("Zaken zouden dubbel tellen: {}.", "Cases would count twice: {}.")
_KEEP_ONE = Text("Lever elk geheel één keer aan, of alleen zijn delen.", "Give each whole once, or its parts only.")
_TWICE = Text("{} is er meer dan eens", "{} is there more than once")
_BESIDE = Text("{} staat naast het geheel, {}", "{} stands beside the whole, {}")
