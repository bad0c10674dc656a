"""What came of reading a sheet of cases: the accepted rows as a register, beside what was rejected."""

from __future__ import annotations

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
        rejected: The numbers of the rows that were not accepted, as the user sees them.
    """

    register: Register
    findings: Findings
    rows: int
    rejected: tuple[int, ...]

    @classmethod
    def of(cls, cases: ParsedCases) -> Reading:
        """Make a register of the rows that were not rejected."""
        return cls(
            register=Register.of_cases(cases),
            findings=cases.findings,
            rows=len(cases.parsed.sheet.rows),
            rejected=cases.rejected,
        )

    def accepted(self) -> Register:
        """Return the register if no row was rejected.

        A doubt becomes a `UserWarning`.

        Raises:
            RejectedRowsError: Some row was rejected; it carries every fault.
        """
        accept(self.findings, len(self.rejected), self.rows)
        return self.register
