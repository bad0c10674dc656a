"""Who is in the totals: of each organisation what it counted, and whether each table adds it up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from uri.aggregate.consolidation.aanlevering import Aanlevering
from uri.aggregate.consolidation.counted_tables import CountedTable
from uri.aggregate.consolidation.organisation_findings import reorganised
from uri.aggregate.consolidation.participants import Participant
from uri.aggregate.consolidation.side_by_side import Layout
from uri.aggregate.consolidation.stated_tables import StatedTable
from uri.aggregate.cubes.units import Eenheid, Leeg
from uri.aggregate.report.table_parts import codes_of
from uri.aggregate.tables.cells import Cel, TabelKolom, TabelRij, number_text
from uri.aggregate.tables.tabel import Tabel
from uri.languages import Text, joined, same
from uri.taxonomy import Basis, Organisaties, Soort


def coverage_table(
    who: Sequence[Participant],
    layouts: Mapping[CountedTable, Layout],
    stated: Sequence[StatedTable],
    verslagjaar: int,
    bekend: Organisaties,
) -> Tabel:
    """Make the table of who is in the totals: a row for each organisation.

    Args:
        who: The organisations.
        layouts: The tables over organisations.
        stated: The tables of stated figures.
        verslagjaar: The year of the totals.
        bekend: The organisations that are known.
    """
    rows = [TabelRij(code, same(one.name)) for code, one in zip(codes_of(one.name for one in who), who, strict=True)]
    cells: dict[tuple[str, str], Cel] = {}
    for row, one in zip(rows, who, strict=True):
        for name, cell in {**_known(one, verslagjaar, bekend), **_told(one.nearest(verslagjaar))}.items():
            cells[row.code, name] = cell
        for table, layout in layouts.items():
            cells[row.code, table.name] = _standing(layout, one.name)
        for figures in stated:
            cells[row.code, figures.soort.value] = figures.standing(one.name).label
    return Tabel.of(
        "dekking",
        _TITLE,
        rows,
        [
            *_COLUMNS,
            *(TabelKolom(table.name, table.definition.titel) for table in layouts),
            *(TabelKolom(figures.soort.value, figures.titel) for figures in stated),
        ],
        cells,
        basis=Basis.NIET_OPGEGEVEN,
        eenheid=Eenheid.GEMENGD,
    )


def _standing(layout: Layout, name: str) -> Text:
    """Say whether an organisation is in the totals of a table, by column where these differ."""
    words = {of.column.column.label: of.standing[name].label for of in layout.columns}
    if len({*words.values()}) == 1:
        return next(iter(words.values()))
    return joined([Text("{}: {}", "{}: {}").format(label, word) for label, word in words.items()], "; ")


def _known(one: Participant, year: int, known: Organisaties) -> Mapping[str, Cel]:
    """Return what the data say of an organisation in the year."""
    own = one.body.organisatie
    events = reorganised(one, year, year, known)
    name = same(own.naam_in(year).naam) if own is not None and own.geldig.in_jaar(year) else Leeg.NIET_BEKEND
    return {
        "naam": name,
        "reorganisatie": joined(events, "; ")
        if events
        else Leeg.NIET_BEKEND
        if own is None
        else Leeg.NIET_VAN_TOEPASSING,
    }


def _told(counts: Aanlevering | None) -> Mapping[str, Cel]:
    """Return what a handover says of its scope; of what was not handed over, nothing."""
    if counts is None:
        return {column.naam: Leeg.NIET_BEKEND for column in _OF_COUNTS}
    bases = {soort: {cube.basis.label for cube in counts.kubussen if cube.soort is soort} for soort in Soort}
    staff = [
        number_text(one.aantal)
        if one.omvang is None
        else Text("{} ({})", "{} ({})").format(number_text(one.aantal), one.omvang)
        for one in counts.personeel
    ]
    words: Mapping[str, list[Text]] = {
        "verslagjaar": [same(str(counts.verslagjaar))],
        "standdatum": [] if counts.standdatum is None else [same(counts.standdatum.isoformat())],
        "editie": [same(name) for name in sorted({cube.editie.naam for cube in counts.kubussen})],
        "basis_meldingen": sorted(bases[Soort.MELDING], key=str),
        "basis_signalen": sorted(bases[Soort.SIGNAAL], key=str),
        "zonder": [same(name) for name in sorted(counts.zonder)],
        "medewerkers": staff,
    }
    return {name: joined(parts, "; ") if parts else Leeg.NIET_BEKEND for name, parts in words.items()}


_TITLE = Text("Wie er in de totalen zit", "Who is in the totals")
_OF_COUNTS = (
    TabelKolom("verslagjaar", Text("Verslagjaar", "Year")),
    TabelKolom("standdatum", Text("Standdatum", "Reference date")),
    TabelKolom("editie", Text("Editie", "Edition")),
    TabelKolom("basis_meldingen", Text("Basis meldingen", "Basis of reports")),
    TabelKolom("basis_signalen", Text("Basis signalen", "Basis of concerns")),
    TabelKolom("zonder", Text("Zonder", "Without")),
    TabelKolom("medewerkers", Text("Medewerkers", "Employees")),
)
_COLUMNS = (
    TabelKolom("naam", Text("Heette toen", "Called then")),
    TabelKolom("reorganisatie", Text("Reorganisatie", "Reorganisation")),
    *_OF_COUNTS,
)
