"""What an annex is counted as: type and words together, by the edition of the publication."""

import attrs

from uri.audit.printed_tables.annex import Annex, AnnexCase
from uri.audit.printed_tables.annex_counts import AnnexCounts, CaseGroup
from uri.languages import same
from uri.taxonomy import Afdoening, Betekenis, Schendingstype, Uitkomst, afdoening_editie, editie

OM = attrs.evolve(editie(), naam="bzk-om", afdoeningen=afdoening_editie("om-2016"))
POSITIE, PRIVE = frozenset({Schendingstype.POSITIE}), frozenset({Schendingstype.PRIVE})


def _annex(*cases: AnnexCase) -> Annex:
    return Annex(name="Bijlage 1", file="bijlage.csv", editie=OM, cases=cases, lezing={})


def _case(
    row: int, *measures: Afdoening, kind: Schendingstype = Schendingstype.POSITIE, words: str = "in woorden"
) -> AnnexCase:
    return AnnexCase(row, kind, words, Betekenis(uitkomsten=(Uitkomst.AANGETOOND,), afdoeningen=measures))


def _measures(*measures: Afdoening) -> CaseGroup:
    return CaseGroup(afdoeningen=frozenset(measures))


def test_a_dismissal_that_the_list_has_in_parts_is_counted_as_a_dismissal_and_not_as_no_measure() -> None:
    """Under om-2016 no row holds a dismissal whose kind is not said; it was counted as *geen*."""
    counts = AnnexCounts.of(
        _annex(
            _case(1, Afdoening.ONTSLAG),
            _case(2, Afdoening.BERISPING, Afdoening.STRAFONTSLAG),
            _case(3),
            _case(4, Afdoening.WAARSCHUWING),
        ),
        {},
    )
    measures = (Afdoening.STRAFONTSLAG, Afdoening.GEEN, Afdoening.WAARSCHUWING, Afdoening.BERISPING)
    assert [counts.number(_measures(measure)) for measure in measures] == [1, 1, 1, 0]
    assert counts.number(_measures(*Afdoening.ONTSLAG.bladen)) == 2


def test_type_and_words_are_counted_together() -> None:
    """Both types have two cases and both words have two; together they are one, one, one and one."""
    pairs = [(kind, words) for kind in (Schendingstype.POSITIE, Schendingstype.PRIVE) for words in ("Een", "een ", "b")]
    annex = _annex(*(_case(row, kind=kind, words=words) for row, (kind, words) in enumerate(pairs)))
    counts = AnnexCounts.of(annex, {})
    assert {(kind.type, kind.words): count for kind, count in counts.cases.items()} == {
        (Schendingstype.POSITIE, "een"): 2,
        (Schendingstype.POSITIE, "b"): 1,
        (Schendingstype.PRIVE, "een"): 2,
        (Schendingstype.PRIVE, "b"): 1,
    }
    assert counts.number(CaseGroup(types=PRIVE, words="een")) == 2
    assert counts.number(CaseGroup(words="een", outside=(CaseGroup(types=POSITIE),))) == 2
    assert counts.number(CaseGroup()) == 6


def test_ambiguous_words_are_counted_as_they_are_read() -> None:
    words = "Geen afdoening"
    open_meaning = Betekenis(uitkomsten=(Uitkomst.AANGETOOND, Uitkomst.NIET_AANGETOOND), afdoeningen=(Afdoening.GEEN,))
    annex = _annex(AnnexCase(1, Schendingstype.POSITIE, words, open_meaning))
    aangetoond = CaseGroup(uitkomst=Uitkomst.AANGETOOND)
    assert AnnexCounts.of(annex, {words: Uitkomst.AANGETOOND}).number(aangetoond) == 1
    assert AnnexCounts.of(annex, {words: Uitkomst.NIET_AANGETOOND}).number(aangetoond) == 0


def test_a_count_is_a_figure_that_says_which_cases_it_counts() -> None:
    counts = AnnexCounts.of(_annex(_case(1), _case(2)), {})
    group = CaseGroup(types=POSITIE)
    figure = counts.figure(group, same("zaken"))
    assert figure.printed.number == 2
    assert figure.group is group
    assert figure.counts is counts
    assert figure.place.table == "Bijlage 1"
    doubtful = counts.figure(group, same("zaken"), doubtful=True)
    assert doubtful.printed.low == 0
    assert doubtful.printed.high == 2
