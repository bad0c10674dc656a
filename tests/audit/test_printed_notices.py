"""How a publication is printed: captions, spellings, and totals that are not there."""

from __future__ import annotations

from collections.abc import Callable

from uri.audit import Audit

AuditText = Callable[..., Audit]


def test_a_caption_that_two_tables_share_and_one_that_is_missing_are_noticed(audited_text: AuditText) -> None:
    tables = "Tabel 1: Meldingen;\nSoort;2022\nA;3\nTotaal;3\n;\n"
    second = "Tabel 2: Meldingen;\nType;2023\nB;4\nTotaal;4\n"
    (notice,) = audited_text(tables + second).findings.by_rule()["URI-A-bijschrift"]
    assert (notice.place.table, "tabel-1" in notice.message.en) == ("tabel-2", True)
    (notice,) = audited_text(tables + second.partition("\n")[2]).findings.by_rule()["URI-A-bijschrift"]
    assert notice.message.en == "This table has no caption, and others have."


def test_a_category_that_is_spelt_in_two_ways_is_noticed(audited_text: AuditText) -> None:
    result = audited_text("Soort;2022\nPrivé-sfeer;3\nTotaal;3\n;\nType;2023\nPrivésfeer;4\nTotaal;4\n")
    (notice,) = result.findings.by_rule()["URI-A-spelling"]
    assert str(notice.found) == "“Privésfeer”, eerder “Privé-sfeer”"


def test_a_type_and_a_measure_of_one_code_are_two_categories(audited_text: AuditText) -> None:
    """Both lists of BZK 2023 have a code `financieel`."""
    types = "Soort;2023\nFinanciële schendingen;3\nOngewenste omgangsvormen;2\nMisbruik bevoegdheden;1\nTotaal;6\n"
    measures = "Afdoening;2023\nFinanciële afdoening;1\nVerplaatsing;2\nSchriftelijke berisping;1\nTotaal;4\n"
    assert "URI-A-spelling" not in audited_text(f"{types};\n{measures}").findings.counts()


def test_a_total_that_a_list_lacks_is_noticed_with_its_value(audited_text: AuditText) -> None:
    """5 + 3 + 11 = 19."""
    rows = "Financiële schendingen;5\nLekken, misbruik van informatie;3\nOngewenste omgangsvormen;11\n"
    (notice,) = audited_text(f"Type schending;Aantal\n{rows}").findings.by_rule()["URI-A-totaal"]
    assert str(notice.found) == "Aantal: 19"
    assert "URI-A-totaal" not in audited_text(f"Type schending;Aantal\n{rows}Totaal;19\n").findings.counts()
