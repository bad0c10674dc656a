"""What tests of the audit share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from uri.audit import Audit, audit


@pytest.fixture
def audited_text(tmp_path: Path) -> Callable[..., Audit]:
    """Audit the text of one table, alone or with a manifest beside it."""

    def write(text: str, manifest: str = "") -> Audit:
        path = tmp_path / "tabel.csv"
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        if not manifest:
            return audit(path)
        (tmp_path / "publicatie.toml").write_text(dedent(manifest), encoding="utf-8")
        return audit(tmp_path)

    return write
