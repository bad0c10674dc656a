"""The page of code lists and editions."""

from collections.abc import Iterable
from importlib.resources import files

from pages.markdown import cell, mono, monos, page, table
from uri.cli.listings import CODE_LISTS
from uri.taxonomy import (
    Afdoening,
    AfdoeningEditie,
    Code,
    Editie,
    EditieRij,
    RijVerband,
    Schendingstype,
    Verband,
    afdoening_editie,
    afdoening_edities,
    compare,
    editie,
    edities,
)
from uri.taxonomy.codes import CodeT
from uri.taxonomy.edities import BaseEditie, Phrase

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
`Schendingstype`, `Afdoening`, `Uitkomst`, `Soort`, `Meldkanaal`, `Opvolging`, `Niveau`, `Oordeel`, `Jaarbron`,
`Basis`, `JaNee`. What the data say of a code is its `Entry`, with an `Example` for each published case.

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
`afdoening_editie` gives by itself; a phrase of its case list means a `Betekenis`. Its `heaviest` tells by which of
several measures a melding counts.

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
['bzk-2023', 'defensie-2015', 'om-2016']
>>> [outcome.value for outcome in afdoening_editie().phrase("Geen afdoening").uitkomsten]
['aangetoond', 'niet_aangetoond']
>>> from uri.taxonomy import Afdoening
>>> afdoening_editie().heaviest([Afdoening.BERISPING, Afdoening.ONTSLAG])
<Afdoening.ONTSLAG: 'ontslag'>
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

