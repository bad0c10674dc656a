"""uri: the Uniforme Registratie Integriteitsschendingen as a library.

From a register of cases to the standard tables of the yearly integrity report. Names and packages load on use, so that
``import uri`` costs next to nothing.

>>> import uri
>>> register = uri.Register.from_records(
...     [uri.Melding(verslagjaar=2023, hoofdcategorie=uri.Schendingstype.POSITIE, uitkomst=uri.Uitkomst.AANGETOOND)]
... )
>>> uri.schendingen(register)["positie", "aangetoond"]
1
>>> uri.taxonomy.editie().naam
'bzk-2023'
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uri import aggregate as aggregate
    from uri import audit as audit
    from uri import errors as errors
    from uri import findings as findings
    from uri import marked_document as marked_document
    from uri import model as model
    from uri import pictures as pictures
    from uri import proposal as proposal
    from uri import protection as protection
    from uri import publish as publish
    from uri import reading as reading
    from uri import register as register
    from uri import rules as rules
    from uri import statistics as statistics
    from uri import taxonomy as taxonomy
    from uri import testing as testing
    from uri.aggregate import (
        Aanlevering,
        Consolidatie,
        Doorlooptijden,
        Dossier,
        Kengetal,
        Kubus,
        Leeg,
        Rapport,
        Tabel,
        aangetoond_per_jaar,
        afdoeningen,
        consolidate,
        financiele_belangen,
        kengetallen,
        kerncijfers,
        overzicht,
        rapport,
        schendingen,
        sessies,
        signalen,
        vergelijking,
        vertrouwenspersonen,
    )
    from uri.audit import Publicatie, read_publication
    from uri.errors import (
        EditionError,
        IncompatibleError,
        InvalidError,
        MissingExtraError,
        MissingFileError,
        NotACountError,
        ProfileError,
        RejectedRowsError,
        SelectionError,
        UnknownLabelError,
        UnplacedError,
        UnprotectedError,
        UnreadableError,
        UnwritableError,
        UriError,
    )
    from uri.findings import Finding, Findings, Place, Severity
    from uri.languages import set_language
    from uri.marked_document import MarkedDocument, mark_document
    from uri.model import (
        Adviesvraag,
        FinancieelBelang,
        Kerncijfers,
        Klacht,
        Melding,
        Personeel,
        Sessie,
        Signaal,
        Vertrouwenspersonen,
        converter,
    )
    from uri.proposal import propose
    from uri.protection import (
        Beleid,
        Beleidsvergelijking,
        Bescherming,
        compare_policies,
        protect,
        read_beleid,
    )
    from uri.reading import (
        json_schema,
        read_aanlevering,
        read_counts,
        read_dossier,
        read_koppeling,
        read_register,
        read_report,
        records_from_json,
        records_to_json,
        scan_register,
        write_koppeling,
        write_register,
        write_template,
    )
    from uri.register import Frame, Koppeling, Reading, Register
    from uri.rules import Profiel, check, is_valid, validate
    from uri.taxonomy import (
        Afdoening,
        Editie,
        JaNee,
        Meldkanaal,
        Oordeel,
        Opvolging,
        Organisatie,
        Organisaties,
        Schendingstype,
        Soort,
        Uitkomst,
        editie,
        edities,
        organisaties,
        read_organisaties,
    )

_HOMES = {
    "uri.aggregate": (
        "Aanlevering Consolidatie Doorlooptijden Dossier Kengetal Kubus Leeg Rapport Tabel aangetoond_per_jaar "
        "afdoeningen consolidate financiele_belangen kengetallen kerncijfers overzicht rapport schendingen sessies "
        "signalen vergelijking vertrouwenspersonen"
    ),
    "uri.audit": "Publicatie read_publication",
    "uri.errors": (
        "EditionError IncompatibleError InvalidError MissingExtraError MissingFileError NotACountError ProfileError "
        "RejectedRowsError SelectionError UnknownLabelError UnplacedError UnprotectedError UnreadableError "
        "UnwritableError UriError"
    ),
    "uri.findings": "Finding Findings Place Severity",
    "uri.marked_document": "MarkedDocument mark_document",
    "uri.model": (
        "Adviesvraag FinancieelBelang Kerncijfers Klacht Melding Personeel Sessie Signaal Vertrouwenspersonen converter"
    ),
    "uri.proposal": "propose",
    "uri.protection": "Beleid Beleidsvergelijking Bescherming compare_policies protect read_beleid",
    "uri.reading": (
        "json_schema read_aanlevering read_counts read_dossier read_koppeling read_register read_report "
        "records_from_json records_to_json scan_register write_koppeling write_register write_template"
    ),
    "uri.register": "Frame Koppeling Reading Register",
    "uri.rules": "Profiel check is_valid validate",
    "uri.taxonomy": (
        "Afdoening Editie JaNee Meldkanaal Oordeel Opvolging Organisatie Organisaties Schendingstype Soort Uitkomst "
        "editie edities organisaties read_organisaties"
    ),
    "uri.languages": "set_language",
}
_PACKAGES = {"aggregate", "audit", "errors", "findings", "model", "proposal", "publish", "reading", "register", "rules"}
_PACKAGES |= {"marked_document", "pictures", "protection", "statistics", "taxonomy", "testing"}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__version__ = "0.1.0"

__all__ = [
    "Aanlevering",
    "Adviesvraag",
    "Afdoening",
    "Beleid",
    "Beleidsvergelijking",
    "Bescherming",
    "Consolidatie",
    "Doorlooptijden",
    "Dossier",
    "Editie",
    "EditionError",
    "FinancieelBelang",
    "Finding",
    "Findings",
    "Frame",
    "IncompatibleError",
    "InvalidError",
    "JaNee",
    "Kengetal",
    "Kerncijfers",
    "Klacht",
    "Koppeling",
    "Kubus",
    "Leeg",
    "MarkedDocument",
    "Melding",
    "Meldkanaal",
    "MissingExtraError",
    "MissingFileError",
    "NotACountError",
    "Oordeel",
    "Opvolging",
    "Organisatie",
    "Organisaties",
    "Personeel",
    "Place",
    "Profiel",
    "ProfileError",
    "Publicatie",
    "Rapport",
    "Reading",
    "Register",
    "RejectedRowsError",
    "Schendingstype",
    "SelectionError",
    "Sessie",
    "Severity",
    "Signaal",
    "Soort",
    "Tabel",
    "Uitkomst",
    "UnknownLabelError",
    "UnplacedError",
    "UnprotectedError",
    "UnreadableError",
    "UnwritableError",
    "UriError",
    "Vertrouwenspersonen",
    "aangetoond_per_jaar",
    "afdoeningen",
    "check",
    "compare_policies",
    "consolidate",
    "converter",
    "editie",
    "edities",
    "financiele_belangen",
    "is_valid",
    "json_schema",
    "kengetallen",
    "kerncijfers",
    "mark_document",
    "organisaties",
    "overzicht",
    "propose",
    "protect",
    "rapport",
    "read_aanlevering",
    "read_beleid",
    "read_counts",
    "read_dossier",
    "read_koppeling",
    "read_organisaties",
    "read_publication",
    "read_register",
    "read_report",
    "records_from_json",
    "records_to_json",
    "scan_register",
    "schendingen",
    "sessies",
    "set_language",
    "signalen",
    "validate",
    "vergelijking",
    "vertrouwenspersonen",
    "write_koppeling",
    "write_register",
    "write_template",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 (any public name)
    if name in _PACKAGES:
        return import_module(f"uri.{name}")
    if name not in _HOME:
        msg = f"module 'uri' has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    if name in {"Dossier", "Kubus", "Register"} and "hypothesis" in sys.modules:
        import_module("uri.hypothesis_hook").register()
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, *_PACKAGES])
