"""The register: cases in columns, lossless, selected and added without losing order or edition."""

import pickle
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

import attrs
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import melding, register, signaal
from uri.errors import IncompatibleError, SelectionError
from uri.model import Klacht, Melding, Registratie, Signaal
from uri.register import Register
from uri.taxonomy import Jaarbron, Schendingstype, Uitkomst, editie, edities
from uri.testing import registers, zaken

J = Jaarbron
CODES: Mapping[str, Any] = {"hoofdcategorie": "financieel", "uitkomst": "aangetoond"}
FEW = settings(max_examples=settings().max_examples // 4)
MADE = registers(zaken=zaken(), most=5)


def named(*names: str) -> Register:
    """Make a register of cases that are told apart by their kenmerk."""
    return register(*(melding(kenmerk=name) for name in names))


def names(of: Register) -> list[str | None]:
    return [case.kenmerk for case in of]


@settings(max_examples=settings().max_examples // 2)
@given(st.lists(zaken(), max_size=5))
def test_records_come_back_as_they_went_in(cases: list[Registratie]) -> None:
    made = Register.from_records(cases)
    assert made.to_records() == list(made) == cases
    assert len(made) == len(cases)
    assert Register.from_records(made) == made


def test_what_an_organisation_adds_survives() -> None:
    case = melding(eigen={"Zaakgroep": "a", "Locatie": "b"})
    assert [dict(found.eigen) for found in register(melding(), case)] == [{}, {"Zaakgroep": "a", "Locatie": "b"}]


def test_only_meldingen_and_signalen_are_rows() -> None:
    with pytest.raises(TypeError, match="niet Klacht"):
        Register.from_records([melding(), Klacht(verslagjaar=2023)])  # type: ignore[list-item] # that is the fault


def test_a_register_may_be_empty() -> None:
    empty = register()
    assert (len(empty), empty.to_records(), empty.jaren, empty.organisaties) == (0, [], (), ())
    assert repr(empty) == "<Register bzk-2023: 0 rijen, verslagjaren ->"


@FEW
@given(MADE, MADE)
def test_the_rows_of_a_sum_are_those_of_both(a: Register, b: Register) -> None:
    whole = Register.concat([a, b], parts=True)
    assert whole.to_records() == [*a, *b]
    assert len(whole) == len(a) + len(b)


@FEW
@given(MADE, MADE, MADE)
def test_adding_is_associative_and_nothing_adds_nothing(a: Register, b: Register, c: Register) -> None:
    added = partial(Register.concat, parts=True)
    assert added([added([a, b]), c]) == added([a, added([b, c])]) == added([a, b, c])
    assert a + register() == a == register() + a


def test_registers_in_other_editions_do_not_add() -> None:
    with pytest.raises(IncompatibleError, match="editie bzk-2023 en editie rijk-2015") as caught:
        register() + Register.from_records([], editie="rijk-2015")
    assert caught.value.differing == ("editie",)
    assert caught.value.message.en == "Registers of edition bzk-2023 and edition rijk-2015 cannot be added."


def test_registers_whose_words_were_read_differently_do_not_add() -> None:
    readings = [{"Geen afdoening": outcome} for outcome in (Uitkomst.AANGETOOND, Uitkomst.NIET_AANGETOOND)]
    first, second = (attrs.evolve(register(melding()), lezing=lezing) for lezing in readings)
    with pytest.raises(IncompatibleError, match="verschillend gelezen") as caught:
        Register.concat([first, second])
    assert caught.value.differing == ("lezing",)


@pytest.mark.parametrize("name", edities())
def test_the_edition_goes_along(name: str) -> None:
    made = Register.from_records([melding()], editie=name)
    everywhere = [
        made,
        Register.concat([made, made[:]], parts=True),
        made.take(np.array([0])),
        made.select(verslagjaar=2023),
    ]
    assert {each.editie.naam for each in everywhere} == {name}
    assert Register.from_frame(made.to_frame(), editie=name) == made
    assert Register.from_records([melding()], editie=editie(name)) == made


def test_the_default_edition_is_the_one_that_is_written_down() -> None:
    assert register().editie.naam == "bzk-2023"


def test_registers_are_equal_when_they_hold_the_same_cases_in_the_same_order_and_edition() -> None:
    assert named("a", "b") == named("a", "b")
    assert named("a", "b") != named("b", "a")
    assert named("a") != named("a", "a")
    assert named("a") != Register.from_records([melding(kenmerk="a")], editie="rijk-2015")
    assert register(melding(eigen={"x": "a"})) != register(melding())
    assert register(melding(eigen={"x": "a"})) != register(melding(eigen={"x": "b"}))
    assert named("a") != "a"
    with pytest.raises(TypeError, match="unhashable"):
        hash(named("a"))


def test_a_repr_shows_codes_and_years_only() -> None:
    made = register(
        melding(
            kenmerk="Z-1", organisatie="Ministerie A", omschrijving="Jan Jansen", eigen={"x": "y"}, verslagjaar=2022
        ),
        melding(),
    )
    assert repr(made) == "<Register bzk-2023: 2 rijen, verslagjaren 2022, 2023>"


@pytest.mark.parametrize("kind", [Melding, Signaal])
@pytest.mark.parametrize(
    ("dates", "years", "sources"),
    [
        (
            {"verslagjaar": 2020, "afgerond": date(2021, 5, 1), "ontvangen": date(2022, 5, 1)},
            (2020, 2020),
            (J.OPGEGEVEN, J.OPGEGEVEN),
        ),
        ({"verslagjaar": 2020}, (2020, 2020), (J.OPGEGEVEN, J.OPGEGEVEN)),
        ({"afgerond": date(2021, 5, 1), "ontvangen": date(2022, 5, 1)}, (2021, 2022), (J.BASIS, J.BASIS)),
        ({"afgerond": date(2021, 5, 1)}, (2021, 2021), (J.BASIS, J.ANDERE_DATUM)),
        ({"ontvangen": date(2022, 5, 1)}, (2022, 2022), (J.ANDERE_DATUM, J.BASIS)),
    ],
    ids=["stated before dates", "stated", "both dates", "closed", "received"],
)
def test_a_melding_counts_when_closed_and_a_signaal_when_received(
    kind: type[Registratie], dates: Mapping[str, Any], years: tuple[int, int], sources: tuple[Jaarbron, Jaarbron]
) -> None:
    """Meldingen count in the year in which they were closed [S 237, 543], signalen in that of receipt [S 289]."""
    case = kind(**CODES, **dates)
    at = 0 if kind is Melding else 1
    counted = register(case)
    assert (case.jaar, counted.jaar.tolist()) == (years[at], [years[at]])
    assert dict(counted.count("jaarbron")) == {(sources[at],): 1}


@FEW
@given(MADE)
def test_the_register_and_its_records_agree_on_the_year(made: Register) -> None:
    assert made.jaar.tolist() == [case.jaar for case in made]
    assert made.jaren == tuple(sorted({case.jaar for case in made if case.jaar}))


def test_organisations_are_listed_in_order_and_the_nameless_last() -> None:
    made = register(melding(organisatie="B"), melding(), melding(organisatie="A"))
    assert made.organisaties == ("A", "B", None)
    assert made.take(np.array([0])).organisaties == ("B",)


@FEW
@given(MADE, st.data())
def test_taking_rows_keeps_them_in_the_order_asked_for(made: Register, data: st.DataObject) -> None:
    picked = data.draw(st.lists(st.sampled_from(range(len(made))) if len(made) else st.nothing()))
    cases = made.to_records()
    assert made.take(np.array(picked, np.int64)) == Register.from_records([cases[index] for index in picked])
    mask = np.array([index in picked for index in range(len(made))], bool)
    assert made.take(mask).to_records() == [case for case, kept in zip(cases, mask, strict=True) if kept]


@FEW
@given(registers(most=6))
def test_selecting_keeps_exactly_the_rows_that_match_in_their_order(made: Register) -> None:
    for year in made.jaren:
        assert list(made.select(verslagjaar=year)) == [case for case in made if case.jaar == year]
    for name in filter(None, made.organisaties):
        assert list(made.select(organisatie=name)) == [case for case in made if case.organisatie == name]
    assert made.select() == made


SELECTABLE: Sequence[Registratie] = [
    melding(kenmerk="1", organisatie="A", onderdeel="X", verslagjaar=2022),
    melding(kenmerk="2", organisatie="A", onderdeel="Y"),
    melding(kenmerk="3", organisatie="B", onderdeel="X"),
    melding(kenmerk="4"),
]


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ({"verslagjaar": 2023}, ["2", "3", "4"]),
        ({"organisatie": "A"}, ["1", "2"]),
        ({"onderdeel": "X"}, ["1", "3"]),
        ({"verslagjaar": 2023, "onderdeel": "X"}, ["3"]),
        ({"verslagjaar": 2022, "organisatie": "B"}, []),
    ],
    ids=str,
)
def test_a_year_an_organisation_and_a_part_are_selected_together(choice: Mapping[str, Any], found: list[str]) -> None:
    assert names(register(*SELECTABLE).select(**choice)) == found


