"""Write the pages of the documentation that come from the library's own data.

``python docs/generate.py`` writes them; with ``--check`` it writes nothing and exits 1 when one of them is stale.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from pathlib import Path

from uri.aggregate.sources.dossier import ZIJDE
from uri.audit.audit_rules import AUDIT_RULES
from uri.model import Field, FieldForm, velden
from uri.register import REGISTER_FIELDS
from uri.rules.catalogue import DOSSIERREGELS, REGISTERREGELS, TABELREGELS, ZAAKREGELS
from uri.rules.rule import Basisregel, Regel
from uri.taxonomy import (
    AfdoeningEditie,
    Code,
    Editie,
    EditieRij,
    Schendingstype,
    Soort,
    Verband,
    afdoening_editie,
    afdoening_edities,
    compare,
    editie,
    edities,
)
from uri.taxonomy.edities import BaseEditie, Phrase
from uri.taxonomy.listings import CODELIJSTEN

FOLDER = Path(__file__).parent
MARK = "<!-- Made by docs/generate.py from the data of the library; change those, and run it again. -->"
NONE = "–"

# ---------------------------------------------------------------------------------------------------------- code lists

CODES_INTRO = """\
# Code lists and editions

A code never changes. What is said about it is data: labels, parts, definitions, examples, and in which row of which
published list it is counted. `uri codes LIST` prints these lists too; `uri.taxonomy` gives them to a program.

