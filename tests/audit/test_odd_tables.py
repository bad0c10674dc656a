"""Tables in the many forms in which bodies print them, a bar for each end of a line: what is right, and what is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from uri.audit import Audit, audit
from uri.findings import Severity

RIGHT = [
    "S;A;B;Totaal|Meldingen;3;4;7|Meldingen per 100 fte;1,5;2,5;2,0|% aangetoond;33%;50%;43%",
    "Gemeente;Aantal|Gem. Utrecht;3|Gem. Zeist;4|Provincie;2|Totaal;9",
    ";Gem. Utrecht;Gem. Zeist;Totaal|Klacht;1;2;3|Melding;2;2;4|Signaal;1;5;6",
    "Soort;2022;2023|Misbruik van rang;3;4|Diefstal;1;1|Totaal;4;5",
    "Soort;Aantal|Gemiddeld risico;5|Hoog risico;3|Laag risico;2|Totaal;10",
    ";2022;2023|Complaints received, of which:;30;40|Upheld;10;20|Not upheld;20;20|Withdrawn;2;3|Total;32;43",
    "Soort;;Aantal|Gegrond;;30|waarvan;Waarschuwing;20|;Berisping;10|Ongegrond;;4|Totaal;;34",
    "Soort;2022;2023|Meldingen;30;20|waarvan anoniem;20;15|waarvan extern;25;12|Klachten;4;1|Totaal;34;21",
    "Soort;Aandeel|A;0,27|B;0,33|C;0,40|Totaal;1,00",
    "Soort;Aandeel|A;0,33|B;0,33|C;0,33|Totaal;1",
    "Aantal meldingen per persoon;0;1;2;3 of meer;Totaal|Mannen;5;3;2;0;10|Vrouwen;6;2;1;1;10|Totaal;11;5;3;1;20",
    "Personen;0;1|Noord;5;3|Zuid;6;2|Totaal;11;5",
    "Soort;Aantal|Alle medewerkers;900|Meldingen;26|Onderzoeken;3",
    "Soort;Aantal|A;3|B;4|Totaal;7|Alle medewerkers;900",
    "Force,Allegations,Proven|North,10,3|South,20,4|All forces,30,7",
    "Age;Men;Women;All|<30;3;4;7|30+;5;6;11|All ages;8;10;18",
    "Soort;Totaal (n=12)|A;5|B;7",
    "Soort;2023 (n=12)|A;5|B;7",
    "Soort;Totaal 2023|A;5|B;7",
    "Soort;Mannen (n=5);Vrouwen (n=7);Totaal (n=12)|A;2;3;5|B;3;4;7",
    "Soort;2022;2023|Integriteit;8;10|A;5;4|B;3;6|Omgang;6;4|C;2;1|D;4;3|Totaal;14;14",
    "Soort;Aantal|Meldingen;10|1. Gegrond;4|2. Ongegrond;6|Klachten;5|1. Gegrond;2|2. Ongegrond;3|Totaal;15",
    "Soort;Aantal|1. A;4|2. B;6|Totaal;10",
    "Regio;Doorlooptijd (dagen);Aantal|Noord;100;3|Zuid;200;4|Totaal;157;7",
    "Soort;Aantal|Meldingen;30|waarvan:;|- anoniem;20|- op naam;10|Klachten;5|Totaal;35",
    "Soort;Aantal|Meldingen;30|waarvan:;|anoniem;12|via vertrouwenspersoon;9|Klachten;5|Totaal;35",
    "Soort;Aantal|Meldingen;30|Including anonymous;12|Including online;9|Klachten;5|Sum;35",
    ";Ontvangen|Klachten intern;5|Klachten extern;6|Vragen;3|Totaal klachten;11",
    "Soort;N;Z;Samen|A;1;2;3|B;2;2;4|Samen;3;4;7",
    "Dienst;Meldingen;Meldingen per fte|A;10;0,1|B;20;0,3|Totaal;30;0,2",
    "Soort;Aantal;Index (2019=100)|A;10;110|B;20;90|Totaal;30;95",
    "Verdict;2023|Substantiated;12|Unsubstantiated;20|Average days to close;45|Total;32",
    "Rank;Officers|Constable;5|Sergeant;3|Total;8",
    "Soort;Aantal|A;3|B;4|Grand total;7|Gemiddelde per maand;0,6",
    "Soort;Aantal|Meldingen;30|waarvan aangetoond;28|waarvan ontslag;27",
    "Soort;Totaal 170|A;100|B;70|Totaal;170",
    "Soort;2022 (n=3);2023 (n=7)|A;1;3|B;2;4|Totaal;3;7",
    "Soort;Aantal 1;Aantal 2|A;1;1|B;1;0|C;0;1|Totaal;2;2",
    "Soort;Totaal 2023|A;1000|B;900|Totaal;1900",
    "Soort;Aantal 1;Aantal 2|A;10;3|B;20;4|Totaal;30;7",
    "Soort;Aantal|Meldingen;30|waarvan ingetrokken;2|waarvan aangetoond;28|waarvan ontslag;27|Klachten;3|Totaal;33",
    "Soort;2022;2023|Meldingen;30;20|waarvan aangetoond;28;4|waarvan ontslag;27;3",
    "Soort;Aantal|Meldingen;30|onder andere:;|anoniem;12|per brief;3|Klachten;5|Totaal;35",
    "Soort;Aantal|Meldingen;30|Uitgesplitst naar:;|anoniem;12|op naam;18|Klachten;5|Totaal;35",
    "Outcome;2023|Received;50|Upheld;10|Not upheld;30|Total decided;40|Withdrawn;4",
    "Maand;Meldingen;Cumulatief|Jan;3;3|Feb;4;7|Mrt;5;12|Totaal;12;12",
    "Kerncijfers;2023|Openstaand per 1 januari;5|Ingekomen;30|Afgehandeld;28|Openstaand per 31 december;7",
    "Dienst;DG A;DG B;Totaal|Zaken;4;6;10|Fte;1000;2000;3000|Zaken per 1.000 fte;4,0;3,0;3,3",
    "Soort;Aantal|Totaal aantal medewerkers;5000|Meldingen;26|Zaken;13",
    ";Ontvangen|Klachten intern;5|Klachten extern;6|Vragen;3|Totaal aantal klachten;11",
    "Type;Count;Share|A;27;0.27|B;33;0.33|C;40;0.40|Total;100;1.00",
    "Personen;0;;1|Noord;5;;3|Zuid;6;;2|Totaal;11;;5",
    "A;0;;1|B;2;;3|Totaal;2;;4",
    "Personen;0;1;onbekend|Noord;5;3;1|Zuid;6;2;1|Totaal;11;5;2",
    "Soort;Aantal|A;3|waarvan jong;2|B;4|Alle medewerkers;7",
    "Soort;Aantal|Intern;|A;3|B;4|Gemiddelde;3,5|Alle medewerkers;7",
    "Kerncijfer;2023|Begin;5|In;10|waarvan spoed;4|Gemiddeld per maand;1|Uit;9|Eind;6",
    "Soort (meerdere antwoorden mogelijk);Aantal|Pesten;15|Intimidatie;12|Fraude;4|Totaal aantal meldingen;25",
    "Type (more than one answer possible);Count|Bullying;15|Threats;12|Fraud;4|Total;25",
    "Soort;Aantal|Pesten;15|Fraude;12|Totaal;25|Een melder kan meer dan één soort noemen, samen meer dan het totaal.;",
    "Top 3 soorten;Aantal|Pesten;15|Intimidatie;12|Fraude;4|Totaal aantal meldingen;45",
    "Meest gemelde soorten;Aantal|Pesten;15|Intimidatie;12|Totaal;45",
    "Type;%|A;20%|B;60%|Totaal;45%",
    "Rate per 1,000 staff;2022;2023|North;1.2;1.4|South;0.8;0.9|Overall;1.0;1.1",
    "Gemiddelde doorlooptijd in dagen;2023|Noord;100|Zuid;200|Totaal;157",
    ";Noord;Zuid;Totaal|Meldingen;10;20;30|Meldingen per maand;0,8;1,7;1,3",
    "Groep;Soort;Aantal|Intern;A;5|Intern;Fraude;4|Intern;Subtotaal;9|Extern;Pesten;2|Extern;C;1|Extern;Subtotaal;3|Totaal;;12",
    ";Gegrond;Ongegrond;Aantal klachten|Pesten;3;4;7|Fraude;1;2;3|Geweld;5;1;6|Overig;3;0;3",
    ";Noord;Zuid;West|Pesten;3;4;7|Fraude;1;2;3|Geweld;5;1;4|Overig;3;1;9",
]

WRONG = [
    ";A;B;Totaal|X;5;4;10|Y;9;11;20|Totaal;14;15;30",
    "Soort;Aantal|A;3|B;4|Samen;8",
    "Soort;Aantal|A;3|B;4|Sum;9",
    "Soort;Aantal|A;3|B;4|Tot.;9",
    "Soort;Aantal|A;3|B;4|All;9",
    "Soort;Aantal|A;3|B;4|Aantal meldingen totaal;9",
    "Soort;Aantal|Noord;30|Zuid;40|Alle regio's;71",
    "Soort;Totaal (n=13)|A;5|B;7",
    "Soort;Aantal: 13|A;5|B;7",
    "Soort;Aantal|Gegrond;30|waarvan:;|Waarschuwing;21|Berisping;10|Ongegrond;4|Totaal;34",
    "Soort;2022;2023|Gegrond, waarvan;30;20|Waarschuwing;19;10|Berisping;10;10|Ongegrond;4;1|Totaal;34;21",
    "Soort;2022;2023|Integriteit;8;10|A;5;4|B;4;6|Omgang;6;4|C;2;1|D;4;3|Totaal;14;14",
    "Gemeente;Aantal|Gem. Utrecht;3|Gem. Zeist;4|Provincie;2|Totaal;10",
    ";N;Z;Totaal|Ingekomen;10;20;31|Gemiddelde duur;100;200;167",
    "Soort;Aandeel|A;0,27|B;0,33|C;0,30|Totaal;1,00",
    "S;A;B;All|x;1;2;3|y;2;2;5",
    "Soort;Aantal|A;3|B;4|In totaal;8",
    "Force,Allegations,Proven|North,10,3|South,20,4|All forces,30,8",
    ";Ontvangen|Klachten intern;5|Klachten extern;6|Vragen;3|Totaal klachten;12",
    "Soort;Aantal|Meldingen;30|waarvan aangetoond;28|waarvan ontslag;29",
    "Soort;Totaal 175|A;100|B;70|Totaal;170",
    "Soort;Totaal (n=175);%|A;100;59%|B;70;41%|Totaal;170;100%",
    "Soort;2022;2023|Meldingen;30;20|waarvan anoniem;20;12|waarvan op naam;15;8",
    "Type;2023|A;12 (r)|B;12p|Totaal;25",
    "Outcome;2023|Received;50|Upheld;10|Not upheld;30|Total decided;41|Withdrawn;4",
    "Kerncijfers;2023|Openstaand per 1 januari;5|Ingekomen;30|Afgehandeld;28|Openstaand per 31 december;9",
    "Key figures;2023|Allegations received;26|Allegations investigated;20|Allegations substantiated;30",
    "Type;Count;Share|A;27;0.27|B;33;0.35|C;40;0.40|Total;100;1.00",
    "Soort;Aantal|Gegrond;13|- Berisping;8|- Ontslag;6|Ongegrond;10|Totaal;23",
    "Soort;2022;2023|A;3;3|waarvan jong;2;2|B;4;4|Alle medewerkers;7;8|C;100;100",
    "Soort;2022;2023|A;3;3|B;4;4|Gemiddelde;3,5;3,5|Alle medewerkers;7;8|C;100;100",
    "Lijst;;Soort;Aantal|x;;A;3|y;;B;4|;;Totaal;8",
    "Soort;Aantal|A;3|waarvan jong;2|B;4|Alle medewerkers;8",
    "Soort;Aantal|Intern;|A;3|B;4|Gemiddelde;3,5|Alle medewerkers;8",
    "Kerncijfer;2023|Begin;5|In;10|waarvan spoed;4|Gemiddeld per maand;1|Uit;9|Eind;7",
    "Soort;Aantal|Fraude;0|Subtotaal;0|Diefstal;1|Lekken;0|Pesten;0|Subtotaal;0|Totaal;0",
    "Soort (meerdere antwoorden mogelijk);Aantal|Pesten;15|Intimidatie;12|Fraude;4|Totaal aantal meldingen;14",
    "Top 3 soorten;Aantal|Pesten;15|Intimidatie;12|Fraude;4|Totaal aantal meldingen;30",
    "Soort;Aantal|A;3|B;4|Totaal;8|Door afronding tellen cijfers niet altijd op tot het totaal.;",
    ";Gegrond;Ongegrond;Aantal klachten|Pesten;3;4;7|Fraude;1;2;3|Geweld;5;1;6|Overig;3;2;6",
    ";2022;2022;2022;2023;2023;2023|;Man;Vrouw;Totaal;Man;Vrouw;Totaal|A;3;1;4;2;2;4|B;5;6;11;4;7;12|Totaal;8;7;15;6;9;16",
    "Aantal en gemiddelde duur;Aantal|Noord;3|Zuid;4|Totaal;8",
    "Antwoord;2022;2023|Ja;61%;58%|Nee;30%;33%|Weet niet;9%;9%|Totaal;100%;110%",
]


def audited(text: str, folder: Path) -> Audit:
    path = folder / "tabel.csv"
    path.write_text(text.replace("|", "\n") + "\n", encoding="utf-8")
    return audit(path)


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str, tmp_path: Path) -> None:
    assert list(audited(text, tmp_path).findings.at_least(Severity.WARNING)) == []


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_found(text: str, tmp_path: Path) -> None:
    assert len(audited(text, tmp_path).findings.at_least(Severity.WARNING)) > 0


@pytest.mark.parametrize(
    "text",
    [
        # 4 + 2 + 4 = 10, in no order, so none is a part of the one above
        "Soort;Aantal|Disciplinair;9|- Berisping;4|- Boete;2|- Ontslag;4|Overig;6|Totaal;15",
        # 5 + 4 = 9, and then 4 + 4 = 8
        "Soort;2022;2023|Disciplinair;9;7|- Berisping;5;4|- Ontslag;4;4|Overig;3;3|Totaal;12;10",
    ],
)
def test_parts_with_a_dash_that_cannot_be_parts_of_one_another_are_an_error(text: str, tmp_path: Path) -> None:
    assert audited(text, tmp_path).findings.errors.counts() == {"URI-T-groep": 1}


def test_of_two_wrong_totals_each_is_of_the_rows_above_it(tmp_path: Path) -> None:
    """3 + 4 = 7, and 8 + 2 = 10."""
    table = audited("Soort;Aantal|Gegrond;3|Ongegrond;4|Totaal afgehandeld;8|Lopend;2|Totaal ontvangen;9", tmp_path)
    assert [str(finding.found).split(" ")[-1] for finding in table.findings.errors] == ["8", "9"]


@pytest.mark.parametrize(("caption", "faults"), [("totaal 12", 0), ("N = 12", 0), ("totaal 13", 1), ("N = 13", 1)])
def test_a_total_in_a_caption_is_held_against_its_column(caption: str, faults: int, tmp_path: Path) -> None:
    path = tmp_path / "tabel.html"  # 5 + 7 = 12
    rows = "<tr><th>Soort</th><th>Aantal</th></tr><tr><td>A</td><td>5</td></tr><tr><td>B</td><td>7</td></tr>"
    path.write_text(f"<table><caption>Meldingen ({caption})</caption>{rows}</table>", encoding="utf-8")
    assert len(audit(path).findings.errors) == faults


@pytest.mark.parametrize(
    "text",
    [
        "Soort;Aantal\nFraude;3\nDiefstal;1\nLekken;1\nSubtotaal;2\nPesten;0\nSubtotaal;0\nTotaal;2\n",
        "Soort;Aantal\nFraude;3\nDiefstal;1\nLekken;1\nTotaal deel 1;2\nPesten;4\nTotaal deel 2;4\nTotaal;6\n",
    ],
    ids=["subtotals", "totals"],
)
def test_a_total_among_others_leaves_no_row_out_that_is_more_than_it(
    text: str, audited_text: Callable[..., Audit]
) -> None:
    """The first row is 3 too much: that the rows after it make the total is chance."""
    assert [finding.place.row for finding in audited_text(text).findings.errors] == [5]
