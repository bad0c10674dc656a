"""What should be known of how a publication is printed: its captions, its spellings, and totals that it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uri.aggregate.tables.cells import RijSoort
from uri.audit.audit_rules import BIJSCHRIFT, SPELLING, TOTAAL
from uri.audit.printed_tables.figures import total, written
from uri.audit.printed_tables.printed_table import Partition
from uri.audit.printed_tables.standard_tables import PublishedTable
from uri.audit.relations.figure_relations import SumRelation
from uri.findings import Finding, Place, quoted
from uri.languages import Text
from uri.taxonomy.labels import normal

_NUMBER = re.compile(r"^\s*(?:tabel|table|figuur|figure)\s*\d+[a-z]?\s*[-–—:.]*\s*", re.IGNORECASE)
_DASH = re.compile(r"^[-–—•●▪]\s*")
_FEWEST = 2


def printed_notices(tables: Sequence[PublishedTable], sums: Sequence[SumRelation]) -> list[Finding]:
    """Return what should be known of how tables are printed.

    Args:
        tables: The tables of one publication.
        sums: The sums that hold within them, by which a total is known to be there.
    """
    return [*_captions(tables), *_spellings(tables), *_lacking_totals(tables, sums)]


def _captions(tables: Sequence[PublishedTable]) -> Iterator[Finding]:
    """Notice each table that has the caption of another one, or none where others have one."""
    captions = [published.table.title for published in tables]
    if not any(captions):
        return
    seen: dict[str, str] = {}
    for published, caption in zip(tables, captions, strict=True):
        name, key = published.table.name, normal(_NUMBER.sub("", caption))
        if not caption:
            yield BIJSCHRIFT.finding(_place(published), message=_NO_CAPTION)
        elif key in seen:
            yield BIJSCHRIFT.finding(_place(published), message=_SAME_CAPTION.format(quoted(caption), seen[key]))
        elif key:
            seen[key] = name


def _spellings(tables: Sequence[PublishedTable]) -> Iterator[Finding]:
    """Notice each category that is spelt otherwise than in the table before."""
    first: dict[object, str] = {}
    told: set[tuple[object, str]] = set()
    for published in tables:
        recognition = published.recognition
        codes = recognition.codes if recognition is not None and recognition.is_unambiguous else {}
        for number, row in enumerate(published.table.rows):
            spelling = " ".join(_DASH.sub("", row.label).rstrip(":").split())
            code = codes.get(number)
            category = normal(spelling) if code is None else (type(code), code)  # two lists have a code financieel
            if row.kind is not RijSoort.DETAIL or row.of_which or row.percent or not category:
                continue
            usual = first.setdefault(category, spelling)
            if usual.casefold() != spelling.casefold() and (category, spelling) not in told:
                told.add((category, spelling))
                place = published.table.figures[number][0].place
                yield SPELLING.finding(place, found=_OTHERWISE.format(quoted(spelling), quoted(usual)))


def _lacking_totals(tables: Sequence[PublishedTable], sums: Sequence[SumRelation]) -> Iterator[Finding]:
    """Notice each table of a list of the URI without a total, with what its rows come to."""
    added = {figure for relation in sums if len(relation.left) > 1 for figure in relation.left}
    for published in tables:
        table = published.table
        rows = [number for number, row in enumerate(table.rows) if row.counts and not (row.of_which or row.dashed)]
        is_flat = table.partition is Partition.VERDELING and all(row.kind is RijSoort.DETAIL for row in table.rows)
        if published.recognition is None or not is_flat or len(rows) < _FEWEST:
            continue
        for position, column in enumerate(table.columns):
            figures = [table.figures[row][position] for row in rows]
            ends = total(figures)
            is_lacking = column.additive and not any(figure.printed.percent or figure in added for figure in figures)
            if is_lacking and ends is not None and ends[0] == ends[1] and any(figure.has_number for figure in figures):
                name = _VALUE.format(column.label, written(ends[0])) if column.label else written(ends[0])
                yield TOTAAL.finding(_place(published), found=name)


def _place(published: PublishedTable) -> Place:
    place = published.table.figures[0][0].place
    return Place(file=place.file, sheet=place.sheet, table=published.table.name)


_NO_CAPTION = Text("Deze tabel heeft geen bijschrift, en andere wel.", "This table has no caption, and others have.")
_SAME_CAPTION = Text("Het bijschrift {} staat ook boven tabel {}.", "The caption {} stands above table {} as well.")
_OTHERWISE = Text("{}, eerder {}", "{}, before {}")
_VALUE = Text("{}: {}", "{}: {}")
