"""The page that maps the code: where to make a change, three trips through the library, and the tree."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import uri
from pages.markdown import mono, page, table

ROOT = Path(uri.__file__).parent

INTRO = """\
# Map of the code

Everything stands in `src/uri`. A folder is a layer or a room of one, and imports point down the picture of
[the design](design.md) only. `tests` mirrors the folders.
"""

CHANGES_INTRO = "## Where to make a change"

CHANGES: Mapping[str, tuple[str, ...]] = {
    "Another spelling of a published label, before its edition is released": (
        "taxonomy/data/edities/schendingstypes",
        "taxonomy/data/edities/afdoeningen",
    ),
    "A new or corrected published list (edition)": (
        "taxonomy/data/edities/schendingstypes",
        "taxonomy/data/edities/afdoeningen",
    ),
    "A grouping of the rows of an edition": (
        "taxonomy/data/edities/groeperingen",
        "taxonomy/groepering_faults.py",
        "aggregate/report/grouped_report.py",
    ),
    "A ministry that is renamed, merged or split": ("taxonomy/data/organisaties",),
    "A new column header": ("model/cases.py", "model/yearly_figures.py"),
    "A new field of a case": ("model/cases.py", "register/register_fields.py"),
    "A new rule on cases, texts, registers, dossiers or tables": ("rules/subjects", "testing/case_breaches.py"),
    "A new table of the report": ("aggregate/report", "aggregate/report/rapport.py"),
    "A new relation between cells": (
        "aggregate/tables/table_relations.py",
        "rules/subjects/on_tables.py",
        "testing/breaches.py",
    ),
    "A new relation between printed figures": ("audit/relations/figure_relations.py",),
    "A new file format to read or write": ("reading/files/file_formats.py",),
    "A new format of a report": (
        "aggregate/tables/table_rendering.py",
        "aggregate/report/rapport.py",
        "publish/report_formats.py",
        "cli/options",
        "cli/commands.py",
    ),
    "What engines of frames do differently": ("register/frames/narwhals_expressions.py", "register/engine_frame.py"),
    "How a cell is read: a date, a number, a label": ("register/parsing/cell_readers.py",),
    "Which measure is heaviest": ("taxonomy/data/edities/afdoeningen", "taxonomy/edities.py"),
    "How a finding is told": ("findings/finding.py", "findings/findings.py"),
    "The smallest repair": ("audit/repair_solver/search.py", "audit/repair.py", "audit/annex_rewording.py"),
    "Another printed form of a number": ("audit/printed/printed_numbers.py",),
    "A picture, or a shape in one": ("pictures/table_pictures.py", "pictures/bar_drawing.py", "pictures/shapes.py"),
    "What is said of chance": ("statistics/comparison.py", "publish/sentences/on_chance.py"),
    "A new kind of claim": ("audit/publication_manifest.py", "audit/relations/claims.py"),
    "A new option of the command": ("cli/options", "cli/commands.py"),
    "An exit code": ("cli/commands.py", "cli/program.py"),
}

TRIPS: Mapping[str, Mapping[str, str]] = {
    "One label, from a file to a cell of Table 1": {
        "reading/register_files.py": "`read_register` opens the file and says in which edition its labels are.",
        "reading/files/file_formats.py": "The suffix chooses the format.",
        "reading/files/csv_files.py": "The lines are parted into fields.",
        "reading/files/sheet_builder.py": "The fields become a `Sheet`: raw cells in columns, with their row numbers.",
        "register/parsing/reader.py": "The sheet is read column by column, and every fault is collected.",
        "register/parsing/header_matching.py": "The header *Type schending* is the field `hoofdcategorie`.",
        "register/parsing/column_builder.py": "Each distinct cell of the column is read once.",
        "register/parsing/cell_readers.py": "The label becomes a code, or a finding says why it does not.",
        "taxonomy/labels.py": "The label in its normal form is looked up among those of the edition.",
        "register/columns.py": "The codes become one array of small integers.",
        "register/register.py": "The columns are the `Register`.",
        "register/counting.py": "Equal combinations of codes are counted.",
        "aggregate/sources/selection.py": "The counts of the organisation, part and year are selected.",
        "aggregate/cubes/placing.py": "The count goes into the row of the edition that holds its code.",
        "aggregate/report/schendingen.py": "The rows, their counts and their relations are the `Tabel`.",
        "aggregate/tables/table_rendering.py": "The table is written as text.",
    },
    "One printed cell, from a report to its finding": {
        "audit/publication_reader.py": "`read_publication` reads the tables, the annex and the claims.",
        "audit/printed/grids.py": "A file gives grids of texts, as they are printed.",
        "audit/printed/split_grids.py": "A grid of several tables is split.",
        "audit/printed/grid_headers.py": "A grid is parted into title, headers, labels and body.",
        "audit/printed/printed_numbers.py": "The text `11.633 ²` stands for the number 11633, and `<5` for 0 to 4.",
        "audit/printed_tables/printed_table.py": "Rows, columns and figures are the printed table.",
        "audit/printed_tables/editie_recognition.py": "The labels tell which edition the rows follow.",
        "audit/relations/within_table.py": "The way to read the totals that fits best gives the relations.",
        "audit/contradictions.py": "A relation that no numbers satisfy becomes a finding, with its arithmetic.",
        "audit/repair.py": "The smallest sets of figures that mend everything are sought.",
        "audit/publication.py": "Findings and repairs are the `Audit`, which writes itself.",
    },
    "One code, from its TOML file to a DataFrame": {
        "taxonomy/data/edities/schendingstypes": "The file says which row counts the code, and its label.",
        "taxonomy/editie_files.py": "`editie` finds the file by its name.",
        "taxonomy/editie_schema.py": "Its keys and values are checked.",
        "taxonomy/editie_builder.py": "The rows become sets of leaves, and every leaf has a place.",
        "taxonomy/edities.py": "The rows are the `Editie`.",
        "aggregate/report/schendingen.py": "A table takes its rows from the edition.",
        "aggregate/tables/tabel.py": "The table holds a row of that code.",
        "aggregate/tables/table_rendering.py": "`to_frame` gives the code and label as the index of a DataFrame.",
    },
}

TREE_INTRO = """\
## The tree

