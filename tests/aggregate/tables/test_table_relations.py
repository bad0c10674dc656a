"""Relations: what must add up, what may not exceed what, and when neither can be told."""

import pytest

from uri import Leeg, Tabel
from uri.aggregate import Basis, Cel, Eenheid, Elders, Relatie, RelatieSoort, TabelKolom, TabelRij
from uri.aggregate.tables.table_relations import at_most, sums
from uri.languages import Text, same

SUM = Relatie(RelatieSoort.SOM, (("a", "x"), ("b", "x")), (("totaal", "x"),))
PART = Relatie(RelatieSoort.AANGETOOND, (("a", "y"),), (("a", "x"),))


def tabel(cells: dict[tuple[str, str], Cel], *relations: Relatie) -> Tabel:
    codes, names = (list(dict.fromkeys(keys)) for keys in zip(*cells, strict=True))
    return Tabel.of(
        "proef",
        same("Proef"),
        [TabelRij(code, Text(code.upper(), code.upper() + "'")) for code in codes],
        [TabelKolom(name, Text(f"kolom {name}", f"column {name}")) for name in names],
        cells,
        basis=Basis.AFGEROND,
        eenheid=Eenheid.MELDING,
        relaties=relations,
    )


def test_a_relation_asks_for_nothing_but_cells() -> None:
    """A mapping of cells is enough: no table is needed to judge one."""
    assert SUM.holds({("a", "x"): 2, ("b", "x"): 3, ("totaal", "x"): 5})
    assert SUM.holds({("a", "x"): 2, ("b", "x"): 3, ("totaal", "x"): 6}) is False
    assert SUM.holds({("a", "x"): 2, ("b", "x"): Leeg.BLANCO, ("totaal", "x"): 2}) is None


@pytest.mark.parametrize(
    ("a", "b", "total", "holds"),
    [
        (2, 3, 5, True),
        (2, 3, 6, False),
        (2, 3, 4, False),
        (0, 0, 0, True),
        (Leeg.BLANCO, 3, 3, None),
        (2, 3, Leeg.NIET_VERZAMELD, None),
        (Leeg.ONDERDRUKT, Leeg.ONDERDRUKT, Leeg.ONDERDRUKT, None),
        (2, 3, "vijf", None),
        (0.5, 1.5, 2, True),
        (0.5, 1.5, 3, False),
    ],
    ids=[
        "right",
        "too much",
        "too little",
        "zeros",
        "blank part",
        "total not collected",
        "suppressed",
        "words",
        "fractions",
        "wrong fractions",
    ],
)
def test_a_sum_holds_or_not_or_cannot_be_told(a: Cel, b: Cel, total: Cel, *, holds: bool | None) -> None:
    """Zero is a number; an empty cell is none, so whatever touches it is not evaluable, and never a pass."""
    assert SUM.holds(tabel({("a", "x"): a, ("b", "x"): b, ("totaal", "x"): total})) is holds


@pytest.mark.parametrize(
    ("part", "whole", "holds"),
    [(1, 2, True), (2, 2, True), (3, 2, False), (3, Leeg.NIET_VERZAMELD, None), (Leeg.BLANCO, 2, None)],
    ids=["less", "equal", "more", "whole not collected", "blank part"],
)
def test_a_part_is_at_most_its_whole(part: Cel, whole: Cel, *, holds: bool | None) -> None:
    assert PART.holds(tabel({("a", "y"): part, ("a", "x"): whole})) is holds


def test_a_broken_sum_is_a_doubt_with_its_arithmetic() -> None:
    table = tabel({("a", "x"): 2, ("b", "x"): 3, ("totaal", "x"): 6}, SUM)
    assert table.broken() == (SUM,)
    assert table.remarks() == (
        Text(
            "Klopt niet: A 2 + B 3 is niet gelijk aan TOTAAL 6.", "Does not hold: A' 2 + B' 3 does not equal TOTAAL' 6."
        ),
    )


def test_a_doubt_names_the_column_where_there_are_more() -> None:
    table = tabel({("a", "x"): 2, ("a", "y"): 3}, PART)
    assert table.remarks() == (
        Text(
            "Klopt niet: A (kolom y) 3 is meer dan A (kolom x) 2.",
            "Does not hold: A' (column y) 3 is more than A' (column x) 2.",
        ),
    )


def test_what_cannot_be_told_is_no_doubt() -> None:
    table = tabel({("a", "x"): 2, ("b", "x"): Leeg.BLANCO, ("totaal", "x"): 6}, SUM)
    assert (table.broken(), table.remarks()) == ((), ())


def test_relations_are_declared_by_column_or_by_row() -> None:
    assert sums("totaal", ["a", "b"], ["x", "y"]) == [
        Relatie(RelatieSoort.SOM, (("a", "x"), ("b", "x")), (("totaal", "x"),)),
        Relatie(RelatieSoort.SOM, (("a", "y"), ("b", "y")), (("totaal", "y"),)),
    ]
    assert at_most(RelatieSoort.AANGETOOND, ["a", "b"], "y", "x") == [
        Relatie(RelatieSoort.AANGETOOND, (("a", "y"),), (("a", "x"),)),
        Relatie(RelatieSoort.AANGETOOND, (("b", "y"),), (("b", "x"),)),
    ]


def test_a_figure_that_stands_elsewhere_counts_on_the_right() -> None:
    """More substantiated than the reports that are stated outside the table."""
    stated = Elders(Text("opgegeven", "stated"), 36)
    bound = Relatie(RelatieSoort.AANGETOOND, (("a", "x"),), elders=(stated,))
    assert bound.holds(tabel({("a", "x"): 36}))
    table = tabel({("a", "x"): 37}, bound)
    assert table.remarks() == (
        Text("Klopt niet: A 37 is meer dan opgegeven 36.", "Does not hold: A' 37 is more than stated 36."),
    )


@pytest.mark.parametrize("soort", RelatieSoort)
def test_a_kind_says_whether_the_sides_are_equal(soort: RelatieSoort) -> None:
    relation = Relatie(soort, (("a", "y"),), (("a", "x"),))
    assert relation.holds(tabel({("a", "y"): 1, ("a", "x"): 2})) is soort.hoogstens
