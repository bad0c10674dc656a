"""The edition that JSON names: one of the library, or an organisation's own, which is handed over beside it."""

from __future__ import annotations

from uri.aggregate.json_forms.json_faults import Faults, Path
from uri.findings import quoted
from uri.languages import Text
from uri.taxonomy import Editie, edities
from uri.taxonomy import editie as find_editie


def stated_edition(name: str | None, given: Editie | None, path: Path, faults: Faults) -> Editie | None:
    """Return the edition of that name: the one that is given, or the one of the library; else note why there is none.

    Args:
        name: The name that stands in the JSON, None where what stands there is no name.
        given: The edition that was handed over, if any.
        path: Where the name stands.
        faults: What is wrong so far.
    """
    if name is None:
        return None
    if given is not None and given.naam == name:
        return given
    if given is not None:
        faults.add(path, _OTHER_EDITION.format(quoted(name), quoted(given.naam)))
    elif name in edities():
        return find_editie(name)
    else:
        faults.add(path, _NO_EDITION.format(quoted(name)), _OWN.format(", ".join(edities())))
    return None


_NO_EDITION = Text("de editie {} is niet bekend.", "the edition {} is not known.")
_OWN = Text(
    "De bibliotheek heeft: {}. Geef een eigen editie mee met editie=.",
    "The library has: {}. Hand an edition of your own over by editie=.",
)
_OTHER_EDITION = Text("hier staat editie {}, en meegegeven is {}.", "here stands edition {}, and {} was handed over.")
