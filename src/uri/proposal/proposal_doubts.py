"""What is easily overlooked in a proposal: what may be otherwise than it is read, and no key of it leaves open."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from uri.findings import quoted
from uri.languages import Text
from uri.proposal.found_tables import FoundTable
from uri.proposal.words import Certainty, know
from uri.register import Koppeling
from uri.taxonomy import Editie

_ROW_OF_SHEET = Text("Op blad {} staan de koppen in rij {}.", "On sheet {} the headers stand in row {}.")
_FIRST_IS_MAIN = Text(
    "Van de types in één cel is het eerste het hoofdtype: de andere tellen niet mee.",
    "Of the types in one cell the first is the main one: the others are not counted.",
)
_NO_MEASURES = Text(
    "Geen kolom zegt welke maatregelen er volgden: Tabel 4 telt er dan geen.",
    "No column tells which measures followed: Table 4 then counts none.",
)
_CROSSES = Text(
    "Kruisjes onder {} zijn gelezen als {}: dat zegt geen editie, maar de woordenlijst.",
    "Crosses below {} were read as {}: no edition says so, but the vocabulary does.",
)
_ABSENT = Text("Blad {} heeft geen kolom {}; zij is daar leeg.", "Sheet {} has no column {}; it is empty there.")
_YEAR_ABOVE = Text(
    "Geen kolom zegt van welk jaar een zaak is. Boven de tabel of in de naam van het blad staat {}: dat is nu het"
    " verslagjaar van elke zaak.",
    "No column tells the year of a case. Above the table or in the name of the sheet stands {}: that is now the year of"
    " the report for every case.",
)


def doubts_of(
    tables: Sequence[FoundTable],
    koppeling: Koppeling,
    earlier: Koppeling,
    told: Collection[str],
    repeated: Text | None,
    editie: Editie,
) -> Iterator[Text]:
    """Give what is to be minded of a proposal.

    Args:
        tables: The tables, one a sheet.
        koppeling: The mapping that is proposed.
        earlier: The one that was given; what it decides is no doubt.
        told: The fields that a column tells.
        repeated: What to decide about rows that repeat a kenmerk.
        editie: The edition of the labels.
    """
    if repeated is not None:
        yield repeated
    if koppeling.tabel.verslagjaar is not None and earlier.tabel.verslagjaar is None:
        yield _YEAR_ABOVE.format(koppeling.tabel.verslagjaar)
    if "hoofdcategorie" in koppeling.tabel.scheiding and "hoofdcategorie" not in earlier.tabel.scheiding:
        yield _FIRST_IS_MAIN
    for header, cross in koppeling.kruisjes.items():
        is_guess = know(header, cross.veld, editie).certainty is Certainty.PROPOSED
        if is_guess and earlier.cross_of(header) is None:
            yield _CROSSES.format(quoted(header), cross.code)
    if "afdoeningen" not in told:
        yield _NO_MEASURES
    for table in tables:
        yield from (_ABSENT.format(quoted(table.grid.name), quoted(header)) for header in table.absent)
        if table.header_row != tables[0].header_row:
            yield _ROW_OF_SHEET.format(quoted(table.grid.name), table.header_row)
