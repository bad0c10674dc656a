"""What the constructors of records convert: codes by their value to members, texts to clean ones.

A value that cannot be converted is left as it is. The validator of the field, which knows the record and the field,
then refuses it: see `uri.model.field_validators`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn, cast

from uri.languages import Text
from uri.taxonomy.codes import Afdoening, Code, CodeT, JaNee, Meldkanaal, Oordeel, Opvolging, Schendingstype, Uitkomst

_UNCHANGING = Text(
    "Eigen velden zijn niet te wijzigen; maak een nieuwe melding met attrs.evolve.",
    "Own fields cannot be changed; make a new record by attrs.evolve.",
)


class OwnFields(dict[str, str]):
    """An organisation's own fields: a dictionary that does not change, and that can be hashed."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError(str(_UNCHANGING))

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]  # (a dictionary has none; this one stays as it is)
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[OwnFields], tuple[dict[str, str]]]:
        return OwnFields, (dict(self),)


_NO_FIELDS = OwnFields()


def to_schendingstype(value: Schendingstype | str) -> Schendingstype:
    """Return a type of violation, given by itself or by its value."""
    return _member(Schendingstype, value)


def to_schendingstype_if_any(value: Schendingstype | str | None) -> Schendingstype | None:
    """Return a type of violation, given by itself or by its value; None stays None."""
    return None if value is None else _member(Schendingstype, value)


def to_schendingstypen(values: Iterable[Schendingstype | str]) -> tuple[Schendingstype, ...]:
    """Return types of violation in the order of their list; a text alone is one of them."""
    return _members(Schendingstype, values)


def to_meldkanaal_if_any(value: Meldkanaal | str | None) -> Meldkanaal | None:
    """Return a channel, given by itself or by its value; None stays None."""
    return None if value is None else _member(Meldkanaal, value)


def to_ja_nee_if_any(value: JaNee | str | None) -> JaNee | None:
    """Return an answer, given by itself or by its value; None stays None."""
    return None if value is None else _member(JaNee, value)


def to_opvolgingen(values: Iterable[Opvolging | str]) -> tuple[Opvolging, ...]:
    """Return ways of handling in the order of their list; a text alone is one of them."""
    return _members(Opvolging, values)


def to_uitkomst(value: Uitkomst | str) -> Uitkomst:
    """Return an outcome, given by itself or by its value."""
    return _member(Uitkomst, value)


def to_afdoeningen(values: Iterable[Afdoening | str]) -> tuple[Afdoening, ...]:
    """Return measures in the order of their list; a text alone is one of them."""
    return _members(Afdoening, values)


def to_oordeel_if_any(value: Oordeel | str | None) -> Oordeel | None:
    """Return a judgement, given by itself or by its value; None stays None."""
    return None if value is None else _member(Oordeel, value)


def to_text(value: str) -> str:
    """Return a text that must be there, cleaned."""
    return cast("str", to_text_if_any(value))


def to_text_if_any(value: str | None) -> str | None:
    """Return a text, cleaned, and None for an empty one."""
    return clean(value) if isinstance(value, str) else value


def to_own_fields(values: Mapping[str, str | None]) -> Mapping[str, str]:
    """Return own fields by their clean header, without the empty ones, in the order of the headers."""
    if values == {}:
        return _NO_FIELDS
    headers: set[object] = set()
    filled: list[tuple[str, str]] = []
    try:
        for key, value in values.items():
            header, text = clean(key), None if value is None else clean(value)
            headers.add(header)
            if header is not None and text is not None:
                filled.append((header, text))
    except (AttributeError, TypeError):  # some header or value is no text, or it is no mapping at all
        return cast("Mapping[str, str]", values)
    if len(headers) < len(values) and doubled_headers(values):
        return cast("Mapping[str, str]", values)
    filled.sort()
    return OwnFields(filled)


def doubled_headers(headers: Iterable[str]) -> list[str]:
    """Return the headers that stand there twice when they are cleaned."""
    numbers = Counter(map(clean, headers))
    return [header for header, number in numbers.items() if header is not None and number > 1]


def clean(text: str) -> str | None:
    """Return a text without outer white space and with plain line ends; an empty one is None."""
    text = text.strip()
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text) or None


_BY_VALUE: Mapping[type[Code], Mapping[str, Code]] = {
    codes: {code.value: code for code in codes}
    for codes in (Schendingstype, Meldkanaal, Opvolging, Uitkomst, Afdoening, Oordeel, JaNee)
}
_POSITIONS: Mapping[type[Code], Mapping[Code, int]] = {
    codes: {code: position for position, code in enumerate(codes)} for codes in _BY_VALUE
}


def _member(codes: type[CodeT], value: object) -> CodeT:
    """Return the member of a list that a value is or names, else the value: also a namesake in another list."""
    if type(value) is codes:
        return value
    if type(value) is str or (isinstance(value, str) and not isinstance(value, Code)):
        value = _BY_VALUE[codes].get(value, value)
    return cast("CodeT", value)


def _members(codes: type[CodeT], values: Any) -> tuple[CodeT, ...]:  # noqa: ANN401 (whatever was given)
    if values == ():
        return ()
    try:
        pieces = (values,) if isinstance(values, str) else tuple(values)
    except TypeError:  # it is no list at all
        return cast("tuple[CodeT, ...]", values)
    members = tuple([_member(codes, value) for value in pieces])
    if len(members) == 1:
        return members
    try:
        return tuple(sorted(members, key=_POSITIONS[codes].__getitem__))
    except (KeyError, TypeError):  # some value is no code
        return members
