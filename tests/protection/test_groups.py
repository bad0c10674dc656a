"""Releases whose rows are merged before anything is hidden: nothing leaks, nor through what has no groups."""

import json
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import uri
from tests.factories import melding, register, with_cell
from tests.protection.field_reader import Key, leaks
from tests.protection.releases import in_parts, single, yearly
from tests.protection.test_releases import IS_DEEP
from uri.aggregate import Leeg, Rapport
from uri.aggregate.report.grouped_report import grouped_report
from uri.cli import main
from uri.errors import IncompatibleError, UnprotectedError
from uri.languages import Text
from uri.protection import attack, check_proof
from uri.protection.bescherming import hidden_cells
from uri.protection.row_unions import parts_of
from uri.taxonomy import AfdoeningRijen, Groep, editie, groepering

EXAMPLE = Path(__file__).parents[2] / "examples" / "bzk-2023"
GROF = groepering("bzk-2023-grof")
GROUPS = {group.code: group.rijen for group in GROF.groepen}
PLAIN, GROUPED = uri.Beleid(drempel=3, bron="b"), uri.Beleid(drempel=3, bron="b", groepen=GROF)
INFO = "informatie_en_communicatie"
CASES = [(make, seed) for make in (single, yearly, in_parts) for seed in (range(100) if IS_DEEP else (1,))]


def found(
    given: list[Rapport], original: list[Rapport], *, parts: bool = False
) -> list[tuple[dict[Key, int], int, tuple[int, int]]]:
    """Return what a reader finds who knows the field and which rows each group has."""
    return leaks(
        [report.to_dict("nl") for report in given],
        [report.to_dict("nl") for report in original],
        threshold=3,
        zeros_shown=True,
        whole_range=False,
        in_parts=parts,
        groups=GROUPS,
    )


@pytest.mark.parametrize(("make", "seed"), CASES, ids=[f"{make.__name__}-{seed}" for make, seed in CASES])
def test_a_grouped_release_leaks_nothing_and_is_proved(make: Callable[[int], list[Rapport]], seed: int) -> None:
    reports, parts = make(seed), make is in_parts
    grouped = [grouped_report(report, GROF) for report in reports]
    try:
        result = uri.protect(reports, GROUPED, whole=reports[0] if parts else None)
    except UnprotectedError as error:
        pytest.skip(f"refused: {error}")
    assert found(list(result.rapporten), grouped, parts=parts) == []
    assert check_proof(result.bewijs, result.rapporten) == ()
    assert all(report.groepen == GROF for report in result.rapporten)


def test_the_example_by_groups_hides_the_small_sums_and_what_tells_them() -> None:
    """At threshold 5, by hand from the printed tables [S 247-307] and the headline figures.

    Small are: informatie and communicatie 4 reported and 3 proven (Table 2 as well), 3 in 2020 and 2 in 2022; of the
    concerns 3 and 1; 3 disciplinary measures, in Table 4 and the headline figures; one investigation and one opinion.
    """
    report = uri.rapport(uri.read_dossier(EXAMPLE))
    result = uri.protect([report], attrs.evolve(GROUPED, drempel=5))
    small = {
        ("schendingen", INFO, "mogelijk"),
        ("schendingen", INFO, "aangetoond"),
        ("aangetoond_per_jaar", INFO, "2023"),
        ("aangetoond_per_jaar", INFO, "2020"),
        ("aangetoond_per_jaar", INFO, "2022"),
        ("signalen", "belangen_en_middelen", "aantal"),
        ("signalen", INFO, "aantal"),
        ("afdoeningen", "disciplinair", "aantal"),
        ("kerncijfers", "disciplinair", "2023"),
        ("kerncijfers", "onderzoeken", "2023"),
        ("kerncijfers", "klachtadviezen", "2023"),
    }
    (given,) = result.rapporten
    assert small <= hidden_cells(given)
    assert sum(loss.klein for loss in result.verlies) == len(small)
    assert sum(loss.verborgen for loss in result.verlies) < 35
    for name in ("schendingen", "aangetoond_per_jaar", "signalen", "afdoeningen"):
        assert Leeg.ONDERDRUKT not in given[name].row("totaal").values()
    notes = [note.nl for note in given["schendingen"].noten]
    assert sum(GROF.bron in note for note in notes) == 1
    assert uri.protect([given], attrs.evolve(GROUPED, drempel=5)).rapporten == (given,)
    assert not attack([given], attrs.evolve(GROUPED, drempel=5))


