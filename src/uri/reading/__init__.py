"""Files in: registers, counts and dossiers; and registers out, filled or to be filled in."""

from uri.reading.count_files import read_counts
from uri.reading.dossier_files import read_dossier
from uri.reading.exchange import records_from_json, records_to_json
from uri.reading.files import progress
from uri.reading.register_files import read_register, scan_register, write_register
from uri.reading.register_template import write_template

__all__ = [
    "progress",
    "read_counts",
    "read_dossier",
    "read_register",
    "records_from_json",
    "records_to_json",
    "scan_register",
    "write_register",
    "write_template",
]
