"""What must hold for cases, registers, dossiers and tables: found, explained, and never raised but on request."""

from uri.rules.catalogus import CATALOGUS
from uri.rules.controle import check, is_valid, validate
from uri.rules.profielen import Profiel
from uri.rules.regel import Basisregel, Regel, Rijregel, Verdict

__all__ = ["CATALOGUS", "Basisregel", "Profiel", "Regel", "Rijregel", "Verdict", "check", "is_valid", "validate"]
