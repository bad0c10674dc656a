"""The closed lists of codes. A code never changes; what is said about it is data.

Each member is a plain string, so it compares, sorts and serialises as its value. Labels, parts, definitions
and examples stand in ``data/codes/``, one file a list, with the source of each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, Self, TypeVar

import attrs

from uri.languages import Text, same
from uri.taxonomy.data import load
from uri.taxonomy.labels import Lexicon


@attrs.frozen(kw_only=True)
class Example:
    """A case that a source names for a code.

    Attributes:
        text: The case, in the words of the source.
        source: The source.
    """

    text: str
    source: str


@attrs.frozen(kw_only=True)
class Entry:
    """What the data say about one code.

    Attributes:
        label: The label in Dutch and English.
        parts: The values of the finer codes directly beneath the code.
        aliases: Other words for the code.
        rest: Whether the code is a residual leaf.
        apart: Whether the code is a leaf that no row counts unless an edition says so.
        definition: The definition in Dutch, and in English of our own.
        definition_source: The source of the definition.
        examples: Cases that a source names.
    """

    label: Text
    parts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    rest: bool = False
    apart: bool = False
    definition: Text | None = None
    definition_source: str | None = None
    examples: tuple[Example, ...] = ()


class Code(StrEnum):
    """A member of a closed list; each list is a subclass.

    >>> Schendingstype.OMGANGSVORMEN.label.en
    'Inappropriate behaviour'
    """

    __hash__ = str.__hash__  # what is equal to a string hashes like it, and in C

    @property
    def entry(self) -> Entry:
        """What the data say about this code."""
        return _entries(type(self))[self.value]

    @property
    def label(self) -> Text:
        """The label in Dutch and English; the English ones are this library's own."""
        return self.entry.label

    @property
    def delen(self) -> tuple[Self, ...]:
        """The finer codes directly beneath this one; none for a leaf."""
        return tuple(type(self)(part) for part in self.entry.parts)

    @property
    def bladen(self) -> frozenset[Self]:
        """The leaves that this code denotes: itself when it has no parts."""
        return _leaves(type(self), self.value)

    @property
    def rest(self) -> bool:
        """Whether this is a residual leaf: it holds whatever the other rows of its edition do not."""
        return self.entry.rest

    @classmethod
    def parse(cls, label: str) -> Self:
        """Return the code that a label of this list names.

        Args:
            label: A label, an alias, or a code.

        Raises:
            UnknownLabelError: The list does not have the label; the error names the nearest ones.
        """
        return cls(label) if label in _entries(cls) else cls(_lexicon(cls).find(label))


CodeT = TypeVar("CodeT", bound=Code)
"""A member of some closed list."""


class Schendingstype(Code):
    """Kind of integrity violation; one counts per melding as its hoofdcategorie."""

    FINANCIEEL = "financieel"
    POSITIE = "positie"
    INFORMATIE = "informatie"
    COMMUNICATIE = "communicatie"
    BEVOEGDHEDEN = "bevoegdheden"
    GEWELD = "geweld"
    OMGANGSVORMEN = "omgangsvormen"
    BEDRIJFSMIDDELEN = "bedrijfsmiddelen"
    PRIVE = "prive"
    MISSTAND = "misstand"
    ANDERS = "anders"
    DIENSTMIDDELEN = "dienstmiddelen"
    INTERNE_REGELS = "interne_regels"
    POSITIE_BEVOEGDHEDEN = "positie_bevoegdheden"


class Afdoening(Code):
    """Measure that the bevoegd gezag decides on once a melding is closed. Its level belongs to the edition."""

    BERISPING = "berisping"
    FINANCIEEL = "financieel"
    VERPLAATSING = "verplaatsing"
    ONTSLAG = "ontslag"
    GESPREK = "gesprek"
    EINDE_TIJDELIJK = "einde_tijdelijk"
    EIGEN_VERZOEK = "eigen_verzoek"
    GEEN = "geen"
    STRAFONTSLAG = "strafontslag"
    VOORWAARDELIJK_ONTSLAG = "voorwaardelijk_ontslag"
    ANDER_ONTSLAG = "ander_ontslag"
    WAARSCHUWING = "waarschuwing"
    TRAINING = "training"
    COACHING = "coaching"
    CORRIGEREND_GESPREK = "corrigerend_gesprek"
    AMBTSBERICHT = "ambtsbericht"
    AMBTSBERICHT_BERISPING = "ambtsbericht_berisping"
    ANDERE_MAATREGEL = "andere_maatregel"


class Niveau(Code):
    """Level of an afdoening in an edition."""

    DISCIPLINAIR = "disciplinair"
    NIET_DISCIPLINAIR = "niet_disciplinair"
    GEEN = "geen"


class Uitkomst(Code):
    """Outcome of a melding."""

    AANGETOOND = "aangetoond"
    NIET_AANGETOOND = "niet_aangetoond"
    LOPEND = "lopend"
    ONBEKEND = "onbekend"


