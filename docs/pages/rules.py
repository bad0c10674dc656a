"""The page of rules."""

from pages.markdown import mono, monos, page, table
from uri.audit.audit_rules import AUDIT_RULES
from uri.rules.catalogue import CASE_RULES, DOSSIER_RULES, REGISTER_RULES, TABLE_RULES
from uri.rules.rule import Basisregel, Regel
from uri.taxonomy import Soort

RULES_INTRO = """\
# Rules

What must hold for a case, a register, a dossier and a table. `uri validate` and `uri.check` judge by these; nothing is
changed, and only `uri.validate` raises. How to use them, and how to change them in a profile, is in
[](checking.md).

- **Outcome.** A rule is kept, broken, or *not evaluable*: something that it needs is missing. That is counted and
  shown, and never taken for kept. An empty field with a meaning is not missing: a case that runs has no closing date.
- **Needs** are the fields without which the rule cannot be evaluated. `standdatum`, `zonder`, `editie` and
  `stated_organisatie` (the organisation that all cases are of) stand beside the cases: a dossier tells them.
- **Breaks too**: what else is then always broken.
- The messages are printed in Dutch or English, each with a hint how to mend it. `[S n]` is explained
  [on the first page](index.md#sources).
"""

_KINDS_OF_RULES = {
    "Cases": (CASE_RULES, "Each is judged on every melding or signaal by itself."),
    "Registers": (REGISTER_RULES, "Rows that repeat an earlier one; the later one is named."),
    "Dossiers": (DOSSIER_RULES, "The figures that are stated beside the cases."),
    "Tables": (TABLE_RULES, "The relations of a table: each table declares its own, and a kind of relation is a rule."),
    "Audits": (AUDIT_RULES, "What `uri audit` finds in what was published, besides the rules on tables."),
}


def rules() -> str:
    """Write the page of rules."""
    parts = [RULES_INTRO]
    for title, (listed, meaning) in _KINDS_OF_RULES.items():
        head = ["Rule", "Severity", "Of", "What is wrong", "In English", "Needs", "Breaks too", "Source"]
        parts += [f"## {title}", meaning, table(head, (_rule(rule) for rule in listed))]
    return page(parts)


def _rule(rule: Basisregel) -> tuple[str, ...]:
    kinds, needs = (rule.kinds, rule.needs) if isinstance(rule, Regel) else ((), ())
    return (
        mono(rule.id),
        rule.severity.value,
        "" if len(kinds) == len(Soort) else monos(kinds),
        rule.message.nl,
        rule.message.en,
        monos(needs),
        monos(rule.implies),
        rule.bron,
    )
