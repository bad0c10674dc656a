"""Write the files that two versions of the library are compared on: `python comparison_inputs.py FOLDER ROOT NUMBER`.

All of it follows from the number of each file, so that a second run writes the same. ROOT is the checkout whose tests
hold printed tables that are taken over.
"""

from __future__ import annotations

import ast
import csv
import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from textwrap import dedent
from typing import TypeAlias, TypeVar

import pandas as pd

import uri
from uri import taxonomy

Case: TypeAlias = dict[str, str]
Grid: TypeAlias = list[list[str]]
Kode = TypeVar("Kode", bound=taxonomy.Code)

FORMATS = ("xlsx", "ods", "json", "jsonl", "parquet")
PER_DOSSIER, PER_FORMAT, PER_FAULT, PER_TABLE = 20, 8, 2, 5
"""Of so many registers one is also a dossier, one is also in another format, one is also faulty; so for tables."""

HEADERS = {
    "kenmerk": "Zaaknummer",
    "organisatie": "Ministerie",
    "onderdeel": "Organisatieonderdeel",
    "meldkanaal": "Gemeld via",
    "ontvangen": "Datum melding",
    "afgerond": "Datum afgerond",
    "verslagjaar": "Jaar",
    "hoofdcategorie": "Type schending",
    "nevencategorieen": "Andere categorieën",
    "opvolging": "Wijze van opvolging",
    "uitkomst": "Conclusie",
    "afdoeningen": "Maatregel",
    "betrokkenen": "Aantal betrokkenen",
    "omschrijving": "Toelichting",
}
PROFILE = """
naam = "Eigen regels"
[regels]
"URI-M-uitkomst-zonder-afronding" = "error"
[[eigen]]
id = "EIGEN-1"
melding = "Een melding van de BVA noemt de regio niet."
hulp = "Vul de regio in."
als = { meldkanaal = ["bva"] }
dan = { Regio = { gevuld = true } }
"""

# -------------------------------------------------------------------------------------------------------------- cases


def spelled(rng: Random, code: Kode, labels: Mapping[Kode, str]) -> str:
    """Write a code as people do: by its value, or by a label in some spelling."""
    label = labels.get(code, code.value)
    return rng.choice([code.value, label, label, label, label.upper(), f" {label} ", label.replace("-", " ")])


def some(rng: Random, codes: Sequence[taxonomy.Code], most: int) -> str:
    """Write up to so many codes of a list."""
    return "|".join(code.value for code in rng.sample(codes, min(len(codes), rng.randint(0, most))))


def case(rng: Random, editie: uri.Editie, oddity: float) -> Case:
    """Make one case, consistent but for the chance of an oddity."""
    labels = {row.code: row.label for row in editie.rijen}
    kind = rng.choice([row.code for row in editie.rijen])
    outcome = rng.choice(list(uri.Uitkomst))
    received = date(2019, 1, 1) + timedelta(rng.randrange(6 * 365))
    closed = received + timedelta(rng.randrange(420))
    running = outcome is uri.Uitkomst.LOPEND
    measures = [row.code for row in editie.afdoeningen.rijen if row.code is not uri.Afdoening.GEEN]
    made = {
        "kenmerk": f"{received.year}-{rng.randrange(10**6):06}",
        "soort": rng.choice(["melding", "melding", "melding", "signaal"]),
        "organisatie": rng.choice(["Ministerie A"] * 5 + ["Ministerie B"]),
        "onderdeel": rng.choice(["Dienst X", "Dienst Y", ""]),
        "meldkanaal": rng.choice([*uri.Meldkanaal, ""]),
        "ontvangen": received.isoformat() if rng.random() < 0.5 else received.strftime("%d-%m-%Y"),
        "afgerond": "" if running else closed.isoformat(),
        "verslagjaar": str(received.year) if running else "",
        "hoofdcategorie": spelled(rng, kind, labels),
        "nevencategorieen": some(rng, [row.code for row in editie.rijen if row.code is not kind], 1),
        "opvolging": some(rng, list(uri.Opvolging), 2),
        "uitkomst": spelled(rng, outcome, {code: code.label.nl for code in uri.Uitkomst}),
        "afdoeningen": some(rng, measures, 2) if outcome is uri.Uitkomst.AANGETOOND else "",
        "betrokkenen": rng.choice(["", "1", "2", "14"]),
        "omschrijving": rng.choice(["", "iets met een lijst", "twee regels\nvan een verhaal", 'à l\'époque; "zo"']),
        "Regio": rng.choice(["Noord", "West", ""]),
    }
    if made["soort"] == "signaal" and rng.random() < 0.8:
        made |= {"uitkomst": "", "afdoeningen": ""}
    if rng.random() < oddity:
        made |= odd(rng, made, received)
    return made


