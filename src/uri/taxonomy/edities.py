"""Editions: the lists of rows that were published, as data, and what their labels mean.

A row of an edition stands for a set of leaves of the code list, and belongs to named tables. A count enters a
row if and only if its leaves lie within the row's. For every leaf without a row the edition says where its
cases went: not counted, in a named row, or unknown. Published editions are never edited after release.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import ClassVar, Generic, TypeVar

import attrs

from uri.errors import EditionError
from uri.findings import quoted
from uri.taxonomy.codes import Afdoening, Code, Niveau, Schendingstype, Uitkomst
from uri.taxonomy.labels import Lexicon, normal
from uri.texts import Text, same

CodeT = TypeVar("CodeT", bound=Code)

TABELLEN = ("schendingen", "signalen")
"""The tables that a row of types can belong to; a row of afdoeningen belongs to ``afdoeningen``."""


class Plaats(StrEnum):
    """Where the cases of a leaf went that has no row."""

    NIET_GETELD = "niet geteld"
    ONBEKEND = "onbekend"


@attrs.frozen(kw_only=True)
class EditieRij(Generic[CodeT]):
    """One published row: its code, label, aliases, and the leaves that it counts.

    `finer` holds words within the row that name a finer code than the row's own.
    """

    code: CodeT
    label: str
    bladen: frozenset[CodeT]
    tabellen: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    finer: Mapping[CodeT, tuple[str, ...]] = attrs.field(factory=dict, hash=False)

    @property
    def text(self) -> Text:
        """The published label in Dutch; the library's own English beside it."""
        return Text(self.label, self.code.label.en)

    def words(self) -> Iterable[tuple[str, CodeT]]:
        """Give every label of the row with the code that it names."""
        yield from ((label, self.code) for label in (self.label, *self.aliases))
        yield from ((label, code) for code, labels in self.finer.items() for label in labels)


@attrs.frozen(kw_only=True, slots=False, repr=False, cache_hash=True)
class BaseEditie(Generic[CodeT]):
    """What editions of types and of afdoeningen share. Hashable: an edition can be a dictionary key."""

    tabellen: ClassVar[tuple[str, ...]] = TABELLEN

    naam: str
    titel: str
    bron: str
    codes: type[CodeT]
    rijen: tuple[EditieRij[CodeT], ...]
    ontbreekt: Mapping[CodeT, Plaats] = attrs.field(hash=False)

    def parse(self, label: str) -> CodeT:
        """Return the code that a printed label means here; raises `UnknownLabelError` with the nearest labels.

        A code of the list itself reads as itself, whether or not this edition has a row for it.
        """
        return self.lexicon.find(label)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.naam}: {len(self.rijen)} rijen>"

    @cached_property
    def lexicon(self) -> Lexicon[CodeT]:
        """Every label of the edition, with the code that it names."""
        return Lexicon.of(
            Text("editie {}", "edition {}").format(self.naam),
            (word for row in self.rijen for word in row.words()),
            self.codes,
        )

    def rows(self, tabel: str) -> tuple[EditieRij[CodeT], ...]:
        """Return the rows of one table, in the published order."""
        return self._rows.get(tabel, ())

    @cached_property
    def _rows(self) -> Mapping[str, tuple[EditieRij[CodeT], ...]]:
        return {table: tuple(row for row in self.rijen if table in row.tabellen) for table in self.tabellen}

    def place(self, code: CodeT, tabel: str) -> EditieRij[CodeT] | Plaats | None:
        """Return the row of `tabel` that holds `code`; else where it went; None when no single row can hold it."""
        return self._places[tabel].get(code)

    @cached_property
    def _places(self) -> Mapping[str, Mapping[CodeT, EditieRij[CodeT] | Plaats | None]]:
        return {table: {code: self._find(code, table) for code in self.codes} for table in self.tabellen}

    def _find(self, code: CodeT, tabel: str) -> EditieRij[CodeT] | Plaats | None:
        holding = [row for row in self.rows(tabel) if code.bladen <= row.bladen]
        if holding:
            return holding[0]
        placed = frozenset[CodeT]().union(*(row.bladen for row in self.rows(tabel)))
        if code.bladen & placed:
            return None
        places = {self.ontbreekt[leaf] for leaf in code.bladen}
        return places.pop() if len(places) == 1 else Plaats.ONBEKEND


