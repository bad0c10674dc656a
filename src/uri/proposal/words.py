"""The words of one column, and what is known of each: what an edition says, what the vocabulary says, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

import attrs

from uri.errors import UnknownLabelError
from uri.languages import Text, same
from uri.reading.koppeling_remarks import Remark
from uri.register import Cell
from uri.register.koppeling import OPEN
from uri.register.parsing.cell_readers import SEPARATOR, is_empty, pieces_of, text
from uri.register.parsing.raw_sheet import RepeatedCells
from uri.register.parsing.vocabulary import vocabulary_of, words_of
from uri.register.register_fields import REGISTER_FIELDS
from uri.taxonomy import Editie, Schendingstype
from uri.taxonomy.labels import matching_key

CODED = (
    "soort",
    "meldkanaal",
    "hoofdcategorie",
    "nevencategorieen",
    "opvolging",
    "uitkomst",
    "afdoeningen",
    "anoniem",
)
"""The fields whose words are codes."""
_VOCABULARIES = {"nevencategorieen": "hoofdcategorie"}
_STRONG_SIGNS = {";", "+", "\n"}
"""What parts several values, and is hardly ever part of one."""
_LONGEST = 10
"""A text of more words than this is a description, of which the vocabulary says nothing."""


class Certainty(Enum):
    """How a word came by its code."""

    SETTLED = "settled"
    PROPOSED = "proposed"
    OPEN = "open"


@attrs.frozen(kw_only=True)
class KnownWord:
    """One distinct word of a column.

    Attributes:
        word: The word as it stands; `""` is an empty cell.
        code: What it stands for, `?` where that is open; None where the edition reads it as more than a code.
        certainty: How it came by its code.
        remark: Where it stands, and why a code is proposed.
    """

    word: str
    code: str | None
    certainty: Certainty
    remark: Remark = attrs.field(factory=lambda: Remark(count=0, first=0))


def know(word: str, field: str, editie: Editie, legend: Mapping[str, str] | None = None) -> KnownWord:
    """Return what is known of a word in the column of a field.

    Args:
        word: The word.
        field: The field.
        editie: The edition of the labels.
        legend: What codes mean, by the matching key of the code.
    """
    meaning = word if legend is None else legend.get(matching_key(word), word)
    if _says_more(meaning, field, editie):
        return KnownWord(word=word, code=None, certainty=Certainty.SETTLED)
    if (code := _by_edition(meaning, field, editie)) is not None:
        return KnownWord(word=word, code=code, certainty=Certainty.SETTLED)
    is_word = len(words_of(meaning)) <= _LONGEST
    phrase = vocabulary_of(_VOCABULARIES.get(field, field)).find(meaning) if is_word else None
    if phrase is None or phrase.meaning == OPEN or not _has_place(phrase.meaning, field):
        return KnownWord(
            word=word, code=OPEN, certainty=Certainty.OPEN, remark=_because(phrase.reason if phrase else same(""))
        )
    return KnownWord(word=word, code=phrase.meaning, certainty=Certainty.PROPOSED, remark=_because(phrase.reason))


def _because(reason: Text) -> Remark:
    return Remark(count=0, first=0, reason=reason)


def _has_place(code: str, field: str) -> bool:
    codes = REGISTER_FIELDS[field].codes
    return not code or codes is None or code in {member.value for member in codes}


def _says_more(word: str, field: str, editie: Editie) -> bool:
    """Tell whether a phrase of the edition says outcome and measure together: it is read as it is."""
    return field in {"uitkomst", "afdoeningen"} and editie.afdoeningen.phrase(word) is not None


def _by_edition(word: str, field: str, editie: Editie) -> str | None:
    codes = REGISTER_FIELDS[field].codes
    if codes is None:
        return None
    try:
        if codes is Schendingstype:
            return editie.parse(word).value
        return (editie.afdoeningen.parse(word) if field == "afdoeningen" else codes.parse(word)).value
    except UnknownLabelError:
        return None


def counted_words(cells: RepeatedCells[Cell], rows: Sequence[int], separator: str | None) -> dict[str, tuple[int, int]]:
    """Return each distinct word of a column with the number of its rows and the first of them; `""` for empty cells."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for cell, row, number in cells.occurring():
        for word in words_in(cell, separator):
            counts[word] += number
            first.setdefault(word, rows[row])
    return {word: (count, first[word]) for word, count in counts.items()}


def words_in(cell: Cell, separator: str | None) -> list[str]:
    """Return the words of one cell."""
    if is_empty(cell):
        return [""]
    if separator and not isinstance(cell, tuple) and separator.strip(" ") in text(cell):
        return [piece.strip() for piece in text(cell).split(separator.strip(" ")) if piece.strip()]
    return pieces_of(cell) or [""]


def separator_of(cells: Iterable[Cell], field: str, editie: Editie) -> str | None:
    """Return what parts several values in the cells of a column, None where nothing does.

    Every part of every cell is then a word that is known, or that stands in a cell by itself elsewhere. A list of types
    is parted by ``|``, as it is when it is written out.
    """
    if field == "hoofdcategorie" and any(isinstance(cell, tuple) and len(cell) > 1 for cell in cells):
        return SEPARATOR
    texts = {text(cell).strip() for cell in cells if isinstance(cell, str)}
    for separator in (", ", "; ", " + ", "\n", " / ", ";", ","):
        sign = separator.strip(" ")
        several = [written for written in texts if sign in written and _is_several(written, sign, field, editie)]
        parts = {part.strip() for written in several for part in written.split(sign)}
        if several and all(part in texts or _is_known(part, field, editie) for part in parts):
            return separator
    return None


def _is_several(written: str, sign: str, field: str, editie: Editie) -> bool:
    """Tell whether a text is not known as a whole, or not by the edition where it does know each of its parts.

    Of a sign that stands in no name of one thing, parts that the vocabulary knows are enough.
    """
    if not _is_known(written, field, editie):
        return True
    parts = {know(part.strip(), field, editie).certainty for part in written.split(sign)}
    enough = {Certainty.SETTLED, Certainty.PROPOSED} if sign in _STRONG_SIGNS else {Certainty.SETTLED}
    return know(written, field, editie).certainty is Certainty.PROPOSED and parts <= enough


def _is_known(word: str, field: str, editie: Editie) -> bool:
    balanced = word.count("(") == word.count(")")
    return balanced and bool(word) and know(word, field, editie).certainty is not Certainty.OPEN
