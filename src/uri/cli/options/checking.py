"""The arguments of the commands that say what does not hold: validate and audit."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from uri.cli.options.common import CHOICE, INPUT, OUTPUT, REGISTER_PATH, Command, add_fail_on, add_source
from uri.languages import Text


def _validate(command: argparse.ArgumentParser) -> None:
    add_source(command, REGISTER_PATH)
    choice = command.add_argument_group(str(CHOICE))
    choice.add_argument("--onderdeel", metavar="D", help=str(_PART_CHECKED))
    choice.add_argument("--standdatum", type=_day, metavar="D", help=str(_REFERENCE_DATE))
    choice.add_argument("--profile", type=Path, metavar="P", help=str(_PROFILE))
    output = command.add_argument_group(str(OUTPUT))
    add_fail_on(output)
    output.add_argument("--format", choices=["text", "json"], default="text", help=str(_FINDING_FORMATS))
    output.add_argument("--kenmerk", action="store_true", help=str(_KENMERK))
    output.add_argument("--marked", type=Path, metavar="OUT", help=str(_MARKED))


def _audit(command: argparse.ArgumentParser) -> None:
    source = command.add_argument_group(str(INPUT))
    source.add_argument("path", metavar="PATH", type=Path, help=str(_PUBLICATION_PATH))
    source.add_argument("--against", metavar="REGISTER", type=Path, action="append", default=[], help=str(_AGAINST))
    source.add_argument("--eerder", metavar="FILE", type=Path, action="append", default=[], help=str(_PUBLISHED_BEFORE))
    source.add_argument("--attack", metavar="B.toml", type=Path, help=str(_ATTACK))
    output = command.add_argument_group(str(OUTPUT))
    add_fail_on(output)
    output.add_argument("--format", choices=["text", "json", "md"], default="text", help=str(_AUDIT_FORMATS))
    output.add_argument("--marked", type=Path, metavar="OUT.html", help=str(_MARKED_DOCUMENT))
    output.add_argument("--manifest", type=Path, metavar="DIR", help=str(_FOUND_MANIFEST))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(str(_NO_DAY.format(text))) from None


_NO_DAY = Text("{!r} is geen datum zoals 2023-12-31", "{!r} is no date such as 2023-12-31")
_PUBLICATION_PATH = Text(
    "Een document (TXT, Markdown, HTML, DOCX, ODT of PDF), een bestand met één gepubliceerde tabel (CSV, XLSX, ODS, "
    "Markdown of HTML), of een map met een publicatie.toml.",
    "A document (TXT, Markdown, HTML, DOCX, ODT or PDF), a file with one published table (CSV, XLSX, ODS, Markdown or "
    "HTML), or a folder with a publicatie.toml.",
)
_PART_CHECKED = Text(
    "Alleen de zaken van dit onderdeel; wat over de hele organisatie gaat, wordt dan niet gecontroleerd.",
    "Only the cases of this part; what is about the whole organisation is then not checked.",
)
_REFERENCE_DATE = Text(
    "De dag waarop een registerbestand is afgesloten, als JJJJ-MM-DD. Een dossier zegt dit zelf.",
    "The day as of which a register file speaks, as YYYY-MM-DD. A dossier says it itself.",
)
_PROFILE = Text(
    "Een TOML-bestand dat regels uitzet, hun ernst verandert of eigen regels toevoegt.",
    "A TOML file that switches rules off, changes their severity, or adds rules of your own.",
)
_KENMERK = Text(
    "Noem zaken ook bij hun kenmerk; anders alleen bij bestand, blad en rij.",
    "Name cases by their kenmerk too; else only by file, sheet and row.",
)
_MARKED = Text(
    "Schrijf een kopie van een XLSX-bestand waarin elke foute cel gekleurd is en zegt wat er fout is.",
    "Write a copy of an XLSX file in which each faulty cell is coloured and says what is wrong.",
)
_PUBLISHED_BEFORE = Text(
    "Een eerdere publicatie: wat er nu over dat jaar staat, moet zijn wat er toen stond. Mag vaker.",
    "An earlier publication: what is said of its year now must be what was said then. May be repeated.",
)
_MARKED_DOCUMENT = Text(
    "Schrijf een pagina met het document, waarin elke tegenspraak op haar plaats gemarkeerd is.",
    "Write a page with the document, in which each contradiction is marked at its place.",
)
_FOUND_MANIFEST = Text(
    "Schrijf wat in het document gevonden is als map: de tabellen als CSV, en publicatie.toml om te verbeteren.",
    "Write what was found in the document as a folder: the tables as CSV, and publicatie.toml to correct.",
)
_FINDING_FORMATS = Text(
    "text: per regel wat er niet klopt (zo is het zonder deze optie). json: alles, voor programma's.",
    "text: what is wrong, rule by rule (unless said otherwise). json: everything, for programs.",
)
_AUDIT_FORMATS = Text(
    "text: om te lezen op het scherm (zo is het zonder deze optie). md: Markdown. json: alles, voor programma's.",
    "text: to read on the screen (unless said otherwise). md: Markdown. json: everything, for programs.",
)
_ATTACK = Text(
    "Zeg in plaats daarvan welke verborgen aantallen na te rekenen zijn, naar dit beleid.",
    "Say instead which hidden counts can be worked out, by this policy.",
)
_AGAINST = Text(
    "Het register of dossier waarvan gepubliceerd is; de cijfers worden ermee vergeleken. Voor een geheel: wat elke "
    "organisatie zelf aanleverde of publiceerde. Mag vaker.",
    "The register or dossier that was published; the figures are compared with it. For a whole: what each organisation "
    "handed over or published itself. May be repeated.",
)


COMMANDS: tuple[Command, ...] = (
    (
        "validate",
        Text(
            "Zeg wat er niet klopt in een dossier of register, en hoe dat te verhelpen is.",
            "Say what does not hold in a dossier or register, and how to mend it.",
        ),
        _validate,
    ),
    (
        "audit",
        Text(
            "Zeg wat er niet klopt in een gepubliceerde tabel of rapportage, en welk cijfer het is.",
            "Say what does not hold in a published table or report, and which figure it is.",
        ),
        _audit,
    ),
)
"""The commands: name, what they do, and what adds their arguments."""
