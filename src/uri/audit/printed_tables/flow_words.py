"""The words in labels that tell of a stock or of what flows in and out of it: begin + in - out = end."""

from __future__ import annotations

import re
from enum import StrEnum

from uri.audit.printed_tables.label_words import is_reported
from uri.taxonomy.labels import normal


class FlowRole(StrEnum):
    """What a figure is to a stock."""

    BEGIN = "begin"
    IN = "in"
    OUT = "out"
    END = "end"


_BEGIN = re.compile(
    r"\b(?:begin|beginstand|beginvoorraad|startvoorraad|aanvang|opening|brought forward|start of|at (?:the )?start|"
    r"carried (?:over|forward) from|(?:0?1 ?(?:januari|jan\.?|january)|january 1|0?1-0?1)(?:[ -](?:19|20)\d\d)?)(?!\w)",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:eind|einde|eindstand|eindvoorraad|ultimo|closing|carried forward(?! from)|end of|at (?:the )?end|"
    r"(?:31 ?(?:december|dec\.?)|december 31|31-12)(?:[ -](?:19|20)\d\d)?)(?!\w)",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:ontvangen|instroom|nieuwe?|binnengekomen|ingekomen|ingediende?|bijgekomen|erbij|aangemeld|gestarte?|gemelde?|"
    r"toegetreden|aangestelde?|benoemde?|received|new|opened|inflow|incoming|joined|registered|appointed|added)\b",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"\b(?:afgehandelde?|uitstroom|afgesloten|afgeronde?|afgerond|afgedane?|afgedaan|gesloten|be[eë]indigde?|vertrokken|"
    r"afgetreden|ingetrokken|overgedragen|eraf|closed|completed|resolved|handled|outflow|left|departed|concluded|"
    r"withdrawn|finished)\b",
    re.IGNORECASE,
)
_BARE = {"in": FlowRole.IN, "bij": FlowRole.IN, "uit": FlowRole.OUT, "af": FlowRole.OUT, "out": FlowRole.OUT}


_NO_SUBJECT = re.compile(
    r"\b(?:aantal(?:len)?|number of|waarvan|daadwerkelijk|totaal|total|of|which|van|het|de|in|jaar|year|"
    r"were|was|is|zijn|gemelde?|reported|mogelijke?|vermoede?|alleged|ontvangen|received|nieuwe?|new|"
    r"aangetoonde?|bewezen|gegronde?|vastgestelde?|bevestigde?|proven|substantiated|sustained|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def subject_of(label: str) -> frozenset[str]:
    """Return the words in a label that tell what is counted, without those that tell what came of it.

    >>> sorted(subject_of("Aantal aangetoonde meldingen")), sorted(subject_of("Waarvan aangetoond"))
    (['meldingen'], [])
    """
    return frozenset(filter(None, map(normal, _NO_SUBJECT.sub(" ", label).split())))


_DATED = re.compile(
    r"\b(?:0?1|31)[ -]?(?:januari|jan|january|0?1\b|december|dec|12\b)|\b(?:january 1|december 31)\b", re.IGNORECASE
)
_STOCK = re.compile(
    r"\b(?:\w*stand|\w*voorra(?:ad|den)|openstaand\w*|open|opening|closing|lopende?|onderhanden|in behandeling|stock|"
    r"balance|caseload|outstanding|pending|(?:brought|carried) (?:forward|over))\b",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"\b(?:begin|eind|einde|ultimo|start|end|opening|closing|beginning|per|op|aan|at|on|as|of|het|de|the|van|jaar|year|"
    r"carried|brought|forward|over|from|to|last|next|vorig|volgend|(?:19|20)\d\d)\b|\b(?:begin|eind|start)(?=stand|voorra)",
    re.IGNORECASE,
)


def is_stock(label: str) -> bool:
    """Tell whether a label says that its figure is of one moment: it names the first or last day of a year, or a stock.

    >>> is_stock("Openstaand, begin"), is_stock("Vertrouwenspersonen per 1 januari"), is_stock("Einde onderzoek")
    (True, True, False)
    """
    return _DATED.search(label) is not None or _STOCK.search(label) is not None


def stock_of(label: str) -> str:
    """Return what a label of a stock counts, without the moment of which it is.

    >>> stock_of("Openstaand op 31 december 2022"), stock_of("Openstaand begin 2023"), stock_of("Eindvoorraad")
    ('openstaand', 'openstaand', 'voorraad')
    """
    return normal(" ".join(_MOMENT.sub(" ", _DATED.sub(" ", label)).split()))


_LOOKED_INTO = re.compile(
    r"\b(?:in )?(?:onderzoek|onderzocht|behandeling|behandelde?|beoordeelde?|investigat|assessed|reviewed)",
    re.IGNORECASE,
)


def is_looked_into(label: str) -> bool:
    """Tell whether a label says what was looked into, which is neither what was reported nor what came of it.

    >>> is_looked_into("Allegations investigated"), is_looked_into("Allegations received")
    (True, False)
    """
    return _LOOKED_INTO.search(label) is not None


def flow_role(label: str) -> FlowRole | None:
    """Return what a label says that its figure is to a stock; None where it does not say, or says two things.

    >>> flow_role("Lopend op 1 januari"), flow_role("Nieuwe meldingen"), flow_role("Fraude")
    (<FlowRole.BEGIN: 'begin'>, <FlowRole.IN: 'in'>, None)
    """
    bare = _BARE.get(normal(label))
    if bare is not None:
        return bare
    is_begin, is_end = _BEGIN.search(label) is not None, _END.search(label) is not None
    if is_begin or is_end:
        return None if is_begin and is_end else FlowRole.BEGIN if is_begin else FlowRole.END
    is_in, is_out = _IN.search(label) is not None, _OUT.search(label) is not None
    if is_in and is_out:
        return None
    if is_out:
        return FlowRole.OUT
    return FlowRole.IN if is_in or is_reported(label) else None
