"""The measures that an annex names, beside those of which a text says that there are no others."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from uri.audit.printed_tables.annex import Annex
from uri.taxonomy.labels import normal


def measures_besides(annex: Annex, said: Collection[str], levels: Collection[str]) -> Iterator[str]:
    """Give the words of an annex for measures of a level that are none of those said; nothing where one is not known.

    Args:
        annex: The annex.
        said: The words of the text for the only measures that there are.
        levels: The codes of the subject that the text speaks of, the level among them.
    """
    edition = annex.editie.afdoeningen
    codes = [edition.labelled(words) for words in said]
    if None in codes:
        return
    leaves = frozenset(leaf for code in codes if code is not None for leaf in code.bladen)
    seen: set[str] = set()
    for case in annex.cases:
        of_level = [
            measure
            for measure in case.meaning.afdoeningen
            for row, level in edition.niveaus.items()
            if level.value in levels and any(measure.bladen <= one.bladen for one in edition.rijen if one.code is row)
        ]
        if any(not measure.bladen <= leaves for measure in of_level) and normal(case.words) not in seen:
            seen.add(normal(case.words))
            yield case.words
