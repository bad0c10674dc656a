"""The choice: which organisation, year, part and edition a table is about, and what can tell of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

import attrs
import numpy as np

from uri.aggregate.dossier import Bron, Dossier, Stated
from uri.aggregate.engines import register_of
from uri.aggregate.kubus import Kubus
from uri.errors import SelectionError
from uri.findings import quoted
from uri.register import Register
from uri.taxonomy import Editie, Soort, Uitkomst, edition, vergroving
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
class Keuze:
    """What a table is about: one organisation, year and edition, and what can tell of it.

    `gevallen` is the cube of the cases themselves, `tellingen` are cubes of stated counts, such as earlier years.
    `dossier` is set where it is about the same organisation; the figures beside its cases count where the choice is
    about the whole of it (`geheel`). `weggelaten` says for each kind what was there and is left out, and why.
    """

    verslagjaar: int
    organisatie: str | None
    editie: Editie
    gevallen: Mapping[Soort, Kubus | None]
    tellingen: Mapping[Soort, tuple[Kubus, ...]]
    register: Register | None
    dossier: Dossier | None
    geheel: bool
    weggelaten: Mapping[Soort, tuple[Text, ...]]

    @property
    def standdatum(self) -> date | None:
        """The reference date: the dossier's, else that of the first cube that has one."""
        if self.dossier is not None:
            return self.dossier.standdatum
        dates = (cube.standdatum for soort in Soort for cube in self.kubussen(soort))
        return next((day for day in dates if day is not None), None)

    @property
    def zaken(self) -> Register | None:
        """The cases one by one; None where there are only counts of them."""
        return None if self.register is None or self.register.gewichten is not None else self.register

    def notes(self, soort: Soort = Soort.MELDING) -> list[Text]:
        """Say what the dossier wants known, how cases were read, and what was left out."""
        stated = [] if self.dossier is None or soort is Soort.SIGNAAL else [*self.dossier.noten]
        if self.register is not None and soort is Soort.MELDING and self.has_cases(soort, self.verslagjaar):
            stated += [_READ_AS.format(words, outcome.label) for words, outcome in self.register.lezing.items()]
        return [*stated, *self.weggelaten[soort]]

    def doubts(self, soort: Soort = Soort.MELDING) -> list[Text]:
        """Say that the sources of the year differ, where more than one speaks of it."""
        totals = differing(self.sources(soort, self.verslagjaar, "hoofdcategorie"))
        if not totals:
            return []
        apart = ", ".join(map(str, totals)) if len(totals) > 1 else _BY_TYPE
        return [_DIFFER[soort].format(self.verslagjaar, apart)]

    def kubussen(self, soort: Soort) -> tuple[Kubus, ...]:
        """Return the cubes of one kind, that of the cases first."""
        own = self.gevallen[soort]
        return (*([] if own is None else [own]), *self.tellingen[soort])

    def kubus(self, soort: Soort, jaar: int, *dimensies: str, uitkomsten: Collection[Uitkomst] = ()) -> Kubus | None:
        """Return the first cube that speaks for a year by these dimensions and outcomes, or None."""
        return next(iter(self.sources(soort, jaar, *dimensies, uitkomsten=uitkomsten)), None)

    def sources(self, soort: Soort, jaar: int, *dimensies: str, uitkomsten: Collection[Uitkomst] = ()) -> list[Kubus]:
        """Return what each cube says of a year, of those that speak for it by these dimensions and outcomes.

        The cases go first, but in a dossier only for its own year: of another year it may hold a case that was closed
        late, where the stated counts are whole.
        """
        cubes = [
            cube.select(verslagjaar=jaar)
            for cube in self.kubussen(soort)
            if cube.covers(jaar, *dimensies, uitkomsten=uitkomsten)
        ]
        own = self.gevallen[soort]
        late = self.dossier is not None and jaar != self.dossier.verslagjaar and own is not None and own.covers(jaar)
        return [*cubes[1:], *cubes[:1]] if late else cubes

    def has_cases(self, soort: Soort, jaar: int) -> bool:
        """Tell whether it is the cases themselves that speak for a year, not stated counts."""
        own = self.gevallen[soort]
        if own is None or not own.covers(jaar):
            return False
        late = self.dossier is not None and jaar != self.dossier.verslagjaar
        return not late or not any(cube.covers(jaar) for cube in self.tellingen[soort])

    def all_stated(self, klasse: type[Stated]) -> tuple[Stated, ...]:
        """Return the side records of one class, of all years."""
        return self.dossier.records(klasse) if self.dossier is not None and self.geheel else ()

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
) -> Keuze:
    """Settle what a table is about; raises `SelectionError` when a choice is open or is not there.

    A register or cube of one year or one organisation needs no choice of it. A dossier names its own.
    """
    if not isinstance(bron, Register | Kubus | Dossier):
        bron = register_of(bron)
    dossier = bron if isinstance(bron, Dossier) else None
    register = bron.register if isinstance(bron, Dossier) else bron if isinstance(bron, Register) else None
    stated = bron.tellingen if isinstance(bron, Dossier) else ()
    subject = bron if isinstance(bron, Kubus) else None
    everything = [*stated, *([subject] if subject else [])]
    name = _organisatie(register, everything, organisatie, dossier)
    own = None if register is None else _rows_of(register, name)
    counts = [found for cube in everything if (found := _of(cube, name))]
    year = (
        dossier.verslagjaar
        if dossier and verslagjaar in {None, dossier.verslagjaar}
        else _jaar(own, counts, verslagjaar)
    )
    cases = {soort: _only(counts, soort) for soort in Soort}
    if subject is None:
        cases = {soort: _cases(own, soort, year, dossier, counts) for soort in Soort}
    left_out = {soort: _left_out(register, own, everything, soort, year, onderdeel, dossier, name) for soort in Soort}
    if onderdeel is not None:
        own, cases, counts = _part(own, cases, counts, onderdeel)
    return Keuze(
        verslagjaar=year,
        organisatie=name,
        editie=bron.editie if editie is None else edition(editie),
        gevallen=cases,
        tellingen={soort: () if subject else tuple(c for c in counts if c.soort is soort) for soort in Soort},
        register=own,
        dossier=dossier if dossier is not None and dossier.organisatie in {None, name} else None,
        geheel=onderdeel is None,
        weggelaten=left_out,
    )


