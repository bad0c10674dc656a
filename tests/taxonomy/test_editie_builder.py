"""Building an edition of afdoeningen from its data, whose every fault is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import uri.taxonomy.data
from uri.errors import EditionError
from uri.taxonomy.editie_builder import build_afdoening_editie


class TestMeasures:
    """An edition of afdoeningen names the codes of its rows from heavy to light, each once."""

    @pytest.fixture
    def raw(self) -> dict[str, Any]:
        """Give the data of bzk-2023, to spoil and then build as "eigen"."""
        return uri.taxonomy.data.load("edities", "afdoeningen", "bzk-2023.toml")

    def test_unspoiled_it_loads(self, raw: dict[str, Any]) -> None:
        assert [row.label for row in build_afdoening_editie("eigen", raw).rijen] == [row["label"] for row in raw["rij"]]

    @pytest.mark.parametrize(
        "zwaarte",
        [lambda codes: codes[1:], lambda codes: [*codes, codes[0]], lambda codes: [*codes[1:], "strafontslag"]],
        ids=["one-left-out", "one-twice", "another-code"],
    )
    def test_a_weight_that_does_not_name_every_row_once_is_refused(
        self, raw: dict[str, Any], zwaarte: Callable[[list[str]], list[str]]
    ) -> None:
        raw["zwaarte"] = zwaarte(raw["zwaarte"])
        with pytest.raises(EditionError, match="zwaarte noemt niet elke rij één keer"):
            build_afdoening_editie("eigen", raw)

    def test_a_measure_without_a_place_is_refused(self, raw: dict[str, Any]) -> None:
        raw["rij"] = raw["rij"][:-1]
        with pytest.raises(EditionError, match="afdoeningen: geen plaats voor geen"):
            build_afdoening_editie("eigen", raw)

    @pytest.mark.parametrize(
        ("spoil", "said"),
        [
            (lambda raw: raw.pop("zwaarte"), "sleutel “zwaarte” ontbreekt"),
            (lambda raw: raw.pop("rij"), "sleutel “rij” ontbreekt"),
            (lambda raw: raw["rij"][0].pop("niveau"), "sleutel “niveau” ontbreekt"),
            (lambda raw: raw["rij"][0].update(niveau="zwaar"), "“zwaar” is geen niveau"),
            (lambda raw: raw["rij"][0].update(code="boete"), "“boete” is geen afdoening"),
            (lambda raw: raw["rij"][0].update(tabellen=["signalen"]), "“signalen” is geen tabel"),
            (lambda raw: raw["zwaarte"].append("straf"), "“straf” is geen afdoening"),
            (lambda raw: raw["zwaarte"].append(3), "verkeerde waarde bij “zwaarte”"),
            (lambda raw: raw["zin"][0].pop("uitkomsten"), "sleutel “uitkomsten” ontbreekt"),
            (lambda raw: raw["zin"][0].update(uitkomsten=["ja"]), "“ja” is geen uitkomst"),
            (lambda raw: raw["zin"][0].update(afdoeningen=["gesprekje"]), "“gesprekje” is geen afdoening"),
            (lambda raw: raw["zin"][0].update(tekst=3), "verkeerde waarde bij “tekst”"),
            (lambda raw: raw["zin"][0].update(kleur="rood"), "onbekende sleutel “kleur”"),
            (lambda raw: raw.update(titel=" ", bron=3), "verkeerde waarde bij “bron”, “titel”"),
            (lambda raw: raw["ontbreekt"].update(coaching="onbekend"), "in een rij en bij ontbreekt: coaching"),
            (lambda raw: raw["ontbreekt"].update(gesprek="onbekend"), "“gesprek” is geen blad van de lijst"),
        ],
    )
    def test_a_fault_is_named(self, raw: dict[str, Any], spoil: Callable[[dict[str, Any]], None], said: str) -> None:
        spoil(raw)
        with pytest.raises(EditionError, match=said):
            build_afdoening_editie("eigen", raw)

    def test_an_unknown_key_is_refused(self, raw: dict[str, Any]) -> None:
        raw["afdoeningen"] = "bzk-2023"
        with pytest.raises(EditionError, match="onbekende sleutel “afdoeningen”"):
            build_afdoening_editie("eigen", raw)
