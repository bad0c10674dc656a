"""The logger ``uri``: which files were read, how many rows they had, how many were rejected, and how long it took.

It is silent until a program listens: ``logging.getLogger("uri").setLevel("INFO")``, with a handler. A record names a
file by its last part only and never says what stands in it: no path, kenmerk, name or text. Its numbers are fields as
well (``record.file``, ``record.rows``, ``record.rejected``, ``record.seconds``), for those who write logs as JSON.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from uri.languages import Text
from uri.visible_text import visible

if TYPE_CHECKING:
    from logging import Logger

NAME = "uri"


def log_read(file: str, *, rows: int, seconds: float) -> None:
    """Log at level INFO that a file has been read.

    Args:
        file: The name of the file, without its folder.
        rows: How many rows it has below its headers.
        seconds: How long reading took.
    """
    logger = _listened_to()
    if logger is not None:
        fields = {"file": file, "rows": rows, "seconds": seconds}
        logger.info("%s", str(_READ.format(visible(file), rows, f"{seconds:.3f}")), extra=fields)


def log_rejected(file: str, *, rows: int, rejected: int) -> None:
    """Log at level WARNING that rows of a file cannot be understood; nothing, where there are none.

    Args:
        file: The name of the file, without its folder.
        rows: How many rows it has below its headers.
        rejected: How many of them are rejected.
    """
    logger = _listened_to() if rejected else None
    if logger is not None:
        fields = {"file": file, "rows": rows, "rejected": rejected}
        logger.warning("%s", str(_REJECTED.format(visible(file), rejected, rows)), extra=fields)


def _listened_to() -> Logger | None:
    """Return the logger, or None where nobody has loaded ``logging`` and so nobody can listen."""
    logging = sys.modules.get("logging")
    if logging is None:
        return None
    logger: Logger = logging.getLogger(NAME)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    return logger


_READ = Text("{} gelezen: {} rijen in {} s", "{} read: {} rows in {} s")
_REJECTED = Text("{}: {} van de {} rijen afgewezen", "{}: {} of {} rows rejected")
