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

from uri.model import field_validators as valid
from uri.model.field_converters import (
    to_afdoeningen,
    to_ja_nee_if_any,
    to_meldkanaal_if_any,
    to_oordeel_if_any,
    to_opvolgingen,
    to_own_fields,
    to_schendingstype,
    to_schendingstype_if_any,
    to_schendingstypen,
    to_text_if_any,
    to_uitkomst,
)
from uri.model.fields import FieldForm, described, plain
from uri.taxonomy.codes import Afdoening, JaNee, Meldkanaal, Oordeel, Opvolging, Schendingstype, Soort, Uitkomst


@attrs.frozen(kw_only=True)
class Zaak:
    """What every case has. Needs a year or a date; without either it belongs to no report.

    Attributes:
        kenmerk: The organisation's own reference.
        organisatie: The organisation, such as a ministry.
        onderdeel: The part of the organisation.
        ontvangen: The day of receipt.
        verslagjaar: The year of the report that counts the case, where that is stated.
        omschrijving: A description in free words.
        eigen: The organisation's own fields: texts by header.
    """

    een_van: ClassVar[tuple[str, ...]] = ("verslagjaar", "ontvangen")

    kenmerk: str | None = attrs.field(
        default=None,
        converter=to_text_if_any,
        validator=valid.text_if_any,
        repr=False,
        metadata=described(
            FieldForm.TEKST,
            "nr",
            "nummer",
            "zaaknr",
            "zaaknummer",
            "dossiernummer",
            "volgnummer",
            "id",
            english="case reference",
        ),
    )
    organisatie: str | None = attrs.field(
        default=None,
        converter=to_text_if_any,
        validator=valid.text_if_any,
        repr=False,
        metadata=described(FieldForm.NAAM, "ministerie", "departement", english="organisation"),
    )
    onderdeel: str | None = attrs.field(
        default=None,
        converter=to_text_if_any,
        validator=valid.text_if_any,
        repr=False,
        metadata=described(FieldForm.NAAM, "organisatieonderdeel", "dienst", english="part of the organisation"),
    )
    ontvangen: date | None = attrs.field(
        default=None,
        validator=valid.day_if_any,
        repr=False,
        metadata=described(
            FieldForm.DATUM,
            "datum melding",
            "datum ontvangst",
            "datum ontvangen",
            "ontvangstdatum",
            "meldingsdatum",
            "gemeld op",
            english="date received",
        ),
    )
    verslagjaar: int | None = attrs.field(
        default=None,
        validator=valid.year_if_any,
        repr=plain,
        metadata=described(FieldForm.JAAR, "jaar", "rapportagejaar", english="reporting year"),
    )
    omschrijving: str | None = attrs.field(
        default=None,
        converter=to_text_if_any,
        validator=valid.text_if_any,
        repr=False,
        metadata=described(FieldForm.TEKST, "beschrijving", "toelichting", english="description of the case"),
    )
    eigen: Mapping[str, str] = attrs.field(
        factory=dict, converter=to_own_fields, validator=valid.own_fields, repr=False
    )

    def __attrs_post_init__(self) -> None:
        valid.one_of(self, self.een_van)

    @property
    def jaar(self) -> int | None:
        """The year of the report that counts this case: as stated, else that of its date."""
        return _year(self.verslagjaar, self.ontvangen)


