"""The arguments of the commands that show what the library knows: schema, codes and completion."""

from __future__ import annotations

import argparse

from uri.cli.options.common import CHOICE, Command
from uri.languages import Text

_SHELLS = ("bash", "zsh", "fish")


def _schema(command: argparse.ArgumentParser) -> None:
    choice = command.add_argument_group(str(CHOICE))
    choice.add_argument("naam", metavar="NAME", nargs="?", help=str(_SCHEMA_NAME))


def _codes(command: argparse.ArgumentParser) -> None:
    choice = command.add_argument_group(str(CHOICE))
    choice.add_argument("lijst", metavar="LIST", nargs="?", help=str(_LIST))


def _completion(command: argparse.ArgumentParser) -> None:
    choice = command.add_argument_group(str(CHOICE))
    choice.add_argument("shell", choices=_SHELLS, help=str(_SHELL))


_SCHEMA_NAME = Text(
    "De naam van een schema; zonder naam, alle namen.", "The name of a schema; without one, all the names."
)
_LIST = Text("De naam van een lijst; zonder naam, alle namen.", "The name of a list; without one, all the names.")
_SHELL = Text(
    "De shell die de opdracht gaat aanvullen. Bijvoorbeeld: uri completion bash >"
    " ~/.local/share/bash-completion/completions/uri",
    "The shell that is to complete the command. Such as: uri completion bash >"
    " ~/.local/share/bash-completion/completions/uri",
)


COMMANDS: tuple[Command, ...] = (
    (
        "schema",
        Text(
            "Schrijf het JSON-schema van wat een ander programma aanlevert.",
            "Write the JSON Schema of what another program hands over.",
        ),
        _schema,
    ),
    (
        "codes",
        Text("Laat een codelijst of editie met haar labels zien.", "Show a code list or edition with its labels."),
        _codes,
    ),
    (
        "completion",
        Text(
            "Schrijf het script waarmee een shell de opdracht aanvult.",
            "Write the script by which a shell completes the command.",
        ),
        _completion,
    ),
)
"""The commands: name, what they do, and what adds their arguments."""
