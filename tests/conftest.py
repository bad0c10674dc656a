"""Hypothesis profiles, the command as a user runs it, and the rates of the audit.

The profiles search at hand, and repeat themselves in continuous integration (`CI` set).
`pytest --hypothesis-profile=deep` searches longer, `brief` hardly: enough to kill a mutant, and to take every line.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from uri.languages import Language

# A busy machine is slow for reasons of its own: neither a deadline nor a slow draw says anything about the code.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, print_blob=True)
settings.register_profile("deep", settings.get_profile("default"), max_examples=2_000)
settings.register_profile("brief", settings.get_profile("ci"), max_examples=20)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@attrs.frozen
class Said:
    """How a run of the command ended, and what it printed."""

    code: int | str | None
    out: str
    err: str

    @property
    def verdict(self) -> str:
        """The last line."""
        return self.out.rstrip("\n").rsplit("\n", 1)[-1]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run the command as a user does."""
    from uri.cli import main  # noqa: PLC0415 (after coverage has begun)

    def call(*arguments: object) -> Said:
        try:
            code: int | str | None = main([str(argument) for argument in arguments])
        except SystemExit as stop:  # argparse on bad use
            code = stop.code
        return Said(code, *capsys.readouterr())

    return call


@pytest.fixture
def speak() -> Iterator[Callable[["Language"], None]]:
    """Choose the language that the library speaks in this test."""
    from uri.languages import set_language, speaking  # noqa: PLC0415 (after coverage has begun)

    with speaking(None):
        yield set_language


_RATES = Counter[str]()


@pytest.fixture(scope="session")
def rates() -> Counter[str]:
    """Count what an audit was tried on and what it found; the summary of the run prints it."""
    return _RATES


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the rates of a worker over, where several share the tests."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["rates"] = dict(_RATES)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:  # noqa: ANN401 (of pytest-xdist)
    """Take the rates of a worker over."""
    _RATES.update(getattr(node, "workeroutput", {}).get("rates", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the rates at which the audit finds what is wrong and leaves alone what is right."""
    if _RATES:
        listed = ", ".join(f"{name} {number}" for name, number in sorted(_RATES.items()))
        terminalreporter.write_line(f"Audits of generated tables: {listed}")
