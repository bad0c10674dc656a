"""What an organisation hands over for a whole: its counts of one year, and what they are counts of.

No case is in it: no kenmerk, date, description or name. Its small numbers can tell of a person all the same, so it is
handed over in confidence, or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal, TypeAlias

import attrs

from uri.aggregate.consolidation.handover_form import HANDOVER, days_of, plain_days, plain_staff
from uri.aggregate.consolidation.opgaven import Opgave, opgaven_of
from uri.aggregate.cubes.cube_json import (
    RULE,
    cube_parts,
    document_text,
    plain_cube,
    read_document,
    refuse_faults,
)
from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.json_forms.content_digest import DIGEST
from uri.aggregate.json_forms.json_faults import Faults, good
from uri.aggregate.json_forms.json_text import parsed_document
from uri.aggregate.kengetallen.beside_counts import beside_counts, told_beside
from uri.aggregate.kengetallen.doorlooptijden import Doorlooptijden
from uri.aggregate.kengetallen.yardsticks import class_bounds
from uri.aggregate.report.financiele_belangen import financiele_belangen
from uri.aggregate.report.sessies import sessies
from uri.aggregate.report.vertrouwenspersonen import vertrouwenspersonen
from uri.aggregate.sources.selection import Bron, Selection
from uri.errors import SelectionError
from uri.languages import Text
from uri.model import Personeel
from uri.taxonomy import Editie, Soort, Uitkomst
from uri.taxonomy import editie as find_editie

Dagen: TypeAlias = Literal["klassen", "dag", "geen"] | Sequence[int]
"""How days to closing are handed over: in classes, by day, not at all, or in classes with these last days."""


@attrs.frozen(kw_only=True, repr=False)
class Aanlevering:
    """The counts of one organisation and year that are handed over, and their scope.

    >>> import uri
    >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
    >>> uri.Aanlevering.of(uri.Register.from_records(cases), organisatie="Ministerie A")
    <Aanlevering Ministerie A, 2023>

    Attributes:
        organisatie: The organisation.
        verslagjaar: The year.
        kubussen: The counts, of this organisation and year only, its parts together; of two that tell the same, the
            first goes before.
        onderdeel: The part of the organisation, None for the whole.
        standdatum: The reference date.
        zonder: The names of the parts that the counts leave out.
        personeel: The numbers of employees in the year.
        opgaven: The figures that are stated beside the cases and add up: see `Opgave`.
        naast: Counts that no cube holds, by name: by channel, of anonymous reports, stock and flow, complaints and the
            like; what is not there was not collected.
        doorlooptijden: The days from receipt to closing, by day or by class of days; None where they are not told.
    """

    organisatie: str
    verslagjaar: int
    kubussen: tuple[Kubus, ...]
    onderdeel: str | None = None
    standdatum: date | None = None
    zonder: frozenset[str] = frozenset()
    personeel: tuple[Personeel, ...] = ()
    opgaven: tuple[Opgave, ...] = ()
    naast: Mapping[str, int] = attrs.field(factory=dict, hash=False)
    doorlooptijden: Doorlooptijden | None = None

    @classmethod
    def of(
        cls,
        bron: Bron,
        *,
        verslagjaar: int | None = None,
        organisatie: str | None = None,
        onderdeel: str | None = None,
        dagen: Dagen = "klassen",
    ) -> Aanlevering:
        """Make what is handed over from cases or counts of them.

        Days to closing are handed over in classes, unless something else is asked for: single days are nearly as
        sensitive as the cases.

        Args:
            bron: The cases, or counts of them: a register, a frame of any engine, a cube, a dossier or a selection.
            verslagjaar: The year, where the source holds several.
            organisatie: The organisation, where the source holds several or names none.
            onderdeel: The part of the organisation; without it the whole.
            dagen: How the days to closing are told: ``"klassen"`` for the classes of the library, ``"dag"`` for each
                day by itself, ``"geen"`` for none; or the last day of each class but the last.

        Raises:
            SelectionError: The year or organisation is open, or what was chosen is not there.
            ValueError: The last days of classes do not rise.
        """
        selection = Selection.of(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel)
        name, year = selection.organisatie, selection.verslagjaar
        if name is None:
            raise SelectionError(_NAMELESS, _NAME_IT, argument="organisatie")
        counts = told_beside(selection, year)
        return cls(
            organisatie=name,
            verslagjaar=year,
            kubussen=tuple(cube.together(name) for soort in Soort for cube in selection.sources(soort, year)),
            onderdeel=selection.onderdeel,
            standdatum=selection.standdatum,
            zonder=selection.dossier.zonder if selection.dossier else frozenset(),
            personeel=selection.staff(year),
            opgaven=tuple(_stated(selection)),
            naast=beside_counts(counts),
            doorlooptijden=_told_days(counts.durations, dagen),
        )

    def kubus(self, soort: Soort, *dimensies: str, uitkomsten: frozenset[Uitkomst] = frozenset()) -> Kubus | None:
        """Return the first cube of a kind that tells of some dimensions and outcomes, or None.

        Args:
            soort: The kind of case.
            *dimensies: The names of the dimensions.
            uitkomsten: The outcomes that it must cover.
        """
        return next((cube for cube in self.kubussen if cube.soort is soort and cube.tells(dimensies, uitkomsten)), None)

    @property
    def digest(self) -> str:
        """The digest of its JSON."""
        return str(json.loads(self.to_json())[DIGEST])

    def to_json(self) -> str:
        """Write what is handed over as JSON, schema 1, with the SHA-256 digest of its content."""
        return document_text(
            {
                "organisatie": self.organisatie,
                "onderdeel": self.onderdeel,
                "verslagjaar": self.verslagjaar,
                "standdatum": self.standdatum and self.standdatum.isoformat(),
                "zonder": sorted(self.zonder),
                "personeel": [plain_staff(staff) for staff in self.personeel],
                "kubussen": [plain_cube(cube) for cube in self.kubussen],
                **({"opgaven": [attrs.asdict(one) for one in self.opgaven]} if self.opgaven else {}),
                **({"naast": dict(self.naast)} if self.naast else {}),
                **({} if self.doorlooptijden is None else {"doorlooptijden": plain_days(self.doorlooptijden)}),
            }
        )

    @classmethod
    def from_json(cls, text: str, *, editie: Editie | str | None = None) -> Aanlevering:
        """Read the JSON that `to_json` writes.

        Args:
            text: The JSON.
            editie: The edition of the counts, where it is an organisation's own.

        Raises:
            UnreadableError: It is no such JSON of schema 1, its content was changed since it was written, or an edition
                is not known; the findings name every fault by its path.
        """
        return cls.from_dict(parsed_document(text), editie=editie)

    @classmethod
    def from_dict(cls, data: object, *, editie: Editie | str | None = None) -> Aanlevering:
        """Read the plain data of the JSON that `to_json` writes: see `from_json`.

        Args:
            data: The plain data.
            editie: The edition of the counts, where it is an organisation's own.

        Raises:
            UnreadableError: As `from_json` has it.
        """
        faults = Faults(RULE)
        given = None if editie is None else find_editie(editie)
        plain = read_document(data, HANDOVER, faults, what=_A_HANDOVER)
        parts = [
            cube_parts(cube, ("kubussen", at), given, faults) for at, cube in enumerate(good(plain, "kubussen", []))
        ]
        _refuse_other_places(plain, parts, faults)
        durations = days_of(plain, faults)
        refuse_faults(faults, _NO_HANDOVER)
        names = ("organisatie", "onderdeel", "verslagjaar", "standdatum")
        return cls(
            **{name: plain[name] for name in names},
            zonder=frozenset(plain["zonder"]),
            personeel=tuple(Personeel(**staff) for staff in plain["personeel"]),
            kubussen=tuple(Kubus(**cube) for cube in parts),
            opgaven=tuple(Opgave(**one) for one in plain.get("opgaven", ())),
            naast=plain.get("naast", {}),
            doorlooptijden=durations,
        )

    def __repr__(self) -> str:
        words = (self.organisatie, self.onderdeel, str(self.verslagjaar))
        return f"<Aanlevering {', '.join(word for word in words if word is not None)}>"


def _stated(selection: Selection) -> Iterator[Opgave]:
    """Give the stated figures of a selection; only a dossier has some, and only of the whole."""
    if selection.dossier is not None and selection.onderdeel is None:
        for make in (vertrouwenspersonen, sessies, financiele_belangen):
            yield from opgaven_of(make(selection), selection.verslagjaar)


def _told_days(durations: Doorlooptijden | None, dagen: Dagen) -> Doorlooptijden | None:
    """Return the days as they are to be handed over."""
    if durations is None or dagen == "geen":
        return None
    if dagen == "dag":
        return durations
    return durations.in_classes(class_bounds() if isinstance(dagen, str) else dagen)


def _refuse_other_places(plain: Any, cubes: Iterable[Mapping[str, Any]], faults: Faults) -> None:  # noqa: ANN401 (as read)
    """Note each cube that is not about the organisation and year of the whole, and those only."""
    own = (good(plain, "organisatie", None), good(plain, "verslagjaar", None))
    for at, cube in enumerate(cubes):
        if None not in own and cube["populatie"] != {own}:
            faults.add(("kubussen", at, "populatie"), _OTHER_PLACE)
        elif cube["dimensies"] and any((cell[0], cell[2]) != own for cell in cube["cellen"]):
            faults.add(("kubussen", at, "cellen"), _OTHER_PLACE)


_A_HANDOVER = Text("De aanlevering", "The handover")
_NO_HANDOVER = Text("Dit is geen aanlevering van deze bibliotheek.", "This is no handover of this library.")
_OTHER_PLACE = Text(
    "hier staat een andere organisatie of een ander jaar dan die van de aanlevering.",
    "here stands another organisation or year than that of the handover.",
)
_NAMELESS = Text("De bron noemt geen organisatie.", "The source names no organisation.")
_NAME_IT = Text("Noem haar met organisatie=.", "Name it by organisatie=.")
