"""What a dossier says of its publication, beside the figures: its date, whose it is, and own texts."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from uri.languages import Language, Text


class Tekstplaats(StrEnum):
    """Where an own text stands: before a section, after it, or in its place."""

    VOOR = "voor"
    NA = "na"
    VERVANGT = "vervangt"


@attrs.frozen
class Bronbestand:
    """A file that a publication was made from.

    Attributes:
        bestand: Its name, from the folder of the dossier.
        sha256: The SHA-256 of its bytes, in hexadecimal; None where it is not told.
    """

    bestand: str
    sha256: str | None = None


@attrs.frozen
class Maand:
    """A month, where no day is known of a date.

    >>> Maand(2024, 7).isoformat()
    '2024-07'

    Attributes:
        jaar: The year.
        maand: The month, from 1 to 12.
    """

    jaar: int
    maand: int

    def isoformat(self) -> str:
        """Write the month as ISO 8601 does."""
        return f"{self.jaar:04}-{self.maand:02}"


@attrs.frozen(kw_only=True)
class Publicatietekst:
    """A text of the organisation itself, in Markdown.

    Attributes:
        bestand: The name of its file.
        inhoud: What the file says.
        plaats: Where it stands.
        sectie: The code of the section that it stands at.
        taal: The language of the publication that it is for; None for both.
    """

    bestand: str
    inhoud: str = attrs.field(repr=False)
    plaats: Tekstplaats
    sectie: str
    taal: Language | None = None


@attrs.frozen(kw_only=True)
class Publicatiegegevens:
    """What is to be said of a publication that does not follow from its figures; nothing of it is guessed.

    Attributes:
        datum: The date of publication; only its month, where no day is known.
        tooi: The TOOI identifier of the organisation: an address of identifier.overheid.nl.
        contact: Where a reader can ask: a mail address, an address or a few words.
        licentie: The licence of text and figures: its address.
        titel: The title, in place of the usual one.
        teksten: The organisation's own texts.
        zonder: The parts of the organisation that the cases leave out.
        bronnen: The files that it was made from, in order; two are alike whatever they were made from.
    """

    datum: date | Maand | None = None
    tooi: str | None = None
    contact: str | None = None
    licentie: str | None = None
    titel: Text | None = None
    teksten: tuple[Publicatietekst, ...] = ()
    zonder: frozenset[str] = frozenset()
    bronnen: tuple[Bronbestand, ...] = attrs.field(default=(), eq=False)