def _years() -> list[Rapport]:
    """Report 6 of positie, 5 of informatie, 2 of communicatie and of omgangsvormen in 2022, all proven; ten in 2023."""
    kinds = {"positie": 6, "informatie": 5, "communicatie": 2, "omgangsvormen": 2}
    cases = [melding(kind, verslagjaar=2022) for kind, number in kinds.items() for _ in range(number)]
    source = register(*cases, *[melding("positie", verslagjaar=2023)] * 10)
    return [uri.rapport(source, verslagjaar=2022), uri.rapport(source, verslagjaar=2023)]


def test_what_was_printed_by_type_is_reckoned_with_where_a_later_report_has_groups() -> None:
    """Shown 5 of informatie, a group of 7 would tell the 2 of communicatie that the earlier report hides."""
    first, second = _years()
    earlier = attrs.evolve(first, tabellen={name: table for name, table in first.items() if name != "overzicht"})
    for name, kind, column in [
        (name, kind, column)
        for kind in ("communicatie", "omgangsvormen")
        for name, column in (
            ("schendingen", "mogelijk"),
            ("schendingen", "aangetoond"),
            ("aangetoond_per_jaar", "2022"),
        )
    ]:
        earlier = with_cell(earlier, name, (kind, column), Leeg.ONDERDRUKT)
    assert found([earlier], [first]) == []
    later = uri.protect([second], GROUPED, earlier=[earlier]).rapporten[0]
    original = [first, grouped_report(second, GROF)]
    assert later["aangetoond_per_jaar"][INFO, "2022"] is Leeg.ONDERDRUKT
    assert found([earlier, later], original) == []
    told = with_cell(later, "aangetoond_per_jaar", (INFO, "2022"), 7)
    assert found([earlier, told], original)
    assert "communicatie" in {finding.place.code for finding in attack([earlier, told], PLAIN)}


def _of(name: str, **kinds: int) -> list[uri.Melding]:
    return [melding(kind, organisatie=name) for kind, number in kinds.items() for _ in range(number)]


def test_what_a_part_printed_by_type_is_reckoned_with_where_the_whole_has_groups() -> None:
    """A printed 3 and 4; of a whole with 8 in their group the rest is 1, which B hides."""
    first = _of("A", informatie=3, communicatie=4, positie=5, omgangsvormen=5)
    second = _of("B", informatie=1, positie=6, omgangsvormen=7, prive=4)
    part, other = (uri.rapport(register(*cases)) for cases in (first, second))
    whole = uri.rapport(register(*(attrs.evolve(case, organisatie="Rijk") for case in (*first, *second))))
    result = uri.protect([whole, other], GROUPED, earlier=[part], whole=whole)
    assert result.rapporten[1]["schendingen"][INFO, "mogelijk"] is Leeg.ONDERDRUKT
    assert result.rapporten[0]["schendingen"][INFO, "mogelijk"] is Leeg.ONDERDRUKT
    told = with_cell(result.rapporten[0], "schendingen", (INFO, "mogelijk"), 8)
    original = [grouped_report(whole, GROF), grouped_report(other, GROF), part]
    small = {(("B", None), "2023", "m", INFO): 1}
    assert small in [terms for terms, _, _ in found([told, result.rapporten[1], part], original, parts=True)]
    assert small not in [terms for terms, _, _ in found([*result.rapporten, part], original, parts=True)]