def _cases(
    register: Register | None, soort: Soort, year: int, dossier: Dossier | None, counts: Iterable[Kubus]
) -> Kubus | None:
    """Count the cases of a kind.

    They speak for the report's year too where none of them was closed in it: of a register by itself, or of a dossier
    that states no counts of that year. A file with cases of the other kind only says nothing.
    """
    if register is None:
        return None
    if not _has(register, soort) and len(register):
        return None
    reported = year in register.jaren or (
        dossier is not None and dossier.verslagjaar == year and _is_own(register, dossier)
    )
    stated = any(cube.soort is soort and cube.covers(year) for cube in counts)
    spoken = soort is Soort.MELDING and reported and not stated
    day = None if dossier is None else dossier.standdatum
    cube = Kubus.from_register(register, soort, standdatum=day, verslagjaar=year if spoken else None)
    return cube if cube.populatie else None


def _has(register: Register, soort: Soort) -> bool:
    return bool(np.any(register.kolommen["soort"].waarden == list(Soort).index(soort)))


def _is_own(register: Register, dossier: Dossier) -> bool:
    """Tell whether a dossier's cases are there for the organisation that was chosen: any, or none at all."""
    return bool(len(register)) or not dossier.register


def _only(cubes: Iterable[Kubus], soort: Soort) -> Kubus | None:
    return next((cube for cube in cubes if cube.soort is soort), None)


