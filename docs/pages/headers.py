"""The page of columns, and the headers that are understood for them."""

from collections.abc import Iterable, Mapping

from pages.markdown import mono, page, table
from uri.aggregate.sources.dossier import RECORD_FIELDS
from uri.model import Field, FieldForm, velden
from uri.register import REGISTER_FIELDS

HEADERS_INTRO = """\
# Columns and headers

Every column that a file can have, and the headers that are understood for it. A header is compared as labels are:
case, spaces, hyphens, diacritics and punctuation do not matter. The canonical name itself is always understood, and
any other header can be [mapped](files.md#columns-and-headers).

Forms: *code*, one label or code of a list; *codes*, several with `|` between them; *date*; *year*, four digits;
*count*, a whole number, zero or more; *number*, zero or more; *name*; *text*. See [](files.md#cells).

## Cases

The columns of a register: `zaken` in a dossier, or the file that `uri report` and `uri.read_register` read. A file
needs `hoofdcategorie`, at least one of `uitkomst` and `afdoeningen`, and at least one of `verslagjaar`, `afgerond`
and `ontvangen`.
"""

_REGISTER: Mapping[str, str] = {
    "kenmerk": "The organisation's own reference. Never printed, and in no finding.",
    "soort": "`melding` where it is left out.",
    "organisatie": "Who reports.",
    "onderdeel": "Part of the organisation.",
    "meldkanaal": "The way by which it came in.",
    "ontvangen": "Day of receipt.",
    "ontvangst_bevestigd": "Day on which the receipt was confirmed to the reporter.",
    "geinformeerd": "Day on which the reporter was told what is made of it and done about it.",
    "afgerond": "Day of closing.",
    "verslagjaar": "Year of the report, where it is stated and not to follow from a date.",
    "hoofdcategorie": "Kind of violation; one counts per melding.",
    "nevencategorieen": "Other kinds that apply. Not counted in a table.",
    "opvolging": "How the melding was handled.",
    "uitkomst": "What it came to. Need not be known of a signaal.",
    "afdoeningen": "Measures. The phrases of a case list are read too: see [](files.md#outcome-and-measure).",
    "betrokkenen": "Number of persons concerned.",
    "anoniem": "Whether nobody knows who reported it: *ja* or *nee*; empty where that is not known.",
    "omschrijving": "Description. Printed only where the dossier says so.",
}
_SIDE: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "kerncijfers": (
        "Headline figures as an organisation states them, a row a year: what no case of the register can tell.",
        {
            "jaar": "Year that the figures are about.",
            "meldingen": "Meldingen of that year.",
            "aangetoond": "Of those, how many were substantiated.",
            "disciplinair": "With a disciplinary measure.",
            "niet_disciplinair": "With a non-disciplinary measure.",
            "signalen": "Signalen.",
            "misstanden": "Suspected misstanden.",
            "onderzoeken": "Investigations into an individual.",
            "klachten": "Complaints to the klachtencommissie.",
            "klachtadviezen": "Opinions of the klachtencommissie.",
            "adviesvragen": "Requests for advice.",
            "open_begin": "Meldingen that were open on 1 January. This one and the next two are checked, not printed.",
            "ontvangen": "Meldingen that were received in the year.",
            "open_eind": "Meldingen that were open on 31 December.",
        },
    ),
    "personeel": (
        "Employees: the denominator of a rate. There may be several rows a year, of different scope.",
        {
            "jaar": "Year.",
            "aantal": "Number of employees.",
            "omvang": "What the number covers, in words.",
            "zonder": (
                "The parts that it leaves out, with `|` between them. Where they are those of `zonder` in the "
                "dossier, the number is used."
            ),
            "onderdeel": "The part whose employees these are, for the rates of that part; empty for the whole.",
        },
    ),
    "vertrouwenspersonen": (
        "Table 5, a row a year. Of earlier years only `hulpvragen` is used.",
        {
            "jaar": "Year.",
            "medewerkers": "Employees: the denominator of the ratio in this table.",
            "begin": "Vertrouwenspersonen on 1 January.",
            "eind": "Vertrouwenspersonen on 31 December.",
            "vertrokken": "How many left.",
            "toegetreden": "How many joined.",
            "extern": "How many are available outside the organisation.",
            "hulpvragen": "Requests for help.",
            "contactmomenten": "Mean number of contacts per request.",
        },
    ),
    "sessies": (
        "Table 6, a row a kind of session.",
        {"jaar": "Year.", "sessie": "Kind of session.", "aantal": "How often it was held."},
    ),
    "financiele_belangen": (
        (
            "Table 7, a row a part and year; with `groep` or `onderdeel`, or both. A figure that several parts share "
            "stands on a row of the groep without onderdeel; the parts follow with the same groep and no figures."
        ),
        {
            "jaar": "Year.",
            "groep": "The parts that share a figure.",
            "onderdeel": "The part.",
            "meldplicht": "Employees who must report.",
            "meldingen": "Reported financial interests.",
        },
    ),
    "klachten": (
        "Complaints to the klachtencommissie ongewenste omgangsvormen, a row each. Counted in the headline figures.",
        {
            "kenmerk": "The organisation's own reference.",
            "organisatie": "Who reports.",
            "onderdeel": "Part of the organisation.",
            "ontvangen": "Day of receipt.",
            "verslagjaar": "Year of the report.",
            "omschrijving": "Description. Never printed.",
            "oordeel": "What the committee found.",
        },
    ),
    "adviesvragen": (
        "Requests for advice, a row each. Counted in the headline figures.",
        {
            "kenmerk": "The organisation's own reference.",
            "organisatie": "Who reports.",
            "onderdeel": "Part of the organisation.",
            "ontvangen": "Day of receipt.",
            "verslagjaar": "Year of the report.",
            "omschrijving": "Description. Never printed.",
            "hoofdcategorie": "What the question was about.",
        },
    ),
}
_FORMS = {
    FieldForm.CODE: "code",
    FieldForm.CODES: "codes",
    FieldForm.DATUM: "date",
    FieldForm.JAAR: "year",
    FieldForm.AANTAL: "count",
    FieldForm.GETAL: "number",
    FieldForm.NAAM: "name",
    FieldForm.TEKST: "text",
}


def headers() -> str:
    """Write the page of columns and the headers that are understood."""
    parts = [HEADERS_INTRO, _columns(REGISTER_FIELDS.values(), _REGISTER, required=False)]
    for record, name in RECORD_FIELDS.items():
        meaning, columns = _SIDE[name]
        parts += [f"## {name}", meaning, _columns(velden(record), columns, required=True)]
    return page(parts)


def _columns(fields: Iterable[Field], meanings: Mapping[str, str], *, required: bool) -> str:
    """Lay out fields, each with its meaning: one without a meaning, or a meaning without a field, is an error."""
    known = {field.name: field for field in fields}
    if known.keys() != meanings.keys():
        msg = f"docs/generate.py says other columns than the library has: {sorted(known.keys() ^ meanings.keys())}"
        raise ValueError(msg)
    rows = [
        (
            mono(field.name) + (" (required)" if required and field.required else ""),
            _form(field),
            meanings[field.name],
            ", ".join(field.headers),
        )
        for field in known.values()
    ]
    return table(["Column", "Form", "Meaning", "Headers understood"], rows)


def _form(field: Field) -> str:
    form = _FORMS[field.form]
    if field.codes is None:
        return form
    name = field.codes.__name__.casefold()
    return f"{form} of [{name}](codelists.md#{name})"
