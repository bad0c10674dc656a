"""What a publication is judged by: every relation between its figures, and how its tables were read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.audit_rules import EDITIE, EENHEID, LEZING, ONVERGELIJKBAAR
from uri.audit.printed_notices import printed_notices
from uri.audit.printed_tables.annex import Annex
from uri.audit.printed_tables.standard_tables import PublishedTable, StandardTables
from uri.audit.relations.annex_relations import with_annex
from uri.audit.relations.between_tables import between_tables, with_earlier
from uri.audit.relations.dash_groups import dash_group_relations
from uri.audit.relations.figure_relations import PrintedRelation, SumRelation
from uri.audit.relations.header_total_relations import header_total_relations
from uri.audit.relations.key_figures import key_figure_relations
from uri.audit.relations.share_rows import all_share_relations, open_shares
from uri.audit.relations.within_table import relations_within
from uri.audit.relations.year_ends import year_end_relations
from uri.findings import Finding, Place, quoted
from uri.languages import Text, counted, joined
from uri.rules.rule import Basisregel


@attrs.frozen
class Evidence:
    """What a publication is judged by; it is gathered step by step.

    Attributes:
        relations: What must hold.
        remarks: How the publication was read.
        notices: What should be known of that reading.
    """

    relations: list[PrintedRelation] = attrs.field(factory=list)
    remarks: list[Text] = attrs.field(factory=list)
    notices: list[Finding] = attrs.field(factory=list)

    def add_table(self, published: PublishedTable) -> None:
        """Add what must hold within a table."""
        within = relations_within(published.table)
        table = published.table
        shares = all_share_relations(table)
        relations: list[PrintedRelation] = [
            *within.relations,
            *dash_group_relations(table),
            *header_total_relations(table),
            *key_figure_relations(table),
            *year_end_relations(table),
            *shares,
            *open_shares(table, shares),
        ]
        self.relations.extend(relations)
        self.remarks.append(_recognised(published, len(relations)))
        self.notices.extend(_notice(LEZING, published, remark) for remark in within.remarks)
        self.notices.extend([*_unplaced(published), *_unstated(published)])

    def add_annexes(self, tables: StandardTables, annexes: Iterable[Annex]) -> None:
        """Add what must hold between the annexes and the tables."""
        for annex in annexes:
            reading = with_annex(tables, annex)
            self.relations.extend(reading.relations)
            self.remarks.append(reading.to_text())

    def add_earlier(self, tables: StandardTables, earlier: Mapping[int, StandardTables]) -> None:
        """Add what must hold between the tables and those of earlier publications, by their year."""
        relations, remarks = with_earlier(tables, earlier)
        self.relations.extend(relations)
        self.notices.extend(ONVERGELIJKBAAR.finding(Place(), message=remark) for remark in remarks)


def gather_evidence(
    tables: Sequence[PublishedTable],
    annexes: Iterable[Annex],
    standard: StandardTables,
    earlier: Mapping[int, StandardTables],
) -> Evidence:
    """Gather what the tables and annexes of a publication are judged by.

    Args:
        tables: Every table of the publication.
        annexes: Its annexes.
        standard: Its standard tables.
        earlier: The standard tables of earlier publications, by their year.
    """
    evidence = Evidence()
    for published in tables:
        evidence.add_table(published)
    sums = [relation for relation in evidence.relations if isinstance(relation, SumRelation)]
    evidence.notices.extend(printed_notices(tables, sums))
    evidence.relations.extend(between_tables(standard))
    evidence.add_annexes(standard, annexes)
    evidence.add_earlier(standard, earlier)
    return evidence


def _recognised(published: PublishedTable, relation_count: int) -> Text:
    """Say which list a table has, and how much there is in it to check."""
    name = f"{published.table.name} [{published.source}]" if published.source else published.table.name
    recognition = published.recognition
    if recognition is None:
        return _FOREIGN.format(name, counted(relation_count, _RELATION, _RELATIONS))
    placed, relations = len(recognition.codes), counted(relation_count, _RELATION, _RELATIONS)
    if recognition.others:
        template = _SEVERAL_ALIKE if recognition.is_unambiguous else _SEVERAL
        return template.format(name, recognition.names, placed, recognition.row_count, relations)
    return _PLACED.format(name, recognition.editie.naam, placed, recognition.row_count, relations)


_MOST_LABELS = 10


def _unplaced(published: PublishedTable) -> list[Finding]:
    """Notice the rows of a table that its edition does not have, and that it may be of several editions."""
    recognition = published.recognition
    if recognition is None:
        return []
    notices = []
    if not recognition.is_unambiguous:
        notices.append(_notice(EDITIE, published, _UNCERTAIN.format(recognition.names)))
    if recognition.unknown_to_all:
        labels = ", ".join(map(quoted, recognition.unknown_to_all[:_MOST_LABELS]))
        more = " …" if len(recognition.unknown_to_all) > _MOST_LABELS else ""
        placed, row_count = len(recognition.codes), recognition.row_count
        message = _UNPLACED.format(recognition.names, placed, row_count, labels + more)
        notices.append(_notice(EDITIE, published, message))
    return notices


def _unstated(published: PublishedTable) -> list[Finding]:
    """Notice a table of which nothing says what it counts, or what puts that in the year: as a whole, or row by row."""
    table = published.table
    rows = [number for number, row in enumerate(table.rows) if row.counts and row.kind is RijSoort.DETAIL]
    columns = [number for number, column in enumerate(table.columns) if column.additive]
    counts = [
        table.figures[row][column]
        for row in rows or range(len(table.rows))
        for column in columns or range(len(table.columns))
    ]
    meanings = [figure.meaning for figure in counts if figure.is_told and not figure.printed.percent]
    lacking = [
        words
        for name, words in (("eenheid", _UNIT), ("basis", _BASIS))
        if any(getattr(meaning, name) is None for meaning in meanings)
    ]
    return [EENHEID.finding(_place(published), found=joined(lacking, ", "))] if lacking else []


def _notice(rule: Basisregel, published: PublishedTable, message: Text) -> Finding:
    """Return a finding on a whole table."""
    return rule.finding(_place(published), message=message)


def _place(published: PublishedTable) -> Place:
    place = published.table.figures[0][0].place
    return Place(file=place.file, sheet=place.sheet, table=published.table.name)


_RELATION = Text("eigen verband", "relation of its own")
_RELATIONS = Text("eigen verbanden", "relations of its own")
_FOREIGN = Text(
    "{}: geen lijst van de URI; op {} nagegaan.",
    "{}: no list of the URI; checked by {}.",
)
_PLACED = Text(
    "{}: editie {}, {} van {} rijen geplaatst; op {} nagegaan.",
    "{}: edition {}, {} of {} rows placed; checked by {}.",
)
_SEVERAL = Text(
    "{}: past bij meer edities ({}), {} van {} rijen geplaatst; welke is niet zeker; op {} nagegaan.",
    "{}: fits several editions ({}), {} of {} rows placed; which is not certain; checked by {}.",
)
_SEVERAL_ALIKE = Text(
    "{}: past bij meer edities ({}), {} van {} rijen geplaatst; welke is niet zeker, en maakt voor deze rijen niet uit;"
    " op {} nagegaan.",
    "{}: fits several editions ({}), {} of {} rows placed; which is not certain, and does not matter for these rows;"
    " checked by {}.",
)
_UNCERTAIN = Text(
    "Welke editie dit is, is niet zeker: {}. Wat daarop rust, is niet nagegaan.",
    "Which edition this is, is not certain: {}. What rests on it was not checked.",
)
_UNPLACED = Text("Editie {} plaatst {} van {} rijen; niet: {}.", "Edition {} places {} of {} rows; not: {}.")
_UNIT = Text("eenheid", "unit")
_BASIS = Text("grondslag", "basis")