def odd(rng: Random, made: Case, received: date) -> Case:
    """Return what makes a case odd: a contradiction, a gap, a code of another list, a word too many."""
    return rng.choice(
        [
            {"afgerond": (received - timedelta(rng.randrange(1, 90))).isoformat()},
            {"ontvangen": (received + timedelta(3000)).isoformat()},
            {"ontvangen": "2003-02-01"},
            {"ontvangen": ""},
            {"afgerond": ""},
            {"verslagjaar": str(received.year + rng.choice([-3, 1, 2]))},
            {"nevencategorieen": rng.choice(list(uri.Schendingstype))},
            {"hoofdcategorie": rng.choice(list(uri.Schendingstype))},
            {"afdoeningen": rng.choice(list(uri.Afdoening))},
            {"afdoeningen": "geen|" + rng.choice(list(uri.Afdoening)[:6])},
            {"afdoeningen": "geen", "uitkomst": "aangetoond"},
            {"uitkomst": "lopend", "afgerond": received.isoformat()},
            {"uitkomst": "onbekend"},
            {"opvolging": "geen|aangifte"},
            {"betrokkenen": "0"},
            {"betrokkenen": "2000"},
            {"kenmerk": "dubbel-1"},
            {"kenmerk": ""},
            {"organisatie": ""},
            {"organisatie": "Ministerie C"},
            {"onderdeel": "Dienst Z"},
            {"omschrijving": made["hoofdcategorie"]},
            {"omschrijving": "x"},
            {"omschrijving": "BSN 111222333, bel 06-12345678 of schrijf naar piet@voorbeeld.nl"},
            {"omschrijving": "mevrouw De Vries, IBAN NL91ABNA0417164300, 1234 AB, geboren 01-02-1980"},
        ]
    )


def register(rng: Random, editie: uri.Editie) -> list[Case]:
    """Make the cases of a register; a third of the registers has no oddities, and some cases stand there twice."""
    oddity = rng.choice([0.0, 0.3, 0.7])
    size = rng.choice([0, 1, 2, 5, 8, 12, 20, 30])
    cases = [case(rng, editie, oddity) for _ in range(size)]
    if cases and oddity:
        cases += [{**rng.choice(cases), **rng.choice([{}, {"kenmerk": "anders"}])} for _ in range(rng.randrange(3))]
    left_out = rng.sample(["organisatie", "onderdeel", "meldkanaal", "opvolging", "betrokkenen", "Regio"], 2)
    if rng.random() < 0.2:  # the phrases of a case list say the outcome, and one of them leaves it open
        left_out.append("uitkomst")
        phrases = ["Geen integriteitsschending geconstateerd", "Geen afdoening", "Afdoening door middel van ontslag"]
        cases = [{**each, "afdoeningen": rng.choice(phrases)} for each in cases]
    names = [name for name in case(rng, editie, 0) if name not in left_out]
    return [{name: each[name] for name in names} for each in cases]


def grid_of(rng: Random, cases: list[Case]) -> Grid:
    """Lay cases out as a sheet, under canonical headers or those that people use."""
    names = list(cases[0]) if cases else ["soort", *HEADERS]
    spoken = rng.random() < 0.5
    return [[HEADERS.get(name, name) if spoken else name for name in names], *([*each.values()] for each in cases)]


