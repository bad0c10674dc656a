"""A proposal, told on the terminal: what is settled, proposed and open, each distinct word once."""

from __future__ import annotations

from collections.abc import Iterator

from uri.languages import Text
from uri.proposal.voorstel import Voorstel
from uri.proposal.words import Certainty, KnownWord
from uri.register.koppeling import EIGEN, OPEN, WEG

_COLUMNS = Text("Kolommen", "Columns")
_CROSSES = Text("Kruisjes", "Crosses")
_SETTLED = Text("Beslist: {} woorden die de editie kent.", "Settled: {} words that the edition knows.")
_PROPOSED = Text("Voorgesteld, en pas van kracht als u het bevestigt", "Proposed, and applied only when you confirm it")
_OPEN = Text("Open: hierover beslist u", "Open: for you to decide")
_DOUBTS = Text("Let op", "Mind")
_LEFT_OUT = Text("Niet gelezen, want geen zaak", "Not read, since it is no case")
_ROW = Text("rij {}", "row {}")
_EMPTY_CELL = Text("(lege cel)", "(empty cell)")
_NOTHING = Text("(niets)", "(nothing)")
_IS = {
    EIGEN: Text("eigen kolom", "column of your own"),
    WEG: Text("weggelaten", "left out"),
    OPEN: Text("open", "open"),
}
_NO_COLUMN = Text("geen kolom zegt: {}. Noem haar onder [kolommen].", "no column tells: {}. Name it under [kolommen].")
_NO_YEAR = Text(
    "geen kolom zegt: verslagjaar. Noem haar onder [kolommen], of zet het jaar als verslagjaar onder [tabel].",
    "no column tells: verslagjaar. Name it under [kolommen], or set the year as verslagjaar under [tabel].",
)
_VERDICT = Text(
    "{} voorgesteld, {} open. Neem de voorstellen over met --accept, of in het bestand.",
    "{} proposed, {} open. Take the proposals over with --accept, or in the file.",
)
_DONE = Text("Niets is open of voorgesteld.", "Nothing is open or proposed.")


def to_text(voorstel: Voorstel) -> str:
    """Return what is settled, proposed and open, each distinct word once with its rows."""
    return "\n".join(_lines(voorstel)) + "\n"


def _lines(voorstel: Voorstel) -> Iterator[str]:
    koppeling = voorstel.koppeling
    yield str(_COLUMNS)
    for header, name in koppeling.kolommen.items():
        yield f"  {header} → {_IS.get(name, name)}"
    if koppeling.kruisjes:
        yield str(_CROSSES)
    for header, cross in koppeling.kruisjes.items():
        yield f"  {header} → {cross.veld}: {cross.code}"
    if settled := sum(bool(word.word) for _, word in voorstel.of(Certainty.SETTLED)):
        yield str(_SETTLED.format(settled))
    proposed, still_open = list(voorstel.of(Certainty.PROPOSED)), list(voorstel.of(Certainty.OPEN))
    yield from _section(_PROPOSED, [f"{_entry(*pair)}: {pair[1].remark.reason}" for pair in proposed])
    missing = [str(_NO_YEAR if field == "verslagjaar" else _NO_COLUMN.format(field)) for field in voorstel.missing]
    columns = [f"{_COLUMNS}: {header}" for header in koppeling.open.get("kolommen", ())]
    yield from _section(_OPEN, [*columns, *missing, *(_entry(*pair) for pair in still_open)])
    places = [f"{sheet or voorstel.file}, {_ROW.format(row)}: {why}" for (sheet, row), why in voorstel.left_out.items()]
    yield from _section(_LEFT_OUT, places)
    yield from _section(_DOUBTS, [str(doubt) for doubt in voorstel.doubts])
    undecided = len(still_open) + len(missing) + len(columns)
    yield str(_DONE if voorstel.is_settled else _VERDICT.format(len(proposed), undecided))


def _section(title: Text, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from (str(title), *(f"  {line}" for line in lines))


def _entry(field: str, word: KnownWord) -> str:
    arrow = "" if word.certainty is Certainty.OPEN else f" → {word.code or _NOTHING}"
    return f"{field}: {word.word or _EMPTY_CELL}{arrow} ({word.remark.place})"
