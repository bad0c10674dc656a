"""The rules by polars: one select of an expression per rule, then the rows that break each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from benchmarks.cases import Cases
from benchmarks.forms import DATES, NUMBERS, TEXTS, frame_of, written
from benchmarks.rivals import rules
from benchmarks.rivals.rules import FINAL, BrokenRows
from benchmarks.vocabulary import LEFT_OUT, ORGANISATIE, OTHER_TYPES, STANDDATUM, VALUES, WBK
from uri.taxonomy import Schendingstype

_MELDING, _SIGNAAL = pl.col("soort") == "melding", pl.col("soort") == "signaal"
_CLOSED, _RECEIVED, _YEAR = pl.col("afgerond"), pl.col("ontvangen"), pl.col("verslagjaar")
_CONFIRMED, _INFORMED = pl.col("ontvangst_bevestigd"), pl.col("geinformeerd")
_OUTCOME, _MEASURES = pl.col("uitkomst"), pl.col("afdoeningen")
_RUNNING, _KNOWN = _OUTCOME == "lopend", _OUTCOME != "onbekend"
_MEASURE = _MEASURES.is_in(rules.WITH_MEASURE)
_TYPE, _OTHERS = pl.col("hoofdcategorie"), pl.col("nevencategorieen")
_UNDER_WBK = _MELDING & (pl.lit(WBK) <= _RECEIVED) & ((_TYPE == "misstand") | _OTHERS.is_in(rules.WITH_WRONGDOING))
_START = pl.coalesce(_CONFIRMED, _RECEIVED.dt.offset_by(f"{rules.CONFIRMED_WITHIN}d"))


def _either(kinds: Mapping[str, list[str]], field: pl.Expr) -> pl.Expr:
    return (_MELDING & field.is_in(kinds["melding"])) | (_SIGNAAL & field.is_in(kinds["signaal"]))


def _repeated() -> pl.Expr:
    """Look a main category and the other ones up together, by their positions."""
    kinds, others = [code.value for code in Schendingstype], [written(types) for types in OTHER_TYPES]
    bad = [kinds.index(kind) * len(others) + others.index(other) for kind, other in rules.REPEATED_PAIRS]
    pair = _TYPE.to_physical().cast(pl.Int16) * len(others) + _OTHERS.to_physical().cast(pl.Int16)
    return (_OTHERS != "") & pair.is_in(bad)


CASES: Mapping[str, pl.Expr] = {
    "URI-M-afgerond-voor-ontvangst": _CLOSED < _RECEIVED,
    "URI-M-bevestigd-voor-ontvangst": _CONFIRMED < _RECEIVED,
    "URI-M-geinformeerd-voor-ontvangst": _INFORMED < _RECEIVED,
    "URI-M-ander-verslagjaar": pl.when(_SIGNAAL).then(_RECEIVED).otherwise(_CLOSED).dt.year() != _YEAR,
    "URI-M-verslagjaar-voor-ontvangst": _MELDING & _CLOSED.is_null() & (_RECEIVED.dt.year() > _YEAR),
    "URI-M-lopend-en-afgerond": _RUNNING & _CLOSED.is_not_null(),
    "URI-M-uitkomst-zonder-afronding": _MELDING & _CLOSED.is_null() & _OUTCOME.is_in(FINAL),
    "URI-M-maatregel-zonder-schending": _MELDING & _MEASURE & _KNOWN & (_OUTCOME != "aangetoond"),
    "URI-M-maatregel-voor-afronding": _MELDING & _MEASURE & _RUNNING,
    "URI-M-geen-naast-maatregel": _MEASURES.is_in(rules.NONE_BESIDE_MEASURE),
    "URI-M-hoofdcategorie-herhaald": _repeated(),
    "URI-M-type-buiten-editie": _either(rules.TYPES_WITHOUT_ROW, _TYPE),
    "URI-M-nevencategorie-buiten-editie": _either(rules.OTHERS_WITHOUT_ROW, _OTHERS),
    "URI-M-afdoening-buiten-editie": _MEASURES.is_in(rules.MEASURES_WITHOUT_ROW),
    "URI-M-geen-betrokkene": pl.col("betrokkenen") < 1,
    "URI-M-ontvangen-na-standdatum": pl.lit(STANDDATUM) < _RECEIVED,
    "URI-M-afgerond-na-standdatum": pl.lit(STANDDATUM) < _CLOSED,
    "URI-M-onderdeel-buiten-omvang": pl.col("onderdeel") == LEFT_OUT,
    "URI-M-lang-open": _MELDING
    & _CLOSED.is_null()
    & _RUNNING
    & _INFORMED.is_null()
    & ((pl.lit(STANDDATUM) - _RECEIVED).dt.total_days() > rules.LONGEST_OPEN),
    "URI-M-laat-bevestigd": _UNDER_WBK & ((_CONFIRMED - _RECEIVED).dt.total_days() > rules.CONFIRMED_WITHIN),
    "URI-M-laat-geinformeerd": _UNDER_WBK & (_START.dt.offset_by(f"{rules.MONTHS_TO_WORD}mo") < _INFORMED),
    "URI-M-signaal-met-uitkomst": _SIGNAAL & (_OUTCOME.is_in(FINAL) | _MEASURE),
    "URI-R-andere-organisatie": pl.col("organisatie") != ORGANISATIE,
}


def repeats(fields: Iterable[str]) -> Mapping[str, pl.Expr]:
    """Return the rules on rows that repeat earlier ones."""
    known = set(fields)
    same = sorted(known - {"kenmerk"})
    detailed = pl.any_horizontal(
        pl.col(name).is_not_null() for name in ("ontvangen", "afgerond", "omschrijving") if name in known
    )
    rules_by_id = {"URI-R-zelfde-zaak": detailed & ~pl.struct(same).is_first_distinct()}
    if "kenmerk" in known:
        again = ~pl.struct("organisatie", "kenmerk").is_first_distinct()
        rules_by_id["URI-R-kenmerk-dubbel"] = pl.col("kenmerk").is_not_null() & again
    return rules_by_id


def suspect() -> Mapping[str, pl.Expr]:
    """Return for each rule on texts which rows are to be looked at any closer."""
    text = pl.col("omschrijving")
    patterns = {rule: text.str.contains(pattern) for rule, pattern in rules.SUSPECT_PATTERNS.items()}
    letters = text.str.to_lowercase().str.replace_all(rules.NO_LETTER, "")
    return {**patterns, rules.REPEATING_RULE: letters.is_in(list(rules.LETTERS))}


def check(frame: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Return the rows that break each rule, numbered from 0."""
    texts = suspect() if "omschrijving" in frame.columns else {}
    masks = frame.select(**CASES, **repeats(frame.columns), **texts)
    numbered = frame.with_row_index("row")
    failing = {rule: numbered[masks[rule].arg_true()] for rule in masks.columns}
    for rule in texts:
        rows = zip(failing[rule]["omschrijving"], failing[rule]["hoofdcategorie"], strict=True)
        broken = pl.Series([rules.breaks(rule, text, kind) for text, kind in rows], dtype=pl.Boolean)
        failing[rule] = failing[rule].filter(broken)
    return failing


def broken(failing: Mapping[str, pl.DataFrame]) -> BrokenRows:
    """Return the numbers of the rows, of the rules that any row breaks."""
    return {rule: rows["row"].to_list() for rule, rows in failing.items() if len(rows)}


def typed_frame_of(cases: Cases) -> pl.DataFrame:
    """Make a frame as polars would hold it: enums, dates, whole numbers, texts."""
    frame = pl.from_pandas(frame_of(cases).drop(columns="jaar"))
    return frame.with_columns(pl.col(name).cast(kind) for name, kind in schema().items() if name in frame.columns)


def schema() -> dict[str, pl.DataType]:
    """Return the type of each column."""
    words = {
        name: pl.Enum([written(value) for value in VALUES[name]]) for name in VALUES if name not in DATES | NUMBERS
    }
    return {
        **words,
        **dict.fromkeys(DATES, pl.Date()),
        **dict.fromkeys(NUMBERS, pl.Int16()),
        **dict.fromkeys(TEXTS, pl.String()),
    }
