"""A column under a header that is not known, but with the contents of a field that has none, is told."""

import io
import json
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.reading import scan_register

CASE = {"categorie": "geweld", "uitkomst": "aangetoond", "jaar": 2023}


def _doubts(header: str, values: Sequence[object], without: Sequence[str] = (), **options: object) -> list[str]:
    """Return the doubts on headers of a register with one column beside those of a case."""
    case = {name: value for name, value in CASE.items() if name not in without}
    text = json.dumps([{**case, header: value} for value in values])
    reading = scan_register(io.StringIO(text), format="json", **options)  # type: ignore[arg-type]
    return [f"{finding.place.column}: {finding.hint}" for finding in reading.findings if finding.place.row is None]


@pytest.mark.parametrize(
    ("header", "values", "fields"),
    [
        ("Zqx", ["2023-02-01", "03-04-2023"], "ontvangen of afgerond"),
        ("Binnenkomst", ["2023-02-01", None], "ontvangen"),
        ("Gesloten", ["2023-02-01"], "afgerond"),
        ("Feedback", ["2023-02-01"], "geinformeerd"),
        ("Acknowledged", ["2023-02-01"], "ontvangst_bevestigd"),
        ("Anoniem ingediend?", ["ja", "nee", "ja"], "anoniem"),
        ("Directoraat-Generaal", ["DG Milieu", "DG Water", "DG Milieu"], "onderdeel"),
        ("Directie", ["Financiën"], "onderdeel"),
        ("Afdeling", ["Inkoop", "P&O", None], "onderdeel"),
        ("Agency", ["Tax", "Customs"], "organisatie"),
        ("Zqx", ["vertrouwenspersoon", "Leidinggevende"], "meldkanaal"),
        ("Zqx", ["schriftelijke berisping", "geen afdoening"], "afdoeningen"),
        ("Zqx", ["berisping|verplaatsing"], "afdoeningen"),
        ("Zqx", ["signaal", "melding"], "soort"),
        ("Zqx", ["misbruik bevoegdheden", "geweld"], "nevencategorieen"),
    ],
)
def test_contents_of_a_field_under_an_unknown_header_name_it(header: str, values: list[str], fields: str) -> None:
    (doubt,) = _doubts(header, values)
    assert doubt.startswith(f"{header}: Is dit {fields}? ")


def test_an_outcome_in_yes_and_no_is_told_by_its_header() -> None:
    signaal = {"soort": "signaal", "categorie": "geweld", "jaar": 2023, "Bewezen": "ja"}
    reading = scan_register(io.StringIO(json.dumps([signaal])), format="json")
    assert [str(finding.hint).split("?")[0] for finding in reading.findings] == ["Is dit uitkomst"]


def test_years_under_an_unknown_header_name_their_field() -> None:
    constants: Mapping[str, object] = {"ontvangen": "2023-01-01"}
    (doubt,) = _doubts("Zqx", ["2022", "2023"], without=["jaar"], constants=constants)
    assert "verslagjaar?" in doubt


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Zqx", ["Noord", "Zuid"]),
        ("Zqx", ["12"]),
        ("Zqx", ["2023-02-31"]),
        ("Zqx", ["2023-02-01", "onbekend"]),
        ("Zqx", ["2022"]),
        ("Zqx", [None]),
        ("Zqx", ["ja", "nee"]),
        ("Zqx", ["j", "n"]),
        ("Zqx", ["anders", "geen"]),
        ("Zqx", ["leidinggevende", "medewerker"]),
        ("Regio", ["Noord", "Zuid"]),
        ("Datum incident", ["2023-02-01"]),
        ("Afdelingshoofd", ["J. Jansen"]),
        ("Directie akkoord", ["ja", "nee"]),
        ("Directie", ["12", "13"]),
        ("Directie", [f"naam {number}" for number in range(60)]),
        ("Bericht directie", ["De directie heeft hierover gesproken."]),
    ],
)
def test_other_contents_are_left_alone(header: str, values: list[str]) -> None:
    assert not _doubts(header, values)


def test_a_header_that_the_caller_decided_on_is_left_alone() -> None:
    assert not _doubts("Zqx", ["2023-02-01"], mapping={"Zqx": None})
    assert not _doubts("Afdeling", ["Inkoop"], mapping={"Afdeling": None})


HONEST = st.one_of(
    st.lists(st.from_regex(r"[A-Z][a-z]{2,8} [a-z]{3,9} zqx", fullmatch=True), min_size=1, max_size=40),  # free text
    st.lists(st.integers(0, 1_500), min_size=1, max_size=40),
    st.lists(st.sampled_from(["ja", "nee", "Ja", "onbekend", "n.v.t.", None]), min_size=1, max_size=40),
    st.lists(st.from_regex(r"[A-Z]\. van [A-Z][a-z]{2,9}", fullmatch=True), min_size=1, max_size=40),  # names of many
)


@given(header=st.sampled_from(["Zqx", "Behandelaar", "Urgent", "Kosten", "Functie melder", "Regio"]), values=HONEST)
def test_honest_own_columns_give_no_warning(header: str, values: list[object]) -> None:
    assert not _doubts(header, values)
