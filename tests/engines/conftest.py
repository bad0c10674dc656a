"""The engines that the suite runs through: what makes a frame of each out of one Arrow table.

``URI_ENGINES`` names others than the default ones, as ``URI_ENGINES="pyspark"``; ``make test-spark`` does so.
"""

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import count
from typing import Any

import attrs
import pyarrow as pa
import pytest

from uri.register import Register

DEFAULT = "pandas pandas-arrow polars polars-lazy pyarrow duckdb dask sqlframe ibis"

Maker = Callable[[pa.Table], Any]


@attrs.frozen
class Engine:
    """One engine: its name, and how an Arrow table becomes a frame of it."""

    name: str
    frame: Maker = attrs.field(repr=False)

    @property
    def lazy(self) -> bool:
        return self.name not in {"pandas", "pandas-arrow", "polars", "pyarrow"}

    @property
    def slow(self) -> bool:
        """Whether it plans for seconds, whatever there is to do."""
        return self.name in {"dask", "pyspark", "pyspark-connect"}

    @property
    def planning(self) -> bool:
        """Whether it plans in Python, so that a check of every rule takes it seconds."""
        return self.slow or self.name == "sqlframe"

    @property
    def lists(self) -> bool:
        """Whether it has columns of lists, and can group them."""
        return self.name not in {"dask", "sqlframe"}


@contextmanager
def _pandas() -> Iterator[Maker]:
    yield lambda table: table.to_pandas()


@contextmanager
def _pandas_arrow() -> Iterator[Maker]:
    import pandas as pd  # noqa: PLC0415 (each engine is imported by the tests that use it)

    yield lambda table: table.to_pandas(types_mapper=pd.ArrowDtype)


@contextmanager
def _polars() -> Iterator[Maker]:
    import polars as pl  # noqa: PLC0415 (idem)

    yield pl.from_arrow


@contextmanager
def _polars_lazy() -> Iterator[Maker]:
    import polars as pl  # noqa: PLC0415 (idem)

    yield lambda table: pl.DataFrame(table).lazy()


@contextmanager
def _pyarrow() -> Iterator[Maker]:
    yield lambda table: table


@contextmanager
def _duckdb() -> Iterator[Maker]:
    import duckdb  # noqa: PLC0415 (idem)

    with duckdb.connect() as connection:
        yield connection.from_arrow


@contextmanager
def _dask() -> Iterator[Maker]:
    import dask  # noqa: PLC0415 (idem)
    import dask.dataframe as dd  # noqa: PLC0415 (idem)

    with dask.config.set(scheduler="synchronous"):
        yield lambda table: dd.from_pandas(table.to_pandas(), npartitions=2)  # type: ignore[no-untyped-call]  # Dask has no types


@contextmanager
def _sqlframe() -> Iterator[Maker]:
    yield _sqlframe_maker()


@cache
def _sqlframe_maker() -> Maker:
    """Make frames by the one session that a process has: its connection stays open, as it cannot be given another."""
    import duckdb  # noqa: PLC0415 (idem)
    from sqlframe.duckdb import DuckDBSession  # noqa: PLC0415 (idem)

    connection = duckdb.connect()
    session = DuckDBSession(conn=connection)
    numbers = count()

    def make(table: pa.Table) -> Any:
        name = f"zaken_{next(numbers)}"
        connection.from_arrow(table).create(name)
        return session.table(name)

    return make


@contextmanager
def _ibis() -> Iterator[Maker]:
    import ibis  # noqa: PLC0415 (idem)

    yield ibis.memtable


@contextmanager
def _spark(builder: str, where: str) -> Iterator[Maker]:
    from pyspark.sql import SparkSession  # noqa: PLC0415 (idem)

    settings = {"spark.sql.session.timeZone": "UTC", "spark.sql.shuffle.partitions": "2"}
    if builder == "master":  # a server has these of its own
        settings |= {"spark.ui.enabled": "false", "spark.driver.memory": "2g"}
    session = getattr(SparkSession.builder, builder)(where)
    for name, value in settings.items():
        session = session.config(name, value)
    spark = session.getOrCreate()

    def make(table: pa.Table) -> Any:
        """Make a frame; Spark Connect asks for a row to see the types by."""
        row = pa.Table.from_pylist([{}], schema=table.schema)
        return spark.createDataFrame(_plain(table)) if len(table) else spark.createDataFrame(_plain(row)).limit(0)

    yield make
    spark.stop()


def _plain(table: pa.Table) -> pa.Table:
    """Spark takes no dictionaries from Arrow."""
    kinds = [pa.string() if pa.types.is_dictionary(kind) else kind for kind in table.schema.types]
    return table.cast(pa.schema(list(zip(table.column_names, kinds, strict=True))))


ENGINES: Mapping[str, Callable[[], Any]] = {
    "pandas": _pandas,
    "pandas-arrow": _pandas_arrow,
    "polars": _polars,
    "polars-lazy": _polars_lazy,
    "pyarrow": _pyarrow,
    "duckdb": _duckdb,
    "dask": _dask,
    "sqlframe": _sqlframe,
    "ibis": _ibis,
    "pyspark": lambda: _spark("master", "local[2]"),
    "pyspark-connect": lambda: _spark("remote", "local[2]"),
}


def _params() -> list[Any]:
    """Name the engines; those that plan at length run untraced, as others of the same kind take the same lines."""
    untraced = {"dask", "sqlframe", "ibis"}
    names = os.environ.get("URI_ENGINES", DEFAULT).split()
    return [pytest.param(name, marks=pytest.mark.no_cover if name in untraced else ()) for name in names]


@pytest.fixture(scope="session", params=_params())
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Each engine in turn; plans are many small objects, which the collector would go through all the time."""
    before = gc.get_threshold()
    with ENGINES[request.param]() as frame:
        gc.set_threshold(100_000, *before[1:])
        yield Engine(request.param, frame)
        gc.set_threshold(*before)


@pytest.fixture(scope="session")
def arrow() -> Callable[..., pa.Table]:
    """Lay a register out as an Arrow table, with a column of row numbers on request."""
    return _arrow


def _arrow(register: Register, *, rij: bool = False) -> pa.Table:
    laid = register.to_frame()
    table = pa.Table.from_pandas(laid, preserve_index=False)
    moments = [pa.timestamp("us") if pa.types.is_timestamp(kind) else kind for kind in table.schema.types]
    texts = [pa.string() if pa.types.is_null(kind) else kind for kind in moments]
    table = table.cast(pa.schema(list(zip(table.column_names, texts, strict=True))))
    return table.append_column("rij", pa.array(range(1, len(laid) + 1), pa.int64())) if rij else table