@pytest.mark.parametrize(
    ("choice", "message", "hint"),
    [
        ({"verslagjaar": 2021}, "Geen rijen met verslagjaar “2021”.", "Er zijn: 2022, 2023."),
        ({"organisatie": "C"}, "Geen rijen met organisatie “C”.", "Er zijn: A, B."),
        ({"onderdeel": "a"}, "Geen rijen met onderdeel “a”.", "Er zijn: X, Y."),
    ],
    ids=str,
)
def test_what_is_not_there_cannot_be_selected_and_what_is_there_is_listed(
    choice: Mapping[str, Any], message: str, hint: str
) -> None:
    with pytest.raises(SelectionError) as caught:
        register(*SELECTABLE).select(**choice)
    assert str(caught.value) == f"{message} {hint} ({next(iter(choice))}=)"


def test_a_column_of_ones_own_that_holds_nothing_is_left_out() -> None:
    made = register(melding(eigen={"x": "a"}), melding(eigen={"y": "b"}))
    assert list(made.eigen) == ["x", "y"]
    assert list(made.take(np.array([1])).eigen) == ["y"]


COUNTED = (
    "soort",
    "organisatie",
    "verslagjaar",
    "hoofdcategorie",
    "uitkomst",
    "afdoeningen",
    "opvolging",
    "meldkanaal",
)


