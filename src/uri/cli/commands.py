"""What each command does; every one of them returns the exit code."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uri import extras
from uri.cli.arguments import parser
from uri.cli.inputs import read, read_handed_over, read_made
from uri.cli.remedies import remedies
from uri.errors import UriError
from uri.languages import Text
from uri.visible_text import visible

if TYPE_CHECKING:
    from uri.aggregate import Dossier, Rapport
    from uri.findings import Findings
    from uri.register import Reading, Register
    from uri.rules.check import CheckOptions

OK, FINDINGS, BAD_USE = 0, 1, 2
_MOST = 50
"""So many doubts are printed beside a report; the last line says how many more there are."""
_PLACES = 10
"""So many places of each rule are printed; the JSON has all of them."""


def report(options: argparse.Namespace) -> int:
    """Write the standard tables."""
    from uri.aggregate import rapport  # noqa: PLC0415 (heavy)

    if options.format == "csv" and options.out is None:
        raise UriError(_FILE_A_TABLE, _NAME_A_FOLDER)
    made = read_made(options)
    if made is None:
        made = rapport(_counted(options), **_scope(options), vergelijking=options.vergelijking)
    _deliver(_protected(made, options), options)
    return OK


def publish(options: argparse.Namespace) -> int:
    """Write the publication, in each form that is named."""
    from uri.aggregate import rapport  # noqa: PLC0415 (heavy)
    from uri.publish import (  # noqa: PLC0415 (heavy)
        STANDARD_FORMS,
        publicatiedocument,
        read_stijl,
        write_publication,
    )
    from uri.publish.document.publicatiedocument import stated_details  # noqa: PLC0415 (heavy)

    forms = STANDARD_FORMS if options.format is None else [name.strip() for name in options.format.split(",")]
    stijl = None if options.stijl is None else read_stijl(options.stijl)
    source = _counted(options)
    if options.beleid is None:
        document = publicatiedocument(source, **_scope(options))
    else:
        report = _protected(rapport(source, **_scope(options)), options)
        document = publicatiedocument(report, publicatie=stated_details(source))
    if document.findings:
        sys.stderr.write(document.findings.to_text(most=_MOST) + "\n")
    write_publication(document, options.out, forms, stijl)
    return OK


def cube(options: argparse.Namespace) -> int:
    """Write what an organisation hands over for a whole."""
    from uri.aggregate import Aanlevering  # noqa: PLC0415 (heavy)
    from uri.file_replacement import write_all  # noqa: PLC0415 (only here)

    choice = {name: getattr(options, name) for name in ("verslagjaar", "organisatie", "onderdeel")}
    made = Aanlevering.of(_counted(options, recounts=False), **choice, dagen=options.dagen)
    write_all(options.out.parent, {options.out.name: made.to_json()})
    return OK


def consolidate(options: argparse.Namespace) -> int:
    """Write the tables over several organisations, as text, CSV and JSON."""
    from uri import publish  # noqa: PLC0415 (heavy)
    from uri.aggregate import consolidate as consolidated  # noqa: PLC0415 (heavy)

    made = consolidated(
        [read_handed_over(path) for path in options.paths],
        verslagjaar=options.verslagjaar,
        editie=options.editie,
        verwacht=options.verwacht,
        organisaties=options.organisaties,
    )
    if made.findings:
        sys.stderr.write(made.findings.to_text(most=_MOST) + "\n")
    texts = {"consolidatie.txt": publish.to_text(made), "consolidatie.json": publish.to_json(made)}
    publish.write_all(options.out, {**texts, **publish.to_csv(made)})
    return OK


def protect(options: argparse.Namespace) -> int:
    """Write reports in which small counts are protected together, with the proof; or compare policies."""
    from uri.cli.releases import released  # noqa: PLC0415 (heavy)

    sys.stdout.write(released(options) + "\n")
    return OK


def verify(options: argparse.Namespace) -> int:
    """Print what is wrong with a proof, with the verdict as the last line."""
    from uri.cli.releases import read_release  # noqa: PLC0415 (heavy)
    from uri.protection import check_proof  # noqa: PLC0415 (heavy)

    bewijs, reports = read_release(options.path)
    faults = check_proof(bewijs, reports, solve=options.solve)
    unwitnessed = _UNWITNESSED.format(bewijs.unwitnessed) if bewijs.unwitnessed else _PROVED
    verdict = _NOT_PROVED if faults else _PROVED_ANEW if options.solve else unwitnessed
    sys.stdout.write(visible("\n".join([*(str(fault) for fault in faults), str(verdict)])) + "\n")
    return FINDINGS if faults else OK


def _protected(report: Rapport, options: argparse.Namespace) -> Rapport:
    """Return a report as the policy that is named lets readers have it."""
    if options.beleid is None:
        return report
    from uri.protection import protect as protected  # noqa: PLC0415 (heavy)
    from uri.protection import read_beleid  # noqa: PLC0415 (heavy)

    result = protected([report], read_beleid(options.beleid))
    sys.stderr.write(result.costs() + "\n")
    return result.rapporten[0]


def _counted(options: argparse.Namespace, *, recounts: bool = True) -> Dossier | Register:
    """Read what the figures come from, and print the doubts about it beside them."""
    source, doubts = _whole(read(options, recounts=recounts))
    doubts += _repeated(source)
    if doubts:
        sys.stderr.write("\n".join([doubts.to_text(most=_MOST), *remedies(doubts, options.path)]) + "\n")
    return source


def _scope(options: argparse.Namespace) -> dict[str, Any]:
    """Return what of the source is chosen."""
    return {name: getattr(options, name) for name in ("verslagjaar", "organisatie", "onderdeel", "editie")}


def _whole(source: Dossier | Reading) -> tuple[Dossier | Register, Findings]:
    """Return what was read, all of it, with the doubts.

    Raises:
        RejectedRowsError: Rows of a file cannot be read.
    """
    from uri.register import Reading  # noqa: PLC0415 (heavy)

    if not isinstance(source, Reading):
        return source, source.findings
    if len(source.rejected):
        source.accepted()  # which refuses
    return source.register, source.findings


def _repeated(source: Dossier | Register) -> Findings:
    """Find the rows that repeat a kenmerk: a report counts them, and says so beside it too."""
    from uri.findings import Findings  # noqa: PLC0415 (heavy)
    from uri.register import Register  # noqa: PLC0415 (heavy)
    from uri.rules.derived_fields import Context  # noqa: PLC0415 (heavy)
    from uri.rules.rows.row_findings import check_rows  # noqa: PLC0415 (heavy)
    from uri.rules.subjects.on_registers import KENMERK_DUBBEL  # noqa: PLC0415 (heavy)

    register = source if isinstance(source, Register) else source.register
    if register is None:
        return Findings()
    return check_rows(register, Context(), (), (KENMERK_DUBBEL,), kenmerk=False)


def _deliver(rapport: Rapport, options: argparse.Namespace) -> None:
    from uri import publish  # noqa: PLC0415 (heavy)

    if options.format == "csv":
        files = publish.to_csv(rapport)
    else:
        write, suffix = {
            "text": (publish.to_text, "txt"),
            "md": (publish.to_markdown, "md"),
            "html": (publish.to_html, "html"),
            "json": (publish.to_json, "json"),
        }[options.format]
        files = {f"rapport.{suffix}": write(rapport)}
    if options.out is None:
        sys.stdout.write(*files.values())
    else:
        publish.write_all(options.out, files)


def validate(options: argparse.Namespace) -> int:
    """Print what does not hold, with the verdict as the last line."""
    from uri import rules  # noqa: PLC0415 (heavy)

    source = read(options)
    checked = rules.check(_part(source, options.onderdeel), **_stated(source, options))
    findings = source.findings + checked
    if options.marked is not None:
        from uri.publish.marked_copy import write_marked  # noqa: PLC0415 (only here)

        write_marked(options.path, options.marked, findings)
    failed = bool(findings.at_least(options.fail_on))
    if options.format == "json":
        sys.stdout.write(findings.to_json())
    else:
        sys.stdout.write(
            "\n".join(filter(None, [findings.to_groups(places=_PLACES), _verdict(findings, failed=failed)]))
        )
        sys.stdout.write("\n")
    return FINDINGS if failed else OK


def _stated(source: Dossier | Reading, options: argparse.Namespace) -> CheckOptions:
    """Return by what cases are judged; what a dossier states holds for a part of it too."""
    from uri.register import Reading  # noqa: PLC0415 (heavy)

    asked: CheckOptions = {"standdatum": options.standdatum, "profiel": options.profile, "kenmerk": options.kenmerk}
    if isinstance(source, Reading):
        return asked
    return {
        **asked,
        "standdatum": options.standdatum or source.standdatum,
        "zonder": source.zonder,
        "organisatie": source.organisatie,
    }


def _part(source: Dossier | Reading, onderdeel: str | None) -> Dossier | Register:
    """Return what is to be checked: the whole, or only the cases of one part of the organisation."""
    from uri.register import Reading  # noqa: PLC0415 (heavy)

    whole = source.register if isinstance(source, Reading) else source
    if onderdeel is None:
        return whole
    cases = source.register
    if cases is None:
        raise UriError(_NO_CASES)
    return cases.select(onderdeel=onderdeel)


def _verdict(findings: Findings, *, failed: bool) -> str:
    return f"{_NOT_IN_ORDER if failed else _IN_ORDER}: {findings.verdict()}"


def audit(options: argparse.Namespace) -> int:
    """Print what a publication contradicts itself in, with the verdict as the last line."""
    from uri.cli.audited import audited, write_found  # noqa: PLC0415 (heavy)
    from uri.reading import progress  # noqa: PLC0415 (heavy)

    if options.attack is not None:
        return _attack(options)
    with progress():
        if options.manifest is not None:
            write_found(options.path, options.manifest)
        result = audited(options.path, options.against, options.eerder)
    if options.marked is not None:
        from uri.marked_document import mark_document  # noqa: PLC0415 (only here)

        mark_document(result).write(options.marked)
    failed = bool(result.findings.at_least(options.fail_on))
    if options.format == "json":
        sys.stdout.write(result.to_json(fail_on=options.fail_on))
    else:
        text = result.to_markdown() if options.format == "md" else result.to_text()
        sys.stdout.write(f"{text}\n{result.verdict(fail_on=options.fail_on)}\n")
    return FINDINGS if failed else OK


def _attack(options: argparse.Namespace) -> int:
    """Print which hidden counts can be worked out, with the verdict as the last line."""
    from uri.cli.attacks import attacked  # noqa: PLC0415 (heavy)
    from uri.protection import read_beleid  # noqa: PLC0415 (heavy)

    findings = attacked(options.path, read_beleid(options.attack))
    failed = bool(findings.at_least(options.fail_on))
    if options.format == "json":
        sys.stdout.write(findings.to_json())
    else:
        text = findings.to_groups(places=_PLACES)
        sys.stdout.write("\n".join(filter(None, [text, f"{_TOLD if failed else _KEPT}: {findings.verdict()}"])) + "\n")
    return FINDINGS if failed else OK


def map(options: argparse.Namespace) -> int:  # noqa: A001 (the name of the command)
    """Propose a mapping: print what is settled, proposed and open, and write it."""
    from uri.proposal import propose_mapping, to_text  # noqa: PLC0415 (heavy)
    from uri.reading import read_koppeling, write_koppeling  # noqa: PLC0415 (heavy)

    earlier = None if options.koppeling is None else read_koppeling(options.koppeling)
    proposal = propose_mapping(options.path, koppeling=earlier, editie=options.editie)
    if options.accept:
        proposal = proposal.accepted()
    if options.out is not None:
        write_koppeling(proposal.koppeling, options.out, remarks=proposal.remarks)
    sys.stdout.write(to_text(proposal))
    return OK if proposal.is_settled else FINDINGS


def template(options: argparse.Namespace) -> int:
    """Write an empty register."""
    from uri.reading import write_template  # noqa: PLC0415 (heavy)

    write_template(options.out, editie=options.editie, verslagjaar=options.verslagjaar)
    return OK


def schema(options: argparse.Namespace) -> int:
    """Print a JSON Schema, or the names of all of them."""
    from uri.reading.exchange.json_schema import SCHEMAS, json_schema  # noqa: PLC0415 (heavy)

    if options.naam is None:
        sys.stdout.write("\n".join(SCHEMAS) + "\n")
    else:
        sys.stdout.write(json.dumps(json_schema(options.naam), ensure_ascii=False, indent=2) + "\n")
    return OK


def codes(options: argparse.Namespace) -> int:
    """Print a code list or an edition, or the names of all of them."""
    from uri.cli.listings import find_listings, names  # noqa: PLC0415 (reads the lists, which --help does not need)

    if options.lijst is None:
        sys.stdout.write("\n".join(names()) + "\n")
        return OK
    for listing in find_listings(options.lijst):
        width = max(len(code) for code, _, _ in listing.rows)
        lines = [str(listing.title), *([listing.source] if listing.source else []), ""]
        for code, label, remark in listing.rows:
            words = ", ".join(f"“{word}”" for word in listing.accepted.get(code, ()))
            asides = [str(remark), str(_ALSO.format(words)) if words else ""]
            aside = f"  ({'; '.join(filter(None, asides))})" if any(asides) else ""
            lines.append(f"{code.ljust(width)}  {label}{aside}")
        sys.stdout.write(visible("\n".join(lines)) + "\n\n")
    return OK


def completion(options: argparse.Namespace) -> int:
    """Print the script by which a shell completes the command."""
    sys.stdout.write(_script(options.shell))
    return OK


def _script(shell: str) -> str:
    """Return the script for a shell; it names the options as they are now, and needs nothing of this library.

    Args:
        shell: ``"bash"``, ``"zsh"`` or ``"fish"``.

    Raises:
        MissingExtraError: Shtab is not installed.
    """
    shtab = extras.load("shtab", "completion")
    command = parser()
    for action in _actions(command):
        if action.type is Path:
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # (what shtab looks for)
    text: str = shtab.complete(command, shell)
    return text.rstrip("\n") + "\n"


def _actions(command: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Give every argument of a command and of the commands below it."""
    for action in command._actions:  # noqa: SLF001 (argparse has no other way to look at what it was given)
        yield action
        if isinstance(action.choices, dict):
            for subcommand in action.choices.values():
                yield from _actions(subcommand)


