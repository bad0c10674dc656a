"""The arguments of the command, each with a plain sentence on what it is for, in the current language."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from uri import __version__
from uri.findings import Severity
from uri.languages import LANGUAGES, Text
from uri.visible_text import visible

LANGUAGE = "--language"
SHELLS = ("bash", "zsh", "fish")


def parser() -> argparse.ArgumentParser:
    """Make the parser of the command."""
    command = _Parser(prog="uri", description="Uniforme Registratie Integriteitsschendingen.", add_help=False)
    general = _add_general(command)
    general.add_argument("--version", action="version", version=f"uri {__version__}", help=str(_VERSION))
    subcommands = command.add_subparsers(required=True, metavar="COMMAND", title=str(_COMMANDS), description=str(_MORE))
    for name, summary, add in _ALL:
        subcommand = subcommands.add_parser(name, help=str(summary), description=str(summary), add_help=False)
        add(subcommand)
        _add_general(subcommand)
        subcommand.set_defaults(command=name)
    return command


class _Parser(argparse.ArgumentParser):
    """A parser that says visibly what it says, as it quotes the words of the user."""

    def _print_message(self, message: str, file: Any = None) -> None:  # noqa: ANN401 (as argparse has it)
        super()._print_message(visible(message), file)


def _report(command: argparse.ArgumentParser) -> None:
    _add_source(command, _REPORTED_PATH)
    choice = command.add_argument_group(str(_CHOICE))
    choice.add_argument("--verslagjaar", type=int, metavar="Y", help=str(_YEAR))
    choice.add_argument("--organisatie", metavar="O", help=str(_ORGANISATION))
    choice.add_argument("--onderdeel", metavar="D", help=str(_PART))
    choice.add_argument("--vergelijking", action="store_true", help=str(_COMPARISON))
    output = command.add_argument_group(str(_OUTPUT))
    output.add_argument(
        "--format", choices=["text", "md", "html", "csv", "json"], default="text", help=str(_REPORT_FORMATS)
    )
    output.add_argument("--out", type=Path, metavar="DIR", help=str(_OUT))
    output.add_argument("--beleid", type=Path, metavar="B.toml", help=str(_POLICY))


def _publish(command: argparse.ArgumentParser) -> None:
    _add_source(command, _REGISTER_PATH)
    choice = command.add_argument_group(str(_CHOICE))
    choice.add_argument("--verslagjaar", type=int, metavar="Y", help=str(_YEAR))
    choice.add_argument("--organisatie", metavar="O", help=str(_ORGANISATION))
    choice.add_argument("--onderdeel", metavar="D", help=str(_PART))
    output = command.add_argument_group(str(_OUTPUT))
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
    _add_source(command, _REGISTER_PATH)
    choice = command.add_argument_group(str(_CHOICE))
    choice.add_argument("--verslagjaar", type=int, metavar="Y", help=str(_YEAR))
    choice.add_argument("--organisatie", metavar="O", help=str(_HANDED_ORGANISATION))
    choice.add_argument("--onderdeel", metavar="D", help=str(_PART))
    output = command.add_argument_group(str(_OUTPUT))
    output.add_argument("--out", type=Path, metavar="K.json", required=True, help=str(_HANDOVER_OUT))
    output.add_argument("--dagen", type=_days, default="klassen", metavar="H", help=str(_DAYS))


def _consolidate(command: argparse.ArgumentParser) -> None:
    source = command.add_argument_group(str(_INPUT))
    source.add_argument("paths", metavar="PATH", type=Path, nargs="+", help=str(_HANDED_OVER))
    choice = command.add_argument_group(str(_CHOICE))
    choice.add_argument("--verslagjaar", type=int, metavar="Y", help=str(_YEAR))
    choice.add_argument("--editie", metavar="E", help=str(_COMMON_EDITION))
    choice.add_argument("--verwacht", metavar="O", action="append", default=[], help=str(_EXPECTED))
    choice.add_argument("--organisaties", type=Path, metavar="O.toml", help=str(_ORGANISATIONS))
    output = command.add_argument_group(str(_OUTPUT))
    output.add_argument("--out", type=Path, metavar="DIR", required=True, help=str(_OUT))


def _protect(command: argparse.ArgumentParser) -> None:
    source = command.add_argument_group(str(_INPUT))
    source.add_argument("paths", metavar="RAPPORT", type=Path, nargs="+", help=str(_RELEASED_PATHS))
    source.add_argument("--beleid", metavar="B.toml", type=Path, required=True, action="append", help=str(_POLICIES))
    source.add_argument("--eerder", metavar="RAPPORT", type=Path, action="append", default=[], help=str(_IN_PRINT))
    source.add_argument("--geheel", metavar="RAPPORT", type=Path, help=str(_WHOLE))
    output = command.add_argument_group(str(_OUTPUT))
    output.add_argument("--out", type=Path, metavar="DIR", help=str(_RELEASE_OUT))
    output.add_argument("--vergelijk", action="store_true", help=str(_COMPARE))
    output.add_argument("--drempel", type=_thresholds, metavar="N,N", default=[], help=str(_THRESHOLDS))
    output.add_argument("--groepen", type=_names, metavar="G,G", default=[], help=str(_GROUPINGS))
    output.add_argument("--steps", type=_number_above_zero, metavar="N", help=str(_STEPS))
    output.add_argument("--seconds", type=_number_above_zero, metavar="S", help=str(_SECONDS))
    output.add_argument("--waarom", action="store_true", help=str(_WHY_HIDDEN))


def _verify(command: argparse.ArgumentParser) -> None:
    source = command.add_argument_group(str(_INPUT))
    source.add_argument("path", metavar="DIR", type=Path, help=str(_RELEASE_PATH))
    source.add_argument("--solve", action="store_true", help=str(_SOLVE))


def _validate(command: argparse.ArgumentParser) -> None:
    _add_source(command, _REGISTER_PATH)
    choice = command.add_argument_group(str(_CHOICE))
    choice.add_argument("--onderdeel", metavar="D", help=str(_PART_CHECKED))
    choice.add_argument("--standdatum", type=_day, metavar="D", help=str(_REFERENCE_DATE))
    choice.add_argument("--profile", type=Path, metavar="P", help=str(_PROFILE))
    output = command.add_argument_group(str(_OUTPUT))
    _add_fail_on(output)
    output.add_argument("--format", choices=["text", "json"], default="text", help=str(_FINDING_FORMATS))
    output.add_argument("--kenmerk", action="store_true", help=str(_KENMERK))
    output.add_argument("--marked", type=Path, metavar="OUT", help=str(_MARKED))


def _audit(command: argparse.ArgumentParser) -> None:
    source = command.add_argument_group(str(_INPUT))
    source.add_argument("path", metavar="PATH", type=Path, help=str(_PUBLICATION_PATH))
    source.add_argument("--against", metavar="REGISTER", type=Path, action="append", default=[], help=str(_AGAINST))
    source.add_argument("--eerder", metavar="FILE", type=Path, action="append", default=[], help=str(_PUBLISHED_BEFORE))
    source.add_argument("--attack", metavar="B.toml", type=Path, help=str(_ATTACK))
    output = command.add_argument_group(str(_OUTPUT))
    _add_fail_on(output)
    output.add_argument("--format", choices=["text", "json", "md"], default="text", help=str(_AUDIT_FORMATS))
    output.add_argument("--marked", type=Path, metavar="OUT.html", help=str(_MARKED_DOCUMENT))
    output.add_argument("--manifest", type=Path, metavar="DIR", help=str(_FOUND_MANIFEST))


def _map(command: argparse.ArgumentParser) -> None:
    source = command.add_argument_group(str(_INPUT))
    source.add_argument("path", metavar="FILE", type=Path, help=str(_MAPPED_PATH))
    source.add_argument("--koppeling", type=Path, metavar="K", help=str(_EARLIER))
    source.add_argument("--editie", metavar="E", help=str(_MAPPED_EDITION))
    output = command.add_argument_group(str(_OUTPUT))
    output.add_argument("--accept", action="store_true", help=str(_ACCEPT))
    output.add_argument("--out", type=Path, metavar="K.toml", help=str(_MAPPING_OUT))


def _template(command: argparse.ArgumentParser) -> None:
    output = command.add_argument_group(str(_OUTPUT))
    output.add_argument("out", metavar="OUT", type=Path, help=str(_TEMPLATE_OUT))
    output.add_argument("--editie", metavar="E", help=str(_TEMPLATE_EDITION))
    output.add_argument("--verslagjaar", type=int, metavar="Y", help=str(_TEMPLATE_YEAR))


def _schema(command: argparse.ArgumentParser) -> None:
    choice = command.add_argument_group(str(_CHOICE))
    choice.add_argument("naam", metavar="NAME", nargs="?", help=str(_SCHEMA_NAME))


def _codes(command: argparse.ArgumentParser) -> None:
    choice = command.add_argument_group(str(_CHOICE))
    choice.add_argument("lijst", metavar="LIST", nargs="?", help=str(_LIST))


def _completion(command: argparse.ArgumentParser) -> None:
    choice = command.add_argument_group(str(_CHOICE))
    choice.add_argument("shell", choices=SHELLS, help=str(_SHELL))


def _add_source(command: argparse.ArgumentParser, path: Text) -> None:
    """Add what is to be said of the dossier or file that a command reads."""
    source = command.add_argument_group(str(_INPUT))
    source.add_argument("path", metavar="PATH", type=Path, help=str(path))
    source.add_argument("--editie", metavar="E", help=str(_EDITION))
    source.add_argument("--blad", metavar="SHEET", help=str(_SHEET))
    source.add_argument("--kop", type=int, metavar="N", help=str(_HEADER_ROW))
    source.add_argument("--koppeling", type=Path, metavar="K.toml", help=str(_MAPPING))
    source.add_argument("--kolom", action="append", default=[], metavar="HEADER=VELD", help=str(_COLUMN))
    source.add_argument("--waarde", action="append", default=[], metavar="WORD=CODE", help=str(_VALUE))
    source.add_argument("--lezing", action="append", default=[], metavar="WORDS=UITKOMST", help=str(_READING))
    source.add_argument("--outside", action="store_true", help=str(_OUTSIDE))


def _add_fail_on(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--fail-on", choices=[*Severity], default=Severity.ERROR.value, help=str(_FAIL_ON))


def _add_general(command: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Add what may be said behind `uri` and behind every command."""
    general = command.add_argument_group(str(_GENERAL))
    general.add_argument(LANGUAGE, choices=LANGUAGES, help=str(_LANGUAGE))
    general.add_argument("-h", "--help", action="help", help=str(_HELP))
    return general


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


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(str(_NO_DAY.format(text))) from None


