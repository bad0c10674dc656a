"""A proposal for a large file looks at each different cell, and not at each row."""

import cProfile
import pstats
from io import StringIO

import pytest

import uri

WORDS = ("Pesten", "Diefstal", "Overig", "Lekken van informatie")
OUTCOMES = ("Gegrond", "Ongegrond")


def _calls(rows: int) -> int:
    """Return how many functions are called to propose a mapping of so many rows."""
    lines = [f"{1 + row % 28}-03-2024;{WORDS[row % 4]};{OUTCOMES[row % 2]};Team {row % 7}" for row in range(rows)]
    file = StringIO("\n".join(["Binnengekomen;Aard;Bevinding;Team", *lines]))
    file.name = "zaken.csv"
    profile = cProfile.Profile()
    profile.enable()
    koppeling = uri.propose(file)
    profile.disable()
    assert koppeling.proposals["uitkomst"] == {"Gegrond": "aangetoond", "Ongegrond": "niet_aangetoond"}
    calls: int = pstats.Stats(profile).total_calls  # type: ignore[attr-defined]  # (not in the stubs)
    return calls


@pytest.mark.no_cover
def test_rows_whose_cells_repeat_cost_little_more_than_their_reading() -> None:
    """The reader of CSV strips each of the four fields twice; a look at each cell of a row would be four calls more."""
    _calls(2000)  # which loads what is loaded once
    assert (_calls(6000) - _calls(2000)) / 4000 < 4 * 4 + 2
