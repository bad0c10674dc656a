"""How much a search for a pattern may do: so many steps, by which the same input gives the same pattern everywhere."""

from __future__ import annotations

from time import monotonic

import attrs

MOST_STEPS = 20_000_000
"""So many steps are taken for a pattern where nobody says otherwise."""


class StepsTakenError(Exception):
    """All steps are taken: what was proved so far is what there is."""


class TimeUpError(Exception):
    """The time is up: nothing is given, since what was found by then differs from machine to machine."""


@attrs.frozen
class Limit:
    """What every search of a release may do.

    Attributes:
        steps: How many steps a search for one pattern takes at most, None for as many as it needs. A step is a figure
            of a question to the reader, or a term of what he has said so far.
        deadline: When all must be done, by the clock of `monotonic`; None for whenever.
    """

    steps: int | None = MOST_STEPS
    deadline: float | None = None

    @classmethod
    def of(cls, steps: int | None, seconds: float | None) -> Limit:
        """Return the limit of so many steps a pattern, and so many seconds from now for all of it."""
        return cls(steps, None if seconds is None else monotonic() + seconds)

    def allowance(self) -> Allowance:
        """Return what one search may do."""
        return Allowance(self, self.steps)


@attrs.define
class Allowance:
    """What one search may still do.

    Attributes:
        limit: What every search may do.
        left: The steps that are left, None for as many as it needs.
    """

    limit: Limit
    left: int | None

    def spend(self, steps: int) -> None:
        """Spend steps.

        Raises:
            StepsTakenError: There are none left.
            TimeUpError: The time is up.
        """
        self.check_time()
        if self.left is not None:
            self.left -= steps
            if self.left < 0:
                raise StepsTakenError

    def check_time(self) -> None:
        """Go on only while there is time.

        Raises:
            TimeUpError: The time is up.
        """
        if self.limit.deadline is not None and monotonic() > self.limit.deadline:
            raise TimeUpError
