from pathlib import Path

import pytest

import uri
from uri.errors import UnreadableError

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
        ('groepen = "bzk-2023-grof"', "groepen"),
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


def test_a_grouping_is_refused_and_not_overlooked() -> None:
    with pytest.raises(ValueError, match="groepen"):
        uri.Beleid(drempel=3, bron="b", groepen="bzk-2023-grof")
