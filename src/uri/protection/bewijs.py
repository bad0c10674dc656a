"""The proof that a release is protected: worlds that fit the print, so that anyone can see that a doubt remains.

The proof is made from the print and the policy alone. It tells nothing that the print does not tell, and may be
published with it. Who checks it needs no solver: each world must satisfy every row and give the printed numbers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any, cast

import attrs

from uri.aggregate import Leeg, Rapport
from uri.aggregate.tables.cells import CellKey
from uri.errors import UnreadableError
from uri.integer_programme import ENDLESS, LinearRow
from uri.languages import Text
from uri.protection.allowance import Limit
from uri.protection.beleid import Beleid, beleid_of
from uri.protection.key_figures_shown import COMPARISON, ShownTables
from uri.protection.knot import Demand, Knot, Unknown, World
from uri.protection.meanings import CASES
from uri.protection.pattern import attainable, widest_reader
from uri.protection.printing import WORKED_OUT
from uri.protection.procedure import Outcome, Procedure, Step
from uri.protection.reader import Print, Reader
from uri.protection.release import CellPlace, Release

SCHEMA = 1


@attrs.frozen
class KnotProof:
    """The proof for figures that hang together.

    Attributes:
        members: The numbers of the figures.
        step: How much of them is shown.
        is_listed: Whether the proof holds against who runs the procedure on every world that fits the print.
        witnesses: For each hidden count that can be small, worlds that fit the print and between which it stays in
            doubt: the numbers of the hidden figures of the knot, by figure.
    """

    members: tuple[int, ...]
    step: Step
    is_listed: bool
    witnesses: Mapping[int, tuple[Mapping[int, int], ...]]

    @classmethod
    def of(cls, members: Sequence[int], knot: Knot, outcome: Outcome, world: World, demand: Demand) -> KnotProof:
        """Seek the worlds, from what is seen of a knot."""
        seen = knot.print_of(world, outcome.pattern)
        reader, widest = Reader(knot, world), widest_reader(knot, seen, demand)
        reader.sees(outcome.pattern)
        witnesses: dict[int, tuple[Mapping[int, int], ...]] = {}
        for at in sorted(outcome.pattern):
            small = (at, demand.least, demand.threshold - 1)
            if knot.unknowns[at].is_counted and reader.world(small) is not None:
                large = (at, demand.threshold, ENDLESS)
                none = [(at, 0, 0)] if knot.unknowns[at].low == 0 else []
                doubts = [large] if reader.world(large) is not None else attainable(widest, at, demand)
                found = [reader.world(doubt) for doubt in (small, *doubts, *none)]
                worlds = [one for one in dict.fromkeys(found) if one is not None]
                if len({one[at] for one in worlds}) > 1:
                    witnesses[members[at]] = tuple(
                        {members[other]: one[other] for other in sorted(outcome.pattern)} for one in worlds
                    )
        return cls(tuple(members), outcome.step, outcome.is_listed, witnesses)


@attrs.frozen(eq=False, repr=False)
class Bewijs:
    """The proof of a release.

    Attributes:
        data: The proof as plain data, as `to_json` writes it.
    """

    data: Mapping[str, Any]

    def to_json(self) -> str:
        """Write the proof as JSON."""
        return json.dumps(self.data, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Bewijs:
        """Read a proof from JSON.

        Raises:
            UnreadableError: It is no proof of schema 1.
        """
        try:
            data: Any = json.loads(text)
        except ValueError:
            raise UnreadableError(_NO_PROOF, _MADE_BY) from None
        if not isinstance(data, dict) or data.keys() < _KEYS or data["schema"] != SCHEMA:
            raise UnreadableError(_NO_PROOF, _MADE_BY)
        return cls(cast("Mapping[str, Any]", data))

    @property
    def unwitnessed(self) -> int:
        """How many hidden counts have no witnesses: they cannot be small, or were public before; the solver tells."""
        return len(self.data["zonder_getuigen"])

    def __repr__(self) -> str:
        return str(_REPR.format(len(self.data["cijfers"]), len(self.data["knopen"])))


def bewijs_of(
    laid_out: Release,
    reports: Sequence[Rapport],
    beleid: Beleid,
    hidden: frozenset[int],
    proofs: Sequence[KnotProof],
    steps: int | None,
) -> Bewijs:
    """Write down what the reports show and hide, what must hold, and the witnesses."""
    figures = [
        {
            "plaatsen": [[place.report, place.table, place.row, place.column] for place in figure.places],
            "waarde": None if at in hidden else laid_out.world[at],
            "telt": figure.unknown.is_counted,
            "gewicht": figure.unknown.weight,
            "minst": figure.unknown.low,
            "open": figure.unknown.is_open,
            "altijd_verborgen": figure.unknown.is_hidden,
            "eerder_verborgen": figure.unknown.is_kept,
            "totaal": figure.unknown.is_total,
        }
        for at, figure in enumerate(laid_out.figures)
    ]
    return Bewijs(
        {
            "schema": SCHEMA,
            "gemaakt_met": {"uri": version("uri-integriteit"), "highspy": version("highspy")},
            "stappen": steps,
            "beleid": beleid.to_dict(),
            "rapporten": [digest(report) for report in reports],
            "cijfers": figures,
            "regels": [_plain_row(row) for row in laid_out.rows],
            "klopt_niet": [_plain_row(row) for row in laid_out.broken],
            "zonder_getuigen": sorted(
                at
                for at in hidden
                if laid_out.figures[at].unknown.is_counted and not any(at in proof.witnesses for proof in proofs)
            ),
            "knopen": [
                {
                    "cijfers": list(proof.members),
                    "getoond": proof.step.value,
                    "nagelopen": proof.is_listed,
                    "getuigen": {
                        str(at): [{str(other): number for other, number in world.items()} for world in worlds]
                        for at, worlds in proof.witnesses.items()
                    },
                }
                for proof in proofs
                if proof.witnesses
            ],
        }
    )


def digest(report: Rapport) -> str:
    """Return the SHA-256 of a report, by which a proof names it."""
    return hashlib.sha256(json.dumps(report.to_dict("nl"), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def check_proof(bewijs: Bewijs, reports: Sequence[Rapport], *, solve: bool = False) -> tuple[Text, ...]:
    """Return what is wrong with a proof, nothing where it holds.

    Args:
        bewijs: The proof.
        reports: The reports, in any order.
        solve: Whether to work out with the solver as well that figures without witnesses cannot be small, and that the
            procedure gives this very print.
    """
    data = bewijs.data
    given = {digest(report): report for report in reports}
    if missing := [number for number, name in enumerate(data["rapporten"], 1) if name not in given]:
        return (_OTHER_REPORTS.format(", ".join(map(str, missing))),)
    ordered = [given[name] for name in data["rapporten"]]
    faults = [*_print_faults(data, ordered), *_row_faults(data, ordered), *_witness_faults(data)]
    if solve and not faults:
        faults += _solver_faults(data)
    return tuple(dict.fromkeys(faults))


def _print_faults(data: Mapping[str, Any], reports: Sequence[Rapport]) -> Iterator[Text]:
    """Hold the figures against what is printed: each count and each hidden cell is one of them, and as it says."""
    values = {CellPlace(*place): figure["waarde"] for figure in data["cijfers"] for place in figure["plaatsen"]}
    for number, report in enumerate(reports):
        for name, table in report.items():
            for row, cells in zip(table.rijen, table.cellen, strict=True):
                for column, cell in zip(table.kolommen, cells, strict=True):
                    place = CellPlace(number, name, row.code, column.naam)
                    if name in {CASES, COMPARISON} or (type(cell) is not int and cell is not Leeg.ONDERDRUKT):
                        continue
                    if cell is Leeg.ONDERDRUKT and (name, row.code) in WORKED_OUT:
                        continue
                    if place not in values or values[place] != (None if cell is Leeg.ONDERDRUKT else cell):
                        yield _OTHER_PRINT.format(table.titel, table.label((row.code, column.naam)))
        if COMPARISON in report:
            figures = report[COMPARISON]
            for untold in ShownTables(report, report.editie, report.verslagjaar).untold(figures):
                yield _UNTOLD.format(figures.titel, figures.label(untold))


def _row_faults(data: Mapping[str, Any], reports: Sequence[Rapport]) -> Iterator[Text]:
    """Hold the rows against what the tables declare: a reader knows all of it."""
    numbers = {CellPlace(*place): at for at, figure in enumerate(data["cijfers"]) for place in figure["plaatsen"]}
    plain_rows = [*data["regels"], *data["klopt_niet"]]
    rows = {(frozenset(row.terms.items()), row.low, row.high) for row in map(_row, plain_rows)}
    shown = [figure["waarde"] for figure in data["cijfers"]]
    for number, report in enumerate(reports):
        for name, table in report.items():
            for relation in table.relaties:
                places: list[tuple[int, CellKey]] = [(1, place) for place in relation.links]
                places += [(-1, place) for place in relation.rechts]
                found = [(sign, numbers.get(CellPlace(number, name, *place))) for sign, place in places]
                cells: dict[int, int] = {}
                for sign, at in found:
                    if at is not None:
                        cells[at] = cells.get(at, 0) + sign
                terms = frozenset((at, factor) for at, factor in cells.items() if factor)
                is_known = all(at is not None for _, at in found) and not relation.elders
                is_hidden = any(shown[at] is None for at, _ in terms)
                low = -ENDLESS if relation.soort.hoogstens else 0
                if is_known and is_hidden and (terms, low, 0) not in rows:
                    yield _NO_ROW.format(table.titel)


def _witness_faults(data: Mapping[str, Any]) -> Iterator[Text]:
    """Hold each world against the print, the rows and the doubt that it must leave."""
    figures, rows = data["cijfers"], [_row(row) for row in data["regels"]]
    demand = beleid_of(data["beleid"]).demand
    told = {int(name) for knot in data["knopen"] for name in knot["getuigen"]} | {*data["zonder_getuigen"]}
    for at, figure in enumerate(figures):
        if figure["waarde"] is None and figure["telt"] and at not in told:
            yield _NO_DOUBT.format(at)
    for knot in data["knopen"]:
        members = set(knot["cijfers"])
        own = [row for row in rows if members & row.terms.keys()]
        for name, worlds in knot["getuigen"].items():
            at = int(name)
            numbers: list[int] = []
            for world in worlds:
                values = [figure["waarde"] for figure in figures]
                for other, number in world.items():
                    if values[int(other)] is not None or number < figures[int(other)]["minst"]:
                        yield _NO_WORLD.format(name)
                    values[int(other)] = number
                whole = [value or 0 for value in values]
                if any(values[member] is None for member in members) or not all(row.holds(whole) for row in own):
                    yield _NO_WORLD.format(name)
                numbers.append(whole[at])
            if not any(demand.is_small(number) for number in numbers) or len(set(numbers)) < _SIDES:
                yield _NO_DOUBT.format(name)


def _solver_faults(data: Mapping[str, Any]) -> Iterator[Text]:
    """Work out anew that what has no witnesses cannot be small, and that the procedure gives this print."""
    demand, limit = beleid_of(data["beleid"]).demand, Limit(data["stappen"])
    figures = data["cijfers"]
    laid_out = _release(data)
    proved = {int(name) for knot in data["knopen"] for name in knot["getuigen"]}
    listed = {tuple(knot["cijfers"]): knot for knot in data["knopen"]}
    for members, knot in laid_out.knots:
        pattern = frozenset(at for at, member in enumerate(members) if figures[member]["waarde"] is None)
        seen = tuple(figures[member]["waarde"] for member in members)
        reader = Reader(knot, tuple(number or 0 for number in seen))
        reader.sees(pattern)
        for at in pattern:
            if knot.unknowns[at].is_counted and members[at] not in proved and _is_told(knot, reader, at, seen, demand):
                yield _NO_DOUBT.format(members[at])
        entry = listed.get(members)
        if entry is not None and entry["nagelopen"] and not Procedure(knot, demand, limit).is_given(seen):
            yield _OTHER_PATTERN


def _is_told(knot: Knot, reader: Reader, at: int, seen: Print, demand: Demand) -> bool:
    """Tell whether a print tells of a figure that it is small, and more than what was public before tells anyhow."""
    if reader.world((at, demand.least, demand.threshold - 1)) is None:
        return False
    widest = widest_reader(knot, seen, demand)
    return any(reader.world(doubt) is None for doubt in attainable(widest, at, demand))


def _release(data: Mapping[str, Any]) -> Release:
    """Return the release that a proof is about, with nothing where figures are hidden."""
    from uri.protection.release import Figure  # noqa: PLC0415 (only here)

    figures = tuple(
        Figure(
            None,
            figure["waarde"],
            (),
            Unknown(
                figure["gewicht"],
                is_open=figure["open"],
                is_hidden=figure["altijd_verborgen"],
                is_kept=figure["eerder_verborgen"],
                is_counted=figure["telt"],
                is_total=figure["totaal"],
                low=figure["minst"],
            ),
        )
        for figure in data["cijfers"]
    )
    return Release(figures, tuple(map(_row, data["regels"])))


def _plain_row(row: LinearRow) -> dict[str, Any]:
    return {
        "termen": {str(at): factor for at, factor in row.terms.items()},
        "laagste": None if row.low <= -ENDLESS else row.low,
        "hoogste": None if row.high >= ENDLESS else row.high,
    }


def _row(plain: Mapping[str, Any]) -> LinearRow:
    low, high = plain["laagste"], plain["hoogste"]
    terms = {int(at): factor for at, factor in plain["termen"].items()}
    return LinearRow(terms, -ENDLESS if low is None else low, ENDLESS if high is None else high)


_KEYS = {"schema", "stappen", "beleid", "rapporten", "cijfers", "regels", "klopt_niet", "zonder_getuigen", "knopen"}
_SIDES = 2
_REPR = Text("<Bewijs: {} cijfers, {} knopen>", "<Bewijs: {} figures, {} knots>")
_NO_PROOF = Text("Dit is geen bewijs van bescherming.", "This is no proof of protection.")
_MADE_BY = Text("uri protect maakt er een: bewijs.json.", "uri protect makes one: bewijs.json.")
_OTHER_REPORTS = Text(
    "Het bewijs gaat over andere rapporten: nummer {} is er niet.",
    "The proof is about other reports: number {} is not there.",
)
_UNTOLD = Text("{}: {} volgt niet uit wat er getoond is.", "{}: {} does not follow from what is shown.")
_OTHER_PRINT = Text("{}: {} staat er anders dan in het bewijs.", "{}: {} stands there otherwise than in the proof.")
_NO_ROW = Text(
    "{}: een verband tussen cellen ontbreekt in het bewijs.",
    "{}: what must hold between cells is missing from the proof.",
)
_NO_WORLD = Text("Een getuige van cijfer {} past niet bij de druk.", "A witness of figure {} does not fit the print.")
_NO_DOUBT = Text("Over cijfer {} blijft geen twijfel.", "About figure {} no doubt remains.")
_OTHER_PATTERN = Text("De procedure geeft een andere druk.", "The procedure gives another print.")
