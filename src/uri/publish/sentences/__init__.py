"""The sentences of a publication: made from the figures of its tables, with what each of them claims."""

from uri.publish.sentences.report_sentences import KORT, report_sentences
from uri.publish.sentences.sentence import Claim, Sentence, SentenceKind, ToldFigure

__all__ = ["KORT", "Claim", "Sentence", "SentenceKind", "ToldFigure", "report_sentences"]
