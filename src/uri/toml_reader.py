"""TOML files of the user: one way to read them, whatever they describe."""

from __future__ import annotations

import math
import re
import tomllib
from pathlib import Path
from typing import Any

from uri.errors import MissingFileError, UriError, without_origin
from uri.file_opening import open_regular, reason
from uri.languages import Text

LARGEST_FILE = 2**20
"""In bytes: what a person writes is far smaller."""

DEEPEST = 32
"""So many tables and lists may stand within one another, and so many parts may a key have."""

_LARGEST_NUMBER = 2**63 - 1
_LONG_KEY = re.compile(
    rf"""(?<![\w"'.-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{DEEPEST}}}[\w"'-]""", re.ASCII
)

_UNREADABLE = Text("{} is niet te lezen.", "{} cannot be read.")
_NO_FILE = Text("Het bestand is er niet.", "The file is not there.")
_NO_TOML = Text("Dit is geen TOML ({}).", "This is no TOML ({}).")
_BROKEN = Text("Dit is geen TOML.", "This is no TOML.")
_NO_UTF8 = Text("Bewaar het bestand als UTF-8.", "Save the file as UTF-8.")
_TOO_LARGE = Text("Het is te groot voor een bestand dat iemand schreef.", "It is too large for what a person wrote.")
_TOO_DEEP = Text("De tabellen of lijsten erin zijn te diep genest.", "Its tables or lists are nested too deeply.")
_NUMBER = Text("Er staat een getal in dat te groot of oneindig is.", "It holds a number that is too large or endless.")

_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)$")
_AT = Text("regel {}, teken {}", "line {}, character {}")
_AT_END = Text("aan het einde", "at the end")


def read_toml(path: Path, error: type[UriError], *, name: Text | None = None) -> dict[str, Any]:
    """Read a TOML file.

    Args:
        path: The file.
        error: The error to raise when the file cannot be read. Its message names the file, never its folder.
        name: The words for the file in the message, in place of its bare name.

    Raises:
        MissingFileError: The file is not there.
        UriError: It cannot be read, by the error that was asked for.
    """
    wrong = _UNREADABLE.format(path.name if name is None else name)
    with without_origin():
        try:
            with open_regular(path) as file:
                data = file.read(LARGEST_FILE + 1)
        except FileNotFoundError as fault:
            raise MissingFileError(wrong, _NO_FILE, filename=str(path)) from fault
        except OSError as fault:
            raise error(wrong, reason(fault)) from fault
        content = _content(data)
        if isinstance(content, Text):
            raise error(wrong, content)
        return content


def _content(data: bytes) -> dict[str, Any] | Text:
    """Return what the bytes of a file say, or why they say nothing."""
    if len(data) > LARGEST_FILE:
        return _TOO_LARGE
    try:
        text = data.decode("utf-8-sig")
        # The parser of Python needs the square of the parts of a key.
        content = {} if _LONG_KEY.search(text) else tomllib.loads(text)
    except UnicodeDecodeError:
        return _NO_UTF8
    except tomllib.TOMLDecodeError as fault:
        return _where(str(fault))
    except RecursionError:
        return _TOO_DEEP
    except ValueError:  # a number of more digits than Python reads
        return _NUMBER
    return _TOO_DEEP if _LONG_KEY.search(text) else _fault(content) or content


def _where(said: str) -> Text:
    """Say where the parser stopped; what else it says can quote the file."""
    place = _PLACE.search(said)
    if place is None:
        return _BROKEN
    return _NO_TOML.format(_AT_END if place[1] is None else _AT.format(place[1], place[2]))


def _fault(content: dict[str, Any]) -> Text | None:
    """Say what keeps the content from being looked at: nested too deeply, or a number that is none to reckon with."""
    level: list[Any] = [content]
    for _ in range(DEEPEST):
        level = [part for whole in level for part in (whole.values() if isinstance(whole, dict) else whole)]
        if any(_is_endless(value) for value in level):
            return _NUMBER
        level = [value for value in level if isinstance(value, dict | list)]
    return _TOO_DEEP if level else None


def _is_endless(value: object) -> bool:
    if isinstance(value, float):
        return not math.isfinite(value)
    return isinstance(value, int) and abs(value) > _LARGEST_NUMBER
