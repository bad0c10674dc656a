"""The rules on a melding or signaal by its fields.

Each function is named for a fault, and tells whether a case is free of it: True, False, or None where that cannot be
told. The functions that start with an underscore tell which cases a rule is about. `S n` is line n of the plain text of
the Jaarrapportage Integriteit BZK over 2023.
"""

from __future__ import annotations

from uri.findings import Severity
from uri.languages import Text
from uri.rules.rule import regel, rules_of
from uri.taxonomy import Afdoening, Editie, EditieRij, Schendingstype, Soort, Uitkomst
from uri.taxonomy.labels import normal

_FINAL = frozenset({Uitkomst.AANGETOOND, Uitkomst.NIET_AANGETOOND})
_MELDING = (Soort.MELDING,)
_NO_DECISION = frozenset({Afdoening.GEEN, Afdoening.EIGEN_VERZOEK})
_TABLE = {Soort.MELDING: "schendingen", Soort.SIGNAAL: "signalen"}

TWELVE_WEEKS = 84
"""Days within which a reporter hears what became of a melding: see the source of `lang_open`."""

SEVEN_DAYS = 7
"""Days within which the receipt is confirmed of a report of wrongdoing: see the source of `laat_bevestigd`."""


def _should_be_closed(open_zaak: bool) -> bool:
    """Tell whether the case should have a closing date."""
    return not open_zaak


def _counts(soort: Soort, open_zaak: bool) -> bool:
    """Tell whether the case counts in a year: a signaal does once it is received, a melding once it is closed."""
    return soort is Soort.SIGNAAL or not open_zaak


def _is_dated(met_datum: bool) -> bool:
    """Tell whether the case has a closing date."""
    return met_datum


def _is_undated(met_datum: bool) -> bool:
    """Tell whether the case has no closing date."""
    return not met_datum


def _has_measure(afdoeningen: tuple[Afdoening, ...]) -> bool:
    """Tell whether the employer took a measure; who leaves of his own accord may do so whatever the outcome."""
    return any(measure not in _NO_DECISION for measure in afdoeningen)


def _is_running(met_datum: bool, bekende_uitkomst: Uitkomst | None = None) -> bool | None:
    """Tell whether the case still runs; None for a case with neither an outcome nor a date."""
    if met_datum:
        return False
    return None if bekende_uitkomst is None else bekende_uitkomst is Uitkomst.LOPEND


def _awaits_word(met_bericht: bool, met_datum: bool, bekende_uitkomst: Uitkomst | None = None) -> bool | None:
    """Tell whether the case still runs and the reporter was given no word of it, as far as is known."""
    return False if met_bericht else _is_running(met_datum, bekende_uitkomst)


def _falls_under_wbk(
    hoofdcategorie: Schendingstype, nevencategorieen: tuple[Schendingstype, ...], sinds_wbk: bool | None = None
) -> bool | None:
    """Tell whether the Wet bescherming klokkenluiders holds for a report: it is about wrongdoing, and came in since."""
    return sinds_wbk if Schendingstype.MISSTAND in {hoofdcategorie, *nevencategorieen} else False


def _leaves_parts_out(zonder: frozenset[str]) -> bool:
    """Tell whether the cases leave parts of the organisation out."""
    return bool(zonder)


@regel(
    "URI-M",
    Text("De zaak is afgerond voordat zij is ontvangen.", "The case was closed before it was received."),
    Text("Verbeter één van beide datums.", "Correct one of the two dates."),
    bron="volgorde van ontvangst en afronding [S 219-221, 313]",
    field="afgerond",
    shows=("ontvangen", "afgerond"),
    applies=_should_be_closed,
)
def afgerond_voor_ontvangst(dagen_tot_afronding: int) -> bool:
    return dagen_tot_afronding >= 0


@regel(
    "URI-M",
    Text(
        "De ontvangst is bevestigd voordat de zaak is ontvangen.",
        "The receipt was confirmed before the case was received.",
    ),
    Text("Verbeter één van beide datums.", "Correct one of the two dates."),
    bron="volgorde van ontvangst en bevestiging: Richtlijn (EU) 2019/1937, art. 9, lid 1, onder b",
    field="ontvangst_bevestigd",
    shows=("ontvangen", "ontvangst_bevestigd"),
)
def bevestigd_voor_ontvangst(dagen_tot_bevestiging: int) -> bool:
    return dagen_tot_bevestiging >= 0


@regel(
    "URI-M",
    Text(
        "De melder is geïnformeerd voordat de zaak is ontvangen.",
        "The reporter was informed before the case was received.",
    ),
    Text("Verbeter één van beide datums.", "Correct one of the two dates."),
    bron="volgorde van ontvangst en bericht: Richtlijn (EU) 2019/1937, art. 9, lid 1, onder f",
    field="geinformeerd",
    shows=("ontvangen", "geinformeerd"),
)
def geinformeerd_voor_ontvangst(dagen_tot_bericht: int) -> bool:
    return dagen_tot_bericht >= 0


