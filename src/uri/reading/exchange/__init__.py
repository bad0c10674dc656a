"""Cases between programs: JSON under canonical names, read strictly, and written."""

from uri.reading.exchange.json_records import records_from_json
from uri.reading.exchange.json_writer import records_to_json

__all__ = ["records_from_json", "records_to_json"]
