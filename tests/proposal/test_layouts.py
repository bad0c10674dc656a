"""Layouts times vocabularies, made at random: what is applied is right, and with the truth every case is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

import uri
from tests.proposal.layouts import Layout, layouts
from uri.proposal import Voorstel, propose_mapping
from uri.proposal.words import Certainty
from uri.register.koppeling import OPEN

FOUND: Counter[str] = Counter()
FEWEST, MOST_WRONG = 100, 0.05
FINER = {"coaching": "gesprek", "corrigerend_gesprek": "gesprek", "waarschuwing": "gesprek", "training": "gesprek"}


@pytest.fixture(scope="module", autouse=True)
def _shares() -> Iterator[None]:
    """Print what was found over all layouts, and hold the share of wrong proposals to its limit."""
    yield
    words = sum(number for what, number in FOUND.items() if what.startswith("word"))
    print(  # noqa: T201 (what the maintainer asks for by -s)
        "\n", {what: f"{number / words:.1%}" for what, number in sorted(FOUND.items()) if what.startswith("word")}
    )
    proposed = FOUND["word proposed right"] + FOUND["word proposed wrong"]
    if proposed >= FEWEST:
        assert FOUND["word proposed wrong"] / proposed < MOST_WRONG


@settings(max_examples=40)
@given(layouts())
def test_what_is_applied_is_right_and_with_the_truth_every_case_is(
    tmp_path_factory: pytest.TempPathFactory, layout: Layout
) -> None:
    path = layout.write(tmp_path_factory.mktemp("layout") / "register.xlsx")
    proposal = propose_mapping(path)
    _hold(proposal, layout)
    reading = uri.scan_register(path, koppeling=_decided(proposal, layout))
    assert not reading.rejected
    assert len(reading.register) + len(reading.left_out) == reading.rows
    read = [_told(case) for case in reading.register.to_records()]
    named = set(layout.headers.values())
    true = [{name: value if name in named else None for name, value in case.items()} for case in layout.cases]
    assert read == true


def _hold(proposal: Voorstel, layout: Layout) -> None:
    """Hold what is applied against the truth, and count what is proposed."""
    for header, field in proposal.koppeling.kolommen.items():
        FOUND[f"column {'open' if field == OPEN else 'settled'}"] += 1
        assert field in {layout.headers[header], OPEN}
    for certainty in Certainty:
        for field, known in proposal.of(certainty):
            true = layout.words.get(field, {}).get(known.word)
            if true is None:
                continue
            right = known.code is None or FINER.get(known.code, known.code) == true
            kind = f"word {certainty.value}"
            FOUND[kind if certainty is not Certainty.PROPOSED else f"{kind} {'right' if right else 'wrong'}"] += 1
            assert right or certainty is not Certainty.SETTLED


def _decided(proposal: Voorstel, layout: Layout) -> uri.Koppeling:
    """Decide what is open or proposed as the truth says."""
    koppeling = proposal.koppeling
    columns = {header: layout.headers[header] for header in koppeling.open.get("kolommen", ())}
    return attrs.evolve(koppeling.with_values(**layout.words), kolommen={**koppeling.kolommen, **columns})


def _told(case: Any) -> dict[str, Any]:  # noqa: ANN401 (a case)
    (measure,) = case.afdoeningen or (None,)
    return {
        "kenmerk": case.kenmerk,
        "hoofdcategorie": case.hoofdcategorie.value,
        "uitkomst": case.uitkomst.value,
        "ontvangen": case.ontvangen,
        "afgerond": case.afgerond,
        "afdoeningen": None if measure is None else FINER.get(measure.value, measure.value),
        "onderdeel": case.onderdeel,
    }


def test_a_mapping_applied_twice_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("Aard;Uitkomst;Jaar\nPesten;Gegrond;2023\n", encoding="utf-8")
    koppeling = uri.propose(tmp_path / "r.csv").confirm()
    register = uri.read_register(tmp_path / "r.csv", koppeling=koppeling)
    uri.write_register(register, tmp_path / "again.csv")
    assert uri.read_register(tmp_path / "again.csv", koppeling=attrs.evolve(koppeling, kolommen={})) == register
