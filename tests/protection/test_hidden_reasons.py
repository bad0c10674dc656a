"""Why cells are hidden: as the field has it, and told to nobody but who makes the release."""

import pickle
from collections import Counter
from collections.abc import Callable

import pytest

import uri
from tests.factories import melding, register, with_cell
from tests.protection.field_reader import leaks
from tests.protection.releases import single, yearly
from uri.errors import SelectionError
from uri.protection import Reden
from uri.protection.bescherming import hidden_cells

POLICY = uri.Beleid(drempel=3, bron="b")


@pytest.fixture(scope="module")
def three_types() -> uri.Bescherming:
    """Three, four and two reports, none of them substantiated: nine in all."""
    cases = [
        melding(kind, "niet_aangetoond")
        for kind, number in (("positie", 3), ("prive", 4), ("informatie", 2))
        for _ in range(number)
    ]
    return uri.protect([uri.rapport(register(*cases))], POLICY)


def test_a_small_count_is_told_as_small(three_types: uri.Bescherming) -> None:
    cell = three_types.waarom("schendingen", "informatie", "mogelijk")
    assert cell.reden is Reden.KLEIN
    assert cell.uitleg.nl == "klein: 2."


def test_of_another_count_the_reason_names_the_sum_and_what_follows(three_types: uri.Bescherming) -> None:
    """9 - 3 - 4 = 2: of the two large counts one is hidden, since else the small one follows."""
    others = [cell for cell in three_types.redenen if cell.tabel == "schendingen" and cell.rij in {"positie", "prive"}]
    assert len(others) == 1
    assert others[0].reden is Reden.GEVOLG
    told = others[0].uitleg.nl
    assert "informatie" in told
    assert "dit is 2" in told
    assert all(number in told for number in (": 9", ": 3", ": 4"))


def test_the_same_count_elsewhere_is_told_as_equal() -> None:
    result = uri.protect([uri.rapport(uri.read_dossier("examples/bzk-2023"))], POLICY)
    # Table 2 repeats the substantiated column of Table 1 for the year of the report [S 254].
    cell = result.waarom("aangetoond_per_jaar", "positie", "2023")
    assert cell.reden is Reden.GELIJK
    assert "klein: 2" in cell.uitleg.nl
    # The rate of 2022 is worked out from the 21 reports of that year [S 23].
    assert result.waarom("kerncijfers", "meldingen_per_100_medewerkers", "2022").reden is Reden.AFGELEID


@pytest.mark.parametrize(("make", "seed"), [(single, 4), (single, 8), (yearly, 1)], ids=["4", "8", "yearly"])
def test_each_hidden_cell_has_the_reason_that_a_reader_confirms(
    make: Callable[[int], list[uri.Rapport]], seed: int
) -> None:
    """Who knows the field finds a small count where a cell with that reason is shown again, and not where without."""
    reports = make(seed)
    result = uri.protect(reports, POLICY)
    told = {(cell.rapport, cell.tabel, cell.rij, cell.kolom): cell for cell in result.redenen}
    assert told.keys() == {
        (number, *cell) for number, report in enumerate(result.rapporten) for cell in hidden_cells(report)
    }
    plain = [report.to_dict("nl") for report in reports]
    for (number, name, row, column), cell in told.items():
        value = reports[number][name][row, column]
        assert isinstance(value, int) or cell.reden is Reden.AFGELEID
        if cell.reden is Reden.KLEIN:
            assert value in {1, 2}
        if cell.reden in {Reden.GEVOLG, Reden.MEEREKENAAR}:
            assert isinstance(value, int)
            shown = [*result.rapporten]
            shown[number] = with_cell(shown[number], name, (row, column), value)
            found = leaks(
                [report.to_dict("nl") for report in shown], plain, threshold=3, zeros_shown=True, whole_range=False
            )
            assert bool(found) == (cell.reden is Reden.GEVOLG), cell
    assert Counter(cell.reden for cell in told.values())[Reden.GEVOLG] > 0


def test_of_a_cell_that_is_shown_there_is_no_reason(three_types: uri.Bescherming) -> None:
    with pytest.raises(SelectionError, match="misstand"):
        three_types.waarom("schendingen", "misstand", "mogelijk")


def test_reasons_stand_in_text_and_notebook_below_a_warning(three_types: uri.Bescherming) -> None:
    for shown in (three_types.redenen.to_text("nl"), three_types.redenen._repr_html_()):
        assert "ALLEEN VOOR WIE PUBLICEERT" in shown
        assert "klein: 2." in shown
    assert "ONLY FOR WHO PUBLISHES" in three_types.redenen.to_text("en")


def test_nothing_else_tells_a_reason(three_types: uri.Bescherming) -> None:
    kept = pickle.loads(pickle.dumps(three_types))  # noqa: S301 (made here)
    assert kept.rapporten == three_types.rapporten
    with pytest.raises(SelectionError, match="niet bewaard"):
        len(kept.redenen)
    assert repr(kept.redenen) == "<Redenen: niet bewaard>"
    for told in (repr(three_types), repr(three_types.redenen), repr(three_types.redenen[0]), three_types.to_text("nl")):
        assert "klein: 2" not in told
