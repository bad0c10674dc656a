"""A publication as it was read, and its audit: what it contradicts itself in, as a value and as a report.

The two know each other: a publication can be audited, and an audit says of which publication it is.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from html import escape
from typing import Any

import attrs

from uri.aggregate import Consolidatie, Dossier, Overgenomen
from uri.audit.audit_rules import HERSTEL
from uri.audit.claims_in_text.found_claims import FoundClaims
from uri.audit.contradictions import JudgedRelation, contradictions, tallies, unchecked_claims, unread_cells
from uri.audit.coverage import Coverage, Uitslag, unchecked_tables
from uri.audit.gathered_relations import Evidence, gather_evidence
from uri.audit.joint_fit import unfitting
from uri.audit.printed_tables.annex import Annex
from uri.audit.printed_tables.standard_tables import PublishedTable, StandardTables, TableKind
from uri.audit.published_counts import counts_of_publication
from uri.audit.published_text.published_text import PublishedText
from uri.audit.relations.consolidated_relations import with_organisations
from uri.audit.relations.figure_relations import PrintedRelation, SumRelation
from uri.audit.relations.register_relations import with_register
from uri.audit.repair import Herstel, broken_knots, can_repair, find_repairs
from uri.audit.repair_solver import MOST_REPAIRS, SECONDS, Work
from uri.audit.repair_writing import repair_data, repair_lines
from uri.errors import SelectionError
from uri.findings import Findings, Place, Severity, quoted
from uri.languages import Language, Text, current_language
from uri.register import Register
from uri.taxonomy import Editie
from uri.visible_text import visibly


@attrs.frozen(eq=False, kw_only=True, repr=False)
class Publicatie:
    """What was published, as it was read.

    Attributes:
        naam: The name of its file or folder.
        titel: Its title.
        organisatie: The organisation that it reports on.
        jaar: The verslagjaar.
        editie: The edition whose rows its tables have, where that is stated.
        tabellen: Its tables.
        bijlagen: Its annexes, each a list of cases.
        beweringen: What its text claims, as relations between figures.
        eerder: Earlier publications by their year.
        tekst: The document that it is, in passages and tables; None of tables and of a folder.
        gevonden: What the text of that document says of figures.
        opmerkingen: What should be known of how it was read.
    """

    naam: str
    titel: str = ""
    organisatie: str | None = None
    jaar: int | None = None
    editie: Editie | None = None
    tabellen: tuple[PublishedTable, ...] = ()
    bijlagen: tuple[Annex, ...] = ()
    beweringen: tuple[PrintedRelation, ...] = ()
    eerder: Mapping[int, Publicatie] = attrs.field(factory=dict)
    tekst: PublishedText | None = None
    gevonden: FoundClaims | None = None
    opmerkingen: Findings = attrs.field(factory=Findings)

    def tabel(self, soort: TableKind | str) -> PublishedTable | None:
        """Return the one table that is stated to be of a kind; None when there is none, or there are more.

        Args:
            soort: The kind, such as ``"schendingen"``.
        """
        kind = TableKind(soort)
        tables = [published for published in self.tabellen if published.kind is kind]
        return tables[0] if len(tables) == 1 else None

    def with_earlier(self, *publicaties: Publicatie) -> Publicatie:
        """Return this publication with earlier ones beside it: what it says of their years must be what they said.

        Rows are compared at the finest common coarsening of both lists; those that cannot be compared are named.

        Args:
            publicaties: The earlier publications, each of another year.

        Raises:
            SelectionError: Of one it is not known what year it reports on, or it is not an earlier one, or there are
                more of one year.
        """
        earlier = dict(self.eerder)
        for publication in publicaties:
            year = publication.jaar
            if year is None or self.jaar is None:
                unknown = publication if year is None else self
                raise SelectionError(_NO_YEAR.format(quoted(unknown.naam)), _STATE_YEAR)
            if year >= self.jaar:
                raise SelectionError(_NOT_EARLIER.format(quoted(publication.naam), year, self.jaar))
            if year in earlier:
                raise SelectionError(_SAME_YEAR.format(year))
            earlier[year] = publication
        return attrs.evolve(self, eerder=earlier)

    def audit(
        self,
        *,
        against: Register | Dossier | Consolidatie | str | os.PathLike[str] | None = None,
        most: int = MOST_REPAIRS,
        seconds: float = SECONDS,
    ) -> Audit:
        """Check it, and say which figure is wrong; nothing is raised for what is found.

        Args:
            against: The register or dossier that it was made of, or the path of one: its tables must say the same. Or
                the organisations that it adds up: see `uri.consolidate`.
            most: How many repairs are sought for figures that hang together.
            seconds: How long repairs are sought at most, in all.

        Returns:
            The findings and the repairs. Without the extra ``solver`` there are no repairs, and a notice says so.

        Raises:
            UnreadableError: The register cannot be read.
            SelectionError: Nothing in the publication can be compared with the register.
        """
        evidence = self._evidence(against)
        judged = [JudgedRelation.judge(relation) for relation in evidence.relations]
        notices = [*evidence.notices, *unread_cells(judged), *unchecked_tables(self.tabellen, judged)]
        notices += unchecked_claims(judged, self.beweringen)
        repairs: tuple[Herstel, ...] = ()
        if can_repair():
            work = Work.of(seconds)
            notices += unfitting(judged, work)
            repairs = find_repairs(judged, work, most=most)
        elif broken_knots(judged):
            notices.append(HERSTEL.finding(Place()))
        findings = [*contradictions(judged), *notices, *self.opmerkingen]
        return Audit(
            publicatie=self,
            findings=Findings(findings, tallies=tallies(judged)),
            herstel=repairs,
            gelezen=(*evidence.remarks, *self._left_unchecked()),
            beoordeeld=tuple(judged),
        )

    def _evidence(self, against: Register | Dossier | Consolidatie | str | os.PathLike[str] | None) -> Evidence:
        """Gather what it is judged by: its tables, annexes and claims, earlier publications and a register."""
        standard = _standard_tables(self)
        earlier = {year: _standard_tables(publication) for year, publication in self.eerder.items()}
        evidence = gather_evidence(self.tabellen, self.bijlagen, standard, earlier)
        evidence.relations.extend(self.beweringen)
        if isinstance(against, Consolidatie):
            evidence.relations.extend(with_organisations(standard, self.tabellen, against))
        elif against is not None:
            evidence.relations.extend(with_register(standard, against))
        return evidence

    def handed_over(self) -> Overgenomen:
        """Return the counts of its standard tables, for a total over organisations: see `uri.consolidate`.

        Returns:
            Its counts of its own year and of earlier ones, and which of its tables are not taken over.

        Raises:
            SelectionError: It states no organisation or no year.
        """
        return counts_of_publication(_standard_tables(self), self.tabellen)

    def _left_unchecked(self) -> list[Text]:
        """Say how many numbers of its text are not checked, where there are."""
        if self.gevonden is None or not self.gevonden.not_checked:
            return []
        return [Text("{}.", "{}.").format(self.gevonden.summary())]

    def sums(self) -> tuple[SumRelation, ...]:
        """Return the sums and limits that its figures must satisfy, without those that print leaves open."""
        relations = self._evidence(None).relations
        return tuple(one for one in relations if isinstance(one, SumRelation) and not one.open and not one.implied)

    def __repr__(self) -> str:
        return str(_REPR.format(self.naam, len(self.tabellen), len(self.beweringen)))


_NO_YEAR = Text("Over welk jaar {} gaat, is niet bekend.", "It is not known what year {} is about.")
_STATE_YEAR = Text("Noem het in een publicatie.toml.", "State it in a publicatie.toml.")
_NOT_EARLIER = Text("{} gaat over {}, en dat is niet voor {}.", "{} is about {}, which is not before {}.")
_SAME_YEAR = Text("Over {} zijn er meer eerdere publicaties.", "There are more earlier publications about {}.")
_REPR = Text("<Publicatie {}: {} tabellen, {} beweringen>", "<Publicatie {}: {} tables, {} claims>")


def _standard_tables(publication: Publicatie) -> StandardTables:
    return StandardTables.among(
        publication.tabellen,
        jaar=publication.jaar,
        editie=publication.editie,
        organisatie=publication.organisatie,
    )


SCHEMA = 1
"""The version of the JSON of an audit."""

_PLACES = 20
"""So many places of one rule are written in plain text."""


@attrs.frozen(kw_only=True, repr=False)
class Audit:
    """What an audit found. A notebook shows it.

    Attributes:
        publicatie: The publication that was audited.
        findings: Every contradiction and notice.
        herstel: The smallest repairs, for each knot of figures that hang together.
        gelezen: How the publication was read.
        beoordeeld: The relations between figures, each with what it turned out to be.
    """

    publicatie: Publicatie
    findings: Findings
    herstel: tuple[Herstel, ...]
    gelezen: tuple[Text, ...]
    beoordeeld: tuple[JudgedRelation, ...] = ()

    @property
    def coverage(self) -> Coverage:
        """How many of the relations between the figures could be checked."""
        return Coverage.of(self.findings.tallies)

    def uitslag(self, fail_on: Severity | str = Severity.ERROR) -> Uitslag:
        """Return the word for what came of it: in order, partly checked, nothing to check, or not in order.

        Args:
            fail_on: What makes that it is not in order: a finding that is at least as grave.
        """
        return self.coverage.uitslag(failed=bool(self.findings.at_least(fail_on)))

    def verdict(self, language: Language | None = None, *, fail_on: Severity | str = Severity.ERROR) -> str:
        """Return one line: the word for what came of it, how much was checked, and the findings of each severity.

        Args:
            language: The language to write in; by default the current one.
            fail_on: What makes that it is not in order: a finding that is at least as grave.
        """
        failed, warned = (bool(self.findings.at_least(severity)) for severity in (fail_on, Severity.WARNING))
        word = self.coverage.verdict(failed=failed, warned=warned)
        return f"{word.to(language)}: {self.findings.verdict(language)}"

    @visibly
    def to_text(self, language: Language | None = None) -> str:
        """Write the findings by rule, the repairs, and how the publication was read.

        Args:
            language: The language to write in; by default the current one.
        """
        language = language or current_language()
        lines = [self.findings.to_groups(language, places=_PLACES)]
        for repair in self.herstel:
            lines += ["", _TITLE.to(language), *(f"  {line}" for line in repair_lines(repair, language))]
        lines += ["", _READ.to(language), *(f"  {remark.to(language)}" for remark in self._reading())]
        return "\n".join(lines).lstrip("\n") + "\n"

    @visibly
    def to_markdown(self, language: Language | None = None) -> str:
        """Write the same in Markdown.

        Args:
            language: The language to write in; by default the current one.
        """
        language = language or current_language()
        lines = [f"# {_escaped(_AUDIT.format(self.publicatie.titel or self.publicatie.naam).to(language))}", ""]
        for group in self.findings.by_severity().values():
            for rule, findings in group.by_rule().items():
                lines += [f"## {findings[0].severity.label.to(language).capitalize()} {rule}", ""]
                lines += [*(f"- {_escaped(finding.to_text(language))}" for finding in findings), ""]
        for repair in self.herstel:
            lines += [f"## {_TITLE.to(language)}", ""]
            lines += [*(f"- {_escaped(line)}" for line in repair_lines(repair, language)), ""]
        lines += [f"## {_READ.to(language)}", "", *(f"- {_escaped(remark.to(language))}" for remark in self._reading())]
        return "\n".join(lines) + "\n"

    def _reading(self) -> list[Text]:
        """Say how it was read, and in all how many relations were checked."""
        return [*self.gelezen, _IN_ALL.format(self.coverage.to_text())]

    def to_dict(self, language: Language | None = None, *, fail_on: Severity | str = Severity.ERROR) -> dict[str, Any]:
        """Return verdict, findings, repairs and reading as plain data.

        Args:
            language: The language of the messages; by default the current one.
            fail_on: What makes that it is not in order: a finding that is at least as grave.
        """
        language = language or current_language()
        return {
            **self.findings.to_dict(language),
            "schema": SCHEMA,
            "oordeel": self.uitslag(fail_on).value,
            "checked": self.coverage.checked,
            "relations": self.coverage.relations,
            "repairs": [repair_data(repair, language) for repair in self.herstel],
            "read": [remark.to(language) for remark in self.gelezen],
        }

    @visibly
    def to_json(self, language: Language | None = None, *, fail_on: Severity | str = Severity.ERROR) -> str:
        """Write verdict, findings, repairs and reading as one JSON object.

        Args:
            language: The language of the messages; by default the current one.
            fail_on: What makes that it is not in order: a finding that is at least as grave.
        """
        return json.dumps(self.to_dict(language, fail_on=fail_on), ensure_ascii=False, indent=2) + "\n"

    def __str__(self) -> str:
        return f"{self.to_text()}\n{self.verdict()}"

    def __repr__(self) -> str:
        return f"<Audit {self.publicatie.naam}: {self.verdict()}>"

    @visibly
    def _repr_html_(self) -> str:
        language = current_language()
        rows = "".join(
            f"<tr><td>{escape(finding.severity.label.to(language))}</td><td>{escape(finding.rule)}</td>"
            f"<td>{escape(finding.to_text(language))}</td></tr>"
            for finding in self.findings
        )
        lines = [line for repair in self.herstel for line in repair_lines(repair, language)]
        repairs = f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>" if lines else ""
        return f"<table><tbody>{rows}</tbody></table>{repairs}<p>{escape(self.verdict(language))}</p>"


def _escaped(line: str) -> str:
    """Keep signs that Markdown would take for its own."""
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>|" else sign for sign in line)


_AUDIT = Text("Audit: {}", "Audit: {}")
_TITLE = Text("Kleinste herstel", "Smallest repair")
_READ = Text("Zo gelezen", "Read as follows")
_IN_ALL = Text("In alles {}.", "In all {}.")
