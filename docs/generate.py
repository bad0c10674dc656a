"""Write the pages of the documentation that come from the library's own data and code.

``python docs/generate.py`` writes them; with ``--check`` it writes nothing and exits 1 when one of them is stale.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from pages.code_map import code_map
from pages.codelists import codelists
from pages.headers import headers
from pages.rules import rules
from pages.sentences import sentences
from pages.words import words

FOLDER = Path(__file__).parent
PAGES: Mapping[str, Callable[[], str]] = {
    "codelists.md": codelists,
    "headers.md": headers,
    "map.md": code_map,
    "rules.md": rules,
    "sentences.md": sentences,
    "words.md": words,
}


def main() -> int:
    """Write the pages, or with ``--check`` tell whether they are up to date."""
    parser = argparse.ArgumentParser(description="Write the pages that come from the library's own data.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page is stale")
    check = parser.parse_args().check
    stale = [name for name, make in PAGES.items() if _stale(FOLDER / name, make(), write=not check)]
    for name in stale:
        print(f"docs/{name} is stale: run python docs/generate.py" if check else f"docs/{name} written")
    return int(check and bool(stale))


def _stale(path: Path, text: str, *, write: bool) -> bool:
    """Tell whether a page is other than it should be; if so and asked to, write it."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    if write:
        path.write_text(text, encoding="utf-8", newline="\n")
    return True


if __name__ == "__main__":
    sys.exit(main())
