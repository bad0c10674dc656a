"""An audit for readers: plain text, Markdown, HTML and JSON."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from uri.texts import Language, Text

if TYPE_CHECKING:
    from uri.audit.contradictions import Audit, Herstel, Wijziging

SCHEMA = 1
"""The version of the JSON of an audit."""

_PLACES = 20
_SHOWN = 10


def text(audit: Audit, language: Language) -> str:
    """Write an audit in plain text, without its verdict."""
    lines = [audit.findings.to_groups(language, places=_PLACES)]
    for repair in audit.herstel:
        lines += ["", _TITLE.to(language), *(f"  {line}" for line in _repair(repair, language))]
    lines += ["", _READ.to(language), *(f"  {remark.to(language)}" for remark in audit.gelezen)]
    return "\n".join(lines).lstrip("\n") + "\n"


def markdown(audit: Audit, language: Language) -> str:
    """Write an audit in Markdown, without its verdict."""
    lines = [f"# {_md(_AUDIT.format(audit.publicatie.titel or audit.publicatie.naam).to(language))}", ""]
    for findings in (
        findings_of_rule
        for group in audit.findings.by_severity().values()
        for findings_of_rule in group.by_rule().values()
    ):
        lines += [f"## {findings[0].severity.label.to(language).capitalize()} {findings[0].rule}", ""]
        for finding in findings:
            lines.append(f"- {_md(finding.to_text(language))}")
        lines.append("")
    for repair in audit.herstel:
        lines += [f"## {_TITLE.to(language)}", "", *(f"- {_md(line)}" for line in _repair(repair, language)), ""]
    lines += [f"## {_READ.to(language)}", "", *(f"- {_md(remark.to(language))}" for remark in audit.gelezen)]
    return "\n".join(lines) + "\n"


def html(audit: Audit, language: Language) -> str:
    """Write an audit in HTML, as a fragment."""
    rows = "".join(
        f"<tr><td>{escape(finding.severity.label.to(language))}</td><td>{escape(finding.rule)}</td>"
        f"<td>{escape(finding.to_text(language))}</td></tr>"
        for finding in audit.findings
    )
    repairs = "".join(f"<li>{escape(line)}</li>" for repair in audit.herstel for line in _repair(repair, language))
    listed = f"<ul>{repairs}</ul>" if repairs else ""
    return f"<table><tbody>{rows}</tbody></table>{listed}<p>{escape(audit.findings.verdict(language))}</p>"


def as_dict(audit: Audit, language: Language) -> dict[str, Any]:
    """Return an audit as plain data."""
    return {
        **audit.findings.to_dict(language),
        "schema": SCHEMA,
        "repairs": [
            {
                "unique": repair.uniek,
                "complete": repair.volledig,
                "verdict": repair.verdict().to(language),
                "sets": [[_change(change, language) for change in changes] for changes in repair.mogelijk],
            }
            for repair in audit.herstel
        ],
        "read": [remark.to(language) for remark in audit.gelezen],
    }


def as_json(audit: Audit, language: Language) -> str:
    """Write an audit as one JSON object."""
    return json.dumps(as_dict(audit, language), ensure_ascii=False, indent=2) + "\n"


def _change(change: Wijziging, language: Language) -> dict[str, Any]:
    place = change.cijfer.place
    low, high = change.waarden
    return {
        "figure": change.cijfer.full_name.to(language),
        "file": place.file,
        "sheet": place.sheet,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "printed": change.cijfer.printed.text,
        "least": float(low) if low.denominator != 1 else int(low),
        "most": None if high is None else float(high) if high.denominator != 1 else int(high),
    }


def _repair(repair: Herstel, language: Language) -> list[str]:
    """Write the changes that every repair has, then those that differ, then the verdict."""
    sets = [[change.to_text().to(language) for change in changes] for changes in repair.mogelijk]
    always = [line for line in sets[0] if all(line in lines for lines in sets)] if sets else []
    alternatives = ["; ".join(line for line in lines if line not in always) for lines in sets]
    lines = list(always)
    if any(alternatives):
        lines += [(_AND_ONE if always else _ONE).to(language), *(f"- {line}" for line in alternatives[:_SHOWN])]
        lines += [_MORE.format(len(alternatives) - _SHOWN).to(language)] if len(alternatives) > _SHOWN else []
    return [*lines, repair.verdict().to(language)]


def _md(line: str) -> str:
    """Keep signs that Markdown would take for its own."""
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>|" else sign for sign in line)


_AUDIT = Text("Audit: {}", "Audit: {}")
_TITLE = Text("Kleinste herstel", "Smallest repair")
_READ = Text("Zo gelezen", "Read as follows")
_ONE = Text("Eén van:", "One of:")
_AND_ONE = Text("en daarbij één van:", "and with it one of:")
_MORE = Text("… en nog {}.", "… and {} more.")