def told(case: Registratie, name: str) -> object:
    return case.jaar or 0 if name == "verslagjaar" else getattr(case, name)


@pytest.mark.parametrize("copies", [1, 1_001], ids=["few rows", "more rows than are counted in plain Python"])
@FEW
@given(MADE, st.lists(st.sampled_from(COUNTED), min_size=1, max_size=4, unique=True))
def test_rows_are_counted_by_the_values_of_any_fields(copies: int, made: Register, names: list[str]) -> None:
    rows = made.take(np.tile(np.arange(len(made)), copies))
    values = [tuple(told(case, name) for name in names) for case in made]
    assert rows.count(*names) == Counter(values * copies)
    weights = np.arange(1, len(rows) + 1)
    weighed: Counter[tuple[object, ...]] = Counter()
    for value, weight in zip(values * copies, weights.tolist(), strict=True):
        weighed[value] += weight
    assert attrs.evolve(rows, weights=weights).count(*names) == weighed


def test_many_rows_are_counted_together_and_apart_alike() -> None:
    """More rows than are counted in plain Python."""
    made = register(*(melding(verslagjaar=2020 + number % 3) for number in range(1_200)))
    assert dict(made.count("verslagjaar")) == {(2020,): 400, (2021,): 400, (2022,): 400}
    assert made.jaren == (2020, 2021, 2022)
    assert sum(made.count(*COUNTED, "jaarbron").values()) == 1_200
    assert made.count() == {(): 1_200}


def test_what_was_counted_cannot_be_changed_and_is_no_part_of_a_pickle() -> None:
    made = register(melding(), melding(verslagjaar=2022))
    size = len(pickle.dumps(made))
    with pytest.raises(AttributeError):
        made.count("verslagjaar").clear()  # type: ignore[attr-defined]  # that is the fault
    again = pickle.loads(pickle.dumps(made))  # noqa: S301 (made here)
    assert again == made
    assert len(pickle.dumps(made)) == size


ROWS = register(
    melding("financieel", "aangetoond", "berisping ontslag", kenmerk="1", organisatie="A", verslagjaar=2022),
    melding("geweld", "aangetoond", "berisping", kenmerk="2", ontvangen=date(2023, 5, 1), eigen={"Regio": "Noord"}),
    melding("geweld", "lopend", kenmerk="3", organisatie="B", meldkanaal="meldpunt", betrokkenen=2),
    signaal("positie", kenmerk="4", organisatie="A", verslagjaar=None, afgerond=date(2022, 1, 2), betrokkenen=0),
)


