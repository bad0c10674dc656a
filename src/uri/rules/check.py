"""The verbs: check returns findings, validate raises them, is_valid answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from os import PathLike
from typing import Any, TypeAlias, TypeVar

import attrs

from uri.aggregate import Dossier, Kubus, Rapport, Tabel
from uri.errors import InvalidError
from uri.findings import Findings, Severity, Tally
from uri.model import Melding, Registratie, Signaal
from uri.register import Dataframe, Frame, Register, frame_of
from uri.rules.catalogue import DOSSIERREGELS, REGISTERREGELS, TABELREGELS, ZAAKREGELS, profile
from uri.rules.derived_fields import Context
from uri.rules.profile import Profiel
from uri.rules.rows.judging import check_record, check_rows
from uri.rules.rows.lazy_frames import check_frame
from uri.rules.rule import Basisregel, Verdict
from uri.rules.subjects.on_dossiers import Dossierregel
from uri.rules.subjects.on_tables import check_tabel
from uri.rules.subjects.source_tables import tables_of
from uri.taxonomy import Editie
from uri.taxonomy import editie as find_editie
from uri.texts import Text

Gekeurd: TypeAlias = Registratie | Register | Dossier | Kubus | Tabel | Rapport | Frame | Dataframe
"""What can be checked."""

Rule = TypeVar("Rule", bound=Basisregel)

_INVALID = Text("Niet in orde: {}.", "Not in order: {}.")


def check(
    x: Gekeurd,
    *,
    editie: Editie | str | None = None,
    standdatum: date | None = None,
    zonder: Collection[str] | None = None,
    organisatie: str | None = None,
    profiel: Profiel | str | PathLike[str] | None = None,
    kenmerk: bool = False,
) -> Findings:
    """Judge a case, a register, a dossier, the tables of a cube, a table or a report; nothing is changed or raised.

    Also a frame of any engine, or a `Frame` that says how it is read: raises `RejectedRowsError` when it cannot be.

    `standdatum` is the reference date, `zonder` the parts that the cases leave out, `organisatie` the one that they are
    all of, and `editie` the edition of a single case or frame; a dossier and a register tell these themselves, as far
    as they know. What is not known makes the rules that need it not evaluable. `profiel` is a `Profiel` or the path of
    one. With `kenmerk` the findings name the cases by it.
    """
    beside = Context(
        editie=None if editie is None else find_editie(editie),
        standdatum=standdatum,
        zonder=None if zonder is None else frozenset(zonder),
        beloofd=organisatie,
    )
    return _Check(beside, profile(profiel), kenmerk=kenmerk).check(x)


def validate(x: Gekeurd, *, fail_on: Severity | str = Severity.ERROR, **beside: Any) -> Findings:  # noqa: ANN401
    """Check, and raise `InvalidError` with all findings when one is as grave as `fail_on`; else return them.

    The other arguments are those of `check`.
    """
    findings = check(x, **beside)
    if findings.at_least(fail_on):
        raise InvalidError(_INVALID.format(Text(findings.verdict("nl"), findings.verdict("en"))), findings=findings)
    return findings


def is_valid(x: Gekeurd, *, fail_on: Severity | str = Severity.ERROR, **beside: Any) -> bool:  # noqa: ANN401
    """Tell whether a check finds nothing as grave as `fail_on`; the other arguments are those of `check`."""
    return not check(x, **beside).at_least(fail_on)


@attrs.frozen
class _Check:
    """One check: what stands beside the cases, and by which profile they are judged."""

    context: Context
    profiel: Profiel
    kenmerk: bool

    def check(self, x: Gekeurd) -> Findings:
        match x:
            case Melding() | Signaal():
                found = check_record(x, self.context, self._cases(self.context.editie), kenmerk=self.kenmerk)
            case Register():
                found = self._register(x, self.context)
            case Dossier():
                found = self._dossier(x)
            case Tabel():
                found = self._tables([x])
            case Rapport():
                found = self._tables(x.tabellen.values())
            case Kubus():
                tables, lost = tables_of(x)
                found = self._tables(tables) + lost
            case _:
                found = self._frame(frame_of(x, editie=self.context.editie))
        return attrs.evolve(found, profiel=self.profiel.naam)

    def _register(self, register: Register, beside: Context) -> Findings:
        beside = attrs.evolve(beside, editie=register.editie)
        repeats = self._active(REGISTERREGELS, register.editie)
        return check_rows(register, beside, self._cases(register.editie), repeats, kenmerk=self.kenmerk)

    def _frame(self, source: Frame) -> Findings:
        if not source.lazy:
            return self._register(source.register(), self.context)
        editie = source.lezer.editie
        repeats = self._active(REGISTERREGELS, editie)
        return check_frame(source, self.context, self._cases(editie), repeats, kenmerk=self.kenmerk)

    def _dossier(self, dossier: Dossier) -> Findings:
        beside = Context(
            editie=dossier.editie,
            standdatum=self.context.standdatum or dossier.standdatum,
            zonder=dossier.zonder if self.context.zonder is None else self.context.zonder,
            beloofd=self.context.beloofd or dossier.organisatie,
        )
        rows = Findings() if dossier.register is None else self._register(dossier.register, beside)
        figures = [self._figures(dossier, rule) for rule in self._active(DOSSIERREGELS, dossier.editie)]
        tables, lost = tables_of(dossier)
        told = not _SAME_AS_LOST.isdisjoint(rows.counts())  # the same cases, already named one by one
        return Findings.joined([rows, *figures, self._tables(tables), Findings() if told else lost])

    def _figures(self, dossier: Dossier, rule: Dossierregel) -> Findings:
        said = list(rule.find(dossier))
        verdicts = [each.verdict for each in said]
        tally = Tally(*(verdicts.count(verdict) for verdict in Verdict))
        findings = (rule.finding(each.place, found=each.found) for each in said if each.verdict is Verdict.FAIL)
        return Findings(findings, tallies={rule.id: tally})

    def _tables(self, tables: Iterable[Tabel]) -> Findings:
        rules = self._active(TABELREGELS, self.context.editie)
        return Findings.joined(check_tabel(table, rules) for table in tables)

    def _cases(self, editie: Editie | None) -> tuple[Any, ...]:
        return self._active((*ZAAKREGELS, *self.profiel.eigen), editie)

    def _active(self, rules: tuple[Rule, ...], editie: Editie | None) -> tuple[Rule, ...]:
        year = None if editie is None else editie.jaar
        return tuple(rule for rule in self.profiel.apply(rules) if rule.holds_for(year))


_SAME_AS_LOST = {"URI-M-type-buiten-editie", "URI-M-afdoening-buiten-editie"}
