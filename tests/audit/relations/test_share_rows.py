"""Percentages in rows below their counts, and in one cell with them: checked against the whole that they are of."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.audit import Audit, audit
from uri.findings import Severity

RIGHT = [
    "Soort;A;B;Totaal\nMeldingen;10;15;25\n%;40%;60%;100%\n",
    "Soort;A;B;Totaal\nMeldingen;10;15;25\nPercentage;40;60;100\n",
    # made to add up to 100%
    "Soort;A;B;C;Totaal\nMeldingen;1;1;1;3\nAandeel;33%;33%;34%;100%\n",
    "Soort;A;B;Totaal\nX;10;15;25\n%;40%;60%;100%\nY;5;5;10\n%;50%;50%;100%\n",
    # of the total of the column
    "Soort;A;B\nX;10;5\n%;40%;25%\nY;15;15\n%;60%;75%\nTotaal;25;20\n%;100%;100%\n",
    "Soort;2022;2023\nMeldingen;25;20\nAangetoond;10;5\n% aangetoond;40%;25%\n",
    "Soort;2022;2023\nMeldingen;20;10\nAangetoond;10;5\n%;50%;50%\n",
    # of something else
    "Soort;2022;2023\nMedewerkers;1000;2000\nVerzuim (%);5;6\n",
    "Soort;A;B;Totaal\nMedewerkers;1000;2000;3000\n% tevreden;50%;80%;70%\n",
    "Soort;2021;2022;2023\nMeldingen;20;10;30\n% groei;;-50%;200%\n",
    # years are no parts of a whole
    "Soort;2022;2023\nMeldingen;10;30\n%;50%;50%\n",
    # two totals, each of its own columns
    "S;M 2022;V 2022;Totaal 2022;M 2023;V 2023;Totaal 2023\nN;1;3;4;1;1;2\n%;25%;75%;100%;50%;50%;100%\n",
    "Soort;Aantal\nA;10 (40%)\nB;15 (60%)\nTotaal;25 (100%)\n",
    "Soort;n (%)\nA;10 (40)\nB;15 (60)\nTotaal;25 (100)\n",
    "Soort;% (n)\nA;40% (10)\nB;60% (15)\nTotaal;100% (25)\n",
    "Soort;A;B;Totaal\nMeldingen;10 (40%);15 (60%);25 (100%)\n",
    "Soort;Gemeld;Aangetoond\nA;15 (60%);10 (77%)\nB;10 (40%);3 (23%)\nTotaal;25;13\n",
    "Soort;Gemeld;Aangetoond\nA;25;10 (40%)\nB;12;3 (25%)\nC;10;5 (50%)\n",
    "Kerncijfer;2022;2023\nMeldingen;25;20\nAangetoond;10 (40%);5 (25%)\n",
    "Kerncijfer;2023\nMeldingen;25\nwaarvan aangetoond;10 (40%)\nKlachten;3\n",
    # of the staff, of the year before, or of nobody says what
    "Kerncijfer;2023\nMedewerkers;1000\nMeldingen;25\nAangetoond;10 (1%)\n",
    "Jaar;Meldingen\n2021;20 (10%)\n2022;22 (10%)\n2023;33 (50%)\n",
    "Dienst;Aantal (binnen termijn)\nNoord;10 (80%)\nZuid;12 (55%)\nTotaal;22 (66%)\n",
    # half up and half to even
    "Soort;Aantal\nA;1 (13%)\nB;7 (88%)\nTotaal;8 (100%)\n",
    "Soort;Aantal\nA;<5 (40%)\nB;15 (60%)\nTotaal;x (100%)\n",
]

WRONG = [
    ("Soort;A;B;Totaal\nMeldingen;10;15;25\n%;45%;60%;100%\n", [3]),  # 10 of 25 is 40%
    ("Soort;A;B;Totaal\nMeldingen;10;15;25\n%;45;60;100\n", [3]),
    ("Soort;A;B;Totaal\nMeldingen;10;15;25\nAandeel;45%;55%;100%\n", [3, 3]),
    ("Soort;A;B;Totaal\nX;10;15;25\n%;40%;60%;100%\nY;5;5;10\n%;50%;55%;100%\n", [5]),
    ("Soort;Aantal\nX;10\n%;40%\nY;15\n%;65%\nTotaal;25\n%;100%\n", [5]),
    ("Soort;A;B\nX;10;5\n%;40%;35%\nY;15;15\n%;60%;75%\nTotaal;25;20\n%;100%;100%\n", [3]),  # 5 of 20 is 25%
    ("Soort;2022;2023\nMeldingen;25;20\nAangetoond;10;5\n% aangetoond;45%;25%\n", [4]),
    ("Soort;2022;2023\nMeldingen;20;10\nAangetoond;10;5\n%;50%;45%\n", [4]),  # 5 of 10 is 50%
    ("Soort;Aantal\nA;10 (45%)\nB;15 (55%)\nTotaal;25 (100%)\n", [2, 3]),
    ("Soort;n (%)\nA;10 (45)\nB;15 (60)\nTotaal;25 (100)\n", [2]),
    ("Soort;% (n)\nA;45% (10)\nB;60% (15)\nTotaal;100% (25)\n", [2]),
    ("Soort;A;B;Totaal\nMeldingen;10 (40%);15 (65%);25 (100%)\n", [2]),
    ("Soort;Gemeld;Aangetoond\nA;25;10 (40%)\nB;12;3 (25%)\nC;10;5 (51%)\n", [4]),  # 5 of 10 is 50%
    ("Kerncijfer;2022;2023\nMeldingen;25;20\nAangetoond;10 (45%);5 (25%)\n", [3]),
    ("Kerncijfer;2023\nMeldingen;25\nwaarvan aangetoond;10 (45%)\nKlachten;3\n", [3]),
    ("Soort;Gemeld;waarvan aangetoond\nA;25;10 (45%)\n", [2]),
    ("Soort;Aantal;%\nMeldingen;25;100%\nwaarvan aangetoond;10;45%\n", [3]),
]


@pytest.mark.parametrize("text", RIGHT)
def test_percentages_that_can_be_right_are_left_alone(text: str, audited_text: Callable[..., Audit]) -> None:
    assert audited_text(text).findings.at_least(Severity.WARNING).counts() == {}


@pytest.mark.parametrize(("text", "rows"), WRONG)
def test_a_percentage_that_does_not_fit_its_count_is_an_error(
    text: str, rows: list[int], audited_text: Callable[..., Audit]
) -> None:
    findings = audited_text(text).findings.errors.by_rule()["URI-A-aandeel"]
    assert [finding.place.row for finding in findings] == rows


def test_a_row_of_percentages_hides_no_sum(audited_text: Callable[..., Audit]) -> None:
    """3 + 1 is 4, and 5 is printed; the percentages between are no part of it."""
    (finding,) = audited_text("S;A;B\nX;3;4\nY;1;1\n% z;33%;50%\nTotaal;5;5\n").findings.errors
    assert finding.rule == "URI-T-som"


def test_counts_add_up_that_share_their_cells_with_percentages(audited_text: Callable[..., Audit]) -> None:
    findings = audited_text("Soort;n (%)\nA;10\nB;15 (58%)\nTotaal;26 (100%)\n").findings.errors.by_rule()
    (finding,) = findings["URI-T-som"]
    assert getattr(finding.found, "en", None) == "A: 10 + B: 15 = 25 does not equal Totaal: 26"


@attrs.frozen
class Made:
    """Counts in rows and columns, and how they are printed with their percentages."""

    layout: str
    counts: list[list[int]]
    shares: list[list[int]]

    def printed(self) -> str:
        """Print the table."""
        width = len(self.counts[0])
        columns = [f"Dienst {number}" for number in range(1, width + (self.layout == "cells down"))]
        columns += ["Totaal"] if self.layout != "cells down" else []
        labels = [f"Soort {number}" for number in range(1, len(self.counts) + (self.layout != "cells down"))]
        labels += ["Totaal"] if self.layout == "cells down" else []
        lines = [["Soort", *columns]]
        for label, counts, shares in zip(labels, self.counts, self.shares, strict=True):
            if self.layout == "rows across":
                lines += [[label, *map(str, counts)], ["%", *(f"{share}%" for share in shares)]]
            else:
                lines.append([label, *(f"{count} ({share}%)" for count, share in zip(counts, shares, strict=True))])
        return "".join(f"{';'.join(line)}\n" for line in lines)

    def found(self) -> list[str]:
        """Audit what is printed."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "tabel.csv"
            path.write_text(self.printed(), encoding="utf-8")
            return [finding.rule for finding in audit(path, seconds=0).findings.at_least(Severity.WARNING)]


