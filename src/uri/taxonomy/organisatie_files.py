"""Organisations from the library's own data, and from an organisation's own TOML file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from os import PathLike
from pathlib import Path
from typing import Any

from uri.errors import UnreadableError
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text
from uri.taxonomy.data import load, names
from uri.taxonomy.editie_schema import FileForm, are_tables, are_texts, is_day, is_flag, is_table_of, is_text
from uri.taxonomy.organisaties import Geldigheid, Onderdeel, Organisatie, Organisatienaam, Organisaties, part_key
from uri.toml_reader import read_toml

_DAYS: FileForm = {"van": is_day, "tot": is_day}
_FILE: FileForm = {
    "titel": is_text,
    "bron": is_text,
    "peildatum": is_day,
    "voorvoegsels": is_table_of(are_texts),
    "organisatie": are_tables,
    "onderdeel": are_tables,
}
_ORGANISATION: FileForm = {
    "code": is_text,
    "soort": is_text,
    "tooi": is_text,
    **_DAYS,
    "opvolgers": are_texts,
    "grondslag": is_text,
    "namen": are_tables,
}
_NAME: FileForm = {"naam": is_text, "engels": is_text, "afkortingen": are_texts, **_DAYS, "grondslag": is_text}
_PART: FileForm = {"geheel": is_text, "naam": is_text, "aliassen": are_texts, "buiten": is_flag, **_DAYS}
_TOOI = "https://identifier.overheid.nl/tooi/id/"


@cache
def organisaties() -> Organisaties:
    """Return the organisations that the library knows, with their parts as far as a source names them.

    >>> organisaties().find("VROM").geldig.tot
    datetime.date(2010, 10, 13)
    """
    files = names("organisaties")
    first, *others = sorted(
        (_built(f"{name}.toml", load("organisaties", f"{name}.toml")) for name in files),
        key=lambda known: known.peildatum is None,
    )
    return first.met(*others)


def read_organisaties(path: str | PathLike[str]) -> Organisaties:
    """Read an organisation's own file of organisations and parts.

    Args:
        path: A TOML file in the form of the library's own.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: It cannot be read, or contradicts itself; the findings name every fault.
    """
    file = Path(path)
    own = _built(file.name, read_toml(file, UnreadableError))
    _refuse(file.name, _clashes(own))
    return own


def _clashes(own: Organisaties) -> Iterator[tuple[str, Text]]:
    """Name what is called as an organisation that the library knows: a name would mean two."""
    library = organisaties()
    for at, one in enumerate(own.organisaties, 1):
        words = [one.code, *(word for name in one.namen for word in (name.naam, name.kaal, *name.afkortingen))]
        for word in dict.fromkeys(words):
            if library.kent(word):
                yield f"organisatie {at}", _KNOWN.format(quoted(word))


def _built(file: str, raw: Mapping[str, Any]) -> Organisaties:
    """Make the organisations of a file.

    Raises:
        UnreadableError: The file is not right.
    """
    _refuse(file, [*_form_faults(raw)] or _faults(_made(raw)))
    return _made(raw)


def _refuse(file: str, faults: Iterable[tuple[str, Text]]) -> None:
    """Raise `UnreadableError` for the faults of a file, each at its key, where there are any."""
    findings = Findings(
        Finding(rule="URI-I-organisaties", message=message, place=Place(file=file, key=key or None))
        for key, message in faults
    )
    if findings:
        raise UnreadableError(_WRONG.format(quoted(file)), findings=findings)


def _form_faults(raw: Mapping[str, Any]) -> Iterator[tuple[str, Text]]:
    """Name each key that is strange, missing or of the wrong kind."""
    yield from _keys("", raw, _FILE, "titel", "bron")
    for at, one in _numbered(raw, "organisatie"):
        yield from _keys(at, one, _ORGANISATION, "code", "namen")
        if not one.get("namen", True):
            yield f"{at}, namen", _EMPTY
        tooi = one.get("tooi")
        if is_text(tooi) and not str(tooi).startswith(_TOOI):
            yield f"{at}, tooi", _NO_TOOI.format(_TOOI)
        for name_at, name in _numbered(one, "namen"):
            yield from _keys(f"{at}, {name_at}", name, _NAME, "naam")
    for at, one in _numbered(raw, "onderdeel"):
        yield from _keys(at, one, _PART, "geheel", "naam")


def _numbered(raw: Mapping[str, Any], key: str) -> Iterable[tuple[str, Mapping[str, Any]]]:
    tables = raw.get(key)
    return [(f"{key} {at}", one) for at, one in enumerate(tables, 1)] if are_tables(tables) else []  # type: ignore[arg-type]


def _keys(at: str, raw: Mapping[str, Any], form: FileForm, *needed: str) -> Iterator[tuple[str, Text]]:
    before = f"{at}, " if at else ""
    for key in sorted(raw.keys() - form.keys()):
        yield before + key, _STRANGE.format(quoted(key), ", ".join(form))
    for key in needed:
        if key not in raw:
            yield at, _MISSING.format(quoted(key))
    for key, value in raw.items():
        if key in form and not form[key](value):
            yield before + key, _ODD


def _made(raw: Mapping[str, Any]) -> Organisaties:
    prefixes = {kind: tuple(words) for kind, words in raw.get("voorvoegsels", {}).items()}
    return Organisaties(
        tuple(_organisation(one, prefixes) for one in raw.get("organisatie", ())),
        tuple(
            Onderdeel(
                geheel=one["geheel"],
                naam=one["naam"],
                aliassen=tuple(one.get("aliassen", ())),
                buiten=one.get("buiten", False),
                geldig=_days(one),
            )
            for one in raw.get("onderdeel", ())
        ),
        (raw["bron"],),
        raw.get("peildatum"),
        prefixes,
    )


def _organisation(raw: Mapping[str, Any], prefixes: Mapping[str, tuple[str, ...]]) -> Organisatie:
    """Make an organisation; its first name has its first day, and its last name its last, where they have none."""
    before, own = prefixes.get(raw.get("soort", ""), ()), _days(raw)
    last = len(raw["namen"]) - 1
    return Organisatie(
        code=raw["code"],
        namen=tuple(
            Organisatienaam(
                naam=" ".join([*before[:1], name["naam"]]),
                kaal=name["naam"],
                afkortingen=tuple(name.get("afkortingen", ())),
                engels=name.get("engels"),
                geldig=Geldigheid(
                    van=name.get("van", own.van if at == 0 else None),
                    tot=name.get("tot", own.tot if at == last else None),
                ),
                grondslag=name.get("grondslag"),
            )
            for at, name in enumerate(raw["namen"])
        ),
        soort=raw.get("soort"),
        tooi=raw.get("tooi"),
        geldig=own,
        opvolgers=tuple(raw.get("opvolgers", ())),
        grondslag=raw.get("grondslag"),
    )


def _days(raw: Mapping[str, Any]) -> Geldigheid:
    return Geldigheid(van=raw.get("van"), tot=raw.get("tot"))


def _faults(known: Organisaties) -> Iterator[tuple[str, Text]]:
    """Name what contradicts itself."""
    codes = [one.code for one in known.organisaties]
    for at, one in enumerate(known.organisaties, 1):
        where = f"organisatie {at}"
        if codes.index(one.code) != at - 1:
            yield f"{where}, code", _TWICE.format(quoted(one.code))
        for code in one.opvolgers:
            if code not in codes or code == one.code:
                yield f"{where}, opvolgers", _NO_SUCCESSOR.format(quoted(code))
        if not _is_in_order(one.geldig):
            yield where, _BACKWARDS
        yield from _name_faults(where, one)
    yield from _shared_names(known)
    yield from _part_faults(known)


def _part_faults(known: Organisaties) -> Iterator[tuple[str, Text]]:
    """Name the parts that are there twice, or are parts of themselves or of one of several."""
    seen: set[tuple[str, str]] = set()
    for at, part in enumerate(known.onderdelen, 1):
        place = (known.sleutel(part.geheel), part_key(part.naam))
        if place in seen:
            yield f"onderdeel {at}, naam", _TWICE.format(quoted(part.naam))
        seen.add(place)
        if place[1] in known.gehelen(part):
            yield f"onderdeel {at}, geheel", _ROUND.format(quoted(part.naam))
        if known.get(part.geheel) is None and known.kent(part.geheel):
            yield f"onderdeel {at}, geheel", _SEVERAL.format(quoted(part.geheel))
        if not _is_in_order(part.geldig):
            yield f"onderdeel {at}", _BACKWARDS


def _name_faults(where: str, one: Organisatie) -> Iterator[tuple[str, Text]]:
    """Name the names whose days are no days of the organisation, or of another name."""
    for at, name in enumerate(one.namen, 1):
        own = [day for day in (name.geldig.van, name.geldig.tot) if day is not None]
        if not _is_in_order(name.geldig) or not all(one.geldig.op(day) for day in own):
            yield f"{where}, namen {at}", _OUTSIDE
    for at, (before, after) in enumerate(pairwise(one.namen), 2):
        if before.geldig.tot is None or after.geldig.van is None or after.geldig.van <= before.geldig.tot:
            yield f"{where}, namen {at}", _OVERLAP


def _shared_names(known: Organisaties) -> Iterator[tuple[str, Text]]:
    """Name the names that two organisations have at the same time."""
    bearers: dict[str, list[tuple[Organisatie, Geldigheid]]] = {}
    for at, one in enumerate(known.organisaties, 1):
        for number, name in enumerate(one.namen, 1):
            days, forms = name.geldig, known.forms(one, name)
            others = [pair for form in forms for pair in bearers.get(form, ())]
            if "" in forms or any(other is not one and _overlap(days, theirs) for other, theirs in others):
                yield f"organisatie {at}, namen {number}", _SHARED.format(quoted(name.naam))
            for form in forms:
                bearers.setdefault(form, []).append((one, days))


def _overlap(one: Geldigheid, other: Geldigheid) -> bool:
    starts = [days.van for days in (one, other) if days.van is not None]
    return all(days.tot is None or days.tot >= start for days in (one, other) for start in starts)


def _is_in_order(days: Geldigheid) -> bool:
    return days.van is None or days.tot is None or days.van <= days.tot


_WRONG = Text("Het bestand van organisaties {} klopt niet.", "The file of organisations {} is not right.")
_STRANGE = Text("onbekende sleutel {}; kies uit {}.", "unknown key {}; choose from {}.")
_MISSING = Text("de sleutel {} ontbreekt.", "the key {} is missing.")
_ODD = Text("verkeerde waarde.", "wrong value.")
_EMPTY = Text("een organisatie heeft ten minste één naam.", "an organisation has at least one name.")
_NO_TOOI = Text("een TOOI-identificatie begint met {}.", "a TOOI identifier begins with {}.")
_TWICE = Text("{} staat er twee keer.", "{} is there twice.")
_NO_SUCCESSOR = Text(
    "er is geen andere organisatie met de code {}.", "there is no other organisation with the code {}."
)
_BACKWARDS = Text("de laatste dag is voor de eerste.", "the last day is before the first.")
_OUTSIDE = Text(
    "de dagen van deze naam zijn geen dagen van de organisatie.",
    "the days of this name are no days of the organisation.",
)
_OVERLAP = Text(
    "een volgende naam begint na de laatste dag van de vorige.",
    "a next name begins after the last day of the one before.",
)
_SHARED = Text(
    "{} is leeg, of tegelijk de naam van een andere organisatie.",
    "{} is empty, or the name of another organisation at the same time.",
)
_KNOWN = Text(
    "{} is al een bekende organisatie; zie uri codes organisaties.",
    "{} is an organisation that is known already; see uri codes organisaties.",
)
_SEVERAL = Text(
    "{} is de naam van meer dan één organisatie; noem de code.",
    "{} is the name of several organisations; give the code.",
)
_ROUND = Text("{} zou een deel van zichzelf zijn.", "{} would be a part of itself.")
