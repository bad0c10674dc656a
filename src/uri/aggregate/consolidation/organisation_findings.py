"""What is to be known of the organisations in a total: who did not exist, was called otherwise, or was reorganised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from uri.aggregate.consolidation.bodies import left_out
from uri.aggregate.consolidation.participants import Participant
from uri.findings import Finding, Findings, Severity, quoted
from uri.languages import Text, joined, same
from uri.taxonomy import Organisatie, Organisaties, reorganisaties
from uri.taxonomy.organisaties import part_key


def organisation_findings(who: Sequence[Participant], verslagjaar: int, bekend: Organisaties) -> Findings:
    """Say of each organisation in a total what is to be known of it; of one that is not known, what it may be.

    Args:
        who: Those who take part.
        verslagjaar: The year of the total.
        bekend: The organisations that are known.
    """
    return Findings(finding for one in who for finding in _of(one, verslagjaar, bekend))


def reorganised(one: Participant, van_jaar: int, tot_jaar: int, bekend: Organisaties) -> list[Text]:
    """Say what happened to an organisation between two years; of a part, nothing.

    Args:
        one: Who takes part.
        van_jaar: The first year.
        tot_jaar: The last year.
        bekend: The organisations that are known.
    """
    own = one.body.organisatie
    if own is None or one.body.is_part:
        return []
    return [event.text for event in reorganisaties(bekend, own, van_jaar, tot_jaar)]


def _of(one: Participant, year: int, known: Organisaties) -> Iterator[Finding]:
    for finding in one.findings:
        yield attrs.evolve(finding, message=Text("{}: {}", "{}: {}").format(same(one.name), finding.message))
    own = one.body.organisatie
    if own is None:
        yield from _unknown(one, year, known)
    elif not own.geldig.in_jaar(year):
        yield _finding(
            "organisatie-jaar", Severity.WARNING, _NOT_THERE.format(quoted(one.name), year), _why(own, known)
        )
    elif not one.body.is_part:
        counts = one.of_year(year)
        if counts is not None and not known.heet(own, counts.organisatie, year):
            name = quoted(own.naam_in(year).naam)
            yield _finding("organisatie-naam", Severity.NOTICE, _CALLED.format(quoted(one.name), year, name))
        for text in reorganised(one, year, year, known):
            yield _finding("reorganisatie", Severity.NOTICE, _ENDS.format(text))
        yield from _outside(one, year, known)


def _why(own: Organisatie, known: Organisaties) -> Text | None:
    """Say when an organisation began or ended."""
    events = [*reorganisaties(known, own, 0, 9999)]
    turning = [
        event.text for event in events if event.dag == own.geldig.van or event.dag > (own.geldig.tot or event.dag)
    ]
    return _ENDS.format(joined(turning, "; ")) if turning else None


def _unknown(one: Participant, year: int, known: Organisaties) -> Iterator[Finding]:
    """Say what a name that is not known may be, where it looks like one that is."""
    counts = one.nearest(year)
    name = one.name if counts is None else counts.organisatie
    if near := known.nearest(name):
        hint = _MEANT.format(", ".join(map(quoted, near)))
        yield _finding("organisatie-onbekend", Severity.NOTICE, _UNKNOWN.format(quoted(name)), hint)


def _outside(one: Participant, year: int, known: Organisaties) -> Iterator[Finding]:
    """Name the parts that are outside the figures of an organisation by the data, where it does not say so itself."""
    counts = one.of_year(year)
    if counts is None or counts.onderdeel is not None:
        return
    said = left_out(known, counts)
    apart = [
        part.naam
        for part in known.onderdelen
        if part.buiten
        and part.geldig.in_jaar(year)
        and one.body.keys[-1] in known.gehelen(part)
        and part_key(part.naam) not in said
    ]
    if apart:
        yield _finding("organisatie-buiten", Severity.NOTICE, _OUTSIDE.format(quoted(one.name), _list(apart)), _SAY_IT)


def _list(names: Iterable[str]) -> Text:
    return joined([same(name) for name in names], ", ")


def _finding(rule: str, severity: Severity, message: Text, hint: Text | None = None) -> Finding:
    return Finding(rule=f"URI-I-{rule}", severity=severity, message=message, hint=hint)


_NOT_THERE = Text("{} bestond niet in {}.", "{} did not exist in {}.")
_CALLED = Text("{} heette in {} {}.", "{} was called in {} {}.")
_ENDS = Text("{}.", "{}.")
_UNKNOWN = Text("De organisatie {} is niet bekend.", "The organisation {} is not known.")
_MEANT = Text("Bedoelde u {}?", "Did you mean {}?")
_OUTSIDE = Text(
    "{} zegt niet of dit erin zit: {}. Volgens de gegevens staat het erbuiten.",
    "{} does not say whether this is in it: {}. By the data it stands outside.",
)
_SAY_IT = Text("Noem het bij zonder, of neem het op.", "Name it under zonder, or include it.")