The first line of each module, as it stands in the code.
"""


def code_map() -> str:
    """Write the page that maps the code.

    Raises:
        FileNotFoundError: A place that the page names is not there.
    """
    changes = [(change, ", ".join(map(_place, places))) for change, places in CHANGES.items()]
    parts = [INTRO, CHANGES_INTRO, table(("Change", "Place"), changes), "## Three trips"]
    for trip, steps in TRIPS.items():
        parts += [f"### {trip}", table(("Where", "What happens"), ((_place(at), what) for at, what in steps.items()))]
    return page([*parts, TREE_INTRO, *_rooms(ROOT)])


def _place(path: str) -> str:
    if not (ROOT / path).exists():
        raise FileNotFoundError(path)
    return mono(path)


def _rooms(folder: Path) -> Iterator[str]:
    """Write a table for a folder and each folder below it."""
    modules = [path for path in sorted(folder.glob("*.py")) if path.name != "__init__.py"]
    yield f"### {mono(folder.relative_to(ROOT.parent))}"
    yield _first_line(folder / "__init__.py")
    if modules:
        yield table(("Module", "Holds"), ((mono(path.name), _first_line(path)) for path in modules))
    for inner in _packages(folder):
        yield from _rooms(inner)


def _packages(folder: Path) -> Iterable[Path]:
    return (path for path in sorted(folder.iterdir()) if (path / "__init__.py").exists())


def _first_line(module: Path) -> str:
    """Return the first line of a module's docstring."""
    return (ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or "").split("\n")[0]
