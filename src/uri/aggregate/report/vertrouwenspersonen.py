"""Table 5: the confidential advisers.

Source: Jaarrapportage Integriteit BZK 2023, Tabel 5 [S 382-393].
"""

from __future__ import annotations

from collections.abc import Iterable

from uri.aggregate.cubes.units import Eenheid, Leeg
from uri.aggregate.report.table_parts import AANTAL, label_among
from uri.aggregate.sources.selection import Bron, Selection
from uri.aggregate.tables.cells import Cel, Notatie, TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_definition import TableDefinition
from uri.aggregate.tables.table_relations import Relatie, RelatieSoort
from uri.languages import Text
from uri.model import Vertrouwenspersonen
from uri.model.fields import EERSTE_JAAR
from uri.taxonomy import Basis, Editie

_TITLE = Text("Kengetallen vertrouwenspersonen", "Key figures on confidential advisers")
_FLOW = Relatie(
    RelatieSoort.VERLOOP,
    (("begin", AANTAL.naam), ("toegetreden", AANTAL.naam)),
    (("eind", AANTAL.naam), ("vertrokken", AANTAL.naam)),
)
"""Those at the start with those who joined are those at the end with those who left."""


def vertrouwenspersonen(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
) -> Tabel:
    """Table 5: stock, flow and work of the vertrouwenspersonen.

    Column: ``aantal``. Growth is against each earlier year of which the number of hulpvragen is known; ``ratio`` is
    hulpvragen per employee, an unrounded fraction [S 382-393].

    >>> import uri
    >>> advisers = uri.Vertrouwenspersonen(jaar=2023, hulpvragen=12, medewerkers=480)
    >>> dossier = uri.Dossier(verslagjaar=2023, editie="bzk-2023", vertrouwenspersonen=(advisers,))
    >>> uri.vertrouwenspersonen(dossier)["ratio", "aantal"]
    0.025

    Args:
        bron: A dossier that holds these figures, or a selection of one; any other source has none.
        verslagjaar: The year, where the source holds several.
        organisatie: The organisation, where the source holds several.
        onderdeel: The part of the organisation; no such figures are stated of a part.

    Raises:
        SelectionError: The year or organisation is open, or what was chosen is not there.
    """
    selection = Selection.of(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel)
    year = selection.verslagjaar
    record = next(iter(selection.stated(Vertrouwenspersonen, year)), Vertrouwenspersonen(jaar=year))
    earlier = {
        other.jaar: other.hulpvragen
        for other in sorted(selection.all_stated(Vertrouwenspersonen), key=lambda other: -other.jaar)
        if other.jaar < year and other.hulpvragen is not None
    }
    lines = _lines(record, earlier)
    return Tabel.of(
        "vertrouwenspersonen",
        _TITLE,
        [row for row, _ in lines],
        [AANTAL],
        {(row.code, AANTAL.naam): _cell(value) for row, value in lines},
        basis=Basis.VERSLAGJAAR,
        eenheid=Eenheid.GEMENGD,
        standdatum=selection.standdatum,
        relaties=[_FLOW],
    )


def _lines(record: Vertrouwenspersonen, earlier: dict[int, int]) -> list[tuple[TabelRij, int | float | None]]:
    """Lay Table 5 out: its rows with their values, None where there is none."""
    year = record.jaar
    return [
        (TabelRij("medewerkers", _EMPLOYEES.format(year)), record.medewerkers),
        (TabelRij("begin", _STOCK.format("1-1", "1 January", year=year)), record.begin),
        (TabelRij("eind", _STOCK.format("31-12", "31 December", year=year)), record.eind),
        (TabelRij("vertrokken", Text("Afscheid genomen", "Left")), record.vertrokken),
        (TabelRij("toegetreden", Text("Nieuw", "Joined")), record.toegetreden),
        (TabelRij("extern", _OUTSIDE), record.extern),
        (TabelRij("hulpvragen", _REQUESTS.format(year)), record.hulpvragen),
        *(
            (TabelRij(f"groei_{other}", _GROWTH.format(other)), _growth(record.hulpvragen, number))
            for other, number in earlier.items()
        ),
        (
            TabelRij("ratio", _RATIO.format(year), notatie=Notatie.PROCENT),
            _ratio(record.hulpvragen, record.medewerkers),
        ),
        (TabelRij("contactmomenten", _CONTACTS.format(year), notatie=Notatie.GETAL), record.contactmomenten),
    ]


_EMPLOYEES = Text("Aantal medewerkers {}", "Number of employees {}")
_STOCK = Text("Aantal vertrouwenspersonen {0}-{year}", "Number of confidential advisers {1} {year}")
_OUTSIDE = Text("Aantal extern beschikbare vertrouwenspersonen", "External confidential advisers available")
_REQUESTS = Text("Aantal hulpvragen {}", "Number of requests for help {}")
_GROWTH = Text("Groei hulpvragen ten opzichte van {}", "Growth of requests since {}")
_RATIO = Text("Ratio hulpvragen : medewerkers {}", "Requests per employee {}")
_CONTACTS = Text("Gemiddeld aantal contactmomenten per hulpvraag {}", "Mean number of contacts per request {}")


def _known_rows(_: Editie, jaar: int) -> Iterable[TabelRij]:
    """Return the rows that the table of a year may have; growth since any earlier year is among them."""
    earlier = dict.fromkeys(range(EERSTE_JAAR, jaar), 0)
    return [row for row, _ in _lines(Vertrouwenspersonen(jaar=jaar), earlier)]


DEFINITION = TableDefinition(titel=_TITLE, relations=lambda _: (_FLOW,), rows=_known_rows, column=label_among(AANTAL))
"""Table 5, apart from its figures."""


def _cell(value: float | None) -> Cel:
    return Leeg.NIET_VERZAMELD if value is None else value


def _growth(now: int | None, then: int) -> int | None:
    return None if now is None else now - then


def _ratio(number: int | None, of: int | None) -> float | None:
    return None if number is None or not of else number / of
