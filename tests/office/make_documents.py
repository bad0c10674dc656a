"""Make the documents that `make check-office` looks at: python tests/office/make_documents.py FOLDER.

Each publication stands in a folder of its own, with the JSON of its report, and with what each document must show.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import attrs
import docx

import uri
from tests.pages.made_up import ministry, nothing
from uri.languages import Language
from uri.publish import Stijl, publicatiedocument, write, write_publication

ROOT = Path(__file__).parents[2]
FORMS = ["ods", "xlsx", "odt", "docx"]
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><path fill="#a90061" d="M5 5h80v50H5z"/></svg>'


def main(folder: Path) -> None:
    """Write every form of every publication."""
    example = uri.read_dossier(ROOT / "examples" / "bzk-2023")
    with tempfile.TemporaryDirectory() as beside:
        logo = Stijl(kleur="#a90061", logo=_logo(Path(beside)), logo_tekst="Ministerie")
        templates = attrs.evolve(logo, odt=_odt(Path(beside)), docx=_docx(Path(beside)))
        publications: list[tuple[str, uri.aggregate.Dossier, Language, Stijl | None]] = [
            ("example", example, "nl", None),
            ("example-en", example, "en", templates),
            ("ministry", ministry(), "nl", logo),
            ("ministry-en", ministry(), "en", None),
            ("nothing", nothing(), "nl", templates),
        ]
        for name, dossier, language, stijl in publications:
            document = publicatiedocument(dossier, language=language)
            write_publication(document, folder / name, FORMS, stijl)
            (folder / name / "report.json").write_text(uri.publish.to_json(document.rapport, language), "utf-8")
            layout = [{"naam": table.name, "titel": table.title, "nummer": table.number} for table in document.tables]
            told = {"titel": document.title, "taal": language, "tabellen": layout}
            (folder / name / "layout.json").write_text(json.dumps(told), "utf-8")


def _logo(folder: Path) -> Path:
    path = folder / "logo.svg"
    path.write_text(LOGO, encoding="utf-8")
    return path


def _odt(folder: Path) -> Path:
    """Make a template, out of a document that is about something else."""
    path = folder / "sjabloon.odt"
    write(publicatiedocument(nothing(), language="en"), path, Stijl(kleur="#a90061"))
    return path


def _docx(folder: Path) -> Path:
    path = folder / "sjabloon.docx"
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Huisstijl"
    word.save(str(path))
    return path


if __name__ == "__main__":
    main(Path(sys.argv[1]))
