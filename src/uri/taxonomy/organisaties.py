"""Organisations: their names through the years, who came before and after them, and what they are parts of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

import attrs

from uri.errors import UnknownLabelError
from uri.findings import quoted
from uri.languages import Text
from uri.taxonomy.labels import matching_key, nearest_names, normal

MINISTERIE = "ministerie"
"""The kind of the organisations of the Rijk."""


@attrs.frozen(kw_only=True)
class Geldigheid:
    """The days on which something was there.

    Attributes:
        van: The first day; None where no source says it, so that it was there as far back as is known.
        tot: The last day; None where it is still there.
    """

    van: date | None = None
    tot: date | None = None

    def in_jaar(self, jaar: int) -> bool:
        """Tell whether it was there on some day of a year.

        Args:
            jaar: The year.
        """
        return (self.van is None or self.van.year <= jaar) and (self.tot is None or self.tot.year >= jaar)

    def op(self, dag: date) -> bool:
        """Tell whether it was there on a day.

        Args:
            dag: The day.
        """
        return (self.van is None or self.van <= dag) and (self.tot is None or dag <= self.tot)


@attrs.frozen(kw_only=True)
class Organisatienaam:
    """One name of an organisation, and the days on which it had that name.

    Attributes:
        naam: The full name.
        kaal: The name without the words for the kind of organisation before it.
        afkortingen: Its abbreviations, the usual one first.
        engels: The English name, where a source has one.
        geldig: The days on which it was called so.
        grondslag: The decree that the name rests on, where a source has one.
    """

    naam: str
    kaal: str
    afkortingen: tuple[str, ...] = ()
    engels: str | None = None
    geldig: Geldigheid = Geldigheid()
    grondslag: str | None = None


@attrs.frozen(kw_only=True)
class Organisatie:
    """An organisation; one that changes its name stays the same organisation.

    Attributes:
        code: The key by which files name it.
        namen: Its names, the oldest first.
        soort: The kind of organisation, such as ``ministerie``.
        tooi: Its TOOI identifier, an address, where a source has one.
        geldig: The days on which it existed.
        opvolgers: The codes of those that took over from it, or were split off from it.
        grondslag: The decree that its succession rests on, where a source has one.
    """

    code: str
    namen: tuple[Organisatienaam, ...]
    soort: str | None = None
    tooi: str | None = None
    geldig: Geldigheid = Geldigheid()
    opvolgers: tuple[str, ...] = ()
    grondslag: str | None = None

    def naam_in(self, jaar: int) -> Organisatienaam:
        """Return the name that it had at the end of a year; before its first day the first, after its last the last.

        Args:
            jaar: The year.
        """
        before = [name for name in self.namen if name.geldig.van is None or name.geldig.van.year <= jaar]
        return before[-1] if before else self.namen[0]


@attrs.frozen(kw_only=True)
class Onderdeel:
    """A part of an organisation, or of another part.

    Attributes:
        geheel: What it is a part of: the code of an organisation, or a name.
        naam: Its name.
        aliassen: Other names of it.
        buiten: Whether its cases are outside the figures of the whole.
        geldig: The days on which it was that part.
    """

    geheel: str
    naam: str
    aliassen: tuple[str, ...] = ()
    buiten: bool = False
    geldig: Geldigheid = Geldigheid()


@attrs.frozen
class Organisaties:
    """Organisations that are known, and their parts; that one is not among them says nothing against it.

    >>> from uri.taxonomy.organisatie_files import organisaties
    >>> known = organisaties()
    >>> known.find("Min. BZK") is known.find("Ministerie van Binnenlandse Zaken en Koninkrijksrelaties")
    True
    >>> known.find("LNV", 2009).code, known.find("LNV", 2020).code
    ('lnv_2010', 'lvvn')

    Attributes:
        organisaties: The organisations.
        onderdelen: Their parts.
        bronnen: Where this is from.
        peildatum: The day until which the list of organisations is whole; None where nothing says so.
    """

    organisaties: tuple[Organisatie, ...] = ()
    onderdelen: tuple[Onderdeel, ...] = ()
    bronnen: tuple[str, ...] = ()
    peildatum: date | None = None
    voorvoegsels: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, hash=False)

    def get(self, naam: str, jaar: int | None = None) -> Organisatie | None:
        """Return the organisation that a name stands for; None where none has it, or the year is needed to tell.

        Of several that had the name it is the one that had it in the year, else the one that was there in that year,
        else the last that was there before it. A name of before or after the year is understood too.

        Args:
            naam: A name, abbreviation, English name or code.
            jaar: The year of which somebody speaks.
        """
        bearers = self._bearers(naam)
        if jaar is None or len(bearers) < 2:  # noqa: PLR2004 (it takes two)
            return bearers[0] if len(bearers) == 1 else None
        named = [one for one in bearers if self.heet(one, naam, jaar)]
        there = [one for one in bearers if one.geldig.in_jaar(jaar)]
        gone = sorted((one for one in bearers if not one.geldig.in_jaar(jaar)), key=_last_day)
        found = named or there or [one for one in gone if _last_day(one).year < jaar][-1:] or gone[:1]
        return found[0] if len(found) == 1 else None

    def find(self, naam: str, jaar: int | None = None) -> Organisatie:
        """Return the organisation that a name stands for.

        Args:
            naam: A name, abbreviation, English name or code.
            jaar: The year of which somebody speaks.

        Raises:
            UnknownLabelError: No organisation has it, or several have, and the year does not tell which; the error
                names the nearest ones.
        """
        found = self.get(naam, jaar)
        if found is not None:
            return found
        if several := self._bearers(naam):
            codes = tuple(one.code for one in several)
            raise UnknownLabelError(
                _SEVERAL.format(quoted(naam)), _SAY_WHEN.format(", ".join(map(quoted, codes))), nearest=codes
            )
        near = self.nearest(naam)
        raise UnknownLabelError(
            _UNKNOWN.format(quoted(naam)),
            _MEANT.format(", ".join(map(quoted, near))) if near else _OWN_FILE,
            nearest=near,
        )

    def kent(self, naam: str) -> bool:
        """Tell whether some organisation has a name, in whatever year.

        Args:
            naam: A name, abbreviation, English name or code.
        """
        return bool(self._bearers(naam))

    def nearest(self, naam: str) -> tuple[str, ...]:
        """Return at most three names that look most like one that is not known, the best first.

        Args:
            naam: The name.
        """
        prefixes = sorted({word for words in self.voorvoegsels.values() for word in words}, key=len, reverse=True)
        bare = next((naam[len(one) :] for one in prefixes if naam.casefold().startswith(f"{one} ".casefold())), naam)
        return tuple(dict.fromkeys(self._shown[word] for word in nearest_names(bare.strip(), self._shown)))

    def onderdeel(self, naam: str, geheel: str | None = None) -> Onderdeel | None:
        """Return the part that a name stands for; None where none has it, or several have.

        Args:
            naam: A name of the part.
            geheel: A name of what it is a part of, directly or by way of other parts.
        """
        bearers = self._parts.get(matching_key(naam), ())
        if geheel is not None:
            whole = self.sleutel(geheel)
            bearers = tuple(part for part in bearers if whole in self.gehelen(part))
        return bearers[0] if len(bearers) == 1 else None

    def gehelen(self, onderdeel: Onderdeel) -> tuple[str, ...]:
        """Return the keys of what a part is a part of, the nearest first: see `sleutel`.

        Args:
            onderdeel: The part.
        """
        above: dict[str, None] = {}
        part: Onderdeel | None = onderdeel
        while part is not None and (key := self.sleutel(part.geheel)) not in above:
            above[key] = None
            part = None if self.get(part.geheel) else self.onderdeel(part.geheel)
        return tuple(above)

    def sleutel(self, naam: str, jaar: int | None = None) -> str:
        """Return what all names of one organisation or part have in common.

        Names that are not known have it in common where they differ in case, spaces and signs only.

        Args:
            naam: The name.
            jaar: The year of which somebody speaks.
        """
        found = self.get(naam, jaar)
        if found is not None:
            return f"organisatie {found.code}"
        part = self.onderdeel(naam)
        return matching_key(naam) if part is None else part_key(part.naam)

    def met_sleutel(self, sleutel: str) -> Organisatie | None:
        """Return the organisation that has a key; None where it is the key of a part, or of a name that is not known.

        Args:
            sleutel: What `sleutel` gave.
        """
        return next((one for one in self.organisaties if sleutel == f"organisatie {one.code}"), None)

    def van_soort(self, soort: str, jaar: int) -> tuple[Organisatie, ...]:
        """Return the organisations of a kind that were there at the end of a year, or on the last day that is known.

        Args:
            soort: The kind, such as ``ministerie``.
            jaar: The year.
        """
        last = date(jaar, 12, 31)
        day = last if self.peildatum is None else min(last, self.peildatum)
        return tuple(one for one in self.organisaties if one.soort == soort and one.geldig.op(day))

    def heet(self, organisatie: Organisatie, naam: str, jaar: int) -> bool:
        """Tell whether an organisation was called so in a year; its code is always understood.

        Args:
            organisatie: The organisation.
            naam: The name.
            jaar: The year.
        """
        form = normal(naam)
        return form == normal(organisatie.code) or any(
            name.geldig.in_jaar(jaar) and form in self.forms(organisatie, name) for name in organisatie.namen
        )

    def voorgangers(self, organisatie: Organisatie) -> tuple[Organisatie, ...]:
        """Return those that an organisation took over from, or was split off from.

        Args:
            organisatie: The organisation.
        """
        return tuple(one for one in self.organisaties if organisatie.code in one.opvolgers)

    def opvolgers(self, organisatie: Organisatie) -> tuple[Organisatie, ...]:
        """Return those that took over from an organisation, or were split off from it.

        Args:
            organisatie: The organisation.
        """
        return tuple(one for one in self.organisaties if one.code in organisatie.opvolgers)

    def met(self, *others: Organisaties) -> Organisaties:
        """Return these organisations with those of other files.

        Args:
            *others: What else is known.
        """
        every = (self, *others)
        return Organisaties(
            tuple(dict.fromkeys(one for known in every for one in known.organisaties)),
            tuple(dict.fromkeys(part for known in every for part in known.onderdelen)),
            tuple(dict.fromkeys(source for known in every for source in known.bronnen)),
            self.peildatum,
            {kind: words for known in reversed(every) for kind, words in known.voorvoegsels.items()},
        )

    def __repr__(self) -> str:
        return f"<Organisaties: {len(self.organisaties)} organisaties, {len(self.onderdelen)} onderdelen>"

    def forms(self, organisatie: Organisatie, naam: Organisatienaam) -> frozenset[str]:
        """Return the normal forms of all ways to write one name of an organisation."""
        words = (naam.kaal, *naam.afkortingen)
        before = self.voorvoegsels.get(organisatie.soort or "", ())
        written = [naam.naam, *words, *(f"{prefix} {word}" for prefix in before for word in words)]
        return frozenset(normal(one) for one in [*written, *([naam.engels] if naam.engels else [])])

    def _bearers(self, naam: str) -> tuple[Organisatie, ...]:
        return self._organisations.get(normal(naam), ())

    @cached_property
    def _organisations(self) -> Mapping[str, tuple[Organisatie, ...]]:
        found: dict[str, dict[Organisatie, None]] = {}
        for one in self.organisaties:
            for form in [normal(one.code), *(form for name in one.namen for form in self.forms(one, name))]:
                found.setdefault(form, {})[one] = None
        return {form: tuple(ones) for form, ones in found.items()}

    @cached_property
    def _shown(self) -> Mapping[str, str]:
        """What may be suggested, by the words that are compared with those of the user."""
        parts = {part.naam: part.naam for part in self.onderdelen}
        named = [name for one in self.organisaties for name in one.namen]
        return (
            parts | {word: word for name in named for word in name.afkortingen} | {one.kaal: one.naam for one in named}
        )

    @cached_property
    def _parts(self) -> Mapping[str, tuple[Onderdeel, ...]]:
        return _grouped((matching_key(name), part) for part in self.onderdelen for name in (part.naam, *part.aliassen))


def part_key(naam: str) -> str:
    """Return what the spellings of the name of a part have in common, and no name of an organisation has."""
    return f"onderdeel {matching_key(naam)}"


def _grouped(pairs: Iterable[tuple[str, Onderdeel]]) -> Mapping[str, tuple[Onderdeel, ...]]:
    groups: dict[str, list[Onderdeel]] = {}
    for key, part in pairs:
        groups.setdefault(key, []).append(part)
    return {key: tuple(dict.fromkeys(parts)) for key, parts in groups.items()}


def _last_day(one: Organisatie) -> date:
    return one.geldig.tot or date.max


_SEVERAL = Text("{} is de naam van meer dan één organisatie.", "{} is the name of more than one organisation.")
_SAY_WHEN = Text("Zeg over welk jaar het gaat, of noem de code: {}.", "Say which year it is about, or the code: {}.")
_UNKNOWN = Text("De organisatie {} is niet bekend.", "The organisation {} is not known.")
_MEANT = Text("Bedoelde u {}?", "Did you mean {}?")
_OWN_FILE = Text("Zet haar in een eigen bestand van organisaties.", "Put it into a file of organisations of your own.")
