"""A report whose rows are merged by a fixed grouping: sums by hand, totals as before, and relations declared anew."""

import io
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import uri
from tests.factories import dossier, kubus, melding, register, signaal, with_cell
from uri.aggregate import Leeg
from uri.aggregate.report.grouped_report import grouped_report
from uri.aggregate.tables.table_relations import RelatieSoort
from uri.errors import IncompatibleError, UnreadableError
from uri.publish import to_json
from uri.taxonomy import AfdoeningRijen, Basis, Groep, Groepering, editie, groepering

EXAMPLE = Path(__file__).parents[3] / "examples" / "bzk-2023"
GROF, TOTALEN = groepering("bzk-2023-grof"), groepering("totalen")
INFORMATION = ("informatie", "communicatie")


@pytest.fixture(scope="module")
def example() -> uri.Rapport:
    return uri.rapport(uri.read_dossier(EXAMPLE))


def column(table: uri.Tabel, name: str) -> dict[str, Any]:
    return dict(table.column(name))


def test_the_rows_of_the_example_are_sums_of_those_that_were_printed(example: uri.Rapport) -> None:
    """Tabel 1 [S 247-258], Tabel 2 [S 268-278], Tabel 3 [S 296-307], added up by hand.

    Interests, powers and resources: financieel, positie, bevoegdheden, bedrijfsmiddelen. Information and communication.
    Behaviour, force and private life.
    """
    grouped = grouped_report(example, GROF)
    assert column(grouped["schendingen"], "mogelijk") == {
        "belangen_en_middelen": 5 + 5 + 0 + 1,
        "informatie_en_communicatie": 3 + 1,
        "omgang_geweld_prive": 0 + 11 + 0,
        "misstand": 0,
        "totaal": 26,
    }
    years = {
        "2020": (3 + 2 + 0 + 15, 0 + 3, 0 + 6 + 5, 0, 34),
        "2021": (1 + 0 + 0 + 5, 2 + 8, 0 + 18 + 3, 0, 37),
        "2022": (3 + 2 + 0 + 3, 0 + 2, 0 + 9 + 0, 0, 19),
    }
    assert {year: tuple(column(grouped["aangetoond_per_jaar"], year).values()) for year in years} == years
    assert tuple(column(grouped["signalen"], "aantal").values()) == (1 + 2 + 0 + 0, 1 + 0, 0 + 10 + 1, 0, 0, 15)


def test_of_the_measures_the_subtotals_of_the_source_are_left(example: uri.Rapport) -> None:
    """Three disciplinary measures [S 321-328]; the others as the cases have them, as in the report itself."""
    before, after = example["afdoeningen"], grouped_report(example, GROF)["afdoeningen"]
    assert [row.code for row in after.rijen] == ["disciplinair", "niet_disciplinair", "geen", "totaal"]
    assert column(after, "aantal") == {row.code: before[row.code, "aantal"] for row in after.rijen}
    assert after.count("disciplinair", "aantal") == 1 + 2
    assert [(relation.links, relation.rechts) for relation in after.relaties] == [
        (
            (("disciplinair", "aantal"), ("niet_disciplinair", "aantal"), ("geen", "aantal")),
            (("totaal", "aantal"),),
        )
    ]


def test_what_must_hold_is_declared_for_the_rows_that_are_there(example: uri.Rapport) -> None:
    table = grouped_report(example, GROF)["schendingen"]
    rows = ["belangen_en_middelen", "informatie_en_communicatie", "omgang_geweld_prive", "misstand"]
    told = [(relation.soort, relation.links, relation.rechts) for relation in table.relaties if not relation.elders]
    assert told == [
        *(
            (RelatieSoort.SOM, tuple((row, name) for row in rows), (("totaal", name),))
            for name in ("mogelijk", "aangetoond")
        ),
        *((RelatieSoort.AANGETOOND, ((row, "aangetoond"),), ((row, "mogelijk"),)) for row in (*rows, "totaal")),
    ]
    codes = {(row.code, name.naam) for row in table.rijen for name in table.kolommen}
    assert all({*relation.links, *relation.rechts} <= codes for relation in table.relaties)


