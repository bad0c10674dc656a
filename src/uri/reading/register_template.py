"""An empty register to fill in, as XLSX or ODS; or a dossier of one, in a folder."""

from __future__ import annotations

import os
import shutil
from os import PathLike
from pathlib import Path

from uri.errors import UnwritableError
from uri.file_replacement import replacing
from uri.findings import quoted
from uri.languages import Language, Text, speaking
from uri.model.fields import EERSTE_JAAR, LAATSTE_JAAR
from uri.reading.dossier_manifest import MANIFEST_FILE
from uri.reading.template.ods_template import write_ods
from uri.reading.template.template_content import sheet_names, template_of
from uri.reading.template.xlsx_template import write_xlsx
from uri.taxonomy import Editie, edities
from uri.taxonomy import editie as find_editie

_WRITERS = {".xlsx": write_xlsx, ".ods": write_ods}
_REGISTER_FILE = "register.xlsx"

_NO_FORM = Text("Een sjabloon is een XLSX- of ODS-bestand, niet {}.", "A template is an XLSX or ODS file, not {}.")
_NAME_IT = Text(
    "Noem een bestand dat eindigt op .xlsx of .ods, of een map.", "Name a file that ends in .xlsx or .ods, or a folder."
)
_FAILED = Text("{} kan niet worden geschreven.", "{} cannot be written.")
_EXISTS = Text("{} bestaat al.", "{} is there already.")
_OTHER_NAME = Text("Noem een map die er nog niet is.", "Name a folder that is not there yet.")
_NO_YEAR = Text("Een dossier heeft een verslagjaar nodig.", "A dossier needs a verslagjaar.")
_SAY_YEAR = Text("Noem het met --verslagjaar.", "Name it by --verslagjaar.")
_FOR_FOLDER = Text("Een verslagjaar is voor een map met een dossier.", "A verslagjaar is for a folder with a dossier.")
_LEAVE_OUT = Text("Laat het weg, of noem een map.", "Leave it out, or name a folder.")
_OWN_EDITION = Text(
    "Een dossier met een eigen editie maakt u zelf.", "A dossier with an edition of your own is yours to make."
)
_MAKE_IT = Text("Maak alleen het register, als .xlsx of .ods.", "Make the register only, as .xlsx or .ods.")


def write_template(
    path: str | PathLike[str],
    *,
    editie: Editie | str | None = None,
    verslagjaar: int | None = None,
    language: Language | None = None,
) -> None:
    """Write an empty register with the labels of an edition to choose from; `read_register` reads it back.

    It has a sheet for the cases and one for each kind of figures beside them, instructions, checks in the cells, and
    an example row, which reading leaves out with a notice.

    Args:
        path: Where to write it, as a name that ends in ``.xlsx`` or ``.ods``. A file that stands there is replaced.
            A name without a suffix is a new folder, with the register and a ``dossier.toml``: `read_dossier` reads it.
        editie: The edition of the labels: its name, the path of its TOML file, or the edition itself.
        verslagjaar: The year of the dossier; for a folder only.
        language: The language of headers and instructions, by default the current one; labels are as published.

    Raises:
        UnwritableError: The file or folder cannot be made, or the folder is there already.
        MissingExtraError: XlsxWriter is not installed, which the extra ``spreadsheets`` brings; ODS needs nothing.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from uri import scan_register
        >>> with TemporaryDirectory() as folder:
        ...     write_template(f"{folder}/leeg.ods")
        ...     reading = scan_register(f"{folder}/leeg.ods")
        >>> len(reading.register), reading.left_out
        (0, (2,))
    """
    target = Path(os.path.realpath(path))
    with speaking(language):
        if not target.suffix:
            _write_dossier(target, find_editie(editie), verslagjaar)
        elif verslagjaar is not None:
            raise UnwritableError(_FOR_FOLDER, _LEAVE_OUT)
        else:
            _write_workbook(target, find_editie(editie))


def _write_workbook(target: Path, editie: Editie) -> None:
    write = _WRITERS.get(target.suffix.lower())
    if write is None:
        raise UnwritableError(_NO_FORM.format(quoted(target.name)), _NAME_IT)
    try:
        with replacing(target) as stream:
            write(template_of(editie), stream)
    except OSError as error:
        raise UnwritableError(_FAILED.format(quoted(target.name))) from error


def _write_dossier(folder: Path, editie: Editie, verslagjaar: int | None) -> None:
    if verslagjaar is None or not EERSTE_JAAR <= verslagjaar <= LAATSTE_JAAR:
        raise UnwritableError(_NO_YEAR, _SAY_YEAR)
    if editie.naam not in edities() or find_editie(editie.naam) != editie:
        raise UnwritableError(_OWN_EDITION, _MAKE_IT)
    try:
        folder.mkdir()
    except FileExistsError:
        raise UnwritableError(_EXISTS.format(quoted(folder.name)), _OTHER_NAME) from None
    except OSError as error:
        raise UnwritableError(_FAILED.format(quoted(folder.name))) from error
    try:
        _write_workbook(folder / _REGISTER_FILE, editie)
        (folder / MANIFEST_FILE).write_text(_manifest(editie, verslagjaar), encoding="utf-8")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _manifest(editie: Editie, verslagjaar: int) -> str:
    """Return the manifest of a dossier whose files are the sheets of one workbook."""
    sheets = [f'{key} = {{ bestand = "{_REGISTER_FILE}", blad = "{name}" }}' for key, name in sheet_names().items()]
    return "\n".join([f"verslagjaar = {verslagjaar}", f'editie = "{editie.naam}"', *sheets, ""])
