"""The rows over which counts of several editions compare, and what one source has in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Generic

import attrs

from uri.aggregate.cubes.placing import left_out_note
from uri.aggregate.cubes.units import Leeg
from uri.aggregate.report.table_parts import TOTAAL, added
from uri.aggregate.tables.cells import Cel, TabelRij
from uri.languages import Text, joined
from uri.taxonomy import Plaats, vergroving
from uri.taxonomy.codes import CodeT
from uri.taxonomy.edities import BaseEditie
from uri.taxonomy.groepering import BETWEEN


@attrs.frozen
class FilledColumn(Generic[CodeT]):
    """What one source has in the rows.

    Attributes:
        cells: The cells by row code.
        without_row: The counts of codes that no row can hold.
        notes: What the edition of the table does not count.
    """

    cells: dict[str, Cel]
    without_row: dict[CodeT, int]
    notes: list[Text]


@attrs.frozen
class CommonRows(Generic[CodeT]):
    """The rows over which counts of several editions compare.

    Attributes:
        edities: The editions; the first is that of the table.
        tabel: The table of the editions whose rows are compared.
        rows: The rows.
        places: The code of the row that holds each code.
        comparable: The codes of the rows that all editions can fill.
        totaal: Whether the totals of the editions compare.
        unknown: The codes of which some edition cannot say where it counted them.
    """

    edities: tuple[BaseEditie[CodeT], ...]
    tabel: str
    rows: tuple[TabelRij, ...]
    places: Mapping[CodeT, str]
    comparable: frozenset[str]
    totaal: bool
    unknown: frozenset[CodeT]

    def column(self, counts: Mapping[CodeT, int] | None, editie: BaseEditie[CodeT] | None) -> FilledColumn[CodeT]:
        """Fill the rows with the counts of one source.

        Args:
            counts: The counts by code; None where none were collected.
            editie: The edition in which they were counted.
        """
        codes = [row.code for row in self.rows]
        if counts is None:
            return FilledColumn(dict.fromkeys([*codes, TOTAAL.code], Leeg.NIET_VERZAMELD), {}, [])
        own, alike = self.edities[0], editie == self.edities[0]
        cells: dict[str, Cel] = {
            code: 0 if alike or code in self.comparable else Leeg.NIET_VAN_TOEPASSING for code in codes
        }
        without_row: dict[CodeT, int] = {}
        left_out: dict[CodeT, int] = {}
        for kind, number in counts.items():
            code = self.places.get(kind)
            if code is not None:
                figure = cells[code]
                cells[code] = figure + number if isinstance(figure, int) else figure
            elif number:
                apart = left_out if own.place(kind, self.tabel) is Plaats.NIET_GETELD else without_row
                apart[kind] = number
        total = added(cells.values()) if alike or self.totaal else Leeg.NIET_VAN_TOEPASSING
        return FilledColumn({**cells, TOTAAL.code: total}, without_row, left_out_note(left_out, own))

    def notes(self, several: Text) -> list[Text]:
        """Say what several editions mean for the comparison.

        Args:
            several: That there are several, with a place for their names.
        """
        if len(self.edities) == 1:
            return []
        notes = [several.format(", ".join(edition.naam for edition in self.edities))]
        if apart := [row.label for row in self.rows if row.code not in self.comparable]:
            notes.append(_INCOMPARABLE.format(joined(apart)))
        if self.unknown:
            notes.append(_UNKNOWN_PLACE.format(joined([code.label for code in sorted(self.unknown)])))
        return notes


@lru_cache
def common_rows(edities: tuple[BaseEditie[Any], ...], tabel: str) -> CommonRows[Any]:
    """Lay out the rows over which editions compare: those of the first, merged where the others cannot tell them.

    Args:
        edities: The editions, the first of which is that of the table.
        tabel: The table of the editions whose rows are compared.
    """
    common = vergroving(edities, tabel)
    members: dict[frozenset[Any], list[tuple[str, Text]]] = {}
    for row in edities[0].rows(tabel):
        members.setdefault(common.group(row.bladen) or row.bladen, []).append((row.code.value, row.text))
    codes = type(edities[0].rows(tabel)[0].code)
    groups = {_code(codes, leaves, [code for code, _ in parts]): leaves for leaves, parts in members.items()}
    return CommonRows(
        edities=edities,
        tabel=tabel,
        rows=tuple(
            TabelRij(code, joined([label for _, label in members[leaves]], " + ")) for code, leaves in groups.items()
        ),
        places={kind: code for kind in codes for code, leaves in groups.items() if kind.bladen <= leaves},
        comparable=frozenset(code for code, leaves in groups.items() if leaves in common.groepen),
        totaal=common.totaal,
        unknown=common.onbekend,
    )


def leaves_of_row(code: str, editie: BaseEditie[CodeT], tabel: str) -> frozenset[CodeT] | None:
    """Return the leaves that a row counts, by its code, as `common_rows` names rows; None for no row of these.

    Args:
        code: The code of the row.
        editie: The edition of the table.
        tabel: The table of the edition.
    """
    rows = {row.code.value: row.bladen for row in editie.rows(tabel)}
    parts = code.split(BETWEEN)
    if rows.keys() >= set(parts):
        return frozenset[CodeT]().union(*(rows[part] for part in parts))
    return editie.codes(code).bladen if code in set(editie.codes) else None


def _code(codes: Any, leaves: frozenset[Any], parts: list[str]) -> str:  # noqa: ANN401 (an enumeration of codes)
    """Name a row: by its code, or by the one code that denotes all its leaves, or by those of its parts."""
    if len(parts) == 1:
        return parts[0]
    return next((str(code.value) for code in codes if code.bladen == leaves), BETWEEN.join(parts))


_INCOMPARABLE = Text("Niet vergelijkbaar met andere lijsten: {}.", "Not comparable with other lists: {}.")
_UNKNOWN_PLACE = Text(
    "Niet elke lijst telt {} apart; waar die gevallen dan staan, is onbekend.",
    "Not every list counts {} apart; where those cases then are is unknown.",
)
