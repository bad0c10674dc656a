"""What came of reading a sheet of cases: the accepted rows as a register, beside what was rejected."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from uri.findings import Findings
from uri.register.parsing.reader import ParsedCases, accept
from uri.register.register import Register


@attrs.frozen(kw_only=True)
class Reading:
    """What came of reading a file: the accepted rows, the findings, and how many rows there were.

    Attributes:
        register: The rows that were accepted.
        findings: What is wrong, with the place of each; also doubts that reject nothing.
        rows: How many rows there were.
        rejected: The numbers of the rows that were not accepted, as the user sees them, sheet by sheet.
        left_out: The numbers of the rows that a mapping leaves out, since they are no cases of their own.
    """

    register: Register
    findings: Findings
    rows: int
    rejected: tuple[int, ...]
    left_out: tuple[int, ...] = ()

    @classmethod
    def of(cls, cases: ParsedCases) -> Reading:
        """Make a register of the rows that were not rejected."""
        return cls(
            register=Register.of_cases(cases),
            findings=cases.findings,
            rows=cases.rows,
            rejected=cases.rejected,
            left_out=tuple(notice.place.row or 0 for notice in cases.left_out),
        )

    @classmethod
    def joined(cls, readings: Sequence[Reading]) -> Reading:
        """Put what came of several sheets together, in their order."""
        return cls(
            register=Register.concat((reading.register for reading in readings), parts=True),
            findings=Findings.joined(reading.findings for reading in readings),
            rows=sum(reading.rows for reading in readings),
            rejected=tuple(row for reading in readings for row in reading.rejected),
            left_out=tuple(row for reading in readings for row in reading.left_out),
        )

    def accepted(self) -> Register:
        """Return the register if no row was rejected.

        A doubt becomes a `UserWarning`.

        Raises:
            RejectedRowsError: Some row was rejected; it carries every fault.
        """
        accept(self.findings, len(self.rejected), self.rows)
        return self.register
