"""What type and measure of an annex leave room for, together: bounds by hand, by trying, and none where all agrees."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from uri.audit import Audit, audit
from uri.findings import Finding

TYPES = ("Financiële schendingen", "Lekken, misbruik van informatie", "Ongewenste omgangsvormen")
NOTHING, NO_MEASURE = "Geen integriteitsschending geconstateerd", "Geen afdoening"
MEASURES = {
    "Schriftelijke berisping": "Afdoening door middel van een berisping",
    "Beëindiging dienstverband": "Afdoening door middel van beëindiging dienstverband",
    "Corrigerend gesprek": "Afdoening door middel van een corrigerend gesprek",
}
WORDS = (NOTHING, NO_MEASURE, *MEASURES.values())

MANIFEST = """
editie = "bzk-2023"
[[tabellen]]
bestand = "t1.csv"
soort = "schendingen"
[[tabellen]]
bestand = "t4.csv"
soort = "afdoeningen"
[[bijlagen]]
bestand = "b.csv"
categorie = "Categorie"
afdoening = "Afdoening"
lezing = { "Geen afdoening" = "aangetoond" }
"""


def _audit(cases: list[tuple[str, str]], aangetoond: dict[str, int], measures: dict[str, int]) -> Audit:
    """Audit an annex beside a table of types and one of measures."""
    reported = Counter(label for label, _ in cases)
    rows = [f"{label};{reported[label]};{aangetoond[label]}" for label in TYPES]
    rows.append(f"Totaal;{len(cases)};{sum(aangetoond.values())}")
    first, second = "Schriftelijke berisping", "Beëindiging dienstverband"
    steps = [first, second, "Subtotaal", "Corrigerend gesprek", "Ontslag op initiatief medewerker", "Subtotaal "]
    level = measures[first] + measures[second]
    numbers = {
        **measures,
        "Ontslag op initiatief medewerker": 0,
        "Subtotaal": level,
        "Subtotaal ": measures["Corrigerend gesprek"],
    }
    rest = len(cases) - sum(measures.values())
    with TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "t1.csv").write_text("\n".join(["Type;mogelijk;waarvan aangetoond", *rows]), encoding="utf-8")
        lines = [f"{label.strip()};{numbers[label]}" for label in steps]
        lines = ["Type afdoening;aantal", *lines, f"Geen afdoening;{rest}", f"Totaal;{len(cases)}"]
        (path / "t4.csv").write_text("\n".join(lines), encoding="utf-8")
        listed = [f"{label};{words}" for label, words in cases]
        (path / "b.csv").write_text("\n".join(["Categorie;Afdoening", *listed]), encoding="utf-8")
        (path / "publicatie.toml").write_text(MANIFEST, encoding="utf-8")
        return audit(path, seconds=0)


def _bounds(result: Audit, words: str) -> list[Finding]:
    findings = [finding for finding in result.findings if finding.rule == "URI-A-bijlage"]
    return [finding for finding in findings if finding.found is not None and words in finding.found.nl]


ROOM, BESIDE = "naast wat er per type aangetoond is", "naast alle aangetoonde"


def test_measures_of_one_type_cannot_stand_for_those_of_another() -> None:
    """By hand: the annex has 2 measures of Financieel and 1 of Lekken; substantiated are 1 and 2. So 1 + 1, not 3.

    Every total agrees: 3 substantiated, 3 measures, 3 cases. Only type and measure together show it.
    """
    berisping = MEASURES["Schriftelijke berisping"]
    cases = [(TYPES[0], berisping), (TYPES[0], berisping), (TYPES[1], berisping)]
    measures = dict.fromkeys(MEASURES, 0) | {"Schriftelijke berisping": 3}
    result = _audit(cases, dict(zip(TYPES, (1, 2, 0), strict=True)), measures)
    (finding,) = _bounds(result, ROOM)
    assert finding.found is not None
    assert " = 3 is meer dan " in finding.found.nl
    assert finding.found.nl.endswith(" = 2")
    assert (finding.place.file, finding.place.row) == ("t1.csv", 2)


def test_a_level_is_looked_at_where_all_measures_together_fit() -> None:
    """By hand: 1 conversation of Financieel, 1 reprimand of Lekken, both substantiated: 2 measures have room.

    Table 4 has 2 conversations and no reprimand; of conversations there is room for 1.
    """
    cases = [(TYPES[0], MEASURES["Corrigerend gesprek"]), (TYPES[1], MEASURES["Schriftelijke berisping"])]
    measures = dict.fromkeys(MEASURES, 0) | {"Corrigerend gesprek": 2}
    (finding,) = _bounds(_audit(cases, dict(zip(TYPES, (1, 1, 0), strict=True)), measures), ROOM)
    assert finding.found is not None
    assert "Corrigerend gesprek: 2 is meer dan" in finding.found.nl
    assert finding.found.nl.endswith("= 1")


def test_cases_without_a_measure_leave_less_room_for_those_with_one() -> None:
    """By hand: 2 measures in Table 4, 2 cases substantiated without one, 3 substantiated in all: 4 is more than 3."""
    cases = [(TYPES[0], NO_MEASURE), (TYPES[0], NO_MEASURE), (TYPES[1], MEASURES["Corrigerend gesprek"])]
    measures = dict.fromkeys(MEASURES, 0) | {"Corrigerend gesprek": 2}
    (finding,) = _bounds(_audit(cases, dict(zip(TYPES, (2, 1, 0), strict=True)), measures), BESIDE)
    assert finding.found is not None
    assert " = 4 is meer dan " in finding.found.nl
    assert finding.found.nl.endswith("Totaal (waarvan aangetoond): 3")


A_CASE = st.tuples(st.sampled_from(TYPES), st.sampled_from(WORDS))
COUNTS = st.integers(0, 4)


@settings(max_examples=25)
@given(st.lists(A_CASE, min_size=1, max_size=12))
def test_tables_that_were_made_of_the_annex_are_never_called_wrong(cases: list[tuple[str, str]]) -> None:
    aangetoond = Counter(label for label, words in cases if words != NOTHING)
    taken = Counter(words for _, words in cases)
    measures = {label: taken[words] for label, words in MEASURES.items()}
    result = _audit(cases, {label: aangetoond[label] for label in TYPES}, measures)
    assert not result.findings.errors


@settings(max_examples=25)
@given(st.lists(A_CASE, min_size=1, max_size=8), st.tuples(COUNTS, COUNTS, COUNTS), COUNTS)
def test_all_measures_have_room_if_and_only_if_some_choice_of_cases_gives_them(
    cases: list[tuple[str, str]], proven: tuple[int, int, int], taken: int
) -> None:
    """Tried one by one: which cases with a measure are substantiated, no more of a type than the overview counts."""
    aangetoond = dict(zip(TYPES, proven, strict=True))
    with_measure = [label for label, words in cases if words in MEASURES.values()]
    choices = [
        Counter(label for label, chosen in zip(with_measure, choice, strict=True) if chosen)
        for choice in product((False, True), repeat=len(with_measure))
    ]
    most = max(chosen.total() for chosen in choices if all(chosen[label] <= aangetoond[label] for label in TYPES))
    measures = dict.fromkeys(MEASURES, 0) | {"Corrigerend gesprek": taken}
    found = [finding.found.nl for finding in _bounds(_audit(cases, aangetoond, measures), ROOM) if finding.found]
    assert any(f" = {taken} is meer dan" in arithmetic for arithmetic in found) is (taken > most)


def test_cases_without_a_row_may_or_may_not_be_in_the_total() -> None:
    """By hand: the overview has rows for two cases; a third is of a type that it does not print. 2 or 3 fit, 4 not."""
    berisping = MEASURES["Schriftelijke berisping"]
    cases = [(TYPES[0], berisping), (TYPES[1], berisping), ("Ongepaste communicatie", berisping)]
    for total, is_wrong in ((1, True), (2, False), (3, False), (4, True)):
        with TemporaryDirectory() as folder:
            path = Path(folder)
            rows = [f"{TYPES[0]};1", f"{TYPES[1]};1", f"Totaal;{total}"]
            (path / "t1.csv").write_text("\n".join(["Type;meldingen", *rows]), encoding="utf-8")
            listed = [f"{label};{words}" for label, words in cases]
            (path / "b.csv").write_text("\n".join(["Categorie;Afdoening", *listed]), encoding="utf-8")
            first, annex = MANIFEST.index('[[tabellen]]\nbestand = "t4'), MANIFEST.index("[[bijlagen]]")
            (path / "publicatie.toml").write_text(MANIFEST[:first] + MANIFEST[annex:], encoding="utf-8")
            counts = audit(path, seconds=0).findings.errors.counts()
        assert ("URI-A-bijlage" in counts) is is_wrong, total
