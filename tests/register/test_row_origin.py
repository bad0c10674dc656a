"""Every row of a register knows where it stood, whatever is selected from it or put behind it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from uri.findings import Place
from uri.register.row_origin import Origin, SheetOrigin

BLAD = SheetOrigin(file="zaken.xlsx", name="2023", headers={"afgerond": "Datum einde"})


def test_a_row_has_its_number_and_a_cell_the_header_that_the_user_wrote() -> None:
    origin = Origin.of(BLAD, np.array([4, 7]))
    assert origin.place(1) == Place(file="zaken.xlsx", sheet="2023", row=7)
    assert origin.place(0, "afgerond") == Place(file="zaken.xlsx", sheet="2023", row=4, column="Datum einde")
    assert origin.place(0, "uitkomst").column == "uitkomst"


@given(data=st.data(), sizes=st.lists(st.integers(0, 4), min_size=1, max_size=4))
def test_joined_and_selected_rows_keep_their_place(data: st.DataObject, sizes: list[int]) -> None:
    told = [(f"{sheet}.csv", sheet * 100 + row) for sheet, size in enumerate(sizes) for row in range(size)]
    parts = [
        Origin.of(SheetOrigin(file=f"{sheet}.csv"), sheet * 100 + np.arange(size)) for sheet, size in enumerate(sizes)
    ]
    whole = parts[0]
    for part in parts[1:]:
        whole += part
    chosen = data.draw(st.lists(st.integers(0, len(told) - 1)) if told else st.just([]))
    taken = whole.take(np.array(chosen, np.int64))
    assert [(taken.place(at).file, taken.place(at).row) for at in range(len(chosen))] == [told[at] for at in chosen]
