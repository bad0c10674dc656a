"""What registers must have in common to add, and what they must not: the same organisation and year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from uri.errors import IncompatibleError
from uri.findings import quoted
from uri.languages import Text, joined, same
from uri.taxonomy import Editie, Soort, Uitkomst
from uri.taxonomy.labels import normal

RegisterKind: TypeAlias = tuple[Editie, Mapping[str, Uitkomst]]
"""The edition of a register, and how its ambiguous phrases were read."""

Place: TypeAlias = tuple[Soort, str | None, int | None]
"""What cases are of: their kind, their organisation and their year."""

_MOST = 5
"""So many organisations and years are named of those that two have in common."""
_SAME_CASES = Text(
    "{} geven cijfers over hetzelfde: {}. Opgeteld zouden gevallen dubbel tellen.",
    "{} have figures of the same: {}. Added up, cases would count twice.",
)
_PARTS = Text(
    "Zijn het delen van één geheel, zonder een geval dat in twee ervan staat, zeg dat dan: {}.concat([…], parts=True).",
    "Where they are parts of one whole, without a case that is in two of them, say so: {}.concat([…], parts=True).",
)
_TWICE = Text("{} staat er twee keer.", "{} is there twice.")
_ONCE = Text("Geef elk deel één keer.", "Give each part once.")
_OF = Text("{} {}", "{} {}")
_NAMELESS = Text("zonder organisatie", "without an organisation")
_MORE = Text("en nog {}", "and {} more")
_OTHER_EDITION = Text(
    "Registers van editie {} en editie {} zijn niet op te tellen.",
    "Registers of edition {} and edition {} cannot be added.",
)
_SAME_EDITION = Text("Lees beide in dezelfde editie.", "Read both in the same edition.")
_OTHER_READING = Text("Dezelfde woorden zijn verschillend gelezen.", "The same words were read differently.")
_SAME_READING = Text("Lees beide registers met dezelfde lezing.", "Read both registers with the same lezing.")


def refuse_other_register(left: RegisterKind, right: RegisterKind) -> None:
    """Refuse to add registers of two kinds.

    Raises:
        IncompatibleError: They are in different editions, or read the same words differently.
    """
    (editie, lezing), (other_editie, other_lezing) = left, right
    outcomes = {normal(phrase): outcome for phrase, outcome in lezing.items()}
    if any(outcomes.get(normal(phrase), outcome) is not outcome for phrase, outcome in other_lezing.items()):
        raise IncompatibleError(_OTHER_READING, _SAME_READING, differing=("lezing",))
    if editie != other_editie:
        message = _OTHER_EDITION.format(editie.naam, other_editie.naam)
        raise IncompatibleError(message, _SAME_EDITION, differing=("editie",))


def refuse_same_cases(
    wholes: Sequence[object], places: Iterable[Collection[Place]], names: tuple[Text, str], *, parts: bool
) -> None:
    """Refuse to add what may count the same cases twice.

    Two that speak for one organisation and year, or for one year without an organisation, are taken to hold the same
    cases, unless the caller says that they are parts of one whole. One that is there twice is no part of anything.

    Args:
        wholes: What is to be added.
        places: What each of them has cases of.
        names: What they are called, several of them and in code.
        parts: Whether they are parts of one whole.

    Raises:
        IncompatibleError: Two of them have something in common.
    """
    several, code = names
    if len({id(whole) for whole in wholes}) < len(wholes):
        raise IncompatibleError(_TWICE.format(same(code)), _ONCE)
    if parts:
        return
    seen: set[Place] = set()
    for of_one in places:
        if common := sorted(seen.intersection(of_one), key=str):
            named = [_OF.format(quoted(name) if name else _NAMELESS, year or "-") for _, name, year in common[:_MOST]]
            more = [_MORE.format(len(common) - _MOST)] if len(common) > _MOST else []
            raise IncompatibleError(_SAME_CASES.format(several, joined([*named, *more], ", ")), _PARTS.format(code))
        seen.update(of_one)
