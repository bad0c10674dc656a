"""The choice: which organisation, year, part and edition a table is about, and what can tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import attrs

from uri.aggregate.cubes.frame_counts import register_of
from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.sources.case_counts import CaseCounts
from uri.aggregate.sources.dossier import Bron, Dossier, Stated
from uri.errors import SelectionError
from uri.findings import quoted
from uri.register import Register
from uri.taxonomy import Editie, Soort, Uitkomst, vergroving
from uri.taxonomy import editie as find_editie
from uri.texts import Text

_PROVEN = frozenset({Uitkomst.AANGETOOND})
_BY_TYPE = Text("de verdeling naar type", "the distribution over types")
_READ_AS = Text("“{}” is gelezen als: {}.", "“{}” was read as: {}.")
_NAMELESS = Text("Niet meegeteld: rijen zonder organisatie ({}).", "Not counted: rows without an organisation ({}).")
_PARTLESS = Text("Niet meegeteld: rijen zonder onderdeel ({}).", "Not counted: rows without a part ({}).")
_FOREIGN = Text("Niet meegeteld: cijfers van {}.", "Not counted: figures of {}.")
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


@attrs.frozen(kw_only=True)
class Selection:
    """What a table is about: one organisation, year and edition, and what can tell of it.

    `cubes` are for each kind the cubes that can tell: that of the cases themselves first, None where they tell
    nothing, then those of stated counts, such as earlier years. `case_counts` are the cases, where there are rows
    of them.
    `dossier` is set where it is about the same organisation; the figures beside its cases count where the choice is
    about the whole of it (`whole`). `left_out` says for each kind what was there and is left out, and why.
    """

    verslagjaar: int
    organisatie: str | None
    editie: Editie
    case_counts: CaseCounts | None
    cubes: Mapping[Soort, tuple[Kubus | None, ...]]
    dossier: Dossier | None
    whole: bool
    left_out: Mapping[Soort, tuple[Text, ...]]
    _sources: dict[tuple[Soort, int], list[Kubus]] = attrs.field(factory=dict, init=False, repr=False)

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
        if self.case_counts is not None and self.has_cases(Soort.MELDING, self.verslagjaar):
            read = self.case_counts.register.lezing
            stated += [_READ_AS.format(words, outcome.label) for words, outcome in read.items()]
        left_out = self.left_out
        return {
            Soort.MELDING: [*stated, *left_out[Soort.MELDING]],
            Soort.SIGNAAL: [*left_out[Soort.SIGNAAL]],
        }

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

    def _of_year(self, soort: Soort, jaar: int) -> list[Kubus]:
        """Return what each cube says of a year, in the order in which they go."""
        found = self._sources.get((soort, jaar))
        if found is None:
            own, *stated = self.cubes[soort]
            ordered = [*stated, own] if self._is_late(jaar) else [own, *stated]
            found = [cube.year(jaar) for cube in ordered if cube and cube.covers(jaar)]
            self._sources[soort, jaar] = found
        return found

    def has_cases(self, soort: Soort, jaar: int) -> bool:
        """Tell whether it is the cases themselves that speak for a year, not stated counts."""
        own, *stated = self.cubes[soort]
        if own is None or not own.covers(jaar):
            return False
        return not self._is_late(jaar) or not any(cube and cube.covers(jaar) for cube in stated)

    def _is_late(self, jaar: int) -> bool:
        return self.dossier is not None and jaar != self.dossier.verslagjaar

    def all_stated(self, klasse: type[Stated]) -> tuple[Stated, ...]:
        """Return the side records of one class, of all years."""
        return self.dossier.records(klasse) if self.dossier is not None and self.whole else ()

    def stated(self, klasse: type[Stated], jaar: int) -> list[Stated]:
        """Return the side records of one class for a year."""
        return [record for record in self.all_stated(klasse) if record.jaar == jaar]


def choose(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
) -> Selection:
    """Settle what a table is about; raises `SelectionError` when a choice is open or is not there.

    A register or cube of one year or one organisation needs no choice of it. A dossier names its own.
    """
    asked = (verslagjaar, organisatie, onderdeel, None if editie is None else find_editie(editie))
    if not isinstance(bron, Register | Kubus | Dossier):
        bron = register_of(bron)
    if isinstance(bron, Register):
        return bron.once((Selection, asked), lambda: _chosen(bron, *asked))
    return _chosen(bron, *asked)


def _chosen(
    bron: Register | Kubus | Dossier,
    verslagjaar: int | None,
    organisatie: str | None,
    onderdeel: str | None,
    editie: Editie | None,
) -> Selection:
    dossier = bron if isinstance(bron, Dossier) else None
    register = bron.register if isinstance(bron, Dossier) else bron if isinstance(bron, Register) else None
    cases = None if register is None else _counted(register, onderdelen=onderdeel is not None)
    everything = [*dossier.tellingen] if dossier else [bron] if isinstance(bron, Kubus) else []
    name = _organisatie(cases, everything, organisatie, dossier)
    own = None if cases is None else cases.of_organisatie(name)
    counts = [found for cube in everything if (found := _of(cube, name))]
    year = (
        dossier.verslagjaar
        if dossier and verslagjaar in {None, dossier.verslagjaar}
        else _jaar(own, counts, verslagjaar)
    )
    left_out = {soort: _left_out(cases, own, everything, soort, year, onderdeel, dossier, name) for soort in Soort}
    told = {soort: _cases(own, soort, year, dossier, counts) for soort in Soort}
    if isinstance(bron, Kubus):
        told, counts = {soort: next((cube for cube in counts if cube.soort is soort), None) for soort in Soort}, []
    if onderdeel is not None:
        own, told, counts = _part(own, told, counts, onderdeel)
    return Selection(
        verslagjaar=year,
        organisatie=name,
        editie=editie or bron.editie,
        case_counts=own,
        cubes={soort: (told[soort], *(cube for cube in counts if cube.soort is soort)) for soort in Soort},
        dossier=dossier if dossier is not None and dossier.organisatie in {None, name} else None,
        whole=onderdeel is None,
        left_out=left_out,
    )


def _counted(register: Register, *, onderdelen: bool) -> CaseCounts:
    return register.once((CaseCounts, onderdelen), lambda: CaseCounts.of(register, onderdelen=onderdelen))


def _cases(
    own: CaseCounts | None, soort: Soort, year: int, dossier: Dossier | None, counts: Iterable[Kubus]
) -> Kubus | None:
    """Return what the cases of a kind tell.

    They speak for the report's year too where none of them was closed in it: of a register by itself, or of a dossier
    that states no counts of that year. A file with cases of the other kind only says nothing.
    """
    if own is None:
        return None
    cube, found = own.cubes[soort], own.organisaties
    if found and not cube.cellen:
        return None
    reported = year in own.jaren or (
        dossier is not None and dossier.verslagjaar == year and bool(found or not dossier.register)
    )
    stated = any(other.soort is soort and other.covers(year) for other in counts)
    spoken = cube.populatie
    if soort is Soort.MELDING and reported and not stated:
        spoken |= {(name, year) for name in found or {None}}
    if not spoken:
        return None
    day = dossier.standdatum if dossier else None
    same_as_counted = spoken == cube.populatie and day is None
    return cube if same_as_counted else attrs.evolve(cube, populatie=spoken, standdatum=day)


def _left_out(
    cases: CaseCounts | None,
    own: CaseCounts | None,
    cubes: Iterable[Kubus],
    soort: Soort,
    year: int,
    onderdeel: str | None,
    dossier: Dossier | None,
    name: str | None,
) -> tuple[Text, ...]:
    """Say of the cases of a kind and year what is left out: without a name, without a part, of another organisation."""
    said = []
    if cases is not None and own is not None:
        nameless = cases.cubes[soort].per_jaar.get((None, year), {}) if own is not cases else {}
        if number := sum(nameless.values()):
            said.append(_NAMELESS.format(number))
        if onderdeel is not None and (number := _partless(own.cubes[soort], year)):
            said.append(_PARTLESS.format(number))
    if dossier is not None and dossier.organisatie is not None and dossier.organisatie == name:
        found = {other for cube in cubes if cube.soort is soort for other in cube.organisaties}
        if cases is not None:
            found |= {other for other, of in cases.per_jaar[soort] if of == year}
        if foreign := sorted(other for other in found if other not in {None, name}):
            said.append(_FOREIGN.format(", ".join(map(str, foreign))))
    return tuple(said)


def _partless(kubus: Kubus, year: int) -> int:
    return kubus.total(onderdeel={None}, verslagjaar={year})


def differing(kubussen: Sequence[Kubus]) -> list[int]:
    """Return the totals of cubes of one year that differ, at what their editions have in common; none if they agree.

    Of meldingen the substantiated ones are compared, as every source tells those.
    """
    outcomes: dict[str, Any] = {}
    if kubussen and kubussen[0].soort is Soort.MELDING:
        kubussen = [cube for cube in kubussen if cube.covers(cube.jaren[0], "uitkomst", uitkomsten=_PROVEN)]
        outcomes = {"uitkomst": _PROVEN}
    if len(kubussen) < 2:  # noqa: PLR2004 (it takes two)
        return []
    common = vergroving([cube.editie for cube in kubussen], "schendingen" if outcomes else "signalen")
    margins = [cube.margin("hoofdcategorie", **outcomes) for cube in kubussen]
    told = {
        tuple(sum(n for (code,), n in margin.items() if code.bladen <= group) for group in common.groepen)
        for margin in margins
    }
    return sorted({margin.total() for margin in margins}) if len(told) > 1 else []


def _of(cube: Kubus, name: str | None) -> Kubus | None:
    """Keep what speaks for an organisation; a cube that names none is taken to be about it."""
    if name is None or cube.organisaties == (None,):
        return cube
    return cube.select(organisatie=name) if name in cube.organisaties else None


def _part(
    own: CaseCounts | None, told: dict[Soort, Kubus | None], counts: list[Kubus], onderdeel: str
) -> tuple[CaseCounts | None, dict[Soort, Kubus | None], list[Kubus]]:
    """Keep what is about a part. Cases can also tell that there are none; counts that name no parts cannot tell."""
    cubes = [*counts, *(own.cubes if own else told).values()]
    named = {name for cube in cubes if cube for name in cube.onderdelen if name is not None}
    if onderdeel not in named:
        raise SelectionError(
            Text("Geen cijfers met onderdeel {}.", "No figures of the part {}.").format(quoted(onderdeel)),
            _listed(sorted(named)),
        )
    speaking = None if own is None else own.telling_parts
    return (
        None if own is None else own.of_onderdeel(onderdeel),
        {soort: None if cube is None else cube.part(onderdeel, speaking) for soort, cube in told.items()},
        [cube.part(onderdeel) for cube in counts],
    )


def _organisatie(
    cases: CaseCounts | None, cubes: Iterable[Kubus], wanted: str | None, dossier: Dossier | None
) -> str | None:
    found = {name for cube in cubes for name in cube.organisaties}
    if cases is not None:
        found |= cases.organisaties
    if dossier is not None and dossier.organisatie is not None:
        if wanted is None:
            return dossier.organisatie
        found.add(dossier.organisatie)
    known = sorted(name for name in found if name is not None)
    if wanted is None:
        if len(found) > 1:
            raise SelectionError(
                Text("Er zijn meer organisaties.", "There are several organisations."),
                Text("Kies er één met organisatie: {}.", "Choose one with organisatie: {}.").format(", ".join(known)),
            )
        return known[0] if known else None
    if known and wanted not in known:
        raise SelectionError(
            Text("Er zijn geen cijfers van {}.", "There are no figures of {}.").format(quoted(wanted)), _listed(known)
        )
    return wanted


def _jaar(own: CaseCounts | None, cubes: Iterable[Kubus], wanted: int | None) -> int:
    known: list[int] = sorted({*(own.jaren if own else ()), *(year for cube in cubes for year in cube.jaren)})
    if wanted is not None:
        if known and wanted not in known:
            raise SelectionError(
                Text("Er zijn geen cijfers over {}.", "There are no figures on {}.").format(wanted), _listed(known)
            )
        return wanted
    if not known:
        raise SelectionError(
            Text("Er zijn geen rijen, dus ook geen verslagjaar.", "There are no rows, so there is no year."),
            Text("Staan er zaken onder de koppen?", "Are there cases below the headers?"),
        )
    if len(known) > 1:
        raise SelectionError(
            Text("Er zijn meer verslagjaren.", "There are several years."),
            Text("Kies er één met verslagjaar: {}.", "Choose one with verslagjaar: {}.").format(
                ", ".join(map(str, known))
            ),
        )
    return known[0]


def _listed(known: list[Any]) -> Text:
    return Text("Er zijn: {}.", "There are: {}.").format(", ".join(map(str, known)) or "-")
