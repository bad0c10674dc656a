"""Dossiers: the files of one report, each read as the manifest says, and every fault of all of them at once."""

import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

import pytest

from uri.aggregate import Dossier
from uri.errors import EditionError, IncompatibleError, RejectedRowsError, UnknownLabelError, UnreadableError, UriError
from uri.model import Adviesvraag, FinancieelBelang, Kerncijfers, Klacht, Personeel, Sessie, Vertrouwenspersonen
from uri.reading import read_dossier
from uri.reading.files import write_sheet
from uri.taxonomy import Afdoening, Schendingstype, Soort, Uitkomst, editie

Make: TypeAlias = Callable[..., Dossier]
ROOT = Path(__file__).parents[2]
CASE = "jaar,categorie,uitkomst\n2023,financieel,ja\n"
AMBIGUOUS = "categorie,afdoening\nfinancieel,Geen afdoening\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Make:
    """Read a dossier of 2023 from the lines of its manifest and the texts of its files."""

    def make(manifest: str, files: Mapping[str, str] | None = None) -> Dossier:
        folder = tmp_path / "dossier"
        folder.mkdir(exist_ok=True)
        for name, text in {"dossier.toml": f"verslagjaar = 2023\n{manifest}\n", **(files or {})}.items():
            (folder / name).write_text(text, encoding="utf-8")
        return read_dossier(folder)

    return make


@pytest.fixture
def refused(dossier: Make) -> Callable[..., UriError]:
    """Return the error with which reading a dossier ends."""

    def make(manifest: str, files: Mapping[str, str] | None = None) -> UriError:
        with pytest.raises(UriError) as caught:
            dossier(manifest, files)
        return caught.value

    return make


def told(error: UriError) -> list[tuple[str | None, int | None, str | None]]:
    return [(finding.place.file, finding.place.row, finding.place.column) for finding in error.findings]


def test_a_dossier_without_files_says_what_its_manifest_says(dossier: Make) -> None:
    found = dossier('organisatie = "A"\nstanddatum = 2024-03-01\nzonder = ["X", "Y"]\nomschrijvingen = true')
    assert found == Dossier(
        verslagjaar=2023,
        organisatie="A",
        editie=editie("bzk-2023"),
        standdatum=date(2024, 3, 1),
        zonder=frozenset("XY"),
        omschrijvingen=True,
    )


def test_cases_belong_to_the_organisation_and_year_of_the_dossier(dossier: Make) -> None:
    """The year is for a file that has neither a year nor a date; the organisation for cells that are empty."""
    found = dossier('organisatie = "A"\nzaken = "z.csv"', {"z.csv": "categorie,uitkomst\nfinancieel,ja\n"})
    assert found.register is not None
    assert [(case.organisatie, case.verslagjaar) for case in found.register] == [("A", 2023)]


@pytest.mark.parametrize("header", ["jaar", "datum melding", "datum afgerond"])
def test_a_file_with_a_year_or_a_date_does_not_take_the_year_of_the_dossier(dossier: Make, header: str) -> None:
    cell = "2021" if header == "jaar" else "1-2-2021"
    found = dossier('zaken = "z.csv"', {"z.csv": f"categorie,uitkomst,{header}\nfinancieel,ja,{cell}\n"})
    assert found.register is not None
    assert found.register.jaren == (2021,)


def test_an_empty_date_does_not_take_the_year_of_the_dossier(refused: Callable[..., UriError]) -> None:
    error = refused('zaken = "z.csv"', {"z.csv": "categorie,uitkomst,datum melding\nfinancieel,ja,\n"})
    assert [place[:2] for place in told(error)] == [("z.csv", 2)]


def test_several_files_of_cases_are_one_register_in_the_order_named(dossier: Make) -> None:
    found = dossier('zaken = ["b.csv", "a.csv"]', {"a.csv": "nr,categorie,uitkomst\n1,prive,nee\n", "b.csv": CASE})
    assert found.register is not None
    assert [case.kenmerk for case in found.register] == [None, "1"]


