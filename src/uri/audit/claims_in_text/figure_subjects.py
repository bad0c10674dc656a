"""What each printed figure is about, in the words by which sentences tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.claims_in_text.concepts import ConceptWords, is_unit
from uri.audit.claims_in_text.marked_sentences import MARK, MarkedSentence
from uri.audit.claims_in_text.subjects import NumberSubject
from uri.audit.claims_in_text.time_words import times_in
from uri.audit.printed.printed_numbers import PrintedKind
from uri.audit.printed_tables.column_roles import aangetoond_column, whole_column
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.label_words import is_of_which
from uri.audit.printed_tables.printed_table import ColumnKind, PrintedRow, PrintedTable
from uri.audit.printed_tables.standard_tables import PublishedTable, TableKind
from uri.audit.published_text.passages import LineStart
from uri.languages import Language
from uri.taxonomy import Schendingstype


@attrs.frozen(eq=False)
class FigureReference:
    """A printed figure, as a claim names it.

    Attributes:
        name: ``table | row | column``.
        column: ``table | * | column``: all rows of its column.
        figure: The figure.
        table: The name of its table.
        typed: Whether its row is a type or a measure of an edition.
        bases: What its labels say that puts it in its year.
    """

    name: str
    column: str
    figure: Figure
    table: str
    typed: bool
    bases: frozenset[str] = frozenset()


@attrs.frozen
class NamedRatio:
    """A row that says of which two others it is the ratio.

    Attributes:
        name: Its figure, as a claim names it.
        label: Its label.
        start: Where it stands.
        above: What is divided.
        below: By what.
    """

    name: str
    label: str
    start: LineStart
    above: NumberSubject
    below: NumberSubject


_SINCE = re.compile(r"\bsince\b")
_RATIO = re.compile(r"\bratio\s+([^:]+?)\s*:\s*([^:]+)$", re.IGNORECASE)


@attrs.frozen
class _LabelRead:
    """What a label says: codes, a year, a day of a stock, and what puts the figures in their year."""

    codes: frozenset[str] = frozenset()
    year: int | None = None
    moment: str | None = None
    bases: frozenset[str] = frozenset()


@attrs.frozen
class FigureSubjects:
    """The figures of tables by what they are about.

    Attributes:
        figures: The figures of each subject, in the order of the tables.
        columns: The columns of types by what all of their rows are about.
        texts: The cells that hold words, each with where it stands and with what its row is about.
        ratios: The rows that say of which two others they are the ratio.
    """

    figures: Mapping[NumberSubject, list[FigureReference]]
    columns: Mapping[NumberSubject, list[str]]
    texts: Sequence[tuple[str, LineStart, NumberSubject]]
    ratios: Sequence[NamedRatio]

    @classmethod
    def of(
        cls, tables: Iterable[PublishedTable], words: ConceptWords, language: Language, *, year: int | None
    ) -> FigureSubjects:
        """Find what the figures of tables are about.

        Args:
            tables: The tables.
            words: What words stand for.
            language: The language of the tables.
            year: The verslagjaar, of which a figure is that names no year.
        """
        figures: dict[NumberSubject, list[FigureReference]] = {}
        columns: dict[NumberSubject, list[str]] = {}
        texts: list[tuple[str, LineStart, NumberSubject]] = []
        ratios: list[NamedRatio] = []
        for published in tables:
            reader = _TableReader(published, words, language, year)
            for subject, reference in reader.figures():
                figures.setdefault(subject, []).append(reference)
            for subject, name in reader.columns():
                columns.setdefault(subject, []).append(name)
            texts.extend(reader.texts())
            ratios.extend(reader.ratios())
        return cls(figures, columns, texts, ratios)

    def find(self, subject: NumberSubject, value: Fraction | None = None) -> FigureReference | None:
        """Return the first figure of a subject that says a number; None where there is none.

        Args:
            subject: The subject.
            value: A number; a figure that says the same goes first. Tables can tell one subject in two ways, and what
                agrees with one of them does not contradict them.
        """
        told = [one for one in self.figures.get(subject, []) if _says_number(one.figure)]
        same = [one for one in told if value is not None and one.figure.printed.number == value]
        return next(iter([*same, *told]), None)


def _says_number(figure: Figure) -> bool:
    return figure.has_number or figure.is_zero_by_itself


_OF_KIND: Mapping[TableKind | None, frozenset[str]] = {
    TableKind.SCHENDINGEN: frozenset({"melding"}),
    TableKind.SIGNALEN: frozenset({"signaal"}),
    TableKind.AANGETOOND_PER_JAAR: frozenset({"melding", "aangetoond"}),
}
"""What the figures of a standard table count, where its labels do not say."""

_FEWEST_WORDS = 3
"""So many words in a cell can be a sentence."""


def _is_type(label: _LabelRead) -> bool:
    """Tell whether a label is that of one type, and of nothing else."""
    return len(label.codes) == 1 and all(code.startswith("type:") for code in label.codes)


def _start(figure: Figure, row: PrintedRow) -> LineStart:
    """Return where a cell stands: on its line of the document, or else of the file of its table."""
    return LineStart(0, figure.place.line or row.number, figure.place.page)


class _TableReader:
    """The reading of the labels of one table."""

    def __init__(self, published: PublishedTable, words: ConceptWords, language: Language, year: int | None) -> None:
        self.table: PrintedTable = published.table
        self.published, self.words, self.language, self.year = published, words, language, year
        self.title = self._read(self.table.title)
        self.heads = [self._column(position) for position, _ in enumerate(self.table.columns)]
        self.is_dated = any(head.year is not None for head in self.heads)

    def figures(self) -> Iterator[tuple[NumberSubject, FigureReference]]:
        """Give each figure with what it is about."""
        if "|" in self.table.name or not self._is_sure:
            return
        rows = list(self._rows())
        timeless = self._timeless(rows)
        for position, label in enumerate(rows):
            if label is None or position in timeless:
                continue
            for column, head in enumerate(self.heads):
                names = self._names(position, column)
                figure = self.table.figures[position][column]
                if names is not None and figure.printed.kind is not PrintedKind.TEXT:
                    reference = FigureReference(
                        *names,
                        figure,
                        self.table.name,
                        self._code(position) is not None or _is_type(label),
                        label.bases or head.bases or self.title.bases,
                    )
                    yield self._subject(label, head, figure), reference

    def _timeless(self, rows: Sequence[_LabelRead | None]) -> frozenset[int]:
        """Return the totals of rows that each are a year: they are of all years together, and of none by itself."""
        totals = {at for at, row in enumerate(self.table.rows) if row.kind is RijSoort.TOTAAL}
        undated = {at for at, label in enumerate(rows) if label is not None and label.year is None}
        others = {at for at, label in enumerate(rows) if label is not None} - totals
        return frozenset(totals & undated) if others and not others & undated else frozenset()

    def texts(self) -> Iterator[tuple[str, LineStart, NumberSubject]]:
        """Give the words in cells, behind the number where there is one."""
        for row, label, figures in zip(self.table.rows, self._rows(), self.table.figures, strict=True):
            for head, figure in zip(self.heads, figures, strict=True):
                printed = figure.printed
                words = printed.text.removeprefix(printed.abbreviated).strip()
                if label is not None and len(words.split()) >= _FEWEST_WORDS:
                    yield words, _start(figure, row), self._subject(label, head, figure)

    def ratios(self) -> Iterator[NamedRatio]:
        """Give the rows that say of which two others they are the ratio."""
        for position, row in enumerate(self.table.rows):
            match = _RATIO.search(row.label)
            names = self._names(position, 0)
            is_told = self.table.figures[position][0].printed.is_number
            if match is None or names is None or len(self.table.columns) > 1 or not is_told:
                continue
            year = self._read(row.label).year
            above, below = (
                NumberSubject.of(read.codes, read.year or year or self.year) for read in map(self._read, match.groups())
            )
            yield NamedRatio(names[0], row.label, _start(self.table.figures[position][0], row), above, below)

    def columns(self) -> Iterator[tuple[NumberSubject, str]]:
        """Give each column whose rows are types, with what all of them are about."""
        recognition = self.published.recognition
        if recognition is None or not recognition.has_types or not self._is_sure:
            return
        for column, head in enumerate(self.heads):
            if names := self._names(0, column):
                yield self._subject(_LabelRead(), head, self.table.figures[0][column]), names[1]

    @property
    def _is_sure(self) -> bool:
        recognition = self.published.recognition
        return recognition is None or recognition.is_unambiguous

    # ---------------------------------------------------------------------------------------------------------- labels

    def _read(self, label: str) -> _LabelRead:
        """Read a label: its words, its year, and a number in it as a word that is not known."""
        if not any(sign.isdigit() for sign in label):
            return _LabelRead(self.words.of_label(label), bases=self.words.read(label).bases)
        marked = MarkedSentence.of(_SINCE.sub("compared with", label), self.language)
        times = times_in(marked.text, marked.numbers, self.language, year=None)
        strange = {f"~{marked.numbers[int(match['at'])].text}" for match in MARK.finditer(times.text)}
        text = MARK.sub(" ", times.text)
        read = self.words.read(text)
        codes = read.concepts | strange | {f"tegen:{year}" for year in times.against}
        return _LabelRead(codes, times.years[0] if len(times.years) == 1 else None, times.moment, read.bases)

    def _column(self, position: int) -> _LabelRead:
        column = self.table.columns[position]
        read = self._read(column.label)
        year = column.meaning.jaar if read.year is None else read.year
        whole = whole_column(self.table, position)
        is_part = column.kind is ColumnKind.OF_WHICH or aangetoond_column(self.table) == position
        codes = read.codes | (self._column(whole).codes if is_part and whole is not None else frozenset())
        return attrs.evolve(read, codes=codes, year=year)

    def _rows(self) -> Iterator[_LabelRead | None]:
        above, heading = _LabelRead(), _LabelRead()
        for position, row in enumerate(self.table.rows):
            code = self._code(position)
            if row.heading and code is None:
                heading = self._read(row.label)
                yield None
                continue
            read = self._read(row.label)
            if code is not None:
                read = _LabelRead(frozenset({code}))
            elif row.kind is RijSoort.SUBTOTAAL and not read.codes:
                read = heading
            elif is_of_which(row.label) or row.of_which:
                read = attrs.evolve(read, codes=above.codes | read.codes)
            if not (is_of_which(row.label) or row.of_which):
                above = read
            yield read

    def _code(self, position: int) -> str | None:
        recognition = self.published.recognition
        if recognition is None or position not in recognition.codes:
            return None
        code = recognition.codes[position]
        return f"{'type' if isinstance(code, Schendingstype) else 'afdoening'}:{code.value}"

    def _subject(self, row: _LabelRead, head: _LabelRead, figure: Figure) -> NumberSubject:
        codes = row.codes | head.codes
        kind = self.published.standard
        if not any(map(is_unit, codes)) and kind is None:
            unit = figure.meaning.eenheid or ""
            codes |= {unit} if is_unit(unit) else set(self.words.units_in(unit))
        if not any(map(is_unit, codes)):
            codes |= _OF_KIND.get(kind, frozenset())
        if not any(map(is_unit, codes)) and kind is not TableKind.AFDOENINGEN:
            codes |= {code for code in self.title.codes if not code.startswith("~") and not code.startswith("type:")}
        year = row.year or head.year or (None if self.is_dated else self.title.year or self.year)
        subject = NumberSubject.of(codes, year)
        moment = row.moment or head.moment
        return subject if moment is None else subject.at(moment, year)

    # ----------------------------------------------------------------------------------------------------------- names

    def _names(self, position: int, column: int) -> tuple[str, str] | None:
        """Return how a figure and its column are named; None where they cannot be named apart."""
        row = self.table.rows[position]
        is_plain = "|" not in row.label and row.label not in {"", "*"} and self.table.find_row(row.label) == position
        label = row.label if is_plain else f"#{row.number}"
        if len(self.table.columns) == 1:
            return f"{self.table.name} | {label}", f"{self.table.name} | *"
        head = self.table.columns[column].label
        if "|" in head or self.table.find_column(head) != column:
            return None
        return f"{self.table.name} | {label} | {head}", f"{self.table.name} | * | {head}"