def _rows_of(register: Register, name: str | None) -> Register:
    """Return the rows of an organisation. A register that names none at all is taken to be about the one asked for."""
    if name is None or not register.kolommen["organisatie"].termen:
        return register
    return register.take(_is_named(register, "organisatie", name))


def _left_out(
    register: Register | None,
    own: Register | None,
    cubes: Iterable[Kubus],
    soort: Soort,
    year: int,
    onderdeel: str | None,
    dossier: Dossier | None,
    name: str | None,
) -> tuple[Text, ...]:
    """Say of the cases of a kind and year what is left out: without a name, without a part, of another organisation."""
    said = []
    if register is not None and own is not None:
        of_year = _of_kind(register, soort, year)
        if own is not register and (number := _cases_without(of_year, "organisatie")):
            said.append(_NAMELESS.format(number))
        if onderdeel is not None and (number := _cases_without(_of_kind(own, soort, year), "onderdeel")):
            said.append(_PARTLESS.format(number))
    if dossier is not None and dossier.organisatie is not None and dossier.organisatie == name:
        found = {other for cube in cubes if cube.soort is soort for other in cube.organisaties}
        if register is not None:
            found |= set(_of_kind(register, soort, year).organisaties)
        if foreign := sorted(other for other in found if other not in {None, name}):
            said.append(_FOREIGN.format(", ".join(map(str, foreign))))
    return tuple(said)


def _cases_without(register: Register, field: str) -> int:
    return int(register.aantallen[register.kolommen[field].gaps].sum())


def _of_kind(register: Register, soort: Soort, year: int) -> Register:
    kind = register.kolommen["soort"].waarden == list(Soort).index(soort)
    return register.take(kind & np.equal(register.jaar, year))


def differing(kubussen: list[Kubus]) -> list[int]:
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


def _is_named(register: Register, field: str, name: str) -> np.ndarray:
    return register.kolommen[field].is_at(name)


def _of(cube: Kubus, name: str | None) -> Kubus | None:
    """Keep what speaks for an organisation; a cube that names none is taken to be about it."""
    if name is None or cube.organisaties == (None,):
        return cube
    return cube.select(organisatie=name) if name in cube.organisaties else None


def _part(
    register: Register | None, cases: dict[Soort, Kubus | None], counts: list[Kubus], onderdeel: str
) -> tuple[Register | None, dict[Soort, Kubus | None], list[Kubus]]:
    """Keep what is about a part. Cases can also tell that there are none; counts that name no parts cannot tell."""
    named = {name for cube in counts for name in cube.onderdelen if name is not None}
    if register is not None:
        named |= set(register.kolommen["onderdeel"].termen)
    if onderdeel not in named:
        raise SelectionError(
            Text("Geen cijfers met onderdeel {}.", "No figures of the part {}.").format(quoted(onderdeel)),
            _listed(sorted(named)),
        )
    told = None if register is None else _telling_parts(register)
    return (
        None if register is None else register.take(_is_named(register, "onderdeel", onderdeel)),
        {soort: None if cube is None else cube.part(onderdeel, told) for soort, cube in cases.items()},
        [cube.part(onderdeel) for cube in counts],
    )


def _telling_parts(register: Register) -> frozenset[tuple[str | None, int]]:
    """Return each organisation and year of which a register names parts at all."""
    rows = register.take(~register.kolommen["onderdeel"].gaps)
    return frozenset(zip(rows.kolommen["organisatie"].decode(), rows.jaar.tolist(), strict=True))


def _organisatie(
    register: Register | None, cubes: Iterable[Kubus], wanted: str | None, dossier: Dossier | None
) -> str | None:
    found = {name for cube in cubes for name in cube.organisaties}
    if register is not None:
        found |= set(register.organisaties)
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


def _jaar(register: Register | None, cubes: Iterable[Kubus], wanted: int | None) -> int:
    known = sorted({*(register.jaren if register else ()), *(year for cube in cubes for year in cube.jaren)})
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
