"""The pictures of a publication: which of its tables have one, and their numbers."""

from __future__ import annotations

from uri.aggregate import Rapport
from uri.languages import Language
from uri.pictures.table_pictures import is_pictured, table_picture
from uri.publish.document.blocks import NumberedPicture

_PICTURED = ("schendingen", "aangetoond_per_jaar")
"""The tables that have a picture."""


def numbered_pictures(report: Rapport, language: Language) -> tuple[NumberedPicture, ...]:
    """Return the pictures that the tables give cause for; a table without a number above zero gives none.

    They have no intervals: what a publication shows does not depend on what is installed.
    """
    drawn = [report[name] for name in _PICTURED if name in report and is_pictured(report[name])]
    return tuple(
        NumberedPicture(
            name=f"figuur-{number}",
            number=number,
            picture=table_picture(table, report.verslagjaar, language),
            table=table.naam,
        )
        for number, table in enumerate(drawn, 1)
    )
