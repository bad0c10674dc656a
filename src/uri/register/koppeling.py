"""The mapping of one organisation's file to the register: its columns to fields, its words to codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from html import escape
from typing import TypeAlias

import attrs

from uri.errors import UnreadableError
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text
from uri.model import Field, FieldForm
from uri.register.register_fields import REGISTER_FIELDS
from uri.taxonomy.labels import matching_key

OPEN = "?"
"""What stands for a column or a word about which nothing has been decided."""
EIGEN = "eigen"
"""What keeps a column as one of the organisation's own."""
WEG = "weg"
"""What leaves a column out."""
SHEET_NAME = "(blad)"
"""The header under which the name of the sheet is a column, where no column of the file has that header."""

Words: TypeAlias = Mapping[str, Mapping[str, str]]
"""Codes by word, by the field whose column holds the word."""

_FIELD = Text("kolom", "column")
_PROPOSED = Text("{} (voorgesteld)", "{} (proposed)")
_TITLES = (Text("Zoals het er staat", "As it stands"), Text("Veld", "Field"), Text("Is", "Is"))

_CODED = {FieldForm.CODE, FieldForm.CODES}
_MAPPED = {*_CODED, FieldForm.DATUM, FieldForm.JAAR, FieldForm.NAAM}


class Telt(StrEnum):
    """What a row of a file is: a whole case, or one of the persons whom a case is about."""

    MELDING = "melding"
    BETROKKENE = "betrokkene"


@attrs.frozen(kw_only=True)
class Tabelvorm:
    """Where the cases stand in a file, and how its rows are read.

    Attributes:
        bladen: The sheets; all have the same columns. Without them, the one sheet that has values.
        kop: The row of the headers, from 1; of several header rows the last.
        pad: Where the list of cases stands in a JSON file: keys with points between them.
        telt: What a row is.
        scheiding: What parts several values in one cell, by field.
        doorvullen: The headers of columns in which an empty or merged cell repeats the one above it.
        verslagjaar: The year of the report, where no column tells it.
    """

    bladen: tuple[str, ...] = ()
    kop: int | None = None
    pad: str | None = None
    telt: Telt = Telt.MELDING
    scheiding: Mapping[str, str] = attrs.field(factory=dict)
    doorvullen: tuple[str, ...] = ()
    verslagjaar: int | None = None


@attrs.frozen(kw_only=True)
class Kruisje:
    """What a cross in a column says.

    Attributes:
        veld: The field.
        code: The code that the field then has.
    """

    veld: str
    code: str