def csv_text(grid: Grid, delimiter: str = ";") -> str:
    """Write a sheet as CSV."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(grid)
    return stream.getvalue()


def write_as(suffix: str, source: Path, grid: Grid, editie: str) -> Path:
    """Write a sheet in another format, with its cells as they are; of ODS, with the cells that the library writes."""
    path = source.with_suffix(f".{suffix}")
    frame = pd.DataFrame(grid[1:], columns=grid[0], dtype=object)
    match suffix:
        case "xlsx":
            frame.to_excel(path, index=False)
        case "ods":
            lezing = {"Geen afdoening": "aangetoond"}
            uri.write_register(uri.scan_register(source, editie=editie, lezing=lezing).register, path)
        case "parquet":
            frame.astype(str).to_parquet(path)
        case _:
            frame.to_json(path, orient="records", lines=suffix == "jsonl")
    return path


# ------------------------------------------------------------------------------------------------------------- faults

FAULTS: Mapping[str, Callable[[Random, Grid], Grid | str | bytes]] = {
    "word": lambda rng, grid: changed(rng, grid, "Ongewenste omgangvormen"),
    "day": lambda rng, grid: changed(rng, grid, "31-02-2023"),
    "number": lambda rng, grid: changed(rng, grid, "-3,5"),
    "formula": lambda rng, grid: changed(rng, grid, "#REF!"),
    "far": lambda rng, grid: changed(rng, grid, "0023-01-01"),
    "phrase": lambda rng, grid: changed(rng, grid, "Geen afdoening"),
    "blank": lambda rng, grid: changed(rng, grid, ""),
    "column": lambda rng, grid: without(grid, rng.randrange(len(grid[0]))),
    "columns": lambda _, grid: [row[:3] for row in grid],
    "doubled": lambda rng, grid: [[*row, row[rng.randrange(len(row)) if at else 1]] for at, row in enumerate(grid)],
    "misspelt": lambda rng, grid: [[word + rng.choice(["", "n", "x"]) for word in grid[0]], *grid[1:]],
    "nameless": lambda _, grid: [["", *grid[0][1:]], *grid[1:]],
    "counts": lambda _, grid: [[*row, "2" if at else "aantal"] for at, row in enumerate(grid)],
    "ragged": lambda rng, grid: [row + ["te veel"] * (rng.random() < 0.3) for row in grid],
    "titled": lambda _, grid: [["Register van meldingen"], [], *grid],
    "headless": lambda _, grid: grid[1:],
    "empty": lambda _, __: "",
    "quote": lambda _, grid: csv_text(grid) + '"open',
    "codepage": lambda _, grid: csv_text(grid).encode("cp1252", "replace"),
    "utf16": lambda _, grid: csv_text(grid).encode("utf-16"),
    "noise": lambda _, grid: b"\x00\xff\xfe" + csv_text(grid).encode(),
}


def changed(rng: Random, grid: Grid, word: str) -> Grid:
    """Put a word in some cells below the headers."""
    return [grid[0], *([word if rng.random() < 0.15 else cell for cell in row] for row in grid[1:])]


def without(grid: Grid, at: int) -> Grid:
    """Leave a column out."""
    return [row[:at] + row[at + 1 :] for row in grid]


# ------------------------------------------------------------------------------------------------------------ dossiers


def write_dossier(rng: Random, folder: Path, grid: Grid, editie: str) -> None:
    """Write a dossier of a register, with stated figures of all kinds beside it."""
    folder.mkdir()
    (folder / "zaken.csv").write_text(csv_text(grid), encoding="utf-8")
    years = (2022, 2023)
    counts = ("meldingen", "aangetoond", "signalen", "misstanden", "open_begin", "ontvangen", "open_eind")
    staff = ("medewerkers", "begin", "eind", "vertrokken", "toegetreden", "extern", "hulpvragen")
    kinds = [row.code.value for row in uri.editie(editie).rijen]
    tables: dict[str, Grid] = {
        "kerncijfers": [["jaar", *counts], *([str(year), *figures(rng, len(counts))] for year in years)],
        "personeel": [
            ["jaar", "aantal", "zonder"],
            *([str(year), str(rng.randint(1, 9000)), "Dienst Z"] for year in years),
        ],
        "vertrouwenspersonen": [["jaar", *staff], *([str(year), *figures(rng, len(staff))] for year in years)],
        "sessies": [["jaar", "sessie", "aantal"], *(["2023", name, str(rng.randrange(9))] for name in ("Les", "Spel"))],
        "financiele_belangen": [
            ["jaar", "onderdeel", "meldplicht", "meldingen"],
            *([str(year), part, *figures(rng, 2)] for year in years for part in ("Dienst X", "Dienst Y")),
        ],
    }
    told = [["jaar", "categorie", "uitkomst", "aantal"]]
    told += [[str(year), kind, "aangetoond", str(rng.randrange(9))] for year in (2021, 2022) for kind in kinds]
    for name, rows in {**tables, "eerder": told}.items():
        (folder / f"{name}.csv").write_text(csv_text(rows), encoding="utf-8")
    stated = [f'{name} = "{name}.csv"' for name in ("zaken", *tables)]
    lines = ['organisatie = "Ministerie A"', "verslagjaar = 2023", f'editie = "{editie}"', 'zonder = ["Dienst Z"]']
    lines += [
        f"omschrijvingen = {str(rng.random() < 0.5).lower()}",
        *stated,
        "[lezing]",
        '"Geen afdoening" = "aangetoond"',
    ]
    lines += ["[[tellingen]]", 'bestand = "eerder.csv"']
    (folder / "dossier.toml").write_text("\n".join(lines), encoding="utf-8")


def figures(rng: Random, number: int) -> list[str]:
    """Return so many figures, of which some are left open."""
    return [rng.choice(["", str(rng.randrange(12)), str(rng.randrange(40))]) for _ in range(number)]


# ------------------------------------------------------------------------------------------------------ printed tables


def printed(rng: Random) -> Grid:
    """Make a table as it is printed, with totals, subtotals, “waarvan” and dashes; a third has a wrong figure."""
    editie = uri.editie(rng.choice(uri.edities()))
    shares = rng.random() < 0.4
    headers = ["Mogelijke schending", "Waarvan aangetoond"] if shares else ["2021", "2022", "2023"][: rng.randint(1, 3)]
    labels = rng.choice([[row.label for row in editie.rijen], [f"Onderwerp {name}" for name in "ABCDEF"]])
    groups = [labels] if rng.random() < 0.6 else [labels[:3], labels[3:]]
    total = [0] * len(headers)
    body: list[tuple[str, list[int]]] = []
    for at, group in enumerate(groups, 1):
        subtotal = [0] * len(headers)
        for label in group:
            first = rng.choice([0, 1, 4, 9, 60, 1200])
            row = [first, rng.randint(0, first)] if shares else [rng.randrange(first + 1) for _ in headers]
            subtotal = [old + new for old, new in zip(subtotal, row, strict=True)]
            body.append((label, row))
            if rng.random() < 0.1:
                body.append(("waarvan gemeld", [number // 2 for number in row]))
        total = [old + new for old, new in zip(total, subtotal, strict=True)]
        if len(groups) > 1:
            body.append((f"Subtotaal {at}", subtotal))
    body.append(("Totaal", total))
    if rng.random() < 1 / 3:
        _, row = rng.choice(body)
        row[rng.randrange(len(row))] += rng.choice([1, 2, 9, 100])
    nought = rng.choice(["0", "-", "–", ""])
    write = (lambda number: f"{number:,}".replace(",", ".")) if rng.random() < 0.5 else str
    rows = [[label, *(write(number) if number else nought for number in row)] for label, row in body]
    return [["Soort", *headers], *rows]


def markdown(grid: Grid) -> str:
    """Write a table in Markdown."""
    lines = ["| " + " | ".join(row) + " |" for row in grid]
    return "\n".join([lines[0], "|---" * len(grid[0]) + "|", *lines[1:]]) + "\n"


def write_publication(rng: Random, folder: Path, grid: Grid) -> None:
    """Write a publication of one table, with claims of its text of which some do not hold."""
    folder.mkdir()
    (folder / "t.csv").write_text(csv_text(grid), encoding="utf-8")
    column = grid[0][-1]
    first = f"t | {grid[1][0]} | {column}"
    total = int(grid[-1][-1].replace(".", "") or 0) if grid[-1][-1][-1:].isdigit() else 0
    table = '[[tabellen]]\nbestand = "t.csv"\neenheid = "melding"\nbasis = "afgerond"\n'
    claims = [
        f'waarde = {total + rng.choice([0, 0, 1])}\nsom = "t | Totaal | {column}"',
        f'soort = "uiterste"\nsom = "{first}"\nonder = "t | * | {column}"',
        f'soort = "hoogstens"\nper_rij = true\nlinks = "t | * | {column}"\nrechts = "t | * | {grid[0][1]}"',
        f'soort = "verhouding"\nwaarde = "{rng.randint(1, 99)}%"\nteller = "{first}"\nnoemer = "t | Totaal | {column}"',
    ]
    text = "".join(f'[[beweringen]]\ntekst = "woorden {at}"\n{claim}\n' for at, claim in enumerate(claims))
    (folder / "publicatie.toml").write_text(table + text, encoding="utf-8")


def texts_of_tests(folder: Path) -> list[tuple[str, str]]:
    """Return the texts in test files that look like tables, each with the suffix of its format."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = dedent(node.value).strip("\n")
                for sign, suffix in (("|", "md"), (";", "csv"), ("\t", "tsv")):
                    if sum(sign in line for line in text.splitlines()) > 1:
                        found.setdefault(text + "\n", suffix)
    return list(found.items())


