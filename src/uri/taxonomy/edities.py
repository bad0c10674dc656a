"""Editions: the lists of rows that were published, as data, and what their labels mean.

A row of an edition stands for a set of leaves of the code list, and belongs to named tables. A count enters a
row if and only if its leaves lie within the row's. For every leaf without a row the edition says where its
cases went: not counted, in a named row, or unknown. Published editions are never edited after release.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import ClassVar, Generic

import attrs

from uri.languages import Text, same
from uri.taxonomy.codes import (
    Afdoening,
    CodeT,
    Niveau,
    Schendingstype,
    Uitkomst,
    ambiguous_words,
    own_words,
    weight_order,
)
from uri.taxonomy.labels import Lexicon, normal

TABELLEN = ("schendingen", "signalen")
"""The tables that a row of types can belong to; a row of afdoeningen belongs to ``afdoeningen``."""


class Plaats(StrEnum):
    """Where the cases of a leaf went that has no row."""

    NIET_GETELD = "niet geteld"
    ONBEKEND = "onbekend"


@attrs.frozen(kw_only=True)
class EditieRij(Generic[CodeT]):
    """One published row of an edition.

    Attributes:
        code: The code of the row.
        label: The published label.
        bladen: The leaves that the row counts.
        tabellen: The tables that the row belongs to.
        aliases: Other printings of the label.
        finer: Words within the row that name a finer code than the row's own; the published ones first.
        english: The label in English, where the edition has one.
    """

    code: CodeT
    label: str
    bladen: frozenset[CodeT]
    tabellen: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    finer: Mapping[CodeT, tuple[str, ...]] = attrs.field(factory=dict, hash=False)
    english: str | None = None

    @property
    def text(self) -> Text:
        """The label in Dutch and in English; where the edition has no English one, the library's own."""
        return Text(self.label, self.english or self.code.label.en)

    def words(self) -> Iterable[tuple[str, CodeT]]:
        """Give every label of the row with the code that it names."""
        yield from ((label, self.code) for label in (self.label, *self.aliases))
        yield from ((label, code) for code, labels in self.finer.items() for label in labels)


def _lexicon(editie: BaseEditie[CodeT]) -> Lexicon[CodeT]:
    listed = [word for row in editie.rijen for word in row.words()]
    known = {normal(label) for label, _ in listed}
    others = [code for code in editie.codes if code.entry.apart or not editie.rijen]
    own = [(label, code) for code in others for label in own_words(code) if normal(label) not in known]
    return Lexicon.of(
        Text("editie {}", "edition {}").format(editie.naam),
        [*listed, *own],
        editie.codes,
        ambiguous=_ambiguous(editie),
        weights=_weights(editie),
    )


def _weights(editie: BaseEditie[CodeT]) -> Mapping[CodeT, int]:
    """Return how light each measure is: by the order of the edition, where it has one, else by that of the code list.

    One without a row is heavier than any that has one. Types have no weight.
    """
    order = getattr(editie, "zwaarte", None)
    if order is None:
        return {}
    order = order or tuple(editie.codes(value) for value in weight_order(editie.codes))
    leaves = [row.bladen for code in order for row in editie.rijen if row.code is code] or [c.bladen for c in order]
    return {
        code: next((place + 1 for place, held in enumerate(leaves) if code.bladen <= held), 0) for code in editie.codes
    }


def _ambiguous(editie: BaseEditie[CodeT]) -> Mapping[str, tuple[str, ...]]:
    """Return the words that may belong in several rows, with their labels; without rows, with those of the codes."""
    choices: dict[str, tuple[str, ...]] = {}
    for words, values in ambiguous_words(editie.codes):
        codes = [editie.codes(value) for value in values]
        labels = tuple(row.label for row in editie.rijen if any(code.bladen <= row.bladen for code in codes))
        labels = labels if editie.rijen else tuple(code.label.nl for code in codes)
        if len(labels) > 1:
            choices |= dict.fromkeys(words, labels)
    return choices


def _english_words(editie: BaseEditie[CodeT]) -> Mapping[str, CodeT]:
    """Return the code of each row, and of each code within one, by its English label in normal form.

    What is “and the like” in a code list is printed without.
    """
    rows = {normal(row.text.en): row.code for row in editie.rijen}
    finer = {normal(code.label.en.removesuffix(_LIKE)): code for row in editie.rijen for code in row.finer}
    return {**finer, **rows}


_LIKE = " and the like"


def _codes_by_value(editie: BaseEditie[CodeT]) -> Mapping[str, CodeT]:
    return {code.value: code for code in editie.codes}


