"""The dossier: all that one report is made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias, TypeVar

import attrs

from uri.aggregate.cubes.kubus import Kubus
from uri.findings import Findings
from uri.model import (
    Adviesvraag,
    FinancieelBelang,
    Kerncijfers,
    Klacht,
    Personeel,
    Sessie,
    Vertrouwenspersonen,
)
from uri.register import Dataframe, Frame, Register
from uri.taxonomy import Editie
from uri.texts import Text

Stated = TypeVar("Stated", Kerncijfers, Personeel, Vertrouwenspersonen, Sessie, FinancieelBelang, Klacht, Adviesvraag)


@attrs.frozen(kw_only=True)
class Dossier:
    """The files of one report, read: the cases, cubes of counts, and the figures beside them.

    `zonder` names the parts that the cases leave out; `omschrijvingen` whether the case list may show descriptions;
    `noten` what a reader must know. `findings` are doubts from reading that reject nothing.
    """

    verslagjaar: int
    editie: Editie
    organisatie: str | None = None
    standdatum: date | None = None
    zonder: frozenset[str] = frozenset()
    omschrijvingen: bool = False
    noten: tuple[Text, ...] = ()
    register: Register | None = None
    tellingen: tuple[Kubus, ...] = ()
    kerncijfers: tuple[Kerncijfers, ...] = ()
    personeel: tuple[Personeel, ...] = ()
    vertrouwenspersonen: tuple[Vertrouwenspersonen, ...] = ()
    sessies: tuple[Sessie, ...] = ()
    financiele_belangen: tuple[FinancieelBelang, ...] = ()
    klachten: tuple[Klacht, ...] = attrs.field(default=(), repr=False)
    adviesvragen: tuple[Adviesvraag, ...] = attrs.field(default=(), repr=False)
    findings: Findings = attrs.field(factory=Findings, repr=False)

    def records(self, klasse: type[Stated]) -> tuple[Stated, ...]:
        """Return the side records of one class."""
        return getattr(self, ZIJDE[klasse])  # type: ignore[no-any-return]


ZIJDE: Mapping[type, str] = {
    Kerncijfers: "kerncijfers",
    Personeel: "personeel",
    Vertrouwenspersonen: "vertrouwenspersonen",
    Sessie: "sessies",
    FinancieelBelang: "financiele_belangen",
    Klacht: "klachten",
    Adviesvraag: "adviesvragen",
}
"""The attribute of a dossier that holds the records of each class."""

Bron: TypeAlias = Register | Kubus | Dossier | Frame | Dataframe
"""What a table can be made from."""
