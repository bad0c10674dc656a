"""Registers in layouts and words that organisations use, made at random, each with what is true of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import attrs
import xlsxwriter
from hypothesis import strategies as st

HEADERS: Mapping[str, tuple[str, ...]] = {
    "kenmerk": ("Zaaknummer", "Nr.", "Volgnummer", "Case ID", "Kenmerk", "Dossiernr"),
    "ontvangen": ("Datum melding", "Ontvangen op", "Binnengekomen", "Received", "date_reported", "Meldingsdatum"),
    "afgerond": ("Afgerond", "Datum afgedaan", "Gesloten op", "Closed", "date_closed", "Afgehandeld"),
    "hoofdcategorie": ("Type schending", "Aard", "Categorie", "Onderwerp", "Category", "Soort integriteitsschending"),
    "uitkomst": ("Uitkomst", "Conclusie", "Bevinding", "Finding", "Resultaat onderzoek", "Oordeel"),
    "afdoeningen": ("Maatregel", "Sanctie", "Afdoening", "Measure taken", "Gevolg", "Interventie"),
    "onderdeel": ("Directie", "Dienstonderdeel", "Afdeling", "Department", "Organisatieonderdeel", "Sector"),
}
WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "hoofdcategorie": {
        "financieel": (
            "Fraude",
            "Diefstal",
            "Valse declaraties",
            "Expense fraud",
            "Omkoping",
            "Verduistering van geld",
        ),
        "positie": ("Nevenwerkzaamheden", "Belangenverstrengeling", "Conflict of interest", "Vriendjespolitiek"),
        "informatie": ("Datalek", "Schending geheimhouding", "Lekken", "Data breach", "Onbevoegd inzien gegevens"),
        "omgangsvormen": ("Pesten", "Seksuele intimidatie", "Discriminatie", "Bullying", "Grensoverschrijdend gedrag"),
        "bedrijfsmiddelen": ("Misbruik dienstauto", "Gebruik middelen dienst", "Misuse of company assets"),
        "bevoegdheden": ("Machtsmisbruik", "Misbruik bevoegdheid", "Abuse of power"),
        "geweld": ("Geweld", "Use of force", "Buitensporig geweld"),
        "prive": ("Gedrag buiten werktijd", "Privé", "Off-duty conduct", "Strafbaar feit in vrije tijd"),
    },
    "uitkomst": {
        "aangetoond": ("Gegrond", "Bewezen", "Substantiated", "Vastgesteld", "ja"),
        "niet_aangetoond": ("Ongegrond", "Niet bewezen", "Unsubstantiated", "Niet vastgesteld", "nee"),
        "lopend": ("In onderzoek", "Loopt nog", "Pending", "In behandeling", "open"),
    },
    "afdoeningen": {
        "berisping": ("Schriftelijke berisping", "Written reprimand", "Berisping"),
        "verplaatsing": ("Overplaatsing", "Andere functie", "Transfer"),
        "financieel": ("Inhouding salaris", "Geldboete", "Fine"),
        "gesprek": ("Corrigerend gesprek", "Mondelinge waarschuwing", "Coaching", "Verbal warning"),
        "strafontslag": ("Strafontslag",),
    },
}
TITLES = ("Register integriteit", "Overzicht meldingen", "Vertrouwelijk; niet verspreiden", "Bijgewerkt door het team")
PARTS = ("Noord", "Zuid", "Kern")
MONTHS = ("jan", "feb", "maart", "april", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec")


@attrs.frozen(kw_only=True)
class Layout:
    """One register with its truth.

    Attributes:
        rows: The rows of the sheet, with what stands around the table.
        headers: The field by header.
        words: The code by word, by field.
        cases: The cases, each by field; days are dates.
    """

    rows: list[list[Any]]
    headers: dict[str, str]
    words: dict[str, dict[str, str]]
    cases: list[dict[str, Any]]

    def write(self, path: Path) -> Path:
        """Write it as a workbook."""
        with xlsxwriter.Workbook(path) as book:
            sheet, day = book.add_worksheet("Blad1"), book.add_format({"num_format": "dd-mm-yyyy"})
            for number, row in enumerate(self.rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, column, cell, day)
                    elif cell is not None:
                        sheet.write(number, column, cell)
        return path


def written(form: str, day: date | None) -> Any:  # noqa: ANN401 (a cell)
    """Write a day in a form; 25 days of each month make plain which part is the day."""
    if day is None:
        return None
    match form:
        case "date":
            return day
        case "dutch":
            return f"{day:%d-%m-%Y}"
        case "short":
            return f"{day:%d-%m-%y}"
        case "iso":
            return f"{day:%Y-%m-%d}T09:30:00Z"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Make a register of 15 to 25 cases in a layout and in words."""
    fields = ["hoofdcategorie", "uitkomst", "ontvangen", "afgerond"]
    fields += [name for name in ("kenmerk", "afdoeningen", "onderdeel") if draw(st.booleans())]
    fields = draw(st.permutations(fields))
    headers = {draw(st.sampled_from(HEADERS[name])): name for name in fields}
    chosen = {
        name: {code: draw(st.sampled_from(words)) for code, words in WORDS[name].items()}
        for name in WORDS
        if name in fields
    }
    form = draw(st.sampled_from(("date", "dutch", "short", "iso", "words")))
    cases = [draw(_cases(chosen, number)) for number in range(draw(st.integers(15, 25)))]
    cases[0] |= {"ontvangen": date(2023, 5, 28), "afgerond": date(2023, 6, 29)}  # which tells day from month
    body = [[_cell(case, name, chosen, form) for name in headers.values()] for case in cases]
    above = [[title] for title in draw(st.lists(st.sampled_from(TITLES), max_size=3))]
    total = [["Totaal", len(cases)]] if draw(st.booleans()) else []
    words = {
        name: {word: code for code, word in codes.items() if any(_has(case, name, code) for case in cases)}
        for name, codes in chosen.items()
    }
    return Layout(rows=[*above, list(headers), *body, *total], headers=headers, words=words, cases=cases)


@st.composite
def _cases(draw: st.DrawFn, chosen: Mapping[str, Mapping[str, str]], number: int) -> dict[str, Any]:
    outcome = draw(st.sampled_from(["aangetoond", "aangetoond", "niet_aangetoond", "lopend"]))
    received = date(2023, 1, 1) + timedelta(days=draw(st.integers(0, 600)))
    closed = None if outcome == "lopend" else received + timedelta(days=draw(st.integers(1, 200)))
    measures = [*chosen.get("afdoeningen", {}), None]
    return {
        "kenmerk": f"Z-{number:03}",
        "hoofdcategorie": draw(st.sampled_from([*chosen["hoofdcategorie"]])),
        "uitkomst": outcome,
        "ontvangen": received,
        "afgerond": closed,
        "afdoeningen": draw(st.sampled_from(measures)) if outcome == "aangetoond" else None,
        "onderdeel": draw(st.sampled_from(PARTS)),
    }


def _cell(case: Mapping[str, Any], name: str, chosen: Mapping[str, Mapping[str, str]], form: str) -> Any:  # noqa: ANN401
    if name in chosen:
        return chosen[name].get(case[name])
    return written(form, case[name]) if name in {"ontvangen", "afgerond"} else case[name]


def _has(case: Mapping[str, Any], name: str, code: str) -> bool:
    return bool(case[name] == code)
