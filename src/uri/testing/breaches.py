"""Ways to break one rule, and nothing else, in a valid register, dossier or table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import attrs
from hypothesis import strategies as st

from uri.aggregate import Dossier, RelatieSoort, Tabel
from uri.findings import Place
from uri.model import Kerncijfers, Personeel
from uri.register import Register
from uri.taxonomy import Onderdeel, Organisaties, Soort, organisaties
from uri.testing.case_breaches import CASE_BREAKERS, DAYS, closed
from uri.testing.case_strategies import meldingen


@attrs.frozen(kw_only=True)
class Breuk:
    """A register, dossier or table that breaks one rule.

    Attributes:
        regel: The id of the rule.
        x: The register, dossier or table.
        place: The place at which the rule must report it.
        beside: The further arguments that `uri.check` needs to see it, such as the standdatum.
    """

    regel: str
    x: Register | Dossier | Tabel
    place: Place
    beside: Mapping[str, Any] = attrs.field(factory=dict)


def breuken(*, regel: str, x: Register | Dossier | Tabel) -> st.SearchStrategy[Breuk]:
    """Draw ways to break one rule in a valid register, dossier or table.

    >>> import uri
    >>> from hypothesis import given, settings, strategies as st
    >>> from uri.testing import registers
    >>> @settings(max_examples=5, database=None)
    ... @given(registers(most=3).flatmap(lambda valid: breuken(regel="URI-M-geen-betrokkene", x=valid)))
    ... def test_a_melding_without_a_person_is_reported(breuk):
    ...     findings = uri.check(breuk.x, **breuk.beside)
    ...     assert breuk.regel in {finding.rule for finding in findings}
    >>> test_a_melding_without_a_person_is_reported()

    Args:
        regel: The id of a rule: one on cases (``URI-M-…``) or on registers (``URI-R-…``) for a register, one on the
            figures of a dossier for a dossier, one on tables (``URI-T-…``) for a table that has such a relation.
        x: The valid register, dossier or table.

    Returns:
        A strategy. It is empty where `x` gives no room to break the rule: an edition with a row for every measure
        has none outside it.

    Raises:
        ValueError: The rule is none for the class of `x`.
    """
    if isinstance(x, Tabel) and regel in set(RelatieSoort):
        return _broken_tables(RelatieSoort(regel), x)
    if isinstance(x, Dossier) and regel in _DOSSIERS:
        return _DOSSIERS[regel](x)
    if isinstance(x, Register) and regel in _REGISTERS:
        return _REGISTERS[regel](x)
    if isinstance(x, Register) and regel in CASE_BREAKERS:
        return _broken_row(regel, x)
    msg = f"{regel} is no rule on a {type(x).__name__}"
    raise ValueError(msg)


def breekbaar() -> tuple[str, ...]:
    """Name the rules that can be broken in a register."""
    return (*CASE_BREAKERS, *_REGISTERS)


@st.composite
def _broken_row(draw: st.DrawFn, regel: str, register: Register) -> Breuk:
    """Break one row of a register, or a new one at its end."""
    rows = register.to_records()
    index = draw(st.integers(0, len(rows)))
    melding = meldingen(editie=register.editie)
    case = rows[index] if index < len(rows) and rows[index].soort is Soort.MELDING else draw(melding)
    broken = CASE_BREAKERS[regel](draw, case, register)
    rows[index : index + 1] = [broken.case]
    return Breuk(
        regel=regel,
        x=Register.from_records(rows, editie=register.editie),
        place=Place(row=index + 1, column=broken.field),
        beside=broken.beside,
    )


# ----------------------------------------------------------------------------------------------------------- registers


@st.composite
def _repeated_case(draw: st.DrawFn, regel: str, field: str | None, register: Register, *, kenmerk: bool) -> Breuk:
    """Add a case, and then one that repeats its kenmerk, or all but that."""
    base = attrs.evolve(draw(meldingen(editie=register.editie)), kenmerk=None, omschrijving=None)
    first = closed(base, kenmerk="K-1 ", omschrijving="eerste geval", afgerond=draw(DAYS))
    other = attrs.evolve(first, kenmerk="K-2")
    second = attrs.evolve(first, omschrijving="tweede geval") if kenmerk else other
    rows = [*register.to_records(), first, second]
    order = draw(st.sampled_from([rows, [first, *rows[:-2], rows[-1]]]))
    return Breuk(
        regel=regel,
        x=Register.from_records(order, editie=register.editie),
        place=Place(row=len(order), column=field),
    )


_REGISTERS: Mapping[str, Callable[[Register], st.SearchStrategy[Breuk]]] = {
    "URI-R-kenmerk-dubbel": lambda x: _repeated_case("URI-R-kenmerk-dubbel", "kenmerk", x, kenmerk=True),
    "URI-R-zelfde-zaak": lambda x: _repeated_case("URI-R-zelfde-zaak", None, x, kenmerk=False),
}


# ------------------------------------------------------------------------------------------------------------ dossiers


@st.composite
def _wrong_stock(draw: st.DrawFn, dossier: Dossier) -> Breuk:
    """State figures of an earlier year, of which there are no cases, that do not add up."""
    year = dossier.verslagjaar - 1
    begin, received, closed, off = (draw(st.integers(1, 40)) for _ in range(4))
    end = begin + received + closed + off  # too many: what was closed is no longer open
    stated = Kerncijfers(jaar=year, meldingen=closed, open_begin=begin, ontvangen=received, open_eind=end)
    return Breuk(
        regel="URI-R-voorraad",
        x=attrs.evolve(dossier, kerncijfers=(stated,)),
        place=Place(table="kerncijfers", code="open_eind", column=str(year)),
    )


@st.composite
def _other_scope(draw: st.DrawFn, dossier: Dossier) -> Breuk:
    """State only numbers of employees that leave out another part."""
    staff = Personeel(jaar=dossier.verslagjaar, aantal=draw(st.integers(1, 9000)), zonder="Dienst Z")
    return Breuk(
        regel="URI-R-omvang",
        x=attrs.evolve(dossier, personeel=(staff,)),
        place=Place(table="kerncijfers", code="meldingen_per_100_medewerkers", column=str(dossier.verslagjaar)),
    )


@st.composite
def _gone_organisation(draw: st.DrawFn, dossier: Dossier) -> Breuk:
    """Report of a year in which an organisation was there no more, or not yet."""
    gone = [one for one in organisaties().organisaties if not one.geldig.in_jaar(dossier.verslagjaar)]
    name = draw(st.sampled_from([one.code for one in gone]))
    return Breuk(
        regel="URI-R-organisatie-jaar",
        x=attrs.evolve(dossier, organisatie=name, register=None),
        place=Place(key="organisatie"),
    )


@st.composite
def _strange_part(draw: st.DrawFn, dossier: Dossier) -> Breuk:
    """Leave out a part that is not in the file of parts."""
    parts = tuple(Onderdeel(geheel=str(dossier.organisatie), naam=name) for name in ("Dienst Noord", "Dienst Zuid"))
    strange = draw(st.sampled_from(["Dienst Zuit", "Kantine"]))
    return Breuk(
        regel="URI-R-onderdeel-onbekend",
        x=attrs.evolve(
            dossier,
            organisaties=Organisaties(onderdelen=parts),
            zonder=frozenset({strange, "dienst noord"}),
            register=None,
            personeel=(),
            financiele_belangen=(),
        ),
        place=Place(column="onderdeel"),
    )


_DOSSIERS: Mapping[str, Callable[[Dossier], st.SearchStrategy[Breuk]]] = {
    "URI-R-voorraad": _wrong_stock,
    "URI-R-omvang": _other_scope,
    "URI-R-organisatie-jaar": _gone_organisation,
    "URI-R-onderdeel-onbekend": _strange_part,
}


# -------------------------------------------------------------------------------------------------------------- tables


def _broken_tables(soort: RelatieSoort, tabel: Tabel) -> st.SearchStrategy[Breuk]:
    """Change one cell of a table so that relations of one kind are broken, and no others."""
    changes = [
        (cell, by) for relation in tabel.relaties if relation.soort is soort for cell in relation.links for by in (1, 7)
    ]
    broken = [_with_cell(tabel, cell, partial(_raised_figure, tabel, soort, by)) for cell, by in changes]
    alone = [table for table in broken if {relation.soort for relation in table.broken()} == {soort}]
    return (
        st.sampled_from([Breuk(regel=soort.value, x=table, place=_first_place(table)) for table in alone])
        if alone
        else st.nothing()
    )


def _raised_figure(tabel: Tabel, soort: RelatieSoort, by: int, cell: Any) -> Any:  # noqa: ANN401 (a cell)
    """Raise a number, far enough to be more than the whole where the relation allows a part."""
    numbers = (value for row in tabel.cellen for value in row if isinstance(value, int))
    return cell + by + (sum(numbers) if soort.hoogstens else 0) if isinstance(cell, int) else cell


def _with_cell(tabel: Tabel, cell: tuple[str, str], change: Callable[[Any], Any]) -> Tabel:
    columns = [column.naam for column in tabel.kolommen]
    cells = tuple(
        tuple(
            change(value) if (row.code, column) == cell else value
            for column, value in zip(columns, values, strict=True)
        )
        for row, values in zip(tabel.rijen, tabel.cellen, strict=True)
    )
    return attrs.evolve(tabel, cellen=cells)


def _first_place(tabel: Tabel) -> Place:
    relation = tabel.broken()[0]
    row, column = (relation.rechts if relation.soort is RelatieSoort.SOM else relation.links)[0]
    return Place(table=tabel.naam, code=row, column=column)
