"""What a frame may hold and how it is read, on every engine: types, headers, faults, spellings."""

import warnings
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import attrs
import pyarrow as pa
import pytest

import uri
from tests.factories import melding
from uri import Frame, Kubus, Register, RejectedRowsError, Schendingstype, Soort, Uitkomst, UnreadableError
from uri.findings import Tally
from uri.register.frames.narwhals_expressions import fetch, narwhals
from uri.rules import CATALOGUS, Profiel

pytestmark = pytest.mark.filterwarnings("ignore:Dask support is moving out:FutureWarning")  # narwhals on its own plans

Arrow = Callable[..., pa.Table]


def table(**columns: Any) -> pa.Table:
    """Make a table of three valid meldingen, with columns beside or in place of those."""
    held: dict[str, Any] = {
        "hoofdcategorie": ["financieel", "omgangsvormen", "financieel"],
        "uitkomst": ["aangetoond", "niet_aangetoond", "aangetoond"],
        "verslagjaar": [2023, 2023, 2022],
        **columns,
    }
    return pa.table({name: values for name, values in held.items() if values is not None})


def total(kubus: Kubus) -> dict[tuple[Any, ...], int]:
    return dict(kubus.margin("verslagjaar", "hoofdcategorie", "uitkomst"))


def only(*ids: str) -> Profiel:
    """Turn all rules off but these, as some engines take seconds to plan them all."""
    return Profiel(naam="kort", ernst={rule.id: None for rule in CATALOGUS if rule.id not in ids})


REPEATS = only("URI-R-zelfde-zaak", "URI-R-kenmerk-dubbel")


EXPECTED = {
    (2023, Schendingstype.FINANCIEEL, Uitkomst.AANGETOOND): 1,
    (2023, Schendingstype.OMGANGSVORMEN, Uitkomst.NIET_AANGETOOND): 1,
    (2022, Schendingstype.FINANCIEEL, Uitkomst.AANGETOOND): 1,
}
DAYS = [date(2023, 3, 4), date(2023, 5, 6), date(2022, 7, 8)]
MIDNIGHTS = [datetime(day.year, day.month, day.day) for day in DAYS]  # noqa: DTZ001 (a day has no time zone)


@pytest.mark.parametrize(
    "columns",
    [
        {"verslagjaar": pa.array([2023, 2023, 2022], pa.int32())},
        {"verslagjaar": pa.array([2023, 2023, 2022], pa.int16())},
        {"verslagjaar": pa.array([2023.0, 2023.0, 2022.0], pa.float64())},
        {"verslagjaar": pa.array([Decimal(2023), Decimal(2023), Decimal(2022)], pa.decimal128(9, 2))},
        {"verslagjaar": ["2023", "2023 ", "2022"]},
        {"hoofdcategorie": pa.array(["financieel", "omgangsvormen", "financieel"], pa.large_string())},
        {"hoofdcategorie": pa.array(["financieel", "omgangsvormen", "financieel"]).dictionary_encode()},
        {"hoofdcategorie": ["Financieel", "Ongewenste omgangsvormen", " financieel\t"]},
        {"verslagjaar": None, "afgerond": pa.array(DAYS, pa.date32())},
        {"verslagjaar": None, "afgerond": pa.array(MIDNIGHTS, pa.timestamp("us"))},
        {"verslagjaar": None, "afgerond": ["2023-03-04", "6-5-2023", "2022-07-08"]},
        {"afgerond": pa.array([None, None, None], pa.date32()), "organisatie": pa.array([None] * 3, pa.string())},
    ],
    ids=[
        "int32", "int16", "float", "decimal", "year as text", "large text", "dictionary", "labels", "days", "moments",
        "days as text", "all missing",
    ],
)  # fmt: skip
def test_a_value_may_be_of_any_type_that_can_hold_it(engine: Any, columns: dict[str, Any]) -> None:
    if engine.name == "dask" and pa.types.is_decimal(getattr(columns.get("verslagjaar"), "type", pa.null())):
        pytest.skip("Dask itself makes texts of decimals of pandas")
    assert total(Kubus.from_frame(engine.frame(table(**columns)))) == EXPECTED


