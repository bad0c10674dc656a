"""Small tables as they were published, each with what is right in it by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from uri.audit import Audit, audit
from uri.findings import Severity

CASES = Path(__file__).parent / "field_cases"


def found(result: Audit) -> list[str]:
    """Return what is wrong, as arithmetic in English."""
    return [getattr(finding.found, "en", str(finding.found)) for finding in result.findings.at_least(Severity.WARNING)]


@pytest.mark.parametrize(
    "name",
    [
        "waarvan/tabel.csv",  # 16 + 72 + 35 + 0 + 19 + 1 + 12 + 7 = 162; 6 + 2 + 162 + 134 = 304
        "waarvan/schoon.csv",
        "waarvan/v-alle.csv",  # 20 + 10 = 30; 6 + 30 + 4 = 40
        "waarvan/v-eerste.csv",
        "waarvan/v-in-rij.csv",
        "waarvan/v-kop.csv",
        "gemiddelden/klein.csv",  # 10 + 20 = 30; 167 days on average
        "gemiddelden/klein4.csv",
        "gemiddelden/tabel.csv",  # 223 + 475 + 332 = 1030; 193 + 289 + 347 = 829
        "totaal-in-kop/tabel.md",  # 22 + 66 + 55 + 0 + 14 + 0 + 10 + 3 = 170
        "eigen-soort",  # 904 + 4,226 = 5,130; 1,707 + 3,955 = 5,662
        "eigen-soort/eerlijk",
        "eigen-soort/klein-kolommen.csv",  # 6 + 3 = 9; 2 + 2 = 4
        "eigen-soort/klein-rijen.csv",
        "aandelen/tabel.csv",  # each row is 1 together, no column is
        "aandelen/vorm.csv",
        "aandelen/procent.csv",
        "blokken/tabel.csv",  # 55 + 684 = 739; 9 + 5 + 5 + 17 + 19 = 55; 76 + 66 + 8 + 61 + 473 = 684
        "blokken/klein.csv",
        "blokken/klein-goed.csv",
    ],
)
def test_what_is_right_is_left_alone(name: str) -> None:
    assert found(audit(CASES / name)) == []


@pytest.mark.parametrize(
    ("name", "arithmetic"),
    [
        ("waarvan/v-alle-fout.csv", "waarvan waarschuwing: 25 + waarvan berisping: 26 = 51 is more than Gegrond: 30"),
        ("blokken/klein-fout.csv", "Bejegening: 4 + Overig: 7 = 11 does not equal Totaal aantal klachten: 10"),
        (
            "totaal-in-kop/fout.md",
            "22 + 66 + 55 + 0 + 14 + 0 + 10 + 3 = 170 does not equal Totaal: 175",
        ),
        (
            "ander-woord/tabel.csv",
            (
                "Bureau A (Pending at end): 15 + Bureau B (Pending at end): 3 + Office C (Pending at end): 0 = 18 "
                "does not equal AGENCY OVERALL (Pending at end): 19"
            ),
        ),
    ],
)
def test_what_is_wrong_is_an_error(name: str, arithmetic: str) -> None:
    result = audit(CASES / name)
    assert found(result) == [arithmetic]
    assert len(result.findings.errors) == 1
