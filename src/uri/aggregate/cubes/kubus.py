"""The cube: how many units there are of each combination that occurs. Every standard table is a margin of one.

A cube holds no personal data, so it is what an organisation can hand over. Only making it from a register sees rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property, reduce
from itertools import chain
from typing import TYPE_CHECKING, Any

import attrs

from uri.aggregate.cubes.cube_frames import cube_frame, zeros
from uri.aggregate.cubes.cube_json import document_text, plain_cube, read_cube_document
from uri.aggregate.cubes.cube_kinds import KIND, refuse_other_kind
from uri.aggregate.cubes.dimensions import BASES, DIMENSIES, UNITS, Combinatie
from uri.aggregate.cubes.frame_counts import CUBE_FIELDS, cells_by_kind, counted, population
from uri.aggregate.cubes.units import Eenheid
from uri.aggregate.json_forms.json_text import parsed_document
from uri.errors import NO_SUCH, selection_error
from uri.findings import quoted
from uri.languages import Text
from uri.register import Dataframe, Frame, Register, frame_of
from uri.register.register_kinds import Place, refuse_same_cases
from uri.taxonomy import Basis, Editie, Jaarbron, Soort, Uitkomst

if TYPE_CHECKING:
    import pandas as pd

_A_FRAME = Text("een frame", "a frame")


@attrs.frozen(kw_only=True)
class Kubus:
    """Counts by combination of `dimensies`, sparse: a combination that does not occur counts zero.

    A year outside `populatie` is not collected, and not zero. Cubes of one `kind` add, where no two of them speak for
    the same organisation and year.

    >>> import attrs, uri
    >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
    >>> cube = uri.Kubus.from_register(uri.Register.from_records(cases))
    >>> before = uri.Kubus.from_register(uri.Register.from_records([attrs.evolve(cases[0], verslagjaar=2022)]))
    >>> sum([before, cube]).total(uitkomst={"aangetoond"})
    2
    >>> uri.schendingen(cube).count("positie", "aangetoond")
    1

    Attributes:
        soort: What is counted: meldingen or signalen.
        editie: The edition in which the cases were coded.
        dimensies: The names of what is counted by, in the order of a combination.
        cellen: The number of units of each combination.
        populatie: The (organisatie, verslagjaar) for which the cube speaks.
        uitkomsten: The outcomes that it covers.
        standdatum: The reference date of its numbers.
        basis: What puts a unit in its year, as far as the source of the numbers says it.
    """

    soort: Soort
    editie: Editie
    dimensies: tuple[str, ...]
    cellen: Mapping[Combinatie, int] = attrs.field(converter=dict, hash=False)
    populatie: frozenset[tuple[str | None, int]]
    uitkomsten: frozenset[Uitkomst] = frozenset(Uitkomst)
    standdatum: date | None = None
    basis: Basis = Basis.NIET_OPGEGEVEN

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
        the case of meldingen: one that is still running says nothing of what was closed.

        Args:
            register: The cases.
            soort: What is counted.
            standdatum: The reference date of the numbers.
            verslagjaar: A year for which the cube speaks too, for all organisations of the register.
            onderdelen: Whether the parts of an organisation are counted apart; together takes less time.
        """
        cube = cube_of(soort, register.editie, cells_by_kind(register.count, onderdelen=onderdelen)[soort])
        if verslagjaar is not None:
            places = {(name, verslagjaar) for name in register.organisaties or (None,)}
            cube = attrs.evolve(cube, populatie=cube.populatie | places)
        return cube if standdatum is None else attrs.evolve(cube, standdatum=standdatum)

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

        Columns that a cube does not count are not looked at. The cube is that of `from_register`.

        Args:
            frame: The rows.
            soort: What is counted.
            standdatum: The reference date of the numbers.
            verslagjaar: A year for which the cube speaks too.
            **reading: How the frame is read: the arguments of `Frame`.

        Raises:
            RejectedRowsError: There are rows that cannot be read; `findings` names every fault, with the number of
                rows that have it.
        """
        source = frame_of(frame, _A_FRAME, **reading)
        return cls.from_register(counted(source, CUBE_FIELDS), soort, standdatum=standdatum, verslagjaar=verslagjaar)

    @property
    def eenheid(self) -> Eenheid:
        """The count unit."""
        return UNITS[self.soort]

    @property
    def kind(self) -> tuple[object, ...]:
        """What must be equal for cubes to add."""
        return tuple(getattr(self, name) for name in KIND)

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
        names = {cell[1] for cell in self.cellen} or {None}
        return tuple(sorted(names, key=lambda name: (name is None, name or "")))

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
        """Tell whether the cube can speak of a year by some dimensions, for some outcomes.

        Args:
            jaar: The year.
            *dimensies: The names of the dimensions that it must have.
            uitkomsten: The outcomes that it must cover.
        """
        return jaar in self.jaren and self.tells(dimensies, uitkomsten)

    def tells(self, dimensies: Collection[str], uitkomsten: Collection[Uitkomst]) -> bool:
        """Tell whether the cube has some dimensions and covers some outcomes.

        Args:
            dimensies: The names of the dimensions.
            uitkomsten: The outcomes.
        """
        return self.uitkomsten.issuperset(uitkomsten) and not set(dimensies).difference(self.dimensies)

    def margin(self, *dimensies: str, **waarden: Collection[object]) -> Counter[Combinatie]:
        """Count by some dimensions.

        >>> import uri
        >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
        >>> uri.Kubus.from_register(uri.Register.from_records(cases)).margin("verslagjaar", uitkomst={"aangetoond"})
        Counter({(2023,): 1})

        Args:
            *dimensies: The names of the dimensions, in the order of the keys.
            **waarden: For each dimension, the values to keep.

        Raises:
            ValueError: The cube does not have one of the dimensions.
        """
        margin: Counter[Combinatie] = Counter()
        get, positions = margin.get, [self._position(name) for name in dimensies]
        for combination, number in self._cells(waarden):
            key = tuple([combination[position] for position in positions])
            margin[key] = get(key, 0) + number
        return margin

    def per(self, dimensie: str, **waarden: Collection[object]) -> dict[Any, int]:
        """Count by one dimension.

        Args:
            dimensie: The name of the dimension.
            **waarden: For each dimension, the values to keep.

        Raises:
            ValueError: The cube does not have one of the dimensions.
        """
        counts: dict[Any, int] = {}
        position = self._position(dimensie)
        for combination, number in self._cells(waarden):
            value = combination[position]
            counts[value] = counts.get(value, 0) + number
        return counts

    def total(self, **waarden: Collection[object]) -> int:
        """Count all units.

        Args:
            **waarden: For each dimension, the values to keep.

        Raises:
            ValueError: The cube does not have one of the dimensions.
        """
        return sum([number for _, number in self._cells(waarden)])

    def slice(self, **waarden: Collection[object]) -> Kubus:
        """Keep some values of some dimensions; the result speaks for the organisations and years that are kept.

        Args:
            **waarden: For each dimension, the values to keep, also ones that do not occur; `select` refuses those.

        Raises:
            ValueError: The cube does not have one of the dimensions.
        """
        names, years = waarden.get("organisatie"), waarden.get("verslagjaar")
        kept = frozenset(
            [
                (name, year)
                for name, year in self.populatie
                if (names is None or name in names) and (years is None or year in years)
            ]
        )
        return attrs.evolve(self, cellen=dict(self._cells(waarden)), populatie=kept)

    def _cells(self, waarden: Mapping[str, Collection[object]]) -> Iterable[tuple[Combinatie, int]]:
        """Return the cells that have one of the given values in each dimension."""
        others = dict(waarden)
        names, years = others.pop("organisatie", None), others.pop("verslagjaar", None)
        cells: Iterable[tuple[Combinatie, int]] = self.cellen.items()
        if names is not None or years is not None:
            groups = (
                group.items()
                for (name, year), group in self.per_jaar.items()
                if (names is None or name in names) and (years is None or year in years)
            )
            cells = chain.from_iterable(groups)
        for dimension, allowed in others.items():
            position = self._position(dimension)
            cells = [cell for cell in cells if cell[0][position] in allowed]
        return cells

    def _position(self, dimension: str) -> int:
        if dimension not in self.dimensies:
            raise ValueError(str(NO_SUCH.format(repr(dimension), ", ".join(self.dimensies))))
        return self.dimensies.index(dimension)

    def select(
        self, *, verslagjaar: int | None = None, organisatie: str | None = None, onderdeel: str | None = None
    ) -> Kubus:
        """Keep a year, an organisation and a part.

        Args:
            verslagjaar: The year; without it all years.
            organisatie: The organisation; without it all of them.
            onderdeel: The part; without it the whole.

        Raises:
            SelectionError: The cube does not speak for one of them.
        """
        occurring: dict[str, set[Any]] = {
            "verslagjaar": {year for _, year in self.populatie},
            "organisatie": {name for name, _ in self.populatie},
            "onderdeel": {combination[1] for combination in self.cellen},
        }
        wanted = {"verslagjaar": verslagjaar, "organisatie": organisatie, "onderdeel": onderdeel}
        chosen = {name: value for name, value in wanted.items() if value is not None}
        for name, value in chosen.items():
            if value not in occurring[name]:
                raise selection_error(_NO_FIGURES.format(name, quoted(value)), name, sorted(occurring[name] - {None}))
        return self.slice(**{name: {value} for name, value in chosen.items()})

    def year(self, jaar: int) -> Kubus:
        """Keep a year, with all parts of an organisation together."""
        cube = self.slice(verslagjaar={jaar})
        if all(combination[1] is None for combination in cube.cellen):
            return cube
        cells: dict[Combinatie, int] = {}
        for combination, number in cube.cellen.items():
            whole = (combination[0], None, *combination[2:])
            cells[whole] = cells.get(whole, 0) + number
        return attrs.evolve(cube, cellen=cells)

    def only(self, organisatie: str | None) -> Kubus:
        """Keep one organisation. The result is empty if the cube does not speak for it."""
        return self.slice(organisatie={organisatie})

    def part(self, onderdeel: str, naming_parts: Collection[tuple[str | None, int]] | None = None) -> Kubus:
        """Keep a part, also one that has no cases.

        Args:
            onderdeel: The name of the part.
            naming_parts: The organisations and years of which the source names parts, for which the rest speaks; by
                default those of which a cell names one.
        """
        if naming_parts is None:
            naming_parts = {(cell[0], cell[2]) for cell in self.cellen if cell[1] is not None}
        cube = self.slice(onderdeel={onderdeel})
        return attrs.evolve(cube, populatie=cube.populatie & frozenset(naming_parts))

    def together(self, organisatie: str) -> Kubus:
        """Add all organisations up under one new name. Years that some organisation lacks are left out.

        Args:
            organisatie: The new name.
        """
        cells: Counter[Combinatie] = Counter()
        for combination, number in self.cellen.items():
            if combination[2] in self.jaren:
                cells[(organisatie, *combination[1:])] += number
        return attrs.evolve(self, cellen=cells, populatie=frozenset((organisatie, year) for year in self.jaren))

    def __add__(self, other: Kubus) -> Kubus:
        """Add the counts of two cubes that are about other organisations or years.

        Args:
            other: A cube of the same kind.

        Raises:
            IncompatibleError: The cubes differ in kind; `differing` names the properties. Or both speak for an
                organisation and year, so that cases would count twice: `concat` adds parts of one whole.
        """
        if not isinstance(other, Kubus):
            return NotImplemented
        refuse_other_kind(self.kind, other.kind)
        refuse_same_cases((self, other), (self._places(), other._places()), _CALLED, parts=False)
        return self._joined(other)

    @classmethod
    def concat(cls, kubussen: Iterable[Kubus], *, parts: bool = False) -> Kubus:
        """Add the counts of cubes of one kind.

        >>> import uri
        >>> cases = [
        ...     uri.Melding(verslagjaar=2023, hoofdcategorie=kind, uitkomst="aangetoond")
        ...     for kind in ("positie", "geweld")
        ... ]
        >>> halves = [uri.Kubus.from_register(uri.Register.from_records([case])) for case in cases]
        >>> uri.Kubus.concat(halves, parts=True).total()
        2

        Args:
            kubussen: At least one cube.
            parts: Whether they are parts of one whole, so that several may speak for one organisation and year, and no
                case is counted in two of them.

        Raises:
            IncompatibleError: The cubes differ in kind, or two of them speak for one organisation and year and are not
                said to be parts of one whole.
            ValueError: There is none.
        """
        cubes = list(kubussen)
        if not cubes:
            raise ValueError(str(_NOTHING))
        for cube in cubes[1:]:
            refuse_other_kind(cubes[0].kind, cube.kind)
        refuse_same_cases(cubes, map(cls._places, cubes), _CALLED, parts=parts)
        return reduce(cls._joined, cubes)

    def _places(self) -> frozenset[Place]:
        """Return what the cube speaks for or has cases of."""
        return frozenset((self.soort, name, year) for name, year in {*self.populatie, *self.per_jaar})

    def _joined(self, other: Kubus) -> Kubus:
        """Add the counts of another cube of the same kind."""
        return attrs.evolve(
            self,
            cellen=Counter(self.cellen) + Counter(other.cellen),
            populatie=self.populatie | other.populatie,
        )

    def __radd__(self, other: int) -> Kubus:
        """Let ``sum`` add cubes, which it starts from zero."""
        return self if other == 0 else NotImplemented

    def to_frame(self) -> pd.DataFrame:
        """Return the cells as a DataFrame.

        It has the columns `soort`, `basis`, one for each dimension and `aantal`; a row for each combination, sorted.
        Zeros stand where they tell what the cube speaks for: a year without cases, an outcome that did not occur.
        `read_counts` reads what this writes.
        """
        counted = self.margin("organisatie", "verslagjaar", *(["uitkomst"] if "uitkomst" in self.dimensies else []))
        rows = self.editie.rows("schendingen" if self.soort is Soort.MELDING else "signalen")
        unseen = zeros(self.dimensies, self.populatie, self.uitkomsten, rows, counted)
        return cube_frame((self.soort, self.basis), self.dimensies, {**dict.fromkeys(unseen, 0), **self.cellen})

    def to_dict(self) -> dict[str, Any]:
        """Return the cube as plain data, without schema and digest."""
        return plain_cube(self)

    def to_json(self) -> str:
        """Write the cube as JSON, schema 1, with the SHA-256 digest of its content; equal cubes give equal texts.

        There is no kenmerk, date of a case or description in it, but there are small numbers: see `uri.Aanlevering`.
        """
        return document_text(self.to_dict())

    @classmethod
    def from_json(cls, text: str, *, editie: Editie | str | None = None) -> Kubus:
        """Read the JSON that `to_json` writes.

        >>> import uri
        >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
        >>> cube = uri.Kubus.from_register(uri.Register.from_records(cases))
        >>> uri.Kubus.from_json(cube.to_json()) == cube
        True

        Args:
            text: The JSON.
            editie: The edition of the cube, where it is an organisation's own.

        Raises:
            UnreadableError: It is no cube of schema 1, its content was changed since it was written, or its edition is
                not known; the findings name every fault by its path.
        """
        return cls(**read_cube_document(parsed_document(text), editie))

    def __repr__(self) -> str:
        years = ", ".join(map(str, self.jaren))
        return str(_REPR.format(self.editie.naam, self.total(), self.eenheid.label, years))


_CALLED = Text("De kubussen", "The cubes"), "Kubus"
_NOTHING = Text("Geef ten minste één kubus.", "Give at least one cube.")
_REPR = Text("<Kubus {}: {} {}, jaren {}>", "<Kubus {}: {} {}, years {}>")


def cube_of(soort: Soort, editie: Editie, cells: Mapping[Combinatie, int]) -> Kubus:
    """Make the cube of the cases of one kind: see `Kubus.from_register`."""
    names = DIMENSIES[soort]
    return Kubus(
        soort=soort,
        editie=editie,
        dimensies=names,
        cellen=cells,
        populatie=population(names, cells),
        basis=BASES[soort],
    )


_NO_FIGURES = Text("Geen cijfers met {} {}.", "No figures with {} {}.")
