"""The part ``[publicatie]`` of ``dossier.toml``: what its keys may hold, and what they say together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NewType

import attrs
import cattrs

from uri.aggregate.sources.publication_details import Maand, Tekstplaats
from uri.findings import Finding, Place, quoted
from uri.languages import LANGUAGES, Language, Text, same
from uri.reading.toml_objects import WrongTypeError

Address = NewType("Address", str)
"""An address on the web."""
Tooi = NewType("Tooi", str)
"""An address in the register of organisations of the Dutch government."""

_ADDRESS = re.compile(r"https?://[^\s/<>\"]+\.[^\s/<>\"]+(?:/[^\s<>\"]*)?")
_TOOI = re.compile(r"https?://identifier\.overheid\.nl/tooi/id/[^\s<>\"]+")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")


@attrs.frozen(kw_only=True)
class TextEntry:
    """An own text: its file, and where it stands.

    Attributes:
        bestand: The Markdown file, in the folder of the dossier.
        voor: The code of the section before which it stands.
        na: The code of the section after which it stands.
        vervangt: The code of the section in whose place it stands.
        taal: The language of the publication that it is for.
    """

    bestand: str
    voor: str | None = None
    na: str | None = None
    vervangt: str | None = None
    taal: Language | None = None

    @property
    def places(self) -> dict[Tekstplaats, str]:
        """The places that are named, each with its section; there should be one."""
        named = {place: getattr(self, place.value) for place in Tekstplaats}
        return {place: section for place, section in named.items() if section is not None}


@attrs.frozen(kw_only=True)
class PublicationEntry:
    """What ``[publicatie]`` says: see `Publicatiegegevens`."""

    datum: date | Maand | None = None
    tooi: Tooi | None = None
    contact: str | None = None
    licentie: Address | None = None
    titel: Text | None = None
    teksten: list[TextEntry] = attrs.field(factory=list)

    def faults(self, file: str) -> Iterator[Finding]:
        """Give what is wrong between its keys: texts without a place or with several, two in the place of one section.

        Args:
            file: The name of the manifest.
        """
        replaced: set[tuple[str, Language]] = set()
        for number, text in enumerate(self.teksten, 1):
            place = Place(file=file, key=f"publicatie, teksten {number}")
            if len(text.places) != 1:
                yield Finding(rule="URI-I-dossier", message=_ONE_PLACE.format(", ".join(Tekstplaats)), place=place)
                continue
            if text.vervangt is not None:
                wanted = {(text.vervangt, taal) for taal in (LANGUAGES if text.taal is None else (text.taal,))}
                if wanted & replaced:
                    yield Finding(rule="URI-I-dossier", message=_TWICE.format(quoted(text.vervangt)), place=place)
                replaced |= wanted


def register_publication_hooks(converter: cattrs.Converter) -> None:
    """Let a strict converter structure what `PublicationEntry` holds."""
    converter.register_structure_hook(Address, _matching(_ADDRESS, _AN_ADDRESS))
    converter.register_structure_hook(Tooi, _matching(_TOOI, _A_TOOI))
    converter.register_structure_hook(Text, _text)
    converter.register_structure_hook_func(lambda kind: kind == date | Maand | None, _date)
    converter.register_structure_hook_func(lambda kind: kind == Language, _language)


def _matching(pattern: re.Pattern[str], expected: Text) -> Callable[[object, object], str]:
    def structure(raw: object, _type: object) -> str:
        if not isinstance(raw, str) or not pattern.fullmatch(raw):
            raise WrongTypeError(expected)
        return raw

    return structure


def _text(raw: object, _type: object) -> Text:
    """Structure a text: one for both languages, or a table with one for each."""
    if isinstance(raw, str) and _LINE.fullmatch(raw):
        return same(raw)
    if (
        isinstance(raw, dict)
        and raw.keys() == set(LANGUAGES)
        and all(isinstance(words, str) and _LINE.fullmatch(words) for words in raw.values())
    ):
        return Text(**raw)
    raise WrongTypeError(_A_TEXT)


def _date(raw: object, _type: object) -> date | Maand | None:
    """Structure a date, or a text that names a month."""
    if raw is None or type(raw) is date:
        return raw
    if isinstance(raw, str) and (month := _MONTH.fullmatch(raw)):
        return Maand(int(month[1]), int(month[2]))
    raise WrongTypeError(_A_DATE)


def _language(raw: object, _type: object) -> Language:
    for language in LANGUAGES:
        if raw == language:
            return language
    raise WrongTypeError(_A_LANGUAGE.format(", ".join(LANGUAGES)))


_AN_ADDRESS = Text("een adres dat met https:// begint", "an address that begins with https://")
_A_TOOI = Text(
    "de TOOI-identificatie van de organisatie, een adres dat begint met https://identifier.overheid.nl/tooi/id/",
    "the TOOI identifier of the organisation, an address that begins with https://identifier.overheid.nl/tooi/id/",
)
_A_TEXT = Text("een tekst van één regel, of { nl = …, en = … }", "a text of one line, or { nl = …, en = … }")
_A_DATE = Text(
    'een datum als 2024-07-01, of een maand als "2024-07"', 'a date such as 2024-07-01, or a month as "2024-07"'
)
_A_LANGUAGE = Text("één van: {}", "one of: {}")
_ONE_PLACE = Text("noem precies één van: {}.", "name exactly one of: {}.")
_TWICE = Text("de sectie {} wordt al vervangen.", "the section {} is replaced already.")
