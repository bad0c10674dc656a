"""The rules on a dossier: whether the figures that are stated beside the cases agree with one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from uri.aggregate import Dossier, kerncijfers
from uri.errors import UriError
from uri.findings import Place, Severity, quoted
from uri.languages import Text, same
from uri.model import Kerncijfers
from uri.rules.rule import Basisregel, Verdict
from uri.taxonomy import organisaties
from uri.taxonomy.labels import nearest_names


@attrs.frozen
class Judgement:
    """One verdict on a dossier.

    Attributes:
        verdict: The verdict.
        place: Where the figures stand.
        found: The values that show it, where they break the rule.
    """

    verdict: Verdict
    place: Place
    found: Text | None = None


@attrs.frozen(kw_only=True)
class Dossierregel(Basisregel):
    """A rule on the figures of a dossier.

    Attributes:
        find: Judges all figures that the rule is about.
    """

    find: Callable[[Dossier], Iterable[Judgement]] = attrs.field(repr=False)


def _flow(dossier: Dossier) -> Iterable[Judgement]:
    """Judge each year of which a stock or flow is stated."""
    for stated in dossier.kerncijfers:
        stock = (stated.open_begin, stated.ontvangen, stated.open_eind)
        if any(figure is not None for figure in stock):
            yield _flow_of(stated, _closed(dossier, stated))


def _flow_of(stated: Kerncijfers, closed: int | None) -> Judgement:
    place = Place(table="kerncijfers", code="open_eind", column=str(stated.jaar))
    begin, received, end = stated.open_begin, stated.ontvangen, stated.open_eind
    if begin is None or received is None or end is None or closed is None:
        return Judgement(Verdict.NOT_EVALUABLE, place)
    if begin + received - closed == end:
        return Judgement(Verdict.PASS, place)
    return Judgement(Verdict.FAIL, place, _ARITHMETIC.format(begin, received, closed, begin + received - closed, end))


def _closed(dossier: Dossier, stated: Kerncijfers) -> int | None:
    """Return the number of meldingen that were closed in a year: as counted, else as stated."""
    try:
        counted = kerncijfers(dossier, verslagjaar=stated.jaar, jaren=1)["meldingen", str(stated.jaar)]
    except UriError:  # what cannot be counted is a finding of its own
        return stated.meldingen
    return counted if isinstance(counted, int) else None


def _scope(dossier: Dossier) -> Iterable[Judgement]:
    """Judge the numbers of employees of the year: one of them must leave out what the cases leave out."""
    scopes = [
        staff.buiten for staff in dossier.personeel if staff.jaar == dossier.verslagjaar and staff.onderdeel is None
    ]
    place = Place(table="kerncijfers", code="meldingen_per_100_medewerkers", column=str(dossier.verslagjaar))
    if not scopes:
        yield Judgement(Verdict.NOT_EVALUABLE, place)
    elif dossier.zonder in scopes:
        yield Judgement(Verdict.PASS, place)
    else:
        staff = "; ".join(map(_listed, scopes))
        yield Judgement(Verdict.FAIL, place, _SCOPES.format(_listed(dossier.zonder), staff))


def _year_of_organisation(dossier: Dossier) -> Iterable[Judgement]:
    """Judge whether the organisation existed in the year, as far as it is known."""
    known = organisaties().met(dossier.organisaties)
    own = None if dossier.organisatie is None else known.get(dossier.organisatie, dossier.verslagjaar)
    if own is not None:
        there = own.geldig.in_jaar(dossier.verslagjaar)
        days = _DAYS.format(own.geldig.van or "-", own.geldig.tot or "-")
        yield Judgement(Verdict.PASS if there else Verdict.FAIL, Place(key="organisatie"), None if there else days)


def _known_parts(dossier: Dossier) -> Iterable[Judgement]:
    """Judge each part that is named, where the dossier's own file says which parts there are."""
    known = organisaties().met(dossier.organisaties)
    if dossier.organisatie is None or not dossier.organisaties.onderdelen:
        return
    cases = () if dossier.register is None else dossier.register.kolommen["onderdeel"].terms
    shared = {name for one in dossier.financiele_belangen for name in (one.onderdeel, one.groep)}
    for name in sorted({str(name) for name in (*cases, *dossier.zonder, *shared) if name is not None}):
        if known.onderdeel(name, dossier.organisatie) is not None:
            yield Judgement(Verdict.PASS, Place(column="onderdeel"))
        else:
            near = nearest_names(name, [one.naam for one in dossier.organisaties.onderdelen])
            found = _LIKE.format(quoted(name), ", ".join(map(quoted, near))) if near else same(quoted(name))
            yield Judgement(Verdict.FAIL, Place(column="onderdeel"), found)


def _listed(parts: frozenset[str]) -> str:
    return ", ".join(sorted(parts)) or "-"


_DAYS = Text("van {} tot en met {}", "from {} up to {}")
_LIKE = Text("{}; bedoeld kan zijn {}", "{}; what is meant may be {}")
_ARITHMETIC = Text(
    "{} open + {} ontvangen − {} afgerond = {}, opgegeven is {} open",
    "{} open + {} received − {} closed = {}, stated are {} open",
)
_SCOPES = Text("meldingen zonder {}; medewerkers zonder {}", "reports without {}; employees without {}")

VOORRAAD = Dossierregel(
    id="URI-R-voorraad",
    message=Text(
        "Open aan het begin plus ontvangen min afgerond is niet open aan het eind.",
        "Open at the start plus received less closed is not open at the end.",
    ),
    hint=Text("Verbeter één van de vier cijfers.", "Correct one of the four figures."),
    bron="voorraad en stroom: wat ontvangen is en niet afgerond, staat open [S 237, 543]",
    find=_flow,
)
OMVANG = Dossierregel(
    id="URI-R-omvang",
    severity=Severity.WARNING,
    message=Text(
        "De meldingen en het aantal medewerkers hebben een andere omvang.",
        "The reports and the number of employees have another scope.",
    ),
    hint=Text(
        "Geef een aantal medewerkers zonder dezelfde onderdelen.", "State a number of employees without the same parts."
    ),
    bron="een verhouding vraagt teller en noemer van één omvang [S 243, 393, 546]",
    find=_scope,
)

ORGANISATIE_JAAR = Dossierregel(
    id="URI-R-organisatie-jaar",
    severity=Severity.WARNING,
    message=Text("Deze organisatie bestond niet in het verslagjaar.", "This organisation did not exist in the year."),
    hint=Text("Verbeter de naam of het jaar.", "Correct the name or the year."),
    bron="ministeries ontstaan, gaan samen en houden op (TOOI, rwc_ministeries_compleet)",
    find=_year_of_organisation,
)
ONDERDEEL_ONBEKEND = Dossierregel(
    id="URI-R-onderdeel-onbekend",
    severity=Severity.WARNING,
    message=Text(
        "Dit onderdeel staat niet in het eigen bestand van onderdelen.",
        "This part is not in the organisation's own file of parts.",
    ),
    hint=Text("Verbeter de naam, of zet het erbij.", "Correct the name, or add it."),
    bron="een onderdeel onder twee namen telt als twee, en naast zijn geheel dubbel [S 243, 546]",
    find=_known_parts,
)

RULES = (VOORRAAD, OMVANG, ORGANISATIE_JAAR, ONDERDEEL_ONBEKEND)
