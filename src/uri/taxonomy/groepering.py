"""Groupings: rows of an edition that are shown together, always the same ones, whatever the figures of a year are."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs

from uri.languages import Text
from uri.taxonomy.codes import Schendingstype
from uri.taxonomy.edities import Editie

BETWEEN = "+"
"""What stands between the codes of rows that are one row."""


class AfdoeningRijen(StrEnum):
    """Which rows of the table of measures a grouping leaves."""

    RIJEN = "rijen"
    NIVEAUS = "niveaus"
    TOTAAL = "totaal"


@attrs.frozen(kw_only=True)
class Groep:
    """Rows of an edition that are one row.

    Attributes:
        code: The code of the row that they become.
        label: Its label.
        rijen: The codes of the rows.
    """

    code: str
    label: Text
    rijen: tuple[str, ...]


@attrs.frozen(kw_only=True, repr=False)
class Groepering:
    """A fixed grouping of the rows of an edition.

    No source that we read gives one, so each says in `bron` whose it is.

    Attributes:
        naam: The name by which it is asked for.
        titel: The title to print.
        bron: Who made the grouping, and on what ground.
        editie: The edition whose rows it groups; None for the one that leaves totals only, of any edition.
        groepen: The groups in the order of print; each row of the edition is in one of them.
        afdoeningen: Which rows of the table of measures are left.
    """

    naam: str
    titel: str
    bron: str
    editie: Editie | None
    groepen: tuple[Groep, ...]
    afdoeningen: AfdoeningRijen = AfdoeningRijen.RIJEN

    def leaves(self, code: str, tabel: str) -> frozenset[Schendingstype] | None:
        """Return the leaves that a grouped row counts in a table of the edition, None where it is none of the groups.

        Args:
            code: The code of a group, or of several with ``+`` between them.
            tabel: ``schendingen`` or ``signalen``.
        """
        groups = {group.code: group.rijen for group in self.groepen}
        codes = code.split(BETWEEN)
        if self.editie is None or not groups.keys() >= set(codes):
            return None
        members = {member for one in codes for member in groups[one]}
        leaves = (row.bladen for row in self.editie.rows(tabel) if row.code.value in members)
        return frozenset[Schendingstype]().union(*leaves)

    def to_dict(self) -> dict[str, Any]:
        """Return the grouping as plain data: its name, and the keys of its TOML form."""
        return {
            "naam": self.naam,
            "titel": self.titel,
            **({} if self.editie is None else {"editie": self.editie.naam}),
            "bron": self.bron,
            "afdoeningen": self.afdoeningen.value,
            "groep": [
                {"code": group.code, "label": group.label.nl, "engels": group.label.en, "rijen": [*group.rijen]}
                for group in self.groepen
            ],
        }

    def __repr__(self) -> str:
        return str(_REPR.format(self.naam, len(self.groepen)))


_REPR = Text("<Groepering {}: {} groepen>", "<Groepering {}: {} groups>")
