"""Files in: registers, counts and dossiers; and registers out, filled or to be filled in."""

from uri.reading.counts import read_counts
from uri.reading.dossiers import read_dossier
from uri.reading.exchange import records_from_json, records_to_json
from uri.reading.formats import progress
from uri.reading.registers import read_register, scan_register, write_register
from uri.reading.templates import write_template

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
