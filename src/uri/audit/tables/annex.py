"""The annex: a list of cases in words, counted openly.

Its words can leave open what became of a case: “Geen afdoening” beside “Geen integriteitsschending geconstateerd”.
Each way to read them gives its own counts; how well each fits the tables decides which is used, and all are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product

import attrs

from uri.audit.printed.grids import PrintedGrid
from uri.audit.printed.printed_numbers import COVERED, read_number
from uri.audit.tables.figures import Figure
from uri.errors import UnreadableError
from uri.findings import Finding, Findings, Place, quoted
from uri.taxonomy import Afdoening, Betekenis, Editie, Schendingstype, Uitkomst
from uri.taxonomy.labels import normal
from uri.texts import Text, joined


@attrs.frozen
class AnnexCase:
    """One case of an annex: its type, and what its words say of the outcome."""

    row: int
    type: Schendingstype
    words: str
    meaning: Betekenis


@attrs.frozen(kw_only=True)
class Annex:
    """An annex as it was read. `lezing` is what was said of ambiguous words, by their normal form."""

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

    def count_of_words(self, words: str) -> int:
        """Count the cases of which these words are said."""
        return sum(normal(case.words) == normal(words) for case in self.cases)

    def figure(self, number: int, name: Text) -> Figure:
        """Return a counted number as a figure: nobody printed it, but the annex did print what it counts."""
        return Figure(name=name, printed=read_number(str(number)), place=Place(file=self.file, table=self.name))

    def count(self, reading: Mapping[str, Uitkomst]) -> AnnexCounts:
        """Count the cases by one reading."""
        outcomes_by_words = {normal(words): outcome for words, outcome in reading.items()}
        proven: Counter[Schendingstype] = Counter()
        reported: Counter[Schendingstype] = Counter()
        measures: Counter[Afdoening] = Counter()
        for case in self.cases:
            reported[case.type] += 1
            outcomes = case.meaning.uitkomsten
            outcome = outcomes_by_words.get(normal(case.words), outcomes[0] if outcomes else None)
            proven[case.type] += outcome is Uitkomst.AANGETOOND
            measures[self.editie.afdoeningen.heaviest(case.meaning.afdoeningen)] += 1
        return AnnexCounts(self, reported, proven, measures)


@attrs.frozen
class AnnexCounts:
    """The counts of an annex: cases and proven cases by type, cases by measure."""

    annex: Annex
    reported: Mapping[Schendingstype, int]
    proven: Mapping[Schendingstype, int]
    afdoeningen: Mapping[Afdoening, int]


def read_annex(
    grid: PrintedGrid, *, name: str, categorie: str, afdoening: str, editie: Editie, stated: Mapping[str, Uitkomst]
) -> Annex:
    """Read an annex: the columns of types and of outcomes by their headers; a blank type is that of the row above.

    Raises:
        UnreadableError: a column is not there, or words are not known; `findings` names every one.
    """
    place = Place(file=grid.file, sheet=grid.sheet, table=name)
    cells_of_rows = [{normal(cell): position for position, cell in enumerate(cells)} for _, cells in grid.rows]
    wanted_headers = {normal(categorie), normal(afdoening)}
    header_row = next(
        (position for position, cells in enumerate(cells_of_rows) if wanted_headers <= cells.keys()), None
    )
    if header_row is None:
        missing = [header for header in (categorie, afdoening) if normal(header) not in cells_of_rows[0]]
        raise _refused(name, [_finding(place, _NO_COLUMN.format(", ".join(map(quoted, missing))))])
    reader = _AnnexReader(
        editie,
        place,
        (categorie, afdoening),
        (cells_of_rows[header_row][normal(categorie)], cells_of_rows[header_row][normal(afdoening)]),
    )
    cases = [case for number, cells in grid.rows[header_row + 1 :] if (case := reader.read(number, cells)) is not None]
    faults = reader.faults
    for words, outcome in stated.items():
        meaning = editie.afdoeningen.phrase(words)
        if meaning is None or outcome not in meaning.uitkomsten:
            faults.append(_finding(place, _NO_READING.format(quoted(words), outcome.label)))
    if faults:
        raise _refused(name, faults)
    by_words = {normal(words): outcome for words, outcome in stated.items()}
    return Annex(name=name, file=grid.file, editie=editie, cases=tuple(cases), lezing=by_words)


@attrs.define
class _AnnexReader:
    """Reads the rows of an annex, one after another: `type` is that of the rows above."""

    editie: Editie
    place: Place
    headers: tuple[str, str]
    columns: tuple[int, int]
    type: Schendingstype | None = None
    faults: list[Finding] = attrs.field(factory=list)

    def read(self, number: int, cells: Sequence[str]) -> AnnexCase | None:
        """Return the case of a row; None for a row without one, or with a fault."""
        label, words = ("" if cells[position] == COVERED else cells[position] for position in self.columns)
        if [normal(label), normal(words)] == [normal(header) for header in self.headers]:
            return None  # the headers again, as on a next page
        if label:
            self.type = self.editie.lexicon.get(label)
        if self.type is None and (label or words):
            self._fault(number, 0, _NO_TYPE.format(quoted(label)))
        if not words:
            others = (cell for position, cell in enumerate(cells) if position != self.columns[0] and cell != COVERED)
            if any(others):
                self._fault(number, 1, _BLANK)
            return None
        meaning = _meaning(words, self.editie)
        if meaning is None:
            self._fault(number, 1, _NO_PHRASE.format(quoted(words)))
            return None
        return None if self.type is None else AnnexCase(number, self.type, words, meaning)

    def _fault(self, number: int, column: int, message: Text) -> None:
        self.faults.append(_finding(attrs.evolve(self.place, row=number, column=self.headers[column]), message))


def _meaning(words: str, editie: Editie) -> Betekenis | None:
    meaning = editie.afdoeningen.phrase(words)
    if meaning is not None:
        return meaning
    measure = editie.afdoeningen.lexicon.get(words)
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
