"""The rules on a register as a whole: rows that repeat one another."""

from __future__ import annotations

import attrs
import numpy as np

from uri.findings import Severity
from uri.register import VELDEN
from uri.register.kolommen import Waarden
from uri.rules.regel import Basisregel, Verdict
from uri.rules.sleutels import Sleutels, first_rows
from uri.texts import Text


@attrs.frozen
class Herhaling:
    """Which rows can be told apart at all, and for each row the first one that is like it."""

    evaluable: Waarden
    eerste: Waarden

    def verdicts(self) -> Waarden:
        """Return the verdict on each row; the first of rows that are alike passes."""
        again = self.eerste < np.arange(len(self.eerste))
        return np.where(self.evaluable, np.where(again, Verdict.FAIL, Verdict.PASS), Verdict.NOT_EVALUABLE)


@attrs.frozen(kw_only=True)
class Herhalingsregel(Basisregel):
    """A rule that no row repeats an earlier one in some respect.

    Rows are alike when they have equal `velden`, and equal own fields where the rule is about the whole case (`eigen`).
    Only those of which one of `onderscheid` is known can be told apart. `plek` is the field at which a finding stands.
    """

    plek: str | None
    velden: tuple[str, ...]
    eigen: bool = False
    onderscheid: tuple[str, ...]

    def zoek(self, sleutels: Sleutels) -> Herhaling:
        """Find the rows of a register that repeat one another."""
        register = sleutels.register
        evaluable = np.logical_or.reduce([~register.kolommen[name].gaps for name in self.onderscheid])
        numbers = sleutels.combined([*self.velden, *(register.eigen if self.eigen else ())])
        return Herhaling(evaluable, first_rows(numbers)[numbers])


KENMERK_DUBBEL = Herhalingsregel(
    id="URI-R-kenmerk-dubbel",
    message=Text("Het kenmerk staat er al.", "The kenmerk is there already."),
    hint=Text("Geef elke zaak een eigen kenmerk.", "Give each case a kenmerk of its own."),
    bron="een kenmerk onderscheidt de zaken van een organisatie; Bijlage 1 nummert de casussen [S 549-576]",
    plek="kenmerk",
    velden=("organisatie", "kenmerk"),
    onderscheid=("kenmerk",),
)
ZELFDE_ZAAK = Herhalingsregel(
    id="URI-R-zelfde-zaak",
    severity=Severity.WARNING,
    message=Text(
        "De zaak is op het kenmerk na gelijk aan een eerdere.", "The case equals an earlier one in all but its kenmerk."
    ),
    hint=Text("Ga na of zij twee keer is ingevoerd.", "Find out whether it was entered twice."),
    bron="twee casussen met dezelfde woorden [S 568-569]; zonder datum en omschrijving is gelijkheid gewoon",
    plek=None,
    velden=tuple(name for name in VELDEN if name != "kenmerk"),
    eigen=True,
    onderscheid=("ontvangen", "afgerond", "omschrijving"),
)

REGELS = (KENMERK_DUBBEL, ZELFDE_ZAAK)