@attrs.frozen(kw_only=True, repr=False)
class Koppeling:
    """How one organisation's file is read: where the cases stand, which column is which field, which word which code.

    Made once and kept, it reads the file of the next year too. It does not change: `confirm` and `with_values` give
    another one.

    Attributes:
        tabel: Where the cases stand.
        kolommen: The field by header; ``eigen`` keeps a column as it is, ``weg`` leaves it out, ``?`` is open. The
            header ``(blad)`` is the name of the sheet, of which only what `waarden` says is applied.
        kruisjes: What a cross says, by header.
        waarden: The code by word, by field; the word ``""`` is an empty cell, and the code ``""`` is nothing at all.
            Of a date, a year or a name (of the organisation, or a part of it) the value by word.
        voorstellen: Codes that are proposed and not applied, by word, by field.

    Raises:
        UnreadableError: A field or code does not exist, or a word or header stands twice; it carries every fault.

    Examples:
        >>> koppeling = Koppeling(
        ...     kolommen={"Aard": "hoofdcategorie"},
        ...     waarden={"hoofdcategorie": {"Privégedrag": "prive", "Overig": "?"}},
        ... )
        >>> koppeling.open
        {'hoofdcategorie': ('Overig',)}
        >>> koppeling.with_values(hoofdcategorie={"Overig": "geweld"}).open
        {}
    """

    tabel: Tabelvorm = attrs.field(factory=Tabelvorm)
    kolommen: Mapping[str, str] = attrs.field(factory=dict)
    kruisjes: Mapping[str, Kruisje] = attrs.field(factory=dict)
    waarden: Words = attrs.field(factory=dict)
    voorstellen: Words = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        if faults := Findings(_faults(self)):
            raise UnreadableError(Text("De koppeling klopt niet.", "The mapping is not right."), findings=faults)

    @property
    def open(self) -> dict[str, tuple[str, ...]]:
        """What is not decided: words by field, and headers under ``kolommen``."""
        open_words = {
            field: tuple(word for word, code in words.items() if code == OPEN) for field, words in self.waarden.items()
        }
        headers = tuple(header for header, field in self.kolommen.items() if field == OPEN)
        return {name: words for name, words in [("kolommen", headers), *open_words.items()] if words}

    @property
    def proposals(self) -> dict[str, dict[str, str]]:
        """The codes that are proposed and not applied, by word, by field."""
        return {field: dict(words) for field, words in self.voorstellen.items() if words}

    def confirm(self, *fields: str) -> Koppeling:
        """Apply what is proposed.

        Args:
            fields: The fields of which the proposals are applied; all of them if left out.
        """
        confirmed = {field: words for field, words in self.voorstellen.items() if not fields or field in fields}
        rest = {field: words for field, words in self.voorstellen.items() if field not in confirmed}
        return attrs.evolve(self, waarden=_merged(self.waarden, confirmed), voorstellen=rest)

    def with_values(self, **values: Mapping[str, str]) -> Koppeling:
        """Return the mapping with some words decided: they are no longer open or proposed.

        Args:
            values: Codes by word, by field, as ``hoofdcategorie={"Overig": "geweld"}``.
        """
        rest = {
            field: {
                word: code
                for word, code in words.items()
                if matching_key(word) not in {matching_key(decided) for decided in values.get(field, ())}
            }
            for field, words in self.voorstellen.items()
        }
        return attrs.evolve(self, waarden=_merged(self.waarden, values), voorstellen=rest)

    @property
    def fields(self) -> dict[str, str | None]:
        """The field of each header, None for a column of the organisation's own; without those that are left out."""
        return {
            header: None if field in {EIGEN, OPEN} else field for header, field in self.kolommen.items() if field != WEG
        }

    @property
    def needs_rows(self) -> bool:
        """Tell whether a case is more than the words of its own row under their own headers."""
        return bool(self.kruisjes or self.tabel.doorvullen or self.tabel.telt is Telt.BETROKKENE)

    def field_of(self, header: str) -> str | None:
        """Return what `kolommen` says of a header, None where it says nothing."""
        return {matching_key(known): field for known, field in self.kolommen.items()}.get(matching_key(header))

    def cross_of(self, header: str) -> Kruisje | None:
        """Return what a cross below a header says, None where it is no column of crosses."""
        return {matching_key(known): cross for known, cross in self.kruisjes.items()}.get(matching_key(header))

    def codes_of(self, field: str) -> dict[str, str]:
        """Return the codes that are applied in a field, by the normal form of the word; `""` is the empty cell."""
        return {matching_key(word): code for word, code in self.waarden.get(field, {}).items() if code != OPEN}

    def _repr_html_(self) -> str:
        """Show in a notebook what each column and word stands for, and what is open or proposed."""
        rows = [(header, str(_FIELD), field) for header, field in self.kolommen.items()]
        rows += [(header, cross.veld, cross.code) for header, cross in self.kruisjes.items()]
        for field, codes in self.waarden.items():
            rows += [(word, field, code) for word, code in codes.items()]
        for field, codes in self.voorstellen.items():
            rows += [(word, field, str(_PROPOSED.format(code))) for word, code in codes.items()]
        head = "".join(f"<th scope='col'>{title}</th>" for title in _TITLES)
        body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def __repr__(self) -> str:
        words = sum(map(len, self.waarden.values()))
        still = sum(map(len, self.open.values())) + sum(map(len, self.voorstellen.values()))
        return str(
            Text(
                "<Koppeling: {} kolommen, {} woorden, {} open of voorgesteld>",
                "<Koppeling: {} columns, {} words, {} open or proposed>",
            ).format(len(self.kolommen) + len(self.kruisjes), words, still)
        )


