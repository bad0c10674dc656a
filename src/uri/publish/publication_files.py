"""A publication as files: which forms there are, what their files are called, and all of them written at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import cast

import attrs

from uri.errors import UnwritableError
from uri.file_replacement import replacing, write_all
from uri.findings import quoted
from uri.languages import Language, Text
from uri.publish.document import Download, Downloads, Publicatiedocument, Section
from uri.publish.stijl import Stijl


@attrs.frozen
class PublicationForm:
    """A form of a publication.

    Attributes:
        label: What a reader downloads.
        module: The module that renders it: ``render(document, stijl)`` gives the contents of its file, or of each file
            of its folder.
        is_standard: Whether it is made where none is named.
        is_folder: Whether it is a folder of files, which bears its name.
        first: The file of a folder that a reader opens first, as not every server shows a folder.
    """

    label: Text
    module: str
    is_standard: bool = False
    is_folder: bool = False
    first: Text | None = None


FORMS: Mapping[str, PublicationForm] = {
    "html": PublicationForm(
        label=Text("Het rapport als webpagina", "The report as a web page"),
        module="uri.publish.forms.html_page",
        is_standard=True,
    ),
    "odt": PublicationForm(
        label=Text("Het rapport als tekstdocument (ODT)", "The report as a text document (ODT)"),
        module="uri.publish.forms.odt_text",
        is_standard=True,
    ),
    "docx": PublicationForm(
        label=Text("Het rapport als Word-document (DOCX)", "The report as a Word document (DOCX)"),
        module="uri.publish.forms.docx_text",
    ),
    "pdf": PublicationForm(
        label=Text("Het rapport als PDF", "The report as a PDF"),
        module="uri.publish.forms.pdf_document",
    ),
    "ods": PublicationForm(
        label=Text("De tabellen als werkmap (ODS)", "The tables as a workbook (ODS)"),
        module="uri.publish.forms.ods_workbook",
        is_standard=True,
    ),
    "xlsx": PublicationForm(
        label=Text("De tabellen als werkmap voor Excel (XLSX)", "The tables as a workbook for Excel (XLSX)"),
        module="uri.publish.forms.xlsx_workbook",
    ),
    "data": PublicationForm(
        label=Text("De cijfers als open data", "The figures as open data"),
        module="uri.publish.data_package.package_files",
        is_standard=True,
        is_folder=True,
        first=Text("LEESMIJ.md", "README.md"),
    ),
}
"""The forms by name, which is also the suffix of their file, in the order in which they are offered."""

STANDARD_FORMS = tuple(name for name, form in FORMS.items() if form.is_standard)
"""The forms that are made where none is named."""


def file_name(form: str, language: Language) -> str:
    """Return the name of the file of a form: ``rapport.html``, and ``rapport.en.html`` in English."""
    if FORMS[form].is_folder:
        return f"{form}/"
    return f"rapport{'' if language == 'nl' else f'.{language}'}.{form}"


def _opened(form: str, language: Language) -> str:
    """Return the path of the file of a form that a reader opens."""
    first = FORMS[form].first
    return file_name(form, language) + ("" if first is None else first.to(language))


def rendered(
    document: Publicatiedocument, forms: Iterable[str] = STANDARD_FORMS, stijl: Stijl | None = None
) -> dict[str, bytes]:
    """Render a document to files in several forms; each names the others as downloads.

    Args:
        document: The publication.
        forms: The names of the forms.
        stijl: The house style; by default a sober one.

    Returns:
        The contents of each file by its path within the folder of the publication.

    Raises:
        UnwritableError: There is no such form.
        MissingExtraError: What makes a form is not installed.
    """
    names = list(dict.fromkeys(forms))
    if strange := [name for name in names if name not in FORMS]:
        raise UnwritableError(_NO_FORM.format(", ".join(map(quoted, strange))), _CHOOSE.format(", ".join(FORMS)))
    offered = with_downloads(
        document,
        [
            Download(
                _opened(name, document.language),
                FORMS[name].label.to(document.language),
            )
            for name in names
        ],
    )
    files: dict[str, bytes] = {}
    for name in names:
        contents = _render(name, offered, stijl or Stijl())
        path = file_name(name, document.language)
        files |= {path: contents} if isinstance(contents, bytes) else {path + file: contents[file] for file in contents}
    return files


def write_publication(
    document: Publicatiedocument,
    folder: str | PathLike[str],
    forms: Iterable[str] = STANDARD_FORMS,
    stijl: Stijl | None = None,
) -> None:
    """Write a publication in several forms to a folder: all of them, or none.

    Args:
        document: The publication.
        folder: The folder, which is made if need be; files of these names are replaced.
        forms: The names of the forms.
        stijl: The house style; by default a sober one.

    Raises:
        UnwritableError: There is no such form, or a file cannot be written.
        MissingExtraError: What makes a form is not installed.
    """
    write_all(Path(folder), rendered(document, forms, stijl))


def write(document: Publicatiedocument, path: str | PathLike[str], stijl: Stijl | None = None) -> None:
    """Write a publication to one file, in the form that its suffix names.

    Args:
        document: The publication.
        path: The file; an existing one is replaced.
        stijl: The house style; by default a sober one.

    Raises:
        UnwritableError: There is no such form, or the file cannot be written.
        MissingExtraError: What makes the form is not installed.
    """
    file = Path(path)
    form = file.suffix.lower().removeprefix(".")
    single = [name for name, known in FORMS.items() if not known.is_folder]
    if form not in single:
        raise UnwritableError(_NO_FORM.format(quoted(form)), _CHOOSE.format(", ".join(single)))
    contents = _render(form, document, stijl or Stijl())
    try:
        with replacing(file) as stream:
            stream.write(cast("bytes", contents))
    except OSError as error:
        raise UnwritableError(_FAILED.format(quoted(file.name))) from error


def with_downloads(document: Publicatiedocument, files: Iterable[Download]) -> Publicatiedocument:
    """Return a document that names the files that are published beside it, before its signs and terms."""
    listed = tuple(files)
    if len(listed) < 2:  # noqa: PLR2004 (a file alone has none beside it)
        return document
    section = Section(code="downloads", title=_DOWNLOADS.to(document.language), blocks=(Downloads(listed),))
    codes = [known.code for known in document.sections]
    at = codes.index("begrippen") if "begrippen" in codes else len(codes)
    return attrs.evolve(document, sections=(*document.sections[:at], section, *document.sections[at:]))


def _render(form: str, document: Publicatiedocument, stijl: Stijl) -> bytes | Mapping[str, bytes]:
    contents: bytes | Mapping[str, bytes] = import_module(FORMS[form].module).render(document, stijl)
    return contents


_NO_FORM = Text("Er is geen vorm {}.", "There is no form {}.")
_CHOOSE = Text("Kies uit: {}.", "Choose from: {}.")
_FAILED = Text("{} kan niet worden geschreven.", "{} cannot be written.")
_DOWNLOADS = Text("Downloaden", "Downloads")
