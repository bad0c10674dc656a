"""Write down what the library gives for all inputs: `python comparison_recorder.py INPUTS ROOT OUT WORK`.

It runs under the version on PYTHONPATH. ROOT is the checkout whose examples are read. Each line of OUT is one output:
its kind, its key, the value that must not change, and apart from it the words, which may.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, TextIO
from unittest.mock import patch
from zipfile import ZipFile, is_zipfile

import attrs
import pandas as pd

import uri
from uri import audit, publish, rules, taxonomy
from uri.cli import run

# ------------------------------------------------------------------------------------- what is asked of the library
# What another version may have under another name is asked for here, once; below stand the promised names only.

RUN = "from uri.cli import run; run()"
# No repair hangs on how busy the machine is.
audit.audit.__kwdefaults__ = {**(audit.audit.__kwdefaults__ or {}), "seconds": 600.0}
LEZING = {"Geen afdoening": "aangetoond"}
CONSTANTS = {"verslagjaar": 2023}
READERS: Mapping[str, Callable[[Path], Any]] = {
    "read_register": uri.read_register,
    "scan_register": uri.scan_register,
    "scan_register, read as": lambda path: uri.scan_register(path, lezing=LEZING, constants=CONSTANTS),
    "read_counts": uri.read_counts,
    "read_dossier": uri.read_dossier,
    "read_publication": lambda path: audit.audit(uri.read_publication(path)),
    "records_from_json": lambda path: uri.records_from_json(path.read_bytes() if path.is_file() else b""),
    "read_editie": taxonomy.read_editie,
    "check by profile": lambda path: uri.check(uri.Register.from_records([]), profiel=path),
}
WORDED = ("message", "found", "hint", "verdict", "figure")
"""The parts of a finding or repair that are words; “found” and the message hold figures too."""


def register_value(register: uri.Register) -> object:
    """Return the cases of a register, and what it says of them."""
    records = json.loads(uri.records_to_json(register.to_records()))
    read = {words: outcome.value for words, outcome in register.lezing.items()}
    return [register.editie.naam, list(register.jaren), list(register.organisaties), read, records]


def cube_value(cube: uri.Kubus) -> object:
    """Return the cells of a cube, and what it speaks for."""
    told = [cube.soort.value, cube.editie.naam, str(cube.standdatum), list(cube.jaren), list(cube.organisaties)]
    return [*told, cube.total(), json.loads(cube.to_frame().to_json(orient="split"))]


def report_value(source: Any, **chosen: Any) -> object:  # noqa: ANN401 (a register, a dossier or a cube)
    """Return the tables of a report in both languages."""
    made = uri.rapport(source, **chosen)
    return [publish.to_dict(made, "nl"), publish.to_dict(made, "en"), uri.check(made)]


def counted(register: uri.Register, kind: uri.Soort) -> uri.Kubus:
    """Count the meldingen or signalen of a register."""
    return uri.Kubus.from_register(register, kind)


def summed(register: uri.Register, kind: uri.Soort) -> list[uri.Kubus]:
    """Return the sum of the cubes of the years of a register, if it has any."""
    years = [counted(register.select(verslagjaar=year), kind) for year in register.jaren]
    return [sum(years[1:], years[0])] if years else []


def edition_value(editie: Any) -> object:  # noqa: ANN401 (an edition of types or of measures)
    """Return an edition, where it places each code, and the edition of measures that goes with it."""
    places = [[editie.place(code, table) for code in editie.codes] for table in editie.tabellen]
    measures = edition_value(editie.afdoeningen) if isinstance(editie, uri.Editie) else None
    return [editie.titel, editie.bron, editie.rijen, editie.ontbreekt, places, measures]


def comparisons(editie: uri.Editie, other: uri.Editie) -> object:
    """Return how two editions compare in each table."""
    tables = editie.tabellen
    return [[taxonomy.compare(editie, other, table), taxonomy.vergroving([editie, other], table)] for table in tables]


def rule_value(rule: rules.Basisregel) -> object:
    """Return what is to be said of a rule."""
    said = f"{rule.message.nl}\n{rule.message.en}\n{rule.hint.nl}\n{rule.hint.en}"
    return [rule.id, rule.severity, rule.implies, rule.since, rule.until, rule.bron, Words(said)]


# ------------------------------------------------------------------------------------------------------ plain values


@attrs.frozen
class Words:
    """Marks a text of which only the words may differ, and not the figures."""

    said: str


@attrs.frozen
class Told:
    """Marks the plain form of findings or of an audit."""

    said: Any


_FIGURES = re.compile(r"URI-[\w-]+|“[^”]*”|\d+(?:[.,:/-]\d+)*")
_NOT_EVALUABLE = re.compile(
    r"^(Niet te beoordelen|Not evaluable), .*(\n  URI-.*)+|^\d+ (regel|rule)s? .*(evalua|beoordelen).*$", re.MULTILINE
)
"""The lines on rules that could not be evaluated; their tallies are compared as values."""


class Plain:
    """Turns what the library gives into plain data, and sets its words apart."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def value(self, made: Any) -> Any:  # noqa: ANN401, C901, PLR0911, PLR0912 (a line a kind)
        """Return plain data for anything that the library gives."""
        match made:
            case None | bool() | int() | float():
                return made
            case Enum():
                return made.value
            case str():
                return made
            case bytes():
                return hashlib.sha256(made).hexdigest()
            case date() | Path():
                return str(made)
            case Words():
                return self._worded(made.said)
            case Told():
                return self._told(made.said)
            case uri.Findings() | audit.Audit():
                self._told(made.to_dict("en"))  # for its words
                return self._told(made.to_dict("nl"))
            case uri.Register():
                return register_value(made)
            case uri.Kubus():
                return cube_value(made)
            case uri.Editie():
                return made.naam
            case pd.DataFrame():
                return json.loads(made.to_json(orient="split", date_format="iso"))
            case Mapping():
                return {str(self.value(key)): self.value(value) for key, value in made.items()}
            case frozenset() | set():
                return sorted(map(str, map(self.value, made)))
            case _ if attrs.has(type(made)):
                fields = [field.name for field in attrs.fields(type(made)) if not field.name.startswith("_")]
                return {"class": type(made).__name__, **{name: self.value(getattr(made, name)) for name in fields}}
            case Iterable():
                return [self.value(each) for each in made]
        return str(made)

    def error(self, error: BaseException) -> object:
        """Return the kind of an error and what it found; its sentence is words."""
        if not isinstance(error, uri.UriError):
            return {"error": type(error).__name__, "says": str(error), "unexpected": True}
        self.words.append(error.message.en)
        builtin = [base.__name__ for base in type(error).__mro__ if base.__module__ == "builtins"]
        hint = None if error.hint is None else error.hint.nl
        said = self._worded(f"{error.message.nl} {hint}")
        return {"error": type(error).__name__, "is": builtin, "figures": said, "findings": self.value(error.findings)}

    def _worded(self, text: str) -> list[str]:
        self.words.append(text)
        return _FIGURES.findall(_NOT_EVALUABLE.sub("", text))

    def _told(self, said: Any) -> Any:  # noqa: ANN401 (plain data, in and out)
        """Set the words apart in the plain form of findings or of an audit, and leave the figures."""
        if isinstance(said, dict):
            apart = {key: said[key] for key in WORDED if said.get(key)}
            self.words += apart.values()
            kept = {key: self._told(value) for key, value in said.items() if key not in WORDED}
            figures = [_FIGURES.findall(text) for key, text in apart.items() if key != "hint"]
            read = [self._worded(text) for text in kept.pop("read", ())]
            return {**kept, "figures": figures, "read": read} if figures or read else kept
        return [self._told(each) for each in said] if isinstance(said, list) else said


