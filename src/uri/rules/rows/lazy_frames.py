"""Lazy frames judged: what rules look at is counted by the engine, and only rows that break a rule are fetched.

Rules are grouped by the columns that they look at. Of each group the engine counts the distinct combinations, and the
rules judge those as they judge the rows of a register. Differences of days are not left to the engines, which do not
all know them: the pairs of dates are combinations like any other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

import attrs

from uri.aggregate.cubes.frame_counts import CUBE_FIELDS
from uri.errors import IncompatibleError, RejectedRowsError
from uri.findings import Finding, Findings, Tally
from uri.languages import Text
from uri.model import FieldForm
from uri.register import REGISTER_FIELDS, Frame, Register
from uri.register.engine_frame import CountedRows, per_fault
from uri.register.frames.narwhals_expressions import FLOATS, fetch, lacking, may_be_no_cell, narwhals
from uri.register.register_fields import PAIR
from uri.rules.derived_fields import BESIDE, DERIVED_FIELDS, Context
from uri.rules.rows.repeated_rows import Herhalingsregel
from uri.rules.rows.row_findings import check_rows
from uri.rules.rule import Regel

_UNREADABLE = Text("Niet elke rij is te lezen.", "Not every row can be read.")
_OTHER = Text("Het frame gaf de tweede keer andere rijen.", "The frame gave other rows the second time.")
_ONCE = Text(
    "Bewaar het eerst (cache, persist), zodat het niet verandert.", "Keep it first (cache, persist), so that it stays."
)


@attrs.frozen(eq=False)
class LazyGroup:
    """Rules that look at the same columns, and how many rows have each combination of those.

    Attributes:
        rules: The rules; none where the group only sees that its columns can be read.
        headers: The columns.
        counted: Their combinations, each with its number of rows.
    """

    rules: tuple[Regel, ...]
    headers: frozenset[str]
    counted: CountedRows


def check_frame(
    source: Frame, context: Context, rules: Sequence[Regel], repeats: Sequence[Herhalingsregel], *, kenmerk: bool
) -> Findings:
    """Judge the rows of a lazy frame, with the findings and tallies of `check_rows`.

    Rows are named by a column of row numbers or, on request, by kenmerk. Where they cannot be named, findings that say
    the same become one, which says in how many rows.

    Raises:
        RejectedRowsError: Not every row can be read.
        IncompatibleError: The frame gave other rows when it was read again.
    """
    context = attrs.evolve(context, editie=source.reader.editie)
    names_rows = source.rij is not None or kenmerk
    groups = _count_groups(source, rules, by_key=names_rows)
    judged = [check_rows(group.counted.register, context, group.rules, (), kenmerk=False) for group in groups]
    repetitions = [_Repetition.of(source, rule, groups) for rule in repeats]
    choices = [repetition.again for repetition in repetitions if repetition.again is not None]
    if names_rows:
        choices += _failing(source, groups, judged)
    rows = source.rows(reduce(or_, choices)) if choices else Register.from_records([], editie=context.editie)
    fetched = check_rows(rows, context, rules if names_rows else (), repeats, kenmerk=kenmerk)
    tallies = {rule: tally for findings in judged for rule, tally in findings.tallies.items()}
    if names_rows:
        _refuse_other(tallies, fetched)
    tallies |= {
        repetition.rule.id: repetition.tally(fetched.tallies[repetition.rule.id].failed) for repetition in repetitions
    }
    if names_rows:
        on_rows = _placed(fetched, source, {rule.id for rule in repeats})
    else:
        on_rows = [*_combined(groups, judged), *_repeated(fetched)]
    notices = dict.fromkeys(finding for findings in judged for finding in findings if finding.place.row is None)
    return Findings(
        [*(finding for finding in on_rows if finding not in notices), *notices],
        tallies={rule.id: tallies[rule.id] for rule in (*rules, *repeats)},
    )


def _count_groups(source: Frame, rules: Sequence[Regel], *, by_key: bool) -> list[LazyGroup]:
    """Count the combinations that rules look at, those of a cube first: all that is required of a row is among them.

    A cube counts days by their year, so rules on days have a group of their own.
    """
    cube = _closed(source, [header for header, name in source.fields.items() if name in CUBE_FIELDS])
    coarse = frozenset(header for header in cube if _form(source, header) is not FieldForm.DATUM)
    groups = []
    for headers, grouped in _parts(source, rules, coarse).items():
        first = headers == coarse
        counted = source.count(
            cube if first else headers, years=first, whole=first, keyed_by=headers if by_key else None
        )
        groups.append(LazyGroup(tuple(grouped), headers, counted))
    _refuse(groups)
    return groups


def _parts(source: Frame, rules: Iterable[Regel], coarse: frozenset[str]) -> dict[frozenset[str], list[Regel]]:
    """Part the rules by the columns that they look at; a column that can be wrong and has no rule is alone."""
    columns = [(rule, _columns(source, rule)) for rule in rules]
    fine = dict.fromkeys(headers for _, headers in columns if not headers <= coarse)
    parts: dict[frozenset[str], list[Regel]] = {coarse: []}
    parts |= {headers: [] for headers in fine if not any(headers < other for other in fine)}
    for rule, needed in columns:
        parts[next(headers for headers in parts if needed <= headers)].append(rule)
    grouped = frozenset().union(*parts)
    for header in (header for header in source.fields if header not in grouped):
        if _form(source, header) not in _UNFAILING or may_be_no_cell(source.types[header]):
            parts.setdefault(_closed(source, [header]), [])
    return parts


def _form(source: Frame, header: str) -> FieldForm:
    """Return the form of what a column holds; an own one holds texts."""
    name = source.fields[header]
    return FieldForm.TEKST if name is None else REGISTER_FIELDS[name].form


_UNFAILING = {FieldForm.NAAM, FieldForm.TEKST}
"""The forms that can be read from any cell; not every value of an engine is one."""


def _refuse(groups: Sequence[LazyGroup]) -> None:
    """Refuse rows that cannot be read, with every fault once; doubts become warnings.

    A day that cannot be read is named by the group that counts days, where there is one, and not by that of its year.

    Raises:
        RejectedRowsError: There are faults.
    """
    whole, *others = groups
    days = frozenset().union(*(group.headers for group in others))
    faults = [
        fault
        for fault in whole.counted.findings.errors
        if fault.rule != "URI-I-datum" or fault.place.column not in days
    ]
    faults += [fault for group in others for fault in group.counted.findings.errors]
    if faults:
        raise RejectedRowsError(_UNREADABLE, findings=Findings(dict.fromkeys(faults)))
    whole.counted.accepted()


def _columns(source: Frame, rule: Regel) -> frozenset[str]:
    """Return the columns that a rule looks at or shows, and the column of the kind."""
    names = {part for name in (*rule.inputs, *rule.shows, "soort") for part in _fields(name)}
    return _closed(source, [header for header, name in source.fields.items() if (name or header.strip()) in names])


def _closed(source: Frame, headers: Iterable[str]) -> frozenset[str]:
    """Add the column of measures to that of outcomes, and the other way around: they are read together."""
    columns = frozenset(headers)
    pair = frozenset(header for header, name in source.fields.items() if name in PAIR)
    return columns | pair if columns & pair else columns


def _fields(name: str) -> Iterator[str]:
    """Return the fields behind a name that a rule looks at."""
    if name in DERIVED_FIELDS:
        for part in DERIVED_FIELDS[name].inputs.names:
            yield from _fields(part)
    elif name not in BESIDE:
        yield name


def _failing(source: Frame, groups: Iterable[LazyGroup], judged: Iterable[Findings]) -> Iterator[Any]:
    """Return for each group an expression that is true for rows like one that breaks a rule."""
    for group, findings in zip(groups, judged, strict=True):
        if rows := {finding.place.row - 1 for finding in findings if finding.place.row is not None}:
            yield source.row_key(group.headers).is_in([group.counted.keys[row] for row in sorted(rows)])


def _combined(groups: Iterable[LazyGroup], judged: Iterable[Findings]) -> list[Finding]:
    """Return a finding for each combination that breaks a rule, with the number of its rows."""
    counted: list[tuple[Finding, int]] = []
    for group, findings in zip(groups, judged, strict=True):
        numbers = group.counted.register.aantallen
        counted += [
            (finding, int(numbers[finding.place.row - 1])) for finding in findings if finding.place.row is not None
        ]
    return sorted(per_fault(counted), key=_rule_and_values)


def _rule_and_values(finding: Finding) -> tuple[str, ...]:
    return finding.rule, "" if finding.found is None else finding.found.nl, finding.place.column or ""


def _repeated(fetched: Findings) -> list[Finding]:
    """Say in how many rows a case is repeated."""
    return per_fault((attrs.evolve(finding, found=None), 1) for finding in fetched)


def _placed(fetched: Findings, source: Frame, repeats: Collection[str]) -> list[Finding]:
    """Return the findings on rows, with row numbers only where the frame has a column of them.

    Without one, a finding has the kenmerk of its row, and one on repetition does not name the row that is repeated.
    """
    if source.rij is not None:
        return list(fetched)
    rowless = (attrs.evolve(finding, place=attrs.evolve(finding.place, row=None)) for finding in fetched)
    return [attrs.evolve(finding, found=None) if finding.rule in repeats else finding for finding in rowless]


def _refuse_other(tallies: Mapping[str, Tally], fetched: Findings) -> None:
    """See that as many rows break each rule as were counted.

    Raises:
        IncompatibleError: Other rows were fetched than were counted.
    """
    if any(tally.failed != fetched.tallies[name].failed for name, tally in tallies.items()):
        raise IncompatibleError(_OTHER, _ONCE)


@attrs.frozen(kw_only=True, eq=False)
class _Repetition:
    """What an engine says of a rule on repetition.

    Attributes:
        rule: The rule.
        again: An expression that is true for rows that may repeat one another; None where none can.
        evaluable: The number of rows that can be told apart.
        rows: The number of all rows.
    """

    rule: Herhalingsregel
    again: Any
    evaluable: int
    rows: int

    @classmethod
    def of(cls, source: Frame, rule: Herhalingsregel, groups: Sequence[LazyGroup]) -> _Repetition:
        """Let the engine group by all columns in which equal cases have equal texts: the rest is judged on the rows."""
        nw = narwhals()
        is_evaluable = _has_one_of(source, rule.distinct)
        key = source.row_key(_faithful(source, rule, groups), bare=True)
        columns = {"some": source.anywhere, "evaluable": is_evaluable, "key": key, "n": nw.lit(1).cast(nw.Int64)}
        ones = source.engine.select(*(cell.alias(name) for name, cell in columns.items()))
        sums = fetch(ones.select(nw.col("evaluable").sum(), nw.col("n").sum()))
        evaluable, rows = (int(sums[name].to_list()[0] or 0) for name in ("evaluable", "n"))
        per_key = ones.filter(nw.col("evaluable") == 1).group_by("key").agg(nw.col("n").sum())
        keys = fetch(per_key.filter(nw.col("n") > 1).select("key"))["key"].to_list()
        again = (is_evaluable == 1) & key.is_in(keys) if keys else None
        return cls(rule=rule, again=again, evaluable=evaluable, rows=rows)

    def tally(self, failed: int) -> Tally:
        """Tally all rows, given how many of them break the rule."""
        return Tally(self.evaluable - failed, failed, self.rows - self.evaluable)


def _has_one_of(source: Frame, fields: Sequence[str]) -> Any:  # noqa: ANN401 (an expression of narwhals)
    """Return an expression that is 1 for rows that have one of these fields, and else 0."""
    nw = narwhals()
    if any(source.reader.constants.get(name) is not None for name in fields):
        return nw.lit(1).cast(nw.Int64)
    filled = [_filled(source, header) for header, name in source.fields.items() if name in fields]
    if not filled:
        return nw.lit(0).cast(nw.Int64)
    return nw.when(reduce(or_, filled)).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)


def _filled(source: Frame, header: str) -> Any:  # noqa: ANN401 (an expression of narwhals)
    return ~lacking(source.types[header], narwhals().col(header))


def _faithful(source: Frame, rule: Herhalingsregel, groups: Sequence[LazyGroup]) -> list[str]:
    """Return the columns of a rule in which equal cases have equal cells, but for white space in texts.

    Left out are columns in which one value is written in several ways, and columns of which an empty cell takes a
    constant.
    """
    headers = []
    for header, name in source.fields.items():
        if name is None:
            faithful = rule.own and type(source.types[header]).__name__ not in FLOATS
        else:
            faithful = name in rule.fields and name not in source.reader.constants and _one_way(source, name, groups)
        if faithful:
            headers.append(header)
    return headers


def _one_way(source: Frame, name: str, groups: Sequence[LazyGroup]) -> bool:
    """Tell whether each value of a field is written in one way only; texts are, but for white space."""
    if REGISTER_FIELDS[name].form in {FieldForm.NAAM, FieldForm.TEKST}:
        return True
    fields = PAIR if name in PAIR else (name,)
    headers = [header for header, field in source.fields.items() if field in fields]
    counted = next(group.counted for group in groups if group.headers.issuperset(headers))
    values = zip(*(counted.register.kolommen[field].decode() for field in fields), strict=True)
    cells = zip(*(counted.cells[header] for header in headers), strict=True)
    ways: dict[Any, set[Any]] = {}
    for value, written in zip(values, cells, strict=True):
        ways.setdefault(value, set()).add(written)
    return all(len(written) == 1 for written in ways.values())
