"""The dossier: all that one report is made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

import attrs

from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.sources.publication_details import Bronbestand, Publicatiegegevens
from uri.findings import Findings
from uri.languages import Text
from uri.model import (
    Adviesvraag,
    FinancieelBelang,
    Kerncijfers,
    Klacht,
    Personeel,
    Sessie,
    Vertrouwenspersonen,
)
from uri.register import Register
from uri.taxonomy import Editie, Organisaties
from uri.taxonomy import editie as find_editie

Stated = TypeVar("Stated", Kerncijfers, Personeel, Vertrouwenspersonen, Sessie, FinancieelBelang, Klacht, Adviesvraag)


_REPR = Text("<Dossier {}{}, {}: {} zaken, {} tellingen>", "<Dossier {}{}, {}: {} cases, {} sets of counts>")


@attrs.frozen(kw_only=True, repr=False)
class Dossier:
    """The files of one report, read: the cases, cubes of counts, and the figures beside them.

    >>> import uri
    >>> uri.Dossier(verslagjaar=2023, editie="bzk-2023", organisatie="Gemeente Voorbeeld")
    <Dossier Gemeente Voorbeeld 2023, bzk-2023: 0 zaken, 0 tellingen>

    Attributes:
        verslagjaar: The year that the report is about.
        editie: The edition in which it is counted; an edition or the name of one.
        organisatie: The organisation that it is about.
        standdatum: The reference date of the cases.
        zonder: The names of the parts that the cases leave out.
        organisaties: The organisations and parts that it knows, beside those of the library.
        omschrijvingen: Whether the list of cases may show descriptions.
        noten: What a reader must know.
        register: The cases.
        tellingen: Counts in the place of cases, such as those of earlier years.
        kerncijfers: The headline figures that are stated.
        personeel: The numbers of employees.
        vertrouwenspersonen: The figures on confidential advisers.
        sessies: The prevention sessions.
        financiele_belangen: The reported financial interests.
        klachten: The complaints at the committee.
        adviesvragen: The requests for advice.
        publicatie: What is said of the publication, beside the figures.
        findings: Doubts from reading that reject nothing.
    """

    verslagjaar: int
    editie: Editie = attrs.field(converter=find_editie)
    organisatie: str | None = None
    standdatum: date | None = None
    zonder: frozenset[str] = frozenset()
    organisaties: Organisaties = attrs.field(factory=Organisaties)
    omschrijvingen: bool = False
    noten: tuple[Text, ...] = ()
    register: Register | None = None
    tellingen: tuple[Kubus, ...] = ()
    kerncijfers: tuple[Kerncijfers, ...] = ()
    personeel: tuple[Personeel, ...] = ()
    vertrouwenspersonen: tuple[Vertrouwenspersonen, ...] = ()
    sessies: tuple[Sessie, ...] = ()
    financiele_belangen: tuple[FinancieelBelang, ...] = ()
    klachten: tuple[Klacht, ...] = ()
    adviesvragen: tuple[Adviesvraag, ...] = ()
    publicatie: Publicatiegegevens = attrs.field(factory=Publicatiegegevens)
    findings: Findings = attrs.field(factory=Findings)

    @property
    def bronnen(self) -> tuple[Bronbestand, ...]:
        """The files that it was read from, each with its SHA-256, the manifest first; none where it was not read."""
        return self.publicatie.bronnen

    def __repr__(self) -> str:
        cases = 0 if self.register is None else int(self.register.aantallen.sum())
        name = f"{self.organisatie} " if self.organisatie else ""
        return str(_REPR.format(name, self.verslagjaar, self.editie.naam, cases, len(self.tellingen)))

    def records(self, klasse: type[Stated]) -> tuple[Stated, ...]:
        """Return the records of one class that stand beside the cases, of all years.

        Args:
            klasse: The class, such as `Kerncijfers` or `Klacht`.
        """
        return getattr(self, RECORD_FIELDS[klasse])  # type: ignore[no-any-return]  # (a field is found by its name)


RECORD_FIELDS: Mapping[type, str] = {
    Kerncijfers: "kerncijfers",
    Personeel: "personeel",
    Vertrouwenspersonen: "vertrouwenspersonen",
    Sessie: "sessies",
    FinancieelBelang: "financiele_belangen",
    Klacht: "klachten",
    Adviesvraag: "adviesvragen",
}
"""The attribute of a dossier that holds the records of each class."""
