"""The command as ``python -m uri.cli``."""

from uri.cli import run

run()
