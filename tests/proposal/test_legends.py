"""A legend beside the table of its own sheet explains its codes, and is no part of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import uri
from uri.proposal import propose_mapping
from uri.taxonomy import Schendingstype

HEADERS = ["Nr", "Ontvangen", "Afgerond", "Soort", "Uitkomst"]
LEGEND = [(1, "Geweld"), (2, "Diefstal"), (3, "Lekken")]
MEANT = {1: Schendingstype.GEWELD, 2: Schendingstype.FINANCIEEL, 3: Schendingstype.INFORMATIE}
KINDS = [1, 3, 2, 1, 1]


def _book(
    path: Path,
    legend: Sequence[tuple[object, object]],
    titles: Sequence[str | None] = ("Code", "Betekenis"),
    kinds: Sequence[int] = KINDS,
    gap: int = 1,
) -> Path:
    """Write a sheet of cases with a legend beside them, below its titles."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([*HEADERS, *[None] * gap, *titles])
    for row in range(max(len(kinds), len(legend))):
        case: list[Any] = (
            [row + 1, "05-01-2024", "06-02-2024", kinds[row], "Aangetoond"] if row < len(kinds) else 5 * [None]
        )
        sheet.append([*case, *[None] * gap, *(legend[row] if row < len(legend) else (None, None))])
    book.save(path)
    return path


@pytest.mark.parametrize("kinds", [KINDS, KINDS[:2]], ids=["shorter than the table", "longer than the table"])
def test_a_legend_beside_the_table_gives_its_codes_their_meaning(tmp_path: Path, kinds: list[int]) -> None:
    path = _book(tmp_path / "r.xlsx", LEGEND, kinds=kinds)
    proposal = propose_mapping(path)
    assert {proposal.koppeling.kolommen[header] for header in ("Code", "Betekenis")} == {"weg"}
    assert "G en H zijn een legenda" in " ".join(str(doubt) for doubt in proposal.doubts)
    read = uri.scan_register(path, koppeling=proposal.koppeling.confirm())
    assert [case.hoofdcategorie for case in read.register.to_records()] == [MEANT[kind] for kind in kinds]
    assert (read.rejected, len(read.left_out)) == ((), max(0, len(LEGEND) - len(kinds)))
    assert read.rows == max(len(kinds), len(LEGEND))


def test_a_legend_without_headers_is_read_and_said_to_need_them(tmp_path: Path) -> None:
    proposal = propose_mapping(_book(tmp_path / "r.xlsx", LEGEND, titles=("Legenda", None)))
    assert proposal.koppeling.waarden["hoofdcategorie"]["1"] == "geweld"
    assert "Geef beide een kop" in " ".join(str(doubt) for doubt in proposal.doubts)


@pytest.mark.parametrize(
    ("legend", "gap"),
    [(LEGEND, 0), (LEGEND[:2], 1), ([*LEGEND, (1, "Pesten")], 1), ([(1, "Geweld"), (2, None), (3, "Lekken")], 1)],
    ids=["no empty column", "a code without meaning", "a code twice", "a meaning that is missing"],
)
def test_what_may_be_columns_of_cases_stays(tmp_path: Path, legend: list[tuple[object, object]], gap: int) -> None:
    koppeling = uri.propose(_book(tmp_path / "r.xlsx", legend, gap=gap))
    assert "weg" not in koppeling.kolommen.values()
    assert koppeling.kolommen.keys() == {*HEADERS, "Code", "Betekenis"}
