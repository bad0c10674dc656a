"""Table 7: the reported financial interests.

Source: Jaarrapportage Integriteit BZK 2023, Tabel 7 [S 464-483].
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from uri.aggregate.cubes.units import Eenheid, Leeg
from uri.aggregate.report.table_parts import TOTAAL, added, codes_of
from uri.aggregate.sources.selection import Bron, Selection
from uri.aggregate.tables.cells import Cel, CellKey, TabelKolom, TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_relations import Relatie, RelatieSoort, at_most, sums
from uri.languages import Text, same
from uri.model import FinancieelBelang
from uri.taxonomy import Basis
from uri.taxonomy.labels import normal

_Part: TypeAlias = tuple[str | None, str | None]
"""A group and a part of it, by their normal forms."""

_KINDS = (
    ("meldplicht", Text("Aantal medewerkers met een meldplicht {}", "Employees who must report {}")),
    ("meldingen", Text("Aantal meldingen financieel belang {}", "Reported financial interests {}")),
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
    summed: dict[str, list[str]] = {}
    for kind, label in _KINDS:
        for year in years:
            column = f"{kind}_{year}"
            columns.append(TabelKolom(column, label.format(year)))
            for part, row in zip(parts, rows, strict=True):
                cells[row.code, column] = _figure(by_part[part].get(year, []), kind)
            summed[column] = _summed(parts, rows, records[year], kind)
            figures = [cells[code, column] for code in summed[column]]
            cells[TOTAAL.code, column] = added(figures) if figures else Leeg.NIET_VERZAMELD
    return Tabel.of(
        "financiele_belangen",
        Text("Overzicht meldingen van financiële belangen", "Overview of reported financial interests"),
        [*rows, TOTAAL],
        columns,
        cells,
        basis=Basis.VERSLAGJAAR,
        eenheid=Eenheid.GEMENGD,
        standdatum=selection.standdatum,
        relaties=[*_interests([row.code for row in rows], summed, years), *_shared(parts, rows, summed)],
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
    return [TabelRij(code, same(label)) for code, label in zip(codes_of(labels), labels, strict=True)]


def _summed(parts: list[_Part], rows: list[TabelRij], records: list[FinancieelBelang], kind: str) -> list[str]:
    """Return the codes of the rows that the total of a column adds up.

    A group with a figure stands for its parts; one without is a caption above them.
    """
    shared = (record for record in records if record.onderdeel is None and getattr(record, kind) is not None)
    sharing = {_part_of(record)[0] for record in shared}
    return [
        row.code
        for (group, part), row in zip(parts, rows, strict=True)
        if (group in sharing if part is None else group not in sharing)
    ]


def _interests(codes: list[str], summed: dict[str, list[str]], years: list[int]) -> list[Relatie]:
    total = [relation for column, parts in summed.items() for relation in sums(TOTAAL.code, parts, [column])]
    most = [
        relation
        for year in years
        for relation in at_most(
            RelatieSoort.MELDPLICHT, [*codes, TOTAAL.code], f"meldingen_{year}", f"meldplicht_{year}"
        )
    ]
    return [*total, *most]


def _shared(parts: list[_Part], rows: list[TabelRij], summed: dict[str, list[str]]) -> list[Relatie]:
    """Where a group has a figure, those of its parts together are at most that."""
    codes = dict(zip(parts, (row.code for row in rows), strict=True))
    return [
        Relatie(RelatieSoort.GROEP, tuple((code, column) for code in inner), ((codes[group, None], column),))
        for column, counted in summed.items()
        for group, part in parts
        if part is None and codes[group, None] in counted
        if (inner := [codes[other] for other in parts if other[0] == group and other[1] is not None])
    ]


def _figure(records: list[FinancieelBelang], kind: str) -> Cel:
    """Add up what is stated of one part and year."""
    figures: list[int] = [figure for record in records if (figure := getattr(record, kind)) is not None]
    if figures:
        return sum(figures)
    return Leeg.BLANCO if records else Leeg.NIET_VERZAMELD


def _part_of(record: FinancieelBelang) -> _Part:
    """Return what a record is about, in the form in which two printings of a name are equal."""
    return record.groep and normal(record.groep), record.onderdeel and normal(record.onderdeel)
