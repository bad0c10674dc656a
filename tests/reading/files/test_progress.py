"""How far a long read is: told on a terminal, wiped out at the end, and never told elsewhere."""

from uri.reading.files import progress as _  # noqa: F401
