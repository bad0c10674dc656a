"""The fields of records: type and form of each, whatever the record, and what a repr hides."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uri.languages import LANGUAGES, speaking
from uri.model import (
    Adviesvraag,
    Field,
    FieldForm,
    FinancieelBelang,
    Kerncijfers,
    Klacht,
    Melding,
    Personeel,
    Sessie,
    Signaal,
    Vertrouwenspersonen,
    velden,
)
from uri.taxonomy import Afdoening, Opvolging, Schendingstype
from uri.taxonomy.labels import normal

# The least that each record needs.
MINST: dict[type[Any], dict[str, Any]] = {
    Melding: {"verslagjaar": 2023, "hoofdcategorie": "omgangsvormen", "uitkomst": "aangetoond"},
    Signaal: {"verslagjaar": 2023, "hoofdcategorie": "omgangsvormen"},
    Klacht: {"verslagjaar": 2023},
    Adviesvraag: {"verslagjaar": 2023},
    Personeel: {"jaar": 2023, "aantal": 9000},
    Vertrouwenspersonen: {"jaar": 2023},
    Sessie: {"jaar": 2023, "sessie": "Maatwerksessies", "aantal": 4},
    FinancieelBelang: {"jaar": 2023, "groep": "BZK Kern"},
    Kerncijfers: {"jaar": 2023},
}
REGISTER_FIELDS = [(record, veld) for record in MINST for veld in velden(record)]
VERBORGEN = {FieldForm.DATUM, FieldForm.AANTAL, FieldForm.GETAL, FieldForm.NAAM, FieldForm.TEKST}
# By form: what is held, at its edges; what is refused, and how; and what Hypothesis may draw.
HELD: dict[FieldForm, list[Any]] = {
    FieldForm.DATUM: [date(1900, 1, 1), date(2023, 2, 28), date(9999, 12, 31)],
    FieldForm.JAAR: [1900, 2023, 9999],
    FieldForm.AANTAL: [0, 26, 2**31 - 1],
    FieldForm.GETAL: [0, 2, 0.5, 2.0**31 - 1],
    FieldForm.NAAM: ["RVB", "geen"],
    FieldForm.TEKST: ["7", "geen"],
}
REFUSED: dict[FieldForm, list[tuple[Any, type[Exception]]]] = {
    FieldForm.CODE: [("onzin", ValueError), ("", ValueError), (3, ValueError), ("Omgangsvormen", ValueError)],
    FieldForm.CODES: [
        (["onzin"], ValueError),
        ("", ValueError),
        ([None], ValueError),
        (None, TypeError),
        (3, TypeError),
    ],
    FieldForm.DATUM: [
        (datetime(2023, 3, 1, tzinfo=UTC), TypeError),  # a datetime is not a date
        ("2023-03-01", TypeError),
        (20230301, TypeError),
        (date(1899, 12, 31), ValueError),
    ],
    FieldForm.JAAR: [
        (True, TypeError),
        (2023.0, TypeError),
        ("2023", TypeError),
        (1899, ValueError),
        (10000, ValueError),
        (0, ValueError),
    ],
    FieldForm.AANTAL: [
        (True, TypeError),  # a bool is not a count
        (3.9, TypeError),
        (3.0, TypeError),
        ("3", TypeError),
        (-1, ValueError),
        (2**31, ValueError),
    ],
    FieldForm.GETAL: [
        (True, TypeError),
        ("2,0", TypeError),
        (-0.1, ValueError),
        (float("nan"), ValueError),
        (float("inf"), ValueError),
    ],
    FieldForm.NAAM: [(3, TypeError), (b"RVB", TypeError), (["RVB"], TypeError)],
    FieldForm.TEKST: [(3, TypeError), (b"1", TypeError), (float("nan"), TypeError)],
}
TEXTS = st.text("αβγδεζηθ", min_size=1)  # letters that no name of a class or field has
DRAWN: dict[FieldForm, st.SearchStrategy[Any]] = {
    FieldForm.DATUM: st.dates(date(1900, 1, 1)),
    FieldForm.JAAR: st.integers(1900, 9999),
    FieldForm.AANTAL: st.integers(0, 2**31 - 1),
    FieldForm.GETAL: st.floats(0, 2**31 - 1),
    FieldForm.NAAM: TEXTS,
    FieldForm.TEKST: TEXTS,
}
fewer = settings(max_examples=settings().max_examples // 4)  # for each of nine records
each_record = pytest.mark.parametrize("record", MINST)
each_field = pytest.mark.parametrize(
    ("record", "veld"), REGISTER_FIELDS, ids=[f"{record.__name__}-{veld.name}" for record, veld in REGISTER_FIELDS]
)


def _made(record: type[Any], **values: object) -> Any:  # noqa: ANN401 (any record)
    return record(**MINST[record] | values)


def _values(record: type[Any], forms: set[FieldForm]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw right values for the fields of `record` that have one of these forms."""
    drawn = {veld.name: _right(veld) for veld in velden(record) if veld.form in forms}
    return st.fixed_dictionaries(drawn)


