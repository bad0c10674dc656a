"""What a number format of XLSX makes of a number: a date, a duration, or a figure with decimals or a percentage.

Source: ECMA-376 part 1, chapter 18.8 (number formats).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal, TypeAlias
from xml.etree.ElementTree import Element

import attrs

from uri.reading.files.workbooks.zipped_xml import local

FormatKind: TypeAlias = Literal["number", "moment", "duration"]
"""What a number stands for."""

_BUILT_IN: Mapping[int, str] = {
    **dict.fromkeys((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)), "d-m-yyyy"),
    **dict.fromkeys((2, 4, 7, 8, 39, 40, 43, 44), "0.00"),
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    46: "[h]:mm:ss",
    48: "##0.0E+0",
}
"""The formats that files use without stating them (18.8.30), as far as they tell a kind, decimals or a percentage."""

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""What a number format shows as it stands, and its colours, conditions and locales."""

_DECIMALS = re.compile(r"0[.,](0+)")
_MOST_DECIMALS = 30
"""Spreadsheets show no more."""

_WIDE = Context(prec=400)
"""Holds every finite float, of up to 309 digits, with a hundredfold and all decimals that are shown."""


@attrs.frozen(kw_only=True)
class NumberFormat:
    """How a cell shows its number.

    Attributes:
        kind: What the number stands for.
        decimals: How many decimals are shown; None where the format does not say.
        is_percentage: Whether the number is shown times a hundred, with a percent sign.
    """

    kind: FormatKind = "number"
    decimals: int | None = None
    is_percentage: bool = False

    @classmethod
    def of(cls, code: str) -> NumberFormat:
        """Return the format of a format code.

        Examples:
            >>> [NumberFormat.of(code).kind for code in ("[$-413]d mmmm yyyy", '0.0 "dagen"', "[h]:mm")]
            ['moment', 'number', 'duration']
        """
        decimals = _DECIMALS.search(code)
        shown = min(len(decimals[1]), _MOST_DECIMALS) if decimals else None
        return cls(kind=_kind(code), decimals=shown, is_percentage="%" in code)

    def printed(self, number: float) -> str:
        """Write a finite number as its cell shows it, in Dutch notation.

        Thousands are not parted. Decimals that a format hides without naming any are written as well, so that no sum
        is called wrong for them.

        Examples:
            >>> NumberFormat.of("0.00%").printed(0.019256), NumberFormat.of("#,##0").printed(11633)
            ('1,93%', '11633')
            >>> NumberFormat.of("0.0").printed(2.0), NumberFormat().printed(0.5)
            ('2,0', '0,5')
        """
        figure = Decimal(str(number)) * (100 if self.is_percentage else 1)
        if self.is_percentage or self.decimals is not None:
            figure = figure.quantize(Decimal(1).scaleb(-(self.decimals or 0)), ROUND_HALF_UP, _WIDE)
        elif figure == figure.to_integral_value():
            figure = figure.to_integral_value()
        return f"{figure:f}".replace(".", ",") + ("%" if self.is_percentage else "")


def read_formats(styles: Iterable[Element]) -> list[NumberFormat]:
    """Return the format of each cell style, by the number that cells refer to.

    Args:
        styles: The elements ``numFmt`` and ``cellXfs`` of the styles of a workbook, in their order.
    """
    codes = dict(_BUILT_IN)
    for element in styles:
        if local(element.tag) == "cellXfs":
            return [NumberFormat.of(codes.get(int(style.get("numFmtId", "0")), "")) for style in element]
        codes[int(element.attrib["numFmtId"])] = element.attrib["formatCode"]
    return []


def _kind(code: str) -> FormatKind:
    code = _LITERAL.sub("", code).partition(";")[0].lower()
    if "[" in code:
        return "duration"
    return "moment" if any(letter in code for letter in "ymdhs") else "number"
