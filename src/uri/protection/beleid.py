"""The policy of an organisation on small counts: what is small, what is protected, and who decided so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from uri.errors import UnknownLabelError, UnreadableError
from uri.findings import Finding, Findings, Place
from uri.languages import Text
from uri.protection.knot import Demand
from uri.reading.toml_objects import read_strictly, strict_converter
from uri.taxonomy import Groepering, groepering

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


def _grouping(given: Groepering | str | None) -> Groepering | None:
    return None if given is None else groepering(given)


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
        groepen: The fixed grouping by which rows are merged before anything is hidden, None for the rows themselves;
            given by name or path, or as it is.

    Raises:
        ValueError: The threshold is below 2.
        UnknownLabelError: There is no grouping of that name.
        UnreadableError: The file of a grouping is not right.
    """

    drempel: int = attrs.field(validator=_threshold)
    bron: str
    nul_tonen: bool = True
    eis: Eis = Eis.DREMPEL
    beschermen: frozenset[Grootheid] = frozenset(Grootheid)
    bijlage: Bijlage = Bijlage.WEG
    groepen: Groepering | None = attrs.field(default=None, converter=_grouping)

    @property
    def demand(self) -> Demand:
        """What the policy asks of a pattern."""
        return Demand(self.drempel, whole_range=self.eis is Eis.BEREIK, with_zeros=not self.nul_tonen)

    def varied(
        self, *, drempels: Iterable[int] = (), groepen: Iterable[Groepering | str | None] = ()
    ) -> tuple[Beleid, ...]:
        """Return the policy with each of some thresholds and each of some groupings, for a comparison.

        >>> policy = Beleid(drempel=3, bron="Besluit van de secretaris-generaal")
        >>> [one.drempel for one in policy.varied(drempels=[3, 5], groepen=[None, "bzk-2023-grof"])]
        [3, 5, 3, 5]

        Args:
            drempels: The thresholds, by default its own.
            groepen: The groupings, None for the rows themselves; by default its own.
        """
        return tuple(
            attrs.evolve(self, drempel=drempel, groepen=grouping)
            for grouping in (*groepen,) or (self.groepen,)
            for drempel in (*drempels,) or (self.drempel,)
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the policy as plain data, with the keys of its TOML form."""
        return {
            "schema": SCHEMA,
            "drempel": self.drempel,
            "nul_tonen": self.nul_tonen,
            "eis": self.eis.value,
            "beschermen": [kind.value for kind in Grootheid if kind in self.beschermen],
            "bijlage": self.bijlage.value,
            **({} if self.groepen is None else {"groepen": self.groepen.naam}),
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
    return _policy(said, file.name, file.parent)


def beleid_of(data: Mapping[str, Any]) -> Beleid:
    """Return the policy of plain data, as `Beleid.to_dict` gives it; a grouping stands in the reports, and not here."""
    said = strict_converter().structure({key: data[key] for key in data if key != "groepen"}, _BeleidFile)
    return _policy(said, "beleid", Path())


def _policy(said: _BeleidFile, name: str, folder: Path) -> Beleid:
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
            groepen=said.groepen and _named(said.groepen, name, folder),
        )
    except ValueError as error:
        raise UnreadableError(_WRONG.format(name), Text(str(error), str(error))) from None


def _named(grouping: str, name: str, folder: Path) -> Groepering:
    """Return the grouping that a file names: one of the library, or one in a file, as seen from that of the policy."""
    try:
        return groepering(str(folder / grouping) if grouping.endswith(".toml") else grouping)
    except UnknownLabelError as error:
        finding = Finding(
            rule="URI-I-beleid", message=error.message, hint=error.hint, place=Place(file=name, key="groepen")
        )
        raise UnreadableError(_WRONG.format(name), findings=Findings([finding])) from None


_TOO_LOW = Text("drempel is {}; kies 2 of hoger.", "drempel is {}; choose 2 or higher.")
_OTHER_SCHEMA = Text("{} is van een ander schema.", "{} is of another schema.")
_EXPECTED = Text("Verwacht: schema = {}.", "Expected: schema = {}.")
_WRONG = Text("{} klopt niet.", "{} is not right.")
