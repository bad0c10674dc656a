"""How the totals of a table may be read: which rows add up to which.

Print does not say whether a subtotal stands below its parts or above them, nor whether the last total adds the others
up. Each way of reading gives its own sums; the one that fits best is used, and said where it is not the usual one.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from enum import StrEnum
from itertools import product

import attrs

from uri.aggregate import RelatieSoort
from uri.aggregate.tabel import RijSoort
from uri.audit.cijfers import Cijfer
from uri.audit.tabellen import Deling, GedrukteTabel, KolomSoort, is_bare_total
from uri.audit.verbanden import Uitslag, Verband
from uri.findings import Severity
from uri.texts import Text


class Plaats(StrEnum):
    """Where a subtotal stands."""

    ONDER = "onder"
    BOVEN = "boven"


@attrs.frozen
class Lezing:
    """One way to read a table: where subtotals stand, and whether the last total adds up all the others."""

    plaats: Plaats = Plaats.ONDER
    eindtotaal: bool = True


@attrs.frozen
class Som:
    """Rows that add up: the row of the sum, and those of its parts."""

    geheel: int
    delen: tuple[int, ...]


@attrs.frozen
class Gelezen:
    """The relations of a table by the reading that fits best, and remarks on how it was read."""

    verbanden: tuple[Verband, ...]
    lezing: Lezing
    opmerkingen: tuple[Text, ...] = ()


def read_verbanden(tabel: GedrukteTabel) -> Gelezen:
    """Return what must hold within a table: its sums, its parts, its columns."""
    readings = [Lezing(place, final) for place, final in product(Plaats, (True, False))]
    best = min(readings, key=lambda reading: _misfit(tabel, reading))  # the first, the usual one, of those that tie
    across, remarks = _across(tabel)
    said = () if best == readings[0] else (_READ[best.plaats, best.eindtotaal].format(tabel.naam),)
    return Gelezen((*_sums(tabel, best), *_of_which(tabel), *across), best, (*said, *remarks))


def _misfit(tabel: GedrukteTabel, lezing: Lezing) -> tuple[int, int]:
    """Count the totals that would add nothing up, and the sums that do not fit: form goes before figures."""
    return sum(not som.delen for som in _totals(tabel, lezing)), _broken(_sums(tabel, lezing))


def _broken(verbanden: Sequence[Verband]) -> int:
    return sum(verband.judge() is Uitslag.GEBROKEN for verband in verbanden)


# ---------------------------------------------------------------------------------------------------------------- rows


def _sums(tabel: GedrukteTabel, lezing: Lezing) -> list[Verband]:
    found: list[Verband] = []
    for som in _totals(tabel, lezing):
        for at, column in enumerate(tabel.kolommen):
            cells = tabel.column(at)
            if som.delen and column.optelbaar and not _is_rate(cells, som):
                found += _of(tabel, [cells[part] for part in som.delen], cells[som.geheel], _severity(tabel, som))
    return found


def _of(tabel: GedrukteTabel, parts: Sequence[Cijfer], whole: Cijfer, severity: Severity) -> Iterator[Verband]:
    """Relate parts to their whole, by what the rows of the table are to it."""
    match tabel.deling:
        case Deling.VERDELING:
            yield Verband(regel=RelatieSoort.SOM.value, links=tuple(parts), rechts=(whole,), severity=severity)
        case Deling.OVERLAP:
            for part in parts:
                yield Verband(regel=RelatieSoort.GROEP.value, links=(part,), rechts=(whole,), hoogstens=True)
        case Deling.TOP:
            yield Verband(regel=RelatieSoort.GROEP.value, links=tuple(parts), rechts=(whole,), hoogstens=True)


def _severity(tabel: GedrukteTabel, som: Som) -> Severity:
    """A total on top that says of what, may be the first of several headline figures: that it adds up is a guess."""
    on_top = som.geheel < min(som.delen)
    return Severity.WARNING if on_top and not is_bare_total(tabel.rijen[som.geheel].label) else Severity.ERROR


def _is_rate(cells: Sequence[Cijfer], som: Som) -> bool:
    """Tell whether a column of percentages gives rates, which do not add up: its total is not the whole."""
    whole = cells[som.geheel].druk
    percents = [cells[part].druk for part in som.delen if cells[part].druk.is_cijfer]
    return (whole.procent and whole.getal != 1) or (any(druk.procent for druk in percents) and not whole.procent)


def _totals(tabel: GedrukteTabel, lezing: Lezing) -> list[Som]:
    """Return the sums of the rows; a total that adds nothing up has no parts."""
    rows = [at for at, row in enumerate(tabel.rijen) if not (row.waarvan or row.kop)]
    totals = [at for at in rows if tabel.rijen[at].soort is RijSoort.TOTAAL]
    final = totals[-1] if totals and (lezing.eindtotaal or len(totals) == 1) else None
    if final is not None and final != rows[0]:
        rows = [at for at in rows if at <= final]  # what stands below the last total is no part of it
    closing = {at for at in rows if tabel.rijen[at].soort is not RijSoort.DETAIL and at != final}
    blocks, loose = _blocks([at for at in rows if at != final], closing, lezing.plaats)
    found = [Som(whole, parts) for whole, parts in blocks]
    return found if final is None else [*found, Som(final, tuple(sorted([*loose, *(whole for whole, _ in blocks)])))]


def _blocks(
    rows: Sequence[int], closing: Container[int], place: Plaats
) -> tuple[list[tuple[int, tuple[int, ...]]], list[int]]:
    """Give each subtotal the details next to it, above it or below it; return also those that are of none."""
    blocks: list[tuple[int, tuple[int, ...]]] = []
    details: list[int] = []
    for at in rows if place is Plaats.ONDER else reversed(rows):
        if at in closing:
            blocks.append((at, tuple(sorted(details))))
            details = []
        else:
            details.append(at)
    return blocks, details


def _of_which(tabel: GedrukteTabel) -> Iterator[Verband]:
    """A row “waarvan …” is at most the row that it is a part of."""
    whole = None
    for at, row in enumerate(tabel.rijen):
        if not row.waarvan:
            whole = at
        elif whole is not None:
            for column, (part, of) in enumerate(zip(tabel.cijfers[at], tabel.cijfers[whole], strict=True)):
                if tabel.kolommen[column].optelbaar and not part.druk.procent:
                    yield Verband(regel=RelatieSoort.GROEP.value, links=(part,), rechts=(of,), hoogstens=True)


# ------------------------------------------------------------------------------------------------------------- columns

_FEW = 3


def _across(tabel: GedrukteTabel) -> tuple[list[Verband], list[Text]]:
    """Relate the columns: one that is a part of another, one that adds the others up."""
    verbanden: list[Verband] = []
    remarks: list[Text] = []
    for at, column in enumerate(tabel.kolommen):
        if column.soort is KolomSoort.TOTAAL:
            found, said = _added(tabel, at)
            verbanden += found
            remarks += said
        elif (whole := whole_column(tabel, at)) is not None:
            certain = column.soort is KolomSoort.WAARVAN
            proven = _PROVEN.search(column.label) is not None
            verbanden += [
                Verband(
                    regel=(RelatieSoort.AANGETOOND if proven else RelatieSoort.GROEP).value,
                    links=(row[at],),
                    rechts=(row[whole],),
                    hoogstens=True,
                    severity=Severity.ERROR if certain else Severity.WARNING,
                )
                for row in tabel.cijfers
                if row[at].says and row[whole].says
            ]
    return [*verbanden, *_complements(tabel)], remarks


def _complements(tabel: GedrukteTabel) -> Iterator[Verband]:
    """What was substantiated and what was not are together at most the reports that both are of."""
    for at, column in enumerate(tabel.kolommen):
        proven, whole = proven_column(tabel), whole_column(tabel, at)
        if proven is None or whole is None or not _NOT_PROVEN.search(column.label):
            continue
        if whole == whole_column(tabel, proven):
            for row in tabel.cijfers:
                if row[at].says and row[proven].says and row[whole].says:
                    yield Verband(
                        regel=RelatieSoort.AANGETOOND.value,
                        links=(row[proven], row[at]),
                        rechts=(row[whole],),
                        hoogstens=True,
                    )


def proven_column(tabel: GedrukteTabel) -> int | None:
    """Return the column that counts what was substantiated of another one; None when there is none, or more."""
    found = [
        at
        for at, column in enumerate(tabel.kolommen)
        if _PROVEN.search(column.label) and whole_column(tabel, at) is not None
    ]
    return found[0] if len(found) == 1 else None


def whole_column(tabel: GedrukteTabel, at: int) -> int | None:
    """Return the column that this one is a part of: the nearest to its left that is none, or that counts reports."""
    column = tabel.kolommen[at]
    left = [other for other in reversed(range(at)) if tabel.kolommen[other].soort is KolomSoort.CIJFERS]
    if column.soort is KolomSoort.WAARVAN:
        return next(iter(left), None)
    if column.soort is not KolomSoort.CIJFERS or not _PROVEN.search(column.label):
        return None
    return next((other for other in left if _REPORTED.search(tabel.kolommen[other].label)), None)


def _added(tabel: GedrukteTabel, at: int) -> tuple[list[Verband], list[Text]]:
    """Return the sums that a total column makes; none where most rows deny that it adds the others up."""
    parts = [other for other, column in enumerate(tabel.kolommen) if column.soort is KolomSoort.CIJFERS]
    sums = [
        Verband(regel=RelatieSoort.SOM.value, links=tuple(row[part] for part in parts), rechts=(row[at],))
        for row in tabel.cijfers
        if len(parts) > 1 and row[at].says
    ]
    wrong = _broken(sums)
    if len(sums) >= _FEW and 2 * wrong > len(sums):
        return [], [_NO_TOTAL.format(tabel.naam, tabel.kolommen[at].label, wrong, len(sums))]
    return sums, []


_PROVEN = re.compile(
    r"(?<!niet )(?<!niet-)(?<!not )(?<!on)(?<!un)"
    r"(?:aangetoond|bewezen|gegrond|vastgesteld|bevestigd|proven|substantiated|sustained)",
    re.IGNORECASE,
)
_NOT_PROVEN = re.compile(
    r"\b(?:niet|not)[ -](?:aangetoond|bewezen|vastgesteld|proven|substantiated|sustained)|ongegrond|unsubstantiated",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"gemeld|melding|mogelijk|vermoed|klacht|report|alleged|allegation|complaint", re.IGNORECASE)


_READ = {
    (Plaats.ONDER, False): Text(
        "{}: elk totaal is gelezen als dat van de rijen erboven; zo passen de cijfers het best.",
        "{}: each total was read as that of the rows above it; so the figures fit best.",
    ),
    (Plaats.BOVEN, True): Text(
        "{}: een subtotaal is gelezen als dat van de rijen eronder; zo passen de cijfers het best.",
        "{}: a subtotal was read as that of the rows below it; so the figures fit best.",
    ),
    (Plaats.BOVEN, False): Text(
        "{}: elk totaal is gelezen als dat van de rijen eronder; zo passen de cijfers het best.",
        "{}: each total was read as that of the rows below it; so the figures fit best.",
    ),
}
_NO_TOTAL = Text(
    "{}: kolom {} is in {} van de {} rijen niet de som van de andere, en is niet zo gelezen.",
    "{}: column {} is not the sum of the others in {} of {} rows, and was not read as such.",
)
