"""The arguments of the commands that make something of cases: report, publish, cube, consolidate."""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path

from uri.cli.options.common import CHOICE, INPUT, OUTPUT, REGISTER_PATH, Command, add_source
from uri.languages import Text


def _report(command: argparse.ArgumentParser) -> None:
    add_source(command, _REPORTED_PATH)
    choice = command.add_argument_group(str(CHOICE))
    choice.add_argument("--verslagjaar", type=int, metavar="Y", help=str(_YEAR))
    choice.add_argument("--organisatie", metavar="O", help=str(_ORGANISATION))
    choice.add_argument("--onderdeel", metavar="D", help=str(_PART))
    choice.add_argument("--vergelijking", action="store_true", help=str(_COMPARISON))
    output = command.add_argument_group(str(OUTPUT))
    output.add_argument(
        "--format", choices=["text", "md", "html", "csv", "json"], default="text", help=str(_REPORT_FORMATS)
    )
    output.add_argument("--out", type=Path, metavar="DIR", help=str(_OUT))
    output.add_argument("--beleid", type=Path, metavar="B.toml", help=str(_POLICY))


def _publish(command: argparse.ArgumentParser) -> None:
    add_source(command, REGISTER_PATH)
    choice = command.add_argument_group(str(CHOICE))
    choice.add_argument("--verslagjaar", type=int, metavar="Y", help=str(_YEAR))
    choice.add_argument("--organisatie", metavar="O", help=str(_ORGANISATION))
    choice.add_argument("--onderdeel", metavar="D", help=str(_PART))
    output = command.add_argument_group(str(OUTPUT))
    output.add_argument("--out", type=Path, metavar="DIR", required=True, help=str(_PUBLICATION_OUT))
    output.add_argument("--format", metavar="F,F", help=str(_FORMS))
    output.add_argument("--stijl", type=Path, metavar="S.toml", help=str(_STYLE))
    output.add_argument("--beleid", type=Path, metavar="B.toml", help=str(_POLICY))


def _days(words: str) -> str | list[int]:
    """Read how days are handed over: a word, or the last day of each class."""
    if words in {"klassen", "dag", "geen"}:
        return words
    days = [int(word) for word in words.split(",")]
    if days[0] < 0 or any(one >= other for one, other in pairwise(days)):
        raise argparse.ArgumentTypeError(str(_NO_DAYS.format(words)))
    return days


def _cube(command: argparse.ArgumentParser) -> None:
    add_source(command, REGISTER_PATH)
    choice = command.add_argument_group(str(CHOICE))
    choice.add_argument("--verslagjaar", type=int, metavar="Y", help=str(_YEAR))
    choice.add_argument("--organisatie", metavar="O", help=str(_HANDED_ORGANISATION))
    choice.add_argument("--onderdeel", metavar="D", help=str(_PART))
    output = command.add_argument_group(str(OUTPUT))
    output.add_argument("--out", type=Path, metavar="K.json", required=True, help=str(_HANDOVER_OUT))
    output.add_argument("--dagen", type=_days, default="klassen", metavar="H", help=str(_DAYS))


def _consolidate(command: argparse.ArgumentParser) -> None:
    source = command.add_argument_group(str(INPUT))
    source.add_argument("paths", metavar="PATH", type=Path, nargs="+", help=str(_HANDED_OVER))
    choice = command.add_argument_group(str(CHOICE))
    choice.add_argument("--verslagjaar", type=int, metavar="Y", help=str(_YEAR))
    choice.add_argument("--editie", metavar="E", help=str(_COMMON_EDITION))
    choice.add_argument("--verwacht", metavar="O", action="append", default=[], help=str(_EXPECTED))
    choice.add_argument("--organisaties", type=Path, metavar="O.toml", help=str(_ORGANISATIONS))
    output = command.add_argument_group(str(OUTPUT))
    output.add_argument("--out", type=Path, metavar="DIR", required=True, help=str(_OUT))