def test_of_totals_only_nothing_else_is_left(example: uri.Rapport) -> None:
    grouped = grouped_report(example, TOTALEN)
    for name in ("schendingen", "aangetoond_per_jaar", "signalen", "afdoeningen"):
        assert [row.code for row in grouped[name].rijen] == ["totaal"]
        assert grouped[name].row("totaal") == example[name].row("totaal")
    assert grouped["kerncijfers"] == example["kerncijfers"]


@given(
    st.lists(st.tuples(st.sampled_from([row.code for row in editie().rows("schendingen")]), st.booleans()), min_size=1)
)
@settings(max_examples=25)
def test_a_group_counts_each_case_of_its_types_once(cases: list[tuple[uri.Schendingstype, bool]]) -> None:
    group_of = {row: group.code for group in GROF.groepen for row in group.rijen}
    counts = Counter(group_of[kind.value] for kind, _ in cases)
    proven = Counter(group_of[kind.value] for kind, is_proven in cases if is_proven)
    source = register(*(melding(kind.value, "aangetoond" if by else "niet_aangetoond") for kind, by in cases))
    report = grouped_report(uri.rapport(source), GROF)
    table = report["schendingen"]
    assert {row.code for row in table.rijen} == {*group_of.values(), "totaal"} - {"anders"}
    for row in table.rijen[:-1]:
        assert tuple(table.row(row.code).values()) == (counts[row.code], proven[row.code])
        assert report["aangetoond_per_jaar"][row.code, "2023"] == proven[row.code]
    assert table.broken() == ()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("grouping", [GROF, TOTALEN], ids=lambda one: one.naam)
def test_a_grouped_report_is_read_back_as_it_was(
    example: uri.Rapport,
    grouping: Groepering,
    language: Any,  # noqa: ANN401 (a language)
) -> None:
    grouped = grouped_report(example, grouping)
    written = to_json(grouped, language)
    assert uri.read_report(io.BytesIO(written.encode())) == grouped
    assert to_json(uri.read_report(io.BytesIO(written.encode())), language) == written


def test_a_grouped_report_says_by_which_grouping_and_whose_it_is(example: uri.Rapport) -> None:
    grouped = grouped_report(example, GROF)
    assert grouped.to_dict()["groepen"] == GROF.to_dict()
    for name in ("schendingen", "aangetoond_per_jaar", "signalen", "afdoeningen"):
        assert any(GROF.bron in note.nl and GROF.titel in note.en for note in grouped[name].noten)
    assert grouped["kerncijfers"].noten == example["kerncijfers"].noten


def test_a_report_that_has_the_grouping_stays_and_another_is_refused(example: uri.Rapport) -> None:
    grouped = grouped_report(example, GROF)
    assert grouped_report(grouped, GROF) is grouped
    with pytest.raises(IncompatibleError, match="al ingedeeld"):
        grouped_report(grouped, TOTALEN)


def test_a_grouping_of_another_edition_is_refused() -> None:
    report = uri.rapport(register(melding("positie"), editie="rijk-2015"))
    with pytest.raises(IncompatibleError, match="rijk-2015") as caught:
        grouped_report(report, GROF)
    assert caught.value.differing == ("editie",)
    assert [row.code for row in grouped_report(report, TOTALEN)["schendingen"].rijen] == ["totaal"]


def test_a_row_that_is_none_of_the_edition_is_refused_by_its_name(example: uri.Rapport) -> None:
    plain = example.to_dict("nl")
    plain["tabellen"]["signalen"]["rijen"][0]["code"] = "vreemd"
    words = plain["aanvulling"]["signalen"]["teksten"]
    for language in ("nl", "en"):
        words[language]["rijen"]["vreemd"] = words[language]["rijen"].pop("financieel")
    plain["aanvulling"]["signalen"].pop("elders", None)
    with pytest.raises(IncompatibleError, match="vreemd"):
        grouped_report(uri.Rapport.from_dict(plain), GROF)


def _apart(*groups: tuple[str, tuple[str, ...]]) -> Groepering:
    """Make a grouping of the default edition: some groups, and each other row by itself."""
    known = editie()
    taken = {row for _, rows in groups for row in rows}
    others = [(row.code.value, (row.code.value,)) for row in known.rijen if row.code.value not in taken]
    return Groepering(
        naam="eigen",
        titel="Eigen",
        bron="Besluit",
        editie=known,
        groepen=tuple(
            Groep(code=code, label=uri.languages.Text(code, code), rijen=rows) for code, rows in (*groups, *others)
        ),
        afdoeningen=AfdoeningRijen.RIJEN,
    )


