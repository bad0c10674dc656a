"""The pictures of a publication, chosen from its tables: small ones of each type over the years, on one scale."""

from __future__ import annotations

from collections.abc import Iterator

from uri.aggregate import Leeg, Rapport, Tabel
from uri.aggregate.tables.cells import Notatie, RijSoort, TabelRij
from uri.aggregate.tables.table_blocks import empty_sign
from uri.aggregate.tables.table_rendering import cell_text
from uri.languages import Language
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
            title=table.titel.to(language),
            description=_description(panels),
            panels=panels,
            table=table.naam,
        )
        for number, (table, panels) in enumerate(drawn, 1)
    )


def _panels(table: Tabel, language: Language) -> tuple[Panel, ...]:
    """Draw a panel for each row that counts anything, with a bar for each column."""
    return tuple(
        Panel(row.label.to(language), tuple(_bars(table, row, language)))
        for row in table.rijen
        if row.soort is RijSoort.DETAIL and any(isinstance(cell, int) and cell for cell in table.row(row.code).values())
    )


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


_PICTURED = ("schendingen", "aangetoond_per_jaar")