_NO_DAY = Text("{!r} is geen datum zoals 2023-12-31", "{!r} is no date such as 2023-12-31")

_NO_NUMBER = Text("{!r} is geen heel getal vanaf 1", "{!r} is no whole number from 1")
_NO_THRESHOLDS = Text(
    "{!r} zijn geen drempels van 2 of hoger, zoals 3,5,10", "{!r} are no thresholds of 2 or higher, such as 3,5,10"
)

_RELEASED_PATHS = Text(
    "De rapporten die samen beschermd worden: dossiers, registers, of JSON van uri report.",
    "The reports that are protected together: dossiers, registers, or JSON of uri report.",
)
_POLICY = Text("Het beleid over kleine aantallen.", "The policy on small counts.")
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
_PUBLICATION_OUT = Text("de map van de publicatie", "the folder of the publication")
_FORMS = Text(
    "de vormen, met komma's ertussen: html, ods, odt, data (zo zonder deze optie), docx, xlsx, pdf",
    "the forms, with commas between them: html, ods, odt, data (so without this option), docx, xlsx, pdf",
)
_STYLE = Text("de huisstijl: kleur, logo, sjablonen", "the house style: colour, logo, templates")

_INPUT = Text("wat er gelezen wordt", "what is read")
_CHOICE = Text("waar het over gaat", "what it is about")
_OUTPUT = Text("wat er uitkomt", "what comes out")
_GENERAL = Text("algemeen", "general")
_COMMANDS = Text("opdrachten", "commands")
_MORE = Text("uri OPDRACHT --help legt elke optie uit.", "uri COMMAND --help explains every option.")
_HELP = Text("Laat deze hulp zien en stop.", "Show this help and stop.")
_VERSION = Text("Laat de versie zien en stop.", "Show the version and stop.")
_LANGUAGE = Text(
    "De taal van tabellen, meldingen en deze hulp: nl (Nederlands) of en (Engels). Zonder deze optie beslist de"
    " omgevingsvariabele URI_LANGUAGE, en anders is het Nederlands.",
    "The language of tables, messages and this help: nl (Dutch) or en (English). Without this option the environment"
    " variable URI_LANGUAGE decides, and else it is Dutch.",
)
_REGISTER_PATH = Text(
    "Een map met een dossier.toml, of een registerbestand: CSV (ook .tsv en .txt), XLSX, ODS, JSON, JSON Lines of"
    " Parquet. De extensie van het bestand zegt welk formaat het is.",
    "A folder with a dossier.toml, or a register file: CSV (.tsv and .txt too), XLSX, ODS, JSON, JSON Lines or Parquet."
    " The suffix of the file says which format it is.",
)
_REPORTED_PATH = Text("{} {}", "{} {}").format(
    _REGISTER_PATH,
    Text(
        "Of een rapportage die uri report --format json eerder schreef, om haar in een andere vorm te schrijven.",
        "Or a report that uri report --format json wrote before, to write it in another form.",
    ),
)
_PUBLICATION_PATH = Text(
    "Een document (TXT, Markdown, HTML, DOCX, ODT of PDF), een bestand met één gepubliceerde tabel (CSV, XLSX, ODS, "
    "Markdown of HTML), of een map met een publicatie.toml.",
    "A document (TXT, Markdown, HTML, DOCX, ODT or PDF), a file with one published table (CSV, XLSX, ODS, Markdown or "
    "HTML), or a folder with a publicatie.toml.",
)
_EDITION = Text(
    "De gepubliceerde lijst waarin het register geschreven is: een naam (zie: uri codes) of een eigen TOML-bestand.",
    "The published list that the register is written in: a name (see: uri codes) or a TOML file of your own.",
)
_SHEET = Text(
    "Het blad van een werkmap met het register, als meer bladen gevuld zijn. Gaat voor de bladen van een koppeling.",
    "The sheet of a workbook that has the register, where several sheets are filled. It goes before a mapping.",
)
_HEADER_ROW = Text(
    "De rij met de koppen, geteld vanaf 1, als dat niet de eerste gevulde rij is. Met een koppeling wordt een koprij"
    " die verschoven is, ook zonder deze optie gevonden.",
    "The row of the headers, counted from 1, where that is not the first row with values. With a mapping, headers that"
    " have moved are found without this option too.",
)
_MAPPING = Text(
    "De koppeling van het bestand, TOML of XLSX (zie: uri map): welke kolom welk veld is, en welk woord welke code. Een"
    " dossier noemt haar zelf.",
    "The mapping of the file, TOML or XLSX (see: uri map): which column is which field, and which word which code. A"
    " dossier names it itself.",
)
_COLUMN = Text(
    'Wat een kolom is: --kolom "Binnengekomen op=ontvangen". Zonder veld ("Kop=") blijft zij een eigen kolom. Mag'
    " vaker.",
    'What a column is: --kolom "Came in on=ontvangen". Without a field ("Header=") it stays a column of your own. May'
    " be repeated.",
)
_VALUE = Text(
    'Welke code een woord is: --waarde "Privégedrag=prive". Mag vaker.',
    'Which code a word is: --waarde "Private conduct=prive". May be repeated.',
)
_READING = Text(
    'Hoe woorden met twee betekenissen gelezen worden: --lezing "Geen afdoening=aangetoond". Mag vaker.',
    'How words with two meanings are to be read: --lezing "Geen afdoening=aangetoond". May be repeated.',
)
_OUTSIDE = Text(
    "Lees ook bestanden die dossier.toml buiten de map van het dossier noemt.",
    "Read files too that dossier.toml names outside the folder of the dossier.",
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
_FAIL_ON = Text(
    "Vanaf welke ernst de exitcode 1 is: error (fouten), warning (ook waarschuwingen) of notice (ook opmerkingen).",
    "What makes the exit code 1: error, warning (errors and warnings) or notice (anything).",
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
_REPORT_FORMATS = Text(
    "text: om te lezen op het scherm (zo is het zonder deze optie). md: Markdown, voor een document. html: één pagina."
    " csv: een bestand per tabel, met --out. json: één object, voor programma's.",
    "text: to read on the screen (unless said otherwise). md: Markdown, for a document. html: one page. csv: a file for"
    " each table, with --out. json: one object, for programs.",
)
_FINDING_FORMATS = Text(
    "text: per regel wat er niet klopt (zo is het zonder deze optie). json: alles, voor programma's.",
    "text: what is wrong, rule by rule (unless said otherwise). json: everything, for programs.",
)
_AUDIT_FORMATS = Text(
    "text: om te lezen op het scherm (zo is het zonder deze optie). md: Markdown. json: alles, voor programma's.",
    "text: to read on the screen (unless said otherwise). md: Markdown. json: everything, for programs.",
)
_OUT = Text(
    "Schrijf naar bestanden in deze map, die zo nodig gemaakt wordt: alle bestanden, of geen.",
    "Write to files in this folder, which is made if need be: all of the files, or none.",
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
_MAPPED_PATH = Text(
    "Het bestand van de organisatie zelf: CSV (ook .tsv en .txt), XLSX, ODS, JSON, JSON Lines of Parquet.",
    "The organisation's own file: CSV (.tsv and .txt too), XLSX, ODS, JSON, JSON Lines or Parquet.",
)
_EARLIER = Text(
    "Een eerdere koppeling: alleen wat daar niet in staat, is dan open of voorgesteld.",
    "An earlier mapping: only what it does not say is then open or proposed.",
)
_MAPPED_EDITION = Text(
    "De gepubliceerde lijst waarnaar de woorden gekoppeld worden (zie: uri codes).",
    "The published list that the words are mapped to (see: uri codes).",
)
_ACCEPT = Text("Neem alle voorstellen over. Wat open is, blijft open.", "Apply all proposals. What is open stays open.")
_MAPPING_OUT = Text(
    "Schrijf de koppeling naar dit bestand, .toml of .xlsx.", "Write the mapping to this file, .toml or .xlsx."
)
_TEMPLATE_OUT = Text(
    "Het bestand dat gemaakt wordt, een .xlsx of .ods; of een nieuwe map, met het register en een dossier.toml.",
    "The file that is made, an .xlsx or .ods; or a new folder, with the register and a dossier.toml.",
)
_TEMPLATE_YEAR = Text("Het verslagjaar van het dossier, voor een map.", "The year of the dossier, for a folder.")
_TEMPLATE_EDITION = Text(
    "De lijst waarvan de labels te kiezen zijn (zie: uri codes).",
    "The list whose labels there are to choose from (see: uri codes).",
)
_SCHEMA_NAME = Text(
    "De naam van een schema; zonder naam, alle namen.", "The name of a schema; without one, all the names."
)
_LIST = Text("De naam van een lijst; zonder naam, alle namen.", "The name of a list; without one, all the names.")
_SHELL = Text(
    "De shell die de opdracht gaat aanvullen. Bijvoorbeeld: uri completion bash >"
    " ~/.local/share/bash-completion/completions/uri",
    "The shell that is to complete the command. Such as: uri completion bash >"
    " ~/.local/share/bash-completion/completions/uri",
)

_ALL: tuple[tuple[str, Text, Callable[[argparse.ArgumentParser], None]], ...] = (
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
    (
        "map",
        Text(
            "Stel voor hoe een eigen bestand gelezen wordt: welke kolom welk veld is, welk woord welke code.",
            "Propose how a file of your own is read: which column is which field, which word which code.",
        ),
        _map,
    ),
    ("template", Text("Maak een leeg register om in te vullen.", "Make an empty register to fill in."), _template),
    (
        "schema",
        Text(
            "Schrijf het JSON-schema van wat een ander programma aanlevert.",
            "Write the JSON Schema of what another program hands over.",
        ),
        _schema,
    ),
    (
        "codes",
        Text("Laat een codelijst of editie met haar labels zien.", "Show a code list or edition with its labels."),
        _codes,
    ),
    (
        "completion",
        Text(
            "Schrijf het script waarmee een shell de opdracht aanvult.",
            "Write the script by which a shell completes the command.",
        ),
        _completion,
    ),
)
"""The commands: name, what they do, and what adds their arguments."""
