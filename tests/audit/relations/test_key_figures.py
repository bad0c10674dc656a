"""Headline figures: what their labels say of one another, and what is left alone where they do not say it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from uri.audit import Audit
from uri.audit.printed_tables.flow_words import FlowRole, flow_role
from uri.findings import Severity


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Lopend op 1 januari", FlowRole.BEGIN),
        ("Openstaand begin 2023", FlowRole.BEGIN),
        ("Stand per 1-1-2023", FlowRole.BEGIN),
        ("Open at start of year", FlowRole.BEGIN),
        ("Brought forward from last year", FlowRole.BEGIN),
        ("Lopend op 31 december", FlowRole.END),
        ("Eindvoorraad", FlowRole.END),
        ("Open at end of year", FlowRole.END),
        ("Carried forward", FlowRole.END),
        ("In", FlowRole.IN),
        ("Instroom", FlowRole.IN),
        ("Meldingen", FlowRole.IN),
        ("New cases", FlowRole.IN),
        ("Uit", FlowRole.OUT),
        ("Afgehandelde meldingen", FlowRole.OUT),
        ("Closed", FlowRole.OUT),
        ("Ontvangen en afgehandeld", None),
        ("Van begin tot eind", None),
        ("In behandeling", None),
        ("Beginselen", None),
        ("Fraude", None),
    ],
)
def test_words_tell_what_a_figure_is_to_a_stock(label: str, role: FlowRole | None) -> None:
    assert flow_role(label) is role


SOUND = [
    "Kerncijfer;2023\nGemeld;26\nAangetoond;13\n",
    "Kerncijfer;2023\nLopend op 1 januari;5\nOntvangen;10\nAfgehandeld;9\nLopend op 31 december;6\n",
    "Key figure;2023\nOpen at start of year;5\nReceived;10\nClosed;9\nOpen at end of year;6\n",
    "Soort;Begin;In;Uit;Eind\nA;5;10;9;6\nB;1;2;1;2\nTotaal;6;12;10;8\n",
    "Kerncijfer;2023\nStand 1 januari 2023;5\nNieuw;10\nTotaal in behandeling;15\nAfgerond;9\nStand 1 januari 2024;6\n",
    # two kinds of what was reported: nobody says of which the substantiated ones are
    "Kerncijfer;2023\nMeldingen;26\nKlachten;10\nAangetoond;30\n",
    # a report can hold several violations
    "Kerncijfer;2023\nMeldingen;26\nVastgestelde schendingen;30\n",
    # what is handled can be of the year before
    "Kerncijfer;2023\nMeldingen ontvangen;26\nMeldingen afgehandeld;30\n",
    # two origins beside one another
    "Herkomst;2023\nMeldingen;26\nAangetoond elders;30\nTotaal;56\n",
    # something else flows as well: nobody says whereto
    "Kerncijfer;2023\nBegin;5\nIn;10\nDoorgestuurd;2\nUit;9\nEind;4\n",
    "Kerncijfer;2023\nBegin;5\nIn;10\nUit;<10\nEind;7\n",
    "Soort;2023\nEinde dienstverband;3\nNieuwe media;4\nGemeld;4\n",
]


@pytest.mark.parametrize("text", SOUND)
def test_headline_figures_that_can_be_right_are_left_alone(text: str, audited_text: Callable[..., Audit]) -> None:
    assert audited_text(text).findings.at_least(Severity.WARNING).counts() == {}


@pytest.mark.parametrize(
    ("text", "rule", "rows"),
    [
        ("Kerncijfer;2023\nGemeld;26\nAangetoond;30\n", "URI-T-aangetoond", 1),
        ("Key figure;2023\nReported;26\nSubstantiated;30\n", "URI-T-aangetoond", 1),
        ("Kerncijfer;2022;2023\nAantal meldingen;36;26\nAantal aangetoonde meldingen;37;13\n", "URI-T-aangetoond", 1),
        ("Kerncijfer;2023\nMeldingen;26\nAangetoond;13\nNiet aangetoond;14\n", "URI-T-aangetoond", 1),
        ("S;N\nFraude;\ngemeld;5\naangetoond;3\nDiefstal;\ngemeld;2\naangetoond;4\n", "URI-T-aangetoond", 1),
        ("Kerncijfer;2023\nBegin;5\nIn;10\nUit;9\nEind;7\n", "URI-T-verloop", 1),
        ("Kerncijfer;2023\nBegin;5\nIn;10\nUit;<10\nEind;16\n", "URI-T-verloop", 1),
        ("Key figure;2023\nOpening;5\nReceived;10\nClosed;9\nClosing;7\n", "URI-T-verloop", 1),
        ("Stap;2022;2023\nIn;10;8\nUit;9;8\nBegin;5;6\nEind;6;7\n", "URI-T-verloop", 1),
        ("Soort;Begin;In;Uit;Eind\nA;5;10;9;6\nB;1;2;2;2\n", "URI-T-verloop", 1),
    ],
)
def test_headline_figures_that_cannot_be_right_are_errors(
    text: str, rule: str, rows: int, audited_text: Callable[..., Audit]
) -> None:
    result = audited_text(text)
    assert result.findings.errors.counts() == {rule: rows}