def digest(path: Path) -> object:
    """Return a digest of a file; of a workbook one for each part, but for the one with the time of writing."""
    if not is_zipfile(path):
        return path.read_bytes()
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}


# --------------------------------------------------------------------------------------------------------- recording


@attrs.frozen
class Recorder:
    """Writes outputs, a line each. `work` is a folder of its own, which is not named in what it writes."""

    stream: TextIO
    work: Path
    root: Path
    inputs: Path

    def record(self, kind: str, key: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 (what it makes)
        """Write what a call gives, or the error that it raises; return what it gave, or None."""
        plain, made = Plain(), None
        try:
            made = make()
            value = plain.value(made)
        except Exception as error:  # noqa: BLE001 (any error is an output)
            value = plain.error(error)
        line = json.dumps([kind, key, value, plain.words], ensure_ascii=False)
        for folder, name in ((self.work, "WORK"), (self.inputs, "INPUTS"), (self.root, "ROOT")):
            line = line.replace(str(folder), name)
        self.stream.write(line + "\n")
        return made

    def command(self, *arguments: str, apart: bool = False) -> None:
        """Record what the command writes and its exit code; `apart` runs it in a process of its own."""
        out = self.work / "out"
        key = " ".join(argument.replace(f"{self.root}{os.sep}", "").replace(str(out), "OUT") for argument in arguments)
        self.record(f"uri {arguments[0]}", key, lambda: self._ran(arguments, out, apart=apart))
        for path in sorted(out.rglob("*")) if out.is_dir() else [out] if out.exists() else []:
            path.unlink()
        out.with_suffix(".xlsx").unlink(missing_ok=True)

    def _ran(self, arguments: Sequence[str], out: Path, *, apart: bool) -> object:
        code, said, complaint = (_process if apart else _call)(arguments)
        if arguments[0] in {"report", "codes", "template"}:
            shown: object = said
        elif said.startswith("{"):
            shown = Told(json.loads(said))
        else:
            shown = Words(said)
        files = sorted(out.rglob("*")) if out.is_dir() else [out.with_suffix(".xlsx")]
        written = {path.name: digest(path) for path in files if path.is_file()}
        return {"exit": code, "stdout": shown, "stderr": Words(complaint), "files": written}

    # ------------------------------------------------------------------------------------------------- the examples

    def examples(self) -> None:
        """Record the commands and the readers on everything in the examples."""
        out = str(self.work / "out")
        for path in [self.root / "examples", *sorted((self.root / "examples").rglob("*"))]:
            name = str(path.relative_to(self.root))
            for language in ("nl", "en"):
                beside = [str(path), "--language", language]
                apart = path.name == "bzk-2023" and language == "nl"  # a process takes long to start
                if path.suffix == ".csv":
                    self.command("report", *beside, "--lezing", "Geen afdoening=aangetoond")
                for form in ("text", "md", "json"):
                    self.command("report", *beside, "--format", form, apart=apart)
                    self.command("audit", *beside, "--format", form, apart=apart)
                self.command("report", *beside, "--format", "csv", "--out", out, apart=apart)
                for form in ("text", "json"):
                    self.command("validate", *beside, "--format", form, "--fail-on", "warning", apart=apart)
            for reader, read in READERS.items():
                self.record("readers", f"{reader} {name}", partial(read, path))
        bzk = self.root / "examples" / "bzk-2023"
        self.command("audit", str(bzk / "publicatie"), "--against", str(bzk), "--format", "json")
        self.record("report", "bzk-2023", lambda: report_value(uri.read_dossier(bzk)))
        for language in ("nl", "en"):
            names = subprocess.run([sys.executable, "-c", RUN, "codes"], capture_output=True, text=True, check=True)
            for listed in ["", *names.stdout.split(), "onbekend"]:
                self.command("codes", *filter(None, [listed]), "--language", language, apart=not listed)
        for editie in uri.edities():
            self.command("template", f"{out}.xlsx", "--editie", editie)

    # ------------------------------------------------------------------------------------------------ made registers

    def registers(self) -> None:
        """Record all that the library makes of each made register."""
        totals: dict[tuple[str, str], uri.Kubus] = {}
        for each in json.loads((self.inputs / "registers.json").read_text(encoding="utf-8")):
            path, at = Path(each["path"]), each["at"]
            lezing = LEZING if at % 3 else {}
            read = {"editie": each["editie"], "lezing": lezing}
            kind = "faulty registers" if each["kind"] == "faulty" else "registers"
            reading = self.record(kind, f"{path.name} read", partial(uri.scan_register, path, **read))
            self.record(kind, f"{path.name} accepted", partial(uri.read_register, path, **read))
            if reading is not None:
                self.register(path, reading.register, at, totals if each["kind"] == "plain" else {})
            if each["kind"] == "format" and path.suffix == ".xlsx":
                self.command("validate", str(path), "--marked", str(self.work / "out.xlsx"))
            if at % 50 == 0:
                self.command("report", str(path), "--editie", each["editie"], "--verslagjaar", "2022")
                self.command("validate", str(path), "--editie", each["editie"], "--format", "json", "--kenmerk")
        for (editie, soort), total in totals.items():
            self.record("cubes", f"all {editie} {soort}", partial(cube_value, total))

    def register(self, path: Path, register: uri.Register, at: int, totals: dict[tuple[str, str], uri.Kubus]) -> None:
        """Record tables, findings, cubes and what is written of one register."""
        name = path.name
        beside: Mapping[str, Any] = {
            0: {},
            1: {"standdatum": date(2024, 12, 31), "zonder": ["Dienst Z"], "organisatie": "Ministerie A"},
            2: {"standdatum": date(2022, 12, 31), "kenmerk": True, "profiel": self.inputs / "profile.toml"},
        }[at % 3]
        self.record("findings", name, lambda: uri.check(register, **beside))
        self.record("tables", name, lambda: report_value(register))
        for year in register.jaren[-2:]:
            chosen = {"verslagjaar": year, "organisatie": register.organisaties[0]}
            self.record("tables", f"{name} {year}", partial(report_value, register, **chosen))
        other = {"editie": uri.edities()[at % 7 % len(uri.edities())], "organisatie": (*register.organisaties, None)[0]}
        self.record("tables", f"{name} otherwise", lambda: report_value(register, verslagjaar=2022, **other))
        for kind in uri.Soort:
            made = self.record("cubes", f"{name} {kind}", partial(counted, register, kind))
            self.record("cubes", f"{name} {kind} summed", partial(summed, register, kind))
            if isinstance(made, uri.Kubus):
                self.record("findings", f"{name} {kind} cube", partial(uri.check, made))
                group = made.editie.naam, kind.value
                totals[group] = totals[group] + made if group in totals else made
        suffix = ("csv", "xlsx", "ods", "json", "jsonl", "parquet")[at % 6]
        self.record("round trips", f"{name} {suffix}", lambda: self._round(register, self.work / f"register.{suffix}"))
        if at % 10 == 0:
            self.record("frames", name, register.to_frame)
            self.record("frames", f"{name} back", lambda: uri.Register.from_frame(register.to_frame()))
        if at % 40 == 0:
            self.record("frames", f"{name} lazy", lambda: self._lazy(register))

    @staticmethod
    def _round(register: uri.Register, path: Path) -> object:
        uri.write_register(register, path)
        return [digest(path), uri.read_register(path, editie=register.editie) == register]

    @staticmethod
    def _lazy(register: uri.Register) -> object:
        import polars  # noqa: ICN001, PLC0415 (only here)

        frame = uri.Frame(polars.from_pandas(register.to_frame().astype("string")).lazy(), editie=register.editie)
        return [uri.check(frame), uri.Kubus.from_frame(frame)]

    def dossiers(self) -> None:
        """Record each made dossier, its tables, and what is found in it."""
        for path in sorted((self.inputs / "dossiers").iterdir()):
            dossier = self.record("dossiers", f"{path.name} read", partial(uri.read_dossier, path))
            if dossier is not None:
                self.record("dossiers", f"{path.name} tables", partial(report_value, dossier))
                self.record("dossiers", f"{path.name} findings", partial(uri.check, dossier))

    def tables(self) -> None:
        """Record the audit of each printed table."""
        for path in sorted((self.inputs / "tables").iterdir()):
            self.record("audits", path.name, partial(audit.audit, path))

    def taxonomy(self) -> None:
        """Record the code lists, editions and rules."""
        editions = [uri.editie(name) for name in uri.edities()]
        for editie in editions:
            self.record("taxonomy", editie.naam, partial(edition_value, editie))
            for other in editions:
                self.record("taxonomy", f"{editie.naam}, {other.naam}", partial(comparisons, editie, other))
        for rule in rules.CATALOGUS:
            self.record("rules", rule.id, partial(rule_value, rule))


def _call(arguments: Sequence[str]) -> tuple[object, str, str]:
    """Run the command in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    code: object = None
    with patch.object(sys, "argv", ["uri", *arguments]), redirect_stdout(out), redirect_stderr(err):
        try:
            run()
        except SystemExit as end:
            code = end.code
    written = []
    for stream in (out, err):
        stream.flush()
        stream.seek(0)
        written.append(stream.read())
    return code, written[0], written[1]


def _process(arguments: Sequence[str]) -> tuple[object, str, str]:
    """Run the command in a process of its own."""
    done = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout, done.stderr


def main() -> None:
    """Record everything."""
    inputs, root, out, work = map(Path, sys.argv[1:5])
    source = Path(os.environ["PYTHONPATH"])
    if not Path(uri.__file__).is_relative_to(source):
        sys.exit(f"{uri.__file__} is not in {source}")
    warnings.simplefilter("ignore")
    with out.open("w", encoding="utf-8") as stream:
        recorder = Recorder(stream, work, root, inputs)
        for part in (recorder.taxonomy, recorder.examples, recorder.registers, recorder.dossiers, recorder.tables):
            part()


if __name__ == "__main__":
    main()
