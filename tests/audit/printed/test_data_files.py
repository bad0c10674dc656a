"""Tables that the library wrote for programs, read as they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from uri.audit.printed.grids import read_grids

OWN = "code,label,soort,2022,2023,leeg\na,Een,detail,1,,2023=niet_verzameld\nb,Twee,detail,,3,2022=blanco\n"


def rows(text: str, folder: Path) -> list[tuple[str, ...]]:
    path = folder / "tabel.csv"
    path.write_text(text, encoding="utf-8")
    (grid,) = read_grids(path)
    return [cells for _, cells in grid.rows]


def test_a_row_has_its_label_its_figures_and_the_signs_of_its_empty_cells(tmp_path: Path) -> None:
    assert rows(OWN, tmp_path) == [("label", "2022", "2023"), ("Een", "1", "?"), ("Twee", "", "3")]


@pytest.mark.parametrize(
    ("old", "new"),
    [("code,", "nummer,"), (",leeg", ",opmerking"), ("Een,detail", "Een,onderzoek")],
)
def test_any_other_file_is_read_as_it_stands(old: str, new: str, tmp_path: Path) -> None:
    changed = OWN.replace(old, new)
    assert rows(changed, tmp_path)[0] == tuple(changed.split("\n", maxsplit=1)[0].split(","))
