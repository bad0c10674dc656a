"""Lazy frames judged: what rules look at is counted by the engine, and only rows that break a rule are fetched.

Rules are grouped by the columns that they look at. Of each group the engine counts the distinct combinations, and the
rules judge those as they judge the rows of a register. Differences of days are not left to the engines, which do not
all know them: the pairs of dates are combinations like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

import attrs

from uri.aggregate.cubes.frame_counts import GETELD
from uri.errors import IncompatibleError, RejectedRowsError
from uri.findings import Finding, Findings, Tally
from uri.model import FieldForm
from uri.register import REGISTER_FIELDS, Frame, Register
from uri.register.frames.frame import FLOATS, CountedRows, fetch, lacking, may_be_no_cell, narwhals, per_fault
from uri.register.parsing.column_builder import PAIR
from uri.rules.derived_fields import DERIVED_FIELDS, Context
from uri.rules.rows.judging import check_rows
from uri.rules.rule import Regel
from uri.rules.subjects.on_registers import REGELS, Herhalingsregel
from uri.texts import Text

_BESIDE = frozenset(field.name for field in attrs.fields(Context))
_UNREADABLE = Text("Niet elke rij is te lezen.", "Not every row can be read.")
_OTHER = Text("Het frame gaf de tweede keer andere rijen.", "The frame gave other rows the second time.")
_ONCE = Text(
    "Bewaar het eerst (cache, persist), zodat het niet verandert.", "Keep it first (cache, persist), so that it stays."
)


@attrs.frozen(eq=False)
class LazyGroup:
    """Rules that look at the same columns, and how many rows have each combination of those."""

    rules: tuple[Regel, ...]
    headers: frozenset[str]
    counted: CountedRows


def check_frame(
    source: Frame, beside: Context, rules: Sequence[Regel], repeats: Sequence[Herhalingsregel], *, kenmerk: bool
) -> Findings:
    """Judge the rows of a lazy frame, with the findings and tallies of `check_rows`.

    Where nothing names the rows, neither a column of row numbers nor, on request, a kenmerk, findings that say the same
    are one, and say in how many rows. Raises `RejectedRowsError` with all that cannot be read.
    """
    omgeving = attrs.evolve(beside, editie=source.lezer.editie)
    named = source.rij is not None or kenmerk
    groups = _counted(source, rules, named=named)
    judged = [check_rows(group.counted.register, omgeving, group.rules, (), kenmerk=False) for group in groups]
    sought = [_Repetition.of(source, rule, groups) for rule in repeats]
    wanted = [each.again for each in sought if each.again is not None]
    if named:
        wanted += _failing(source, groups, judged)
    rows = source.rows(reduce(or_, wanted)) if wanted else Register.from_records([], editie=omgeving.editie)
    fetched = check_rows(rows, omgeving, rules if named else (), repeats, kenmerk=kenmerk)
    tallies = {name: tally for found in judged for name, tally in found.tallies.items()}
    if named:
        _refuse_other(tallies, fetched)
    tallies |= {each.rule.id: each.tally(fetched.tallies[each.rule.id].failed) for each in sought}
    told = _placed(fetched, source) if named else [*_told(groups, judged), *_repeated(fetched)]
    notices = dict.fromkeys(each for found in judged for each in found if each.place.row is None)
    return Findings(
        [*(each for each in told if each not in notices), *notices],
        tallies={rule.id: tallies[rule.id] for rule in (*rules, *repeats)},
    )


def _counted(source: Frame, rules: Sequence[Regel], *, named: bool) -> list[LazyGroup]:
    """Count the combinations that rules look at, those of a cube first: all that is required of a row is among them.

    A cube counts days by their year, so rules on days have a group of their own.
    """
    cube = _closed(source, [header for header, name in source.velden.items() if name in GETELD])
    coarse = frozenset(header for header in cube if _vorm(source, header) is not FieldForm.DATUM)
    groups = []
    for headers, each in _parts(source, rules, coarse).items():
        first = headers == coarse
        geteld = source.count(cube if first else headers, years=first, whole=first, sleutel=headers if named else None)
        groups.append(LazyGroup(tuple(each), headers, geteld))
    _refuse(groups)
    return groups


def _parts(source: Frame, rules: Iterable[Regel], coarse: frozenset[str]) -> dict[frozenset[str], list[Regel]]:
    """Part the rules by the columns that they look at; a column that can be wrong and has no rule is alone."""
    looks = [(rule, _columns(source, rule)) for rule in rules]
    fine = dict.fromkeys(each for _, each in looks if not each <= coarse)
    parts: dict[frozenset[str], list[Regel]] = {coarse: []}
    parts |= {each: [] for each in fine if not any(each < other for other in fine)}
    for rule, each in looks:
        parts[next(headers for headers in parts if each <= headers)].append(rule)
    grouped = frozenset().union(*parts)
    for header in (each for each in source.velden if each not in grouped):
        if _vorm(source, header) not in _UNFAILING or may_be_no_cell(source.types[header]):
            parts.setdefault(_closed(source, [header]), [])
    return parts


def _vorm(source: Frame, header: str) -> FieldForm:
    """Return the form of what a column holds; an own one holds texts."""
    name = source.velden[header]
    return FieldForm.TEKST if name is None else REGISTER_FIELDS[name].form


_UNFAILING = {FieldForm.NAAM, FieldForm.TEKST}
"""The forms that can be read from any cell; not every value of an engine is one."""


def _refuse(groups: Sequence[LazyGroup]) -> None:
    """Raise `RejectedRowsError` with every fault, once; doubts become warnings.

    A day that cannot be read is told by the group that counts days, where there is one, and not by that of its year.
    """
    whole, *others = groups
    days = frozenset().union(*(group.headers for group in others))
    faults = [
        each for each in whole.counted.findings.errors if each.rule != "URI-I-datum" or each.place.column not in days
    ]
    faults += [each for group in others for each in group.counted.findings.errors]
    if faults:
        raise RejectedRowsError(_UNREADABLE, findings=Findings(dict.fromkeys(faults)))
    whole.counted.accepted()


def _columns(source: Frame, rule: Regel) -> frozenset[str]:
    """Return the columns that a rule looks at or shows, and that which tells the kind."""
    names = {part for name in (*rule.inputs, *rule.shows, "soort") for part in _fields(name)}
    return _closed(source, [header for header, name in source.velden.items() if (name or header.strip()) in names])


def _closed(source: Frame, headers: Iterable[str]) -> frozenset[str]:
    """Add the column of measures to that of outcomes, and the other way around: they are read together."""
    found = frozenset(headers)
    pair = frozenset(header for header, name in source.velden.items() if name in PAIR)
    return found | pair if found & pair else found


def _fields(name: str) -> Iterator[str]:
    """Give the fields that lie behind what a rule looks at."""
    if name in DERIVED_FIELDS:
        for part in DERIVED_FIELDS[name].inputs.names:
            yield from _fields(part)
    elif name not in _BESIDE:
        yield name


def _failing(source: Frame, groups: Iterable[LazyGroup], judged: Iterable[Findings]) -> Iterator[Any]:
    """Tell of each row, group by group, whether it is like one that was found to break a rule."""
    for group, found in zip(groups, judged, strict=True):
        if rows := {each.place.row - 1 for each in found if each.place.row is not None}:
            yield source.sleutel(group.headers).is_in([group.counted.keys[row] for row in sorted(rows)])


def _told(groups: Iterable[LazyGroup], judged: Iterable[Findings]) -> list[Finding]:
    """Say of each combination that breaks a rule in how many rows it is."""
    rows: list[tuple[Finding, int]] = []
    for group, found in zip(groups, judged, strict=True):
        numbers = group.counted.register.aantallen
        rows += [(each, int(numbers[each.place.row - 1])) for each in found if each.place.row is not None]
    return sorted(per_fault(rows), key=_rule_and_found)


def _rule_and_found(finding: Finding) -> tuple[str, ...]:
    return finding.rule, "" if finding.found is None else finding.found.nl, finding.place.column or ""


def _repeated(fetched: Findings) -> list[Finding]:
    """Say in how many rows a case is repeated."""
    return per_fault((attrs.evolve(each, found=None), 1) for each in fetched)


def _placed(fetched: Findings, source: Frame) -> list[Finding]:
    """Return the findings on rows; without the numbers of the rows, and of those that they repeat, if those have none.

    Such rows are told by their kenmerk.
    """
    if source.rij is not None:
        return list(fetched)
    again = {rule.id for rule in REGELS}
    rowless = (attrs.evolve(each, place=attrs.evolve(each.place, row=None)) for each in fetched)
    return [attrs.evolve(each, found=None) if each.rule in again else each for each in rowless]


def _refuse_other(tallies: Mapping[str, Tally], fetched: Findings) -> None:
    """Raise `IncompatibleError` when other rows were fetched than were counted."""
    if any(tally.failed != fetched.tallies[name].failed for name, tally in tallies.items()):
        raise IncompatibleError(_OTHER, _ONCE)


@attrs.frozen(kw_only=True, eq=False)
class _Repetition:
    """What an engine says of a rule on repetition.

    `again` tells which rows may repeat one another, None where none can; `evaluable` of `rows` can be told apart.
    """

    rule: Herhalingsregel
    again: Any
    evaluable: int
    rows: int

    @classmethod
    def of(cls, source: Frame, rule: Herhalingsregel, groups: Sequence[LazyGroup]) -> _Repetition:
        """Let the engine group by all columns in which equal cases have equal texts: the rest is judged on the rows."""
        nw = narwhals()
        known = _known(source, rule.distinct)
        sleutel = source.sleutel(_faithful(source, rule, groups), bare=True)
        ones = source.engine.select(source.anywhere.alias("some"), known.alias("known"), sleutel.alias("key"))
        ones = ones.with_columns(nw.lit(1).cast(nw.Int64).alias("n"))
        sums = fetch(ones.select(nw.col("known").sum(), nw.col("n").sum()))
        evaluable, rows = (int(sums[name].to_list()[0] or 0) for name in ("known", "n"))
        per_key = ones.filter(nw.col("known") == 1).group_by("key").agg(nw.col("n").sum())
        keys = fetch(per_key.filter(nw.col("n") > 1).select("key"))["key"].to_list()
        again = (known == 1) & sleutel.is_in(keys) if keys else None
        return cls(rule=rule, again=again, evaluable=evaluable, rows=rows)

    def tally(self, failed: int) -> Tally:
        return Tally(self.evaluable - failed, failed, self.rows - self.evaluable)


def _known(source: Frame, fields: Sequence[str]) -> Any:  # noqa: ANN401 (an expression of narwhals)
    """Tell 1 for each row that has one of these fields."""
    nw = narwhals()
    if any(source.lezer.constants.get(name) is not None for name in fields):
        return nw.lit(1).cast(nw.Int64)
    filled = [_filled(source, header) for header, name in source.velden.items() if name in fields]
    if not filled:
        return nw.lit(0).cast(nw.Int64)
    return nw.when(reduce(or_, filled)).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)


def _filled(source: Frame, header: str) -> Any:  # noqa: ANN401 (an expression of narwhals)
    return ~lacking(source.types[header], narwhals().col(header))


def _faithful(source: Frame, rule: Herhalingsregel, groups: Sequence[LazyGroup]) -> list[str]:
    """Return the columns of a rule in which equal cases have equal cells, but for white space in texts.

    Not so are columns in which one value is written in several ways, and those of which an empty cell takes a constant.
    """
    found = []
    for header, name in source.velden.items():
        if name is None:
            told = rule.own and type(source.types[header]).__name__ not in FLOATS
        else:
            told = name in rule.fields and name not in source.lezer.constants and _one_way(source, name, groups)
        if told:
            found.append(header)
    return found


def _one_way(source: Frame, name: str, groups: Sequence[LazyGroup]) -> bool:
    """Tell whether each value of a field is written in one way only; texts are, but for white space."""
    if REGISTER_FIELDS[name].form in {FieldForm.NAAM, FieldForm.TEKST}:
        return True
    fields = PAIR if name in PAIR else (name,)
    headers = [header for header, field in source.velden.items() if field in fields]
    geteld = next(each.counted for each in groups if each.headers.issuperset(headers))
    read = zip(*(geteld.register.kolommen[field].decode() for field in fields), strict=True)
    raw = zip(*(geteld.cells[header] for header in headers), strict=True)
    ways: dict[Any, set[Any]] = {}
    for value, cells in zip(read, raw, strict=True):
        ways.setdefault(value, set()).add(cells)
    return all(len(each) == 1 for each in ways.values())
