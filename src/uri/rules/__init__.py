"""What must hold for cases, registers, dossiers and tables: found, explained, and never raised but on request."""

from uri.rules.catalogue import CATALOGUS
from uri.rules.check import check, is_valid, validate
from uri.rules.profile import Profiel
from uri.rules.rule import Basisregel, Regel, Rijregel, Verdict

__all__ = ["CATALOGUS", "Basisregel", "Profiel", "Regel", "Rijregel", "Verdict", "check", "is_valid", "validate"]