def test_a_category_that_does_not_occur_counts_nothing(engine: Any) -> None:
    coded = pa.DictionaryArray.from_arrays(pa.array([1, 3, 1]), ["informatie", "financieel", "geweld", "omgangsvormen"])
    counted = Kubus.from_frame(engine.frame(table(hoofdcategorie=coded)))
    assert total(counted) == EXPECTED
    assert uri.schendingen(counted, verslagjaar=2023)["informatie", "mogelijk"] == 0


def test_a_missing_value_is_missing_in_every_column(engine: Any) -> None:
    """A signaal needs no outcome, and the kind that is not said is melding."""
    columns: dict[str, Any] = {"soort": ["signaal", None, "melding"], "uitkomst": [None, "aangetoond", "lopend"]}
    frame = engine.frame(table(**columns, onderdeel=["A", None, None], ontvangen=pa.array([None] * 3, pa.date32())))
    melding, signaal = Kubus.from_frame(frame), Kubus.from_frame(frame, Soort.SIGNAAL)
    assert melding.margin("onderdeel", "uitkomst") == {(None, Uitkomst.AANGETOOND): 1, (None, Uitkomst.LOPEND): 1}
    assert signaal.margin("onderdeel") == {("A",): 1}


def test_measures_may_be_a_text_or_a_list(engine: Any) -> None:
    texts = ["berisping|coaching", None, "coaching | berisping"]
    wanted = Kubus.from_register(Register.from_frame(table(afdoeningen=texts).to_pandas()))
    assert Kubus.from_frame(engine.frame(table(afdoeningen=texts))) == wanted
    if engine.lists:
        lists = pa.array([["berisping", "coaching"], None, ["coaching", "berisping"]], pa.list_(pa.string()))
        assert Kubus.from_frame(engine.frame(table(afdoeningen=lists))) == wanted
        assert (
            uri.check(engine.frame(table(afdoeningen=lists))).tallies
            == uri.check(engine.frame(table(afdoeningen=texts))).tallies
        )


def test_headers_are_those_that_people_use(engine: Any) -> None:
    """With white space, signs that a query language reads otherwise, and a mapping."""
    named = table().rename_columns(["Type schending", "Uitkomst", "Jaar \"van\" 'verslag'"])
    if engine.name == "sqlframe":
        pytest.skip("SQLFrame itself cannot hold a header with a quotation mark")
    mapping = {"Jaar \"van\" 'verslag'": "verslagjaar"}
    assert total(Kubus.from_frame(engine.frame(named), mapping=mapping)) == EXPECTED


def test_constants_and_readings_are_those_of_a_file(engine: Any) -> None:
    phrases = table(uitkomst=["Geen afdoening", "Niet aangetoond", "Geen afdoening"])
    reading: dict[str, Any] = {"lezing": {"Geen afdoening": "aangetoond"}, "constants": {"organisatie": "O"}}
    counted = Kubus.from_frame(engine.frame(phrases), **reading)
    assert total(counted) == EXPECTED
    assert counted.organisaties == ("O",)
    noted = uri.schendingen(Frame(engine.frame(phrases), **reading), verslagjaar=2023)
    assert noted.noten == uri.schendingen(Register.from_frame(phrases.to_pandas(), **reading), verslagjaar=2023).noten
    with pytest.raises(RejectedRowsError, match="2 van de 3 rijen"):
        Kubus.from_frame(engine.frame(phrases))


