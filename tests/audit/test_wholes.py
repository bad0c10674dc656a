"""A publication about a whole against what the organisations in it say themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Said
from tests.factories import melding, register
from uri import Aanlevering, Consolidatie, Publicatie, Register, SelectionError, consolidate, read_publication
from uri.findings import Finding

RULE = "URI-A-aangeleverd"
MANIFEST = """titel = "Rijk"
organisatie = "Rijk"
jaar = {}
editie = "rijk-2015"
[[tabellen]]
bestand = "tabel.csv"
basis = "afgerond"
"""


def published(folder: Path, table: str, jaar: int = 2015, more: str = "") -> Publicatie:
    (folder / "tabel.csv").write_text(table, encoding="utf-8")
    (folder / "publicatie.toml").write_text(MANIFEST.format(jaar) + more, encoding="utf-8")
    return read_publication(folder)


def of(name: str, jaar: int = 2015, **numbers: int) -> Register:
    """Make the closed meldingen of an organisation by type; one of each type is substantiated."""
    cases = [
        melding(code, "niet_aangetoond" if at else "aangetoond", organisatie=name, verslagjaar=jaar)
        for code, number in numbers.items()
        for at in range(number)
    ]
    return register(*cases, editie="rijk-2015")


def broken(publication: Publicatie, whole: Consolidatie) -> list[Finding]:
    return [one for one in publication.audit(against=whole).findings if one.rule == RULE]


TABLE_1 = """Type;Mogelijk;Waarvan aangetoond
Financiële schendingen;{};2
Misbruik positie en belangenverstrengeling;0;0
Lekken en misbruik van informatie;0;0
Misbruik van bevoegdheden;0;0
Misbruik van geweldsbevoegdheid;0;0
Ongewenste omgangsvormen;4;1
Misdragingen in de privé-sfeer;0;0
Oneigenlijk gebruik van dienstmiddelen/overschrijding interne regels;0;0
Misstand volgens de klokkenluidersregeling;0;0
Totaal;{};3
"""


def parts() -> list[Register]:
    """By hand: BZK 2 financieel, Defensie 3 financieel and 4 omgangsvormen; one of each is substantiated."""
    return [of("Min. BZK", financieel=2), of("Defensie", financieel=3, omgangsvormen=4)]


def test_the_table_of_a_whole_is_what_its_parts_add_up_to(tmp_path: Path) -> None:
    whole = consolidate(parts(), editie="rijk-2015")
    assert not broken(published(tmp_path, TABLE_1.format(5, 9)), whole)
    found = broken(published(tmp_path, TABLE_1.format(6, 10)), whole)
    assert [(one.place.row, one.place.column) for one in found] == [(2, "Mogelijk"), (11, "Mogelijk")]
    assert "Min. BZK" in found[0].to_text("nl")


def test_of_a_whole_of_which_a_part_is_missing_the_others_are_at_most_it(tmp_path: Path) -> None:
    whole = consolidate(parts(), editie="rijk-2015", verwacht=["VWS"])
    assert not broken(published(tmp_path, TABLE_1.format(6, 10)), whole)
    assert len(broken(published(tmp_path, TABLE_1.format(4, 8)), whole)) == 2


def test_figures_on_another_basis_are_not_held_against_one_another(tmp_path: Path) -> None:
    published(tmp_path, TABLE_1.format(6, 10))
    manifest = tmp_path / "publicatie.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("afgerond", "ontvangen"), encoding="utf-8")
    assert not broken(read_publication(tmp_path), consolidate(parts(), editie="rijk-2015"))


# Of the Rijk in 2005, as far as it was read (Sociaal Jaarverslag Rijk 2005, table in goedgezien.nl, "Geregistreerde
# inbreuken op integriteit bij ministeries flink gestegen"), and what NRC wrote of the same overview on 20 May 2006:
# Justitie 13, AZ and OCW not one.
RIJK_2005 = """Ministerie;Fraude;Corruptie;Schending geheimhouding;Overig;Totaal
AZ;0;0;0;0;0
BZK;1;0;1;1;3
EZ;4;0;0;0;4
Fin (departement);0;0;0;1;1
Fin (belastingdienst);5;5;6;24;40
Justitie;8;2;2;1;{}
LNV;2;0;0;0;2
OCW;0;0;0;0;0
"""


def of_2005() -> Consolidatie:
    """Return what three ministries had registered in 2005: no case that was closed, but of Justitie 13."""
    running = [melding("prive", "lopend", organisatie=name, verslagjaar=2005) for name in ("Algemene Zaken", "MinOCW")]
    none = [register(one, editie="rijk-2015") for one in running]
    return consolidate([*none, of("Ministerie van Justitie", 2005, prive=13)], editie="rijk-2015")


def test_the_table_of_ministries_is_what_each_of_them_says(tmp_path: Path) -> None:
    """Their list of types has no edition, so the totals are compared, and rows of parts of Financiën are not."""
    assert not broken(published(tmp_path, RIJK_2005.format(13), 2005), of_2005())
    (found,) = broken(published(tmp_path, RIJK_2005.format(14), 2005), of_2005())
    assert (found.place.row, found.place.column) == (7, "Totaal")
    assert "volgens Ministerie van Justitie zelf" in found.to_text("nl")


def test_a_table_of_organisations_by_type_is_compared_cell_by_cell(tmp_path: Path) -> None:
    table = (
        "Ministerie;Financiële schendingen;Ongewenste omgangsvormen;Totaal\nBZK;2;0;2\nMinDef;3;5;8\nTotaal;5;5;10\n"
    )
    whole = consolidate([of("Min. BZK", financieel=2), of("Def", financieel=3, omgangsvormen=4)], editie="rijk-2015")
    found = broken(published(tmp_path, table), whole)
    assert [(one.place.row, one.place.column) for one in found] == [(3, "Ongewenste omgangsvormen"), (3, "Totaal")]


def test_substantiated_violations_are_told_by_the_title_or_the_header(tmp_path: Path) -> None:
    table = "Ministerie;Meldingen;Waarvan aangetoond\nBZK;2;1\nDefensie;7;3\n"
    (found,) = broken(published(tmp_path, table), consolidate(parts(), editie="rijk-2015"))
    assert (found.place.row, found.place.column) == (3, "Waarvan aangetoond")


def test_nothing_to_compare_is_refused(tmp_path: Path) -> None:
    publication = published(tmp_path, "Onderwerp;Aantal\nBomen;2\nStoelen;3\n")
    with pytest.raises(SelectionError, match="niets met de organisaties"):
        publication.audit(against=consolidate(parts(), editie="rijk-2015"))


def test_the_command_compares_with_several_sources(run: Callable[..., Said], tmp_path: Path) -> None:
    whole = tmp_path / "rijk"
    whole.mkdir()
    published(whole, TABLE_1.format(6, 10))
    paths = []
    for at, part in enumerate(parts()):
        path = tmp_path / f"{at}.json"
        path.write_text(Aanlevering.of(part).to_json(), encoding="utf-8")
        paths += ["--against", str(path)]
    said = run("audit", str(whole), *paths)
    assert said.code == 1
    assert RULE in said.out
    assert run("audit", str(whole), *paths[:2]).code == 1
