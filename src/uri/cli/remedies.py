"""Which option of the command mends what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from uri.findings import Findings
from uri.texts import Text

_OPTIONS: Mapping[str, str] = {
    "editie": "--editie",
    "header_row": "--kop",
    "mapping": "--kolom",
    "lezing": "--lezing",
    "onderdeel": "--onderdeel",
    "organisatie": "--organisatie",
    "sheet": "--blad",
    "standdatum": "--standdatum",
    "verslagjaar": "--verslagjaar",
}
"""The option of the command for an argument of the library."""

_REMEDIES: Mapping[str, Text] = {
    "URI-I-kop": Text(
        '--kolom "Uw kop=veld" zegt wat een kolom is; --kop N zegt op welke rij de koppen staan.',
        '--kolom "Your header=field" says what a column is; --kop N says in which row the headers are.',
    ),
    "URI-I-dubbelzinnig": Text(
        '--lezing "WOORDEN=UITKOMST" zegt hoe zulke woorden gelezen worden.',
        '--lezing "WORDS=UITKOMST" says how such words are to be read.',
    ),
}
"""What to say of the findings of a rule."""


def remedies(findings: Findings, argument: str | None = None) -> Iterable[str]:
    """Give a line for each option that helps.

    Args:
        findings: What is wrong.
        argument: The argument of the library that an error is about.
    """
    if argument is not None and argument in _OPTIONS:
        yield str(_OPTION.format(_OPTIONS[argument]))
    for rule, remedy in _REMEDIES.items():
        if rule in findings.counts():
            yield str(remedy)


_OPTION = Text("De optie is {}.", "The option is {}.")
