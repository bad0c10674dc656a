"""A proposal of the mapping of a file: where its table stands, which column is which field, which word which code."""

from uri.proposal.mapping_proposal import propose, propose_mapping
from uri.proposal.proposal_text import to_text
from uri.proposal.voorstel import Voorstel

__all__ = ["Voorstel", "propose", "propose_mapping", "to_text"]
