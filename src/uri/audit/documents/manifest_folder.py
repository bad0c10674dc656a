"""What was found in a document, written as a folder that can be corrected by hand and audited again.

The folder holds each table and each list of cases as CSV, and ``publicatie.toml`` with all that was understood: what
the tables are, and every claim with its words and where it stands.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import attrs

from uri.audit.documents.document_reader import DocumentReading
from uri.audit.printed.grids import PrintedGrid
from uri.audit.publication_manifest import MANIFEST_FILE
from uri.errors import UnwritableError
from uri.file_replacement import write_all
from uri.findings import quoted
from uri.languages import Text
from uri.visible_text import numbered

_PARTS = ("tabellen", "bijlagen", "beweringen")


def write_manifest(reading: DocumentReading, folder: Path) -> None:
    """Write a document as a folder that `uri audit` reads.

    Args:
        reading: The document as it was read.
        folder: The folder, which is made if need be.

    Raises:
        UnwritableError: The folder has a manifest, which someone may have corrected, or cannot be written to.
    """
    if (folder / MANIFEST_FILE).exists():
        raise UnwritableError(_THERE.format(quoted(folder.name), MANIFEST_FILE), _ELSEWHERE)
    files = {name: _csv(grid) for name, grid in reading.grids.items()}
    write_all(folder, {**files, MANIFEST_FILE: manifest_text(reading)})


def _csv(grid: PrintedGrid) -> str:
    """Return a grid as CSV, each row on the line of its number."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    for number, cells in grid.rows:
        writer.writerow([" " * grid.indents.get(number, 0) + cells[0], *cells[1:]])
    return out.getvalue()


def manifest_text(reading: DocumentReading) -> str:
    """Return the text of the manifest of a document."""
    lines = [f"# {_flat(_READ.format(reading.text.file))}", *_pairs(reading.manifest, without=_PARTS)]
    for part in _PARTS:
        for entry in getattr(reading.manifest, part):
            lines += ["", f"[[{part}]]", *_entry(part, entry)]
    lines += _comments(reading)
    return "\n".join(lines) + "\n"


def _entry(part: str, entry: Any) -> Iterator[str]:  # noqa: ANN401 (an entry of a manifest, of any kind)
    """Give the lines of a table, an annex or a claim; what is stated of its rows and columns comes last."""
    of_parts = [field.name for field in attrs.fields(type(entry)) if field.name in {"kolommen", "rijen", "lezing"}]
    name = getattr(entry, "naam", None)
    is_by_file = name is not None and f"{name}.csv" == getattr(entry, "bestand", None)
    yield from _pairs(entry, without=(*of_parts, *(["naam"] if is_by_file else [])))
    for key in of_parts:
        meanings: Mapping[str, object] = getattr(entry, key)
        if meanings:
            yield f"[{part}.{key}]"
            yield from (f"{_text(label)} = {_value(meaning)}" for label, meaning in meanings.items())


def _pairs(entry: Any, *, without: tuple[str, ...]) -> Iterator[str]:  # noqa: ANN401 (an entry of a manifest)
    """Give a line for each field that says something."""
    for field in attrs.fields(type(entry)):
        value = getattr(entry, field.name)
        is_said = value is not None and value is not False and value not in ("", [], {})
        if field.name not in without and is_said and value != field.default:
            yield f"{field.name} = {_value(value)}"


def _comments(reading: DocumentReading) -> Iterator[str]:
    """Give what was not read or not checked, as comments."""
    for remark in reading.remarks:
        yield f"# {_flat(remark.to_text())}"


# ----------------------------------------------------------------------------------------------------------------- TOML


def _value(value: Any) -> str:  # noqa: ANN401 (what a manifest can state)
    match value:
        case StrEnum() | str():
            return _text(str(value))
        case list() | tuple():
            return "[" + ", ".join(map(_value, value)) + "]"
        case bool() | int() | float() | date():
            return value.isoformat() if isinstance(value, date) else str(value).lower()
        case Text():
            return f"{{ nl = {_text(value.nl)}, en = {_text(value.en)} }}"
    return "{ " + ", ".join(_pairs(value, without=())) + " }"


def _text(text: str) -> str:
    """Write a text as TOML has it: as JSON does, and each sign that cannot be seen by its number."""
    return numbered(json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f"))


def _flat(text: object) -> str:
    return " ".join(numbered(str(text)).split())


_READ = Text(
    "Gelezen uit {}. Verbeter wat niet klopt, en kijk deze map na met uri audit.",
    "Read from {}. Correct what is not right, and check this folder with uri audit.",
)
_THERE = Text("{} heeft al een {}.", "{} has a {} already.")
_ELSEWHERE = Text("Kies een andere map, of verwijder het.", "Choose another folder, or remove it.")