def _right(veld: Field) -> st.SearchStrategy[Any]:
    if veld.codes is None:
        return DRAWN[veld.form]
    codes = st.sampled_from(list(veld.codes))
    return codes if veld.form is FieldForm.CODE else st.lists(codes, unique=True)


@each_field
def test_a_value_of_another_type_or_form_is_refused(record: type[Any], veld: Field) -> None:
    for wrong, error in REFUSED[veld.form]:
        with pytest.raises(error):
            _made(record, **{veld.name: wrong})


@each_field
def test_a_value_of_the_right_type_and_form_is_held(record: type[Any], veld: Field) -> None:
    for value in HELD[veld.form] if veld.codes is None else veld.codes:
        held = getattr(_made(record, **{veld.name: value}), veld.name)
        assert held == ((value,) if veld.form is FieldForm.CODES else value)


@each_field
def test_only_a_field_that_must_be_may_not_be_left_out(record: type[Any], veld: Field) -> None:
    given_anyway = {name: value for name, value in MINST[record].items() if name != veld.name}
    if veld.required:
        with pytest.raises(TypeError, match=veld.name):
            record(**given_anyway)
        if veld.form is not FieldForm.CODES:
            with pytest.raises((TypeError, ValueError)):
                _made(record, **{veld.name: None})
    elif veld.name not in MINST[record]:  # a year or a groep left out wants a date or an onderdeel: see there
        assert getattr(record(**given_anyway), veld.name) in {None, (), "onbekend"}


@pytest.mark.parametrize(
    ("record", "must"),
    [
        (Melding, {"hoofdcategorie", "uitkomst"}),
        (Signaal, {"hoofdcategorie"}),  # a signaal need not come to anything
        (Klacht, set()),
        (Adviesvraag, set()),
        (Personeel, {"jaar", "aantal"}),
        (Vertrouwenspersonen, {"jaar"}),
        (Sessie, {"jaar", "sessie", "aantal"}),
        (FinancieelBelang, {"jaar"}),
        (Kerncijfers, {"jaar"}),
    ],
)
def test_what_must_be_is_what_a_case_or_figure_cannot_do_without(record: type[Any], must: set[str]) -> None:
    assert {veld.name for veld in velden(record) if veld.required} == must


@each_record
def test_the_fields_of_a_file_are_those_of_the_record_but_for_its_own(record: type[Any]) -> None:
    named = [veld.name for veld in velden(record)]
    assert named == [field.name for field in attrs.fields(record) if field.name != "eigen"]


@each_record
def test_no_header_names_two_fields(record: type[Any]) -> None:
    headers = [normal(header) for veld in velden(record) for header in (veld.name, *veld.headers)]
    assert len(headers) == len(set(headers))
    assert all(headers)


@each_field
def test_a_field_has_a_code_list_if_and_only_if_it_holds_codes(record: type[Any], veld: Field) -> None:
    assert (veld.codes is not None) == (veld.form in {FieldForm.CODE, FieldForm.CODES}), record


