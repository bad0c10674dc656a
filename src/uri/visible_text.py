"""Text that leaves the library, with every sign written out that a reader would not see and a terminal would obey.

Control signs move a cursor or change a title, and signs that turn the direction of a line make it read as another. They
can stand in any label, note or file name; what is shown has their numbers instead, as JSON and Python write them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

Parameters = ParamSpec("Parameters")

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control signs, but for the tab and the line feed
    "\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"  # direction and zero width, but for joiners
    "\u2028\u2029\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"  # separators, marks, halves, tags
)


def visible(text: str) -> str:
    r"""Write out each sign that cannot be seen; what is JSON stays the same JSON.

    Examples:
        >>> print(visible("a\x1b[2Jb\u202ec"))
        a\u001b[2Jb\u202ec
    """
    return _UNSEEN.sub(_written_out, text)


def numbered(text: str) -> str:
    r"""Write out each sign that cannot be seen by its number, as TOML and Turtle read it back.

    Half a sign of UTF-16, which neither can hold, becomes a replacement character.

    Examples:
        >>> print(numbered("a\x1b[2Jb\u202ec"))
        a\U0000001B[2Jb\U0000202Ec
    """
    return _UNSEEN.sub(lambda sign: f"\\U{ord(sign[0]):08X}", whole(text))


def whole(text: str) -> str:
    """Return a text in which no half sign of UTF-16 is left: two halves are a sign, and one a replacement character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def visibly(render: Callable[Parameters, str]) -> Callable[Parameters, str]:
    """Let what renders a text render it visibly."""

    @wraps(render)
    def rendered(*args: Parameters.args, **kwargs: Parameters.kwargs) -> str:
        return visible(render(*args, **kwargs))

    return rendered


def _written_out(sign: re.Match[str]) -> str:
    units = sign[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
