"""Make the pictures of the workbook of a mapping, docs/images/koppeling-nl.png and -en.png, anew.

Takes the file of each tutorial out of its page, makes the workbook as `uri map` does, and has LibreOffice print it.
Needs soffice and pdftoppm (Debian, Ubuntu: libreoffice-calc-nogui and poppler-utils).
"""

import re
import subprocess
import tempfile
from pathlib import Path

from uri.languages import Language, speaking
from uri.proposal import propose_mapping
from uri.reading import write_koppeling

DOCS = Path(__file__).parents[1] / "docs"
PAGES: dict[Language, str] = {"nl": "eigen-bestand.md", "en": "your-own-file.md"}


def main() -> None:
    """Make both pictures."""
    for language, page in PAGES.items():
        with tempfile.TemporaryDirectory() as folder, speaking(language):
            picture = DOCS / "images" / f"koppeling-{language}.png"
            _print(_workbook(Path(folder), DOCS / page), picture)
            print(picture, picture.stat().st_size, "bytes")


def _workbook(folder: Path, page: Path) -> Path:
    """Write the workbook of the mapping that is proposed for the file on a page."""
    found = re.search(r'"""\\\n(.*?)"""', page.read_text(encoding="utf-8"), re.DOTALL)
    if found is None:
        msg = f"{page.name} has no file"
        raise ValueError(msg)
    (folder / "register.csv").write_text(found[1], encoding="utf-8")
    proposal = propose_mapping(folder / "register.csv")
    write_koppeling(proposal.koppeling, folder / "koppeling.xlsx", remarks=proposal.remarks)
    return folder / "koppeling.xlsx"


def _print(workbook: Path, picture: Path) -> None:
    """Print the first sheet of a workbook, in grey and yellow, without the empty rest of the page."""
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", workbook.parent, workbook],  # noqa: S607 (as found)
        check=True,
        capture_output=True,
    )
    subprocess.run(
        ["pdftoppm", "-png", "-singlefile", "-r", "140", *_PART, workbook.with_suffix(".pdf"), picture.with_suffix("")],  # noqa: S607 (idem)
        check=True,
    )


_PART = ("-x", "80", "-y", "90", "-W", "1480", "-H", "215")
"""The part of the page that holds the table, in pixels."""

if __name__ == "__main__":
    main()
