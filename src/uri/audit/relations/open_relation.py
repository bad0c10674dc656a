"""What may hold between figures, where print does not say it: it is counted among what could not be checked."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from uri.audit.printed_tables.figures import Figure
from uri.audit.relations.figure_relations import RelationOutcome
from uri.audit.repair_solver import Bound
from uri.findings import Severity
from uri.languages import Text, joined


@attrs.frozen(eq=False, kw_only=True)
class OpenRelation:
    """Figures that are related to others, and nothing says to which.

    Attributes:
        rule: The id of the rule by which they would be judged.
        figures: The figures.
        wording: No words of the text say it.
        severity: How bad it would be.
    """

    rule: str
    figures: tuple[Figure, ...]
    wording: Text | None = None
    severity: Severity = Severity.NOTICE

    def judge(self) -> RelationOutcome:
        """Tell that it cannot be judged."""
        return RelationOutcome.UNKNOWN

    def arithmetic(self) -> Text:
        """Name its figures."""
        return joined([figure.full_name for figure in self.figures], ", ")

    def bounds(self, numbers: Mapping[Figure, int]) -> list[Bound]:  # noqa: ARG002 (as of every relation)
        """Return no bounds."""
        return []
