"""The manifest of a dossier, ``dossier.toml``: what the report is about, and which files it is made of."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn

from uri.errors import UnreadableError
from uri.findings import Finding, Findings, Place, quoted
from uri.model.velden import EERSTE_JAAR, LAATSTE_JAAR
from uri.texts import Text, same

NAAM = "dossier.toml"


@attrs.frozen(kw_only=True)
class Bestand:
    """One file of a dossier. A bare file name will do where nothing else is to be said.

    `vast` are values for what the file leaves out, `kolommen` goes from header to field name, `standdatum` is the
    reference date of counts.
    """

    bestand: str
    blad: str | None = None
    kop: int | None = None
    vast: dict[str, str | int] = attrs.field(factory=dict)
    kolommen: dict[str, str] = attrs.field(factory=dict)
    editie: str | None = None
    standdatum: date | None = None


@attrs.frozen(kw_only=True)
class Manifest:
    """What ``dossier.toml`` says. `zonder` names the parts that the cases leave out."""

    verslagjaar: int
    organisatie: str | None = None
    editie: str | None = None
    standdatum: date | None = None
    zonder: list[str] = attrs.field(factory=list)
    omschrijvingen: bool = False
    noten: list[str] = attrs.field(factory=list)
    lezing: dict[str, str] = attrs.field(factory=dict)
    zaken: list[Bestand] = attrs.field(factory=list)
    tellingen: list[Bestand] = attrs.field(factory=list)
    kerncijfers: list[Bestand] = attrs.field(factory=list)
    personeel: list[Bestand] = attrs.field(factory=list)
    vertrouwenspersonen: list[Bestand] = attrs.field(factory=list)
    sessies: list[Bestand] = attrs.field(factory=list)
    financiele_belangen: list[Bestand] = attrs.field(factory=list)
    klachten: list[Bestand] = attrs.field(factory=list)
    adviesvragen: list[Bestand] = attrs.field(factory=list)


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a folder; raises `UnreadableError` with every fault."""
    path = folder / NAAM
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise _unreadable(
            Text("De map {} heeft geen {}.", "The folder {} has no {}.").format(quoted(folder.name), NAAM),
            Text("Zie de documentatie voor de inhoud.", "See the documentation for its contents."),
        ) from None
    except (OSError, UnicodeDecodeError, RecursionError, tomllib.TOMLDecodeError) as error:
        raise _unreadable(Text("{} is niet te lezen.", "{} cannot be read.").format(NAAM), same(str(error))) from error
    wrong = Text("{} klopt niet.", "{} is not right.").format(NAAM)
    try:
        manifest = _CONVERTER.structure(raw, Manifest)
    except cattrs.BaseValidationError as error:
        raise _unreadable(wrong, findings=_faults(error)) from error
    if not EERSTE_JAAR <= manifest.verslagjaar <= LAATSTE_JAAR:
        raise _unreadable(wrong, Text("verslagjaar is geen jaar.", "verslagjaar is no year."))
    return manifest


def _unreadable(message: Text, hint: Text | None = None, *, findings: Findings | None = None) -> UnreadableError:
    return UnreadableError(message, hint, findings=findings)


def _faults(error: cattrs.BaseValidationError) -> Findings:
    said = cattrs.transform_error(error, path="", format_exception=_worded)
    return Findings(_fault(*text.rsplit(" @ ", 1)) for text in said)


def _fault(message: str, where: str) -> Finding:
    nl, _, en = message.partition("\t")
    return Finding(
        rule="URI-I-dossier", message=Text(nl, en or nl), place=Place(file=NAAM, column=where.removeprefix(".") or None)
    )


def _worded(error: BaseException, _type: type | None) -> str:
    """Word one fault of the manifest, Dutch and English with a tab between."""
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        keys = ", ".join(map(quoted, sorted(error.extra_fields)))
        known = ", ".join(field.name for field in attrs.fields(error.cl))
        return f"onbekende sleutel {keys}; kies uit {known}.\tunknown key {keys}; choose from {known}."
    if isinstance(error, KeyError):
        return f"de sleutel {quoted(error.args[0])} ontbreekt.\tthe key {quoted(error.args[0])} is missing."
    if isinstance(error, _WrongTypeError):
        return f"verwacht: {error.expected.nl}.\texpected: {error.expected.en}."
    return "verkeerde waarde.\twrong value."


class _WrongTypeError(TypeError):
    def __init__(self, expected: Text) -> None:
        super().__init__(expected.en)
        self.expected = expected


_WORDS: Mapping[type, Text] = {
    str: Text("een tekst", "a text"),
    int: Text("een heel getal", "a whole number"),
    bool: Text("true of false", "true or false"),
    date: Text("een datum als 2023-12-31", "a date such as 2023-12-31"),
}


def _converter() -> cattrs.Converter:
    """Make a converter that coerces nothing: cattrs by itself would read 3.9 or "3" as a whole number."""
    converter = cattrs.Converter(forbid_extra_keys=True)
    for kind in _WORDS:
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(str | int, _text_or_number)
    texts = converter.get_structure_hook(list[str])
    converter.register_structure_hook_func(lambda kind: kind == list[str], _listed(texts))
    one = make_dict_structure_fn(Bestand, converter, _cattrs_forbid_extra_keys=True)
    converter.register_structure_hook(
        Bestand, lambda raw, kind: one(raw if isinstance(raw, dict) else {"bestand": raw}, kind)
    )
    many = converter.get_structure_hook(list[Bestand])
    converter.register_structure_hook_func(
        lambda kind: kind == list[Bestand], lambda raw, kind: many(raw if isinstance(raw, list) else [raw], kind)
    )
    return converter


def _exactly(kind: type) -> Any:  # noqa: ANN401 (a cattrs hook)
    def structure(raw: object, _type: object) -> object:
        if type(raw) is not kind:
            raise _WrongTypeError(_WORDS[kind])
        return raw

    return structure


def _listed(texts: Any) -> Any:  # noqa: ANN401 (cattrs hooks)
    """Refuse what is no list: a text would be read letter by letter."""

    def structure(raw: object, kind: object) -> object:
        if not isinstance(raw, list):
            raise _WrongTypeError(Text("een lijst van teksten", "a list of texts"))
        return texts(raw, kind)

    return structure


def _text_or_number(raw: object, _type: object) -> object:
    if type(raw) not in {str, int}:
        raise _WrongTypeError(Text("een tekst of een heel getal", "a text or a whole number"))
    return raw


_CONVERTER = _converter()
