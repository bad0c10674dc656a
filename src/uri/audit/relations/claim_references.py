"""The figures that a claim names.

A figure is named as ``table | row | column``, where ``*`` is every row and ``#7`` the row with that number in the file;
as ``annex | words`` or ``annex | type | words`` for the number of cases of which an annex says those words; or as the
`naam` of another claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.annex import Annex
from uri.audit.printed_tables.annex_counts import AnnexCounts, CaseCount, CaseGroup
from uri.audit.printed_tables.editie_recognition import leaves_of
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.printed_table import PrintedRow, PrintedTable
from uri.audit.printed_tables.standard_tables import PublishedTable
from uri.findings import quoted
from uri.languages import Text
from uri.taxonomy import Schendingstype
from uri.taxonomy.labels import normal

_EVERY = "*"
_PARTS = 3


class ClaimError(Exception):
    """A claim that cannot be turned into relations, with the message that says why."""

    def __init__(self, message: Text) -> None:
        super().__init__(message)
        self.message = message


@attrs.frozen
class FigureFinder:
    """Finds the figures that claims name.

    Attributes:
        tables: The tables by their name.
        annexes: The annexes by their name.
        claimed: The figures that claims themselves print, by the name of the claim.
    """

    tables: Mapping[str, PublishedTable]
    annexes: Mapping[str, Annex]
    claimed: Mapping[str, Figure]

    def find_all(self, names: Iterable[str]) -> tuple[Figure, ...]:
        """Return the figures of several names.

        Raises:
            ClaimError: A name is that of no figure.
        """
        return tuple(figure for name in names for figure in self._find(name))

    def by_row(self, names: Iterable[str]) -> dict[tuple[str, int], list[Figure]]:
        """Return the figures of columns by the code of their row, or where there is none by its label.

        A label that stands twice is parted by its number.

        Raises:
            ClaimError: A name is that of no column.
        """
        figures: dict[tuple[str, int], list[Figure]] = {}
        for name in names:
            table, _, column = self._locate(name)
            recognition = self.tables[table.name].recognition
            codes = {} if recognition is None else recognition.codes
            times = Counter[str]()
            for position, row in enumerate(table.rows):
                if _is_detail(row):
                    key = codes[position].value if position in codes else normal(row.label)
                    times[key] += 1
                    figures.setdefault((key, times[key]), []).append(table.figures[position][column])
        return figures

    def _find(self, name: str) -> list[Figure]:
        if "|" not in name:
            if name not in self.claimed:
                raise ClaimError(_NO_NAME.format(quoted(name)))
            return [self.claimed[name]]
        first, *others = (part.strip() for part in name.split("|"))
        if first in self.annexes:
            return [_count_of_cases(self.annexes[first], others)]
        return self._find_in_table(name)

    def _find_in_table(self, name: str) -> list[Figure]:
        table, row_name, column = self._locate(name)
        if row_name == _EVERY:
            details = [position for position, row in enumerate(table.rows) if _is_detail(row)]
            return [table.figures[position][column] for position in details]
        numbers = {f"#{row.number}": position for position, row in enumerate(table.rows)}
        position = numbers.get(row_name, table.find_row(row_name))
        if position is None:
            raise ClaimError(_NO_ROW.format(quoted(table.name), quoted(row_name)))
        return [table.figures[position][column]]

    def _locate(self, name: str) -> tuple[PrintedTable, str, int]:
        """Return the table, the name of the row and the position of the column that a reference names."""
        parts = [part.strip() for part in name.split("|")]
        if parts[0] not in self.tables:
            raise ClaimError(_NO_TABLE.format(quoted(parts[0]), ", ".join([*self.tables, *self.annexes])))
        table = self.tables[parts[0]].table
        if len(parts) > _PARTS or (len(parts) < _PARTS and len(table.columns) > 1):
            raise ClaimError(_THREE_PARTS.format(quoted(name)))
        column = table.find_column(parts[2]) if len(parts) == _PARTS else 0
        if column is None:
            raise ClaimError(_NO_COLUMN.format(quoted(table.name), quoted(parts[2])))
        return table, parts[1], column


def _is_detail(row: PrintedRow) -> bool:
    return row.kind is RijSoort.DETAIL and not row.of_which


def _count_of_cases(annex: Annex, names: list[str]) -> CaseCount:
    """Count the cases of an annex with some words, or of a type with some words."""
    if len(names) >= _PARTS:
        raise ClaimError(_TYPE_AND_WORDS.format(quoted(annex.name)))
    words = None if names[-1] == _EVERY else names[-1]
    label = names[0] if len(names) > 1 and names[0] != _EVERY else None
    if words is not None and not annex.knows(words):
        raise ClaimError(_NO_WORDS.format(quoted(annex.name), quoted(words)))
    group = CaseGroup(types=_leaves_of_label(annex, label), words=None if words is None else normal(words))
    return AnnexCounts.of(annex, {}).figure(group, _cases_named([*filter(None, (label, words))]))


def _leaves_of_label(annex: Annex, label: str | None) -> frozenset[Schendingstype] | None:
    if label is None:
        return None
    code = annex.editie.labelled(label)
    if code is None:
        raise ClaimError(_NO_TYPE.format(quoted(annex.name), quoted(label)))
    return leaves_of(annex.editie, code)


def _cases_named(names: list[str]) -> Text:
    return _CASES_OF.format(", ".join(f"“{name}”" for name in names)) if names else _ALL_CASES


_CASES_OF = Text("zaken: {}", "cases: {}")
_ALL_CASES = Text("alle zaken", "all cases")
_TYPE_AND_WORDS = Text(
    "Van {} is “bijlage | type | woorden” te tellen.", "Of {} “annex | type | words” can be counted."
)
_NO_TYPE = Text("Bijlage {}: de editie heeft geen type {}.", "Annex {}: the edition has no type {}.")
_NO_WORDS = Text(
    "Bijlage {}: geen zaak en geen zin van de editie heeft de woorden {}.",
    "Annex {}: no case and no phrase of the edition has the words {}.",
)
_NO_NAME = Text(
    "{} is de naam van geen bewering met een waarde; een cel is “tabel | rij | kolom”.",
    "{} is the name of no claim with a waarde; a cell is “table | row | column”.",
)
_NO_TABLE = Text("Er is geen tabel of bijlage {}; kies uit {}.", "There is no table or annex {}; choose from {}.")
_NO_ROW = Text("Tabel {} heeft geen rij {}, of meer dan één.", "Table {} has no row {}, or more than one.")
_NO_COLUMN = Text("Tabel {} heeft geen kolom {}, of meer dan één.", "Table {} has no column {}, or more than one.")
_THREE_PARTS = Text("{} is niet “tabel | rij | kolom”.", "{} is not “table | row | column”.")
