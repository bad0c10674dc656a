"""The command: ``uri report``, ``uri validate``, ``uri audit``, ``uri template`` and ``uri codes``.

Exit codes: 0 done and nothing found, 1 findings, rejected rows or counts that no row can hold, 2 bad use or unreadable
input.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from uri import __version__
from uri.errors import RejectedRowsError, UnplacedError, UriError
from uri.findings import Findings, Severity
from uri.texts import LANGUAGES, Language, Text, same

if TYPE_CHECKING:
    from uri.aggregate import Dossier, Rapport
    from uri.register import Reading, Register

_OK, _FINDINGS, _BAD_USE = 0, 1, 2
_MOST = 50
"""So many findings are printed; the last line says how many more there are."""
_PLACES = 10
"""So many places of each rule are printed; the JSON has all of them."""

_IN_ORDER, _NOT_IN_ORDER = Text("In orde", "In order"), Text("Niet in orde", "Not in order")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except UriError as error:
        _say(error.message, error.hint, options.language)
        _print_findings(error.findings, options.language)
        return _FINDINGS if isinstance(error, RejectedRowsError | UnplacedError) else _BAD_USE
    except BrokenPipeError:
        _silence()
        return _OK
    except OSError as error:
        _silence()
        _say(
            Text("De uitvoer is niet te schrijven.", "The output cannot be written."),
            same(str(error.strerror)),
            options.language,
        )
        return _BAD_USE
    return code


def _silence() -> None:
    """Let Python close its output without a word."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run() -> NoReturn:
    """Run the command as a program: in UTF-8, but on a terminal in its own signs as far as it has them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    sys.exit(main())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="uri", description="Uniforme Registratie Integriteitsschendingen.")
    parser.add_argument("--version", action="version", version=f"uri {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    report = commands.add_parser("report", help="the standard tables of a dossier or register")
    _add_source(report)
    report.add_argument("--verslagjaar", type=int, metavar="Y", help="the year of the report")
    report.add_argument("--organisatie", metavar="O", help="the organisation to report on")
    report.add_argument("--format", choices=["text", "md", "csv", "json"], default="text")
    report.add_argument("--out", type=Path, metavar="DIR", help="write to files in this folder; csv needs it")
    report.set_defaults(run=_report)
    validate = commands.add_parser("validate", help="what does not hold in a dossier or register, and how to mend it")
    _add_source(validate)
    validate.add_argument("--profile", type=Path, metavar="P", help="a TOML file with rules of your own")
    validate.add_argument(
        "--fail-on", choices=[*Severity], default=Severity.ERROR.value, help="what makes the exit code 1"
    )
    validate.add_argument("--format", choices=["text", "json"], default="text")
    validate.add_argument("--standdatum", type=_day, metavar="D", help="the reference date of a register file")
    validate.add_argument("--kenmerk", action="store_true", help="name cases by their kenmerk")
    validate.add_argument(
        "--marked", type=Path, metavar="OUT", help="write a copy of an XLSX file with the faults in it"
    )
    validate.set_defaults(run=_validate)
    audit = commands.add_parser(
        "audit", help="what does not hold in a published table or report, and which figure it is"
    )
    audit.add_argument("path", metavar="PATH", type=Path, help="a table file, or a folder with a publicatie.toml")
    audit.add_argument("--against", metavar="REGISTER", type=Path, help="the register or dossier that was published of")
    audit.add_argument(
        "--fail-on", choices=[*Severity], default=Severity.ERROR.value, help="what makes the exit code 1"
    )
    audit.add_argument("--format", choices=["text", "json", "md"], default="text")
    _add_language(audit)
    audit.set_defaults(run=_audit)
    template = commands.add_parser("template", help="an empty register to fill in, as XLSX")
    template.add_argument("out", metavar="OUT.xlsx", type=Path)
    template.add_argument("--editie", metavar="E", help="the edition whose labels there are to choose from")
    _add_language(template)
    template.set_defaults(run=_template)
    codes = commands.add_parser("codes", help="a code list or edition with its labels")
    codes.add_argument("lijst", metavar="LIST", nargs="?", help="its name; without one, the names")
    _add_language(codes)
    codes.set_defaults(run=_codes)
    return parser


def _add_source(parser: argparse.ArgumentParser) -> None:
    """Add what is to be said of the dossier or file that a command reads."""
    parser.add_argument("path", metavar="PATH", type=Path, help="a folder with a dossier.toml, or a register file")
    parser.add_argument("--editie", metavar="E", help="the edition of the register (see: uri codes)")
    parser.add_argument("--blad", metavar="SHEET", help="the sheet of a workbook")
    parser.add_argument("--kop", type=int, metavar="N", help="the row of the headers, from 1")
    parser.add_argument(
        "--lezing",
        action="append",
        default=[],
        metavar="WORDS=UITKOMST",
        help='what ambiguous words stand for, as "Geen afdoening=aangetoond"',
    )
    _add_language(parser)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = f"{text!r} is no date such as 2023-12-31"
        raise argparse.ArgumentTypeError(msg) from None


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", choices=LANGUAGES, default="nl")


def _report(options: argparse.Namespace) -> int:
    from uri.aggregate import rapport  # loaded on use, as it brings pandas  # noqa: PLC0415

    if options.format == "csv" and options.out is None:
        raise UriError(
            Text("csv schrijft een bestand per tabel.", "csv writes a file a table."),
            Text("Noem een map met --out.", "Name a folder with --out."),
        )
    source, doubts = _source(options)
    _print_findings(doubts, options.language)
    made = rapport(source, verslagjaar=options.verslagjaar, organisatie=options.organisatie, editie=options.editie)
    _deliver(made, options)
    return _OK


def _source(options: argparse.Namespace) -> tuple[Dossier | Register, Findings]:
    """Read what PATH names: a dossier or a register file, whole."""
    from uri.aggregate import Dossier  # noqa: PLC0415 (it brings pandas)
    from uri.register.parsing.reader import refuse  # noqa: PLC0415 (it brings pandas)

    read = _read(options)
    if isinstance(read, Dossier):
        return read, read.findings
    refuse(read.findings, len(read.rejected), read.rows)
    return read.register, read.findings


def _read(options: argparse.Namespace) -> Dossier | Reading:
    from uri.reading import progress, read_dossier, scan_register  # noqa: PLC0415 (they bring pandas)

    if os.path.isdir(options.path):  # noqa: PTH112 (false, not an error, for a path that cannot be looked at)
        if options.lezing or options.blad or options.kop:
            raise UriError(
                Text("--lezing, --blad en --kop zijn voor een bestand.", "--lezing, --blad and --kop are for a file."),
                Text("Een dossier zegt het in dossier.toml.", "A dossier says it in dossier.toml."),
            )
        with progress():
            return read_dossier(options.path)
    phrases = _phrases(options.lezing)
    with progress():
        return scan_register(
            options.path, editie=options.editie, lezing=phrases, sheet=options.blad, header_row=options.kop
        )


def _phrases(pairs: list[str]) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise UriError(
                Text("--lezing wil WOORDEN=UITKOMST.", "--lezing takes WORDS=UITKOMST."),
                Text(
                    'Bijvoorbeeld: --lezing "Geen afdoening=aangetoond"',
                    'Such as: --lezing "Geen afdoening=aangetoond"',
                ),
            )
    phrases = [pair.rsplit("=", 1) for pair in pairs]
    if len({words for words, _ in phrases}) < len(phrases):
        raise UriError(
            Text("--lezing noemt dezelfde woorden twee keer.", "--lezing names the same words twice."),
            Text("Noem ze één keer.", "Name them once."),
        )
    return {words: outcome for words, outcome in phrases}  # noqa: C416 (its pairs are lists)


def _deliver(made: Rapport, options: argparse.Namespace) -> None:
    from uri import publish  # noqa: PLC0415 (it brings pandas)

    if options.format == "csv":
        files = publish.to_csv(made, options.language)
    else:
        write = {"text": publish.to_text, "md": publish.to_markdown, "json": publish.to_json}[options.format]
        suffix = {"text": "txt"}.get(options.format, options.format)
        files = {f"rapport.{suffix}": write(made, options.language)}
    if options.out is None:
        sys.stdout.write(*files.values())
    else:
        publish.write_all(options.out, files)


def _validate(options: argparse.Namespace) -> int:
    """Print what does not hold, with the verdict as the last line."""
    from uri import rules  # noqa: PLC0415 (it brings pandas)
    from uri.aggregate import Dossier  # noqa: PLC0415 (it brings pandas)

    read = _read(options)
    checked = rules.check(
        read if isinstance(read, Dossier) else read.register,
        standdatum=options.standdatum,
        profiel=options.profile,
        kenmerk=options.kenmerk,
    )
    findings = read.findings + checked
    if options.marked is not None:
        from uri.publish.marked_copy import write_marked  # noqa: PLC0415 (only here)

        write_marked(options.path, options.marked, findings, options.language)
    failed = bool(findings.at_least(options.fail_on))
    if options.format == "json":
        sys.stdout.write(findings.to_json(options.language))
    else:
        groups = findings.to_groups(options.language, places=_PLACES)
        verdict = _verdict(findings, options, failed=failed)
        sys.stdout.write("\n".join(filter(None, [groups, verdict])) + "\n")
    return _FINDINGS if failed else _OK


def _verdict(findings: Findings, options: argparse.Namespace, *, failed: bool) -> str:
    word = (_NOT_IN_ORDER if failed else _IN_ORDER).to(options.language)
    return f"{word}: {findings.verdict(options.language)}"


def _audit(options: argparse.Namespace) -> int:
    """Print what a publication contradicts itself in, with the verdict as the last line."""
    from uri.audit import audit  # noqa: PLC0415 (it brings pandas)
    from uri.reading import progress  # noqa: PLC0415 (it brings pandas)

    with progress():
        made = audit(options.path, against=options.against)
    failed = bool(made.findings.at_least(options.fail_on))
    if options.format == "json":
        sys.stdout.write(made.to_json(options.language))
    else:
        write = made.to_markdown if options.format == "md" else made.to_text
        sys.stdout.write(f"{write(options.language)}\n{_verdict(made.findings, options, failed=failed)}\n")
    return _FINDINGS if failed else _OK


def _template(options: argparse.Namespace) -> int:
    from uri.reading import write_template  # noqa: PLC0415 (it brings pandas)

    write_template(options.out, editie=options.editie)
    return _OK


def _codes(options: argparse.Namespace) -> int:
    from uri.taxonomy.listings import lijsten, names  # noqa: PLC0415 (only this command needs it)

    if options.lijst is None:
        sys.stdout.write("\n".join(names()) + "\n")
        return _OK
    for listed in lijsten(options.lijst):
        width = max(len(code) for code, _, _ in listed.rows)
        lines = [listed.title.to(options.language), *([listed.source] if listed.source else []), ""]
        for code, label, remark in listed.rows:
            said = f"  ({remark.to(options.language)})" if remark.nl else ""
            lines.append(f"{code.ljust(width)}  {label.to(options.language)}{said}")
        sys.stdout.write("\n".join(lines) + "\n\n")
    return _OK


def _say(message: Text, hint: Text | None, language: Language) -> None:
    said = message.to(language) + ("" if hint is None else f" {hint.to(language)}")
    sys.stderr.write(f"uri: {said}\n")


def _print_findings(findings: Findings, language: Language) -> None:
    if findings:
        sys.stderr.write(findings.to_text(language, most=_MOST) + "\n")


if __name__ == "__main__":
    run()
