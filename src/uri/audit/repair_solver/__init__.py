"""The smallest sets of figures that, when changed, make every bound hold.

It knows nothing of tables: a variable is a figure with the interval that its print stands for, and a bound is a linear
inequality. A set of figures is proposed, and tried; where it fails, exact arithmetic says why, as a demand on the sets
that are proposed next. So what is proposed grows no larger than it must.
"""

from uri.audit.repair_solver.bounds import Bound, Domain, Exact, Variable
from uri.audit.repair_solver.connections import hanging_together
from uri.audit.repair_solver.search import MOST_REPAIRS, RepairSolution, RepairSolutions, repairs
from uri.audit.repair_solver.work import SECONDS, OutOfWorkError, Work

__all__ = [
    "MOST_REPAIRS",
    "SECONDS",
    "Bound",
    "Domain",
    "Exact",
    "OutOfWorkError",
    "RepairSolution",
    "RepairSolutions",
    "Variable",
    "Work",
    "hanging_together",
    "repairs",
]
