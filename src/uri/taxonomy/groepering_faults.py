"""What keeps the data of a grouping from being one: all of it at once, each fault at its key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from uri.findings import quoted
from uri.languages import Text
from uri.taxonomy.codes import Niveau, Schendingstype
from uri.taxonomy.edities import Editie
from uri.taxonomy.groepering import AfdoeningRijen

Fault: TypeAlias = tuple[tuple[str | int, ...], Text]
"""Where something is wrong, and what."""

_CODE = re.compile(r"[a-z][a-z0-9_]*")
_OTHER_ROWS = frozenset({"totaal", *(level.value for level in Niveau)})


def grouping_faults(groups: Sequence[Mapping[str, Any]], editie: Editie, afdoeningen: object) -> Iterator[Fault]:
    """Name what contradicts the edition, or itself.

    Args:
        groups: The groups, each of the right form.
        editie: The edition whose rows they group.
        afdoeningen: Which rows of the table of measures are to be left.
    """
    if afdoeningen == AfdoeningRijen.NIVEAUS and not editie.afdoeningen.niveaus:
        yield ("afdoeningen",), _NO_LEVELS.format(quoted(editie.afdoeningen.naam))
    known = {row.code.value: row.bladen for row in editie.rijen}
    yield from _repeated(groups)
    times = Counter(code for group in groups for code in group["rijen"])
    for at, group in enumerate(groups):
        yield from ((("groep", at, "code"), fault) for fault in _code_faults(group, known))
        if not group["rijen"]:
            yield ("groep", at, "rijen"), _EMPTY
        for code in dict.fromkeys(group["rijen"]):
            if code not in known:
                yield ("groep", at, "rijen"), _NO_ROW.format(quoted(code), quoted(editie.naam), ", ".join(known))
            elif times[code] > 1:
                yield ("groep", at, "rijen"), _IN_SEVERAL.format(quoted(code))
    if left := [code for code in known if code not in times]:
        yield ("groep",), _LEFT.format(", ".join(map(quoted, left)), quoted(editie.naam))


def _repeated(groups: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Name what two groups are both called."""
    for key in ("code", "label", "engels"):
        said = Counter(group[key] for group in groups)
        for at, group in enumerate(groups):
            if said[group[key]] > 1:
                yield ("groep", at, key), _TWICE.format(quoted(group[key]))


def _code_faults(group: Mapping[str, Any], known: Mapping[str, frozenset[Schendingstype]]) -> Iterator[Text]:
    """Name what is wrong with the code of a group: one that means other rows would be read as those."""
    code = group["code"]
    if not _CODE.fullmatch(code):
        yield _NO_CODE.format(quoted(code))
    elif code in _OTHER_ROWS and code not in known:
        yield _TAKEN.format(quoted(code))
    elif code in set(Schendingstype):
        own = frozenset[Schendingstype]().union(*(known.get(row, ()) for row in group["rijen"]))
        if own != known.get(code, Schendingstype(code).bladen):
            yield _OTHER_MEANING.format(quoted(code))


_NO_LEVELS = Text(
    "de lijst van afdoeningen {} geeft geen niveaus; kies rijen of totaal.",
    "the list of measures {} gives no levels; choose rijen or totaal.",
)
_TWICE = Text("{} staat er meer dan eens.", "{} is there more than once.")
_EMPTY = Text("een groep heeft ten minste één rij.", "a group has at least one row.")
_NO_ROW = Text("{} is geen rij van editie {}; kies uit {}.", "{} is no row of edition {}; choose from {}.")
_IN_SEVERAL = Text("{} staat meer dan eens in een groep.", "{} is more than once in a group.")
_LEFT = Text(
    "in geen groep staat {}; elke rij van editie {} hoort in één groep.",
    "in no group is {}; each row of edition {} belongs in one group.",
)
_NO_CODE = Text(
    "{} is geen code: kleine letters, cijfers en _, met een letter voorop.",
    "{} is no code: small letters, figures and _, a letter first.",
)
_TAKEN = Text("{} is al de naam van een totaal of subtotaal.", "{} names a total or subtotal already.")
_OTHER_MEANING = Text(
    "{} is een soort die niet precies deze rijen is; kies een andere code.",
    "{} is a type that is not exactly these rows; choose another code.",
)
