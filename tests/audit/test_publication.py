"""A publication as it was read."""

from pathlib import Path

import pytest

from uri import read_publication

PUBLICATION = Path(__file__).parents[2] / "examples" / "bzk-2023" / "publicatie"


def test_a_table_is_found_by_its_kind() -> None:
    """Tabel 1 prints 26 reports, of which 13 were substantiated [S 258]."""
    published = read_publication(PUBLICATION).tabel("schendingen")
    assert published is not None
    assert [figure.printed.text for figure in published.table.figures[-1]] == ["26", "13"]


def test_there_is_no_table_of_a_kind_that_no_table_is_stated_to_be() -> None:
    single = read_publication(PUBLICATION / "tabel-1.csv")
    assert single.tabel("schendingen") is None
    with pytest.raises(ValueError, match="bijlage"):
        single.tabel("bijlage")
