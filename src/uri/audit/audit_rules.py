"""The rules of an audit that no single table declares, and what all of them say."""

from __future__ import annotations

from uri.findings import Severity
from uri.languages import Text
from uri.rules.rule import Basisregel
from uri.rules.subjects.on_tables import RULES as TABLE_RULES

_CORRECT = Text("Verbeter één van deze cijfers.", "Correct one of these figures.")
_STATE = Text("Zeg het in publicatie.toml.", "State it in publicatie.toml.")


def _rule(
    name: str, nl: str, en: str, bron: str, severity: Severity = Severity.ERROR, hint: Text = _CORRECT
) -> Basisregel:
    return Basisregel(id=f"URI-A-{name}", severity=severity, message=Text(nl, en), hint=hint, bron=bron)


BEWERING = _rule(
    "bewering",
    "De tekst en de cijfers spreken elkaar tegen.",
    "The text and the figures contradict each other.",
    "een verslag herhaalt zijn cijfers in woorden [S 55-65, 205, 237, 315]",
)
TABELLEN = _rule(
    "tabellen",
    "Twee tabellen spreken elkaar tegen.",
    "Two tables contradict each other.",
    "Tabel 4 telt dezelfde meldingen als Tabel 1 [S 258, 337]",
)
BIJLAGE = _rule(
    "bijlage",
    "De bijlage en een tabel spreken elkaar tegen.",
    "The annex and a table contradict each other.",
    "Bijlage 1 noemt de meldingen van Tabel 1 en 4 één voor één [S 264, 540-576]",
)
AANDEEL = _rule(
    "aandeel",
    "Het percentage past niet bij de aantallen.",
    "The percentage does not fit the counts.",
    "een aandeel staat naast zijn aantallen: 224 van 11.633 is 1,92% [S 384-390]",
)
STAND = _rule(
    "stand",
    "De stand aan het begin van een jaar is niet die aan het eind van het jaar ervoor.",
    "The stock at the begin of a year is not that at the end of the year before.",
    "31 december en 1 januari volgen op elkaar; het verloop van een jaar begint waar het vorige eindigt [S 385-387]",
)
REGISTER = _rule(
    "register",
    "Het register zegt iets anders.",
    "The register says otherwise.",
    "een tabel telt wat in het register staat [S 542]",
)
AANGELEVERD = _rule(
    "aangeleverd",
    "De organisaties zeggen zelf iets anders.",
    "The organisations say otherwise themselves.",
    "de Jaarrapportage Bedrijfsvoering Rijk telt de ministeries op, die elk ook zelf verslag doen",
)
WOORD = _rule(
    "woord",
    "Het woord past niet bij de cijfers.",
    "The word does not fit the figures.",
    "“iets minder dan 50%”, “licht gestegen” [S 57, 241]; het interval is van ons of van wie het opgeeft",
    Severity.WARNING,
)
GRONDSLAG = _rule(
    "grondslag",
    "Eén getal staat er op twee grondslagen.",
    "One number is stated on two bases.",
    "26 meldingen “gedaan” in 2023, en dezelfde 26 “afgerond” [S 57, 237]",
    hint=Text("Noem overal dezelfde grondslag.", "State the same basis everywhere."),
)
ONBEKEND = _rule(
    "onbekend",
    "Deze bewering is niet na te gaan: een cijfer waarop zij rust is niet bekend.",
    "This claim cannot be checked: a figure that it rests on is not known.",
    "een “daling” sinds een jaar waarvan het aantal nergens staat [S 241]",
    Severity.NOTICE,
    Text("Druk ook dat cijfer.", "Print that figure as well."),
)
AFGEKAPT = _rule(
    "afgekapt",
    "Dit klopt alleen als er is afgekapt en niet afgerond.",
    "This holds only if it was cut off and not rounded.",
    "224 / 11.633 is 1,9256%, er staat 1,92% [S 384-390]",
    Severity.WARNING,
)
LEEG = _rule(
    "leeg",
    "Dit klopt alleen als een lege cel een getal verbergt.",
    "This holds only if a blank cell hides a number.",
    "lege cellen naast nullen [S 299-306, 326-327]",
    Severity.WARNING,
    Text("Druk een nul of het getal.", "Print a zero or the number."),
)
ONVERGELIJKBAAR = _rule(
    "onvergelijkbaar",
    "Deze cijfers zijn niet te vergelijken.",
    "These figures cannot be compared.",
    "circa 9.000 medewerkers zonder, 11.633 met drie onderdelen [S 239, 243, 384, 393]",
    Severity.NOTICE,
    Text("Noem bij elk cijfer wat het telt.", "Say of each figure what it counts."),
)
LEZING = _rule(
    "lezing",
    "De totalen zijn anders gelezen dan gewoonlijk.",
    "The totals were read in another way than is usual.",
    "van ons",
    Severity.NOTICE,
    Text("Kijk of dat klopt.", "See whether that is right."),
)
EDITIE = _rule(
    "editie",
    "Niet elke rij staat in de editie.",
    "Not every row is in the edition.",
    "van ons",
    Severity.NOTICE,
    _STATE,
)
EENHEID = _rule(
    "eenheid",
    "Er staat niet bij wat er geteld is (eenheid), of wat in het jaar valt (grondslag).",
    "It is not stated what is counted (unit), or what puts it in the year (basis).",
    "alleen van 2023 staat er dat afgeronde meldingen zijn geteld [S 237]",
    Severity.NOTICE,
    _STATE,
)
MANIFEST = _rule(
    "manifest",
    "Er is geen publicatie.toml: alleen wat de tabel zelf zegt, is bekend.",
    "There is no publicatie.toml: only what the table itself says is known.",
    "van ons",
    Severity.NOTICE,
    _STATE,
)
TEKST = _rule(
    "tekst",
    "Deze cel is geen getal; wat ermee samenhangt is niet nagegaan.",
    "This cell is no number; what hangs together with it was not checked.",
    "van ons",
    Severity.NOTICE,
    Text("Druk een getal, een grens zoals “<5”, of niets.", "Print a number, a limit such as “<5”, or nothing."),
)
VAAG = _rule(
    "vaag",
    "Deze cel zegt niet precies hoeveel; dat ermee klopt wat ermee samenhangt, is niet nagegaan.",
    "This cell does not say how many exactly; that what hangs together with it holds was not checked.",
    "van ons; hoe ver “circa 5” of “ruim 5” reikt, zegt niemand",
    Severity.NOTICE,
    Text("Druk het getal, of een grens zoals “<5”.", "Print the number, or a limit such as “<5”."),
)
NIETS = _rule(
    "niets",
    "Van deze tabel is niets na te gaan.",
    "Nothing of this table can be checked.",
    "van ons",
    Severity.NOTICE,
    Text(
        "Druk een totaal, of noem in publicatie.toml wat er van deze cijfers geldt.",
        "Print a total, or state in publicatie.toml what holds of these figures.",
    ),
)
BIJSCHRIFT = _rule(
    "bijschrift",
    "Het bijschrift zegt niet welke tabel dit is.",
    "The caption does not tell which table this is.",
    "van ons",
    Severity.NOTICE,
    Text("Geef elke tabel een eigen bijschrift.", "Give each table a caption of its own."),
)
SPELLING = _rule(
    "spelling",
    "Eén categorie is in de publicatie op meer manieren gespeld.",
    "One category is spelt in several ways in the publication.",
    "van ons",
    Severity.NOTICE,
    Text("Gebruik overal dezelfde naam.", "Use the same name everywhere."),
)
TOTAAL = _rule(
    "totaal",
    "Deze tabel heeft geen totaal; de rijen tellen op tot wat hier staat.",
    "This table has no total; its rows add up to what stands here.",
    "Tabel 2 heeft totalen van twee van de drie jaren [S 283]",
    Severity.NOTICE,
    Text("Druk het totaal.", "Print the total."),
)
ONGELEZEN = _rule(
    "ongelezen",
    "Dit deel van het document is niet gelezen, en dus niet nagegaan.",
    "This part of the document was not read, and so not checked.",
    "van ons; een tabel kan een plaatje zijn, en een bladzijde een scan",
    Severity.NOTICE,
    Text("Neem het over in publicatie.toml.", "Copy it into publicatie.toml."),
)
NIET_NAGEGAAN = _rule(
    "nagaan",
    "Dit getal in de tekst is niet nagegaan: waar het over gaat staat niet vast, of niets zegt er meer over.",
    "This number of the text was not checked: what it is about is not certain, or nothing else tells of it.",
    "van ons; wat niet zeker begrepen is, wordt niet beoordeeld",
    Severity.NOTICE,
    Text("Kijk het zelf na.", "Check it yourself."),
)
SAMEN = _rule(
    "samen",
    "Er zijn geen getallen die op de plaats van de verborgen cijfers passen.",
    "No numbers fit in the place of the hidden figures.",
    "een verborgen cijfer is in elke som waarin het staat hetzelfde getal",
)
HERSTEL = _rule(
    "herstel",
    "Herstellingen zijn niet gezocht, want highspy is niet geïnstalleerd.",
    "Repairs were not sought, as highspy is not installed.",
    "van ons",
    Severity.NOTICE,
    Text(
        'Installeer het met: pip install "uri-integriteit[solver]"',
        'Install it with: pip install "uri-integriteit[solver]"',
    ),
)
AUDIT_RULES = (
    BEWERING,
    TABELLEN,
    BIJLAGE,
    AANDEEL,
    STAND,
    REGISTER,
    AANGELEVERD,
    WOORD,
    GRONDSLAG,
    ONBEKEND,
    AFGEKAPT,
    LEEG,
    ONVERGELIJKBAAR,
    LEZING,
    EDITIE,
    EENHEID,
    MANIFEST,
    TEKST,
    VAAG,
    NIETS,
    BIJSCHRIFT,
    SPELLING,
    TOTAAL,
    ONGELEZEN,
    NIET_NAGEGAAN,
    SAMEN,
    HERSTEL,
)
"""The audit's own rules; those on one table are in `uri.rules`."""

RULES = {rule.id: rule for rule in (*TABLE_RULES, *AUDIT_RULES)}
"""Every rule that an audit judges by, by its id."""
