"""Own columns whose contents look like a field that has no column: most likely its header is not known."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

import attrs

from uri.findings import Finding, Severity
from uri.languages import Text
from uri.model import Field, FieldForm
from uri.model.fields import EERSTE_JAAR, LAATSTE_JAAR
from uri.register.columns import Numbers
from uri.register.koppeling import EIGEN
from uri.register.parsing.cell_readers import SEPARATOR
from uri.register.parsing.day_reader import as_day
from uri.register.parsing.raw_sheet import Sheet
from uri.register.parsing.vocabulary import header_vocabulary, place_headers
from uri.taxonomy.labels import normal

_LOOKED_AT = 1_000
"""So many rows of a column tell what it holds."""
_FEW, _LONGEST_NAME = 25, 60
"""Names of parts are at most so many, or half as many as there are rows; and none has more signs."""
_SAYS_LITTLE = frozenset(
    normal(word) for word in ("ja", "nee", "geen", "anders", "overig", "onbekend", "niet vermeld", "n.v.t.")
)
"""Words that a list has as other columns do: alone they tell a field only under a header that names it."""
_ONLY_BY_NAME = frozenset({"ontvangst_bevestigd", "geinformeerd", "anoniem"})
"""Fields that few registers have: days or answers under a header that names none are more likely something else."""
_OF_A_PERSON = re.compile(r"(hoofd|leider|leidinggevende|lid|manager|directeur|director|chef|head)(?: |$)")

_MESSAGE = Text("is als eigen kolom gelezen, maar bevat {}.", "was read as a column of your own, but holds {}.")
_HINT = Text(
    "Is dit {0}? Noem de kop zo, of zeg het met de mapping; die zegt ook dat de kolom een eigen is.",
    "Is this {0}? Rename the header, or say so by the mapping; it also says that a column is your own.",
)
_CODES, _NAMES = Text("woorden van een lijst", "words of a list"), Text("namen van onderdelen", "names of parts")
_KINDS: Mapping[FieldForm, Text] = {
    FieldForm.DATUM: Text("dagen", "days"),
    FieldForm.JAAR: Text("jaren", "years"),
    FieldForm.CODE: _CODES,
    FieldForm.CODES: _CODES,
    FieldForm.NAAM: _NAMES,
}


@attrs.frozen
class _OwnColumn:
    """An own column: its header, its first texts that are not empty, and the fields that its header names best."""

    header: str
    texts: Sequence[str]
    named: Collection[str]

    @property
    def values(self) -> frozenset[str]:
        """Its distinct texts."""
        return frozenset(self.texts)

    def fits(self, field: Field, knows: Callable[[Field, str], bool]) -> bool:
        """Tell whether all that it holds looks like values of a field."""
        match field.form:
            case FieldForm.DATUM:
                named = field.name in self.named or field.name not in _ONLY_BY_NAME
                return named and all(isinstance(as_day(text), date) for text in self.values)
            case FieldForm.JAAR:
                return all(map(_is_year, self.values))
            case FieldForm.CODE | FieldForm.CODES:
                return self._holds_codes(field, knows)
            case FieldForm.NAAM:
                return field.name in self.named and self._holds_names()
            case _:
                return False

    def _holds_codes(self, field: Field, knows: Callable[[Field, str], bool]) -> bool:
        words = {word.strip() for text in self.values for word in text.split(SEPARATOR) if word.strip()}
        telling = field.name in self.named or (
            field.name not in _ONLY_BY_NAME and any(normal(word) not in _SAYS_LITTLE for word in words)
        )
        return bool(words) and telling and all(knows(field, word) for word in words)

    def _holds_names(self) -> bool:
        few = len(self.values) <= _FEW or 2 * len(self.values) <= len(self.texts)
        return few and not any(normal(text) in _SAYS_LITTLE for text in self.values) and all(map(_is_name, self.values))


def lost_fields(
    sheet: Sheet,
    own: Mapping[str, Numbers],
    fields: Sequence[Field],
    known: Collection[str | None],
    knows: Callable[[Field, str], bool],
) -> Iterator[Finding]:
    """Give a warning for each own column that looks like a field without a column, and is not known as an own one.

    Args:
        sheet: The sheet.
        own: The texts of the own columns that nobody decided on, by header.
        fields: The fields that the sheet may hold.
        known: The fields that have a column or a constant.
        knows: Tells whether a word stands for a code of a field.
    """
    lost = [field for field in fields if field.name not in known]
    for header, texts in own.items():
        column = _OwnColumn(header, [text for text in texts[:_LOOKED_AT] if text is not None], _named(header))
        if not column.values or EIGEN in column.named:
            continue
        fitting = [field for field in lost if column.fits(field, knows)]
        if fitting := [field for field in fitting if field.name in column.named] or fitting:
            names = [field.name for field in fitting]
            yield Finding(
                rule="URI-I-eigen",
                severity=Severity.WARNING,
                message=_MESSAGE.format(_KINDS[fitting[0].form]),
                hint=_HINT.format(Text(" of ".join(names), " or ".join(names))),
                place=sheet.place(column=header),
            )


def _named(header: str) -> frozenset[str]:
    """Return the fields that a header names best in everyday words; none for a place, or a person of a part."""
    if place_headers().best(header) or _OF_A_PERSON.search(header.casefold()):
        return frozenset()
    return frozenset(phrase.meaning for phrase in header_vocabulary().best(header))


def _is_name(text: str) -> bool:
    is_short = len(text) <= _LONGEST_NAME and not text.endswith((".", "!", "?"))  # no sentence
    return is_short and any(map(str.isalpha, text)) and not isinstance(as_day(text), date)


def _is_year(text: str) -> bool:
    if not (text.isascii() and text.isdigit() and len(text) == len(str(LAATSTE_JAAR))):
        return False
    return EERSTE_JAAR <= int(text) <= LAATSTE_JAAR
