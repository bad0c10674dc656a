"""What each key figure is: one definition a figure, by the names of the counts that it is made of.

Sources: substantiation rate, days to closing, shares by type and channel, stock and flow, reports per 100 employees,
requests for help per employee and concerns per report are what reports of the sector compare; the counts are those of
Jaarrapportage Integriteit BZK 2023 [S 57-61, 237, 245-258, 289, 319, 335, 384-393, 397-415].
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from uri.aggregate.kengetallen.case_details import CHANNEL
from uri.aggregate.kengetallen.case_details import KNOWN_DAYS as DAYS
from uri.aggregate.kengetallen.kengetal import Kengetalsoort
from uri.aggregate.tables.cells import TabelRij
from uri.languages import Text
from uri.taxonomy import Editie, EditieRij, Meldkanaal, Schendingstype

TYPE = "type_{}"
"""The name of the count of a type of violation."""
ADVICE = "adviesvragen_{}"
"""The name of the count of requests for advice on a type of violation."""
STAFF = "medewerkers"
"""The name of the number of employees."""


@attrs.frozen
class FigureDefinition:
    """A key figure, apart from the counts of any organisation.

    Attributes:
        naam: Its name.
        label: Its name in print.
        soort: What it says.
        teller: The name of the count above the line; of a duration, the share of cases that it is about.
        noemer: The name of the count below the line, None of a count by itself.
        per: How many units of the denominator it is told by.
    """

    naam: str
    label: Text
    soort: Kengetalsoort
    teller: str
    noemer: str | None = None
    per: int = 1

    @property
    def counts(self) -> tuple[str, ...]:
        """The names of the counts that it is made of."""
        return (self.teller,) if self.noemer is None else (self.teller, self.noemer)


def definitions(editie: Editie, types: Iterable[TabelRij] | None = None) -> tuple[FigureDefinition, ...]:
    """Return the key figures, in the order of a table.

    Args:
        editie: The edition, whose rows are the types of violation.
        types: The rows of these types, where they are coarser than those of the edition.
    """
    rows = [TabelRij(row.code.value, row.text) for row in editie.rows("schendingen")] if types is None else types
    return (
        *_OUTCOMES,
        *_STAFF,
        *(
            _share(f"aandeel_{TYPE.format(row.code)}", _OF_TYPE.format(row.label), TYPE.format(row.code), "meldingen")
            for row in rows
        ),
        *_CHANNELS,
        _share(
            "aandeel_anoniem", Text("Aandeel anoniem gemeld", "Share reported anonymously"), "anoniem", "anoniem_bekend"
        ),
        *_DURATIONS,
        *_STOCK,
        *_BESIDE,
        *_advice(editie.rows("signalen")),
        *_CHANGES,
    )


def _count(naam: str, label: Text) -> FigureDefinition:
    return FigureDefinition(naam, label, Kengetalsoort.AANTAL, naam)


def _share(naam: str, label: Text, part: str, whole: str) -> FigureDefinition:
    return FigureDefinition(naam, label, Kengetalsoort.AANDEEL, part, whole)


def _per_employees(naam: str, label: Text, counted: str, staff: str = STAFF) -> FigureDefinition:
    return FigureDefinition(f"{naam}_per_100_medewerkers", label, Kengetalsoort.PER_MEDEWERKER, counted, staff, 100)


def _duration(naam: str, label: Text, share: str) -> FigureDefinition:
    return FigureDefinition(naam, label, Kengetalsoort.DUUR, share, DAYS)


def _changes(naam: str, label: Text) -> Iterator[FigureDefinition]:
    yield FigureDefinition(f"verschil_{naam}", _CHANGE.format(label), Kengetalsoort.VERSCHIL, naam)
    yield FigureDefinition(f"groei_{naam}", _GROWTH.format(label), Kengetalsoort.GROEI, naam)


def _advice(rows: Iterable[EditieRij[Schendingstype]]) -> Iterator[FigureDefinition]:
    for row in rows:
        yield _count(ADVICE.format(row.code.value), _ADVICE_ON.format(row.text))
    yield _count(
        ADVICE.format("zonder_type"),
        Text("Adviesvragen zonder type van de lijst", "Requests for advice without a type of the list"),
    )


_OF_TYPE = Text("Aandeel: {}", "Share: {}")
_BY_CHANNEL = Text("Aandeel via: {}", "Share through: {}")
_ADVICE_ON = Text("Adviesvragen over: {}", "Requests for advice on: {}")
_CHANGE = Text("{}: verschil met het jaar ervoor", "{}: change from the year before")
_GROWTH = Text("{}: verschil in procent", "{}: change in percent")

_OUTCOMES = (
    _count("meldingen", Text("Meldingen, afgerond", "Reports, closed")),
    _count("aangetoond", Text("Aangetoond", "Substantiated")),
    _count("signalen", Text("Signalen", "Concerns")),
    _share("aandeel_aangetoond", Text("Aandeel aangetoond", "Substantiation rate"), "aangetoond", "meldingen"),
    _share(
        "aandeel_disciplinair",
        Text("Aandeel disciplinair van aangetoond", "Share of substantiated with a disciplinary measure"),
        "disciplinair",
        "aangetoond",
    ),
    _count("geen_afdoening_aangetoond", Text("Geen afdoening, aangetoond", "No measure, substantiated")),
    _count("geen_afdoening_niet_aangetoond", Text("Geen afdoening, niet aangetoond", "No measure, not substantiated")),
    FigureDefinition(
        "signalen_per_melding",
        Text("Signalen per melding", "Concerns per report"),
        Kengetalsoort.VERHOUDING,
        "signalen",
        "meldingen",
    ),
)
_STAFF = (
    _per_employees("meldingen", Text("Meldingen per 100 medewerkers", "Reports per 100 employees"), "meldingen"),
    _per_employees(
        "aangetoond", Text("Aangetoond per 100 medewerkers", "Substantiated per 100 employees"), "aangetoond"
    ),
    _per_employees(
        "hulpvragen",
        Text("Hulpvragen per 100 medewerkers", "Requests for help per 100 employees"),
        "hulpvragen",
        "hulpvragen_medewerkers",
    ),
)
_CHANNELS = tuple(
    _share(
        f"aandeel_{CHANNEL.format(channel.value)}",
        _BY_CHANNEL.format(channel.label),
        CHANNEL.format(channel.value),
        "kanaal_bekend",
    )
    for channel in Meldkanaal
)
_DURATIONS = (
    _duration("dagen_mediaan", Text("Dagen tot afronding, mediaan", "Days to closing, median"), "1/2"),
    _duration("dagen_p90", Text("Dagen tot afronding, 90e percentiel", "Days to closing, 90th percentile"), "9/10"),
    _share(
        "aandeel_twaalf_weken",
        Text("Aandeel afgerond binnen twaalf weken", "Share closed within twelve weeks"),
        "binnen_twaalf_weken",
        DAYS,
    ),
    _share(
        "aandeel_drie_maanden",
        Text("Aandeel afgerond binnen de drie maanden van de Wbk", "Share closed within the three months of the Wbk"),
        "binnen_drie_maanden",
        DAYS,
    ),
)
_STOCK = (
    _count("open_begin", Text("Open op 1 januari", "Open on 1 January")),
    _count("ontvangen", Text("Ontvangen", "Received")),
    _count("afgerond", Text("Afgerond", "Closed")),
    _count("open_eind", Text("Open op 31 december", "Open on 31 December")),
)
_BESIDE = (
    _count("klachten", Text("Klachten bij de klachtencommissie", "Complaints to the committee")),
    _count("klachten_gegrond", Text("Klachten, gegrond", "Complaints, upheld")),
    _count("klachten_ongegrond", Text("Klachten, ongegrond", "Complaints, not upheld")),
    _count("adviesvragen", Text("Adviesvragen", "Requests for advice")),
)
_CHANGES = (
    *_changes("meldingen", Text("Meldingen", "Reports")),
    *_changes("aangetoond", Text("Aangetoond", "Substantiated")),
    *_changes("signalen", Text("Signalen", "Concerns")),
)
