"""All rules, and which of them are judged: by what is looked at, by profile and by edition."""

from __future__ import annotations

from os import PathLike

from uri.rules import dossiers, meldingen, registers, tabellen, teksten
from uri.rules.dossiers import Dossierregel
from uri.rules.profielen import STANDAARD, Profiel, read_profiel
from uri.rules.regel import Basisregel, Regel
from uri.rules.registers import Herhalingsregel
from uri.rules.tabellen import Tabelregel

ZAAKREGELS: tuple[Regel, ...] = (*meldingen.REGELS, *teksten.REGELS)
REGISTERREGELS: tuple[Herhalingsregel, ...] = registers.REGELS
DOSSIERREGELS: tuple[Dossierregel, ...] = dossiers.REGELS
TABELREGELS: tuple[Tabelregel, ...] = tabellen.REGELS

CATALOGUS: tuple[Basisregel, ...] = (*ZAAKREGELS, *REGISTERREGELS, *DOSSIERREGELS, *TABELREGELS)
"""Every rule that the library has: on a case, a register, a dossier, a table."""


def profile(chosen: Profiel | str | PathLike[str] | None) -> Profiel:
    """Return a profile as it is, or read it from a file; the standard one for None."""
    if chosen is None or isinstance(chosen, Profiel):
        return chosen or STANDAARD
    return read_profiel(chosen, tuple(rule.id for rule in CATALOGUS))
