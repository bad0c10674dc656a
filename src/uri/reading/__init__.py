"""Files in: registers, counts and dossiers; and registers out, filled or to be filled in."""

from uri.reading.count_files import read_counts
from uri.reading.dossier_files import read_dossier
from uri.reading.exchange import json_schema, records_from_json, records_to_json
from uri.reading.files import progress
from uri.reading.handover_files import is_aanlevering, is_kubus, read_aanlevering, read_kubus
from uri.reading.koppeling_files import read_koppeling, write_koppeling
from uri.reading.register_files import read_register, scan_register, write_register
from uri.reading.register_template import write_template
from uri.reading.report_files import is_report, read_report

__all__ = [
    "is_aanlevering",
    "is_kubus",
    "is_report",
    "json_schema",
    "progress",
    "read_aanlevering",
    "read_counts",
    "read_dossier",
    "read_koppeling",
    "read_kubus",
    "read_register",
    "read_report",
    "records_from_json",
    "records_to_json",
    "scan_register",
    "write_koppeling",
    "write_register",
    "write_template",
]
