"""The rules on a register as a whole: rows that repeat one another."""

from __future__ import annotations

from uri.findings import Severity
from uri.languages import Text
from uri.register import REGISTER_FIELDS
from uri.rules.rows.repeated_rows import Herhalingsregel

KENMERK_DUBBEL = Herhalingsregel(
    id="URI-R-kenmerk-dubbel",
    message=Text("Het kenmerk staat er al.", "The kenmerk is there already."),
    hint=Text("Geef elke zaak een eigen kenmerk.", "Give each case a kenmerk of its own."),
    bron="een kenmerk onderscheidt de zaken van een organisatie; Bijlage 1 nummert de casussen [S 549-576]",
    field="kenmerk",
    fields=("organisatie", "kenmerk"),
    distinct=("kenmerk",),
)
ZELFDE_ZAAK = Herhalingsregel(
    id="URI-R-zelfde-zaak",
    severity=Severity.WARNING,
    message=Text(
        "De zaak is op het kenmerk na gelijk aan een eerdere.", "The case equals an earlier one in all but its kenmerk."
    ),
    hint=Text("Ga na of zij twee keer is ingevoerd.", "Find out whether it was entered twice."),
    bron="twee casussen met dezelfde woorden [S 568-569]; zonder datum en omschrijving is gelijkheid gewoon",
    field=None,
    fields=tuple(name for name in REGISTER_FIELDS if name != "kenmerk"),
    own=True,
    distinct=("ontvangen", "afgerond", "omschrijving"),
)

RULES = (KENMERK_DUBBEL, ZELFDE_ZAAK)