class TestASequence:
    def test_a_row_is_its_record_from_either_end(self) -> None:
        records = ROWS.to_records()
        assert [ROWS[row] for row in (0, 3, -1, -4, np.int64(2))] == [records[row] for row in (0, 3, 3, 0, 2)]
        assert type(ROWS[-1]) is Signaal
        for row in (4, -5):
            with pytest.raises(IndexError, match="Er is geen rij"):
                _ = ROWS[row]

    @given(st.slices(4))
    def test_a_slice_is_a_register_of_those_rows(self, rows: slice) -> None:
        assert list(ROWS[rows]) == ROWS.to_records()[rows]

    @pytest.mark.parametrize(
        ("index", "kept"),
        [
            ([True, False, False, True], ["1", "4"]),
            (np.array([False, True, True, False]), ["2", "3"]),
            (pd.Series([True, False, False, False]), ["1"]),
            (pd.array([True, False, False, True], "boolean"), ["1", "4"]),
            ([2, 0, -1], ["3", "1", "4"]),
            ([], []),
            ([False] * 4, []),
        ],
        ids=repr,
    )
    def test_a_mask_or_positions_give_a_register_of_those_rows(self, index: Any, kept: list[str]) -> None:  # noqa: ANN401 (whatever numpy takes)
        assert names(ROWS[index]) == kept

    def test_what_fits_no_rows_is_refused(self) -> None:
        for index in ([True], [True] * 5, [4], [-5]):
            with pytest.raises(IndexError):
                _ = ROWS[index]
        for strange in ("kenmerk", True, None, [0.5], ["a"], (slice(1), 2)):
            with pytest.raises(TypeError):
                _ = ROWS[strange]  # type: ignore[index] # that is the fault

    def test_where_a_row_came_from_goes_along(self) -> None:
        read = Register.from_frame(ROWS.to_frame())
        assert read[2:].place(0) == read.place(2)


class TestFiltering:
    @pytest.mark.parametrize(
        ("fields", "kept"),
        [
            ({"uitkomst": "aangetoond"}, ["1", "2"]),
            ({"uitkomst": Uitkomst.LOPEND}, ["3"]),
            ({"uitkomst": ["lopend", Uitkomst.ONBEKEND]}, ["3", "4"]),
            ({"soort": "signaal"}, ["4"]),
            ({"afdoeningen": "berisping"}, ["1", "2"]),
            ({"afdoeningen": frozenset(["ontslag"])}, ["1"]),
            ({"afdoeningen": None}, ["3", "4"]),
            ({"meldkanaal": None}, ["1", "2", "4"]),
            ({"organisatie": "A"}, ["1", "4"]),
            ({"organisatie": ["B", None]}, ["2", "3"]),
            ({"organisatie": "C"}, []),
            ({"verslagjaar": 2022}, ["1", "4"]),
            ({"verslagjaar": range(2020, 2023)}, ["1", "4"]),
            ({"ontvangen": date(2023, 5, 1)}, ["2"]),
            ({"afgerond": None}, ["1", "2", "3"]),
            ({"betrokkenen": [0, 2]}, ["3", "4"]),
            ({"kenmerk": ("2", "9")}, ["2"]),
            ({"Regio": "Noord"}, ["2"]),
            ({"Regio": None, "organisatie": "A"}, ["1", "4"]),
            ({"uitkomst": [], "organisatie": "A"}, []),
            ({}, ["1", "2", "3", "4"]),
        ],
        ids=repr,
    )
    def test_keeps_the_rows_with_these_values(self, fields: dict[str, Any], kept: list[str]) -> None:
        assert names(ROWS.filter(**fields)) == kept

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"conclusie": "x"}, "“conclusie” is geen veld van dit register. Kies uit: kenmerk, soort, "),
            ({"uitkomst": "ja"}, "“ja” is geen code van Uitkomst. Kies uit: "),
            ({"uitkomst": "geen"}, "“geen” is geen code van Uitkomst. Kies uit: "),
            ({"ontvangen": "2023-05-01"}, "ontvangen: zo'n waarde heeft dit veld niet. Geef een datum"),
            ({"betrokkenen": "twee"}, "betrokkenen: zo'n waarde heeft dit veld niet. Geef een geheel getal"),
        ],
        ids=repr,
    )
    def test_what_cannot_be_is_an_error_that_says_what_can(self, fields: dict[str, Any], message: str) -> None:
        with pytest.raises(SelectionError) as caught:
            ROWS.filter(**fields)
        assert str(caught.value).startswith(message)

    @pytest.mark.parametrize(
        ("field", "values"),
        [
            ("betrokkenen", [3.9, 3.0, "3", True, float("nan"), pd.NA, [[3]], iter([3]), b"3", {3: 3}, [3, "3"]]),
            ("verslagjaar", ["2023", ["2023", 2022], date(2023, 1, 1), 2023.0, pd.NA, [[2023]], iter([2023])]),
            ("ontvangen", [2023, "2023-05-01", datetime(2023, 5, 1), pd.NaT, [[date(2023, 5, 1)]]]),  # noqa: DTZ001
            ("organisatie", [1, ["A", 1], pd.NA, [["A"]], iter(["A"]), b"A"]),
            ("omschrijving", [1, pd.NA, [["A"]], iter(["A"])]),
            ("Regio", [1, pd.NA, [["Noord"]], iter(["Noord"])]),
            ("uitkomst", [1, pd.NA, [["lopend"]], iter(["lopend"]), Schendingstype.GEWELD]),
            ("afdoeningen", [1, pd.NA, [["ontslag"]], iter(["ontslag"])]),
        ],
    )
    def test_a_value_of_another_type_is_an_error_of_the_field(self, field: str, values: list[Any]) -> None:
        for value in values:
            with pytest.raises(SelectionError) as caught:
                ROWS.filter(**{field: value})
            assert caught.value.argument == field

    def test_a_number_that_cannot_occur_matches_nothing(self) -> None:
        made = register(
            melding(kenmerk="1", betrokkenen=3), melding(kenmerk="2", verslagjaar=None, ontvangen=date(2023, 5, 1))
        )
        for number in (-1, 10**12, -(10**12), 10**400):
            assert len(made.filter(betrokkenen=number)) == len(made.filter(verslagjaar=number)) == 0
        assert len(made.filter(verslagjaar=0)) == 0
        assert names(made.filter(betrokkenen=[-1, 3])) == ["1"]
        assert names(made.filter(betrokkenen=None)) == ["2"]

    def test_values_of_numpy_are_taken_too(self) -> None:
        assert ROWS.filter(verslagjaar=np.array([2022, 2023])) == ROWS.filter(verslagjaar=[2022, 2023])
        assert ROWS.filter(verslagjaar=np.int16(2022)) == ROWS.filter(verslagjaar=2022)
        assert ROWS.filter(uitkomst=np.str_("aangetoond")) == ROWS.filter(uitkomst="aangetoond")

    def test_where_takes_a_function_of_the_record(self) -> None:
        assert names(ROWS.where(lambda case: len(case.afdoeningen) > 1 or case.jaar == 2022)) == ["1", "4"]
        assert ROWS.where(lambda _: True) == ROWS
        assert register().where(lambda _: True) == register()

    @FEW
    @given(MADE)
    def test_filtering_and_where_agree(self, made: Register) -> None:
        for outcome in Uitkomst:
            assert made.filter(uitkomst=outcome) == made.where(lambda case, outcome=outcome: case.uitkomst is outcome)  # type: ignore[misc]  # mypy infers no type of it
        for year in made.jaren:
            assert made.filter(verslagjaar=year) == made.select(verslagjaar=year)


