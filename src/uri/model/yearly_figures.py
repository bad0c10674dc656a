"""The side records: yearly figures that stand beside the cases in a report.

Sources: Jaarrapportage Integriteit BZK 2023, Tabel 5 (vertrouwenspersonen), Tabel 6 (sessies), Tabel 7
(financiële belangen), chapter 1 and par. 3.1, 3.4, 4.2 (kerncijfers, personeel).
"""

from __future__ import annotations

from typing import ClassVar

import attrs

from uri.model import field_validators as valid
from uri.model.field_converters import to_text, to_text_if_any
from uri.model.fields import FieldForm, described, plain


@attrs.frozen(kw_only=True)
class Personeel:
    """Number of employees in a year.

    Attributes:
        jaar: The year.
        aantal: The number of employees.
        omvang: Which employees are meant, in words.
        zonder: The parts of the organisation that are left out, separated by ``|``.
        onderdeel: The part of the organisation whose employees these are, None for the whole.
    """

    jaar: int = attrs.field(
        validator=valid.year,
        repr=plain,
        metadata=described(FieldForm.JAAR, "verslagjaar", english="year", required=True),
    )
    aantal: int = attrs.field(
        validator=valid.count,
        repr=False,
        metadata=described(
            FieldForm.AANTAL, "medewerkers", "aantal medewerkers", english="number of employees", required=True
        ),
    )
    omvang: str | None = attrs.field(
        default=None,
        converter=to_text_if_any,
        validator=valid.text_if_any,
        repr=False,
        metadata=described(FieldForm.NAAM, "bereik", "omschrijving", english="which employees"),
    )
    zonder: str | None = attrs.field(
        default=None,
        converter=to_text_if_any,
        validator=valid.text_if_any,
        repr=False,
        metadata=described(FieldForm.NAAM, "exclusief", "excl", english="parts left out"),
    )
    onderdeel: str | None = attrs.field(
        default=None,
        converter=to_text_if_any,
        validator=valid.text_if_any,
        repr=False,
        metadata=described(FieldForm.NAAM, "organisatieonderdeel", english="part of the organisation"),
    )

    @property
    def buiten(self) -> frozenset[str]:
        """The parts left out: a rate needs a numerator that leaves out the same ones."""
        return frozenset(part.strip() for part in (self.zonder or "").split("|") if part.strip())


@attrs.frozen(kw_only=True)
class Vertrouwenspersonen:
    """Stock, flow and work of the confidential advisers in a year (Tabel 5).

    Attributes:
        jaar: The year.
        medewerkers: The number of employees that this table states as its denominator.
        begin: The number of confidential advisers on 1 January.
        eind: Their number on 31 December.
        vertrokken: How many left in the year.
        toegetreden: How many joined in the year.
        extern: How many external ones are available.
        hulpvragen: The number of requests for help.
        contactmomenten: The mean number of contacts for each request.
    """

    jaar: int = attrs.field(
        validator=valid.year,
        repr=plain,
        metadata=described(FieldForm.JAAR, "verslagjaar", english="year", required=True),
    )
    medewerkers: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(FieldForm.AANTAL, "aantal medewerkers", english="number of employees"),
    )
    begin: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(
            FieldForm.AANTAL, "vertrouwenspersonen 1 januari", "stand begin", english="advisers on 1 January"
        ),
    )
    eind: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(
            FieldForm.AANTAL, "vertrouwenspersonen 31 december", "stand eind", english="advisers on 31 December"
        ),
    )
    vertrokken: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(FieldForm.AANTAL, "afscheid", "uitstroom", english="advisers who left"),
    )
    toegetreden: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(FieldForm.AANTAL, "nieuw", "instroom", english="advisers who joined"),
    )
    extern: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(FieldForm.AANTAL, "extern beschikbaar", english="external advisers"),
    )
    hulpvragen: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(FieldForm.AANTAL, "aantal hulpvragen", english="requests for help"),
    )
    contactmomenten: float | None = attrs.field(
        default=None,
        validator=valid.number_if_any,
        repr=False,
        metadata=described(FieldForm.GETAL, "gemiddeld aantal contactmomenten", english="contacts per request"),
    )


@attrs.frozen(kw_only=True)
class Sessie:
    """How often a kind of prevention session was held in a year (Tabel 6).

    Attributes:
        jaar: The year.
        sessie: The kind of session.
        aantal: How often it was held.
    """

    jaar: int = attrs.field(
        validator=valid.year,
        repr=plain,
        metadata=described(FieldForm.JAAR, "verslagjaar", english="year", required=True),
    )
    sessie: str = attrs.field(
        converter=to_text,
        validator=valid.text,
        repr=False,
        metadata=described(FieldForm.NAAM, "soort", "soort sessie", "titel", english="kind of session", required=True),
    )
    aantal: int = attrs.field(
        validator=valid.count,
        repr=False,
        metadata=described(FieldForm.AANTAL, "aantal keer", english="times held", required=True),
    )


