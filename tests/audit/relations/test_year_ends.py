"""A stock at the end of a year and at the begin of the next: one number, where labels say what it is of, and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from uri.audit import Audit
from uri.findings import Severity


@pytest.mark.parametrize(
    "text",
    [
        "Kerncijfer;2022;2023\nLopend op 1 januari;5;6\nIn;10;8\nUit;9;8\nLopend op 31 december;6;6\n",
        "Jaar;Begin;In;Uit;Eind\n2021;5;3;2;6\n2022;6;3;2;7\n2023;7;1;1;7\n",
        "Kerncijfer;Aantal\nOpenstaand per 31 december 2022;6\nOpenstaand per 1 januari 2023;6\n",
        # of two things
        "Kerncijfer;2022;2023\nOpenstaande klachten begin jaar;5;7\nOpenstaande meldingen eind jaar;6;7\n",
        # no stocks: what began and what ended
        "Kerncijfer;2022;2023\nAanvang onderzoek;5;7\nEinde onderzoek;6;7\n",
        # revised since
        "Kerncijfer;2022 (herzien);2023\nOpenstaand begin jaar;5;7\nOpenstaand eind jaar;6;7\n",
        # a year between
        "Kerncijfer;2021;2023\nOpenstaand begin jaar;5;7\nOpenstaand eind jaar;6;7\n",
        # no year
        "Kerncijfer;Noord;Zuid\nOpenstaand begin jaar;5;7\nOpenstaand eind jaar;6;7\n",
        "S;Noord 2022;Zuid 2022;Noord 2023;Zuid 2023\nStand 1 januari;5;7;3;4\nStand 31 december;3;4;2;2\n",
        "Kerncijfer;2022;2023\nOpenstaand begin jaar;5;7\nOpenstaand eind jaar;x;7\n",
    ],
)
def test_stocks_that_can_be_right_are_left_alone(text: str, audited_text: Callable[..., Audit]) -> None:
    assert audited_text(text).findings.at_least(Severity.WARNING).counts() == {}


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("S;2022;2023\nLopend op 1 januari;5;7\nIn;10;8\nUit;9;8\nLopend op 31 december;6;7\n", Severity.ERROR),
        ("S;2023;2022\nBegin;7;5\nIn;8;10\nUit;8;9\nEind;7;6\n", Severity.ERROR),
        ("Jaar;Begin;In;Uit;Eind\n2021;5;3;2;6\n2022;6;3;2;7\n2023;8;1;1;8\n", Severity.ERROR),
        (
            "S;2022;2023\nOpen at start of year;5;7\nReceived;10;8\nClosed;9;8\nOpen at end of year;6;7\n",
            Severity.ERROR,
        ),
        # without what flowed in, something may have on the first day
        ("S;2022;2023\nPer 1 januari;5;8\nPer 31 december;7;8\n", Severity.WARNING),
        ("S;2022;2023\nOpenstaand begin jaar;5;7\nOpenstaand eind jaar;6;7\n", Severity.WARNING),
        ("S;Aantal\nOpenstaand per 31-12-2022;6\nOpenstaand per 1-1-2023;7\n", Severity.WARNING),
        (
            "S;Noord 2022;Zuid 2022;Noord 2023;Zuid 2023\nStand 1 januari;5;7;3;5\nStand 31 december;3;4;2;2\n",
            Severity.WARNING,
        ),
    ],
)
def test_a_year_that_begins_elsewhere_than_the_last_one_ended_is_found(
    text: str, severity: Severity, audited_text: Callable[..., Audit]
) -> None:
    (finding,) = audited_text(text).findings.at_least(Severity.WARNING)
    assert (finding.rule, finding.severity) == ("URI-A-stand", severity)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), across=st.booleans())
def test_generated_years_follow_on_one_another(
    data: st.DataObject,
    across: bool,  # noqa: FBT001 (drawn)
    audited_text: Callable[..., Audit],
) -> None:
    years = list(range(2019, 2019 + data.draw(st.integers(2, 4))))
    stock = data.draw(st.integers(0, 50))
    lines = []
    for year in years:
        came_in = data.draw(st.integers(1, 50))
        went_out = data.draw(st.integers(0, stock + came_in))
        lines.append([year, stock, came_in, went_out, stock + came_in - went_out])
        stock = lines[-1][-1]
    assert _found(lines, audited_text, across=across) == []
    later = data.draw(st.integers(1, len(lines) - 1))
    more = data.draw(st.integers(1, 20))
    lines[later] = [lines[later][0], lines[later][1] + more, *lines[later][2:4], lines[later][4] + more]
    assert "URI-A-stand" in _found(lines, audited_text, across=across)


def _found(lines: list[list[int]], audited_text: Callable[..., Audit], *, across: bool) -> list[str]:
    table = [["Jaar", "Begin", "Ontvangen", "Afgehandeld", "Eind"], *(list(map(str, line)) for line in lines)]
    rows = [list(row) for row in zip(*table, strict=True)] if across else table
    text = "".join(f"{';'.join(row)}\n" for row in rows)
    return [finding.rule for finding in audited_text(text).findings.at_least(Severity.WARNING)]
