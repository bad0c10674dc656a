"""The rules as rivals know them: what each of them needs from the lists, made once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product

from benchmarks.forms import written
from benchmarks.vocabulary import MAATREGELEN, NEVEN
from uri import editie
from uri.rules.catalogue import ZAAKREGELS
from uri.taxonomy import Afdoening, EditieRij, Schendingstype

Gebroken = Mapping[str, list[int]]
"""The rows that break each rule, by rule id."""

WEKEN = 84
FINAL = ["aangetoond", "niet_aangetoond"]

_EDITIE = editie()


def _placed(code: Schendingstype, table: str) -> bool:
    return isinstance(_EDITIE.place(code, table), EditieRij)


def _measure_placed(code: Afdoening) -> bool:
    return isinstance(_EDITIE.afdoeningen.place(code, "afdoeningen"), EditieRij)


def _is_measure(measures: tuple[Afdoening, ...]) -> bool:
    return any(code is not Afdoening.GEEN for code in measures)


MAATREGEL = [written(each) for each in MAATREGELEN if _is_measure(each)]
GEEN_NAAST_MAATREGEL = [written(each) for each in MAATREGELEN if Afdoening.GEEN in each and len(each) > 1]
MAATREGEL_BUITEN = [written(each) for each in MAATREGELEN if not all(map(_measure_placed, each))]

_TABLES = {"melding": "schendingen", "signaal": "signalen"}
TYPE_BUITEN = {
    kind: [code.value for code in Schendingstype if not _placed(code, table)] for kind, table in _TABLES.items()
}
NEVEN_BUITEN = {
    kind: [written(each) for each in NEVEN if not all(_placed(code, table) for code in each)]
    for kind, table in _TABLES.items()
}
HERHAALD = [
    (kind.value, written(others))
    for kind, others in product(Schendingstype, NEVEN)
    if any(kind.bladen & other.bladen for other in others)
]
"""The pairs of a main category and other ones that hold it too."""

NO_LETTER = "[^a-z0-9]"
_WORDS = (*Schendingstype, *(words for row in _EDITIE.rijen for words, _ in row.words()))
LETTERS = frozenset(re.sub(NO_LETTER, "", words.lower()) for words in _WORDS)
"""The letters of every label of a type: a description with other letters repeats none."""

VERMOEDENS: Mapping[str, str] = {
    "URI-M-bsn": r"\d(?:[ .-]?\d){8}",
    "URI-M-telefoonnummer": r"(?:\d[^\w]*){9}",
    "URI-M-emailadres": r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+",
    "URI-M-adres": r"[1-9][0-9]{3} ?[A-Z]{2}",
}
"""What a description must match to be looked at any closer: without look-around, so that every engine can search it."""

_TEKSTREGELS = {regel.id: regel for regel in ZAAKREGELS if "omschrijving" in regel.inputs}
HERHAALT = "URI-M-omschrijving-herhaalt-categorie"


def breaks(rule: str, text: str, kind: str) -> bool:
    """Tell whether a description that is suspect breaks a rule on texts: by the condition of the rule itself."""
    values = {"omschrijving": text, "hoofdcategorie": Schendingstype(kind), "editie": _EDITIE}
    condition = _TEKSTREGELS[rule].condition
    return condition.ask({name: values[name] for name in condition.inputs.names}) is False
