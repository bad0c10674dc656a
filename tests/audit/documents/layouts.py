"""One report laid out in every format: its parts are read from Markdown by a reader of the tests' own."""

from __future__ import annotations

import io
from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

import attrs
import docx
import odfdo
import pytest

RAISED = "¹²³"


@attrs.frozen
class Part:
    """A part of a report: what it is, its words, and of a table its rows."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    level: int = 0


def parts_of(path: Path) -> list[Part]:
    """Read the parts of a report in Markdown: headings, paragraphs, items, notes and tables."""
    parts: list[Part] = []
    for is_table, group in groupby(path.read_text(encoding="utf-8").splitlines(), lambda line: line.startswith("|")):
        lines = [line for line in group if line.strip()]
        if is_table:
            rows = [[cell.strip() for cell in line[1:-1].split("|")] for line in lines if set(line) - set("|- ")]
            if not any(rows[0]):
                rows = rows[1:]
            parts.append(Part("table", rows=tuple(map(tuple, rows))))
        else:
            parts += map(_part, lines)
    return parts


def _part(line: str) -> Part:
    if line.startswith("#"):
        marks, _, words = line.partition(" ")
        return Part("heading", words, level=len(marks))
    if line.startswith("- "):
        return Part("item", line[2:])
    if line[0] in RAISED:
        return Part("note", line)
    is_caption = line.startswith(("Tabel ", "Table ")) and len(line) < 60
    return Part("caption" if is_caption else "paragraph", line)


# ----------------------------------------------------------------------------------------------------------------- text


def to_text(parts: Iterable[Part]) -> str:
    """Lay a report out as plain text, its cells parted by tabs."""
    return "\n\n".join(_as_text(part) for part in parts) + "\n"


def _as_text(part: Part) -> str:
    if part.kind == "table":
        return "\n".join("\t".join(row) for row in part.rows)
    return f"- {part.text}" if part.kind == "item" else part.text


def to_aligned_text(parts: Iterable[Part]) -> str:
    """Lay a report out as plain text, its cells lined up by spaces."""
    return "\n\n".join(_aligned(part.rows) if part.kind == "table" else _as_text(part) for part in parts) + "\n"


def _aligned(rows: tuple[tuple[str, ...], ...]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(map(str.rstrip, lines))


# ----------------------------------------------------------------------------------------------------------------- HTML


def to_html(parts: Iterable[Part], *, style: str = "") -> str:
    """Lay a report out as a page, with a cell for each category over all of its cases."""
    body = "\n".join(map(_as_html, parts))
    head = f'<head><meta charset="utf-8"><style>{style}</style></head>'
    return f"<!DOCTYPE html>\n<html>{head}\n<body>\n{body}\n</body></html>\n"


def _as_html(part: Part) -> str:
    text = _raised(escape(part.text))
    match part.kind:
        case "heading":
            return f"<h{part.level}>{text}</h{part.level}>"
        case "item":
            return f"<ul><li>{text}</li></ul>"
        case "note":
            return f'<p class="note">{text}</p>'
        case "caption":
            return f'<p class="caption">{text}</p>'
        case "table":
            return _html_table(part.rows)
    return f"<p>{text}</p>"


def _raised(text: str) -> str:
    for digit, sign in enumerate(RAISED, 1):
        text = text.replace(sign, f"<sup>{digit}</sup>")
    return text


def _html_table(rows: tuple[tuple[str, ...], ...]) -> str:
    spans = row_spans(rows)
    lines = []
    for number, row in enumerate(rows):
        cells = "".join(
            f"<td{_span(spans.get(number, 1)) if not column else ''}>{_raised(escape(cell))}</td>"
            for column, cell in enumerate(row)
            if column or number in spans
        )
        lines.append(f"<tr>{cells}</tr>")
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def _span(rows: int) -> str:
    return f' rowspan="{rows}"' if rows > 1 else ""


def row_spans(rows: tuple[tuple[str, ...], ...]) -> dict[int, int]:
    """Return over how many rows the first cell of each row goes on, in a list of cases; in another table over one."""
    if not is_list_of_cases(rows):
        return dict.fromkeys(range(len(rows)), 1)
    starts = [number for number, row in enumerate(rows) if row[0]]
    ends = [*starts[1:], len(rows)]
    return {start: end - start for start, end in zip(starts, ends, strict=True)}


def is_list_of_cases(rows: tuple[tuple[str, ...], ...]) -> bool:
    """Tell whether a table lists cases: their numbers stand in its second column."""
    return [row[1] for row in rows[1:]] == [str(number) for number in range(1, len(rows))]


# ------------------------------------------------------------------------------------------------ DOCX and OpenDocument


def to_docx(parts: Iterable[Part]) -> bytes:
    """Lay a report out as a Word document by python-docx, with each category merged over all of its cases."""
    document = docx.Document()
    for part in parts:
        if part.kind == "table":
            _docx_table(document, part.rows)
        elif part.kind == "heading":
            document.add_heading(part.text, level=part.level)
        else:
            paragraph = document.add_paragraph(style="List Bullet" if part.kind == "item" else None)
            for run, is_raised in _runs(part.text):
                paragraph.add_run(run).font.superscript = is_raised
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _runs(text: str) -> list[tuple[str, bool]]:
    """Part a text into what is raised, by its digits, and what is not."""
    digits = {sign: str(number) for number, sign in enumerate(RAISED, 1)}
    return [
        ("".join(digits[sign] if raised else sign for sign in group), raised)
        for raised, group in groupby(text, lambda sign: sign in RAISED)
    ]


def _docx_table(document: Any, rows: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, row in zip((line.cells for line in table.rows), rows, strict=True):
        for cell, text in zip(cells, row, strict=True):
            for run, is_raised in _runs(text):
                cell.paragraphs[0].add_run(run).font.superscript = is_raised
    for start, count in row_spans(rows).items():
        if count > 1:
            table.cell(start, 0).merge(table.cell(start + count - 1, 0))


def to_odt(parts: Iterable[Part]) -> bytes:
    """Lay a report out as an OpenDocument text by odfdo, with each category merged over all of its cases."""
    document = odfdo.Document("text")
    document.body.clear()
    for part in parts:
        if part.kind == "table":
            document.body.append(_odt_table(part.rows))
        elif part.kind == "heading":
            document.body.append(odfdo.Header(part.level, part.text))
        elif part.kind == "item":
            document.body.append(odfdo.List([part.text]))
        else:
            document.body.append(odfdo.Paragraph(part.text))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _odt_table(rows: tuple[tuple[str, ...], ...]) -> Any:
    table = odfdo.Table("Tabel", width=len(rows[0]), height=len(rows))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.set_value((column, number), text)
    for start, count in row_spans(rows).items():
        if count > 1:
            table.set_span((0, start, 0, start + count - 1))
    return table


# ------------------------------------------------------------------------------------------------------------------ PDF

_PAGE = """
@page { size: A4; margin: 2cm; @top-left { content: "Integriteitsverslag" } @bottom-center { content: counter(page) } }
body { font-family: "DejaVu Sans", sans-serif; font-size: 10pt; hyphens: auto }
table { border-collapse: collapse }
td { padding: 2pt 6pt; vertical-align: top }
tr { break-inside: avoid }
tr:first-child { break-after: avoid }
"""
LINES = _PAGE + "td { border: 0.5pt solid black }"
COLUMNS = _PAGE + "p, ul { columns: 2; column-gap: 7mm; text-align: justify } p.caption, p.note { columns: 1 }"


def to_pdf(parts: Iterable[Part], style: str) -> bytes:
    """Lay a report out as a PDF by WeasyPrint, where that is installed."""
    weasyprint: Any = pytest.importorskip("weasyprint")
    return bytes(weasyprint.HTML(string=to_html(parts, style=style)).write_pdf())
