"""The TOML form of a mapping: read strictly, every fault at its key, and written with a remark behind a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from uri.errors import UnreadableError
from uri.findings import Finding, Findings, quoted
from uri.languages import Text
from uri.reading.koppeling_remarks import Remarks
from uri.reading.toml_objects import read_strictly, strict_converter
from uri.register.koppeling import Koppeling, Kruisje, Tabelvorm, Telt, Words

SCHEMA = 1
"""The version of the form."""

_WRONG = Text("{} klopt niet.", "{} is not right.")
_OTHER_SCHEMA = Text("Het schema {} is onbekend.", "The schema {} is unknown.")
_KNOWN_SCHEMA = Text("Deze versie leest schema {}.", "This version reads schema {}.")


@attrs.frozen(kw_only=True)
class _TableKeys:
    """The keys of ``[tabel]``."""

    bladen: list[str] = attrs.field(factory=list)
    kop: int | None = None
    pad: str | None = None
    telt: Telt = Telt.MELDING
    scheiding: dict[str, str] = attrs.field(factory=dict)
    doorvullen: list[str] = attrs.field(factory=list)
    verslagjaar: int | None = None

    def form(self) -> Tabelvorm:
        """Return what they say."""
        lists = {"bladen": tuple(self.bladen), "doorvullen": tuple(self.doorvullen)}
        return Tabelvorm(**{**attrs.asdict(self), **lists})


@attrs.frozen(kw_only=True)
class _FileKeys:
    """The keys of a mapping's file."""

    schema: int
    tabel: _TableKeys = attrs.field(factory=_TableKeys)
    kolommen: dict[str, str] = attrs.field(factory=dict)
    kruisjes: dict[str, Kruisje] = attrs.field(factory=dict)
    waarden: dict[str, dict[str, str]] = attrs.field(factory=dict)
    voorstellen: dict[str, dict[str, str]] = attrs.field(factory=dict)


_CONVERTER = strict_converter()


def read_toml_form(path: Path) -> Koppeling:
    """Read a mapping from its TOML file.

    Raises:
        UnreadableError: It is no mapping; it carries every fault, each at its key.
    """
    keys = read_strictly(path, _FileKeys, _CONVERTER, error=UnreadableError, rule="URI-I-koppeling")
    if keys.schema != SCHEMA:
        raise UnreadableError(_OTHER_SCHEMA.format(keys.schema), _KNOWN_SCHEMA.format(SCHEMA))
    try:
        return Koppeling(
            tabel=keys.tabel.form(),
            kolommen=keys.kolommen,
            kruisjes=keys.kruisjes,
            waarden=keys.waarden,
            voorstellen=keys.voorstellen,
        )
    except UnreadableError as error:
        raise in_file(error, path.name) from None


def in_file(error: UnreadableError, file: str) -> UnreadableError:
    """Return an error on a mapping as one on the file that holds it."""
    findings = Findings(_placed(finding, file) for finding in error.findings)
    return UnreadableError(_WRONG.format(quoted(file)), findings=findings)


def _placed(finding: Finding, file: str) -> Finding:
    return attrs.evolve(finding, place=attrs.evolve(finding.place, file=file))


def to_toml(koppeling: Koppeling, remarks: Remarks | None = None) -> str:
    """Return the TOML form of a mapping.

    Args:
        koppeling: The mapping.
        remarks: What is known of words, by field and word: a comment behind the line of the word.
    """
    lines = [f"schema = {SCHEMA}", *_table_lines(koppeling.tabel), *_part_lines(koppeling, remarks or {})]
    return "\n".join(lines) + "\n"


def _table_lines(form: Tabelvorm) -> Iterator[str]:
    """Give the lines of ``[tabel]``: the keys that say something."""
    standard = attrs.asdict(Tabelvorm())
    stated = {name: value for name, value in attrs.asdict(form).items() if value != standard[name]}
    if stated:
        yield from ("", "[tabel]", *(f"{name} = {_value(value)}" for name, value in stated.items()))


def _part_lines(koppeling: Koppeling, remarks: Remarks) -> Iterator[str]:
    crosses = {header: {"veld": cross.veld, "code": cross.code} for header, cross in koppeling.kruisjes.items()}
    parts: dict[str, Mapping[str, object]] = {"kolommen": koppeling.kolommen, "kruisjes": crosses}
    parts |= _by_field("waarden", koppeling.waarden) | _by_field("voorstellen", koppeling.voorstellen)
    for name, pairs in parts.items():
        if pairs:
            yield from ("", f"[{name}]")
        for key, value in pairs.items():
            remark = remarks.get((name.rpartition(".")[2], key))
            yield f"{_text(key)} = {_value(value)}" + (f"  # {_flat(str(remark))}" if remark else "")


def _by_field(part: str, words: Words) -> dict[str, Mapping[str, object]]:
    return {f"{part}.{field}": codes for field, codes in words.items()}


def _value(value: object) -> str:
    match value:
        case Mapping():
            return "{ " + ", ".join(f"{key} = {_value(part)}" for key, part in value.items()) + " }"
        case tuple():
            return "[" + ", ".join(map(_value, value)) + "]"
        case int():
            return str(value)
        case _:
            return _text(str(value))


def _text(text: str) -> str:
    """Write a text as TOML has it: as JSON does, but for the one sign that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _flat(comment: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in comment)
