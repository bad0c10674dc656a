"""All rules, and which of them are judged: by what is looked at, by profile and by edition."""

from __future__ import annotations

from os import PathLike

from uri.rules.profile import STANDARD, Profiel, read_profiel
from uri.rules.rows.repeated_rows import Herhalingsregel
from uri.rules.rule import Basisregel, Regel
from uri.rules.subjects import on_cases, on_dossiers, on_registers, on_tables, on_texts
from uri.rules.subjects.on_dossiers import Dossierregel
from uri.rules.subjects.on_tables import Tabelregel

CASE_RULES: tuple[Regel, ...] = (*on_cases.RULES, *on_texts.RULES)
REGISTER_RULES: tuple[Herhalingsregel, ...] = on_registers.RULES
DOSSIER_RULES: tuple[Dossierregel, ...] = on_dossiers.RULES
TABLE_RULES: tuple[Tabelregel, ...] = on_tables.RULES

CATALOGUS: tuple[Basisregel, ...] = (*CASE_RULES, *REGISTER_RULES, *DOSSIER_RULES, *TABLE_RULES)
"""Every rule that the library has: on a case, a register, a dossier, a table."""


def profile(profiel: Profiel | str | PathLike[str] | None) -> Profiel:
    """Return a profile as it is, or read it from a file; the standard one for None."""
    if profiel is None or isinstance(profiel, Profiel):
        return profiel or STANDARD
    return read_profiel(profiel, tuple(rule.id for rule in CATALOGUS))
