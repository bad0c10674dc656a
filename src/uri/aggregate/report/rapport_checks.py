"""Whether the parts of a report in JSON go together: cells and columns, empty cells and reasons, texts and places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from uri.aggregate.cubes.units import Leeg
from uri.aggregate.json_forms.json_faults import BAD, Faults, Path, good, shown
from uri.aggregate.report.table_definitions import DEFINITIONS
from uri.aggregate.tables.cells import TabelRij
from uri.languages import LANGUAGES, Text, same


def check_tables(report: Any, faults: Faults) -> None:  # noqa: ANN401 (an object, or `BAD`)
    """Note what does not go together in what was read of a report; parts that are `BAD` are passed over."""
    tables, supplements = good(report, "tabellen", {}), good(report, "aanvulling", {})
    for name, table in tables.items():
        if table is not BAD:
            _check_table(table, ("tabellen", name), faults)
            supplement = good(supplements, name, {})
            _check_supplement(name, table, supplement, faults)
    for name in supplements:
        if name not in tables:
            faults.add(("aanvulling", name), _NO_TABLE)


def texts_by_place(words: Mapping[str, Any]) -> dict[Path, str]:
    """Return the texts of one language by their place in a table, without its notes."""
    texts: dict[Path, str] = {("titel",): words["titel"]} if "titel" in words else {}
    for part in ("kolommen", "rijen"):
        texts |= {(part, name): text for name, text in good(words, part, {}).items()}
    for code, by_column in good(words, "cellen", {}).items():
        texts |= {("cellen", code, name): text for name, text in ({} if by_column is BAD else by_column).items()}
    return texts


def _codes_of_rows(table: Mapping[str, Any]) -> dict[str, None]:
    """Return the codes of the rows that could be read, in order."""
    codes = (good(row, "code", None) for row in good(table, "rijen", []))
    return dict.fromkeys(code for code in codes if code is not None)


def _check_table(table: Mapping[str, Any], path: Path, faults: Faults) -> None:
    columns, rows = good(table, "kolommen", []), good(table, "rijen", [])
    _check_once(columns, (*path, "kolommen"), faults)
    _check_once([good(row, "code", BAD) for row in rows], (*path, "rijen"), faults)
    if "kolommen" in table and table["kolommen"] is not BAD and BAD not in columns:
        for at, row in enumerate(rows):
            if row is not BAD:
                _check_cells(row, columns, (*path, "rijen", at), faults)


def _check_once(names: Sequence[Any], path: Path, faults: Faults) -> None:
    """Note each name that stands there a second time."""
    seen: set[Any] = {BAD}
    for at, name in enumerate(names):
        if name in seen and name is not BAD:
            faults.add((*path, at), _TWICE.format(shown(name)))
        seen.add(name)


def _check_cells(row: Mapping[str, Any], columns: Sequence[str], path: Path, faults: Faults) -> None:
    """Note cells that are missing or too many, and empty ones without a reason."""
    cells, reasons = good(row, "cellen", None), good(row, "leeg", {})
    for key in ("cellen", "leeg", "basis"):
        _check_among(good(row, key, {}), columns, (*path, key), faults)
    if cells is None:
        return
    for column in dict.fromkeys(columns):
        if column not in cells:
            faults.add((*path, "cellen", column), _NO_CELL)
        elif cells[column] is None and column not in reasons and row.get("leeg") is not BAD:
            faults.add((*path, "leeg", column), _NO_REASON, _CHOOSE.format(", ".join(Leeg)))
        elif cells[column] is not None and cells[column] is not BAD and column in reasons:
            faults.add((*path, "leeg", column), _NOT_EMPTY, _LEAVE_OUT)


def _check_among(names: Iterable[str], choices: Collection[str], path: Path, faults: Faults) -> None:
    """Note each name that is none of those that there are."""
    for name in names:
        if name not in choices:
            faults.add((*path, name), _NO_SUCH.format(shown(name)), _choices(choices))


def _check_supplement(name: str, table: Mapping[str, Any], supplement: Mapping[str, Any], faults: Faults) -> None:
    path, codes, columns = ("aanvulling", name), _codes_of_rows(table), good(table, "kolommen", [])
    for key in ("notatie", "basis_leeg", "groepen"):
        _check_among(good(supplement, key, {}), codes, (*path, key), faults)
    for code, bases in good(supplement, "basis_leeg", {}).items():
        _check_among({} if bases is BAD else bases, columns, (*path, "basis_leeg", code), faults)
    for code, group in good(supplement, "groepen", {}).items():
        if group is not BAD and group not in codes:
            faults.add((*path, "groepen", code), _NO_SUCH.format(shown(group)), _choices(codes))
    for key in ("bronnen", "elders"):
        for at, part in enumerate(good(supplement, key, [])):
            _check_place(part, codes, columns, (*path, key, at), faults)
    for at, part in enumerate(good(supplement, "bronnen", [])):
        _check_sources(name, part, (*path, "bronnen", at), faults)
    for at, part in enumerate(good(supplement, "elders", [])):
        _check_elsewhere(name, part, (*path, "elders", at), faults)
    _check_words(table, good(supplement, "teksten", {}), (*path, "teksten"), faults)


def _check_place(part: Any, codes: Collection[str], columns: Collection[str], path: Path, faults: Faults) -> None:  # noqa: ANN401 (JSON)
    """Note a row or column that is not in the table."""
    for key, choices in (("rij", codes), ("kolom", columns)):
        name = good(part, key, None)
        if name is not None and name not in choices:
            faults.add((*path, key), _NO_SUCH.format(shown(name)), _choices(choices))


def _check_sources(name: str, part: Any, path: Path, faults: Faults) -> None:  # noqa: ANN401 (JSON)
    """Note sources of a figure that is compared with none, or that are not as many in both languages."""
    if len(good(part, "nl", [])) != len(good(part, "en", [])):
        faults.add(path, _OTHER_LENGTH)
    code = good(part, "rij", None)
    if code is not None and code not in DEFINITIONS[name].compared:
        faults.add((*path, "rij"), _NO_SOURCES.format(shown(code)))


def _check_elsewhere(name: str, part: Any, path: Path, faults: Faults) -> None:  # noqa: ANN401 (JSON)
    """Note a figure of another source that is compared with nothing in the table."""
    code, column = good(part, "rij", None), good(part, "kolom", None)
    if code is None or column is None or part.get("naam") is BAD:
        return
    if DEFINITIONS[name].elsewhere(TabelRij(code, same(code)), column, part.get("naam"), 0) is None:
        faults.add(path, _NOT_COMPARED)


def _check_words(table: Mapping[str, Any], words: Mapping[str, Any], path: Path, faults: Faults) -> None:
    """Note texts that are there in one language only, that belong nowhere, or that the table contradicts."""
    if any(good(words, language, None) is None for language in LANGUAGES):
        return
    dutch, english = (texts_by_place(words[language]) for language in LANGUAGES)
    for language, own, other in (("nl", dutch, english), ("en", english, dutch)):
        for place in other:
            if place not in own:
                faults.add((*path, language, *place), _ONE_LANGUAGE)
    if len(good(words["nl"], "noten", [])) != len(good(words["en"], "noten", [])):
        faults.add((*path, "en", "noten"), _OTHER_LENGTH)
    printed = _printed(table)
    for place in dutch.keys() & english.keys():
        if place not in printed:
            faults.add((*path, "nl", *place), _NOWHERE)
        elif _contradicts(printed[place], dutch[place], english[place]):
            faults.add((*path, "nl", *place), _CONTRADICTED)


def _contradicts(printed: Any, dutch: Any, english: Any) -> bool:  # noqa: ANN401 (texts, or `BAD`)
    """Tell whether a printed text is there, and is in neither language what is said to stand there."""
    if printed is None or BAD in (printed, dutch, english):
        return False
    return printed not in {dutch, english}


def _printed(table: Mapping[str, Any]) -> dict[Path, Any]:
    """Return the texts of a table by their place, None where the table has a place for a text only."""
    printed: dict[Path, Any] = {("titel",): good(table, "titel", BAD)}
    printed |= {("kolommen", name): None for name in good(table, "kolommen", []) if name is not BAD}
    for row in good(table, "rijen", []):
        code = good(row, "code", None)
        if code is not None:
            printed["rijen", code] = good(row, "label", BAD)
            cells = good(row, "cellen", {})
            printed |= {("cellen", code, name): cell for name, cell in cells.items() if isinstance(cell, str)}
    return printed


def _choices(names: Collection[Any]) -> Text:
    return _CHOOSE.format(", ".join(name for name in names if name is not BAD))


_CHOOSE = Text("Kies uit: {}.", "Choose from: {}.")
_NO_SUCH = Text("{} is er niet in deze tabel.", "{} is not in this table.")
_NO_TABLE = Text("deze tabel is er niet.", "this table is not there.")
_TWICE = Text("{} staat er meer dan eens.", "{} stands there more than once.")
_NO_CELL = Text("deze cel ontbreekt.", "this cell is missing.")
_NO_REASON = Text("de cel is null, en de reden ontbreekt.", "the cell is null, and the reason is missing.")
_NOT_EMPTY = Text("deze cel is niet leeg.", "this cell is not empty.")
_LEAVE_OUT = Text("Laat de reden weg, of maak de cel null.", "Leave the reason out, or make the cell null.")
_ONE_LANGUAGE = Text("deze tekst is er alleen in de andere taal.", "this text is there in the other language only.")
_OTHER_LENGTH = Text("in beide talen moeten het er evenveel zijn.", "there must be as many of them in both languages.")
_NOWHERE = Text("voor deze tekst is er geen plaats in de tabel.", "there is no place for this text in the table.")
_CONTRADICTED = Text(
    "in de tabel staat een andere tekst, in geen van beide talen deze.",
    "another text stands in the table, which is this in neither language.",
)
_NO_SOURCES = Text("bij {} horen geen bronnen.", "{} has no sources.")
_NOT_COMPARED = Text("met dit cijfer wordt deze cel niet vergeleken.", "this cell is not compared with this figure.")
