"""The types of cubes, dossiers, tables and the report."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, assert_type

import pandas as pd

import uri
from uri import aggregate, protection, publish


def a_dossier() -> None:
    assert_type(uri.Dossier(verslagjaar=2023, editie="bzk-2023"), uri.Dossier)
    assert_type(uri.read_report("rapport.json"), uri.Rapport)
    policy = uri.read_beleid("beleid.toml")
    assert_type(policy, uri.Beleid)
    assert_type(uri.protect([uri.read_report("rapport.json")], policy), uri.Bescherming)
    assert_type(uri.protect([], policy).rapporten, tuple[uri.Rapport, ...])
    assert_type(uri.protect([], policy).waarom("schendingen", "positie", "mogelijk"), uri.protection.VerborgenCel)
    assert_type(uri.protect([], policy).redenen, uri.protection.Redenen)
    compared = uri.compare_policies([], policy.varied(drempels=[3, 5], groepen=[None, "totalen"]))
    assert_type(compared, uri.Beleidsvergelijking)
    assert_type(compared[0], protection.Beleidsuitkomst)
    assert_type(uri.protect([], policy, advise=False).aanbevolen, protection.Beleidsuitkomst | None)
    try:
        uri.protect([], uri.Beleid(drempel=3, bron="Besluit"))
    except uri.UnprotectedError as error:
        assert_type(error, uri.UnprotectedError)
    assert_type(uri.read_aanlevering("aanlevering.json"), uri.Aanlevering)
    assert_type(uri.Aanlevering.from_json("{}", editie="bzk-2023"), uri.Aanlevering)
    assert_type(uri.Kubus.from_json("{}"), uri.Kubus)
    whole = uri.consolidate([uri.read_aanlevering("a.json"), uri.read_dossier("b")], verwacht=["C"])
    every = uri.consolidate([uri.read_publication("a"), uri.read_report("b.json")], organisaties="eigen.toml")
    assert_type(every.findings, uri.Findings)
    assert_type(whole, uri.Consolidatie)
    assert_type(whole["schendingen"], uri.Tabel)
    assert_type(uri.Rapport.from_dict({}, editie="bzk-2023"), uri.Rapport)
    dossier = uri.read_dossier(Path("examples") / "bzk-2023")
    assert_type(dossier, uri.Dossier)
    assert_type(dossier.verslagjaar, int)
    assert_type(dossier.standdatum, date | None)
    assert_type(dossier.register, uri.Register | None)
    assert_type(dossier.tellingen, tuple[uri.Kubus, ...])
    assert_type(dossier.kerncijfers, tuple[uri.Kerncijfers, ...])
    assert_type(dossier.records(uri.Sessie), tuple[uri.Sessie, ...])
    assert_type(dossier.findings, uri.Findings)
    assert_type(dossier.publicatie, aggregate.Publicatiegegevens)
    assert_type(dossier.bronnen, tuple[aggregate.Bronbestand, ...])
    assert_type(dossier.publicatie.teksten, tuple[aggregate.Publicatietekst, ...])


def a_cube(register: uri.Register, frame: pd.DataFrame) -> None:
    cube = uri.Kubus.from_register(register, uri.Soort.MELDING)
    assert_type(cube, uri.Kubus)
    assert_type(uri.Kubus.from_frame(frame), uri.Kubus)
    assert_type(uri.read_counts("tellingen.csv", uitkomsten=[uri.Uitkomst.AANGETOOND]), uri.Kubus)
    assert_type(cube + cube, uri.Kubus)
    assert_type(sum([cube, cube]), uri.Kubus | Literal[0])
    assert_type(sum([cube, cube], start=cube), uri.Kubus)
    assert_type(cube.slice(organisatie={"Ministerie"}), uri.Kubus)
    assert_type(cube.total(uitkomst=[uri.Uitkomst.AANGETOOND]), int)
    assert_type(cube.select(verslagjaar=2024), uri.Kubus)
    assert_type(cube.jaren, tuple[int, ...])
    assert_type(cube.covers(2024, "hoofdcategorie"), bool)
    assert_type(cube.to_frame(), pd.DataFrame)


def tables_are_made_of_anything_that_counts(
    register: uri.Register, cube: uri.Kubus, dossier: uri.Dossier, frame: pd.DataFrame
) -> None:
    assert_type(uri.schendingen(register, verslagjaar=2024), uri.Tabel)
    assert_type(uri.schendingen(cube, onderdeel="Dienst"), uri.Tabel)
    assert_type(uri.schendingen(dossier, editie="rijk-2015"), uri.Tabel)
    assert_type(uri.schendingen(frame), uri.Tabel)
    assert_type(uri.schendingen(uri.Frame(frame)), uri.Tabel)
    selection = aggregate.Selection.of(register, verslagjaar=2024)
    assert_type(selection, aggregate.Selection)
    assert_type(uri.schendingen(selection), uri.Tabel)


def the_standard_tables(dossier: uri.Dossier) -> None:
    assert_type(uri.kerncijfers(dossier, jaren=3), uri.Tabel)
    assert_type(uri.aangetoond_per_jaar(dossier, jaren=range(2020, 2024)), uri.Tabel)
    assert_type(uri.signalen(dossier), uri.Tabel)
    assert_type(uri.afdoeningen(dossier), uri.Tabel)
    assert_type(uri.vertrouwenspersonen(dossier), uri.Tabel)
    assert_type(uri.sessies(dossier, onderdeel="Dienst"), uri.Tabel)
    assert_type(uri.financiele_belangen(dossier), uri.Tabel)
    assert_type(uri.overzicht(dossier, omschrijvingen=True), uri.Tabel)


def a_table(table: uri.Tabel) -> None:
    cell = table["omgangsvormen", "aangetoond"]
    assert_type(cell, aggregate.Cel)
    if isinstance(cell, uri.Leeg):
        assert_type(cell, uri.Leeg)
    assert_type(table.row("totaal"), dict[str, aggregate.Cel])
    assert_type(table.column("aangetoond"), dict[str, aggregate.Cel])
    assert_type(table.rijen, tuple[aggregate.TabelRij, ...])
    assert_type(table.kolommen, tuple[aggregate.TabelKolom, ...])
    assert_type(table.broken(), tuple[aggregate.Relatie, ...])
    assert_type(table.is_empty, bool)
    assert_type(table.titel.to("nl"), str)
    assert_type(table.to_text(language="en"), str)
    assert_type(table.to_markdown(), str)
    assert_type(table.to_html(), str)
    assert_type(table.to_frame(), pd.DataFrame)
    assert_type(table.to_frame("en", totals=False), pd.DataFrame)


def a_report(dossier: uri.Dossier) -> None:
    report = uri.rapport(dossier, verslagjaar=2023, organisatie="Ministerie", editie=uri.editie())
    assert_type(report, uri.Rapport)
    assert_type(report.verslagjaar, int)
    assert_type(report.organisatie, str | None)
    assert_type(report.tabellen, Mapping[str, uri.Tabel])
    assert_type(report["schendingen"], uri.Tabel)
    assert_type(report["schendingen"].count("omgangsvormen", "aangetoond"), int)
    assert_type(list(report), list[str])
    assert_type(report.names, tuple[str, ...])
    assert_type(report.to_text(language="en"), str)
    assert_type(report.to_markdown(), str)
    assert_type(report.to_dict(), dict[str, Any])
    assert_type(report.to_frames(totals=False), dict[str, pd.DataFrame])
    assert_type(publish.to_text(report), str)
    assert_type(publish.to_markdown(report, "en"), str)
    assert_type(publish.to_html(report, "en"), str)
    assert_type(publish.to_json(report), str)
    assert_type(publish.to_dict(report), dict[str, Any])
    assert_type(publish.audit_files(report), dict[str, str])
    assert_type(publish.to_csv(report), dict[str, str])


def a_count_of_a_table_is_a_number(table: uri.Tabel) -> None:
    row, column = "omgangsvormen", "aangetoond"
    assert_type(table.count(row, column), int)
    assert_type(table.count(row, column) + 1, int)
