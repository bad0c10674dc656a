"""The house style of an organisation: its colour, its logo, and its own templates for office documents."""

from __future__ import annotations

import re
from os import PathLike
from pathlib import Path

import attrs

from uri.errors import UnreadableError
from uri.languages import Text
from uri.pictures.colours import DEFAULT_COLOUR, WHITE, contrast
from uri.reading.toml_objects import read_strictly, strict_converter

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_LEAST_CONTRAST = 4.5
"""The least contrast of text with its background [WCAG 2.2, 1.4.3]."""


@attrs.frozen(kw_only=True)
class Stijl:
    """A house style.

    >>> Stijl().kleur
    '#154273'

    Attributes:
        kleur: The colour of headings, lines and bars, as ``#rrggbb``; dark enough to be read on white.
        logo: The file of the logo, PNG or SVG.
        logo_tekst: What the logo shows, for who does not see it; empty where it only adorns.
        odt: The organisation's own template of text documents, ``.ott`` or ``.odt``.
        docx: The organisation's own template of Word documents, ``.dotx`` or ``.docx``.
    """

    kleur: str = DEFAULT_COLOUR
    logo: Path | None = None
    logo_tekst: str = ""
    odt: Path | None = None
    docx: Path | None = None


@attrs.frozen(kw_only=True)
class _StijlFile:
    """What the file of a style says; files are named from its folder."""

    kleur: str = Stijl().kleur
    logo: str | None = None
    logo_tekst: str = ""
    odt: str | None = None
    docx: str | None = None


def read_stijl(path: str | PathLike[str]) -> Stijl:
    """Read a house style from a TOML file; the files that it names stand beside it.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: It cannot be read, a file that it names is not there, or the colour cannot be read on white.
    """
    file = Path(path)
    said = read_strictly(file, _StijlFile, strict_converter(), error=UnreadableError, rule="URI-I-stijl")
    if not _HEX.fullmatch(said.kleur):
        raise UnreadableError(_NO_COLOUR.format(said.kleur), _SUCH_AS.format(Stijl().kleur))
    if (found := contrast(said.kleur, WHITE)) < _LEAST_CONTRAST:
        raise UnreadableError(_TOO_LIGHT.format(said.kleur, round(found, 1), _LEAST_CONTRAST), _DARKER)
    named = {
        name: None if (own := getattr(said, name)) is None else file.parent / own for name in ("logo", "odt", "docx")
    }
    if missing := [str(getattr(said, name)) for name, found in named.items() if found and not found.is_file()]:
        raise UnreadableError(_MISSING.format(", ".join(missing)), _BESIDE)
    return Stijl(kleur=said.kleur, logo_tekst=said.logo_tekst, **named)


_NO_COLOUR = Text("De kleur {} is geen kleur.", "The colour {} is no colour.")
_SUCH_AS = Text("Schrijf haar als {}.", "Write it as {}.")
_TOO_LIGHT = Text(
    "De kleur {} is te licht om op wit te lezen: contrast {}, nodig is {}.",
    "The colour {} is too light to be read on white: contrast {}, where {} is needed.",
)
_DARKER = Text("Kies een donkerder kleur van de huisstijl.", "Choose a darker colour of the house style.")
_MISSING = Text("De stijl noemt bestanden die er niet zijn: {}.", "The style names files that are not there: {}.")
_BESIDE = Text("Zet ze naast het bestand van de stijl.", "Put them beside the file of the style.")