def test_a_reading_decides_for_every_file(dossier: Make, refused: Callable[..., UriError]) -> None:
    files = {"z.csv": AMBIGUOUS, "t.csv": "categorie,afdoening,aantal\nfinancieel,Geen afdoening,3\n"}
    named = 'zaken = "z.csv"\ntellingen = "t.csv"'
    assert told(refused(named, files)) == [("z.csv", 2, "afdoening"), ("t.csv", 2, "afdoening")]
    found = dossier(f'{named}\n[lezing]\n"Geen afdoening" = "niet aangetoond"', files)
    assert found.register is not None
    assert [case.uitkomst for case in found.register] == [Uitkomst.NIET_AANGETOOND]
    assert found.tellingen[0].margin("uitkomst") == {(Uitkomst.NIET_AANGETOOND,): 3}


def test_a_reading_of_the_caller_goes_before_that_of_the_manifest(dossier: Make, tmp_path: Path) -> None:
    dossier('zaken = "z.csv"\n[lezing]\n"Geen afdoening" = "aangetoond"', {"z.csv": AMBIGUOUS})
    read = read_dossier(tmp_path / "dossier", lezing={"geen  afdoening": "niet_aangetoond"})
    assert read.register is not None
    assert [case.uitkomst for case in read.register] == [Uitkomst.NIET_AANGETOOND]
    with pytest.raises(UnknownLabelError):
        read_dossier(tmp_path / "dossier", lezing={"Berisping": "niet_aangetoond"})


@pytest.mark.parametrize("files", [["a.csv"], [], ["a.csv", "b.csv"]], ids=len)
def test_a_reading_that_cannot_be_is_refused_once(refused: Callable[..., UriError], files: list[str]) -> None:
    error = refused(f'zaken = {files}\n[lezing]\n"Geen afdoening" = "lopend"', dict.fromkeys(files, CASE))
    assert error.to_text().count("kan niet als “lopend” gelezen worden") == 1


def test_values_stated_beside_a_file_fill_what_it_leaves_out(dossier: Make) -> None:
    found = dossier(
        'organisatie = "A"\n[zaken]\nbestand = "z.csv"\nvast = {verslagjaar = 2022, uitkomst = "nee", onderdeel = "X"}',
        {"z.csv": "categorie,onderdeel\nfinancieel,\nprive,Y\n"},
    )
    assert found.register is not None
    assert [(case.organisatie, case.onderdeel, case.verslagjaar, case.uitkomst) for case in found.register] == [
        ("A", "X", 2022, Uitkomst.NIET_AANGETOOND),
        ("A", "Y", 2022, Uitkomst.NIET_AANGETOOND),
    ]


def test_a_stated_value_for_no_field_is_refused(refused: Callable[..., UriError]) -> None:
    error = refused('zaken = { bestand = "z.csv", vast = { soorrt = "signaal" } }', {"z.csv": CASE})
    assert "“soorrt” is hier geen veld" in error.to_text()


def test_headers_of_ones_own_are_named_by_field(dossier: Make) -> None:
    found = dossier(
        'zaken = { bestand = "z.csv", kolommen = { Wat = "hoofdcategorie", Hoe = "uitkomst" } }',
        {"z.csv": "Wat,Hoe\nfinancieel,ja\n"},
    )
    assert found.register is not None
    assert [case.hoofdcategorie for case in found.register] == [Schendingstype.FINANCIEEL]


