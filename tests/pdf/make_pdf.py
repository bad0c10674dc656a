"""Make the files that `make check-pdf` judges: python tests/pdf/make_pdf.py FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

import uri
from tests.pages.made_up import ministry
from uri.languages import Language
from uri.publish import publicatiedocument, write

EXAMPLE = Path(__file__).parents[2] / "examples" / "bzk-2023"
LANGUAGES: tuple[Language, ...] = ("nl", "en")

if __name__ == "__main__":
    for name, dossier in (("example", uri.read_dossier(EXAMPLE)), ("ministry", ministry())):
        for language in LANGUAGES:
            made = publicatiedocument(dossier, language=language)
            write(made, Path(sys.argv[1]) / f"{name}-{language}.pdf")
