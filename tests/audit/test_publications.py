"""Whole publications, made of cases: consistent ones are left alone, one changed figure is found and repaired."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uri.audit import Audit, audit
from uri.findings import Severity

pytestmark = pytest.mark.no_cover

TYPES = [
    "Financiële schendingen (in de zakelijke sfeer)",
    "Lekken, misbruik van informatie",
    "Ongewenste omgangsvormen",
    "Ongepaste gedragingen in de privésfeer",
]
NIET_AANGETOOND = "Geen integriteitsschending geconstateerd"
MEASURES = {
    "Afdoening door middel van een berisping": "Schriftelijke berisping",
    "Afdoening door middel van beëindiging dienstverband": "Beëindiging dienstverband",
    "Afdoening door middel van een waarschuwing": "Corrigerend gesprek, waarschuwing, training, coaching e.d.",
}
DISCIPLINARY = list(MEASURES.values())[:2]
MILD = list(MEASURES.values())[2:]

MANIFEST = """
jaar = 2023
editie = "bzk-2023"
[[tabellen]]
bestand = "een.csv"
soort = "schendingen"
eenheid = "melding"
basis = "afgerond"
[[tabellen]]
bestand = "twee.csv"
soort = "aangetoond_per_jaar"
eenheid = "melding"
basis = "afgerond"
[[tabellen]]
bestand = "vier.csv"
soort = "afdoeningen"
eenheid = "melding"
basis = "afgerond"
[[bijlagen]]
bestand = "bijlage.csv"
categorie = "Categorie"
afdoening = "Afdoening"
"""


@attrs.frozen
class Made:
    """Files of a publication as lines of cells, with the claims of its text."""

    files: dict[str, list[list[str]]]
    claims: list[tuple[str, str]]

    def figures(self) -> list[tuple[str, int, int]]:
        """Return where the printed counts are that hang together with others."""
        return [
            (name, row, column)
            for name, lines in self.files.items()
            if name != "bijlage.csv"
            for row, line in enumerate(lines)
            for column, cell in enumerate(line)
            if row and column and cell
        ]

    def audited(self) -> Audit:
        with TemporaryDirectory() as folder:
            for name, lines in self.files.items():
                text = "\n".join(";".join(f'"{cell}"' for cell in line) for line in lines)
                (Path(folder) / name).write_text(text, encoding="utf-8")
            said = "".join(f'[[beweringen]]\ntekst = "t"\nwaarde = {value}\n{rest}\n' for value, rest in self.claims)
            (Path(folder) / "publicatie.toml").write_text(MANIFEST + said, encoding="utf-8")
            return audit(folder, most=60)


@st.composite
def publications(draw: st.DrawFn) -> Made:
    outcomes = st.sampled_from([NIET_AANGETOOND, *MEASURES])
    cases = draw(st.lists(st.tuples(st.sampled_from(TYPES), outcomes), min_size=1, max_size=30))
    reported = Counter(kind for kind, _ in cases)
    aangetoond = Counter(kind for kind, outcome in cases if outcome != NIET_AANGETOOND)
    taken = Counter(MEASURES[outcome] for _, outcome in cases if outcome != NIET_AANGETOOND)
    before = {kind: draw(st.integers(0, 9)) for kind in TYPES}
    none = len(cases) - taken.total()
    overview = [["Type schending", "mogelijke schending", "waarvan aangetoond"]]
    overview += [[kind, str(reported[kind]), str(aangetoond[kind])] for kind in TYPES]
    overview += [["Totaal", str(len(cases)), str(aangetoond.total())]]
    series = [["", "2022", "2023"], *([kind, str(before[kind]), str(aangetoond[kind])] for kind in TYPES)]
    series += [["Totaal", str(sum(before.values())), str(aangetoond.total())]]
    measures = [
        ["Type afdoening", "aantal"],
        ["Disciplinair", ""],
        *([name, str(taken[name])] for name in DISCIPLINARY),
    ]
    measures += [["Subtotaal", str(sum(taken[name] for name in DISCIPLINARY))], ["Niet-disciplinair", ""]]
    measures += [[name, str(taken[name])] for name in MILD]
    measures += [
        ["Subtotaal", str(sum(taken[name] for name in MILD))],
        ["Geen afdoening", ""],
        ["Subtotaal", str(none)],
    ]
    measures += [["Totaal", str(len(cases))]]
    annex = [
        ["Categorie", "Afdoening"],
        *([kind, outcome] for kind in TYPES for type_of_case, outcome in cases if type_of_case == kind),
    ]
    claims = [
        (str(len(cases)), 'som = "een | Totaal | mogelijke schending"'),
        (
            str(aangetoond.total() - sum(before.values())),
            'soort = "verschil"\nvan = "twee | Totaal | 2022"\nnaar = "twee | Totaal | 2023"',
        ),
    ]
    rising = aangetoond.total() >= sum(before.values())
    files = {"een.csv": overview, "twee.csv": series, "vier.csv": measures, "bijlage.csv": annex}
    return Made(files, claims if rising else claims[:1])


@settings(max_examples=settings().max_examples // 2)
@given(publication=publications())
def test_a_consistent_publication_is_left_alone(publication: Made) -> None:
    assert list(publication.audited().findings.at_least(Severity.WARNING)) == []


@settings(max_examples=settings().max_examples // 2)
@given(publication=publications(), data=st.data())
def test_one_changed_figure_of_a_publication_is_found_and_repaired(publication: Made, data: st.DataObject) -> None:
    """Every figure is part of a sum, so that each change breaks something."""
    name, row, column = data.draw(st.sampled_from(publication.figures()))
    printed = publication.files[name][row][column]
    changed = data.draw(st.integers(0, 60).map(str).filter(lambda value: value != printed))
    lines = [list(line) for line in publication.files[name]]
    lines[row][column] = changed
    result = attrs.evolve(publication, files=publication.files | {name: lines}).audited()
    assert result.findings.errors
    assert len(result.herstel) == 1
    changes = [repair[0] for repair in result.herstel[0].mogelijk if len(repair) == 1]
    (restoring,) = [
        change
        for change in changes
        if (change.cijfer.place.file, change.cijfer.place.row) == (name, row + 1)
        and change.cijfer.printed.text == changed
        and _column(change.cijfer.place.column, publication.files[name]) == column
    ]
    low, high = restoring.waarden
    assert low is not None
    assert low <= int(printed)
    assert high is None or int(printed) <= high


def _column(header: str | None, lines: list[list[str]]) -> int:
    return lines[0].index(header or "")
