"""The parser of the command: every command with its arguments, in the current language."""

from __future__ import annotations

import argparse
from typing import Any

from uri import __version__
from uri.cli.options import checking, looking_up, making, own_files, protecting
from uri.cli.options.common import add_general
from uri.languages import Text
from uri.visible_text import visible


def parser() -> argparse.ArgumentParser:
    """Make the parser of the command."""
    command = _Parser(prog="uri", description="Uniforme Registratie Integriteitsschendingen.", add_help=False)
    general = add_general(command)
    general.add_argument("--version", action="version", version=f"uri {__version__}", help=str(_VERSION))
    subcommands = command.add_subparsers(required=True, metavar="COMMAND", title=str(_COMMANDS), description=str(_MORE))
    for name, summary, add in _ALL:
        subcommand = subcommands.add_parser(name, help=str(summary), description=str(summary), add_help=False)
        add(subcommand)
        add_general(subcommand)
        subcommand.set_defaults(command=name)
    return command


class _Parser(argparse.ArgumentParser):
    """A parser that says visibly what it says, as it quotes the words of the user."""

    def _print_message(self, message: str, file: Any = None) -> None:  # noqa: ANN401 (as argparse has it)
        super()._print_message(visible(message), file)


_COMMANDS = Text("opdrachten", "commands")
_MORE = Text("uri OPDRACHT --help legt elke optie uit.", "uri COMMAND --help explains every option.")
_VERSION = Text("Laat de versie zien en stop.", "Show the version and stop.")
_ALL = (
    *making.COMMANDS,
    *protecting.COMMANDS,
    *checking.COMMANDS,
    *own_files.COMMANDS,
    *looking_up.COMMANDS,
)
