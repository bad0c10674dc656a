"""The audit itself: every relation judged, every contradiction named, and the smallest repairs of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from fractions import Fraction
from importlib.util import find_spec
from time import monotonic
from typing import Any

import attrs

from uri.aggregate import Dossier
from uri.audit.audit_rules import AFGEKAPT, EDITIE, EENHEID, HERSTEL, LEEG, LEZING, ONVERGELIJKBAAR, RULES, TEKST
from uri.audit.printed.printed_numbers import PrintedKind
from uri.audit.publication import Publicatie, PublishedTable, read_publication
from uri.audit.relations.between_tables import between_tables, with_annex, with_earlier, with_register
from uri.audit.relations.relations import PrintedRelation, RatioRelation, RelationOutcome, clash
from uri.audit.repair import MOST, SECONDS, RepairSolutions, Variable, repairs
from uri.audit.tables.figures import Figure, Interval, written
from uri.audit.tables.totals import relations_within
from uri.findings import Finding, Findings, Place, Severity, Tally, quoted
from uri.reading import read_dossier, read_register
from uri.register import Register
from uri.rules.rule import Basisregel
from uri.texts import Language, Text, current_language, joined, same


@attrs.frozen
class Wijziging:
    """One figure to change: what is printed, and between which values it would fit."""

    cijfer: Figure
    waarden: Interval

    def to_text(self) -> Text:
        """Write the change as ``figure: printed → what fits``."""
        low, high = self.waarden
        decimals = self.cijfer.printed.decimals
        scale, sign = (100, "%") if self.cijfer.printed.percent else (1, "")
        least = written(low * scale, decimals) + sign
        most = Text("of meer", "or more") if high is None else same(f"- {written(high * scale, decimals)}{sign}")
        fits = same(least) if low == high else Text("{} {}", "{} {}").format(least, most)
        return Text("{}: {} → {}", "{}: {} → {}").format(
            self.cijfer.full_name, self.cijfer.printed.abbreviated or "-", fits
        )


@attrs.frozen
class Herstel:
    """The smallest repairs of one knot of figures that hang together: each a set of changes.

    `volledig` is False when there may be more: a limit of number or time was reached.
    """

    mogelijk: tuple[tuple[Wijziging, ...], ...]
    volledig: bool

    @property
    def uniek(self) -> bool:
        """Whether there is one smallest repair, and one only."""
        return self.volledig and len(self.mogelijk) == 1

    def verdict(self) -> Text:
        """Say whether the repair is unique, ambiguous, or not found."""
        if not self.mogelijk:
            return _NO_REPAIR if self.volledig else _NOT_FOUND
        if self.uniek:
            return _UNIQUE
        return (_AMBIGUOUS if self.volledig else _AT_LEAST).format(len(self.mogelijk), len(self.mogelijk[0]))


@attrs.frozen(kw_only=True, repr=False)
class Audit:
    """What an audit found. `herstel` has the repairs, `gelezen` says how the publication was read."""

    publicatie: Publicatie
    findings: Findings
    herstel: tuple[Herstel, ...]
    gelezen: tuple[Text, ...]

    def to_text(self, language: Language | None = None) -> str:
        """Write the findings by rule, the repairs, and how the publication was read."""
        from uri.audit.result import text  # noqa: PLC0415 (the report stands above what it reports)

        return text(self, language or current_language())

    def to_markdown(self, language: Language | None = None) -> str:
        """Write the same in Markdown."""
        from uri.audit.result import markdown  # noqa: PLC0415 (the report stands above what it reports)

        return markdown(self, language or current_language())

    def to_dict(self, language: Language | None = None) -> dict[str, Any]:
        """Return findings, repairs and reading as plain data."""
        from uri.audit.result import as_dict  # noqa: PLC0415 (the report stands above what it reports)

        return as_dict(self, language or current_language())

    def to_json(self, language: Language | None = None) -> str:
        """Write findings, repairs and reading as one JSON object."""
        from uri.audit.result import as_json  # noqa: PLC0415 (the report stands above what it reports)

        return as_json(self, language or current_language())

    def __str__(self) -> str:
        return f"{self.to_text()}\n{self.findings.verdict()}"

    def __repr__(self) -> str:
        return f"<Audit {self.publicatie.naam}: {self.findings.verdict()}>"

    def _repr_html_(self) -> str:
        from uri.audit.result import html  # noqa: PLC0415 (the report stands above what it reports)

        return html(self, current_language())


def audit(
    publicatie: Publicatie | str | os.PathLike[str],
    *,
    against: Any = None,  # noqa: ANN401 (a register, a dossier, or the path of one)
    most: int = MOST,
    seconds: float = SECONDS,
) -> Audit:
    """Check what was published, and say which figure is wrong; nothing is raised for what is found.

    `against` is a register or dossier, or the path of one, whose tables must equal the published ones. At most `most`
    repairs are sought for figures that hang together, during at most `seconds` seconds in all. Without the extra
    ``has_solver`` the findings still come, and a notice says that repairs were not sought.

    Raises:
        UnreadableError: the publication or the register cannot be read.
        SelectionError: nothing in the publication can be compared with the register.
    """
    published = publicatie if isinstance(publicatie, Publicatie) else read_publication(publicatie)
    relations, remarks, notices = _gathered(published)
    if against is not None:
        relations += with_register(published, _bron(against))
    judged = [(relation, relation.judge()) for relation in relations]
    tallies: dict[str, Tally] = {}
    findings: list[Finding] = []
    unread: dict[Figure, None] = {}
    for relation, outcome in judged:
        tallies[relation.rule] = tallies.get(relation.rule, Tally()) + _tally(outcome)
        if (finding := _finding(relation, outcome)) is not None:
            findings.append(finding)
        if outcome is RelationOutcome.UNKNOWN:
            unread |= {figure: None for figure in relation.figures if figure.printed.kind is PrintedKind.TEXT}
    notices += [TEKST.finding(figure.place, found=same(quoted(figure.printed.text))) for figure in unread]
    knots, deadline = _knots(judged), monotonic() + seconds
    has_solver = find_spec("highspy") is not None
    if knots and not has_solver:
        notices.append(HERSTEL.finding(Place()))
    return Audit(
        publicatie=published,
        findings=Findings([*findings, *notices, *published.opmerkingen], tallies=tallies),
        herstel=tuple(_repaired(knot, most, deadline - monotonic()) for knot in knots) if has_solver else (),
        gelezen=tuple(remarks),
    )


def _bron(against: Any) -> Any:  # noqa: ANN401 (as `audit` takes it)
    if isinstance(against, str | os.PathLike):
        return read_dossier(against) if os.path.isdir(against) else read_register(against)  # noqa: PTH112 (any path)
    if not isinstance(against, Register | Dossier):
        msg = f"cannot compare with a {type(against).__name__}"
        raise TypeError(msg)
    return against


def _gathered(published: Publicatie) -> tuple[list[PrintedRelation], list[Text], list[Finding]]:
    """Return every relation of a publication, how it was read, and what must be noticed of it."""
    relations: list[PrintedRelation] = []
    remarks: list[Text] = []
    notices: list[Finding] = []
    for published_table in published.tabellen:
        within = relations_within(published_table.table)
        relations += within.relations
        notices += [_notice(LEZING, published_table, remark) for remark in within.remarks]
        remarks.append(_recognised(published_table, len(within.relations)))
        notices += _unplaced(published_table)
        notices += _unstated(published_table)
    relations += between_tables(published)
    for annex in published.bijlagen:
        reading = with_annex(published, annex)
        relations += reading.relations
        remarks.append(reading.to_text())
    earlier, lost = with_earlier(published)
    relations += earlier
    notices += [ONVERGELIJKBAAR.finding(Place(), message=remark) for remark in lost]
    return [*relations, *published.beweringen], remarks, notices


def _recognised(published: PublishedTable, relations: int) -> Text:
    """Say which list a table has, and how much there is in it to check."""
    recognition, name = (
        published.recognition,
        f"{published.table.name} [{published.source}]" if published.source else published.table.name,
    )
    if recognition is None:
        return _FOREIGN.format(name, relations)
    return _PLACED.format(name, recognition.editie.naam, len(recognition.codes), recognition.row_count, relations)


def _unplaced(published: PublishedTable) -> list[Finding]:
    recognition = published.recognition
    if recognition is None or not recognition.unknown:
        return []
    listed = ", ".join(map(quoted, recognition.unknown[:_MOST_LABELS])) + (
        " …" if len(recognition.unknown) > _MOST_LABELS else ""
    )
    message = _UNPLACED.format(recognition.editie.naam, len(recognition.codes), recognition.row_count, listed)
    return [_notice(EDITIE, published, message)]


_MOST_LABELS = 10


def _unstated(published: PublishedTable) -> list[Finding]:
    """Notice of a table that nothing says what it counts, or of which year that is."""
    columns = [column.meaning for column in published.table.columns]
    unstated = [
        wording
        for name, wording in (("eenheid", _UNIT), ("basis", _BASIS))
        if any(getattr(meaning, name) is None for meaning in columns)
    ]
    if not unstated:
        return []
    return [_notice(EENHEID, published, _NOT_STATED.format(joined(unstated, ", ")))]


def _notice(rule: Basisregel, published: PublishedTable, message: Text) -> Finding:
    place = published.table.figures[0][0].place
    return rule.finding(Place(file=place.file, sheet=place.sheet, table=published.table.name), message=message)


# ------------------------------------------------------------------------------------------------------------ findings


def _tally(outcome: RelationOutcome) -> Tally:
    match outcome:
        case RelationOutcome.HOLDS:
            return Tally(passed=1)
        case RelationOutcome.UNKNOWN | RelationOutcome.INCOMPARABLE:
            return Tally(not_evaluable=1)
    return Tally(failed=1)


def _finding(relation: PrintedRelation, outcome: RelationOutcome) -> Finding | None:
    """Report what does not hold at the figure where it shows, with its arithmetic."""
    if outcome in {RelationOutcome.HOLDS, RelationOutcome.UNKNOWN}:
        return None
    rule = {
        RelationOutcome.BROKEN: RULES[relation.rule],
        RelationOutcome.NEEDS_BLANK: LEEG,
        RelationOutcome.NEEDS_CUTTING: AFGEKAPT,
        RelationOutcome.INCOMPARABLE: ONVERGELIJKBAAR,
    }[outcome]
    arithmetic = relation.arithmetic() if outcome is not RelationOutcome.INCOMPARABLE else _differing(relation)
    place = next((figure.place for figure in reversed(relation.figures) if not figure.fixed), Place())
    finding = rule.finding(
        place,
        found=arithmetic if relation.wording is None else Text("{}: {}", "{}: {}").format(relation.wording, arithmetic),
    )
    return attrs.evolve(finding, severity=relation.severity) if outcome is RelationOutcome.BROKEN else finding


def _differing(relation: PrintedRelation) -> Text:
    return _DIFFERENT.format(
        joined([figure.full_name for figure in relation.figures], ", "), clash(relation.figures) or ""
    )


# ------------------------------------------------------------------------------------------------------------- repairs


def _knots(
    judged: Sequence[tuple[PrintedRelation, RelationOutcome]],
) -> list[list[tuple[PrintedRelation, RelationOutcome]]]:
    """Part the relations that make figures wrong into knots: those that share figures, of which one is broken."""
    counted = [
        (relation, outcome)
        for relation, outcome in judged
        if relation.severity is Severity.ERROR
        and outcome in {RelationOutcome.HOLDS, RelationOutcome.BROKEN, RelationOutcome.NEEDS_BLANK}
    ]
    knots: list[tuple[set[Figure], list[tuple[PrintedRelation, RelationOutcome]]]] = []
    for pair in counted:
        figures = {figure for figure in pair[0].figures if not figure.fixed}
        touching = [knot for knot in knots if knot[0] & figures]
        knots = [knot for knot in knots if not knot[0] & figures]
        knots.append(
            (
                figures.union(*(knot[0] for knot in touching)),
                [judged_pair for knot in touching for judged_pair in knot[1]] + [pair],
            )
        )
    return [pairs for _, pairs in knots if any(outcome is RelationOutcome.BROKEN for _, outcome in pairs)]


_MOST_FIGURES = 5_000
"""For more figures in one knot the programme alone takes too long to make."""


def _repaired(knot: Sequence[tuple[PrintedRelation, RelationOutcome]], most: int, seconds: float) -> Herstel:
    figures = list(dict.fromkeys(figure for relation, _ in knot for figure in relation.figures))
    if len(figures) > _MOST_FIGURES:
        return Herstel((), volledig=False)
    hiding = {
        figure for relation, outcome in knot if outcome is RelationOutcome.NEEDS_BLANK for figure in relation.figures
    }
    numbers = {figure: number for number, figure in enumerate(figures)}
    bounds = [bound for relation, _ in knot for bound in relation.bounds(numbers)]
    below_zero = any(figure.printed.low is not None and figure.printed.low < 0 for figure in figures)
    unknowns = [_unknown(figure, hides=figure in hiding, below_zero=below_zero) for figure in figures]
    solutions = repairs(unknowns, bounds, most=most, seconds=seconds)
    return _told(solutions, figures, [relation for relation, _ in knot if isinstance(relation, RatioRelation)])


def _unknown(figure: Figure, *, hides: bool, below_zero: bool) -> Variable:
    low, high = figure.ends(blank_open=hides) or (Fraction(0), None)
    fixed = figure.fixed or not figure.says
    return Variable(low, high, whole=figure.printed.is_whole, fixed=fixed, negative=below_zero)


def _told(solutions: RepairSolutions, figures: Sequence[Figure], ratios: Sequence[RatioRelation]) -> Herstel:
    changes = []
    for repair in solutions.possible:
        changed = {figures[number] for number in repair.values}
        fits = {
            relation.result: relation.fits()
            for relation in ratios
            if not changed & {*relation.numerator, *relation.denominator}
        }
        changes.append(
            tuple(
                Wijziging(figures[number], fits.get(figures[number]) or ends) for number, ends in repair.values.items()
            )
        )
    return Herstel(tuple(changes), solutions.complete)


# ---------------------------------------------------------------------------------------------------------------- words

_DIFFERENT = Text("{}: verschillend in {}", "{}: different in {}")
_FOREIGN = Text(
    "{}: geen lijst van de URI; op {} eigen verbanden nagegaan.",
    "{}: no list of the URI; checked by {} relations of its own.",
)
_PLACED = Text(
    "{}: editie {}, {} van {} rijen geplaatst; op {} eigen verbanden nagegaan.",
    "{}: edition {}, {} of {} rows placed; checked by {} relations of its own.",
)
_UNPLACED = Text("Editie {} plaatst {} van {} rijen; niet: {}.", "Edition {} places {} of {} rows; not: {}.")
_NOT_STATED = Text("Er staat niet bij: {}.", "Not stated: {}.")
_UNIT = Text("wat er geteld is (eenheid)", "what is counted (unit)")
_BASIS = Text("wat in het jaar valt (grondslag)", "what puts it in the year (basis)")
_UNIQUE = Text("Dit is het enige kleinste herstel (uniek).", "This is the only smallest repair (unique).")
_AMBIGUOUS = Text(
    "Er zijn {} kleinste herstellingen, van elk {} cijfer(s) (meerduidig).",
    "There are {} smallest repairs, of {} figure(s) each (ambiguous).",
)
_AT_LEAST = Text(
    "Er zijn ten minste {} kleinste herstellingen, van elk {} cijfer(s); niet alle zijn gezocht (meerduidig).",
    "There are at least {} smallest repairs, of {} figure(s) each; not all were sought (ambiguous).",
)
_NO_REPAIR = Text("Geen wijziging van cijfers maakt dit kloppend.", "No change of figures makes this hold.")
_NOT_FOUND = Text(
    "Binnen de tijd is geen herstel gevonden; er kan er een zijn.", "No repair was found in time; there may be one."
)
