"""The annex: a list of cases in words.

Its words can leave open what became of a case: “Geen afdoening” beside “Geen integriteitsschending geconstateerd”.
Each way to read them gives its own counts. The way that fits the tables best is used, and every way is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import attrs

from uri.audit.printed.grid_cells import COVERED
from uri.audit.printed.grids import PrintedGrid
from uri.errors import UnreadableError
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text, joined
from uri.taxonomy import Betekenis, Editie, Schendingstype, Uitkomst
from uri.taxonomy.labels import normal


@attrs.frozen
class AnnexCase:
    """One case of an annex.

    Attributes:
        row: Its row in the file.
        type: Its type.
        words: What is printed of the outcome.
        meaning: What those words say.
    """

    row: int
    type: Schendingstype
    words: str
    meaning: Betekenis


@attrs.frozen(kw_only=True)
class Annex:
    """An annex as it was read.

    Attributes:
        name: The name by which claims call it.
        file: The file that it is in.
        editie: The edition whose words it is in.
        cases: Its cases.
        lezing: What was stated of ambiguous words, by their normal form.
    """

    name: str
    file: str
    editie: Editie
    cases: tuple[AnnexCase, ...]
    lezing: Mapping[str, Uitkomst]

    def readings(self) -> list[dict[str, Uitkomst]]:
        """Return every way in which the ambiguous words can be read: what each of them stands for."""
        open_words = {case.words: case.meaning.uitkomsten for case in self.cases if len(case.meaning.uitkomsten) > 1}
        by_word = {normal(words): words for words in reversed(open_words)}
        options = [
            [self.lezing[word]] if word in self.lezing else list(open_words[words]) for word, words in by_word.items()
        ]
        return [dict(zip(by_word.values(), outcomes, strict=True)) for outcomes in product(*options)]

    def knows(self, words: str) -> bool:
        """Tell whether words are those of a case, or could be."""
        return (
            any(normal(case.words) == normal(words) for case in self.cases) or _meaning(words, self.editie) is not None
        )


def read_annex(
    grid: PrintedGrid, *, name: str, categorie: str, afdoening: str, editie: Editie, outcomes: Mapping[str, Uitkomst]
) -> Annex:
    """Read an annex: the columns of types and of outcomes by their headers; a blank type is that of the row above.

    Args:
        grid: The grid that it is printed in.
        name: The name that it gets.
        categorie: The header of the column of types.
        afdoening: The header of the column that says what came of a case.
        editie: The edition whose words it is in.
        outcomes: What ambiguous words stand for, where that is known.

    Raises:
        UnreadableError: A column is not there, or words are not known; `findings` names every one.
    """
    place = Place(file=grid.file, sheet=grid.sheet, table=name)
    headers = (categorie, afdoening)
    top, columns = _find_headers(grid, place, headers)
    reader = _AnnexReader(editie, grid, place, headers, columns)
    cases = [case for number, cells in grid.rows[top + 1 :] if (case := reader.read(number, cells)) is not None]
    faults = [*reader.faults, *_strange_readings(outcomes, editie, place)]
    if faults:
        raise _refused(name, faults)
    by_words = {normal(words): outcome for words, outcome in outcomes.items()}
    return Annex(name=name, file=grid.file, editie=editie, cases=tuple(cases), lezing=by_words)


def _find_headers(grid: PrintedGrid, place: Place, headers: tuple[str, str]) -> tuple[int, tuple[int, int]]:
    """Return the row of the headers, and the columns in which they stand."""
    rows = [{normal(cell): position for position, cell in enumerate(cells)} for _, cells in grid.rows]
    types, outcomes = map(normal, headers)
    for top, columns in enumerate(rows):
        if types in columns and outcomes in columns:
            return top, (columns[types], columns[outcomes])
    missing = [header for header in headers if normal(header) not in rows[0]]
    raise _refused(str(place.table), [_finding(place, _NO_COLUMN.format(", ".join(map(quoted, missing))))])


def _strange_readings(outcomes: Mapping[str, Uitkomst], editie: Editie, place: Place) -> Iterator[Finding]:
    """Give a finding for words that cannot stand for what is stated of them."""
    for words, outcome in outcomes.items():
        meaning = editie.afdoeningen.phrase(words)
        if meaning is None or outcome not in meaning.uitkomsten:
            yield _finding(place, _NO_READING.format(quoted(words), outcome.label))


@attrs.define
class _AnnexReader:
    """Reads the rows of an annex, one after another.

    Attributes:
        editie: The edition whose words it is in.
        grid: The grid that it is printed in.
        place: Where it stands.
        headers: The headers of its two columns.
        columns: The positions of those columns.
        type: The type of the rows so far.
        faults: What went wrong so far.
    """

    editie: Editie
    grid: PrintedGrid
    place: Place
    headers: tuple[str, str]
    columns: tuple[int, int]
    type: Schendingstype | None = None
    faults: list[Finding] = attrs.field(factory=list)

    def read(self, number: int, cells: Sequence[str]) -> AnnexCase | None:
        """Return the case of a row; None for a row without one, or with a fault."""
        label, words = ("" if cells[column] == COVERED else cells[column] for column in self.columns)
        if [normal(label), normal(words)] == [normal(header) for header in self.headers]:
            return None  # the headers again, as on a next page
        self._read_type(number, label, words)
        if not words:
            others = (cell for column, cell in enumerate(cells) if column != self.columns[0] and cell != COVERED)
            if any(others):
                self._fault(number, 1, _BLANK)
            return None
        meaning = _meaning(words, self.editie)
        if meaning is None:
            self._fault(number, 1, _NO_PHRASE.format(quoted(words)))
            return None
        return None if self.type is None else AnnexCase(number, self.type, words, meaning)

    def _read_type(self, number: int, label: str, words: str) -> None:
        if label:
            self.type = self.editie.labelled(label)
        if self.type is None and (label or words):
            self._fault(number, 0, _NO_TYPE.format(quoted(label)))

    def _fault(self, number: int, column: int, message: Text) -> None:
        place = self.grid.place_of(number, self.place)
        self.faults.append(_finding(attrs.evolve(place, column=self.headers[column]), message))


def says_outcome(words: str, editie: Editie) -> bool:
    """Tell whether words say what came of a case, in the words of an edition."""
    return _meaning(words, editie) is not None


def _meaning(words: str, editie: Editie) -> Betekenis | None:
    """Return what words say of the outcome: a phrase of the edition, or a measure, which was taken for something."""
    meaning = editie.afdoeningen.phrase(words)
    if meaning is not None:
        return meaning
    measure = editie.afdoeningen.labelled(words)
    return None if measure is None else Betekenis(uitkomsten=(Uitkomst.AANGETOOND,), afdoeningen=(measure,))


def reading_text(reading: Mapping[str, Uitkomst]) -> Text:
    """Write a reading out."""
    return joined([Text("“{}” = {}", "“{}” = {}").format(words, outcome.label) for words, outcome in reading.items()])


def _refused(name: str, faults: list[Finding]) -> UnreadableError:
    return UnreadableError(Text("{} is niet te lezen.", "{} cannot be read.").format(name), findings=Findings(faults))


def _finding(place: Place, message: Text) -> Finding:
    return Finding(rule="URI-I-bijlage", message=message, place=place)


_NO_COLUMN = Text("Deze kolommen zijn er niet: {}.", "These columns are not there: {}.")
_BLANK = Text("Van deze zaak staat er niet wat ervan gekomen is.", "What came of this case is not said.")
_NO_READING = Text("{} kan niet als {} worden gelezen.", "{} cannot be read as {}.")
_NO_TYPE = Text("{} is geen type van deze editie.", "{} is no type of this edition.")
_NO_PHRASE = Text("{} zegt niet wat ervan gekomen is.", "{} does not say what came of it.")
