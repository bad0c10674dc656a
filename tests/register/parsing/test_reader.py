"""Raw cells to a register: every fault in one pass, and no row dropped, mended or guessed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uri.errors import IncompatibleError, RejectedRowsError, UnreadableError
from uri.findings import Findings
from uri.model import Field
from uri.register import REGISTER_FIELDS, Cell, Reader, Reading, Register, Sheet
from uri.register.frames.frame_sheets import frame_sheet
from uri.register.parsing import cell_readers
from uri.register.parsing.outcome_phrases import OutcomeReader
from uri.taxonomy import Afdoening, Schendingstype, Soort, Uitkomst
from uri.testing import registers, zaken

FEW = settings(max_examples=settings().max_examples // 3)
BASE: Mapping[str, Cell] = {"jaar": 2023, "categorie": "financieel", "uitkomst": "aangetoond"}


def sheet(*rows: Mapping[str, Cell]) -> Sheet:
    """Lay rows out below a header row."""
    headers = tuple(dict.fromkeys(header for row in rows for header in row))
    cells = tuple([row.get(header) for row in rows] for header in headers)
    return Sheet(file="r.csv", headers=headers, columns=cells, rows=range(2, len(rows) + 2))


def case(**cells: Cell) -> dict[str, Cell]:
    return {**BASE, **cells}


def without(*headers: str, **cells: Cell) -> dict[str, Cell]:
    return {header: cell for header, cell in case(**cells).items() if header not in headers}


def scan(*rows: Mapping[str, Cell], **beside: Any) -> Reading:  # noqa: ANN401 (the arguments of Lezer.of)
    return Reading.of(Reader.of(**beside).cases(sheet(*rows)))


def read(*rows: Mapping[str, Cell], **beside: Any) -> Register:  # noqa: ANN401 (idem)
    return scan(*rows, **beside).accepted()


def told(findings: Findings) -> list[tuple[str, int | None, str | None]]:
    return [(finding.rule, finding.place.row, finding.place.column) for finding in findings]


BAD: Mapping[str, Sequence[object]] = {
    "soort": ["onzin"],
    "meldkanaal": ["melkpunt"],
    "ontvangen": ["30-02-2023", "31-12-1899", "31-12-23", 45291, True],
    "afgerond": ["2023-02-30", "1 januari 2023"],
    "verslagjaar": ["23", 2023.5, True, 1899],
    "hoofdcategorie": ["onzin", None],
    "nevencategorieen": ["onzin", "financieel|financieel"],
    "opvolging": ["geen|aangifte|geen"],
    "uitkomst": ["onzin"],
    "afdoeningen": ["onzin", "berisping|Schriftelijke berisping"],
    "betrokkenen": [-1, 3.9, "1.234", "drie", True],
}


@st.composite
def damage(draw: st.DrawFn) -> tuple[Register, dict[tuple[int, str], object]]:
    """Draw a register, and bad values for some of its cells."""
    made = draw(registers(zaken=zaken(), most=5))
    rows = draw(st.sets(st.sampled_from(range(len(made))))) if len(made) else set()
    bad = {}
    for row in rows:
        columns = draw(st.sets(st.sampled_from(sorted(BAD)), min_size=1, max_size=3))
        for column in sorted(columns - ({"afdoeningen"} if "uitkomst" in columns else set())):
            bad[row, column] = draw(st.sampled_from(BAD[column]))
    return made, bad


@FEW
@given(damage())
def test_the_rejected_rows_are_exactly_those_with_a_fault(
    drawn: tuple[Register, dict[tuple[int, str], object]],
) -> None:
    """Each fault is found at its row and column, the other rows come through whole, and none is lost."""
    made, bad = drawn
    frame = made.to_frame().astype(object)
    for (row, column), value in bad.items():
        frame.iloc[row, frame.columns.get_loc(column)] = value  # type: ignore[index,call-overload,unused-ignore]  # by the version of pandas-stubs
    reading = Reading.of(Reader.of().cases(frame_sheet(frame)))
    rows = {row for row, _ in bad}
    assert {(finding.place.row, finding.place.column) for finding in reading.findings.errors} == {
        (row + 1, column) for row, column in bad
    }
    assert reading.rejected == tuple(row + 1 for row in sorted(rows))
    assert len(reading.register) + len(reading.rejected) == reading.rows == len(made)
    assert reading.register == made.take(np.array([row not in rows for row in range(len(made))], bool))


CELLS = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.lists(st.text(max_size=3), max_size=2).map(tuple),
    st.sampled_from(["financieel", "ja", "2023", "signaal", "Geen afdoening", "berisping|geen", "1-2-2023"]),
)


@FEW
@given(st.lists(st.fixed_dictionaries(dict.fromkeys([*REGISTER_FIELDS, "Zaakgroep"], CELLS)), max_size=4))
def test_whatever_the_cells_each_row_is_accepted_whole_or_rejected_with_a_finding(rows: list[dict[str, Cell]]) -> None:
    reading = scan(*rows, constants={"verslagjaar": 2023})
    assert len(reading.register) + len(reading.rejected) == reading.rows == len(rows)
    assert set(reading.rejected) == {finding.place.row for finding in reading.findings.errors}
    assert Register.from_records(reading.register.to_records()) == reading.register


@FEW
@given(registers(zaken=zaken(), most=5), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(made: Register, random: Any) -> None:  # noqa: ANN401 (random.Random)
    order = list(range(len(made)))
    random.shuffle(order)
    frame = made.to_frame()
    assert Register.from_frame(frame.iloc[order]) == made.take(np.array(order, np.int64))


def test_findings_come_as_a_reader_meets_them_and_name_the_header_as_printed() -> None:
    reading = scan(case(betrokkene=1, categorie="onzin", **{"datum melding": "x"}), without("jaar"), case())
    assert told(reading.findings) == [
        ("URI-I-eigen", None, "betrokkene"),
        ("URI-I-datum", 2, "datum melding"),
        ("URI-I-label", 2, "categorie"),
        ("URI-I-ontbreekt", 3, "jaar"),
    ]
    assert {finding.place.file for finding in reading.findings} == {"r.csv"}
    assert (reading.rejected, reading.rows, len(reading.register)) == ((2, 3), 3, 1)


def test_rejected_rows_raise_with_every_error_and_how_many_they_are() -> None:
    with pytest.raises(RejectedRowsError) as caught:
        read(case(categorie="onzin"), case(jaar="23"), case())
    assert "2 van de 3 rijen" in caught.value.message.nl
    assert told(caught.value.findings) == [("URI-I-label", 2, "categorie"), ("URI-I-jaar", 3, "jaar")]


def test_a_doubt_rejects_nothing() -> None:
    reading = scan(case(betrokkene=1))
    assert told(reading.findings) == [("URI-I-eigen", None, "betrokkene")]
    with pytest.warns(UserWarning, match="Bedoelde u “betrokkenen”"):
        assert [dict(row.eigen) for row in reading.accepted()] == [{"betrokkene": "1"}]


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        (without("categorie", x=1), "categorie", "de cel is leeg."),
        (without("uitkomst"), "uitkomst", "geen uitkomst."),
        (without("uitkomst", afdoening="berisping"), "uitkomst", "geen uitkomst."),
        (without("jaar"), "jaar", "één hiervan moet gevuld zijn: verslagjaar, afgerond, ontvangen."),
    ],
    ids=["category", "outcome", "outcome with a measure", "year"],
)
def test_what_a_row_must_have_is_missed(row: Mapping[str, Cell], column: str, message: str) -> None:
    [finding] = scan(case(), row).findings
    assert (finding.rule, finding.place.row, finding.place.column) == ("URI-I-ontbreekt", 3, column)
    assert finding.message.nl == message


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (without("jaar", **{"datum melding": None}), "datum melding"),
        (without("uitkomst", afdoening="berisping"), "afdoening"),
    ],
    ids=["year", "outcome"],
)
def test_what_is_missing_is_placed_at_a_column_that_the_file_has(row: Mapping[str, Cell], column: str) -> None:
    assert told(scan(row).findings) == [("URI-I-ontbreekt", 2, column)]


def test_a_faulty_cell_is_not_missing_as_well() -> None:
    bad = case(jaar="x", categorie="x", uitkomst="x")
    assert told(scan(bad).findings) == [
        ("URI-I-jaar", 2, "jaar"),
        ("URI-I-label", 2, "categorie"),
        ("URI-I-label", 2, "uitkomst"),
    ]


@pytest.mark.parametrize(
    ("cells", "faults"),
    [
        ({"uitkomst": "onzin", "afdoening": "onzin"}, [(2, "uitkomst"), (2, "afdoening")]),
        ({"nevencategorie": "onzin|flauwekul"}, [(2, "nevencategorie"), (2, "nevencategorie")]),
    ],
    ids=["outcome and measure", "two labels in one cell"],
)
def test_every_fault_of_a_row_is_told_at_once(cells: Mapping[str, Cell], faults: list[tuple[int, str]]) -> None:
    assert [place for _, *place in map(list, told(scan(case(**cells)).findings))] == list(map(list, faults))


def test_a_row_of_unknown_kind_is_not_asked_for_an_outcome() -> None:
    assert told(scan(case(), without("uitkomst", soort="signaall")).findings) == [("URI-I-label", 3, "soort")]


@pytest.mark.parametrize(("cells", "rejected"), [((True, 1), (3,)), ((1, True), (2,))], ids=str)
def test_true_and_one_are_two_different_outcome_cells(cells: tuple[Cell, Cell], rejected: tuple[int]) -> None:
    """True reads as "ja", so aangetoond; 1 is no outcome."""
    assert scan(*(case(uitkomst=cell) for cell in cells)).rejected == rejected


def test_a_row_is_a_melding_unless_it_says_otherwise() -> None:
    made = read(case(), case(soort="Signalen"), case(soort="melding"))
    assert [row.soort for row in made] == [Soort.MELDING, Soort.SIGNAAL, Soort.MELDING]


def test_a_signaal_needs_no_outcome() -> None:
    [row] = read(without("uitkomst", soort="signaal", afdoening=None))
    assert row.uitkomst is Uitkomst.ONBEKEND


def test_signalen_need_no_column_for_an_outcome() -> None:
    assert [row.soort for row in read(without("uitkomst"), constants={"soort": "signaal"})] == [Soort.SIGNAAL]
    with pytest.raises(UnreadableError, match="De kolommen van"):
        read(without("uitkomst"))


def test_values_beside_the_file_fill_what_it_leaves_out_and_nothing_else() -> None:
    beside = {"organisatie": "Ministerie A", "verslagjaar": 2022, "uitkomst": "niet aangetoond", "soort": "signaal"}
    rows = [case(ministerie="Ministerie B"), without("jaar", "uitkomst")]
    assert [(row.organisatie, row.verslagjaar, row.uitkomst, row.soort) for row in read(*rows, constants=beside)] == [
        ("Ministerie B", 2023, Uitkomst.AANGETOOND, Soort.SIGNAAL),
        ("Ministerie A", 2022, Uitkomst.NIET_AANGETOOND, Soort.SIGNAAL),
    ]


def test_a_measure_beside_the_file_fills_what_it_leaves_out() -> None:
    [row] = read(case(), constants={"afdoeningen": "berisping"})
    assert row.afdoeningen == (Afdoening.BERISPING,)


@pytest.mark.parametrize("name", ["organisaties", "Zaakgroep", "eigen"])
def test_a_value_beside_the_file_for_no_field_is_refused(name: str) -> None:
    with pytest.raises(UnreadableError, match=f"“{name}” is hier geen veld"):
        read(case(), constants={name: "x"})


def test_a_value_beside_the_file_is_read_as_strictly_as_a_cell() -> None:
    assert told(scan(case(), constants={"ontvangen": "30-02-2023"}).findings) == [("URI-I-datum", 2, "ontvangen")]


def test_a_year_beside_the_file_is_for_a_file_without_year_or_date() -> None:
    """Where there is a date column, an empty date is a fault and not this year."""
    assert read(without("jaar"), jaar=2021).jaren == (2021,)
    assert read(case(), jaar=2021).jaren == (2023,)
    assert read(case(afgerond=date(2020, 1, 1), jaar=None), jaar=2021).jaren == (2020,)
    undated = scan({"datum melding": None, **without("jaar")}, jaar=2021)
    assert undated.rejected == (2,)


def test_a_year_beside_the_file_hides_no_fault_of_the_headers() -> None:
    doubled = {"afdoening": "berisping", "maatregel": "berisping"}
    with pytest.raises(UnreadableError) as stated:
        read(doubled, constants={"verslagjaar": 2023})
    with pytest.raises(UnreadableError) as default:
        read(doubled, jaar=2023)
    assert told(default.value.findings) == told(stated.value.findings)


@pytest.mark.parametrize("label", ["Ongewenste omgangsvormen", "omgangsvormen", "ONGEWENSTE OMGANGSVORMEN ²"])
@pytest.mark.parametrize("naam", ["bzk-2023", "rijk-2015", "defensie-2022"])
def test_a_label_has_the_meaning_of_the_edition(naam: str, label: str) -> None:
    made = read(case(categorie=label), editie=naam)
    assert [row.hoofdcategorie for row in made] == [Schendingstype.OMGANGSVORMEN]
    assert made.editie.naam == naam


def test_a_label_of_another_edition_is_refused() -> None:
    """Defensie split the means from the rules in 2021; BZK has them in one row."""
    assert scan(case(categorie="Overschrijding interne regels")).rejected == (2,)
    assert not scan(case(categorie="Overschrijding interne regels"), editie="defensie-2022").rejected


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("afdoeningen", "Ontslag"),
        ("afdoening", "Ontslag"),
        ("afdoening", "ontslag"),
        ("maatregel", "Schriftelijke berisping|ontslag"),
    ],
    ids=["word", "word under another header", "code among words", "code beside words"],
)
def test_dismissal_by_itself_is_refused_with_the_rows_that_it_may_mean(header: str, cell: str) -> None:
    """BZK has a row of dismissals, one of temporary contracts, and one of those who leave by themselves [S 328-333]."""
    scanned = scan(case(**{header: cell}), case(**{header: "Ontslag op initiatief medewerker"}))
    assert (told(scanned.findings), scanned.rejected) == ([("URI-I-label", 2, header)], (2,))
    hints = [hint for finding in scanned.findings if (hint := finding.hint) is not None]
    for row in ("Beëindiging dienstverband", "Ontslag op initiatief medewerker"):
        assert [(row in hint.nl, row in hint.en) for hint in hints] == [(True, True)]


def test_a_column_of_codes_may_say_dismissal_by_its_code() -> None:
    [made] = read(case(afdoeningen="berisping|ontslag"))
    assert made.afdoeningen == (Afdoening.BERISPING, Afdoening.ONTSLAG)


def test_a_phrase_is_read_as_was_decided_and_else_refused() -> None:
    row = without("uitkomst", afdoening="Geen afdoening")
    assert told(scan(row).findings) == [("URI-I-dubbelzinnig", 2, "afdoening")]
    [made] = read(row, lezing={"Geen afdoening": "aangetoond"})
    assert (made.uitkomst, made.afdoeningen) == (Uitkomst.AANGETOOND, (Afdoening.GEEN,))


def test_how_a_phrase_was_read_goes_along_with_the_register() -> None:
    made = read(without("uitkomst", afdoening="Geen afdoening"), lezing={"Geen afdoening": "aangetoond"})
    everywhere = [
        made,
        Register.concat([made, read(case())], parts=True),
        Register.concat([read(case()), made], parts=True),
        made.take(np.array([0])),
        made.select(verslagjaar=2023),
    ]
    assert [each.lezing for each in everywhere] == [{"Geen afdoening": Uitkomst.AANGETOOND}] * 5
    assert read(case()).lezing == {}


def test_registers_in_which_a_phrase_was_read_differently_do_not_add() -> None:
    row = without("uitkomst", afdoening="Geen afdoening")
    one, other = (read(row, lezing={"Geen afdoening": outcome}) for outcome in ("aangetoond", "niet_aangetoond"))
    with pytest.raises(IncompatibleError):
        one + other


def test_a_file_of_counts_is_no_register_unless_its_count_is_said_to_be_ones_own() -> None:
    with pytest.raises(UnreadableError, match="aantallen is geen register"):
        read(case(Aantal=3))
    assert [dict(row.eigen) for row in read(case(Aantal=3), mapping={"aantal": None})] == [{"Aantal": "3"}]


def test_a_sheet_without_headers_has_no_cases() -> None:
    assert len(read()) == 0


def test_faults_of_the_file_itself_reject_their_rows() -> None:
    first = scan(case(categorie="onzin")).findings[0]
    rows = sheet(case(), case())
    faulty = attrs.evolve(rows, findings=Findings([first]))
    reading = Reading.of(Reader.of().cases(faulty))
    assert (reading.rejected, len(reading.register)) == ((2,), 1)


def test_every_field_of_a_register_is_read() -> None:
    """One row with every canonical column."""
    row: dict[str, Cell] = {
        "kenmerk": "Z-1",
        "soort": "melding",
        "organisatie": "Ministerie A",
        "onderdeel": "Dienst X",
        "meldkanaal": "Meldpunt Integriteit",
        "ontvangen": "2023-01-02",
        "ontvangst_bevestigd": "2023-01-05",
        "geinformeerd": "01-03-2023",
        "afgerond": "31-12-2023",
        "verslagjaar": "2023",
        "hoofdcategorie": "Misbruik bevoegdheden",
        "nevencategorieen": "financieel|prive",
        "opvolging": "Hoor en wederhoor|aangifte",
        "uitkomst": "Geconstateerd",
        "afdoeningen": "strafontslag",
        "betrokkenen": "2",
        "anoniem": "Ja",
        "omschrijving": "…",
    }
    assert list(row) == list(REGISTER_FIELDS)
    assert read(row).to_frame().iloc[0].astype(str).to_dict() == {
        **row,
        "meldkanaal": "meldpunt",
        "anoniem": "ja",
        "afgerond": "2023-12-31",
        "hoofdcategorie": "bevoegdheden",
        "opvolging": "hoor_wederhoor|aangifte",
        "uitkomst": "aangetoond",
    } | {
        "ontvangen": "2023-01-02 00:00:00",
        "ontvangst_bevestigd": "2023-01-05 00:00:00",
        "geinformeerd": "2023-03-01 00:00:00",
        "afgerond": "2023-12-31 00:00:00",
    }


def test_each_different_cell_is_read_once_however_many_rows_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """And each different pair of an outcome and a measure; the cells of a text are not looked at one by one at all."""
    cells: Counter[tuple[str, Cell]] = Counter()
    pairs: Counter[tuple[Cell, Cell]] = Counter()
    value, pair = cell_readers.value, OutcomeReader.read

    def count_cell(cell: Cell, veld: Field, woorden: cell_readers.WordReader) -> object:
        cells[veld.name, cell] += 1
        return value(cell, veld, woorden)

    def count_pair(self: OutcomeReader, *read: Cell) -> object:
        pairs[read[0], read[1]] += 1
        return pair(self, *read)

    monkeypatch.setattr(cell_readers, "value", count_cell)
    monkeypatch.setattr(OutcomeReader, "read", count_pair)
    rows = [
        case(categorie=label, ontvangen=day, uitkomst=outcome, afdoening=measure, kenmerk=label + day)
        for label in ("financieel", "omgangsvormen")
        for day in ("1-2-2023", "2-2-2023", "32-2-2023")
        for outcome in ("aangetoond", "onbekend")
        for measure in ("geen", "berisping", None)
    ]
    assert scan(*rows * 20).rows == 720
    assert {key: times for key, times in cells.items() if key[1] is not None} == {
        ("verslagjaar", 2023): 1,
        ("hoofdcategorie", "financieel"): 1,
        ("hoofdcategorie", "omgangsvormen"): 1,
        ("ontvangen", "1-2-2023"): 1,
        ("ontvangen", "2-2-2023"): 1,
        ("ontvangen", "32-2-2023"): 1,
    }
    assert sorted(pairs.values()) == [1] * 6


def test_the_repr_of_what_was_read_shows_no_text_and_no_constant() -> None:
    reader = Reader.of(constants={"organisatie": "GEHEIM"})
    cases = reader.cases(sheet(case(Zaakgroep="GEHEIM")))
    assert cases.parsed.own["Zaakgroep"].tolist() == ["GEHEIM"]
    for shown in (reader, cases, cases.parsed):
        assert "GEHEIM" not in repr(shown)