@regel(
    "URI-M",
    Text(
        "Het verslagjaar is een ander jaar dan dat waarin de zaak meetelt.",
        "The year of the report is not the year in which the case counts.",
    ),
    Text(
        "Een melding telt in het jaar van afronding, een signaal in dat van ontvangst: verbeter het jaar of de datum.",
        "A melding counts in the year of closing, a signaal in that of receipt: correct the year or the date.",
    ),
    bron="een melding telt bij afronding, een signaal bij ontvangst [S 237, 289, 543]",
    field="verslagjaar",
    shows=("verslagjaar", "ontvangen", "afgerond"),
    applies=_counts,
)
def ander_verslagjaar(jaren_verschil: int) -> bool:
    return jaren_verschil == 0


@regel(
    "URI-M",
    Text(
        "De zaak is niet afgerond, en is ontvangen na het verslagjaar.",
        "The case is not closed, and was received after the year of the report.",
    ),
    Text("Verbeter het jaar of de datum van ontvangst.", "Correct the year or the date of receipt."),
    bron="een zaak staat niet in een verslag van vóór haar ontvangst [S 543]",
    field="verslagjaar",
    shows=("verslagjaar", "ontvangen"),
    kinds=_MELDING,
    applies=_is_undated,
)
def verslagjaar_voor_ontvangst(jaren_na_ontvangst: int) -> bool:
    return jaren_na_ontvangst >= 0


@regel(
    "URI-M",
    Text("De zaak loopt nog, maar heeft een datum van afronding.", "The case still runs, but has a closing date."),
    Text("Vul de uitkomst in, of verwijder de datum.", "Fill in the outcome, or remove the date."),
    bron="een lopende melding is niet afgerond [S 237]",
    field="uitkomst",
    shows=("afgerond",),
    applies=_is_dated,
)
def lopend_en_afgerond(bekende_uitkomst: Uitkomst) -> bool:
    return bekende_uitkomst is not Uitkomst.LOPEND


@regel(
    "URI-M",
    Text("Er is een uitkomst, maar geen datum van afronding.", "There is an outcome, but no closing date."),
    Text("Vul de datum in; zo volgt het verslagjaar eruit.", "Fill in the date; the year of the report follows."),
    bron="een melding telt in het jaar van afronding [S 237]; een zakenlijst kan dat jaar ook zonder datum noemen",
    severity=Severity.NOTICE,
    field="afgerond",
    kinds=_MELDING,
    applies=_is_undated,
)
def uitkomst_zonder_afronding(bekende_uitkomst: Uitkomst) -> bool:
    return bekende_uitkomst not in _FINAL


@regel(
    "URI-M",
    Text(
        "Er is een maatregel genomen, maar de schending is niet aangetoond.",
        "A measure was taken, but the violation was not substantiated.",
    ),
    Text("Verbeter de uitkomst of de afdoening.", "Correct the outcome or the measure."),
    bron="afdoening na een aangetoonde schending [S 311-315]",
    field="afdoeningen",
    shows=("uitkomst", "afdoeningen"),
    kinds=_MELDING,
    applies=_has_measure,
)
def maatregel_zonder_schending(bekende_uitkomst: Uitkomst) -> bool:
    return bekende_uitkomst is Uitkomst.AANGETOOND


@regel(
    "URI-M",
    Text(
        "Er is een maatregel genomen terwijl de melding nog loopt.",
        "A measure was taken while the report was still open.",
    ),
    Text("Vul de uitkomst in, of verwijder de afdoening.", "Fill in the outcome, or remove the measure."),
    bron="“Wanneer de melding volledig is afgerond, volgt de afdoening” [S 313]",
    field="afdoeningen",
    shows=("afdoeningen",),
    kinds=_MELDING,
    applies=_has_measure,
    implies=("URI-M-maatregel-zonder-schending",),
)
def maatregel_voor_afronding(bekende_uitkomst: Uitkomst) -> bool:
    return bekende_uitkomst is not Uitkomst.LOPEND


@regel(
    "URI-M",
    Text("“Geen” staat naast een maatregel.", "“None” stands beside a measure."),
    Text("Houd één van beide.", "Keep one of the two."),
    bron="“geen” zegt dat er geen maatregel volgde [S 315, 335]",
    field="afdoeningen",
    shows=("afdoeningen",),
)
def geen_naast_maatregel(afdoeningen: tuple[Afdoening, ...]) -> bool:
    return Afdoening.GEEN not in afdoeningen or len(afdoeningen) == 1