- **Label (nl)** is the library's own label of a code. The labels of the *editions* are those that were published.
- **Label (en)** is ours: the sources are Dutch.
- **Parts** are the finer codes that a code is made of. A code without parts is a *leaf*.
- A **residual** leaf holds whatever the other rows of its edition do not.
- The quotation below a list is what its data file says of its sources, in Dutch. `[S n]` is explained
  [on the first page](index.md#sources).

## Code lists
"""

EDITIONS_INTRO = """\
## Editions of schendingstypes

An edition is a list of rows as an organisation published it. Each row stands for a set of leaves, belongs to named
tables, and has one published label; *also read as* are other printings of it, and words within it that name a finer
code. How print varies without meaning (case, spaces, hyphens, diacritics, `/` against `en`, footnote marks) needs no
alias. Where a leaf has no row, the edition says what became of its cases.
"""

MEASURES_INTRO = """\
## Editions of afdoeningen

The level of a measure belongs to the edition: the same measure has another level in another list. *Weight* is the
order from heavy (1) to light that decides where a melding with several measures counts; the source gives the levels,
the order within a level is ours.
"""

COMPARED_INTRO = """\
## How the editions compare

Each leaf, and the row of table `schendingen` that counts it. *Unknown*: the source does not say where such cases went.
"""

BECAME_INTRO = """\
What became of each row of {} in the other editions, as `uri.taxonomy.compare` tells it:
"""

PROGRAM = """\
## In a program

`uri.taxonomy` holds the lists and editions, and loads neither pandas nor numpy. Each list is a class of `Code`:
`Schendingstype`, `Afdoening`, `Uitkomst`, `Soort`, `Meldkanaal`, `Opvolging`, `Niveau`, `Oordeel`, `Jaarbron`. What the
data say of a code is its `Entry`, with an `Example` for each published case.

```pycon
>>> from uri.taxonomy import Schendingstype, afdoening_editie, afdoening_edities, compare, editie, edities, vergroving
>>> Schendingstype.parse("Lekken en misbruik van informatie")
<Schendingstype.INFORMATIE: 'informatie'>
>>> Schendingstype.INFORMATIE.label.en
'Leaking and misuse of information'
>>> Schendingstype.INFORMATIE.entry.examples[0].text
'Lekken van persoonsgegevens'
```

`editie` gives an `Editie`: the default one, one by name, or one of your own by the path of its file. It has an
`EditieRij` for each row. A code without a row has a `Plaats`. Its measures are an `AfdoeningEditie`, which
`afdoening_editie` gives by itself; a phrase of its case list means a `Betekenis`.

```pycon
>>> edities()
['bzk-2023', 'defensie-2018', 'defensie-2020', 'defensie-2022', 'rijk-2015']
>>> editie().naam
'bzk-2023'
>>> editie("rijk-2015").place(Schendingstype.FINANCIEEL, "schendingen").label
'Financiële schendingen'
>>> editie("rijk-2015").place(Schendingstype.ANDERS, "schendingen")
<Plaats.ONBEKEND: 'onbekend'>
>>> afdoening_edities()
['bzk-2023', 'om-2016']
>>> [outcome.value for outcome in afdoening_editie().phrase("Geen afdoening").uitkomsten]
['aangetoond', 'niet_aangetoond']
```

`compare` gives a `RijVerband` for each row of an edition: its `Verband` to the rows of another. `vergroving` gives a
`Vergroving`: the groups of leaves that several editions all count as whole rows, whether their totals compare, and the
leaves of which one of them cannot say where they went.

```pycon
>>> [row.verband.value for row in compare("defensie-2022", "bzk-2023", "schendingen")][-3:]
['vervallen', 'nieuw', 'nieuw']
>>> common = vergroving(["bzk-2023", "rijk-2015"], "schendingen")
>>> len(common.groepen), common.totaal, sorted(common.onbekend)
(9, False, [<Schendingstype.COMMUNICATIE: 'communicatie'>])
```

`read_editie` reads an edition of your own from a TOML file in the form of those in `uri/taxonomy/data/edities`. The
option `editie` of a reader or a table takes the path of such a file too.
"""

_RELATIONS = {
    Verband.GELIJK: "same",
    Verband.HERNOEMD: "renamed",
    Verband.SAMENGEVOEGD: "merged into {}",
    Verband.GESPLITST: "split into {}",
    Verband.NIEUW: "new",
    Verband.VERVALLEN: "no such row",
    Verband.NIET_VERGELIJKBAAR: "not comparable with {}",
}
_PLACES = {"niet geteld": "not counted", "onbekend": "unknown"}


def codelists() -> str:
    """Write the page of code lists and editions."""
    parts = [
        CODES_INTRO,
        *(_list(name, codes) for name, codes in CODELIJSTEN.items()),
        EDITIONS_INTRO,
        *(_types(editie(name)) for name in edities()),
        MEASURES_INTRO,
        *(_measures(afdoening_editie(name)) for name in afdoening_edities()),
        COMPARED_INTRO,
        _matrix(),
        _became(editie()),
        PROGRAM,
    ]
    return _page(parts)


def _list(name: str, codes: type[Code]) -> str:
    rows = [
        (
            _mono(code),
            code.label.nl,
            code.label.en,
            _monos(code.delen),
            "yes" if code.rest else "",
            ", ".join(code.entry.aliases),
        )
        for code in codes
    ]
    table = _table(["Code", "Label (nl)", "Label (en, ours)", "Parts", "Residual", "Also read as"], rows)
    meaning = (codes.__doc__ or "").strip().splitlines()[0]
    return "\n\n".join([f"### {name}", meaning, table, *_definitions(codes), *_examples(codes), _provenance(name)])


def _definitions(codes: type[Code]) -> list[str]:
    """Give the definitions of a list, and say which codes have none; nothing where none has one."""
    defined = [(code, code.entry.definition, code.entry.definition_source or "") for code in codes]
    rows = [(_mono(code), said.nl, said.en, source) for code, said, source in defined if said is not None]
    if not rows:
        return []
    bare = [code for code, said, _ in defined if said is None]
    table = _table(["Code", "Definition", "In English (ours)", "Source"], rows)
    return [table, *([f"No source that we have read defines {_monos(bare)}."] if bare else [])]


def _examples(codes: type[Code]) -> list[str]:
    rows = [(_mono(code), example.text, example.source) for code in codes for example in code.entry.examples]
    return [_table(["Code", "Published example", "Source"], rows)] if rows else []


def _provenance(name: str) -> str:
    """Quote the comment on top of a data file."""
    text = files("uri.taxonomy.data").joinpath("codes", f"{name}.toml").read_text(encoding="utf-8")
    lines = text.splitlines()
    top = lines[: next(at for at, line in enumerate(lines) if not line.startswith("#"))]
    return "> " + " ".join(line.removeprefix("#").strip() for line in top)


def _types(edition: Editie) -> str:
    rows = [
        (_mono(row.code), row.label, _leaves(row), ", ".join(map(_mono, row.tabellen)), _words(row))
        for row in edition.rijen
    ]
    return "\n\n".join(
        [
            f"### Edition {edition.naam} of schendingstypes",
            f"{edition.titel}{_default(edition, editie())}. Source: {edition.bron}.",
            f"Measures: edition `{edition.afdoeningen.naam}`.",
            _table(["Code", "Published label", "Leaves", "Tables", "Also read as"], rows),
            _missing(edition),
        ]
    )


def _measures(edition: AfdoeningEditie) -> str:
    weight = {code: str(index) for index, code in enumerate(edition.zwaarte, 1)}
    rows = [
        (_mono(row.code), row.label, _mono(edition.niveaus[row.code]), weight[row.code], _leaves(row), _words(row))
        for row in edition.rijen
    ]
    return "\n\n".join(
        [
            f"### Edition {edition.naam} of afdoeningen",
            f"{edition.titel}{_default(edition, afdoening_editie())}. Source: {edition.bron}.",
            _table(["Code", "Published label", "Level", "Weight", "Leaves", "Also read as"], rows),
            _missing(edition),
            *_phrases(edition.zinnen),
        ]
    )


def _default(edition: BaseEditie[Code], standard: BaseEditie[Code]) -> str:
    return " (the default)" if edition.naam == standard.naam else ""


def _leaves(row: EditieRij[Code]) -> str:
    return _monos(leaf for leaf in type(row.code) if leaf in row.bladen)


def _words(row: EditieRij[Code]) -> str:
    finer = [f"{label} (`{code}`)" for code, labels in row.finer.items() for label in labels]
    return "; ".join(map(_cell, [*row.aliases, *finer]))


def _missing(edition: BaseEditie[Code]) -> str:
    if not edition.ontbreekt:
        return "Every leaf has a row."
    said = [f"`{leaf}`: {_PLACES[place]}" for leaf, place in edition.ontbreekt.items()]
    return f"Leaves that lack a row in some table, and where their cases went: {'; '.join(said)}."


def _phrases(phrases: Iterable[Phrase]) -> list[str]:
    rows = [
        (
            phrase.text or f"{phrase.beginning} …",
            " or ".join(map(_mono, phrase.meaning.uitkomsten)),
            _monos(phrase.meaning.afdoeningen) if phrase.text else "the one that follows",
        )
        for phrase in phrases
    ]
    if not rows:
        return []
    said = "Phrases of its case list, and what each stands for. Two outcomes: the phrase alone does not decide."
    return [said, _table(["Phrase", "Outcome", "Measure"], rows)]


def _matrix() -> str:
    lists = [editie(name) for name in edities()]
    leaves = [code for code in Schendingstype if not code.delen]
    rows = [(_mono(leaf), *(_where(leaf, edition) for edition in lists)) for leaf in leaves]
    return _table(["Leaf", *(edition.naam for edition in lists)], rows)


def _where(leaf: Schendingstype, edition: Editie) -> str:
    place = edition.place(leaf, "schendingen")
    return _mono(place.code) if isinstance(place, EditieRij) else f"*{_PLACES[str(place)]}*"


def _became(first: Editie) -> str:
    others = [editie(name) for name in edities() if name != first.naam]
    told = [{each.rij.code: each for each in compare(first, other, "schendingen")} for other in others]
    rows = [(_mono(row.code), *(_relation(one[row.code]) for one in told)) for row in first.rows("schendingen")]
    table = _table([first.naam, *(other.naam for other in others)], rows)
    return BECAME_INTRO.format(f"`{first.naam}`") + "\n" + table


def _relation(told: object) -> str:
    words = _RELATIONS[told.verband]  # type: ignore[attr-defined]
    return words.format(_monos(row.code for row in told.tegenhangers))  # type: ignore[attr-defined]


# ------------------------------------------------------------------------------------------------------------- headers

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
    "afgerond": "Day of closing.",
    "verslagjaar": "Year of the report, where it is stated and not to follow from a date.",
    "hoofdcategorie": "Kind of violation; one counts per melding.",
    "nevencategorieen": "Other kinds that apply. Not counted in a table.",
    "opvolging": "How the melding was handled.",
    "uitkomst": "What it came to. Need not be known of a signaal.",
    "afdoeningen": "Measures. The phrases of a case list are read too: see [](files.md#outcome-and-measure).",
    "betrokkenen": "Number of persons concerned.",
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
            "onderzoeken": "Person-directed inquiries.",
            "klachten": "Complaints to the klachtencommissie.",
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
    for klasse, name in ZIJDE.items():
        said, meanings = _SIDE[name]
        parts += [f"## {name}", said, _columns(velden(klasse), meanings, required=True)]
    return _page(parts)


def _columns(fields: Iterable[Field], meanings: Mapping[str, str], *, required: bool) -> str:
    """Lay out fields, each with its meaning: one without a meaning, or a meaning without a field, is an error."""
    known = {field.name: field for field in fields}
    if known.keys() != meanings.keys():
        msg = f"docs/generate.py says other columns than the library has: {sorted(known.keys() ^ meanings.keys())}"
        raise ValueError(msg)
    rows = [
        (
            _mono(field.name) + (" (required)" if required and field.required else ""),
            _form(field),
            meanings[field.name],
            ", ".join(field.headers),
        )
        for field in known.values()
    ]
    return _table(["Column", "Form", "Meaning", "Headers understood"], rows)


def _form(field: Field) -> str:
    form = _FORMS[field.form]
    if field.codes is None:
        return form
    name = field.codes.__name__.casefold()
    return f"{form} of [{name}](codelists.md#{name})"


# --------------------------------------------------------------------------------------------------------------- rules

RULES_INTRO = """\
# Rules

What must hold for a case, a register, a dossier and a table. `uri validate` and `uri.check` judge by these; nothing is
changed, and only `uri.validate` raises. How to use them, and how to change them in a profile, is in
[](checking.md).

- **Outcome.** A rule is kept, broken, or *not evaluable*: something that it needs is missing. That is counted and
  shown, and never taken for kept. An empty field with a meaning is not missing: a case that runs has no closing date.
- **Needs** are the fields without which the rule cannot be evaluated. `standdatum`, `zonder`, `editie` and `beloofd`
  (the organisation that all cases are of) stand beside the cases: a dossier tells them.
- **Breaks too**: what else is then always broken.
- The messages are printed in Dutch or English, each with a hint how to mend it. `[S n]` is explained
  [on the first page](index.md#sources).
"""

_KINDS_OF_RULES = {
    "Cases": (ZAAKREGELS, "Each is judged on every melding or signaal by itself."),
    "Registers": (REGISTERREGELS, "Rows that repeat an earlier one; the later one is named."),
    "Dossiers": (DOSSIERREGELS, "The figures that are stated beside the cases."),
    "Tables": (TABELREGELS, "The relations of a table: each table declares its own, and a kind of relation is a rule."),
    "Audits": (AUDIT_RULES, "What `uri audit` finds in what was published, besides the rules on tables."),
}


def rules() -> str:
    """Write the page of rules."""
    parts = [RULES_INTRO]
    for title, (listed, meaning) in _KINDS_OF_RULES.items():
        head = ["Rule", "Severity", "Of", "What is wrong", "In English", "Needs", "Breaks too", "Source"]
        parts += [f"## {title}", meaning, _table(head, (_rule(rule) for rule in listed))]
    return _page(parts)


def _rule(rule: Basisregel) -> tuple[str, ...]:
    of_a_case = isinstance(rule, Regel)
    kinds = rule.kinds if of_a_case else ()
    return (
        _mono(rule.id),
        rule.severity.value,
        "" if len(kinds) == len(Soort) else _monos(kinds),
        rule.message.nl,
        rule.message.en,
        _monos(rule.needs) if of_a_case else "",
        _monos(rule.implies),
        rule.bron,
    )


# --------------------------------------------------------------------------------------------------------------- pages

PAGES: Mapping[str, Callable[[], str]] = {"codelists.md": codelists, "headers.md": headers, "rules.md": rules}


def main() -> int:
    """Write the pages, or with ``--check`` tell whether they are up to date."""
    parser = argparse.ArgumentParser(description="Write the pages that come from the library's own data.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page is stale")
    check = parser.parse_args().check
    stale = [name for name, make in PAGES.items() if _stale(FOLDER / name, make(), write=not check)]
    for name in stale:
        print(f"docs/{name} is stale: run python docs/generate.py" if check else f"docs/{name} written")
    return int(check and bool(stale))


def _stale(path: Path, text: str, *, write: bool) -> bool:
    """Tell whether a page is other than it should be; if so and asked to, write it."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    if write:
        path.write_text(text, encoding="utf-8", newline="\n")
    return True


def _page(parts: Iterable[str]) -> str:
    return MARK + "\n\n" + "\n\n".join(part.strip() for part in parts) + "\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a Markdown table; columns that are empty throughout are left out."""
    lines = [[*head], *([*row] for row in rows)]
    used = [at for at in range(len(lines[0])) if any(line[at] for line in lines[1:])]
    written = [[line[at] or NONE for at in used] for line in lines]
    written.insert(1, ["---"] * len(used))
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in written)


def _cell(text: str) -> str:
    """Write a text so that a table can hold it, once: it may be escaped already."""
    return text.replace("\\|", "|").replace("|", "\\|").replace("\n", " ")


def _mono(code: object) -> str:
    return f"`{code}`"


def _monos(codes: Iterable[object]) -> str:
    return ", ".join(map(_mono, codes))


if __name__ == "__main__":
    sys.exit(main())
