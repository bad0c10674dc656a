"""A sheet that is damaged is read as it was or refused: no cell is lost, moved or changed in silence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from uri.errors import UnreadableError
from uri.reading.files import read_sheet

Craft = Callable[..., Path]
Refused = Callable[..., UnreadableError]

HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>'
ROW = '<row r="2"><c r="A2"><v>7</v></c><c r="B2" t="b"><v>1</v></c></row>'
THIRD = '<row r="3"><c r="A3"><v>8</v></c><c r="B3" t="b"><v>0</v></c></row>'

DAMAGE = {
    "two rows with one number": ROW + THIRD.replace("3", "2"),
    "two rows with one number, one column each": '<row r="2"><c r="A2"><v>7</v></c></row><row r="2"><c r="B2"/></row>',
    "two cells of one place": ROW.replace("B2", "A2"),
    "an empty cell in the place of another": '<row r="2"><c r="A2"><v>7</v></c><c r="A2"/></row>',
    "a cell of another row": ROW.replace('r="B2"', 'r="B3"'),
    "text -1": '<row r="2"><c r="A2" t="s"><v>-1</v></c></row>',
    "text +0": '<row r="2"><c r="A2" t="s"><v>+0</v></c></row>',
    "text out of range": '<row r="2"><c r="A2" t="s"><v>9</v></c></row>',
    "no truth": ROW.replace("<v>1<", "<v>2<"),
    "no kind": ROW.replace('t="b"', 't="q"'),
    "two values": ROW.replace("<v>7</v>", "<v>7</v><v>8</v>"),
    "an underscore": ROW.replace("<v>7<", "<v>7_0<"),
    "row -2": ROW.replace('r="2"', 'r="-2"'),
    "row 0": ROW.replace('r="2"', 'r="0"'),
}


@pytest.mark.parametrize("rows", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_refused(xlsx: Craft, refused: Refused, rows: str) -> None:
    assert "beschadigd" in refused(xlsx(HEADER + rows)).message.nl


def test_rows_in_another_order_are_the_same_rows(xlsx: Craft) -> None:
    assert [list(column) for column in read_sheet(xlsx(HEADER + THIRD + ROW)).columns] == [[7, 8], [True, False]]


_PARTS = [
    'r="2"',
    'r="3"',
    'r="A2"',
    'r="B2"',
    'r="A3"',
    'r="B3"',
    't="b"',
    "<v>",
    "</v>",
    "<row ",
    "</row>",
    "<c ",
    "</c>",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_a_changed_sheet_has_the_same_cells_or_is_refused(xlsx: Craft, data: st.DataObject) -> None:
    """One attribute or tag takes the place of another: then a cell is elsewhere, another, or the sheet is no XML."""
    body = ROW + THIRD
    old = data.draw(st.sampled_from([part for part in _PARTS if part in body]))
    changed = body.replace(old, data.draw(st.sampled_from(["", *_PARTS])), 1)
    try:
        sheet = read_sheet(xlsx(HEADER + changed))
    except UnreadableError:
        return
    cells = {cell for column in sheet.columns for cell in column} - {None}
    assert cells <= {7, 8, True, False}
    assert sum(cell is not None for column in sheet.columns for cell in column) + len(sheet.findings) >= changed.count(
        "<v>"
    )
