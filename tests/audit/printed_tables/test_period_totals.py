"""Years below or beside their quarters, halves or months: totals by their place, where their figures come near."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from uri.audit import Audit
from uri.findings import Severity

MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]


@pytest.mark.parametrize(
    "text",
    [
        "Periode;Aantal\nQ1;4\nQ2;5\nQ3;6\nQ4;5\nJaar;20\n",
        "Periode;Aantal\nQ1;4\nQ2;5\nQ3;6\nQ4;5\n2022;20\nQ1;1\nQ2;2\nQ3;3\nQ4;4\n2023;10\nTotaal;30\n",
        "Soort;Q1;Q2;Q3;Q4;2023\nA;4;5;6;5;20\nB;1;1;1;1;4\n",
        # a stock, an average, or persons who come back
        "Periode;Meldingen;Openstaand\nQ1;4;3\nQ2;5;4\nQ3;6;5\nQ4;5;3\nJaar;20;3\n",
        "Periode;Doorlooptijd\nQ1;40\nQ2;50\nQ3;60\nQ4;50\nJaar;51\n",
        "Periode;Personen\nQ1;4\nQ2;5\nQ3;6\nQ4;5\nJaar;19\n",
        "Aantal personen;Q1;Q2;Q3;Q4;Jaar\nA;4;5;6;5;19\n",
        "Soort;Q1;Q2;Q3;Q4;Jaar\nA;4;5;6;5;20\nUnieke melders;2;2;2;2;7\n",
        # far off, so of something else
        "Periode;Aantal\nQ1;4\nQ2;5\nQ3;6\nQ4;5\nJaar;200\n",
        "Periode;Aantal\nQ1;4\nQ2;5\nQ3;6\nQ4;x\nJaar;19\n",
        # not all parts of a year, or a year before them
        "Periode;Aantal\nQ1;4\nQ2;5\nJaar;8\n",
        "Soort;2022;Q1;Q2;Q3;Q4;2023\nA;10;4;5;6;5;19\n",
    ],
)
def test_years_that_can_be_right_are_left_alone(text: str, audited_text: Callable[..., Audit]) -> None:
    assert audited_text(text).findings.at_least(Severity.WARNING).counts() == {}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Periode;Aantal\nQ1;4\nQ2;5\nQ3;6\nQ4;5\nJaar;19\n", 6),  # 4 + 5 + 6 + 5 = 20
        ("Periode;Aantal\nQ1 2023;4\nQ2 2023;5\nQ3 2023;6\nQ4 2023;5\nHeel 2023;19\n", 6),
        ("Periode;A;B\n1e kwartaal;4;3\n2e kwartaal;5;3\n3e kwartaal;6;3\n4e kwartaal;5;3\n2023;20;13\n", 6),
        ("Period;N\nFirst half;4\nSecond half;5\nFull year;10\n", 4),
        (f"Maand;N\n{''.join(f'{month};1{chr(10)}' for month in MONTHS)}Jaar;13\n", 14),
        ("Periode;Aantal\nQ1;4\nQ2;5\nQ3;6\nQ4;5\n2022;20\nQ1;1\nQ2;2\nQ3;3\nQ4;4\n2023;11\nTotaal;31\n", 11),
        ("Soort;Q1;Q2;Q3;Q4;Jaar\nA;4;5;6;5;19\nB;1;1;1;1;4\n", 2),
    ],
)
def test_a_year_that_is_not_its_parts_is_an_error(text: str, row: int, audited_text: Callable[..., Audit]) -> None:
    (finding,) = audited_text(text).findings.errors
    assert (finding.rule, finding.place.row) == ("URI-T-som", row)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(st.lists(st.integers(5, 90), min_size=4, max_size=4), min_size=1, max_size=3),
    across=st.booleans(),
    data=st.data(),
)
def test_generated_years_are_their_quarters(
    parts: list[list[int]],
    across: bool,  # noqa: FBT001 (drawn)
    data: st.DataObject,
    audited_text: Callable[..., Audit],
) -> None:
    lines = [[*line, sum(line)] for line in parts]
    assert _found(lines, audited_text, across=across) == []
    line = data.draw(st.sampled_from(lines))
    line[-1] += data.draw(st.integers(1, sum(line[:-1]) // 4))
    assert _found(lines, audited_text, across=across) == ["URI-T-som"]


def _found(lines: list[list[int]], audited_text: Callable[..., Audit], *, across: bool) -> list[str]:
    table = [["Soort", "Q1", "Q2", "Q3", "Q4", "Jaar"]]
    table += [[f"Soort {number}", *map(str, line)] for number, line in enumerate(lines)]
    rows = table if across else list(zip(*table, strict=True))
    text = "".join(f"{';'.join(row)}\n" for row in rows)
    return [finding.rule for finding in audited_text(text).findings.at_least(Severity.WARNING)]
