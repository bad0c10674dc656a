"""The command as ``python -m uri``."""

from uri.cli import run

run()
