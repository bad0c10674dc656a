"""The pages of the documentation that are made from the library's own data."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import uri.taxonomy

DOCS = Path(__file__).parents[1] / "docs"
CODELISTS = DOCS / "codelists.md"


def test_the_generated_pages_are_up_to_date() -> None:
    checked = subprocess.run(
        [sys.executable, DOCS / "generate.py", "--check"], check=False, capture_output=True, text=True
    )
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stderr


def test_the_examples_of_the_code_lists_are_true() -> None:
    examples = "\n".join(re.findall(r"```pycon\n(.*?)```", CODELISTS.read_text(encoding="utf-8"), re.DOTALL))
    test = doctest.DocTestParser().get_doctest(examples, {}, CODELISTS.name, str(CODELISTS), 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


def test_every_public_name_of_the_taxonomy_stands_in_the_guide() -> None:
    words = set(re.findall(r"\w+", CODELISTS.read_text(encoding="utf-8")))
    assert not set(uri.taxonomy.__all__) - words
