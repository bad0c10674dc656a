"""The report: all standard tables of one organisation and year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from uri.aggregate.cubes.placing import refuse_unplaced
from uri.aggregate.report.aangetoond_per_jaar import aangetoond_per_jaar
from uri.aggregate.report.afdoeningen import afdoeningen
from uri.aggregate.report.financiele_belangen import financiele_belangen
from uri.aggregate.report.kerncijfers import kerncijfers
from uri.aggregate.report.overzicht import overzicht
from uri.aggregate.report.rapport_form import SCHEMA
from uri.aggregate.report.rapport_json import plain_supplements, plain_tables
from uri.aggregate.report.rapport_reading import read_plain
from uri.aggregate.report.schendingen import schendingen
from uri.aggregate.report.sessies import sessies
from uri.aggregate.report.signalen import signalen
from uri.aggregate.report.vergelijking import NAME as COMPARISON
from uri.aggregate.report.vergelijking import vergelijking as compared
from uri.aggregate.report.vertrouwenspersonen import vertrouwenspersonen
from uri.aggregate.sources.selection import Bron, Selection
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_html import escaped, style_element
from uri.aggregate.tables.table_rendering import one_line
from uri.errors import NO_SUCH, UnplacedError
from uri.findings import Findings
from uri.languages import Language, Text, current_language
from uri.taxonomy import Editie, Groepering
from uri.visible_text import visibly

if TYPE_CHECKING:
    import pandas as pd

TABELLEN: Mapping[str, Callable[[Selection], Tabel]] = {
    "kerncijfers": kerncijfers,
    "schendingen": schendingen,
    "aangetoond_per_jaar": aangetoond_per_jaar,
    "signalen": signalen,
    "afdoeningen": afdoeningen,
    "vertrouwenspersonen": vertrouwenspersonen,
    "sessies": sessies,
    "financiele_belangen": financiele_belangen,
    "overzicht": overzicht,
}
"""The standard tables by the name of their function, in the order of the report."""


@attrs.frozen(kw_only=True)
class Rapport(Mapping[str, Tabel]):
    """The standard tables by name, in the order of the report, and what they are about.

    >>> import uri
    >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
    >>> report = uri.rapport(uri.Register.from_records(cases))
    >>> report["schendingen"].count("totaal", "mogelijk")
    1
    >>> len(report), report.names[:2]
    (9, ('kerncijfers', 'schendingen'))

    Attributes:
        organisatie: The organisation, None where nothing names one.
        onderdeel: The part of the organisation, None for the whole.
        verslagjaar: The year.
        editie: The edition whose rows the tables have.
        groepen: The grouping by which rows are merged, None for the rows themselves.
        tabellen: The tables by name.
    """

    organisatie: str | None
    onderdeel: str | None = None
    verslagjaar: int
    editie: Editie
    groepen: Groepering | None = None
    tabellen: Mapping[str, Tabel] = attrs.field(repr=False)

    def __getitem__(self, name: str) -> Tabel:
        if name not in self.tabellen:
            raise KeyError(str(NO_SUCH.format(repr(name), ", ".join(self.tabellen))))
        return self.tabellen[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.tabellen)

    def __len__(self) -> int:
        return len(self.tabellen)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the tables, in the order of the report."""
        return tuple(self.tabellen)

    @property
    def title(self) -> Text:
        """What the report is, of whom, and about which year."""
        names = [name for name in (self.organisatie, self.onderdeel) if name]
        return _TITLE.format(", ".join([*names, str(self.verslagjaar)]))

    @visibly
    def to_text(self, language: Language | None = None) -> str:
        """Write the report in plain text; tables without any figure are only named.

        Args:
            language: ``"nl"`` or ``"en"``; by default the current language.
        """
        return _text(self.title, self.tabellen.values(), language or current_language())

    @visibly
    def to_markdown(self, language: Language | None = None) -> str:
        """Write the report in Markdown; tables without any figure are only named.

        Args:
            language: ``"nl"`` or ``"en"``; by default the current language.
        """
        return _markdown(self.title, self.tabellen.values(), language or current_language())

    def to_dict(self, language: Language | None = None) -> dict[str, Any]:
        """Return the report as plain data, the object that `uri.publish.to_json` writes.

        Args:
            language: ``"nl"`` or ``"en"``; by default the current language.
        """
        chosen = language or current_language()
        return {
            "schema": SCHEMA,
            "organisatie": self.organisatie,
            **({} if self.onderdeel is None else {"onderdeel": self.onderdeel}),
            "verslagjaar": self.verslagjaar,
            "editie": self.editie.naam,
            **({} if self.groepen is None else {"groepen": self.groepen.to_dict()}),
            "tabellen": plain_tables(self.tabellen, chosen),
            "aanvulling": plain_supplements(self.tabellen),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], *, editie: Editie | str | None = None) -> Rapport:
        """Make the report of which this is the plain data: the inverse of `to_dict`, in either language.

        What must hold between the cells is not read: it follows from the tables. Data without ``aanvulling``, with the
        tables in one language only, give a report too; the other language is then as far as it is known.

        >>> import uri
        >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
        >>> report = uri.rapport(uri.Register.from_records(cases))
        >>> uri.Rapport.from_dict(report.to_dict("en")) == report
        True

        Args:
            data: The plain data of a report of schema 1.
            editie: The edition of the report, where it is an organisation's own.

        Raises:
            UnreadableError: The data are no report of schema 1, or the edition is not known; the findings name every
                fault by its path.
        """
        return cls(**read_plain(data, editie))

    def to_frames(self, language: Language | None = None, *, totals: bool = True) -> dict[str, pd.DataFrame]:
        """Return a DataFrame for each table, by name: see `Tabel.to_frame`.

        Args:
            language: The language of the labels that name rows and columns; without one their codes name them.
            totals: Whether subtotals and totals are among the rows.
        """
        return {name: table.to_frame(language, totals=totals) for name, table in self.tabellen.items()}

    def __str__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        return style_element() + _html(self.title, self.tabellen.values(), current_language())


