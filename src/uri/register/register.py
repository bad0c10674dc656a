"""The register in columns: what the work is done on. A `Melding` or `Signaal` is one row of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import numpy as np

from uri.errors import IncompatibleError, SelectionError
from uri.findings import Place, quoted
from uri.model import Melding, Registratie, Signaal
from uri.register.canonical import REGISTER_FIELDS
from uri.register.columns import Column, Numbers, years_of
from uri.register.counting import FEW, cells, count
from uri.register.frames.frame_sheets import Dataframe, frame_sheet
from uri.register.frames.pandas_frames import data_frame
from uri.register.origin import Origin, SheetOrigin
from uri.register.parsing.reader import ParsedCases, Reader, accept
from uri.taxonomy import Editie, Jaarbron, Soort, Uitkomst
from uri.taxonomy import editie as find_editie
from uri.taxonomy.labels import normal
from uri.texts import Text

if TYPE_CHECKING:
    import pandas as pd

Made = TypeVar("Made")

_COUNTED = (
    "soort",
    "organisatie",
    "verslagjaar",
    "jaarbron",
    "hoofdcategorie",
    "uitkomst",
    "afdoeningen",
    "opvolging",
)
"""What the tables of a whole organisation count by: many rows are counted by all of it once, then by what is asked."""

_REPR = Text("<Register {}: {} rijen, verslagjaren {}>", "<Register {}: {} rows, years {}>")

_MOST_KEPT = 64
"""So many things that were made of a register are kept with it."""

_CLASSES: Mapping[Soort, type[Registratie]] = {Soort.MELDING: Melding, Soort.SIGNAAL: Signaal}


@attrs.frozen(eq=False, repr=False)
class Register:
    """Cases in columns of small integers: `kolommen` by field, `eigen` the organisation's own texts by header.

    All columns are equally long. `editie` is the edition that the cases were coded in, `lezing` how ambiguous phrases
    of a case list were read, `origin` where its rows came from, if from a file or frame. `weights` say how many
    equal cases each row stands for, where an engine has counted them; else each stands for one. Two registers are equal
    when they hold the same cases in the same order and edition.
    """

    editie: Editie
    kolommen: Mapping[str, Column]
    eigen: Mapping[str, Numbers]
    lezing: Mapping[str, Uitkomst] = attrs.field(factory=dict)
    origin: Origin | None = None
    weights: Numbers | None = None
    _kept: dict[object, Any] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(cls, editie: Editie, kolommen: Mapping[str, Column], eigen: Mapping[str, Numbers], length: int) -> Register:
        """Make a register from the columns that there are: the others are missing throughout.

        Own columns that hold nothing are left out.
        """
        columns = {name: kolommen.get(name) or Column.missing(veld, length) for name, veld in REGISTER_FIELDS.items()}
        own = {name: eigen[name] for name in sorted(eigen) if any(value is not None for value in eigen[name])}
        return cls(editie, columns, own)

    @classmethod
    def of_cases(cls, cases: ParsedCases) -> Register:
        """Make a register of parsed cases, without the rows that were rejected."""
        parsed = cases.parsed
        sheet = parsed.sheet
        source = SheetOrigin(file=sheet.file, name=sheet.name, headers=parsed.headers)
        register = attrs.evolve(
            cls.of(cases.editie, parsed.columns, parsed.own, len(sheet.rows)),
            lezing=cases.lezing,
            origin=Origin.of(source, sheet.numbers),
        )
        return register.take(~cases.faulty) if cases.faulty.any() else register

    @classmethod
    def from_records(cls, records: Iterable[Registratie], *, editie: Editie | str | None = None) -> Register:
        """Make a register of meldingen and signalen, in the order given."""
        rows = list(records)
        for row in rows:
            if type(row) not in _CLASSES.values():
                msg = f"expected a Melding or a Signaal, not {type(row).__name__}"
                raise TypeError(msg)
        columns = {
            name: Column.of(veld, [getattr(row, name) for row in rows]) for name, veld in REGISTER_FIELDS.items()
        }
        own: dict[str, Numbers] = {}
        for header in sorted({header for row in rows for header in row.eigen}):
            own[header] = np.array([*(row.eigen.get(header) for row in rows), None], dtype=object)[:-1]
        return cls.of(find_editie(editie), columns, own, len(rows))

    def to_records(self) -> list[Registratie]:
        """Return the cases as `Melding` and `Signaal` objects."""
        columns = {name: column.decode() for name, column in self.kolommen.items()}
        kinds = columns.pop("soort")
        own = [
            {header: values[index] for header, values in self.eigen.items() if values[index] is not None}
            for index in range(len(self))
        ]
        rows = zip(*columns.values(), strict=True)
        return [
            _CLASSES[kind](**dict(zip(columns, row, strict=True)), eigen=texts)
            for kind, row, texts in zip(kinds, rows, own, strict=True)
        ]

    @classmethod
    def from_frame(
        cls,
        frame: Dataframe,
        *,
        editie: Editie | str | None = None,
        mapping: Mapping[str, str | None] | None = None,
        constants: Mapping[str, object] | None = None,
        lezing: Mapping[str, str] | None = None,
    ) -> Register:
        """Read a frame that is in memory, of any engine, as `read_register` reads a file.

        Raises `RejectedRowsError` with every fault. Frames of other engines than pandas need the extra ``engines``.
        """
        reader = Reader.of(editie=editie, mapping=mapping, constants=constants, lezing=lezing)
        cases = reader.cases(frame_sheet(frame))
        accept(cases.findings, len(cases.rejected), len(cases.parsed.sheet.rows))
        return cls.of_cases(cases)

    def to_frame(self) -> pd.DataFrame:
        """Return a DataFrame with the canonical columns and the own ones behind them, a row per case.

        Codes are their values, sets of codes are joined by ``|``, days are ``datetime64[s]``, years and counts are
        nullable integers; missing is missing.
        """
        return data_frame(self.kolommen, self.eigen, len(self))

    def __len__(self) -> int:
        return len(self.kolommen["hoofdcategorie"].values)

    def __iter__(self) -> Iterator[Registratie]:
        return iter(self.to_records())

    def __add__(self, other: Register) -> Register:
        read = {normal(phrase): outcome for phrase, outcome in self.lezing.items()}
        if any(read.get(normal(phrase), outcome) is not outcome for phrase, outcome in other.lezing.items()):
            raise IncompatibleError(
                Text("Dezelfde woorden zijn verschillend gelezen.", "The same words were read differently."),
                Text("Lees beide registers met dezelfde lezing.", "Read both registers with the same lezing."),
            )
        if self.editie != other.editie:
            raise IncompatibleError(
                Text(
                    "Registers van editie {} en {} zijn niet op te tellen.", "Registers of {} and {} do not add."
                ).format(self.editie.naam, other.editie.naam),
                Text("Lees beide in dezelfde editie.", "Read both in the same edition."),
            )
        length = len(self) + len(other)
        columns = {name: column.add(other.kolommen[name]) for name, column in self.kolommen.items()}
        own = {
            header: np.concatenate([_own(self, header), _own(other, header)]) for header in {*self.eigen, *other.eigen}
        }
        whole = Register.of(self.editie, columns, own, length)
        neither = self.origin is None and other.origin is None
        origin = None if neither else self._origin() + other._origin()
        counted = self.weights is not None or other.weights is not None
        weights = np.concatenate([self.aantallen, other.aantallen]) if counted else None
        return attrs.evolve(whole, lezing={**self.lezing, **other.lezing}, origin=origin, weights=weights)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Register):
            return NotImplemented
        return (
            self.editie == other.editie
            and self.eigen.keys() == other.eigen.keys()
            and all(column.same(other.kolommen[name]) for name, column in self.kolommen.items())
            and all(np.array_equal(values, other.eigen[header]) for header, values in self.eigen.items())
            and np.array_equal(self.aantallen, other.aantallen)
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        years = ", ".join(map(str, self.jaren)) or "-"
        return str(_REPR.format(self.editie.naam, len(self), years))

    def place(self, index: int, veld: str | None = None) -> Place:
        """Return where a row came from, or the cell of a field in it; rows of no file count from 1."""
        return Place(row=index + 1, column=veld) if self.origin is None else self.origin.place(index, veld)

    def _origin(self) -> Origin:
        return self.origin or Origin.of(SheetOrigin(), np.arange(1, len(self) + 1, dtype=np.int32))

    @property
    def jaar(self) -> Numbers:
        """The year of the report that counts each row: see `Melding.jaar` and `Signaal.jaar`; 0 for none."""
        return self._years[0]

    @property
    def jaarbron(self) -> Numbers:
        """Where each row's year is from: 0 stated, 1 the date of its kind's basis, 2 the other date."""
        return self._years[1]

    @cached_property
    def _years(self) -> tuple[Numbers, Numbers]:
        stated = self.kolommen["verslagjaar"].values
        if stated.all():
            return stated, np.zeros(len(stated), np.int8)
        received, closed = self.years_of("ontvangen"), self.years_of("afgerond")
        concern = self.kolommen["soort"].is_at(Soort.SIGNAAL)
        first, second = np.where(concern, received, closed), np.where(concern, closed, received)
        source = np.where(stated > 0, np.int8(0), np.where(first > 0, np.int8(1), np.int8(2)))
        return np.choose(source, [stated, first, second]), source

    def years_of(self, veld: str) -> Numbers:
        """Return the year of each row's date in a field; 0 where it is missing."""
        return years_of(self.kolommen[veld].values)

    def count(self, *namen: str) -> Mapping[tuple[Any, ...], int]:
        """Count the cases by the values of some fields.

        `verslagjaar` is the year that counts a row, and `jaarbron` says where that is from. Counted once; combinations
        that do not occur are left out.
        """
        return self.once(("count", namen), lambda: MappingProxyType(self._counted(namen)))

    def once(self, key: object, make: Callable[[], Made]) -> Made:
        """Return what is made of the register under a key: as it does not change, it is made once.

        Only so much is kept; what is left out of a copy or a pickle is made anew.
        """
        try:
            if key in self._kept:
                return self._kept[key]  # type: ignore[no-any-return]
        except TypeError:  # a key of the wrong kind: what is made of it says so
            return make()
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        made = self._kept[key] = make()
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Register, (self.editie, self.kolommen, self.eigen, self.lezing, self.origin, self.weights)

    def _counted(self, namen: tuple[str, ...]) -> dict[tuple[Any, ...], int]:
        if not namen:
            return {(): int(self.aantallen.sum())}
        columns, weights = [self._codes(name) for name in namen], self.weights
        if len(self) > FEW and set(namen) <= set(_COUNTED):
            found, weights = self.once("cells", lambda: cells([self._codes(name) for name in _COUNTED], self.weights))
            columns = [found[_COUNTED.index(name)] for name in namen]
        codes, numbers = count(columns, weights)
        values = [self._decoded(name, column) for name, column in zip(namen, codes, strict=True)]
        return dict(zip(zip(*values, strict=True), numbers, strict=True))

    def _codes(self, name: str) -> Numbers:
        if name == "verslagjaar":
            return self.jaar
        return self.jaarbron if name == "jaarbron" else self.kolommen[name].values

    def _decoded(self, name: str, codes: Sequence[int]) -> Sequence[Any]:
        if name == "jaarbron":
            sources = list(Jaarbron)
            return [sources[code] for code in codes]
        return codes if name == "verslagjaar" else self.kolommen[name].meanings(codes)

    @property
    def aantallen(self) -> Numbers:
        """How many cases each row stands for."""
        return np.ones(len(self), np.int64) if self.weights is None else self.weights

    @property
    def jaren(self) -> tuple[int, ...]:
        """The years that occur, in order."""
        return tuple(sorted(year for (year,) in self.count("verslagjaar") if year))

    @property
    def organisaties(self) -> tuple[str | None, ...]:
        """The organisations that occur, in order; None stands last for rows without one."""
        return _named(self.kolommen["organisatie"])

    def take(self, index: Numbers) -> Register:
        """Select rows by a mask or by positions."""
        columns = {name: column.take(index) for name, column in self.kolommen.items()}
        own = {header: values[index] for header, values in self.eigen.items()}
        taken = Register.of(self.editie, columns, own, len(columns["soort"].values))
        origin = None if self.origin is None else self.origin.take(index)
        weights = None if self.weights is None else self.weights[index]
        return attrs.evolve(taken, lezing=self.lezing, origin=origin, weights=weights)

    def select(
        self, *, verslagjaar: int | None = None, organisatie: str | None = None, onderdeel: str | None = None
    ) -> Register:
        """Select the rows of a year, an organisation and a part; raises `SelectionError` for one that is not there."""
        mask = np.ones(len(self), bool)
        if verslagjaar is not None:
            mask &= self.jaar == _among("verslagjaar", verslagjaar, self.jaren)
        for name, wanted in (("organisatie", organisatie), ("onderdeel", onderdeel)):
            if wanted is not None:
                column = self.kolommen[name]
                mask &= column.is_at(_among(name, wanted, column.terms))
        return self.take(mask)


def _among(name: str, wanted: Any, known: tuple[Any, ...]) -> Any:  # noqa: ANN401 (a year or a name)
    if wanted not in known:
        raise SelectionError(
            Text("Geen rijen met {} {}.", "No rows with {} {}.").format(name, quoted(wanted)),
            Text("Er zijn: {}.", "There are: {}.").format(", ".join(map(str, known)) or "-"),
            argument=name,
            available=known,
        )
    return wanted


def _named(column: Column) -> tuple[str | None, ...]:
    return (*column.terms, *([None] if column.gaps.any() else []))


def _own(register: Register, header: str) -> Numbers:
    return register.eigen.get(header, np.full(len(register), None, object))
