"""What PATH names, and how the options say that it is to be read."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from uri.errors import UriError
from uri.languages import Text

if TYPE_CHECKING:
    from uri.aggregate import Dossier
    from uri.register import Reading


def read(options: argparse.Namespace, *, recounts: bool = False) -> Dossier | Reading:
    """Read a dossier or a register file; of the latter the rows that cannot be read stand beside the others.

    Args:
        options: The arguments of the command.
        recounts: Whether the command can count a dossier in another edition than its own.

    Raises:
        UriError: An option is for files, and a dossier is to be read.
    """
    from uri.reading import progress, read_dossier, scan_register  # noqa: PLC0415 (heavy)

    lezing = pairs("--lezing", options.lezing, _READING)
    mapping = pairs("--kolom", options.kolom, _COLUMN)
    if os.path.isdir(options.path):  # noqa: PTH112 (false, not an error, for a path that cannot be looked at)
        _refuse_for_dossier(options, recounts=recounts)
        with progress():
            return read_dossier(options.path, lezing=lezing, outside=options.outside)
    with progress():
        return scan_register(
            options.path,
            editie=options.editie,
            mapping={header: field or None for header, field in mapping.items()},
            lezing=lezing,
            sheet=options.blad,
            header_row=options.kop,
        )


def _refuse_for_dossier(options: argparse.Namespace, *, recounts: bool) -> None:
    used = {"--blad": options.blad, "--kop": options.kop, "--kolom": options.kolom}
    if not recounts:
        used["--editie"] = options.editie
    for option, value in used.items():
        if value:
            raise UriError(_FOR_FILES.format(option), _IN_MANIFEST)


def pairs(option: str, words: list[str], example: Text) -> Mapping[str, str]:
    """Divide the words of an option, each ``SUBJECT=MEANING``, at their last equals sign.

    Raises:
        UriError: A pair has no equals sign, or the same words, as they are read, were said twice.
    """
    divided = [pair.rpartition("=") for pair in words]
    if not all(sign for _, sign, _ in divided):
        raise UriError(_FORM.format(option), _SUCH_AS.format(option, example))
    from uri.taxonomy.labels import normal  # noqa: PLC0415 (heavy)

    meanings = {subject.strip(): meaning.strip() for subject, _, meaning in divided}
    if len({normal(subject) or subject for subject in meanings}) < len(divided):
        raise UriError(_TWICE.format(option), _ONCE)
    return meanings


_READING = Text("Geen afdoening=aangetoond", "Geen afdoening=aangetoond")
_COLUMN = Text("Binnengekomen op=ontvangen", "Came in on=ontvangen")
_FOR_FILES = Text("{} is voor een bestand.", "{} is for a file.")
_IN_MANIFEST = Text("Een dossier zegt het in dossier.toml.", "A dossier says it in dossier.toml.")
_FORM = Text("{} wil twee delen met een = ertussen.", "{} takes two parts with an = between them.")
_SUCH_AS = Text('Bijvoorbeeld: {} "{}"', 'Such as: {} "{}"')
_TWICE = Text("{} noemt hetzelfde twee keer.", "{} names the same twice.")
_ONCE = Text("Noem het één keer.", "Name it once.")
