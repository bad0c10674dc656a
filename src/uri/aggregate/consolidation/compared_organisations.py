"""The key figures of organisations side by side, and those of all together.

The total of a figure adds the counts of the organisations that tell all of it, on one basis; who does not is named.
Days add as counts of days do, so that the median of the whole is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

import attrs

from uri.aggregate.consolidation.aanlevering import Aanlevering
from uri.aggregate.consolidation.opgaven import Opgavetabel
from uri.aggregate.consolidation.participants import Participant
from uri.aggregate.consolidation.side_by_side import Layout
from uri.aggregate.cubes.dimensions import BASES
from uri.aggregate.kengetallen.beside_counts import figures_beside
from uri.aggregate.kengetallen.counted_figure import CountedFigure
from uri.aggregate.kengetallen.doorlooptijden import Doorlooptijden
from uri.aggregate.kengetallen.figure_definitions import TYPE, FigureDefinition, definitions
from uri.aggregate.kengetallen.kengetal import Kengetal, Kengetalsoort
from uri.aggregate.kengetallen.made_figures import made_figures
from uri.aggregate.kengetallen.year_counts import YearCounts, durations_figures, year_counts
from uri.aggregate.report.table_parts import TOTAAL
from uri.aggregate.report.vergelijking import figures_table
from uri.aggregate.sources.dossier import Dossier
from uri.aggregate.sources.selection import Selection
from uri.aggregate.tables.cells import TabelKolom
from uri.aggregate.tables.tabel import Tabel
from uri.languages import Text, joined, same
from uri.taxonomy import Basis, Editie, Soort

_ADVISERS = {"hulpvragen": "hulpvragen", "medewerkers": "hulpvragen_medewerkers"}
_STATED = Text("opgaven", "stated figures")
_TOGETHER = Text("alle organisaties", "all organisations")


def compared_organisations(
    who: Sequence[Participant], verslagjaar: int, editie: Editie, types: Layout, standdatum: date | None
) -> Tabel:
    """Make the table of the key figures: a column for each organisation, and behind them that of all together.

    Args:
        who: The organisations.
        verslagjaar: The year.
        editie: The edition whose types of violation are told apart.
        types: The closed meldingen of each organisation by type, in rows that all their lists can tell.
        standdatum: The reference date that all share.
    """
    rows = [row for row in types.rows if row.code != TOTAAL.code]
    known = definitions(editie, rows)
    counts = {one.name: _counts(one.of_year(verslagjaar), editie) for one in who}
    before = {one.name: _counts(one.of_year(verslagjaar - 1), editie) for one in who}
    counts = {name: _with_types(own, name, types) for name, own in counts.items()}
    made = {TabelKolom(name, same(name)): made_figures(known, own, before[name]) for name, own in counts.items()}
    whole = _Whole(known, counts, before)
    columns = {column.naam: column for column in made}
    total = TabelKolom(TOTAAL.code, TOTAAL.label)
    return figures_table(
        known,
        {**made, total: {one.naam: whole.figure(one) for one in known}},
        standdatum=standdatum,
        editie=editie,
        notes=whole.notes(),
        across={name: [columns[one] for one in added] for name, added in whole.added.items()},
    )


def _counts(handed_over: Aanlevering | None, editie: Editie) -> YearCounts:
    """Gather what key figures are made of from what was handed over, each by its own list of measures."""
    if handed_over is None:
        return YearCounts(figures={})
    own = next((cube.editie for cube in handed_over.kubussen if cube.soort is Soort.MELDING), editie)
    staff = (one for one in handed_over.personeel if one.onderdeel == handed_over.onderdeel)
    source = Dossier(
        verslagjaar=handed_over.verslagjaar,
        editie=own,
        organisatie=handed_over.organisatie,
        standdatum=handed_over.standdatum,
        zonder=handed_over.zonder,
        tellingen=handed_over.kubussen,
        personeel=tuple(attrs.evolve(one, onderdeel=None) for one in staff),
    )
    told = year_counts(Selection.of(source), handed_over.verslagjaar)
    beside = figures_beside(handed_over.naast) | durations_figures(handed_over.doorlooptijden)
    beside |= {
        name: CountedFigure(one.aantal, Basis.VERSLAGJAAR, _STATED)
        for one in handed_over.opgaven
        if one.tabel is Opgavetabel.VERTROUWENSPERSONEN and (name := _ADVISERS.get(one.rij))
    }
    return attrs.evolve(told, figures={**told.figures, **beside}, durations=handed_over.doorlooptijden)


def _with_types(own: YearCounts, name: str, types: Layout) -> YearCounts:
    """Put the counts by type into the rows that all lists can tell."""
    figures = {code: figure for code, figure in own.figures.items() if not code.startswith(TYPE.format(""))}
    closed = figures.get("meldingen")
    cells = types.columns[0].cells[name]
    if closed is not None:
        figures |= {
            TYPE.format(code): attrs.evolve(closed, number=cell)
            for code, cell in cells.items()
            if isinstance(cell, int)
        }
    return attrs.evolve(own, figures=figures)


@attrs.frozen(slots=False)
class _Whole:
    """All organisations together."""

    known: tuple[FigureDefinition, ...]
    counts: Mapping[str, YearCounts]
    before: Mapping[str, YearCounts]

    @cached_property
    def added(self) -> Mapping[str, list[str]]:
        """The organisations whose counts each figure of the whole adds, by its name."""
        return {one.naam: [name for name in self.counts if self._tells(one, name)] for one in self.known}

    def figure(self, definition: FigureDefinition) -> Kengetal:
        """Make a figure of all organisations that tell it."""
        names = self.added[definition.naam]
        whole, before = (_sum([of[name] for name in names], definition) for of in (self.counts, self.before))
        return made_figures([definition], whole, before)[definition.naam]

    def notes(self) -> Iterable[Text]:
        """Say of which organisations the figures of the whole are not, those of one set together."""
        absent: dict[tuple[str, ...], list[Text]] = {}
        for definition in self.known:
            names = {*self.added[definition.naam]}
            if names and len(names) < len(self.counts):
                others = tuple(name for name in self.counts if name not in names)
                absent.setdefault(others, []).append(definition.label)
        for others, labels in absent.items():
            yield _WITHOUT.format(_TOGETHER, joined([same(name) for name in others]), joined(labels, "; "))

    def _tells(self, definition: FigureDefinition, name: str) -> bool:
        own = self.counts[name]
        if definition.soort is Kengetalsoort.DUUR:
            return own.durations is not None
        if not set(definition.counts) <= own.figures.keys():
            return False
        changes = definition.soort in {Kengetalsoort.VERSCHIL, Kengetalsoort.GROEI}
        if changes and not set(definition.counts) <= self.before[name].figures.keys():
            return False
        return all(own.figures[count].basis is self._bases[count] for count in definition.counts)

    @cached_property
    def _bases(self) -> Mapping[str, Basis]:
        """The basis on which each count adds: the one that all share, else that of cases."""
        bases: dict[str, set[Basis]] = {}
        for own in self.counts.values():
            for name, figure in own.figures.items():
                bases.setdefault(name, set()).add(figure.basis)
        return {
            name: found.pop() if len(found) == 1 else BASES[Soort.SIGNAAL if name in _RECEIVED else Soort.MELDING]
            for name, found in bases.items()
        }


def _sum(counts: Sequence[YearCounts], definition: FigureDefinition) -> YearCounts:
    """Add what a figure is made of, over organisations that all tell it."""
    if definition.soort is Kengetalsoort.DUUR:
        days = Doorlooptijden.together(one.durations for one in counts if one.durations is not None)
        return YearCounts(figures={}, durations=days)
    figures: dict[str, CountedFigure] = {}
    for name in definition.counts:
        own = [one.figures[name] for one in counts if name in one.figures]
        if own and len(own) == len(counts):
            figures[name] = attrs.evolve(own[0], number=sum(one.number for one in own), source=_TOGETHER, origin=None)
    return YearCounts(figures=figures)


_RECEIVED = frozenset({"signalen", "ontvangen"})
"""The counts of what was received in the year, where cases are counted."""
_WITHOUT = Text("{}, zonder {}: {}.", "{}, without {}: {}.")
