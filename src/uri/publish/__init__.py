"""A report, written out."""

from uri.aggregate.report.rapport_form import SCHEMA
from uri.file_replacement import write_all
from uri.publish.document import Publicatiedocument, publicatiedocument
from uri.publish.forms.html_page import to_html
from uri.publish.publication_files import FORMS, STANDARD_FORMS, rendered, write, write_publication
from uri.publish.report_formats import to_csv, to_dict, to_json, to_markdown, to_text
from uri.publish.sentences.audit_files import audit_files
from uri.publish.stijl import Stijl, read_stijl

__all__ = [
    "FORMS",
    "SCHEMA",
    "STANDARD_FORMS",
    "Publicatiedocument",
    "Stijl",
    "audit_files",
    "publicatiedocument",
    "read_stijl",
    "rendered",
    "to_csv",
    "to_dict",
    "to_html",
    "to_json",
    "to_markdown",
    "to_text",
    "write",
    "write_all",
    "write_publication",
]