_IN_ORDER, _NOT_IN_ORDER = Text("In orde", "In order"), Text("Niet in orde", "Not in order")
_TOLD = Text("Niet verborgen", "Not hidden")
_KEPT = Text("Niets na te rekenen", "Nothing to be worked out")
_PROVED = Text("Bewezen: elke getuige past bij de druk.", "Proved: each witness fits the print.")
_UNWITNESSED = Text(
    "Elke getuige past bij de druk. Van {} verborgen aantallen is er geen: dat zij niet klein zijn, rekent --solve na.",
    "Each witness fits the print. Of {} hidden counts there is none: that they are not small, --solve works out.",
)
_PROVED_ANEW = Text(
    "Bewezen: elke getuige past bij de druk, en alles is opnieuw berekend.",
    "Proved: each witness fits the print, and everything was worked out anew.",
)
_NOT_PROVED = Text("Niet bewezen.", "Not proved.")
_FILE_A_TABLE = Text("csv schrijft een bestand per tabel.", "csv writes a file a table.")
_ALSO = Text("ook {}", "also {}")
_NAME_A_FOLDER = Text("Noem een map met --out.", "Name a folder with --out.")
_NO_CASES = Text(
    "Dit dossier heeft geen register, en dus geen onderdelen.", "This dossier has no register, so no parts."
)
