"""Tables 5, 6 and 7: the figures that stand beside the cases.

Source: Jaarrapportage Integriteit BZK 2023, Tabel 5 [S 382-393], Tabel 6 [S 443-448], Tabel 7 [S 464-483].
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import count
from typing import TypeAlias

from uri.aggregate.cubes.units import Basis, Eenheid, Leeg
from uri.aggregate.report.table_parts import AANTAL, TOTAAL, added
from uri.aggregate.sources.dossier import Bron
from uri.aggregate.sources.selection import Selection, choose
from uri.aggregate.tables.cells import Cel, Notatie, TabelKolom, TabelRij
from uri.aggregate.tables.relaties import Relatie, RelatieSoort, at_most, sums
from uri.aggregate.tables.tabel import Tabel
from uri.model import FinancieelBelang, Sessie, Vertrouwenspersonen
from uri.taxonomy.labels import normal
from uri.texts import Text, same

_Part: TypeAlias = tuple[str | None, str | None]


def vertrouwenspersonen(bron: Bron, *, verslagjaar: int | None = None, organisatie: str | None = None) -> Tabel:
    """Table 5: stock, flow and work of the vertrouwenspersonen. Column: ``aantal``.

    Growth is against each earlier year of which the number of hulpvragen is known; ``ratio`` is hulpvragen per
    employee, an unrounded fraction.
    """
    return vertrouwenspersonen_of(choose(bron, verslagjaar=verslagjaar, organisatie=organisatie))


def vertrouwenspersonen_of(keuze: Selection) -> Tabel:
    """Make Table 5 for a choice that has been settled."""
    year = keuze.verslagjaar
    record = next(iter(keuze.stated(Vertrouwenspersonen, year)), Vertrouwenspersonen(jaar=year))
    earlier = {
        other.jaar: other.hulpvragen
        for other in sorted(keuze.all_stated(Vertrouwenspersonen), key=lambda other: -other.jaar)
        if other.jaar < year and other.hulpvragen is not None
    }
    lines = _lines(record, earlier)
    flow = Relatie(
        RelatieSoort.VERLOOP,
        (("begin", AANTAL.naam), ("toegetreden", AANTAL.naam)),
        (("eind", AANTAL.naam), ("vertrokken", AANTAL.naam)),
    )
    return Tabel.of(
        "vertrouwenspersonen",
        Text("Kengetallen vertrouwenspersonen", "Key figures on confidential advisers"),
        [row for row, _ in lines],
        [AANTAL],
        {(row.code, AANTAL.naam): _cell(value) for row, value in lines},
        basis=Basis.VERSLAGJAAR,
        eenheid=Eenheid.GEMENGD,
        standdatum=keuze.standdatum,
        relaties=[flow],
    )


def _lines(record: Vertrouwenspersonen, earlier: dict[int, int]) -> list[tuple[TabelRij, int | float | None]]:
    """Lay Table 5 out: its rows with their values, None where there is none."""
    year = record.jaar
    return [
        (TabelRij("medewerkers", _MEDEWERKERS.format(year)), record.medewerkers),
        (TabelRij("begin", _STAND.format("1-1", "1 January", year=year)), record.begin),
        (TabelRij("eind", _STAND.format("31-12", "31 December", year=year)), record.eind),
        (TabelRij("vertrokken", Text("Afscheid genomen", "Left")), record.vertrokken),
        (TabelRij("toegetreden", Text("Nieuw", "Joined")), record.toegetreden),
        (TabelRij("extern", _EXTERN), record.extern),
        (TabelRij("hulpvragen", _HULPVRAGEN.format(year)), record.hulpvragen),
        *(
            (TabelRij(f"groei_{other}", _GROEI.format(other)), _growth(record.hulpvragen, number))
            for other, number in earlier.items()
        ),
        (
            TabelRij("ratio", _RATIO.format(year), notatie=Notatie.PROCENT),
            _ratio(record.hulpvragen, record.medewerkers),
        ),
        (TabelRij("contactmomenten", _CONTACT.format(year), notatie=Notatie.GETAL), record.contactmomenten),
    ]


def sessies(bron: Bron, *, verslagjaar: int | None = None, organisatie: str | None = None) -> Tabel:
    """Table 6: prevention sessions by kind, and their total. Column: ``aantal``."""
    return sessies_of(choose(bron, verslagjaar=verslagjaar, organisatie=organisatie))


def sessies_of(keuze: Selection) -> Tabel:
    """Make Table 6 for a choice that has been settled."""
    counts: Counter[str] = Counter()
    for record in keuze.stated(Sessie, keuze.verslagjaar):
        counts[record.sessie] += record.aantal
    codes = dict(zip(counts, _codes(counts), strict=True))
    cells: dict[tuple[str, str], Cel] = {(codes[kind], AANTAL.naam): number for kind, number in counts.items()}
    cells[TOTAAL.code, AANTAL.naam] = added([*cells.values()]) if cells else Leeg.NIET_VERZAMELD
    return Tabel.of(
        "sessies",
        Text("Overzicht sessies integriteit", "Overview of integrity sessions"),
        [*(TabelRij(codes[kind], same(kind)) for kind in counts), TOTAAL],
        [AANTAL],
        cells,
        basis=Basis.VERSLAGJAAR,
        eenheid=Eenheid.SESSIE,
        standdatum=keuze.standdatum,
        relaties=sums(TOTAAL.code, [*codes.values()], [AANTAL.naam]) if counts else [],
    )


def financiele_belangen(bron: Bron, *, verslagjaar: int | None = None, organisatie: str | None = None) -> Tabel:
    """Table 7: duty to report and reported financial interests by part, for the year and the one before.

    Columns: ``meldplicht_`` and ``meldingen_`` with each year. A figure that parts share stands on the row of their
    group; the parts' own cells are blank. The total counts a shared figure once.
    """
    return financiele_belangen_of(choose(bron, verslagjaar=verslagjaar, organisatie=organisatie))


def financiele_belangen_of(keuze: Selection) -> Tabel:
    """Make Table 7 for a choice that has been settled."""
    records = {year: keuze.stated(FinancieelBelang, year) for year in (keuze.verslagjaar - 1, keuze.verslagjaar)}
    years = [year for year, found in records.items() if found] or [keuze.verslagjaar]
    by_part: dict[_Part, dict[int, list[FinancieelBelang]]] = {}
    for year in reversed(years):
        for record in records[year]:
            by_part.setdefault(_part(record), {}).setdefault(year, []).append(record)
    parts = list(by_part)
    names = [next(iter(found.values()))[0] for found in by_part.values()]
    labels = [record.onderdeel or record.groep or "" for record in names]
    rows = [TabelRij(code, same(label)) for code, label in zip(_codes(labels), labels, strict=True)]
    columns = [TabelKolom(f"{kind}_{year}", label.format(year)) for kind, label in _KINDS for year in years]
    cells = {
        (row.code, f"{kind}_{year}"): _figure(by_part[part].get(year, []), kind)
        for kind, _ in _KINDS
        for year in years
        for part, row in zip(parts, rows, strict=True)
    }
    summed: dict[str, list[str]] = {}
    for kind, _ in _KINDS:
        for year in years:
            column = f"{kind}_{year}"
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
        standdatum=keuze.standdatum,
        relaties=[*_interests([row.code for row in rows], summed, years), *_shared(parts, rows, summed)],
    )


def _summed(parts: list[_Part], rows: list[TabelRij], records: list[FinancieelBelang], kind: str) -> list[str]:
    """Return the codes of the rows that the total of a column adds up.

    A group with a figure stands for its parts; one without is a caption above them.
    """
    shared = (record for record in records if record.onderdeel is None and getattr(record, kind) is not None)
    sharing = {_part(record)[0] for record in shared}
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


_MEDEWERKERS = Text("Aantal medewerkers {}", "Number of employees {}")
_STAND = Text("Aantal vertrouwenspersonen {0}-{year}", "Number of confidential advisers {1} {year}")
_EXTERN = Text("Aantal extern beschikbare vertrouwenspersonen", "Confidential advisers available outside")
_HULPVRAGEN = Text("Aantal hulpvragen {}", "Number of requests for help {}")
_GROEI = Text("Groei hulpvragen ten opzichte van {}", "Growth of requests since {}")
_RATIO = Text("Ratio hulpvragen : medewerkers {}", "Requests per employee {}")
_CONTACT = Text("Gemiddeld aantal contactmomenten per hulpvraag {}", "Mean number of contacts per request {}")
_KINDS = (
    ("meldplicht", Text("Aantal medewerkers met een meldplicht {}", "Employees who must report {}")),
    ("meldingen", Text("Aantal meldingen financieel belang {}", "Reported financial interests {}")),
)


def _cell(value: float | None) -> Cel:
    return Leeg.NIET_VERZAMELD if value is None else value


def _growth(now: int | None, then: int) -> int | None:
    return None if now is None else now - then


def _ratio(number: int | None, of: int | None) -> float | None:
    return None if number is None or not of else number / of


def _part(record: FinancieelBelang) -> _Part:
    """Return what a record is about, in the form in which two printings of a name are equal."""
    return record.groep and normal(record.groep), record.onderdeel and normal(record.onderdeel)


def _codes(names: Iterable[str]) -> list[str]:
    """Give each row a code of its own: the letters and digits of its name, numbered where they recur."""
    codes: list[str] = []
    taken = {TOTAAL.code}
    for name in names:
        stem = "_".join(filter(None, map(normal, name.split()))) or "rij"
        tried = (stem if number == 1 else f"{stem}_{number}" for number in count(1))
        code = next(code for code in tried if code not in taken)
        codes.append(code)
        taken.add(code)
    return codes
