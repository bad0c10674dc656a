"""The kind of a register: what registers must have in common to add."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from uri.errors import IncompatibleError
from uri.languages import Text
from uri.taxonomy import Editie, Uitkomst
from uri.taxonomy.labels import normal

RegisterKind: TypeAlias = tuple[Editie, Mapping[str, Uitkomst]]
"""The edition of a register, and how its ambiguous phrases were read."""

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
