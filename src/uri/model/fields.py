"""The fields that a record can have: each says its form once, and readers, columns and writers follow it.

A field is made by one of the functions below. It converts and checks what a constructor is given, hides from
the repr what may tell of a person, and carries a `Field` that says how the field is read and stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NoReturn

import attrs

from uri.taxonomy.codes import Code

EERSTE_JAAR, LAATSTE_JAAR = 1900, 9999
"""The years that a date can lie in; anything earlier is a typing error, as spreadsheets hold no such dates."""

GROOTSTE = 2**31 - 1
"""The largest count or number."""


class FieldForm(StrEnum):
    """The form of a field's value."""

    CODE = "code"
    CODES = "codes"
    DATUM = "datum"
    JAAR = "jaar"
    AANTAL = "aantal"
    GETAL = "getal"
    NAAM = "naam"
    TEKST = "tekst"


@attrs.frozen(kw_only=True)
class Field:
    """How a field is read and stored: its name, form, code list, the headers that people use, whether it must be."""

    name: str
    form: FieldForm
    codes: type[Code] | None = None
    headers: tuple[str, ...] = ()
    required: bool = False


def velden(klasse: type[attrs.AttrsInstance]) -> tuple[Field, ...]:
    """Return the fields of a record class that a file can hold, in their canonical order."""
    return tuple(
        attrs.evolve(field.metadata["field"], name=field.name)
        for field in attrs.fields(klasse)
        if "field" in field.metadata
    )


class OwnFields(dict[str, str]):
    """An organisation's own fields: a dictionary that does not change, and that can be hashed."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        msg = "own fields cannot be changed; make a new record"
        raise TypeError(msg)

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[OwnFields], tuple[dict[str, str]]]:
        return OwnFields, (dict(self),)


def code(codes: type[Code], *koppen: str, default: object = attrs.NOTHING) -> Any:  # noqa: ANN401 (an attrs field)
    """Make a field for one code of a list; given a default, it may be left out."""
    return _field(
        Field(name="", form=FieldForm.CODE, codes=codes, headers=koppen, required=default is attrs.NOTHING),
        default=default,
        converter=_code_of(codes, optional=default is None),
        show=True,
    )


def codes(listed: type[Code], *koppen: str) -> Any:  # noqa: ANN401 (an attrs field)
    """Make a field for a set of codes of a list, held as a tuple in the order of the list."""
    one = _code_of(listed)
    position = {member: index for index, member in enumerate(listed)}

    def convert(values: Iterable[str]) -> tuple[Code, ...]:
        if values == ():
            return ()
        found = tuple(map(one, (values,) if isinstance(values, str) else values))
        if len(found) == 1:
            return found
        if len(found) != len(set(found)):
            msg = f"a code of {listed.__name__} stands twice"
            raise ValueError(msg)
        return tuple(sorted(found, key=position.__getitem__))

    return _field(
        Field(name="", form=FieldForm.CODES, codes=listed, headers=koppen), default=(), converter=convert, show=True
    )


def datum(*koppen: str) -> Any:  # noqa: ANN401 (an attrs field)
    """Make an optional field for a day."""
    return _field(Field(name="", form=FieldForm.DATUM, headers=koppen), validator=_a_day)


def jaar(*koppen: str, verplicht: bool = False) -> Any:  # noqa: ANN401 (an attrs field)
    """Make a field for a calendar year."""
    return _field(
        Field(name="", form=FieldForm.JAAR, headers=koppen, required=verplicht),
        default=attrs.NOTHING if verplicht else None,
        validator=_whole_number(EERSTE_JAAR, LAATSTE_JAAR, optional=not verplicht),
        show=True,
    )


def aantal(*koppen: str, verplicht: bool = False) -> Any:  # noqa: ANN401 (an attrs field)
    """Make a field for a count: a whole number, zero or more."""
    return _field(
        Field(name="", form=FieldForm.AANTAL, headers=koppen, required=verplicht),
        default=attrs.NOTHING if verplicht else None,
        validator=_whole_number(0, GROOTSTE, optional=not verplicht),
    )


def getal(*koppen: str) -> Any:  # noqa: ANN401 (an attrs field)
    """Make an optional field for a number, zero or more, that need not be whole."""
    return _field(Field(name="", form=FieldForm.GETAL, headers=koppen), validator=_a_number)


def naam(*koppen: str, verplicht: bool = False) -> Any:  # noqa: ANN401 (an attrs field)
    """Make a field for a name that recurs over many rows, such as an organisation's."""
    return _text_field(Field(name="", form=FieldForm.NAAM, headers=koppen, required=verplicht))


