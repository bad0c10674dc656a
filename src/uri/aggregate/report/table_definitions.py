"""The standard tables, each by its name, apart from their figures: in the order of the report."""

from __future__ import annotations

from collections.abc import Mapping

from uri.aggregate.report import (
    aangetoond_per_jaar,
    afdoeningen,
    financiele_belangen,
    headline_rows,
    overzicht,
    schendingen,
    sessies,
    signalen,
    vergelijking,
    vertrouwenspersonen,
)
from uri.aggregate.tables.table_definition import TableDefinition

DEFINITIONS: Mapping[str, TableDefinition] = {
    "kerncijfers": headline_rows.DEFINITION,
    "schendingen": schendingen.DEFINITION,
    "aangetoond_per_jaar": aangetoond_per_jaar.DEFINITION,
    "signalen": signalen.DEFINITION,
    "afdoeningen": afdoeningen.DEFINITION,
    "vertrouwenspersonen": vertrouwenspersonen.DEFINITION,
    "sessies": sessies.DEFINITION,
    "financiele_belangen": financiele_belangen.DEFINITION,
    "overzicht": overzicht.DEFINITION,
    "vergelijking": vergelijking.DEFINITION,
}
"""What each table that a report can have is: its title, its relations and its words."""
