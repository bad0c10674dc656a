"""What was found wrong, as values: a finding says where, what, and how to mend it.

A check collects every fault in one pass and returns them as `Findings`. Nothing here raises, prints or
logs, and a finding locates by file, sheet, row and column: never by name or free text, and by kenmerk only when asked.
"""

from uri.findings.finding import Finding, Place, Severity, Tally, quoted
from uri.findings.findings import SCHEMA, Findings
from uri.findings.lazy_findings import Choice, FindingKind, LazyFindings

__all__ = [
    "SCHEMA",
    "Choice",
    "Finding",
    "FindingKind",
    "Findings",
    "LazyFindings",
    "Place",
    "Severity",
    "Tally",
    "quoted",
]
