"""The arguments of the commands about small counts: protect and verify."""

from __future__ import annotations

import argparse
from pathlib import Path

from uri.cli.options.common import INPUT, OUTPUT, Command
from uri.languages import Text


def _protect(command: argparse.ArgumentParser) -> None:
    source = command.add_argument_group(str(INPUT))
    source.add_argument("paths", metavar="RAPPORT", type=Path, nargs="+", help=str(_RELEASED_PATHS))
    source.add_argument("--beleid", metavar="B.toml", type=Path, required=True, action="append", help=str(_POLICIES))
    source.add_argument("--eerder", metavar="RAPPORT", type=Path, action="append", default=[], help=str(_IN_PRINT))
    source.add_argument("--geheel", metavar="RAPPORT", type=Path, help=str(_WHOLE))
    output = command.add_argument_group(str(OUTPUT))
    output.add_argument("--out", type=Path, metavar="DIR", help=str(_RELEASE_OUT))
    output.add_argument("--vergelijk", action="store_true", help=str(_COMPARE))
    output.add_argument("--drempel", type=_thresholds, metavar="N,N", default=[], help=str(_THRESHOLDS))
    output.add_argument("--groepen", type=_names, metavar="G,G", default=[], help=str(_GROUPINGS))
    output.add_argument("--steps", type=_number_above_zero, metavar="N", help=str(_STEPS))
    output.add_argument("--seconds", type=_number_above_zero, metavar="S", help=str(_SECONDS))
    output.add_argument("--waarom", action="store_true", help=str(_WHY_HIDDEN))


def _verify(command: argparse.ArgumentParser) -> None:
    source = command.add_argument_group(str(INPUT))
    source.add_argument("path", metavar="DIR", type=Path, help=str(_RELEASE_PATH))
    source.add_argument("--solve", action="store_true", help=str(_SOLVE))


def _number_above_zero(text: str) -> int:
    """Read a whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(str(_NO_NUMBER.format(text)))
    return int(text)


def _thresholds(text: str) -> list[int]:
    """Read thresholds with commas between them."""
    numbers = _names(text)
    if not all(number.isdecimal() and int(number) > 1 for number in numbers):
        raise argparse.ArgumentTypeError(str(_NO_THRESHOLDS.format(text)))
    return [int(number) for number in numbers]


def _names(text: str) -> list[str]:
    """Read names with commas between them."""
    return [name.strip() for name in text.split(",") if name.strip()]


_NO_NUMBER = Text("{!r} is geen heel getal vanaf 1", "{!r} is no whole number from 1")
_NO_THRESHOLDS = Text(
    "{!r} zijn geen drempels van 2 of hoger, zoals 3,5,10", "{!r} are no thresholds of 2 or higher, such as 3,5,10"
)
_RELEASED_PATHS = Text(
    "De rapporten die samen beschermd worden: dossiers, registers, of JSON van uri report.",
    "The reports that are protected together: dossiers, registers, or JSON of uri report.",
)
_POLICIES = Text(
    "Het beleid over kleine aantallen. Met --vergelijk mag het vaker.",
    "The policy on small counts. With --vergelijk it may be repeated.",
)
_COMPARE = Text(
    "Schrijf niets, en laat zien wat elk beleid zou verbergen.", "Write nothing, and show what each policy would hide."
)
_THRESHOLDS = Text(
    "Vergelijk elk beleid met deze drempels, zoals 3,5,10.",
    "Compare each policy with these thresholds, such as 3,5,10.",
)
_GROUPINGS = Text(
    "Vergelijk elk beleid met deze groepen: namen of TOML-bestanden, en geen voor de rijen zelf.",
    "Compare each policy with these groups: names or TOML files, and geen for the rows themselves.",
)
_IN_PRINT = Text(
    "Een rapport dat al openbaar is, beschermd of niet. Mag vaker.",
    "A report that is in print already. May be repeated.",
)
_WHOLE = Text(
    "Het rapport van het geheel waarvan de andere delen zijn, zoals het Rijk.",
    "The report of the whole of which the others are parts, such as the government.",
)
_RELEASE_OUT = Text(
    "De map van de beschermde rapporten en bewijs.json.", "The folder of the protected reports and bewijs.json."
)
_STEPS = Text(
    "Zoek per deel hoogstens zo veel stappen naar het minste verlies; daarna telt het beste bewezen patroon.",
    "Seek the least loss for at most so many steps a part; after those the best proved pattern is taken.",
)
_SECONDS = Text(
    "Weiger als er na zo veel seconden nog geen bewijs is; er wordt dan niets geschreven.",
    "Refuse where there is no proof after so many seconds; nothing is written then.",
)
_WHY_HIDDEN = Text(
    "Druk ook af waarom elke cel verborgen is. Alleen voor wie publiceert: er staat bij welke aantallen klein zijn.",
    "Print why each cell is hidden as well. Only for who publishes: it says which counts are small.",
)
_RELEASE_PATH = Text("De map die uri protect maakte.", "The folder that uri protect made.")
_SOLVE = Text("Reken ook alles opnieuw na.", "Work everything out anew as well.")


COMMANDS: tuple[Command, ...] = (
    (
        "protect",
        Text(
            "Bescherm kleine aantallen over alle rapporten samen, met bewijs.",
            "Protect small counts over all reports together, with proof.",
        ),
        _protect,
    ),
    (
        "verify",
        Text(
            "Controleer het bewijs dat kleine aantallen beschermd zijn.",
            "Check the proof that small counts are protected.",
        ),
        _verify,
    ),
)
"""The commands: name, what they do, and what adds their arguments."""
