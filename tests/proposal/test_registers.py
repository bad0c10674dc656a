"""Registers as organisations keep them, each with what is true of it: no figure comes from our own code."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

import uri
from uri.model import Registratie
from uri.proposal import Voorstel, propose_mapping
from uri.proposal.words import Certainty
from uri.register.koppeling import OPEN, Koppeling

FOLDER = Path(__file__).parent / "registers"
FILES = sorted(path for path in FOLDER.iterdir() if not path.name.endswith(".truth.json"))


def truth(path: Path) -> Any:  # noqa: ANN401 (what is true of a register)
    return json.loads(path.with_name(f"{path.name}.truth.json").read_text(encoding="utf-8"))


@cache
def proposed(path: Path) -> Voorstel:
    """Propose a mapping once, whatever is asked of it."""
    return propose_mapping(path)


def filled_in(koppeling: Koppeling, true: Any) -> Koppeling:  # noqa: ANN401 (what is true of a register)
    """Decide what is open or proposed as the truth says, and nothing else."""
    undecided = {
        field: [word for part in (koppeling.proposals, koppeling.open) for word in part.get(field, ())]
        for field in true["values"]
    }
    values = {field: {word: true["values"][field][word] for word in words} for field, words in undecided.items()}
    columns = {header: true["columns"].get(header, "weg") for header in koppeling.open.get("kolommen", ())}
    return attrs.evolve(koppeling.with_values(**values), kolommen={**koppeling.kolommen, **columns})


def as_told(case: dict[str, Any]) -> str:
    """Write a case so that it can be compared: no measure is no measure, however it was said."""
    measures = sorted(code for code in case["afdoeningen"] if code != "geen")
    return json.dumps(case | {"afdoeningen": measures}, sort_keys=True)


def as_read(case: Registratie, names: Iterable[str]) -> str:
    day = {"ontvangen": case.ontvangen, "afgerond": case.afgerond}
    told: dict[str, Any] = {
        "hoofdcategorie": case.hoofdcategorie.value,
        "uitkomst": case.uitkomst.value,
        "soort": case.soort.value,
        "afdoeningen": [_coarse(code.value) for code in case.afdoeningen],
        "verslagjaar": case.verslagjaar,
        "betrokkenen": case.betrokkenen,
        "neven": [code.value for code in case.nevencategorieen],
        "onderdeel": case.onderdeel,
        **{name: value and value.isoformat() for name, value in day.items()},
    }
    return as_told({name: told[name] for name in names})


def _coarse(code: str) -> str:
    """Return the row of Table 4 that counts a measure: BZK 2023 counts coaching and the like as gesprek."""
    finer = {"coaching", "training", "waarschuwing", "corrigerend_gesprek"}
    return "gesprek" if code in finer else code


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_with_the_truth_filled_in_every_case_is_read_as_it_is(path: Path) -> None:
    true = truth(path)
    reading = uri.scan_register(path, koppeling=filled_in(proposed(path).koppeling, true))
    read = Counter(as_read(case, true["cases"][0]) for case in reading.register.to_records())
    assert read == Counter(map(as_told, true["cases"]))
    assert len(reading.register) + len(reading.rejected) + len(reading.left_out) == reading.rows


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_applied_that_is_wrong_and_proposals_are_right(path: Path) -> None:
    true, proposal = truth(path), proposed(path)
    for header, field in proposal.koppeling.kolommen.items():
        assert field in {true["columns"].get(header), OPEN}
    for certainty in (Certainty.SETTLED, Certainty.PROPOSED):
        for field, known in proposal.of(certainty):
            if known.code is not None and known.word in true["values"].get(field, {}):
                assert _coarse(known.code) == true["values"][field][known.word]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_mapping_is_the_same_in_both_forms(path: Path, tmp_path: Path) -> None:
    proposal = proposed(path)
    for name in ("k.toml", "k.xlsx"):
        uri.write_koppeling(proposal.koppeling, tmp_path / name, remarks=proposal.remarks)
        assert uri.read_koppeling(tmp_path / name) == proposal.koppeling


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_with_an_earlier_mapping_nothing_is_open_again(path: Path) -> None:
    decided = filled_in(proposed(path).koppeling, truth(path))
    again = propose_mapping(path, koppeling=decided)
    assert again.is_settled
    assert again.koppeling == attrs.evolve(decided, voorstellen={})
