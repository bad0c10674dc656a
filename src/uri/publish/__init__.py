"""A report, written out."""

from uri.aggregate.report.rapport import SCHEMA
from uri.file_replacement import write_all
from uri.publish.report_formats import to_csv, to_dict, to_html, to_json, to_markdown, to_text

__all__ = ["SCHEMA", "to_csv", "to_dict", "to_html", "to_json", "to_markdown", "to_text", "write_all"]
