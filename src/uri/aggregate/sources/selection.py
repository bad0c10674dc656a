"""The selection: the organisation, year, part and edition that tables are about, and what can tell of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

import attrs
import numpy as np

from uri.aggregate.cubes.dimensions import PROVEN
from uri.aggregate.cubes.frame_counts import register_of
from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.sources import chosen_scope
from uri.aggregate.sources.case_counts import CaseCounts
from uri.aggregate.sources.dossier import Dossier, Stated
from uri.aggregate.sources.repeated_cases import repeats
from uri.errors import SelectionError
from uri.languages import Text
from uri.model import Personeel
from uri.register import Dataframe, Frame, Register
from uri.taxonomy import Editie, Opvolging, Soort, Uitkomst, vergroving
from uri.taxonomy import editie as find_editie

_BY_TYPE = Text("de verdeling naar type", "the distribution over types")
_READ_AS = Text("“{}” is gelezen als: {}.", "“{}” was read as: {}.")
_DIFFER = {
    Soort.MELDING: Text(
        "{}: de bronnen verschillen over de aangetoonde schendingen ({}).",
        "{}: the sources differ on the substantiated violations ({}).",
    ),
    Soort.SIGNAAL: Text(
        "{}: de bronnen verschillen over de signalen ({}).",
        "{}: the sources differ on the concerns ({}).",
    ),
}
_CASES, _COUNTS = Text("de zaken", "the cases"), Text("tellingen", "counts")
_REPEATED = Text(
    "Zaken met het kenmerk van een eerdere, elk apart geteld: {}.",
    "Cases with the kenmerk of an earlier one, each counted separately: {}.",
)
_SETTLED = Text("Deze keuze is al gemaakt.", "This selection has been made already.")
_MAKE_ANEW = Text(
    "Geef jaar, organisatie, onderdeel en editie aan Selection.of.",
    "Give year, organisation, part and edition to Selection.of.",
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Selection:
    """One organisation, year and edition, and what can tell of them: what several tables share.

    Every table takes a selection in the place of a source. What a table asks of it is counted once, and is there for
    the next.

    >>> import uri
    >>> from uri.aggregate import Selection
    >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
    >>> selection = Selection.of(uri.Register.from_records(cases))
    >>> uri.schendingen(selection).count("positie", "mogelijk"), uri.afdoeningen(selection).count("totaal", "aantal")
    (1, 1)

    Attributes:
        verslagjaar: The year.
        organisatie: The organisation, None where nothing names one.
        onderdeel: The part, None for the whole organisation.
        editie: The edition whose rows the tables have.
        register: All rows of the source, also of other organisations.
        case_counts: The cases of the organisation and part.
        cubes: The cubes of each kind that can tell: first that of the cases, None where they tell nothing, then those
            of stated counts, such as earlier years.
        dossier: The dossier, where it is about the same organisation.
        left_out: Notes on what was left out, by kind.
    """

    verslagjaar: int
    organisatie: str | None
    onderdeel: str | None
    editie: Editie
    register: Register | None
    case_counts: CaseCounts | None
    cubes: Mapping[Soort, tuple[Kubus | None, ...]]
    dossier: Dossier | None
    left_out: Mapping[Soort, tuple[Text, ...]]
    _years: dict[tuple[Soort, int], list[Kubus]] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(
        cls,
        bron: Bron,
        *,
        verslagjaar: int | None = None,
        organisatie: str | None = None,
        onderdeel: str | None = None,
        editie: Editie | str | None = None,
    ) -> Selection:
        """Settle what tables are about.

        Args:
            bron: The cases, or counts of them. A register or cube of one year and one organisation needs no choice of
                either; a dossier names its own; a selection is returned as it is.
            verslagjaar: The year.
            organisatie: The organisation.
            onderdeel: The part of the organisation.
            editie: The edition whose rows the tables have, by default that of the source.

        Raises:
            SelectionError: A choice is open, or what was chosen is not there.
        """
        chosen_editie = None if editie is None else find_editie(editie)
        if isinstance(bron, Selection):
            if any(choice is not None for choice in (verslagjaar, organisatie, onderdeel, chosen_editie)):
                raise SelectionError(_SETTLED, _MAKE_ANEW)
            return bron
        source = bron if isinstance(bron, Register | Kubus | Dossier) else register_of(bron)
        return _Source.of(source, parts=onderdeel is not None).select(
            verslagjaar, organisatie, onderdeel, chosen_editie or source.editie
        )

    def __repr__(self) -> str:
        words = (self.organisatie, self.onderdeel, self.verslagjaar, self.editie.naam)
        return f"<Selection {', '.join(str(word) for word in words if word is not None)}>"

    @property
    def standdatum(self) -> date | None:
        """The reference date: the dossier's, else that of the first cube that has one."""
        if self.dossier is not None:
            return self.dossier.standdatum
        dates = (cube.standdatum for cubes in self.cubes.values() for cube in cubes if cube)
        return next((day for day in dates if day is not None), None)

    def notes(self, soort: Soort = Soort.MELDING) -> list[Text]:
        """Say what the dossier wants known, how cases were read, and what was left out."""
        return self._notes[soort]

    @cached_property
    def _notes(self) -> Mapping[Soort, list[Text]]:
        stated = [] if self.dossier is None else [*self.dossier.noten]
        if self.register is not None and self.has_cases(Soort.MELDING, self.verslagjaar):
            read = self.register.lezing
            stated += [_READ_AS.format(words, outcome.label) for words, outcome in read.items()]
        own = {soort: [*self.left_out[soort], *self.repeated(soort, self.verslagjaar)] for soort in Soort}
        return {**own, Soort.MELDING: [*stated, *own[Soort.MELDING]]}

    def repeated(self, soort: Soort, jaar: int) -> list[Text]:
        """Say how many cases of a year repeat the kenmerk of an earlier one, where it is cases that are counted."""
        number = self._repeats[soort, jaar] if self.has_cases(soort, jaar) else 0
        return [_REPEATED.format(number)] if number else []

    @cached_property
    def _repeats(self) -> Counter[tuple[Soort, int]]:
        return Counter() if self.register is None else repeats(self.register, dict(self.names_of_rows()))

    def doubts(self, soort: Soort = Soort.MELDING) -> list[Text]:
        """Say that the sources of the year differ, where more than one speaks of it."""
        if len(self._of_year(soort, self.verslagjaar)) == 1:
            return []
        totals = differing(self.sources(soort, self.verslagjaar, "hoofdcategorie"))
        if not totals:
            return []
        apart = ", ".join(map(str, totals)) if len(totals) > 1 else _BY_TYPE
        return [_DIFFER[soort].format(self.verslagjaar, apart)]

    def kubus(
        self, soort: Soort, jaar: int, *dimensies: str, uitkomsten: frozenset[Uitkomst] = frozenset()
    ) -> Kubus | None:
        """Return the first cube that speaks for a year by these dimensions and outcomes, or None."""
        for cube in self._of_year(soort, jaar):
            if cube.tells(dimensies, uitkomsten):
                return cube
        return None

    def sources(
        self, soort: Soort, jaar: int, *dimensies: str, uitkomsten: frozenset[Uitkomst] = frozenset()
    ) -> Sequence[Kubus]:
        """Return what each cube says of a year, of those that speak for it by these dimensions and outcomes.

        The cases go first, but in a dossier only for its own year: of another year it may hold a case that was closed
        late, where the stated counts are whole.
        """
        return [cube for cube in self._of_year(soort, jaar) if cube.tells(dimensies, uitkomsten)]

    def source_name(self, kubus: Kubus, jaar: int) -> Text:
        """Say what a cube that tells of a year was made from: cases, or counts in their place."""
        own = self.cubes[kubus.soort][0]
        if self.case_counts is not None and own is not None and jaar in own.jaren:
            position = -1 if self._is_late(jaar) else 0
            if self._of_year(kubus.soort, jaar)[position] is kubus:
                return _CASES
        return _COUNTS

    def _of_year(self, soort: Soort, jaar: int) -> list[Kubus]:
        """Return what each cube says of a year, in the order in which they go."""
        key = (soort, jaar)
        if key not in self._years:
            own, *stated = self.cubes[soort]
            ordered = [*stated, own] if self._is_late(jaar) else [own, *stated]
            self._years[key] = [self._year(cube, jaar) for cube in ordered if cube and jaar in cube.jaren]
        return self._years[key]

    def _year(self, cube: Kubus, jaar: int) -> Kubus:
        """Keep a year of a cube; that of the cases is there for other selections too."""
        counts = self.case_counts
        return counts.year(cube.soort, jaar) if counts and cube is counts.cubes[cube.soort] else cube.year(jaar)

    def has_cases(self, soort: Soort, jaar: int) -> bool:
        """Tell whether it is the cases themselves that speak for a year, not stated counts."""
        own, *stated = self.cubes[soort]
        if own is None or not own.covers(jaar):
            return False
        return not self._is_late(jaar) or not any(cube and cube.covers(jaar) for cube in stated)

    def _is_late(self, jaar: int) -> bool:
        return self.dossier is not None and jaar != self.dossier.verslagjaar

    def all_stated(self, klasse: type[Stated]) -> tuple[Stated, ...]:
        """Return the records of one class that stand beside the cases, of all years; of a part there are none."""
        return self.dossier.records(klasse) if self.dossier is not None and self.onderdeel is None else ()

    def stated(self, klasse: type[Stated], jaar: int) -> list[Stated]:
        """Return the records of one class that stand beside the cases of a year."""
        return [record for record in self.all_stated(klasse) if record.jaar == jaar]

    def staff(self, jaar: int) -> tuple[Personeel, ...]:
        """Return the numbers of employees of a year: those of the part that was chosen, or of the whole."""
        known = () if self.dossier is None else self.dossier.personeel
        return tuple(one for one in known if one.jaar == jaar and one.onderdeel == self.onderdeel)

    @property
    def lists_cases(self) -> bool:
        """Whether there are cases, and not only counts of them."""
        return self.register is not None and self.register.weights is None

    def rows(self) -> Register:
        """Return the rows that count in the year, of both kinds; without cases there are none."""
        if self.register is None:
            return Register.from_records([], editie=self.editie)
        mask = np.equal(self.register.jaar, self.verslagjaar)
        for field, name in self.names_of_rows():
            mask &= self.register.kolommen[field].is_at(name)
        return self.register.take(mask)

    def follow_ups(self, jaar: int, uitkomsten: Collection[Uitkomst]) -> Counter[tuple[Opvolging, ...]]:
        """Count the meldingen of a year with these outcomes by how they were followed up."""
        counts: Counter[tuple[Opvolging, ...]] = Counter()
        for (year, outcome, follow_up), number in self._follow_ups.items():
            if year == jaar and outcome in uitkomsten:
                counts[follow_up] += number
        return counts

    @cached_property
    def _follow_ups(self) -> Mapping[tuple[int, Uitkomst, tuple[Opvolging, ...]], int]:
        """The meldingen by year, outcome and follow-up; of most registers none, as they do not say."""
        if self.register is None or not self.register.kolommen["opvolging"].terms:
            return {}
        chosen = dict(self.names_of_rows())
        names, wanted = ("soort", *chosen), (Soort.MELDING, *chosen.values())
        fields = None if self.case_counts is None else self.case_counts.fields
        counts = (fields or self.register).count("verslagjaar", "uitkomst", "opvolging", *names)
        return {key[:3]: number for key, number in counts.items() if key[3:] == wanted}

    def names_of_rows(self) -> Iterable[tuple[str, str]]:
        """Give the fields and names by which the rows of the selection are told from others."""
        named = self.register is not None and self.register.kolommen["organisatie"].terms
        if self.organisatie is not None and named:
            yield "organisatie", self.organisatie
        if self.onderdeel is not None:
            yield "onderdeel", self.onderdeel