@regel(
    "URI-M",
    Text(
        "De hoofdcategorie staat ook onder de andere categorieën.", "The main category stands among the others as well."
    ),
    Text("Noem haar alleen als hoofdcategorie.", "Name it as main category only."),
    bron="één hoofdcategorie per casus, naast andere [S 264, 545]",
    severity=Severity.WARNING,
    field="nevencategorieen",
    shows=("hoofdcategorie", "nevencategorieen"),
)
def hoofdcategorie_herhaald(hoofdcategorie: Schendingstype, nevencategorieen: tuple[Schendingstype, ...]) -> bool:
    return not any(hoofdcategorie.bladen & other.bladen for other in nevencategorieen)


@regel(
    "URI-M",
    Text(
        "De hoofdcategorie heeft geen rij in de editie van dit register.",
        "The main category has no row in the edition of this register.",
    ),
    Text(
        "Kies een type van de editie, of een editie die dit type kent (uri codes).",
        "Choose a type of the edition, or an edition that knows this type (uri codes).",
    ),
    bron="de lijsten van schendingstypes zoals gepubliceerd (uri codes)",
    field="hoofdcategorie",
    shows=("hoofdcategorie",),
)
def type_buiten_editie(soort: Soort, hoofdcategorie: Schendingstype, editie: Editie) -> bool:
    return isinstance(editie.place(hoofdcategorie, _TABLE[soort]), EditieRij)


@regel(
    "URI-M",
    Text(
        "Een andere categorie heeft geen rij in de editie van dit register.",
        "A further category has no row in the edition of this register.",
    ),
    Text(
        "Kies een type van de editie, of een editie die dit type kent (uri codes).",
        "Choose a type of the edition, or an edition that knows this type (uri codes).",
    ),
    bron="de lijsten van schendingstypes zoals gepubliceerd (uri codes); geen tabel telt deze categorieën",
    severity=Severity.WARNING,
    field="nevencategorieen",
    shows=("nevencategorieen",),
)
def nevencategorie_buiten_editie(soort: Soort, nevencategorieen: tuple[Schendingstype, ...], editie: Editie) -> bool:
    return all(isinstance(editie.place(code, _TABLE[soort]), EditieRij) for code in nevencategorieen)


@regel(
    "URI-M",
    Text(
        "Een afdoening heeft geen rij in de editie van dit register.",
        "A measure has no row in the edition of this register.",
    ),
    Text(
        "Kies een afdoening van de editie, of een editie die haar kent (uri codes).",
        "Choose a measure of the edition, or an edition that knows it (uri codes).",
    ),
    bron="de lijsten van afdoeningen zoals gepubliceerd (uri codes)",
    field="afdoeningen",
    shows=("afdoeningen",),
)
def afdoening_buiten_editie(afdoeningen: tuple[Afdoening, ...], editie: Editie) -> bool | None:
    measures = editie.afdoeningen
    if not measures.bekend:
        return None
    return all(
        code is Afdoening.GEEN or isinstance(measures.place(code, "afdoeningen"), EditieRij) for code in afdoeningen
    )


@regel(
    "URI-M",
    Text("Er is geen enkele betrokkene.", "Not one person is involved."),
    Text("Laat het aantal leeg als het onbekend is.", "Leave the number empty when it is not known."),
    bron="een schending heeft een betrokkene, al is die soms onbekend [S 315, 544]; een signaal hoeft er geen [S 223]",
    field="betrokkenen",
    shows=("betrokkenen",),
    kinds=_MELDING,
)
def geen_betrokkene(betrokkenen: int) -> bool:
    return betrokkenen >= 1


@regel(
    "URI-M",
    Text("De zaak is ontvangen na de standdatum.", "The case was received after the reference date."),
    Text("Verbeter de datum, of de standdatum van het dossier.", "Correct the date, or the dossier's standdatum."),
    bron="het register is bijgehouden tot de standdatum",
    field="ontvangen",
    shows=("ontvangen",),
)
def ontvangen_na_standdatum(dagen_sinds_ontvangst: int) -> bool:
    return dagen_sinds_ontvangst >= 0


@regel(
    "URI-M",
    Text("De zaak is afgerond na de standdatum.", "The case was closed after the reference date."),
    Text("Verbeter de datum, of de standdatum van het dossier.", "Correct the date, or the dossier's standdatum."),
    bron="het register is bijgehouden tot de standdatum",
    field="afgerond",
    shows=("afgerond",),
    applies=_should_be_closed,
)
def afgerond_na_standdatum(dagen_sinds_afronding: int) -> bool:
    return dagen_sinds_afronding >= 0


