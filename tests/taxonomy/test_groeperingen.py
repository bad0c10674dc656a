"""Groupings: each row of the edition in one group, whatever is wrong with a file told at once."""

import json
from pathlib import Path
from typing import Any

import pytest

from uri.errors import MissingFileError, UnknownLabelError, UnreadableError
from uri.taxonomy import AfdoeningRijen, Schendingstype, editie, groepering, groeperingen, read_groepering

GROEPEN = [name for name in groeperingen() if name != "totalen"]
WHOLE: dict[str, Any] = {
    "titel": "Twee groepen",
    "editie": "rijk-2015",
    "bron": "Besluit van de directeur",
    "groep": [
        {
            "code": "geld",
            "label": "Geld",
            "engels": "Money",
            "rijen": ["financieel", "positie", "bedrijfsmiddelen", "bevoegdheden"],
        },
        {
            "code": "mensen",
            "label": "Mensen",
            "engels": "People",
            "rijen": ["informatie", "geweld", "omgangsvormen", "prive", "misstand"],
        },
    ],
}


def written(folder: Path, data: dict[str, Any]) -> Path:
    """Write plain data as TOML: texts, lists of texts, and tables of these."""
    plain = [f"{key} = {json.dumps(value)}" for key, value in data.items() if key != "groep"]
    groups = data.get("groep", [])
    if not isinstance(groups, list) or not groups or not isinstance(groups[0], dict):
        plain += [f"groep = {json.dumps(groups)}"] if "groep" in data else []
        groups = []
    tables = [line for group in groups for line in ("[[groep]]", *(f"{k} = {json.dumps(v)}" for k, v in group.items()))]
    path = folder / "eigen.toml"
    path.write_text("\n".join([*plain, *tables]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", GROEPEN)
def test_each_row_of_the_edition_is_in_one_group(name: str) -> None:
    known = groepering(name)
    assert known.editie is not None
    rows = [row.code.value for row in known.editie.rijen]
    assert sorted(row for group in known.groepen for row in group.rijen) == sorted(rows)
    assert len({group.code for group in known.groepen}) == len(known.groepen) < len(rows)


@pytest.mark.parametrize("name", GROEPEN)
@pytest.mark.parametrize("table", ["schendingen", "signalen"])
def test_the_groups_part_the_leaves_that_the_edition_counts(name: str, table: str) -> None:
    known = groepering(name)
    assert known.editie is not None
    found = [leaf for group in known.groepen for leaf in known.leaves(group.code, table) or ()]
    assert sorted(found) == sorted(leaf for row in known.editie.rows(table) for leaf in row.bladen)


def test_several_groups_count_what_each_of_them_does() -> None:
    known = groepering("bzk-2023-grof")
    both = known.leaves("informatie_en_communicatie+misstand", "schendingen")
    assert both == frozenset({Schendingstype.INFORMATIE, Schendingstype.COMMUNICATIE, Schendingstype.MISSTAND})
    assert known.leaves("informatie_en_communicatie+niets", "schendingen") is None
    assert known.leaves("positie", "schendingen") is None


def test_a_grouping_of_the_library_says_that_it_is_a_proposal() -> None:
    assert all("Voorstel" in groepering(name).bron for name in GROEPEN)


def test_totals_only_goes_with_any_edition() -> None:
    totals = groepering("totalen")
    assert (totals.editie, totals.groepen, totals.afdoeningen) == (None, (), AfdoeningRijen.TOTAAL)
    assert totals.leaves("totaal", "schendingen") is None


def test_an_own_grouping_is_read_and_named_after_its_file(tmp_path: Path) -> None:
    own = groepering(str(written(tmp_path, WHOLE)))
    assert (own.naam, own.editie, own.afdoeningen) == ("eigen", editie("rijk-2015"), AfdoeningRijen.RIJEN)
    assert [(group.code, group.label.nl, group.label.en) for group in own.groepen] == [
        ("geld", "Geld", "Money"),
        ("mensen", "Mensen", "People"),
    ]
    assert own.to_dict() == {"naam": "eigen", "afdoeningen": "rijen", **WHOLE}
    assert repr(own) == "<Groepering eigen: 2 groepen>"
    assert groepering(own) is own


def test_an_own_grouping_may_be_of_an_own_edition_beside_it(tmp_path: Path) -> None:
    rows = "".join(f'[[rij]]\ncode = "{row.code}"\nlabel = "{row.label}"\n' for row in editie("rijk-2015").rijen)
    (tmp_path / "lijst.toml").write_text(
        f'afdoeningen = "onbekend"\n{rows}[ontbreekt]\ncommunicatie = "onbekend"\nanders = "onbekend"\n',
        encoding="utf-8",
    )
    own = read_groepering(written(tmp_path, {**WHOLE, "editie": "lijst.toml"}))
    assert own.editie is not None
    assert own.editie.naam == "lijst"


def test_a_name_that_is_none_gets_the_nearest_and_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnknownLabelError) as caught:
        groepering("bzk-2023-groof")
    assert caught.value.nearest[0] == "bzk-2023-grof"
    with pytest.raises(MissingFileError):
        groepering(str(tmp_path / "weg.toml"))


def test_every_fault_is_told_at_once_each_at_its_key(tmp_path: Path) -> None:
    first, second = WHOLE["groep"]
    wrong = {
        **WHOLE,
        "afdoeningen": "niveaus",
        "groep": [
            {**first, "code": "positie", "rijen": [*first["rijen"], "omgang", "geweld"]},
            {**second, "code": "Mensen!", "engels": "Money", "rijen": ["informatie", "geweld", "omgangsvormen"]},
            {**second, "code": "totaal", "label": "Leeg", "rijen": []},
        ],
    }
    with pytest.raises(UnreadableError) as caught:
        read_groepering(written(tmp_path, wrong))
    told = {(finding.place.key, finding.message.nl.split(";", maxsplit=1)[0]) for finding in caught.value.findings}
    assert told == {
        ("afdoeningen", "de lijst van afdoeningen “onbekend” geeft geen niveaus"),
        ("groep 1, code", "“positie” is een soort die niet precies deze rijen is"),
        ("groep 1, engels", "“Money” staat er meer dan eens."),
        ("groep 2, engels", "“Money” staat er meer dan eens."),
        ("groep 1, rijen", "“omgang” is geen rij van editie “rijk-2015”"),
        ("groep 1, rijen", "“geweld” staat meer dan eens in een groep."),
        ("groep 2, rijen", "“geweld” staat meer dan eens in een groep."),
        ("groep 2, code", "“Mensen!” is geen code: kleine letters, cijfers en _, met een letter voorop."),
        ("groep 3, code", "“totaal” is al de naam van een totaal of subtotaal."),
        ("groep 3, rijen", "een groep heeft ten minste één rij."),
        ("groep", "in geen groep staat “prive”, “misstand”"),
    }


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"titel": " "}, "titel"),
        ({"editie": "rijk-1815"}, "editie"),
        ({"editie": None}, "editie"),
        ({"bron": None}, "bron"),
        ({"afdoeningen": "zwaarste"}, "afdoeningen"),
        ({"afdoeningen": ["niveaus"]}, "afdoeningen"),
        ({"groep": None}, "groep"),
        ({"groep": ["geld"]}, "groep"),
        ({"groep": []}, "groep"),
        ({"groep": [{**WHOLE["groep"][0], "rijen": "financieel"}]}, "groep 1, rijen"),
        ({"groep": [{"code": "geld"}]}, "groep 1"),
        ({"kleur": "rood"}, "kleur"),
    ],
    ids=[
        "blank",
        "no-such-edition",
        "no-edition",
        "no-source",
        "no-choice",
        "a-list",
        "no-groups",
        "no-tables",
        "empty",
        "no-list",
        "half-a-group",
        "strange",
    ],
)
def test_what_a_file_cannot_say_is_refused_at_its_key(tmp_path: Path, change: dict[str, Any], key: str) -> None:
    data = {name: value for name, value in {**WHOLE, **change}.items() if value is not None}
    with pytest.raises(UnreadableError) as caught:
        read_groepering(written(tmp_path, data))
    assert key in {finding.place.key for finding in caught.value.findings}
    assert {finding.place.file for finding in caught.value.findings} == {"eigen.toml"}