# ------------------------------------------------------------------------------------------------------------- writing


def write_registers(folder: Path, number: int) -> None:
    """Write so many registers, and from some of them other formats, faulty ones and dossiers; list them in a file."""
    listed, kinds, delimiters = [], list(FAULTS), ";;,\t"
    for at in range(number):
        rng, editie = Random(at), uri.edities()[at % len(uri.edities())]
        grid = grid_of(rng, register(rng, uri.editie(editie)))
        path = folder / "registers" / f"{at:05}.csv"
        path.write_text(csv_text(grid, rng.choice(delimiters)), encoding=rng.choice(["utf-8", "utf-8-sig"]), newline="")
        paths = {"plain": path}
        if at % PER_FORMAT == 0:
            paths["format"] = write_as(FORMATS[at // PER_FORMAT % len(FORMATS)], path, grid, editie)
        if at % PER_FAULT == 0:
            fault = kinds[at // PER_FAULT % len(kinds)]
            content = FAULTS[fault](rng, grid)
            text = csv_text(content) if isinstance(content, list) else content
            paths["faulty"] = path.with_name(f"{at:05}-{fault}.csv")
            paths["faulty"].write_bytes(text.encode() if isinstance(text, str) else text)
        if at % PER_DOSSIER == 0:
            write_dossier(rng, folder / "dossiers" / f"{at:05}", grid, editie)
        listed += [{"at": at, "kind": kind, "path": str(each), "editie": editie} for kind, each in paths.items()]
    (folder / "registers.json").write_text(json.dumps(listed), encoding="utf-8")


def write_tables(folder: Path, number: int, tests: Path) -> None:
    """Write so many printed tables, a third of them as a publication with claims, and those of the tests."""
    for at in range(number):
        rng = Random(f"table {at}")
        grid = printed(rng)
        if at % 3 == 0:
            write_publication(rng, folder / f"{at:05}", grid)
        elif at % 3 == 1:
            (folder / f"{at:05}.csv").write_text(csv_text(grid), encoding="utf-8")
        else:
            (folder / f"{at:05}.md").write_text(markdown(grid), encoding="utf-8")
    for at, (text, suffix) in enumerate(texts_of_tests(tests)):
        (folder / f"test-{at:03}.{suffix}").write_text(text, encoding="utf-8")


def main() -> None:
    """Write all inputs."""
    folder, root, number = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    for name in ("registers", "dossiers", "tables"):
        (folder / name).mkdir()
    (folder / "profile.toml").write_text(PROFILE, encoding="utf-8")
    write_registers(folder, number)
    write_tables(folder / "tables", number // PER_TABLE, root / "tests" / "audit")


if __name__ == "__main__":
    main()
