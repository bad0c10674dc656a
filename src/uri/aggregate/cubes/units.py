"""What a number is a number of: its unit, and the kinds of empty."""

from __future__ import annotations

from enum import StrEnum

from uri.languages import Text


class Eenheid(StrEnum):
    """Count unit. Sums only add up within one unit."""

    MELDING = "melding"
    SIGNAAL = "signaal"
    MEDEWERKER = "medewerker"
    SESSIE = "sessie"
    GEMENGD = "gemengd"

    @property
    def label(self) -> Text:
        """The name of the unit, plural."""
        return _UNITS[self]


class Leeg(StrEnum):
    """Why a cell holds no number. Zero is a number and none of these."""

    BLANCO = "blanco"
    NIET_VAN_TOEPASSING = "niet_van_toepassing"
    NIET_VERZAMELD = "niet_verzameld"
    NIET_BEKEND = "niet_bekend"
    ONDERDRUKT = "onderdrukt"

    @property
    def label(self) -> Text:
        """The kind of empty in words."""
        return _EMPTIES[self]

    @property
    def sign(self) -> str:
        """What is printed in the cell."""
        return _SIGNS[self]


_UNITS = {
    Eenheid.MELDING: Text("meldingen", "reports"),
    Eenheid.SIGNAAL: Text("signalen", "concerns"),
    Eenheid.MEDEWERKER: Text("medewerkers", "employees"),
    Eenheid.SESSIE: Text("sessies", "sessions"),
    Eenheid.GEMENGD: Text("eenheid verschilt per rij of kolom", "unit differs by row or column"),
}
_EMPTIES = {
    Leeg.BLANCO: Text("leeg in de bron", "blank in the source"),
    Leeg.NIET_VAN_TOEPASSING: Text("niet van toepassing", "not applicable"),
    Leeg.NIET_VERZAMELD: Text("niet verzameld", "not collected"),
    Leeg.NIET_BEKEND: Text("niet bekend", "not known"),
    Leeg.ONDERDRUKT: Text("onderdrukt", "suppressed"),
}
_SIGNS = {
    Leeg.BLANCO: "",
    Leeg.NIET_VAN_TOEPASSING: ".",
    Leeg.NIET_VERZAMELD: "-",
    Leeg.NIET_BEKEND: "?",
    Leeg.ONDERDRUKT: "x",
}
