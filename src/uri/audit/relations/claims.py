"""The claims of a text: what must hold between the figures that they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from uri.audit.printed_tables.annex import Annex
from uri.audit.printed_tables.standard_tables import PublishedTable
from uri.audit.publication_manifest import ClaimEntry, ClaimKind, PublicationManifest
from uri.audit.relations.claim_numbers import ClaimedNumber, claimed_number
from uri.audit.relations.claim_reader import ClaimReader
from uri.audit.relations.claim_references import ClaimError, FigureFinder
from uri.audit.relations.claim_words import Vocabulary
from uri.audit.relations.figure_relations import PrintedRelation
from uri.findings import Finding, Place, quoted
from uri.languages import Text


def relate_claims(
    manifest: PublicationManifest,
    tables: Mapping[str, PublishedTable],
    annexes: Mapping[str, Annex],
    *,
    file: str,
    places: Sequence[Place] | None = None,
) -> tuple[list[PrintedRelation], list[Finding]]:
    """Turn the claims of a manifest into relations between figures.

    Args:
        manifest: The manifest, with the claims and what their words stand for.
        tables: The tables of the publication by their name.
        annexes: Its annexes by their name.
        file: The name of the manifest.
        places: Where each claim stands, where that is a document and not the manifest.

    Returns:
        The relations, and a finding for each word that stands for no interval and for each claim that names no figure
        or says nothing.
    """
    claims = manifest.beweringen
    words, faults = Vocabulary.with_words(manifest.woorden, file=file)
    if places is None:
        places = [Place(file=file, key=f"beweringen {number}") for number, _ in enumerate(claims, 1)]
    numbers = [claimed_number(claim, words, place) for claim, place in zip(claims, places, strict=True)]
    named = {claim.naam: number for claim, number in zip(claims, numbers, strict=True) if claim.naam and number}
    finder = FigureFinder(tables, annexes, {name: number.figure for name, number in named.items()})
    names = Counter(claim.naam for claim in claims if claim.naam)
    relations: list[PrintedRelation] = []
    for claim, number, place in zip(claims, numbers, places, strict=True):
        try:
            _check(claim, number, names)
            relations += ClaimReader(finder, words, claim, number, place).relations()
        except ClaimError as error:
            faults.append(Finding(rule="URI-I-publicatie", message=error.message, place=place))
    return relations, faults


def _check(claim: ClaimEntry, number: ClaimedNumber | None, names: Counter[str]) -> None:
    """Check that the name of a claim is its own, that its value is a number, and that its keys fit its kind."""
    if claim.naam is not None and names[claim.naam] > 1:
        raise ClaimError(_SAME_NAME.format(quoted(claim.naam)))
    if number is not None and not number.figure.has_number:
        raise ClaimError(_NO_NUMBER.format(quoted(claim.waarde)))
    keys = {key for key in _KEYS if getattr(claim, key) not in (None, [], False)}
    if strange := keys - _KEYS_OF[claim.soort]:
        raise ClaimError(_NO_SUCH_KEY.format(claim.soort.value, ", ".join(sorted(strange))))


_WORDS = {"woord", "tussen"}
_CHANGE = {"van", "naar", *_WORDS}
_SIDES = {"links", "rechts", "per_rij"}
_KEYS_OF: dict[ClaimKind, set[str]] = {
    ClaimKind.GETAL: {"waarde", "som", *_WORDS},
    ClaimKind.VERSCHIL: {"waarde", *_CHANGE},
    ClaimKind.GROEI: {"waarde", *_CHANGE},
    ClaimKind.VERHOUDING: {"waarde", "som", "teller", "noemer", *_WORDS},
    ClaimKind.UITERSTE: {"som", "onder"},
    ClaimKind.STIJGING: _CHANGE,
    ClaimKind.DALING: _CHANGE,
    ClaimKind.VERANDERING: _CHANGE,
    ClaimKind.GELIJK: _SIDES,
    ClaimKind.HOOGSTENS: _SIDES,
    ClaimKind.MINSTENS: _SIDES,
}
"""The keys that each kind of claim has of its own."""

_KEYS = set[str]().union(*_KEYS_OF.values())

_NO_SUCH_KEY = Text("Bij {} horen deze sleutels niet: {}.", "{} has no keys {}.")
_SAME_NAME = Text("De naam {} is aan meer beweringen gegeven.", "The name {} was given to more claims.")
_NO_NUMBER = Text("De waarde {} is geen getal.", "The waarde {} is no number.")
