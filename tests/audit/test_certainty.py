"""What is not certain is said to be so, and nothing is claimed that rests on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from uri.audit import Audit
from uri.findings import Severity

AuditText = Callable[..., Audit]


def test_labels_that_several_editions_have_name_none_of_them(audited_text: AuditText) -> None:
    """These three labels stand in more lists than one [S 244-258]."""
    result = audited_text("Type;2023\nLekken, misbruik van informatie;3\nOngewenste omgangsvormen;11\nTotaal;14\n")
    recognition = result.publicatie.tabellen[0].recognition
    assert recognition is not None
    assert recognition.others
    assert "which is not certain" in result.gelezen[0].en
    assert "edition " not in result.gelezen[0].en


def test_a_whole_list_of_one_edition_is_certain() -> None:
    from uri.audit import audit  # noqa: PLC0415 (once)

    result = audit(Path(__file__).parents[2] / "examples" / "defensie-2022")
    recognition = result.publicatie.tabellen[0].recognition
    assert recognition is not None
    assert recognition.others == ()
    assert "edition defensie-2022" in result.gelezen[0].en


UNITS = """
[[tabellen]]
bestand = "tabel.csv"
basis = "afgerond"
[tabellen.rijen]
"Meldingen" = { eenheid = "melding" }
"Hulpvragen" = { eenheid = "hulpvraag" }
"""


def test_units_that_are_stated_row_by_row_are_stated(audited_text: AuditText) -> None:
    text = "Kerncijfer;2023\nMeldingen;3\nHulpvragen;4\n"
    assert "URI-A-eenheid" not in audited_text(text, UNITS).findings.counts()
    (notice,) = audited_text(text + "Klachten;5\n", UNITS).findings.by_rule()["URI-A-eenheid"]
    assert notice.found is not None
    assert str(notice.found) == "eenheid"


ANNEX = """
jaar = 2023
editie = "bzk-2023"
[[tabellen]]
bestand = "tabel.csv"
soort = "afdoeningen"
{}
[[bijlagen]]
bestand = "bijlage.csv"
categorie = "Categorie"
afdoening = "Afdoening"
"""


@pytest.mark.parametrize(
    ("cell", "stated", "counts"),
    [
        ("1", "", {}),
        ("", "", {"URI-A-leeg": 1}),  # one case of the annex, and a blank that is taken for zero
        ("-", "", {"URI-A-leeg": 1}),
        ("", 'leeg = "onbekend"', {}),
        ("0", "", {"URI-A-bijlage": 1}),
    ],
)
def test_a_blank_is_one_thing_in_sums_and_beside_an_annex(
    cell: str, stated: str, counts: dict[str, int], audited_text: AuditText, tmp_path: Path
) -> None:
    (tmp_path / "bijlage.csv").write_text(
        "Categorie;Afdoening\nFinanciële schendingen;Schriftelijke berisping\n", encoding="utf-8"
    )
    table = f"Afdoening;Aantal\nSchriftelijke berisping;{cell}\nVerplaatsing;0\n"
    result = audited_text(table, ANNEX.format(stated))
    relations = {
        rule: number for rule, number in result.findings.counts().items() if rule in {"URI-A-leeg", "URI-A-bijlage"}
    }
    assert relations == counts


def test_a_blank_total_is_not_printed_and_no_zero(audited_text: AuditText) -> None:
    """As the totals of the first years of Tabel 2 [S 283]."""
    result = audited_text("Soort;2021\nA;30\nB;7\nTotaal;\n")
    assert result.findings.at_least(Severity.WARNING).counts() == {}
    assert (result.coverage.checked, result.coverage.relations) == (0, 1)
