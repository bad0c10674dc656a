"""A report, written out."""

from uri.publish.rapporten import SCHEMA, to_csv, to_dict, to_json, to_markdown, to_text
from uri.publish.writing import write_all

__all__ = ["SCHEMA", "to_csv", "to_dict", "to_json", "to_markdown", "to_text", "write_all"]