def test_each_row_in_a_group_of_its_own_hides_what_the_rows_hide() -> None:
    """The same figures in the same order, under other names for the rows."""
    rows = [row.code.value for row in editie().rijen]
    alone = tuple(Groep(code=f"rij_{code}", label=Text(code, code), rijen=(code,)) for code in rows)
    each = attrs.evolve(GROF, naam="eigen", groepen=alone, afdoeningen=AfdoeningRijen.RIJEN)
    for report in (*single(3), _years()[0]):
        (plain,) = uri.protect([report], PLAIN, advise=False).rapporten
        (named,) = uri.protect([report], attrs.evolve(PLAIN, groepen=each), advise=False).rapporten
        assert {(name, row.removeprefix("rij_"), column) for name, row, column in hidden_cells(named)} == hidden_cells(
            plain
        )


def test_a_grouping_of_another_edition_is_refused_before_anything_is_hidden() -> None:
    report = uri.rapport(register(melding("positie"), editie="rijk-2015"))
    with pytest.raises(IncompatibleError, match="bzk-2023-grof"):
        uri.protect([report], GROUPED)


@pytest.mark.parametrize(
    ("whole", "rows", "expected"),
    [
        ("abc", ["a", "b", "c"], ({"a", "b", "c"}, True)),
        ("abc", ["a", "b", "d"], ({"a", "b"}, False)),
        ("abc", ["a", "b", "ab", "c"], ({"ab", "c"}, True)),
        ("abc", ["ab", "bc"], (set(), False)),
        ("abc", ["abc", "d", "cd"], (set(), False)),
    ],
    ids=["all", "some", "nested", "overlapping", "none"],
)
def test_a_row_is_made_up_of_the_widest_rows_within_it(
    whole: str, rows: list[str], expected: tuple[set[str], bool]
) -> None:
    parts, is_whole = parts_of(frozenset(whole), [frozenset(row) for row in rows])
    assert ({"".join(sorted(part)) for part in parts}, is_whole) == expected


@pytest.mark.parametrize("grouping", ["bzk-2023-grof", "totalen"])
def test_the_command_merges_rows_in_what_it_protects_reports_and_publishes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], grouping: str
) -> None:
    folder = tmp_path / "dienst"
    folder.mkdir()
    (folder / "dossier.toml").write_text('verslagjaar = 2023\norganisatie = "Dienst"\nzaken = "zaken.csv"\n')
    kinds = {"positie": 12, "informatie": 9, "communicatie": 2, "prive": 7}
    rows = [f"{kind},aangetoond,gesprek" for kind, number in kinds.items() for _ in range(number)]
    (folder / "zaken.csv").write_text("\n".join(["hoofdcategorie,uitkomst,afdoeningen", *rows]) + "\n")
    policy = tmp_path / "b.toml"
    policy.write_text(f'schema = 1\ndrempel = 3\nbron = "Besluit"\ngroepen = "{grouping}"\n')
    out = tmp_path / "uit"
    assert main(["protect", str(folder), "--beleid", str(policy), "--out", str(out)]) == 0
    assert main(["verify", str(out), "--solve"]) == 0
    assert main(["audit", str(out), "--attack", str(policy)]) == 0
    capsys.readouterr()
    report = uri.read_report(out / "dienst.json")
    assert report.groepen == groepering(grouping)
    assert main(["report", str(folder), "--beleid", str(policy), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == report.to_dict("nl")
    site = tmp_path / "site"
    assert (
        main(["publish", str(folder), "--beleid", str(policy), "--out", str(site), "--format", "html,ods,odt,data"])
        == 0
    )
    assert uri.read_report(site / "data") == report
    assert main(["audit", str(site / "data")]) == 0
    assert "Ongepaste communicatie" not in (site / "rapport.html").read_text(encoding="utf-8")
