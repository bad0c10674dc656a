"""The records of the register: one case each, frozen, keyword-only.

A constructor checks type and form only. Whether a case is consistent is for the rules to say, so that a wrong
case can be held, shown and mended. A repr shows codes and the year, never a kenmerk, name, date or free text.

Sources: Jaarrapportage Integriteit BZK 2023, par. 2.4.2 (melding, signaal), 4.2 (klacht), 5.1 (adviesvraag).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

import attrs

from uri.model import fields as v
from uri.taxonomy.codes import Afdoening, Meldkanaal, Oordeel, Opvolging, Schendingstype, Soort, Uitkomst


@attrs.frozen(kw_only=True)
class Zaak:
    """What every case has. Needs a year or a date; without either it belongs to no report."""

    een_van: ClassVar[tuple[str, ...]] = ("verslagjaar", "ontvangen")

    kenmerk: str | None = v.tekst("nr", "nummer", "zaaknr", "zaaknummer", "dossiernummer", "volgnummer", "id")
    organisatie: str | None = v.naam("ministerie", "departement")
    onderdeel: str | None = v.naam("organisatieonderdeel", "dienst")
    ontvangen: date | None = v.datum(
        "datum melding", "datum ontvangst", "datum ontvangen", "ontvangstdatum", "meldingsdatum", "gemeld op"
    )
    verslagjaar: int | None = v.jaar("jaar", "rapportagejaar")
    omschrijving: str | None = v.tekst("beschrijving", "toelichting")
    eigen: Mapping[str, str] = v.eigen()

    def __attrs_post_init__(self) -> None:
        v.one_of(self, self.een_van)

    @property
    def jaar(self) -> int | None:
        """The year of the report that counts this case: as stated, else that of its date."""
        return _year(self.verslagjaar, self.ontvangen)


@attrs.frozen(kw_only=True)
class Registratie(Zaak):
    """A row of the register: a `Melding` or a `Signaal`. `soort` says which."""

    soort: ClassVar[Soort]
    een_van: ClassVar[tuple[str, ...]] = ("verslagjaar", "afgerond", "ontvangen")

    meldkanaal: Meldkanaal | None = v.code(Meldkanaal, "kanaal", "gemeld via", default=None)
    afgerond: date | None = v.datum(
        "datum afgerond", "datum afronding", "datum afdoening", "datum afgesloten", "afsluitdatum", "afgerond op"
    )
    hoofdcategorie: Schendingstype = v.code(
        Schendingstype, "categorie", "type schending", "soort schending", "schendingstype", "schending"
    )
    nevencategorieen: tuple[Schendingstype, ...] = v.codes(
        Schendingstype, "nevencategorie", "andere categorieën", "overige categorieën"
    )
    opvolging: tuple[Opvolging, ...] = v.codes(Opvolging, "vervolg", "wijze van opvolging")
    uitkomst: Uitkomst = v.code(Uitkomst, "aangetoond", "conclusie", "resultaat")
    afdoeningen: tuple[Afdoening, ...] = v.codes(
        Afdoening, "afdoening", "type afdoening", "maatregel", "maatregelen", "sanctie", "uitkomst of afdoening"
    )
    betrokkenen: int | None = v.aantal("aantal betrokkenen")


@attrs.frozen(kw_only=True)
class Melding(Registratie):
    """A report of a (suspected) integrity violation. Counts in the year in which it was closed [S 237, 543]."""

    soort: ClassVar[Soort] = Soort.MELDING

    @property
    def jaar(self) -> int | None:
        """The year as stated, else that of closing, else that of receipt."""
        return _year(self.verslagjaar, self.afgerond, self.ontvangen)


@attrs.frozen(kw_only=True)
class Signaal(Registratie):
    """A concern that is not a formal melding [S 223-225]. Counts in the year in which it was received [S 289]."""

    soort: ClassVar[Soort] = Soort.SIGNAAL

    uitkomst: Uitkomst = v.code(Uitkomst, "aangetoond", "conclusie", "resultaat", default=Uitkomst.ONBEKEND)

    @property
    def jaar(self) -> int | None:
        """The year as stated, else that of receipt, else that of closing."""
        return _year(self.verslagjaar, self.ontvangen, self.afgerond)


@attrs.frozen(kw_only=True)
class Klacht(Zaak):
    """A complaint that the klachtencommissie ongewenste omgangsvormen advised on [S 397-401]."""

    oordeel: Oordeel | None = v.code(Oordeel, "advies", default=None)


@attrs.frozen(kw_only=True)
class Adviesvraag(Zaak):
    """A question in the grey area, put to the integrity team [S 403-415]."""

    hoofdcategorie: Schendingstype | None = v.code(Schendingstype, "categorie", "onderwerp", default=None)


def _year(stated: int | None, *dates: date | None) -> int | None:
    """Return the stated year, else that of the first date there is."""
    return stated if stated is not None else next((day.year for day in dates if day is not None), None)
