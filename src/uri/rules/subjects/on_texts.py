"""The rules on the description of a case: it should tell what happened, and never who it was.

Numbers are recognised by libraries that know them: python-stdnum and phonenumbers, the extra ``privacy``.
"""

from __future__ import annotations

import re

from uri.extras import load
from uri.findings import Severity
from uri.languages import Text
from uri.rules.rule import regel, rules_of
from uri.rules.text_sieves import holds_digits, holds_postcode, holds_sign, reads_as_label
from uri.taxonomy import Editie, Schendingstype

_NINE_DIGITS = re.compile(r"(?<!\d)(?<!\d[ .-])\d(?:[ .-]?\d){8}(?![ .-]?\d)")
_MANY_DIGITS = re.compile(r"(?:\d[^\w]*){9}")
_MAIL = re.compile(r"(?<=[\w.+'-])@[\w-]+\.[\w-]")  # from the sign on: what stands before it is searched once
_POSTCODE = re.compile(r"(?<![\w])([1-9][0-9]{3} ?[A-Z]{2})(?![\w])")
_NO_YEAR = r"(?!(?:19|20)[0-9]{2}\b)"
_NUMBER_AFTER = re.compile(
    rf"[\s,;:-]{{0,3}}(?:nr\.?|huisnummer)?\s{{0,2}}{_NO_YEAR}[1-9][0-9]{{0,4}}\b", re.IGNORECASE
)
_NUMBER_BEFORE = re.compile(rf"\b{_NO_YEAR}[1-9][0-9]{{0,4}}[\s-]?[a-zA-Z]{{0,3}}[\s,;:-]{{1,3}}$")

_AWAY = Text("Haal het gegeven uit de omschrijving.", "Take it out of the description.")
_PRIVACY = "zaken gaan over mensen en zijn anoniem [S 540]; Algemene verordening gegevensbescherming, art. 5"


@regel(
    "URI-M",
    Text("De omschrijving herhaalt alleen de categorie.", "The description only repeats the category."),
    Text("Omschrijf wat er gebeurd zou zijn.", "Describe what is said to have happened."),
    bron="Bijlage 1 heeft naast de categorie een beschrijving [S 548, 571]",
    severity=Severity.NOTICE,
    field="omschrijving",
    shows=("hoofdcategorie",),
    sieve=reads_as_label,
)
def omschrijving_herhaalt_categorie(omschrijving: str, hoofdcategorie: Schendingstype, editie: Editie) -> bool:
    return editie.lexicon.get(omschrijving) is not hoofdcategorie


@regel(
    "URI-M",
    Text("De omschrijving bevat een burgerservicenummer.", "The description holds a citizen service number (BSN)."),
    _AWAY,
    bron=f"{_PRIVACY} en 87; Uitvoeringswet AVG, art. 46; elfproef",
    severity=Severity.WARNING,
    field="omschrijving",
    extra=("stdnum.nl.bsn", "privacy"),
    sieve=holds_digits(9),
)
def bsn(omschrijving: str) -> bool:
    numbers = [match.group() for match in _NINE_DIGITS.finditer(omschrijving)]
    return not numbers or not any(map(load("stdnum.nl.bsn", "privacy").is_valid, numbers))


@regel(
    "URI-M",
    Text("De omschrijving bevat een telefoonnummer.", "The description holds a telephone number."),
    _AWAY,
    bron=_PRIVACY,
    severity=Severity.WARNING,
    field="omschrijving",
    extra=("phonenumbers", "privacy"),
    sieve=holds_digits(9),
)
def telefoonnummer(omschrijving: str) -> bool:
    if not _MANY_DIGITS.search(omschrijving):
        return True
    return not load("phonenumbers", "privacy").PhoneNumberMatcher(omschrijving, "NL").has_next()


@regel(
    "URI-M",
    Text("De omschrijving bevat een e-mailadres.", "The description holds an e-mail address."),
    _AWAY,
    bron=_PRIVACY,
    severity=Severity.WARNING,
    field="omschrijving",
    sieve=holds_sign("@"),
)
def emailadres(omschrijving: str) -> bool:
    return "@" not in omschrijving or _MAIL.search(omschrijving) is None


@regel(
    "URI-M",
    Text(
        "De omschrijving bevat een adres: een postcode met een huisnummer.",
        "The description holds an address: a postcode with a house number.",
    ),
    _AWAY,
    bron=_PRIVACY,
    severity=Severity.WARNING,
    field="omschrijving",
    extra=("stdnum.nl.postcode", "privacy"),
    sieve=holds_postcode,
)
def adres(omschrijving: str) -> bool:
    postcodes = [match.group() for match in _POSTCODE.finditer(omschrijving) if _has_number(omschrijving, match)]
    return not postcodes or not any(map(load("stdnum.nl.postcode", "privacy").is_valid, postcodes))


def _has_number(text: str, postcode: re.Match[str]) -> bool:
    """Tell whether a house number stands right behind a postcode, or before it."""
    behind, before = text[postcode.end() :], text[max(0, postcode.start() - 16) : postcode.start()]
    return bool(_NUMBER_AFTER.match(behind) or _NUMBER_BEFORE.search(before))


RULES = rules_of(__name__)
