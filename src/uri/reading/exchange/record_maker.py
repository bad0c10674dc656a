"""A record made of JSON values field by field: what the constructor would make, at a fraction of its cost.

Each value is checked and converted once, by the reader of its field. The constructor would do so again, and would set
every field by name, as a frozen class must; here they are set while the record is still of an open class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from uri.model import Registratie
from uri.reading.exchange.json_fields import KLASSEN, READERS, Read

Make: TypeAlias = Callable[[Iterable[Any]], Registratie]


def _maker(klasse: type[Registratie], read: Mapping[str, Read]) -> Make:
    new, still_open = object.__new__, _opened(klasse)
    text, day, year, count = read["kenmerk"], read["ontvangen"], read["verslagjaar"], read["betrokkenen"]
    own, channel, kind, outcome = read["eigen"], read["meldkanaal"], read["hoofdcategorie"], read["uitkomst"]
    other_kinds, follow_ups, measures = read["nevencategorieen"], read["opvolging"], read["afdoeningen"]

    def make(values: Iterable[Any]) -> Registratie:
        (
            kenmerk,
            organisatie,
            onderdeel,
            ontvangen,
            verslagjaar,
            omschrijving,
            eigen,
            meldkanaal,
            afgerond,
            hoofdcategorie,
            nevencategorieen,
            opvolging,
            uitkomst,
            afdoeningen,
            betrokkenen,
        ) = values
        record: Any = new(still_open)
        record.kenmerk = text(kenmerk)
        record.organisatie = text(organisatie)
        record.onderdeel = text(onderdeel)
        record.ontvangen = day(ontvangen)
        record.verslagjaar = year(verslagjaar)
        record.omschrijving = text(omschrijving)
        record.eigen = own(eigen)
        record.meldkanaal = channel(meldkanaal)
        record.afgerond = day(afgerond)
        record.hoofdcategorie = kind(hoofdcategorie)
        record.nevencategorieen = other_kinds(nevencategorieen)
        record.opvolging = follow_ups(opvolging)
        record.uitkomst = outcome(uitkomst)
        record.afdoeningen = measures(afdoeningen)
        record.betrokkenen = count(betrokkenen)
        record.__attrs_post_init__()
        record.__class__ = klasse
        made: Registratie = record
        return made

    return make


def _opened(klasse: type[Registratie]) -> Any:  # noqa: ANN401 (its instances become those of `klasse`)
    """Return a class laid out as `klasse`, of which the fields can be set."""
    plain = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(klasse.__name__, (klasse,), plain)


MAKERS: Mapping[str, Make] = {soort: _maker(klasse, READERS[soort]) for soort, klasse in KLASSEN.items()}
"""By ``soort``, what makes a record of the values of `NAMEN`, in that order and None where one is left out.

Each raises `KeyError`, `TypeError` or `ValueError` for values that make no record.
"""
