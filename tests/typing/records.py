"""The types of records: what a constructor takes, and what a field gives."""

from collections.abc import Mapping
from datetime import date
from typing import assert_type

import cattrs

import uri


def a_melding() -> None:
    melding = uri.Melding(
        kenmerk="24-01",
        organisatie="Ministerie van Voorbeeld",
        onderdeel="Dienst",
        meldkanaal=uri.Meldkanaal.MELDPUNT,
        ontvangen=date(2023, 12, 12),
        afgerond=date(2024, 2, 5),
        verslagjaar=2024,
        hoofdcategorie=uri.Schendingstype.OMGANGSVORMEN,
        nevencategorieen=(uri.Schendingstype.INFORMATIE,),
        opvolging=(uri.Opvolging.MEDIATION,),
        uitkomst=uri.Uitkomst.AANGETOOND,
        afdoeningen=(uri.Afdoening.BERISPING,),
        betrokkenen=1,
        omschrijving="Verzonnen",
        eigen={"Regio": "Noord"},
    )
    assert_type(melding, uri.Melding)
    assert_type(melding.soort, uri.Soort)
    assert_type(melding.kenmerk, str | None)
    assert_type(melding.organisatie, str | None)
    assert_type(melding.onderdeel, str | None)
    assert_type(melding.meldkanaal, uri.Meldkanaal | None)
    assert_type(melding.ontvangen, date | None)
    assert_type(melding.afgerond, date | None)
    assert_type(melding.verslagjaar, int | None)
    assert_type(melding.hoofdcategorie, uri.Schendingstype)
    assert_type(melding.nevencategorieen, tuple[uri.Schendingstype, ...])
    assert_type(melding.opvolging, tuple[uri.Opvolging, ...])
    assert_type(melding.uitkomst, uri.Uitkomst)
    assert_type(melding.afdoeningen, tuple[uri.Afdoening, ...])
    assert_type(melding.betrokkenen, int | None)
    assert_type(melding.omschrijving, str | None)
    assert_type(melding.eigen, Mapping[str, str])
    assert_type(melding.jaar, int | None)


def a_record_takes_codes_by_their_value() -> None:
    melding = uri.Melding(hoofdcategorie="omgangsvormen", uitkomst="aangetoond", afdoeningen=["berisping"])
    assert_type(melding, uri.Melding)
    assert_type(melding.hoofdcategorie, uri.Schendingstype)
    assert_type(melding.uitkomst, uri.Uitkomst)
    assert_type(melding.afdoeningen, tuple[uri.Afdoening, ...])


def so_do_all_fields_of_codes() -> None:
    melding = uri.Melding(
        verslagjaar=2024,
        hoofdcategorie="omgangsvormen",
        nevencategorieen=["positie", uri.Schendingstype.INFORMATIE],
        meldkanaal="meldpunt",
        opvolging={"mediation"},
        uitkomst="aangetoond",
        afdoeningen="berisping",
    )
    assert_type(melding.nevencategorieen, tuple[uri.Schendingstype, ...])
    assert_type(melding.meldkanaal, uri.Meldkanaal | None)
    assert_type(melding.opvolging, tuple[uri.Opvolging, ...])
    signaal = uri.Signaal(hoofdcategorie="positie", ontvangen=date(2024, 1, 3))
    assert_type(signaal.uitkomst, uri.Uitkomst)
    assert_type(uri.Klacht(verslagjaar=2024, oordeel="gegrond").oordeel, uri.Oordeel | None)
    assert_type(uri.Adviesvraag(verslagjaar=2024, hoofdcategorie="positie").hoofdcategorie, uri.Schendingstype | None)


def members_are_taken_as_before() -> None:
    melding = uri.Melding(
        verslagjaar=2024,
        hoofdcategorie=uri.Schendingstype.OMGANGSVORMEN,
        uitkomst=uri.Uitkomst.AANGETOOND,
        afdoeningen=(uri.Afdoening.BERISPING,),
    )
    assert_type(melding.afdoeningen, tuple[uri.Afdoening, ...])


def a_signaal() -> None:
    signaal = uri.Signaal(hoofdcategorie=uri.Schendingstype.POSITIE, verslagjaar=2024)
    assert_type(signaal, uri.Signaal)
    assert_type(signaal.soort, uri.Soort)
    assert_type(signaal.uitkomst, uri.Uitkomst)
    assert_type(signaal.jaar, int | None)


def other_cases() -> None:
    klacht = uri.Klacht(verslagjaar=2024, oordeel=uri.Oordeel.GEGROND)
    assert_type(klacht, uri.Klacht)
    assert_type(klacht.oordeel, uri.Oordeel | None)
    melding = uri.Melding(verslagjaar=2024, hoofdcategorie="positie", uitkomst="lopend", anoniem="nee")
    assert_type(melding.anoniem, uri.JaNee | None)
    assert_type(klacht.jaar, int | None)
    vraag = uri.Adviesvraag(ontvangen=date(2024, 1, 3))
    assert_type(vraag, uri.Adviesvraag)
    assert_type(vraag.hoofdcategorie, uri.Schendingstype | None)
    assert_type(vraag.jaar, int | None)


def figures_of_a_year() -> None:
    personeel = uri.Personeel(jaar=2024, aantal=9000, zonder="AIVD|CAS")
    assert_type(personeel, uri.Personeel)
    assert_type(personeel.jaar, int)
    assert_type(personeel.aantal, int)
    assert_type(personeel.buiten, frozenset[str])
    personen = uri.Vertrouwenspersonen(jaar=2024, hulpvragen=200, contactmomenten=2.5)
    assert_type(personen, uri.Vertrouwenspersonen)
    assert_type(personen.hulpvragen, int | None)
    assert_type(personen.contactmomenten, float | None)
    sessie = uri.Sessie(jaar=2024, sessie="Dilemma", aantal=3)
    assert_type(sessie, uri.Sessie)
    assert_type(sessie.sessie, str)
    belang = uri.FinancieelBelang(jaar=2024, onderdeel="Dienst", meldplicht=10, meldingen=2)
    assert_type(belang, uri.FinancieelBelang)
    assert_type(belang.groep, str | None)
    assert_type(belang.meldplicht, int | None)
    cijfers = uri.Kerncijfers(jaar=2024, meldingen=26)
    assert_type(cijfers, uri.Kerncijfers)
    assert_type(cijfers.meldingen, int | None)
    assert_type(cijfers.niet_disciplinair, int | None)


def between_programs(text: str) -> None:
    for record in uri.records_from_json(text):
        assert_type(record.hoofdcategorie, uri.Schendingstype)
        assert_type(record.jaar, int | None)
    melding = uri.Melding(
        hoofdcategorie=uri.Schendingstype.POSITIE, uitkomst=uri.Uitkomst.LOPEND, ontvangen=date(2024, 1, 3)
    )
    assert_type(uri.records_to_json([melding]), str)


def by_cattrs(value: object) -> None:
    convert = uri.converter()
    assert_type(convert, cattrs.Converter)
    assert_type(convert.structure(value, uri.Melding), uri.Melding)
