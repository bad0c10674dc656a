"""Which option of the command mends what is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from uri.findings import Findings
from uri.languages import Text

_OPTIONS: Mapping[str, str] = {
    "editie": "--editie",
    "header_row": "--kop",
    "mapping": "--kolom",
    "lezing": "--lezing",
    "onderdeel": "--onderdeel",
    "organisatie": "--organisatie",
    "outside": "--outside",
    "sheet": "--blad",
    "standdatum": "--standdatum",
    "verslagjaar": "--verslagjaar",
}
"""The option of the command for an argument of the library."""

_REMEDIES: Mapping[str, Text] = {
    "URI-I-kop": Text(
        '--kolom "Uw kop=veld" zegt wat een kolom is; --kop N zegt op welke rij de koppen staan.',
        '--kolom "Your header=field" says what a column is; --kop N says in which row the headers are.',
    ),
    "URI-I-label": Text(
        "uri map BESTAND --out koppeling.toml maakt een koppeling, waarin elk woord één keer staat;"
        ' --waarde "Woord=code" zegt er één.',
        'uri map FILE --out koppeling.toml makes a mapping, in which each word stands once; --waarde "Word=code" says'
        " one.",
    ),
    "URI-I-dubbelzinnig": Text(
        '--lezing "WOORDEN=UITKOMST" zegt hoe zulke woorden gelezen worden.',
        '--lezing "WORDS=UITKOMST" says how such words are to be read.',
    ),
}
"""What to say of the findings of a rule."""


def option(argument: str | None) -> str | None:
    """Return the option of the command for an argument of the library, None where there is none."""
    return None if argument is None else _OPTIONS.get(argument)


def remedies(findings: Findings, path: Path) -> Iterable[str]:
    """Give a line for each option that mends what was found in a file; a dossier is mended in its manifest.

    Args:
        findings: What is wrong.
        path: The file or folder that was read.
    """
    counts = {} if os.path.isdir(path) else findings.counts()  # noqa: PTH112 (false where it cannot be looked at)
    return [str(remedy) for rule, remedy in _REMEDIES.items() if rule in counts]
