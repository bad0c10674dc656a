"""The door for JSON of cases: what is a case, and what is said of everything else."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, TypeAlias

import pytest

import uri
from uri import Melding, RejectedRowsError, Signaal, UnreadableError, UriError
from uri.taxonomy import Afdoening, Meldkanaal, Opvolging, Schendingstype, Uitkomst

Told: TypeAlias = tuple[int | None, str | None, str]

CASE = {"soort": "melding", "hoofdcategorie": "omgangsvormen", "uitkomst": "aangetoond", "ontvangen": "2023-05-01"}


def case(**members: object) -> str:
    """Write a list of one right case, with some of its members otherwise."""
    return json.dumps([{**CASE, **members}])


def refused(data: str | bytes, *, lines: bool = False) -> UriError:
    with pytest.raises(UriError) as caught:
        uri.records_from_json(data, lines=lines)
    assert isinstance(caught.value, ValueError)
    return caught.value


def told(data: str, *, lines: bool = False) -> list[Told]:
    findings = refused(data, lines=lines).findings
    return [(finding.place.row, finding.place.column, finding.rule) for finding in findings]


def test_a_melding_and_a_signaal_are_read_with_every_field() -> None:
    text = """[
    {"kenmerk": "16", "soort": "melding", "organisatie": "BZK", "onderdeel": "RvB", "meldkanaal": "meldpunt",
     "ontvangen": "2022-06-30", "afgerond": "2023-01-01", "verslagjaar": 2023, "hoofdcategorie": "omgangsvormen",
     "nevencategorieen": ["privé", "communicatie"], "opvolging": ["hoor_wederhoor"], "uitkomst": "aangetoond",
     "afdoeningen": ["training", "berisping"], "betrokkenen": 0, "omschrijving": "Opmerkingen: 😀 \\ud83d\\ude00",
     "eigen": {"Regio": "Noord", "Afdeling": "A: 1"}},
    {"soort": "signaal", "verslagjaar": 2022, "hoofdcategorie": "financieel"}
    ]""".replace("privé", "prive")
    assert uri.records_from_json(text) == [
        Melding(
            kenmerk="16",
            organisatie="BZK",
            onderdeel="RvB",
            meldkanaal=Meldkanaal.MELDPUNT,
            ontvangen=date(2022, 6, 30),
            afgerond=date(2023, 1, 1),
            verslagjaar=2023,
            hoofdcategorie=Schendingstype.OMGANGSVORMEN,
            nevencategorieen=(Schendingstype.COMMUNICATIE, Schendingstype.PRIVE),
            opvolging=(Opvolging.HOOR_WEDERHOOR,),
            uitkomst=Uitkomst.AANGETOOND,
            afdoeningen=(Afdoening.BERISPING, Afdoening.TRAINING),
            betrokkenen=0,
            omschrijving="Opmerkingen: 😀 😀",
            eigen={"Afdeling": "A: 1", "Regio": "Noord"},
        ),
        Signaal(verslagjaar=2022, hoofdcategorie=Schendingstype.FINANCIEEL),
    ]


def test_null_says_what_leaving_out_says() -> None:
    optional = ["kenmerk", "organisatie", "meldkanaal", "afgerond", "verslagjaar", "opvolging", "betrokkenen", "eigen"]
    nothing = dict.fromkeys(optional)
    assert uri.records_from_json(case(**nothing)) == uri.records_from_json(case())
    assert uri.records_from_json(case(eigen={"Regio": None})) == uri.records_from_json(case())
    text = '[{"soort": "signaal", "verslagjaar": 2022, "hoofdcategorie": "geweld", "uitkomst": null}]'
    assert uri.records_from_json(text) == [Signaal(verslagjaar=2022, hoofdcategorie=Schendingstype.GEWELD)]


def test_texts_lose_outer_white_space_as_in_the_constructor() -> None:
    [read] = uri.records_from_json(case(kenmerk=" a\r\nb ", omschrijving="  ", eigen={" Regio ": " Noord ", "x": ""}))
    assert (read.kenmerk, read.omschrijving, read.eigen) == ("a\nb", None, {"Regio": "Noord"})


def test_a_record_of_json_is_like_any_other() -> None:
    [read] = uri.records_from_json(case(eigen={"Regio": "Noord"}, opvolging=["geen"]))
    made = Melding(
        hoofdcategorie="omgangsvormen",
        uitkomst="aangetoond",
        ontvangen=date(2023, 5, 1),
        opvolging=["geen"],
        eigen={"Regio": "Noord"},
    )
    assert type(read) is Melding
    assert type(read.eigen) is type(made.eigen)
    assert (read, hash(read), repr(read), read.jaar) == (made, hash(made), repr(made), 2023)
    with pytest.raises(AttributeError):
        read.kenmerk = "1"  # type: ignore[misc]  # that is the fault


@pytest.mark.parametrize("encode", [str.encode, lambda text: b"\xef\xbb\xbf" + text.encode()], ids=["plain", "mark"])
def test_bytes_are_utf8_with_or_without_a_mark(encode: Any) -> None:  # noqa: ANN401 (a function)
    text = '[{"soort": "signaal", "verslagjaar": 2022, "hoofdcategorie": "geweld", "kenmerk": "café"}]'
    assert [each.kenmerk for each in uri.records_from_json(encode(text))] == ["café"]
    assert isinstance(refused(text.encode("cp1252")), UnreadableError)


def test_lines_are_read_one_by_one() -> None:
    text = f"{json.dumps(CASE)}\r\n\n  {json.dumps(CASE | {'kenmerk': 'b'})}\n"
    assert [each.kenmerk for each in uri.records_from_json(text, lines=True)] == [None, "b"]
    assert uri.records_from_json("", lines=True) == uri.records_from_json("[]") == []


def test_every_broken_line_is_told_at_its_number() -> None:
    good = json.dumps(CASE)
    text = "\n".join([good, "", good[:-1], f"{good}, {good}", "[]", good.replace("2023", "1823"), good[1:]])
    assert told(text, lines=True) == [
        (3, None, "URI-I-json"),
        (4, None, "URI-I-json"),
        (5, None, "URI-I-json"),
        (6, "ontvangen", "URI-I-datum"),
        (7, None, "URI-I-json"),
    ]


def test_an_object_that_is_spread_over_lines_is_no_json_lines() -> None:
    good = json.dumps(CASE)
    middle = good.index(",")
    split = f"{good[:middle]}\n{good[middle + 1 :]}\n{good},{good}"
    assert [rule for _, _, rule in told(split, lines=True)] == ["URI-I-json"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "{}",
        "3",
        "null",
        '"x"',
        "[NaN]",
        f"[{'9' * 5000}]",
        "[" * 100_000,
        '[{"a": 1}',
        "[] []",
        "['a']",
        "[1,]",
    ],
    ids=lambda text: text[:12],
)
def test_what_is_no_list_in_json_is_unreadable(text: str) -> None:
    assert isinstance(refused(text), UnreadableError)


@pytest.mark.parametrize(
    ("members", "column", "rule"),
    [
        pytest.param({"soort": None}, "soort", "URI-I-ontbreekt", id="no kind"),
        pytest.param({"soort": "klacht"}, "soort", "URI-I-label", id="other kind"),
        pytest.param({"soort": ["melding"]}, "soort", "URI-I-label", id="kind in a list"),
        pytest.param({"hoofdcategorie": None}, "hoofdcategorie", "URI-I-ontbreekt", id="no category"),
        pytest.param({"uitkomst": None}, "uitkomst", "URI-I-ontbreekt", id="no outcome"),
        pytest.param({"uitkomst": "Aangetoond"}, "uitkomst", "URI-I-label", id="printed label"),
        pytest.param({"uitkomst": True}, "uitkomst", "URI-I-label", id="true for a code"),
        pytest.param({"uitkomst": ["aangetoond"]}, "uitkomst", "URI-I-label", id="list for a code"),
        pytest.param({"meldkanaal": "bva "}, "meldkanaal", "URI-I-label", id="code with a space"),
        pytest.param({"meldkanaal": ""}, "meldkanaal", "URI-I-label", id="empty code"),
        pytest.param({"afdoeningen": "ontslag"}, "afdoeningen", "URI-I-label", id="text for a list"),
        pytest.param({"afdoeningen": {"ontslag": 1}}, "afdoeningen", "URI-I-label", id="object for a list"),
        pytest.param({"afdoeningen": ["ontslag", "x"]}, "afdoeningen", "URI-I-label", id="unknown in a list"),
        pytest.param({"afdoeningen": ["ontslag|geen"]}, "afdoeningen", "URI-I-label", id="joined codes"),
        pytest.param({"afdoeningen": [None]}, "afdoeningen", "URI-I-label", id="null in a list"),
        pytest.param({"afdoeningen": [["ontslag"]]}, "afdoeningen", "URI-I-label", id="list in a list"),
        pytest.param({"afdoeningen": ["geen", "ontslag", "geen"]}, "afdoeningen", "URI-I-dubbel", id="code twice"),
        pytest.param({"ontvangen": "1899-12-31"}, "ontvangen", "URI-I-datum", id="before 1900"),
        pytest.param({"ontvangen": "2023-02-30"}, "ontvangen", "URI-I-datum", id="no day"),
        pytest.param({"ontvangen": "31-12-2023"}, "ontvangen", "URI-I-datum", id="Dutch date"),
        pytest.param({"ontvangen": "20231231"}, "ontvangen", "URI-I-datum", id="date without hyphens"),
        pytest.param({"ontvangen": "2023-W01-1"}, "ontvangen", "URI-I-datum", id="week date"),
        pytest.param({"ontvangen": "2023-12-31T00:00:00"}, "ontvangen", "URI-I-datum", id="time of day"),
        pytest.param({"ontvangen": "\uff12\uff10\uff12\uff13-12-31"}, "ontvangen", "URI-I-datum", id="other digits"),
        pytest.param({"ontvangen": 45291}, "ontvangen", "URI-I-datum", id="number for a date"),
        pytest.param({"ontvangen": ""}, "ontvangen", "URI-I-datum", id="empty date"),
        pytest.param({"verslagjaar": "2023"}, "verslagjaar", "URI-I-jaar", id="text for a year"),
        pytest.param({"verslagjaar": 2023.0}, "verslagjaar", "URI-I-jaar", id="float for a year"),
        pytest.param({"verslagjaar": 1899}, "verslagjaar", "URI-I-jaar", id="year before 1900"),
        pytest.param({"verslagjaar": 10_000}, "verslagjaar", "URI-I-jaar", id="year of five digits"),
        pytest.param({"betrokkenen": "3"}, "betrokkenen", "URI-I-aantal", id="text for a count"),
        pytest.param({"betrokkenen": 3.9}, "betrokkenen", "URI-I-aantal", id="float for a count"),
        pytest.param({"betrokkenen": True}, "betrokkenen", "URI-I-aantal", id="true for a count"),
        pytest.param({"betrokkenen": False}, "betrokkenen", "URI-I-aantal", id="false for a count"),
        pytest.param({"betrokkenen": -1}, "betrokkenen", "URI-I-aantal", id="negative count"),
        pytest.param({"betrokkenen": 2**31}, "betrokkenen", "URI-I-aantal", id="too large a count"),
        pytest.param({"kenmerk": 16}, "kenmerk", "URI-I-tekst", id="number for a text"),
        pytest.param({"omschrijving": ["a"]}, "omschrijving", "URI-I-tekst", id="list for a text"),
        pytest.param({"kenmerk": "\ud800"}, "kenmerk", "URI-I-teken", id="half a character"),
        pytest.param({"eigen": {"Regio": "\udc00"}}, "eigen", "URI-I-teken", id="half an own character"),
        pytest.param({"eigen": {"\ud800": "a"}}, "eigen", "URI-I-teken", id="half a character in a name"),
        pytest.param({"eigen": ["a"]}, "eigen", "URI-I-tekst", id="list for own fields"),
        pytest.param({"eigen": {"Regio": 3}}, "eigen", "URI-I-tekst", id="number for an own field"),
        pytest.param({"eigen": {"Regio": {"a": "b"}}}, "eigen", "URI-I-tekst", id="object for an own field"),
        pytest.param({"eigen": {" ": "a"}}, "eigen", "URI-I-kop", id="own field without a name"),
        pytest.param({"eigen": {"Regio": "a", "Regio ": "b"}}, "eigen", "URI-I-kop", id="own field twice"),
        pytest.param({"Regio": "Noord"}, "Regio", "URI-I-kop", id="unknown key"),
        pytest.param({"jaar": 2023}, "jaar", "URI-I-kop", id="a header that people use"),
        pytest.param({"Regio": None}, "Regio", "URI-I-kop", id="unknown key with null"),
        pytest.param({"ontvangen": None}, "verslagjaar", "URI-I-ontbreekt", id="no year or date"),
    ],
)
def test_every_fault_is_told_at_its_field(members: dict[str, object], column: str, rule: str) -> None:
    assert told(case(**members)) == [(1, column, rule)]


@pytest.mark.parametrize("left_out", ["soort", "hoofdcategorie", "uitkomst"])
def test_what_every_case_needs_is_told_where_it_is_left_out(left_out: str) -> None:
    text = json.dumps([{name: value for name, value in CASE.items() if name != left_out}])
    assert told(text) == [(1, left_out, "URI-I-ontbreekt")]


@pytest.mark.parametrize("lines", [False, True])
def test_all_faults_of_all_records_are_told_in_one_pass(*, lines: bool) -> None:
    wrong = {"soort": "melding", "hoofdcategorie": "x", "betrokkenen": True, "afgerond": 3, "Regio": "a"}
    written = [json.dumps(each) for each in [CASE, wrong, CASE, 3, {**CASE, "verslagjaar": "2023"}]]
    text = "\n".join(written) if lines else f"[{','.join(written)}]"
    error = refused(text, lines=lines)
    assert isinstance(error, RejectedRowsError)
    assert [(each.place.row, each.place.column) for each in error.findings] == [
        (2, "afgerond"),
        (2, "hoofdcategorie"),
        (2, "uitkomst"),
        (2, "betrokkenen"),
        (2, "Regio"),
        (4, None),
        (5, "verslagjaar"),
    ]
    assert error.message.en == "Unreadable: 3 of 5 rows."


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ('{"verslagjaar": 2023, "verslagjaar": 2022}', "verslagjaar"),
        ('{"verslagjaar": 2023, "verslagjaar" : 2023}', "verslagjaar"),
        ('{"verslagjaar": 2023, "verslagjaa\\u0072": 2023}', "verslagjaar"),
        ('{"verslagjaar": 2023, "kenmerk": null, "kenmerk": "a"}', "kenmerk"),
        ('{"verslagjaar": 2023, "soort": "signaal"}', "soort"),
        ('{"verslagjaar": 2023, "kenmerk": "\\u003a", "kenmerk": "a"}', "kenmerk"),
        ('{"verslagjaar": 2023, "eigen": {"Regio": "a", "Regio": "a"}}', "eigen"),
    ],
)
def test_a_key_that_stands_twice_is_a_fault(text: str, column: str) -> None:
    whole = '[{"soort": "signaal", "hoofdcategorie": "geweld", ' + text[1:] + "]"
    assert told(whole) == [(1, column, "URI-I-json")]


def test_an_own_field_may_be_called_like_a_field_of_the_case() -> None:
    [read] = uri.records_from_json(case(eigen={"soort": "melding", "kenmerk": "a"}))
    assert read.eigen == {"kenmerk": "a", "soort": "melding"}


def test_a_case_within_a_case_is_a_fault() -> None:
    assert told(case(eigen=CASE | {"x": 3})) == [(1, "eigen", "URI-I-tekst")]
    assert told(case(afdoeningen=[CASE])) == [(1, "afdoeningen", "URI-I-label")]


def test_no_text_or_name_is_quoted_in_a_fault() -> None:
    text = case(kenmerk=["Jansen"], omschrijving={"naam": "Jansen"}, eigen={"Naam": ["Jansen"]}, organisatie=[3])
    error = refused(text)
    assert len(error.findings) == 4
    assert "Jansen" not in error.to_text("nl") + error.to_text("en") + repr(error)


def test_what_was_found_is_quoted_shortened_and_what_is_expected_is_said_in_both_languages() -> None:
    error = refused(case(ontvangen="2023-02-30" * 20, verslagjaar=True, uitkomst="Aangetoond"))
    for language in ("nl", "en"):
        said = error.to_text(language)
        assert "“true”" in said
        assert "“Aangetoond”" in said
        assert "aangetoond, niet_aangetoond, lopend, onbekend" in said
        assert '"2023-12-31"' in said
        assert "2023-02-30" * 4 not in said
    assert all(finding.hint is not None and finding.message.nl != finding.message.en for finding in error.findings)


def test_faults_can_be_written_anywhere_whatever_stood_there() -> None:
    error = refused(
        '[{"soort": "\\ud800", "\\udc00": 1, "\\udc00": 2, "uitkomst": "\\ud800", "eigen": {"\\ud800": 1}}]'
    )
    error.to_text("nl").encode()
    json.dumps(error.findings.to_dicts("en"), ensure_ascii=False).encode()
