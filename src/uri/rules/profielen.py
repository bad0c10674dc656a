"""Profiles: which rules an organisation keeps, how grave it takes them, and rules of its own, in a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any, TypeVar

import attrs

from uri.errors import ProfileError
from uri.findings import Finding, Findings, Place, Severity, quoted
from uri.model import Veld, Vorm
from uri.register import VELDEN
from uri.rules.afgeleid import Inputs
from uri.rules.regel import Basisregel, Conditie, Regel
from uri.taxonomy import Soort
from uri.texts import Text, same

Rule = TypeVar("Rule", bound=Basisregel)

UIT = "off"
"""What a profile says of a rule that is not to be judged."""


@attrs.frozen(kw_only=True)
class Profiel:
    """What an organisation changes in the rules.

    `ernst` goes from rule id to the severity that it is given, or to None where the rule is off; `eigen` are the
    organisation's own rules on its cases.
    """

    naam: str
    ernst: Mapping[str, Severity | None] = attrs.field(factory=dict)
    eigen: tuple[Regel, ...] = ()

    def apply(self, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        """Leave out the rules that are off, and give the others their severity."""
        given = ((rule, self.ernst.get(rule.id, rule.severity)) for rule in rules)
        return tuple(attrs.evolve(rule, severity=severity) for rule, severity in given if severity is not None)


STANDAARD = Profiel(naam="standaard")
"""The profile that changes nothing."""


def read_profiel(path: str | PathLike[str], known: tuple[str, ...]) -> Profiel:
    """Read a profile; `known` are the ids of the rules that there are. Raises `ProfileError` with every fault."""
    file = Path(path)
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ProfileError(_UNREADABLE.format(quoted(file.name)), same(str(error.strerror))) from error
    except (UnicodeDecodeError, RecursionError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(_UNREADABLE.format(quoted(file.name)), same(str(error))) from error
    return _Lezing(file.name, known).profiel(raw)


class _Lezing:
    """One reading of a profile: collects every fault, and raises them together at the end."""

    def __init__(self, file: str, known: tuple[str, ...]) -> None:
        self.file, self.known = file, known
        self.faults: list[Finding] = []

    def profiel(self, raw: Mapping[str, Any]) -> Profiel:
        raw = self._table(raw, {"naam": str, "regels": dict, "eigen": list}, None)
        own = tuple(rule for number, each in enumerate(raw.get("eigen", []), 1) if (rule := self._own(each, number)))
        ids = [rule.id for rule in own]
        for twice in sorted({each for each in ids if ids.count(each) > 1 or each in self.known}):
            self._fault(Text("de regel {} bestaat al.", "there is a rule {} already.").format(quoted(twice)), "eigen")
        severities = {each: self._severity(said, each, off=True) for each, said in raw.get("regels", {}).items()}
        for strange in sorted(severities.keys() - {*self.known, *ids}):
            self._fault(_NO_RULE.format(quoted(strange)), "regels")
        if self.faults:
            raise ProfileError(
                Text("Het profiel {} klopt niet.", "The profile {} is not right.").format(quoted(self.file)),
                findings=Findings(self.faults),
            )
        return Profiel(naam=raw.get("naam", Path(self.file).stem), ernst=severities, eigen=own)

    def _own(self, raw: object, number: int) -> Regel | None:
        where = f"eigen[{number}]"
        before = len(self.faults)
        raw = self._table(raw, _KEYS, where, needed=("id", "melding", "dan"))
        when = self._tests(raw.get("als", {}), f"{where}.als")
        then = self._tests(raw.get("dan", {}), f"{where}.dan")
        kinds = [self._kind(each, where) for each in raw.get("soorten", list(Soort))]
        severity = self._severity(raw.get("ernst", Severity.ERROR.value), where, off=False)
        if len(self.faults) > before or severity is None:
            return None
        return Regel(
            id=raw["id"],
            severity=severity,
            message=Text(raw["melding"], raw.get("message", raw["melding"])),
            hint=Text(raw.get("hulp", ""), raw.get("hint", raw.get("hulp", ""))),
            bron=raw.get("bron", self.file),
            since=raw.get("sinds"),
            until=raw.get("tot"),
            soorten=tuple(kind for kind in kinds if kind is not None),
            geldt=_all(when) if when else None,
            conditie=_all(then),
            plek=next(iter(then)),
            toont=tuple(name for name in then if name in VELDEN and VELDEN[name].vorm in _SHOWN),
        )

    def _tests(self, raw: Mapping[str, Any], where: str) -> dict[str, _Proef]:
        tests = {}
        if not raw:
            if where.endswith("dan"):
                self._fault(Text("er staat niets in.", "it holds nothing."), where)
            return {}
        for name, said in raw.items():
            try:
                tests[name] = _test(name, said)
            except ValueError as error:
                self._fault(error.args[0], f"{where}.{name}")
        return tests

    def _kind(self, value: object, where: str) -> Soort | None:
        if value in set(Soort):
            return Soort(str(value))
        self._fault(_CHOOSE.format(quoted(value), ", ".join(Soort)), f"{where}.soorten")
        return None

    def _severity(self, value: object, where: str, *, off: bool) -> Severity | None:
        if value in set(Severity):
            return Severity(str(value))
        if not (off and value == UIT):
            known = [*Severity, *([UIT] if off else [])]
            self._fault(_CHOOSE.format(quoted(value), ", ".join(known)), where)
        return None

    def _table(
        self, raw: object, keys: Mapping[str, type], where: str | None, needed: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """Return the entries of a table that are as they should be; the others are faults."""
        if not isinstance(raw, dict):
            self._fault(Text("is geen tabel.", "is no table."), where)
            return {}
        for strange in sorted(raw.keys() - keys.keys()):
            self._fault(_NO_KEY.format(quoted(strange), ", ".join(keys)), where)
        for absent in [key for key in needed if key not in raw]:
            self._fault(Text("de sleutel {} ontbreekt.", "the key {} is missing.").format(quoted(absent)), where)
        wrong = [key for key, value in raw.items() if key in keys and type(value) is not keys[key]]
        for key in wrong:
            self._fault(Text("verkeerde waarde bij {}.", "wrong value at {}.").format(quoted(key)), where)
        return {key: value for key, value in raw.items() if key in keys and key not in wrong}

    def _fault(self, message: Text, where: str | None) -> None:
        self.faults.append(Finding(rule="URI-I-profiel", message=message, place=Place(file=self.file, column=where)))


_KEYS: Mapping[str, type] = {
    "id": str,
    "melding": str,
    "message": str,
    "hulp": str,
    "hint": str,
    "bron": str,
    "ernst": str,
    "soorten": list,
    "als": dict,
    "dan": dict,
    "sinds": int,
    "tot": int,
}
_SHOWN = {Vorm.CODE, Vorm.CODES, Vorm.DATUM, Vorm.JAAR, Vorm.AANTAL}
_UNREADABLE = Text("Het profiel {} is niet te lezen.", "The profile {} cannot be read.")
_NO_RULE = Text("er is geen regel {}.", "there is no rule {}.")
_NO_KEY = Text("onbekende sleutel {}; kies uit {}.", "unknown key {}; choose from {}.")
_CHOOSE = Text("{} kan hier niet; kies uit {}.", "{} cannot be here; choose from {}.")

_Proef = Callable[[Any], bool | None]
"""What is asked of one field's value: True, False, or None where the value is missing."""


