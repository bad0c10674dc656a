"""Conditions of an organisation's own rules: tests of one field each, in a few words of TOML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from uri.findings import quoted
from uri.languages import Text
from uri.model import Field, FieldForm
from uri.register import REGISTER_FIELDS
from uri.rules.derived_fields import BESIDE, DERIVED_FIELDS, Inputs
from uri.rules.rule import Condition

FieldTest: TypeAlias = Callable[[Any], bool | None]
"""Tells of a field's value whether it holds: True, False, or None where the value is missing."""

_TAKEN = Text("{} is een naam die de regels zelf gebruiken.", "{} is a name that the rules use themselves.")


class ConditionError(ValueError):
    """Tests cannot be made.

    Attributes:
        faults: What is wrong with each of them.
    """

    def __init__(self, faults: list[Text]) -> None:
        super().__init__("; ".join(fault.en for fault in faults))
        self.faults = faults


def condition_of(tests: Mapping[str, Any]) -> Condition:
    """Make a condition of tests by field, all of which must hold: False as soon as one fails, else None for a gap.

    Args:
        tests: The test of each field. A field is one of a register, or else the header of an own one. Its test is a
            value or a list of values that it may have (of a field with several codes: one of which it must have), or a
            table with `gevuld`, `minstens`, `hoogstens`.

    Returns:
        The condition.

    Raises:
        ConditionError: A test cannot be made.
    """
    by_field: dict[str, FieldTest] = {}
    faults: list[Text] = []
    for name, test in tests.items():
        if name in DERIVED_FIELDS or name in BESIDE - set(REGISTER_FIELDS):
            faults.append(_TAKEN.format(quoted(name)))
            continue
        field = REGISTER_FIELDS.get(name, Field(name=name, form=FieldForm.TEKST))
        try:
            by_field[name] = _test(field, test)
        except ValueError as error:
            faults.append(Text("{}: {}", "{}: {}").format(name, error.args[0]))
    if faults:
        raise ConditionError(faults)

    def ask(*values: Any) -> bool | None:  # noqa: ANN401 (of the fields that are tested)
        answers = [test(value) for test, value in zip(by_field.values(), values, strict=True)]
        return False if False in answers else None if None in answers else True

    return Condition(ask, Inputs(tuple(by_field), ()))


def _test(field: Field, stated: object) -> FieldTest:
    if not isinstance(stated, dict):
        return _among(field, stated if isinstance(stated, list) else [stated])
    if stated.keys() == {"gevuld"} and type(stated["gevuld"]) is bool:
        return lambda value: (value not in {None, ()}) is stated["gevuld"]
    if stated and stated.keys() <= {"minstens", "hoogstens"}:
        return _within(field, stated)
    raise ValueError(Text("verwacht: gevuld, minstens of hoogstens.", "expected: gevuld, minstens or hoogstens."))


def _among(field: Field, values: list[Any]) -> FieldTest:
    """Test whether the value is one of these; of a field with several codes, whether one of them is."""
    kind = _TYPES.get(field.form, str)
    if not values or any(type(value) is not kind for value in values):
        raise ValueError(_EXPECTED[kind])
    if field.codes is not None and (strange := [value for value in values if value not in set(field.codes)]):
        raise ValueError(_CHOOSE.format(quoted(strange[0]), ", ".join(field.codes)))
    allowed = set(values)
    if field.form is FieldForm.CODES:
        return lambda value: bool(allowed & set(value))
    return lambda value: None if value is None else value in allowed


def _within(field: Field, bounds: Mapping[str, Any]) -> FieldTest:
    kind = _TYPES.get(field.form)
    if kind is None:
        raise ValueError(Text("is geen datum, jaar of aantal.", "is no date, year or count."))
    if any(type(bound) is not kind for bound in bounds.values()):
        raise ValueError(_EXPECTED[kind])
    least, most = bounds.get("minstens"), bounds.get("hoogstens")

    def test(value: Any) -> bool | None:  # noqa: ANN401 (a number or a date)
        if value is None:
            return None
        return (least is None or value >= least) and (most is None or value <= most)

    return test


_TYPES: Mapping[FieldForm, type] = {FieldForm.DATUM: date, FieldForm.JAAR: int, FieldForm.AANTAL: int}
_EXPECTED: Mapping[type, Text] = {
    str: Text("verwacht: een tekst, of een lijst van teksten.", "expected: a text, or a list of texts."),
    int: Text("verwacht: een heel getal.", "expected: a whole number."),
    date: Text("verwacht: een datum als 2023-12-31.", "expected: a date such as 2023-12-31."),
}
_CHOOSE = Text("{} kan hier niet; kies uit {}.", "{} cannot be here; choose from {}.")
