"""The annex: a list of cases in words, counted openly.

Its words can leave open what became of a case: “Geen afdoening” beside “Geen integriteitsschending geconstateerd”.
Each way to read them gives its own counts; how well each fits the tables decides which is used, and all are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product

import attrs

from uri.audit.cijfers import Cijfer
from uri.audit.druk import COVERED, read_druk
from uri.audit.roosters import Rooster
from uri.errors import UnreadableError
from uri.findings import Finding, Findings, Place, quoted
from uri.taxonomy import Afdoening, Betekenis, Editie, Schendingstype, Uitkomst
from uri.taxonomy.labels import normal
from uri.texts import Text, joined


@attrs.frozen
class Zaak:
    """One case of an annex: its type, and what its words say of the outcome."""

    rij: int
    type: Schendingstype
    woorden: str
    betekenis: Betekenis


@attrs.frozen(kw_only=True)
class Bijlage:
    """An annex as it was read. `lezing` is what was said of ambiguous words, by their normal form."""

    naam: str
    file: str
    editie: Editie
    zaken: tuple[Zaak, ...]
    lezing: Mapping[str, Uitkomst]

    def readings(self) -> list[dict[str, Uitkomst]]:
        """Return every way in which the ambiguous words can be read: what each of them stands for."""
        open_words = {
            zaak.woorden: zaak.betekenis.uitkomsten for zaak in self.zaken if len(zaak.betekenis.uitkomsten) > 1
        }
        first = {normal(words): words for words in reversed(open_words)}
        options = [
            [self.lezing[key]] if key in self.lezing else list(open_words[words]) for key, words in first.items()
        ]
        return [dict(zip(first.values(), chosen, strict=True)) for chosen in product(*options)]

    def cases(self, words: str) -> int:
        """Count the cases of which these words are said."""
        return sum(normal(zaak.woorden) == normal(words) for zaak in self.zaken)

    def cijfer(self, number: int, what: Text) -> Cijfer:
        """Return a counted number as a figure: nobody printed it, but the annex did print what it counts."""
        return Cijfer(naam=what, druk=read_druk(str(number)), place=Place(file=self.file, table=self.naam))

    def count(self, lezing: Mapping[str, Uitkomst]) -> Geteld:
        """Count the cases by one reading."""
        chosen = {normal(words): outcome for words, outcome in lezing.items()}
        proven: Counter[Schendingstype] = Counter()
        reported: Counter[Schendingstype] = Counter()
        measures: Counter[Afdoening] = Counter()
        for zaak in self.zaken:
            reported[zaak.type] += 1
            options = zaak.betekenis.uitkomsten
            outcome = chosen.get(normal(zaak.woorden), options[0] if options else None)
            proven[zaak.type] += outcome is Uitkomst.AANGETOOND
            measures[_heaviest(zaak.betekenis.afdoeningen, self.editie)] += 1
        return Geteld(self, reported, proven, measures)


@attrs.frozen
class Geteld:
    """The counts of an annex: cases and proven cases by type, cases by measure."""

    bijlage: Bijlage
    gemeld: Mapping[Schendingstype, int]
    aangetoond: Mapping[Schendingstype, int]
    afdoeningen: Mapping[Afdoening, int]


def _heaviest(measures: Sequence[Afdoening], editie: Editie) -> Afdoening:
    """Return the measure by which a case counts: the row of the heaviest; without one, the row of none."""
    rows = {row.code: row for row in editie.afdoeningen.rijen}
    placed = [
        code
        for code in editie.afdoeningen.zwaarte
        if any(measure.bladen <= rows[code].bladen for measure in measures if code in rows)
    ]
    return placed[0] if placed else Afdoening.GEEN


def read_bijlage(
    rooster: Rooster, *, naam: str, categorie: str, afdoening: str, editie: Editie, lezing: Mapping[str, str]
) -> Bijlage:
    """Read an annex: the columns of types and of outcomes by their headers; a blank type is that of the row above.

    Raises:
        UnreadableError: a column is not there, or words are not known; `findings` names every one.
    """
    (_, headers), *body = rooster.rijen
    where = {normal(header): at for at, header in enumerate(headers)}
    place = Place(file=rooster.file, sheet=rooster.sheet, table=naam)
    missing = [header for header in (categorie, afdoening) if normal(header) not in where]
    if missing:
        raise _refused(naam, [_finding(place, _NO_COLUMN.format(", ".join(map(quoted, missing))))])
    types, words = where[normal(categorie)], where[normal(afdoening)]
    wrong: list[Finding] = []
    cases: list[Zaak] = []
    kind: Schendingstype | None = None
    for number, cells in body:
        here = attrs.evolve(place, row=number)
        label, said = cells[types], cells[words]
        if label and label != COVERED and (normal(label), normal(said)) != (normal(categorie), normal(afdoening)):
            kind = editie.lexicon.get(label)
            if kind is None:
                wrong.append(_finding(attrs.evolve(here, column=categorie), _NO_TYPE.format(quoted(label))))
        if not said or said == COVERED or normal(said) == normal(afdoening):
            continue
        meaning = _meaning(said, editie)
        if meaning is None:
            wrong.append(_finding(attrs.evolve(here, column=afdoening), _NO_PHRASE.format(quoted(said))))
        elif kind is not None:
            cases.append(Zaak(number, kind, said, meaning))
        elif not wrong:
            wrong.append(_finding(attrs.evolve(here, column=categorie), _NO_TYPE.format(quoted(label))))
    chosen = {normal(words): Uitkomst.parse(outcome) for words, outcome in lezing.items()}
    if wrong:
        raise _refused(naam, wrong)
    return Bijlage(naam=naam, file=rooster.file, editie=editie, zaken=tuple(cases), lezing=chosen)


def _meaning(words: str, editie: Editie) -> Betekenis | None:
    meaning = editie.afdoeningen.phrase(words)
    if meaning is not None:
        return meaning
    measure = editie.afdoeningen.lexicon.get(words)
    return None if measure is None else Betekenis(uitkomsten=(Uitkomst.AANGETOOND,), afdoeningen=(measure,))


def said(lezing: Mapping[str, Uitkomst]) -> Text:
    """Write a reading out."""
    return joined([Text("“{}” = {}", "“{}” = {}").format(words, outcome.label) for words, outcome in lezing.items()])


def _refused(naam: str, wrong: list[Finding]) -> UnreadableError:
    return UnreadableError(Text("{} is niet te lezen.", "{} cannot be read.").format(naam), findings=Findings(wrong))


def _finding(place: Place, message: Text) -> Finding:
    return Finding(rule="URI-I-bijlage", message=message, place=place)


_NO_COLUMN = Text("Deze kolommen zijn er niet: {}.", "These columns are not there: {}.")
_NO_TYPE = Text("{} is geen type van deze editie.", "{} is no type of this edition.")
_NO_PHRASE = Text("{} zegt niet wat ervan gekomen is.", "{} does not say what came of it.")
