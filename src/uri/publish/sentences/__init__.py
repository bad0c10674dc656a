"""The sentences of a publication: made from the figures of its tables, with what each of them claims."""

from uri.publish.sentences.report_sentences import KORT, report_sentences
from uri.publish.sentences.sentence import Claim, ClaimKind, Figure, Sentence

__all__ = ["KORT", "Claim", "ClaimKind", "Figure", "Sentence", "report_sentences"]
