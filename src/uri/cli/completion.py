"""The scripts by which shells complete the command; made by shtab, of the extra ``completion``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from uri import extras
from uri.cli.arguments import parser


def script(shell: str) -> str:
    """Return the script for a shell; it names the options as they are now, and needs nothing of this library.

    Args:
        shell: ``"bash"``, ``"zsh"`` or ``"fish"``.

    Raises:
        MissingExtraError: shtab is not installed.
    """
    shtab = extras.load("shtab", "completion")
    command = parser()
    for action in _actions(command):
        if action.type is Path:
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # what shtab looks for
    text: str = shtab.complete(command, shell)
    return text.rstrip("\n") + "\n"


def _actions(command: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Give every argument of a command and of the commands below it."""
    for action in command._actions:  # noqa: SLF001 (argparse has no other way to look at what it was given)
        yield action
        if isinstance(action.choices, dict):
            for subcommand in action.choices.values():
                yield from _actions(subcommand)