def _rows_by_table(editie: BaseEditie[CodeT]) -> Mapping[str, tuple[EditieRij[CodeT], ...]]:
    return {table: tuple(row for row in editie.rijen if table in row.tabellen) for table in editie.tabellen}


def _places_by_table(editie: BaseEditie[CodeT]) -> Mapping[str, Mapping[CodeT, EditieRij[CodeT] | Plaats | None]]:
    return {table: {code: _place(editie, code, table) for code in editie.codes} for table in editie.tabellen}


def _place(editie: BaseEditie[CodeT], code: CodeT, table: str) -> EditieRij[CodeT] | Plaats | None:
    """Find the row of a table that holds a code; else where all of its leaves went; None when they went apart."""
    rows = editie.rows(table)
    holding = [row for row in rows if code.bladen <= row.bladen]
    if holding:
        return holding[0]
    if any(code.bladen & row.bladen for row in rows):
        return None
    places = {editie.ontbreekt.get(leaf, Plaats.ONBEKEND) for leaf in code.bladen}
    return places.pop() if len(places) == 1 else Plaats.ONBEKEND


@attrs.frozen(kw_only=True, repr=False, cache_hash=True)
class BaseEditie(Generic[CodeT]):
    """A published list of rows: what editions of types and of afdoeningen share.

    An edition can be hashed, so it can be a key of a dictionary.

    Attributes:
        naam: The name by which the edition is asked for.
        titel: The title to print.
        bron: The publication that the list comes from.
        codes: The code list of the rows.
        rijen: The rows in the published order.
        ontbreekt: Where the cases of each leaf went that lacks a row in some table.
        lexicon: Every label of the edition, with the code that it names.
    """

    tabellen: ClassVar[tuple[str, ...]] = TABELLEN

    naam: str
    titel: str
    bron: str
    codes: type[CodeT]
    rijen: tuple[EditieRij[CodeT], ...]
    ontbreekt: Mapping[CodeT, Plaats] = attrs.field(hash=False)
    lexicon: Lexicon[CodeT] = attrs.field(init=False, eq=False, default=attrs.Factory(_lexicon, takes_self=True))
    _english: Mapping[str, CodeT] = attrs.field(
        init=False, eq=False, default=attrs.Factory(_english_words, takes_self=True)
    )
    _rows: Mapping[str, tuple[EditieRij[CodeT], ...]] = attrs.field(
        init=False, eq=False, default=attrs.Factory(_rows_by_table, takes_self=True)
    )
    _codes_by_value: Mapping[str, CodeT] = attrs.field(
        init=False, eq=False, default=attrs.Factory(_codes_by_value, takes_self=True)
    )
    _places: Mapping[str, Mapping[CodeT, EditieRij[CodeT] | Plaats | None]] = attrs.field(
        init=False, eq=False, default=attrs.Factory(_places_by_table, takes_self=True)
    )

    def parse(self, label: str) -> CodeT:
        """Return the code that a printed label means in this edition.

        A code of the list itself reads as itself, whether or not the edition has a row for it. A word that can mean
        several rows, such as "Ontslag" beside a row for those who leave of their own accord, is refused.

        Args:
            label: A label, an alias, or a code.

        Raises:
            UnknownLabelError: The edition does not have the label, or it leaves a choice; the error names the nearest
                ones, or those between which it leaves the choice.
        """
        return self._codes_by_value.get(label) or self.lexicon.find(label)

    def labelled(self, label: str) -> CodeT | None:
        """Return the code that a label in print means, in the words of the edition or in English; None for others.

        >>> from uri.taxonomy import editie
        >>> editie("bzk-2023").labelled("Inappropriate behaviour")
        <Schendingstype.OMGANGSVORMEN: 'omgangsvormen'>
        """
        code = self.lexicon.get(label)
        return self._english.get(normal(label)) if code is None else code

    def rows(self, tabel: str) -> tuple[EditieRij[CodeT], ...]:
        """Return the rows of one table in the published order; none for a table that the edition does not have."""
        return self._rows.get(tabel, ())

    def place(self, code: CodeT, tabel: str) -> EditieRij[CodeT] | Plaats | None:
        """Return where the cases of a code are counted.

        Args:
            code: A code of the list.
            tabel: One of `tabellen`.

        Returns:
            The row of the table that holds all leaves of the code; where the cases went, when no row holds any of
            them; None when no single row can hold the code.
        """
        return self._places[tabel].get(code)

    def __repr__(self) -> str:
        return str(_REPR.format(type(self).__name__, self.naam, len(self.rijen)))


_REPR = Text("<{} {}: {} rijen>", "<{} {}: {} rows>")


