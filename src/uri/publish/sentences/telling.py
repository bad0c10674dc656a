"""One figure told: the wording that its number calls for, filled, with what is said beside it."""

from __future__ import annotations

from uri.languages import Language
from uri.publish.sentences.sentence import Clause, Sentence, ToldFigure
from uri.publish.sentences.wording import basis_words, wording
from uri.taxonomy import Basis


def told(
    code: str,
    figure: ToldFigure,
    *,
    year: str,
    language: Language,
    basis: Basis = Basis.NIET_OPGEGEVEN,
    whole: ToldFigure | None = None,
    beside: Clause | None = None,
    form: bool = True,
) -> Sentence:
    """Tell a figure in a sentence.

    Args:
        code: The name of the wording.
        figure: The figure.
        year: The year of the report.
        language: The language of the sentence.
        basis: What puts its unit in the year: it decides on the verb.
        whole: Another figure in the sentence, such as the whole that it is a part of.
        beside: What follows it, before the full stop.
        form: Whether the wording has forms for none, one and more.
    """
    clause = beside or Clause()
    template = wording(code, figure.value if form else None)
    words = {part: basis_words(basis, part).to(language).format(jaar=year) for part in ("tijd", "gedaan")}
    text = template.to(language).format(n=figure.text, of="" if whole is None else whole.text, jaar=year, **words)
    return Sentence(
        code=code,
        text=f"{text}{clause.text}.",
        figures=(figure, *([] if whole is None else [whole]), *clause.figures),
        claims=clause.claims,
    )
