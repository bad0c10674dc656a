"""The page of words that stand for an interval."""

from pages.markdown import mono, page, table
from uri.audit.publication_manifest import WordsEntry, WordUse
from uri.audit.relations.claim_words import library_entries

WORDS_INTRO = """\
# Words in claims

A text says “ruim 12.000”, “licht gestegen” or “merendeel”, and no source defines how much that is. `uri audit` takes
each of these words for an interval of ours; what lies outside it is a warning, `URI-A-woord`, and never a reason to
change a figure. A manifest states another under [`[woorden]`](auditing.md#claims), and one claim its own with `tussen`.

Case, hyphens and diacritics make no difference. “ruim 12.000” is 12.000 to 12.500: half a step of 1.000.
"""

_USES = {
    WordUse.GETAL: (
        "A number",
        "The interval is counted from the number behind the word, in steps of its roundness: 5 for 25, 10% for 50%.",
    ),
    WordUse.MATE: ("How large a change is", "What part of what there was a `stijging` adds, or a `daling` takes off."),
    WordUse.VERANDERING: ("A change", "How many times as much there is afterwards."),
    WordUse.AANDEEL: ("A part of a whole", "`teller` divided by `noemer`."),
}


def words() -> str:
    """Write the page of words."""
    parts = [WORDS_INTRO]
    for use, (title, meaning) in _USES.items():
        listed = [entry for entry in library_entries() if entry.bij is use]
        parts += [f"## {title}: `{use.value}`", meaning, table(["Words", "Interval", "Why"], map(_row, listed))]
    return page(parts)


def _row(entry: WordsEntry) -> tuple[str, ...]:
    ends = [
        f"{key} {end:g}"
        for key in ("minstens", "meer_dan", "hoogstens", "minder_dan")
        if (end := getattr(entry, key)) is not None
    ]
    return ", ".join(entry.woorden), mono(", ".join(ends)), entry.reden