@attrs.frozen(kw_only=True)
class Betekenis:
    """The outcome and the measures that a phrase of a case list stands for.

    Attributes:
        uitkomsten: The outcomes that are possible; where there are several, the phrase alone does not decide.
        afdoeningen: The measures.
    """

    uitkomsten: tuple[Uitkomst, ...]
    afdoeningen: tuple[Afdoening, ...]


@attrs.frozen(kw_only=True)
class Phrase:
    """A phrase of a case list: a whole text, or the beginning of one that goes on with a measure.

    Attributes:
        text: The whole text, where the phrase is one.
        beginning: The beginning, where a measure follows.
        english: The same in English, where there is a translation.
        meaning: The outcomes and measures of the phrase; those of a beginning get the measure that follows it.
    """

    text: str | None
    beginning: str | None
    meaning: Betekenis
    english: str | None = None

    def read(self, words: str, editie: AfdoeningEditie) -> Betekenis | None:
        """Return the meaning of `words` if they are this phrase."""
        text = normal(words)
        if self.text is not None:
            return self.meaning if text in {normal(self.text), normal(self.english or self.text)} else None
        beginning = normal(self.beginning or "")
        measure = editie.lexicon.get(text.removeprefix(beginning)) if text.startswith(beginning) else None
        if measure is None and self.english is not None and words.casefold().startswith(self.english.casefold()):
            measure = editie.labelled(_ARTICLE.sub("", words[len(self.english) :].strip()))
        return None if measure is None else attrs.evolve(self.meaning, afdoeningen=(measure,))


_ARTICLE = re.compile(r"^(?:an?|the) ")


def _rank_by_measure(editie: AfdoeningEditie) -> Mapping[Afdoening, int]:
    """Number the measures from heavy to light."""
    weights = {code: position for position, code in enumerate(editie.zwaarte)}
    ranks = {}
    for measure in Afdoening:
        place = editie.place(measure, "afdoeningen")
        if isinstance(place, EditieRij):
            ranks[measure] = weights.get(place.code, -1)
        else:
            ranks[measure] = len(weights) if place is Plaats.NIET_GETELD else -1
    return ranks


@attrs.frozen(kw_only=True, repr=False, cache_hash=True)
class AfdoeningEditie(BaseEditie[Afdoening]):
    """A published list of afdoeningen: its rows have an order of weight, and a level where the source gives one.

    One without rows stands for a list that is not known.

    Attributes:
        niveaus: The level of each row; none where the source gives no levels.
        zwaarte: The codes of the rows from heavy to light.
        zinnen: The phrases of a case list.
    """

    tabellen: ClassVar[tuple[str, ...]] = ("afdoeningen",)

    niveaus: Mapping[Afdoening, Niveau] = attrs.field(hash=False)
    zwaarte: tuple[Afdoening, ...]
    zinnen: tuple[Phrase, ...] = ()
    lexicon: Lexicon[Afdoening] = attrs.field(  # again, as it needs the weights
        init=False, eq=False, default=attrs.Factory(_lexicon, takes_self=True)
    )
    _ranks: Mapping[Afdoening, int] = attrs.field(
        init=False, eq=False, default=attrs.Factory(_rank_by_measure, takes_self=True)
    )

    @property
    def bekend(self) -> bool:
        """Whether the list is known."""
        return bool(self.rijen)

    def heaviest(self, measures: Collection[Afdoening]) -> Afdoening:
        """Return the measure by which a melding counts: the heaviest one, and ``geen`` where there is none.

        A measure that no single row can hold goes before all others, so that it is found out and not outweighed. One
        that the edition does not count goes last.

        >>> from uri.taxonomy import Afdoening, afdoening_editie
        >>> afdoening_editie("bzk-2023").heaviest([Afdoening.BERISPING, Afdoening.ONTSLAG])
        <Afdoening.ONTSLAG: 'ontslag'>
        """
        return min(measures, key=self._ranks.__getitem__, default=Afdoening.GEEN)

    def phrase(self, words: str) -> Betekenis | None:
        """Return the meaning of a phrase of the case list, or None when it is no phrase of this edition."""
        meanings = (phrase.read(words, self) for phrase in self.zinnen)
        return next((meaning for meaning in meanings if meaning is not None), None)


@attrs.frozen(kw_only=True, repr=False, cache_hash=True)
class Editie(BaseEditie[Schendingstype]):
    """A published list of schendingstypes, with the edition of afdoeningen that goes with it.

    Attributes:
        afdoeningen: The edition of afdoeningen that belongs to it.
        jaar: The year that its source reports on; a rule may hold for editions from or until some year.
    """

    afdoeningen: AfdoeningEditie
    jaar: int | None = None

    @property
    def text(self) -> Text:
        """The title of the edition."""
        return same(self.titel)
