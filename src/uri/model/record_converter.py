"""The converter of cattrs that knows the records: dictionaries of plain values to records and back, strictly."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from uri.languages import Text
from uri.model.cases import Melding, Registratie, Signaal
from uri.taxonomy.codes import Code

if TYPE_CHECKING:
    import cattrs

_CLASSES: Mapping[str, type[Registratie]] = {
    record_class.soort.value: record_class for record_class in (Melding, Signaal)
}
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_DAY = Text("verwacht is een datum als 2023-12-31", "expected a date such as 2023-12-31")
_NO_CODE = Text("verwacht is een code van {}: kies uit {}", "expected a code of {}: choose from {}")
_OTHER_TYPE = Text("verwacht is {}, niet {}", "expected {}, not {}")
_SOORT = Text("verwacht is soort {}", "expected soort {}")


def converter() -> cattrs.Converter:
    """Make a cattrs converter that structures and unstructures records.

    Days are texts as ``2023-12-31``, codes their values, sets of codes lists. What a record does not hold is left out.
    A `Melding` and a `Signaal` say which they are under ``soort``, as in the JSON that `records_to_json` writes, so
    that `Registratie` and ``Melding | Signaal`` structure either. Nothing is coerced: a number in a text, an unknown
    key or another code is a fault, and `cattrs.transform_error` says where each is.

    A register goes by its records: ``converter().unstructure(register.to_records())``.

    Returns:
        A converter of its own, to which hooks for other classes may be added.

    Examples:
        >>> import uri
        >>> convert = uri.converter()
        >>> case = {"soort": "melding", "verslagjaar": 2023, "hoofdcategorie": "geweld", "uitkomst": "lopend"}
        >>> record = convert.structure(case, uri.Melding)
        >>> record.uitkomst
        <Uitkomst.LOPEND: 'lopend'>
        >>> convert.unstructure(record) == case
        True
    """
    import cattrs  # noqa: PLC0415 (heavy, and asked for here only)
    from cattrs.gen import make_dict_unstructure_fn, override  # noqa: PLC0415 (idem)

    convert = cattrs.Converter(
        forbid_extra_keys=True, omit_if_default=True, unstruct_collection_overrides={tuple: list}
    )
    convert.register_unstructure_hook(date, date.isoformat)
    convert.register_structure_hook(date, _structure_day)
    convert.register_unstructure_hook(Code, lambda code: code.value)
    convert.register_structure_hook(Code, _structure_code)
    for kind in (int, float, str):
        convert.register_structure_hook(kind, _structure_plain)
    for record_class in _CLASSES.values():
        convert.register_structure_hook(
            record_class, _structure_as(record_class, convert.gen_structure_attrs_fromdict(record_class))
        )
        unstructure = make_dict_unstructure_fn(  # the outcome of a signaal has a default, and is told all the same
            record_class, convert, _cattrs_omit_if_default=True, uitkomst=override(omit_if_default=False)
        )
        convert.register_unstructure_hook(record_class, _unstructure_as(record_class, unstructure))
    as_registratie = make_dict_unstructure_fn(Registratie, convert, _cattrs_omit_if_default=True)
    convert.register_unstructure_hook(Registratie, _unstructure_by_class(convert, as_registratie))
    for either in (Registratie, Melding | Signaal):
        convert.register_structure_hook(either, lambda value, _: convert.structure(value, _class_of(value)))
    return convert


def _structure_code(value: object, codes: type[Code]) -> Code:
    if isinstance(value, str) and (type(value) is codes or not isinstance(value, Code)):
        for code in codes:
            if code.value == value:
                return code
    raise ValueError(str(_NO_CODE.format(codes.__name__, ", ".join(codes))))


def _structure_day(value: object, _: object) -> date:
    if type(value) is date:
        return value
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        return date.fromisoformat(value)
    raise ValueError(str(_NO_DAY))


def _structure_plain(value: object, kind: type) -> object:
    """Take a number or a text as it is; a whole number is a number too."""
    if type(value) is kind or (kind is float and type(value) is int):
        return value
    raise TypeError(str(_OTHER_TYPE.format(kind.__name__, type(value).__name__)))


def _class_of(value: object) -> type[Registratie]:
    kind = value.get("soort") if isinstance(value, Mapping) else None
    if not isinstance(kind, str) or kind not in _CLASSES:
        raise ValueError(str(_SOORT.format("/".join(_CLASSES))))
    return _CLASSES[kind]


def _structure_as(record_class: type[Registratie], structure: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """Structure the records of one class; their ``soort`` may be left out."""

    def hook(value: Any, kind: Any) -> Any:  # noqa: ANN401 (whatever is structured)
        if isinstance(value, Mapping) and "soort" in value:
            if value["soort"] != record_class.soort:
                raise ValueError(str(_SOORT.format(record_class.soort.value)))
            value = {name: part for name, part in value.items() if name != "soort"}
        return structure(value, kind)

    return hook


def _unstructure_as(record_class: type[Registratie], unstructure: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda record: {"soort": record_class.soort.value, **unstructure(record)}


def _unstructure_by_class(convert: cattrs.Converter, otherwise: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Unstructure a case where only `Registratie` is declared, by the class that the record has."""

    def hook(record: Registratie) -> Any:  # noqa: ANN401 (whatever the hook of the class makes)
        kind = next((kind for kind in _CLASSES.values() if isinstance(record, kind)), None)
        return otherwise(record) if kind is None else convert.unstructure(record, kind)

    return hook
