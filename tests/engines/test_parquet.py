"""Cubes counted apart and added, and the examples of the documentation, on a folder of Parquet files."""

import os
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import uri
from uri import Kubus, Register
from uri.taxonomy import Soort
from uri.testing import meldingen, registers, signalen

PAGE = Path(__file__).parents[2] / "docs" / "engines.md"
EXAMPLES: list[str] = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
DEFAULT = "URI_ENGINES" not in os.environ


@pytest.fixture
def register() -> Register:
    """Give a register of several organisations and years."""
    dossier = uri.read_dossier("examples/bzk-2023")
    assert dossier.register is not None
    table = pa.Table.from_pandas(dossier.register.to_frame().dropna(axis="columns", how="all"), preserve_index=False)
    named = [
        table.drop_columns([name for name in ("organisatie",) if name in table.column_names])
        .append_column("organisatie", pa.array([name] * len(table)))
        .append_column("rij", pa.array(np.arange(len(table)) + start))
        for start, name in ((1, "Ministerie A"), (27, "Ministerie B"))
    ]
    return Register.from_frame(pa.concat_tables(named).drop_columns(["rij"]).to_pandas())


@pytest.fixture
def folder(register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write it in parts to a folder ``zaken``, beside which the examples run."""
    table = pa.Table.from_pandas(register.to_frame().dropna(axis="columns", how="all"), preserve_index=False)
    (tmp_path / "zaken").mkdir()
    for number, start in enumerate(range(0, len(table), 10)):
        pq.write_table(table.slice(start, 10), tmp_path / "zaken" / f"deel-{number}.parquet")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def example(word: str) -> str:
    """Return the example of the page that holds a word."""
    [found] = [text for text in EXAMPLES if word in text]
    return found


@settings(max_examples=settings().max_examples // 4, suppress_health_check=[HealthCheck.too_slow])
@given(registers(zaken=st.one_of(meldingen(), signalen()), most=12), st.lists(st.integers(0, 12), max_size=3))
def test_cubes_counted_apart_add_up_to_that_of_the_whole(made: Register, cuts: list[int]) -> None:
    """Cut anywhere, into parts that may be empty; each part a frame of its own."""
    table = pa.Table.from_pandas(made.to_frame(), preserve_index=False)
    edges = [0, *sorted(min(cut, len(table)) for cut in cuts), len(table)]
    parts = [table.slice(start, stop - start) for start, stop in pairwise(edges)]
    for soort in Soort:
        whole = Kubus.from_register(made, soort)
        assert Kubus.concat((Kubus.from_frame(part, soort) for part in parts), parts=True) == whole


@pytest.mark.skipif(not DEFAULT, reason="the engines of this example are in the default run")
@pytest.mark.parametrize("word", ["duckdb.connect", "iter_batches", "scan_parquet"])
def test_a_folder_is_counted_as_the_page_says(word: str, folder: Path, register: Register) -> None:
    assert folder.is_dir()
    given_names: dict[str, object] = {}
    exec(example(word), given_names)  # noqa: S102 (the example of our own page)
    assert given_names["kubus"] == Kubus.from_register(register)
    if "findings" in given_names:
        assert uri.check(register).tallies == given_names["findings"].tallies  # type: ignore[attr-defined]  # what the example made


@pytest.mark.skipif("pyspark" not in os.environ.get("URI_ENGINES", "").split(), reason="needs Spark: make test-spark")
def test_spark_counts_a_folder_as_the_page_says(folder: Path, register: Register) -> None:
    assert folder.is_dir()
    given_names: dict[str, object] = {}
    here = example("SparkSession").replace('"zaken"', repr(str(folder / "zaken")))  # Java has a folder of its own
    exec(here, given_names)  # noqa: S102 (the example of our own page)
    assert given_names["kubus"] == Kubus.from_register(register)
    assert uri.check(register).tallies == given_names["findings"].tallies  # type: ignore[attr-defined]  # what the example made


def test_ministries_hand_over_counts_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, register: Register
) -> None:
    (tmp_path / "tellingen").mkdir()
    for name in register.organisaties:
        place = tmp_path / str(name)
        place.mkdir()
        monkeypatch.chdir(place)
        uri.write_register(register.select(organisatie=name), place / "zaken.csv")
        exec(example("telling.csv"), {})  # noqa: S102 (the example of our own page)
        (place / "telling.csv").rename(tmp_path / "tellingen" / f"{name}.csv")
    monkeypatch.chdir(tmp_path)
    given_names: dict[str, object] = {}
    exec(example("tellingen"), given_names)  # noqa: S102 (idem)
    tabel = given_names["tabel"]
    assert isinstance(tabel, uri.Tabel)
    one = uri.schendingen(register, organisatie="Ministerie A", verslagjaar=2023)
    assert tabel["totaal", "mogelijk"] == 2 * one["totaal", "mogelijk"]  # type: ignore[operator]  # both are numbers
