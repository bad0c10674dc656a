"""The page of the forms of sentences from which claims are read."""

from collections.abc import Mapping
from typing import Any

from pages.markdown import mono, page, table
from uri.audit.claims_in_text.sentence_forms import form_entries

SENTENCES_INTRO = """\
# Sentences that the audit reads

`uri audit` reads the text of a document for [claims about its figures](auditing.md#what-is-read-in-a-text). These are
the forms of sentences that it understands beside the plain one (“In 2023 zijn er 26 meldingen gedaan”), each with
examples of ours and with what is read in them, in a report on 2023: the kind of the claim, its number or word, and what
it is about. `>` stands between before and after, `/` between a part and its whole.
"""


def sentences() -> str:
    """Write the page of sentences."""
    examples = [(entry["code"], example) for entry in form_entries() for example in entry["voorbeelden"]]
    parts = [SENTENCES_INTRO]
    for title, language in (("In Dutch", "nl"), ("In English", "en")):
        rows = [_row(code, one) for code, one in examples if one.get("taal", "nl") == language]
        parts += [f"## {title}", table(["Form", "Sentence", "Read"], rows)]
    return page(parts)


def _row(code: str, example: Mapping[str, Any]) -> tuple[str, str, str]:
    return mono(code), example["zin"], "; ".join(map(mono, example["leest"]))