@attrs.frozen(kw_only=True)
class Registratie(Zaak):
    """A row of the register: a `Melding` or a `Signaal`.

    Attributes:
        soort: Whether it is a melding or a signaal; each class has one.
        meldkanaal: The way by which it came in.
        ontvangst_bevestigd: The day on which the receipt was confirmed to the reporter.
        geinformeerd: The day on which the reporter was told what is made of it, and what is done about it.
        afgerond: The day of closing.
        hoofdcategorie: The main type of violation.
        nevencategorieen: The other types.
        opvolging: How it was handled before any decision on a measure.
        uitkomst: The outcome.
        afdoeningen: The measures.
        betrokkenen: The number of persons that it is about.
        anoniem: Whether nobody knows who reported it.
    """

    soort: ClassVar[Soort]
    een_van: ClassVar[tuple[str, ...]] = ("verslagjaar", "afgerond", "ontvangen")

    meldkanaal: Meldkanaal | None = attrs.field(
        default=None,
        converter=to_meldkanaal_if_any,
        validator=valid.code_if_any(Meldkanaal),
        repr=plain,
        metadata=described(FieldForm.CODE, "kanaal", "gemeld via", english="reporting channel", codes=Meldkanaal),
    )
    ontvangst_bevestigd: date | None = attrs.field(
        default=None,
        validator=valid.day_if_any,
        repr=False,
        metadata=described(
            FieldForm.DATUM,
            "datum ontvangstbevestiging",
            "ontvangstbevestiging",
            "ontvangst bevestigd op",
            "datum bevestiging ontvangst",
            "acknowledged on",
            english="receipt confirmed",
        ),
    )
    geinformeerd: date | None = attrs.field(
        default=None,
        validator=valid.day_if_any,
        repr=False,
        metadata=described(
            FieldForm.DATUM,
            "melder geïnformeerd",
            "melder geïnformeerd op",
            "geïnformeerd op",
            "datum geïnformeerd",
            "datum terugkoppeling",
            "terugkoppeling op",
            "reporter informed on",
            english="reporter informed",
        ),
    )
    afgerond: date | None = attrs.field(
        default=None,
        validator=valid.day_if_any,
        repr=False,
        metadata=described(
            FieldForm.DATUM,
            "datum afgerond",
            "datum afronding",
            "datum afdoening",
            "datum afgesloten",
            "afsluitdatum",
            "afgerond op",
            english="date closed",
        ),
    )
    hoofdcategorie: Schendingstype = attrs.field(
        converter=to_schendingstype,
        validator=valid.code_of(Schendingstype),
        repr=plain,
        metadata=described(
            FieldForm.CODE,
            "categorie",
            "type schending",
            "soort schending",
            "schendingstype",
            "schending",
            english="main type of violation",
            codes=Schendingstype,
            required=True,
        ),
    )
    nevencategorieen: tuple[Schendingstype, ...] = attrs.field(
        default=(),
        converter=to_schendingstypen,
        validator=valid.codes_of(Schendingstype),
        repr=plain,
        metadata=described(
            FieldForm.CODES,
            "nevencategorie",
            "andere categorieën",
            "overige categorieën",
            english="other types of violation",
            codes=Schendingstype,
        ),
    )
    opvolging: tuple[Opvolging, ...] = attrs.field(
        default=(),
        converter=to_opvolgingen,
        validator=valid.codes_of(Opvolging),
        repr=plain,
        metadata=described(
            FieldForm.CODES, "vervolg", "wijze van opvolging", english="way of follow-up", codes=Opvolging
        ),
    )
    uitkomst: Uitkomst = attrs.field(
        converter=to_uitkomst,
        validator=valid.code_of(Uitkomst),
        repr=plain,
        metadata=described(
            FieldForm.CODE,
            "aangetoond",
            "conclusie",
            "resultaat",
            english="outcome of the case",
            codes=Uitkomst,
            required=True,
        ),
    )
    afdoeningen: tuple[Afdoening, ...] = attrs.field(
        default=(),
        converter=to_afdoeningen,
        validator=valid.codes_of(Afdoening),
        repr=plain,
        metadata=described(
            FieldForm.CODES,
            "afdoening",
            "type afdoening",
            "maatregel",
            "maatregelen",
            "sanctie",
            "uitkomst of afdoening",
            english="measures taken",
            codes=Afdoening,
        ),
    )
    betrokkenen: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(FieldForm.AANTAL, "aantal betrokkenen", english="number of persons involved"),
    )
    anoniem: JaNee | None = attrs.field(
        default=None,
        converter=to_ja_nee_if_any,
        validator=valid.code_if_any(JaNee),
        repr=plain,
        metadata=described(
            FieldForm.CODE,
            "anonieme melding",
            "anoniem gemeld",
            "melder anoniem",
            "anonymous",
            english="reported anonymously",
            codes=JaNee,
        ),
    )


