"""The dossier: all that one report is made of, and which of it a table is to be about."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TypeAlias, TypeVar

import attrs

from uri.aggregate.kubus import Kubus
from uri.errors import SelectionError
from uri.findings import Findings, quoted
from uri.model import (
    Adviesvraag,
    FinancieelBelang,
    Kerncijfers,
    Klacht,
    Personeel,
    Sessie,
    Vertrouwenspersonen,
)
from uri.register import Register
from uri.taxonomy import Editie, Soort, Uitkomst, edition
from uri.texts import Text

Stated = TypeVar("Stated", Kerncijfers, Personeel, Vertrouwenspersonen, Sessie, FinancieelBelang)


@attrs.frozen(kw_only=True)
class Dossier:
    """The files of one report, read: the cases, cubes of counts, and the figures beside them.

    `zonder` names the parts that the cases leave out; `lezing` how ambiguous phrases of the cases were read;
    `omschrijvingen` whether the case list may show descriptions; `noten` what else a reader must know. `findings` are
    doubts from reading that reject nothing.
    """

    verslagjaar: int
    editie: Editie
    organisatie: str | None = None
    standdatum: date | None = None
    zonder: frozenset[str] = frozenset()
    lezing: Mapping[str, Uitkomst] = attrs.field(factory=dict)
    omschrijvingen: bool = False
    noten: tuple[Text, ...] = ()
    register: Register | None = None
    tellingen: tuple[Kubus, ...] = ()
    kerncijfers: tuple[Kerncijfers, ...] = ()
    personeel: tuple[Personeel, ...] = ()
    vertrouwenspersonen: tuple[Vertrouwenspersonen, ...] = ()
    sessies: tuple[Sessie, ...] = ()
    financiele_belangen: tuple[FinancieelBelang, ...] = ()
    klachten: tuple[Klacht, ...] = attrs.field(default=(), repr=False)
    adviesvragen: tuple[Adviesvraag, ...] = attrs.field(default=(), repr=False)
    findings: Findings = attrs.field(factory=Findings, repr=False)

    def gevallen(self, soort: Soort) -> Kubus | None:
        """Return the cube of the dossier's own cases of one kind, or None when there are none."""
        if self.register is None:
            return None
        years = {*self.register.jaren, self.verslagjaar} if soort is Soort.MELDING else None
        cube = Kubus.from_register(self.register, soort, standdatum=self.standdatum, jaren=years)
        return cube if cube.populatie else None

    def records(self, klasse: type[Stated]) -> tuple[Stated, ...]:
        """Return the side records of one class."""
        return getattr(self, ZIJDE[klasse])  # type: ignore[no-any-return]


ZIJDE: Mapping[type, str] = {
    Kerncijfers: "kerncijfers",
    Personeel: "personeel",
    Vertrouwenspersonen: "vertrouwenspersonen",
    Sessie: "sessies",
    FinancieelBelang: "financiele_belangen",
    Klacht: "klachten",
    Adviesvraag: "adviesvragen",
}
"""The attribute of a dossier that holds the records of each class."""

Bron: TypeAlias = Register | Kubus | Dossier
"""What a table can be made from."""


@attrs.frozen(kw_only=True)
class Keuze:
    """What a table is about: one organisation, year and edition, and what can tell of it.

    `gevallen` is the cube of the cases themselves, `tellingen` are cubes of stated counts, such as earlier years.
    `dossier` holds the figures beside them, where they are about the same organisation as a whole.
    """

    verslagjaar: int
    organisatie: str | None
    editie: Editie
    gevallen: Mapping[Soort, Kubus | None]
    tellingen: Mapping[Soort, tuple[Kubus, ...]]
    register: Register | None
    dossier: Dossier | None

    @property
    def standdatum(self) -> date | None:
        """The reference date, where the dossier states one."""
        return None if self.dossier is None else self.dossier.standdatum

    @property
    def noten(self) -> tuple[Text, ...]:
        """What the dossier wants every reader to know, and where its cases are counted, how they were read."""
        if self.dossier is None:
            return ()
        read = self.dossier.lezing if self.has_cases(Soort.MELDING, self.verslagjaar) else {}
        return (*self.dossier.noten, *(_READ_AS.format(words, outcome.label) for words, outcome in read.items()))

    def kubussen(self, soort: Soort) -> tuple[Kubus, ...]:
        """Return the cubes of one kind, that of the cases first."""
        own = self.gevallen[soort]
        return (*([] if own is None else [own]), *self.tellingen[soort])

    def kubus(self, soort: Soort, jaar: int, *dimensies: str, uitkomsten: Collection[Uitkomst] = ()) -> Kubus | None:
        """Return the first cube that speaks for a year by these dimensions and outcomes, or None."""
        for cube in self.kubussen(soort):
            if cube.covers(jaar, *dimensies, uitkomsten=uitkomsten):
                return cube.select(verslagjaar=jaar)
        return None

    def has_cases(self, soort: Soort, jaar: int) -> bool:
        """Tell whether it is the cases themselves that speak for a year, not stated counts."""
        own = self.gevallen[soort]
        return own is not None and own.covers(jaar)

    def stated(self, klasse: type[Stated], jaar: int) -> list[Stated]:
        """Return the side records of one class for a year."""
        return (
            [] if self.dossier is None else [record for record in self.dossier.records(klasse) if record.jaar == jaar]
        )