FAULTS: dict[str, dict[str, Any]] = {
    "label": {"hoofdcategorie": ["onzin", "omgangsvormen", "onzin"]},
    "missing": {"uitkomst": [None, "aangetoond", None]},
    "year": {"verslagjaar": [12, 2023, 12]},
    "no year": {"verslagjaar": pa.array([None, 2023, None], pa.int64())},
    "moment": {"afgerond": pa.array([datetime(2023, 1, 2, 3, 4), None, datetime(2023, 1, 2, 3, 4)])},  # noqa: DTZ001 (a day has no time zone)
    "late": {"afgerond": pa.array([datetime(2023, 1, 2, 23, 59, 59), None, datetime(2023, 1, 2, 23, 59, 59)])},  # noqa: DTZ001 (a day has no time zone)
    "early": {"afgerond": pa.array([date(1850, 1, 2), None, date(1850, 1, 2)], pa.date32())},
    "two": {"hoofdcategorie": ["onzin", "omgangsvormen", "onzin"], "afdoeningen": ["niets", None, "niets"]},
}


def said(finding: uri.Finding) -> str:
    """Return the message; a moment of Spark has the time zone of its session."""
    return str(finding.message).replace("+00:00", "")


@pytest.mark.parametrize("columns", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_told_once_with_the_number_of_its_rows(engine: Any, columns: dict[str, Any]) -> None:
    with pytest.raises(RejectedRowsError) as wanted:
        Register.from_frame(table(**columns).to_pandas())
    by_row = {(each.rule, said(each), each.hint, each.place.column) for each in wanted.value.findings}
    frame = engine.frame(table(**columns))
    with pytest.raises(RejectedRowsError, match="2 van de 3 rijen") as caught:
        Kubus.from_frame(frame)
    found = caught.value.findings
    assert {(each.rule, said(each), each.hint, each.place.column) for each in found} == by_row
    counted = [(None, "in 2 rijen")] if Frame(frame).groups else [(1, "None"), (3, "None")]
    assert [(each.place.row, str(each.found)) for each in found] == counted * len(by_row)


@pytest.mark.parametrize("columns", FAULTS.values(), ids=FAULTS.keys())
def test_a_check_refuses_what_cannot_be_read(engine: Any, columns: dict[str, Any]) -> None:
    if engine.slow:
        pytest.skip("it takes seconds to answer, and the cells are read by the same reader")
    with pytest.raises(RejectedRowsError) as wanted:
        Register.from_frame(table(**columns).to_pandas())
    with pytest.raises(RejectedRowsError) as caught:
        uri.check(engine.frame(table(**columns)))
    told = {(each.rule, each.message, each.place.column) for each in caught.value.findings}
    assert told == {(each.rule, each.message, each.place.column) for each in wanted.value.findings}


def test_a_cube_does_not_look_at_what_it_does_not_count_but_a_check_does(engine: Any) -> None:
    frame = engine.frame(table(meldkanaal=["onzin", None, None]))
    assert total(Kubus.from_frame(frame)) == EXPECTED
    with pytest.raises(RejectedRowsError):
        uri.check(frame)


def test_a_column_that_is_missing_is_named_before_anything_is_counted(engine: Any) -> None:
    with pytest.raises(UnreadableError) as caught:
        Kubus.from_frame(engine.frame(table(hoofdcategorie=None)))
    assert "hoofdcategorie" in caught.value.to_text()
    with pytest.raises(UnreadableError, match="rijnummers"):
        uri.check(Frame(engine.frame(table()), rij="nummer"))


def test_one_case_written_in_two_ways_is_the_same_case(engine: Any) -> None:
    """Two spellings of a label, white space around texts, a kind that is left out: an engine sees them as different."""
    twofold = table(
        hoofdcategorie=["financieel", "omgangsvormen", "Financieel"],
        verslagjaar=[2023, 2023, 2023],
        soort=["melding", "melding", None],
        kenmerk=["a", "b", "\u2003a \t"],
        omschrijving=["één\r\ntwee", "drie", " één\ntwee\u00a0"],
        ontvangen=pa.array([date(2023, 1, 2)] * 3, pa.date32()),
        Zaakgroep=["x", "x", "x "],
        rij=[3, 1, 2],
    )
    found = uri.check(Frame(engine.frame(twofold), rij="rij"), profiel=REPEATS)
    assert found.counts()["URI-R-kenmerk-dubbel"] == found.counts()["URI-R-zelfde-zaak"] == 1
    repeated = {each.place.row for each in found if each.rule.startswith("URI-R")}
    assert repeated == ({3} if engine.lazy else {2})


EMPTY = {
    "text": {"omschrijving": ["", None, " \u2003"]},
    "own text": {"Zaakgroep": ["", None, "\t"]},
    "float": {"kenmerk": pa.array([float("nan"), None, float("nan")])},
}


@pytest.mark.parametrize("columns", EMPTY.values(), ids=EMPTY.keys())
def test_cells_that_are_empty_to_a_reader_are_alike(engine: Any, columns: dict[str, Any]) -> None:
    """Three cases that are the same but for how a cell is empty: two of them repeat the first."""
    alike = table(
        hoofdcategorie=["financieel"] * 3,
        uitkomst=["aangetoond"] * 3,
        verslagjaar=[2023] * 3,
        ontvangen=pa.array([date(2023, 1, 2)] * 3, pa.date32()),
        **columns,
    )
    tallies = uri.check(engine.frame(alike), profiel=REPEATS).tallies
    assert tallies["URI-R-zelfde-zaak"] == Tally(1, 2, 0)
    assert tallies["URI-R-kenmerk-dubbel"] == Tally(0, 0, 3)


@pytest.mark.parametrize("kind", [pa.date32(), pa.timestamp("us")], ids=str)
def test_only_a_date_counts_by_its_year(engine: Any, kind: pa.DataType) -> None:
    named = table(organisatie=pa.array(MIDNIGHTS, pa.timestamp("us")).cast(kind))
    assert len(Kubus.from_frame(engine.frame(named)).organisaties) == len(DAYS)


STRANGERS: dict[str, pa.Array] = {
    "list": pa.array([[1], [2], [3]], pa.list_(pa.int64())),
    "record": pa.array([{"a": 1}, {"a": 2}, {"a": 3}]),
    "time": pa.array([time(1), time(2), time(3)], pa.time64("us")),
    "bytes": pa.array([b"a", b"\xff", b"c"], pa.binary()),
    "duration": pa.array([timedelta(1), timedelta(2), timedelta(3)], pa.duration("us")),
}


@pytest.mark.parametrize("values", STRANGERS.values(), ids=STRANGERS.keys())
@pytest.mark.parametrize("header", ["Zaakgroep", "omschrijving"])
def test_a_value_that_is_no_cell_is_refused_in_every_column(engine: Any, header: str, values: pa.Array) -> None:
    if engine.name in {"dask", "sqlframe"}:
        pytest.skip("it cannot hold or group such values")
    if engine.name == "ibis" and pa.types.is_duration(values.type):
        pytest.skip("Ibis itself cannot fetch them")
    if engine.name.startswith("pyspark") and pa.types.is_time(values.type):
        pytest.skip("Spark itself has no times of day")
    frame = engine.frame(table(**{header: values}))
    for source in (frame, Frame(frame)):
        with pytest.raises(RejectedRowsError) as caught:
            uri.check(source)
        assert {(each.rule, each.place.column) for each in caught.value.findings} == {("URI-I-genest", header)}


def test_a_column_of_texts_in_lists_may_be_an_own_one(engine: Any) -> None:
    frame = engine.frame(table(Zaakgroep=pa.array([["a", "b"], [], ["a"]], pa.list_(pa.string()))))
    assert not uri.check(frame).errors


def test_what_is_said_beside_a_frame_holds_too(engine: Any) -> None:
    frame = Frame(engine.frame(table()), constants={"organisatie": "A"})
    assert Kubus.from_frame(frame, constants={"organisatie": "B"}).organisaties == ("B",)
    assert Kubus.from_frame(frame, editie="rijk-2015").editie.naam == "rijk-2015"
    assert Kubus.from_frame(frame).organisaties == ("A",)
    unknown = uri.check(Frame(engine.frame(table(hoofdcategorie=["informatie"] * 3))), editie="defensie-2018")
    assert unknown.tallies.keys() == uri.check(engine.frame(table()), editie="defensie-2018").tallies.keys()


@pytest.mark.parametrize("numbers", [[2**40, 2**40 + 1, 2**40 + 2], [2**31 - 1, 2**31, 5]], ids=["large", "mixed"])
def test_rows_have_the_numbers_that_they_bring(engine: Any, numbers: list[int]) -> None:
    wrong = table(
        rij=pa.array(numbers, pa.int64()),
        ontvangen=pa.array([date(2023, 1, 2)] * 3, pa.date32()),
        afgerond=pa.array([date(2023, 1, 1)] * 3, pa.date32()),
        verslagjaar=[2023] * 3,
    )
    found = uri.check(Frame(engine.frame(wrong), rij="rij"), profiel=only("URI-M-afgerond-voor-ontvangst"))
    assert {each.place.row for each in found} == set(numbers)


NO_NUMBERS = {
    "missing": pa.array([1, None, 3], pa.int64()),
    "nan": pa.array([1.0, float("nan"), 3.0]),
    "infinite": pa.array([1.0, float("inf"), 3.0]),
    "half": pa.array([1.0, 1.5, 3.0]),
    "truth": pa.array([True, False, True]),
    "too large": pa.array([1, 2**64 - 1, 3], pa.uint64()),
    "doubled": pa.array([1, 2, 1], pa.int64()),
}


@pytest.mark.parametrize("numbers", NO_NUMBERS.values(), ids=NO_NUMBERS.keys())
def test_rows_that_are_not_each_numbered_are_refused(engine: Any, numbers: pa.Array) -> None:
    """A lazy frame fetches them, as each of them breaks a rule."""
    if engine.name in {"sqlframe", "pyspark", "pyspark-connect"} and pa.types.is_unsigned_integer(numbers.type):
        pytest.skip("it has no such numbers itself")
    wrong = table(
        rij=numbers,
        ontvangen=pa.array([date(2023, 1, 2)] * 3, pa.date32()),
        afgerond=pa.array([date(2023, 1, 1)] * 3, pa.date32()),
        verslagjaar=[2023] * 3,
    )
    frame = Frame(engine.frame(wrong), rij="rij")
    every = narwhals().col("verslagjaar") > 0
    with pytest.raises(UnreadableError, match="kolom “rij” noemt"):  # a check may plan for seconds before it fetches
        _ = frame.rows(every) if engine.planning else uri.check(frame)


def test_a_check_refuses_rows_that_are_not_each_numbered(engine: Any) -> None:
    wrong = table(
        rij=NO_NUMBERS["doubled"],
        ontvangen=pa.array([date(2023, 1, 2)] * 3, pa.date32()),
        afgerond=pa.array([date(2023, 1, 1)] * 3, pa.date32()),
        verslagjaar=[2023] * 3,
    )
    with pytest.raises(UnreadableError, match="kolom “rij” noemt"):
        uri.check(Frame(engine.frame(wrong), rij="rij"), profiel=only("URI-M-afgerond-voor-ontvangst"))


def test_all_but_the_number_of_a_row_may_be_said_beside_the_frame(engine: Any) -> None:
    constants = {"hoofdcategorie": "financieel", "uitkomst": "aangetoond", "verslagjaar": 2023}
    numbered = Frame(engine.frame(pa.table({"rij": [1, 2, 3]})), rij="rij", constants=constants)
    assert total(Kubus.from_frame(numbered)) == {(2023, Schendingstype.FINANCIEEL, Uitkomst.AANGETOOND): 3}
    dated = constants | {"ontvangen": "2023-01-02", "afgerond": "2023-01-01"}
    profile = only("URI-R-zelfde-zaak", "URI-M-afgerond-voor-ontvangst")
    found = uri.check(attrs.evolve(numbered, constants=dated), profiel=profile)
    assert found.tallies["URI-R-zelfde-zaak"] == Tally(1, 2, 0)
    assert found.tallies["URI-M-afgerond-voor-ontvangst"] == Tally(0, 3, 0)


def test_a_header_that_stands_twice_is_refused() -> None:
    twice = pa.Table.from_arrays([pa.array(["financieel"])] * 2, names=["hoofdcategorie"] * 2)
    for read in (Kubus.from_frame, Register.from_frame, uri.check):
        with pytest.raises(UnreadableError):
            read(twice)


def test_faults_stand_in_the_order_of_the_columns(engine: Any) -> None:
    if engine.name in {"dask", "sqlframe"}:
        pytest.skip("it cannot hold or group such values")
    headers = ["zeta", "alfa", "gamma", "beta", "delta"]
    listed = pa.array([[1], None, None], pa.list_(pa.int64()))
    with pytest.raises(RejectedRowsError) as caught:
        uri.check(engine.frame(table(**dict.fromkeys(headers, listed))))
    assert [each.place.column for each in caught.value.findings] == headers


def test_on_request_a_case_without_a_row_number_is_told_by_its_kenmerk(engine: Any) -> None:
    wrong = table(kenmerk=["a", "b", "b"], afdoeningen=[None, "berisping", None])
    found = uri.check(engine.frame(wrong), kenmerk=True)
    assert {each.place.kenmerk for each in found.errors} == {"b"}
    unasked = uri.check(engine.frame(wrong))
    assert {each.place.kenmerk for each in unasked} == {None}


def test_profiles_have_rules_on_own_columns(engine: Any, tmp_path: Any) -> None:
    profile = tmp_path / "profiel.toml"
    profile.write_text('[[eigen]]\nid = "VB-1"\nmelding = "Geen regio."\ndan = { regio = { gevuld = true } }\n')
    found = uri.check(engine.frame(table(regio=["Noord", None, " "])), profiel=profile)
    assert found.tallies["VB-1"].failed == 2


def test_a_lazy_frame_is_never_fetched(engine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes into memory are the combinations, however many rows there are."""
    fetched: list[int] = []

    def spy(frame: Any) -> Any:
        found = fetch(frame)
        fetched.append(len(found))
        return found

    monkeypatch.setattr("uri.register.engine_frame.fetch", spy)
    many = pa.concat_tables([table(rij=[1, 2, 3])] * 200).drop_columns(["rij"])
    counted = Kubus.from_frame(engine.frame(many))
    assert total(counted) == {key: 200 * number for key, number in EXPECTED.items()}
    assert fetched == [3]
    if engine.lazy:
        with pytest.raises(UnreadableError):
            Register.from_frame(engine.frame(many))


def test_organisations_are_added_up_from_the_combinations_alone(engine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand: 400 meldingen of 2023 and 200 of 2022, of one organisation each row of the three."""
    fetched: list[int] = []

    def spy(frame: Any) -> Any:
        found = fetch(frame)
        fetched.append(len(found))
        return found

    monkeypatch.setattr("uri.register.engine_frame.fetch", spy)
    rows = table(organisatie=["BZK", "Gemeente A", "Min. BZK"])
    made = uri.consolidate([engine.frame(pa.concat_tables([rows] * 200))], verslagjaar=2023)
    assert made["schendingen"].row("totaal") == {"mogelijk": 400, "aangetoond": 200}
    assert made["gemeld_per_jaar"].row("totaal") == {"2022": 200, "2023": 400}
    if engine.lazy:
        assert max(fetched) == 3


def test_a_frame_in_memory_is_a_register(engine: Any) -> None:
    if engine.lazy:
        pytest.skip("a lazy frame is counted, not read")
    assert Register.from_frame(engine.frame(table())) == Register.from_frame(table().to_pandas())


def test_nothing_warns(engine: Any) -> None:
    """But for narwhals on its own plans with Dask."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", "Dask support is moving out", FutureWarning)
        Kubus.from_frame(engine.frame(table()))


def test_a_case_is_a_melding_whatever_engine_it_comes_from(engine: Any, arrow: Arrow) -> None:
    case = melding("financieel")
    frame = engine.frame(arrow(Register.from_records([case])))
    assert uri.is_valid(frame, fail_on="notice") == uri.is_valid(case, editie="bzk-2023", fail_on="notice")