@attrs.frozen(kw_only=True)
class Melding(Registratie):
    """A report of a (suspected) integrity violation. Counts in the year in which it was closed [S 237, 543].

    Codes may be given by their value. A record does not change; `attrs.evolve`, or `copy.replace` from Python 3.13
    on, gives another with some fields changed.

    Attributes:
        kenmerk: The organisation's own reference.
        organisatie: The organisation, such as a ministry.
        onderdeel: The part of the organisation.
        ontvangen: The day of receipt.
        verslagjaar: The year of the report that counts the case, where that is stated.
        omschrijving: A description in free words.
        eigen: The organisation's own fields: texts by header.
        meldkanaal: The way by which it came in.
        ontvangst_bevestigd: The day on which the receipt was confirmed to the reporter.
        geinformeerd: The day on which the reporter was told what is made of it, and what is done about it.
        afgerond: The day of closing.
        hoofdcategorie: The main type of violation.
        nevencategorieen: The other types.
        opvolging: How it was handled before any decision on a measure.
        uitkomst: The outcome.
        afdoeningen: The measures.
        betrokkenen: The number of persons that it is about.
        anoniem: Whether nobody knows who reported it.

    Examples:
        >>> import attrs
        >>> case = Melding(verslagjaar=2023, hoofdcategorie="omgangsvormen", uitkomst="lopend")
        >>> case.hoofdcategorie
        <Schendingstype.OMGANGSVORMEN: 'omgangsvormen'>
        >>> attrs.evolve(case, uitkomst="aangetoond", afdoeningen=["berisping"]).afdoeningen
        (<Afdoening.BERISPING: 'berisping'>,)
    """

    soort: ClassVar[Soort] = Soort.MELDING

    @property
    def jaar(self) -> int | None:
        """The year as stated, else that of closing, else that of receipt."""
        return _year(self.verslagjaar, self.afgerond, self.ontvangen)


@attrs.frozen(kw_only=True)
class Signaal(Registratie):
    """A concern that is not a formal melding [S 223-225]. Counts in the year in which it was received [S 289].

    If no outcome is stated, it is `Uitkomst.ONBEKEND`.

    Attributes:
        kenmerk: The organisation's own reference.
        organisatie: The organisation, such as a ministry.
        onderdeel: The part of the organisation.
        ontvangen: The day of receipt.
        verslagjaar: The year of the report that counts the case, where that is stated.
        omschrijving: A description in free words.
        eigen: The organisation's own fields: texts by header.
        meldkanaal: The way by which it came in.
        ontvangst_bevestigd: The day on which the receipt was confirmed to the reporter.
        geinformeerd: The day on which the reporter was told what is made of it, and what is done about it.
        afgerond: The day of closing.
        hoofdcategorie: The main type of violation.
        nevencategorieen: The other types.
        opvolging: How it was handled before any decision on a measure.
        uitkomst: The outcome; `Uitkomst.ONBEKEND` if none is stated.
        afdoeningen: The measures.
        betrokkenen: The number of persons that it is about.
        anoniem: Whether nobody knows who reported it.
    """

    soort: ClassVar[Soort] = Soort.SIGNAAL

    uitkomst: Uitkomst = attrs.field(
        default=Uitkomst.ONBEKEND,
        converter=to_uitkomst,
        validator=valid.code_of(Uitkomst),
        repr=plain,
        metadata=described(
            FieldForm.CODE, "aangetoond", "conclusie", "resultaat", english="outcome of the case", codes=Uitkomst
        ),
    )

    @property
    def jaar(self) -> int | None:
        """The year as stated, else that of receipt, else that of closing."""
        return _year(self.verslagjaar, self.ontvangen, self.afgerond)


@attrs.frozen(kw_only=True)
class Klacht(Zaak):
    """A complaint that the klachtencommissie ongewenste omgangsvormen advised on [S 397-401].

    Attributes:
        oordeel: The judgement of that committee.
    """

    oordeel: Oordeel | None = attrs.field(
        default=None,
        converter=to_oordeel_if_any,
        validator=valid.code_if_any(Oordeel),
        repr=plain,
        metadata=described(FieldForm.CODE, "advies", codes=Oordeel),
    )


@attrs.frozen(kw_only=True)
class Adviesvraag(Zaak):
    """A question in the grey area, put to the integrity team [S 403-415].

    Attributes:
        hoofdcategorie: The type of violation that it is about.
    """

    hoofdcategorie: Schendingstype | None = attrs.field(
        default=None,
        converter=to_schendingstype_if_any,
        validator=valid.code_if_any(Schendingstype),
        repr=plain,
        metadata=described(FieldForm.CODE, "categorie", "onderwerp", codes=Schendingstype),
    )


def _year(stated: int | None, *dates: date | None) -> int | None:
    """Return the stated year, else that of the first date there is."""
    return stated if stated is not None else next((day.year for day in dates if day is not None), None)
