"""Every command in English: no Dutch sentence and no Dutch number remains, but in what stands in the source itself."""

import csv
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from uri.cli.program import main
from uri.taxonomy import Afdoening, Schendingstype, editie, edities

pytestmark = pytest.mark.no_cover

EXAMPLES = Path(__file__).parents[2] / "examples"
BZK = EXAMPLES / "bzk-2023"
DUTCH = re.compile(
    r"\b(?:de|het|een|van|niet|geen|voor|naar|bij|zijn|wordt|staat|rij|kolom|regels?|fouten|waarschuwing|opmerking|tot"
    r"|meer dan|minder|verschillend|omvang|afgerond|opgegeven|meldingen)\b",
    re.IGNORECASE,
)
COMMA = re.compile(r"\d,(?!\d{3}(?!\d))\d|\d{2}\.\d{3}(?!\d)")
"""A decimal comma, or a full stop between thousands; `1,234` is English, and so is `1.238`."""
COMMANDS = [
    *(("report", BZK, "--format", form) for form in ("text", "md", "html", "json")),
    *(("validate", BZK, "--format", form) for form in ("text", "json")),
    *(
        ("audit", folder, "--format", form)
        for folder in (BZK / "publicatie", EXAMPLES / "defensie-2022")
        for form in ("text", "md", "json")
    ),
    ("map", BZK / "zaken.csv"),
    ("codes",),
    ("codes", "uitkomst"),
    ("codes", "opvolging"),
]


@pytest.mark.parametrize(
    "arguments", COMMANDS, ids=lambda arguments: " ".join(Path(str(word)).name for word in arguments)
)
def test_no_dutch_remains(arguments: tuple[object, ...], capsys: pytest.CaptureFixture[str]) -> None:
    main([*map(str, arguments), "--language", "en"])
    printed = capsys.readouterr()
    shown = "\n".join(_texts(json.loads(printed.out))) if "json" in arguments else printed.out
    text = _without_sources(shown + printed.err)
    assert [line for line in text.splitlines() if DUTCH.search(line) or COMMA.search(line)] == []


def test_tables_in_csv_are_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["report", str(BZK), "--format", "csv", "--out", str(tmp_path), "--language", "en"])
    capsys.readouterr()
    cells = [
        cell
        for path in sorted(tmp_path.iterdir())
        for row in csv.reader(path.read_text("utf-8-sig").splitlines())
        for cell in row
    ]
    text = _without_sources("\n".join(cells))
    assert len(cells) > 100
    assert [line for line in text.splitlines() if DUTCH.search(line) or COMMA.search(line)] == []


def _without_sources(text: str) -> str:
    """Take out what is quoted, and what stands in the files of the examples or is a code; the longest first."""
    text = re.sub(r"^[a-z_]+(?:  .*)?$", _label, text, flags=re.MULTILINE)
    text = re.sub(r"“[^”]*”|URI-[A-Z]-[a-z-]+", "…", text)
    for words in sorted(_SOURCES, key=len, reverse=True):
        text = text.replace(words, "…")
    return text


def _label(line: re.Match[str]) -> str:
    """Leave out a code before its label, or by itself."""
    return line.group().partition("  ")[2]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key != "aanvulling":  # which has both languages, for who reads a report back
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    else:
        yield str(value)


def _of_sources() -> Iterator[str]:
    yield from (editie(naam).bron for naam in edities())
    for path in EXAMPLES.rglob("*.toml"):
        yield from _texts(tomllib.loads(path.read_text("utf-8")))
    for path in EXAMPLES.rglob("*.csv"):
        text = path.read_text("utf-8-sig")
        for row in csv.reader(text.splitlines(), delimiter=";" if ";" in text.split("\n")[0] else ","):
            yield from row
            yield from re.findall(r"\d+[.,]\d+", " ".join(row))


_CODES = [code.value for codes in (Afdoening, Schendingstype) for code in codes]
_SOURCES = {words.strip() for words in _of_sources() if len(words.strip()) > 3} | {c for c in _CODES if "_" in c}
