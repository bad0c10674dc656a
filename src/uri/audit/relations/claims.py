"""The claims of a text as data: what must hold between the figures that they name.

A figure is named as ``table | row | column``, where ``*`` is every row and ``#7`` the row with that number in the file;
as ``annex | words`` for the number of cases of which an annex says those words; or as the `naam` of another claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import isfinite

import attrs

from uri.aggregate import RelatieSoort
from uri.aggregate.tables.cells import RijSoort
from uri.audit.audit_rules import BEWERING, WOORD
from uri.audit.printed.printed_numbers import PrintedKind, PrintedNumber, read_number
from uri.audit.publication_manifest import ClaimEntry, ClaimKind
from uri.audit.relations.figure_relations import PrintedRelation, RatioRelation, SumRelation, WordRelation
from uri.audit.tables.annex import Annex
from uri.audit.tables.figures import Figure, FigureMeaning
from uri.audit.tables.printed_tables import PrintedTable
from uri.audit.tables.standard_tables import PublishedTable
from uri.findings import Finding, Place, quoted
from uri.taxonomy.labels import normal
from uri.texts import Text, same

_EVERY = "*"
_PARTS = 3


class _ReferenceError(Exception):
    """A reference to a figure that is not there."""

    def __init__(self, message: Text) -> None:
        super().__init__(message)
        self.message = message


def relate_claims(
    claims: Sequence[ClaimEntry],
    tables: Mapping[str, PublishedTable],
    annexes: Mapping[str, Annex],
    *,
    file: str,
) -> tuple[list[PrintedRelation], list[Finding]]:
    """Turn claims into relations between figures; what names no figure is a finding."""
    places = [Place(file=file, key=f"beweringen {number}") for number, _ in enumerate(claims, 1)]
    printed = [_figure(claim, place) for claim, place in zip(claims, places, strict=True)]
    named = {claim.naam: figure for claim, figure in zip(claims, printed, strict=True) if claim.naam and figure}
    relations: list[PrintedRelation] = []
    faults: list[Finding] = []
    names = Counter(claim.naam for claim in claims if claim.naam)
    for claim, figure, place in zip(claims, printed, places, strict=True):
        try:
            _check(claim, figure, names)
            relations += _Maker(tables, annexes, named, claim, figure).make()
        except _ReferenceError as error:
            faults.append(Finding(rule="URI-I-publicatie", message=error.message, place=place))
    return relations, faults


def _check(claim: ClaimEntry, figure: Figure | None, names: Counter[str]) -> None:
    if claim.naam is not None and names[claim.naam] > 1:
        raise _ReferenceError(_SAME_NAME.format(quoted(claim.naam)))
    if figure is not None and not figure.has_number:
        raise _ReferenceError(_NO_NUMBER.format(quoted(claim.waarde)))


def _figure(claim: ClaimEntry, place: Place) -> Figure | None:
    """Return the number that a claim itself prints."""
    if claim.waarde is None:
        return None
    wording = _cited(claim)
    meaning = claim.completed_by(FigureMeaning())
    return Figure(name=wording, printed=read_number(str(claim.waarde)), place=place, meaning=meaning)


def _cited(claim: ClaimEntry) -> Text:
    return same(f"“{claim.tekst}” [{claim.bron}]" if claim.bron else f"“{claim.tekst}”")


@attrs.frozen
class _Maker:
    """Makes the relations of one claim."""

    tables: Mapping[str, PublishedTable]
    annexes: Mapping[str, Annex]
    named: Mapping[str, Figure]
    claim: ClaimEntry
    figure: Figure | None

    def make(self) -> Iterator[PrintedRelation]:
        stated_keys = {key for key in _KEYS if getattr(self.claim, key) not in (None, [], False)}
        if strange_keys := stated_keys - _KEYS_OF[self.claim.soort]:
            raise _ReferenceError(_NO_SUCH_KEY.format(self.claim.soort.value, ", ".join(sorted(strange_keys))))
        match self.claim.soort:
            case ClaimKind.GETAL:
                figure = self._own()
                if self.claim.som:
                    yield self._equal(self._all(self.claim.som), (figure,))
            case ClaimKind.VERSCHIL:
                yield self._equal((*self._need("van"), self._own()), self._need("naar"))
            case ClaimKind.VERHOUDING:
                yield self._ratio()
            case ClaimKind.UITERSTE:
                yield from self._extreme()
            case ClaimKind.STIJGING | ClaimKind.DALING as kind:
                from_key, to_key = ("van", "naar") if kind is ClaimKind.STIJGING else ("naar", "van")
                less, more = self._need(from_key), self._need(to_key)
                whole = all(figure.printed.is_whole for figure in (*less, *more))
                yield self._at_most((*less, _ONE) if whole else less, more)
            case ClaimKind.GELIJK | ClaimKind.HOOGSTENS as kind:
                relate = self._equal if kind is ClaimKind.GELIJK else self._at_most
                yield from (relate(left, right) for left, right in self._pairs())

    def _extreme(self) -> Iterator[SumRelation]:
        largest = self._one("som")
        for other in self._need("onder"):
            if other is not largest and other.has_number:
                yield self._at_most((other,), (largest,))

    # ------------------------------------------------------------------------------------------------------ relations

    def _equal(self, left: tuple[Figure, ...], right: tuple[Figure, ...]) -> SumRelation:
        return SumRelation(rule=self._rule, left=left, right=right, wording=self._wording)

    def _at_most(self, left: tuple[Figure, ...], right: tuple[Figure, ...]) -> SumRelation:
        return SumRelation(rule=self._rule, left=left, right=right, at_most=True, wording=self._wording)

    def _ratio(self) -> PrintedRelation:
        above, below = self._need("teller"), self._need("noemer")
        wording = self._wording
        if self.claim.tussen:
            ends = self.claim.tussen
            if len(ends) != len(("laag", "hoog")) or not all(map(isfinite, ends)) or ends[0] > ends[1]:
                raise _ReferenceError(_TWO_ENDS)
            low, high = (Fraction(str(end)) for end in ends)
            return WordRelation(rule=WOORD.id, numerator=above, denominator=below, low=low, high=high, wording=wording)
        printed = self._one("som") if self.claim.som else self._own()
        return RatioRelation(rule=self._rule, numerator=above, denominator=below, result=printed, wording=wording)

    @property
    def _rule(self) -> str:
        rule = self.claim.regel
        if rule is None:
            return BEWERING.id
        if rule not in set(RelatieSoort):
            raise _ReferenceError(_NO_RULE.format(quoted(rule), ", ".join(RelatieSoort)))
        return rule

    @property
    def _wording(self) -> Text | None:
        """The wording, where the relation has no figure of the claim itself, which would say it."""
        return _cited(self.claim) if self.figure is None else None

    def _pairs(self) -> list[tuple[tuple[Figure, ...], tuple[Figure, ...]]]:
        left, right = self._need("links"), self._need("rechts")
        if not self.claim.per_rij:
            return [(left, right)]
        ours, theirs = (self._by_row(names) for names in (self.claim.links, self.claim.rechts))
        shared = [key for key in ours if key in theirs]
        if not shared:
            raise _ReferenceError(_NO_PAIRS)
        return [(tuple(ours[key]), tuple(theirs[key])) for key in shared]

    def _by_row(self, names: Sequence[str]) -> dict[tuple[str, int], list[Figure]]:
        """Return the figures of columns by the code of their row, or where there is none by its label.

        A label that stands twice is parted by its number.
        """
        by_row: dict[tuple[str, int], list[Figure]] = {}
        for name in names:
            table, _, column = self._located(name)
            recognition = self.tables[table.name].recognition
            codes = {} if recognition is None else recognition.codes
            times = Counter[str]()
            for position, row in enumerate(table.rows):
                if row.kind is RijSoort.DETAIL and not row.of_which:
                    key = codes[position].value if position in codes else normal(row.label)
                    times[key] += 1
                    by_row.setdefault((key, times[key]), []).append(table.figures[position][column])
        return by_row

    # ----------------------------------------------------------------------------------------------------- references

    def _own(self) -> Figure:
        if self.figure is None:
            raise _ReferenceError(_NO_VALUE)
        return self.figure

    def _need(self, key: str) -> tuple[Figure, ...]:
        names: list[str] = getattr(self.claim, key)
        if not names:
            raise _ReferenceError(_NO_KEY.format(self.claim.soort.value, key))
        return self._all(names)

    def _one(self, key: str) -> Figure:
        figures = self._need(key)
        if len(figures) != 1:
            raise _ReferenceError(_ONE_FIGURE.format(key))
        return figures[0]

    def _all(self, names: Sequence[str]) -> tuple[Figure, ...]:
        return tuple(figure for name in names for figure in self._find(name))

    def _find(self, name: str) -> list[Figure]:
        if "|" not in name:
            if name not in self.named:
                raise _ReferenceError(_NO_NAME.format(quoted(name)))
            return [self.named[name]]
        annex, _, words = (part.strip() for part in name.partition("|"))
        if annex in self.annexes:
            counted_annex = self.annexes[annex]
            return [
                counted_annex.figure(
                    counted_annex.count_of_words(words), Text("zaken: “{}”", "cases: “{}”").format(words)
                )
            ]
        table, row, column = self._located(name)
        if row == _EVERY:
            return [
                figures[column]
                for table_row, figures in zip(table.rows, table.figures, strict=True)
                if table_row.kind is RijSoort.DETAIL and not table_row.of_which
            ]
        numbers = {f"#{table_row.number}": position for position, table_row in enumerate(table.rows)}
        position = numbers.get(row, table.find_row(row))
        if position is None:
            raise _ReferenceError(_NO_ROW.format(quoted(table.name), quoted(row)))
        return [table.figures[position][column]]

    def _located(self, name: str) -> tuple[PrintedTable, str, int]:
        parts = [part.strip() for part in name.split("|")]
        if parts[0] not in self.tables:
            raise _ReferenceError(_NO_TABLE.format(quoted(parts[0]), ", ".join([*self.tables, *self.annexes])))
        table = self.tables[parts[0]].table
        if len(parts) > _PARTS or (len(parts) < _PARTS and len(table.columns) > 1):
            raise _ReferenceError(_THREE_PARTS.format(quoted(name)))
        column = table.find_column(parts[2]) if len(parts) == _PARTS else 0
        if column is None:
            raise _ReferenceError(_NO_COLUMN.format(quoted(table.name), quoted(parts[2])))
        return table, parts[1], column


_ONE = Figure(
    name=Text("ten minste", "at least"),
    printed=PrintedNumber("1", PrintedKind.NUMBER, Fraction(1), Fraction(1), Fraction(1)),
    place=Place(),
    meaning=FigureMeaning(),
    fixed=True,
)

_KEYS_OF: dict[ClaimKind, set[str]] = {
    ClaimKind.GETAL: {"waarde", "som"},
    ClaimKind.VERSCHIL: {"waarde", "van", "naar"},
    ClaimKind.VERHOUDING: {"waarde", "som", "teller", "noemer", "tussen"},
    ClaimKind.UITERSTE: {"som", "onder"},
    ClaimKind.STIJGING: {"van", "naar"},
    ClaimKind.DALING: {"van", "naar"},
    ClaimKind.GELIJK: {"links", "rechts", "per_rij"},
    ClaimKind.HOOGSTENS: {"links", "rechts", "per_rij"},
}
"""The keys that each kind of claim has of its own."""

_KEYS = set[str]().union(*_KEYS_OF.values())

_NO_SUCH_KEY = Text("Bij {} horen deze sleutels niet: {}.", "{} has no keys {}.")
_ONE_FIGURE = Text("{} noemt één cijfer.", "{} names one figure.")
_SAME_NAME = Text("De naam {} is aan meer beweringen gegeven.", "The name {} was given to more claims.")
_NO_NUMBER = Text("De waarde {} is geen getal.", "The waarde {} is no number.")
_NO_VALUE = Text("Er is geen waarde genoemd.", "No waarde is stated.")
_NO_KEY = Text("Bij {} hoort de sleutel {}.", "{} needs the key {}.")
_NO_NAME = Text(
    "{} is de naam van geen bewering met een waarde; een cel is “tabel | rij | kolom”.",
    "{} is the name of no claim with a waarde; a cell is “table | row | column”.",
)
_NO_TABLE = Text("Er is geen tabel of bijlage {}; kies uit {}.", "There is no table or annex {}; choose from {}.")
_NO_ROW = Text("Tabel {} heeft geen rij {}, of meer dan één.", "Table {} has no row {}, or more than one.")
_NO_COLUMN = Text("Tabel {} heeft geen kolom {}, of meer dan één.", "Table {} has no column {}, or more than one.")
_THREE_PARTS = Text("{} is niet “tabel | rij | kolom”.", "{} is not “table | row | column”.")
_TWO_ENDS = Text("tussen heeft twee getallen, het kleinste eerst.", "tussen has two numbers, the smaller first.")
_NO_RULE = Text("{} is geen regel; kies uit {}.", "{} is no rule; choose from {}.")
_NO_PAIRS = Text("Geen rij heeft in beide tabellen dezelfde naam.", "No row has the same name in both tables.")
