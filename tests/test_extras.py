"""Optional dependencies: whether they are there, and what is said when they are not."""

import pytest

from uri import extras
from uri.errors import MissingExtraError


def test_a_package_is_looked_for_once_in_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_for: list[str] = []
    monkeypatch.setattr(extras, "find_spec", looked_for.append)
    extras.installed.cache_clear()
    assert [extras.installed("bestaat_niet") for _ in range(3)] == [False] * 3
    assert looked_for == ["bestaat_niet"]
    extras.installed.cache_clear()


def test_an_installed_package_is_found_without_being_imported() -> None:
    assert extras.installed("attrs")


def test_a_missing_extra_is_named_with_the_way_to_install_it() -> None:
    with pytest.raises(MissingExtraError, match="bestaat_niet") as raised:
        extras.load("bestaat_niet", "privacy")
    assert raised.value.hint is not None
    assert raised.value.hint.nl.endswith('pip install "uri-integriteit[privacy]"')
