"""What a register holds, as a notebook shows it: no reference, name or description."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from uri.languages import Text
from uri.register.columns import Column
from uri.taxonomy import Soort

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
