"""Small files crafted by hand: text and bytes, and workbooks from the XML of their cells."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias
from zipfile import ZipFile

import pytest

from uri.errors import UnreadableError
from uri.findings import Finding
from uri.reading.files import read_sheet

Craft: TypeAlias = Callable[..., Path]
Told: TypeAlias = list[tuple[str, int | None, str | None]]

_OOXML = "http://schemas.openxmlformats.org"
_MAIN = f'xmlns="{_OOXML}/spreadsheetml/2006/main"'
_RELATIONS = f"{_OOXML}/officeDocument/2006/relationships"
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)


@pytest.fixture
def craft(tmp_path: Path) -> Craft:
    """Make a file of a name and its content; text is written as UTF-8."""

    def make(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


@pytest.fixture
def archive(tmp_path: Path) -> Craft:
    """Make a zip archive of members and their texts."""

    def make(name: str, members: dict[str, str]) -> Path:
        path = tmp_path / name
        with ZipFile(path, "w") as file:
            for member, text in members.items():
                file.writestr(member, text)
        return path

    return make


@pytest.fixture
def xlsx(archive: Craft) -> Craft:
    """Make an XLSX file of one sheet ``Blad1`` from the XML of its rows; `replaced` replaces or adds members."""

    def make(rows: str, after: str = "", *, shared: str = "", styles: str = "", **replaced: str) -> Path:
        kinds = (("1", "worksheet", "worksheets/sheet1"), ("8", "sharedStrings", "texts"), ("9", "styles", "styles"))
        members = {
            "_rels/.rels": _relations(("1", "officeDocument", "xl/workbook.xml")),
            "xl/_rels/workbook.xml.rels": _relations(*((key, kind, f"{part}.xml") for key, kind, part in kinds)),
            "xl/workbook.xml": _workbook('<sheet name="Blad1" sheetId="1" r:id="r1"/>'),
            "xl/texts.xml": f"<sst {_MAIN}>{shared}</sst>",
            "xl/styles.xml": f"<styleSheet {_MAIN}>{styles}</styleSheet>",
            "xl/worksheets/sheet1.xml": f"<worksheet {_MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>",
        }
        return archive("x.xlsx", members | replaced)

    return make


def _relations(*found: tuple[str, str, str]) -> str:
    links = (f'<Relationship Id="r{key}" Type="{_RELATIONS}/{kind}" Target="{part}"/>' for key, kind, part in found)
    return f'<Relationships xmlns="{_OOXML}/package/2006/relationships">{"".join(links)}</Relationships>'


def _workbook(sheets: str, properties: str = "") -> str:
    return f'<workbook {_MAIN} xmlns:r="{_RELATIONS}">{properties}<sheets>{sheets}</sheets></workbook>'


@pytest.fixture
def workbook() -> Callable[..., str]:
    """Return the XML of an XLSX workbook from that of its sheets."""
    return _workbook


@pytest.fixture
def ods(archive: Craft) -> Craft:
    """Make an ODS file of one sheet ``Blad1`` from the XML of its rows, or of sheets and styles given whole."""

    def make(rows: str, *, tables: str = "", styles: str = "", **members: str) -> Path:
        tables = tables or f'<table:table table:name="Blad1">{rows}</table:table>'
        calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
        content = (
            f"<office:document-content {_ODF} {calc}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
        )
        return archive("x.ods", {"content.xml": content} | members)

    return make


@pytest.fixture
def told() -> Callable[[Iterable[Finding]], Told]:
    """Return what findings say, as rule, row and column."""
    return lambda findings: [(finding.rule, finding.place.row, finding.place.column) for finding in findings]


@pytest.fixture
def refused() -> Callable[..., UnreadableError]:
    """Return the error with which reading a file ends."""

    def read(path: Path, **options: object) -> UnreadableError:
        with pytest.raises(UnreadableError) as caught:
            read_sheet(path, **options)  # type: ignore[arg-type] # the options of read_sheet
        return caught.value

    return read
