"""The arguments of the commands about an organisation's own file: map and template."""

from __future__ import annotations

import argparse
from pathlib import Path

from uri.cli.options.common import INPUT, OUTPUT, Command
from uri.languages import Text


def _map(command: argparse.ArgumentParser) -> None:
    source = command.add_argument_group(str(INPUT))
    source.add_argument("path", metavar="FILE", type=Path, help=str(_MAPPED_PATH))
    source.add_argument("--koppeling", type=Path, metavar="K", help=str(_EARLIER))
    source.add_argument("--editie", metavar="E", help=str(_MAPPED_EDITION))
    output = command.add_argument_group(str(OUTPUT))
    output.add_argument("--accept", action="store_true", help=str(_ACCEPT))
    output.add_argument("--out", type=Path, metavar="K.toml", help=str(_MAPPING_OUT))


def _template(command: argparse.ArgumentParser) -> None:
    output = command.add_argument_group(str(OUTPUT))
    output.add_argument("out", metavar="OUT", type=Path, help=str(_TEMPLATE_OUT))
    output.add_argument("--editie", metavar="E", help=str(_TEMPLATE_EDITION))
    output.add_argument("--verslagjaar", type=int, metavar="Y", help=str(_TEMPLATE_YEAR))


_MAPPED_PATH = Text(
    "Het bestand van de organisatie zelf: CSV (ook .tsv en .txt), XLSX, ODS, JSON, JSON Lines of Parquet.",
    "The organisation's own file: CSV (.tsv and .txt too), XLSX, ODS, JSON, JSON Lines or Parquet.",
)
_EARLIER = Text(
    "Een eerdere koppeling: alleen wat daar niet in staat, is dan open of voorgesteld.",
    "An earlier mapping: only what it does not say is then open or proposed.",
)
_MAPPED_EDITION = Text(
    "De gepubliceerde lijst waarnaar de woorden gekoppeld worden (zie: uri codes).",
    "The published list that the words are mapped to (see: uri codes).",
)
_ACCEPT = Text("Neem alle voorstellen over. Wat open is, blijft open.", "Apply all proposals. What is open stays open.")
_MAPPING_OUT = Text(
    "Schrijf de koppeling naar dit bestand, .toml of .xlsx.", "Write the mapping to this file, .toml or .xlsx."
)
_TEMPLATE_OUT = Text(
    "Het bestand dat gemaakt wordt, een .xlsx of .ods; of een nieuwe map, met het register en een dossier.toml.",
    "The file that is made, an .xlsx or .ods; or a new folder, with the register and a dossier.toml.",
)
_TEMPLATE_YEAR = Text("Het verslagjaar van het dossier, voor een map.", "The year of the dossier, for a folder.")
_TEMPLATE_EDITION = Text(
    "De lijst waarvan de labels te kiezen zijn (zie: uri codes).",
    "The list whose labels there are to choose from (see: uri codes).",
)


COMMANDS: tuple[Command, ...] = (
    (
        "map",
        Text(
            "Stel voor hoe een eigen bestand gelezen wordt: welke kolom welk veld is, welk woord welke code.",
            "Propose how a file of your own is read: which column is which field, which word which code.",
        ),
        _map,
    ),
    ("template", Text("Maak een leeg register om in te vullen.", "Make an empty register to fill in."), _template),
)
"""The commands: name, what they do, and what adds their arguments."""
