"""What a person reads first in a data package: which file is what, what the signs mean, and what is not said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from uri.aggregate import Leeg
from uri.languages import Language, Text
from uri.publish.data_package.code_lists import FIGURE
from uri.publish.data_package.csv_metadata import METADATA
from uri.publish.data_package.dataset_record import unsaid
from uri.publish.data_package.long_list import LONG_LIST
from uri.publish.document.colophon import written_date
from uri.publish.document.publicatiedocument import Publicatiedocument
from uri.visible_text import visible

README: Mapping[Language, str] = {"nl": "LEESMIJ.md", "en": "README.md"}
"""The name of the file."""


def readme(document: Publicatiedocument, files: Mapping[str, Text]) -> str:
    """Write what to know of a package, in the language of the publication.

    Args:
        document: The publication.
        files: The files of the package, and what each is.
    """
    language = document.language
    return visible("\n".join(line for part in _parts(document, files, language) for line in (part, ""))[:-1])


def _parts(document: Publicatiedocument, files: Mapping[str, Text], language: Language) -> Iterator[str]:
    report, details = document.rapport, document.publicatie
    yield f"# {_plain(document.title)}"
    yield _LEAD.to(language)
    yield _facts(
        [
            (_ORGANISATION, report.organisatie),
            (_PART, report.onderdeel),
            (_YEAR, str(report.verslagjaar)),
            (_EDITION, f"{report.editie.titel} ({report.editie.naam})"),
            (_PUBLISHED, None if details.datum is None else written_date(details.datum, language)),
            (_LICENCE, details.licentie),
            (_CONTACT, details.contact),
        ],
        language,
    )
    yield f"## {_FILES.to(language)}"
    yield _bullets(f"`{name}`: {what.to(language)}" for name, what in files.items())
    yield f"## {_TABLES.to(language)}"
    yield _bullets(f"`{name}.csv`: {_plain(table.titel.to(language))}" for name, table in report.items())
    yield f"## {_CELLS.to(language)}"
    yield _ABOUT_CELLS.format(METADATA, LONG_LIST, FIGURE).to(language)
    yield _bullets(f"`{kind.value}`: {kind.label.to(language)}" for kind in Leeg)
    yield f"## {_BACK.to(language)}"
    yield _HOW_BACK.to(language)
    if missing := list(unsaid(document)):
        yield f"## {_UNSAID.to(language)}"
        yield _ABOUT_UNSAID.to(language)
        yield _bullets(words.to(language) for words in missing)


def _facts(facts: list[tuple[Text, str | None]], language: Language) -> str:
    return _bullets(f"{name.to(language)}: {_plain(value)}" for name, value in facts if value)


def _bullets(lines: Iterator[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _plain(text: str) -> str:
    """Escape what Markdown or HTML would take for markup, and put it on one line."""
    line = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in _MARKUP else sign for sign in line).replace("&", "&amp;").replace("<", "&lt;")


_MARKUP = frozenset("\\`*_[]|~#")
_LEAD = Text(
    "De cijfers van de publicatie als open data. Zij komen uit dezelfde bron als de tekst; geen cijfer is overgetypt.",
    "The figures of the publication as open data. They come from the same source as the text; none was typed over.",
)
_ORGANISATION = Text("Organisatie", "Organisation")
_PART = Text("Onderdeel", "Part")
_YEAR = Text("Verslagjaar", "Year")
_EDITION = Text("Editie van de lijsten", "Edition of the lists")
_PUBLISHED = Text("Gepubliceerd", "Published")
_LICENCE = Text("Licentie", "Licence")
_CONTACT = Text("Contact", "Contact")
_FILES = Text("Bestanden", "Files")
_TABLES = Text("Tabellen", "Tables")
_CELLS = Text("Cellen", "Cells")
_ABOUT_CELLS = Text(
    "Getallen zijn niet afgerond, met een punt voor de decimalen; een percentage is een breuk. Eenheid, grondslag en "
    "opmerkingen staan in `{0}`. Een lege cel is nooit nul: in een tabel zegt de kolom `leeg` waarom zij leeg is, en "
    "in `{1}` de kolom `status`, die anders `{2}` is:",
    "Numbers are not rounded, with a point before decimals; a percentage is a fraction. Unit, basis and remarks stand "
    "in `{0}`. An empty cell is never zero: in a table the column `leeg` says why it is empty, and in `{1}` the column "
    "`status`, which is `{2}` otherwise:",
)
_BACK = Text("Teruglezen", "Reading back")
_HOW_BACK = Text(
    'In Python geeft `uri.read_report("data")` de rapportage terug; een pakket waarvan een bestand niet meer is wat '
    "`manifest.json` ervan zegt, wordt geweigerd.",
    'In Python `uri.read_report("data")` gives the report back; it refuses a package of which a file is no longer what '
    "`manifest.json` says of it.",
)
_UNSAID = Text("Wat niet is gezegd", "What is not said")
_ABOUT_UNSAID = Text(
    "Een catalogus van open data vraagt meer dan het dossier over de publicatie zegt. In `dataset.jsonld` ontbreekt:",
    "A catalogue of open data asks for more than the dossier says of the publication. Missing from `dataset.jsonld`:",
)