_READ_AS = Text("“{}” is gelezen als: {}.", "“{}” was read as: {}.")


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
    dossier, register, own, stated = _taken_apart(bron)
    cubes = [cube for soort in Soort for cube in (own[soort], *stated[soort]) if cube is not None]
    name = _organisatie(cubes, organisatie, dossier)
    year = _jaar([narrowed for cube in cubes if (narrowed := _of(cube, name))], verslagjaar, dossier)

    def narrow(cube: Kubus | None) -> Kubus | None:
        cube = None if cube is None else _of(cube, name)
        return cube if cube is None or onderdeel is None else cube.select(onderdeel=onderdeel)

    if register is not None and name in register.organisaties:
        register = register.select(organisatie=name)
    whole = dossier is not None and onderdeel is None and dossier.organisatie in {None, name}
    return Keuze(
        verslagjaar=year,
        organisatie=name,
        editie=bron.editie if editie is None else edition(editie),
        gevallen={soort: narrow(cube) for soort, cube in own.items()},
        tellingen={soort: tuple(filter(None, map(narrow, cubes))) for soort, cubes in stated.items()},
        register=register if register is None or onderdeel is None else register.select(onderdeel=onderdeel),
        dossier=dossier if whole else None,
    )


def _taken_apart(
    bron: Bron,
) -> tuple[Dossier | None, Register | None, dict[Soort, Kubus | None], dict[Soort, tuple[Kubus, ...]]]:
    if isinstance(bron, Dossier):
        counts = {soort: tuple(cube for cube in bron.tellingen if cube.soort is soort) for soort in Soort}
        return bron, bron.register, {soort: bron.gevallen(soort) for soort in Soort}, counts
    nothing: dict[Soort, tuple[Kubus, ...]] = dict.fromkeys(Soort, ())
    if isinstance(bron, Kubus):
        return None, None, {soort: bron if bron.soort is soort else None for soort in Soort}, nothing
    cubes = {soort: Kubus.from_register(bron, soort) for soort in Soort}
    return None, bron, {soort: cube if cube.populatie else None for soort, cube in cubes.items()}, nothing


def _of(cube: Kubus, name: str | None) -> Kubus | None:
    """Keep what speaks for an organisation; a cube that names none is taken to be about it."""
    if name is None or cube.organisaties == (None,):
        return cube
    return cube.select(organisatie=name) if name in cube.organisaties else None


def _organisatie(cubes: list[Kubus], wanted: str | None, dossier: Dossier | None) -> str | None:
    known = sorted({name for cube in cubes for name in cube.organisaties if name is not None})
    unnamed = any(None in cube.organisaties for cube in cubes)
    if wanted is None and dossier is not None:
        wanted = dossier.organisatie
    if wanted is None:
        if len(known) + unnamed > 1:
            raise SelectionError(
                Text("Er zijn meer organisaties.", "There are several organisations."),
                Text("Kies er één met organisatie: {}.", "Choose one with organisatie: {}.").format(", ".join(known)),
            )
        return known[0] if known else None
    if known and wanted not in known:
        raise SelectionError(
            Text("Er zijn geen cijfers van {}.", "There are no figures of {}.").format(quoted(wanted)),
            Text("Er zijn: {}.", "There are: {}.").format(", ".join(known)),
        )
    return wanted


def _jaar(cubes: list[Kubus], wanted: int | None, dossier: Dossier | None) -> int:
    known = sorted({year for cube in cubes for year in cube.jaren})
    if wanted is None and dossier is not None:
        wanted = dossier.verslagjaar
    listed = ", ".join(map(str, known)) or "-"
    if wanted is None:
        if not known:
            raise SelectionError(
                Text("Er zijn geen rijen, dus ook geen verslagjaar.", "There are no rows, so there is no year."),
                Text("Staan er zaken onder de koppen?", "Are there cases below the headers?"),
            )
        if len(known) > 1:
            raise SelectionError(
                Text("Er zijn meer verslagjaren.", "There are several years."),
                Text("Kies er één met verslagjaar: {}.", "Choose one with verslagjaar: {}.").format(listed),
            )
        return known[0]
    if known and wanted not in known:
        raise SelectionError(
            Text("Er zijn geen cijfers over {}.", "There are no figures on {}.").format(wanted),
            Text("Er zijn: {}.", "There are: {}.").format(listed),
        )
    return wanted
