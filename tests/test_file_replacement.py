"""Writing several files: all of them, or none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from uri import UnwritableError
from uri.publish import write_all


def snapshot(folder: Path) -> dict[str, str | None]:
    """Return everything below a folder, hidden files too: texts by path, None for a folder."""
    return {
        str(path.relative_to(folder)): None if path.is_dir() else path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
    }


def test_files_are_written_as_they_are_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_all(tmp_path / "a" / "b", {"een.csv": "é\r\n", "twee.csv": ""})
    assert snapshot(tmp_path) == {"a": None, "a/b": None, "a/b/een.csv": "é\n", "a/b/twee.csv": ""}
    assert (tmp_path / "a" / "b" / "een.csv").read_bytes() == "é\r\n".encode()


def test_old_files_of_those_names_are_replaced_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "een.csv").write_text("oud")
    (tmp_path / "ander.csv").write_text("blijft")
    write_all(tmp_path, {"een.csv": "nieuw"})
    assert snapshot(tmp_path) == {"een.csv": "nieuw", "ander.csv": "blijft"}


def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
    """Let the nth rename within the folder fail, as a full disk or a locked file does."""
    rename, count = Path.replace, iter(range(100))

    def replace(self: Path, target: Path) -> Path:
        if next(count) == nth:
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    (tmp_path / "een.csv").write_text("oud een")
    (tmp_path / "drie.csv").write_text("oud drie")
    monkeypatch.setattr(Path, "replace", replace)


@pytest.mark.parametrize("nth", range(5))
def test_when_any_step_fails_the_old_files_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
    """Three files, two of which exist: five renames, any of which may fail."""
    failing(tmp_path, monkeypatch, nth)
    before = snapshot(tmp_path)
    with pytest.raises(UnwritableError, match=r"is niet te schrijven\. Permission denied"):
        write_all(tmp_path, {"een.csv": "nieuw", "twee.csv": "nieuw", "drie.csv": "nieuw"})
    assert snapshot(tmp_path) == before


def test_the_failing_above_does_fail_at_five_places_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(tmp_path, monkeypatch, 5)
    write_all(tmp_path, {"een.csv": "nieuw", "twee.csv": "nieuw", "drie.csv": "nieuw"})
    assert set(snapshot(tmp_path).values()) == {"nieuw"}


def test_a_folder_of_that_name_is_not_a_file_to_replace(tmp_path: Path) -> None:
    (tmp_path / "een.csv").write_text("oud")
    (tmp_path / "twee.csv").mkdir()
    (tmp_path / "twee.csv" / "scriptie.txt").write_text("enige exemplaar")
    before = snapshot(tmp_path)
    with pytest.raises(UnwritableError):
        write_all(tmp_path, {"een.csv": "nieuw", "twee.csv": "nieuw"})
    assert snapshot(tmp_path) == before


def in_a_file(folder: Path) -> Path:
    (folder / "bestand").write_text("oud")
    return folder / "bestand"


def below_a_file(folder: Path) -> Path:
    return in_a_file(folder) / "map"


@pytest.mark.parametrize("place", [in_a_file, below_a_file], ids=lambda place: place.__name__)
def test_a_place_that_cannot_be_a_folder_is_refused(tmp_path: Path, place: Callable[[Path], Path]) -> None:
    out = place(tmp_path)
    with pytest.raises(UnwritableError) as caught:
        write_all(out, {"een.csv": "nieuw"})
    assert caught.value.to_text("en").startswith("“")
    assert snapshot(tmp_path) == {"bestand": "oud"}


def test_a_folder_made_for_the_files_goes_when_they_fail(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError):
        write_all(tmp_path / "nieuw", {"geen": "map", "geen/map.csv": "nieuw"})
    assert snapshot(tmp_path) == {}


def test_a_file_may_stand_in_a_folder_of_its_own_and_be_bytes(tmp_path: Path) -> None:
    write_all(tmp_path, {"data/een.csv": "é", "beeld.png": b"\x89"})
    assert (tmp_path / "data" / "een.csv").read_text(encoding="utf-8") == "é"
    assert (tmp_path / "beeld.png").read_bytes() == b"\x89"


def test_a_text_that_has_no_utf_8_form_is_refused_as_any_other(tmp_path: Path) -> None:
    """JSON can hold half a character: a surrogate without its pair."""
    with pytest.raises(UnwritableError):
        write_all(tmp_path / "nieuw", {"een.csv": "\ud800"})
