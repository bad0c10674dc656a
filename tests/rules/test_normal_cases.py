"""Normal cases are no errors."""

from __future__ import annotations

from typing import Any

import pytest

import uri
from uri.model import Melding, Signaal

COMMON: dict[str, Any] = {"verslagjaar": 2023, "hoofdcategorie": "omgangsvormen"}


@pytest.mark.parametrize(
    "case",
    [
        Signaal(**COMMON, betrokkenen=0),  # "zonder dat daar … specifieke personen aan te koppelen zijn" [S 223]
        Melding(**COMMON, uitkomst="niet_aangetoond", afdoeningen=["eigen_verzoek"]),  # whoever leaves may be innocent
        Melding(**COMMON, uitkomst="lopend", afdoeningen=["eigen_verzoek"]),
    ],
)
def test_a_normal_case_breaks_no_rule(case: Melding | Signaal) -> None:
    assert not [found.rule for found in uri.check(case) if found.severity >= uri.Severity.WARNING]


@pytest.mark.parametrize(
    ("case", "rule"),
    [
        (Melding(**COMMON, uitkomst="aangetoond", betrokkenen=0), "URI-M-geen-betrokkene"),
        (
            Melding(**COMMON, uitkomst="niet_aangetoond", afdoeningen=["eigen_verzoek", "berisping"]),
            "URI-M-maatregel-zonder-schending",
        ),
    ],
)
def test_the_rules_still_see_what_is_wrong(case: Melding, rule: str) -> None:
    assert rule in {found.rule for found in uri.check(case)}
