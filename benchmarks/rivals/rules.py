"""The rules as rivals know them: what each of them needs from the lists, made once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product

from benchmarks.forms import written
from benchmarks.vocabulary import MEASURES, OTHER_TYPES
from uri import editie
from uri.rules.catalogue import CASE_RULES
from uri.taxonomy import Afdoening, EditieRij, Schendingstype

BrokenRows = Mapping[str, list[int]]
"""The rows that break each rule, by rule id."""

LONGEST_OPEN = 84
CONFIRMED_WITHIN = 7
MONTHS_TO_WORD = 3
FINAL = ["aangetoond", "niet_aangetoond"]

_EDITIE = editie()


def _placed(code: Schendingstype, table: str) -> bool:
    return isinstance(_EDITIE.place(code, table), EditieRij)


def _measure_placed(code: Afdoening) -> bool:
    return isinstance(_EDITIE.afdoeningen.place(code, "afdoeningen"), EditieRij)


def _is_measure(measures: tuple[Afdoening, ...]) -> bool:
    return any(code is not Afdoening.GEEN for code in measures)


WITH_MEASURE = [written(measures) for measures in MEASURES if _is_measure(measures)]
NONE_BESIDE_MEASURE = [written(measures) for measures in MEASURES if Afdoening.GEEN in measures and len(measures) > 1]
MEASURES_WITHOUT_ROW = [written(measures) for measures in MEASURES if not all(map(_measure_placed, measures))]

_TABLES = {"melding": "schendingen", "signaal": "signalen"}
TYPES_WITHOUT_ROW = {
    kind: [code.value for code in Schendingstype if not _placed(code, table)] for kind, table in _TABLES.items()
}
OTHERS_WITHOUT_ROW = {
    kind: [written(types) for types in OTHER_TYPES if not all(_placed(code, table) for code in types)]
    for kind, table in _TABLES.items()
}
WITH_WRONGDOING = [written(types) for types in OTHER_TYPES if Schendingstype.MISSTAND in types]
REPEATED_PAIRS = [
    (kind.value, written(others))
    for kind, others in product(Schendingstype, OTHER_TYPES)
    if any(kind.bladen & other.bladen for other in others)
]
"""The pairs of a main category and other ones that hold it too."""

NO_LETTER = "[^a-z0-9]"
_WORDS = (*Schendingstype, *(words for row in _EDITIE.rijen for words, _ in row.words()))
LETTERS = frozenset(re.sub(NO_LETTER, "", words.lower()) for words in _WORDS)
"""The letters of every label of a type: a description with other letters repeats none."""

SUSPECT_PATTERNS: Mapping[str, str] = {
    "URI-M-bsn": r"\d(?:[ .-]?\d){8}",
    "URI-M-telefoonnummer": r"(?:\d[^\w]*){9}",
    "URI-M-emailadres": r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+",
    "URI-M-adres": r"[1-9][0-9]{3} ?[A-Z]{2}",
}
"""What a description must match to be looked at any closer: without look-around, so that every engine can search it."""

_TEXT_RULES = {rule.id: rule for rule in CASE_RULES if "omschrijving" in rule.inputs}
REPEATING_RULE = "URI-M-omschrijving-herhaalt-categorie"


def breaks(rule: str, text: str, kind: str) -> bool:
    """Tell whether a description that is suspect breaks a rule on texts: by the condition of the rule itself."""
    values = {"omschrijving": text, "hoofdcategorie": Schendingstype(kind), "editie": _EDITIE}
    condition = _TEXT_RULES[rule].condition
    return condition.ask({name: values[name] for name in condition.inputs.names}) is False
