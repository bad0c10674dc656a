"""No control sign, and none that turns the direction of a line, leaves the library raw, whatever it stands in."""

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import uri
from uri import publish
from uri.audit import audit
from uri.cli import main
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text, same
from uri.visible_text import visible

EVIL = "a\x1b[31m\x07\x9b2J\u202eb\u2028c\u200bd\x7f"


def _unseen(text: str) -> set[str]:
    return {
        sign
        for sign in text
        if (unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} and sign not in "\n\t")
        or unicodedata.bidirectional(sign) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    }


@given(st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Ll"])))
def test_nothing_unseen_is_left(text: str) -> None:
    assert not _unseen(visible(text))
    assert json.loads(f'"{visible("x")}"') == "x"


@given(st.text(st.characters(categories=["Cc", "Cf", "Zl", "Zp", "Ll"])))
def test_json_says_the_same(text: str) -> None:
    assert json.loads(visible(json.dumps(text, ensure_ascii=False))) == text


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_what_is_seen_stays(text: str) -> None:
    assert visible(text) == text


def _findings() -> Findings:
    place = Place(file=EVIL, sheet=EVIL, table=EVIL, column=EVIL, kenmerk=EVIL)
    finding = Finding(rule="URI-X", message=same(EVIL), found=same(EVIL), hint=same(EVIL), place=place)
    return Findings([finding], profiel=EVIL)


RENDERERS: dict[str, Callable[[], str]] = {
    "findings": lambda: str(_findings()) + _findings().to_text() + _findings().to_json() + _findings()._repr_html_(),
    "finding": lambda: str(_findings()[0]) + str(_findings()[0].place),
    "error": lambda: str(uri.UriError(Text(EVIL, EVIL), same(EVIL), findings=_findings())),
    "quoted": lambda: quoted(EVIL),
}


@pytest.mark.parametrize("render", RENDERERS.values(), ids=RENDERERS)
def test_what_is_found_is_told_visibly(render: Callable[[], str]) -> None:
    assert not _unseen(render())


def _dossier(folder: Path) -> Path:
    evil = json.dumps(EVIL)
    (folder / "dossier.toml").write_text(
        f'verslagjaar = 2023\norganisatie = {evil}\nnoten = [{evil}]\nomschrijvingen = true\nzaken = "z.json"\n',
        encoding="utf-8",
    )
    case = {"categorie": "geweld", "uitkomst": "aangetoond", "jaar": 2023, "omschrijving": EVIL, "onderdeel": EVIL}
    (folder / "z.json").write_text(json.dumps([case]), encoding="utf-8")
    return folder


def test_a_report_is_visible_in_every_format(tmp_path: Path) -> None:
    rapport = uri.rapport(uri.read_dossier(_dossier(tmp_path)))
    texts = [publish.to_text(rapport), publish.to_markdown(rapport), publish.to_html(rapport), publish.to_json(rapport)]
    texts += [str(rapport), rapport._repr_html_()]
    for tabel in rapport.tabellen.values():
        texts += [tabel.to_text(), tabel.to_markdown(), tabel.to_html(), str(tabel), tabel._repr_html_()]
    texts += publish.to_csv(rapport).values()
    assert not _unseen("".join(texts))


def test_an_audit_is_visible_in_every_format(tmp_path: Path) -> None:
    path = tmp_path / "t.html"
    rows = "".join(f"<tr><td>{label}<td>{number}" for label, number in ((EVIL, 4), ("b", 5), ("Totaal", 8)))
    path.write_text(
        f"<table><caption>{EVIL.replace(chr(27), '&#27;')}</caption><tr><td>T<td>2022{rows}", encoding="utf-8"
    )
    path.write_text(path.read_text(encoding="utf-8").replace("\x1b", "&#27;").replace("\x07", "&#7;"), encoding="utf-8")
    result = audit(path)
    assert not _unseen(result.to_text() + result.to_markdown() + result.to_json() + str(result) + result._repr_html_())


@pytest.mark.parametrize("words", [["report", EVIL], [EVIL], ["codes", EVIL], ["report", "x", "--format", EVIL]])
def test_the_command_refuses_visibly(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code: object = main(words)
    except SystemExit as end:
        code = end.code
    assert code == 2
    said = capsys.readouterr()
    assert said.err
    assert not _unseen(said.out + said.err)