def _percentages(counts: list[int]) -> list[int]:
    """Round each share half up; the last count is the whole."""
    return [int(Fraction(100 * count, counts[-1]) + Fraction(1, 2)) for count in counts]


COUNTS = st.integers(20, 400)
"""Large enough for no share to be 0% or 100%, which tell nothing."""


@st.composite
def tables(draw: st.DrawFn) -> Made:
    layout = draw(st.sampled_from(["rows across", "cells across", "cells down"]))
    width = draw(st.integers(3, 5))
    lines = draw(st.lists(st.lists(COUNTS, min_size=width, max_size=width), min_size=1, max_size=3))
    lines = [[*line, sum(line)] for line in lines]
    shares = [_percentages(line) for line in lines]
    if layout != "cells down":
        return Made(layout, lines, shares)
    return Made(layout, [[*line] for line in zip(*lines, strict=True)], [[*line] for line in zip(*shares, strict=True)])


@given(table=tables())
def test_generated_tables_are_left_alone(table: Made) -> None:
    assert table.found() == []


@given(table=tables(), data=st.data())
def test_a_changed_percentage_is_found(table: Made, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(table.shares) - 1 - (table.layout == "cells down")))
    column = data.draw(st.integers(0, len(table.shares[0]) - 1 - (table.layout != "cells down")))
    shares = [list(line) for line in table.shares]
    shares[row][column] += data.draw(st.integers(2, 30))
    assert "URI-A-aandeel" in attrs.evolve(table, shares=shares).found()


def test_percentages_of_nobody_says_what_are_counted_as_not_checked(audited_text: Callable[..., Audit]) -> None:
    """The one sum is checked, 10 + 12 = 22; of what the percentages are, nothing says."""
    result = audited_text("Dienst;Aantal (binnen termijn)\nNoord;10 (80%)\nZuid;12 (55%)\nTotaal;22 (66%)\n")
    assert (result.coverage.checked, result.coverage.relations) == (1, 2)