def tekst(*koppen: str) -> Any:  # noqa: ANN401 (an attrs field)
    """Make an optional field for a text that differs from row to row."""
    return _text_field(Field(name="", form=FieldForm.TEKST, headers=koppen))


def eigen() -> Any:  # noqa: ANN401 (an attrs field)
    """Make the field for an organisation's own optional fields: texts by header, without the empty ones."""

    def convert(values: Mapping[str, str | None]) -> OwnFields:
        if values == {}:
            return _NO_FIELDS
        headers: set[str | None] = set()
        filled: list[tuple[str, str]] = []
        for key, value in values.items():
            header, text = clean(key), clean(value)
            headers.add(header)
            if header is not None and text is not None:
                filled.append((header, text))
        if len(headers) < len(values):
            _refuse_doubled(values)
        filled.sort()
        return OwnFields(filled)

    return attrs.field(factory=dict, converter=convert, repr=False)


_NO_FIELDS = OwnFields()


def _refuse_doubled(headers: Iterable[str]) -> None:
    doubled = [header for header, number in Counter(map(clean, headers)).items() if header is not None and number > 1]
    if doubled:
        msg = f"eigen: a header stands twice: {', '.join(doubled)}"
        raise ValueError(msg)


def one_of(record: object, names: tuple[str, ...]) -> None:
    """Raise `ValueError` when a record has none of these fields."""
    for name in names:
        if getattr(record, name) is not None:
            return
    msg = f"{type(record).__name__}: expected one of {', '.join(names)}"
    raise ValueError(msg)


def clean(text: object) -> str | None:
    """Return a text without outer white space and with plain line ends; an empty one is None."""
    if text is None:
        return None
    if not isinstance(text, str):
        msg = f"expected a text, not {type(text).__name__}"
        raise TypeError(msg)
    text = text.strip()
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text) or None


def _field(veld: Field, *, show: bool = False, default: object = None, **named: Any) -> Any:  # noqa: ANN401
    return attrs.field(default=default, repr=_plain if show else False, metadata={"field": veld}, **named)


def _text_field(veld: Field) -> Any:  # noqa: ANN401
    return _field(
        veld,
        default=attrs.NOTHING if veld.required else None,
        converter=clean,
        validator=_not_empty if veld.required else None,
    )


def _plain(value: object) -> str:
    return "|".join(value) if isinstance(value, tuple) else str(value)


@cache
def _code_of(codes: type[Code], *, optional: bool = False) -> Callable[[str | None], Any]:
    known: dict[str | None, Code | None] = {code.value: code for code in codes}
    if optional:
        known[None] = None

    def convert(value: str | None) -> Code | None:
        if value in known:
            found = known[value]
            if type(value) is str or found is value or not isinstance(value, Code):  # no namesake in another list
                return found
        msg = f"{codes.__name__} has no such code; choose from {', '.join(codes)}"
        raise ValueError(msg)

    return convert


def _a_day(_record: object, field: attrs.Attribute[Any], value: object) -> None:
    if value is None:
        return
    if type(value) is not date:
        msg = f"{field.name}: expected a date, not {type(value).__name__}"
        raise TypeError(msg)
    if value.year < EERSTE_JAAR:
        msg = f"{field.name}: expected a date from {EERSTE_JAAR} on"
        raise ValueError(msg)


def _whole_number(least: int, most: int, *, optional: bool) -> Callable[[object, attrs.Attribute[Any], object], None]:
    def check(_record: object, field: attrs.Attribute[Any], value: object) -> None:
        if value is None and optional:
            return
        if type(value) is not int:
            msg = f"{field.name}: expected a whole number, not {type(value).__name__}"
            raise TypeError(msg)
        if not least <= value <= most:
            msg = f"{field.name}: expected {least} to {most}, not {value}"
            raise ValueError(msg)

    return check


def _a_number(_record: object, field: attrs.Attribute[Any], value: object) -> None:
    if value is None:
        return
    if type(value) not in {int, float}:
        msg = f"{field.name}: expected a number, not {type(value).__name__}"
        raise TypeError(msg)
    if not 0 <= value <= GROOTSTE:  # type: ignore[operator]
        msg = f"{field.name}: expected a number from zero to {GROOTSTE}, not {value}"
        raise ValueError(msg)


def _not_empty(_record: object, field: attrs.Attribute[Any], value: object) -> None:
    if not value:
        msg = f"{field.name}: expected a text, not an empty one"
        raise ValueError(msg)
