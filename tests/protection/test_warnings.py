"""What whoever publishes is warned of: everyone of a type found guilty, and what is left out besides counts."""

from __future__ import annotations

import attrs
import pytest

import uri
from tests.factories import melding, register
from uri.aggregate.tables.table_relations import Elders, Relatie, RelatieSoort
from uri.languages import Text, same

BELEID = uri.Beleid(drempel=3, bron="b")


@pytest.fixture(scope="module")
def report() -> uri.Rapport:
    """All 5 reports of conduct are substantiated, and 4 of the 9 of leaks."""
    cases = [melding("omgangsvormen", "aangetoond", "gesprek")] * 5
    cases += [melding("informatie", "aangetoond", "gesprek")] * 4 + [melding("informatie", "niet_aangetoond")] * 5
    return uri.rapport(register(*cases))


def warned(report: uri.Rapport) -> list[str]:
    return [warning.nl for warning in uri.protect([report], BELEID).waarschuwingen]


def test_a_type_of_which_all_were_substantiated_is_named(report: uri.Rapport) -> None:
    (warning,) = warned(report)
    assert warning.startswith("Alle 5 meldingen zijn aangetoond en beide aantallen staan er")
    assert "Ongewenste omgangsvormen (Mogelijke schending)" in warning


def stated(report: uri.Rapport, number: int) -> uri.Rapport:
    """Return the report with what another source says of the reports of leaks."""
    elsewhere = Elders(label=same("een ander register"), aantal=number)
    relation = Relatie(RelatieSoort.OPGEGEVEN, (("informatie", "mogelijk"),), elders=(elsewhere,))
    table = report["schendingen"]
    other = attrs.evolve(table, relaties=(*table.relaties, relation))
    return attrs.evolve(report, tabellen={**report.tabellen, "schendingen": other})


def test_what_another_source_says_otherwise_is_left_out_with_a_warning(report: uri.Rapport) -> None:
    assert any(
        warning.startswith("Een andere bron zegt van 1 cellen iets anders") for warning in warned(stated(report, 8))
    )
    assert len(warned(stated(report, 9))) == 1


def test_a_note_with_a_number_is_left_out_with_a_warning(report: uri.Rapport) -> None:
    table = attrs.evolve(
        report["signalen"], noten=(Text("Nog 4 lopen.", "4 still run."), Text("Zonder AIVD.", "Sine."))
    )
    noted = attrs.evolve(report, tabellen={**report.tabellen, "signalen": table})
    assert any(warning.startswith("Weggelaten zijn 1 opmerkingen") for warning in warned(noted))
