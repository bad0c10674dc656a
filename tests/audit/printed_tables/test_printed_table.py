"""Tables of others: what their words say of rows and columns, and what is not called wrong."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from uri.aggregate.tables.cells import RijSoort
from uri.audit import Audit, audit, read_publication
from uri.audit.printed.grids import read_grids
from uri.audit.printed_tables.printed_table import ColumnKind, Partition, PrintedTable
from uri.audit.printed_tables.table_reader import read_table
from uri.audit.relations.within_table import relations_within
from uri.findings import Severity


@pytest.fixture
def printed(tmp_path: Path) -> Any:
    def write(text: str, **statements: Any) -> PrintedTable:
        path = tmp_path / "tabel.csv"
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        (grid,) = read_grids(path)
        table = read_table(grid, name="tabel", **statements)
        assert table is not None
        return table

    return write


@pytest.fixture
def audited(tmp_path: Path) -> Any:
    def write(text: str, manifest: str = "") -> Audit:
        (tmp_path / "tabel.csv").write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        if not manifest:
            return audit(tmp_path / "tabel.csv")
        (tmp_path / "publicatie.toml").write_text(dedent(manifest), encoding="utf-8")
        return audit(tmp_path)

    return write


def rules(result: Audit) -> dict[str, int]:
    return result.findings.at_least(Severity.WARNING).counts()


# ------------------------------------------------------------------------------------------------------------- reading


def test_captions_headers_in_two_levels_and_years_are_no_figures(printed: Any) -> None:
    """As Tabel 7 [S 464-469]."""
    table = printed(
        """
        Tabel 7 - Overzicht;;;;
        Onderdeel;Meldplicht;;Meldingen;
        ;2022;2023;2022;2023
        AIVD;4;4;1;1
        """
    )
    assert table.title == "Tabel 7 - Overzicht"
    assert [column.label for column in table.columns] == [
        "Meldplicht 2022",
        "Meldplicht 2023",
        "Meldingen 2022",
        "Meldingen 2023",
    ]
    assert [column.meaning.jaar for column in table.columns] == [2022, 2023, 2022, 2023]
    assert [row.label for row in table.rows] == ["AIVD"]


def test_a_group_that_is_not_repeated_goes_on_below(printed: Any) -> None:
    table = printed(
        """
        Soort;Onderdeel;2022;2023
        Meldingen;AIVD;4;4
        ;Koepel;3;1
        Klachten;AIVD;2;2
        """
    )
    assert [row.label for row in table.rows] == ["Meldingen, AIVD", "Meldingen, Koepel", "Klachten, AIVD"]


def test_a_total_in_the_header_may_be_one_figure_and_nothing_more(printed: Any) -> None:
    table = printed("Soort;Totaal 5\nFraude;5\nDiefstal;0\n")
    assert [row.label for row in table.rows] == ["Totaal", "Fraude", "Diefstal"]


def test_the_first_column_holds_labels_even_if_they_look_like_numbers(printed: Any) -> None:
    table = printed("Jaar;Meldingen\n2021;36\n2022;21\n")
    assert [(row.label, cells[0].printed.number) for row, cells in zip(table.rows, table.figures, strict=True)] == [
        ("2021", 36),
        ("2022", 21),
    ]


def test_a_table_may_have_no_header(printed: Any) -> None:
    """As Tabel 5 [S 384-391]."""
    table = printed("Aantal medewerkers;11.633 ²\nAantal vertrouwenspersonen;10\n")
    assert [column.label for column in table.columns] == [""]
    assert len(table.rows) == 2


def test_words_tell_what_a_row_is(printed: Any) -> None:
    table = printed(
        """
        Soort;Aantal
        Disciplinair;
        Berisping;1
        waarvan schriftelijk;1
        Subtotaal;1
        Geen;
        Subtotaal;2
        TOTAAL;3
        """
    )
    assert [(row.kind, row.heading, row.of_which) for row in table.rows] == [
        (RijSoort.DETAIL, True, False),
        (RijSoort.DETAIL, False, False),
        (RijSoort.DETAIL, False, True),
        (RijSoort.SUBTOTAAL, False, False),
        (RijSoort.DETAIL, True, False),
        (RijSoort.SUBTOTAAL, False, False),
        (RijSoort.TOTAAL, False, False),
    ]


@pytest.mark.parametrize(
    ("header", "kind", "adds"),
    [
        ("Aantal", ColumnKind.FIGURES, True),
        ("waarvan aangetoond", ColumnKind.OF_WHICH, True),
        ("Total", ColumnKind.TOTAL, True),
        ("% aangetoond", ColumnKind.OTHER, True),
        ("Gemiddelde duur", ColumnKind.OTHER, False),
    ],
)
def test_words_tell_what_a_column_is(header: str, kind: ColumnKind, adds: bool, printed: Any) -> None:  # noqa: FBT001 (drawn or listed)
    (column,) = printed(f"Soort;{header}\na;1\nb;2\n").columns
    assert (column.kind, column.additive) == (kind, adds)


# ------------------------------------------------------------------------------------------------------ what is right


@pytest.mark.parametrize(
    "text",
    [
        # a city with labels and totals of its own, in two levels
        """
        Afdeling;2023
        Parkeren;3
        Burgerzaken;4
        Totaal publiekszaken;7
        Groen;2
        Totaal stadsbeheer;2
        Totaal;9
        """,
        # a police force abroad: totals above their parts, thousands by commas
        """
        Category;Allegations;of which substantiated
        Total conduct;1,234;200
        Use of force;1,000;150
        Discourtesy;234;50
        Total integrity;30;10
        Theft;10;4
        Fraud;20;6
        Grand total;1,264;210
        """,
        # each part of the force with a total of its own, and none for the whole
        """
        Onderdeel;Aantal
        Noord;3
        Zuid;4
        Totaal regio's;7
        Staf;2
        School;1
        Totaal diensten;3
        """,
        # a total on top, what is below it adds up
        "Soort;Aantal\nTotaal;7\nA;3\nB;4\n",
        # notes below the total are no part of it
        "Soort;Aantal\nA;3\nB;4\nTotaal;7\nAantal medewerkers;9.000\n",
        # percentages that round, rates that do not add up, averages
        """
        Soort;Aantal;Aandeel;% bewezen;Gemiddelde duur
        A;1;33,3%;50%;4
        B;1;33,3%;20%;6
        C;1;33,3%;0%;2
        Totaal;3;100%;23%;4
        """,
        # suppressed and veiled figures
        "Soort;Aantal\nA;<5\nB;x\nC;10\nTotaal;14\n",
        "Soort;Aantal\nA;<5\nB;10\nTotaal;13\n",
        # a part of a row
        "Soort;Aantal\nA;5\nwaarvan online;3\nB;4\nTotaal;9\n",
        # columns that have a total of their own
        "Soort;Mannen;Vrouwen;Totaal\nA;1;2;3\nB;4;0;4\nTotaal;5;2;7\n",
        # a total that is left blank [S 283]
        "Soort;2021\nA;30\nB;7\nTotaal;\n",
        # one value that several rows share
        "Soort;Aantal\nA;-\nB;4\nTotaal;4\n",
    ],
    ids=[
        "city",
        "police",
        "stacked",
        "total-first",
        "notes-below",
        "percent",
        "suppressed",
        "veiled",
        "of-which",
        "total-column",
        "blank-total",
        "dash",
    ],
)
def test_what_is_consistent_is_not_called_wrong(text: str, audited: Any) -> None:
    assert rules(audited(text)) == {}


# ------------------------------------------------------------------------------------------------------ what is wrong


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("Afdeling;Aantal\nA;3\nB;4\nTotaal publiek;8\nC;2\nTotaal;10\n", {"URI-T-som": 1}),
        ("Category;Allegations;of which proven\nTheft;10;11\nFraud;20;2\nTotal;30;13\n", {"URI-T-aangetoond": 1}),
        ("Soort;Aantal;waarvan bewezen;waarvan niet bewezen\nA;4;1;4\n", {"URI-T-aangetoond": 1}),
        ("Soort;Aantal\nA;5\nwaarvan online;6\nB;4\nTotaal;9\n", {"URI-T-groep": 1}),
        ("Soort;Mannen;Vrouwen;Totaal\nA;1;2;3\nB;4;0;5\nC;1;1;2\nTotaal;6;3;10\n", {"URI-T-som": 2}),
        ("Soort;Aandeel\nA;33,3%\nB;33,3%\nC;30,0%\nTotaal;100%\n", {"URI-T-som": 1}),
        ("Soort;Aantal\nA;<5\nB;10\nTotaal;15\n", {"URI-T-som": 1}),
        ("Soort;Aantal\nA;x\nB;10\nTotaal;9\n", {"URI-T-som": 1}),
    ],
    ids=["subtotal", "more-aangetoond", "both", "of-which", "across", "percent", "veiled", "suppressed"],
)
def test_a_contradiction_is_named(text: str, findings: dict[str, int], audited: Any) -> None:
    assert rules(audited(text)) == findings


def test_a_blank_that_may_hide_a_number_is_a_warning(audited: Any) -> None:
    result = audited("Soort;Aantal\nA;3\nB;\nC;4\nTotaal;9\n")
    assert rules(result) == {"URI-A-leeg": 1}
    assert result.herstel == ()
    assert rules(audited("Soort;Aantal\nA;3\nB;\nC;4\nTotaal;6\n")) == {"URI-T-som": 1}


def test_another_reading_is_used_only_where_it_fits_better_and_that_is_said(audited: Any) -> None:
    result = audited("S;A\nTotal one;3\na;1\nb;2\nTotal two;4\nc;4\nTotal;7\n")
    assert rules(result) == {}
    (notice,) = result.findings.by_rule()["URI-A-lezing"]
    assert notice.message.en == "tabel: a subtotal was read as that of the rows below it; so the figures fit best."
    assert "URI-A-lezing" not in audited("S;A\na;1\nb;2\nTotal one;3\nc;4\nTotal two;4\nTotal;7\n").findings.counts()


def test_a_column_that_most_rows_deny_is_no_sum(audited: Any) -> None:
    result = audited("S;2022;2023;Totaal\na;1;2;30\nb;3;4;50\nc;5;6;70\n")
    assert rules(result) == {}
    assert result.findings.counts()["URI-A-lezing"] == 1


def test_reports_and_proof_without_the_word_of_which_are_a_warning(audited: Any) -> None:
    """They may be of different years: substantiated this year, reported the year before."""
    (finding,) = audited("Soort;Meldingen;Aangetoond\nA;3;4\nB;5;2\n").findings.at_least("warning")
    assert (finding.rule, finding.severity) == ("URI-T-aangetoond", Severity.WARNING)


# ------------------------------------------------------------------------------------------------------ what is stated

MULTIPLE = "Soort;Aantal\nA;30\nB;25\nC;20\nTotaal;50\n"


def test_parts_that_overlap_may_exceed_their_total(audited: Any) -> None:
    assert rules(audited(MULTIPLE)) == {"URI-T-som": 1}
    manifest = '[[tabellen]]\nbestand = "tabel.csv"\ndeling = "overlap"\n'
    assert rules(audited(MULTIPLE, manifest)) == {}
    assert rules(audited(MULTIPLE.replace("A;30", "A;51"), manifest)) == {"URI-T-groep": 1}


def test_the_first_few_may_add_up_to_less(audited: Any) -> None:
    manifest = '[[tabellen]]\nbestand = "tabel.csv"\ndeling = "top"\n'
    assert rules(audited("Soort;Aantal\nA;30\nB;15\nTotaal;50\n", manifest)) == {}
    assert rules(audited(MULTIPLE, manifest)) == {"URI-T-groep": 1}


def test_blanks_may_be_said_to_hide_numbers(audited: Any) -> None:
    manifest = '[[tabellen]]\nbestand = "tabel.csv"\nleeg = "onbekend"\n'
    text = "Soort;Aantal\nA;3\nB;\nC;4\nTotaal;9\n"
    assert rules(audited(text, manifest)) == {}
    assert rules(audited(text.replace("Totaal;9", "Totaal;6"), manifest)) == {"URI-T-som": 1}


def test_the_notation_may_be_said(audited: Any) -> None:
    manifest = '[[tabellen]]\nbestand = "tabel.csv"\nnotatie = "en"\n'
    result = audited("Soort;Ratio\nA;1.234\n", manifest)
    assert result.publicatie.tabellen[0].table.figures[0][0].printed.decimals == 3


def test_what_is_not_stated_is_a_notice(audited: Any) -> None:
    text = "Soort;Aantal\nA;3\nTotaal;3\n"
    assert audited(text).findings.counts() == {"URI-A-eenheid": 1, "URI-A-manifest": 1}
    manifest = '[[tabellen]]\nbestand = "tabel.csv"\neenheid = "melding"\nbasis = "afgerond"\n'
    assert audited(text, manifest).findings.counts() == {}


def test_columns_of_other_units_are_not_compared(audited: Any) -> None:
    manifest = """
    [[tabellen]]
    bestand = "tabel.csv"
    basis = "afgerond"
    eenheid = "melding"
    [tabellen.kolommen]
    "waarvan betrokkenen" = { eenheid = "persoon" }
    """
    result = audited("Soort;Meldingen;waarvan betrokkenen\nA;3;4\n", manifest)
    assert rules(result) == {}
    assert result.findings.counts() == {"URI-A-onvergelijkbaar": 1}


def test_an_unknown_label_of_a_known_list_is_told(audited: Any) -> None:
    """Ten rows of Tabel 1, one of them in words that no edition has."""
    result = audited(
        """
        Type schending;Aantal
        Financiële schendingen;5
        Lekken, misbruik van informatie;3
        Ongewenste omgangsvormen;11
        Ongepaste muziekkeuze;2
        Totaal;21
        """
    )
    (notice,) = result.findings.by_rule()["URI-A-editie"]
    assert "Ongepaste muziekkeuze" in notice.message.nl
    assert "3 van 4" in notice.message.nl


def test_a_list_that_is_not_of_the_uri_is_checked_by_its_totals(audited: Any) -> None:
    result = audited("Afdeling;Aantal\nParkeren;3\nBurgerzaken;4\nTotaal;8\n")
    assert rules(result) == {"URI-T-som": 1}
    assert result.gelezen[0].en == "tabel: no list of the URI; checked by 1 relation of its own."


def test_relations_of_a_table_are_those_of_its_division(printed: Any) -> None:
    table = printed("S;A\na;1\nb;2\nTotaal;3\n", partition=Partition.OVERLAP)
    assert [(len(relation.left), relation.at_most) for relation in relations_within(table).relations] == [
        (1, True),
        (1, True),
    ]


def test_a_publication_shows_no_figures_in_its_name(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("S;A\na;1\n", encoding="utf-8")
    assert repr(read_publication(tmp_path / "t.csv")) == "<Publicatie t.csv: 1 tabellen, 0 beweringen>"


@pytest.mark.parametrize(
    "header",
    ["Soort;2022*;2023¹", "Soort;2021-2022;2022-2023", "Leeftijd;<18;18-30;>30", "District;1;2;3", "Soort;jan;feb"],
)
def test_headers_that_look_like_figures_are_headers(header: str, printed: Any) -> None:
    width = header.count(";")
    table = printed(f"{header}\nA{';4' * width}\nB{';5' * width}\nTotaal{';9' * width}\n")
    assert [row.label for row in table.rows] == ["A", "B", "Totaal"]
    assert all(column.label for column in table.columns)


def test_tables_below_one_another_are_each_their_own(audited: Any) -> None:
    text = "Tabel 1;\nSoort;2022\nA;3\nTotaal;3\n;\nTabel 2;\nType;2023\nB;4\n;\nC;1\nTotaal;6\n"
    result = audited(text)
    assert [published.table.title for published in result.publicatie.tabellen] == ["Tabel 1", "Tabel 2"]
    (finding,) = result.findings.errors
    assert (finding.place.table, finding.place.row) == ("tabel-2", 11)


def test_headline_figures_below_a_total_are_a_doubt_at_most(audited: Any) -> None:
    result = audited("Kerncijfer;2023\nTotaal aantal meldingen;26\nAantal signalen;15\nAantal onderzoeken;1\n")
    assert result.findings.errors.counts() == {}
    assert audited("Kerncijfer;2023\nTotaal;26\nMeldingen;15\nSignalen;1\n").findings.errors.counts() == {
        "URI-T-som": 1
    }


def test_not_substantiated_is_not_substantiated(audited: Any) -> None:
    text = "Soort;Meldingen;Niet aangetoond;Ongegrond;Unsubstantiated\nA;3;4;4;4\n"
    assert rules(audited(text)) == {}


def test_a_word_among_the_figures_is_told(audited: Any) -> None:
    result = audited("Soort;Aantal\nA;3\nB;enkele\nTotaal;9\n")
    assert rules(result) == {}
    (notice,) = result.findings.by_rule()["URI-A-tekst"]
    assert (notice.place.row, str(notice.found)) == (3, "“enkele”")


@pytest.mark.parametrize(
    ("cell", "total", "errors", "notice"),
    [
        ("twee", 11, {}, None),  # 3 + 2 + 6
        ("twee", 9, {"URI-T-som": 1}, None),
        ("ca. 5", 14, {}, "URI-A-vaag"),
        ("ca. 5", 13, {}, "URI-A-vaag"),
        ("ca. 5", 30, {"URI-T-som": 1}, None),  # no reading of about five gives 21
        ("ruim 5", 13, {"URI-T-som": 1}, None),  # more than five is not four
        ("ruim 5", 16, {}, "URI-A-vaag"),
        ("±5", 15, {}, "URI-A-vaag"),
        ("vele", 99, {}, "URI-A-tekst"),
        ("circa 50", 60, {}, None),  # rounded to tens: 45 to 55
        ("circa 50", 70, {"URI-T-som": 1}, None),
    ],
)
def test_a_cell_without_a_sure_number_is_understood_or_named(
    cell: str, total: int, errors: dict[str, int], notice: str | None, audited: Any
) -> None:
    result = audited(f"Soort;Aantal\nA;3\nB;{cell}\nC;6\nTotaal;{total}\n")
    assert rules(result) == errors
    named = [finding for finding in result.findings if finding.rule in {"URI-A-vaag", "URI-A-tekst"}]
    assert [(finding.rule, finding.place.row) for finding in named] == ([] if notice is None else [(notice, 3)])
    assert result.coverage.checked == (notice is None)


def test_a_word_where_a_total_should_stand_is_told(audited: Any) -> None:
    result = audited("Soort;Mannen;Vrouwen;Totaal\nA;1;2;drietal\nB;2;2;4\n")
    assert [str(finding.found) for finding in result.findings.by_rule()["URI-A-tekst"]] == ["“drietal”"]
    assert (result.coverage.checked, result.coverage.relations) == (1, 2)


def test_a_table_of_which_nothing_can_be_checked_is_named_beside_one_that_can(audited: Any) -> None:
    result = audited("Tabel 1;\nSoort;2022\nA;3\nTotaal;3\n;\nTabel 2;\nType;2023\nB;4\n")
    (notice,) = result.findings.by_rule()["URI-A-niets"]
    assert notice.place.table == "tabel-2"


def test_many_contradictions_share_the_time(audited: Any) -> None:
    rows = "".join(f"{label};" + ";".join(["1"] * 40) + "\n" for label in ("A", "B", "Totaal"))
    result = audited("Soort;" + ";".join(f"x{number}" for number in range(40)) + "\n" + rows)
    assert result.findings.errors.counts() == {"URI-T-som": 40}
    assert len(result.herstel) == 40
    assert all(knot.volledig for knot in result.herstel)


@pytest.mark.parametrize(
    "text",
    [
        ";Mannen;;Vrouwen;\nSoort;2021;2022;2021;2022\nKlacht;10;12;5;6\nMelding;20;22;7;8\nTotaal;30;34;12;14\n",
        "Tabel 3;Meldingen per soort;\nSoort;2021;2022\nKlacht;10;12\nMelding;20;22\nTotaal;30;34\n",
        "Soort;Mannen;Vrouwen;Totaal;waarvan gegrond\nA;10;2;12;5\nB;8;1;9;4\nTotaal;18;3;21;9\n",
        "S;2022;2023\nA;10;12\nB;20;22\nTotaal meldingen;30;34\nTotaal aantal medewerkers;1100;1150\n",
        "S;2022\nA;10\nB;20\nTotaal;30\nTotaal per 1.000 fte;2,6\n",
        "Soort;Aantal;%\nA;10;33\nB;10;33\nC;10;33\nTotaal;30;100\n",
        "Dienst;Aantal;Binnen termijn\nNoord;10;100%\nZuid;12;100%\nTotaal;22;100%\n",
        "Soort;2023\nOngewenste omgangsvormen;10\n- pesten;6\n- discriminatie;4\nFinancieel;5\nTotaal;15\n",
        "Kenmerk;2023\nTotaal;100\nGeslacht;\nMan;60\nVrouw;40\nLeeftijd;\nTot 25 jaar;30\n25 jaar en ouder;70\n",
        "Kenmerk;2023\nTotaal;100\nMan;60\nVrouw;40\nTot 25 jaar;30\n25 jaar en ouder;70\n",
        "Regio;Soort;Aantal\nNoord;A;5\n;B;3\n;Totaal;8\nZuid;A;2\n;B;4\n;Totaal;6\nTotaal;;14\n",
        "Regio;2023\nA;5\nB;.\nTotaal;8\n",
        "Soort;1;2;3;Totaal\nA;4;5;6;15\nB;7;8;9;24\nTotaal;11;13;15;39\n",
        "Unit;Felony;Misdemeanor;Infraction;Total\nNorth;4;5;6;15\nSouth;7;8;9;24\n",
        ";Mannen;;Vrouwen;;Totaal;\n;2021;2022;2021;2022;2021;2022\nA;1;2;3;4;4;6\nB;2;2;2;2;4;4\n",
        "Tabel 1;;\nSoort;2021;2022\nA;1;2\nB;3;4\nTotaal;4;6\nTabel 2;;\nRegio;2021;2022\nN;2;2\nZ;2;4\nTotaal;4;6\n",
        "Soort;Aantal;;Regio;Aantal\nA;1;;Noord;2\nB;3;;Oost;1\nTotaal;4;;Zuid;1\n;;;Totaal;4\n",
        "Kenmerk;2022;2023\nTotaal;100;110\nMan;60;65\nVrouw;40;45\nGemiddelde leeftijd;44;45\n",
        "Soort;Voorraad 1-1;Instroom;Totaal;Afgehandeld;Voorraad 31-12\nA;5;10;15;9;6\nB;2;4;6;3;3\n",
        "Soort;2023\nIntegriteit;\nA;5\nB;3\nTotaal;8\nOmgang;\nC;2\nD;4\nTotaal;6\n",
        "Soort;2022;2023;Stijging\nA;10;30;200%\nB;20;30;50%\nTotaal;30;60;100%\n",
        "Soort;Man;Vrouw;Totaal;Intern;Extern;Totaal\nA;1;2;3;2;1;3\nB;2;2;4;4;0;4\n",
        ";Q1;Q2;Q3;Q4;Totaal 2023;Totaal 2022\nA;1;2;3;4;10;9\nB;2;2;2;2;8;12\n",
        "Soort;a;b\nA;0,125;1\nB;0,250;2\nTotaal;0,375;3\n",
    ],
)
def test_what_readers_found_to_be_right_is_left_alone(text: str, audited: Any) -> None:
    """Tables as they are printed in many ways; each was once called wrong."""
    assert rules(audited(text)) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soort;2022\nIntegriteit;\nA;1\nB;2\nOmgang;\nC;3\nD;4\nTotaal;11\n", {"URI-T-som": 1}),
        ("Soort;2022\nTotaal;10\nA;4\nB;5\n* Voorlopige cijfers;\n", {"URI-T-som": 1}),
        ("Land;Frankrijk;België;Totaal\nA;2;5;8\nB;1;1;2\n", {"URI-T-som": 1}),
        (";Meldingen;\nSoort;gemeld;waarvan gegrond\nA;4;5\nB;3;1\n", {"URI-T-groep": 1}),
        ("Region;Antal\nNord;10\nSyd;20\nTotalt;31\n", {"URI-T-som": 1}),
        ("Soort;2023\nIntegriteit;\nA;5\nB;3\nTotaal;8\nOmgang;\nC;2\nD;4\nTotaal;7\n", {"URI-T-som": 1}),
        ("Nr;Soort;2022;2023\n1;A;4;5\n2;B;5;6\n;Totaal;9;10\n", {"URI-T-som": 1}),
    ],
)
def test_what_readers_found_to_be_missed_is_found(text: str, expected: dict[str, int], audited: Any) -> None:
    result = audited(text)
    assert result.findings.errors.counts() == (expected if "groep" not in str(expected) else {"URI-T-aangetoond": 1})


def test_a_negative_figure_may_be_mended_below_zero(audited: Any) -> None:
    result = audited("Soort;2022;2023;Verschil\nA;10;7;-3\nB;9;5;-4\nTotaal;19;12;-8\n")
    (knot,) = result.herstel
    assert sorted(int(change.waarden[0]) for (change,) in knot.mogelijk) == [-7, -5, -4]
