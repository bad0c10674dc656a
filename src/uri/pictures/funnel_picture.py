"""The funnel plot: organisations by size, between the limits within which chance may keep them."""

from __future__ import annotations

from collections.abc import Iterator

from uri.aggregate import Consolidatie
from uri.languages import Language, Text, current_language
from uri.pictures.cloud import Cloud
from uri.pictures.cloud_drawing import MOST_NAMES
from uri.pictures.picture import Picture
from uri.statistics import Funnel, funnel_of_organisations
from uri.statistics.intervals import LEVEL
from uri.statistics.organisations import Vergeleken


def funnel(
    bron: Consolidatie | Funnel,
    vergeleken: Vergeleken = "aangetoond",
    *,
    level: float = LEVEL,
    title: str | None = None,
    language: Language | None = None,
) -> Picture:
    """Draw organisations beside their whole: who lies beyond the outer lines differs by more than chance alone gives.

    Small organisations vary more than large ones while nothing is the matter, so that a list from high to low has
    them at both ends. Here each stands at its size, and the lines are as far apart as that size asks for.

    Args:
        bron: The organisations added up; or a comparison of one's own, by `uri.statistics.funnel_of_shares` or
            `uri.statistics.funnel_of_rates`.
        vergeleken: What is compared of organisations added up: ``"aangetoond"``, the share of closed meldingen that was
            substantiated; or ``"meldingen"``, closed meldingen per 100 employees.
        level: The level of the lines, of organisations added up; a comparison has its own.
        title: The title; by default what is compared.
        language: ``"nl"`` or ``"en"``; by default the current language.

    Raises:
        SelectionError: There is nothing of that name to compare.
        ValueError: Fewer than two organisations take part.
        MissingExtraError: The extra ``statistics`` is not installed.
    """
    chosen = language or current_language()
    if isinstance(bron, Funnel):
        found, made = bron, _OWN
        size, rate = _SIZE, _SHARE if bron.are_shares else _RATE
    else:
        found = funnel_of_organisations(bron, vergeleken, level=level)
        words, size, rate = _WORDS[vergeleken]
        made = _OF_YEAR.format(words, bron.verslagjaar)
    return Picture(
        title=title or made.to(chosen),
        language=chosen,
        drawing=Cloud(found, chosen, size_label=size.to(chosen), rate_label=rate.to(chosen)),
        remark=" ".join(each.to(chosen) for each in _remarks(found)),
    )


def _remarks(found: Funnel) -> Iterator[Text]:
    yield found.sentence
    yield _READ
    if found.differing:
        yield _DIAMOND
    if found.left_out:
        yield _LEFT_OUT.format(", ".join(found.left_out))
    if len(found) > MOST_NAMES:
        yield _UNNAMED


_WORDS = {
    "aangetoond": (
        Text("Aandeel aangetoond van de afgeronde meldingen", "Share of closed reports that were substantiated"),
        Text("afgeronde meldingen", "closed reports"),
        Text("aangetoond", "substantiated"),
    ),
    "meldingen": (
        Text("Afgeronde meldingen per 100 medewerkers", "Closed reports per 100 employees"),
        Text("medewerkers", "employees"),
        Text("per 100 medewerkers", "per 100 employees"),
    ),
}
_OF_YEAR = Text("{}, {}", "{}, {}")
_OWN, _SIZE = Text("Organisaties en hun geheel", "Organisations and their whole"), Text("omvang", "size")
_SHARE, _RATE = Text("aandeel", "share"), Text("per 100", "per 100")
_READ = Text(
    "Tussen de lijnen kan het verschil met het geheel toeval zijn: tussen de binnenste voor wie één organisatie "
    "bekijkt, tussen de buitenste voor wie ze alle bekijkt.",
    "Between the lines the difference from the whole may be chance: between the inner ones for who looks at one "
    "organisation, between the outer ones for who looks at all.",
)
_DIAMOND = Text("Een ruit ligt daarbuiten.", "A diamond lies beyond.")
_LEFT_OUT = Text("Niet te vergelijken: {}.", "Could not be compared: {}.")
_UNNAMED = Text("Alleen wie verschilt, heeft een naam.", "Only those that differ are named.")
