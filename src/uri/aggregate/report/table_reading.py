"""One table of a report in JSON, made again: its texts in both languages, its cells, and the relations between them.

A report that somebody else made may have only what stands in the tables, in one language. What the other language says
is then known of codes and titles of the library, and is else the same text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import attrs

from uri.aggregate.json_forms.json_faults import Path
from uri.aggregate.report.rapport_checks import texts_by_place
from uri.aggregate.report.rapport_json import basis_when_empty
from uri.aggregate.report.table_definitions import DEFINITIONS
from uri.aggregate.tables.cells import Cel, CellKey, Notatie, TabelKolom, TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_definition import TableContent, TableDefinition
from uri.aggregate.tables.table_relations import Relatie, RelatieSoort, named_sources
from uri.languages import LANGUAGES, Language, Text, joined, same
from uri.taxonomy import Basis, Editie

_BETWEEN = "; "
"""What stands between several texts in one cell."""


@attrs.frozen(kw_only=True, slots=False)
class TableJson:
    """A table as it was read from JSON, free of faults.

    Attributes:
        naam: The name of the table.
        plain: What stands of it in the report.
        supplement: What stands beside it, None in a report that has only the table.
        editie: The edition of the report.
        verslagjaar: The year of the report.
        language: The language of the report.
    """

    naam: str
    plain: Mapping[str, Any]
    supplement: Mapping[str, Any] | None
    editie: Editie
    verslagjaar: int
    language: Language

    def table(self) -> Tabel:
        """Make the table."""
        bare = Tabel.of(
            self.naam,
            self._text(("titel",), self.plain["titel"], self._definition.titel),
            self._rows,
            self._columns,
            self._cells,
            basis=self._bases(),
            eenheid=self.plain["eenheid"],
            standdatum=self.plain["standdatum"],
        )
        sources = self._sources()
        if self.supplement is None:
            sources = self._told_sources(attrs.evolve(bare, relaties=tuple(self._relations({}))))
        related = attrs.evolve(bare, relaties=tuple(self._relations(sources)))
        return attrs.evolve(related, noten=tuple(self._notes(related)))

    @property
    def _definition(self) -> TableDefinition:
        return DEFINITIONS[self.naam]

    @cached_property
    def _texts(self) -> Mapping[Path, Text] | None:
        """The texts in both languages by their place, None where the report does not say them."""
        if self.supplement is None:
            return None
        dutch, english = (texts_by_place(self.supplement["teksten"][language]) for language in LANGUAGES)
        return {place: Text(text, english[place]) for place, text in dutch.items()}

    def _text(self, place: Path, printed: str, known: Text | None) -> Text:
        """Return a text in both languages: as the report says it, or else as far as it is known."""
        if self._texts is not None:
            return self._texts.get(place) or same(printed)
        if known is None:
            return same(printed)
        if printed in {known.nl, known.en}:
            return known
        return Text(printed, known.en) if self.language == "nl" else Text(known.nl, printed)

    @cached_property
    def _rows(self) -> tuple[TabelRij, ...]:
        known = {row.code: row for row in self._definition.rows(self.editie, self.verslagjaar)}
        notations = {code: row.notatie for code, row in known.items()}
        groups: Mapping[str, str] = {}
        if self.supplement is not None:
            notations, groups = self.supplement.get("notatie", {}), self.supplement.get("groepen", {})
        return tuple(
            TabelRij(
                row["code"],
                self._text(
                    ("rijen", row["code"]), row["label"], known[row["code"]].label if row["code"] in known else None
                ),
                row["soort"],
                notations.get(row["code"], Notatie.AANTAL),
                groups.get(row["code"]),
            )
            for row in self.plain["rijen"]
        )

    @cached_property
    def _columns(self) -> tuple[TabelKolom, ...]:
        return tuple(
            TabelKolom(name, (self._texts or {}).get(("kolommen", name)) or self._definition.column(name) or same(name))
            for name in self.plain["kolommen"]
        )

    @cached_property
    def _cells(self) -> Mapping[CellKey, Cel]:
        return {
            (row["code"], name): row["leeg"][name] if cell is None else self._cell(row["code"], name, cell)
            for row in self.plain["rijen"]
            for name, cell in row["cellen"].items()
        }

    def _cell(self, code: str, column: str, cell: str | float) -> Cel:
        if not isinstance(cell, str) or column in self._definition.free:
            return cell
        if self._texts is not None:
            return self._text(("cellen", code, column), cell, None)
        return joined([self._known_texts.get(part, same(part)) for part in cell.split(_BETWEEN)], _BETWEEN)

    @cached_property
    def _known_texts(self) -> Mapping[str, Text]:
        """The texts that cells may hold, by what they read in the language of the report; first come goes first."""
        known: dict[str, Text] = {}
        for text in self._definition.texts(self.editie):
            known.setdefault(text.to(self.language), text)
        return known

    def _bases(self) -> Mapping[CellKey, Basis]:
        usual = basis_when_empty(self.plain["basis"])
        empty: Mapping[str, Mapping[str, Basis]] = (self.supplement or {}).get("basis_leeg", {})
        return {
            (row["code"], name): row.get("basis", {}).get(name) or empty.get(row["code"], {}).get(name, usual)
            for row in self.plain["rijen"]
            for name in self.plain["kolommen"]
        }

    def _sources(self) -> Mapping[CellKey, tuple[Text, ...]]:
        return {
            (part["rij"], part["kolom"]): tuple(map(Text, part["nl"], part["en"]))
            for part in (self.supplement or {}).get("bronnen", [])
        }

    def _told_sources(self, table: Tabel) -> Mapping[CellKey, tuple[Text, ...]]:
        """Return the sources that a note names of figures that contradict one another."""
        return {
            relation.links[0]: tuple(map(same, sources))
            for relation in table.broken()
            for note in self.plain["noten"]
            if (sources := named_sources(relation, note, table, self.language))
        }

    def _relations(self, sources: Mapping[CellKey, tuple[Text, ...]]) -> Iterable[Relatie]:
        """Give what must hold between the cells that are there, and between them and figures elsewhere."""
        content = TableContent(
            editie=self.editie, rijen=self._rows, kolommen=self._columns, cellen=self._cells, bronnen=sources
        )
        for relation in self._definition.relations(content):
            if self._cells.keys() >= {*relation.links, *relation.rechts} and not self._is_guess(relation):
                yield relation
        rows = {row.code: row for row in self._rows}
        for part in (self.supplement or {}).get("elders", []):
            other = self._definition.elsewhere(rows[part["rij"]], part["kolom"], part.get("naam"), part["aantal"])
            if other is not None:
                yield other

    def _is_guess(self, relation: Relatie) -> bool:
        """Tell whether a sum that does not hold may be none: which rows are groups is not said."""
        unknown = self.supplement is None and self._definition.grouped and relation.soort is RelatieSoort.SOM
        return unknown and relation.holds(self._cells) is False

    def _notes(self, table: Tabel) -> Iterable[Text]:
        """Give the notes, without what follows from the figures; what stands with the table only is one too."""
        told: list[Text] = []
        if self.supplement is not None:
            told = list(map(Text, *(self.supplement["teksten"][language].get("noten", []) for language in LANGUAGES)))
        known = {text for note in (*told, *table.remarks()) for text in (note.nl, note.en)}
        return [*told, *(same(note) for note in self.plain["noten"] if note not in known)]
