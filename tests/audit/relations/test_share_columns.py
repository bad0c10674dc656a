"""Percentages beside counts: of what they are is told by the layout or by the rows that fit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from uri.audit import Audit
from uri.findings import Severity


@pytest.mark.parametrize(
    "text",
    [
        "Soort;Aantal;%\nA;10;40%\nB;15;60%\nTotaal;25;100%\n",
        "Soort;Aantal;%\nA;10;40\nB;15;60\nTotaal;25;100\n",
        # made to add up to 100%, as is usual
        "Soort;Aantal;Aandeel\nA;1;33%\nB;1;33%\nC;1;34%\nTotaal;3;100%\n",
        # half up and half to even: 12,5% as 13% or 12%
        "Soort;Aantal;%\nA;1;13%\nB;7;88%\nTotaal;8;100%\n",
        "Soort;Aantal;%\nA;1;12%\nB;7;88%\nTotaal;8;100%\n",
        # part of the row
        "Soort;Gemeld;Aangetoond;%\nA;25;10;40%\nB;12;3;25%\nC;10;5;50%\nTotaal;47;18;38%\n",
        # growth, rates and shares of something else
        "Soort;2022;2023;Stijging\nA;10;30;200%\nB;20;30;50%\nTotaal;30;60;100%\n",
        "Dienst;Aantal;Binnen termijn\nNoord;10;80%\nZuid;12;55%\nTotaal;22;100%\n",
        "Soort;Aantal;% bewezen\nA;1;50%\nB;1;20%\nTotaal;2;23%\n",
        "Leeftijd;Medewerkers;% meldingen\nA;10;45%\nB;15;55%\n",
        "Soort;Aantal;Slachtoffers;%\nA;10;20;40%\nB;15;60;60%\nTotaal;25;80;100%\n",
        # years beside one another, each with its shares
        "Soort;2022;%;2023;%\nA;10;50%;30;75%\nB;10;50%;10;25%\nTotaal;20;100%;40;100%\n",
        # what is not told exactly
        "Soort;Aantal;%\nA;<5;40%\nB;15;60%\nTotaal;x;100%\n",
        # the first few, and no total
        "Soort;Aantal;%\nA;10;40%\nB;5;20%\n",
    ],
)
def test_percentages_that_can_be_right_are_left_alone(text: str, audited_text: Callable[..., Audit]) -> None:
    assert audited_text(text).findings.at_least(Severity.WARNING).counts() == {}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Soort;Aantal;%\nA;10;45%\nB;15;60%\nTotaal;25;100%\n", [2]),  # 10 of 25 is 40%
        ("Soort;Aantal;%\nA;10;45%\nB;15;55%\nTotaal;25;100%\n", [2, 3]),
        ("Soort;Aantal;%\nA;10;45\nB;15;60\nTotaal;25;100\n", [2]),
        ("Soort;Aantal;%\nTotaal;25;100%\nA;10;45%\nB;15;60%\n", [3]),
        ("Soort;Aantal;%\nA;1;90%\nB;0;10%\nTotaal;1;100%\n", [2, 3]),  # the one there is, is all
        ("Soort;Aantal;%\nA;10;45%\nB;15;55%\n", [2, 3]),
        ("Soort;%;Aantal\nA;45%;10\nB;60%;15\nTotaal;100%;25\n", [2]),
        ("Soort;Gemeld;Aangetoond;% aangetoond\nA;25;10;45%\n", [2]),
        ("Soort;Gemeld;waarvan aangetoond;%\nA;25;10;45%\n", [2]),
        ("Soort;Gemeld;Aangetoond;%\nA;25;10;40%\nB;12;3;25%\nC;10;5;51%\n", [4]),
        ("Type;Number;Share\nA;1;12.5%\nB;7;87.4%\nTotal;8;100%\n", [3]),
        ("S;2022;%;2023;%\nA;10;50%;30;70%\nB;10;50%;10;25%\nTotaal;20;100%;40;100%\n", [2]),
    ],
)
def test_a_percentage_that_does_not_fit_its_count_is_an_error(
    text: str, rows: list[int], audited_text: Callable[..., Audit]
) -> None:
    findings = audited_text(text).findings.errors.by_rule()["URI-A-aandeel"]
    assert [finding.place.row for finding in findings] == rows


def test_where_only_the_figures_tell_it_is_a_warning(audited_text: Callable[..., Audit]) -> None:
    """Nothing says that the column “gereed” is a share of the total; four rows of five do."""
    rows = "A;10;10%\nB;20;20%\nC;30;30%\nD;15;15%\nE;25;35%\nTotaal;100;98%\n"
    result = audited_text(f"Soort;Aantal;Gereed\n{rows}")
    (finding,) = result.findings.by_rule()["URI-A-aandeel"]
    assert (finding.place.row, finding.severity) == (6, Severity.WARNING)