@attrs.frozen(kw_only=True, slots=False, repr=False, cache_hash=True)
class AfdoeningEditie(BaseEditie[Afdoening]):
    """A published list of afdoeningen: each row has a level, and measures have an order of weight.

    `zwaarte` names the codes of the rows from heavy to light. `zinnen` are the phrases of a case list.
    """

    tabellen: ClassVar[tuple[str, ...]] = ("afdoeningen",)

    niveaus: Mapping[Afdoening, Niveau] = attrs.field(hash=False)
    zwaarte: tuple[Afdoening, ...]
    zinnen: tuple[Phrase, ...] = ()

    def heaviest(self, measures: Collection[Afdoening]) -> Afdoening:
        """Return the measure by which a melding counts: the heaviest one, and ``geen`` where there is none.

        A measure that no single row can hold goes before all others, so that it is found out and not outweighed. One
        that the edition does not count goes last.

        >>> from uri.taxonomy import Afdoening, afdoening_editie
        >>> afdoening_editie("bzk-2023").heaviest([Afdoening.BERISPING, Afdoening.ONTSLAG])
        <Afdoening.ONTSLAG: 'ontslag'>
        """
        return min(measures, key=self._ranks.__getitem__, default=Afdoening.GEEN)

    @cached_property
    def _ranks(self) -> Mapping[Afdoening, int]:
        return {measure: self._rank(self.place(measure, "afdoeningen")) for measure in Afdoening}

    def _rank(self, place: EditieRij[Afdoening] | Plaats | None) -> int:
        if isinstance(place, EditieRij):
            return self.zwaarte.index(place.code)
        return len(self.zwaarte) if place is Plaats.NIET_GETELD else -1

    def phrase(self, words: str) -> Betekenis | None:
        """Return what a phrase of the case list stands for, or None when it is no phrase of this edition."""
        for zin in self.zinnen:
            if (meaning := zin.read(words, self)) is not None:
                return meaning
        return None


@attrs.frozen(kw_only=True)
class Betekenis:
    """The pair that a phrase stands for. More than one possible outcome: the phrase alone does not decide."""

    uitkomsten: tuple[Uitkomst, ...]
    afdoeningen: tuple[Afdoening, ...]


@attrs.frozen(kw_only=True)
class Phrase:
    """A phrase of a case list: a whole text, or the beginning of one that goes on with a measure."""

    text: str | None
    beginning: str | None
    meaning: Betekenis

    def read(self, words: str, editie: AfdoeningEditie) -> Betekenis | None:
        """Return the meaning of `words` if they are this phrase."""
        if self.text is not None:
            return self.meaning if normal(self.text) == normal(words) else None
        beginning = normal(self.beginning or "")
        said = normal(words)
        measure = editie.lexicon.get(said.removeprefix(beginning)) if said.startswith(beginning) else None
        return None if measure is None else attrs.evolve(self.meaning, afdoeningen=(measure,))


@attrs.frozen(kw_only=True, slots=False, repr=False, cache_hash=True)
class Editie(BaseEditie[Schendingstype]):
    """A published list of schendingstypes, with the edition of afdoeningen that goes with it.

    `jaar` is the year that its source reports on; a rule may hold for editions from or until some year.
    """

    afdoeningen: AfdoeningEditie
    jaar: int | None = None

    @property
    def text(self) -> Text:
        """The title of the edition."""
        return same(self.titel)


def settled(
    naam: str, rows: tuple[EditieRij[CodeT], ...], missing: Mapping[str, str], codes: type[CodeT]
) -> tuple[tuple[EditieRij[CodeT], ...], dict[CodeT, Plaats]]:
    """Work out where leaves without a row of their own went: into a named row, or nowhere that is known.

    Raises `EditionError` for what is no leaf, and for a value that is neither a `Plaats` nor the code of a row.
    """
    leaves = {leaf.value: leaf for code in codes for leaf in code.bladen}
    if strange := sorted(missing.keys() - leaves.keys()):
        raise EditionError(
            Text("Editie {}: {} is geen blad van de lijst.", "Edition {}: {} is no leaf of the list.").format(
                naam, ", ".join(map(quoted, strange))
            )
        )
    taken: dict[str, list[CodeT]] = {row.code.value: [] for row in rows}
    places: dict[CodeT, Plaats] = {}
    for leaf, where in missing.items():
        if where in set(Plaats):
            places[leaves[leaf]] = Plaats(where)
        elif where in taken:
            taken[where].append(leaves[leaf])
        else:
            raise EditionError(
                Text("Editie {}: {} staat bij {}, en dat is geen rij.", "Edition {}: {} is put in {}, no row.").format(
                    naam, leaf, quoted(where)
                ),
                Text("Kies uit: niet geteld, onbekend, {}.", "Choose from: niet geteld, onbekend, {}.").format(
                    ", ".join(taken)
                ),
            )
    widened = (attrs.evolve(row, bladen=row.bladen.union(taken[row.code.value])) for row in rows)
    return tuple(widened), places
