"""The rules by pandas: a mask per rule on categoricals, days and nullable numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from benchmarks.rivals import rules
from benchmarks.rivals.rules import FINAL, BrokenRows
from benchmarks.vocabulary import LEFT_OUT, ORGANISATIE, STANDDATUM, WBK
from uri.register.columns import Numbers

Mask = Callable[[pd.DataFrame], "pd.Series | Numbers"]
"""True for each row that breaks a rule; a comparison with what is missing is False."""

_DAY = pd.Timestamp(STANDDATUM)


def _melding(f: pd.DataFrame) -> pd.Series:
    return f["soort"] == "melding"


def _signaal(f: pd.DataFrame) -> pd.Series:
    return f["soort"] == "signaal"


def _undated_melding(f: pd.DataFrame) -> pd.Series:
    return _melding(f) & f["afgerond"].isna()


def _under_wbk(f: pd.DataFrame) -> pd.Series:
    wrongdoing = (f["hoofdcategorie"] == "misstand") | f["nevencategorieen"].isin(rules.WITH_WRONGDOING)
    return _melding(f) & (f["ontvangen"] >= pd.Timestamp(WBK)) & wrongdoing


def _confirmed_late(f: pd.DataFrame) -> pd.Series:
    return _under_wbk(f) & ((f["ontvangst_bevestigd"] - f["ontvangen"]).dt.days > rules.CONFIRMED_WITHIN)


def _informed_late(f: pd.DataFrame) -> pd.Series:
    start = f["ontvangst_bevestigd"].fillna(f["ontvangen"] + pd.Timedelta(days=rules.CONFIRMED_WITHIN))
    return _under_wbk(f) & (f["geinformeerd"] > start + pd.DateOffset(months=rules.MONTHS_TO_WORD))


def _measured_melding(f: pd.DataFrame) -> pd.Series:
    return _melding(f) & f["afdoeningen"].isin(rules.WITH_MEASURE)


def _other_year(f: pd.DataFrame) -> Numbers:
    day = f["ontvangen"].where(_signaal(f), f["afgerond"])
    return _true(day.dt.year != f["verslagjaar"]) & day.notna().to_numpy()


def _either(kinds: Mapping[str, list[str]], field: str) -> Mask:
    return lambda f: (_melding(f) & f[field].isin(kinds["melding"])) | (_signaal(f) & f[field].isin(kinds["signaal"]))


def _repeated(f: pd.DataFrame) -> Numbers:
    """Look a main category and the other ones up together, by their positions."""
    kinds, others = f["hoofdcategorie"].cat, f["nevencategorieen"].cat
    bad = np.zeros((len(kinds.categories), len(others.categories) + 1), bool)
    for kind, other in rules.REPEATED_PAIRS:
        if kind in kinds.categories and other in others.categories:
            bad[kinds.categories.get_loc(kind), others.categories.get_loc(other)] = True
    return bad[kinds.codes, others.codes]


def _true(answers: pd.Series) -> Numbers:
    return answers.fillna(value=False).to_numpy(bool)


CASES: Mapping[str, Mask] = {
    "URI-M-afgerond-voor-ontvangst": lambda f: f["afgerond"] < f["ontvangen"],
    "URI-M-bevestigd-voor-ontvangst": lambda f: f["ontvangst_bevestigd"] < f["ontvangen"],
    "URI-M-geinformeerd-voor-ontvangst": lambda f: f["geinformeerd"] < f["ontvangen"],
    "URI-M-ander-verslagjaar": _other_year,
    "URI-M-verslagjaar-voor-ontvangst": lambda f: (
        _undated_melding(f) & _true(f["ontvangen"].dt.year > f["verslagjaar"])
    ),
    "URI-M-lopend-en-afgerond": lambda f: (f["uitkomst"] == "lopend") & f["afgerond"].notna(),
    "URI-M-uitkomst-zonder-afronding": lambda f: _undated_melding(f) & f["uitkomst"].isin(FINAL),
    "URI-M-maatregel-zonder-schending": lambda f: (
        _measured_melding(f) & ~f["uitkomst"].isin(["aangetoond", "onbekend"])
    ),
    "URI-M-maatregel-voor-afronding": lambda f: _measured_melding(f) & (f["uitkomst"] == "lopend"),
    "URI-M-geen-naast-maatregel": lambda f: f["afdoeningen"].isin(rules.NONE_BESIDE_MEASURE),
    "URI-M-hoofdcategorie-herhaald": _repeated,
    "URI-M-type-buiten-editie": _either(rules.TYPES_WITHOUT_ROW, "hoofdcategorie"),
    "URI-M-nevencategorie-buiten-editie": _either(rules.OTHERS_WITHOUT_ROW, "nevencategorieen"),
    "URI-M-afdoening-buiten-editie": lambda f: f["afdoeningen"].isin(rules.MEASURES_WITHOUT_ROW),
    "URI-M-geen-betrokkene": lambda f: _true(f["betrokkenen"] < 1),
    "URI-M-ontvangen-na-standdatum": lambda f: f["ontvangen"] > _DAY,
    "URI-M-afgerond-na-standdatum": lambda f: f["afgerond"] > _DAY,
    "URI-M-onderdeel-buiten-omvang": lambda f: f["onderdeel"] == LEFT_OUT,
    "URI-M-lang-open": lambda f: (
        _undated_melding(f)
        & (f["uitkomst"] == "lopend")
        & f["geinformeerd"].isna()
        & ((_DAY - f["ontvangen"]).dt.days > rules.LONGEST_OPEN)
    ),
    "URI-M-laat-bevestigd": _confirmed_late,
    "URI-M-laat-geinformeerd": _informed_late,
    "URI-M-signaal-met-uitkomst": lambda f: (
        _signaal(f) & (f["uitkomst"].isin(FINAL) | f["afdoeningen"].isin(rules.WITH_MEASURE))
    ),
    "URI-R-andere-organisatie": lambda f: f["organisatie"].notna() & (f["organisatie"] != ORGANISATIE),
}


def _same_kenmerk(f: pd.DataFrame) -> pd.Series:
    return f["kenmerk"].notna() & f.duplicated(["organisatie", "kenmerk"])


def _same_case(f: pd.DataFrame) -> pd.Series:
    detailed = f[[name for name in ("ontvangen", "afgerond", "omschrijving") if name in f]].notna().any(axis=1)
    return detailed & f.duplicated([name for name in f if name != "kenmerk"])


def _suspects(rule: str) -> Callable[[pd.DataFrame], pd.Series]:
    if rule == rules.REPEATING_RULE:
        return lambda f: f["omschrijving"].str.lower().str.replace(rules.NO_LETTER, "", regex=True).isin(rules.LETTERS)
    return lambda f: f["omschrijving"].str.contains(rules.SUSPECT_PATTERNS[rule])


def _on_text(rule: str) -> Mask:
    def mask(f: pd.DataFrame) -> Numbers:
        suspects = np.flatnonzero(_suspects(rule)(f).to_numpy())
        rows = zip(f["omschrijving"].iloc[suspects], f["hoofdcategorie"].iloc[suspects], strict=True)
        broken = np.zeros(len(f), bool)
        broken[suspects] = [rules.breaks(rule, text, kind) for text, kind in rows]
        return broken

    return mask


def masks(fields: pd.Index) -> Mapping[str, Mask]:
    """Return the rules that can be judged by some columns."""
    judged = {**CASES, "URI-R-zelfde-zaak": _same_case}
    if "kenmerk" in fields:
        judged["URI-R-kenmerk-dubbel"] = _same_kenmerk
    if "omschrijving" in fields:
        judged |= {rule: _on_text(rule) for rule in (*rules.SUSPECT_PATTERNS, rules.REPEATING_RULE)}
    return judged


def check(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the rows that break each rule."""
    return {rule: frame[np.asarray(mask(frame), bool)] for rule, mask in masks(frame.columns).items()}


def broken(failing: Mapping[str, pd.DataFrame]) -> BrokenRows:
    """Return the numbers of the rows, of the rules that any row breaks."""
    return {rule: rows.index.tolist() for rule, rows in failing.items() if len(rows)}