@attrs.frozen(kw_only=True)
class FinancieelBelang:
    """Duty to report and reported financial interests of a part in a year (Tabel 7).

    A figure shared by several parts stands on a record of its `groep` without onderdeel; the parts follow with the
    same groep and no figures of their own.

    Attributes:
        jaar: The year.
        groep: The group of parts that a figure is shared by.
        onderdeel: The part of the organisation.
        meldplicht: The number of employees who must report their interests.
        meldingen: The number of reported interests.
    """

    een_van: ClassVar[tuple[str, ...]] = ("onderdeel", "groep")

    jaar: int = attrs.field(
        validator=valid.year,
        repr=plain,
        metadata=described(FieldForm.JAAR, "verslagjaar", english="year", required=True),
    )
    groep: str | None = attrs.field(
        default=None,
        converter=to_text_if_any,
        validator=valid.text_if_any,
        repr=False,
        metadata=described(FieldForm.NAAM, "cluster", english="group of parts"),
    )
    onderdeel: str | None = attrs.field(
        default=None,
        converter=to_text_if_any,
        validator=valid.text_if_any,
        repr=False,
        metadata=described(FieldForm.NAAM, "organisatieonderdeel", "dienst", english="part of the organisation"),
    )
    meldplicht: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(
            FieldForm.AANTAL, "aantal medewerkers met een meldplicht", english="employees with a duty to report"
        ),
    )
    meldingen: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(FieldForm.AANTAL, "aantal meldingen financieel belang", english="interests reported"),
    )

    def __attrs_post_init__(self) -> None:
        valid.one_of(self, self.een_van)


@attrs.frozen(kw_only=True)
class Kerncijfers:
    """Headline figures of a year as an organisation states them: what no case of the register can tell.

    A figure that the register itself gives for that year goes before a stated one; where both exist and differ,
    the table says so.

    Attributes:
        jaar: The year.
        meldingen: The meldingen of the year, on the basis that its source counts by.
        aangetoond: Those that were substantiated.
        disciplinair: The substantiated ones that ended in a disciplinary measure.
        niet_disciplinair: The substantiated ones that ended in another measure.
        signalen: The signalen of the year.
        misstanden: Those of the meldingen that are a suspected wrongdoing.
        onderzoeken: The investigations of persons.
        klachten: The complaints about inappropriate behaviour that the klachtencommissie received.
        klachtadviezen: The opinions that the klachtencommissie gave [S 401]; a complaint need not have led to one.
        adviesvragen: The questions put to the integrity team.
        open_begin: The meldingen that were open on 1 January.
        ontvangen: The meldingen that were received in the year.
        open_eind: The meldingen that were open on 31 December.
    """

    jaar: int = attrs.field(
        validator=valid.year,
        repr=plain,
        metadata=described(FieldForm.JAAR, "verslagjaar", english="year", required=True),
    )
    meldingen: int | None = attrs.field(
        default=None, validator=valid.count_if_any, repr=False, metadata=described(FieldForm.AANTAL, english="reports")
    )
    aangetoond: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(FieldForm.AANTAL, english="substantiated reports"),
    )
    disciplinair: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(FieldForm.AANTAL, english="ended in a disciplinary measure"),
    )
    niet_disciplinair: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(FieldForm.AANTAL, english="ended in another measure"),
    )
    signalen: int | None = attrs.field(
        default=None, validator=valid.count_if_any, repr=False, metadata=described(FieldForm.AANTAL, english="concerns")
    )
    misstanden: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(FieldForm.AANTAL, english="reports of wrongdoing"),
    )
    onderzoeken: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(FieldForm.AANTAL, "persoonsgerichte onderzoeken", english="investigations of persons"),
    )
    klachten: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(FieldForm.AANTAL, english="complaints"),
    )
    klachtadviezen: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(
            FieldForm.AANTAL, "adviezen klachtencommissie", english="opinions of the complaints committee"
        ),
    )
    adviesvragen: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(FieldForm.AANTAL, english="questions for advice"),
    )
    open_begin: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(
            FieldForm.AANTAL, "open 1 januari", "open aan het begin", english="reports open on 1 January"
        ),
    )
    ontvangen: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(FieldForm.AANTAL, "ontvangen meldingen", english="reports received"),
    )
    open_eind: int | None = attrs.field(
        default=None,
        validator=valid.count_if_any,
        repr=False,
        metadata=described(
            FieldForm.AANTAL, "open 31 december", "open aan het eind", english="reports open on 31 December"
        ),
    )
