"""Every door by which a file of the user comes in refuses what is no file, and keeps nothing of what it refuses."""

from __future__ import annotations

import json
import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import uri
from uri.audit import audit
from uri.errors import MissingFileError, UriError
from uri.rules import CATALOGUS
from uri.rules.profile import read_profiel
from uri.taxonomy import read_editie

CONTENT = "Jan Geheim"


def _dossier(path: Path) -> Any:  # noqa: ANN401 (what a door gives)
    (path.parent / "d").mkdir(exist_ok=True)
    (path.parent / "d" / "dossier.toml").write_text(f'verslagjaar = 2023\nzaken = "{path.name}"', encoding="utf-8")
    if os.path.lexists(path) and not os.path.lexists(path.parent / "d" / path.name):
        path.rename(path.parent / "d" / path.name)
    return uri.read_dossier(path.parent / "d")


def _profile(path: Path) -> Any:  # noqa: ANN401 (what a door gives)
    return read_profiel(path, [rule.id for rule in CATALOGUS])


DOORS: dict[str, tuple[str, Callable[[Path], Any]]] = {
    **{f"register.{end}": (f"x.{end}", uri.read_register) for end in ("csv", "json", "jsonl", "ods", "xlsx")},
    "parquet": ("x.parquet", uri.read_register),
    "counts": ("x.csv", uri.read_counts),
    "records": ("x.json", uri.records_from_json),
    "scan": ("x.csv", uri.scan_register),
    "file in a dossier": ("x.csv", _dossier),
    "dossier.toml": ("dossier.toml", lambda path: uri.read_dossier(path.parent)),
    "publicatie.toml": ("publicatie.toml", lambda path: audit(path.parent)),
    "edition": ("x.toml", read_editie),
    "edition by name": ("x.toml", lambda path: uri.editie(str(path))),
    "profile": ("x.toml", _profile),
    **{f"audit{suffix}": (f"x{suffix}", audit) for suffix in (".csv", ".html", ".md", ".ods", ".tsv", ".xlsx")},
    "folder of tables": ("x.csv", lambda path: audit(path.parent)),
}
TOML_DOORS = {name: door for name, door in DOORS.items() if door[0].endswith(".toml")}
every_door = pytest.mark.parametrize(("name", "door"), DOORS.values(), ids=DOORS)
every_toml_door = pytest.mark.parametrize(("name", "door"), TOML_DOORS.values(), ids=TOML_DOORS)

Door = Callable[[Path], Any]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short path, as the path of a socket is short."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "in").mkdir()
        yield Path(name) / "in"


def _no_file(kind: str, path: Path) -> None:
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "socket":
            with socket.socket(socket.AF_UNIX) as server:
                server.bind(str(path))
        case "folder":
            path.mkdir()
        case "device":
            path.symlink_to("/dev/zero")
        case "link":
            os.mkfifo(path.parent.parent / "pipe")
            path.symlink_to(path.parent.parent / "pipe")


@every_door
@pytest.mark.parametrize("kind", ["pipe", "socket", "folder", "device", "link"])
@pytest.mark.skipif(os.name != "posix", reason="pipes, sockets and devices of POSIX")
def test_what_is_no_file_is_refused_and_never_opened(folder: Path, name: str, door: Door, kind: str) -> None:
    _no_file(kind, folder / name)
    with pytest.raises(UriError) as caught:
        door(folder / name)
    if kind != "folder":  # of which the audit reads the tables
        text = caught.value.to_text("nl")  # of a dossier, what is linked out of its folder is not even looked at
        english = caught.value.to_text("en")
        assert "geen gewoon bestand" in text or "buiten de map van het dossier" in text
        assert "regular file" in english or "outside the folder of the dossier" in english


