"""The types of codes and editions."""

from typing import assert_type

import uri
from uri import taxonomy


def a_code_is_a_string_with_labels() -> None:
    code = uri.Schendingstype("omgangsvormen")
    assert_type(code, uri.Schendingstype)
    text: str = code
    assert_type(code.label.nl, str)
    assert_type(code.label.to("en"), str)
    assert_type(code.delen, tuple[uri.Schendingstype, ...])
    assert_type(code.bladen, frozenset[uri.Schendingstype])
    assert_type(code.rest, bool)
    assert_type(uri.Schendingstype.parse(text), uri.Schendingstype)


def every_list_reads_its_own() -> None:
    assert_type(uri.Afdoening.parse("Berisping"), uri.Afdoening)
    assert_type(uri.Uitkomst.parse("Ja"), uri.Uitkomst)
    assert_type(uri.Soort.parse("Melding"), uri.Soort)
    assert_type(uri.Meldkanaal.parse("HRM"), uri.Meldkanaal)
    assert_type(uri.Opvolging.parse("Mediation"), uri.Opvolging)
    assert_type(uri.Oordeel.parse("Gegrond"), uri.Oordeel)


def an_edition_reads_labels() -> None:
    assert_type(uri.edities(), list[str])
    edition = uri.editie("bzk-2023")
    assert_type(uri.editie(), uri.Editie)
    assert_type(uri.editie(edition), uri.Editie)
    assert_type(edition, uri.Editie)
    assert_type(edition.naam, str)
    assert_type(edition.parse("Ongewenste omgangsvormen"), uri.Schendingstype)
    assert_type(edition.rows("schendingen"), tuple[taxonomy.EditieRij[uri.Schendingstype], ...])
    assert_type(edition.rijen[0].code, uri.Schendingstype)
    assert_type(edition.afdoeningen, taxonomy.AfdoeningEditie)
    assert_type(taxonomy.afdoening_editie("om-2016").parse("Berisping"), uri.Afdoening)
    assert_type(taxonomy.read_editie("eigen.toml"), uri.Editie)


def editions_compare_by_name_or_as_they_are(edition: uri.Editie, measures: taxonomy.AfdoeningEditie) -> None:
    assert_type(
        taxonomy.compare("rijk-2015", edition, "schendingen"), tuple[taxonomy.RijVerband[uri.Schendingstype], ...]
    )
    assert_type(taxonomy.compare(measures, "bzk-2023", "afdoeningen"), tuple[taxonomy.RijVerband[uri.Afdoening], ...])
    assert_type(taxonomy.vergroving(["bzk-2023", edition], "signalen"), taxonomy.Vergroving[uri.Schendingstype])
    assert_type(taxonomy.vergroving([edition], "schendingen"), taxonomy.Vergroving[uri.Schendingstype])
    assert_type(taxonomy.vergroving([measures], "afdoeningen").groepen, tuple[frozenset[uri.Afdoening], ...])


def groupings_are_asked_for_by_name() -> None:
    assert_type(taxonomy.groeperingen(), list[str])
    grouping = taxonomy.groepering("bzk-2023-grof")
    assert_type(grouping, taxonomy.Groepering)
    assert_type(grouping.groepen, tuple[taxonomy.Groep, ...])
    assert_type(grouping.afdoeningen, taxonomy.AfdoeningRijen)
    assert_type(grouping.leaves("informatie_en_communicatie", "signalen"), frozenset[uri.Schendingstype] | None)
    assert_type(taxonomy.read_groepering("eigen.toml"), taxonomy.Groepering)
    assert_type(uri.Beleid(drempel=5, bron="Besluit", groepen="totalen").groepen, taxonomy.Groepering | None)


def organisations_are_found_by_any_name() -> None:
    known = uri.organisaties()
    assert_type(known, uri.Organisaties)
    assert_type(known.find("Min. BZK"), uri.Organisatie)
    assert_type(known.get("EZ", 2015), uri.Organisatie | None)
    assert_type(known.onderdeel("AIVD", "BZK"), taxonomy.Onderdeel | None)
    assert_type(known.met(uri.read_organisaties("eigen.toml")), uri.Organisaties)
    assert_type(taxonomy.reorganisaties(known, known.find("BZK"), 2020, 2026), tuple[taxonomy.Reorganisatie, ...])
