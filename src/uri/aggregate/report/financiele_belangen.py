"""Table 7: the reported financial interests.

Source: Jaarrapportage Integriteit BZK 2023, Tabel 7 [S 464-483].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from uri.aggregate.cubes.units import Eenheid, Leeg
from uri.aggregate.report.table_parts import TOTAAL, added, codes_of
from uri.aggregate.sources.selection import Bron, Selection
from uri.aggregate.tables.cells import Cel, CellKey, RijSoort, TabelKolom, TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_definition import TableContent, TableDefinition
from uri.aggregate.tables.table_relations import Relatie, RelatieSoort, at_most, sums
from uri.languages import Text, same
from uri.model import FinancieelBelang
from uri.taxonomy import Basis
from uri.taxonomy.labels import normal

_Part: TypeAlias = tuple[str | None, str | None]
"""A group and a part of it, by their normal forms."""

_TITLE = Text("Overzicht meldingen van financiële belangen", "Overview of reported financial interests")
_BOUND, _REPORTED = "meldplicht", "meldingen"
_KINDS = (
    (_BOUND, Text("Aantal medewerkers met een meldplicht {}", "Employees who must report {}")),
    (_REPORTED, Text("Aantal meldingen financieel belang {}", "Reported financial interests {}")),
)


def financiele_belangen(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
) -> Tabel:
    """Table 7: duty to report and reported financial interests by part, for the year and the one before.

    Columns: ``meldplicht_`` and ``meldingen_`` with each year. A figure that parts share stands on the row of their
    group, and their own cells are blank; the total counts a shared figure once [S 464-483].

    >>> import uri
    >>> interests = uri.FinancieelBelang(jaar=2023, onderdeel="Dienst", meldplicht=20, meldingen=4)
    >>> dossier = uri.Dossier(verslagjaar=2023, editie="bzk-2023", financiele_belangen=(interests,))
    >>> uri.financiele_belangen(dossier).count("dienst", "meldingen_2023")
    4

    Args:
        bron: A dossier that holds these figures, or a selection of one; any other source has none.
        verslagjaar: The year, where the source holds several.
        organisatie: The organisation, where the source holds several.
        onderdeel: The part of the organisation, of which its own figures are shown; without it the whole.

    Raises:
        SelectionError: The year or organisation is open, or what was chosen is not there.
    """
    selection = Selection.of(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel)
    records = {year: _records(selection, year) for year in (selection.verslagjaar - 1, selection.verslagjaar)}
    years = [year for year, stated in records.items() if stated] or [selection.verslagjaar]
    by_part: dict[_Part, dict[int, list[FinancieelBelang]]] = {}
    for year in reversed(years):
        for record in records[year]:
            by_part.setdefault(_part_of(record), {}).setdefault(year, []).append(record)
    parts, rows = list(by_part), _rows(by_part)
    columns: list[TabelKolom] = []
    cells: dict[CellKey, Cel] = {}
    for kind, label in _KINDS:
        for year in years:
            column = f"{kind}_{year}"
            columns.append(TabelKolom(column, label.format(year)))
            for part, row in zip(parts, rows, strict=True):
                cells[row.code, column] = _figure(by_part[part].get(year, []), kind)
            figures = [cells[code, column] for code in _summed(rows, column, cells)]
            cells[TOTAAL.code, column] = added(figures) if figures else Leeg.NIET_VERZAMELD
    content = TableContent(editie=selection.editie, rijen=(*rows, TOTAAL), kolommen=tuple(columns), cellen=cells)
    return Tabel.of(
        "financiele_belangen",
        _TITLE,
        content.rijen,
        content.kolommen,
        cells,
        basis=Basis.VERSLAGJAAR,
        eenheid=Eenheid.GEMENGD,
        standdatum=selection.standdatum,
        relaties=_relations(content),
    )


def _records(selection: Selection, year: int) -> list[FinancieelBelang]:
    """Return what is stated of a year: of all parts, or of the one that was chosen."""
    if selection.onderdeel is None or selection.dossier is None:
        return selection.stated(FinancieelBelang, year)
    return [
        record
        for record in selection.dossier.financiele_belangen
        if record.jaar == year and record.onderdeel and normal(record.onderdeel) == normal(selection.onderdeel)
    ]


def _rows(by_part: Mapping[_Part, Mapping[int, list[FinancieelBelang]]]) -> list[TabelRij]:
    """Make a row for each part, named as the latest year names it."""
    latest = [next(iter(by_year.values()))[0] for by_year in by_part.values()]
    labels = [record.onderdeel or record.groep or "" for record in latest]
    codes = dict(zip(by_part, codes_of(labels), strict=True))
    return [
        TabelRij(code, same(label), groep=codes.get((group, None)))
        for ((group, _), code), label in zip(codes.items(), labels, strict=True)
    ]


def _relations(content: TableContent) -> Iterable[Relatie]:
    """Say what must hold: the total, no more reports than duties, and parts together at most what their group has."""
    parts = [row for row in content.rijen if row.soort is RijSoort.DETAIL]
    for column in content.columns:
        yield from sums(TOTAAL.code, _summed(parts, column, content.cellen), [column])
    codes = [row.code for row in content.rijen]
    for column in content.columns:
        kind, _, year = column.partition("_")
        if kind == _BOUND:
            yield from at_most(RelatieSoort.MELDPLICHT, codes, f"{_REPORTED}_{year}", column)
    for column in content.columns:
        for group in _sharing(parts, column, content.cellen):
            inner = tuple((row.code, column) for row in parts if row.groep == group != row.code)
            if inner:
                yield Relatie(RelatieSoort.GROEP, inner, ((group, column),))


def _summed(rows: list[TabelRij], column: str, cells: Mapping[CellKey, Cel]) -> list[str]:
    """Return the codes of the rows that the total of a column adds up.

    A group with a figure stands for its parts; one without is a caption above them. Where there is a total, what it
    adds up has figures.
    """
    sharing = _sharing(rows, column, cells)
    counted = [row.code for row in rows if (row.groep in sharing) == (row.groep == row.code)]
    if not _has_figure(cells.get((TOTAAL.code, column), Leeg.NIET_VERZAMELD)):
        return counted
    return [code for code in counted if _has_figure(cells[code, column])]


def _sharing(rows: list[TabelRij], column: str, cells: Mapping[CellKey, Cel]) -> list[str]:
    """Return the codes of the rows of groups that have a figure in a column."""
    return [row.code for row in rows if row.groep == row.code and _has_figure(cells[row.code, column])]


def _has_figure(cell: Cel) -> bool:
    """Tell whether there is a figure, be it a hidden one."""
    return isinstance(cell, int) or cell is Leeg.ONDERDRUKT


def _column_label(name: str) -> Text | None:
    """Return the label of a column, such as ``meldplicht_2023``."""
    kind, _, year = name.partition("_")
    label = dict(_KINDS).get(kind)
    return None if label is None else label.format(year)


DEFINITION = TableDefinition(
    titel=_TITLE, relations=_relations, rows=lambda *_: (TOTAAL,), column=_column_label, grouped=True
)
"""Table 7, apart from its figures."""


def _figure(records: list[FinancieelBelang], kind: str) -> Cel:
    """Add up what is stated of one part and year."""
    figures: list[int] = [figure for record in records if (figure := getattr(record, kind)) is not None]
    if figures:
        return sum(figures)
    return Leeg.BLANCO if records else Leeg.NIET_VERZAMELD


def _part_of(record: FinancieelBelang) -> _Part:
    """Return what a record is about, in the form in which two printings of a name are equal."""
    return record.groep and normal(record.groep), record.onderdeel and normal(record.onderdeel)
