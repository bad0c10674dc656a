"""The types of a register, and of reading and writing it."""

from pathlib import Path
from typing import Any, Literal, assert_type

import pandas as pd

import uri


def records_in_and_out(meldingen: list[uri.Melding]) -> None:
    register = uri.Register.from_records(meldingen, editie="bzk-2023")
    assert_type(register, uri.Register)
    for record in register.to_records():
        assert_type(record.uitkomst, uri.Uitkomst)
    both = [*meldingen, uri.Signaal(hoofdcategorie=uri.Schendingstype.GEWELD, verslagjaar=2024)]
    assert_type(uri.Register.from_records(both), uri.Register)


def a_frame_in_and_out(frame: pd.DataFrame) -> None:
    register = uri.Register.from_frame(
        frame, mapping={"Nr": "kenmerk", "Regio": None}, constants={"verslagjaar": 2024}, lezing={"Geen": "aangetoond"}
    )
    assert_type(register, uri.Register)
    assert_type(register.to_frame(), pd.DataFrame)
    assert_type(uri.Frame(frame, editie="bzk-2023", rij="Nr"), uri.Frame)


def it_has_a_length_and_is_gone_through(register: uri.Register) -> None:
    assert_type(len(register), int)
    for record in register:
        assert_type(record.kenmerk, str | None)
        assert_type(record.hoofdcategorie, uri.Schendingstype)
        assert_type(record.jaar, int | None)


def it_tells_what_is_in_it(register: uri.Register) -> None:
    assert_type(register.editie, uri.Editie)
    assert_type(register.jaren, tuple[int, ...])
    assert_type(register.organisaties, tuple[str | None, ...])
    assert_type(register.place(0, "uitkomst"), uri.Place)


def it_is_chosen_from_and_added(registers: list[uri.Register]) -> None:
    first, second = registers
    assert_type(first + second, uri.Register)
    assert_type(sum(registers, start=uri.Register.from_records([])), uri.Register)
    assert_type(first.select(verslagjaar=2024, organisatie="Ministerie", onderdeel="Dienst"), uri.Register)


def files(path: Path) -> None:
    assert_type(uri.read_register("zaken.csv"), uri.Register)
    register = uri.read_register(path, editie="bzk-2023", lezing={"Geen afdoening": "aangetoond"}, header_row=3)
    assert_type(register, uri.Register)
    reading = uri.scan_register(path, sheet="2024", mapping={"Nr": None})
    assert_type(reading, uri.Reading)
    assert_type(reading.register, uri.Register)
    assert_type(reading.findings, uri.Findings)
    assert_type(reading.rows, int)
    assert_type(reading.rejected, tuple[int, ...])
    assert_type(reading.accepted(), uri.Register)
    uri.write_register(register, path)
    uri.write_template("leeg.xlsx", editie=uri.editie())
    uri.write_template("rapport", verslagjaar=2024, language="en")


def a_register_is_a_sequence(register: uri.Register) -> None:
    case = register[0]
    assert_type(case.hoofdcategorie, uri.Schendingstype)
    assert_type(case.kenmerk, str | None)
    assert_type(register[-1].jaar, int | None)
    assert_type(register[1:3], uri.Register)
    assert_type(len(register), int)
    for record in register:
        assert_type(record.uitkomst, uri.Uitkomst)


def a_register_is_chosen_from(register: uri.Register) -> None:
    assert_type(register.where(lambda m: m.uitkomst == "aangetoond"), uri.Register)
    assert_type(register.where(lambda m: m.ontvangen is not None and m.ontvangen.year == 2024), uri.Register)
    assert_type(register.filter(uitkomst="aangetoond"), uri.Register)
    assert_type(register.filter(uitkomst=uri.Uitkomst.AANGETOOND, verslagjaar=2024), uri.Register)


def registers_are_summed(registers: list[uri.Register]) -> None:
    """A sum may be of nothing, so its type holds zero; a sum from a register on is a register."""
    assert_type(sum(registers), uri.Register | Literal[0])
    assert_type(sum(registers[1:], start=registers[0]), uri.Register)


def registers_are_put_together(registers: list[uri.Register]) -> None:
    assert_type(uri.Register.concat(registers), uri.Register)


def an_own_file_is_mapped(path: Path) -> None:
    mapping = uri.propose(path)
    assert_type(mapping, uri.Koppeling)
    uri.write_koppeling(mapping, path)
    assert_type(uri.read_koppeling(path), uri.Koppeling)
    assert_type(uri.read_register(path, koppeling=mapping), uri.Register)
    assert_type(uri.json_schema("register")["type"], Any)
