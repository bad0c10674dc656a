"""Profiles: which rules an organisation keeps, how grave it takes them, and rules of its own, in a TOML file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from uri.errors import ProfileError
from uri.findings import Finding, Findings, Place, Severity, quoted
from uri.languages import Text
from uri.model import FieldForm
from uri.reading.toml_objects import read_strictly, strict_converter
from uri.register import REGISTER_FIELDS
from uri.rules.profile_conditions import ConditionError, condition_of
from uri.rules.rule import Condition, Regel, RuleT
from uri.taxonomy import Soort

OFF = "off"
"""What a profile says of a rule that is not to be judged."""

_SHOWN = {FieldForm.CODE, FieldForm.CODES, FieldForm.DATUM, FieldForm.JAAR, FieldForm.AANTAL}
_FAULT = "URI-I-profiel"
_WRONG = Text("{} klopt niet.", "{} is not right.")
_NO_RULE = Text("er is geen regel {}.", "there is no rule {}.")
_TWICE = Text("de regel {} bestaat al.", "there is a rule {} already.")
_CHOOSE = Text("{}: {} kan hier niet; kies uit {}.", "{}: {} cannot be here; choose from {}.")


@attrs.frozen(kw_only=True)
class Profiel:
    """What an organisation changes in the rules; a TOML file says it, and `uri.check` takes the path of that file.

    Attributes:
        naam: The name of the profile, which every output mentions.
        ernst: The severity that is given to a rule, by rule id; None where the rule is off.
        eigen: The organisation's own rules on its cases.

    Examples:
        A rule is switched off:

        >>> import uri
        >>> from uri.rules import Profiel
        >>> melding = uri.Melding(hoofdcategorie="prive", uitkomst="aangetoond", verslagjaar=2023)
        >>> uri.check(melding).counts()
        {'URI-M-uitkomst-zonder-afronding': 1}
        >>> kort = Profiel(naam="kort", ernst={"URI-M-uitkomst-zonder-afronding": None})
        >>> uri.check(melding, profiel=kort).counts()
        {}
    """

    naam: str
    ernst: Mapping[str, Severity | None] = attrs.field(factory=dict)
    eigen: tuple[Regel, ...] = ()

    def apply(self, rules: tuple[RuleT, ...]) -> tuple[RuleT, ...]:
        """Leave out the rules that are off, and give the others their severity."""
        if not self.ernst:
            return rules
        severities = ((rule, self.ernst.get(rule.id, rule.severity)) for rule in rules)
        return tuple(
            rule if severity is rule.severity else attrs.evolve(rule, severity=severity)
            for rule, severity in severities
            if severity is not None
        )


STANDARD = Profiel(naam="standaard")
"""The profile that changes nothing."""


@attrs.frozen(kw_only=True)
class _OwnRule:
    """A rule of an organisation's own, as the file states it."""

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
    """What a profile file states."""

    naam: str | None = None
    regels: dict[str, str] = attrs.field(factory=dict)
    eigen: list[_OwnRule] = attrs.field(factory=list)


_CONVERTER = strict_converter()


def read_profiel(path: str | PathLike[str], rule_ids: Collection[str]) -> Profiel:
    """Read a profile from a TOML file.

    Args:
        path: The file.
        rule_ids: The ids of the rules that there are.

    Returns:
        The profile. If the file states no name, the profile is called after the file.

    Raises:
        MissingFileError: The file is not there.
        ProfileError: The file is wrong; its findings name every fault.
    """
    file = Path(path)
    name = Text("Het profiel {}", "The profile {}").format(quoted(file.name))
    stated = read_strictly(file, _ProfileFile, _CONVERTER, error=ProfileError, rule=_FAULT, name=name)
    wrong: list[Text] = []
    own = tuple(rule for stated_rule in stated.eigen if (rule := _rule(stated_rule, file.name, wrong)) is not None)
    severities = {rule: _severity(rule, word, [*Severity, OFF], wrong) for rule, word in stated.regels.items()}
    ids = [rule.id for rule in stated.eigen]
    wrong += [_TWICE.format(quoted(id_)) for id_ in sorted({*ids}) if ids.count(id_) > 1 or id_ in rule_ids]
    wrong += [_NO_RULE.format(quoted(id_)) for id_ in sorted(severities.keys() - {*rule_ids, *ids})]
    if wrong:
        findings = (Finding(rule=_FAULT, message=message, place=Place(file=file.name)) for message in wrong)
        raise ProfileError(_WRONG.format(name), findings=Findings(findings))
    return Profiel(naam=stated.naam or file.stem, ernst=severities, eigen=own)


def _rule(stated: _OwnRule, file: str, wrong: list[Text]) -> Regel | None:
    """Make a rule of what the file states, or add what is wrong with it."""
    before = len(wrong)
    applies = _condition(stated.id, "als", stated.als, wrong)
    condition = _condition(stated.id, "dan", stated.dan, wrong)
    severity = _severity(stated.id, stated.ernst, list(Severity), wrong)
    strange = [kind for kind in stated.soorten if kind not in set(Soort)]
    wrong += [_CHOOSE.format(stated.id, quoted(kind), ", ".join(Soort)) for kind in strange]
    if len(wrong) > before or condition is None or severity is None:  # the last two for type checkers: each is a wrong
        return None
    return Regel(
        id=stated.id,
        severity=severity,
        message=Text(stated.melding, stated.message or stated.melding),
        hint=Text(stated.hulp, stated.hint or stated.hulp),
        bron=stated.bron or file,
        since=stated.sinds,
        until=stated.tot,
        kinds=tuple(map(Soort, stated.soorten)),
        applies=applies if stated.als else None,
        condition=condition,
        field=next(iter(stated.dan)),
        shows=tuple(name for name in stated.dan if name in REGISTER_FIELDS and REGISTER_FIELDS[name].form in _SHOWN),
    )


def _condition(rule: str, key: str, tests: Mapping[str, Any], wrong: list[Text]) -> Condition | None:
    if key == "dan" and not tests:
        wrong.append(Text("{}: dan is leeg.", "{}: dan is empty.").format(rule))
        return None
    try:
        return condition_of(tests)
    except ConditionError as error:
        wrong += [Text("{}: {}.{}", "{}: {}.{}").format(rule, key, fault) for fault in error.faults]
        return None


def _severity(rule: str, word: str, allowed: list[str], wrong: list[Text]) -> Severity | None:
    if word not in allowed:
        wrong.append(_CHOOSE.format(rule, quoted(word), ", ".join(allowed)))
    return Severity(word) if word in set(Severity) else None
