"""The code lists, the editions that were published and how their rows compare, and the organisations.

This package loads neither pandas nor numpy, so that any tool can import the lists alone.

>>> editie("rijk-2015").parse("Lekken en misbruik van informatie").value
'informatie'
"""

from uri.taxonomy.codes import (
    Afdoening,
    Basis,
    Code,
    Entry,
    Example,
    Jaarbron,
    JaNee,
    Meldkanaal,
    Niveau,
    Oordeel,
    Opvolging,
    Schendingstype,
    Soort,
    Uitkomst,
)
from uri.taxonomy.comparison import RijVerband, Verband, Vergroving, compare, vergroving
from uri.taxonomy.editie_files import (
    afdoening_editie,
    afdoening_edities,
    editie,
    edities,
    read_editie,
)
from uri.taxonomy.edities import AfdoeningEditie, Betekenis, Editie, EditieRij, Plaats
from uri.taxonomy.groepering import AfdoeningRijen, Groep, Groepering
from uri.taxonomy.groepering_files import groepering, groeperingen, read_groepering
from uri.taxonomy.organisatie_files import organisaties, read_organisaties
from uri.taxonomy.organisaties import Geldigheid, Onderdeel, Organisatie, Organisatienaam, Organisaties
from uri.taxonomy.reorganisaties import Reorganisatie, reorganisaties

__all__ = [
    "Afdoening",
    "AfdoeningEditie",
    "AfdoeningRijen",
    "Basis",
    "Betekenis",
    "Code",
    "Editie",
    "EditieRij",
    "Entry",
    "Example",
    "Geldigheid",
    "Groep",
    "Groepering",
    "JaNee",
    "Jaarbron",
    "Meldkanaal",
    "Niveau",
    "Onderdeel",
    "Oordeel",
    "Opvolging",
    "Organisatie",
    "Organisatienaam",
    "Organisaties",
    "Plaats",
    "Reorganisatie",
    "RijVerband",
    "Schendingstype",
    "Soort",
    "Uitkomst",
    "Verband",
    "Vergroving",
    "afdoening_editie",
    "afdoening_edities",
    "compare",
    "editie",
    "edities",
    "groepering",
    "groeperingen",
    "organisaties",
    "read_editie",
    "read_groepering",
    "read_organisaties",
    "reorganisaties",
    "vergroving",
]
