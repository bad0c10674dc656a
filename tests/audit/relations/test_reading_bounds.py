"""Tables made to be slow to read: the work is bounded, and a notice says what was not tried."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from uri.audit import Audit, audit
from uri.findings import Severity


def blocks(count: int) -> list[str]:
    """Return rows of blocks that close: a whole, a part that says so, another row, and their total."""
    return [
        line
        for number in range(count // 4)
        for line in (f"A{number};10;12", f"waarvan b{number};4;5", f"C{number};3;3", f"Totaal {number};13;15")
    ]


def parts(count: int) -> list[str]:
    """Return rows of which each fourth says once that rows below it are parts: 7 is 3 and 4, 9 is 4 and 5."""
    below = (("A", "7;9"), ("waarvan b", "3;4"), ("C", "4;5"), ("D", "1;1"))
    lines = [f"{label}{number};{figures}" for number in range(count // 4) for label, figures in below]
    return [*lines, f"Totaal;{8 * (count // 4)};{10 * (count // 4)}"]


def mixed(count: int) -> list[str]:
    """Return rows of every kind that print leaves open how to read."""
    kinds = ("A{}, waarvan;9;9", "- b{};3;4", "Gemiddelde {};3;4", "Kop {}:;;", "Totaal A{};9;8", "Subtotaal {};5;4")
    return [kinds[number % len(kinds)].format(number) for number in range(count)]


def read(lines: list[str], folder: Path) -> Audit:
    path = folder / "tabel.csv"
    path.write_text("\n".join(["Soort;2022;2023", *lines]) + "\n", encoding="utf-8")
    return audit(path, seconds=1)


@pytest.mark.no_cover
@pytest.mark.parametrize("count", [400, 1600])
def test_parts_that_are_said_once_fit_in_a_table_of_any_size(count: int, tmp_path: Path) -> None:
    assert list(read(parts(count), tmp_path).findings.at_least(Severity.WARNING)) == []


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """A large table with one error, read once."""
    lines = parts(1600)
    lines[-1] = "Totaal;3201;4000"
    return read(lines, tmp_path_factory.mktemp("groot"))


def test_an_error_is_found_in_a_large_table_too(large: Audit) -> None:
    assert [finding.place.row for finding in large.findings.at_least(Severity.WARNING)] == [1602]


def test_a_notice_says_what_was_not_tried(large: Audit) -> None:
    texts = [finding.to_text() for finding in large.findings if finding.rule.endswith("lezing")]
    assert any("(400)" in text and "niet geprobeerd" in text for text in texts)


def test_no_notice_says_so_of_a_small_table(tmp_path: Path) -> None:
    assert not any("niet geprobeerd" in finding.to_text() for finding in read(parts(40), tmp_path).findings)


@pytest.mark.no_cover
@pytest.mark.parametrize("rows", [blocks, parts, mixed])
def test_work_grows_no_faster_than_the_rows(rows: Callable[[int], list[str]], tmp_path: Path) -> None:
    def calls(count: int) -> int:
        counted = 0

        def count_call(_frame: object, event: str, _value: object) -> None:
            nonlocal counted
            counted += event in {"call", "c_call"}

        before = sys.getprofile()
        sys.setprofile(count_call)
        try:
            read(rows(count), tmp_path)
        finally:
            sys.setprofile(before)
        return counted

    assert calls(400) < 3 * calls(200)
