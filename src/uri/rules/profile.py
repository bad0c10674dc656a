"""Profiles: which rules an organisation keeps, how grave it takes them, and rules of its own, in a TOML file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, TypeVar

import attrs
import cattrs

from uri.errors import ProfileError
from uri.findings import Finding, Findings, Place, Severity, quoted
from uri.model import FieldForm
from uri.reading.toml_files import faults, strict_converter
from uri.register import REGISTER_FIELDS
from uri.rules.profile_conditions import ConditionError, conditie
from uri.rules.rule import Basisregel, Condition, Regel
from uri.taxonomy import Soort
from uri.texts import Text
from uri.toml_reader import read_toml

Rule = TypeVar("Rule", bound=Basisregel)

UIT = "off"
"""What a profile says of a rule that is not to be judged."""

_SHOWN = {FieldForm.CODE, FieldForm.CODES, FieldForm.DATUM, FieldForm.JAAR, FieldForm.AANTAL}
_FAULT = "URI-I-profiel"
_WRONG = Text("Het profiel {} klopt niet.", "The profile {} is not right.")
_NO_RULE = Text("er is geen regel {}.", "there is no rule {}.")
_TWICE = Text("de regel {} bestaat al.", "there is a rule {} already.")
_CHOOSE = Text("{}: {} kan hier niet; kies uit {}.", "{}: {} cannot be here; choose from {}.")


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
        return tuple(
            rule if severity is rule.severity else attrs.evolve(rule, severity=severity)
            for rule, severity in given
            if severity is not None
        )


STANDAARD = Profiel(naam="standaard")
"""The profile that changes nothing."""


@attrs.frozen(kw_only=True)
class _OwnRule:
    """A rule of an organisation's own, as the file says it."""

    id: str
    melding: str
    dan: dict[str, Any]
    als: dict[str, Any] = attrs.field(factory=dict)
    message: str | None = None
    hulp: str = ""
    hint: str | None = None
    bron: str | None = None
    ernst: str = Severity.ERROR.value
    soorten: list[str] = attrs.field(factory=lambda: list(Soort))
    sinds: int | None = None
    tot: int | None = None


@attrs.frozen(kw_only=True)
class _ProfileFile:
    """What a profile file says."""

    naam: str | None = None
    regels: dict[str, str] = attrs.field(factory=dict)
    eigen: list[_OwnRule] = attrs.field(factory=list)


_CONVERTER = strict_converter()


def read_profiel(path: str | PathLike[str], known: Collection[str]) -> Profiel:
    """Read a profile; `known` are the ids of the rules that there are. Raises `ProfileError` with every fault."""
    file = Path(path)
    try:
        said = _CONVERTER.structure(read_toml(file, ProfileError), _ProfileFile)
    except cattrs.BaseValidationError as error:
        raise ProfileError(_WRONG.format(quoted(file.name)), findings=faults(error, file.name, _FAULT)) from error
    wrong: list[Text] = []
    own = tuple(rule for each in said.eigen if (rule := _own(each, file.name, wrong)) is not None)
    severities = {rule: _severity(rule, word, [*Severity, UIT], wrong) for rule, word in said.regels.items()}
    ids = [each.id for each in said.eigen]
    wrong += [_TWICE.format(quoted(each)) for each in sorted({*ids}) if ids.count(each) > 1 or each in known]
    wrong += [_NO_RULE.format(quoted(each)) for each in sorted(severities.keys() - {*known, *ids})]
    if wrong:
        found = (Finding(rule=_FAULT, message=message, place=Place(file=file.name)) for message in wrong)
        raise ProfileError(_WRONG.format(quoted(file.name)), findings=Findings(found))
    return Profiel(naam=said.naam or file.stem, ernst=severities, eigen=own)


def _own(said: _OwnRule, file: str, wrong: list[Text]) -> Regel | None:
    """Make a rule of what the file says, or add what is wrong with it."""
    before = len(wrong)
    about, kept = _conditie(said.id, "als", said.als, wrong), _conditie(said.id, "dan", said.dan, wrong)
    severity = _severity(said.id, said.ernst, list(Severity), wrong)
    strange = [kind for kind in said.soorten if kind not in set(Soort)]
    wrong += [_CHOOSE.format(said.id, quoted(kind), ", ".join(Soort)) for kind in strange]
    if len(wrong) > before or kept is None or severity is None:  # the last two for type checkers: each is a wrong
        return None
    return Regel(
        id=said.id,
        severity=severity,
        message=Text(said.melding, said.message or said.melding),
        hint=Text(said.hulp, said.hint or said.hulp),
        bron=said.bron or file,
        since=said.sinds,
        until=said.tot,
        kinds=tuple(map(Soort, said.soorten)),
        applies=about if said.als else None,
        condition=kept,
        field=next(iter(said.dan)),
        shows=tuple(name for name in said.dan if name in REGISTER_FIELDS and REGISTER_FIELDS[name].form in _SHOWN),
    )


def _conditie(rule: str, key: str, said: Mapping[str, Any], wrong: list[Text]) -> Condition | None:
    if key == "dan" and not said:
        wrong.append(Text("{}: dan is leeg.", "{}: dan is empty.").format(rule))
        return None
    try:
        return conditie(said)
    except ConditionError as error:
        wrong += [Text("{}: {}.{}", "{}: {}.{}").format(rule, key, fault) for fault in error.faults]
        return None


def _severity(rule: str, word: str, known: list[str], wrong: list[Text]) -> Severity | None:
    if word not in known:
        wrong.append(_CHOOSE.format(rule, quoted(word), ", ".join(known)))
    return Severity(word) if word in set(Severity) else None
