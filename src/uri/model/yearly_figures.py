"""The side records: yearly figures that stand beside the cases in a report.

Sources: Jaarrapportage Integriteit BZK 2023, Tabel 5 (vertrouwenspersonen), Tabel 6 (sessies), Tabel 7
(financiële belangen), chapter 1 and par. 3.1, 3.4, 4.2 (kerncijfers, personeel).
"""

from __future__ import annotations

from typing import ClassVar

import attrs

from uri.model import fields as v


@attrs.frozen(kw_only=True)
class Personeel:
    """Number of employees in a year. `zonder` names the parts left out, separated by ``|``."""

    jaar: int = v.jaar("verslagjaar", verplicht=True)
    aantal: int = v.aantal("medewerkers", "aantal medewerkers", verplicht=True)
    omvang: str | None = v.naam("bereik", "omschrijving")
    zonder: str | None = v.naam("exclusief", "excl")

    @property
    def buiten(self) -> frozenset[str]:
        """The parts left out: a rate needs a numerator that leaves out the same ones."""
        return frozenset(part.strip() for part in (self.zonder or "").split("|") if part.strip())


@attrs.frozen(kw_only=True)
class Vertrouwenspersonen:
    """Stock, flow and work of the confidential advisers in a year (Tabel 5).

    `medewerkers` is the denominator that this table states; `contactmomenten` the mean number per hulpvraag.
    """

    jaar: int = v.jaar("verslagjaar", verplicht=True)
    medewerkers: int | None = v.aantal("aantal medewerkers")
    begin: int | None = v.aantal("vertrouwenspersonen 1 januari", "stand begin")
    eind: int | None = v.aantal("vertrouwenspersonen 31 december", "stand eind")
    vertrokken: int | None = v.aantal("afscheid", "uitstroom")
    toegetreden: int | None = v.aantal("nieuw", "instroom")
    extern: int | None = v.aantal("extern beschikbaar")
    hulpvragen: int | None = v.aantal("aantal hulpvragen")
    contactmomenten: float | None = v.getal("gemiddeld aantal contactmomenten")


@attrs.frozen(kw_only=True)
class Sessie:
    """How often a kind of prevention session was held in a year (Tabel 6)."""

    jaar: int = v.jaar("verslagjaar", verplicht=True)
    sessie: str = v.naam("soort", "soort sessie", "titel", verplicht=True)
    aantal: int = v.aantal("aantal keer", verplicht=True)


@attrs.frozen(kw_only=True)
class FinancieelBelang:
    """Duty to report and reported financial interests of a part in a year (Tabel 7).

    A figure shared by several parts stands on a record of its `groep` without onderdeel; the parts follow with the
    same groep and no figures of their own.
    """

    een_van: ClassVar[tuple[str, ...]] = ("onderdeel", "groep")

    jaar: int = v.jaar("verslagjaar", verplicht=True)
    groep: str | None = v.naam("cluster")
    onderdeel: str | None = v.naam("organisatieonderdeel", "dienst")
    meldplicht: int | None = v.aantal("aantal medewerkers met een meldplicht")
    meldingen: int | None = v.aantal("aantal meldingen financieel belang")

    def __attrs_post_init__(self) -> None:
        v.one_of(self, self.een_van)


@attrs.frozen(kw_only=True)
class Kerncijfers:
    """Headline figures of a year as an organisation states them: what no case of the register can tell.

    `open_begin`, `ontvangen` and `open_eind` are the meldingen that were open on 1 January, received in the year, and
    open on 31 December.

    A figure that the register itself gives for that year goes before a stated one; where both exist and differ,
    the table says so.
    """

    jaar: int = v.jaar("verslagjaar", verplicht=True)
    meldingen: int | None = v.aantal()
    aangetoond: int | None = v.aantal()
    disciplinair: int | None = v.aantal()
    niet_disciplinair: int | None = v.aantal()
    signalen: int | None = v.aantal()
    misstanden: int | None = v.aantal()
    onderzoeken: int | None = v.aantal("persoonsgerichte onderzoeken")
    klachten: int | None = v.aantal()
    adviesvragen: int | None = v.aantal()
    open_begin: int | None = v.aantal("open 1 januari", "open aan het begin")
    ontvangen: int | None = v.aantal("ontvangen meldingen")
    open_eind: int | None = v.aantal("open 31 december", "open aan het eind")
