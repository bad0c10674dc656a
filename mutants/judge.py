"""Judge the mutants of a session of Cosmic Ray: `python judge.py PACKAGE PIECE [again]`.

Cosmic Ray makes the mutants and keeps the verdicts. What is done here is to run the tests of each in a process that was
forked with everything loaded. A mutant of a function that no import runs is put in the place of that function in a fork
in which all tests are collected already, and only the tests that run the changed statement are run. Any other mutant is
imported anew, in a fork in which the libraries that we use are loaded, and can be killed by every test.

The tests that take least go first, and the first failure ends a run. Whoever loops forever is stopped by the time of
the processor that one test takes, so that a busy machine kills nothing. What is not mutated comes first, and must live.
"""

from __future__ import annotations

import importlib
import marshal
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from gc import freeze, get_objects
from importlib.machinery import SourceFileLoader
from multiprocessing import Pool
from pathlib import Path
from random import Random
from types import CodeType, FunctionType

import attrs
import pytest
from cosmic_ray.config import load_config
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkItem, WorkResult
from mutant import Mutant, Place, make
from traced import OPTIONS, Traced

WORKERS = os.cpu_count() or 1
MEMORY = 6 * 2**30
ENGINES = "pandas polars-lazy"
"""One that has its rows in memory and one that does not; the others take the same lines."""
TRACER = Path(__file__).with_name("traced.py")
LEAST = 10.0
"""Seconds of the processor that any test may take, on top of ten times what it took unchanged."""

Run = Callable[[Mutant | None], bool]


@attrs.frozen
class Judge:
    """What judges mutants: the tests there are, and where the verdicts go."""

    traced: Traced
    files: tuple[str, ...]
    session: WorkDB

    def judge(self, items: Iterable[WorkItem]) -> None:
        """Judge each mutant, those that are imported anew first."""
        with Pool(WORKERS) as pool:
            made = list(zip(items, pool.imap(make, items, chunksize=8), strict=True))
        for item, mutant in made:
            if isinstance(mutant, str):
                self.session.set_result(item.job_id, WorkResult(WorkerOutcome.SKIPPED, mutant))
        mutants = [mutant for _, mutant in made if isinstance(mutant, Mutant)]
        swapped = [mutant for mutant in mutants if self.swaps(mutant)]
        preload(self.traced.modules)
        self.fork_each([mutant for mutant in mutants if not self.swaps(mutant)], self.anew)
        pytest.main([*OPTIONS, *self.files], plugins=[Warm(self, swapped)])

    def swaps(self, mutant: Mutant) -> bool:
        """Say whether it is enough to change one function: what runs it is a test, and no import."""
        return mutant.function is not None and not self.traced.on_import(mutant.path, mutant.body)

    def order(self, mutant: Mutant | None) -> list[str]:
        """Return the tests of a mutant: file by file, those that take least first."""
        near = set() if mutant is None else self.traced.tests(mutant.path)
        chosen = set(self.traced.seconds)
        if mutant is not None and self.swaps(mutant):
            chosen = self.traced.tests(mutant.path, mutant.statement)
        total = defaultdict[tuple[bool, str], float](float)
        place = {test: (test not in near, test.partition("::")[0]) for test in chosen}
        for test in chosen:
            total[place[test]] += self.traced.seconds[test]
        return sorted(
            chosen, key=lambda test: (place[test][0], total[place[test]], place[test], self.traced.seconds[test])
        )

    def anew(self, mutant: Mutant | None) -> bool:
        """Import everything, with the mutant in it, and run the tests."""
        if mutant is not None:
            import_changed(mutant)
        return pytest.main([*OPTIONS, *self.files], plugins=[Chosen(self, self.order(mutant))]) == 0

    def live(self, session: pytest.Session, tests: list[str]) -> bool:
        """Run tests in a process of its own until one fails; say whether all passed."""
        items = {item.nodeid: item for item in session.items}
        chosen = [items[test] for test in tests if test in items]
        for item, following in zip(chosen, [*chosen[1:], None], strict=True):
            signal.setitimer(signal.ITIMER_VIRTUAL, LEAST + 10 * self.traced.seconds.get(item.nodeid, 0))
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                break
        return not session.testsfailed

    def fork_each(self, mutants: list[Mutant], run: Run) -> None:
        """Run each mutant in a fork, several at a time, and keep the verdicts. What is not mutated must live."""
        if not mutants:
            return
        waiting: list[Mutant | None] = [*reversed(mutants), None]
        running: dict[int, tuple[Mutant | None, float, str]] = {}
        begun, done = time.monotonic(), 0
        while waiting or running:
            while waiting and len(running) < WORKERS:
                mutant, folder = waiting.pop(), tempfile.mkdtemp(prefix="mutant-")
                most = 300 + 20 * sum(self.traced.seconds[test] for test in self.order(mutant))
                running[fork(mutant, run, folder)] = mutant, time.monotonic() + most, folder
            for pid, (mutant, deadline, folder) in list(running.items()):
                status = ended(pid, late=time.monotonic() > deadline)
                if status is not None:
                    del running[pid]
                    shutil.rmtree(folder, ignore_errors=True)
                    self.keep(mutant, status)
                    done += 1
                    if done % 50 == 0:
                        print(
                            f"{done} of {len(mutants)}, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True
                        )
            time.sleep(0.01)

    def keep(self, mutant: Mutant | None, status: int) -> None:
        """Keep the verdict that a status of a process tells."""
        lives = status == 0
        if mutant is None:
            if not lives:
                sys.exit(f"The tests fail without any change (status {status}): nothing can be judged.")
            return
        stopped = os.WIFSIGNALED(status)
        output = f"stopped by {signal.Signals(os.WTERMSIG(status)).name}" if stopped else ""
        outcome = TestOutcome.SURVIVED if lives else TestOutcome.KILLED
        self.session.set_result(mutant.job, WorkResult(WorkerOutcome.NORMAL, output, outcome, mutant.diff))


