"""Table 6: the prevention sessions.

Source: Jaarrapportage Integriteit BZK 2023, Tabel 6 [S 443-448].
"""

from __future__ import annotations

from collections import Counter

from uri.aggregate.cubes.units import Eenheid, Leeg
from uri.aggregate.report.table_parts import AANTAL, TOTAAL, added, codes_of, label_among, total_of
from uri.aggregate.sources.selection import Bron, Selection
from uri.aggregate.tables.cells import Cel, TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_definition import TableContent, TableDefinition
from uri.languages import Text, same
from uri.model import Sessie
from uri.taxonomy import Basis

_TITLE = Text("Overzicht sessies integriteit", "Overview of integrity sessions")


def sessies(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
) -> Tabel:
    """Table 6: prevention sessions by kind, and their total.

    Column: ``aantal`` [S 443-448].

    >>> import uri
    >>> workshops = uri.Sessie(jaar=2023, sessie="Workshop", aantal=3)
    >>> dossier = uri.Dossier(verslagjaar=2023, editie="bzk-2023", sessies=(workshops,))
    >>> uri.sessies(dossier).count("workshop", "aantal")
    3

    Args:
        bron: A dossier that holds these figures, or a selection of one; any other source has none.
        verslagjaar: The year, where the source holds several.
        organisatie: The organisation, where the source holds several.
        onderdeel: The part of the organisation; no such figures are stated of a part.

    Raises:
        SelectionError: The year or organisation is open, or what was chosen is not there.
    """
    selection = Selection.of(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel)
    counts: Counter[str] = Counter()
    for record in selection.stated(Sessie, selection.verslagjaar):
        counts[record.sessie] += record.aantal
    codes = dict(zip(counts, codes_of(counts), strict=True))
    cells: dict[tuple[str, str], Cel] = {(codes[kind], AANTAL.naam): number for kind, number in counts.items()}
    cells[TOTAAL.code, AANTAL.naam] = added([*cells.values()]) if cells else Leeg.NIET_VERZAMELD
    rows = (*(TabelRij(codes[kind], same(kind)) for kind in counts), TOTAAL)
    return Tabel.of(
        "sessies",
        _TITLE,
        rows,
        [AANTAL],
        cells,
        basis=Basis.VERSLAGJAAR,
        eenheid=Eenheid.SESSIE,
        standdatum=selection.standdatum,
        relaties=total_of(TableContent(editie=selection.editie, rijen=rows, kolommen=(AANTAL,))),
    )


DEFINITION = TableDefinition(titel=_TITLE, relations=total_of, rows=lambda *_: (TOTAAL,), column=label_among(AANTAL))
"""Table 6, apart from its figures."""
