"""The attack on what anyone published: reports of this library, and printed tables of others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from uri.audit import read_publication
from uri.audit.printed.printed_numbers import PrintedKind
from uri.audit.printed.printed_signs import NOT_KNOWN
from uri.audit.printed_tables.figures import Figure
from uri.audit.relations.figure_relations import RelationOutcome, SumRelation
from uri.cli.releases import read_release, read_reports
from uri.errors import IncompatibleError
from uri.findings import Finding, Findings, Severity
from uri.integer_programme import ENDLESS, IntegerProgramme, LinearRow
from uri.languages import Text, joined
from uri.protection import Beleid, attack, told_counts
from uri.protection.knot import Knot, Unknown, parted
from uri.reading import is_report
from uri.reading.report_files import PROOF_FILE


def attacked(path: Path, beleid: Beleid) -> Findings:
    """Find the hidden counts that can be worked out from what was published.

    Args:
        path: A report in JSON, a dossier, a folder that uri protect made, or what the audit reads: a table file, or a
            folder with a publication.
        beleid: What is small, and what nobody may tell.

    Raises:
        IncompatibleError: No numbers fit what is printed.
    """
    if (path / PROOF_FILE).is_file():
        return attack(read_release(path)[1], beleid)
    if is_report(path) or (path / "dossier.toml").is_file():
        return attack(read_reports([path]), beleid)
    return Findings(_printed(read_publication(path).sums(), beleid))


def _printed(sums: tuple[SumRelation, ...], beleid: Beleid) -> Iterator[Finding]:
    """Find what can be worked out of the hidden figures of printed tables, by the sums that hold between them."""
    related = [one for one in sums if one.judge() is RelationOutcome.HOLDS and all(map(_is_count, one.figures))]
    figures = list(dict.fromkeys(figure for relation in related for figure in relation.figures))
    numbers = {figure: at for at, figure in enumerate(figures)}
    unknowns = [
        Unknown(1, is_hidden=_is_hidden(figure), is_kept=_is_hidden(figure), low=_least(figure, beleid))
        for figure in figures
    ]
    rows = [_row(relation, numbers) for relation in related]
    for members, own in parted(unknowns, rows):
        hidden = frozenset(at for at, member in enumerate(members) if unknowns[member].is_hidden)
        if not hidden:
            continue
        places = {member: at for at, member in enumerate(members)}
        inside = tuple(
            LinearRow({places[at]: factor for at, factor in rows[number].terms.items()}, rows[number].low, 0)
            for number in own
        )
        shown = [_number(figures[member]) for member in members]
        lows = [unknowns[members[at]].low if at in hidden else number for at, number in enumerate(shown)]
        highs = [ENDLESS if at in hidden else number for at, number in enumerate(shown)]
        world = IntegerProgramme(lows, highs, inside).minimise()
        if world is None:
            raise IncompatibleError(_NO_NUMBERS, _AUDIT_FIRST)
        knot = Knot(tuple(unknowns[member] for member in members), inside)
        for told in told_counts(knot, tuple(world), hidden, beleid.demand):
            sources = joined([_named(figures[members[other]]) for other in sorted(told.reason)], "; ")
            figure = figures[members[told.figure]]
            message = Text("{}: {}", "{}: {}").format(figure.name, told.sentence(sources))
            yield Finding(rule="URI-A-onthuld", severity=Severity.ERROR, message=message, place=figure.place)


def _is_hidden(figure: Figure) -> bool:
    return figure.printed.kind is PrintedKind.SUPPRESSED


def _least(figure: Figure, beleid: Beleid) -> int:
    """Return the least that a hidden figure can be: not zero where zeros are shown, unless it is only not known."""
    is_protected = _is_hidden(figure) and figure.printed.text.casefold() not in NOT_KNOWN
    return int(is_protected and beleid.nul_tonen)


def _is_count(figure: Figure) -> bool:
    """Tell whether a figure is hidden, or a whole number that is plain to read."""
    ends = figure.ends()
    return _is_hidden(figure) or (ends is not None and ends[0] == ends[1] and ends[0].denominator == 1)


def _number(figure: Figure) -> int:
    ends = figure.ends()
    return 0 if ends is None else int(ends[0])


def _row(relation: SumRelation, numbers: dict[Figure, int]) -> LinearRow:
    terms: dict[int, int] = {}
    for sign, side in ((1, relation.left), (-1, relation.right)):
        for figure in side:
            terms[numbers[figure]] = terms.get(numbers[figure], 0) + sign
    return LinearRow(terms, -ENDLESS if relation.at_most else 0, 0)


def _named(figure: Figure) -> Text:
    return Text("{}: {}", "{}: {}").format(figure.full_name, _number(figure))


_NO_NUMBERS = Text("Er zijn geen aantallen die bij de druk passen.", "No numbers fit what is printed.")
_AUDIT_FIRST = Text("Zoek eerst met uri audit wat er niet klopt.", "First find by uri audit what does not hold.")
