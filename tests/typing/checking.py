"""The types of findings, of the checks that make them, and of the audit."""

from datetime import date
from pathlib import Path
from typing import assert_type

import pandas as pd

import uri
from uri import audit, rules


def anything_can_be_checked(
    melding: uri.Melding, register: uri.Register, dossier: uri.Dossier, table: uri.Tabel, frame: pd.DataFrame
) -> None:
    assert_type(uri.check(melding, editie="bzk-2023"), uri.Findings)
    assert_type(uri.check(register, standdatum=date(2024, 12, 31), zonder=["AIVD"], kenmerk=True), uri.Findings)
    assert_type(uri.check(dossier, profiel=Path("profiel.toml")), uri.Findings)
    assert_type(uri.check(dossier, profiel=uri.Profiel(naam="eigen")), uri.Findings)
    assert_type(uri.check(table), uri.Findings)
    assert_type(uri.check(uri.rapport(dossier)), uri.Findings)
    assert_type(uri.check(uri.Kubus.from_register(register)), uri.Findings)
    assert_type(uri.check(frame), uri.Findings)
    assert_type(uri.validate(register, fail_on="warning"), uri.Findings)
    assert_type(uri.is_valid(register, fail_on=uri.Severity.WARNING), bool)


def findings_are_a_sequence(findings: uri.Findings) -> None:
    assert_type(findings[0], uri.Finding)
    assert_type(findings[:3], uri.Findings)
    assert_type(len(findings), int)
    assert_type(next(iter(findings)), uri.Finding)
    assert_type(findings + findings, uri.Findings)
    assert_type(findings.errors, uri.Findings)
    assert_type(findings.at_least("warning"), uri.Findings)
    assert_type(findings.by_rule(), dict[str, uri.Findings])
    assert_type(findings.by_severity(), dict[uri.Severity, uri.Findings])
    assert_type(findings.counts(), dict[str, int])
    assert_type(findings.profiel, str | None)
    assert_type(findings.to_text("en", most=5), str)
    assert_type(findings.to_json(), str)
    assert_type(findings.to_frame(), pd.DataFrame)


def a_finding(finding: uri.Finding) -> None:
    assert_type(finding.rule, str)
    assert_type(finding.severity, uri.Severity)
    assert_type(finding.message.to("en"), str)
    assert_type(finding.place, uri.Place)
    assert_type(finding.place.row, int | None)
    assert_type(finding.to_text(), str)
    assert_type(finding.to_dict(), dict[str, object])


def a_profile_of_rules() -> None:
    profile = uri.Profiel(naam="eigen", ernst={"URI-M-lang-open": None, "URI-T-som": uri.Severity.WARNING})
    assert_type(profile.naam, str)
    assert_type(profile.eigen, tuple[rules.Regel, ...])


def a_publication() -> None:
    publication = uri.read_publication("examples/defensie-2022")
    assert_type(publication, uri.Publicatie)
    assert_type(publication.jaar, int | None)
    found = publication.audit()
    assert_type(found, audit.Audit)
    assert_type(found.findings, uri.Findings)
    assert_type(found.herstel, tuple[audit.Herstel, ...])
    assert_type(found.uitslag("warning"), audit.Uitslag)
    assert_type(found.coverage, audit.Coverage)
    assert_type(found.to_text("en"), str)
    assert_type(audit.audit("tabel.csv"), audit.Audit)


def an_error_says_why_and_how(error: uri.UriError) -> None:
    assert_type(error.message.nl, str)
    assert_type(error.findings, uri.Findings)
    assert_type(error.to_text("en"), str)


def every_error_is_also_a_builtin_one() -> None:
    values: list[type[ValueError]] = [
        uri.EditionError,
        uri.IncompatibleError,
        uri.InvalidError,
        uri.NotACountError,
        uri.ProfileError,
        uri.RejectedRowsError,
        uri.UnplacedError,
        uri.UnreadableError,
        uri.UnwritableError,
    ]
    lookups: list[type[LookupError]] = [uri.SelectionError, uri.UnknownLabelError]
    imports: type[ImportError] = uri.MissingExtraError
    files: type[FileNotFoundError] = uri.MissingFileError
    family: list[type[uri.UriError]] = [uri.EditionError, uri.SelectionError, uri.MissingExtraError]
    del values, lookups, imports, files, family


def one_language_is_chosen_for_all() -> None:
    uri.set_language("en")
    assert_type(str(uri.Uitkomst.AANGETOOND.label), str)


def the_nearest_labels_are_there(error: uri.UnknownLabelError) -> None:
    assert_type(error.nearest, tuple[str, ...])


def a_document_is_marked(result: audit.Audit) -> None:
    marked = uri.mark_document(result)
    assert_type(marked, uri.MarkedDocument)
    assert_type(marked.to_html("nl"), str)
    assert_type(marked.write("kopie.html"), None)
