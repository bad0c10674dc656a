"""The rows of the headline figures, and what must hold between the figures of a year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from uri.aggregate.kengetallen.headline_counts import TITLE
from uri.aggregate.report.table_parts import year_label
from uri.aggregate.tables.cells import Notatie, TabelRij
from uri.aggregate.tables.table_definition import TableContent, TableDefinition
from uri.aggregate.tables.table_relations import Elders, Relatie, RelatieSoort
from uri.languages import Text

RATE = "meldingen_per_100_medewerkers"

_AS_STATED = Text("{} ({}) volgens de opgegeven kerncijfers", "{} ({}) by the stated key figures")

LABELS: Mapping[str, Text] = {
    "meldingen": Text("Meldingen van (vermoedens van) integriteitsschendingen", "Reports of (suspected) violations"),
    "aangetoond": Text("Waarvan aangetoond", "Of which substantiated"),
    "disciplinair": Text("Disciplinair afgedaan", "With a disciplinary measure"),
    "niet_disciplinair": Text("Niet-disciplinair afgedaan", "With a non-disciplinary measure"),
    "signalen": Text("Signalen", "Concerns"),
    "misstanden": Text("Vermoedens van een misstand", "Suspected wrongdoing"),
    "onderzoeken": Text("Persoonsgerichte onderzoeken", "Investigations into an individual"),
    "klachten": Text("Klachten bij de klachtencommissie", "Complaints to the committee"),
    "klachtadviezen": Text("Adviezen van de klachtencommissie", "Opinions of the complaints committee"),
    "adviesvragen": Text("Adviesvragen", "Requests for advice"),
}

ROWS = (
    *(TabelRij(name, label) for name, label in LABELS.items()),
    TabelRij(RATE, Text("Meldingen per 100 medewerkers", "Reports per 100 employees"), notatie=Notatie.GETAL),
)

RELATED = (
    (RelatieSoort.AANGETOOND, ("aangetoond",), "meldingen"),
    (RelatieSoort.MISSTANDEN, ("misstanden",), "meldingen"),
    (RelatieSoort.AFGEDAAN, ("disciplinair", "niet_disciplinair"), "aangetoond"),
)
"""What is at most what in one year; the first part tells which relation it is."""


def headline_relations(content: TableContent) -> Iterable[Relatie]:
    """Relate the figures of each year; what two sources say may have another basis, and is then only a doubt."""
    for year in content.columns:
        for soort, parts, whole in RELATED:
            left, right = tuple((part, year) for part in parts), ((whole, year),)
            sources = content.bronnen.get(left[0], ())
            yield Relatie(RelatieSoort.OPGEGEVEN if sources else soort, left, right, bronnen=sources)


def as_stated(row: TabelRij, year: str, name: str | None, number: int) -> Relatie:
    """Relate a figure to the one that is stated: both are the same."""
    elsewhere = Elders(_AS_STATED.format(row.label, year), number, name)
    return Relatie(RelatieSoort.JAARKOLOM, ((row.code, year),), elders=(elsewhere,))


DEFINITION = TableDefinition(
    titel=TITLE,
    relations=headline_relations,
    elsewhere=lambda row, year, name, number: as_stated(row, year, name, number) if name == row.code else None,
    compared=frozenset(parts[0] for _, parts, _ in RELATED),
    rows=lambda *_: ROWS,
    column=year_label,
)
"""The headline figures, apart from the figures."""
