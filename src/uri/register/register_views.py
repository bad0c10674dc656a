"""A register as others see it: a DataFrame of pandas, and in a notebook a summary without names or free text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from uri.languages import Text
from uri.model import FieldForm
from uri.register.columns import Column, Numbers
from uri.register.parsing.cell_readers import SEPARATOR
from uri.register.parsing.header_matching import refuse_confusing
from uri.taxonomy import Soort

if TYPE_CHECKING:
    import pandas as pd

_EPOCH = 719_163
"""The ordinal of 1 January 1970, from which pandas counts days."""


def data_frame(columns: Mapping[str, Column], own: Mapping[str, Numbers], length: int) -> pd.DataFrame:
    """Lay columns out as a DataFrame, the organisation's own ones behind them: see `Register.to_frame`."""
    import pandas as pd  # noqa: PLC0415 (heavy, and asked for here only)

    refuse_confusing(own)
    series = {name: _series(column) for name, column in columns.items()}
    texts = {header: pd.Series(values, dtype="str") for header, values in own.items()}
    return pd.DataFrame({**series, **texts}, index=range(length))


def _series(column: Column) -> pd.Series:
    import pandas as pd  # noqa: PLC0415 (heavy, and asked for here only)

    match column.field.form:
        case FieldForm.DATUM:
            days = (column.values.astype("int64") - _EPOCH).astype("datetime64[D]").astype("datetime64[s]")
            return pd.Series(np.where(column.gaps, np.datetime64("NaT"), days))
        case FieldForm.JAAR | FieldForm.AANTAL:
            return pd.Series(pd.arrays.IntegerArray(column.values.astype("int64"), column.gaps))
        case FieldForm.CODES:
            return pd.Series([SEPARATOR.join(values) if values else None for values in column.decode()], dtype="str")
        case _:
            values = [None if value is None else str(value) for value in column.decode()]
            return pd.Series(values, dtype="str")


_SUMMARY = Text("<Register {}: {}, verslagjaren {}>", "<Register {}: {}, years {}>")
_ROWS = Text("{} rijen", "{} rows")
_ONE_ROW = Text("1 rij", "1 row")


def summary_line(editie: str, length: int, years: Sequence[int]) -> str:
    """Write in one line what a register holds.

    Args:
        editie: The name of the edition.
        length: The number of rows.
        years: The years that count cases.
    """
    rows = _ONE_ROW if length == 1 else _ROWS.format(length)
    return str(_SUMMARY.format(editie, rows, ", ".join(map(str, years)) or "-"))


_EDITIE = Text("Editie", "Edition")
_KINDS = {Soort.MELDING: Text("Meldingen", "Meldingen"), Soort.SIGNAAL: Text("Signalen", "Signalen")}
_YEARS = Text("Verslagjaren", "Years")
_ORGANISATIONS = Text("Organisaties", "Organisations")
_OWN = Text("Eigen kolommen", "Own columns")


def summary_html(
    editie: str,
    kinds: Mapping[Soort, int],
    years: Sequence[int],
    columns: Mapping[str, Column],
    own_columns: int,
) -> str:
    """Write a table of what a register holds.

    Args:
        editie: The name of the edition.
        kinds: The number of cases of each kind.
        years: The years that count cases.
        columns: The columns of the register, of which the organisations are counted.
        own_columns: The number of the organisation's own columns.
    """
    held: list[tuple[Text, object]] = [
        (_EDITIE, editie),
        *((heading, kinds.get(soort, 0)) for soort, heading in _KINDS.items()),
        (_YEARS, ", ".join(map(str, years)) or "-"),
        (_ORGANISATIONS, len(columns["organisatie"].terms)),
        (_OWN, own_columns),
    ]
    rows = [f"<tr><th>{escape(str(head))}</th><td>{escape(str(value))}</td></tr>" for head, value in held]
    return f"<table><tbody>{''.join(rows)}</tbody></table>"
