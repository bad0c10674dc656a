"""What the arguments of several commands share: their groups, and what is said of a file that is read."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from uri.findings import Severity
from uri.languages import LANGUAGES, Text

Command: TypeAlias = tuple[str, Text, Callable[[argparse.ArgumentParser], None]]
"""A command: its name, what it does, and what adds its arguments."""


LANGUAGE = "--language"


def add_source(command: argparse.ArgumentParser, path: Text) -> None:
    """Add what is to be said of the dossier or file that a command reads."""
    source = command.add_argument_group(str(INPUT))
    source.add_argument("path", metavar="PATH", type=Path, help=str(path))
    source.add_argument("--editie", metavar="E", help=str(_EDITION))
    source.add_argument("--blad", metavar="SHEET", help=str(_SHEET))
    source.add_argument("--kop", type=int, metavar="N", help=str(_HEADER_ROW))
    source.add_argument("--koppeling", type=Path, metavar="K.toml", help=str(_MAPPING))
    source.add_argument("--kolom", action="append", default=[], metavar="HEADER=VELD", help=str(_COLUMN))
    source.add_argument("--waarde", action="append", default=[], metavar="WORD=CODE", help=str(_VALUE))
    source.add_argument("--lezing", action="append", default=[], metavar="WORDS=UITKOMST", help=str(_READING))
    source.add_argument("--outside", action="store_true", help=str(_OUTSIDE))


def add_fail_on(group: argparse._ArgumentGroup) -> None:
    """Add from which severity on findings make that a command fails."""
    group.add_argument("--fail-on", choices=[*Severity], default=Severity.ERROR.value, help=str(_FAIL_ON))


def add_general(command: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Add what may be said behind `uri` and behind every command."""
    general = command.add_argument_group(str(_GENERAL))
    general.add_argument(LANGUAGE, choices=LANGUAGES, help=str(_LANGUAGE))
    general.add_argument("-h", "--help", action="help", help=str(_HELP))
    return general


INPUT = Text("wat er gelezen wordt", "what is read")
CHOICE = Text("waar het over gaat", "what it is about")
OUTPUT = Text("wat er uitkomt", "what comes out")
_GENERAL = Text("algemeen", "general")
_HELP = Text("Laat deze hulp zien en stop.", "Show this help and stop.")
_LANGUAGE = Text(
    "De taal van tabellen, meldingen en deze hulp: nl (Nederlands) of en (Engels). Zonder deze optie beslist de"
    " omgevingsvariabele URI_LANGUAGE, en anders is het Nederlands.",
    "The language of tables, messages and this help: nl (Dutch) or en (English). Without this option the environment"
    " variable URI_LANGUAGE decides, and else it is Dutch.",
)
REGISTER_PATH = Text(
    "Een map met een dossier.toml, of een registerbestand: CSV (ook .tsv en .txt), XLSX, ODS, JSON, JSON Lines of"
    " Parquet. De extensie van het bestand zegt welk formaat het is.",
    "A folder with a dossier.toml, or a register file: CSV (.tsv and .txt too), XLSX, ODS, JSON, JSON Lines or Parquet."
    " The suffix of the file says which format it is.",
)
_EDITION = Text(
    "De gepubliceerde lijst waarin het register geschreven is: een naam (zie: uri codes) of een eigen TOML-bestand.",
    "The published list that the register is written in: a name (see: uri codes) or a TOML file of your own.",
)
_SHEET = Text(
    "Het blad van een werkmap met het register, als meer bladen gevuld zijn. Gaat voor de bladen van een koppeling.",
    "The sheet of a workbook that has the register, where several sheets are filled. It goes before a mapping.",
)
_HEADER_ROW = Text(
    "De rij met de koppen, geteld vanaf 1, als dat niet de eerste gevulde rij is. Met een koppeling wordt een koprij"
    " die verschoven is, ook zonder deze optie gevonden.",
    "The row of the headers, counted from 1, where that is not the first row with values. With a mapping, headers that"
    " have moved are found without this option too.",
)
_MAPPING = Text(
    "De koppeling van het bestand, TOML of XLSX (zie: uri map): welke kolom welk veld is, en welk woord welke code. Een"
    " dossier noemt haar zelf.",
    "The mapping of the file, TOML or XLSX (see: uri map): which column is which field, and which word which code. A"
    " dossier names it itself.",
)
_COLUMN = Text(
    'Wat een kolom is: --kolom "Binnengekomen op=ontvangen". Zonder veld ("Kop=") blijft zij een eigen kolom. Mag'
    " vaker.",
    'What a column is: --kolom "Came in on=ontvangen". Without a field ("Header=") it stays a column of your own. May'
    " be repeated.",
)
_VALUE = Text(
    'Welke code een woord is: --waarde "Privégedrag=prive". Mag vaker.',
    'Which code a word is: --waarde "Private conduct=prive". May be repeated.',
)
_READING = Text(
    'Hoe woorden met twee betekenissen gelezen worden: --lezing "Geen afdoening=aangetoond". Mag vaker.',
    'How words with two meanings are to be read: --lezing "Geen afdoening=aangetoond". May be repeated.',
)
_OUTSIDE = Text(
    "Lees ook bestanden die dossier.toml buiten de map van het dossier noemt.",
    "Read files too that dossier.toml names outside the folder of the dossier.",
)
_FAIL_ON = Text(
    "Vanaf welke ernst de exitcode 1 is: error (fouten), warning (ook waarschuwingen) of notice (ook opmerkingen).",
    "What makes the exit code 1: error, warning (errors and warnings) or notice (anything).",
)
