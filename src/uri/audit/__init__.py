"""Audit: is what was published consistent, and if not, which figure is wrong?"""

from uri.audit.contradictions import Audit, Herstel, Wijziging, audit
from uri.audit.publication import Publicatie, read_publication

__all__ = ["Audit", "Herstel", "Publicatie", "Wijziging", "audit", "read_publication"]
