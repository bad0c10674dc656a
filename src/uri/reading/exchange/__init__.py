"""Cases between programs: JSON under canonical names, read strictly, and written; and the schema of it."""

from uri.reading.exchange.json_records import records_from_json
from uri.reading.exchange.json_schema import json_schema
from uri.reading.exchange.json_writer import records_to_json

__all__ = ["json_schema", "records_from_json", "records_to_json"]
