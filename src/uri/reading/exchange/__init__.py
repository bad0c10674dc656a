"""Cases between programs: JSON under canonical names, read strictly, and written."""

from uri.reading.exchange.reading import records_from_json
from uri.reading.exchange.writing import records_to_json

__all__ = ["records_from_json", "records_to_json"]
