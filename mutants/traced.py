"""Which tests run which lines of a package, and how long each takes: `python traced.py PACKAGE OUTPUT TEST ...`.

What a fixture of several tests runs counts for each test in reach of it, and what is cached in the library is forgotten
between tests, so that a line counts for every test that needs it. A test that fails judges nothing.
"""

from __future__ import annotations

import functools
import gc
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from coverage import Coverage

OPTIONS = (
    *("-q", "--no-header", "--tb=short", "--hypothesis-profile=brief", "-p", "no:cacheprovider"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # libraries are loaded before pytest begins
)
ON_IMPORT = "import"
_FIXTURE = "fixture:"


@attrs.frozen
class Traced:
    """What a run of the tests told."""

    seconds: dict[str, float]  # of each test
    lines: dict[str, dict[int, list[str]]]  # per file and line what ran it
    modules: list[str]  # what the tests load, the library and themselves aside

    @classmethod
    def read(cls, path: Path) -> Traced:
        """Read what `write` wrote."""
        told = json.loads(path.read_text(encoding="utf-8"))
        lines = {file: {int(line): by for line, by in of.items()} for file, of in told["lines"].items()}
        return cls(told["seconds"], lines, told["modules"])

    def write(self, path: Path) -> None:
        """Write what was told as JSON."""
        path.write_text(json.dumps(attrs.asdict(self)), encoding="utf-8")

    def on_import(self, file: str, lines: Iterable[int]) -> bool:
        """Say whether any of some lines runs without a test."""
        return any(ON_IMPORT in self.lines.get(file, {}).get(line, ()) for line in lines)

    def tests(self, file: str, lines: Iterable[int] | None = None) -> set[str]:
        """Return the tests that run any of some lines of a file, or any line at all."""
        of = self.lines.get(file, {})
        contexts = {context for line in (of if lines is None else lines) for context in of.get(line, ())}
        near = tuple(context.removeprefix(_FIXTURE) for context in contexts if context.startswith(_FIXTURE))
        return {test for test in self.seconds if test in contexts or test.startswith(near)}


class Tracer:
    """A plugin of pytest that tells coverage which test runs."""

    def __init__(self, package: str) -> None:
        self.seconds = defaultdict[str, float](float)
        self.failed = set[str]()
        self.coverage = Coverage(data_file=None, config_file=False, source=[package])
        self.coverage.start()
        self.coverage.switch_context(ON_IMPORT)
        self.now = ON_IMPORT

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[Any]:
        """Trace a test, with nothing cached."""
        for cached in gc.get_objects():
            if isinstance(cached, functools._lru_cache_wrapper) and str(cached.__module__).startswith("uri."):  # noqa: SLF001
                cached.cache_clear()
        return (yield from self._during(item.nodeid))

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any, request: Any) -> Iterator[Any]:  # noqa: ANN401 (pytest does not name them)
        """Trace a fixture of several tests as one."""
        if fixturedef.scope == "function":
            return (yield)
        return (yield from self._during(_FIXTURE + request.node.nodeid))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up what a test and its fixtures take."""
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.failed.add(report.nodeid)

    def _during(self, context: str) -> Iterator[Any]:
        before, self.now = self.now, context
        self.coverage.switch_context(context)
        try:
            return (yield)
        finally:
            self.now = before
            self.coverage.switch_context(before)

    def told(self) -> Traced:
        """Return what was told."""
        self.coverage.stop()
        data = self.coverage.get_data()
        lines = {file: data.contexts_by_lineno(file) for file in data.measured_files()}
        loaded = [
            name for name in sys.modules if name.partition(".")[0] not in {"uri", "tests", "conftest", "__main__"}
        ]
        return Traced({test: took for test, took in self.seconds.items() if test not in self.failed}, lines, loaded)


def main(package: str, output: str, *tests: str) -> int:
    """Run the tests, and write what they ran."""
    tracer = Tracer(package)
    code = pytest.main([*OPTIONS, *tests], plugins=[tracer])
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
        return code
    tracer.told().write(Path(output))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
