"""The code lists: what never changes, what the data say, and the words of the report that name a code."""

from __future__ import annotations

import re

import pytest

from uri.errors import UnknownLabelError
from uri.taxonomy import (
    Afdoening,
    Code,
    Jaarbron,
    JaNee,
    Meldkanaal,
    Niveau,
    Oordeel,
    Opvolging,
    Schendingstype,
    Soort,
    Uitkomst,
)
from uri.taxonomy.codes import build_entries

LIJSTEN = (Schendingstype, Afdoening, Niveau, Uitkomst, Soort, Meldkanaal, Opvolging, Oordeel, JaNee, Jaarbron)
CODES = [code for codes in LIJSTEN for code in codes]

# Bijlage 1: what the descriptions of cases that the data quote stand for, by line of the report.
BIJLAGE = {
    549: (Schendingstype.FINANCIEEL, "Voorwerpen vermist"),
    550: (Schendingstype.FINANCIEEL, "Diefstal telefoons"),
    551: (Schendingstype.FINANCIEEL, "Afwijkende declaraties"),
    554: (Schendingstype.POSITIE, "Ongeoorloofde nevenactiviteiten"),
    557: (Schendingstype.POSITIE, "Belangenverstrengeling bij inhuur"),
    560: (Schendingstype.INFORMATIE, "Lekken van persoonsgegevens"),
    561: (Schendingstype.INFORMATIE, "Onrechtmatig gebruik klantgegevens na afloop dienstverband"),
    564: (Schendingstype.COMMUNICATIE, "Ongepaste uitlatingen op social media"),
    567: (Schendingstype.OMGANGSVORMEN, "Seksueel grensoverschrijdend gedrag"),
    574: (Schendingstype.OMGANGSVORMEN, "Schreeuwen tegen collega's"),
    576: (Schendingstype.BEDRIJFSMIDDELEN, "Toegang verschaffen tot ruimtes zonder autorisatie"),
}


@pytest.mark.parametrize("code", CODES, ids=lambda code: f"{type(code).__name__}-{code}")
class TestEveryCode:
    """Each member is a plain string, so it compares, sorts and serialises as its value."""

    def test_is_the_string_that_it_stands_for(self, code: Code) -> None:
        assert isinstance(code, str)
        assert code == code.value == f"{code}" == code.name.lower()

    def test_has_a_label_in_both_languages(self, code: Code) -> None:
        assert code.label.nl.strip()
        assert code.label.en.strip()

    def test_says_where_a_definition_or_an_example_comes_from(self, code: Code) -> None:
        assert (code.entry.definition is None) == (not code.entry.definition_source)
        assert all(example.text and example.source for example in code.entry.examples)

    def test_denotes_leaves_only(self, code: Code) -> None:
        assert all(leaf.bladen == {leaf} and not leaf.delen for leaf in code.bladen)
        assert {type(leaf) for leaf in code.bladen} == {type(code)}  # lists share values, such as "financieel"
        assert code.bladen == frozenset[Code]({code} if not code.delen else ()).union(*(p.bladen for p in code.delen))


def test_the_types_stand_in_the_order_of_the_report() -> None:
    """The rows of Tabel 1 [S 248-257], then "Anders" of Tabel 3 [S 306]."""
    assert list(Schendingstype)[:11] == [
        "financieel",
        "positie",
        "informatie",
        "communicatie",
        "bevoegdheden",
        "geweld",
        "omgangsvormen",
        "bedrijfsmiddelen",
        "prive",
        "misstand",
        "anders",
    ]


def test_the_measures_stand_in_the_order_of_the_report() -> None:
    """The rows of Tabel 4 [S 325-335]."""
    labels = [
        "Schriftelijke berisping",
        "Financiële afdoening",
        "Verplaatsing",
        "Beëindiging dienstverband",
        "Corrigerend gesprek, waarschuwing, training, coaching e.d.",
        "Beëindiging tijdelijke arbeidsovereenkomst, stage",
        "Ontslag op initiatief medewerker",
        "Geen afdoening",
    ]
    assert [code.label.nl for code in Afdoening][:8] == labels
    assert [Afdoening.parse(label) for label in labels] == list(Afdoening)[:8]


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        (Schendingstype.POSITIE_BEVOEGDHEDEN, ("positie", "bevoegdheden")),  # one row since Defensie 2017
        (Schendingstype.BEDRIJFSMIDDELEN, ("dienstmiddelen", "interne_regels")),  # two rows since Defensie 2021
        (Afdoening.ONTSLAG, ("strafontslag", "ander_ontslag")),  # a conditional one ends nothing
        (Afdoening.AMBTSBERICHT_BERISPING, ("ambtsbericht", "berisping")),  # one row at Defensie 2015
        (Afdoening.GESPREK, ("corrigerend_gesprek", "waarschuwing", "training", "coaching")),  # [S 331]
    ],
)
def test_a_code_that_sources_merge_or_split_has_parts(code: Code, parts: tuple[str, ...]) -> None:
    assert code.delen == parts
    assert code.bladen == set(parts)


