"""How the smallest repairs are written: as lines of text, and as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from uri.audit.annex_rewording import Bijlageherstel, Omzetting
from uri.audit.repair import FIGURE, FIGURES, Herstel, Wijziging
from uri.audit.repair_solver import Exact
from uri.languages import Language, Text, counted

_SHOWN = 10


def repair_lines(repair: Herstel, language: Language) -> list[str]:
    """Write the changes that every repair has, then those that differ, then the verdict."""
    sets = [[change.to_text().to(language) for change in changes] for changes in repair.mogelijk]
    always = [line for line in sets[0] if all(line in lines for lines in sets)] if sets else []
    alternatives = ["; ".join(line for line in lines if line not in always) for lines in sets]
    lines = list(always)
    if any(alternatives):
        lines += [(_AND_ONE if always else _ONE).to(language), *(f"- {line}" for line in alternatives[:_SHOWN])]
        lines += [_MORE.format(len(alternatives) - _SHOWN).to(language)] if len(alternatives) > _SHOWN else []
    lines.append(repair.verdict().to(language))
    return lines if repair.bijlage is None else [*lines, *_annex_lines(repair, repair.bijlage, language)]


def _annex_lines(repair: Herstel, rewording: Bijlageherstel, language: Language) -> list[str]:
    """Write the repair of the annex that is possible instead, with the sizes of both."""
    if rewording.omzettingen is None:
        no_repair = _NO_REWORDING if rewording.volledig else _REWORDING_NOT_FOUND
        return [no_repair.format(rewording.bijlage).to(language)]
    moves = [f"- {move.to_text().to(language)}" for move in rewording.omzettingen]
    figures = _THIS.format(FIGURE) if repair.minstens == 1 else _THESE.format(counted(repair.minstens, FIGURE, FIGURES))
    cases = (_CASE if rewording.aantal == 1 else _CASES).format(rewording.aantal)
    return [_REWORDED.format(figures, rewording.bijlage, cases).to(language), *moves]


def repair_data(repair: Herstel, language: Language) -> Mapping[str, Any]:
    """Return a repair as plain data."""
    return {
        "unique": repair.uniek,
        "complete": repair.volledig,
        "at_least": repair.minstens,
        "verdict": repair.verdict().to(language),
        "sets": [[_change_data(change, language) for change in changes] for changes in repair.mogelijk],
        "annex": None if repair.bijlage is None else _annex_data(repair.bijlage, language),
    }


def _annex_data(rewording: Bijlageherstel, language: Language) -> dict[str, Any]:
    moves = rewording.omzettingen
    return {
        "name": rewording.bijlage,
        "complete": rewording.volledig,
        "cases": rewording.aantal,
        "changes": None if moves is None else [_move_data(move, language) for move in moves],
    }


def _move_data(move: Omzetting, language: Language) -> dict[str, Any]:
    kinds = [
        None if kind is None else {"type": kind.type.label.to(language), "words": kind.woorden}
        for kind in (move.van, move.naar)
    ]
    return {"from": kinds[0], "to": kinds[1], "cases": move.aantal}


def _change_data(change: Wijziging, language: Language) -> dict[str, Any]:
    place = change.cijfer.place
    low, high = change.waarden
    return {
        "figure": change.cijfer.full_name.to(language),
        "file": place.file,
        "sheet": place.sheet,
        "table": place.table,
        "page": place.page,
        "line": place.line,
        "row": place.row,
        "column": place.column,
        "printed": change.cijfer.printed.text,
        "least": _json_number(low),
        "most": _json_number(high),
    }


def _json_number(number: Exact | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number.denominator == 1 else float(number)


_ONE = Text("Eén van:", "One of:")
_AND_ONE = Text("en daarbij één van:", "and with it one of:")
_MORE = Text("… en nog {}.", "… and {} more.")
_REWORDED = Text(
    "Of, in plaats van {}: in {} {} van omschrijving (minder kan niet), bijvoorbeeld:",
    "Or, instead of {}: in {}, {} (no fewer will do), for instance so:",
)
_THIS, _THESE = Text("dit {}", "this {}"), Text("deze {}", "these {}")
_CASE = Text("verandert {} zaak", "{} case changes its wording")
_CASES = Text("veranderen {} zaken", "{} cases change their wording")
_NO_REWORDING = Text(
    "Geen andere omschrijving van zaken in {} past bij deze cijfers.",
    "No other wording of cases in {} fits these figures.",
)
_REWORDING_NOT_FOUND = Text(
    "Binnen de tijd is niet gevonden welke zaken in {} anders te omschrijven zijn.",
    "It was not found in time which cases in {} to word otherwise.",
)
