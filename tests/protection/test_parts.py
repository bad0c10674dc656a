"""Parts of a whole of which numbers are hidden already: they are taken to make it up, unless something denies it."""

from collections.abc import Sequence

import attrs
import pytest

import uri
from tests.factories import melding, register, with_cell
from tests.protection.field_reader import leaks
from tests.protection.releases import in_parts
from uri.aggregate import Leeg, Rapport
from uri.aggregate.report.grouped_report import grouped_report
from uri.integer_programme import ENDLESS
from uri.languages import Text
from uri.protection.beleid import Eis, Grootheid
from uri.protection.meanings import WHOLE, Meaning
from uri.protection.release import release
from uri.taxonomy import AfdoeningRijen, Groep, Groepering, editie

POLICY = uri.Beleid(drempel=3, bron="b")
TOTALS = (
    ("kerncijfers", "meldingen", "2023"),
    ("schendingen", "totaal", "mogelijk"),
    ("afdoeningen", "totaal", "aantal"),
)


def reports_of(**cases: Sequence[uri.Melding]) -> list[Rapport]:
    """Make the report of a whole, and that of each of its parts."""
    source = register(
        *(attrs.evolve(case, organisatie="G", onderdeel=part) for part, own in cases.items() for case in own)
    )
    return [uri.rapport(source), *(uri.rapport(source, onderdeel=part) for part in cases)]


def hidden(report: Rapport, *places: tuple[str, str, str]) -> Rapport:
    for name, row, column in places:
        report = with_cell(report, name, (row, column), Leeg.ONDERDRUKT)
    return report


def row_of_totals(now: Sequence[Rapport], earlier: Sequence[Rapport]) -> tuple[int, int] | None:
    """Return the bounds of the whole less its parts, for the number of reports; None where nothing relates them."""
    laid_out = release(now, POLICY, earlier=earlier)
    of = {
        at
        for at, figure in enumerate(laid_out.figures)
        if isinstance(figure.meaning, Meaning)
        and (figure.meaning.grootheid, figure.meaning.row) == (Grootheid.MOGELIJK, WHOLE)
    }
    rows = [row for row in laid_out.rows if row.terms.keys() <= of and len(row.terms) > 1]
    return (rows[0].low, rows[0].high) if rows else None


POSITIE, PRIVE = melding("positie"), melding("prive")


@pytest.mark.parametrize(
    ("north", "south", "given", "expected"),
    [
        ([POSITIE] * 3, [PRIVE] * 4, ["Noord", "Zuid"], (0, 0)),
        ([POSITIE] * 3, [PRIVE] * 4, ["Noord"], (-ENDLESS, 0)),
    ],
    ids=["both-parts", "one-part"],
)
def test_parts_with_a_total_that_is_hidden_are_taken_for_the_whole(
    north: list[uri.Melding], south: list[uri.Melding], given: list[str], expected: tuple[int, int]
) -> None:
    whole, first, second = reports_of(Noord=north, Zuid=south)
    before = hidden(first, *TOTALS, ("schendingen", "positie", "mogelijk"))
    now = [whole, *([second] if "Zuid" in given else [])]
    assert row_of_totals(now, [before]) == expected


def test_a_row_that_denies_it_makes_them_a_part_only() -> None:
    """Neither Noord nor Zuid has any case of geweld, and the whole has one: there is a third part."""
    whole, first, second, _ = reports_of(Noord=[POSITIE] * 3, Zuid=[PRIVE] * 4, West=[melding("geweld")])
    before = hidden(first, *TOTALS, ("schendingen", "positie", "mogelijk"))
    assert row_of_totals([whole, second], [before]) == (-ENDLESS, 0)


def test_where_no_numbers_would_fit_they_are_a_part_only() -> None:
    """Noord shows 3 of positie and hides prive, which is not zero then: it has 4 or more, and the whole less Zuid 3."""
    whole, first, second = reports_of(Noord=[POSITIE] * 3, Zuid=[PRIVE] * 4)
    before = hidden(first, *TOTALS, ("schendingen", "prive", "mogelijk"))
    assert row_of_totals([whole, second], [before]) == (-ENDLESS, 0)


GROUPS = {
    "g0": ("bedrijfsmiddelen", "bevoegdheden", "omgangsvormen"),
    "g1": ("communicatie", "prive"),
    "g2": ("anders", "informatie", "geweld", "financieel", "positie"),
    "g3": ("misstand",),
}
GROUPED = Groepering(
    naam="eigen",
    titel="Eigen",
    bron="Besluit",
    editie=editie(),
    groepen=tuple(Groep(code=code, label=Text(code, code), rijen=rows) for code, rows in GROUPS.items()),
    afdoeningen=AfdoeningRijen.NIVEAUS,
)


def test_an_earlier_part_whose_total_is_hidden_is_not_told_by_the_whole_and_the_rest() -> None:
    """Found by a reader of made-up releases: a count of 1 in Noord was told to be at most 3."""
    policy = uri.Beleid(drempel=5, bron="b", eis=Eis.BEREIK)
    whole, north, south = in_parts(181)
    earlier = uri.protect([north], policy, advise=False).rapporten[0]
    assert earlier["schendingen"]["totaal", "mogelijk"] is Leeg.ONDERDRUKT
    grouped = attrs.evolve(policy, groepen=GROUPED)
    made = uri.protect([whole, south], grouped, earlier=[earlier], whole=whole, advise=False).rapporten
    found = leaks(
        [report.to_dict("nl") for report in (made[0], earlier, made[1])],
        [report.to_dict("nl") for report in (grouped_report(whole, GROUPED), north, grouped_report(south, GROUPED))],
        threshold=5,
        zeros_shown=True,
        whole_range=True,
        in_parts=True,
        groups=GROUPS,
    )
    assert found == []
