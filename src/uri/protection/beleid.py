"""The policy of an organisation on small counts: what is small, what is protected, and who decided so."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from uri.errors import UnreadableError
from uri.findings import quoted
from uri.languages import Text
from uri.protection.knot import Demand
from uri.reading.toml_objects import read_strictly, strict_converter

SCHEMA = 1


class Eis(StrEnum):
    """What nobody may tell of a hidden count."""

    DREMPEL = "drempel"
    BEREIK = "bereik"


class Bijlage(StrEnum):
    """What is left of the list of cases, which is a table of ones."""

    WEG = "weg"
    OMSCHRIJVINGEN = "omschrijvingen"


class Grootheid(StrEnum):
    """What counts are counts of, as a policy names it."""

    MOGELIJK = "mogelijk"
    AANGETOOND = "aangetoond"
    NIET_AANGETOOND = "niet_aangetoond"
    AFDOENINGEN = "afdoeningen"
    SIGNALEN = "signalen"
    ONDERZOEKEN = "onderzoeken"
    KLACHTEN = "klachten"


def _threshold(_instance: object, _attribute: Any, number: int) -> None:  # noqa: ANN401 (an attrs validator)
    if number < 2:  # noqa: PLR2004 (one is the least count of people)
        raise ValueError(str(_TOO_LOW.format(number)))


def _no_grouping(_instance: object, _attribute: Any, name: str | None) -> None:  # noqa: ANN401 (an attrs validator)
    if name is not None:
        raise ValueError(str(_NO_GROUPING.format(quoted(name))))


@attrs.frozen(kw_only=True)
class Beleid:
    """A policy on small counts. The library has none of its own: no Dutch rule with a number was found.

    >>> Beleid(drempel=3, bron="Besluit van de secretaris-generaal").eis.value
    'drempel'

    Attributes:
        drempel: The least count that is not small; 1 to one less are small.
        bron: Who decided so, and on what ground; it stands in the report.
        nul_tonen: Whether zeros are shown. Where they are not, zero is small too.
        eis: What nobody may tell: that a hidden count is small, or more of it than that it is.
        beschermen: The counts that are protected.
        bijlage: What is left of the list of cases.
        groepen: The name of a fixed grouping of rows of the edition, None for the rows themselves. No edition has one
            yet, so every name is refused.

    Raises:
        ValueError: The threshold is below 2, or a grouping is named.
    """

    drempel: int = attrs.field(validator=_threshold)
    bron: str
    nul_tonen: bool = True
    eis: Eis = Eis.DREMPEL
    beschermen: frozenset[Grootheid] = frozenset(Grootheid)
    bijlage: Bijlage = Bijlage.WEG
    groepen: str | None = attrs.field(default=None, validator=_no_grouping)

    @property
    def demand(self) -> Demand:
        """What the policy asks of a pattern."""
        return Demand(self.drempel, whole_range=self.eis is Eis.BEREIK, with_zeros=not self.nul_tonen)

    def to_dict(self) -> dict[str, Any]:
        """Return the policy as plain data, with the keys of its TOML form."""
        return {
            "schema": SCHEMA,
            "drempel": self.drempel,
            "nul_tonen": self.nul_tonen,
            "eis": self.eis.value,
            "beschermen": [kind.value for kind in Grootheid if kind in self.beschermen],
            "bijlage": self.bijlage.value,
            **({} if self.groepen is None else {"groepen": self.groepen}),
            "bron": self.bron,
        }


@attrs.frozen(kw_only=True)
class _BeleidFile:
    """What the file of a policy says."""

    schema: int
    drempel: int
    bron: str
    nul_tonen: bool = True
    eis: Eis = Eis.DREMPEL
    beschermen: list[Grootheid] = attrs.field(factory=lambda: list(Grootheid))
    bijlage: Bijlage = Bijlage.WEG
    groepen: str | None = None


def read_beleid(path: str | PathLike[str]) -> Beleid:
    """Read a policy from a TOML file.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: It cannot be read; the findings name every fault, each at its key.
    """
    file = Path(path)
    said = read_strictly(file, _BeleidFile, strict_converter(), error=UnreadableError, rule="URI-I-beleid")
    return _policy(said, file.name)


def beleid_of(data: Mapping[str, Any]) -> Beleid:
    """Return the policy of plain data, as `Beleid.to_dict` gives it."""
    said = strict_converter().structure(dict(data), _BeleidFile)
    return _policy(said, "beleid")


def _policy(said: _BeleidFile, name: str) -> Beleid:
    if said.schema != SCHEMA:
        raise UnreadableError(_OTHER_SCHEMA.format(name), _EXPECTED.format(SCHEMA))
    try:
        return Beleid(
            drempel=said.drempel,
            bron=said.bron,
            nul_tonen=said.nul_tonen,
            eis=said.eis,
            beschermen=frozenset(said.beschermen),
            bijlage=said.bijlage,
            groepen=said.groepen,
        )
    except ValueError as error:
        raise UnreadableError(_WRONG.format(name), Text(str(error), str(error))) from None


_TOO_LOW = Text("drempel is {}; kies 2 of hoger.", "drempel is {}; choose 2 or higher.")
_NO_GROUPING = Text(
    "groepen is {}, maar vaste indelingen in groepen zijn er nog niet; laat groepen weg.",
    "groepen is {}, but there are no fixed groupings yet; leave groepen out.",
)
_OTHER_SCHEMA = Text("{} is van een ander schema.", "{} is of another schema.")
_EXPECTED = Text("Verwacht: schema = {}.", "Expected: schema = {}.")
_WRONG = Text("{} klopt niet.", "{} is not right.")
