"""The fewest cases to word otherwise, against brute force: every case as every kind, and one more case."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from uri.audit import audit
from uri.audit.annex_rewording import Omzetting, Zaaksoort, reword
from uri.audit.printed.printed_numbers import read_number
from uri.audit.printed_tables.annex import Annex, AnnexCase
from uri.audit.printed_tables.annex_counts import AnnexCounts, CaseGroup, CaseKind
from uri.audit.printed_tables.figures import Figure
from uri.audit.relations.figure_relations import SumRelation
from uri.audit.repair_solver import Work
from uri.findings import Place
from uri.languages import same
from uri.taxonomy import Afdoening, Betekenis, Schendingstype, Uitkomst, editie

ENOUGH = 600.0
TYPES = (Schendingstype.POSITIE, Schendingstype.PRIVE)
MEANINGS = {
    "berispt": (Uitkomst.AANGETOOND, Afdoening.BERISPING),
    "niets": (Uitkomst.NIET_AANGETOOND, Afdoening.GEEN),
    "gelaten": (Uitkomst.AANGETOOND, Afdoening.GEEN),
}
GROUPS = (
    *(CaseGroup(types=frozenset({one})) for one in TYPES),
    *(CaseGroup(types=frozenset({one}), uitkomst=Uitkomst.AANGETOOND) for one in TYPES),
    CaseGroup(afdoeningen=frozenset({Afdoening.BERISPING})),
    CaseGroup(),
)


def annex_of(kinds: list[tuple[Schendingstype, str]]) -> Annex:
    cases = []
    for row, (kind, words) in enumerate(kinds):
        uitkomst, measure = MEANINGS[words]
        measures = () if measure is Afdoening.GEEN else (measure,)
        cases.append(AnnexCase(row, kind, words, Betekenis(uitkomsten=(uitkomst,), afdoeningen=measures)))
    return Annex(name="bijlage", file="bijlage.csv", editie=editie(), cases=tuple(cases), lezing={})


def relations(annex: Annex, printed: dict[CaseGroup, int]) -> list[SumRelation]:
    counts = AnnexCounts.of(annex, {})
    place = Place(file="tabel.csv", table="tabel")
    return [
        SumRelation(
            rule="URI-A-bijlage",
            left=(counts.figure(group, same("zaken")),),
            right=(Figure(name=same("cijfer"), printed=read_number(str(number)), place=place),),
        )
        for group, number in printed.items()
    ]


def fewest(annex: Annex, printed: dict[CaseGroup, int]) -> int | None:
    related = relations(annex, printed)
    ends = {figure: figure.ends() or (Fraction(0), None) for one in related for figure in one.figures}
    return reword(annex, related, ends, Work.of(ENOUGH)).aantal


# A third type and another measure stand for all that no count tells apart.
_KINDS = [
    CaseKind(kind, words, *meaning)
    for kind in (*TYPES, Schendingstype.FINANCIEEL)
    for words, meaning in {**MEANINGS, "ontslagen": (Uitkomst.AANGETOOND, Afdoening.ONTSLAG)}.items()
]


def by_force(annex: Annex, printed: dict[CaseGroup, int]) -> int | None:
    """Try every kind for every case, and leaving it out, and one case more."""
    old = [CaseKind(case.type, case.words, *MEANINGS[case.words]) for case in annex.cases]
    profiles = {kind: tuple(int(kind in group) for group in printed) for kind in _KINDS}
    profiles_of_none = (0,) * len(printed)
    asked = tuple(printed.values())
    best: int | None = None
    for new in product([*_KINDS, None], repeat=len(old) + 1):
        changed = sum(before != after for before, after in zip([*old, None], new, strict=True))
        if best is not None and changed >= best:
            continue
        rows = [profiles[kind] if kind is not None else profiles_of_none for kind in new]
        if tuple(map(sum, zip(*rows, strict=True))) == asked:
            best = changed
    return best


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_no_fewer_cases_give_what_is_printed(data: st.DataObject) -> None:
    kinds = data.draw(st.lists(st.tuples(st.sampled_from(TYPES), st.sampled_from([*MEANINGS])), min_size=1, max_size=2))
    annex = annex_of(kinds)
    groups = data.draw(st.lists(st.sampled_from(GROUPS), min_size=1, max_size=4, unique=True))
    printed = {group: data.draw(st.integers(0, len(kinds) + 1)) for group in groups}
    forced, found = by_force(annex, printed), fewest(annex, printed)
    if forced is not None:
        assert found == forced
    else:
        assert found is None or found > 1  # only with two cases more, or not at all


def test_two_counts_that_one_case_changes_take_one_case() -> None:
    """One fewer substantiated and one fewer reprimand: three figures differ, and one case."""
    annex = annex_of([(TYPES[0], "berispt"), (TYPES[0], "gelaten"), (TYPES[1], "niets")])
    assert fewest(annex, {GROUPS[0]: 2, GROUPS[2]: 1, GROUPS[4]: 0, GROUPS[5]: 3}) == 1


def test_a_case_that_the_annex_lacks_is_added() -> None:
    annex = annex_of([(TYPES[0], "berispt")])
    related = relations(annex, {GROUPS[0]: 1, GROUPS[5]: 2, GROUPS[4]: 1})
    ends = {figure: figure.ends() or (Fraction(0), None) for one in related for figure in one.figures}
    (move,) = reword(annex, related, ends, Work.of(ENOUGH)).omzettingen or ()
    assert (move.van, move.aantal) == (None, 1)
    assert move.naar is not None
    assert move.naar.type is not TYPES[0]


def test_a_change_of_cases_says_what_they_are_and_become() -> None:
    kind = Zaaksoort(TYPES[1], "berispt")
    changed, added = Omzetting(kind, Zaaksoort(TYPES[1], "niets"), 2), Omzetting(None, kind, 1)
    before, _, after = changed.to_text().nl.partition("→")
    assert ("berispt" in before, "niets" in after) == (True, True)
    before, _, after = added.to_text().nl.partition("→")
    assert ("berispt" in before, "berispt" in after) == (False, True)


def test_figures_that_no_cases_give_have_no_repair_of_the_annex() -> None:
    """More of one type than there are of all."""
    annex = annex_of([(TYPES[0], "berispt")])
    assert fewest(annex, {GROUPS[0]: 3, GROUPS[5]: 2}) is None


def test_work_that_is_done_is_admitted() -> None:
    annex = annex_of([(TYPES[0], "berispt")])
    related = relations(annex, {GROUPS[0]: 2})
    ends = {figure: figure.ends() or (Fraction(0), None) for one in related for figure in one.figures}
    rewording = reword(annex, related, ends, Work.of(seconds=0))
    assert (rewording.omzettingen, rewording.volledig) == (None, False)


def test_the_report_says_in_both_languages_that_no_wording_fits(tmp_path: Path) -> None:
    """The printed total of 3 has parts of 1 and 1: no annex fits both."""
    (tmp_path / "t.csv").write_text("Type;Aantal\nPrivé;1\nCorruptie;1\nTotaal;3\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("Type;Afdoening\nOngepaste gedragingen in de privésfeer;Geen afdoening\n", "utf-8")
    (tmp_path / "publicatie.toml").write_text(
        """
        [[tabellen]]
        bestand = "t.csv"
        [[bijlagen]]
        bestand = "b.csv"
        categorie = "Type"
        afdoening = "Afdoening"
        [[beweringen]]
        soort = "gelijk"
        tekst = "alle zaken"
        links = "b | *"
        rechts = "t | Totaal"
        [[beweringen]]
        soort = "gelijk"
        tekst = "nog eens"
        links = "b | *"
        rechts = "t | Corruptie"
        """,
        encoding="utf-8",
    )
    result = audit(tmp_path)
    assert "Geen andere omschrijving van zaken in b past bij deze cijfers." in result.to_text("nl")
    assert "No other wording of cases in b fits these figures." in result.to_text("en")
