"""The section on small counts: what chance leaves of the differences that the tables show."""

from __future__ import annotations

from collections.abc import Iterable

from uri.languages import Language, Text
from uri.publish.document.blocks import Bullets, Paragraph, Section
from uri.publish.document.section_titles import KLEINE_AANTALLEN, TITLES
from uri.publish.sentences import Sentence
from uri.statistics.chance_tests import percentage
from uri.statistics.intervals import LEVEL


def chance_section(sentences: Iterable[Sentence], language: Language) -> tuple[Section, ...]:
    """Return the section with these sentences, what their words mean, and how was tested; none without a sentence.

    Args:
        sentences: The sentences.
        language: The language of the publication.
    """
    told = tuple(sentences)
    if not told:
        return ()
    most = max((test.among for sentence in told for test in sentence.tests), default=1)
    together = [_TOGETHER.format(most)] if most > 1 else []
    how = [_TESTED.format(percentage(LEVEL)), *together, _ASSUMED]
    blocks = (
        Paragraph.of(_MEANT.to(language)),
        Bullets(tuple(Paragraph.of(sentence.text) for sentence in told)),
        Paragraph.of(" ".join(line.to(language) for line in how)),
    )
    return (Section(code=KLEINE_AANTALLEN, title=TITLES[KLEINE_AANTALLEN].to(language), blocks=blocks),)


_MEANT = Text(
    "Kleine aantallen gaan van jaar op jaar op en neer, ook als er niets verandert. Dat een verschil toeval kan zijn, "
    "betekent dat het bij zulke aantallen niet ongewoon is. Het betekent niet dat er niets is veranderd: bij weinig "
    "zaken kan een echte verandering verborgen blijven. En van een verschil dat meer is dan toeval geeft, zeggen deze "
    "cijfers niet waar het door komt.",
    "Small counts go up and down from year to year, also while nothing changes. That a difference may be chance means "
    "that it is not unusual for such counts. It does not mean that nothing changed: among few cases a real change may "
    "stay hidden. And of a difference that is more than chance gives, these figures do not say what caused it.",
)
_TESTED = Text("Getoetst is exact, op een niveau van {}.", "The tests are exact, at a level of {}.")
_TOGETHER = Text(
    "De {} vergelijkingen van twee jaren zijn samen bekeken, zodat hun aantal geen verschil maakt uit toeval.",
    "The {} comparisons of two years were looked at together, so that their number makes no difference out of chance.",
)
_ASSUMED = Text(
    "De toetsen gaan ervan uit dat zaken los van elkaar binnenkomen.",
    "The tests take cases to come in independently of one another.",
)
