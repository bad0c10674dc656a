"""The pictures of a publication, chosen from its tables: small ones of each type over the years, on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from uri.aggregate import Leeg, Rapport, Tabel
from uri.aggregate.tables.cells import Cel, Notatie, RijSoort, TabelRij
from uri.aggregate.tables.table_blocks import empty_sign
from uri.aggregate.tables.table_rendering import cell_text
from uri.languages import Language, Text, same
from uri.publish.document.blocks import Bar, Panel, Picture


def pictures(report: Rapport, language: Language) -> tuple[Picture, ...]:
    """Return the pictures that the tables give cause for; a table without a number above zero gives none."""
    drawn = [
        (report[name], panels) for name in _PICTURED if name in report and (panels := _panels(report[name], language))
    ]
    return tuple(
        Picture(
            name=f"figuur-{number}",
            number=number,
            title=_title(table, report.verslagjaar).to(language),
            description=_description(panels),
            panels=panels,
            table=table.naam,
        )
        for number, (table, panels) in enumerate(drawn, 1)
    )


def without_panel(table: Tabel, language: Language) -> str:
    """Name the types that a picture has no panel of, as they count nothing; nothing where every type has one.

    A type of which a figure is not known is not among them: that it counts nothing is then not known either.
    """
    none = [
        row.label.to(language)
        for row in table.rijen
        if row.soort is RijSoort.DETAIL and all(cell == 0 for cell in table.row(row.code).values())
    ]
    return _PICTURED[table.naam].without.to(language).format("; ".join(none)) if none else ""


def _title(table: Tabel, year: int) -> Text:
    """Say what a picture counts, and of which years: those of its columns, or else that of the report."""
    years = [column.naam for column in table.kolommen if column.naam.isdigit()] or [str(year)]
    return _OF_YEARS.format(_PICTURED[table.naam].title, same("–".join(dict.fromkeys([years[0], years[-1]]))))


def _panels(table: Tabel, language: Language) -> tuple[Panel, ...]:
    """Draw a panel for each row that counts anything, or may, as its figure is hidden; with a bar for each column."""
    return tuple(
        Panel(row.label.to(language), tuple(_bars(table, row, language)))
        for row in table.rijen
        if row.soort is RijSoort.DETAIL and any(map(_is_shown, table.row(row.code).values()))
    )


def _is_shown(cell: Cel) -> bool:
    return cell is Leeg.ONDERDRUKT or (isinstance(cell, int) and cell > 0)


def _bars(table: Tabel, row: TabelRij, language: Language) -> Iterator[Bar]:
    for column in table.kolommen:
        cell = table[row.code, column.naam]
        current = column is table.kolommen[-1]
        if isinstance(cell, int):
            yield Bar(column.label.to(language), cell, cell_text(cell, Notatie.AANTAL, language), current)
        elif isinstance(cell, Leeg):
            yield Bar(column.label.to(language), None, empty_sign(cell), current, cell.label.to(language))


def _description(panels: tuple[Panel, ...]) -> str:
    """Tell every figure of a picture in words."""
    return " ".join(
        f"{panel.title}: {', '.join(f'{bar.label} {bar.spoken or bar.text}' for bar in panel.bars)}."
        for panel in panels
    )


@attrs.frozen
class _Words:
    """What is said of the picture of a table: what it counts, and of which types it has no panel."""

    title: Text
    without: Text


_PICTURED: Mapping[str, _Words] = {
    "schendingen": _Words(
        Text("Meldingen naar type, en hoeveel daarvan zijn aangetoond", "Reports by type, and those substantiated"),
        Text("Van deze typen is er geen melding: {}.", "Of these types there is no report: {}."),
    ),
    "aangetoond_per_jaar": _Words(
        Text("Aangetoonde meldingen naar type", "Substantiated reports by type"),
        Text(
            "Van deze typen is in geen van deze jaren een melding aangetoond: {}.",
            "Of these types no report was substantiated in any of these years: {}.",
        ),
    ),
}
"""The tables that have a picture."""
_OF_YEARS = Text("{}, {}", "{}, {}")
