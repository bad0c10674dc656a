"""What an annex is counted as: its words by the edition of the publication."""

import attrs

from uri.audit.printed_tables.annex import Annex, AnnexCase
from uri.taxonomy import Afdoening, Betekenis, Schendingstype, Uitkomst, afdoening_editie, editie

OM = attrs.evolve(editie(), naam="bzk-om", afdoeningen=afdoening_editie("om-2016"))


def _case(row: int, *measures: Afdoening) -> AnnexCase:
    meaning = Betekenis(uitkomsten=(Uitkomst.AANGETOOND,), afdoeningen=measures)
    return AnnexCase(row, Schendingstype.POSITIE, "in woorden", meaning)


def test_a_dismissal_that_the_list_has_in_parts_is_counted_as_a_dismissal_and_not_as_no_measure() -> None:
    """Under om-2016 no row holds a dismissal whose kind is not said; it was counted as *geen*."""
    cases = (
        _case(1, Afdoening.ONTSLAG),
        _case(2, Afdoening.BERISPING, Afdoening.STRAFONTSLAG),
        _case(3),
        _case(4, Afdoening.WAARSCHUWING),
    )
    annex = Annex(name="Bijlage 1", file="bijlage.csv", editie=OM, cases=cases, lezing={})
    assert annex.count({}).afdoeningen == {
        Afdoening.ONTSLAG: 1,
        Afdoening.STRAFONTSLAG: 1,
        Afdoening.GEEN: 1,
        Afdoening.WAARSCHUWING: 1,
    }