_POLICY = Text("Het beleid over kleine aantallen.", "The policy on small counts.")
_HANDED_OVER = Text(
    "Wat uri cube schreef, dossiers, rapportages in JSON, mappen met publicatie.toml, of registers waarin "
    "organisaties genoemd zijn.",
    "What uri cube wrote, dossiers, reports in JSON, folders with publicatie.toml, or registers in which organisations "
    "are named.",
)
_COMMON_EDITION = Text(
    "De editie waarvan de tabellen de rijen hebben, als er in verschillende geteld is.",
    "The edition whose rows the tables have, where counts are in several.",
)
_EXPECTED = Text(
    "Een organisatie die verwacht wordt, of ministeries voor alle; levert zij niets, dan krijgt zij een lege kolom. "
    "Mag vaker.",
    "An organisation that is expected, or ministeries for all; if it handed nothing over, it gets an empty column. "
    "May be repeated.",
)
_ORGANISATIONS = Text(
    "Een bestand met eigen organisaties en onderdelen, naast de ministeries.",
    "A file with organisations and parts of your own, beside the ministries.",
)
_HANDED_ORGANISATION = Text(
    "De organisatie van de tellingen, als de bron er meer of geen noemt.",
    "The organisation of the counts, where the source names several or none.",
)
_HANDOVER_OUT = Text(
    "Het JSON-bestand. Het kan kleine aantallen bevatten: geef het vertrouwelijk door, of niet.",
    "The JSON file. It may hold small counts: hand it over in confidence, or not at all.",
)
_PUBLICATION_OUT = Text("de map van de publicatie", "the folder of the publication")
_FORMS = Text(
    "de vormen, met komma's ertussen: html, ods, odt, data (zo zonder deze optie), docx, xlsx, pdf",
    "the forms, with commas between them: html, ods, odt, data (so without this option), docx, xlsx, pdf",
)
_STYLE = Text("de huisstijl: kleur, logo, sjablonen", "the house style: colour, logo, templates")
_REPORTED_PATH = Text("{} {}", "{} {}").format(
    REGISTER_PATH,
    Text(
        "Of een rapportage die uri report --format json eerder schreef, om haar in een andere vorm te schrijven.",
        "Or a report that uri report --format json wrote before, to write it in another form.",
    ),
)
_YEAR = Text("Het verslagjaar, als er meer jaren zijn.", "The year of the report, where there are several.")
_ORGANISATION = Text(
    "De organisatie van het rapport, als er meer zijn.", "The organisation to report on, where there are several."
)
_DAYS = Text(
    "Hoe de dagen tot afronding worden geleverd: in klassen (klassen), elke dag apart (dag), niet (geen), of in klassen"
    " met deze laatste dagen (30,60,90).",
    "How the days to closing are handed over: in classes (klassen), each day by itself (dag), not at all (geen), or in"
    " classes with these last days (30,60,90).",
)
_NO_DAYS = Text("{} zijn geen oplopende dagen", "{} are no rising days")
_COMPARISON = Text(
    "Zet achter de standaardtabellen de kengetallen, naast die van het jaar ervoor.",
    "Put the key figures behind the standard tables, beside those of the year before.",
)
_PART = Text("Alleen dit onderdeel van de organisatie.", "Only this part of the organisation.")
_REPORT_FORMATS = Text(
    "text: om te lezen op het scherm (zo is het zonder deze optie). md: Markdown, voor een document. html: één pagina."
    " csv: een bestand per tabel, met --out. json: één object, voor programma's.",
    "text: to read on the screen (unless said otherwise). md: Markdown, for a document. html: one page. csv: a file for"
    " each table, with --out. json: one object, for programs.",
)
_OUT = Text(
    "Schrijf naar bestanden in deze map, die zo nodig gemaakt wordt: alle bestanden, of geen.",
    "Write to files in this folder, which is made if need be: all of the files, or none.",
)


COMMANDS: tuple[Command, ...] = (
    (
        "report",
        Text(
            "Maak de standaardtabellen van een dossier of register.",
            "Make the standard tables of a dossier or register.",
        ),
        _report,
    ),
    (
        "publish",
        Text(
            "Maak van een dossier of register de hele publicatie, in elke vorm die u noemt.",
            "Make the whole publication of a dossier or register, in each form that you name.",
        ),
        _publish,
    ),
    (
        "cube",
        Text(
            "Schrijf de tellingen van een organisatie, zonder persoonsgegevens, voor een totaal over organisaties.",
            "Write the counts of an organisation, without personal data, for a total over organisations.",
        ),
        _cube,
    ),
    (
        "consolidate",
        Text(
            "Tel organisaties op, en zet ze naast elkaar.",
            "Add organisations up, and set them side by side.",
        ),
        _consolidate,
    ),
)
"""The commands: name, what they do, and what adds their arguments."""
