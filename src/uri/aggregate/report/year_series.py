"""The rows over which years of several editions compare, and what a year has in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import attrs

from uri.aggregate.cubes.dimensions import PROVEN
from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.cubes.placing import left_out_note
from uri.aggregate.cubes.units import Leeg
from uri.aggregate.report.table_parts import TOTAAL, added
from uri.aggregate.tables.cells import Cel, TabelRij
from uri.languages import Text, joined
from uri.taxonomy import Editie, Plaats, Schendingstype, vergroving

TABLE = "schendingen"
"""The table of an edition whose rows are compared."""


@attrs.frozen
class YearColumn:
    """The column of one year.

    Attributes:
        cells: The cells by row code.
        without_row: The counts of types that no row can hold.
        notes: What the edition does not count.
    """

    cells: dict[str, Cel]
    without_row: dict[Schendingstype, int]
    notes: list[Text]


@attrs.frozen
class YearSeries:
    """The rows over which years of several editions compare.

    Attributes:
        edities: The editions; the first is that of the table.
        rows: The rows.
        places: The code of the row that holds each type.
        comparable: The codes of the rows that all editions can fill.
        totaal: Whether the totals of the editions compare.
        unknown: The types of which some edition cannot say where it counted them.
    """

    edities: tuple[Editie, ...]
    rows: tuple[TabelRij, ...]
    places: Mapping[Schendingstype, str]
    comparable: frozenset[str]
    totaal: bool
    unknown: frozenset[Schendingstype]

    def column(self, kubus: Kubus | None) -> YearColumn:
        """Fill the rows for one year."""
        codes = [row.code for row in self.rows]
        if kubus is None:
            return YearColumn(dict.fromkeys([*codes, TOTAAL.code], Leeg.NIET_VERZAMELD), {}, [])
        editie, alike = self.edities[0], kubus.editie == self.edities[0]
        cells: dict[str, Cel] = {
            code: 0 if alike or code in self.comparable else Leeg.NIET_VAN_TOEPASSING for code in codes
        }
        without_row: dict[Schendingstype, int] = {}
        left_out: dict[Schendingstype, int] = {}
        for kind, number in kubus.per("hoofdcategorie", uitkomst=PROVEN).items():
            code = self.places.get(kind)
            if code is not None:
                figure = cells[code]
                cells[code] = figure + number if isinstance(figure, int) else figure
            elif number:
                apart = left_out if editie.place(kind, TABLE) is Plaats.NIET_GETELD else without_row
                apart[kind] = number
        total = added(cells.values()) if alike or self.totaal else Leeg.NIET_VAN_TOEPASSING
        return YearColumn({**cells, TOTAAL.code: total}, without_row, left_out_note(left_out, editie))

    def notes(self) -> list[Text]:
        """Say what several editions mean for the comparison."""
        if len(self.edities) == 1:
            return []
        notes = [_SEVERAL_LISTS.format(", ".join(edition.naam for edition in self.edities))]
        if apart := [row.label for row in self.rows if row.code not in self.comparable]:
            notes.append(_INCOMPARABLE.format(joined(apart)))
        if self.unknown:
            notes.append(_UNKNOWN_PLACE.format(joined([code.label for code in sorted(self.unknown)])))
        return notes


@lru_cache
def year_series(edities: tuple[Editie, ...]) -> YearSeries:
    """Lay out the rows over which editions compare: those of the first, merged where the others cannot tell them."""
    common = vergroving(edities, TABLE)
    members: dict[frozenset[Schendingstype], list[tuple[str, Text]]] = {}
    for row in edities[0].rows(TABLE):
        members.setdefault(common.group(row.bladen) or row.bladen, []).append((row.code.value, row.text))
    groups = {_code(leaves, [code for code, _ in parts]): leaves for leaves, parts in members.items()}
    return YearSeries(
        edities=edities,
        rows=tuple(
            TabelRij(code, joined([label for _, label in members[leaves]], " + ")) for code, leaves in groups.items()
        ),
        places={kind: code for kind in Schendingstype for code, leaves in groups.items() if kind.bladen <= leaves},
        comparable=frozenset(code for code, leaves in groups.items() if leaves in common.groepen),
        totaal=common.totaal,
        unknown=common.onbekend,
    )


def _code(leaves: frozenset[Schendingstype], parts: list[str]) -> str:
    """Name a row: by its code, or by the one code that denotes all its leaves, or by those of its parts."""
    if len(parts) == 1:
        return parts[0]
    return next((code.value for code in Schendingstype if code.bladen == leaves), "+".join(parts))


_SEVERAL_LISTS = Text(
    "De jaren zijn geteld volgens verschillende lijsten ({}); getoond wordt wat vergelijkbaar is.",
    "The years were counted by different lists ({}); what compares is shown.",
)
_INCOMPARABLE = Text("Niet vergelijkbaar met andere lijsten: {}.", "Not comparable with other lists: {}.")
_UNKNOWN_PLACE = Text(
    "Niet elke lijst telt {} apart; waar die gevallen dan staan, is onbekend.",
    "Not every list counts {} apart; where those cases then are is unknown.",
)
