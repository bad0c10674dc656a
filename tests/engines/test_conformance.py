"""Issue 5: “the same registers, rules and tables through each [engine]”, with “equal cubes and findings”.

Each engine is asked what the register of the same rows says.
"""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import uri
from tests.factories import melding
from uri import Frame, Kubus, Register
from uri.findings import Findings
from uri.taxonomy import Soort
from uri.testing import meldingen, registers, signalen, zaken

pytestmark = pytest.mark.filterwarnings("ignore:Dask support is moving out:FutureWarning")  # narwhals on its own plans

FEW = settings(max_examples=1, suppress_health_check=[*HealthCheck], phases=[Phase.generate])
"""One register with many cases for each engine, as what takes time is to ask an engine at all."""

STANDDATUM = date(2024, 12, 31)


def varied(register: Register) -> bool:
    """Tell whether cases differ: what Hypothesis draws first has the simplest case over and over."""
    return len({(case.soort, case.hoofdcategorie, case.jaar) for case in register}) >= 10


WIDE = registers(zaken=st.one_of(zaken(), meldingen(), signalen()), least=25, most=50).filter(varied)
VALID = registers(least=25, most=50).filter(varied)

Arrow = Callable[..., pa.Table]


def shuffled(table: pa.Table) -> pa.Table:
    """Put the rows in another order, the same each time: engines keep none."""
    return table.take(np.random.default_rng(5).permutation(len(table)))


def twice(register: Register) -> Register:
    """Repeat some cases, and some of their kenmerken."""
    return Register.concat([register, register.take(np.arange(0, len(register), 3))], parts=True)


@FEW
@given(register=WIDE)
def test_the_cube_of_a_frame_is_that_of_its_register(engine: Any, arrow: Arrow, register: Register) -> None:
    table = arrow(register)
    read = Register.from_frame(table.to_pandas())
    for soort in Soort:
        counted = Kubus.from_frame(engine.frame(table), soort, standdatum=STANDDATUM, verslagjaar=2024)
        assert counted == Kubus.from_register(read, soort, standdatum=STANDDATUM, verslagjaar=2024)


@FEW
@given(register=WIDE)
def test_the_findings_on_a_frame_are_those_on_its_register(engine: Any, arrow: Arrow, register: Register) -> None:
    table = arrow(twice(register), rij=True)
    frame = Frame(engine.frame(shuffled(table) if engine.lazy else table), rij="rij")
    found = uri.check(frame, standdatum=STANDDATUM, zonder=["Dienst X"], organisatie="Ministerie A")
    read = Register.from_frame(table.drop_columns(["rij"]).to_pandas())
    wanted = uri.check(read, standdatum=STANDDATUM, zonder=["Dienst X"], organisatie="Ministerie A")
    assert found.tallies == wanted.tallies
    assert list(found) == list(wanted)


@FEW
@given(register=WIDE)
def test_without_row_numbers_a_finding_says_in_how_many_rows(engine: Any, arrow: Arrow, register: Register) -> None:
    table = arrow(twice(register))
    found = uri.check(engine.frame(table), standdatum=STANDDATUM)
    wanted = uri.check(Register.from_frame(table.to_pandas()), standdatum=STANDDATUM)
    assert found.tallies == wanted.tallies
    assert found.counts().keys() == wanted.counts().keys()
    assert per_rule(found) == Counter(wanted.counts())
    if engine.lazy:
        assert {each.place.row for each in found} <= {None}


def per_rule(findings: Findings) -> Counter[str]:
    """Add up the rows that findings speak of."""
    numbers: Counter[str] = Counter()
    for each in findings:
        said = re.search(r"in (\d+) (?:rij|rijen)$", "" if each.found is None else each.found.nl)
        numbers[each.rule] += int(said[1]) if said and each.place.row is None else 1
    return numbers


def test_the_tables_of_a_frame_are_those_of_its_register(engine: Any, arrow: Arrow) -> None:
    """The list of cases needs the cases: a lazy frame says that it has none."""
    dossier = uri.read_dossier("examples/bzk-2023")
    assert dossier.register is not None
    table = arrow(dossier.register)
    made = uri.rapport(engine.frame(table))
    wanted = uri.rapport(Register.from_frame(table.to_pandas()))
    lacking = {"overzicht"} if engine.lazy else set()
    assert {name for name, tabel in wanted.tabellen.items() if made.tabellen[name] != tabel} == lacking
    if engine.lazy:
        assert [note.en for note in made.tabellen["overzicht"].noten] == ["There are no cases to list."]


@FEW
@given(register=VALID, data=st.data())
def test_figures_of_a_generated_register_agree(
    engine: Any,
    arrow: Arrow,
    register: Register,
    data: st.DataObject,
) -> None:
    """A year and an organisation are chosen out of several, with what that leaves out."""
    if engine.slow:
        pytest.skip("it takes seconds to answer, and the tables come of the same cube")
    table = arrow(register)
    read = Register.from_frame(table.to_pandas())
    names = [name for name in read.organisaties if name]
    name = data.draw(st.sampled_from(names)) if names else None
    year = data.draw(st.sampled_from(read.select(organisatie=name).jaren))
    for make in (uri.schendingen, uri.afdoeningen, uri.kerncijfers, uri.signalen, uri.aangetoond_per_jaar):
        made = make(engine.frame(table), verslagjaar=year, organisatie=name)
        assert made == make(read, verslagjaar=year, organisatie=name)


@pytest.mark.parametrize("rows", [0, 1])
def test_a_frame_may_have_hardly_a_row(engine: Any, arrow: Arrow, rows: int) -> None:
    """An engine that plans at length is asked of the columns that must be there."""
    case = melding("financieel")
    table = arrow(Register.from_records([case]), rij=True).slice(0, rows)
    if engine.planning:
        table = table.select(["soort", "hoofdcategorie", "uitkomst", "verslagjaar", "ontvangen", "rij"])
    register = Register.from_records([case][:rows])
    assert Kubus.from_frame(engine.frame(table)) == Kubus.from_register(register)
    found = uri.check(Frame(engine.frame(table), rij="rij"))
    assert found.tallies == uri.check(register).tallies
    assert list(found) == list(uri.check(register))