class Soort(Code):
    """Kind of a row of the register: a melding or a signaal."""

    MELDING = "melding"
    SIGNAAL = "signaal"


class Meldkanaal(Code):
    """Way by which a melding or signaal came in."""

    MELDPUNT = "meldpunt"
    LEIDINGGEVENDE = "leidinggevende"
    HRM_ADVISEUR = "hrm_adviseur"
    VERTROUWENSPERSOON = "vertrouwenspersoon"
    BVA = "bva"
    PERSONEELSRAADGEVER = "personeelsraadgever"
    KLACHTENCOMMISSIE = "klachtencommissie"
    ANDERS = "anders"


class Opvolging(Code):
    """Way in which a melding was handled before any decision on a measure."""

    BEWUSTWORDINGSGESPREK = "bewustwordingsgesprek"
    MEDIATION = "mediation"
    HOOR_WEDERHOOR = "hoor_wederhoor"
    AANGIFTE = "aangifte"
    PERSOONSGERICHT_ONDERZOEK = "persoonsgericht_onderzoek"
    ANDERS = "anders"
    GEEN = "geen"


class Jaarbron(Code):
    """Source of the year in which a case counts: the stated year, the date that decides, or else the other date."""

    OPGEGEVEN = "opgegeven"
    BASIS = "basis"
    ANDERE_DATUM = "andere_datum"


class Basis(Code):
    """What puts a unit in a year: an event, what is stated of the year as a whole, or nothing that a source tells.

    Figures of different bases are not compared in silence.
    """

    AFGEROND = "afgerond"
    ONTVANGEN = "ontvangen"
    VERSLAGJAAR = "verslagjaar"
    NIET_OPGEGEVEN = "niet_opgegeven"
    GEMENGD = "gemengd"


class Oordeel(Code):
    """Judgement of the klachtencommissie ongewenste omgangsvormen on a klacht."""

    GEGROND = "gegrond"
    ONGEGROND = "ongegrond"


class JaNee(Code):
    """Answer to a question of a register that leaves no third; not known is no answer, and has no code."""

    JA = "ja"
    NEE = "nee"


@cache
def _entries(codes: type[Code]) -> Mapping[str, Entry]:
    return build_entries(codes, load("codes", f"{codes.__name__.casefold()}.toml")["code"])


def build_entries(codes: type[Code], listed: Sequence[Mapping[str, Any]]) -> Mapping[str, Entry]:
    """Build the entries of a list from its data; raises `ValueError` unless the data hold each of its codes once."""
    if sorted(raw["code"] for raw in listed) != sorted(codes):
        msg = f"data/codes/{codes.__name__.casefold()}.toml and {codes.__name__} do not hold the same codes"
        raise ValueError(msg)
    return {raw["code"]: _entry(raw) for raw in listed}


def _entry(raw: Mapping[str, Any]) -> Entry:
    definition = raw.get("definitie")
    examples = (Example(text=example["tekst"], source=example["bron"]) for example in raw.get("voorbeelden", ()))
    return Entry(
        label=Text(raw["nl"], raw["en"]),
        parts=tuple(raw.get("delen", ())),
        aliases=tuple(raw.get("aliassen", ())),
        rest=raw.get("rest", False),
        apart=raw.get("apart", False),
        definition=definition and Text(definition["nl"], definition["en"]),
        definition_source=definition and definition["bron"],
        examples=tuple(examples),
    )


@cache
def _leaves(codes: type[Code], value: str) -> frozenset[Any]:
    """Cached by list and value, as members of two lists are equal where their values are."""
    code = codes(value)
    return frozenset().union(*(part.bladen for part in code.delen)) if code.delen else frozenset({code})


@cache
def _lexicon(codes: type[Code]) -> Lexicon[str]:
    entries = ((label, code.value) for code in codes for label in own_words(code))
    ambiguous = {
        word: tuple(codes(code).label.nl for code in choices)
        for words, choices in ambiguous_words(codes)
        for word in words
    }
    order = [codes(value).bladen for value in weight_order(codes)]
    weights = {
        code.value: next((place + 1 for place, held in enumerate(order) if code.bladen <= held), 0)
        for code in (codes if order else ())
    }
    values = [code.value for code in codes]
    return Lexicon.of(same(codes.__name__.casefold()), entries, values, ambiguous=ambiguous, weights=weights)


def weight_order(codes: type[Code]) -> tuple[str, ...]:
    """Return the codes of a list from heavy to light, for suggestions; none for a list without weights."""
    return tuple(load("codes", f"{codes.__name__.casefold()}.toml").get("zwaarte", ()))


def own_words(code: Code) -> tuple[str, ...]:
    """Return the words by which a code list calls a code."""
    return (code.label.nl, *code.entry.aliases)


@cache
def ambiguous_words(codes: type[Code]) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return the words of a list that can mean several of its codes, with the values of those codes."""
    listed = load("codes", f"{codes.__name__.casefold()}.toml").get("dubbelzinnig", ())
    return tuple((tuple(raw["woorden"]), tuple(raw["codes"])) for raw in listed)