@attrs.frozen
class Chosen:
    """A plugin of pytest that runs some tests, in their order."""

    judge: Judge
    tests: list[str]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run them, unless the tests cannot even be collected."""
        if not session.testsfailed:
            self.judge.live(session, self.tests)
        return True


@attrs.frozen
class Warm:
    """A plugin of pytest that, once the tests are collected, runs those of each mutant in a fork."""

    judge: Judge
    mutants: list[Mutant]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Judge the mutants."""
        functions = by_place()
        freeze()

        def swapped(mutant: Mutant | None) -> bool:
            if mutant is not None:
                session.config.get_terminal_writer()._file = Path(os.devnull).open("w")  # noqa: SIM115, SLF001
            session.config._tmp_path_factory._basetemp = Path(tempfile.mkdtemp())  # type: ignore[attr-defined]  # noqa: SLF001
            if mutant is not None and mutant.function is not None:
                for function in functions[mutant.function]:
                    function.__code__ = marshal.loads(mutant.code)  # noqa: S302 (our own)
            return self.judge.live(session, self.judge.order(mutant))

        missing = [mutant for mutant in self.mutants if mutant.function not in functions]
        self.judge.fork_each([mutant for mutant in self.mutants if mutant.function in functions], swapped)
        for mutant in missing:
            print(f"No function at {mutant.function}", file=sys.stderr)
        return True


def preload(modules: Iterable[str]) -> None:
    """Load what the library and its tests load, but for themselves."""
    for name in modules:
        with suppress(Exception):
            importlib.import_module(name)


def by_place() -> dict[Place, list[FunctionType]]:
    """Return all functions there are by where they are defined."""
    functions = defaultdict[Place, list[FunctionType]](list)
    for each in get_objects():
        if isinstance(each, FunctionType):
            code = each.__code__
            functions[code.co_filename, code.co_qualname, code.co_firstlineno].append(each)
    return dict(functions)


def import_changed(mutant: Mutant) -> None:
    """Let the import of one file find the source of the mutant."""
    found = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> CodeType:
        if Path(self.path).resolve() == Path(mutant.path):
            return compile(mutant.source, self.path, "exec", dont_inherit=True)
        return found(self, fullname)  # type: ignore[return-value]

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign]


def fork(mutant: Mutant | None, run: Run, folder: str) -> int:
    """Run a mutant in a process of its own, silently; its status is 0 if the mutant lives."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2) if mutant is not None else (0,):
            os.dup2(nothing, stream)
        tempfile.tempdir = folder
        code = int(not run(mutant))
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001 (whatever a mutant raises)
        traceback.print_exc()
    finally:
        os._exit(code)


def ended(pid: int, *, late: bool) -> int | None:
    """Return the status of a process that has ended, and end what it started; a late one is stopped."""
    if late:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    ready, status = os.waitpid(pid, 0 if late else os.WNOHANG)
    if not ready:
        return None
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    return status


def main(package: str, piece: str, *again: str) -> None:
    """Judge the mutants of a piece that have no verdict yet, or again those that live."""
    files = load_config(f"mutants/{package}.toml")["test-command"].split()
    told = Path("traced.json")
    if not told.exists():
        subprocess.run([sys.executable, TRACER, f"uri.{package}", told, *files], check=True)  # noqa: S603 (our own)
    with use_db("session.sqlite", WorkDB.Mode.open) as opened:
        number, pieces = map(int, piece.split("/"))
        items = sorted(opened.work_items, key=lambda item: attrs.astuple(item.mutations[0])[:5])
        lives = {job for job, result in opened.results if result.test_outcome is TestOutcome.SURVIVED}
        judged = {job for job, _ in opened.results} - (lives if again else set())
        wanted = [item for item in items[number - 1 :: pieces] if item.job_id not in judged]
        Random(0).shuffle(wanted)  # noqa: S311 (so that what is judged when a run is ended is a sample)
        Judge(Traced.read(told), tuple(files), opened).judge(wanted)


if __name__ == "__main__":
    os.environ |= {"CI": "1", "URI_ENGINES": ENGINES}
    main(*sys.argv[1:])
