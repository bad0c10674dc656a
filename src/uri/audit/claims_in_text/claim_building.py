"""From statements to claims: each subject becomes a printed figure, or the number that another sentence gives of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from uri.audit.claims_in_text.annex_measures import measures_besides
from uri.audit.claims_in_text.figure_subjects import FigureReference, FigureSubjects
from uri.audit.claims_in_text.found_claims import FoundClaim, Understanding, place_words
from uri.audit.claims_in_text.stated_bases import AFGEROND
from uri.audit.claims_in_text.subjects import BEGIN, END, NumberSubject
from uri.audit.claims_in_text.text_numbers import TextNumber
from uri.audit.claims_in_text.text_statements import TextStatement
from uri.audit.printed_tables.annex import Annex
from uri.audit.publication_manifest import ClaimEntry, ClaimKind

_LONGEST = 120
_HAS = re.compile(
    r"\b(?:heeft|hebben|had|hadden|telt|telde|kent|huisvest|beschikt over|werk(?:en|ten) er|er (?:is|zijn|was|waren)"
    r"|(?:is|zijn|was|waren) er"
    r"|has|have|had|employs?|there (?:is|are|was|were))\b",
    re.IGNORECASE,
)
_PART_OF_WHOLE = "URI-T-opgegeven"
_FLOW = "URI-T-verloop"
_RECEIVED = "ontvangen"


@attrs.define
class ClaimBuilder:
    """Builds the claims of one text.

    Attributes:
        figures: The printed figures by what they are about.
        annexes: The lists of cases.
        parts_closed: Whether the text parts what was received from what was closed.
        bases: What the text says that puts the figures of a table in their year, by the name of the table.
        names: The name of the claim that first told a number of a subject.
        told: The statement behind each name.
        claims: The claims so far, with where they stand.
        used: The numbers that a claim relates to something.
    """

    figures: FigureSubjects
    annexes: Sequence[Annex] = ()
    bases: Mapping[str, str] = attrs.field(factory=dict)
    parts_closed: bool = False
    names: dict[tuple[NumberSubject, frozenset[str]], str] = attrs.field(factory=dict)
    told: dict[str, TextStatement] = attrs.field(factory=dict)
    claims: list[FoundClaim] = attrs.field(factory=list)
    used: set[tuple[int, int]] = attrs.field(factory=set)

    def build(self, statements: Sequence[TextStatement]) -> list[FoundClaim]:
        """Return the claims that statements make, each related to a figure or to another claim."""
        counts = [one for one in statements if one.kind is ClaimKind.GETAL and one.number is not None]
        for one in counts:
            self._count(one, one.number, counts)
        for one in statements:
            if one.only:
                self._add_none_but(one)
            elif one.parts and one.number is not None:
                self._add_parts(one, one.number)
            elif one.kind is not ClaimKind.GETAL:
                self._relate(one)
        self.claims.extend(self._ratios())
        self.claims.extend(self._parts_of_wholes())
        self.claims.extend(self._flows())
        return sorted(self._related(), key=lambda claim: (claim.page or 0, claim.line))

    # ---------------------------------------------------------------------------------------------------------- counts

    def _count(self, one: TextStatement, number: TextNumber | None, counts: Sequence[TextStatement]) -> None:
        """Add a claim that there are so many of something."""
        if number is None:
            return
        printed = self._figure(one, counts)
        if printed is not None:
            self._add(one, {"waarde": number.text, "som": [printed.name], **self._basis(one, printed)})
            return
        if not self._is_comparable(one):
            return
        key = (one.subject, one.bases)
        if key in self.names:
            self._add(one, {"waarde": number.text, "som": [self.names[key]]})
            self._use(self.told[self.names[key]])
            return
        name = self._new_name(one)
        self.names[key] = name
        self.told[name] = one
        self._add(one, {"waarde": number.text, "naam": name, "jaar": one.subject.year}, related=False)

    def _figure(self, one: TextStatement, counts: Sequence[TextStatement]) -> FigureReference | None:
        """Return the printed figure that a number tells; None where it is not certain that it is the same."""
        if one.number is None or one.number.mark or one.subject.year is None:
            return None
        if "persoon" in one.subject.concepts:
            return None
        printed = self.figures.find(one.subject, one.number.value)
        if printed is None or self._basis_of(printed) is not None:
            return printed
        is_unsure = self._has_other_basis(one, counts) or (self.parts_closed and one.bases == {_RECEIVED})
        is_same = printed.figure.printed.number == one.number.value
        is_other = bool(printed.bases and one.bases) and not printed.bases & one.bases
        return None if is_other or (is_unsure and not is_same) else printed

    def _basis_of(self, printed: FigureReference) -> str | None:
        return printed.figure.meaning.basis or self.bases.get(printed.table)

    def _basis(self, one: TextStatement, printed: FigureReference) -> dict[str, str]:
        """Return on which basis a number is told, where the table has another one."""
        is_other = self._basis_of(printed) == AFGEROND and one.bases == {_RECEIVED}
        return {"basis": _RECEIVED} if is_other and one.number is not None and one.number.value else {}

    def _has_other_basis(self, one: TextStatement, counts: Iterable[TextStatement]) -> bool:
        """Tell whether the text tells another number of the same on another basis, so that a table may mean that."""
        return any(
            other.subject == one.subject
            and other.bases
            and one.bases
            and other.bases != one.bases
            and other.number is not None
            and one.number is not None
            and other.number.value != one.number.value
            for other in counts
        )

    def _is_comparable(self, one: TextStatement) -> bool:
        """Tell whether a number may be held against another sentence with the same words."""
        if one.number is None or one.number.mark:
            return False
        if one.subject.is_known:
            return True
        words = sum(code.startswith("~") for code in one.subject.concepts)
        return (one.dated or words > 1) and _HAS.search(one.sentence.text) is not None

    def _new_name(self, one: TextStatement, more: str = "") -> str:
        words = f"{one.subject} {more}".replace("|", " ").strip()
        name, number = words, 1
        while name in self.told:
            number += 1
            name = f"{words} ({number})"
        return name

    def _add_none_but(self, one: TextStatement) -> None:
        """Add, for each measure of a level in an annex that is not among those said to be all, that there is none."""
        for annex in self.annexes:
            for words in measures_besides(annex, one.only, one.subject.concepts):
                self._add(one, {"waarde": 0, "som": [f"{annex.name} | {words}"]})

    def _add_parts(self, one: TextStatement, number: TextNumber) -> None:
        """Add that the parts that a sentence tells make up its number, or are at most as much."""
        whole, *parts = [self._name_of(one, part) for part in (number, *one.parts)]
        links, rechts = ([whole], parts) if one.kind is ClaimKind.GELIJK else (parts, [whole])
        self._add(one, {"links": links, "rechts": rechts})

    def _name_of(self, one: TextStatement, number: TextNumber) -> str:
        """Return the name of the claim for a number of a sentence, which gets one if it has none."""
        told = attrs.evolve(one, kind=ClaimKind.GETAL, number=number, parts=())
        self._use(told)
        for at, claim in enumerate(self.claims):
            is_same = claim.sentence is one.sentence.text and claim.start == number.start
            if is_same and claim.entry.soort is ClaimKind.GETAL:
                name = claim.entry.naam or self._new_name(told, str(number.start))
                self.claims[at] = attrs.evolve(claim, entry=attrs.evolve(claim.entry, naam=name))
                self.told.setdefault(name, told)
                return name
        name = self._new_name(told, str(number.start))
        self.told[name] = told
        self._add(told, {"waarde": number.text, "naam": name})
        return name

    # ------------------------------------------------------------------------------------------------------- relations

    def _relation(self, one: TextStatement) -> dict[str, Any] | None:
        """Return the keys of a claim that relates figures; None where one of them is not known."""
        match one.kind:
            case ClaimKind.STIJGING | ClaimKind.DALING | ClaimKind.VERANDERING:
                return self._changed(one)
            case ClaimKind.VERSCHIL | ClaimKind.GROEI:
                return self._grown(one)
            case ClaimKind.VERHOUDING:
                above, below = self._reference(one.subject), self._reference(one.other)
                number = {} if one.number is None else {"waarde": one.number.text}
                word = {} if one.word is None else {"woord": one.word}
                return (
                    None if above is None or below is None else {"teller": [above], "noemer": [below], **number, **word}
                )
            case ClaimKind.UITERSTE:
                printed = self.figures.find(one.subject)
                return (
                    None if printed is None or not printed.typed else {"som": [printed.name], "onder": [printed.column]}
                )
            case ClaimKind.GELIJK:
                left, right = self._reference(one.subject), self._reference(one.other)
                return None if left is None or right is None else {"links": [left], "rechts": [right]}
        return None

    def _changed(self, one: TextStatement) -> dict[str, Any] | None:
        before, after = self._reference(one.other), self._reference(one.subject)
        if before is None or after is None:
            return None
        return {"van": [before], "naar": [after], **({} if one.word is None else {"woord": one.word})}

    def _grown(self, one: TextStatement) -> dict[str, Any] | None:
        """Relate a number that was added, or taken off, to what there was and what there is."""
        if one.number is None or one.other is None:
            return None
        if one.kind is ClaimKind.VERSCHIL and (printed := self._printed_growth(one)) is not None:
            return {
                "soort": ClaimKind.GETAL,
                "waarde": f"-{one.number.text}" if one.falls else one.number.text,
                "som": [printed.name],
            }
        before, after = self._reference(one.other), self._reference(one.subject)
        if before is None or after is None:
            return None
        if one.kind is ClaimKind.GROEI:
            return {"waarde": f"-{one.number.text}" if one.falls else one.number.text, "van": [before], "naar": [after]}
        first, last = (after, before) if one.falls else (before, after)
        return {"waarde": one.number.text, "van": [first], "naar": [last]}

    def _printed_growth(self, one: TextStatement) -> FigureReference | None:
        against = None if one.other is None else one.other.year
        return self.figures.find(one.subject.joined({"groei", f"tegen:{against}"}))

    def _reference(self, subject: NumberSubject | None) -> str | None:
        """Return how a claim names what a subject is: a printed figure, or the claim that tells it."""
        if subject is None:
            return None
        printed = self.figures.find(subject)
        if printed is not None:
            return printed.name
        names = [name for (known, _), name in self.names.items() if known == subject]
        if len(names) != 1:
            return None
        self._use(self.told[names[0]])
        return names[0]

    def _relate(self, one: TextStatement) -> None:
        """Add a claim that relates figures; of a growth from what nobody tells, that there is as much now."""
        keys = self._relation(one)
        if keys is not None:
            self._add(one, keys)
            return
        after = self._reference(one.subject)
        if one.kind is ClaimKind.VERSCHIL and not one.falls and one.number is not None and after is not None:
            name = f"groei {one.other} > {one.subject}"
            if name not in self.told:
                self.told[name] = one
                self._add(one, {"soort": ClaimKind.GETAL, "naam": name, "waarde": one.number.text})
                self._add(one, {"soort": ClaimKind.HOOGSTENS, "links": [name], "rechts": [after]})

    # -------------------------------------------------------------------------------------------------------- together

    def _ratios(self) -> Iterator[FoundClaim]:
        """Relate each ratio that a row names to the rows that it divides."""
        for ratio in self.figures.ratios:
            above, below = self.figures.find(ratio.above), self.figures.find(ratio.below)
            if above is not None and below is not None:
                entry = ClaimEntry(
                    tekst=ratio.label,
                    soort=ClaimKind.VERHOUDING,
                    bron=str(place_words(ratio.start.line, ratio.start.page)),
                    teller=[above.name],
                    noemer=[below.name],
                    som=[ratio.name],
                )
                yield FoundClaim(
                    entry=entry,
                    sentence=ratio.label,
                    line=ratio.start.line,
                    page=ratio.start.page,
                    understanding=Understanding.LITERAL,
                )

    def _parts_of_wholes(self) -> Iterator[FoundClaim]:
        """Relate what was substantiated in a year to what the text says was reported in it."""
        for (subject, _), name in list(self.names.items()):
            is_whole = "melding" in subject.concepts and subject.is_known and "aangetoond" not in subject.concepts
            if not is_whole or subject.year is None:
                continue
            part = NumberSubject(subject.concepts | {"aangetoond"}, subject.year)
            printed = self.figures.find(part)
            columns = self.figures.columns.get(part, [])
            parts = printed.name if printed is not None else next(iter(columns), None)
            if parts is not None:
                self._use(self.told[name])
                keys = {"soort": ClaimKind.HOOGSTENS, "regel": _PART_OF_WHOLE, "links": [parts], "rechts": [name]}
                yield self._claim(self.told[name], keys, Understanding.DERIVED)

    def _flows(self) -> Iterator[FoundClaim]:
        """Relate who joined and who left to the numbers at the begin and the end, where a sentence tells one."""
        for (subject, _), name in list(self.names.items()):
            if "nieuw" not in subject.concepts or not subject.is_stock:
                continue
            stock = NumberSubject(subject.concepts - {"nieuw"}, subject.year)
            left = self._reference(stock.joined({"vertrokken"}))
            begin, end = self._reference(stock.at(BEGIN, stock.year)), self._reference(stock.at(END, stock.year))
            if left is not None and begin is not None and end is not None:
                self._use(self.told[name])
                keys = {"soort": ClaimKind.GELIJK, "regel": _FLOW, "links": [begin, name], "rechts": [end, left]}
                yield self._claim(self.told[name], keys, Understanding.DERIVED)

    # ------------------------------------------------------------------------------------------------------- one claim

    def _related(self) -> Iterator[FoundClaim]:
        """Give the claims that relate something, and the named ones that others relate to."""
        named = {name for claim in self.claims for name in _names_in(claim.entry)}
        for claim in self.claims:
            if claim.entry.naam is None or claim.entry.som or claim.entry.naam in named:
                yield claim

    def _add(self, one: TextStatement, keys: dict[str, Any], *, related: bool = True) -> None:
        if related:
            self._use(one)
        self.claims.append(self._claim(one, {"soort": one.kind, **keys}))

    def _use(self, one: TextStatement) -> None:
        if one.number is not None:
            self.used.add((id(one.sentence), one.number.start))

    def _claim(self, one: TextStatement, keys: dict[str, Any], how: Understanding | None = None) -> FoundClaim:
        place = one.sentence.place_of(one.offset)
        entry = ClaimEntry(tekst=_excerpt(one), bron=str(place_words(place.line, place.page)), **keys)
        understanding = how or (Understanding.REFERRING if one.pointing else Understanding.LITERAL)
        return FoundClaim(
            entry=entry,
            sentence=one.sentence.text,
            line=place.line,
            page=place.page,
            understanding=understanding,
            start=one.offset,
        )


def _names_in(entry: ClaimEntry) -> Iterator[str]:
    for names in (entry.som, entry.van, entry.naar, entry.teller, entry.noemer, entry.links, entry.rechts):
        yield from names


def _excerpt(one: TextStatement) -> str:
    """Return the words of a claim: its sentence, or of a long one the part around its number."""
    text = " ".join(one.sentence.text.split())
    if len(text) <= _LONGEST or one.number is None or text != one.sentence.text:
        return text
    breaks = [match.span() for match in _BREAKS.finditer(text)]
    starts = [end for start, end in breaks if end <= one.number.start] or [0]
    ends = [start for start, end in breaks if start >= one.number.end + _FEWEST] or [len(text)]
    return text[starts[-1] : ends[0]].strip()


_BREAKS = re.compile(r"[;:()]|, | en (?=[a-z])| and (?=[a-z])| waarvan | of which |$")
_FEWEST = 8
