"""Rows with a dash in a table without a total: parts of the row above, and together at most as much."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from uri.audit import Audit
from uri.findings import Severity


@pytest.mark.parametrize(
    "text",
    [
        "Soort;2023\nOmgang;10\n- pesten;4\n- discriminatie;6\nFraude;5\n",
        "Soort;2023\nOmgang;10\n- pesten;4\n- discriminatie;x\nFraude;5\n",
        "Soort;2023\nOmgang;10\n- pesten;<5\n- discriminatie;8\n",
        # a list in which every row has a dash
        "Soort;2023\n- pesten;4\n- discriminatie;6\n",
        # two divisions of one whole
        "Soort;2023\nMeldingen;10\n- man;4\n- vrouw;6\n- intern;3\n- extern;7\n",
        # parts that overlap, in both years
        "Soort;2022;2023\nMeldingen;10;12\n- anoniem;6;7\n- via advocaat;8;9\n",
    ],
)
def test_parts_that_can_be_right_are_left_alone(text: str, audited_text: Callable[..., Audit]) -> None:
    assert audited_text(text).findings.at_least(Severity.WARNING).counts() == {}


@pytest.mark.parametrize(
    "text",
    [
        "Soort;2023\nOmgang;10\n- pesten;8\n- discriminatie;9\nFraude;5\n",
        "Soort;2023\nOmgang;10\n- pesten;8\n- discriminatie;9\n- overig;-\n",
        "Soort;2023\nOmgang;10\n- pesten;8\n- discriminatie;x\n- overig;9\n",
        "Soort;2023\nOmgang;20\n- pesten;-\n- discriminatie;-\n- overig;30\n",
        "Soort;2023\nOmgang;<10\n• pesten;4\n• discriminatie;6\n",
        "Soort;2022;2023\nOmgang;10;10\n- pesten;4;4\n- discriminatie;5;9\n",
    ],
)
def test_parts_that_are_together_more_than_their_whole_are_an_error(
    text: str, audited_text: Callable[..., Audit]
) -> None:
    assert audited_text(text).findings.errors.counts() == {"URI-T-groep": 1}


def test_parts_of_parts_are_a_doubt_at_most(audited_text: Callable[..., Audit]) -> None:
    """Nine of ten, and eight of those nine."""
    (finding,) = audited_text("Soort;2023\nOmgang;10\n- pesten;9\n- online;8\n").findings.at_least("warning")
    assert (finding.rule, finding.severity) == ("URI-T-groep", Severity.WARNING)
