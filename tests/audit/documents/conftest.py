"""The reports of the tests of documents, and what is wrong in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit.documents.layouts import Part, parts_of
from uri.audit import Audit, read_publication

REPORTS = Path(__file__).parent


@pytest.fixture(scope="session")
def dutch() -> list[Part]:
    """The parts of the Dutch report."""
    return parts_of(REPORTS / "verslag.md")


@pytest.fixture
def audited(tmp_path: Path) -> Callable[[str, str], Audit]:
    """Write a text as a file of some name, and audit it."""

    def audit(name: str, text: str) -> Audit:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_publication(path).audit()

    return audit
