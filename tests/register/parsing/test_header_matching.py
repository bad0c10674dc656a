"""Headers to fields: canonical names, the headers that people use, a mapping; every fault in one pass."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import attrs
import pytest

from uri import model
from uri.errors import UnreadableError
from uri.findings import Finding, Findings, Place, Severity
from uri.model import Field, velden
from uri.register import REGISTER_FIELDS, Sheet
from uri.register.parsing.header_matching import HeaderLayout, layout

FIELDS = tuple(REGISTER_FIELDS.values())
Told: TypeAlias = list[tuple[str | None, str]]


def sheet(*headers: str) -> Sheet:
    return Sheet(file="r.csv", headers=headers, columns=tuple([] for _ in headers), rows=())


def laid(*headers: str, mapping: Mapping[str, str | None] | None = None, **options: Any) -> HeaderLayout:  # noqa: ANN401 (those of layout)
    return layout(sheet(*headers), FIELDS, mapping or {}, **options)


def refused(*headers: str, mapping: Mapping[str, str | None] | None = None, **options: Any) -> list[Finding]:  # noqa: ANN401 (idem)
    with pytest.raises(UnreadableError) as caught:
        laid(*headers, mapping=mapping, **options)
    assert caught.value.message.nl == "De kolommen van r.csv kloppen niet."
    return list(caught.value.findings)


def told(findings: list[Finding]) -> Told:
    return [(finding.place.column, finding.message.nl) for finding in findings]


def hint(finding: Finding) -> str:
    assert finding.hint is not None
    return finding.hint.nl


def test_the_canonical_columns_stay_as_they_are() -> None:
    assert " ".join(REGISTER_FIELDS) == (
        "kenmerk soort organisatie onderdeel meldkanaal ontvangen ontvangst_bevestigd geinformeerd afgerond "
        "verslagjaar hoofdcategorie nevencategorieen opvolging uitkomst afdoeningen betrokkenen anoniem omschrijving"
    )


def test_canonical_names_in_any_order_are_their_fields() -> None:
    names = sorted(REGISTER_FIELDS)
    assert laid(*names) == HeaderLayout({name: index for index, name in enumerate(names)}, {}, Findings())


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("categorie", "hoofdcategorie"),
        ("type schending", "hoofdcategorie"),
        ("afdoening", "afdoeningen"),
        ("beschrijving", "omschrijving"),
        ("datum melding", "ontvangen"),
        ("datum afgerond", "afgerond"),
        ("jaar", "verslagjaar"),
    ],
)
@pytest.mark.parametrize("spell", [str, str.upper, lambda header: f" {header.replace(' ', '_').capitalize()}: "])
def test_a_dutch_header_is_its_field_however_it_is_spelt(header: str, field: str, spell: Any) -> None:  # noqa: ANN401 (a function)
    assert laid(spell(header)).fields == {field: 0}


@pytest.mark.parametrize(
    "klasse",
    [klasse for klasse in vars(model).values() if isinstance(klasse, type) and attrs.has(klasse) and velden(klasse)],
)
def test_every_header_that_a_field_lists_is_that_field(klasse: type[attrs.AttrsInstance]) -> None:
    fields = velden(klasse)
    for field in fields:
        for header in (field.name, *field.headers):
            assert layout(sheet(header), fields, {}).fields == {field.name: 0}


def test_any_other_header_is_a_column_of_ones_own() -> None:
    assert laid("jaar", "Zaakgroep") == HeaderLayout({"verslagjaar": 0}, {"Zaakgroep": 1}, Findings())


def test_a_mapping_goes_before_names_and_knows_a_header_however_it_is_spelt() -> None:
    found = laid("Soort", "Wat", "jaar", mapping={" soort": "hoofdcategorie", "WAT": "afdoeningen"})
    assert found.fields == {"hoofdcategorie": 0, "afdoeningen": 1, "verslagjaar": 2}


def test_a_header_that_is_mapped_to_none_is_a_column_of_ones_own_without_a_doubt() -> None:
    found = laid("jaar", "omschrijvin", mapping={"jaar": None, "omschrijvin": None})
    assert (found.fields, found.own, list(found.findings)) == ({}, {"jaar": 0, "omschrijvin": 1}, [])


def test_a_header_of_signs_is_not_that_of_other_signs() -> None:
    assert told(refused("#", mapping={"%": "kenmerk"})) == [(None, "de kolom “%” uit de mapping bestaat niet.")]


def test_a_mapping_that_names_no_header_or_no_field_is_refused() -> None:
    absent, strange = refused("a", mapping={"b": "kenmerk", "a": "onzin"})
    assert told([absent, strange]) == [
        (None, "de kolom “b” uit de mapping bestaat niet."),
        ("a", "“onzin” is geen veld."),
    ]
    assert hint(absent) == "De koppen zijn: “a”."
    assert hint(strange) == f"Kies uit: {', '.join(REGISTER_FIELDS)}."


@pytest.mark.parametrize(
    ("headers", "mapping"),
    [
        (("jaar", "verslagjaar"), {}),
        (("jaar", "JAAR"), {}),
        (("jaar", "x"), {"x": "verslagjaar"}),
    ],
)
def test_two_columns_for_one_field_are_refused(headers: tuple[str, str], mapping: dict[str, str | None]) -> None:
    assert told(refused(*headers, mapping=mapping)) == [
        (headers[1], "staat naast “jaar”: twee kolommen voor verslagjaar.")
    ]


def test_three_columns_for_one_field_are_two_too_many() -> None:
    assert [column for column, _ in told(refused("jaar", "verslagjaar", "rapportagejaar"))] == [
        "verslagjaar",
        "rapportagejaar",
    ]


def test_a_column_of_ones_own_may_not_stand_twice() -> None:
    assert told(refused("Zaak", "Zaak")) == [("Zaak", "staat naast “Zaak”: twee kolommen voor Zaak.")]


def test_a_missing_column_is_named_with_the_header_that_looks_like_it() -> None:
    [missing] = refused("categori", "jaar", needed=[("hoofdcategorie",), ("verslagjaar", "ontvangen")])
    assert (missing.message.nl, hint(missing)) == (
        "de kolom hoofdcategorie ontbreekt.",
        "Heet zij misschien “categori”?",
    )
    assert missing.place == Place(file="r.csv")


def test_a_missing_column_is_named_with_the_headers_that_there_are() -> None:
    [missing] = refused("jaar", "Zaakgroep", needed=[("uitkomst", "afdoeningen")])
    assert missing.message.nl == "de kolom uitkomst of afdoeningen ontbreekt."
    assert hint(missing) == "De koppen zijn: “jaar”, “Zaakgroep”."


@pytest.mark.parametrize("mapping", [{}, {"Wat": "hoofdcategorie"}], ids=str)
def test_a_first_row_of_values_is_not_quoted(mapping: Mapping[str, str]) -> None:
    """A file without a header row has a case where the headers should be; no finding may tell of it."""
    findings = refused("Z-1", "Jan Jansen stal geld", mapping=mapping, needed=[("hoofdcategorie",)])
    assert "Jan Jansen" not in "".join(finding.to_text() for finding in findings)


def test_headers_of_which_most_are_strange_are_not_quoted() -> None:
    """They may be the cells of a case."""
    [missing] = refused("jaar", "Jan", "Jansen", needed=[("hoofdcategorie",)])
    assert "Jan" not in missing.to_text()


def test_a_column_without_a_header_is_told_by_its_number() -> None:
    [nameless] = refused("jaar", " ")
    assert nameless.to_text() == "r.csv: kolom 2 heeft geen kop. Geef haar een kop."


def test_a_header_of_one_letter_looks_like_no_field() -> None:
    [missing] = refused("jaar", "a", needed=[("uitkomst", "afdoeningen")])
    assert hint(missing) == "De koppen zijn: “jaar”, “a”."


def test_a_misspelt_optional_header_is_a_warning_and_a_column_of_ones_own() -> None:
    found = laid("betrokkene", "jaar")
    assert (found.fields, found.own) == ({"verslagjaar": 1}, {"betrokkene": 0})
    [doubt] = found.findings
    assert (doubt.rule, doubt.severity, doubt.place.column) == ("URI-I-eigen", Severity.WARNING, "betrokkene")
    assert hint(doubt) == "Bedoelde u “betrokkenen”?"


def test_a_header_that_looks_like_a_field_that_is_there_is_no_doubt() -> None:
    assert not laid("betrokkene", "betrokkenen").findings


def test_where_no_other_column_may_be_each_is_refused() -> None:
    near, far = refused("jaar", "onderdel", "Zaakgroep", "x", mapping={"x": None}, closed=True)
    assert told([near, far]) == [("onderdel", "is hier geen kolom."), ("Zaakgroep", "is hier geen kolom.")]
    assert near.rule == far.rule == "URI-I-kop"
    assert "“onderdeel”" in hint(near)
    assert hint(far) == "Verwijder haar."


def test_every_fault_of_the_headers_is_told_at_once() -> None:
    found = refused(
        "jaar",
        "verslagjaar",
        "Zaak",
        "Zaak",
        mapping={"weg": "kenmerk", "Zaak": "onzin"},
        needed=[("hoofdcategorie",), ("jaar", "verslagjaar"), ("uitkomst", "afdoeningen")],
    )
    assert [finding.place.column for finding in found] == [None, "Zaak", "verslagjaar", "Zaak", None, None]
    assert {finding.rule for finding in found} == {"URI-I-kop"}


def test_a_field_without_other_headers_is_known_by_its_name() -> None:
    field = Field(name="aantal_keer", form=REGISTER_FIELDS["betrokkenen"].form)
    assert layout(sheet("Aantal keer"), [field], {}).fields == {"aantal_keer": 0}
