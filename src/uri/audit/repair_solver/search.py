"""The search for the smallest repairs: sets are proposed and tried until one makes everything hold.

What is demanded of a set is proved. So the size of the smallest proposal is one below which there is no repair, also
where the search ends before it is done. What shares no bound, and no demand, is sought apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from uri.audit.repair_solver.bounds import Bound, Domain, Variable
from uri.audit.repair_solver.connections import hanging_together
from uri.audit.repair_solver.demands import Demand
from uri.audit.repair_solver.proposals import Proposals
from uri.audit.repair_solver.systems import Equalities, System
from uri.audit.repair_solver.trials import Trials, UnprovedError
from uri.audit.repair_solver.work import OutOfWorkError, Work

MOST_REPAIRS = 20
"""So many repairs of one knot are sought."""


@attrs.frozen
class RepairSolution:
    """One smallest repair.

    Attributes:
        values: The number of each variable to change, with the least and the most that it may be; None is without end.
    """

    values: Mapping[int, Domain]


@attrs.frozen
class RepairSolutions:
    """The smallest repairs that were found of what hangs together.

    Attributes:
        possible: The repairs.
        complete: False when there may be others, as the bound on number or work was reached.
        least: How many variables every repair changes at least, which is proved.
        suspects: The variables of the bounds that do not hold.
    """

    possible: tuple[RepairSolution, ...] = ()
    complete: bool = True
    least: int = 0
    suspects: frozenset[int] = frozenset()


def repairs(
    variables: Sequence[Variable], bounds: Sequence[Bound], work: Work, *, most: int = MOST_REPAIRS
) -> tuple[RepairSolutions, ...]:
    """Find all smallest sets of variables that make every bound hold when they may take any value from zero.

    >>> three, four, five = (Variable(number, number) for number in (3, 4, 5))
    >>> at_most_five = Bound(((0, 1), (1, 1), (2, -1)))  # 3 + 4 is at most 5
    >>> (knot,) = repairs([three, four, five], [at_most_five], Work.of(seconds=10))
    >>> [sorted(solution.values) for solution in knot.possible]
    [[0], [1], [2]]

    Args:
        variables: The figures; one that is fixed is in no set.
        bounds: What must hold between them.
        work: What may be done; it is spent.
        most: How many sets are sought.

    Returns:
        The sets with their values, for each part that can be repaired by itself; nothing where everything holds. There
        is no repair at all of a part where even changing everything does not help.

    Raises:
        OutOfWorkError: Not even what does not hold could be listed.
        MissingExtraError: The package highspy is not installed.
    """
    system = System.of(variables, bounds, work)
    search = _Search(Trials(system, work), Equalities.among(system, work), most)
    return search.all_knots()


@attrs.define(eq=False)
class _Knot:
    """What is sought apart.

    Attributes:
        proposals: What is proposed for it, and what is demanded.
        suspects: The variables of the bounds that do not hold.
        size: How many variables every repair changes at least.
        found: What was found.
        is_sought: Whether it was sought.
        is_finished: Whether it was sought until there was no need to seek further.
    """

    proposals: Proposals
    suspects: frozenset[int]
    size: int = 1
    found: list[RepairSolution] = attrs.field(factory=list)
    is_sought: bool = False
    is_finished: bool = False


@attrs.frozen(eq=False)
class _Search:
    """The search.

    Attributes:
        trials: By which sets are tried.
        equalities: The equalities that hold as printed.
        most: How many sets are sought of a knot.
    """

    trials: Trials
    equalities: Equalities
    most: int

    def all_knots(self) -> tuple[RepairSolutions, ...]:
        """Seek each knot apart; those that turn out to share bounds are sought anew, together.

        Where the work runs out, nobody knows whether more of them would have: then none is said to be complete.
        """
        knots = self._tied([self._knot([demand]) for demand in self.trials.first_demands()])
        is_finished = True
        while is_finished and not all(knot.is_sought for knot in knots):
            for knot in sorted(knots, key=lambda knot: len(knot.proposals.figures)):
                if not knot.is_sought:
                    self._seek(knot)
                is_finished &= knot.is_finished
            knots = self._tied(knots) if is_finished else knots
        return tuple(
            RepairSolutions(tuple(knot.found), is_finished and len(knot.found) < self.most, knot.size, knot.suspects)
            for knot in knots
        )

    def _knot(self, demands: Iterable[Demand]) -> _Knot:
        proposals = Proposals(self.equalities, self.trials.work)
        for demand in demands:
            proposals.add(demand)
        return _Knot(proposals, frozenset(proposals.figures))

    def _tied(self, knots: Sequence[_Knot]) -> list[_Knot]:
        """Put knots together that share a bound."""
        tied = []
        for group in hanging_together(self.trials.system.reach(knot.proposals.figures) for knot in knots):
            members = [knots[number] for number in group]
            if len(members) == 1:
                tied += members
                continue
            together = self._knot(demand for knot in members for demand in knot.proposals.demands)
            together.suspects = frozenset().union(*(knot.suspects for knot in members))
            tied.append(together)
        return tied

    def _seek(self, knot: _Knot) -> None:
        """Seek the repairs of a knot until there are no more, or enough, or the work is done."""
        knot.is_sought = True
        try:
            for changed in self._smallest_sets(knot):
                knot.found.append(RepairSolution(self.trials.values(changed)))
                if len(knot.found) == self.most:
                    break
            knot.is_finished = True
        except (OutOfWorkError, UnprovedError):
            knot.is_finished = False

    def _smallest_sets(self, knot: _Knot) -> Iterator[frozenset[int]]:
        """Give every smallest set by which all holds that hangs together."""
        proposals = knot.proposals
        is_found = False
        while (size := knot.size if is_found else proposals.least_size()) is not None:
            knot.size = size
            while (changed := proposals.propose(knot.size)) is not None:
                if self._is_repair(proposals, changed):
                    is_found = True
                    yield changed
                    proposals.exclude(changed)
            if is_found:
                return

    def _is_repair(self, proposals: Proposals, changed: frozenset[int]) -> bool:
        """Tell whether a set makes everything hold; where it does not, ask for what it lacks."""
        if proposals.bind(changed):
            return False
        demands = self.trials.demands(changed)
        for demand in demands:
            proposals.add(demand)
        return not demands
