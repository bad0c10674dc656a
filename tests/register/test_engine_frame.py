"""How a frame is read, and what is refused in its place: the engines themselves have tests of their own."""

import warnings
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import uri
from tests.factories import register
from uri.register import Frame, Register
from uri.register.engine_frame import CountedRows

CASES = pd.DataFrame({"jaar": [2023], "categorie": ["geweld"], "uitkomst": ["aangetoond"], "betrokkene": ["1"]})


def test_a_frame_remembers_nothing_beside_its_attributes() -> None:
    """What it derives has slots of its own: there is no dictionary for anything to be written into."""
    frame = Frame(CASES)
    assert frame.reader is frame.reader
    assert not hasattr(frame, "__dict__")


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (uri.check, "of frame"),
        (uri.schendingen, "verwacht is een register, kubus, dossier of frame, niet int"),
        (uri.Kubus.from_frame, "verwacht is een frame, niet int"),
    ],
)
def test_each_function_says_what_it_takes(read: Callable[[Any], object], expected: str) -> None:
    with pytest.raises(TypeError, match=expected):
        read(3)


@pytest.mark.parametrize("read", [Register.from_frame, lambda frame: Frame(frame).register()])
def test_a_doubt_warns_where_the_user_reads(read: Callable[[Any], Register]) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        read(CASES)
    assert ["betrokkenen" in str(warning.message) for warning in caught] == [True]
    assert caught[0].filename == __file__


def test_the_repr_of_counted_rows_shows_no_cell() -> None:
    counted = CountedRows(
        cells={"Zaak": ["GEHEIM"]}, keys=["GEHEIM"], register=register(), findings=uri.Findings(), rows=1, rejected=0
    )
    assert "GEHEIM" not in repr(counted)