`groepering` gives a `Groepering` by name: the rows of an edition as a few `Groep`, always the same ones, and by
`AfdoeningRijen` what is left of the measures. `groeperingen` names them, and `read_groepering` reads one of your own
from a TOML file in the form of those in `uri/taxonomy/data/edities/groeperingen`. A [policy](protection.md#groups) on
small counts takes them. No source that we read groups its rows; the grouping here is our proposal.

```pycon
>>> from uri.taxonomy import groepering, groeperingen
>>> groeperingen()
['bzk-2023-grof', 'totalen']
>>> groepering("bzk-2023-grof").groepen[1].rijen
('informatie', 'communicatie')
```

`organisaties` gives the [organisations](consolidation.md#organisations) that are known, `Organisaties`;
`read_organisaties` reads those of a file. An `Organisatie` has an `Organisatienaam` for each of its names, and a
`Geldigheid`, the days on which it was there; an `Onderdeel` is a part of one. `reorganisaties` gives a `Reorganisatie`
for each change.
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
        *(_list(name, codes) for name, codes in CODE_LISTS.items()),
        EDITIONS_INTRO,
        *(_types(editie(name)) for name in edities()),
        MEASURES_INTRO,
        *(_measures(afdoening_editie(name)) for name in afdoening_edities()),
        COMPARED_INTRO,
        _matrix(),
        _became(editie()),
        PROGRAM,
    ]
    return page(parts)


def _list(name: str, codes: type[Code]) -> str:
    rows = [
        (
            mono(code),
            code.label.nl,
            code.label.en,
            monos(code.delen),
            "yes" if code.rest else "",
            ", ".join(code.entry.aliases),
        )
        for code in codes
    ]
    labels = table(["Code", "Label (nl)", "Label (en, ours)", "Parts", "Residual", "Also read as"], rows)
    meaning = (codes.__doc__ or "").strip().splitlines()[0]
    return "\n\n".join([f"### {name}", meaning, labels, *_definitions(codes), *_examples(codes), _provenance(name)])


def _definitions(codes: type[Code]) -> list[str]:
    """Give the definitions of a list, and say which codes have none; nothing where none has one."""
    entries = [(code, code.entry.definition, code.entry.definition_source or "") for code in codes]
    rows = [(mono(code), text.nl, text.en, source) for code, text, source in entries if text is not None]
    if not rows:
        return []
    undefined = [code for code, text, _ in entries if text is None]
    defined = table(["Code", "Definition", "In English (ours)", "Source"], rows)
    return [defined, *([f"No source that we have read defines {monos(undefined)}."] if undefined else [])]


def _examples(codes: type[Code]) -> list[str]:
    rows = [(mono(code), example.text, example.source) for code in codes for example in code.entry.examples]
    return [table(["Code", "Published example", "Source"], rows)] if rows else []


def _provenance(name: str) -> str:
    """Quote the comment on top of a data file."""
    text = files("uri.taxonomy.data").joinpath("codes", f"{name}.toml").read_text(encoding="utf-8")
    lines = text.splitlines()
    top = lines[: next(index for index, line in enumerate(lines) if not line.startswith("#"))]
    return "> " + " ".join(line.removeprefix("#").strip() for line in top)


def _types(edition: Editie) -> str:
    rows = [
        (mono(row.code), row.label, _leaves(row), ", ".join(map(mono, row.tabellen)), _words(row))
        for row in edition.rijen
    ]
    return "\n\n".join(
        [
            f"### Edition {edition.naam} of schendingstypes",
            f"{edition.titel}{_default(edition, editie())}. Source: {edition.bron}.",
            _measures_of(edition),
            table(["Code", "Published label", "Leaves", "Tables", "Also read as"], rows),
            _missing(edition),
        ]
    )


def _measures_of(edition: Editie) -> str:
    if not edition.afdoeningen.bekend:
        return "Measures: not known. No source that we have read lists them, and none of another edition are borrowed."
    return f"Measures: edition `{edition.afdoeningen.naam}`."


def _measures(edition: AfdoeningEditie) -> str:
    weight = {code: str(index) for index, code in enumerate(edition.zwaarte, 1)}
    rows = [
        (
            mono(row.code),
            row.label,
            _level(edition, row),
            weight[row.code],
            _leaves(row),
            _words(row),
        )
        for row in edition.rijen
    ]
    return "\n\n".join(
        [
            f"### Edition {edition.naam} of afdoeningen",
            f"{edition.titel}{_default(edition, afdoening_editie())}. Source: {edition.bron}.",
            table(["Code", "Published label", "Level", "Weight", "Leaves", "Also read as"], rows),
            _missing(edition),
            *_phrases(edition.zinnen),
        ]
    )


def _level(edition: AfdoeningEditie, row: EditieRij[Afdoening]) -> str:
    return mono(level) if (level := edition.niveaus.get(row.code)) else ""


def _default(edition: BaseEditie[CodeT], standard: BaseEditie[CodeT]) -> str:
    return " (the default)" if edition.naam == standard.naam else ""


def _leaves(row: EditieRij[CodeT]) -> str:
    return monos(leaf for leaf in type(row.code) if leaf in row.bladen)


def _words(row: EditieRij[CodeT]) -> str:
    finer = [f"{label} (`{code}`)" for code, labels in row.finer.items() for label in labels]
    return "; ".join(map(cell, [*row.aliases, *finer]))


def _missing(edition: BaseEditie[CodeT]) -> str:
    if not edition.ontbreekt:
        return "Every leaf has a row."
    places = [f"`{leaf}`: {_PLACES[place]}" for leaf, place in edition.ontbreekt.items()]
    return f"Leaves that lack a row in some table, and where their cases went: {'; '.join(places)}."


def _phrases(phrases: Iterable[Phrase]) -> list[str]:
    rows = [
        (
            phrase.text or f"{phrase.beginning} …",
            " or ".join(map(mono, phrase.meaning.uitkomsten)),
            monos(phrase.meaning.afdoeningen) if phrase.text else "the one that follows",
        )
        for phrase in phrases
    ]
    if not rows:
        return []
    meaning = "Phrases of its case list, and what each stands for. Two outcomes: the phrase alone does not decide."
    return [meaning, table(["Phrase", "Outcome", "Measure"], rows)]


def _matrix() -> str:
    lists = [editie(name) for name in edities()]
    leaves = [code for code in Schendingstype if not code.delen]
    rows = [(mono(leaf), *(_where(leaf, edition) for edition in lists)) for leaf in leaves]
    return table(["Leaf", *(edition.naam for edition in lists)], rows)


def _where(leaf: Schendingstype, edition: Editie) -> str:
    place = edition.place(leaf, "schendingen")
    return mono(place.code) if isinstance(place, EditieRij) else f"*{_PLACES[str(place)]}*"


def _became(first: Editie) -> str:
    others = [editie(name) for name in edities() if name != first.naam]
    relations = [{row.rij.code: row for row in compare(first, other, "schendingen")} for other in others]
    rows = [
        (mono(row.code), *(_relation(by_code[row.code]) for by_code in relations)) for row in first.rows("schendingen")
    ]
    became = table([first.naam, *(other.naam for other in others)], rows)
    return BECAME_INTRO.format(f"`{first.naam}`") + "\n" + became


def _relation(row: RijVerband[Schendingstype]) -> str:
    return _RELATIONS[row.verband].format(monos(other.code for other in row.tegenhangers))