class TestCodes:
    @pytest.mark.parametrize("given_as", ["omgangsvormen", Schendingstype.OMGANGSVORMEN], ids=["value", "code"])
    def test_a_code_or_its_value_becomes_the_code(self, given_as: str) -> None:
        assert _made(Melding, hoofdcategorie=given_as).hoofdcategorie is Schendingstype.OMGANGSVORMEN

    @given(codes=st.lists(st.sampled_from(Opvolging), unique=True))
    def test_several_codes_stand_in_the_order_of_their_list(self, codes: list[Opvolging]) -> None:
        held = _made(Melding, opvolging=iter(codes)).opvolging
        assert held == tuple(code for code in Opvolging if code in codes)

    def test_one_code_alone_may_be_given_as_it_is(self) -> None:
        assert _made(Melding, afdoeningen="berisping").afdoeningen == (Afdoening.BERISPING,)

    @pytest.mark.parametrize("twice", [["aangifte", "aangifte"], ["aangifte", "mediation", Opvolging.AANGIFTE]])
    def test_a_code_that_stands_twice_is_refused(self, twice: list[str]) -> None:
        with pytest.raises(ValueError, match=r"Melding\.opvolging: een code van Opvolging staat er twee keer"):
            _made(Melding, opvolging=twice)

    def test_the_error_names_the_codes_there_are_and_not_what_was_given(self) -> None:
        with pytest.raises(ValueError, match="kies uit gegrond, ongegrond") as error:
            _made(Klacht, oordeel="J. Jansen")
        assert "Jansen" not in str(error.value)

    def test_a_code_of_another_list_is_refused(self) -> None:
        with pytest.raises((TypeError, ValueError)):
            _made(Melding, hoofdcategorie=Afdoening.FINANCIEEL)


class TestTexts:
    """A text has no outer white space and plain line ends; an empty one is None."""

    @pytest.mark.parametrize(
        ("given_as", "held"),
        [
            ("", None),
            (" \t\n", None),
            ("\N{NO-BREAK SPACE}", None),
            ("  zaak 7 \n", "zaak 7"),
            ("een\r\ntwee\rdrie\nvier", "een\ntwee\ndrie\nvier"),
            ("twee  woorden", "twee  woorden"),
            (None, None),
        ],
    )
    def test_is_cleaned(self, given_as: str | None, held: str | None) -> None:
        assert _made(Melding, kenmerk=given_as).kenmerk == held
        assert _made(Melding, organisatie=given_as).organisatie == held

    @pytest.mark.parametrize("blank", ["", "  ", None])
    def test_a_name_that_must_be_may_not_be_empty(self, blank: str | None) -> None:
        with pytest.raises((TypeError, ValueError), match="sessie"):
            _made(Sessie, sessie=blank)


class TestOwnFields:
    """“An organisation may adapt it as long as the uniform questions stay”: own fields, by header."""

    def test_are_cleaned_and_the_empty_ones_left_out(self) -> None:
        given_as = {" afdeling ": " Inkoop ", "leeg": " ", "niets": None, " ": "zonder kop"}
        assert _made(Melding, eigen=given_as).eigen == {"afdeling": "Inkoop"}

    @pytest.mark.parametrize("wrong", [{"afdeling": 3}, {3: "afdeling"}])
    def test_are_texts(self, wrong: dict[Any, Any]) -> None:
        with pytest.raises(TypeError):
            _made(Melding, eigen=wrong)

    def test_do_not_follow_what_the_giver_does_later(self) -> None:
        given_as = {"afdeling": "Inkoop"}
        made = _made(Melding, eigen=given_as)
        given_as["afdeling"] = "Verkoop"
        assert made.eigen == {"afdeling": "Inkoop"}

    def test_two_headers_that_clean_alike_are_refused(self) -> None:
        with pytest.raises(ValueError, match="afdeling"):
            _made(Melding, eigen={"afdeling": "Inkoop", "afdeling ": "Verkoop"})

    @pytest.mark.parametrize(
        "change",
        [
            lambda eigen: eigen.update(afdeling="Verkoop"),
            lambda eigen: eigen.__setitem__("afdeling", "Verkoop"),
            lambda eigen: eigen.__delitem__("afdeling"),
            lambda eigen: eigen.__ior__({"afdeling": "Verkoop"}),
            lambda eigen: eigen.setdefault("team", "A"),
            lambda eigen: eigen.pop("afdeling"),
            lambda eigen: eigen.popitem(),
            lambda eigen: eigen.clear(),
        ],
        ids=["update", "set", "delete", "or", "setdefault", "pop", "popitem", "clear"],
    )
    def test_cannot_be_changed(self, change: Callable[[dict[str, str]], object]) -> None:
        made = _made(Melding, eigen={"afdeling": "Inkoop"})
        with pytest.raises(TypeError):
            change(made.eigen)
        assert made.eigen == {"afdeling": "Inkoop"}

    def test_make_another_record_whatever_their_order(self) -> None:
        one, other = {"afdeling": "Inkoop", "team": "A"}, {"team ": "A", " afdeling": "Inkoop"}
        assert len({_made(Melding, eigen=one), _made(Melding, eigen=other)}) == 1
        assert _made(Melding, eigen=one) != _made(Melding)


