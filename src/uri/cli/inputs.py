"""What PATH names, and how the options say that it is to be read."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from uri.errors import UriError
from uri.findings import quoted
from uri.languages import Text

if TYPE_CHECKING:
    from pathlib import Path

    from uri.aggregate import Aanlevering, Dossier, Kubus, Rapport
    from uri.audit import Publicatie
    from uri.register import Koppeling, Reading, Register


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
            koppeling=_koppeling(options),
            sheet=options.blad,
            header_row=options.kop,
        )


def read_made(options: argparse.Namespace) -> Rapport | None:
    """Read a report that was made before, where the path is one; else None.

    Raises:
        UriError: An option is for cases, and a report is to be read; or the report cannot be read.
    """
    from uri.reading import is_report, read_report  # noqa: PLC0415 (heavy)

    if not is_report(options.path):
        return None
    for option in _FOR_CASES:
        if getattr(options, option):
            raise UriError(_NOT_FOR_REPORTS.format(f"--{option}"), _AS_IT_IS)
    return read_report(options.path, editie=options.editie)


def read_handed_over(path: Path) -> Aanlevering | Kubus | Dossier | Register | Rapport | Publicatie:
    """Read what an organisation hands over: counts, a report or a publication, a dossier, or a register."""
    from uri.reading import (  # noqa: PLC0415 (heavy)
        is_aanlevering,
        is_kubus,
        is_report,
        progress,
        read_aanlevering,
        read_dossier,
        read_kubus,
        read_register,
        read_report,
    )

    if is_aanlevering(path):
        return read_aanlevering(path)
    if is_kubus(path):
        return read_kubus(path)
    if is_report(path):
        return read_report(path)
    if _is_publication(path):
        from uri.audit import read_publication  # noqa: PLC0415 (heavy)

        return read_publication(path)
    with progress():
        return read_dossier(path) if os.path.isdir(path) else read_register(path)  # noqa: PTH112 (as above)


def is_counted(path: Path) -> bool:
    """Tell whether a path seems to be counts, a report or a publication, and no dossier or register."""
    from uri.reading import is_aanlevering, is_kubus, is_report  # noqa: PLC0415 (heavy)

    return is_aanlevering(path) or is_kubus(path) or is_report(path) or _is_publication(path)


def _is_publication(folder: Path) -> bool:
    """Tell whether a folder holds a publication, and no dossier."""
    return os.path.isfile(folder / "publicatie.toml") and not os.path.exists(folder / "dossier.toml")  # noqa: PTH110, PTH113 (as above)


def _koppeling(options: argparse.Namespace) -> Koppeling | None:
    """Return the mapping of the file that is named, with the words that the options say beside it.

    Raises:
        UriError: No field has a code that is named.
    """
    from uri.reading import read_koppeling  # noqa: PLC0415 (heavy)
    from uri.register import REGISTER_FIELDS, Koppeling  # noqa: PLC0415 (heavy)

    values = pairs("--waarde", options.waarde, _VALUE)
    if options.koppeling is None and not values:
        return None
    codes = {
        name: {word: code for word, code in values.items() if code in {member.value for member in field.codes or ()}}
        for name, field in REGISTER_FIELDS.items()
    }
    if strange := values.keys() - {word for words in codes.values() for word in words}:
        raise UriError(_NO_CODE.format(", ".join(quoted(values[word]) for word in sorted(strange))), _LISTED)
    koppeling = Koppeling() if options.koppeling is None else read_koppeling(options.koppeling)
    return koppeling.with_values(**{name: words for name, words in codes.items() if words})


def _refuse_for_dossier(options: argparse.Namespace, *, recounts: bool) -> None:
    used = {
        "--blad": options.blad,
        "--kop": options.kop,
        "--kolom": options.kolom,
        "--koppeling": options.koppeling,
        "--waarde": options.waarde,
    }
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


_FOR_CASES = (
    *("verslagjaar", "organisatie", "onderdeel", "vergelijking"),
    *("blad", "kop", "koppeling", "kolom", "waarde", "lezing", "outside"),
)
"""The options that say which cases count, and how they are read."""

_NOT_FOR_REPORTS = Text("{} is voor zaken.", "{} is for cases.")
_AS_IT_IS = Text(
    "Een rapportage die al gemaakt is, wordt geschreven zoals zij is.", "A report that is made is written as it is."
)
_VALUE = Text("Privégedrag=prive", "Private conduct=prive")
_NO_CODE = Text("Geen lijst heeft de code {}.", "No list has the code {}.")
_LISTED = Text("De codes staan in: uri codes", "For the codes: uri codes")
_READING = Text("Geen afdoening=aangetoond", "Geen afdoening=aangetoond")
_COLUMN = Text("Binnengekomen op=ontvangen", "Came in on=ontvangen")
_FOR_FILES = Text("{} is voor een bestand.", "{} is for a file.")
_IN_MANIFEST = Text("Een dossier zegt het in dossier.toml.", "A dossier says it in dossier.toml.")
_FORM = Text("{} wil twee delen met een = ertussen.", "{} takes two parts with an = between them.")
_SUCH_AS = Text('Bijvoorbeeld: {} "{}"', 'Such as: {} "{}"')
_TWICE = Text("{} noemt hetzelfde twee keer.", "{} names the same twice.")
_ONCE = Text("Noem het één keer.", "Name it once.")
