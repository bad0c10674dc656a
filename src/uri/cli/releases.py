"""The reports of a release: read from dossiers or from JSON, written beside their proof; and policies compared."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from uri.aggregate import Rapport, rapport
from uri.errors import MissingFileError, UnreadableError, UriError
from uri.file_replacement import write_all
from uri.findings import quoted
from uri.languages import Text
from uri.protection import Bescherming, Bewijs, compare_policies, protect, read_beleid
from uri.protection.allowance import MOST_STEPS
from uri.publish import to_json
from uri.reading import is_report, read_dossier, read_register, read_report
from uri.reading.report_files import PROOF_FILE


def released(options: argparse.Namespace) -> str:
    """Write reports in which small counts are protected together, with the proof; or only compare policies.

    Returns:
        What is told to who publishes: what it costs, or the policies side by side.

    Raises:
        UriError: There are several policies and they are not compared, or no folder is named to write to.
    """
    policies = [read_beleid(path) for path in options.beleid]
    if not options.vergelijk and (len(policies) > 1 or options.drempel or options.groepen):
        raise UriError(_SEVERAL_POLICIES, _COMPARE)
    if not options.vergelijk and options.out is None:
        raise UriError(_NOWHERE, _NAME_A_FOLDER)
    paths = [*options.paths, *([] if options.geheel is None else [options.geheel])]
    reports = read_reports(paths)
    whole = None if options.geheel is None else reports[-1]
    earlier = read_reports(options.eerder)
    if options.vergelijk:
        groups = [None if name == _NO_GROUPS else name for name in options.groepen]
        varied = [one for beleid in policies for one in beleid.varied(drempels=options.drempel, groepen=groups)]
        return compare_policies(reports, varied, earlier=earlier, whole=whole).to_text()
    steps = MOST_STEPS if options.steps is None else options.steps
    result = protect(reports, policies[0], earlier=earlier, whole=whole, steps=steps, seconds=options.seconds)
    write_all(options.out, written(paths, result))
    return "\n".join([result.costs(), *([result.redenen.to_text()] if options.waarom else [])])


def read_reports(paths: Sequence[Path]) -> list[Rapport]:
    """Read reports: each the JSON of a report, a dossier, or a register of one organisation and year."""
    return [_read(path) for path in paths]


def _read(path: Path) -> Rapport:
    if is_report(path):
        return read_report(path)
    return rapport(read_register(path) if path.is_file() else read_dossier(path))


def written(paths: Sequence[Path], result: Bescherming) -> dict[str, str]:
    """Return what is written: each report under the name of its file, or of its folder, and the proof.

    Raises:
        UriError: Two reports have one name, or one has that of the proof.
    """
    names = [f"{path.resolve().stem if path.is_file() else path.resolve().name}.json" for path in paths]
    if twice := [name for at, name in enumerate(names) if name in names[:at] or name == PROOF_FILE]:
        raise UriError(_TWICE.format(", ".join(map(quoted, dict.fromkeys(twice)))), _RENAME)
    files = {name: to_json(report, "nl") for name, report in zip(names, result.rapporten, strict=True)}
    return {**files, PROOF_FILE: result.bewijs.to_json()}


def read_release(folder: Path) -> tuple[Bewijs, list[Rapport]]:
    """Read the proof in a folder, and the reports beside it.

    Raises:
        MissingFileError: There is no proof.
        UnreadableError: The proof, or a report, cannot be read.
    """
    try:
        text = (folder / PROOF_FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise MissingFileError(_NO_PROOF.format(quoted(folder.name), PROOF_FILE), filename=PROOF_FILE) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(_UNREADABLE.format(PROOF_FILE)) from error
    others = sorted(path for path in folder.glob("*.json") if path.name != PROOF_FILE)
    return Bewijs.from_json(text), [read_report(path) for path in others]


_NO_GROUPS = "geen"
"""What stands among groupings for the rows themselves."""

_SEVERAL_POLICIES = Text(
    "Beschermen gaat naar één beleid; hier zijn er meer.", "Protecting follows one policy; here are several."
)
_COMPARE = Text("Vergelijk ze met --vergelijk.", "Compare them with --vergelijk.")
_NOWHERE = Text("Er is geen map om in te schrijven.", "There is no folder to write to.")
_NAME_A_FOLDER = Text(
    "Noem er een met --out, of vergelijk alleen met --vergelijk.",
    "Name one with --out, or only compare with --vergelijk.",
)
_TWICE = Text("Meer dan één bestand zou zo heten: {}.", "More than one file would be called: {}.")
_RENAME = Text("Geef de rapporten elk een eigen naam.", "Give each report a name of its own.")
_NO_PROOF = Text("De map {} heeft geen {}.", "The folder {} has no {}.")
_UNREADABLE = Text("{} is niet te lezen.", "{} cannot be read.")