@each_record
class TestEveryRecord:
    """Frozen, keyword-only, slotted values; a repr hides what may tell of a person."""

    @fewer
    @given(data=st.data())
    def test_its_repr_shows_codes_and_year_and_nothing_else(self, record: type[Any], data: st.DataObject) -> None:
        hidden = data.draw(_values(record, VERBORGEN))
        if "eigen" in attrs.fields_dict(record):
            hidden["eigen"] = data.draw(st.dictionaries(TEXTS, TEXTS))
        plain = _made(record)
        assert repr(attrs.evolve(plain, **hidden)) == repr(plain)
        assert str(2023) in repr(plain)
        shown = data.draw(_values(record, {FieldForm.CODE, FieldForm.CODES, FieldForm.JAAR}))
        said = repr(_made(record, **shown))
        for value in shown.values():
            assert all(str(code) in said for code in (value if isinstance(value, list) else [value]))

    @fewer
    @given(data=st.data())
    def test_equal_records_are_one_in_a_set_and_survive_a_copy(self, record: type[Any], data: st.DataObject) -> None:
        values = data.draw(_values(record, set(FieldForm)))
        one, other = _made(record, **values), _made(record, **values)
        assert len({one, other}) == 1
        assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == attrs.evolve(one) == one  # noqa: S301 (ours)

    def test_it_is_frozen(self, record: type[Any]) -> None:
        made = _made(record)
        for field in attrs.fields(record):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(made, field.name, getattr(made, field.name))
        with pytest.raises((AttributeError, TypeError)):
            made.iets_anders = 1
        assert not hasattr(made, "__dict__")

    def test_it_takes_keywords_only_and_knows_no_others(self, record: type[Any]) -> None:
        with pytest.raises(TypeError, match="takes 1 positional argument"):
            record(2023)
        with pytest.raises(TypeError, match="iets_anders"):
            _made(record, iets_anders=1)


class TestErrors:
    """They name class, field and kind of value, in the language of the library, never a value that may be private."""

    @pytest.mark.parametrize(
        ("record", "wrong", "dutch", "english"),
        [
            (
                Melding,
                {"kenmerk": 7},
                "Melding.kenmerk: verwacht is een tekst, niet int.",
                "Melding.kenmerk: expected a text, not int.",
            ),
            (
                Signaal,
                {"afgerond": "Jan"},
                "Signaal.afgerond: verwacht is een datum (datetime.date), niet een tekst van 3 tekens.",
                "Signaal.afgerond: expected a date (datetime.date), not a text of 3 characters.",
            ),
            (
                Klacht,
                {"oordeel": 3},
                "Klacht.oordeel: verwacht is een code van Oordeel (kies uit gegrond, ongegrond), niet int.",
                "Klacht.oordeel: expected a code of Oordeel (choose from gegrond, ongegrond), not int.",
            ),
            (
                Melding,
                {"verslagjaar": 1899},
                "Melding.verslagjaar: verwacht is een heel getal van 1900 tot en met 9999, niet 1899.",
                "Melding.verslagjaar: expected a whole number from 1900 to 9999, not 1899.",
            ),
            (
                Melding,
                {"eigen": {"a": "x", " a": "y"}},
                "Melding.eigen: een kop staat er twee keer: a.",
                "Melding.eigen: a header stands there twice: a.",
            ),
        ],
        ids=["text", "date", "code", "year", "own"],
    )
    def test_name_class_field_and_kind(
        self, record: type[Any], wrong: dict[str, Any], dutch: str, english: str
    ) -> None:
        for language, message in zip(LANGUAGES, (dutch, english), strict=True):
            with speaking(language), pytest.raises((TypeError, ValueError)) as caught:
                _made(record, **wrong)
            assert str(caught.value) == message

    @each_field
    def test_do_not_quote_what_may_be_a_name(self, record: type[Any], veld: Field) -> None:
        for wrong in (["Jansen"], {"x": "Jansen"}, ("Jansen",), b"Jansen"):
            with pytest.raises((TypeError, ValueError)) as caught:
                _made(record, **{veld.name: wrong})
            assert "Jansen" not in str(caught.value)