def _all(tests: Mapping[str, _Proef]) -> Conditie:
    """All tests together: False as soon as one fails, None where one cannot be told."""

    def ask(values: Mapping[str, Any]) -> bool | None:
        answers = [test(values[name]) for name, test in tests.items()]
        return False if False in answers else None if None in answers else True

    return Conditie(ask, Inputs(tuple(tests), ()))


def _test(name: str, said: object) -> _Proef:
    """Make the test of one field: `gevuld`, `minstens`, `hoogstens`, or the values that it may have."""
    veld = VELDEN.get(name, Veld(naam=name, vorm=Vorm.TEKST))
    if not isinstance(said, dict):
        return _among(veld, said if isinstance(said, list) else [said])
    if said.keys() == {"gevuld"} and type(said["gevuld"]) is bool:
        return lambda value: (value not in {None, ()}) is said["gevuld"]
    if said and said.keys() <= {"minstens", "hoogstens"}:
        return _within(veld, said)
    raise ValueError(Text("verwacht: gevuld, minstens of hoogstens.", "expected: gevuld, minstens or hoogstens."))


def _among(veld: Veld, values: list[Any]) -> _Proef:
    """Whether the value is one of these; of a field with several codes, whether one of them is."""
    if not values or any(type(value) is not _TYPES.get(veld.vorm, str) for value in values):
        raise ValueError(_EXPECTED[veld.vorm])
    if strange := [value for value in values if veld.codes is not None and value not in set(veld.codes)]:
        raise ValueError(_CHOOSE.format(quoted(strange[0]), ", ".join(veld.codes or ())))
    allowed = set(values)
    if veld.vorm is Vorm.CODES:
        return lambda value: bool(allowed & set(value))
    return lambda value: None if value is None else value in allowed


def _within(veld: Veld, bounds: Mapping[str, Any]) -> _Proef:
    kind = _TYPES.get(veld.vorm)
    if kind is None or any(type(bound) is not kind for bound in bounds.values()):
        raise ValueError(_EXPECTED[veld.vorm])
    least, most = bounds.get("minstens"), bounds.get("hoogstens")

    def test(value: Any) -> bool | None:  # noqa: ANN401 (a number or a date)
        if value is None:
            return None
        return (least is None or value >= least) and (most is None or value <= most)

    return test


_TYPES: Mapping[Vorm, type] = {Vorm.DATUM: date, Vorm.JAAR: int, Vorm.AANTAL: int}
_EXPECTED: Mapping[Vorm, Text] = {
    **dict.fromkeys(
        Vorm, Text("verwacht: een tekst, of een lijst van teksten.", "expected: a text, or a list of texts.")
    ),
    **dict.fromkeys([Vorm.JAAR, Vorm.AANTAL], Text("verwacht: een heel getal.", "expected: a whole number.")),
    Vorm.DATUM: Text("verwacht: een datum als 2023-12-31.", "expected: a date such as 2023-12-31."),
}
