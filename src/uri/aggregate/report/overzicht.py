"""Bijlage 1: the closed meldingen one by one, without anything that tells who they are about.

The list numbers its rows itself and sorts them by what it shows, so that neither a kenmerk nor the order of
registration comes through. Source: Jaarrapportage Integriteit BZK 2023, Bijlage 1 [S 537-576].
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

import attrs

from uri.aggregate.cubes.dimensions import CLOSED
from uri.aggregate.cubes.placing import all_placed
from uri.aggregate.cubes.units import Eenheid, Leeg
from uri.aggregate.report.table_parts import label_among
from uri.aggregate.sources.selection import Bron, Selection
from uri.aggregate.tables.cells import Cel, TabelKolom, TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_definition import TableDefinition
from uri.languages import Text, joined, same
from uri.taxonomy import Afdoening, AfdoeningEditie, Basis, Editie, EditieRij, Schendingstype, Soort, Uitkomst

CATEGORIE = TabelKolom("categorie", Text("Categorie", "Category"))
OMSCHRIJVING = TabelKolom("omschrijving", Text("Beschrijving", "Description"))
UITKOMST = TabelKolom("uitkomst", Text("Uitkomst", "Outcome"))
AFDOENING = TabelKolom("afdoening", Text("Afdoening", "Measure"))

_TITLE = Text("Geanonimiseerd overzicht van meldingen", "Anonymised list of reports")
_SHOWN = ("hoofdcategorie", "uitkomst", "afdoeningen")
_NO_CASES = Text("Er zijn geen zaken om op te sommen.", "There are no cases to list.")


def overzicht(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
    omschrijvingen: bool | None = None,
) -> Tabel:
    """Bijlage 1: a row per closed melding, numbered from 1, by category, outcome and measure.

    Columns: ``categorie``, ``omschrijving`` where it is shown, ``uitkomst``, ``afdoening`` [S 537-576].

    >>> import uri
    >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
    >>> print(uri.overzicht(uri.Register.from_records(cases))["1", "uitkomst"])
    Aangetoond

    Args:
        bron: The cases, or counts of them: a register, a frame of any engine, a cube, a dossier or a selection.
        verslagjaar: The year, where the source holds several.
        organisatie: The organisation, where the source holds several.
        onderdeel: The part of the organisation; without it the whole.
        editie: The edition whose rows the table has, by default that of the source.
        omschrijvingen: Whether descriptions are shown, by default what the dossier says of it, else not.

    Raises:
        SelectionError: The year or organisation is open, or what was chosen is not there.
        UnplacedError: There are cases that fit no row of the edition.
    """
    selection = Selection.of(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel, editie=editie)
    shown = bool(selection.dossier and selection.dossier.omschrijvingen) if omschrijvingen is None else omschrijvingen
    cases = _closed(selection, shown=shown)
    _refuse_unplaced_types(cases, selection.editie)
    listed = sorted((_line(selection.editie, *codes).place(text), codes, text) for codes, text in cases)
    cells = tuple(
        row
        for _, codes, text in listed
        for row in (_line(selection.editie, *codes).cells(text, shown=shown),) * cases[codes, text]
    )
    columns = (CATEGORIE, *([OMSCHRIJVING] if shown else []), UITKOMST, AFDOENING)
    return Tabel(
        naam="overzicht",
        titel=_TITLE,
        rijen=tuple(_numbered(number) for number in range(1, len(cells) + 1)),
        kolommen=columns,
        cellen=cells,
        bases=((Basis.AFGEROND,) * len(columns),) * len(cells),
        eenheid=Eenheid.MELDING,
        standdatum=selection.standdatum,
        noten=(*selection.notes(), *selection.doubts()) if selection.lists_cases else (_NO_CASES,),
    )


_Codes: TypeAlias = tuple[Schendingstype, Uitkomst, tuple[Afdoening, ...]]
_Case: TypeAlias = tuple[_Codes, str]
"""What the list can show of a case: its type, outcome and measures; and its description, empty where there is none."""


def _closed(selection: Selection, *, shown: bool) -> Mapping[_Case, int]:
    """Count the closed meldingen by what is shown of them."""
    if selection.case_counts is None or not selection.lists_cases:
        return {}
    if not shown:
        cube = selection.case_counts.cubes[Soort.MELDING]
        counts = cube.margin(*_SHOWN, verslagjaar={selection.verslagjaar}, uitkomst=CLOSED)
        return {(case, ""): number for case, number in counts.items()}
    rows = selection.rows()
    columns = [rows.kolommen[name].decode() for name in ("soort", "omschrijving", *_SHOWN)]
    return Counter(
        (tuple(codes), text or "")
        for soort, text, *codes in zip(*columns, strict=True)
        if soort is Soort.MELDING and codes[1] in CLOSED
    )


def _refuse_unplaced_types(cases: Mapping[_Case, int], editie: Editie) -> None:
    """Raise `UnplacedError` where there are cases of a type that no row of the edition can hold."""
    counts: Counter[Schendingstype] = Counter()
    for ((hoofdcategorie, _, _), _), number in cases.items():
        counts[hoofdcategorie] += number
    all_placed(counts, editie, "schendingen", Eenheid.MELDING.label, _TITLE)


@attrs.frozen
class _CaseLine:
    """A line of the list, but for its description: its place by what it shows, and its cells."""

    rank: tuple[int, int, str]
    category: Text
    uitkomst: Text
    afdoening: Cel

    def place(self, omschrijving: str) -> tuple[object, ...]:
        """Return the place of the line in the list: by what is shown, and by nothing else."""
        return *self.rank, omschrijving

    def cells(self, omschrijving: str, *, shown: bool) -> tuple[Cel, ...]:
        """Return the cells of the line."""
        return self.category, *([omschrijving or Leeg.BLANCO] if shown else []), self.uitkomst, self.afdoening


@lru_cache(maxsize=1_024)
def _line(editie: Editie, *codes: Any) -> _CaseLine:  # noqa: ANN401 (those of `_Codes`)
    hoofdcategorie, uitkomst, afdoeningen = codes
    row = editie.place(hoofdcategorie, "schendingen")
    position, category = len(editie.rijen), hoofdcategorie.label
    if isinstance(row, EditieRij):
        position, category = editie.rijen.index(row), row.text
    measures = joined([_measure(code, editie.afdoeningen) for code in afdoeningen])
    return _CaseLine(
        rank=(position, list(Uitkomst).index(uitkomst), measures.nl),
        category=category,
        uitkomst=uitkomst.label,
        afdoening=measures if afdoeningen else _no_measure(uitkomst, editie.afdoeningen),
    )


@lru_cache(maxsize=4_096)
def _numbered(number: int) -> TabelRij:
    return TabelRij(str(number), same(str(number)))


def _measure(code: Afdoening, editie: AfdoeningEditie) -> Text:
    """Return the edition's own words for a measure: the label of its row, or those that its case list prints."""
    words = (word for row in editie.rijen for word, named in row.words() if named is code)
    english = next((row.text.en for row in editie.rijen if row.code is code), code.label.en)
    return Text(next(words, code.label.nl), english)


def _no_measure(uitkomst: Uitkomst, editie: AfdoeningEditie) -> Cel:
    """Return the cell of a case without a measure: one that was not substantiated calls for none."""
    return Leeg.NIET_VAN_TOEPASSING if uitkomst is Uitkomst.NIET_AANGETOOND else _measure(Afdoening.GEEN, editie)


def _known_texts(editie: Editie) -> Iterable[Text]:
    """Return what the cells of the list may say in an edition, each measure by itself."""
    yield from (row.text for row in editie.rows("schendingen"))
    yield from (code.label for code in Schendingstype)
    yield from (code.label for code in Uitkomst)
    yield from (_measure(code, editie.afdoeningen) for code in Afdoening)


DEFINITION = TableDefinition(
    titel=_TITLE,
    column=label_among(CATEGORIE, OMSCHRIJVING, UITKOMST, AFDOENING),
    texts=_known_texts,
    free=frozenset({OMSCHRIJVING.naam}),
)
"""Bijlage 1, apart from its cases."""
