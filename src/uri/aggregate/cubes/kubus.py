"""The cube: how many units there are of each combination that occurs. Every standard table is a margin of one.

A cube holds no personal data, so it is what an organisation can hand over. Only making it from a register sees rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from uri.aggregate.cubes.frame_counts import GETELD, counted
from uri.aggregate.cubes.units import Basis, Eenheid
from uri.errors import IncompatibleError, SelectionError
from uri.findings import quoted
from uri.register import Dataframe, Frame, Register, frame_of
from uri.taxonomy import Editie, Jaarbron, Schendingstype, Soort, Uitkomst
from uri.texts import Text

if TYPE_CHECKING:
    import pandas as pd


Combinatie: TypeAlias = tuple[Any, ...]
"""A value for each dimension of a cube: a code, a tuple of codes, a year, a name, or None where it is missing."""

ZAAK = ("organisatie", "onderdeel", "verslagjaar", "jaarbron")
"""The dimensions that every cube has."""

DIMENSIES: Mapping[Soort, tuple[str, ...]] = {
    Soort.MELDING: (*ZAAK, "hoofdcategorie", "uitkomst", "afdoeningen"),
    Soort.SIGNAAL: (*ZAAK, "hoofdcategorie"),
}
"""All dimensions of a cube of each kind, in order. A cube of counts may lack the last ones."""

_ALL = DIMENSIES[Soort.MELDING]
"""Those of meldingen begin with those of signalen, so that one count serves both."""

_KINDS = {Soort.MELDING: (Eenheid.MELDING, Basis.AFGEROND), Soort.SIGNAAL: (Eenheid.SIGNAAL, Basis.ONTVANGEN)}


@attrs.frozen(kw_only=True)
class Kubus:
    """Counts by combination of `dimensies`, sparse: a combination that does not occur counts zero.

    `populatie` says for which (organisatie, verslagjaar) the cube speaks; a year outside it is not collected, not
    zero. `uitkomsten` are the outcomes that it covers. Cubes of one kind add: see `kind`.
    """

    soort: Soort
    editie: Editie
    dimensies: tuple[str, ...]
    cellen: Mapping[Combinatie, int] = attrs.field(converter=dict, hash=False)
    populatie: frozenset[tuple[str | None, int]]
    uitkomsten: frozenset[Uitkomst] = frozenset(Uitkomst)
    standdatum: date | None = None
    _margins: dict[tuple[str, ...], Mapping[Combinatie, int]] = attrs.field(
        factory=dict, init=False, eq=False, repr=False
    )

    @classmethod
    def from_register(
        cls,
        register: Register,
        soort: Soort = Soort.MELDING,
        *,
        standdatum: date | None = None,
        verslagjaar: int | None = None,
        onderdelen: bool = True,
    ) -> Kubus:
        """Count the meldingen or signalen of a register.

        The cube speaks for each organisation and year of which the register has cases of this kind, closed ones in
        the case of meldingen: one that is still running says nothing of what was closed. It also speaks for
        `verslagjaar`, where that is given, for all organisations of the register. Without `onderdelen` it counts the
        parts of an organisation together, which takes less time.
        """
        dimensions = DIMENSIES[soort]
        cells: dict[Combinatie, int] = {}
        names = ("soort", "organisatie", *(["onderdeel"] if onderdelen else []), *_ALL[2:])
        stop = len(dimensions) + (1 if onderdelen else 0)
        for combination, number in register.count(*names).items():
            if combination[0] is soort:
                kept = combination[1:stop] if onderdelen else (combination[1], None, *combination[2:stop])
                cells[kept] = cells.get(kept, 0) + number
        at = dimensions.index("uitkomst") if "uitkomst" in dimensions else None
        speaks = {(cell[0], cell[2]) for cell in cells if at is None or cell[at] is not Uitkomst.LOPEND}
        if verslagjaar is not None:
            speaks |= {(name, verslagjaar) for name in register.organisaties or (None,)}
        return cls(
            soort=soort,
            editie=register.editie,
            dimensies=dimensions,
            cellen=cells,
            populatie=frozenset(speaks),
            standdatum=standdatum,
        )

    @classmethod
    def from_frame(
        cls,
        frame: Dataframe | Frame,
        soort: Soort = Soort.MELDING,
        *,
        standdatum: date | None = None,
        verslagjaar: int | None = None,
        **reading: Any,  # noqa: ANN401 (how the frame is read)
    ) -> Kubus:
        """Count the rows of a frame of any engine, which groups them itself: only the combinations are fetched.

        The other arguments say how it is read, as those of `Frame`. Columns that a cube does not count are not looked
        at. The cube is that of `from_register`; raises `RejectedRowsError` with every fault and in how many rows it is.
        """
        source = frame_of(frame, **reading)
        return cls.from_register(counted(source, GETELD), soort, standdatum=standdatum, verslagjaar=verslagjaar)

    @property
    def eenheid(self) -> Eenheid:
        """The count unit."""
        return _KINDS[self.soort][0]

    @property
    def basis(self) -> Basis:
        """Which event puts a unit in a year."""
        return _KINDS[self.soort][1]

    @property
    def kind(self) -> tuple[object, ...]:
        """What must be equal for cubes to add."""
        return self.soort, self.editie, self.dimensies, self.uitkomsten, self.standdatum

    @cached_property
    def jaren(self) -> tuple[int, ...]:
        """The years that the cube speaks for, in order; with several organisations, for each of them."""
        names = {name for name, _ in self.populatie}
        years = {year for _, year in self.populatie}
        return tuple(sorted(year for year in years if all((name, year) in self.populatie for name in names)))

    @cached_property
    def organisaties(self) -> tuple[str | None, ...]:
        """The organisations that the cube speaks for, in order; None stands last."""
        return tuple(sorted({name for name, _ in self.populatie}, key=lambda name: (name is None, name or "")))

    @property
    def onderdelen(self) -> tuple[str | None, ...]:
        """The parts that occur, in order; None stands last, and alone where the cube names no parts."""
        found = {cell[1] for cell in self.cellen} or {None}
        return tuple(sorted(found, key=lambda name: (name is None, name or "")))

    @cached_property
    def per_jaar(self) -> Mapping[tuple[str | None, int], Mapping[Combinatie, int]]:
        """The cells of each organisation and year that occurs, whether or not the cube speaks for it."""
        groups: dict[tuple[str | None, int], dict[Combinatie, int]] = {}
        for combination, number in self.cellen.items():
            groups.setdefault((combination[0], combination[2]), {})[combination] = number
        return groups

    @cached_property
    def twijfelgevallen(self) -> tuple[int, int, int]:
        """How many units still run, have an unknown outcome, or count in the year of their other date."""
        by_outcome = self.soort is Soort.MELDING and "uitkomst" in self.dimensies
        running = unknown = other = 0
        for (source, *outcome), number in self.margin("jaarbron", *(["uitkomst"] if by_outcome else [])).items():
            if outcome == [Uitkomst.LOPEND]:
                running += number
                continue
            unknown += number if outcome == [Uitkomst.ONBEKEND] else 0
            other += number if source is Jaarbron.ANDERE_DATUM else 0
        return running, unknown, other

    def covers(self, jaar: int, *dimensies: str, uitkomsten: Collection[Uitkomst] = ()) -> bool:
        """Tell whether the cube can speak of a year by these dimensions, for these outcomes."""
        return jaar in self.jaren and self.tells(dimensies, uitkomsten)

    def tells(self, dimensies: Collection[str], uitkomsten: Collection[Uitkomst]) -> bool:
        """Tell whether the cube has these dimensions and covers these outcomes."""
        return self.uitkomsten.issuperset(uitkomsten) and set(self.dimensies).issuperset(dimensies)

    def margin(self, *dimensies: str, **waarden: Collection[object]) -> Counter[Combinatie]:
        """Count by some dimensions, of the cells whose values lie in `waarden`."""
        margin: Counter[Combinatie] = Counter()
        get, stop = margin.get, len(dimensies)
        for combination, number in self._within(dimensies, waarden):
            key = combination[:stop]
            margin[key] = get(key, 0) + number
        return margin

    def per(self, dimensie: str, **waarden: Collection[object]) -> dict[Any, int]:
        """Count by one dimension, of the cells whose values lie in `waarden`."""
        counts: dict[Any, int] = {}
        for combination, number in self._within((dimensie,), waarden):
            counts[combination[0]] = counts.get(combination[0], 0) + number
        return counts

    def total(self, **waarden: Collection[object]) -> int:
        """Count the units whose values lie in `waarden`."""
        return sum([number for _, number in self._within((), waarden)])

    def _within(
        self, dimensies: tuple[str, ...], waarden: Mapping[str, Collection[object]]
    ) -> Iterable[tuple[Combinatie, int]]:
        """Give what is counted by some dimensions, and behind them those of `waarden`, as far as it lies in those."""
        cells: Iterable[tuple[Combinatie, int]] = self._summed((*dimensies, *waarden)).items()
        for at, allowed in enumerate(waarden.values(), len(dimensies)):
            cells = [cell for cell in cells if cell[0][at] in allowed]
        return cells

    def _summed(self, dimensies: tuple[str, ...]) -> Mapping[Combinatie, int]:
        """Count by some dimensions, once."""
        if dimensies not in self._margins:
            counts: dict[Combinatie, int] = {}
            at = [self.dimensies.index(name) for name in dimensies]
            for combination, number in self.cellen.items():
                key = tuple([combination[index] for index in at])
                counts[key] = counts.get(key, 0) + number
            self._margins[dimensies] = counts
        return self._margins[dimensies]

    def select(
        self, *, verslagjaar: int | None = None, organisatie: str | None = None, onderdeel: str | None = None
    ) -> Kubus:
        """Keep a year, an organisation and a part; raises `SelectionError` for one that the cube does not speak for."""
        years, names = {year for _, year in self.populatie}, {name for name, _ in self.populatie}
        parts = {combination[1] for combination in self.cellen}
        wanted = {"verslagjaar": verslagjaar, "organisatie": organisatie, "onderdeel": onderdeel}
        there: tuple[set[Any], ...] = (years, names, parts)
        for (name, value), known in zip(wanted.items(), there, strict=True):
            if value is not None and value not in known:
                raise SelectionError(
                    Text("Geen cijfers met {} {}.", "No figures with {} {}.").format(name, quoted(value)),
                    Text("Er zijn: {}.", "There are: {}.").format(", ".join(sorted(map(str, known - {None}))) or "-"),
                )
        cells: dict[Combinatie, int] = {}
        for (of, year), group in self.per_jaar.items():
            if organisatie in {None, of} and verslagjaar in {None, year}:
                cells |= group
        if onderdeel is not None:
            cells = {combination: number for combination, number in cells.items() if combination[1] == onderdeel}
        return attrs.evolve(
            self,
            cellen=cells,
            populatie=frozenset(
                (name, year)
                for name, year in self.populatie
                if organisatie in {None, name} and verslagjaar in {None, year}
            ),
        )

    def year(self, jaar: int) -> Kubus:
        """Keep a year, with all parts of an organisation together."""
        groups = [group for (_, year), group in self.per_jaar.items() if year == jaar]
        cells = groups[0] if len(groups) == 1 else {}
        if any(combination[1] is not None for combination in cells) or len(groups) > 1:
            cells = _without_parts(groups)
        spoken = frozenset([spoken for spoken in self.populatie if spoken[1] == jaar])
        return attrs.evolve(self, cellen=cells, populatie=spoken)

    def only(self, organisatie: str | None) -> Kubus:
        """Keep an organisation, also one that the cube does not speak for."""
        cells = [group for (name, _), group in self.per_jaar.items() if name == organisatie]
        return attrs.evolve(
            self,
            cellen={combination: number for group in cells for combination, number in group.items()},
            populatie=frozenset(spoken for spoken in self.populatie if spoken[0] == organisatie),
        )

    def part(self, onderdeel: str, told: Collection[tuple[str | None, int]] | None = None) -> Kubus:
        """Keep a part, also one that has no cases.

        What is left speaks for the organisations and years of which parts are `told`; by default those of which a cell
        names a part.
        """
        if told is None:
            told = {(cell[0], cell[2]) for cell in self.cellen if cell[1] is not None}
        cells = self.margin(*self.dimensies, onderdeel={onderdeel})
        return attrs.evolve(self, cellen=cells, populatie=self.populatie & frozenset(told))

    def together(self, organisatie: str) -> Kubus:
        """Count all organisations as one, under a new name, for the years that the cube speaks for with all of them."""
        cells: Counter[Combinatie] = Counter()
        for combination, number in self.cellen.items():
            if combination[2] in self.jaren:
                cells[(organisatie, *combination[1:])] += number
        return attrs.evolve(self, cellen=cells, populatie=frozenset((organisatie, year) for year in self.jaren))

    def __add__(self, other: Kubus) -> Kubus:
        if self.kind != other.kind:
            raise IncompatibleError(
                Text("Deze kubussen zijn niet op te tellen.", "These cubes do not add."),
                Text(
                    "Soort, editie, dimensies, uitkomsten en standdatum moeten gelijk zijn.",
                    "Kind, edition, dimensions, outcomes and reference date must be equal.",
                ),
            )
        return attrs.evolve(
            self,
            cellen=Counter(self.cellen) + Counter(other.cellen),
            populatie=self.populatie | other.populatie,
        )

    def to_frame(self) -> pd.DataFrame:
        """Return the cells as a DataFrame: `soort`, a column per dimension and `aantal`; a row per combination, sorted.

        Zeros stand where they tell what the cube speaks for: a year without cases, an outcome that did not occur.
        `read_counts` reads what this writes.
        """
        import pandas as pd  # noqa: PLC0415 (loaded on use)

        cells = {**dict.fromkeys(self._zeros(), 0), **self.cellen}
        rows = [(self.soort.value, *map(_plain, combination), number) for combination, number in cells.items()]
        rows.sort(key=lambda row: tuple(str(value or "") for value in row[:-1]))
        return pd.DataFrame(rows, columns=["soort", *self.dimensies, "aantal"])

    def _zeros(self) -> Iterator[Combinatie]:
        """Give a combination for each organisation, year and outcome that the cube speaks for and has no case of."""
        decided = frozenset({Uitkomst.AANGETOOND, Uitkomst.NIET_AANGETOOND})
        outcomes = sorted(self.uitkomsten & decided if decided <= self.uitkomsten else self.uitkomsten)
        by_outcome = "uitkomst" in self.dimensies
        found = self.margin("organisatie", "verslagjaar", *(["uitkomst"] if by_outcome else []))
        rows = self.editie.rows("schendingen" if self.soort is Soort.MELDING else "signalen")
        kind = rows[0].code if rows else Schendingstype.ANDERS
        for organisatie, year in self.populatie:
            for outcome in outcomes if by_outcome else [None]:
                if (organisatie, year, *([outcome] if by_outcome else [])) not in found:
                    values: dict[str, Any] = {"organisatie": organisatie, "verslagjaar": year}
                    values |= {"jaarbron": Jaarbron.OPGEGEVEN, "hoofdcategorie": kind}
                    values |= {"uitkomst": outcome, "afdoeningen": ()}
                    yield tuple(values.get(name) for name in self.dimensies)

    def __repr__(self) -> str:
        return (
            f"<Kubus {self.editie.naam}: {self.total()} {self.eenheid.label}, jaren {', '.join(map(str, self.jaren))}>"
        )


def _without_parts(groups: Iterable[Mapping[Combinatie, int]]) -> dict[Combinatie, int]:
    cells: dict[Combinatie, int] = {}
    for group in groups:
        for combination, number in group.items():
            whole = (combination[0], None, *combination[2:])
            cells[whole] = cells.get(whole, 0) + number
    return cells


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return "|".join(value)
    return value.value if isinstance(value, StrEnum) else value
