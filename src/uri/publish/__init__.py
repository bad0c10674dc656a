"""A report, written out."""

from uri.publish.file_sets import write_all
from uri.publish.report_formats import SCHEMA, to_csv, to_dict, to_html, to_json, to_markdown, to_text

__all__ = ["SCHEMA", "to_csv", "to_dict", "to_html", "to_json", "to_markdown", "to_text", "write_all"]