def test_every_other_code_is_a_leaf() -> None:
    assert {code for code in CODES if code.delen} == {
        "positie_bevoegdheden",
        "bedrijfsmiddelen",
        "ontslag",
        "gesprek",
        "ambtsbericht_berisping",
    }


def test_only_residual_leaves_hold_a_rest() -> None:
    """Anders and Overige, and what is left of two families of measures."""
    assert {code for code in CODES if isinstance(code, Schendingstype) and code.rest} == {"anders"}
    assert {code for code in CODES if isinstance(code, Afdoening) and code.rest} == {
        "ander_ontslag",
        "corrigerend_gesprek",
        "andere_maatregel",
    }


def test_where_no_source_defines_a_type_there_is_no_definition() -> None:
    """Only of omgangsvormen the report says what they are: "(seksuele) intimidatie, pesten, …" [S 113]."""
    defined = {code: code.entry.definition for code in Schendingstype if code.entry.definition is not None}
    assert list(defined) == [Schendingstype.OMGANGSVORMEN]
    for form in ("(seksuele) intimidatie", "pesten", "agressie", "geweld", "racisme", "discriminatie"):
        assert form in defined[Schendingstype.OMGANGSVORMEN].nl


def test_examples_from_the_annex_quote_it() -> None:
    quoted = {
        int(found[1]): (code, example.text)
        for code in Schendingstype
        for example in code.entry.examples
        if (found := re.search(r"\[S (\d+)\]", example.source))
    }
    assert quoted == BIJLAGE


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("meldpunt Integriteit", Meldkanaal.MELDPUNT),  # [S 225]
        ("centrale integriteitscoördinator", Meldkanaal.MELDPUNT),  # [S 219]
        ("lijnmanager", Meldkanaal.LEIDINGGEVENDE),  # [S 219]
        ("leidinggevende", Meldkanaal.LEIDINGGEVENDE),  # [S 113]
        ("HRM-adviseur", Meldkanaal.HRM_ADVISEUR),  # [S 219]
        ("vertrouwenspersoon", Meldkanaal.VERTROUWENSPERSOON),  # [S 219]
        ("BVA", Meldkanaal.BVA),  # [S 219]
        ("Beveiligingsautoriteit", Meldkanaal.BVA),  # [S 143]
        ("bewustwordingsgesprek", Opvolging.BEWUSTWORDINGSGESPREK),  # [S 221]
        ("mediation", Opvolging.MEDIATION),  # [S 221]
        ("hoor- wederhoor gesprek", Opvolging.HOOR_WEDERHOOR),  # [S 221]
        ("hoor-wederhoor gesprek", Opvolging.HOOR_WEDERHOOR),  # [S 311]
        ("aangifte bij de politie", Opvolging.AANGIFTE),  # [S 221]
        ("persoonsgericht feitenonderzoek", Opvolging.PERSOONSGERICHT_ONDERZOEK),  # [S 221]
        ("persoonsgericht onderzoek", Opvolging.PERSOONSGERICHT_ONDERZOEK),  # [S 311, 319]
        ("andere vorm van opvolging", Opvolging.ANDERS),  # [S 311]
        ("aangetoond", Uitkomst.AANGETOOND),  # [S 57]
        ("Geen integriteitsschending geconstateerd", Uitkomst.NIET_AANGETOOND),  # [S 551]
        ("lopend onderzoek", Uitkomst.LOPEND),  # [S 237]
        ("gegrond", Oordeel.GEGROND),  # [S 399]
        ("ongegrond", Oordeel.ONGEGROND),  # [S 399]
        ("Disciplinair", Niveau.DISCIPLINAIR),  # [S 324]
        ("Niet-disciplinair", Niveau.NIET_DISCIPLINAIR),  # [S 330]
        ("Geen afdoening", Niveau.GEEN),  # [S 335]
        ("meldingen", Soort.MELDING),  # [S 59]
        ("Signaal", Soort.SIGNAAL),  # [S 295]
    ],
)
def test_the_words_of_the_report_name_a_code(words: str, code: Code) -> None:
    assert type(code).parse(words) is code


def test_a_word_of_another_list_is_unknown() -> None:
    with pytest.raises(UnknownLabelError, match="staat niet in oordeel"):
        Oordeel.parse("aangetoond")


@pytest.mark.parametrize("codes", [["rood", "groen"], ["rood"], ["rood", "blauw", "blauw"]])
def test_data_that_do_not_hold_each_code_of_their_list_once_are_refused(codes: list[str]) -> None:
    class Kleur(Code):
        ROOD = "rood"
        BLAUW = "blauw"

    with pytest.raises(ValueError, match=r"kleur\.toml and Kleur"):
        build_entries(Kleur, [{"code": code, "nl": code, "en": code} for code in codes])
