"""The verbs: check returns findings, validate raises them, is_valid answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from os import PathLike
from typing import TypeAlias, TypedDict, Unpack

import attrs

from uri.aggregate import Dossier, Kubus, Rapport, Tabel
from uri.errors import InvalidError, ProfileError
from uri.findings import Finding, Findings, Severity, Tally, quoted
from uri.languages import Text
from uri.model import Melding, Registratie, Signaal
from uri.register import REGISTER_FIELDS, Dataframe, Frame, Register, frame_of
from uri.rules.catalogue import CASE_RULES, DOSSIER_RULES, REGISTER_RULES, TABLE_RULES, profile
from uri.rules.derived_fields import BESIDE, DERIVED_FIELDS, Context
from uri.rules.profile import Profiel
from uri.rules.record_check import check_record
from uri.rules.rows.lazy_frames import check_frame
from uri.rules.rows.row_findings import check_rows
from uri.rules.rule import Regel, RuleT, Verdict
from uri.rules.source_tables import tables_of
from uri.rules.subjects.on_dossiers import Dossierregel
from uri.rules.subjects.on_tables import check_tabel
from uri.taxonomy import Editie
from uri.taxonomy import editie as find_editie
from uri.taxonomy.labels import nearest_names

Checkable: TypeAlias = Registratie | Register | Dossier | Kubus | Tabel | Rapport | Frame | Dataframe
"""What can be checked."""

_CHECKED = Text(
    "een melding, signaal, register, dossier, kubus, tabel, rapport of frame",
    "a melding, signaal, register, dossier, cube, table, report or frame",
)
_INVALID = Text("Niet in orde: {}.", "Not in order: {}.")


class CheckOptions(TypedDict, total=False):
    """The arguments of `check` besides what is checked; `validate` and `is_valid` take them too."""

    editie: Editie | str | None
    standdatum: date | None
    zonder: Collection[str] | None
    organisatie: str | None
    profiel: Profiel | str | PathLike[str] | None
    kenmerk: bool


def check(
    x: Checkable,
    *,
    editie: Editie | str | None = None,
    standdatum: date | None = None,
    zonder: Collection[str] | None = None,
    organisatie: str | None = None,
    profiel: Profiel | str | PathLike[str] | None = None,
    kenmerk: bool = False,
) -> Findings:
    """Judge cases or figures by the rules; nothing is changed, and findings are returned, not raised.

    A rule that needs something that is missing is not evaluable: that is counted in the tallies, and never taken for
    kept. A dossier states its own reference date, scope and organisation; an argument goes before those.

    Args:
        x: A melding, a signaal, a register, a dossier, a cube (its tables are judged), a table, a report, a frame of
            any engine, or a `Frame` that says how one is read.
        editie: The edition of a single case or of a frame; a dossier and a register have their own.
        standdatum: The reference date, the day to which the cases were kept.
        zonder: The parts of the organisation that the cases leave out.
        organisatie: The organisation that all cases are of.
        profiel: A profile, or the path of its TOML file; the standard one where there is none.
        kenmerk: Whether findings name the cases by their kenmerk.

    Returns:
        The findings, and for each rule how often it was kept, broken or not evaluable.

    Raises:
        ProfileError: The profile is wrong, or looks at a column that no row has.
        RejectedRowsError: A frame has rows that cannot be read.
        TypeError: Nothing can be checked of this.

    Examples:
        A case that was closed before it was received:

        >>> from datetime import date
        >>> import uri
        >>> melding = uri.Melding(
        ...     hoofdcategorie="prive", uitkomst="aangetoond", ontvangen=date(2024, 5, 3), afgerond=date(2024, 3, 18)
        ... )
        >>> findings = uri.check(melding)
        >>> [finding.rule for finding in findings]
        ['URI-M-afgerond-voor-ontvangst']
        >>> print(findings[0].message.en, findings[0].found)
        The case was closed before it was received. ontvangen 2024-05-03; afgerond 2024-03-18
        >>> findings.tallies["URI-M-lang-open"]
        Tally(passed=1, failed=0, not_evaluable=0)
    """
    context = Context(
        editie=None if editie is None else find_editie(editie),
        standdatum=standdatum,
        zonder=None if zonder is None else frozenset(zonder),
        stated_organisatie=organisatie,
    )
    return _Check(context, profile(profiel), kenmerk=kenmerk).check(x)


def validate(x: Checkable, *, fail_on: Severity | str = Severity.ERROR, **options: Unpack[CheckOptions]) -> Findings:
    """Check, and raise an error when a finding is too grave.

    Args:
        x: What is checked: see `check`.
        fail_on: How grave a finding must be to raise: ``"error"``, ``"warning"`` or ``"notice"``.
        **options: The other arguments of `check`.

    Returns:
        The findings, none of them as grave as `fail_on`.

    Raises:
        InvalidError: A finding is as grave as `fail_on`; the error has all findings.

    Examples:
        >>> from datetime import date
        >>> import uri
        >>> melding = uri.Melding(hoofdcategorie="prive", uitkomst="aangetoond", verslagjaar=2023, betrokkenen=0)
        >>> try:
        ...     uri.validate(melding)
        ... except uri.InvalidError as error:
        ...     error.findings.counts()
        {'URI-M-uitkomst-zonder-afronding': 1, 'URI-M-geen-betrokkene': 1}
    """
    findings = check(x, **options)
    if findings.at_least(fail_on):
        raise InvalidError(_INVALID.format(Text(findings.verdict("nl"), findings.verdict("en"))), findings=findings)
    return findings


def is_valid(x: Checkable, *, fail_on: Severity | str = Severity.ERROR, **options: Unpack[CheckOptions]) -> bool:
    """Tell whether a check finds nothing too grave.

    Args:
        x: What is checked: see `check`.
        fail_on: How grave a finding must be to make the answer False: ``"error"``, ``"warning"`` or ``"notice"``.
        **options: The other arguments of `check`.

    Returns:
        True where no finding is as grave as `fail_on`.

    Examples:
        >>> import uri
        >>> melding = uri.Melding(hoofdcategorie="prive", uitkomst="aangetoond", verslagjaar=2023)
        >>> uri.is_valid(melding), uri.is_valid(melding, fail_on="notice")
        (True, False)
    """
    return not check(x, **options).at_least(fail_on)


@attrs.frozen
class _Check:
    """One check: what stands beside the cases, and the profile by which they are judged."""

    context: Context
    profiel: Profiel
    kenmerk: bool

    def check(self, x: Checkable) -> Findings:
        match x:
            case Melding() | Signaal():
                findings = check_record(x, self.context, self._case_rules(self.context.editie), kenmerk=self.kenmerk)
            case Register():
                findings = self._register(x, self.context)
            case Dossier():
                findings = self._dossier(x)
            case Tabel():
                findings = self._tables([x])
            case Rapport():
                findings = self._tables(x.tabellen.values())
            case Kubus():
                tables, unplaced = tables_of(x)
                findings = self._tables(tables) + unplaced
            case _:
                findings = self._frame(frame_of(x, _CHECKED, editie=self.context.editie))
        return attrs.evolve(findings, profiel=self.profiel.naam)

    def _register(self, register: Register, context: Context) -> Findings:
        if len(register):
            self._require_columns(register.eigen, register.editie)
        context = attrs.evolve(context, editie=register.editie)
        repeats = self._active(REGISTER_RULES, register.editie)
        return check_rows(register, context, self._case_rules(register.editie), repeats, kenmerk=self.kenmerk)

    def _frame(self, source: Frame) -> Findings:
        if not source.lazy:
            return self._register(source.register(), self.context)
        editie = source.reader.editie
        self._require_columns(source.types, editie)
        repeats = self._active(REGISTER_RULES, editie)
        return check_frame(source, self.context, self._case_rules(editie), repeats, kenmerk=self.kenmerk)

    def _require_columns(self, own: Collection[str], editie: Editie | None) -> None:
        """Check that the profile's own rules look at columns that are there.

        Raises:
            ProfileError: They do not; a rule that could never be judged would read as one that is kept.
        """
        known = {*own, *REGISTER_FIELDS, *DERIVED_FIELDS, *BESIDE}
        findings = [
            Finding(rule="URI-I-profiel", message=_NO_COLUMN.format(rule.id, quoted(name)), hint=_like(name, own))
            for rule in self._active(self.profiel.eigen, editie)
            for name in rule.inputs
            if name not in known
        ]
        if findings:
            raise ProfileError(_WRONG_PROFILE.format(quoted(self.profiel.naam)), findings=Findings(findings))

    def _dossier(self, dossier: Dossier) -> Findings:
        context = Context(
            editie=dossier.editie,
            standdatum=self.context.standdatum or dossier.standdatum,
            zonder=dossier.zonder if self.context.zonder is None else self.context.zonder,
            stated_organisatie=self.context.stated_organisatie or dossier.organisatie,
        )
        rows = Findings() if dossier.register is None else self._register(dossier.register, context)
        figures = [self._figures(dossier, rule) for rule in self._active(DOSSIER_RULES, dossier.editie)]
        tables, unplaced = tables_of(dossier)
        if not _SAME_AS_UNPLACED.isdisjoint(rows.counts()):  # the same cases, already named one by one
            unplaced = Findings()
        return Findings.joined([rows, *figures, self._tables(tables), unplaced])

    def _figures(self, dossier: Dossier, rule: Dossierregel) -> Findings:
        judgements = list(rule.find(dossier))
        verdicts = [judgement.verdict for judgement in judgements]
        tally = Tally(*(verdicts.count(verdict) for verdict in Verdict))
        failed = (judgement for judgement in judgements if judgement.verdict is Verdict.FAIL)
        findings = (rule.finding(judgement.place, found=judgement.found) for judgement in failed)
        return Findings(findings, tallies={rule.id: tally})

    def _tables(self, tables: Iterable[Tabel]) -> Findings:
        rules = self._active(TABLE_RULES, self.context.editie)
        return Findings.joined(check_tabel(table, rules) for table in tables)

    def _case_rules(self, editie: Editie | None) -> tuple[Regel, ...]:
        return self._active((*CASE_RULES, *self.profiel.eigen), editie)

    def _active(self, rules: tuple[RuleT, ...], editie: Editie | None) -> tuple[RuleT, ...]:
        year = None if editie is None else editie.jaar
        return tuple(rule for rule in self.profiel.apply(rules) if rule.holds_for(year))


_WRONG_PROFILE = Text("Het profiel {} past niet bij de rijen.", "The profile {} does not fit the rows.")
_NO_COLUMN = Text("{}: geen rij heeft iets in een kolom {}.", "{}: no row has anything in a column {}.")
_LIKE = Text("Bedoelde u {}?", "Did you mean {}?")


def _like(name: str, own: Collection[str]) -> Text | None:
    nearest = nearest_names(name, [*own, *REGISTER_FIELDS])
    return _LIKE.format(", ".join(map(quoted, nearest))) if nearest else None


_SAME_AS_UNPLACED = {"URI-M-type-buiten-editie", "URI-M-afdoening-buiten-editie"}
