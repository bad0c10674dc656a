import json
from pathlib import Path

import pytest

import uri
from uri.errors import UnreadableError
from uri.taxonomy import groepering

WHOLE = """schema = 1
drempel = 5
nul_tonen = false
eis = "bereik"
beschermen = ["mogelijk", "klachten"]
bijlage = "omschrijvingen"
bron = "Besluit van de secretaris-generaal"
"""


def read(folder: Path, text: str) -> uri.Beleid:
    (folder / "beleid.toml").write_text(text, encoding="utf-8")
    return uri.read_beleid(folder / "beleid.toml")


def test_every_key_of_a_policy_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE).to_dict() == {
        "schema": 1,
        "drempel": 5,
        "nul_tonen": False,
        "eis": "bereik",
        "beschermen": ["mogelijk", "klachten"],
        "bijlage": "omschrijvingen",
        "bron": "Besluit van de secretaris-generaal",
    }


def test_by_default_zeros_are_shown_and_all_counts_protected(tmp_path: Path) -> None:
    policy = read(tmp_path, 'schema = 1\ndrempel = 3\nbron = "b"\n')
    assert (policy.nul_tonen, policy.eis.value, policy.bijlage.value, len(policy.beschermen)) == (
        True,
        "drempel",
        "weg",
        7,
    )


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("drempel = 1", "drempel"),
        ('groepen = "bzk-2023-groof"', "bzk-2023-grof"),
        ('eis = "exact"', "eis"),
        ("schema = 2", "schema"),
        ("drmpel = 3", "drmpel"),
        ('beschermen = ["namen"]', "beschermen"),
    ],
    ids=["threshold", "grouping", "demand", "schema", "unknown-key", "protected"],
)
def test_what_a_policy_cannot_say_is_refused_by_its_key(tmp_path: Path, line: str, named: str) -> None:
    key = line.split(" ", maxsplit=1)[0]
    kept = [other for other in WHOLE.splitlines() if other.split(" ")[0] != key]
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path, "\n".join([*kept, line]))
    assert named in f"{caught.value} {caught.value.__notes__ if hasattr(caught.value, '__notes__') else ''}"


def test_a_policy_names_a_grouping_of_the_library_or_in_a_file_as_seen_from_its_own(tmp_path: Path) -> None:
    named = read(tmp_path, WHOLE + 'groepen = "bzk-2023-grof"\n')
    assert named.groepen == groepering("bzk-2023-grof")
    assert named.to_dict()["groepen"] == "bzk-2023-grof"
    own = {**groepering("bzk-2023-grof").to_dict(), "titel": "Eigen"}
    (tmp_path / "eigen.toml").write_text(
        "".join(f"{key} = {json.dumps(own[key])}\n" for key in ("titel", "editie", "bron", "afdoeningen"))
        + "".join(
            "[[groep]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in group.items())
            for group in own["groep"]
        ),
        encoding="utf-8",
    )
    read_own = read(tmp_path, WHOLE + 'groepen = "eigen.toml"\n').groepen
    assert read_own is not None
    assert read_own.to_dict() == {**own, "naam": "eigen"}
