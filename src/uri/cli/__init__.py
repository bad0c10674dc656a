"""The command: ``uri report``, ``validate``, ``audit``, ``template``, ``codes`` and ``completion``."""

from uri.cli.program import main, run

__all__ = ["main", "run"]