def test_rows_that_only_compare_together_draw_their_groups_together() -> None:
    """Defensie counts positie and bevoegdheden as one since 2021, so Table 2 over both lists has one row for them."""
    old = kubus(melding("positie_bevoegdheden", verslagjaar=2022), verslagjaar=2022)
    old = attrs.evolve(old, editie=editie("defensie-2022"))
    source = dossier(melding("positie"), melding("financieel"), tellingen=(old,))
    report = uri.rapport(source)
    assert "positie_bevoegdheden" in [row.code for row in report["aangetoond_per_jaar"].rijen]
    grouping = _apart(("geld", ("financieel", "positie")), ("macht", ("bevoegdheden", "geweld")))
    table = grouped_report(report, grouping)["aangetoond_per_jaar"]
    assert table.rijen[0].code == "geld+macht"
    assert table.row("geld+macht")["2023"] == 2
    leaves = {"financieel", "positie", "bevoegdheden", "geweld"}
    assert {*map(str, grouping.leaves("geld+macht", "schendingen") or ())} == leaves
    assert [row.code for row in grouped_report(report, grouping)["schendingen"].rijen][:2] == ["geld", "macht"]


def test_a_sum_is_empty_where_a_part_is_and_hidden_where_a_part_is_hidden() -> None:
    report = uri.rapport(register(melding("informatie"), signaal("communicatie")))
    for cell, expected in ((Leeg.ONDERDRUKT, Leeg.ONDERDRUKT), (Leeg.NIET_VERZAMELD, Leeg.NIET_VERZAMELD)):
        told = with_cell(report, "schendingen", ("communicatie", "mogelijk"), cell)
        assert grouped_report(told, GROF)["schendingen"]["informatie_en_communicatie", "mogelijk"] is expected
    both = with_cell(report, "schendingen", ("communicatie", "mogelijk"), Leeg.NIET_VERZAMELD)
    both = with_cell(both, "schendingen", ("informatie", "mogelijk"), Leeg.ONDERDRUKT)
    assert grouped_report(both, GROF)["schendingen"]["informatie_en_communicatie", "mogelijk"] is Leeg.ONDERDRUKT


def test_a_sum_of_several_bases_has_a_mixed_one() -> None:
    report = uri.rapport(register(melding("informatie"), melding("communicatie")))
    table = report["schendingen"]
    bases = tuple(
        tuple(Basis.ONTVANGEN if row.code == "communicatie" else basis for basis in own)
        for row, own in zip(table.rijen, table.bases, strict=True)
    )
    told = attrs.evolve(report, tabellen={"schendingen": attrs.evolve(table, bases=bases)})
    grouped = grouped_report(told, GROF)["schendingen"]
    assert grouped.basis_of(("informatie_en_communicatie", "mogelijk")) is Basis.GEMENGD
    assert grouped.basis_of(("omgang_geweld_prive", "mogelijk")) is table.basis_of(("geweld", "mogelijk"))


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"editie": "rijk-2015"}, "groepen, editie"),
        ({"bron": 3}, "groepen, bron"),
        ({"afdoeningen": "zwaarste"}, "groepen, afdoeningen"),
        ({"groep": []}, "groepen, groep"),
        (
            {"groep": [{"code": "geld", "label": "Geld", "engels": "Money", "rijen": ["gled"]}]},
            "groepen, groep 1, rijen",
        ),
    ],
    ids=["edition", "source", "measures", "no-groups", "no-row"],
)
def test_what_a_report_cannot_say_of_its_grouping_is_refused_at_its_path(
    example: uri.Rapport, change: Mapping[str, Any], key: str
) -> None:
    plain = grouped_report(example, GROF).to_dict("nl")
    plain["groepen"] = {**plain["groepen"], **change}
    with pytest.raises(UnreadableError) as caught:
        uri.Rapport.from_dict(plain)
    assert key in {finding.place.key for finding in caught.value.findings}