Bron: TypeAlias = Register | Kubus | Dossier | Selection | Frame | Dataframe
"""What a table can be made from."""


@attrs.frozen(kw_only=True)
class _Source:
    """What a selection is made from: cases, or stated counts, or a dossier that has both.

    `stated` are the cubes of a dossier, or the one that is the source.
    """

    bron: Register | Kubus | Dossier
    dossier: Dossier | None
    register: Register | None
    cases: CaseCounts | None
    stated: tuple[Kubus, ...]

    @classmethod
    def of(cls, bron: Register | Kubus | Dossier, *, parts: bool) -> _Source:
        """Count the cases of a source, if it has any, by part where that is wanted."""
        dossier = bron if isinstance(bron, Dossier) else None
        register = bron.register if isinstance(bron, Dossier) else bron if isinstance(bron, Register) else None
        cases = None if register is None else CaseCounts.of(register, onderdelen=parts)
        stated = dossier.tellingen if dossier else (bron,) if isinstance(bron, Kubus) else ()
        return cls(bron=bron, dossier=dossier, register=register, cases=cases, stated=stated)

    def select(
        self, verslagjaar: int | None, organisatie: str | None, onderdeel: str | None, editie: Editie
    ) -> Selection:
        """Settle the organisation, the year and the part, and find what tells of them."""
        name = chosen_scope.organisation(self.cases, self.stated, self.dossier, organisatie)
        own = None if self.cases is None else self.cases.of_organisatie(name)
        counts = [cube for whole in self.stated if (cube := chosen_scope.of_organisation(whole, name))]
        year = chosen_scope.year(own, counts, self.dossier, verslagjaar)
        left_out = {soort: self._left_out(soort, own, year, onderdeel, name) for soort in Soort}
        if isinstance(self.bron, Kubus):  # it stands in the place of cases
            first = {soort: next((cube for cube in counts if cube.soort is soort), None) for soort in Soort}
            counts = []
        else:
            first = {soort: self._cases(own, soort, year, counts) for soort in Soort}
        if onderdeel is not None:
            chosen_scope.refuse_unknown_part([*counts, *(own.cubes if own else first).values()], onderdeel)
            naming = None if own is None else own.naming_parts
            own = None if own is None else own.of_onderdeel(onderdeel)
            first = {soort: None if cube is None else cube.part(onderdeel, naming) for soort, cube in first.items()}
            counts = [cube.part(onderdeel) for cube in counts]
        return Selection(
            verslagjaar=year,
            organisatie=name,
            onderdeel=onderdeel,
            editie=editie,
            register=self.register,
            case_counts=own,
            cubes={soort: (first[soort], *(cube for cube in counts if cube.soort is soort)) for soort in Soort},
            dossier=self.dossier if self.dossier is not None and self.dossier.organisatie in {None, name} else None,
            left_out=left_out,
        )

    def _cases(self, own: CaseCounts | None, soort: Soort, year: int, counts: Iterable[Kubus]) -> Kubus | None:
        """Return what the cases of a kind tell.

        They speak for the report's year too where none of them was closed in it: of a register by itself, or of a
        dossier that states no counts of that year. A file with cases of the other kind only says nothing.
        """
        if own is None:
            return None
        cube, names, dossier = own.cubes[soort], own.organisaties, self.dossier
        if names and not cube.cellen:
            return None
        reported = year in own.jaren or (
            dossier is not None and dossier.verslagjaar == year and bool(names or not dossier.register)
        )
        stated = any(other.soort is soort and other.covers(year) for other in counts)
        population = cube.populatie
        if soort is Soort.MELDING and reported and not stated:
            population |= {(name, year) for name in names or {None}}
        if not population:
            return None
        day = dossier.standdatum if dossier else None
        if population == cube.populatie and day is None:
            return cube
        return attrs.evolve(cube, populatie=population, standdatum=day)

    def _left_out(
        self, soort: Soort, own: CaseCounts | None, year: int, onderdeel: str | None, name: str | None
    ) -> tuple[Text, ...]:
        """Say what is left out of a kind and year: without a name, without a part, of another organisation."""
        notes = [*chosen_scope.left_out(soort, self.cases, own, (year, onderdeel))]
        if self.dossier is not None and name is not None and self.dossier.organisatie == name:
            notes += chosen_scope.foreign(soort, self.cases, self.stated, year, name)
        return tuple(notes)


def differing(kubussen: Sequence[Kubus]) -> list[int]:
    """Return the totals of cubes of one year that differ, at what their editions have in common; none if they agree.

    Of meldingen the substantiated ones are compared, as every source tells those.
    """
    outcomes: dict[str, Any] = {}
    if kubussen and kubussen[0].soort is Soort.MELDING:
        kubussen = [cube for cube in kubussen if cube.covers(cube.jaren[0], "uitkomst", uitkomsten=PROVEN)]
        outcomes = {"uitkomst": PROVEN}
    if len(kubussen) < 2:  # noqa: PLR2004 (it takes two)
        return []
    common = vergroving([cube.editie for cube in kubussen], "schendingen" if outcomes else "signalen")
    margins = [cube.margin("hoofdcategorie", **outcomes) for cube in kubussen]
    figures = {
        tuple(sum(number for (code,), number in margin.items() if code.bladen <= group) for group in common.groepen)
        for margin in margins
    }
    return sorted({margin.total() for margin in margins}) if len(figures) > 1 else []