@regel(
    "URI-M",
    Text("Het onderdeel staat buiten de omvang van dit verslag.", "The part stands outside the scope of this report."),
    Text(
        "Verwijder de zaak, of haal het onderdeel uit `zonder` van het dossier.",
        "Remove the case, or take the part out of the dossier's `zonder`.",
    ),
    bron="meldingen van sommige onderdelen zijn niet opgenomen [S 243, 546]",
    field="onderdeel",
    applies=_leaves_parts_out,
)
def onderdeel_buiten_omvang(onderdeel: str, zonder: frozenset[str]) -> bool:
    return normal(onderdeel) not in {normal(part) for part in zonder}


@regel(
    "URI-M",
    Text(
        "De melding was op de standdatum langer dan twaalf weken open: de melder had bericht moeten krijgen.",
        "The report was open for more than twelve weeks at the reference date: the reporter should have heard.",
    ),
    Text("Ga na of de melder bericht heeft gehad.", "Find out whether the reporter has heard."),
    bron=(
        "bericht binnen twaalf weken na de melding: Besluit melden vermoeden van misstand bij Rijk en Politie van"
        " 15 december 2009, art. 16, lid 1; P-Direkt noemt die termijn ook voor integriteitsschendingen"
    ),
    severity=Severity.NOTICE,
    field="ontvangen",
    shows=("ontvangen",),
    kinds=_MELDING,
    applies=_awaits_word,
)
def lang_open(dagen_sinds_ontvangst: int) -> bool:
    return dagen_sinds_ontvangst <= TWELVE_WEEKS


@regel(
    "URI-M",
    Text(
        "De ontvangst van een vermoeden van een misstand is pas na meer dan zeven dagen bevestigd.",
        "The receipt of a report of wrongdoing was confirmed after more than seven days only.",
    ),
    Text(
        "Ga na of de datums kloppen; zo ja, dan is de wettelijke termijn overschreden.",
        "Find out whether the dates are right; if so, the statutory term was exceeded.",
    ),
    bron=(
        "Wet bescherming klokkenluiders, van kracht sinds 18-02-2023, art. 2, en Richtlijn (EU) 2019/1937, art. 9,"
        " lid 1, onder b: bevestiging binnen zeven dagen na ontvangst"
    ),
    severity=Severity.WARNING,
    field="ontvangst_bevestigd",
    shows=("ontvangen", "ontvangst_bevestigd"),
    kinds=_MELDING,
    applies=_falls_under_wbk,
)
def laat_bevestigd(dagen_tot_bevestiging: int) -> bool:
    return dagen_tot_bevestiging <= SEVEN_DAYS


@regel(
    "URI-M",
    Text(
        "De melder van een vermoeden van een misstand is pas na meer dan drie maanden geïnformeerd.",
        "The reporter of wrongdoing was informed after more than three months only.",
    ),
    Text(
        "Ga na of de datums kloppen; zo ja, dan is de wettelijke termijn overschreden.",
        "Find out whether the dates are right; if so, the statutory term was exceeded.",
    ),
    bron=(
        "Wet bescherming klokkenluiders, van kracht sinds 18-02-2023, art. 2, en Richtlijn (EU) 2019/1937, art. 9,"
        " lid 1, onder f: bericht binnen drie maanden na de bevestiging; zonder bevestiging vanaf zeven dagen na de"
        " ontvangst"
    ),
    severity=Severity.WARNING,
    field="geinformeerd",
    shows=("ontvangen", "ontvangst_bevestigd", "geinformeerd"),
    kinds=_MELDING,
    applies=_falls_under_wbk,
)
def laat_geinformeerd(dagen_na_termijn: int) -> bool:
    return dagen_na_termijn <= 0


@regel(
    "URI-M",
    Text("Een signaal heeft een uitkomst of een maatregel.", "A signaal has an outcome or a measure."),
    Text(
        "Is het een melding? Verbeter dan de soort; verwijder anders uitkomst en maatregel.",
        "Is it a melding? Then correct the kind; else remove outcome and measure.",
    ),
    bron="een signaal is geen formele melding [S 223-225, 289]",
    field="soort",
    shows=("uitkomst", "afdoeningen"),
    kinds=(Soort.SIGNAAL,),
)
def signaal_met_uitkomst(uitkomst: Uitkomst, met_maatregel: bool) -> bool:
    return uitkomst not in _FINAL and not met_maatregel


@regel(
    "URI-R",
    Text(
        "De zaak is van een andere organisatie dan het dossier.",
        "The case is of another organisation.",
    ),
    Text("Verwijder de zaak, of noem de juiste organisatie.", "Remove the case, or name the right organisation."),
    bron="een verslag is dat van één organisatie",
    field="organisatie",
)
def andere_organisatie(organisatie: str, stated_organisatie: str) -> bool:
    return organisatie == stated_organisatie


RULES = rules_of(__name__)
