"""Which column is which field: by its header, and by whether the cells below it fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import attrs

from uri.model import Field, FieldForm
from uri.model.fields import EERSTE_JAAR, LAATSTE_JAAR
from uri.proposal.column_candidates import Candidate, assigned
from uri.proposal.cross_columns import cross_columns
from uri.proposal.found_tables import FoundTable
from uri.proposal.legends import Legend, explaining
from uri.proposal.words import CODED, Certainty, know, separator_of, words_in
from uri.register import REGISTER_FIELDS, Cell
from uri.register.koppeling import EIGEN, OPEN, WEG, Kruisje
from uri.register.parsing.cell_readers import is_empty, text
from uri.register.parsing.header_matching import recognised
from uri.register.parsing.vocabulary import header_vocabulary
from uri.register.parsing.written_dates import WrittenDates, are_dates
from uri.taxonomy import Editie

_HALF = 0.5
"""So large a part of the distinct words of a column is known at least, where it holds codes."""
_MOST = 0.8
"""So large a part of the cells of a column fits at least, where it holds dates or years."""
_FEW = 25
"""A column of codes or names of parts has no more distinct words than this, and fewer than it has rows."""
_MANY = 500
"""A column of codes has no more distinct texts than this, however many rows it has."""
_LONGEST_WORD = 60
"""So many signs has a word for a code at most; what is longer is a description."""
_ANSWERS = {
    "ja",
    "j",
    "nee",
    "neen",
    "n",
    "yes",
    "y",
    "no",
    "true",
    "false",
    "onbekend",
    "unknown",
    "?",
    "-",
    "x",
    "0",
    "1",
}
"""A column that holds no other words than these answers a question, and is no type of anything."""
_DATED = {"ontvangen", "afgerond"}
_DECIDING = {"aangetoond", "niet_aangetoond"}
"""A column of outcomes says one of these; one with what is open and closed is about the state of the work."""


@attrs.frozen(kw_only=True)
class RecognisedColumns:
    """The columns of a table and what each of them is.

    Attributes:
        fields: What each header is: a field, ``eigen``, ``weg`` where no cell can be read, or ``?``.
        likely: The field that a column with ``?`` seems to be, by its cells.
        crosses: What a cross says, by header.
        separators: What parts several values in a cell, by header.
        legends: What the codes of a column mean, by header.
    """

    fields: Mapping[str, str]
    likely: Mapping[str, str]
    crosses: Mapping[str, Kruisje]
    separators: Mapping[str, str]
    legends: Mapping[str, Legend]

    def field_of(self, header: str) -> str | None:
        """Return the field of a column, or the one that it seems to be."""
        name = self.fields.get(header)
        return self.likely.get(header) if name == OPEN else name if name in REGISTER_FIELDS else None


class ColumnRecognition:
    """One table, while its columns are recognised."""

    def __init__(self, table: FoundTable, legends: Sequence[Legend], editie: Editie) -> None:
        self.table, self.all_legends, self.editie = table, legends, editie
        self.counted: dict[str, Counter[Cell]] = {}
        self.separators: dict[str, str] = {}
        self.legends: dict[str, Legend] = {}

    def done(self) -> RecognisedColumns:
        """Return what each column is."""
        crosses = cross_columns(self.table, self.editie, self._counts)
        headers = [header for header in self.table.columns if header not in crosses]
        fits = self._without_weak_rivals({header: list(self._fitting(header)) for header in headers})
        crossed = {cross.veld for cross in crosses.values()}
        fields, doubtful = assigned(fits, crossed)
        taken = {*fields.values(), *crossed}
        likely = {
            header: doubtful.get(header) or self._likely(header, taken) for header in fits if header not in fields
        }
        told = {*taken, *likely.values()}
        unknown = {header for header, name in likely.items() if name is None and self._may_be_more(header, told)}
        is_open = {*unknown, *(header for header, name in likely.items() if name is not None)}
        return RecognisedColumns(
            fields={
                header: WEG
                if header in self.table.composite
                else fields.get(header, OPEN if header in is_open else EIGEN)
                for header in headers
            },
            likely={header: name for header, name in likely.items() if name is not None},
            crosses=crosses,
            separators=self.separators,
            legends=self.legends,
        )

    def _without_weak_rivals(self, fits: Mapping[str, Sequence[Candidate]]) -> dict[str, list[Candidate]]:
        """Leave an empty column no field that a column with values may be, and a vague header none that is named.

        So ``Status`` holds no measures beside ``Afdoening``, though no word below that is known.
        """
        filled = {header for header in fits if self._counts(header)}
        named = {candidate.name for header in filled for candidate in fits[header]}
        canonical = dict(zip(fits, _canonical(list(fits)), strict=True))
        outright = {
            name for header, name in canonical.items() if name in CODED and self._is_listlike(header, 1, fewest=1)
        }
        return {
            header: [
                each
                for each in candidates
                if (header in filled or each.name not in named)
                and (not each.is_weak or each.name == canonical[header] or each.name not in outright)
            ]
            for header, candidates in fits.items()
        }

    def _fitting(self, header: str) -> Iterator[Candidate]:
        """Give the fields that a header names and its cells fit, the best first."""
        by_name: dict[str, Candidate] = {}
        canonical = _canonical([header])[0]
        if canonical is not None:
            by_name[canonical] = Candidate(name=canonical, strength=(True, True, 1))
        for strength, phrase in header_vocabulary().ranked(header):
            candidate = Candidate(name=phrase.meaning, strength=(False, *strength), is_weak=phrase.is_weak)
            by_name.setdefault(phrase.meaning, candidate)
        for name, candidate in by_name.items():
            if name == EIGEN or self._fits(header, REGISTER_FIELDS[name]):
                yield candidate

    def _likely(self, header: str, taken: Collection[str]) -> str | None:
        """Return the field that a column seems to be: by its cells, or by its header alone where they do not fit."""
        for name in ("uitkomst", "hoofdcategorie", "afdoeningen", "ontvangen", "afgerond", "verslagjaar"):
            if name not in taken and self._fits(header, REGISTER_FIELDS[name], share=_MOST):
                return name
        canonical = _canonical([header])[0]
        named = [phrase.meaning for _, phrase in header_vocabulary().ranked(header) if not phrase.is_weak]
        likely = canonical or next(iter(named), None)
        is_list = self._is_listlike(header, 1, fewest=1) if canonical else self._is_listlike(header)
        return likely if likely in CODED and likely not in taken and is_list else None

    def _may_be_more(self, header: str, told: Collection[str | None]) -> bool:
        """Tell whether a column of which nothing is known may be a field that no other column is.

        A header that names a date does so too, though no cell below it can be read as one.
        """
        names = {phrase.meaning for _, phrase in header_vocabulary().ranked(header)[:1] if not phrase.is_weak}
        if self._counts(header) and any(
            name in _DATED and name not in told for name in (*names, *_canonical([header]))
        ):
            return True
        needed = ("hoofdcategorie", "uitkomst", "afdoeningen", "onderdeel")
        share = _HALF if "hoofdcategorie" in told else _MOST
        return self._is_listlike(header, share) and any(name not in told for name in needed)

    def _is_listlike(self, header: str, share: float = _HALF, *, fewest: int = 2) -> bool:
        """Tell whether a column holds a few texts that return, as codes and names of parts do.

        Args:
            header: The header of the column.
            share: So many different texts may it have at most, as a part of its filled cells.
            fewest: So many it has at least.
        """
        counts = self._counts(header)
        distinct = {text(cell).strip() for cell in counts}
        return fewest <= len(distinct) <= min(_FEW, counts.total() * share) and max(map(len, distinct)) <= _LONGEST_WORD

    def _counts(self, header: str) -> Counter[Cell]:
        """Return the cells of a column that are not empty, each distinct one with the number of its rows."""
        if header not in self.counted:
            counts: Counter[Cell] = Counter()
            for cell, _, number in self.table.columns[header].occurring():
                if not is_empty(cell):
                    counts[cell] += number
            self.counted[header] = counts
        return self.counted[header]

    def _fits(self, header: str, field: Field, *, share: float = _HALF) -> bool:
        """Tell whether the cells of a column fit a field; `share` is the part of its words that must be known."""
        cells = self._counts(header)
        if not cells:  # an empty column is what its header says, but for a type, which no case is without
            return share == _HALF and field.name != "hoofdcategorie"
        match field.form:
            case FieldForm.DATUM:
                dates = WrittenDates.of(cells)
                return _share(cells, lambda cell: dates.read(cell) is not None or dates.is_ambiguous(cell)) >= _MOST
            case FieldForm.JAAR:
                return _share(cells, _is_year) >= _MOST
            case FieldForm.AANTAL:
                return _share(cells, lambda cell: text(cell).strip().isdecimal()) >= _MOST
            case FieldForm.CODE | FieldForm.CODES:
                return self._fits_codes(header, field, cells, share)
        return self._fits_text(field, cells)

    def _fits_codes(self, header: str, field: Field, cells: Counter[Cell], share: float) -> bool:
        distinct = {text(cell).strip() for cell in cells}
        if field.name in {"hoofdcategorie", "nevencategorieen"} and {*map(str.casefold, distinct)} <= _ANSWERS:
            return False
        if len(distinct) > _MANY or (len(distinct) > _FEW and 2 * len(distinct) > cells.total()):
            return False
        separator = (
            separator_of(cells, field.name, self.editie) if field.name in {"hoofdcategorie", "afdoeningen"} else None
        )
        words = list(dict.fromkeys(word for cell in cells for word in words_in(cell, separator) if word))
        legend = self._legend(field, words)
        known = [know(word, field.name, self.editie, legend) for word in words]
        fits = sum(word.certainty is not Certainty.OPEN or bool(str(word.remark.reason)) for word in known)
        if fits < share * len(words):
            return False
        if field.name == "uitkomst" and not any(word.code is None or word.code in _DECIDING for word in known):
            return False
        if field.name == "afdoeningen" and known and {word.code for word in known} == {"", OPEN}:
            return False
        if separator is not None:
            self.separators[header] = separator
        if legend is not None:
            self.legends[header] = legend
        return True

    def _legend(self, field: Field, words: Sequence[str]) -> Legend | None:
        """Return the legend that explains the words of a column best, where they are codes."""
        candidates = explaining(self.all_legends, words)

        def known(legend: Legend) -> int:
            found = (know(word, field.name, self.editie, legend) for word in words)
            return sum(word.certainty is not Certainty.OPEN for word in found)

        best = max(candidates, key=known, default=None)
        plain = sum(know(word, field.name, self.editie).certainty is not Certainty.OPEN for word in words)
        return best if best is not None and known(best) > plain else None

    def _fits_text(self, field: Field, cells: Counter[Cell]) -> bool:
        if field.name == "kenmerk" and any(isinstance(cell, tuple) for cell in cells):
            return False
        if field.name == "kenmerk":
            return not any(" " in text(cell).strip() for cell in cells) or len(cells) == cells.total()
        if field.form is FieldForm.NAAM and (len(cells) > _FEW or are_dates(list(cells))):
            return False
        return not all(text(cell).strip().isdecimal() for cell in cells)


def _canonical(headers: Sequence[str]) -> list[str | None]:
    """Return the field of each header by the names that the register itself knows."""
    return recognised(list(headers), list(REGISTER_FIELDS.values()), {})


def _share(cells: Counter[Cell], fits: Callable[[Cell], bool]) -> float:
    """Return the part of the cells that fit; each distinct cell is looked at once."""
    return sum(number for cell, number in cells.items() if fits(cell)) / cells.total()


def _is_year(cell: Cell) -> bool:
    written = text(cell).strip()
    return written.isdecimal() and len(written) == 4 and EERSTE_JAAR <= int(written) <= LAATSTE_JAAR  # noqa: PLR2004
