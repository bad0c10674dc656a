"""Audit: is what was published consistent, and if not, which figure is wrong?"""

from uri.audit.coverage import Coverage, Uitslag
from uri.audit.publication import Audit, Publicatie
from uri.audit.publication_reader import audit, read_publication
from uri.audit.repair import Herstel, Wijziging

__all__ = ["Audit", "Coverage", "Herstel", "Publicatie", "Uitslag", "Wijziging", "audit", "read_publication"]
