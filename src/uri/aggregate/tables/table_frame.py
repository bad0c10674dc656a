"""A table as a DataFrame."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from uri.aggregate.tables.cells import Cel, TabelKolom, TabelRij, plain_value
from uri.languages import Language, current_language

if TYPE_CHECKING:
    import pandas as pd


def table_frame(
    name: str,
    rows: Sequence[TabelRij],
    columns: Sequence[TabelKolom],
    cells: Sequence[Sequence[Cel]],
    language: Language | None,
) -> pd.DataFrame:
    """Lay cells out as a DataFrame whose index bears the name of the table: see `Tabel.to_frame`."""
    import numpy as np  # noqa: PLC0415 (loaded on use)
    import pandas as pd  # noqa: PLC0415 (loaded on use)

    if language is None:
        names, headers = [row.code for row in rows], [column.naam for column in columns]
    else:
        names = [row.label.to(language) for row in rows]
        headers = [column.label.to(language) for column in columns]
    index, header = _index(tuple(names), name).view(), _index(tuple(headers), None).view()
    if cells and set(map(type, chain.from_iterable(cells))) == {int}:
        return pd.DataFrame(np.array(cells, np.int64), index=index, columns=header, copy=False)
    series = [_series([row[at] for row in cells], language or current_language()) for at in range(len(columns))]
    frame = pd.DataFrame(dict(enumerate(series)), index=index)
    frame.columns = header
    return frame


@lru_cache
def _index(names: tuple[str, ...], name: str | None) -> pd.Index:
    """Make an index once for all tables of the same rows or columns, as it costs more than their figures.

    Nothing in it can be changed but its name, so each frame gets a view of it.
    """
    import numpy as np  # noqa: PLC0415 (loaded on use)
    import pandas as pd  # noqa: PLC0415 (loaded on use)

    index = pd.Index(names, dtype="str", name=name)
    np.asarray(index).flags.writeable = False  # pandas 2 hands its own array out
    return index


def _series(cells: Sequence[Cel], language: Language) -> object:
    import pandas as pd  # noqa: PLC0415 (loaded on use)

    values = [plain_value(cell, language) for cell in cells]
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {int, float}:
        return pd.array(values, dtype="Int64" if kinds <= {int} else "Float64")  # type: ignore[call-overload]
    return pd.Series(values, dtype="str").array
