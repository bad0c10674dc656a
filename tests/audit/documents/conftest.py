"""The reports of the tests of documents, and what is wrong in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.audit.documents.layouts import Part, parts_of
from uri.audit import Audit, read_publication

REPORTS = Path(__file__).parent


@pytest.fixture(scope="session")
def dutch() -> list[Part]:
    """The parts of the Dutch report."""
    return parts_of(REPORTS / "verslag.md")


@pytest.fixture(scope="session")
def english() -> list[Part]:
    """The parts of the same report in English."""
    return parts_of(REPORTS / "report.md")


Auditor: TypeAlias = Callable[[str, str | bytes], Audit]


@pytest.fixture
def audited(tmp_path: Path) -> Auditor:
    """Write what a file of some name holds, and audit it."""

    def audit(name: str, content: str | bytes) -> Audit:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_publication(path).audit(seconds=0)

    return audit
