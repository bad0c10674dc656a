"""Rows of one kenmerk: the persons of one case or cases of their own, and what to do where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from uri.findings import quoted
from uri.languages import Text, joined
from uri.proposal.case_rows import CaseRows
from uri.register import Koppeling, Telt
from uri.register.parsing.person_rows import OF_EACH_PERSON
from uri.register.register_fields import REGISTER_FIELDS
from uri.taxonomy.labels import matching_key

_OF_ONE_CASE = ("hoofdcategorie", "uitkomst", "ontvangen", "afgerond")
"""The fields that do not differ among the persons of one case."""
_MAY_DIFFER = {*OF_EACH_PERSON, "kenmerk", "omschrijving"}
"""The fields that may, or that are not compared."""

_REPEATED = Text(
    "{0} rijen herhalen een kenmerk{1}. Elke rij telt nu als een zaak. Is dat zo, geef dan elke zaak een eigen kenmerk."
    ' Is een rij een betrokkene, zet dan telt = "betrokkene" onder [tabel] (in de werkmap: op het blad tabel): de rijen'
    " van één kenmerk zijn dan één zaak, met alle maatregelen.",
    "{0} rows repeat a kenmerk{1}. Each row counts as a case now. If it is one, give each case a kenmerk of its own. If"
    ' a row is a person involved, write telt = "betrokkene" under [tabel] (in the workbook: on the sheet tabel): the'
    " rows of one kenmerk are then one case, with all the measures.",
)
_AND_DIFFER = Text(", en zeggen iets anders in {}", ", and say something else in {}")
_THEN_ALIKE = Text(
    " Wat dan verschilt, maakt u in het bestand eerst gelijk: één waarde voor de hele zaak.",
    " What differs must then be made alike in the file first: one value for the whole case.",
)
_WHOSE_OUTCOME = Text(
    " Van de uitkomst beslist u welke voor de zaak geldt; zij kan niet per betrokkene worden geteld.",
    " Of the outcome you decide which holds for the case; it cannot be counted for each person.",
)
_PERSONS_DIFFER = Text(
    "De rijen van één zaak verschillen in {}: die zaken worden geweigerd.{}",
    "The rows of one case differ in {}: those cases are refused.{}",
)
_COLUMN = Text("kolom {} (zaken: {}, de eerste in rij {})", "column {} (cases: {}, the first in row {})")


def are_persons(cases: CaseRows, headers: Mapping[str, str]) -> bool:
    """Tell whether a row is a person: a kenmerk repeats, always in rows that tell of one case.

    Args:
        cases: The rows.
        headers: The header of each field.
    """
    if "kenmerk" not in headers:
        return False
    keys = cases.texts(headers["kenmerk"])
    if len(set(keys)) == len(keys):
        return False
    same = [cases.texts(headers[field]) for field in _OF_ONE_CASE if field in headers]
    told: dict[str, set[tuple[str, ...]]] = {}
    for key, *values in zip(keys, *same, strict=True):
        told.setdefault(key, set()).add(tuple(values))
    return bool(same) and all(len(values) == 1 for values in told.values())


def doubt_about(cases: CaseRows, headers: Mapping[str, str], koppeling: Koppeling) -> Text | None:
    """Return what to decide about rows of one kenmerk, None where there is nothing to decide.

    Args:
        cases: The rows.
        headers: The header of each field.
        koppeling: The mapping that is proposed for them.
    """
    keys = cases.texts(headers.get("kenmerk"))
    repeated = sum(map(bool, keys)) - len(set(filter(None, keys)))
    if not repeated:
        return None
    differing = {
        field: rows
        for field, header in headers.items()
        if field in REGISTER_FIELDS
        and field not in _MAY_DIFFER
        and (rows := _differing(cases, keys, header, _codes(field, koppeling)))
    }
    columns = joined([_COLUMN.format(quoted(headers[name]), len(rows), rows[0]) for name, rows in differing.items()])
    mend = _mend(differing)
    if koppeling.tabel.telt is Telt.BETROKKENE:
        return _PERSONS_DIFFER.format(columns, mend) if differing else None
    message = _REPEATED.format(repeated, _AND_DIFFER.format(columns) if differing else "")
    return joined([message, mend], "") if differing else message


def _mend(differing: Mapping[str, Sequence[int]]) -> Text:
    return joined([_THEN_ALIKE, _WHOSE_OUTCOME], "") if "uitkomst" in differing else _THEN_ALIKE


def _codes(field: str, koppeling: Koppeling) -> dict[str, str]:
    """Return the codes of the words of a field, those that are only proposed among them, by normal form."""
    proposed = {matching_key(word): code for word, code in koppeling.voorstellen.get(field, {}).items()}
    return proposed | koppeling.codes_of(field)


def _differing(cases: CaseRows, keys: Sequence[str], header: str, codes: Mapping[str, str]) -> list[int]:
    """Return the number of the first row of each case whose rows say different things in a column."""
    said: dict[str, str] = {}
    first: dict[str, int] = {}
    differing: dict[str, None] = {}
    for key, text, row in zip(keys, cases.texts(header), cases.rows, strict=True):
        first.setdefault(key, row)
        value = codes.get(matching_key(text), text)
        if key and text and said.setdefault(key, value) != value:
            differing[key] = None
    return [first[key] for key in differing]
