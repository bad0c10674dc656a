"""The proposal of a mapping: what is settled, what is proposed, and what is open, each distinct word once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from uri.errors import UnreadableError
from uri.findings import quoted
from uri.languages import Text
from uri.proposal.case_rows import CaseRows
from uri.proposal.column_recognition import ColumnRecognition, RecognisedColumns
from uri.proposal.found_tables import FoundTable
from uri.proposal.legends import legends_beside, legends_of, remark_on, without
from uri.proposal.proposal_doubts import doubts_of
from uri.proposal.repeated_rows import are_persons, doubt_about
from uri.proposal.report_years import names_as_years, year_above, years_of_sheets
from uri.proposal.table_finding import find_tables
from uri.proposal.voorstel import Voorstel
from uri.proposal.words import CODED, Certainty, KnownWord, counted_words, know
from uri.reading.files import FileArgument
from uri.reading.files.file_formats import read_grids
from uri.reading.files.file_source import FileSource
from uri.reading.files.raw_grids import RawGrid
from uri.reading.koppeling_remarks import Remark
from uri.register import Cell, Koppeling, Tabelvorm, Telt
from uri.register.koppeling import OPEN, SHEET_NAME, WEG
from uri.register.parsing.cell_readers import is_empty, text
from uri.register.parsing.written_dates import dates_of_column
from uri.taxonomy import Editie
from uri.taxonomy import editie as find_editie
from uri.taxonomy.labels import matching_key

_NO_TABLE = Text("In {} is geen tabel met zaken gevonden.", "No table of cases was found in {}.")
_HEADERS = Text(
    "Een tabel heeft een rij met koppen, zoals categorie, uitkomst en ontvangen.",
    "A table has a row of headers, such as categorie, uitkomst and ontvangen.",
)
_EMPTY_OUTCOME = Remark(
    count=0,
    first=0,
    reason=Text(
        "de zaken zonder uitkomst zijn ook niet afgerond", "the cases without an outcome are not closed either"
    ),
)
_OTHER_SHEET = Text(
    "Blad {} heeft andere koppen, en is niet gelezen: maak er een eigen koppeling voor.",
    "Sheet {} has other headers, and was not read: make a mapping of its own for it.",
)
_OTHER_LIST = Text(
    "Er is nog een lijst die zaken kan bevatten, {}, en die is niet gelezen: maak er een eigen koppeling voor.",
    "There is another list that may hold cases, {}, and it was not read: make a mapping of its own for it.",
)
_TELLING = {*CODED, "ontvangen", "afgerond", "onderdeel"}
"""The fields of which a row that is a case has one at least."""
_DATED = {"ontvangen", "afgerond"}


def propose(path: FileArgument, *, koppeling: Koppeling | None = None, editie: Editie | str | None = None) -> Koppeling:
    """Propose a mapping for a file of cases.

    What an edition says of a word is applied, what the vocabulary says is a proposal, and nothing else is guessed.

    Args:
        path: The path of the file, or the file itself, open for reading.
        koppeling: An earlier mapping: only what it does not say is then proposed or open.
        editie: The edition of the labels, or its name; the default edition if left out.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: The file is damaged, or has no table of cases.
    """
    return propose_mapping(path, koppeling=koppeling, editie=editie).koppeling


def propose_mapping(
    path: FileArgument, *, koppeling: Koppeling | None = None, editie: Editie | str | None = None
) -> Voorstel:
    """Propose a mapping, with what it rests on: see `propose`."""
    source = FileSource.of(path)
    grids = read_grids(source)
    tables, others = find_tables(grids)
    if not tables:
        raise UnreadableError(_NO_TABLE.format(quoted(source.file)), _HEADERS)
    labels = find_editie(editie)
    beside = [legend for table in tables for legend in legends_beside(table)]
    tables = [without(table, beside) for table in tables]
    cases = CaseRows.of(tables, telling=(), repeating=())
    whole = attrs.evolve(tables[0], columns=cases.columns, rows=cases.rows)
    legends = [*legends_of(_without_cases(grids, tables, cases)), *(each.legend for each in beside)]
    columns = ColumnRecognition(whole, legends, labels).done()
    left_out = dict.fromkeys((header for each in beside for header in each.headers), WEG)
    columns = attrs.evolve(columns, fields={**columns.fields, **left_out})
    has_sheets = len([grid for grid in grids if grid.rows]) > 1
    making = _Proposal(tables, cases, columns, labels, koppeling or Koppeling())
    proposal = making.done(source.file, has_sheets=has_sheets)
    doubts = [*map(_not_read, others), *map(remark_on, beside)]
    return attrs.evolve(proposal, doubts=(*proposal.doubts, *doubts))


def _not_read(table: FoundTable) -> Text:
    path = table.grid.list_path
    return _OTHER_SHEET.format(table.grid.name) if path is None else _OTHER_LIST.format(quoted(path))


def _without_cases(grids: Sequence[RawGrid], tables: Sequence[FoundTable], cases: CaseRows) -> Iterator[RawGrid]:
    """Give the sheets, those with tables without the rows that may be cases: what is left may be a legend."""
    for grid in grids:
        found = [table for table in tables if table.grid is grid]
        kept = {row for table in found for row in table.rows if (grid.name, row) not in cases.left_out}
        yield attrs.evolve(grid, rows={row: cells for row, cells in grid.rows.items() if row not in kept})


class _Proposal:
    """One proposal while it is made."""

    def __init__(
        self,
        tables: Sequence[FoundTable],
        likely: CaseRows,
        columns: RecognisedColumns,
        editie: Editie,
        earlier: Koppeling,
    ) -> None:
        self.tables, self.recognised, self.editie, self.earlier = tables, columns, editie, earlier
        self.kolommen = {header: self._decided(header) or name for header, name in columns.fields.items()}
        self.fields = {
            header: columns.likely.get(header, "") if name == OPEN else name for header, name in self.kolommen.items()
        }
        self.headers = {field: header for header, field in reversed(self.fields.items())}
        self.repeating = {header for header in columns.fields if self._repeats(header, likely)}
        telling = {header for header, field in self.fields.items() if field in _TELLING} | columns.crosses.keys()
        dates = {header for header, field in self.fields.items() if field in _DATED}
        self.cases = CaseRows.of(tables, telling=telling, repeating=self.repeating, dates=dates)
        is_told = self._tells_year() or earlier.tabel.verslagjaar is not None
        self.sheet_years = {} if is_told else years_of_sheets(tables)

    def done(self, file: str, *, has_sheets: bool) -> Voorstel:
        """Return the proposal.

        Args:
            file: The bare name of the file.
            has_sheets: Whether the file has several sheets, so that one must be named.
        """
        words: dict[str, list[KnownWord]] = {}
        for header, field in self.fields.items():
            if field in CODED:
                already = {matching_key(word.word) for word in words.get(field, ())}
                more = [word for word in self._words(header, field) if matching_key(word.word) not in already]
                words[field] = [*words.get(field, ()), *more]
        words |= self._dates()
        if self.sheet_years:
            said = self.earlier.codes_of("verslagjaar")
            words["verslagjaar"] = names_as_years(self.tables, self.sheet_years, said, self.cases.left_out)
        proposed = {
            field: {word.word: str(word.code) for word in known if word.certainty is Certainty.PROPOSED}
            for field, known in words.items()
        }
        koppeling = Koppeling(
            tabel=self._table(has_sheets=has_sheets),
            kolommen={**self.earlier.kolommen, **self.kolommen, **self._sheet_name()},
            kruisjes={**self.recognised.crosses, **self.earlier.kruisjes},
            waarden=self._values(words),
            voorstellen={field: codes for field, codes in proposed.items() if codes},
        )
        return Voorstel(
            koppeling=koppeling,
            missing=self._missing(),
            doubts=list(
                doubts_of(self.tables, koppeling, self.earlier, self._told(), self._repeated(koppeling), self.editie)
            ),
            words=words,
            left_out=self.cases.left_out,
            file=file,
        )

    def _repeated(self, koppeling: Koppeling) -> Text | None:
        """Return what to decide about rows that repeat a kenmerk; the rows of several sheets are not joined."""
        return doubt_about(self.cases, self.headers, koppeling) if len(self.tables) == 1 else None

    def _sheet_name(self) -> dict[str, str]:
        """Return what the name of the sheet is, where it is a column."""
        return {SHEET_NAME: "verslagjaar"} if self.sheet_years else {}

    def _decided(self, header: str) -> str | None:
        """Return what the earlier mapping says of a header, where that is not open."""
        said = self.earlier.field_of(header)
        return None if said == OPEN else said

    def _values(self, words: Mapping[str, Sequence[KnownWord]]) -> dict[str, dict[str, str]]:
        """Return the codes that are applied, those of the earlier mapping first, and the words that are open."""
        values = {
            field: {word: code for word, code in codes.items() if code != OPEN}
            for field, codes in self.earlier.waarden.items()
        }
        for field, known in words.items():
            said = self.earlier.codes_of(field)
            for word in known:
                if word.certainty is not Certainty.PROPOSED and word.code and matching_key(word.word) not in said:
                    values.setdefault(field, {})[word.word] = word.code
        return {field: codes for field, codes in values.items() if codes}

    def _table(self, *, has_sheets: bool) -> Tabelvorm:
        first, earlier = self.tables[0], self.earlier.tabel
        opens = first.header_row is None or min(first.grid.rows) == first.header_row
        names = tuple(table.grid.name for table in self.tables if table.grid.name is not None)
        signs = {self.fields[header]: sign for header, sign in self.recognised.separators.items()}
        return Tabelvorm(
            bladen=names if has_sheets else (),
            kop=None if opens else first.header_row,
            pad=first.grid.list_path,
            telt=Telt.BETROKKENE if self._counts_persons() else Telt.MELDING,
            scheiding={**{field: sign for field, sign in signs.items() if field in CODED}, **earlier.scheiding},
            doorvullen=tuple(header for header in first.columns if header in self.repeating),
            verslagjaar=earlier.verslagjaar if self._tells_year() else earlier.verslagjaar or year_above(self.tables),
        )

    def _tells_year(self) -> bool:
        return bool({"verslagjaar", "afgerond", "ontvangen"} & self.headers.keys())

    def _missing(self) -> list[str]:
        """Return the fields that every case needs and nothing tells."""
        told = self._told()
        year = self._tells_year() or bool(self.sheet_years) or self._table(has_sheets=False).verslagjaar is not None
        needed = {"hoofdcategorie": "hoofdcategorie" in told, "uitkomst": "uitkomst" in told or self._measures_tell()}
        return [field for field, is_told in {**needed, "verslagjaar": year}.items() if not is_told]

    def _told(self) -> set[str]:
        """Return the fields that a column tells, or crosses."""
        crosses = (*self.recognised.crosses.values(), *self.earlier.kruisjes.values())
        return {*self.headers, *(cross.veld for cross in crosses)}

    def _measures_tell(self) -> bool:
        """Tell whether every measure is a phrase that says the outcome too, as those of a case list are."""
        measures = self.cases.texts(self.headers.get("afdoeningen"))
        return all(measure and self.editie.afdoeningen.phrase(measure) is not None for measure in measures)

    def _words(self, header: str, field: str) -> list[KnownWord]:
        """Return what is known of each distinct word of a column."""
        cells = self.cases.columns[header]
        said = self.earlier.codes_of(field)
        known = []
        positions = range(len(cells))
        for word, (count, position) in counted_words(cells, positions, self._separator(header, field)).items():
            if (code := said.get(matching_key(word))) is not None:
                found = KnownWord(word=word, code=code, certainty=Certainty.SETTLED)
            elif word:
                found = know(word, field, self.editie, self.recognised.legends.get(header))
            else:
                found = self._empty(cells, field)
            known.append(self._placed(found, count, position))
        return known

    def _placed(self, found: KnownWord, count: int, position: int) -> KnownWord:
        row, sheet = self.cases.rows[position], self.cases.sheets[position]
        return attrs.evolve(found, remark=attrs.evolve(found.remark, count=count, first=row, sheet=sheet))

    def _dates(self) -> dict[str, list[KnownWord]]:
        """Return the cells of columns of dates that cannot be read, by field."""
        columns = {field: self.cases.columns[header] for field, header in self.headers.items() if field in _DATED}
        occurring = {field: [cell for cell, _, _ in cells.occurring()] for field, cells in columns.items()}
        beside = [cell for cells in occurring.values() for cell in cells]
        words: dict[str, list[KnownWord]] = {}
        for field, cells in columns.items():
            dates = dates_of_column(occurring[field], beside)
            said = self.earlier.codes_of(field)
            for word, (count, position) in counted_words(cells, range(len(cells)), None).items():
                if word and dates.read(cells[position]) is None:
                    code = said.get(matching_key(word), OPEN)
                    certainty = Certainty.OPEN if code == OPEN else Certainty.SETTLED
                    found = KnownWord(word=word, code=code, certainty=certainty)
                    words.setdefault(field, []).append(self._placed(found, count, position))
        return words

    def _separator(self, header: str, field: str) -> str | None:
        return self.earlier.tabel.scheiding.get(field, self.recognised.separators.get(header))

    def _empty(self, cells: Sequence[Cell], field: str) -> KnownWord:
        """Return what is known of the empty cells of a column: only a main type and an outcome must be there."""
        still_open = KnownWord(word="", code=OPEN, certainty=Certainty.OPEN)
        if field == "hoofdcategorie":
            return still_open
        kinds, measures = (self.cases.texts(self.headers.get(name)) for name in ("soort", "afdoeningen"))
        closed = self.cases.texts(self.headers.get("afgerond"))
        needing = [
            position
            for position, cell in enumerate(cells)
            if is_empty(cell) and not self._needs_none(kinds[position], measures[position])
        ]
        if field != "uitkomst" or not needing:
            return KnownWord(word="", code=None, certainty=Certainty.SETTLED)
        if "afgerond" in self.headers and not any(closed[position] for position in needing):
            return KnownWord(word="", code="lopend", certainty=Certainty.PROPOSED, remark=_EMPTY_OUTCOME)
        return still_open

    def _needs_none(self, kind: str, measure: str) -> bool:
        """Tell whether a case needs no outcome: a signaal has none, and a phrase of the edition may say it."""
        is_signaal = bool(kind) and know(kind, "soort", self.editie).code == "signaal"
        return is_signaal or (bool(measure) and self.editie.afdoeningen.phrase(measure) is not None)

    def _counts_persons(self) -> bool:
        """Tell whether a row is a person; the rows of several sheets are not joined."""
        return self.earlier.tabel.telt is Telt.BETROKKENE or (
            len(self.tables) == 1 and are_persons(self.cases, self.headers)
        )

    def _repeats(self, header: str, likely: CaseRows) -> bool:
        """Tell whether the empty cells of a column repeat the one above: merged cells, or one cell for each block."""
        if matching_key(header) in map(matching_key, self.earlier.tabel.doorvullen):
            return True
        if any(header in table.merged_down for table in self.tables):
            return True
        if self.fields.get(header) != "hoofdcategorie":
            return False
        cells = likely.columns[header]
        filled = [text(cell) for cell in cells if not is_empty(cell)]
        return bool(filled) and not is_empty(cells[0]) and len(filled) == len(set(filled)) < len(cells) / 2
