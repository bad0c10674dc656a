"""Own columns whose contents look like a field that has no column: most likely its header is not known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from uri.findings import Finding, Severity
from uri.languages import Text
from uri.model import Field, FieldForm
from uri.model.fields import EERSTE_JAAR, LAATSTE_JAAR
from uri.register.columns import Numbers
from uri.register.parsing.day_reader import as_day
from uri.register.parsing.raw_sheet import Sheet

_LOOKED_AT = 1_000
"""So many rows of a column tell what it holds."""

_MESSAGE = Text("is als eigen kolom gelezen, maar bevat {}.", "was read as a column of your own, but holds {}.")
_HINT = Text(
    "Is dit {0}? Noem de kop zo, of zeg het met de mapping; die zegt ook dat de kolom een eigen is.",
    "Is this {0}? Rename the header, or say so by the mapping; it also says that a column is your own.",
)
_KINDS: Mapping[FieldForm, Text] = {FieldForm.DATUM: Text("dagen", "days"), FieldForm.JAAR: Text("jaren", "years")}


def lost_fields(
    sheet: Sheet,
    own: Mapping[str, Numbers],
    fields: Sequence[Field],
    found: Collection[str],
    decided: Collection[str | None],
) -> Iterator[Finding]:
    """Give a warning for each own column that looks like a field without a column.

    Args:
        sheet: The sheet.
        own: The texts of the own columns, by header.
        fields: The fields that the sheet may hold.
        found: The fields that have a column or a constant.
        decided: The headers that the caller has decided on.
    """
    for header, texts in own.items():
        values = {text for text in texts[:_LOOKED_AT] if text is not None}
        form = next((form for form, holds in _TESTS.items() if values and all(map(holds, values))), None)
        names = [field.name for field in fields if field.form is form and field.name not in found]
        if form is not None and names and header not in decided:
            either = Text(" of ".join(names), " or ".join(names))
            yield Finding(
                rule="URI-I-eigen",
                severity=Severity.WARNING,
                message=_MESSAGE.format(_KINDS[form]),
                hint=_HINT.format(either),
                place=sheet.place(column=header),
            )


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) == len(str(LAATSTE_JAAR)) and _in_range(int(text))


def _in_range(year: int) -> bool:
    return max(EERSTE_JAAR, date.min.year) <= year <= LAATSTE_JAAR


_TESTS: Mapping[FieldForm, Callable[[str], bool]] = {
    FieldForm.DATUM: lambda text: isinstance(as_day(text), date),
    FieldForm.JAAR: _is_year,
}
