"""The logger: what was read, in numbers, to those who listen; and never what stands in a file."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

import uri
from uri.languages import speaking
from uri.reading import scan_register


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "geheime map" / "zaken.csv"
    path.parent.mkdir()
    rows = ["kenmerk,categorie,uitkomst,jaar", "GEHEIM-1,positie,ja,2023", "GEHEIM-2,nergens,ja,2023"]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_a_file_that_was_read_is_told_in_numbers(cases: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="uri"):
        scan_register(cases)
    read, rejected = caplog.records
    assert (read.name, read.levelname, vars(read)["file"], vars(read)["rows"]) == ("uri", "INFO", "zaken.csv", 2)
    assert read.getMessage() == f"zaken.csv gelezen: 2 rijen in {vars(read)['seconds']:.3f} s"
    assert (rejected.levelname, vars(rejected)["rows"], vars(rejected)["rejected"]) == ("WARNING", 2, 1)
    assert rejected.getMessage() == "zaken.csv: 1 van de 2 rijen afgewezen"


def test_nothing_that_stands_in_a_file_is_logged_nor_its_folder(cases: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="uri"):
        scan_register(cases)
    logged = " ".join(str(vars(record)) for record in caplog.records if record.name == "uri")
    assert "zaken.csv" in logged
    assert not {word for word in ("GEHEIM", "geheime map", "nergens") if word in logged}


def test_a_file_without_faults_gives_one_record(cases: Path, caplog: pytest.LogCaptureFixture) -> None:
    cases.write_text("categorie,uitkomst,jaar\npositie,ja,2023\n", encoding="utf-8")
    with caplog.at_level(logging.INFO, logger="uri"):
        uri.read_register(cases)
    assert [record.levelname for record in caplog.records] == ["INFO"]


def test_the_logger_speaks_the_current_language(cases: Path, caplog: pytest.LogCaptureFixture) -> None:
    with speaking("en"), caplog.at_level(logging.INFO, logger="uri"):
        scan_register(cases)
    assert caplog.records[-1].getMessage() == "zaken.csv: 1 of 2 rows rejected"


@pytest.mark.parametrize("first", ["", "import logging; "], ids=["nobody loaded logging", "nobody set it up"])
def test_nothing_is_printed_where_nobody_listens(cases: Path, first: str) -> None:
    code = f"{first}import sys; from uri import scan_register; scan_register(sys.argv[1])"
    ran = subprocess.run([sys.executable, "-c", code, cases], check=True, capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("", "")