def _merged(words: Words, more: Words) -> Words:
    """Return the codes of `words` with those of `more` in their place."""
    merged: dict[str, dict[str, str]] = {}
    for field in dict.fromkeys([*words, *more]):
        new = {matching_key(word) for word in more.get(field, ())}
        kept = {word: code for word, code in words.get(field, {}).items() if matching_key(word) not in new}
        merged[field] = kept | dict(more.get(field, {}))
    return merged


def _faults(koppeling: Koppeling) -> Iterator[Finding]:
    """Give what is wrong with a mapping: each fault at its key."""
    tabel = koppeling.tabel
    for header, name in koppeling.kolommen.items():
        if name not in {*REGISTER_FIELDS, "aantal", EIGEN, WEG, OPEN}:
            yield _no_field(name, "kolommen", header, [*REGISTER_FIELDS, EIGEN, WEG, OPEN])
    for header, cross in koppeling.kruisjes.items():
        yield from _code_faults(cross.veld, cross.code, ("kruisjes", header), _CODED)
    for name in tabel.scheiding:
        if name not in _fields_of(_CODED):
            yield _no_field(name, "tabel", "scheiding", _fields_of(_CODED))
    for part, words in (("waarden", koppeling.waarden), ("voorstellen", koppeling.voorstellen)):
        for name, codes in words.items():
            for word, code in codes.items():
                if code not in {OPEN, ""}:
                    yield from _code_faults(name, code, (f"{part}.{name}", word), _MAPPED)
            yield from _doubled(codes, f"{part}.{name}")
    yield from _doubled([*koppeling.kolommen, *koppeling.kruisjes], "kolommen")


def _fields_of(forms: set[FieldForm]) -> list[str]:
    return [name for name, field in REGISTER_FIELDS.items() if field.form in forms]


def _code_faults(name: str, code: str, key: tuple[str, str], forms: set[FieldForm]) -> Iterator[Finding]:
    field = REGISTER_FIELDS.get(name)
    if field is None or field.form not in forms:
        yield _no_field(name, *key, _fields_of(forms))
    elif (codes := codes_of(field)) and code not in codes:
        yield Finding(
            rule="URI-I-koppeling",
            message=Text("{} is geen code van {}.", "{} is no code of {}.").format(quoted(code), name),
            hint=Text("Kies uit: {}.", "Choose from: {}.").format(", ".join(codes)),
            place=_place(*key),
        )


def codes_of(field: Field) -> tuple[str, ...]:
    """Return the codes that a field can have; none for a date, a year or a name."""
    return tuple(code.value for code in field.codes or ())


def _no_field(name: str, part: str, key: str, choices: Iterable[str]) -> Finding:
    return Finding(
        rule="URI-I-koppeling",
        message=Text("{} is hier geen veld.", "{} is no field here.").format(quoted(name)),
        hint=Text("Kies uit: {}.", "Choose from: {}.").format(", ".join(choices)),
        place=_place(part, key),
    )


def _doubled(words: Iterable[str], part: str) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for word in words:
        first = seen.setdefault(matching_key(word), word)
        if first is not word:
            yield Finding(
                rule="URI-I-koppeling",
                message=Text("staat er ook als {}.", "stands there as {} too.").format(quoted(first)),
                hint=Text("Houd één van beide.", "Keep one of the two."),
                place=_place(part, word),
            )


def _place(part: str, key: str) -> Place:
    return Place(key=f"{part}, {key}")
