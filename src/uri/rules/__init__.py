"""What must hold for cases, registers, dossiers and tables: found, explained, and never raised but on request.

>>> import uri
>>> melding = uri.Melding(hoofdcategorie="prive", uitkomst="lopend", verslagjaar=2023, betrokkenen=0)
>>> [finding.rule for finding in uri.check(melding)]
['URI-M-geen-betrokkene']

Every rule is a value, with what there is to say of it:

>>> from uri.rules import CATALOGUS
>>> rules = {rule.id: rule for rule in CATALOGUS}
>>> print(rules["URI-M-geen-betrokkene"].hint.en)
Leave the number empty when it is not known.
"""

from uri.rules.catalogue import CATALOGUS
from uri.rules.check import check, is_valid, validate
from uri.rules.profile import Profiel
from uri.rules.rule import Basisregel, Regel, Rijregel, Verdict

__all__ = ["CATALOGUS", "Basisregel", "Profiel", "Regel", "Rijregel", "Verdict", "check", "is_valid", "validate"]
