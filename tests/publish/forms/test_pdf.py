"""The PDF: what a screen reader is told, where the engine is installed. By veraPDF: tests/pdf."""

from __future__ import annotations

import io
import time
from typing import Any

import pytest

from tests.pages.made_up import nothing
from uri import extras
from uri.errors import MissingExtraError
from uri.publish import Stijl, publicatiedocument
from uri.publish.forms import pdf_document


def test_a_missing_library_of_the_system_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pango is no package: WeasyPrint is there and cannot be imported."""

    def load(module: str, extra: str) -> object:
        if module == "weasyprint":
            raise OSError(extra)
        return None

    monkeypatch.setattr(extras, "load", load)
    with pytest.raises(MissingExtraError, match="Pango"):
        pdf_document.render(publicatiedocument(nothing(), language="nl"), Stijl())


def test_tags_tell_title_language_and_heads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every head of a table says whose head it is, and the same input gives the same bytes, a day later too."""
    pikepdf: Any = pytest.importorskip("pikepdf")
    try:
        pytest.importorskip("weasyprint")
    except OSError:
        pytest.skip("no Pango")
    document = publicatiedocument(nothing(), language="en")
    made = pdf_document.render(document, Stijl())
    with monkeypatch.context() as later:
        now = time.time()
        later.setattr("fontTools.misc.timeTools.time.time", lambda: now + 86_400)
        assert pdf_document.render(document, Stijl()) == made
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.Root.Lang == "en"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.docinfo.Title == document.title
        heads = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH"]
        assert {str(head.A.Scope) for head in heads} == {"/Column", "/Row"}