def test_a_sheet_and_a_header_row_are_chosen(dossier: Make, tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    headers = ["Register", "van", "A"]
    write_sheet(
        folder / "z.xlsx", headers, [["jaar", "2023"], ["categorie", "prive"], ["uitkomst", "ja"]], sheet_name="S"
    )
    found = dossier('zaken = { bestand = "z.xlsx", blad = "S", kop = 2 }')
    assert found.register is not None
    assert [case.hoofdcategorie for case in found.register] == [Schendingstype.PRIVE]


def test_a_file_may_speak_another_edition(dossier: Make) -> None:
    found = dossier(
        'zaken = "z.csv"\ntellingen = { bestand = "t.csv", editie = "defensie-2022", vast = { verslagjaar = 2022 } }',
        {"z.csv": CASE, "t.csv": "categorie,aantal\nOverschrijding interne regels,3\n"},
    )
    assert (found.editie.naam, found.tellingen[0].editie.naam) == ("bzk-2023", "defensie-2022")
    assert found.tellingen[0].margin("hoofdcategorie") == {(Schendingstype.INTERNE_REGELS,): 3}


def test_cases_in_two_editions_are_refused(refused: Callable[..., UriError]) -> None:
    files = {"z.csv": CASE, "y.csv": CASE}
    error = refused('zaken = ["z.csv", { bestand = "y.csv", editie = "rijk-2015" }]', files)
    assert isinstance(error, IncompatibleError)


@pytest.mark.parametrize("kind", ["zaken", "klachten", "sessies"])
def test_a_file_that_is_named_twice_would_count_twice_and_is_refused(
    refused: Callable[..., UriError], kind: str
) -> None:
    error = refused(f'{kind} = ["z.csv", "./z.csv"]', {"z.csv": CASE})
    assert f"“z.csv” staat twee keer onder {kind}" in "\n".join([str(error), *(str(f.message) for f in error.findings)])


def test_an_edition_may_be_a_file_of_the_dossier(dossier: Make) -> None:
    own = (ROOT / "src/uri/taxonomy/data/edities/schendingstypes/bzk-2023.toml").read_text(encoding="utf-8")
    found = dossier(
        'editie = "eigen.toml"\nzaken = "z.csv"',
        {
            "eigen.toml": own.replace('label = "Ongepaste communicatie"', 'label = "Vervelende praat"'),
            "z.csv": "categorie,uitkomst\nVervelende praat,ja\n",
        },
    )
    assert found.editie.naam == "eigen"
    assert found.register is not None
    assert [case.hoofdcategorie for case in found.register] == [Schendingstype.COMMUNICATIE]


@pytest.mark.parametrize(
    "text",
    [
        "rij = ",
        "",
        "rij = 3",
        '[[rij]]\ncode = "financieel"\nlabel = ""',
        '[[rij]]\ncode = "financieel"\nlabel = 3',
        '[[rij]]\ncode = "onzin"\nlabel = "x"',
        '[[rij]]\ncode = [1]\nlabel = "x"',
        '[[rij]]\ncode = "financieel"\nlabel = "x"\nonzin = 1',
        '[[rij]]\ncode = "financieel"\nlabel = "x"\n[rij.fijner]\nonzin = ["y"]',
        '[[rij]]\ncode = "financieel"\nlabel = "x"\n[ontbreekt]\nonzin = "onbekend"',
    ],
)
def test_an_edition_of_ones_own_that_is_not_right_is_refused(refused: Callable[..., UriError], text: str) -> None:
    assert "eigen" in refused('editie = "eigen.toml"', {"eigen.toml": text}).message.nl


def test_an_edition_that_is_not_there_is_refused(refused: Callable[..., UriError]) -> None:
    assert isinstance(refused('editie = "bzk-1999"'), UnknownLabelError)
    assert "“eigen.toml” is niet te lezen" in refused('editie = "eigen.toml"').message.nl


def test_the_figures_beside_the_cases_are_read_by_their_kind(dossier: Make) -> None:
    files = {
        "k.csv": "jaar,meldingen\n2022,21\n2023,\n",
        "p.csv": "aantal,zonder\n9000,RCN|AIVD\n",
        "v.csv": 'medewerkers,contactmomenten\n11633,"2,0"\n',
        "s.csv": "sessie,aantal keer\nIntroductiemodule,6\n",
        "f.csv": "groep,onderdeel,meldplicht,meldingen\nKern,,52,2\nKern,X,,\n",
        "c.csv": "advies,Zaal\ngegrond,3\n",
        "a.csv": "onderwerp,datum melding\nfinancieel,1-2-2023\n",
    }
    found = dossier(
        "\n".join(
            f'{kind} = "{kind[0] if kind != "klachten" else "c"}.csv"'
            for kind in (
                "kerncijfers",
                "personeel",
                "vertrouwenspersonen",
                "sessies",
                "financiele_belangen",
                "klachten",
            )
        )
        + '\nadviesvragen = "a.csv"',
        files,
    )
    assert found.kerncijfers == (Kerncijfers(jaar=2022, meldingen=21), Kerncijfers(jaar=2023))
    assert found.personeel == (Personeel(jaar=2023, aantal=9000, zonder="RCN|AIVD"),)
    assert found.vertrouwenspersonen == (Vertrouwenspersonen(jaar=2023, medewerkers=11633, contactmomenten=2.0),)
    assert found.sessies == (Sessie(jaar=2023, sessie="Introductiemodule", aantal=6),)
    assert found.financiele_belangen == (
        FinancieelBelang(jaar=2023, groep="Kern", meldplicht=52, meldingen=2),
        FinancieelBelang(jaar=2023, groep="Kern", onderdeel="X"),
    )
    assert [(case.oordeel, dict(case.eigen)) for case in found.klachten] == [("gegrond", {"Zaal": "3"})]
    assert [(case.hoofdcategorie, case.jaar) for case in found.adviesvragen] == [("financieel", 2023)]
    assert (type(found.klachten[0]), type(found.adviesvragen[0])) == (Klacht, Adviesvraag)


@pytest.mark.parametrize("kind", ["kerncijfers", "vertrouwenspersonen"])
def test_a_year_of_figures_may_not_stand_twice(refused: Callable[..., UriError], kind: str) -> None:
    error = refused(f'{kind} = "k.csv"', {"k.csv": "jaar\n2023\n2022\n2023\n2022\n"})
    assert isinstance(error, RejectedRowsError)
    assert told(error) == [("k.csv", 4, None), ("k.csv", 5, None)]


def test_other_figures_may_stand_twice_in_a_year(dossier: Make) -> None:
    found = dossier('personeel = "p.csv"', {"p.csv": "jaar,aantal\n2023,9000\n2023,11633\n"})
    assert [record.aantal for record in found.personeel] == [9000, 11633]


def test_a_year_of_figures_may_not_stand_in_two_files(refused: Callable[..., UriError]) -> None:
    error = refused(
        'kerncijfers = ["k.csv", "l.csv"]', {"k.csv": "jaar,meldingen\n2023,1\n", "l.csv": "jaar,meldingen\n2023,2\n"}
    )
    assert told(error) == [("l.csv", 2, None)]


def test_a_doubt_of_a_register_is_told_and_rejects_nothing(dossier: Make) -> None:
    found = dossier('zaken = "z.csv"', {"z.csv": "categorie,uitkomst,betrokkene\nfinancieel,ja,1\n"})
    assert [(finding.rule, finding.place.column) for finding in found.findings] == [("URI-I-eigen", "betrokkene")]


@pytest.mark.parametrize(
    ("manifest", "text"),
    [
        ('sessies = "x.csv"', "jaar,sessie,aantal\n2022,Intervisie,3\n"),
        ('tellingen = "x.csv"', "jaar,categorie,aantal\n2022,financieel,3\n"),
    ],
    ids=["no rows of the year", "no outcomes"],
)
def test_a_file_that_no_table_uses_is_a_doubt(dossier: Make, manifest: str, text: str) -> None:
    found = dossier(manifest, {"x.csv": text})
    assert [(finding.rule, finding.place.file) for finding in found.findings] == [("URI-I-ongebruikt", "x.csv")]


def test_the_fault_of_one_file_is_told_as_that_file_alone_would(refused: Callable[..., UriError]) -> None:
    error = refused('zaken = "z.csv"')
    assert error.to_text() == "“z.csv” bestaat niet. Controleer de plaats en de rechten."


def test_rows_of_several_files_are_rejected_together(refused: Callable[..., UriError]) -> None:
    error = refused(
        'zaken = "z.csv"\ntellingen = "t.csv"\nsessies = "s.csv"',
        {
            "z.csv": CASE + "2023,onzin,ja\n",
            "t.csv": "categorie,aantal\nfinancieel,-1\n",
            "s.csv": "sessie,aantal\n,3.9\n",
        },
    )
    assert isinstance(error, RejectedRowsError)
    assert error.message.nl == "Het dossier “dossier” is niet te lezen."
    assert [file for file, _, _ in told(error)] == ["z.csv", "t.csv", "s.csv", "s.csv"]
    assert set(told(error)) == {
        ("z.csv", 3, "categorie"),
        ("t.csv", 2, "aantal"),
        ("s.csv", 2, "sessie"),
        ("s.csv", 2, "aantal"),
    }


def test_a_file_that_cannot_be_read_at_all_weighs_heavier_than_rejected_rows(refused: Callable[..., UriError]) -> None:
    error = refused(
        'zaken = ["z.csv", "weg.csv"]\nkerncijfers = "k.csv"',
        {"z.csv": CASE + "2023,onzin,ja\n", "k.csv": "jaar,meldngen\n2023,1\n"},
    )
    assert isinstance(error, UnreadableError)
    assert told(error) == [("z.csv", 3, "categorie"), ("dossier.toml", None, None), ("k.csv", None, "meldngen")]


@pytest.mark.parametrize("name", ["..", "", "z"])
def test_what_is_no_file_is_refused(refused: Callable[..., UriError], name: str) -> None:
    assert isinstance(refused(f'zaken = "{name}"'), UnreadableError)


def test_counts_of_signalen_are_said_to_be_so(dossier: Make) -> None:
    found = dossier(
        'tellingen = { bestand = "t.csv", vast = { soort = "signaal" }, standdatum = 2024-03-01 }',
        {"t.csv": "categorie,aantal\nAnders,2\n"},
    )
    [cube] = found.tellingen
    assert (cube.soort, cube.standdatum, cube.total()) == (Soort.SIGNAAL, date(2024, 3, 1), 2)


def test_the_example_is_read_whole() -> None:
    """26 cases [S 549-576], 90 aangetoond before [S 268-278], 15 signalen [S 293-307], one opinion [S 401]."""
    found = read_dossier(ROOT / "examples" / "bzk-2023")
    assert found.register is not None
    assert len(found.register) == 26
    assert [cube.total() for cube in found.tellingen] == [34 + 37 + 19, 15]
    assert (found.zonder, found.omschrijvingen) == (frozenset(["AIVD", "RCN"]), True)
    assert not found.findings
    assert [record.klachtadviezen for record in found.kerncijfers] == [None, None, 1]


def test_the_example_under_another_name_year_and_order_follows(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "examples" / "bzk-2023", tmp_path / "ander")
    manifest = (folder / "dossier.toml").read_text(encoding="utf-8")
    changed = manifest.replace("Binnenlandse Zaken en Koninkrijksrelaties", "Zoete Zaken").replace("= 2023", "= 2031")
    (folder / "dossier.toml").write_text(changed, encoding="utf-8")
    header, *rows = (folder / "zaken.csv").read_text(encoding="utf-8").splitlines()
    (folder / "zaken.csv").write_text("\n".join([header, *reversed(rows)]), encoding="utf-8")
    found = read_dossier(folder).register
    assert found is not None
    assert (found.organisaties, found.jaren) == (("Ministerie van Zoete Zaken",), (2031,))
    assert [case.kenmerk for case in found] == [str(number) for number in range(26, 0, -1)]
    assert sum(Afdoening.ONTSLAG in case.afdoeningen for case in found) == 2  # [S 552, 560]


@pytest.mark.parametrize("how", ["up", "absolute", "link", "edition"])
def test_a_file_outside_the_folder_is_read_only_where_the_caller_allows_it(tmp_path: Path, how: str) -> None:
    folder, elsewhere = tmp_path / "dossier", tmp_path / "elders.csv"
    folder.mkdir()
    elsewhere.write_text("categorie,uitkomst,jaar\ngeweld,aangetoond,2023\n", encoding="utf-8")
    (folder / "link.csv").symlink_to(elsewhere)
    name = {"up": "../elders.csv", "absolute": str(elsewhere), "link": "link.csv", "edition": "link.csv"}[how]
    edition = 'editie = "../eigen.toml"\n' if how == "edition" else ""
    (folder / "dossier.toml").write_text(f'{edition}verslagjaar = 2023\nzaken = "{name}"\n', encoding="utf-8")
    with pytest.raises(UnreadableError, match="buiten de map") as caught:
        read_dossier(folder)
    assert (caught.value.argument, str(tmp_path) in str(caught.value)) == ("outside", False)
    if how != "edition":
        assert read_dossier(folder, outside=True).register is not None


def test_measures_beside_an_edition_may_be_a_link_only_where_the_caller_allows_it(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "dossier", tmp_path / "elders.toml"
    folder.mkdir()
    data = files("uri.taxonomy") / "data" / "edities"
    types = (data / "schendingstypes" / "bzk-2023.toml").read_text(encoding="utf-8")
    own = re.sub(r"(?m)^afdoeningen = .*$", 'afdoeningen = "eigen.toml"', types)
    assert own != types
    (folder / "typen.toml").write_text(own, encoding="utf-8")
    elsewhere.write_text((data / "afdoeningen" / "bzk-2023.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "eigen.toml").symlink_to(elsewhere)
    (folder / "zaken.csv").write_text("categorie,uitkomst,jaar\ngeweld,aangetoond,2023\n", encoding="utf-8")
    (folder / "dossier.toml").write_text(
        'editie = "typen.toml"\nverslagjaar = 2023\nzaken = "zaken.csv"\n', encoding="utf-8"
    )
    with pytest.raises(EditionError, match=r"eigen\.toml” staat niet ernaast"):
        read_dossier(folder)
    assert read_dossier(folder, outside=True).register is not None


def test_a_file_in_a_folder_within_is_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "zaken.csv").write_text("categorie,uitkomst,jaar\ngeweld,aangetoond,2023\n", encoding="utf-8")
    (tmp_path / "dossier.toml").write_text('verslagjaar = 2023\nzaken = "in/../in/zaken.csv"\n', encoding="utf-8")
    assert len(read_dossier(tmp_path).register or ()) == 1


# -------------------------------------------------------------------------------------------------------- own texts

TEXT = '[[publicatie.teksten]]\nbestand = "{}"\nna = "kort"'


def test_an_own_text_is_read_as_it_is(dossier: Make) -> None:
    (text,) = dossier(TEXT.format("a.md"), {"a.md": "\ufeff# Één\n"}).publicatie.teksten
    assert (text.bestand, text.inhoud, text.plaats, text.sectie) == ("a.md", "# Één\n", "na", "kort")
    assert "Één" not in repr(text)


def test_an_own_text_that_is_not_there_or_no_text_is_told(refused: Callable[..., UriError], tmp_path: Path) -> None:
    assert str(refused(TEXT.format("a.md"))) == "“a.md” is niet te lezen. Het bestand is er niet."
    (tmp_path / "dossier" / "b.md").write_bytes(b"\xff\xfe")
    assert str(refused(TEXT.format("b.md"))) == "“b.md” is niet te lezen. Bewaar het bestand als UTF-8."
    (tmp_path / "dossier" / "c.md").write_bytes(b"a" * (2**20 + 1))
    assert "te groot" in str(refused(TEXT.format("c.md")))


def test_an_own_text_outside_the_folder_is_refused(refused: Callable[..., UriError], tmp_path: Path) -> None:
    (tmp_path / "geheim.md").write_text("# A", encoding="utf-8")
    assert "staat buiten de map" in str(refused(TEXT.format("../geheim.md")))


def test_a_source_outside_the_folder_is_told_by_its_last_part_only(dossier: Make, tmp_path: Path) -> None:
    (tmp_path / "zaken.csv").write_text(CASE, encoding="utf-8")
    dossier("")
    (tmp_path / "dossier" / "dossier.toml").write_text('verslagjaar = 2023\nzaken = "../zaken.csv"', encoding="utf-8")
    found = read_dossier(tmp_path / "dossier", outside=True)
    assert [source.bestand for source in found.bronnen] == ["dossier.toml", "zaken.csv"]
