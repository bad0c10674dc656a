"""Import hygiene: the facade is light, complete, sorted, and says the same in its three places."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import uri

EXAMPLE = Path(__file__).parents[1] / "examples" / "bzk-2023"
ENGINES = ("polars", "duckdb", "dask", "ibis", "pyspark", "sqlframe")
HEAVY = (
    "pandas",
    "numpy",
    "narwhals",
    "hypothesis",
    "cattrs",
    "pyarrow",
    "openpyxl",
    "xlsxwriter",
    "python_calamine",
    "highspy",
    "markdown_it",
    "odfdo",
    "phonenumbers",
    "stdnum",
    *ENGINES,
)


def _python(code: str) -> str:
    """Run `code` in a Python of its own, untraced, and return what it prints."""
    untraced = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=untraced).stdout.strip()


LIGHT = ("uri", "uri.taxonomy", "uri.cli.listings", "uri.model", "uri.errors", "uri.findings", "uri.extras")


def test_what_is_light_loads_nothing_heavy_even_together() -> None:
    loaded = _python(f"import sys, {', '.join(LIGHT)}; print(*sys.modules)").split()
    assert set(LIGHT) <= set(loaded)
    assert not {name.partition(".")[0] for name in loaded} & set(HEAVY)


def test_import_uri_loads_no_part_of_it() -> None:
    assert _python("import sys, uri; print(*(name for name in sys.modules if name.startswith('uri')))") == "uri"


def test_a_name_of_the_taxonomy_loads_nothing_heavy() -> None:
    loaded = _python("import sys; from uri import Melding, editie; editie(); print(*sys.modules)").split()
    assert not {name.partition(".")[0] for name in loaded} & set(HEAVY)


def test_a_register_of_records_or_of_a_sheet_needs_neither_pandas_nor_pyarrow() -> None:
    loaded = _python(
        "import sys, uri\n"
        "from uri.register import Reader, Sheet\n"
        "case = uri.Melding(hoofdcategorie='financieel', uitkomst='aangetoond', verslagjaar=2023)\n"
        "sheet = Sheet(headers=('categorie', 'uitkomst', 'jaar'), columns=(['geweld'], ['ja'], [2023]), rows=[2])\n"
        "read = uri.Reading.of(Reader.of().cases(sheet)).accepted()\n"
        "both = uri.Register.concat([uri.Register.from_records([case]), read], parts=True)\n"
        "assert len(uri.schendingen(both).rijen) > 1\n"
        "print(*sys.modules)"
    ).split()
    assert "numpy" in loaded
    assert not {"pandas", "pyarrow", "narwhals"} & set(loaded)


def test_a_report_of_a_small_file_needs_neither_pandas_nor_pyarrow(tmp_path: Path) -> None:
    file = tmp_path / "zaken.csv"
    file.write_text("categorie,uitkomst,jaar\nfinancieel,aangetoond,2023\n", encoding="utf-8")
    loaded = _python(
        f"import contextlib, io, sys; sys.argv = ['uri', 'report', {str(file)!r}]\n"
        "from uri.cli import run\n"
        "with contextlib.redirect_stdout(io.StringIO()) as told, contextlib.suppress(SystemExit): run()\n"
        "assert 'Financiële schendingen' in told.getvalue()\n"
        "print(*sys.modules)"
    ).split()
    assert "uri.register.register" in loaded
    assert not {"pandas", "pyarrow", "narwhals"} & set(loaded)


def test_a_report_of_the_command_loads_neither_pandas_nor_a_web_client() -> None:
    """Whoever waits for a report of some dozens of cases waits for numpy and our own modules only."""
    loaded = _python(
        "import contextlib, io, sys\n"
        "from uri.cli import main\n"
        f"with contextlib.redirect_stdout(io.StringIO()): code = main(['report', {str(EXAMPLE)!r}])\n"
        "assert code == 0\n"
        "print(*sys.modules)"
    ).split()
    assert "numpy" in loaded
    assert not {name.partition(".")[0] for name in loaded} & (set(HEAVY) - {"numpy", "cattrs"} | {"urllib3", "http"})


def test_no_engine_is_named_in_an_import() -> None:
    """Whoever has one hands over its frame."""
    imported: set[str] = set()
    for file in Path(uri.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add(str(node.module).partition(".")[0])
    assert not imported & {*ENGINES, "narwhals"}


def test_a_pandas_frame_needs_no_narwhals_and_any_other_says_so() -> None:
    said = _python(
        "import sys; sys.modules['narwhals'] = sys.modules['narwhals.stable.v2'] = None\n"
        "import pandas, pyarrow, uri\n"
        "frame = pandas.DataFrame({'categorie': ['financieel'], 'uitkomst': ['aangetoond'], 'jaar': [2023]})\n"
        "print(len(uri.Register.from_frame(frame)), uri.check(frame).tallies['URI-R-kenmerk-dubbel'].total, end=' ')\n"
        "print(uri.schendingen(frame)['totaal', 'mogelijk'], uri.Kubus.from_frame(frame).total(), end=' ')\n"
        "try: uri.check(pyarrow.table({'a': [1]}))\n"
        "except uri.MissingExtraError as error: print(error.to_text('en'))"
    )
    assert said.startswith("1 1 1 1 This needs narwhals")
    assert "uri-integriteit[engines]" in said


def test_hypothesis_knows_the_records_though_nobody_imported_the_strategies() -> None:
    """Through the entry point of the installed distribution."""
    drawn = _python(
        "import sys, hypothesis, uri\n"
        "from hypothesis import given, settings, strategies as st\n"
        "assert 'uri.testing' not in sys.modules and 'pandas' not in sys.modules\n"
        "seen = set()\n"
        "@settings(max_examples=5, database=None)\n"
        "@given(st.from_type(uri.Melding), st.from_type(uri.Signaal))\n"
        "def each(melding, signaal): seen.update([type(melding).__name__, type(signaal).__name__])\n"
        "each()\n"
        "print(*sorted(seen))"
    )
    assert drawn == "Melding Signaal"


@pytest.mark.parametrize("first", ["import hypothesis", "import uri; uri.Register, uri.Kubus, uri.Dossier"])
def test_hypothesis_knows_what_holds_many_cases_whichever_came_first(first: str) -> None:
    drawn = _python(
        f"{first}\n"
        "import uri\n"
        "from hypothesis import HealthCheck, given, settings, strategies as st\n"
        "seen = set()\n"
        "@settings(max_examples=3, deadline=None, database=None, suppress_health_check=list(HealthCheck))\n"
        "@given(a=st.from_type(uri.Register), b=st.from_type(uri.Kubus), c=st.from_type(uri.Dossier))\n"
        "def each(a, b, c): seen.update(type(value).__name__ for value in (a, b, c))\n"
        "each()\n"
        "print(*sorted(seen))"
    )
    assert drawn == "Dossier Kubus Register"


def test_the_public_names_are_sorted_and_each_stands_once() -> None:
    assert uri.__all__ == sorted(set(uri.__all__))


@pytest.mark.parametrize("name", uri.__all__)
def test_every_public_name_loads_from_the_package_that_offers_it(name: str) -> None:
    home = import_module(_homes()[name])
    assert getattr(uri, name) is getattr(home, name)
    assert name in getattr(home, "__all__", [name])


def test_a_star_import_gives_every_public_name() -> None:
    missing = "print(*(set(uri.__all__) - set(globals())))"
    assert _python(f"import uri; from uri import *; {missing}") == ""


PACKAGES = (
    *(
        "aggregate",
        "audit",
        "errors",
        "findings",
        "marked_document",
        "model",
        "pictures",
        "proposal",
        "protection",
        "publish",
        "reading",
        "register",
        "rules",
        "statistics",
        "taxonomy",
    ),
    "testing",
)


def test_every_package_is_an_attribute_without_its_own_import() -> None:
    """Each is the first part of the library that is loaded, as in a process of its own."""
    said = _python(
        "import sys\n"
        f"for name in {PACKAGES}:\n"
        "    for loaded in [each for each in sys.modules if each.partition('.')[0] == 'uri']: del sys.modules[loaded]\n"
        "    import uri\n"
        "    assert [each for each in sys.modules if each.startswith('uri')] == ['uri']\n"
        "    print(getattr(uri, name).__name__)"
    )
    assert said.split() == [f"uri.{name}" for name in PACKAGES]


def test_dir_shows_the_public_names_and_packages() -> None:
    assert dir(uri) == sorted([*uri.__all__, *PACKAGES])


def test_strategies_without_hypothesis_say_which_extra_brings_it() -> None:
    said = _python(
        "import sys; sys.modules['hypothesis'] = None\n"
        "import uri\n"
        "try: uri.testing\n"
        "except uri.MissingExtraError as error: print(error.to_text('en'), error.extra, error.name)"
    )
    hint = 'Install it with: pip install "uri-integriteit[testing]"'
    assert said == f"This needs hypothesis, which is not installed. {hint} testing hypothesis"


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'uri' has no attribute 'Onzin'"):
        _ = uri.Onzin
    assert not hasattr(uri, "onzin")


def test_type_checkers_homes_and_the_public_names_agree() -> None:
    """A name stands in the TYPE_CHECKING block, in `_HOMES` and in `__all__`, at one home."""
    assert _homes() | dict.fromkeys(PACKAGES, "uri") == _type_checked()
    assert sorted(_homes()) == uri.__all__


def test_every_name_stands_at_one_home() -> None:
    names = [name for listed in uri._HOMES.values() for name in listed.split()]  # noqa: SLF001 (the facade's own table)
    assert len(names) == len(set(names))


def test_the_version_is_that_of_the_distribution() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert uri.__version__ == project["version"]


def _homes() -> dict[str, str]:
    return {name: home for home, names in uri._HOMES.items() for name in names.split()}  # noqa: SLF001 (the facade's own table)


def _type_checked() -> dict[str, str]:
    """Read the imports of the TYPE_CHECKING block: each name with the module that it comes from."""
    tree = ast.parse(Path(uri.__file__).read_text(encoding="utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    assert ast.unparse(block.test) == "TYPE_CHECKING"
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    assert len(imports) == len(block.body)
    return {alias.name: str(node.module) for node in imports for alias in node.names}
