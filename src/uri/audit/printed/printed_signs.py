"""The signs around and in place of figures: spaces, bullets, footnote marks, remarks, and what says that none is told.

The signs in brackets are those of the British Government Statistical Service, for tables of every department.
"""

from __future__ import annotations

import re

DASHES = {"-", "–", "—", "--", "−", "\u2010", "\u2011", "\u2012"}
"""Signs that stand for nothing, or for a number that is not told."""

SUPPRESSED = {
    *("x", "c", "s", "*", "**", "***", "†", "‡", ".", "..", "...", "…", ":", "#", "~", "?", "#n/a"),
    *("[c]", "[x]", "[u]", "[w]", "[low]", "[s]", "[n]", "[*]", "(x)", "(c)"),
    *("n/a", "n.a.", "na", "n.b.", "nb", "n.n.b.", "nnb", "np", "n.p.", "onbekend", "niet bekend", "niet beschikbaar"),
    *("geheim", "vertrouwelijk", "afgeschermd", "niet gepubliceerd", "unknown", "not available", "not known"),
    *("confidential", "suppressed", "withheld", "not published"),
}
"""Signs of a figure that is there and not told: suppressed, secret, unknown, or too small to print ([low])."""

NOT_KNOWN = {
    *(".", "..", "...", "…", ":", "~", "?", "#n/a", "[x]", "[u]", "[low]", "[n]"),
    *("n/a", "n.a.", "na", "n.b.", "nb", "n.n.b.", "nnb", "np", "n.p.", "onbekend", "niet bekend", "niet beschikbaar"),
    *("unknown", "not available", "not known"),
}
"""Those of them that nobody puts there to protect people: what is not known, or rounds to nought, may be a zero."""

NOT_APPLICABLE = {"n.v.t.", "nvt", "n.v.t", "niet van toepassing", "not applicable", "[z]", "(z)"}
"""Signs that no figure can be there."""

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
RAISED = str.maketrans("0123456789abcdefghijklmnoprstuvwxyz", _RAISED)
"""The raised digit or letter of each that has one, as `str.translate` wants it."""

_SPACES = re.compile(r"\s+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BULLET = re.compile(r"^[●•▪■◦○∙·]\s*(?=\d)")
_ANY_RAISED = re.compile(f"[{_RAISED}]")
_SIGN = rf"[\[(]?[{_RAISED}*†‡§#]\]?\)?|\[\^?[^\W_]{{1,4}}\]"
_MARK = re.compile(
    rf"(?<=[\d%])(?:[.,;:]? ?(?:{_SIGN})(?:[,;]? ?(?:{_SIGN}))*| ?\([\da-z]{{1,2}}\)| [\da-z]\)| [epr]|(?<=\d)[pr])$",
    re.IGNORECASE,
)
_REMARK = re.compile(r"(?<=[\d%]) +(?:\(.*\)|[A-Z].*)$")
_ENDING = re.compile(r"(?<=[\d%])[.,;:]$")
_UNIT = re.compile(
    r"(?<=\d) (?:cases?|reports?|complaints?|allegations?|incidents?|persons?|people|employees?|staff|times|"
    r"melding(?:en)?|zaak|zaken|geval(?:len)?|klacht(?:en)?|signa(?:al|len)|dossiers?|onderzoek(?:en)?|"
    r"perso(?:on|nen)|medewerkers?|betrokkenen?|keer|maal|stuks)$",
    re.IGNORECASE,
)


def single_spaced(text: str) -> str:
    """Return a text with plain single spaces, and without signs that nobody sees.

    >>> single_spaced("1\u202f234\u200b ")
    '1 234'
    """
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def without_raised(text: str) -> str:
    """Return a text with a space for each raised sign, which else would be a letter of the word before it.

    >>> without_raised("Totaal¹ 2022")
    'Totaal  2022'
    """
    return _ANY_RAISED.sub(" ", text)


def bare_figure(text: str) -> str:
    """Leave out the bullet before a figure, and the marks, remarks and units behind it.

    >>> bare_figure("● 162, [2]"), bare_figure("less than 5 cases")
    ('162', 'less than 5')
    """
    figure = _BULLET.sub("", text)
    figure = _REMARK.sub("", _MARK.sub("", figure)).strip()
    figure = _ENDING.sub("", _MARK.sub("", _ENDING.sub("", figure)))
    return _UNIT.sub("", figure)