def rapport(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
    vergelijking: bool = False,
) -> Rapport:
    """Make all standard tables of one organisation and year.

    >>> import uri
    >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
    >>> report = uri.rapport(uri.Register.from_records(cases))
    >>> report["kerncijfers"].count("aangetoond", "2023")
    1

    Args:
        bron: The cases, or counts of them: a register, a frame of any engine, a cube, a dossier or a selection.
        verslagjaar: The year, where the source holds several.
        organisatie: The organisation, where the source holds several.
        onderdeel: The part of the organisation; without it the whole.
        editie: The edition whose rows the tables have, by default that of the source.
        vergelijking: Whether the key figures stand behind the standard tables, beside those of the year before.

    Raises:
        SelectionError: The year or organisation is open, or what was chosen is not there.
        UnplacedError: There are cases that fit no row of the edition; `findings` names those of all tables.
    """
    selection = Selection.of(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel, editie=editie)
    tables: dict[str, Tabel] = {}
    unplaced: list[Findings] = []
    for name, make in {**TABELLEN, **({COMPARISON: compared} if vergelijking else {})}.items():
        try:
            tables[name] = make(selection)
        except UnplacedError as error:
            unplaced.append(error.findings)
    refuse_unplaced(Findings.joined(unplaced))
    return Rapport(
        organisatie=selection.organisatie,
        verslagjaar=selection.verslagjaar,
        editie=selection.editie,
        tabellen=tables,
        onderdeel=selection.onderdeel,
    )


def _text(title: Text, tables: Iterable[Tabel], language: Language) -> str:
    """Write a report in plain text."""
    filled, rest = _parted(tables, language)
    head = one_line(title.to(language))
    return "\n\n\n".join([f"{head}\n{'=' * len(head)}", *(table.to_text(language) for table in filled), *rest]) + "\n"


def _markdown(title: Text, tables: Iterable[Tabel], language: Language) -> str:
    """Write a report in Markdown."""
    filled, rest = _parted(tables, language)
    head = one_line(title.to(language)).replace("<", "&lt;")
    return "\n\n".join([f"# {head}", *(table.to_markdown(language) for table in filled), *rest]) + "\n"


def _html(title: Text, tables: Iterable[Tabel], language: Language) -> str:
    """Write a report as a fragment of HTML: its tables as a page has them, without what else stands on a page."""
    filled, rest = _parted(tables, language)
    below = [f"<p>{escaped(line)}</p>" for line in rest]
    return "\n".join(
        [f"<h1>{escaped(title.to(language))}</h1>", *(table.to_html(language) for table in filled), *below]
    )


def _parted(tables: Iterable[Tabel], language: Language) -> tuple[list[Tabel], list[str]]:
    """Part the tables that hold anything from a line that names the others, where there are others."""
    listed = list(tables)
    names = [table.titel.to(language) for table in listed if table.is_empty]
    rest = [_WITHOUT_FIGURES.format("; ".join(names)).to(language)] if names else []
    return [table for table in listed if not table.is_empty], rest


_TITLE = Text("Integriteitsrapportage {}", "Integrity report {}")
_WITHOUT_FIGURES = Text("Zonder cijfers: {}.", "Without figures: {}.")