@every_door
@pytest.mark.parametrize("kind", ["nothing", "dangling link", "link to itself"])
def test_what_is_not_there_is_missing(folder: Path, name: str, door: Door, kind: str) -> None:
    if kind != "nothing":
        (folder / name).symlink_to("elders" if kind == "dangling link" else name)
    with pytest.raises(UriError) as caught:
        door(folder / name)
    whole_folder = kind == "nothing" and door in {DOORS["publicatie.toml"][1], DOORS["folder of tables"][1]}
    assert isinstance(caught.value, MissingFileError) or whole_folder


@every_door
@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_says_so(folder: Path, name: str, door: Door) -> None:
    (folder / name).write_text("x", encoding="utf-8")
    (folder / name).chmod(0)
    with pytest.raises(UriError, match="rechten"):
        door(folder / name)


DEEP = "[" * 5_000 + "]" * 5_000
ODD_TOML = {
    "many digits": "x = " + "9" * 5_000,
    "many digits in hexadecimal": "x = 0x" + "f" * 5_000,
    "65 bits": f"x = {2**64}",
    "endless": "x = inf",
    "deep lists": f"x = {DEEP}",
    "lists less deep": "x = " + "[" * 60 + "]" * 60,
    "deep tables": "x = " + "{a=" * 5_000 + "1" + "}" * 5_000,
    "a key of many parts": "a." * 20_000 + "a = 1",
    "a header of many parts": "[" + "a." * 20_000 + "a]",
    "quoted parts": '"a".' * 20_000 + "a = 1",
    "within a table": "x = {" + "a." * 20_000 + "a = 1}",
    "large": "# " + "x" * 2**21,
    "no text": "x = 'Jan Geheim \udcff'",
}


@every_toml_door
@pytest.mark.parametrize("text", ODD_TOML.values(), ids=ODD_TOML)
def test_toml_that_no_person_writes_is_refused(folder: Path, name: str, door: Door, text: str) -> None:
    (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UriError, match="niet te lezen") as caught:
        door(folder / name)
    assert len(str(caught.value)) < 300


@every_toml_door
@pytest.mark.parametrize("depth", [5, 31])
def test_toml_of_usual_depth_is_read(folder: Path, name: str, door: Door, depth: int) -> None:
    (folder / name).write_text("x" + ".y" * (depth - 1) + " = 1", encoding="utf-8")
    with pytest.raises(UriError) as caught:
        door(folder / name)
    assert "diep" not in str(caught.value)


BROKEN: dict[str, bytes] = {
    "no text": f'{CONTENT}\nx = "'.encode() + b"\x81\xc3\xff\x9d",
    "no JSON": f'[{{"kenmerk": "{CONTENT}",'.encode(),
    "no TOML": f'{CONTENT} = "{CONTENT}'.encode(),
    "a key twice": f'"{CONTENT}" = 1\n"{CONTENT}" = 2'.encode(),
    "open quote": f'kenmerk;categorie\n"{CONTENT}'.encode(),
    "no control": f"{CONTENT}\0\0;{CONTENT}\n".encode(),
    "a zip": b"PK\x03\x04" + CONTENT.encode(),
    "Parquet": b"PAR1" + CONTENT.encode() + b"PAR1",
    "values": json.dumps([{"soort": "melding", "hoofdcategorie": CONTENT, "ontvangen": CONTENT}]).encode(),
    "table": f"categorie;uitkomst;jaar\n{CONTENT};{CONTENT};{CONTENT}\n".encode(),
}


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


@every_door
@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_refusal_keeps_nothing_of_the_file(folder: Path, name: str, door: Door, data: bytes) -> None:
    (folder / name).write_bytes(data)
    try:
        door(folder / name)
    except UriError as error:
        causes = list(_chain(error))[1:]
    else:
        return
    kept = [vars(cause) | {"args": cause.args, "object": getattr(cause, "object", None)} for cause in causes]
    assert CONTENT not in repr(kept) + repr([getattr(cause, "doc", None) for cause in causes])
    assert not causes
