"""The pictures of standard tables: types, years and measures, one function a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from uri.aggregate import Rapport, Tabel, aangetoond_per_jaar, afdoeningen, schendingen
from uri.aggregate.cubes.units import Leeg
from uri.aggregate.sources.selection import Bron, Selection
from uri.aggregate.tables.cells import Cel, RijSoort, TabelRij
from uri.languages import Language, Text, current_language, same
from uri.pictures.bars import Bar, Bars, Panel
from uri.pictures.picture import Picture
from uri.statistics import Interval, count_interval
from uri.statistics.chance_tests import percentage
from uri.statistics.intervals import LEVEL
from uri.taxonomy import Niveau

Getekend: TypeAlias = Bron | Rapport | Tabel
"""What a picture of a standard table is drawn from: the table, a report that holds it, or what it can be made from."""

_SHORT = 5
"""Labels of so many signs fit below bars that stand, and so many bars beside one another."""


def types(bron: Getekend, *, language: Language | None = None, **keuze: Any) -> Picture:  # noqa: ANN401 (of a table)
    """Draw Table 1: of each type how many meldingen there are, and how many of them were substantiated.

    >>> import uri
    >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
    >>> picture = uri.pictures.types(uri.Register.from_records(cases), language="en")
    >>> print(picture.description)
    Abuse of position and conflicts of interest: Possible violation 1, Of which substantiated 1.

    Args:
        bron: The table, a report that holds it, or what it can be made from.
        language: ``"nl"`` or ``"en"``; by default the current language.
        **keuze: What is chosen of a source, as `uri.schendingen` takes it: ``verslagjaar``, ``organisatie``,
            ``onderdeel``, ``editie``.

    Raises:
        SelectionError: The year or organisation is open, or what was chosen is not there.
        UnplacedError: There are cases that fit no row of the edition.
    """
    return table_picture(*_found(bron, schendingen, keuze), language or current_language())


def years(
    bron: Getekend,
    *,
    level: float | None = LEVEL,
    language: Language | None = None,
    **keuze: Any,  # noqa: ANN401 (of a table)
) -> Picture:
    """Draw Table 2: of each type the substantiated meldingen of each year, with the exact interval of each count.

    Args:
        bron: The table, a report that holds it, or what it can be made from.
        level: The level of the intervals; None draws none, and needs no extra.
        language: ``"nl"`` or ``"en"``; by default the current language.
        **keuze: What is chosen of a source, as `uri.aangetoond_per_jaar` takes it.

    Raises:
        SelectionError: The year or organisation is open, or what was chosen is not there.
        UnplacedError: There are cases that fit no row of the edition.
        MissingExtraError: Intervals are asked for, and the extra ``statistics`` is not installed.
    """
    return table_picture(*_found(bron, aangetoond_per_jaar, keuze), language or current_language(), level)


def measures(bron: Getekend, *, language: Language | None = None, **keuze: Any) -> Picture:  # noqa: ANN401 (of a table)
    """Draw Table 4: the meldingen by their heaviest measure, level by level.

    Args:
        bron: The table, a report that holds it, or what it can be made from.
        language: ``"nl"`` or ``"en"``; by default the current language.
        **keuze: What is chosen of a source, as `uri.afdoeningen` takes it.

    Raises:
        SelectionError: The year or organisation is open, or what was chosen is not there.
        UnplacedError: There are cases that fit no row of the edition.
    """
    table, year = _found(bron, afdoeningen, keuze)
    chosen = language or current_language()
    return Picture(
        title=_dated(_TITLES[table.naam], table, year).to(chosen),
        language=chosen,
        drawing=Bars(tuple(_by_level(table, chosen)), standing=False),
        remark=_SCALE.to(chosen),
    )


def table_picture(table: Tabel, year: int | None, language: Language, level: float | None = None) -> Picture:
    """Draw Table 1 or 2: a panel for each type, with a bar for each column, on one scale.

    A type that counts nothing anywhere has no panel, and the remark names it; one of which a figure is hidden has.

    Args:
        table: The table.
        year: The year that it is about.
        language: The language of the picture.
        level: The level of the intervals, where there are to be any.
    """
    rows = [row for row in table.rijen if row.soort is RijSoort.DETAIL]
    shown = [row for row in rows if any(map(_is_shown, table.row(row.code).values()))] or rows
    panels = tuple(
        Panel(row.label.to(language), tuple(_bars(table, row, language, level)), code=row.code) for row in shown
    )
    read = [_SCALE, *([] if level is None else [_INTERVALS.format(percentage(level))])]
    remark = " ".join([*(words.to(language) for words in read), *without_panel(table, language)])
    title = _dated(_TITLES[table.naam], table, year).to(language)
    return Picture(title=title, language=language, drawing=Bars(panels, standing=_stand(panels)), remark=remark)


def is_pictured(table: Tabel) -> bool:
    """Return whether a table has anything to draw: a number above zero, or one that is hidden."""
    return any(
        row.soort is RijSoort.DETAIL and any(map(_is_shown, table.row(row.code).values())) for row in table.rijen
    )


def without_panel(table: Tabel, language: Language) -> Iterator[str]:
    """Name the types that a picture has no panel of, as they count nothing; nothing where every type has one.

    A type of which a figure is not known is not among them: that it counts nothing is then not known either.
    """
    if not is_pictured(table):
        return
    none = [
        row.label.to(language)
        for row in table.rijen
        if row.soort is RijSoort.DETAIL and all(cell == 0 for cell in table.row(row.code).values())
    ]
    if none:
        yield _WITHOUT[table.naam].to(language).format("; ".join(none))


def _found(bron: Getekend, make: Callable[..., Tabel], choice: dict[str, Any]) -> tuple[Tabel, int | None]:
    """Return the table that is drawn, and the year that it is about where that is known."""
    if isinstance(bron, Tabel):
        return bron, None
    if isinstance(bron, Rapport):
        return bron[make.__name__], bron.verslagjaar
    selection = Selection.of(bron, **choice)
    return make(selection), selection.verslagjaar


def _dated(title: Text, table: Tabel, year: int | None) -> Text:
    """Say what a picture counts, and of which years: those of its columns, or else that of the report."""
    years = [column.naam for column in table.kolommen if column.naam.isdecimal()] or ([str(year)] if year else [])
    return _OF_YEARS.format(title, same("–".join(dict.fromkeys([years[0], years[-1]])))) if years else title


def _is_shown(cell: Cel) -> bool:
    return cell is Leeg.ONDERDRUKT or (isinstance(cell, int) and cell > 0)


def _stand(panels: Iterable[Panel]) -> bool:
    return all(len(panel.bars) <= _SHORT and all(len(bar.label) <= _SHORT for bar in panel.bars) for panel in panels)


def _bars(table: Tabel, row: TabelRij, language: Language, level: float | None) -> Iterator[Bar]:
    for column in table.kolommen:
        cell = table[row.code, column.naam]
        yield Bar.of(
            cell,
            column.label.to(language),
            column.naam,
            language,
            current=column is table.kolommen[-1],
            interval=_interval(cell, level),
        )


def _interval(cell: Cel, level: float | None) -> Interval | None:
    return count_interval(cell, level=level) if isinstance(cell, int) and level is not None else None


def _by_level(table: Tabel, language: Language) -> Iterator[Panel]:
    """Give a panel for the rows of each level, which stand before their subtotal; the others are one by themselves."""
    (column,) = table.kolommen
    rows: list[TabelRij] = []
    for row in table.rijen:
        if row.soort is RijSoort.DETAIL:
            rows.append(row)
            continue
        if rows:
            title = Niveau(row.code).label.to(language) if row.soort is RijSoort.SUBTOTAAL else ""
            bars = (
                Bar.of(table[each.code, column.naam], each.label.to(language), each.code, language) for each in rows
            )
            yield Panel(title, tuple(bars), code=row.code if row.soort is RijSoort.SUBTOTAAL else "")
        rows = []


_TITLES = {
    "schendingen": Text(
        "Meldingen naar type, en hoeveel daarvan zijn aangetoond", "Reports by type, and those substantiated"
    ),
    "aangetoond_per_jaar": Text("Aangetoonde meldingen naar type", "Substantiated reports by type"),
    "afdoeningen": Text("Meldingen naar afdoening", "Reports by measure"),
}
_WITHOUT = {
    "schendingen": Text("Van deze typen is er geen melding: {}.", "Of these types there is no report: {}."),
    "aangetoond_per_jaar": Text(
        "Van deze typen is in geen van deze jaren een melding aangetoond: {}.",
        "Of these types no report was substantiated in any of these years: {}.",
    ),
}
_OF_YEARS = Text("{}, {}", "{}, {}")
_SCALE = Text("Alle staven staan op één schaal.", "All bars are on one scale.")
_INTERVALS = Text(
    "De lijn bij een staaf is haar exacte interval ({}): het aantal dat te verwachten was, kan elk punt van die lijn "
    "zijn.",
    "The line at a bar is its exact interval ({}): the number that was to be expected may be any point of that line.",
)
