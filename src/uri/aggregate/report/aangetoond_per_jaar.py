"""Table 2: substantiated meldingen by schendingstype over the years.

Years that were counted in different editions are compared at the finest common coarsening of those editions; what
cannot be compared is left empty, and a note says so. Source: Jaarrapportage Integriteit BZK 2023, Tabel 2 [S 260-283].
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

import attrs

from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.cubes.placing import left_out_note, refuse_unplaced, unplaced
from uri.aggregate.cubes.units import Basis, Eenheid, Leeg
from uri.aggregate.report.table_parts import TOTAAL, added, count_notes, year_column
from uri.aggregate.sources.dossier import Bron
from uri.aggregate.sources.selection import Selection, choose
from uri.aggregate.tables.cells import Cel, TabelRij
from uri.aggregate.tables.relaties import Elders, Relatie, RelatieSoort, sums
from uri.aggregate.tables.tabel import Tabel
from uri.findings import Findings
from uri.model import Kerncijfers
from uri.taxonomy import Editie, Plaats, Schendingstype, Soort, Uitkomst, vergroving
from uri.texts import Text, joined

_NAME = "schendingen"
_PROVEN = frozenset({Uitkomst.AANGETOOND})


def aangetoond_per_jaar(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
    jaren: Collection[int] | None = None,
) -> Tabel:
    """Table 2: substantiated meldingen by schendingstype, a column per year up to the report's own.

    `jaren` are the years to show; by default all that there are figures of. Rows: those of the edition, merged where
    the editions of the years only compare together, and ``totaal``. Raises as `schendingen` does; of stated earlier
    years, what fits no row is a note.
    """
    keuze = choose(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel, editie=editie)
    return aangetoond_per_jaar_of(keuze, jaren)


def aangetoond_per_jaar_of(keuze: Selection, jaren: Collection[int] | None = None) -> Tabel:
    """Make Table 2 for a choice that has been settled."""
    titel = Text("Aangetoonde integriteitsschendingen per jaar", "Substantiated integrity violations by year")
    years = sorted(set(jaren)) if jaren is not None else _years(keuze)
    cubes = {year: keuze.kubus(Soort.MELDING, year, "hoofdcategorie", "uitkomst", uitkomsten=_PROVEN) for year in years}
    series = _reeks(tuple(dict.fromkeys([keuze.editie, *(cube.editie for cube in cubes.values() if cube)])))
    cells: dict[tuple[str, str], Cel] = {}
    findings, notes = Findings(), []
    for year, cube in cubes.items():
        column = series.column(cube)
        cells |= {(code, str(year)): cell for code, cell in column.cells.items()}
        notes += [_of_year(note, year, keuze) for note in column.notes]
        wrong = unplaced(column.lost, keuze.editie, Eenheid.MELDING.label, _numbered(titel, year))
        if keuze.has_cases(Soort.MELDING, year):
            findings = findings + wrong if wrong else findings
            notes += [_of_year(note, year, keuze) for note in count_notes(cube)]
        else:
            notes += [finding.message for finding in wrong]
    refuse_unplaced(findings)
    own = keuze.notes() if keuze.verslagjaar in years else ()
    return Tabel.of(
        "aangetoond_per_jaar",
        titel,
        [*series.rows, TOTAAL],
        map(year_column, years),
        cells,
        basis=Basis.AFGEROND,
        eenheid=Eenheid.MELDING,
        standdatum=keuze.standdatum,
        relaties=[
            *_sums(series.rows, tuple(years)),
            *(relation for year in years for relation in _reported(keuze, year)),
            *(relation for year in years for relation in _told_elsewhere(keuze, series, year)),
        ],
        noten=[*own, *series.notes(), *notes, *(_gaps(years) if jaren is None else [])],
    )


@attrs.frozen
class _YearColumn:
    """The cells of one year by row code, what fits no row, and what the edition does not count."""

    cells: dict[str, Cel]
    lost: dict[Schendingstype, int]
    notes: list[Text]


@attrs.frozen
class _YearSeries:
    """The rows over which years of several editions compare; the first of `edities` is that of the table.

    `places` goes from the codes that a row can hold to the code of that row; `comparable` are the codes of the rows
    that all editions can fill.
    """

    edities: tuple[Editie, ...]
    rows: tuple[TabelRij, ...]
    places: Mapping[Schendingstype, str]
    comparable: frozenset[str]
    totaal: bool
    unknown: frozenset[Schendingstype]

    def column(self, kubus: Kubus | None) -> _YearColumn:
        """Fill the rows for one year."""
        codes = [row.code for row in self.rows]
        if kubus is None:
            return _YearColumn(dict.fromkeys([*codes, TOTAAL.code], Leeg.NIET_VERZAMELD), {}, [])
        editie, alike = self.edities[0], kubus.editie == self.edities[0]
        cells: dict[str, Cel] = {
            code: 0 if alike or code in self.comparable else Leeg.NIET_VAN_TOEPASSING for code in codes
        }
        lost: dict[Schendingstype, int] = {}
        left_out: dict[Schendingstype, int] = {}
        for held, number in kubus.per("hoofdcategorie", uitkomst=_PROVEN).items():
            code = self.places.get(held)
            if code is not None:
                figure = cells[code]
                cells[code] = figure + number if isinstance(figure, int) else figure
            elif number:
                apart = left_out if editie.place(held, _NAME) is Plaats.NIET_GETELD else lost
                apart[held] = number
        total = added(cells.values()) if alike or self.totaal else Leeg.NIET_VAN_TOEPASSING
        return _YearColumn({**cells, TOTAAL.code: total}, lost, left_out_note(left_out, editie))

    def notes(self) -> list[Text]:
        """Say what several editions mean for the comparison."""
        if len(self.edities) == 1:
            return []
        said = [
            Text(
                "De jaren zijn geteld volgens verschillende lijsten ({}); getoond wordt wat vergelijkbaar is.",
                "The years were counted by different lists ({}); what compares is shown.",
            ).format(", ".join(edition.naam for edition in self.edities))
        ]
        apart = [row.label for row in self.rows if row.code not in self.comparable]
        if apart:
            said.append(
                Text("Niet vergelijkbaar met andere lijsten: {}.", "Not comparable with other lists: {}.").format(
                    joined(apart)
                )
            )
        if self.unknown:
            said.append(
                Text(
                    "Niet elke lijst telt {} apart; waar die gevallen dan staan, is onbekend.",
                    "Not every list counts {} apart; where those cases then are is unknown.",
                ).format(joined([code.label for code in sorted(self.unknown)]))
            )
        return said


@lru_cache
def _reeks(edities: tuple[Editie, ...]) -> _YearSeries:
    """Lay out the rows over which editions compare: those of the first, merged where the others cannot tell them."""
    common = vergroving(edities, _NAME)
    members: dict[frozenset[Schendingstype], list[tuple[str, Text]]] = {}
    for row in edities[0].rows(_NAME):
        members.setdefault(common.group(row.bladen) or row.bladen, []).append((row.code.value, row.text))
    groups = {_code(leaves, [code for code, _ in parts]): leaves for leaves, parts in members.items()}
    return _YearSeries(
        edities=edities,
        rows=tuple(
            TabelRij(code, joined([label for _, label in members[leaves]], " + ")) for code, leaves in groups.items()
        ),
        places={held: code for held in Schendingstype for code, leaves in groups.items() if held.bladen <= leaves},
        comparable=frozenset(code for code, leaves in groups.items() if leaves in common.groepen),
        totaal=common.totaal,
        unknown=common.onbekend,
    )


@lru_cache
def _sums(rows: tuple[TabelRij, ...], years: tuple[int, ...]) -> tuple[Relatie, ...]:
    return tuple(sums(TOTAAL.code, [row.code for row in rows], map(str, years)))


def _code(leaves: frozenset[Schendingstype], parts: list[str]) -> str:
    """Name a row: by its code, or by the one code that denotes all its leaves, or by those of its parts."""
    if len(parts) == 1:
        return parts[0]
    return next((code.value for code in Schendingstype if code.bladen == leaves), "+".join(parts))


def _years(keuze: Selection) -> list[int]:
    """All years up to the report's own that some cube speaks for."""
    spoken = {
        year
        for cube in keuze.cubes[Soort.MELDING]
        if cube
        for year in cube.jaren
        if year < keuze.verslagjaar and cube.covers(year, "hoofdcategorie", "uitkomst", uitkomsten=_PROVEN)
    }
    return sorted({*spoken, keuze.verslagjaar})


