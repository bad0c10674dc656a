"""The records of the register: which year a case belongs to, and that a wrong case can be held."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.model import Adviesvraag, Klacht, Melding, Registratie, Signaal, Zaak
from uri.taxonomy import Afdoening, Meldkanaal, Oordeel, Opvolging, Schendingstype, Soort, Uitkomst

CASE: dict[type[Zaak], dict[str, Any]] = {
    Melding: {"hoofdcategorie": Schendingstype.OMGANGSVORMEN, "uitkomst": Uitkomst.AANGETOOND},
    Signaal: {"hoofdcategorie": Schendingstype.OMGANGSVORMEN},
    Klacht: {},
    Adviesvraag: {},
}
IN_2021, IN_2022, IN_2023 = date(2021, 12, 31), date(2022, 6, 30), date(2023, 1, 1)
YEARS = st.none() | st.integers(1900, 9999)
DATES = st.none() | st.dates(date(1900, 1, 1))


def _case(record: type[Zaak], **values: object) -> Any:  # noqa: ANN401 (any record)
    return record(**CASE[record] | values)


class TestYear:
    """A melding counts where it was closed [S 237, 543], a signaal where it was received [S 289]."""

    @pytest.mark.parametrize(
        ("record", "values", "year"),
        [
            (Melding, {"verslagjaar": 2020, "afgerond": IN_2023, "ontvangen": IN_2022}, 2020),
            (Melding, {"afgerond": IN_2023, "ontvangen": IN_2022}, 2023),  # "ook meldingen uit 2022" [S 543]
            (Melding, {"ontvangen": IN_2022}, 2022),
            (Signaal, {"verslagjaar": 2020, "afgerond": IN_2023, "ontvangen": IN_2022}, 2020),
            (Signaal, {"afgerond": IN_2023, "ontvangen": IN_2022}, 2022),  # "15 signalen ontvangen" [S 289]
            (Signaal, {"afgerond": IN_2023}, 2023),
            (Klacht, {"verslagjaar": 2020, "ontvangen": IN_2022}, 2020),
            (Klacht, {"ontvangen": IN_2022}, 2022),
            (Adviesvraag, {"ontvangen": IN_2021}, 2021),
        ],
    )
    def test_is_the_stated_one_else_that_of_its_basis_else_that_of_the_other_date(
        self, record: type[Zaak], values: dict[str, Any], year: int
    ) -> None:
        assert _case(record, **values).jaar == year

    @given(record=st.sampled_from([Melding, Signaal]), verslagjaar=YEARS, afgerond=DATES, ontvangen=DATES)
    def test_a_case_has_a_year_if_and_only_if_it_has_any_date_or_a_stated_year(
        self, record: type[Zaak], verslagjaar: int | None, afgerond: date | None, ontvangen: date | None
    ) -> None:
        values = {"verslagjaar": verslagjaar, "afgerond": afgerond, "ontvangen": ontvangen}
        if any(value is not None for value in values.values()):
            years = {verslagjaar, *(day.year for day in (afgerond, ontvangen) if day is not None)}
            assert _case(record, **values).jaar in years - {None}
        else:
            with pytest.raises(ValueError, match=f"{record.__name__}: één hiervan moet gevuld zijn: verslagjaar"):
                _case(record, **values)

    @pytest.mark.parametrize("record", [Klacht, Adviesvraag])
    def test_a_klacht_or_adviesvraag_without_year_or_date_belongs_to_no_report(self, record: type[Zaak]) -> None:
        with pytest.raises(ValueError, match="één hiervan moet gevuld zijn: verslagjaar"):
            _case(record)

    def test_taking_the_only_date_away_is_refused_too(self) -> None:
        with pytest.raises(ValueError, match="één hiervan moet gevuld zijn: verslagjaar"):
            attrs.evolve(_case(Melding, ontvangen=IN_2022), ontvangen=None)


class TestSoort:
    def test_a_row_of_the_register_says_which_it_is(self) -> None:
        assert (Melding.soort, Signaal.soort) == (Soort.MELDING, Soort.SIGNAAL)
        assert issubclass(Melding, Registratie)
        assert issubclass(Signaal, Registratie)

    def test_soort_is_of_the_class_and_not_of_the_case(self) -> None:
        with pytest.raises(TypeError, match="soort"):
            _case(Melding, verslagjaar=2023, soort=Soort.SIGNAAL)

    def test_a_signaal_with_the_values_of_a_melding_is_another_case(self) -> None:
        values = {"verslagjaar": 2023, "uitkomst": Uitkomst.AANGETOOND}
        assert _case(Signaal, **values) != _case(Melding, **values)


def test_of_a_signaal_the_outcome_is_unknown_unless_stated() -> None:
    assert _case(Signaal, verslagjaar=2023).uitkomst is Uitkomst.ONBEKEND
    assert _case(Signaal, verslagjaar=2023, uitkomst="niet_aangetoond").uitkomst is Uitkomst.NIET_AANGETOOND


def test_a_melding_states_its_outcome() -> None:
    with pytest.raises(TypeError, match="uitkomst"):
        Melding(verslagjaar=2023, hoofdcategorie=Schendingstype.GEWELD)  # type: ignore[call-arg] # that is the fault


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"ontvangen": IN_2023, "afgerond": IN_2022}, id="closed-before-received"),
        pytest.param({"verslagjaar": 2019, "ontvangen": IN_2023}, id="year-before-its-dates"),
        pytest.param(
            {"uitkomst": Uitkomst.NIET_AANGETOOND, "afdoeningen": ["ontslag"]}, id="measure-without-violation"
        ),
        pytest.param({"uitkomst": Uitkomst.LOPEND, "afgerond": IN_2023}, id="closed-and-running"),
        pytest.param({"afdoeningen": ["geen", "berisping"]}, id="none-and-a-measure"),
        pytest.param({"opvolging": ["geen", "aangifte"]}, id="none-and-a-follow-up"),
        pytest.param({"nevencategorieen": ["omgangsvormen"]}, id="main-category-beside-itself"),
        pytest.param({"betrokkenen": 0}, id="nobody-involved"),
        pytest.param({"hoofdcategorie": "positie_bevoegdheden"}, id="category-without-a-row-in-bzk-2023"),
    ],
)
def test_a_wrong_case_can_be_held_shown_and_mended(wrong: dict[str, Any]) -> None:
    """Whether a case is consistent is for the rules to say."""
    held = _case(Melding, **{"verslagjaar": 2023} | wrong)
    assert "Melding(" in repr(held)
    assert attrs.evolve(held, **CASE[Melding]).hoofdcategorie is Schendingstype.OMGANGSVORMEN


def test_a_case_of_the_annex_can_be_told_in_full() -> None:
    """Case 16 [S 566], as if by the centrale integriteitscoördinator's own register."""
    case = Melding(
        kenmerk="16",
        organisatie="BZK",
        meldkanaal=Meldkanaal.MELDPUNT,
        ontvangen=IN_2022,
        afgerond=IN_2023,
        hoofdcategorie=Schendingstype.OMGANGSVORMEN,
        uitkomst=Uitkomst.AANGETOOND,
        opvolging=(Opvolging.HOOR_WEDERHOOR,),
        afdoeningen=(Afdoening.TRAINING,),
        betrokkenen=1,
        anoniem="nee",
        omschrijving="Discriminerende en seksueel getinte opmerkingen",
    )
    assert (case.jaar, case.kenmerk, case.betrokkenen) == (2023, "16", 1)
    assert repr(case) == (
        "Melding(verslagjaar=None, meldkanaal=meldpunt, hoofdcategorie=omgangsvormen, nevencategorieen=, "
        "opvolging=hoor_wederhoor, uitkomst=aangetoond, afdoeningen=training, anoniem=nee)"
    )


def test_a_klacht_is_upheld_or_not_or_not_yet_known() -> None:
    """“En oordeelt of de klacht gegrond of ongegrond is” [S 399]."""
    assert _case(Klacht, verslagjaar=2023, oordeel="ongegrond").oordeel is Oordeel.ONGEGROND
    assert _case(Klacht, verslagjaar=2023).oordeel is None


def test_an_adviesvraag_need_not_touch_on_a_type() -> None:
    """“Die raken aan de schendingsgebieden of aanverwante thema's” [S 409]."""
    assert _case(Adviesvraag, verslagjaar=2023).hoofdcategorie is None
