"""Compare what LibreOffice reads in the documents with the JSON of their reports: check_documents.py FOLDER.

Each document is converted without a window: workbooks to CSV, texts to HTML and all of them to PDF. Every value of
every table must be the one of the JSON: in a workbook to fifteen digits, in a text as it is printed.
"""

from __future__ import annotations

import csv
import json
import math
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
SIGNS = {"blanco": "…", "niet_van_toepassing": ".", "niet_verzameld": "-", "niet_bekend": "?", "onderdrukt": "x"}
FORMS = ("ods", "xlsx", "odt", "docx")
FEWEST = 5_000


def main(folder: Path) -> int:
    """Tell each value that is not the one of the JSON; return how many there are, or 1 where too few were compared."""
    publications = sorted(path.parent for path in folder.glob("*/report.json"))
    out = folder / "read"
    _convert(publications, out)
    checks = [_Check(publication, form, out) for publication in publications for form in FORMS]
    faults, compared = [fault for check in checks for fault in check.faults], sum(check.compared for check in checks)
    for fault in faults:
        print(fault)
    print(f"{len(publications)} publications, {compared} values compared, {len(faults)} differ")
    return len(faults) or int(compared < FEWEST)


def _convert(publications: list[Path], out: Path) -> None:
    """Let LibreOffice write what it reads, in as few calls as there are kinds of files."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    files: list[Path] = []
    for publication in publications:
        for form in FORMS:
            (file,) = publication.glob(f"rapport*.{form}")
            files.append(out / f"{_stem(publication, form)}.{form}")
            shutil.copy(file, files[-1])
    for target, suffixes in ((CSV, {".ods", ".xlsx"}), ("html", {".odt", ".docx"}), ("pdf", {f".{f}" for f in FORMS})):
        call = ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{out.absolute()}/profile"]
        chosen = [str(file) for file in files if file.suffix in suffixes]
        done = subprocess.run(
            [*call, "--convert-to", target, "--outdir", str(out), *chosen],
            check=False,
            capture_output=True,
            timeout=300,
        )
        if done.returncode:
            raise SystemExit(f"LibreOffice cannot convert to {target}: {done.stderr.decode()}")


def _stem(publication: Path, form: str) -> str:
    return f"{form}_{publication.name}_"


class _Check:
    """The comparison of one document with the JSON of its report."""

    def __init__(self, publication: Path, form: str, out: Path) -> None:
        self.report = json.loads((publication / "report.json").read_text("utf-8"))["tabellen"]
        self.layout = json.loads((publication / "layout.json").read_text("utf-8"))
        self.place, self.form = f"{publication.name} {form}", form
        self.faults: list[str] = []
        self.compared = 0
        stem, is_text = _stem(publication, form), form in {"odt", "docx"}
        pages, pdf = out / f"{stem}.html", out / f"{stem}.pdf"
        grids = _html_tables(pages) if is_text else _sheets(out, stem, self.layout["tabellen"])
        if not pdf.is_file() or not pdf.read_bytes().startswith(b"%PDF"):
            self.faults.append(f"{self.place}: no PDF")
        if len(grids) != len(self.layout["tabellen"]):
            self.faults.append(f"{self.place}: {len(grids)} tables, {len(self.layout['tabellen'])} expected")
            return
        for table, grid in zip(self.layout["tabellen"], grids, strict=True):
            self._table(table["naam"], self.report[table["naam"]], grid, is_printed=is_text)

    def _table(self, name: str, table: dict[str, Any], grid: list[list[str]], *, is_printed: bool) -> None:
        rows = grid[-len(table["rijen"]) :]
        if len(grid) <= len(table["rijen"]):
            self.faults.append(f"{self.place} {name}: {len(grid)} rows")
        for row, cells in zip(table["rijen"], rows, strict=False):
            wanted = [row["cellen"][column] for column in table["kolommen"]]
            empties = [row["leeg"].get(column) for column in table["kolommen"]]
            if _plain(cells[0]) != _plain(row["label"]) or len(cells) != len(wanted) + 1:
                self.faults.append(f"{self.place} {name}: row {cells} is not {row['label']}")
                continue
            for found, value, empty in zip(cells[1:], wanted, empties, strict=True):
                self.compared += 1
                if not self._is_same(found, value, empty, is_printed=is_printed):
                    self.faults.append(f"{self.place} {name} {row['code']}: {found!r} is not {value!r} ({empty})")

    def _is_same(self, found: str, value: object, empty: str | None, *, is_printed: bool) -> bool:
        if empty is not None:
            return found == SIGNS[empty]
        if isinstance(value, str):
            return _plain(found) == _plain(value)
        if not isinstance(value, int | float):
            return False
        read, share = self._number(found, is_printed=is_printed), found.endswith("%")
        if isinstance(value, int) and not share:
            return read == value
        room = 0.00005 if share else 0.005
        return (
            math.isclose(read, value, abs_tol=room * 1.0001) if is_printed else math.isclose(read, value, rel_tol=1e-14)
        )

    def _number(self, found: str, *, is_printed: bool) -> float:
        """Read a number: as each language prints it, or as a sheet has it, with a sign for the decimals only."""
        number = found.removesuffix("%")
        if is_printed:
            thousands, decimals = ".," if self.layout["taal"] == "nl" else ",."
            number = number.replace(thousands, "").replace(decimals, ".")
        return float(number.replace(",", ".")) / (100 if found.endswith("%") else 1)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _sheets(folder: Path, stem: str, tables: list[dict[str, Any]]) -> list[list[list[str]]]:
    """Read the sheets of the tables, whose names begin with their number."""
    found = []
    for table in tables:
        for path in folder.glob(f"{stem}-{table['nummer']} *.csv"):
            with path.open(encoding="utf-8", newline="") as stream:
                found.append(list(csv.reader(stream)))
    return found


class _Tables(HTMLParser):
    """The tables of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._is_in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (of the parser)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append("")
            self._is_in_cell = True
        elif tag == "br" and self._is_in_cell:
            self.tables[-1][-1][-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._is_in_cell = False
            self.tables[-1][-1][-1] = re.sub(r"\s+", " ", self.tables[-1][-1][-1]).strip()

    def handle_data(self, data: str) -> None:
        if self._is_in_cell:
            self.tables[-1][-1][-1] += data


def _html_tables(path: Path) -> list[list[list[str]]]:
    parser = _Tables()
    parser.feed(path.read_text("utf-8"))
    return parser.tables


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