def _gaps(years: list[int]) -> list[Text]:
    """Say which years between others have no figures."""
    gaps = sorted(set(range(years[0], years[-1])) - set(years)) if years else []
    return [_NO_FIGURES.format(", ".join(map(str, gaps)))] if gaps else []


def _reported(keuze: Selection, year: int) -> list[Relatie]:
    """No more can be substantiated in a year than the meldingen that are stated of it."""
    total = ((TOTAAL.code, str(year)),)
    return [
        Relatie(RelatieSoort.OPGEGEVEN, total, elders=(Elders(_STATED.format(year), stated.meldingen),))
        for stated in keuze.stated(Kerncijfers, year)
        if stated.meldingen is not None
    ]


def _told_elsewhere(keuze: Selection, series: _YearSeries, year: int) -> list[Relatie]:
    """What any other source tells of a year is the same, row by row."""
    others = keuze.sources(Soort.MELDING, year, "hoofdcategorie", "uitkomst", uitkomsten=_PROVEN)[1:]
    labels = {row.code: row.label for row in (*series.rows, TOTAAL)}
    return [
        Relatie(RelatieSoort.JAARKOLOM, ((code, str(year)),), elders=(Elders(_ELSEWHERE.format(labels[code]), cell),))
        for cube in others
        for code, cell in series.column(cube).cells.items()
        if isinstance(cell, int)
    ]


def _of_year(note: Text, year: int, keuze: Selection) -> Text:
    """Say of a note which year it is about, where it is not the report's own."""
    return note if year == keuze.verslagjaar else Text(f"{year}: {note.nl}", f"{year}: {note.en}")


def _numbered(titel: Text, year: int) -> Text:
    return Text(f"{titel.nl} {year}", f"{titel.en} {year}")


_NO_FIGURES = Text("Geen cijfers over: {}.", "No figures on: {}.")
_STATED = Text("het opgegeven aantal meldingen ({})", "the stated number of reports ({})")
_ELSEWHERE = Text("{} in een andere bron", "{} in another source")
