"""The lists of a Word document: bullets, and numbers that begin anew in each list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from uri import extras
from uri.publish.forms.office.docx_markup import with_namespaces
from uri.publish.forms.office.odf_markup import element

_KINDS = {"List Bullet": ("bullet", "•"), "List Number": ("decimal", "%1.")}


def prepared_lists(word: Any) -> Callable[[], str]:  # noqa: ANN401 (a document of python-docx)
    """See that the styles of lists have bullets and numbers, as those of a template need not.

    Args:
        word: The document, in which the styles are.

    Returns:
        What gives the properties of the paragraphs of a new numbered list, which begins at one.
    """
    numbering = word.part.numbering_part.element
    for name, (kind, shown) in _KINDS.items():
        properties = word.styles[name].element.get_or_add_pPr()
        if properties.numPr is None or properties.numPr.numId is None:
            properties.get_or_add_numPr().get_or_add_numId().val = _new_list(numbering, kind, shown)
    first = word.styles["List Number"].element.pPr.numPr.numId.val
    definition = numbering.num_having_numId(first).abstractNumId.val

    def begun() -> str:
        number = numbering.add_num(definition)
        number.add_lvlOverride(0).add_startOverride(1)
        return element("w:numPr", element("w:ilvl", w__val=0) + element("w:numId", w__val=number.numId))

    return begun


def _new_list(numbering: Any, kind: str, shown: str) -> int:  # noqa: ANN401 (an element of python-docx)
    """Define a list, and return its number."""
    names = extras.load("docx.oxml.ns", "documents")
    definitions = numbering.findall(names.qn("w:abstractNum"))
    taken = [int(found.get(names.qn("w:abstractNumId"))) for found in definitions]
    identifier = max(taken, default=-1) + 1
    level = (
        element("w:start", w__val=1)
        + element("w:numFmt", w__val=kind)
        + element("w:lvlText", w__val=shown)
        + element("w:lvlJc", w__val="left")
        + element("w:pPr", element("w:ind", w__left=360, w__hanging=360))
    )
    markup = element(
        "w:abstractNum",
        element("w:multiLevelType", w__val="singleLevel") + element("w:lvl", level, w__ilvl=0),
        w__abstractNumId=identifier,
    )
    definition = extras.load("docx.oxml", "documents").parse_xml(with_namespaces(markup))
    if definitions:
        definitions[-1].addnext(definition)
    else:
        numbering.insert(0, definition)
    return int(numbering.add_num(identifier).numId)
