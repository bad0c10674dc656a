"""The register in columns: what the work is done on. A `Melding` or `Signaal` is one row of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, overload

import attrs
import numpy as np

from uri.findings import Place
from uri.languages import Text
from uri.model import Field, FieldForm, Registratie
from uri.register.columns import Column, Numbers
from uri.register.field_counts import count_by, counting_years
from uri.register.frames.frame_sheets import Dataframe, frame_sheet
from uri.register.koppeling import Koppeling
from uri.register.parsing.reader import ParsedCases, Reader
from uri.register.record_columns import columns_of, record_at, records_of
from uri.register.register_fields import REGISTER_FIELDS
from uri.register.register_kinds import Place as CasePlace
from uri.register.register_kinds import refuse_other_register, refuse_same_cases
from uri.register.register_views import data_frame, summary_html, summary_line
from uri.register.row_masks import among, mask_of, position_of, rows_of, unknown_field
from uri.register.row_origin import Origin, SheetOrigin
from uri.taxonomy import Editie, Uitkomst
from uri.taxonomy import editie as find_editie
from uri.visible_text import visibly

if TYPE_CHECKING:
    import pandas as pd

_NOTHING = Text(
    "Geef ten minste één register; een lege lijst heeft geen editie.",
    "Give at least one register; an empty list has no edition.",
)
_REGISTERS = Text("Verwacht is een rij van registers, niet {}.", "Expected are several registers in a list, not {}.")
_CALLED = Text("De registers", "The registers"), "Register"
_A_REGISTER = Text("Verwacht is een register, niet {}.", "Expected is a register, not {}.")


@attrs.frozen(eq=False, repr=False)
class Register:
    """Cases in columns of small integers, a row per case.

    A register is a sequence: it has a length, ``register[0]`` is a `Melding` or a `Signaal`, and a slice, a mask of
    True and False or a list of positions is a register of those rows. `filter` selects by the values of fields,
    `where` by a function of the record, `select` by year, organisation and part. Registers in one edition add with
    ``+`` and `sum`; `concat` puts many together. Two with cases of one organisation and year do not add, as cases would
    count twice, unless `concat` is told that they are parts of one whole. A register does not change:
    ``attrs.evolve(register, lezing=…)``, or `copy.replace` from Python 3.13 on, gives another with other attributes.

    Two registers are equal when they hold the same cases in the same order and edition.

    Attributes:
        editie: The edition that the cases were coded in.
        kolommen: The column of each canonical field; all are equally long.
        eigen: The organisation's own texts by header.
        lezing: The outcome that ambiguous phrases of a case list were read as.
        origin: Where the rows came from, if from a file or frame.
        weights: How many equal cases each row stands for, where an engine has counted them; else each stands for one.

    Examples:
        >>> from uri import Melding, Signaal
        >>> cases = [
        ...     Melding(verslagjaar=2023, hoofdcategorie="financieel", uitkomst="aangetoond", afdoeningen=["ontslag"]),
        ...     Melding(verslagjaar=2023, hoofdcategorie="omgangsvormen", uitkomst="niet_aangetoond"),
        ...     Signaal(verslagjaar=2022, hoofdcategorie="omgangsvormen"),
        ... ]
        >>> register = Register.from_records(cases)
        >>> register
        <Register bzk-2023: 3 rijen, verslagjaren 2022, 2023>
        >>> register[0].uitkomst
        <Uitkomst.AANGETOOND: 'aangetoond'>
        >>> len(register[1:]), len(register[register.jaar == 2023])
        (2, 2)
        >>> len(register.filter(hoofdcategorie=["omgangsvormen", "geweld"], soort="melding"))
        1
        >>> len(register.where(lambda case: case.jaar == 2022 or case.afdoeningen))
        2
    """

    editie: Editie
    kolommen: Mapping[str, Column]
    eigen: Mapping[str, Numbers]
    lezing: Mapping[str, Uitkomst] = attrs.field(factory=dict)
    origin: Origin | None = None
    weights: Numbers | None = None

    @classmethod
    def of(cls, editie: Editie, kolommen: Mapping[str, Column], eigen: Mapping[str, Numbers], length: int) -> Register:
        """Make a register from the columns that there are: the others are missing throughout.

        Args:
            editie: The edition that the cases were coded in.
            kolommen: Columns by field.
            eigen: The organisation's own texts by header; those that hold nothing are left out.
            length: The number of rows.
        """
        columns = {name: kolommen.get(name) or Column.missing(field, length) for name, field in REGISTER_FIELDS.items()}
        own = {name: eigen[name] for name in sorted(eigen) if any(value is not None for value in eigen[name])}
        return cls(editie, columns, own)

    @classmethod
    def of_cases(cls, cases: ParsedCases) -> Register:
        """Make a register of parsed cases, without the rows that were rejected.

        Args:
            cases: What a `Reader` made of a sheet.
        """
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
        """Make a register of meldingen and signalen.

        Args:
            records: The cases, in the order of the rows.
            editie: The edition, or its name; the default edition if left out.

        Raises:
            TypeError: A record is neither a `Melding` nor a `Signaal`.
            EditionError: The edition does not exist.
        """
        columns, own, length = columns_of(records)
        return cls.of(find_editie(editie), columns, own, length)

    def to_records(self) -> list[Registratie]:
        """Return the cases as `Melding` and `Signaal` objects."""
        return records_of(self.kolommen, self.eigen)

    @classmethod
    def from_frame(
        cls,
        frame: Dataframe,
        *,
        editie: Editie | str | None = None,
        mapping: Mapping[str, str | None] | None = None,
        constants: Mapping[str, object] | None = None,
        lezing: Mapping[str, str] | None = None,
        koppeling: Koppeling | None = None,
    ) -> Register:
        """Read a frame that is in memory, of any engine, as `read_register` reads a file.

        Args:
            frame: The frame; of another engine than pandas it needs the extra ``engines``.
            editie: The edition that gives labels a meaning, or its name.
            mapping: The field that a header names, None to keep the column as one of the organisation's own.
            constants: The value of a field where the frame has no column for it, or an empty cell.
            lezing: The outcome that an ambiguous phrase of a case list stands for.
            koppeling: The mapping of the organisation's table; its sheets and header row are a file's.

        Raises:
            RejectedRowsError: Some row cannot be understood; it carries every fault.
            UnreadableError: The headers are wrong, or the frame is lazy.
            MissingExtraError: The extra ``engines`` is needed and not installed.
        """
        reader = Reader.of(editie=editie, mapping=mapping, constants=constants, lezing=lezing, koppeling=koppeling)
        return cls.of_cases(reader.accepted_cases(frame_sheet(frame)))

    def to_frame(self) -> pd.DataFrame:
        """Return a DataFrame with the canonical columns and the own ones behind them, a row per case.

        Codes are their values, sets of codes are joined by ``|``, days are ``datetime64[s]``, years and counts are
        nullable integers; missing is missing.

        Raises:
            IncompatibleError: An own column is called like a canonical one.
        """
        return data_frame(self.kolommen, self.eigen, len(self))

    def __len__(self) -> int:
        return len(self.kolommen["hoofdcategorie"].values)

    def __iter__(self) -> Iterator[Registratie]:
        return iter(self.to_records())

    @overload
    def __getitem__(self, index: int | np.integer[Any]) -> Registratie: ...
    @overload
    def __getitem__(self, index: slice | Sequence[bool] | Sequence[int] | Numbers) -> Register: ...
    def __getitem__(
        self, index: int | np.integer[Any] | slice | Sequence[bool] | Sequence[int] | Numbers
    ) -> Registratie | Register:
        if isinstance(index, int | np.integer) and not isinstance(index, bool):
            return record_at(position_of(int(index), len(self)), self.kolommen, self.eigen)
        return self.take(rows_of(index, len(self)))

    def __add__(self, other: Register) -> Register:
        if not isinstance(other, Register):
            return NotImplemented
        refuse_other_register((self.editie, self.lezing), (other.editie, other.lezing))
        refuse_same_cases((self, other), (self._places(), other._places()), _CALLED, parts=False)
        return self._joined(other)

    def _places(self) -> frozenset[CasePlace]:
        """Return what there are cases of."""
        return frozenset(self.count("soort", "organisatie", "verslagjaar"))

    def _joined(self, other: Register) -> Register:
        """Put the rows of another register below these."""
        refuse_other_register((self.editie, self.lezing), (other.editie, other.lezing))
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

    def __radd__(self, other: int) -> Register:
        """Return the register itself when `sum` adds it to zero."""
        return self if other == 0 else NotImplemented

    @classmethod
    def concat(cls, registers: Iterable[Register], *, parts: bool = False) -> Register:
        """Put registers in one edition together, the rows in their order.

        Args:
            registers: At least one register.
            parts: Whether they are parts of one whole, so that several may have cases of one organisation and year,
                and no case is in two of them.

        Raises:
            IncompatibleError: They are in different editions, read the same words differently, or two of them have
                cases of one organisation and year and are not said to be parts of one whole.
            TypeError: It is one register, or something in it is no register.
            ValueError: There is none.
        """
        left = _listed(registers)
        if not left:
            raise ValueError(str(_NOTHING))
        for one, other in pairwise(left):
            refuse_other_register((one.editie, one.lezing), (other.editie, other.lezing))
        refuse_same_cases(left, map(cls._places, left), _CALLED, parts=parts)
        while len(left) > 1:  # two by two, so that no row is copied for each register behind it
            pairs = [one._joined(other) for one, other in zip(left[::2], left[1::2], strict=False)]  # noqa: SLF001
            left = [*pairs, *left[len(pairs) * 2 :]]
        return left[0]

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

    __hash__ = None  # type: ignore[assignment]  # (arrays are compared, and have no hash)

    def __repr__(self) -> str:
        return summary_line(self.editie.naam, len(self), self.jaren)

    @visibly
    def _repr_html_(self) -> str:
        """Say in a notebook what it holds, without a reference, a name or a description."""
        kinds = {soort: number for (soort,), number in self.count("soort").items()}
        return summary_html(self.editie.naam, kinds, self.jaren, self.kolommen, len(self.eigen))

    def place(self, index: int, veld: str | None = None) -> Place:
        """Return where a row came from, or the cell of a field in it.

        If the register was not read from a file, rows count from 1.

        Args:
            index: The position of the row, from 0.
            veld: The field; the place is the whole row if left out.
        """
        return Place(row=index + 1, column=veld) if self.origin is None else self.origin.place(index, veld)

    def _origin(self) -> Origin:
        return self.origin or Origin.of(SheetOrigin(), np.arange(1, len(self) + 1, dtype=np.int32))

    @property
    def jaar(self) -> Numbers:
        """The year of the report that counts each row: see `Melding.jaar` and `Signaal.jaar`; 0 for none.

        It is made of the dates each time it is asked for, unless each row states its year.
        """
        return counting_years(self.kolommen)[0]

    def count(self, *namen: str) -> Mapping[tuple[Any, ...], int]:
        """Count the cases by the values of some fields.

        Args:
            namen: The fields. `verslagjaar` is the year that counts a row, and `jaarbron` says where that is from.

        Returns:
            The number of cases of each combination that occurs.

        Examples:
            >>> from uri import Melding
            >>> case = Melding(verslagjaar=2023, hoofdcategorie="geweld", uitkomst="lopend")
            >>> dict(Register.from_records([case, case]).count("verslagjaar", "soort"))
            {(2023, <Soort.MELDING: 'melding'>): 2}
        """
        if not namen:
            return MappingProxyType({(): int(self.aantallen.sum())})
        return count_by(namen, self.kolommen, self.weights)

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
        column = self.kolommen["organisatie"]
        return (*column.terms, *([None] if column.gaps.any() else []))

    def take(self, index: Numbers) -> Register:
        """Select rows.

        Args:
            index: True or False for each row, or the positions of the rows to select, from 0.
        """
        columns = {name: column.take(index) for name, column in self.kolommen.items()}
        own = {header: values[index] for header, values in self.eigen.items()}
        taken = Register.of(self.editie, columns, own, len(columns["soort"].values))
        origin = None if self.origin is None else self.origin.take(index)
        weights = None if self.weights is None else self.weights[index]
        return attrs.evolve(taken, lezing=self.lezing, origin=origin, weights=weights)

    def select(
        self, *, verslagjaar: int | None = None, organisatie: str | None = None, onderdeel: str | None = None
    ) -> Register:
        """Select the rows of a year, an organisation and a part.

        Args:
            verslagjaar: The year that counts the rows.
            organisatie: The organisation.
            onderdeel: The part of the organisation.

        Raises:
            SelectionError: There are no rows of the year, the organisation or the part.
        """
        mask = np.ones(len(self), bool)
        if verslagjaar is not None:
            mask &= self.jaar == among("verslagjaar", verslagjaar, self.jaren)
        for name, wanted in (("organisatie", organisatie), ("onderdeel", onderdeel)):
            if wanted is not None:
                column = self.kolommen[name]
                mask &= column.is_at(among(name, wanted, column.terms))
        return self.take(mask)

    def filter(self, **fields: object) -> Register:
        """Select the rows by the values of fields.

        Args:
            fields: For each field, or each header of an own column, the value that a row must have; None for a missing
                one, several in a list or set for any of them. Codes may be given by their value. A row matches if
                one of its afdoeningen is wanted. `verslagjaar` is the year that counts a row.

        Returns:
            The rows that have all of them; none where a name, a day or a number does not occur.

        Raises:
            SelectionError: There is no such field or code, or a value is of another type than the field: a whole number
                for a year or count, a `datetime.date` for a day, a text for a name or text.
        """
        mask = np.ones(len(self), bool)
        for name, wanted in fields.items():
            if name == "verslagjaar":
                mask &= mask_of(attrs.evolve(self.kolommen[name], values=self.jaar), wanted)
            elif name in self.kolommen:
                mask &= mask_of(self.kolommen[name], wanted)
            elif name in self.eigen:
                mask &= mask_of(Column(Field(name=name, form=FieldForm.TEKST), self.eigen[name]), wanted)
            else:
                raise unknown_field(name, [*self.kolommen, *self.eigen])
        return self.take(mask)

    def where(self, condition: Callable[[Registratie], object]) -> Register:
        """Select the rows for whose record a condition holds.

        A record is made of every row, which takes longer than `filter`.

        Args:
            condition: A function of a `Melding` or `Signaal`; what it returns is taken as true or not.
        """
        return self.take(np.array([bool(condition(record)) for record in self], bool))


def _listed(registers: object) -> list[Register]:
    if isinstance(registers, Register) or not isinstance(registers, Iterable):
        raise TypeError(str(_REGISTERS.format(type(registers).__name__)))
    parts = list(registers)
    for part in parts:
        if not isinstance(part, Register):
            raise TypeError(str(_A_REGISTER.format(type(part).__name__)))
    return parts


def _own(register: Register, header: str) -> Numbers:
    return register.eigen.get(header, np.full(len(register), None, object))
