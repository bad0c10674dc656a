"""How editions compare: the finest common coarsening, held against brute force, and the relations of the field.

"A split cannot be undone and a merged row cannot be divided: a series over such a break is only comparable at the
finest common coarsening of the two lists, and a library must say so rather than make up a number."
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.errors import UnknownLabelError
from uri.taxonomy import (
    Editie,
    EditieRij,
    Plaats,
    RijVerband,
    Schendingstype,
    Verband,
    Vergroving,
    afdoening_editie,
    compare,
    editie,
    edities,
    vergroving,
)

Bladen = frozenset[Schendingstype]
TABEL = "schendingen"
# A small world of leaves, one of them a rest; 203 partitions.
WERELD = (
    Schendingstype.FINANCIEEL,
    Schendingstype.POSITIE,
    Schendingstype.INFORMATIE,
    Schendingstype.GEWELD,
    Schendingstype.PRIVE,
    Schendingstype.ANDERS,
)


def partitions(leaves: Sequence[Schendingstype]) -> Iterator[tuple[Bladen, ...]]:
    """Give every way to divide `leaves` into blocks."""
    if not leaves:
        yield ()
        return
    first, *rest = leaves
    for blocks in partitions(rest):
        yield (frozenset({first}), *blocks)
        for at, block in enumerate(blocks):
            yield (*blocks[:at], block | {first}, *blocks[at + 1 :])


PARTITIES = tuple(partitions(WERELD))


def counted(edition: Editie) -> Bladen:
    return frozenset(leaf for row in edition.rows(TABEL) for leaf in row.bladen)


def rows_of(edition: Editie) -> set[Bladen]:
    return {row.bladen for row in edition.rows(TABEL)}


def finest(lists: Sequence[Editie]) -> tuple[Bladen, ...]:
    """Find, among all partitions, the one with most blocks that divides no row of any edition."""
    return max(
        (
            blocks
            for blocks in PARTITIES
            if all(any(row <= block for block in blocks) for edition in lists for row in rows_of(edition))
        ),
        key=len,
    )


def comparable(lists: Sequence[Editie]) -> set[Bladen]:
    """Keep of the finest partition what every edition counts as whole rows; a rest, only where remainders are equal."""
    alike = len({counted(edition) for edition in lists}) == 1
    return {
        block
        for block in finest(lists)
        if all(frozenset().union(*(row for row in rows_of(edition) if row <= block)) == block for edition in lists)
        and (alike or Schendingstype.ANDERS not in block)
    }


def editions(size: int = 3) -> st.SearchStrategy[list[Editie]]:
    """Draw editions over the small world: any partition into rows, with some leaves missing for some reason."""
    row_of_leaf = st.lists(st.integers(0, 4), min_size=len(WERELD), max_size=len(WERELD))
    reasons = st.lists(st.sampled_from(Plaats), min_size=len(WERELD), max_size=len(WERELD))
    return st.lists(st.tuples(row_of_leaf, reasons), min_size=1, max_size=size).map(
        lambda drawn: [_edition(f"editie-{number}", rows, why) for number, (rows, why) in enumerate(drawn)]
    )


def _edition(naam: str, row_of_leaf: Sequence[int], reasons: Sequence[Plaats]) -> Editie:
    """Make an edition whose row n holds the leaves numbered n; those numbered 0 are missing."""
    blocks = [{leaf for leaf, n in zip(WERELD, row_of_leaf, strict=True) if n == row} for row in range(1, 5)]
    return Editie(
        naam=naam,
        titel=naam,
        bron="",
        codes=Schendingstype,
        rijen=tuple(
            EditieRij(code=min(block), label="+".join(sorted(block)), bladen=frozenset(block), tabellen=(TABEL,))
            for block in blocks
            if block
        ),
        ontbreekt={leaf: why for leaf, n, why in zip(WERELD, row_of_leaf, reasons, strict=True) if n == 0},
        afdoeningen=afdoening_editie(),
    )


def test_the_small_world_has_as_many_partitions_as_bell_counted() -> None:
    assert len(PARTITIES) == len({frozenset(blocks) for blocks in PARTITIES}) == 203  # the sixth Bell number


class TestVergroving:
    """“The finest common coarsening is computed, not typed”."""

    @given(lists=editions())
    def test_its_groups_are_the_comparable_blocks_of_the_finest_partition(self, lists: list[Editie]) -> None:
        groups = vergroving(lists, TABEL).groepen
        assert set(groups) == comparable(lists)
        assert len(groups) == len(set(groups))

    @given(lists=editions())
    def test_totals_compare_where_the_editions_count_the_same_leaves(self, lists: list[Editie]) -> None:
        assert vergroving(lists, TABEL).totaal == (len({counted(edition) for edition in lists}) == 1)

    @given(lists=editions())
    def test_it_names_what_one_counts_and_another_cannot_place(self, lists: list[Editie]) -> None:
        expected = {
            leaf
            for one, other in itertools.permutations(lists, 2)
            for leaf in counted(one) - counted(other)
            if other.ontbreekt[leaf] is Plaats.ONBEKEND
        }
        assert vergroving(lists, TABEL).onbekend == expected

    @given(lists=editions(4), data=st.data())
    def test_the_order_of_the_editions_does_not_matter(self, lists: list[Editie], data: st.DataObject) -> None:
        shuffled = data.draw(st.permutations(lists))
        one, other = vergroving(lists, TABEL), vergroving(shuffled, TABEL)
        assert (set(one.groepen), one.totaal, one.onbekend) == (set(other.groepen), other.totaal, other.onbekend)

    @given(lists=editions(1))
    def test_one_edition_with_itself_gives_its_rows(self, lists: list[Editie]) -> None:
        alone = Vergroving(groepen=tuple(row.bladen for row in lists[0].rijen), totaal=True, onbekend=frozenset())
        assert vergroving(lists, TABEL) == vergroving(lists * 2, TABEL) == alone

    @given(lists=editions(), more=editions(1))
    def test_an_edition_more_never_makes_it_finer(self, lists: list[Editie], more: list[Editie]) -> None:
        before, after = vergroving(lists, TABEL), vergroving([*lists, *more], TABEL)
        for group in after.groepen:
            within = [finer for finer in before.groepen if finer <= group]
            assert frozenset().union(*within) == group
        assert before.totaal or not after.totaal

    @given(lists=editions())
    def test_a_row_finds_the_group_that_holds_it(self, lists: list[Editie]) -> None:
        common = vergroving(lists, TABEL)
        for row in (row for edition in lists for row in rows_of(edition)):
            holding = [group for group in common.groepen if row <= group]
            assert common.group(row) == (holding[0] if holding else None)

    def test_defensie_and_rijk_compare_at_what_no_edition_broke(self) -> None:
        """Position with powers since 2017, two rows of means and rules since 2021; misstand dropped in 2019.

         Where the cases went is unknown "for communicatie (only BZK), the dropped misstand row and both residual rows"
        .
        """
        common = vergroving(map(editie, edities()), TABEL)
        assert {tuple(sorted(group)) for group in common.groepen} == {
            ("financieel",),
            ("bevoegdheden", "positie"),
            ("informatie",),
            ("geweld",),
            ("omgangsvormen",),
            ("prive",),
            ("dienstmiddelen", "interne_regels"),
        }
        assert not common.totaal
        assert common.onbekend == {"communicatie", "misstand", "anders"}
        assert common.group(Schendingstype.POSITIE.bladen) == Schendingstype.POSITIE_BEVOEGDHEDEN.bladen
        assert common.group(Schendingstype.MISSTAND.bladen) is None

    def test_a_merge_alone_leaves_the_totals_comparable(self) -> None:
        common = vergroving([editie("rijk-2015"), editie("defensie-2018")], TABEL)
        assert common.totaal
        assert common.onbekend == frozenset()

    def test_residual_rows_compare_only_between_equal_remainders(self) -> None:
        """Overige of Defensie 2022 may also hold what BZK counts apart: communicatie, misstand."""
        bzk, defensie = editie("bzk-2023"), editie("defensie-2022")
        rest = Schendingstype.ANDERS.bladen
        assert vergroving([bzk], "signalen").group(rest) == vergroving([defensie], TABEL).group(rest) == rest
        assert vergroving([bzk, defensie], "signalen").group(rest) is None

    def test_what_an_edition_counts_in_this_table_is_not_unknown_for_another_table(self) -> None:
        """BZK misses anders in Tabel 1 only; an edition that says "niet geteld" leaves nothing unknown."""
        rijk = editie("rijk-2015")
        other = attrs.evolve(rijk, naam="eigen", ontbreekt=dict.fromkeys(rijk.ontbreekt, Plaats.NIET_GETELD))
        assert vergroving([editie("bzk-2023"), other], "signalen").onbekend == frozenset()


def relations(van: str, naar: str, tabel: str = TABEL) -> dict[str, tuple[str, ...]]:
    """Give what became of each row, but for those that stayed as they were."""
    return {
        found.rij.code: (found.verband, *(row.code for row in found.tegenhangers))
        for found in compare(editie(van), editie(naar), tabel)
        if found.verband is not Verband.GELIJK
    }


class TestCompare:
    """“Across sources: renames, spellings, merges, splits, drops and additions”."""

    def test_defensie_merged_position_and_powers_in_2017(self) -> None:
        """“Merged: Misbruik positie, bevoegdheden en belangenverstrengeling”; the other labels stayed."""
        assert relations("rijk-2015", "defensie-2018") == {
            "positie": ("samengevoegd", "positie_bevoegdheden"),
            "bevoegdheden": ("samengevoegd", "positie_bevoegdheden"),
        }
        assert relations("defensie-2018", "rijk-2015") == {
            "positie_bevoegdheden": ("gesplitst", "positie", "bevoegdheden")
        }

    def test_defensie_dropped_misstand_in_2019(self) -> None:
        """“Dropped”: the row of misstanden, and nothing else."""
        assert relations("defensie-2018", "defensie-2020") == {"misstand": ("vervallen",)}
        assert relations("defensie-2020", "defensie-2018") == {"misstand": ("nieuw",)}

    def test_defensie_split_means_and_rules_and_added_overige_in_2021(self) -> None:
        """“Split: Oneigenlijk gebruik van dienstmiddelen; Overschrijding interne regels”, “Overige (new)”."""
        assert relations("defensie-2020", "defensie-2022") == {
            "bedrijfsmiddelen": ("gesplitst", "dienstmiddelen", "interne_regels"),
            "anders": ("nieuw",),
        }
        assert relations("defensie-2022", "defensie-2020") == {
            "dienstmiddelen": ("samengevoegd", "bedrijfsmiddelen"),
            "interne_regels": ("samengevoegd", "bedrijfsmiddelen"),
            "anders": ("vervallen",),
        }

    @pytest.mark.parametrize(
        ("tabel", "new"), [("schendingen", {"communicatie"}), ("signalen", {"communicatie", "anders"})]
    )
    def test_bzk_renamed_rows_and_added_communicatie(self, tabel: str, new: set[str]) -> None:
        """The columns "Rijk / Defensie 2014-15" and "BZK 2023 (tables)"; "Anders (Tabel 3 only)".

        A slash for "en", a comma for "en" and a hyphen more are print, not another name: positie, informatie.
        """
        renamed = ("financieel", "bevoegdheden", "geweld", "bedrijfsmiddelen", "prive", "misstand")
        assert relations("rijk-2015", "bzk-2023", tabel) == {
            **{code: ("hernoemd", code) for code in renamed},
            **dict.fromkeys(new, ("nieuw",)),
        }

    def test_a_residual_row_is_not_comparable_with_another_remainder(self) -> None:
        assert relations("defensie-2022", "bzk-2023", "signalen")["anders"] == ("niet vergelijkbaar", "anders")

    @pytest.mark.parametrize("naam", edities())
    def test_an_edition_is_equal_to_itself(self, naam: str) -> None:
        assert relations(naam, naam) == {}

    def test_rows_stand_in_their_own_order_and_new_ones_come_last(self) -> None:
        van, naar = editie("defensie-2022"), editie("bzk-2023")
        found = compare(van, naar, TABEL)
        assert [verband.rij for verband in found][: len(van.rijen)] == list(van.rijen)
        assert [verband.rij.code for verband in found[len(van.rijen) :]] == ["communicatie", "misstand"]

    @given(lists=editions(2).filter(lambda lists: len(lists) == 2))
    def test_a_relation_says_what_the_leaves_say(self, lists: list[Editie]) -> None:
        van, naar = lists
        groups = comparable(lists)
        for found in compare(van, naar, TABEL):
            ours, theirs = found.rij.bladen, [row.bladen for row in found.tegenhangers]
            assert set(theirs) == {row for row in rows_of(naar) if row & ours and found.verband is not Verband.NIEUW}
            assert found.verband is self.expected(ours, theirs, groups, known=ours in rows_of(van))

    def expected(self, ours: Bladen, theirs: list[Bladen], groups: set[Bladen], *, known: bool) -> Verband:
        if not theirs:
            return Verband.VERVALLEN if known else Verband.NIEUW
        if not any(ours <= group for group in groups):
            return Verband.NIET_VERGELIJKBAAR
        if theirs == [ours]:
            return Verband.GELIJK  # the label of these rows says their leaves
        if frozenset().union(*theirs) == ours:
            return Verband.GESPLITST
        return Verband.SAMENGEVOEGD if len(theirs) == 1 else Verband.NIET_VERGELIJKBAAR

    @given(lists=editions(2).filter(lambda lists: len(lists) == 2))
    def test_there_and_back_a_split_is_a_merge_and_what_goes_is_new(self, lists: list[Editie]) -> None:
        there = {_key(found): found.verband for found in compare(lists[0], lists[1], TABEL)}
        back = {_key(found): found.verband for found in compare(lists[1], lists[0], TABEL)}
        turned = {Verband.GELIJK: Verband.GELIJK, Verband.VERVALLEN: Verband.NIEUW, Verband.NIEUW: Verband.VERVALLEN}
        for (row, others), verband in there.items():
            if verband in turned:
                assert back[(row, others)] is turned[verband]
            if verband is Verband.GESPLITST:
                assert {back[(part, frozenset({row}))] for part in others} == {Verband.SAMENGEVOEGD}


def _key(found: RijVerband[Schendingstype]) -> tuple[Bladen, frozenset[Bladen]]:
    return found.rij.bladen, frozenset(row.bladen for row in found.tegenhangers)


def test_measures_compare_too() -> None:
    """Section 5: what BZK and OM share under one name, and what OM alone counts apart."""
    found = {
        verband.rij.code.value: verband.verband
        for verband in compare(afdoening_editie("bzk-2023"), afdoening_editie("om-2016"), "afdoeningen")
    }
    assert found["berisping"] is found["financieel"] is found["verplaatsing"] is Verband.GELIJK
    assert found["einde_tijdelijk"] is Verband.HERNOEMD
    assert found["ontslag"] is Verband.NIET_VERGELIJKBAAR  # OM cannot say where other endings went
    assert found["geen"] is found["eigen_verzoek"] is Verband.VERVALLEN


def test_editions_can_be_named() -> None:
    """A name is of the kind of edition that has the table."""
    assert vergroving(["bzk-2023", "rijk-2015"], TABEL) == vergroving([editie("bzk-2023"), editie("rijk-2015")], TABEL)
    assert compare("rijk-2015", editie(), TABEL) == compare(editie("rijk-2015"), editie(), TABEL)
    measures = afdoening_editie("om-2016"), afdoening_editie("bzk-2023")
    assert compare("om-2016", "bzk-2023", "afdoeningen") == compare(*measures, "afdoeningen")


def test_an_edition_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownLabelError, match="“rijk-1815” bestaat niet"):
        vergroving(["bzk-2023", "rijk-1815"], TABEL)
    with pytest.raises(UnknownLabelError, match="“rijk-2015” bestaat niet"):
        compare("rijk-2015", "bzk-2023", "afdoeningen")


@pytest.mark.parametrize(("lists", "table"), [([], "schendingen"), ([editie()], "onzin")])
def test_what_cannot_be_compared_is_refused_in_a_sentence(lists: list[Editie], table: str) -> None:
    with pytest.raises(ValueError, match="is no table of these editions"):
        vergroving(lists, table)
