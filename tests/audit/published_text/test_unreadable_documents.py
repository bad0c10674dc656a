"""Documents that cannot be read, or not all of them: a clear word, and never more work than there are pages."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from uri.audit.published_text import pdf_reader
from uri.audit.published_text.reader import read_published_text
from uri.errors import MissingExtraError, UnreadableError


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def pages(*texts: str) -> bytes:
    """Return a PDF with a text on each page, written by hand after ISO 32000; a page without one has a picture."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    picture = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    objects += [font, f"{picture} /Length 1 >>\nstream\n0\nendstream"]
    kids = []
    for text in texts:
        drawn = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET" if text else "q 400 0 0 600 72 72 cm /I1 Do Q"
        kids.append(f"{len(objects) + 1} 0 R")
        resources = "<< /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >>"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources}"
        objects += [
            f"{page} /Contents {len(objects) + 2} 0 R >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1"))
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def test_a_page_that_is_a_picture_is_told_by_its_number(written: Callable[[str, bytes], Path]) -> None:
    document = read_published_text(
        written("verslag.pdf", pages("Er waren vier zaken in dit jaar.", "", "Dat was veel."))
    )
    assert [(passage.text, passage.starts[0].page) for passage in document.passages] == [
        ("Er waren vier zaken in dit jaar.", 1),
        ("Dat was veel.", 3),
    ]
    assert [(finding.rule, finding.place.page) for finding in document.unread] == [("URI-A-ongelezen", 2)]


def test_a_document_of_pictures_alone_is_refused_with_the_way_to_mend_it(written: Callable[[str, bytes], Path]) -> None:
    with pytest.raises(UnreadableError, match="alleen plaatjes") as refused:
        read_published_text(written("scan.pdf", pages("", "")))
    assert "OCR" in str(refused.value.hint)


def test_each_page_is_read_once(written: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    of_page = pdf_reader._read_page  # noqa: SLF001 (the step whose calls are counted)

    def counted(number: int, page: Any) -> Any:
        read.append(number)
        return of_page(number, page)

    monkeypatch.setattr(pdf_reader, "_read_page", counted)
    read_published_text(written("verslag.pdf", pages(*(f"Bladzijde van zin {number}." for number in range(1, 41)))))
    assert read == list(range(1, 41))


def test_a_document_with_more_pages_than_any_report_is_refused(
    written: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_reader, "MOST_PAGES", 2)
    with pytest.raises(UnreadableError):
        read_published_text(written("verslag.pdf", pages("Een.", "Twee.", "Drie.")))


def test_a_pdf_behind_a_password_says_so(written: Callable[[str, bytes], Path]) -> None:
    pikepdf: Any = pytest.importorskip("pikepdf")
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages("Geheim."))) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(UnreadableError, match="wachtwoord"):
        read_published_text(written("verslag.pdf", locked.getvalue()))


@pytest.mark.parametrize("name", ["verslag.pdf", "verslag.docx", "verslag.odt"])
@pytest.mark.parametrize("content", [b"", b"geen document", b"PK\x03\x04 kapot"], ids=["empty", "text", "cut off"])
def test_a_damaged_document_says_so(name: str, content: bytes, written: Callable[[str, bytes], Path]) -> None:
    with pytest.raises(UnreadableError, match="beschadigd"):
        read_published_text(written(name, content))


@pytest.mark.parametrize("name", ["verslag.docx", "verslag.odt"])
def test_an_office_document_behind_a_password_says_so(name: str, written: Callable[[str, bytes], Path]) -> None:
    with pytest.raises(UnreadableError, match="wachtwoord"):
        read_published_text(written(name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)))


def test_an_archive_that_unpacks_to_far_more_than_a_document_is_refused(written: Callable[[str, bytes], Path]) -> None:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(2**27))
    with pytest.raises(UnreadableError, match="te veel"):
        read_published_text(written("verslag.docx", packed.getvalue()))


def test_a_word_document_without_words_is_refused(written: Callable[[str, bytes], Path]) -> None:
    empty = io.BytesIO()
    docx.Document().save(empty)
    with pytest.raises(UnreadableError, match="geen tekst"):
        read_published_text(written("leeg.docx", empty.getvalue()))


@pytest.mark.parametrize(
    ("name", "module"), [("a.docx", "docx"), ("a.odt", "odfdo"), ("a.pdf", "pdfplumber")], ids=["docx", "odt", "pdf"]
)
def test_a_missing_library_is_named_with_the_way_to_install_it(
    name: str, module: str, written: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(MissingExtraError, match=module) as refused:
        read_published_text(written(name, b"x"))
    assert refused.value.extra == "documents"