class TestPuttingTogether:
    def test_registers_are_summed_and_nothing_is_zero(self) -> None:
        assert Register.concat([ROWS[:1], ROWS[1:3], ROWS[3:]], parts=True) == ROWS
        assert sum([register(), ROWS, register()]) == ROWS
        assert 0 + ROWS == ROWS
        with pytest.raises(TypeError):
            1 + ROWS

    @pytest.mark.parametrize("other", [1, 0, None, "x", [ROWS]], ids=repr)
    def test_only_a_register_is_added_to_one(self, other: Any) -> None:  # noqa: ANN401 (anything)
        with pytest.raises(TypeError, match="unsupported operand"):
            _ = ROWS + other

    @pytest.mark.parametrize(
        ("registers", "message"),
        [
            (ROWS, "Verwacht is een rij van registers, niet Register."),
            (None, "Verwacht is een rij van registers, niet NoneType."),
            ([ROWS, 1], "Verwacht is een register, niet int."),
            ([ROWS[0]], "Verwacht is een register, niet Melding."),
        ],
        ids=["register", "none", "number", "record"],
    )
    def test_only_registers_are_put_together(self, registers: Any, message: str) -> None:  # noqa: ANN401 (anything)
        with pytest.raises(TypeError) as caught:
            Register.concat(registers)
        assert str(caught.value) == message

    @pytest.mark.parametrize("number", [1, 2, 3, 4, 7])
    def test_many_are_put_together_in_order(self, number: int) -> None:
        whole = Register.concat((named(f"{part}", f"{part}b") for part in range(number)), parts=True)
        assert names(whole) == [name for part in range(number) for name in (f"{part}", f"{part}b")]

    def test_of_nothing_the_edition_is_not_known(self) -> None:
        with pytest.raises(ValueError, match="ten minste één register"):
            Register.concat([])


def test_a_notebook_shows_what_a_register_holds_and_of_whom_nothing() -> None:
    shown = ROWS._repr_html_()
    held = [("Editie", "bzk-2023"), ("Meldingen", 3), ("Signalen", 1), ("Verslagjaren", "2022, 2023")]
    for heading, value in [*held, ("Organisaties", 2), ("Eigen kolommen", 1)]:
        assert f"<tr><th>{heading}</th><td>{value}</td></tr>" in shown
    for hidden in ("Regio", "Noord", "<td>A", "berisping"):
        assert hidden not in shown
