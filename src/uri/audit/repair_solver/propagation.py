"""Where variables can still lie, found bound by bound in exact fractions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from uri.audit.repair_solver.bounds import Domain, Exact, Variable, exact
from uri.audit.repair_solver.systems import LocalSystem, SystemRow
from uri.audit.repair_solver.work import Work

_MOST_ROUNDS = 8
"""A row is read at most so often: two that narrow each other step by step would go on for long."""


def narrowed(system: LocalSystem, variables: Sequence[Variable], work: Work) -> dict[int, Domain] | None:
    """Narrow where variables can lie until no row narrows any more; None where nothing is left.

    Args:
        system: The rows.
        variables: The variables, of which it is asked whether they are whole.
        work: What may be done.
    """
    domains = dict(system.domains)
    rows_of: defaultdict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(system.rows):
        for variable in row.factors:
            rows_of[variable].append(number)
    rounds = [0] * len(system.rows)
    waiting = dict.fromkeys(range(len(system.rows)))
    while waiting:
        number = next(iter(waiting))
        del waiting[number]
        rounds[number] += 1
        work.spend(1 + len(system.rows[number].factors))
        changes = _narrower(system.rows[number], domains, variables)
        if changes is None:
            return None
        for variable, domain in changes.items():
            domains[variable] = domain
            waiting.update((row, None) for row in rows_of[variable] if rounds[row] < _MOST_ROUNDS)
    return domains


def _narrower(row: SystemRow, domains: Mapping[int, Domain], variables: Sequence[Variable]) -> dict[int, Domain] | None:
    """Return the domains that a row narrows; None where it cannot hold."""
    least = {one: least_product(factor, domains[one]) for one, factor in row.factors.items()}
    endless = [one for one, product in least.items() if product is None]
    if len(endless) > 1:
        return {}
    total = sum(product for product in least.values() if product is not None)
    if not endless and total > row.limit:
        return None
    changes: dict[int, Domain] = {}
    for one in endless or row.factors:
        room = row.limit - total + (least[one] or 0)
        domain = _cut_off(domains[one], room, row.factors[one], whole=variables[one].whole)
        if domain is None:
            return None
        if domain != domains[one]:
            changes[one] = domain
    return changes


def _cut_off(domain: Domain, room: Exact, factor: Exact, *, whole: bool) -> Domain | None:
    """Keep a variable where its product with a factor stays within a room; None where nothing is left."""
    low, high = domain
    end = factor * room if abs(factor) == 1 else exact(Fraction(room) / factor)
    if factor > 0:
        end = floor(end) if whole else end
        high = end if high is None else min(high, end)
    else:
        end = ceil(end) if whole else end
        low = end if low is None else max(low, end)
    return None if low is not None and high is not None and low > high else (low, high)


def least_product(factor: Exact, domain: Domain) -> Exact | None:
    """Return the least that a variable times its factor can be; None is without end."""
    end = domain[0] if factor > 0 else domain[1]
    return None if end is None else factor * end


def without_settled(system: LocalSystem, domains: Mapping[int, Domain]) -> LocalSystem:
    """Return what is left of a system once variables that can be one number only are taken for constants."""
    settled = {one: low for one, (low, high) in domains.items() if low is not None and low == high}
    rows = []
    for row in system.rows:
        factors = {one: factor for one, factor in row.factors.items() if one not in settled}
        off = sum((factor * settled[one] for one, factor in row.factors.items() if one in settled))
        if factors:
            rows.append(SystemRow(row.bound, factors, row.limit - off))
    return LocalSystem(tuple(rows), {one: domain for one, domain in domains.items() if one not in settled})
