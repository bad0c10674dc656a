"""A reader of reports who knows the field and not the library: what hidden counts of Tables 1 to 4 can be.

It knows nothing but the plain data of reports, as `uri report --format json` prints them, and these facts, each from
the report of BZK on 2023: what Tables 1, 3 and 4 add up to, that Table 2 repeats Table 1 by year, that the key figures
repeat totals, that no more is substantiated than reported nor dealt with than substantiated, that zeros are shown where
the policy says so, and that parts make up their whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import highspy

HEADLINES = {
    "meldingen": ("m", "totaal"),
    "aangetoond": ("a", "totaal"),
    "disciplinair": ("d", "disciplinair"),
    "niet_disciplinair": ("d", "niet_disciplinair"),
    "signalen": ("s", "totaal"),
    "misstanden": ("m", "misstand"),
    "onderzoeken": ("o", "totaal"),
    "klachten": ("k", "totaal"),
    "klachtadviezen": ("k", "adviezen"),
}
Plain = Mapping[str, Any]
Key = tuple[tuple[str | None, str | None], str, str, str]
"""What a count counts: the organisation and its part, the year, which kind of count, and which of them."""
Cells = dict[Key, int | None]


def new_highs() -> Any:  # noqa: ANN401 (HiGHS has no types)
    """Make a solver."""
    made: Any = highspy
    return made.Highs()


def cells_of(report: Plain) -> list[tuple[tuple[str, str, str], Key, int | None]]:
    """List the counts of a report: the place, what is counted there, and the number, None where it is hidden."""
    who, year = (report["organisatie"], report.get("onderdeel")), str(report["verslagjaar"])
    found = []
    for name, table in report["tabellen"].items():
        for row in table["rijen"]:
            for column, value in row["cellen"].items():
                counted = _counted(name, row["code"], column, year)
                hidden = row["leeg"].get(column) == "onderdrukt"
                if counted is not None and (hidden or isinstance(value, int)):
                    found.append(((name, row["code"], column), (who, *counted), None if hidden else value))
    return found


def listed(report: Plain) -> dict[Key, int]:
    """Count the rows of the list of cases: all reports of the year, and those of each type where types are shown."""
    lines = report["tabellen"].get("overzicht", {}).get("rijen", [])
    who, year = (report["organisatie"], report.get("onderdeel")), str(report["verslagjaar"])
    if not lines:
        return {}
    counts: dict[Key, int] = {(who, year, "m", "totaal"): len(lines)}
    for row in report["tabellen"]["schendingen"]["rijen"]:
        of_type = [line for line in lines if line["cellen"].get("categorie") == row["label"]]
        if of_type and all(line["cellen"].get("categorie") for line in lines):
            counts[who, year, "m", row["code"]] = len(of_type)
    return counts


def _counted(table: str, row: str, column: str, year: str) -> tuple[str, str, str] | None:
    if table == "schendingen":
        return year, {"mogelijk": "m", "aangetoond": "a"}[column], row
    if table == "aangetoond_per_jaar":
        return column, "a", row
    if table == "signalen":
        return year, "s", row
    if table == "afdoeningen":
        return (year, "m", "totaal") if row == "totaal" else (year, "d", row)
    if table == "kerncijfers" and row in HEADLINES:
        return column, *HEADLINES[row]
    return None


class FieldReader:
    """Who reads some reports together, of which the first may be the whole and the others its parts."""

    def __init__(
        self,
        reports: Sequence[Plain],
        *,
        zeros_shown: bool,
        in_parts: bool = False,
        groups: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.cells: Cells = {}
        for report in reports:
            for _, key, value in cells_of(report):
                if self.cells.get(key) is None:
                    self.cells[key] = value
            self.cells |= {key: number for key, number in listed(report).items() if self.cells.get(key) is None}
        self._low = 1 if zeros_shown else 0
        self.nowhere: set[Key] = set()
        self._rows: list[tuple[dict[Key, int], float, float]] = []
        for report in reports:
            self._add_up(report)
        self._compare()
        self._merge(groups or {})
        if in_parts:
            self._add_parts(reports)

    def range(self, terms: Mapping[Key, int]) -> tuple[int, int]:
        """Return the least and the most that a sum of counts can be; from 1000 on the most is not told."""
        return self._end(terms, 1), self._end(terms, -1)

    def _end(self, terms: Mapping[Key, int], sign: int) -> int:
        for at, key in enumerate(self.cells):
            self._solver.changeColCost(at, float(sign * terms.get(key, 0)))
        self._solver.run()
        assert self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal, "no numbers fit the reports"
        found: float = self._solver.getInfo().objective_function_value
        return round(sign * found)

    @cached_property
    def _solver(self) -> Any:  # noqa: ANN401 (HiGHS has no types)
        solver: Any = new_highs()
        for option, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0)):
            solver.setOptionValue(option, value)
        columns = {key: at for at, key in enumerate(self.cells)}
        for key, number in self.cells.items():
            solver.addVar(*((float(self._low), 1000.0) if number is None else (float(number), float(number))))
            solver.changeColIntegrality(columns[key], highspy.HighsVarType.kInteger)
        for row, least, most in self._rows:
            solver.addRow(least, most, len(row), [columns[key] for key in row], [float(by) for by in row.values()])
        return solver

    def _require(self, left: Iterable[Key], right: Iterable[Key], *, at_most: bool = False) -> None:
        row: dict[Key, int] = {}
        for sign, keys in ((1, left), (-1, right)):
            for key in keys:
                row[key] = row.get(key, 0) + sign
        if row and row.keys() <= self.cells.keys():
            self._rows.append((row, -highspy.kHighsInf if at_most else 0.0, 0.0))

    def _add_up(self, report: Plain) -> None:
        keys = {place: key for place, key, _ in cells_of(report)}
        for name in ("schendingen", "aangetoond_per_jaar", "signalen", "afdoeningen"):
            for column in report["tabellen"].get(name, {}).get("kolommen", []):
                group: list[Key] = []
                parts: list[Key] = []
                for row in report["tabellen"][name]["rijen"]:
                    key = keys.get((name, row["code"], column))
                    if key is None:
                        continue
                    if row["soort"] == "detail":
                        group.append(key)
                    elif row["soort"] == "subtotaal":
                        if group:  # a subtotal may stand without its parts
                            self._require(group, [key])
                        parts, group = [*parts, key], []
                    elif parts or group:
                        self._require([*parts, *group], [key])

    def _compare(self) -> None:
        for who, year, kind, row in list(self.cells):
            if kind == "a":
                self._require([(who, year, "a", row)], [(who, year, "m", row)], at_most=True)
        for who, year in {(key[0], key[1]) for key in self.cells}:
            dealt_with = [(who, year, "d", "disciplinair"), (who, year, "d", "niet_disciplinair")]
            self._require(dealt_with, [(who, year, "a", "totaal")], at_most=True)

    def _merge(self, groups: Mapping[str, Sequence[str]]) -> None:
        """Take a group for the sum of its rows, wherever these are, as another report may have the group."""
        for who, year, kind in dict.fromkeys(key[:3] for key in self.cells if key[2] in "mas"):
            for group, rows in groups.items():
                own = [row for row in rows if row != "anders" or kind == "s"]  # Table 1 has no such row
                keys = [key for row in own if (key := (who, year, kind, row)) in self.cells]
                whole = (who, year, kind, group)
                if group not in rows and 0 < len(keys) < len(own) and whole in self.cells:
                    self._require(keys, [whole], at_most=True)
                elif keys and len(keys) == len(own) and group not in rows:
                    if whole not in self.cells:
                        numbers = [self.cells[key] for key in keys]
                        self.cells[whole] = None if None in numbers else sum(number or 0 for number in numbers)
                        self.nowhere.add(whole)
                    self._require(keys, [whole])

    def _add_parts(self, reports: Sequence[Plain]) -> None:
        whole, *parts = [(report["organisatie"], report.get("onderdeel")) for report in reports]
        for key in [key for key in self.cells if key[0] == whole]:
            self._require([(part, *key[1:]) for part in parts], [key])


def protected_sums(cells: Mapping[Key, int | None]) -> list[dict[Key, int]]:
    """Return what is protected: each count, and what was reported less what was substantiated."""
    sums: list[dict[Key, int]] = [{key: 1} for key in cells]
    for key in cells:
        who, year, kind, row = key
        if kind == "m" and (proven := (who, year, "a", row)) in cells:
            sums.append({key: 1, proven: -1})
    return sums


def leaks(
    protected: Sequence[Plain],
    original: Sequence[Plain],
    *,
    threshold: int,
    zeros_shown: bool,
    whole_range: bool,
    in_parts: bool = False,
    groups: Mapping[str, Sequence[str]] | None = None,
) -> list[tuple[dict[Key, int], int, tuple[int, int]]]:
    """List the small counts of which readers learn more than the policy allows, were nothing shown but zeros."""
    truth = FieldReader(original, zeros_shown=zeros_shown, in_parts=in_parts, groups=groups)
    reader = FieldReader(protected, zeros_shown=zeros_shown, in_parts=in_parts, groups=groups)
    nothing = FieldReader(original, zeros_shown=zeros_shown, in_parts=in_parts, groups=groups)
    nothing.cells = {key: 0 if value == 0 and zeros_shown else None for key, value in truth.cells.items()}
    least = 1 if zeros_shown else 0
    found = []
    for terms in protected_sums({key: value for key, value in truth.cells.items() if key not in truth.nowhere}):
        number = sum(by * (truth.cells[key] or 0) for key, by in terms.items())
        if not least <= number < threshold:
            continue
        low, high = reader.range(terms)
        lowest, highest = nothing.range(terms)
        if whole_range:
            is_told = low > max(lowest, least) or high < min(highest, threshold - 1)
        else:
            is_told = high < min(highest, threshold)
        if is_told:
            found.append((terms, number, (low, high)))
    return found
