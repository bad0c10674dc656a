"""Files of counts: the columns of a register with `aantal` behind them. They give a cube, not a register."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

import attrs
import numpy as np

from uri.aggregate.cubes.dimensions import DIMENSIES, ZAAK, Combinatie
from uri.aggregate.cubes.kubus import Kubus
from uri.errors import IncompatibleError
from uri.languages import Text
from uri.model import Field, FieldForm
from uri.reading.files import FileArgument
from uri.reading.koppeling_files import FilePath, koppeling_of, mapped_sheets
from uri.register import REGISTER_FIELDS, Reader, Sheet
from uri.register.columns import Column, Numbers
from uri.register.counting import count
from uri.register.koppeling import Koppeling
from uri.register.parsing.column_builder import ParsedColumns
from uri.register.parsing.reader import refuse
from uri.register.register_fields import COUNT_FIELD
from uri.taxonomy import Basis, Editie, Jaarbron, Soort, Uitkomst

_JAARBRON = Field(name="jaarbron", form=FieldForm.CODE, codes=Jaarbron)
_BASIS = Field(name="basis", form=FieldForm.CODE, codes=Basis)
_FIELDS = (*REGISTER_FIELDS.values(), _JAARBRON, _BASIS, COUNT_FIELD)
_MAY_BE_EMPTY = {"soort", "organisatie", "onderdeel", "jaarbron", "afdoeningen"}
_EMPTY = Text("de cel is leeg.", "the cell is empty.")
_FILL_IN = Text("Vul de cel in; nul is ook een aantal.", "Fill in the cell; zero is a count too.")


def read_counts(  # noqa: PLR0913 (keywords, each with a default)
    path: FileArgument,
    *,
    editie: Editie | str | None = None,
    mapping: Mapping[str, str | None] | None = None,
    constants: Mapping[str, object] | None = None,
    lezing: Mapping[str, str] | None = None,
    koppeling: Koppeling | FilePath | None = None,
    uitkomsten: Collection[Uitkomst] | None = None,
    standdatum: date | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
    format: str | None = None,  # noqa: A002 (as pandas and polars call it)
) -> Kubus:
    r"""Read a file of counts: a row per combination, with ``aantal`` and at least ``verslagjaar``.

    What puts a unit in its year is not known unless the file says it in a column ``basis`` (`Basis`), or `constants`
    does. Columns of a register that are no dimension of a cube are added up over; other columns are refused.

    Args:
        path: The path of the file, or the file itself, open for reading.
        editie: The edition of the labels: its name, the path of its TOML file, or the edition itself.
        mapping: Canonical names by header.
        constants: Values for what the file leaves out, such as ``{"organisatie": …}``.
        lezing: What an ambiguous phrase stands for, as ``{"Geen afdoening": "aangetoond"}``.
        koppeling: The mapping of the organisation's file, or the path of the file that holds it.
        uitkomsten: The outcomes that the counts cover. By default those that occur, or all when both aangetoond and
            niet aangetoond do: a file of substantiated cases only does not tell how many were reported.
        standdatum: The reference date of the counts.
        sheet: The name of the sheet, where a workbook has more than one that is visible and not empty.
        header_row: The row of the headers, from 1, where it is not the first one that is not empty.
        format: The format, such as ``"csv"``; by default the suffix of the file's name tells it.

    Returns:
        The cube of the counts.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: The file cannot be read as a table of counts at all.
        RejectedRowsError: Rows cannot be understood; the findings name every fault.
        IncompatibleError: Meldingen and signalen, or figures of several bases, are mixed, or some years tell more
            outcomes than others.

    Examples:
        >>> from io import StringIO
        >>> file = StringIO("jaar;categorie;uitkomst;aantal\n2022;geweld;aangetoond;3\n")
        >>> sum(read_counts(file, format="csv").cellen.values())
        3
    """
    chosen = koppeling_of(koppeling)
    reader = Reader.of(editie=editie, mapping=mapping, constants=constants, lezing=lezing, koppeling=chosen)
    tables = mapped_sheets(path, chosen, format=format, sheet=sheet, header_row=header_row)
    return Kubus.concat(
        (counts_of(reader, table, uitkomsten=uitkomsten, standdatum=standdatum) for table in tables), parts=True
    )


def counts_of(
    reader: Reader, sheet: Sheet, *, uitkomsten: Collection[Uitkomst] | None = None, standdatum: date | None = None
) -> Kubus:
    """Make a cube of a sheet of counts.

    Args:
        reader: How its columns are read.
        sheet: The sheet.
        uitkomsten: The outcomes that the counts cover: see `read_counts`.
        standdatum: The reference date of the counts.

    Returns:
        The cube.
    """
    if reader.koppeling is not None:
        reader, mapped = reader.mapped(sheet, _FIELDS)
        sheet = mapped.sheet
    parsed = reader.columns(sheet, _FIELDS, [("verslagjaar",), ("aantal",)], closed=True)
    soort = _kind(parsed, reader)
    stated = {*parsed.headers, *reader.constants}
    dimensions = tuple(name for name in DIMENSIES[soort] if name in ZAAK or name in stated or _tells(parsed, name))
    for name in (*dimensions, "aantal"):
        if name not in _MAY_BE_EMPTY:
            parsed = parsed.reject(parsed.columns[name].gaps, [name], _EMPTY, _FILL_IN)
    refuse(parsed.sorted_findings(), len(parsed.rejected), len(sheet.rows))
    _refuse_mixed(parsed)
    columns = {**parsed.columns, "jaarbron": _stated(parsed.columns["jaarbron"])}
    numbers = columns["aantal"].values.astype(np.int64)
    return Kubus(
        soort=soort,
        editie=reader.editie,
        dimensies=dimensions,
        cellen=_counted(columns, dimensions, numbers),
        populatie=frozenset(_spoken(columns)),
        uitkomsten=_covered(columns, dimensions) if uitkomsten is None else frozenset(uitkomsten),
        standdatum=standdatum,
        basis=_basis(parsed, reader),
    )


def _kind(parsed: ParsedColumns, reader: Reader) -> Soort:
    """Return what is counted: as the rows say, else as is stated beside the file, else meldingen."""
    kinds = parsed.columns["soort"].decode()
    stated = reader.constants.get("soort")
    return next((kind for kind in kinds if kind is not None), Soort.parse(str(stated)) if stated else Soort.MELDING)


def _basis(parsed: ParsedColumns, reader: Reader) -> Basis:
    """Return what puts the units in their years: as the rows say, else as is stated beside the file, else unknown.

    Raises:
        IncompatibleError: The rows do not agree.
    """
    stated = reader.constants.get("basis")
    bases = dict.fromkeys(basis or Basis.NIET_OPGEGEVEN for basis in parsed.columns["basis"].decode())
    if len(bases) > 1:
        raise IncompatibleError(
            Text("Cijfers van verschillende grondslag staan door elkaar.", "Figures of several bases are mixed."),
            Text("Zet ze in aparte bestanden.", "Put them in separate files."),
            differing=("basis",),
        )
    return next(iter(bases), Basis.parse(str(stated)) if stated else Basis.NIET_OPGEGEVEN)


def _refuse_mixed(parsed: ParsedColumns) -> None:
    if len(set(parsed.columns["soort"].decode())) > 1:
        raise IncompatibleError(
            Text("Meldingen en signalen staan door elkaar.", "Reports and concerns are mixed."),
            Text("Zet ze in aparte bestanden.", "Put them in separate files."),
            differing=("soort",),
        )


def _tells(parsed: ParsedColumns, name: str) -> bool:
    """Tell whether the phrases of a measures column say all outcomes, or those of an outcomes column any measure."""
    gaps = parsed.columns[name].gaps
    return bool(len(gaps)) and bool(not gaps.all() if name == "afdoeningen" else not gaps.any())


def _spoken(columns: Mapping[str, Column]) -> dict[tuple[str | None, int], set[Uitkomst | None]]:
    """Return the outcomes that occur for each organisation and year; one with running cases only is not spoken of."""
    outcomes: dict[tuple[str | None, int], set[Uitkomst | None]] = {}
    rows = zip(*(columns[name].decode() for name in ("organisatie", "verslagjaar", "uitkomst")), strict=True)
    for name, year, outcome in rows:
        if outcome is not Uitkomst.LOPEND:
            outcomes.setdefault((name, year), set()).add(outcome)
    return outcomes


def _covered(columns: Mapping[str, Column], dimensions: Collection[str]) -> frozenset[Uitkomst]:
    """Return the outcomes that the counts tell.

    Raises:
        IncompatibleError: Some years tell more than others.
    """
    if "uitkomst" not in dimensions:
        return frozenset(Uitkomst)
    decided = {Uitkomst.AANGETOOND, Uitkomst.NIET_AANGETOOND}
    covered = {frozenset(Uitkomst) if year >= decided else frozenset(year) for year in _spoken(columns).values()}
    if len(covered) > 1:
        raise IncompatibleError(
            Text(
                "Van sommige jaren zijn alle uitkomsten geteld en van andere niet.",
                "All outcomes were counted of some years and not of others.",
            ),
            Text(
                "Zet ze in aparte bestanden, of voeg de ontbrekende uitkomst toe met aantal 0.",
                "Put them in separate files, or add the outcome that is missing with a count of 0.",
            ),
            differing=("uitkomsten",),
        )
    if not covered:
        return frozenset(Uitkomst)
    running = {Uitkomst.LOPEND} & set(columns["uitkomst"].decode())
    return frozenset(outcome for year in covered for outcome in year if outcome) | running


def _stated(column: Column) -> Column:
    return attrs.evolve(column, values=np.where(column.gaps, 0, column.values).astype(column.values.dtype))


def _counted(columns: Mapping[str, Column], dimensions: tuple[str, ...], numbers: Numbers) -> dict[Combinatie, int]:
    kept = [columns[name] for name in dimensions]
    codes, totals = count([column.values for column in kept], numbers)
    values = [column.meanings(part) for column, part in zip(kept, codes, strict=True)]
    return dict(zip(zip(*values, strict=True), totals, strict=True))
