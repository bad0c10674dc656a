"""A release: all reports that are protected together, as figures and what must hold between them.

Cells of one meaning and one number are one figure. Where two cells of one meaning differ, as two sources may, they are
two figures, and nothing is held to relate them. What a table declares counts as far as it holds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property

import attrs

from uri.aggregate import Leeg, Rapport
from uri.aggregate.tables.cells import CellKey, RijSoort
from uri.aggregate.tables.table_relations import Relatie
from uri.errors import IncompatibleError
from uri.integer_programme import ENDLESS, IntegerProgramme, LinearRow
from uri.languages import Text
from uri.protection.beleid import Beleid, Grootheid
from uri.protection.key_figures_shown import COMPARISON
from uri.protection.knot import Knot, Unknown, World, parted
from uri.protection.meanings import CASES, Meaning, meaning, weight
from uri.protection.row_unions import Leaves, parts_of


@attrs.frozen
class CellPlace:
    """Where a figure is printed.

    Attributes:
        report: The number of the report in the release.
        table: The name of the table.
        row: The code of the row.
        column: The name of the column.
    """

    report: int
    table: str
    row: str
    column: str


@attrs.frozen
class Figure:
    """One figure of a release, wherever it is printed.

    Attributes:
        meaning: What it counts, None where no policy protects that.
        value: The number, None where it was hidden before and nobody here knows it.
        places: Where it is printed in the reports that are protected now; none for what is printed nowhere.
        unknown: What is known of it before anything is printed.
    """

    meaning: Meaning | None
    value: int | None
    places: tuple[CellPlace, ...]
    unknown: Unknown


@attrs.frozen(eq=False)
class Release:
    """Reports as figures and rows.

    Attributes:
        figures: The figures.
        rows: What must hold between them.
        broken: What the tables declare, and what does not hold.
    """

    figures: tuple[Figure, ...]
    rows: tuple[LinearRow, ...]
    broken: tuple[LinearRow, ...] = ()

    @cached_property
    def world(self) -> World:
        """A number for each figure: its own, and for one that was hidden before any that it can be.

        Raises:
            IncompatibleError: What was hidden before cannot have been what the reports now say.
        """
        known = [figure.value for figure in self.figures]
        if None not in known:
            return tuple(value or 0 for value in known)
        lows = [
            figure.unknown.low if value is None else value for figure, value in zip(self.figures, known, strict=True)
        ]
        highs = [ENDLESS if value is None else value for value in known]
        found = IntegerProgramme(lows, highs, self.rows).minimise()
        if found is None:
            raise IncompatibleError(_NO_WORLD, _RESTATED)
        return tuple(found)

    @cached_property
    def knots(self) -> tuple[tuple[tuple[int, ...], Knot], ...]:
        """The parts of the release that hang together, each with the numbers of its figures."""
        unknowns = [figure.unknown for figure in self.figures]
        return tuple(
            self._knot(members, [self.rows[number] for number in numbers])
            for members, numbers in parted(unknowns, self.rows)
        )

    def _knot(self, members: Sequence[int], rows: Sequence[LinearRow]) -> tuple[tuple[int, ...], Knot]:
        """Make a knot; what is open stands in its rows as a number."""
        numbered = {at: number for number, at in enumerate(members)}
        own: list[LinearRow] = []
        for row in rows:
            fixed = sum(factor * self.world[at] for at, factor in row.terms.items() if at not in numbered)
            low = row.low if row.low <= -ENDLESS else row.low - fixed
            high = row.high if row.high >= ENDLESS else row.high - fixed
            own.append(
                LinearRow({numbered[at]: factor for at, factor in row.terms.items() if at in numbered}, low, high)
            )
        return tuple(members), Knot(tuple(self.figures[at].unknown for at in members), tuple(own))


def release(
    reports: Sequence[Rapport], beleid: Beleid, *, earlier: Sequence[Rapport] = (), whole: Rapport | None = None
) -> Release:
    """Lay reports out as figures and what must hold between them.

    Args:
        reports: The reports that are protected now.
        beleid: The policy.
        earlier: The reports that are in print already, protected or not: what they show stays open.
        whole: One of the reports, of which the others of its year are parts.
    """
    return _Layout([*reports, *earlier], len(reports), beleid, whole).release()


class _Layout:
    """The figures and rows of some reports, gathered."""

    def __init__(self, reports: list[Rapport], number: int, beleid: Beleid, whole: Rapport | None) -> None:
        self._reports, self._number, self._beleid, self._whole = reports, number, beleid, whole
        self._gathered: dict[_Key, _Gathered] = {}
        self._of_cell: dict[tuple[int, str, CellKey], _Key] = {}
        self._rows: dict[Hashable, LinearRow] = {}
        self._broken: dict[Hashable, LinearRow] = {}
        self._assumed: set[Hashable] = set()

    def release(self) -> Release:
        for number, report in enumerate(self._reports):
            for name in report:
                if name not in {CASES, COMPARISON}:
                    self._gather(number, report, name)
        self._recognise_hidden()
        self._numbers = {key: at for at, key in enumerate(self._gathered)}
        self._figures = [found.figure(key, self._beleid) for key, found in self._gathered.items()]
        for number, report in enumerate(self._reports):
            for name, table in report.items():
                for relation in table.relaties:
                    self._relate_cells(number, name, relation)
        self._relate_unions()
        self._relate_outcomes()
        self._relate_parts()
        return self._release(self._rows) if self._fits_what_is_assumed() else self._release(self._with_less_assumed())

    def _release(self, rows: Mapping[Hashable, LinearRow]) -> Release:
        return Release(tuple(self._figures), tuple(rows.values()), tuple(self._broken.values()))

    def _fits_what_is_assumed(self) -> bool:
        """Tell whether there are numbers with which parts make up their wholes, where that is not known."""
        try:
            return not self._assumed or bool(self._release(self._rows).world)
        except IncompatibleError:
            return False

    def _with_less_assumed(self) -> dict[Hashable, LinearRow]:
        """Return the rows, of which those that were assumed to be whole say no more than at most."""
        return {
            key: attrs.evolve(row, low=-ENDLESS) if key in self._assumed else row for key, row in self._rows.items()
        }

    def _gather(self, number: int, report: Rapport, name: str) -> None:
        """Take the cells of a table that hold a count, or held one that was hidden."""
        table = report[name]
        for row, cells in zip(table.rijen, table.cellen, strict=True):
            for column, cell in zip(table.kolommen, cells, strict=True):
                if type(cell) is not int and cell is not Leeg.ONDERDRUKT:
                    continue
                value = cell if type(cell) is int else None
                counted = meaning(report, table, row, column.naam)
                place = CellPlace(number, name, row.code, column.naam)
                key = (counted or place, value)
                found = self._gathered.setdefault(key, _Gathered([]))
                found.is_total |= row.soort is RijSoort.TOTAAL or name == "kerncijfers"
                if number < self._number:
                    found.places.append(place)
                    found.weight += weight(table, row)
                else:
                    found.is_public |= value is not None
                self._of_cell[number, name, (row.code, column.naam)] = key

    def _recognise_hidden(self) -> None:
        """Take what was hidden before for the figure that a report now gives of the same meaning, if it is one."""
        values: dict[Hashable, list[_Key]] = {}
        for key in self._gathered:
            if key[1] is not None:
                values.setdefault(key[0], []).append(key)
        known = {
            key: values[key[0]][0] for key in self._gathered if key[1] is None and len(values.get(key[0], ())) == 1
        }
        for key in known:
            del self._gathered[key]
        self._of_cell = {cell: known.get(key, key) for cell, key in self._of_cell.items()}

    def _relate_cells(self, number: int, table: str, relation: Relatie) -> None:
        """Take what a table declares of its cells, as far as it is about counts of this release and holds."""
        if relation.elders:
            return
        terms: dict[int, int] = defaultdict(int)
        for sign, places in ((1, relation.links), (-1, relation.rechts)):
            for place in places:
                key = self._of_cell.get((number, table, place))
                if key is None:
                    return
                terms[self._numbers[key]] += sign
        self._relate(terms, is_at_most=relation.soort.hoogstens)

    def _relate_unions(self) -> None:
        """Take rows that are merged elsewhere, in another report or of another organisation, for the sum of theirs."""
        found: dict[Meaning, dict[Leaves, int]] = defaultdict(dict)
        for (counted, _), at in self._numbers.items():
            if isinstance(counted, Meaning) and isinstance(counted.row, frozenset):
                found[attrs.evolve(counted, row=None)][counted.row] = at
        merged = {(where.jaar, where.grootheid, row) for where, rows in found.items() for row in rows}
        for where, rows in found.items():
            for jaar, grootheid, whole in merged:
                if (jaar, grootheid) != (where.jaar, where.grootheid):
                    continue
                parts, is_whole = parts_of(whole, rows)
                if parts and whole not in rows and is_whole:
                    self._add_union(attrs.evolve(where, row=whole), [rows[part] for part in parts])
                elif parts and whole in rows:
                    terms = {**{rows[part]: 1 for part in parts}, rows[whole]: -1}
                    self._relate(terms, is_at_most=not is_whole)

    def _add_union(self, counted: Meaning, parts: Sequence[int]) -> None:
        """Take a sum of rows for a figure that is printed nowhere, as another organisation prints it."""
        values = [self._figures[at].value for at in parts]
        value = None if None in values else sum(number or 0 for number in values)
        is_open = all(self._figures[at].unknown.is_open for at in parts)
        at = len(self._figures)
        unknown = Unknown(0, is_open=is_open, is_hidden=not is_open, is_counted=False)
        self._figures.append(Figure(None, value, (), unknown))
        self._numbers[counted, value] = at
        self._relate({**dict.fromkeys(parts, 1), at: -1}, is_at_most=False)

    def _relate_outcomes(self) -> None:
        """Take what was reported less what was proven for a count too, though it is printed nowhere."""
        if Grootheid.NIET_AANGETOOND not in self._beleid.beschermen:
            return
        by_meaning = {key[0]: key for key in self._gathered}
        for reported, key in list(by_meaning.items()):
            if isinstance(reported, Meaning) and reported.grootheid is Grootheid.MOGELIJK:
                proven = by_meaning.get(attrs.evolve(reported, grootheid=Grootheid.AANGETOOND))
                if proven is None:
                    continue
                value = None if key[1] is None or proven[1] is None else key[1] - proven[1]
                if value is None or value >= 0:
                    counted = attrs.evolve(reported, grootheid=Grootheid.NIET_AANGETOOND)
                    is_open = all(self._figures[self._numbers[one]].unknown.is_open for one in (key, proven))
                    unknown = Unknown(0, is_open=is_open, is_hidden=not is_open, is_kept=value is None)
                    self._figures.append(Figure(counted, value, (), unknown))
                    terms = {self._numbers[key]: 1, self._numbers[proven]: -1, len(self._figures) - 1: -1}
                    self._relate(terms, is_at_most=False)

    def _relate_parts(self) -> None:
        """Take the parts of an organisation for at most their whole, and organisations for at most theirs.

        Where some of the numbers are not known they are taken to make it up, unless a row says that they do not: a
        reader may know that these are all parts, and who reckons with that leaves no less doubt where they are not.
        """
        parts: dict[Meaning, list[int]] = defaultdict(list)
        wholes: dict[Meaning, int] = {}
        for (counted, _), at in self._numbers.items():
            if isinstance(counted, Meaning):
                wholes[counted] = at
                above = self._above(counted)
                if above is not None:
                    parts[above].append(at)
        groups = [({**dict.fromkeys(parts[whole], 1), wholes[whole]: -1}, whole) for whole in parts if whole in wholes]
        incomplete = {(whole.organisatie, whole.jaar) for terms, whole in groups if self._adds_up(terms) is False}
        most: Counter[tuple[str | None, int]] = Counter()
        for terms, whole in groups:
            most[whole.organisatie, whole.jaar] = max(most[whole.organisatie, whole.jaar], len(terms))
        for terms, whole in groups:
            adds_up, of = self._adds_up(terms), (whole.organisatie, whole.jaar)
            is_assumed = adds_up is None and of not in incomplete and _ONE_PART < len(terms) == most[of]
            key = self._relate(terms, is_at_most=not (adds_up or is_assumed))
            if is_assumed:
                self._assumed.add(key)

    def _adds_up(self, terms: Mapping[int, int]) -> bool | None:
        """Tell whether parts add up to their whole, None where not all of them are known."""
        values = {at: self._figures[at].value for at in terms}
        if None in values.values():
            return None
        return not sum(factor * (values[at] or 0) for at, factor in terms.items())

    def _above(self, counted: Meaning) -> Meaning | None:
        """Return the same count of the whole of which an organisation or a part is one."""
        if counted.onderdeel is not None:
            return attrs.evolve(counted, onderdeel=None)
        if self._whole is None or counted.organisatie == self._whole.organisatie:
            return None
        return attrs.evolve(counted, organisatie=self._whole.organisatie)

    def _relate(self, terms: Mapping[int, int], *, is_at_most: bool) -> Hashable:
        """Add a row and return its key; where known figures break it nobody can reckon with it, and it stands apart."""
        row = LinearRow({at: factor for at, factor in terms.items() if factor}, -ENDLESS if is_at_most else 0, 0)
        values = [self._figures[at].value for at in row.terms]
        if None not in values:
            total = sum(factor * (self._figures[at].value or 0) for at, factor in row.terms.items())
            if not row.low <= total <= row.high:
                self._broken.setdefault(_row_key(row), row)
                return _row_key(row)
        self._rows.setdefault(_row_key(row), row)
        return _row_key(row)


def _row_key(row: LinearRow) -> Hashable:
    return frozenset(row.terms.items()), row.low, row.high


_Key = tuple[Hashable, int | None]
"""What a figure counts, or where it stands, and its number."""


@attrs.define
class _Gathered:
    """What was found of one figure."""

    places: list[CellPlace]
    weight: int = 0
    is_total: bool = False
    is_public: bool = False

    def figure(self, key: _Key, beleid: Beleid) -> Figure:
        """Return the figure."""
        counted = key[0] if isinstance(key[0], Meaning) else None
        value = key[1]
        return Figure(
            counted,
            value,
            tuple(self.places),
            Unknown(
                self.weight,
                is_open=self.is_public or (value == 0 and beleid.nul_tonen),
                is_hidden=value is None,
                is_kept=value is None,
                is_counted=counted is not None and counted.grootheid in beleid.beschermen,
                is_total=self.is_total,
                low=1 if beleid.nul_tonen else 0,
            ),
        )


_ONE_PART = 2
"""The terms of a whole with a single part, of which nobody would think that it is all there is."""
_NO_WORLD = Text(
    "Wat in een eerder rapport niet is getoond, kan niet zijn wat de rapporten nu zeggen.",
    "What an earlier report did not show cannot have been what the reports now say.",
)
_RESTATED = Text(
    "Zijn cijfers van dat jaar herzien? Geef dan het eerdere rapport niet mee, en zeg dat bij de publicatie.",
    "Were figures of that year restated? Then leave the earlier report out, and say so in the publication.",
)
