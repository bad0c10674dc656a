"""How much is done to find repairs: one bound on work for all of it, and the clock as a last guard."""

from __future__ import annotations

from time import monotonic

import attrs

SECONDS = 10.0
"""So long is sought for repairs, in seconds, with all that is prepared for it."""

MOST_STEPS = 50_000_000
"""So much is done for repairs: a term of a bound that is read is a step, and so is one that the solver passes."""


class OutOfWorkError(Exception):
    """What may be done was done, or the time is up."""


@attrs.define
class Work:
    """The work that is left, of which every part of the search spends.

    Steps are counted, so that the same figures get the same answer on every machine that is not too slow for it.

    Attributes:
        deadline: When it ends, by the clock of `monotonic`.
        steps: How many steps are left.
    """

    deadline: float
    steps: int = MOST_STEPS

    @classmethod
    def of(cls, seconds: float) -> Work:
        """Return the work that may be done in so many seconds from now."""
        return cls(monotonic() + seconds)

    @property
    def seconds(self) -> float:
        """How many seconds are left."""
        return self.deadline - monotonic()

    def spend(self, steps: int) -> None:
        """Spend steps.

        Raises:
            OutOfWorkError: There are none left, or the time is up.
        """
        self.steps -= steps
        if self.steps < 0 or self.seconds <= 0:
            raise OutOfWorkError
