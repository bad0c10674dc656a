"""The program: what is asked is run, what is refused is explained, and either gives the exit code.

Exit codes: 0 done and nothing found, 1 findings, rejected rows or counts that no row can hold, 2 bad use or unreadable
input.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from uri.cli import commands
from uri.cli.arguments import parser
from uri.cli.found_table import command_for
from uri.cli.options.common import LANGUAGE
from uri.cli.remedies import option, remedies
from uri.errors import RejectedRowsError, UnplacedError, UnprotectedError, UriError
from uri.languages import LANGUAGES, Language, Text, speaking
from uri.visible_text import visible

_MOST = 50
"""So many findings are printed of a refusal; the last line says how many more there are."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    with speaking(_language(words)):
        return _run(parser().parse_args(words))


def run() -> NoReturn:
    """Run the command as a program: in UTF-8, but on a terminal in its own signs as far as it has them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    sys.exit(main())


def _language(words: Sequence[str]) -> Language | None:
    """Return the language that is asked for, before anything is said in another: help and refusals speak it too."""
    first = argparse.ArgumentParser(add_help=False)
    first.add_argument(LANGUAGE, nargs="?")
    asked = first.parse_known_args(words)[0].language
    return next((language for language in LANGUAGES if language == asked), None)


def _run(options: argparse.Namespace) -> int:
    try:
        code: int = getattr(commands, options.command)(options)
        sys.stdout.flush()
    except UriError as error:
        _refuse(error, options)
        return (
            commands.FINDINGS
            if isinstance(error, RejectedRowsError | UnplacedError | UnprotectedError)
            else commands.BAD_USE
        )
    except BrokenPipeError:
        _silence()
        return commands.OK
    except OSError as error:
        _silence()
        sys.stderr.write(f"uri: {_NO_OUTPUT} {error.strerror}\n")
        return commands.BAD_USE
    return code


def _refuse(error: UriError, options: argparse.Namespace) -> None:
    """Print why something is refused, what is wrong, and the options that mend it."""
    mending = option(error.argument)
    sentence = [error.message, error.hint, None if mending is None else f"({mending})"]
    findings = [error.findings.to_text(most=_MOST)] if error.findings else []
    lines = [f"uri: {' '.join(str(part) for part in sentence if part is not None)}", *findings]
    if "kolom" in options:
        lines += remedies(error.findings, options.path)
        is_of_layout = error.argument == "sheet" or "URI-I-kop" in error.findings.counts()
        if is_of_layout and os.path.isfile(options.path) and (command := command_for(options.path)) is not None:  # noqa: PTH113
            lines.append(command)
    sys.stderr.write(visible("\n".join(lines)) + "\n")


def _silence() -> None:
    """Let Python close its output without a word."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_NO_OUTPUT = Text("De uitvoer is niet te schrijven.", "The output cannot be written.")
